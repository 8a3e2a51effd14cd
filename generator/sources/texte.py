"""Reads a text file as French offices write them: UTF-8 with or without BOM, or Windows-1252 where that is allowed."""

import errno
import re
import stat
from pathlib import Path

from generator.model.lieu import Lieu
from generator.sources.journal import Journal

TAILLE_MAX = 20_000_000
# C0 and C1 controls but tab and line feed; line ends that editors do not count; marks that turn the direction of the words after
# them, with which a page can say something else than the file; a byte order mark inside the text, non-characters, lone surrogates.
INVISIBLES = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]")
RAISONS = {
    errno.ENOENT: "il n’existe pas",
    errno.ENOTDIR: "il n’existe pas",
    errno.EISDIR: "c’est un dossier",
    errno.EACCES: "la lecture n’est pas permise",
    errno.EPERM: "la lecture n’est pas permise",
    errno.ELOOP: "ses liens symboliques tournent en rond",
    errno.ENAMETOOLONG: "son nom est trop long",
}


def lire_texte(chemin: Path, nom: str, journal: Journal, *, cp1252: bool = False, taille_max: int = TAILLE_MAX) -> str | None:
    """The text of `chemin`, line ends as \\n, or None with a problem in `journal`. `nom` is how messages call the file."""
    lieu = Lieu(nom)
    try:
        etat = chemin.stat()
        if stat.S_ISDIR(etat.st_mode):
            raise IsADirectoryError(errno.EISDIR, "")
        if not stat.S_ISREG(etat.st_mode):  # a pipe or a device may never end
            raise OSError(0, "")
        if etat.st_size > taille_max:
            limite = f"Le fichier dépasse {taille_max // 1_000_000} Mo."
            journal.erreur(lieu, "fichier-trop-gros", limite, "Le découper en plusieurs fichiers.")
            return None
        octets = chemin.read_bytes()
    except OSError as erreur:
        raison = RAISONS.get(erreur.errno or 0, "ce n’est pas un fichier ordinaire")
        journal.erreur(lieu, "fichier-illisible", f"Le fichier ne peut pas être lu : {raison}.", "Vérifier qu’il existe et ses droits.")
        return None
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError as erreur:
        ligne, colonne = position(octets[: erreur.start].decode("utf-8-sig", "replace"))
        if not cp1252:
            journal.erreur(
                Lieu(nom, ligne, colonne),
                "encodage",
                "Le fichier n’est pas en UTF-8.",
                "L’enregistrer en UTF-8 (dans l’éditeur : « Enregistrer sous », encodage UTF-8).",
            )
            return None
        try:
            texte = octets.decode("cp1252")
        except UnicodeDecodeError:
            journal.erreur(
                Lieu(nom, ligne, colonne),
                "encodage",
                "Le fichier n’est ni en UTF-8 ni en Windows-1252.",
                "L’enregistrer en UTF-8 (CSV UTF-8).",
            )
            return None
    texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    if trouve := INVISIBLES.search(texte):
        ligne, colonne = position(texte[: trouve.start()])
        journal.erreur(
            Lieu(nom, ligne, colonne),
            "caractere-interdit",
            f"Un caractère invisible (U+{ord(trouve.group()):04X}) se trouve dans le texte.",
            "L’effacer : il vient souvent d’un copier-coller.",
        )
        return None
    return texte


def position(avant: str) -> tuple[int, int]:
    """Line and column (from 1) of what follows `avant`."""
    return avant.count("\n") + 1, len(avant) - (avant.rfind("\n") + 1) + 1
