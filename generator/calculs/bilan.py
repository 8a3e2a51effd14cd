"""What a summary of a contract is made of: who is named in front of promises, which indicators are told one by one, what is not known."""

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur, Noeud

# The states of indicators that are held against their target, in the order in which they are told one by one.
JUGES = (Statut.ATTEINT, Statut.NON_ATTEINT, Statut.EN_RECUL, Statut.A_SURVEILLER, Statut.EN_BONNE_VOIE)


class Choisis(Struct, frozen=True):
    """The ids of the indicators that are told one by one, and how many others there are."""

    ids: tuple[str, ...]
    autres: int


class Nommes(Struct, frozen=True):
    """The ids of the partners that stand in front of promises, each with how many, most often named first; how many promises name nobody, neither
    themselves nor any promise above them."""

    partenaires: tuple[tuple[str, int], ...]
    sans_personne: int


def nommes_en_face(index: IndexDuContrat, promesses: Iterable[Noeud]) -> Nommes:
    """Whom `promesses` name: a promise that names nobody itself takes those of the nearest one above it that does."""
    comptes: Counter[str] = Counter()
    sans = 0
    for promesse in promesses:
        dits = next(
            (noeud for noeud in (promesse, *reversed(index.ancetres(promesse))) if noeud.partenaires or noeud.partenaires_texte), None
        )
        comptes.update({engage.partenaire: 1 for engage in dits.partenaires} if dits else {})
        sans += dits is None
    return Nommes(tuple(comptes.most_common()), sans)


def juges(index: IndexDuContrat, combien: int) -> Choisis:
    """The indicators that are held against their target: in the order of `JUGES`, those with the latest figures first, at most `combien`."""
    tous = [indicateur for indicateur in index.indicateurs.values() if index.suivi.statut(indicateur) in JUGES]
    tous.sort(key=lambda un: (JUGES.index(index.suivi.statut(un)), _recul(index, un)))
    return _choisir(tous, combien)


def suivis(index: IndexDuContrat, combien: int) -> Choisis:
    """The indicators with figures that are held against nothing: those that can be followed through time first, then those with a target, then
    those with the latest figures."""
    tous = [indicateur for indicateur in index.indicateurs.values() if index.suivi.statut(indicateur) is Statut.SANS_OBJECTIF]
    tous.sort(key=lambda un: (not _se_suit(index, un), un.cible is None, _recul(index, un)))
    return _choisir(tous, combien)


def _choisir(tous: Sequence[Indicateur], combien: int) -> Choisis:
    return Choisis(tuple(un.id for un in tous[:combien]), max(0, len(tous) - combien))


def _se_suit(index: IndexDuContrat, indicateur: Indicateur) -> bool:
    return indicateur.id in index.suivi.tendances


def _recul(index: IndexDuContrat, indicateur: Indicateur) -> int:
    """How far back its last figure lies: a number that is smaller for later ones."""
    fin = index.suivi.chiffres_qui_parlent[indicateur.id].fin
    return -int(fin.replace("-", "")) if fin else 0
