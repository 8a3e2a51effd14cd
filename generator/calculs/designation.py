"""Which figures speak for an indicator: those of one place, or sums over several; and whether they answer for its target."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from generator.calculs.avancement import CadreDeLecture, Raison
from generator.calculs.observations import Suite, composer_les_mesures, ruptures_de, suite, visee_de
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


@dataclass(frozen=True, slots=True)
class Designation:
    """The figures that speak, as numbers; `empechement` says why they do not answer for the target (AUCUNE: they do).

    `lieu` is the place that they are of, or empty; `sommes` are all that can be added up over places, whether it speaks or not.
    """

    origine: Origine
    lieu: str
    suite: Suite
    empechement: Raison
    sommes: Addition | None = None


def designer(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, lieu: str | None = None) -> Designation:
    """The figures of `indicateur` that speak, among `valeurs` (whole ones, that are of a time which has begun); at `lieu` where it is given."""
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
    return tuple(dict.fromkeys(valeur.territoire for valeur in valeurs if valeur.nombre is not None))


def _suite(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, lieu: str) -> Suite:
    return suite(indicateur, valeurs, cadre.territoires[lieu], cadre.contrat, jour=cadre.aujourd_hui)


def _suite_des_sommes(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture, sommes: Addition) -> Suite:
    """Sums over places as what the target counts; those over priority neighbourhoods break where their bounds do."""
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
    """True where the target speaks of that place."""
    type_ = cadre.territoires[lieu].type
    if indicateur.cible and indicateur.cible.chaque:
        return type_ == indicateur.cible.chaque
    return type_ is TypeTerritoire.PERIMETRE or lieu in indicateur.territoires


def _lieu_qui_repond(indicateur: Indicateur, valeurs: Collection[Valeur], cadre: CadreDeLecture) -> tuple[str, Origine]:
    """The place whose figures answer for the indicator: the one declared, else the whole perimeter; empty for several.

    In a contract that has a perimeter, no part of it answers for the whole: only in one without does the only place do.
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
    """The place that speaks where none answers for the target: the whole perimeter, else the only one; of several, none is singled out."""
    entiers = [id for id in presents if cadre.territoires[id].type is TypeTerritoire.PERIMETRE]
    if entiers:
        return entiers[0], Origine.ENSEMBLE
    return (next(iter(presents)), Origine.SEUL_LIEU) if len(presents) == 1 else ("", Origine.AUCUNE)
