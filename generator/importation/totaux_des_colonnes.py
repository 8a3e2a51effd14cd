"""Whether a column that a name says to be a total, a mean or a change is given again by columns of times beside it."""

from collections.abc import Sequence
from decimal import Decimal

from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.differences import comment_se_calcule
from generator.importation.grille import Grille
from generator.sources.periodes import periode_lue

SE_RECALCULE = "se recalcule des autres colonnes"
SON_NOM_LE_DIT = "son nom dit un calcul, que les autres colonnes ne redonnent pas"
_PRESQUE = 0.8
_LIGNES = 200


def eprouver_les_derivees(
    grille: Grille, colonnes: Sequence[ColonneVue], roles: dict[int, tuple[RoleDeColonne, str]], lignes: Sequence[int]
) -> None:
    """Say of columns left aside as computed whether they are: by their figures, and no more by their name alone."""
    datees = [une for une in colonnes if roles[une.rang][0] is RoleDeColonne.VALEUR and une.temps_du_nom]
    for une in colonnes:
        if roles[une.rang] == (RoleDeColonne.DERIVEE, SE_RECALCULE) and not any(
            _redonnent(grille, une, autres, lignes) for autres in _ensembles(une, datees)
        ):
            roles[une.rang] = (RoleDeColonne.DERIVEE, SON_NOM_LE_DIT)


def _ensembles(une: ColonneVue, datees: Sequence[ColonneVue]) -> list[list[ColonneVue]]:
    """From which columns it may be computed: those within its time, those of its group, all, or any two."""
    sienne = periode_lue(une.temps_du_nom.periode.replace("-", "/")) if une.temps_du_nom and len(une.temps_du_nom.periode) == 9 else None
    sienne = sienne or (periode_lue(une.temps_du_nom.periode) if une.temps_du_nom else None)
    autres = sorted(
        (autre for autre in datees if autre is not une), key=lambda autre: autre.temps_du_nom.periode if autre.temps_du_nom else ""
    )
    dedans = [
        autre
        for autre in autres
        if sienne
        and autre.temps_du_nom
        and (lue := periode_lue(autre.temps_du_nom.periode))
        and sienne.debut <= lue.debut
        and lue.fin <= sienne.fin
    ]
    groupe = [autre for autre in autres if autre.entete.groupe == une.entete.groupe]
    deux = [[avant, apres] for rang, avant in enumerate(autres[:12]) for apres in autres[rang + 1 : 12]]
    return [ensemble for ensemble in (dedans, groupe, autres, *deux) if len(ensemble) >= 2]


def _redonnent(grille: Grille, une: ColonneVue, autres: Sequence[ColonneVue], lignes: Sequence[int]) -> bool:
    """True where nearly all figures of a column are made of those of the others in one and the same way."""
    comptes: list[set[str]] = []
    for ligne in lignes[:_LIGNES]:
        valeur, nombres = grille.chiffre(ligne, une.rang).nombre, [grille.chiffre(ligne, autre.rang).nombre for autre in autres]
        ecrits: list[Decimal] = [nombre for nombre in nombres if nombre is not None]
        if valeur is not None and len(ecrits) == len(nombres):
            comptes.append(comment_se_calcule(valeur, ecrits, len(autres) - 1))
    facons = set().union(*comptes) if comptes else set()
    return any(sum(facon in une_ligne for une_ligne in comptes) >= _PRESQUE * len(comptes) for facon in facons)
