"""School years on two digits: below «Année scolaire», or in a row of headings («21-22», «22-23», «23-24») where each begins as the one before it ends, which no ranges
of ages or sizes do."""

import re

from generator.calculs.mots import d_un_seul_tenant
from generator.importation.grille import Grille
from generator.model.classeur import CelluleLue, GenreDeCellule

_COURTE = re.compile(r"(?P<debut>[0-9]{2})\s?[-–]\s?(?P<fin>[0-9]{2})")
_TETES = frozenset(("anneescolaire", "anneesscolaires", "rentree", "rentreescolaire"))
_ENTETES = 12  # rows among which headings are looked for


def annee_scolaire_courte(texte: str) -> str:
    """«22-23» as «2022-2023»; empty for what is not two years that follow each other."""
    trouve = _COURTE.fullmatch(texte.strip())
    if trouve is None or int(trouve["fin"]) != int(trouve["debut"]) + 1 or not 0 < int(trouve["debut"]) < 50:
        return ""
    return f"20{trouve['debut']}-20{trouve['fin']}"


def avec_les_annees_scolaires(grille: Grille) -> Grille:
    """The same sheet, its short school years written whole."""
    posees: dict[tuple[int, int], CelluleLue] = {}
    for ligne in range(min(grille.hauteur, _ENTETES)):
        lues = {colonne: annee for colonne in grille.pleines(ligne) if (annee := annee_scolaire_courte(grille.texte(ligne, colonne)))}
        debuts = [int(annee[:4]) for annee in lues.values()]
        suivies = sorted(set(debuts)) == list(range(min(debuts, default=0), max(debuts, default=0) + 1))
        if len(set(debuts)) >= 2 and suivies and debuts[0] >= 2000:
            posees |= {(ligne, colonne): CelluleLue(GenreDeCellule.TEXTE, annee) for colonne, annee in lues.items()}
        for colonne in grille.pleines(ligne):
            if d_un_seul_tenant(grille.texte(ligne, colonne)) in _TETES:
                dessous = {suite: annee_scolaire_courte(grille.texte(suite, colonne)) for suite in range(ligne + 1, grille.hauteur)}
                posees |= {(suite, colonne): CelluleLue(GenreDeCellule.TEXTE, annee) for suite, annee in dessous.items() if annee}
    return grille.avec(posees)
