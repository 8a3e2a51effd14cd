"""Chooses the figures that are shown for an indicator, and says whether they may be held against its target.

They are those of one place, or sums over several. We say of them that they speak for the indicator: they are «the figures that speak».
"""

from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct

from generator.calculs.avancement import CadreDeLecture
from generator.calculs.cible_du_lieu import doivent_l_atteindre, est_lieu_par_lieu
from generator.calculs.observations import Suite, composer_les_mesures, ruptures_de, suite, visee_de
from generator.calculs.raisons import Raison
from generator.calculs.sommes import Addition, addition, englobants
from generator.model.referentiel import Indicateur
from generator.model.territoire import TypeTerritoire
from generator.model.valeur import StatutValeur, Valeur


class Origine(StrEnum):
    """Where the figures that speak come from."""

    LIEU = "lieu"  # the place that was asked for, or the only one that the indicator or its promise names
    ENSEMBLE = "ensemble"  # the whole perimeter; a set of neighbourhoods, in a contract that has no perimeter
    SEUL_LIEU = "seul_lieu"  # the only place that has any
    SOMME = "somme"  # several places, added up
    AUCUNE = ""  # several places, none of which is singled out; or no figure


class Designation(Struct, frozen=True):
    """The figures that speak for an indicator, in `suite`.

    `empechement` says why they may not be held against the target (AUCUNE: they may). `lieu` is the place that they are of, empty for
    sums and where no place is chosen. `sommes` are the sums over places that can be made, whether or not they are the figures that speak.
    """

    origine: Origine
    lieu: str
    suite: Suite
    empechement: Raison
    sommes: Addition | None = None


def designer(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, lieu: str | None = None) -> Designation:
    """Choose the figures that speak for `indicateur`: those of `lieu` where it is given.

    `valeurs` are its observations, without parts of breakdowns and without periods that are still to come.
    """
    if lieu is not None:
        empechement = Raison.AUCUNE if _vise(indicateur, cadre, lieu) else Raison.AUTRE_LIEU
        return Designation(Origine.LIEU, lieu, _suite(indicateur, valeurs, cadre, lieu), empechement)
    sommes = addition(indicateur, valeurs, cadre.territoires)
    ou, origine = _lieu_qui_repond(indicateur, valeurs, cadre)
    if ou and (la := _suite(indicateur, valeurs, cadre, ou)).brutes:
        return Designation(origine, ou, la, Raison.AUCUNE, sommes)
    if sommes and sommes.entiere and sommes.mesures:
        return Designation(Origine.SOMME, "", _suite_des_sommes(indicateur, valeurs, cadre, sommes), Raison.AUCUNE, sommes)
    presents = _presents(valeurs)
    if ou:
        empechement = Raison.AUTRE_LIEU
    elif sommes and sommes.entiere:
        empechement = Raison.LIEUX_MANQUANTS
    else:
        empechement = Raison.PLUSIEURS_LIEUX if len(presents) > 1 else Raison.AUTRE_LIEU
    montre, origine = lieu_montre(presents, cadre)
    return Designation(origine, montre, _suite(indicateur, valeurs, cadre, montre) if montre else Suite(), empechement, sommes)


def _presents(valeurs: Collection[Valeur]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(valeur.territoire for valeur in valeurs if valeur.est_chiffree))


def _suite(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, lieu: str) -> Suite:
    return suite(indicateur, valeurs, cadre.territoires[lieu], cadre.contrat, jour=cadre.aujourd_hui)


def _suite_des_sommes(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, sommes: Addition) -> Suite:
    """Sums over places, made comparable with the target; a change of bounds of priority neighbourhoods breaks the series."""
    larges = englobants(sommes.lieux, cadre.territoires)
    secrets = {
        (valeur.periode.debut, valeur.periode.fin)
        for valeur in valeurs
        if valeur.territoire in larges and valeur.statut is StatutValeur.SECRET
    }
    ruptures = ruptures_de(indicateur, cadre.territoires[sommes.lieux[0]])
    visee = visee_de(indicateur, cadre.contrat, cadre.aujourd_hui)
    return composer_les_mesures(sommes.lieux, indicateur, sommes.mesures, ruptures, cadre.contrat, visee=visee, secrets=secrets)


def _vise(indicateur: Indicateur, cadre: CadreDeLecture, lieu: str) -> bool:
    """True where the target holds at that place."""
    type_ = cadre.territoires[lieu].type
    if indicateur.cible and est_lieu_par_lieu(indicateur.cible):
        return lieu in doivent_l_atteindre(indicateur)
    if indicateur.cible and indicateur.cible.chaque:
        return type_ == indicateur.cible.chaque
    return type_ is TypeTerritoire.PERIMETRE or lieu in indicateur.territoires


def _lieu_qui_repond(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture) -> tuple[str, Origine]:
    """The place whose figures may be held against the target: the one declared, else the whole perimeter; empty where there are several.

    Where a contract has a perimeter, the figures of one part of it do not count for the whole; where it has none, those of the only place
    with figures do.
    """
    if indicateur.territoires:
        seul = indicateur.territoires[0] if len(indicateur.territoires) == 1 else ""
        return seul, Origine.LIEU
    presents = _presents(valeurs)
    for id in presents:
        if cadre.territoires[id].type is TypeTerritoire.PERIMETRE:
            return id, Origine.ENSEMBLE
    if any(territoire.type is TypeTerritoire.PERIMETRE for territoire in cadre.territoires.values()):
        return "", Origine.AUCUNE
    ensembles = [id for id in presents if cadre.territoires[id].type is TypeTerritoire.ENSEMBLE]
    if len(ensembles) == 1:
        return ensembles[0], Origine.ENSEMBLE
    return (presents[0], Origine.SEUL_LIEU) if len(presents) == 1 else ("", Origine.AUCUNE)


def lieu_montre(presents: Collection[str], cadre: CadreDeLecture) -> tuple[str, Origine]:
    """The place to show where no figure may be held against the target: the whole perimeter, else the only place; of several, none."""
    entiers = [id for id in presents if cadre.territoires[id].type is TypeTerritoire.PERIMETRE]
    if entiers:
        return entiers[0], Origine.ENSEMBLE
    return (next(iter(presents)), Origine.SEUL_LIEU) if len(presents) == 1 else ("", Origine.AUCUNE)
