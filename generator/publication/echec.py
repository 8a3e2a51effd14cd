"""Why a site could not be made although the data are sound, in French sentences for the person who runs the command."""

import errno
import os
from pathlib import Path

_RAISONS = {
    errno.ENOSPC: "il n’y a plus de place sur le disque",
    errno.EDQUOT: "le quota de disque est atteint",
    errno.EFBIG: "le fichier dépasse la taille permise",
    errno.EACCES: "droits insuffisants",
    errno.EPERM: "droits insuffisants",
    errno.EROFS: "le disque est en lecture seule",
    errno.ENOENT: "introuvable",
    errno.ENOTDIR: "ce n’est pas un dossier",
    errno.EISDIR: "c’est un dossier",
    errno.EEXIST: "existe déjà",
    errno.EBUSY: "occupé par le système",
    errno.EXDEV: "sur un autre disque",
    errno.EMFILE: "trop de fichiers ouverts",
    errno.ENAMETOOLONG: "nom trop long",
    errno.EADDRINUSE: "ce port sert déjà à un autre programme",
    errno.EIO: "erreur du disque",
    errno.EPIPE: "le programme qui le lisait s’est arrêté",
}


class ConstructionImpossible(RuntimeError):
    """The site cannot be made; `lignes` say why, in French."""

    def __init__(self, *lignes: str) -> None:
        super().__init__(*lignes)
        self.lignes = lignes


class ToutRefaire(RuntimeError):
    """A builder cannot make the pages that it was asked for without all others of the site."""


class CopieAbimee(RuntimeError):
    """A file of the folder of the build is not what the inventory says; `chemin` is where it was to be published."""

    def __init__(self, chemin: str) -> None:
        super().__init__(chemin)
        self.chemin = chemin


def dire_erreur_systeme(erreur: OSError) -> str:
    """One French sentence for an error of the operating system."""
    raison = _RAISONS.get(erreur.errno or 0, erreur.strerror or str(erreur))
    if erreur.errno == errno.EADDRINUSE:
        return f"{raison[0].upper()}{raison[1:]}. En choisir un autre (--port)."
    objet = f"Impossible d’écrire ou de lire « {erreur.filename} »" if erreur.filename else "Impossible d’écrire ou de lire un fichier"
    return f"{objet} : {raison}. Vérifier l’espace et les droits."


def dire_echange_refuse(public: Path, erreur: OSError) -> tuple[str, ...]:
    """French sentences for a system that lets nobody put a folder in the place of `public`."""
    if os.path.ismount(public) or erreur.errno in (errno.EBUSY, errno.EXDEV):
        return (
            f"« {public} » est un point de montage : il ne peut pas être remplacé en une fois, et le site n’est jamais changé à moitié.",
            f"Publier dans un dossier qui s’y trouve (« --public {public / 'site'} »), ou monter le dossier « {public.parent} ».",
        )
    raison = _RAISONS.get(erreur.errno or 0, erreur.strerror or str(erreur))
    return (
        f"« {public} » ne peut pas être remplacé : {raison}.",
        f"Donner le droit d’écrire dans « {public.parent} » : le site y est préparé à côté, puis échangé en une fois. La prochaine construction publiera.",
    )
