"""Which parts of a contract concern a place: those that name it, those that name places near it, those that hold for the whole contract."""

from collections.abc import Collection, Iterable, Iterator
from enum import StrEnum

from msgspec import Struct

from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.lieux import Partie, lieux_dits, touche, vaut_partout
from generator.calculs.nouvelles import engagements
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire, TypeTerritoire


class Portee(StrEnum):
    """How what is promised reaches a place, in the order in which it is told."""

    ICI = "ici"  # it names the place
    CHACUN = "chacun"  # its target is for each place of that kind
    COMMUNE = "commune"  # it names its commune
    QUARTIERS = "quartiers"  # it names one of its neighbourhoods
    ENSEMBLES = "ensembles"  # it names neighbourhoods taken together, of which the place is perhaps one
    PARTOUT = "partout"  # it names no place, or the whole contract


class GroupeDePromesses(Struct, frozen=True):
    """The parts of the contract, and the indicators that name places themselves, that reach a place in one way, through the places `lieux`. `a_part`
    are the ids of the indicators that a group names and that its parts, or those of other groups, would count again."""

    portee: Portee
    lieux: tuple[str, ...]
    parties: tuple[Partie, ...]
    indicateurs: tuple[Indicateur, ...] = ()
    a_part: frozenset[str] = frozenset()


def groupes_du_lieu(index: IndexDuContrat, territoire: Territoire) -> tuple[GroupeDePromesses, ...]:
    """What concerns `territoire`: what names it and what holds for all, even where it is nothing; between them, what names places near it
    and not it. A part that names a commune and a neighbourhood near it is in both groups."""
    chacun = tuple(indicateurs_pour_chacun(index, territoire))
    a_part = frozenset(un.id for un in chacun)

    def groupe(portee: Portee, lieux: tuple[str, ...], sauf: str = "") -> GroupeDePromesses:
        nomment = indicateurs_qui_nomment(index, lieux, sauf)
        return GroupeDePromesses(portee, lieux, tuple(parties_qui_nomment(index, lieux, sauf)), tuple(nomment), a_part)

    ici = groupe(Portee.ICI, (territoire.id,))
    pour_chacun = GroupeDePromesses(Portee.CHACUN, (territoire.id,), (), chacun, a_part)
    autour = (groupe(portee, lieux, territoire.id) for portee, lieux in _autour(index, territoire))
    partout = GroupeDePromesses(Portee.PARTOUT, (), tuple(parties_partout(index, a_part)), (), a_part)
    return (ici, *(un for un in (pour_chacun, *autour) if un.parties or un.indicateurs), partout)


def _autour(index: IndexDuContrat, territoire: Territoire) -> Iterator[tuple[Portee, tuple[str, ...]]]:
    if territoire.communes:
        yield Portee.COMMUNE, territoire.communes
    for portee, lieux in (
        (Portee.QUARTIERS, index.quartiers_de(territoire.id)),
        (Portee.ENSEMBLES, index.ensembles_de(territoire)),
    ):
        if lieux:
            yield portee, tuple(lieu.id for lieu in lieux)


def promesses_des_parties(index: IndexDuContrat, parties: Iterable[Partie]) -> tuple[Noeud, ...]:
    """The promises of these parts, cut as finely as the document cuts them, each once."""
    return engagements((noeud for partie in parties for noeud in partie.noeuds), index.nouvelles)


def parties_qui_nomment(index: IndexDuContrat, lieux: Collection[str], sauf: str = "") -> list[Partie]:
    """The parts whose head names one of `lieux`, without those that name `sauf`."""
    return [partie for partie in index.parties if set(partie.lieux) & set(lieux) and sauf not in partie.lieux]


def indicateurs_qui_nomment(index: IndexDuContrat, lieux: Collection[str], sauf: str = "") -> list[Indicateur]:
    """The indicators that themselves name one of `lieux`, without those that name `sauf`, and those that a part of their promises counts."""
    return [
        indicateur
        for indicateur in index.indicateurs.values()
        if (dits := lieux_dits(indicateur)) & set(lieux)
        and sauf not in dits
        and not any(_est_de(index, indicateur, index.parties_des_noeuds[noeud.id]) for noeud in index.noeuds_de(indicateur))
    ]


def indicateurs_pour_chacun(index: IndexDuContrat, territoire: Territoire) -> list[Indicateur]:
    """The indicators whose target is for each place of the kind of `territoire`, of those that they or their promise concern, where neither names it."""
    return [
        indicateur
        for indicateur in index.indicateurs.values()
        if indicateur.cible
        and indicateur.cible.chaque == territoire.type
        and territoire.id not in (lieux := index.lieux_de(indicateur))
        and territoire.id not in indicateur.lieux_nommes
        and touche(lieux, territoire, index.territoires)
    ]


def parties_partout(index: IndexDuContrat, a_part: Collection[str] = ()) -> list[Partie]:
    """The parts that name no place or the whole perimeter, without those that have neither promises nor indicators; `a_part` as in `contenu_de`."""
    return [partie for partie in index.parties if vaut_partout(partie.lieux, index.territoires) and any(contenu_de(index, partie, a_part))]


def contenu_de(index: IndexDuContrat, partie: Partie, a_part: Collection[str] = ()) -> tuple[int, int]:
    """How many promises, cut as finely as the document cuts them, and how many indicators that name no place outside of the part's, without those
    (`a_part`) that are counted beside it."""
    siens = {un.id for noeud in partie.noeuds for un in index.indicateurs_du_noeud(noeud) if _est_de(index, un, partie)}
    return len(engagements(partie.noeuds, index.nouvelles)), len(siens - set(a_part))


def _est_de(index: IndexDuContrat, indicateur: Indicateur, partie: Partie) -> bool:
    """Whether the words of an indicator name no place that its part does not."""
    return {id for id in lieux_dits(indicateur) if index.territoires[id].type is not TypeTerritoire.PERIMETRE} <= set(partie.lieux)
