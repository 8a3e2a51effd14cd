"""Where the figures of a file come from: what is said now, or what was said of the last file of its layout, where that can hold for this one."""

import re
from hashlib import sha256

from generator.importation.ecarts import Ecarts
from generator.importation.temps_ecrits import temps_dans
from generator.model.classeur import ClasseurLu
from generator.model.importation import QuestionPosee
from generator.sources.imports import Correspondance

SOURCE = "source"
_ANNEE = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_NOM_DE_FICHIER = re.compile(r"\S\.(?:csv|tsv|txt|xlsx?|xlsm|ods|zip|json|geojson|pdf)\b", re.IGNORECASE)


def empreinte_de(classeur: ClasseurLu) -> str:
    """A print of all cells of a file: the same file has it, whatever its name."""
    return sha256(repr(classeur.feuilles).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def source_de(dite: str, deja: Correspondance | None, classeur: ClasseurLu, empreinte: str) -> str:
    """The source of a file's figures. Empty where the one that is kept names a time or a file, and this is another file: it cannot be told whether it is
    of this one too. A file of which none was ever given is its own."""
    if dite:
        return dite
    if deja is None or not deja.source or deja.source == deja.fichier:
        return classeur.fichier
    return deja.source if deja.empreinte == empreinte or not _datee(deja.source) else ""


def question_de_la_source(deja: Correspondance, ecarts: Ecarts) -> QuestionPosee | None:
    """Asks for the source, where figures wait for it; None where each says its own, or where none is to be written."""
    prets = (*ecarts.nouveaux, *(une.nouveau for une in ecarts.revises))
    sans = [une for une in prets if not une.source and not dict(une.dits).get("source")]
    if not sans:
        return None
    question = (
        f"D’où viennent ces chiffres ? La dernière fois, c’était « {deja.source} », qui nomme une date ou un fichier : "
        "rien n’est écrit tant que ce n’est pas dit (--source, ou en réponse)."
    )
    return QuestionPosee(SOURCE, question, combien=len(sans), bloque=True)


def _datee(source: str) -> bool:
    return bool(_ANNEE.search(source) or _NOM_DE_FICHIER.search(source) or temps_dans(source))
