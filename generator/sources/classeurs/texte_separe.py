"""A text table (CSV, TSV) as rows of cells, whatever separates them and ends the lines."""

import csv
import io
import re
from collections import Counter

from generator.model.classeur import VIDE, CelluleLue, FeuilleLue, GenreDeCellule
from generator.sources.classeurs.cellules import sans_largeur_nulle
from generator.sources.classeurs.limites import CELLULES_MAX, ClasseurIllisible, trop_grand

SEPARATEURS = (";", "\t", "|", ",")
_TENU = re.compile(r'^\s*="([^"]*)"\s*$')  # by which programs keep Excel from taking the zero of a code away
_ESSAI = 300  # lines by which separators are compared


def lire_texte_separe(texte: str, nom: str) -> tuple[FeuilleLue, str]:
    """The one sheet of a text, called `nom`, and its separator (empty where there is one column). Raises ClasseurIllisible."""
    texte = sans_largeur_nulle(texte).replace("\r\n", "\n").replace("\r", "\n")
    annonce = ""
    if texte[:4].lower() == "sep=" and texte[4:5] and texte[5:6] in ("\n", ""):
        annonce = texte[4]
        texte = texte[5:]
    separateur = annonce or separateur_de(texte)
    rangees: list[tuple[CelluleLue, ...]] = []
    lues = 0
    for rangee in _rangees(texte, separateur or ";"):
        lues += len(rangee) or 1
        if lues > CELLULES_MAX:
            raise trop_grand(f"Le tableau a plus de {CELLULES_MAX // 1_000_000} millions de cellules")
        nus = (_TENU.sub(r"\1", mot) for mot in rangee)
        rangees.append(tuple(CelluleLue(GenreDeCellule.TEXTE, mot) if mot.strip() else VIDE for mot in nus))
    return FeuilleLue(nom, tuple(rangees), en_lignes=True, separateur=separateur), separateur


def separateur_de(texte: str) -> str:
    """The sign that cuts most lines in as many cells; empty where none cuts any."""
    lignes = texte.split("\n", _ESSAI)[:_ESSAI]
    debut = "\n".join(lignes)
    notes: dict[str, float] = {}
    for signe in SEPARATEURS:
        if signe not in debut:
            continue
        try:
            largeurs = Counter(
                len(rangee) for rangee in csv.reader(io.StringIO(debut), delimiter=signe) if any(mot.strip() for mot in rangee)
            )
        except csv.Error:
            continue
        coupees = Counter({largeur: combien for largeur, combien in largeurs.items() if largeur > 1})
        if coupees:
            largeur, combien = max(coupees.items(), key=lambda un: (un[1], un[0]))
            notes[signe] = combien / sum(largeurs.values()) + min(largeur, 50) / 10_000
    return max(notes, key=lambda signe: notes[signe]) if notes else ""


def _rangees(texte: str, separateur: str) -> list[list[str]]:
    lecteur = csv.reader(io.StringIO(texte, newline=""), delimiter=separateur)
    rangees = []
    while True:
        try:
            rangees.append(next(lecteur))
        except StopIteration:
            return rangees
        except csv.Error:
            ligne = lecteur.line_num
            raise ClasseurIllisible(
                f"La ligne {ligne} n’est pas du CSV lisible.", "Vérifier les guillemets : chacun doit être fermé.", f"ligne {ligne}"
            ) from None
