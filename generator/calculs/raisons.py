"""Why a status says what it says, and the formula that it comes from."""

from enum import StrEnum


class Raison(StrEnum):
    """Why a status says what it says, or why figures cannot be held against the target."""

    AUCUNE = ""
    A_DEFINIR = "a_definir"
    SANS_CHIFFRE = "sans_chiffre"
    SECRET = "secret"
    SANS_CIBLE = "sans_cible"
    CIBLE_EN_MOTS = "cible_en_mots"
    CHIFFRES_EN_MOTS = "chiffres_en_mots"
    VENTILES_SEULEMENT = "ventiles_seulement"
    PLUSIEURS_LIEUX = "plusieurs_lieux"
    AUTRE_LIEU = "autre_lieu"
    LIEUX_MANQUANTS = "lieux_manquants"
    TOUT_INCONNU = "tout_inconnu"
    PORTEE_INCONNUE = "portee_inconnue"
    ANNEES_MANQUANTES = "annees_manquantes"
    SANS_REFERENCE = "sans_reference"
    AVANT_LE_CONTRAT = "avant_le_contrat"
    VALEUR_DE_DEPART = "valeur_de_depart"
    CHIFFRE_ANCIEN = "chiffre_ancien"
    ESTIMATION = "estimation"
    TENU_A_CE_JOUR = "tenu_a_ce_jour"
    RETIRE = "retire"


class Formule(StrEnum):
    """The formula of a rate or a status, printed on pages; its terms are roles of `avancement.ChiffreEmploye`."""

    CHEMIN = "taux = (valeur − référence) ÷ (cible − référence)"
    OUI_NON = "taux = 1 si valeur = cible, 0 sinon"
    MAINTIEN = "taux = 1 si minimum ≤ valeur ≤ maximum, non défini sinon"
    COMPARAISON = "pas de taux : la valeur est comparée à la cible"
    DIRECTION = "pas de taux : la valeur est comparée à la référence"
    AUCUNE = ""
