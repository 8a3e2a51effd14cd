"""The sheet that a partner fills in: one row for each figure, its mark at the end."""

from collections.abc import Callable

from openpyxl.formatting.rule import FormulaRule
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.calculs.collecte import ChiffreDemande
from generator.importation.collecte.etats import ETATS
from generator.importation.collecte.intitules import A_REMPLIR, FEUILLE, Colonne
from generator.model.periode import GenrePeriode
from generator.pages.mots.typographie import INSECABLE, accord, francais, periode_fr
from generator.publication.collecte.apparence import (
    ALERTE,
    CADRE,
    GRIS,
    PALE,
    case_a_remplir,
    ecrire_mots,
    hauteur,
    mettre_en_page,
    plein,
    proteger,
)
from generator.publication.collecte.demande import DemandeDeChiffres, cible_dite, derniers_dits, precision_dite, promesse_dite, unite_dite
from generator.publication.collecte.regles_de_saisie import ReglesDeSaisie

ENTETE = 3  # the row of headings
_LARGEURS = {
    Colonne.PROMESSE: 23,
    Colonne.INDICATEUR: 32,
    Colonne.PRECISION: 26,
    Colonne.LIEU: 15,
    Colonne.PARTIE: 14,
    Colonne.UNITE: 10,
    Colonne.DERNIERS: 19,
    Colonne.CIBLE: 20,
    Colonne.PERIODE: 11,
    Colonne.CHIFFRE: 13,
    Colonne.ETAT: 14,
    Colonne.SOURCE: 19,
    Colonne.COMMENTAIRE: 22,
    Colonne.REPERE: 9,
}
_LUES = tuple(colonne for colonne in Colonne if colonne not in A_REMPLIR and colonne is not Colonne.REPERE)
_FACULTATIVES = (Colonne.PROMESSE, Colonne.PRECISION, Colonne.PARTIE, Colonne.DERNIERS, Colonne.CIBLE)


def ecrire_la_saisie(classeur: Workbook, demande: DemandeDeChiffres) -> None:
    """Add the sheet to the workbook."""
    feuille = classeur.create_sheet(FEUILLE)
    mots: dict[Colonne, Callable[[ChiffreDemande], str]] = {
        Colonne.PROMESSE: promesse_dite,
        Colonne.INDICATEUR: lambda un: un.indicateur.libelle,
        Colonne.PRECISION: precision_dite,
        Colonne.LIEU: demande.lieu,
        Colonne.PARTIE: demande.partie,
        Colonne.UNITE: unite_dite,
        Colonne.DERNIERS: derniers_dits,
        Colonne.CIBLE: cible_dite,
        Colonne.REPERE: demande.repere,
    }
    colonnes = [colonne for colonne in Colonne if colonne not in _FACULTATIVES or _sert(colonne, mots[colonne], demande)]
    _tete(feuille, demande, colonnes)
    regles = ReglesDeSaisie()
    for ligne, un in enumerate(demande.chiffres, ENTETE + 1):
        dits = [(mots[colonne](un), _LARGEURS[colonne], colonne is Colonne.INDICATEUR) for colonne in colonnes if colonne in _LUES]
        feuille.row_dimensions[ligne].height = hauteur(dits, au_moins=32)
        for rang, colonne in enumerate(colonnes, 1):
            if colonne in A_REMPLIR:
                _case(feuille, ligne, rang, colonne, un, demande, regles)
            elif colonne is Colonne.REPERE:
                ecrire_mots(feuille, ligne, rang, mots[colonne](un), taille=7, couleur=GRIS, fond=PALE, renvoi=False)
            else:
                gras = colonne is Colonne.INDICATEUR
                ecrire_mots(feuille, ligne, rang, mots[colonne](un), gras=gras, fond=PALE, cadre=CADRE, retrait=1)
    regles.poser(feuille)
    _finir(feuille, demande, colonnes)


def _sert(colonne: Colonne, mots: Callable[[ChiffreDemande], str], demande: DemandeDeChiffres) -> bool:
    """True where a column that may be left out says something."""
    if colonne is Colonne.PARTIE:
        return any(un.ventilation for un in demande.chiffres)
    return any(mots(un) for un in demande.chiffres)


def _tete(feuille: Worksheet, demande: DemandeDeChiffres, colonnes: list[Colonne]) -> None:
    for rang in range(1, len(colonnes) + 1):
        ecrire_mots(feuille, 1, rang, "", fond=demande.couleur)
        ecrire_mots(feuille, 2, rang, "")
    titre = f"{demande.partenaire.nom} – chiffres {_de(demande)}"
    ecrire_mots(feuille, 1, 1, titre, taille=14, gras=True, couleur="FFFFFF", fond=demande.couleur, renvoi=False, milieu=True, retrait=1)
    combien = accord(len(demande.chiffres), "chiffre demandé", "chiffres demandés")
    consigne = francais(
        f"{combien}. Remplir les cases jaunes, une ligne par chiffre ; le reste est protégé, sans mot de passe. Explications : feuille « Lisez-moi »."
    )
    ecrire_mots(feuille, 2, 1, consigne, couleur=GRIS, renvoi=False, milieu=True, retrait=1)
    for rang, colonne in enumerate(colonnes, 1):
        remplir = colonne in A_REMPLIR
        fond = "8A6D00" if remplir else demande.couleur
        if colonne is Colonne.REPERE:
            ecrire_mots(feuille, ENTETE, rang, colonne, taille=7, couleur=GRIS, fond=PALE, milieu=True)
        else:
            ecrire_mots(feuille, ENTETE, rang, colonne, gras=True, couleur="FFFFFF", fond=fond, cadre=CADRE, milieu=True, retrait=1)
        feuille.column_dimensions[get_column_letter(rang)].width = _LARGEURS[colonne]
    feuille.row_dimensions[1].height, feuille.row_dimensions[2].height, feuille.row_dimensions[ENTETE].height = 30, 22, 33


def _de(demande: DemandeDeChiffres) -> str:
    """«de 2024», «de l’année scolaire 2023-2024»."""
    scolaire = demande.periode.genre is GenrePeriode.ANNEE_SCOLAIRE
    return f"{'de l’' if scolaire else 'de '}{periode_fr(demande.periode)}"


def _case(
    feuille: Worksheet, ligne: int, rang: int, colonne: Colonne, un: ChiffreDemande, demande: DemandeDeChiffres, regles: ReglesDeSaisie
) -> None:
    adresse = f"{get_column_letter(rang)}{ligne}"
    if colonne is Colonne.PERIODE:
        case = case_a_remplir(feuille, ligne, rang, format_="@")
        annee = demande.periode.genre is GenrePeriode.ANNEE
        case.value = int(demande.periode.texte) if annee else demande.periode.texte  # a number in a cell of words bears no green mark
        regles.periode(adresse)
        return
    en_mots = colonne is not Colonne.CHIFFRE or not un.indicateur.unite.numerique
    case_a_remplir(
        feuille, ligne, rang, droite=colonne is Colonne.CHIFFRE, format_="@" if en_mots and colonne is not Colonne.ETAT else "General"
    )
    if colonne is Colonne.CHIFFRE:
        regles.chiffre(un, adresse)
    elif colonne is Colonne.ETAT:
        regles.etat(adresse)


def _finir(feuille: Worksheet, demande: DemandeDeChiffres, colonnes: list[Colonne]) -> None:
    derniere = ENTETE + len(demande.chiffres)
    lettre = {colonne: get_column_letter(rang) for rang, colonne in enumerate(colonnes, 1)}
    feuille.freeze_panes = f"{get_column_letter(colonnes.index(Colonne.INDICATEUR) + 2)}{ENTETE + 1}"
    feuille.sheet_view.showGridLines = False
    feuille.sheet_view.zoomScale = 100
    # A figure beside a reason for its absence: the row says so at once.
    chiffre, etat = f"${lettre[Colonne.CHIFFRE]}{ENTETE + 1}", f"${lettre[Colonne.ETAT]}{ENTETE + 1}"
    sans = ",".join(f'{etat}="{nom}"' for nom, statut in ETATS.items() if statut.est_absence)
    plage = f"{lettre[Colonne.CHIFFRE]}{ENTETE + 1}:{lettre[Colonne.ETAT]}{derniere}"
    alerte = FormulaRule([f'AND({chiffre}<>"",OR({sans}))'], fill=plein(ALERTE))  # type: ignore[no-untyped-call] # the library has no types
    feuille.conditional_formatting.add(plage, alerte)
    proteger(feuille)
    feuille.print_title_rows = f"{ENTETE}:{ENTETE}"
    feuille.print_area = f"A1:{get_column_letter(len(colonnes) - 1)}{derniere}"
    mettre_en_page(feuille, paysage=True, pied=f"{demande.contrat.titre}{INSECABLE}: {demande.partenaire.nom}, {demande.periode.texte}")
    feuille.sheet_properties.tabColor = "8A6D00"
