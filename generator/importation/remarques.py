"""What was left aside of a table, in French sentences: a reader of the report must find all that the file has."""

from collections.abc import Iterator

from generator.calculs.nombres_dits import accord, nombre_fr
from generator.importation.a_savoir import a_savoir_du_tableau
from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.colonnes import VueDuTableau
from generator.importation.notes_du_tableau import mots_autour
from generator.importation.observations_du_tableau import TableauDObservations
from generator.importation.totaux_des_colonnes import SE_RECALCULE, SON_NOM_LE_DIT

_NOTES_DITES, _NOTE_DITE = 4, 160  # notes and letters that the text gives; all of them are in the JSON


def remarques_du_tableau(vue: VueDuTableau, tableau: TableauDObservations) -> Iterator[str]:
    """One sentence for each thing that was left aside."""
    feuille = vue.grille.feuille
    if vue.totaux:
        yield f"{nombre_fr(len(vue.totaux))} ligne{_s(len(vue.totaux))} de total ou de moyenne laissée{_s(len(vue.totaux))} de côté (la première : {feuille.adresse(min(vue.totaux), 0)})."
    if vue.effectifs:
        yield f"{nombre_fr(len(vue.effectifs))} ligne{_s(len(vue.effectifs))} d’effectifs rattachée{_s(len(vue.effectifs))} au chiffre de la ligne du dessus."
    if tableau.cibles:
        dits = accord(len(tableau.cibles), "ligne dit une cible ou un objectif", "lignes disent une cible ou un objectif")
        quoi = "un chiffre mesuré : laissée" if len(tableau.cibles) == 1 else "des chiffres mesurés : laissées"
        yield f"{dits}, pas {quoi} de côté (la première : {feuille.adresse(min(tableau.cibles), 0)})."
    if tableau.doubles:
        yield f"{nombre_fr(len(tableau.doubles))} ligne{_s(len(tableau.doubles))} répétée{_s(len(tableau.doubles))} à l’identique : gardée{_s(len(tableau.doubles))} une fois (la première répétée : {tableau.doubles[0]})."
    if vue.repetees:
        yield f"L’en-tête est répété {nombre_fr(vue.repetees)} fois dans le tableau."
    derivees = [une.nom for une in vue.colonnes if vue.roles[une.rang] == (RoleDeColonne.DERIVEE, SE_RECALCULE)]
    if derivees:
        yield f"Colonnes calculées laissées de côté : {', '.join(derivees)}."
    dites = [une.nom for une in vue.colonnes if vue.roles[une.rang] == (RoleDeColonne.DERIVEE, SON_NOM_LE_DIT)]
    if dites:
        yield f"Colonnes laissées de côté pour leur nom, que les autres colonnes ne redonnent pas : {', '.join(dites)}."
    titres = [ligne for ligne in vue.lignes if ligne not in vue.chiffrees and vue.grille.comptes[ligne][0] == 1]
    if titres and tableau.observations:
        yield f"{nombre_fr(len(titres))} ligne{_s(len(titres))} de titre sans chiffre (la première : {feuille.adresse(titres[0], 0)})."
    if vue.bloc.apres:
        yield f"{nombre_fr(len(vue.bloc.apres))} ligne{_s(len(vue.bloc.apres))} de notes sous le tableau, non importée{_s(len(vue.bloc.apres))}."
    dites = list(mots_autour(vue.grille, vue.bloc))
    yield from (
        f"Écrit autour du tableau : « {dite[:_NOTE_DITE]}{'…' if len(dite) > _NOTE_DITE else ''} »" for dite in dites[:_NOTES_DITES]
    )
    if len(dites) > _NOTES_DITES:
        yield f"… et {accord(len(dites) - _NOTES_DITES, 'autre note', 'autres notes')} (--format json donne tout)."
    if vue.modele:
        yield from vue.modele.remarques
    yield from a_savoir_du_tableau(vue, tableau)
    if feuille.contours:
        yield f"{accord(feuille.contours, 'contour')} : « --contours » {'le' if feuille.contours == 1 else 'les'} met dans le projet."


def _s(combien: int) -> str:
    return "s" if combien > 1 else ""
