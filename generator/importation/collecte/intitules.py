"""The headings of the sheet that partners fill in, by which its columns are known again wherever they are moved."""

from enum import StrEnum

from generator.calculs.mots import mots

FEUILLE = "Saisie"


class Colonne(StrEnum):
    """The columns of the sheet, in the order in which it is written; the value is the heading. Those of `A_REMPLIR` are to be filled in."""

    PROMESSE = "Promesse"
    INDICATEUR = "Indicateur"
    PRECISION = "Précision"
    LIEU = "Lieu"
    PARTIE = "De qui"
    UNITE = "Unité"
    DERNIERS = "Derniers chiffres publiés"
    CIBLE = "Cible"
    PERIODE = "Période du chiffre"
    CHIFFRE = "Votre chiffre"
    ETAT = "État du chiffre"
    SOURCE = "Source"
    COMMENTAIRE = "Commentaire"
    REPERE = "Repère (ne pas modifier)"


A_REMPLIR = (Colonne.PERIODE, Colonne.CHIFFRE, Colonne.ETAT, Colonne.SOURCE, Colonne.COMMENTAIRE)
_PAR_MOTS = {mots(colonne): colonne for colonne in Colonne} | {mots("Repère"): Colonne.REPERE}


def colonne_de(intitule: str) -> Colonne | None:
    """The column that a heading names, without regard to capitals, accents and signs («VOTRE CHIFFRE :»)."""
    return _PAR_MOTS.get(mots(intitule))
