"""Reads a text file as French offices write them: UTF-8 with or without BOM, or Windows-1252 where that is allowed."""

import re
from pathlib import Path

from generator.model.lieu import Lieu
from generator.sources.journal import Journal

TAILLE_MAX = 20_000_000
# C0 and C1 controls but tab, line feed and carriage return; Unicode's two non-characters and lone surrogates.
INTERDITS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
# Marks that turn the direction of the words after them: they can make a page say something else than the file.
SENS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def lire_texte(chemin: Path, nom: str, journal: Journal, *, cp1252: bool = False) -> str | None:
    """The text of `chemin`, line ends as \\n, or None with a problem in `journal`. `nom` is how messages call the file."""
    lieu = Lieu(nom)
    try:
        if chemin.stat().st_size > TAILLE_MAX:
            journal.erreur(lieu, "fichier-trop-gros", "Le fichier dépasse 20 Mo.", "Le découper en plusieurs fichiers.")
            return None
        octets = chemin.read_bytes()
    except OSError as erreur:
        journal.erreur(
            lieu, "fichier-illisible", f"Le fichier ne peut pas être lu ({erreur.strerror}).", "Vérifier qu’il existe et ses droits."
        )
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
    if trouve := INTERDITS.search(texte) or SENS.search(texte):
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
