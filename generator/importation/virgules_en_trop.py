"""Rows of a text that are longer than its heading: the comma that separates its cells stands in its numbers too («Orly,12,5»), and no figure of it is sure."""

from generator.importation.blocs import Bloc2D
from generator.importation.grille import Grille
from generator.model.importation import RefusDeCellule


def refus_des_virgules_en_trop(grille: Grille, bloc: Bloc2D) -> list[RefusDeCellule]:
    """One for each row whose cells go past the last heading. None where the heading leaves room for words without one («Commune,Taux,»)."""
    if grille.feuille.separateur != "," or not bloc.entetes:
        return []
    tetes = max((colonne for ligne in bloc.entetes for colonne in grille.pleines(ligne)), default=-1) + 1
    place = max(len(grille.feuille.rangees[ligne]) for ligne in bloc.entetes)
    refus = []
    for ligne in range(bloc.premier, bloc.dernier + 1):
        trop = [colonne for colonne in grille.pleines(ligne) if colonne >= tetes]
        if any(colonne >= place or grille.est_nombre(ligne, colonne) for colonne in trop):
            refus.append(_refus(grille, ligne, tetes))
    return refus


def _refus(grille: Grille, ligne: int, tetes: int) -> RefusDeCellule:
    pleines = grille.pleines(ligne)
    raison = (
        f"La ligne a {pleines[-1] + 1} cellules pour {tetes} en-têtes : une virgule qui sépare les cellules est sans doute aussi dans un nombre. "
        'Aucun chiffre du tableau n’est lu. Enregistrer le fichier avec des points-virgules, ou écrire entre guillemets les nombres à virgule ("12,5").'
    )
    ecrite = ",".join(grille.texte(ligne, colonne) for colonne in range(pleines[-1] + 1))
    return RefusDeCellule(grille.feuille.nom, grille.feuille.adresse(ligne, tetes), ecrite[:200], raison)
