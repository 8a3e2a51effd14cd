"""French sentences for the files that others put into the published folder. Apart from what looks for them, which a build without change asks too."""

from collections.abc import Sequence

from generator.pages.mots.typographie import accord
from generator.sources.journal import extrait

_DITS = 10  # files that a message names


def dire_les_etrangers(chemins: Sequence[str]) -> tuple[str, ...]:
    """French sentences for files of others that stay where they are; none where there are none."""
    if not chemins:
        return ()
    nombre = accord(
        len(chemins), "fichier que ce programme n’a pas écrit, et qui y reste", "fichiers que ce programme n’a pas écrits, et qui y restent"
    )
    return (
        f"Le dossier publié contient {nombre} : {_nommer(chemins)}.",
        "Pour qu’ils soient publiés depuis le projet, les mettre dans son dossier « tel-quel » ; pour ne plus le dire, les nommer dans « conserver » "
        "(referentiels/site.yml) ; sinon, les effacer.",
    )


def dire_mis_de_cote(chemins: Sequence[str]) -> tuple[str, ...]:
    """French sentences for files that had to leave the published folder, and are kept elsewhere; none where there are none."""
    if not chemins:
        return ()
    nombre = accord(len(chemins), "fichier du dossier publié n’est pas du site", "fichiers du dossier publié ne sont pas du site")
    return (
        f"{nombre[0].upper()}{nombre[1:]}, et cette machine ne sait plus qui l’a écrit, ou une page est à sa place. Mis de côté : {_nommer(chemins)}.",
        "Pour que de tels fichiers soient publiés, les mettre dans le dossier « tel-quel » du projet, ou les nommer dans « conserver » "
        "(referentiels/site.yml).",
    )


def _nommer(chemins: Sequence[str]) -> str:
    dits = ", ".join(extrait(chemin, 100) for chemin in chemins[:_DITS])
    return f"{dits}, et {accord(len(chemins) - _DITS, 'autre', 'autres')}" if len(chemins) > _DITS else dits
