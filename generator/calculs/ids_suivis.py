"""Which ids things, and contracts, had before: from what is written where each is described (`anciens_ids`), and from `adresses.yml`."""

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from generator.calculs.instantanes_suivis import IdsSuivis
from generator.model.adresses_publiees import AdresseChangee
from generator.model.dossier import Dossier
from generator.model.instantane import GenreDeChose
from generator.model.mouvement import GenreDeMouvement, Mouvement
from generator.model.partenaire import Partenaire
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire

_DOSSIERS = {"indicateurs": "indicateur", "referentiel": "promesse", "partenaires": "partenaire", "territoires": "territoire"}
# Things that have no page, but a place of one: what their place begins with, and how they are called.
_PLACES = {
    "publications/#publication-": "publication",
    "avis/#avis-": "parole",
    "avis/#reponse-": "parole",
    "calendrier/#obligation-": "obligation",
    "documents/#anomalie-": "anomalie",
}
_CONTRAT = re.compile(r"([^/#]+)/")
_PAGE = re.compile(r"(indicateurs|referentiel|partenaires|territoires)/([^/#]+)/")


def ids_suivis(dossier: Dossier, partenaires: Iterable[Partenaire], changees: Iterable[AdresseChangee]) -> IdsSuivis:
    """From each id of before to that of today, by kind of thing. `changees` are what the portal says of addresses, and the contract of its own."""
    suivis: dict[str, dict[str, str]] = {genre: {} for genre in (*_DOSSIERS.values(), *_PLACES.values())}
    for genre, ancien, id, _ in ids_renommes(dossier, partenaires, changees):
        suivis[genre][ancien] = id
    return {genre: {ancien: _bout(paires, ancien) for ancien in paires} for genre, paires in suivis.items()}


def ids_renommes(
    dossier: Dossier, partenaires: Iterable[Partenaire], changees: Iterable[AdresseChangee]
) -> Iterator[tuple[str, str, str, bool]]:
    """(kind, id of before, id that it became, whether it took that one back) for each rename that is written; of several of one thing, in their order."""
    yield from _des_adresses(changees)
    yield from _ecrits(dossier, partenaires)


def anciens_contrats(id: str, changees: Iterable[AdresseChangee]) -> tuple[str, ...]:
    """The ids that a contract had before, the last first, from what the portal says of its addresses («adresse: ancien/, vers: nouveau/»): each may lead to the next one, or
    to the last, in lines of any order."""
    vers: dict[str, list[tuple[str, str]]] = {}
    for une in changees:
        if _CONTRAT.fullmatch(une.adresse) and _CONTRAT.fullmatch(une.vers):
            vers.setdefault(une.vers[:-1], []).append((une.le, une.adresse[:-1]))
    trouves: dict[str, str] = {}  # with the day from which it was no more
    attente = [id]
    while attente:
        for le, ancien in vers.get(attente.pop(), ()):
            if ancien != id and ancien not in trouves:
                trouves[ancien] = le
                attente.append(ancien)
    return tuple(sorted(trouves, key=lambda ancien: trouves[ancien], reverse=True))


def premier_contrat(id: str, changees: Iterable[AdresseChangee]) -> str:
    """The id that a contract had first."""
    dites = tuple(changees)
    noms = {id, *anciens_contrats(id, dites)}
    partis = [(une.le, une.adresse[:-1]) for une in dites if une.adresse[:-1] in noms and une.vers[:-1] in noms and not une.reprise]
    return min(partis, key=lambda parti: parti[0])[1] if partis else id


def choses_renommees(
    dossier: Dossier, partenaires: Iterable[Partenaire]
) -> Iterator[tuple[str, Indicateur | Noeud | Territoire | Partenaire]]:
    """All things that may have `anciens_ids`, each with its kind."""
    yield from (("indicateur", un) for un in dossier.indicateurs())
    yield from (("promesse", un) for un in dossier.noeuds())
    yield from (("territoire", un) for un in dossier.territoires)
    yield from (("partenaire", un) for un in partenaires)


def _ecrits(dossier: Dossier, partenaires: Iterable[Partenaire]) -> Iterator[tuple[str, str, str, bool]]:
    for genre, chose in choses_renommees(dossier, partenaires):
        yield from ((genre, ancien, chose.id, False) for ancien in chose.anciens_ids)


def _des_adresses(changees: Iterable[AdresseChangee]) -> Iterator[tuple[str, str, str, bool]]:
    for une in changees:
        avant, apres = _PAGE.fullmatch(une.adresse), _PAGE.fullmatch(une.vers)
        if avant and apres and avant[1] == apres[1]:
            yield _DOSSIERS[avant[1]], avant[2], apres[2], une.reprise
        for place, genre in _PLACES.items():
            if une.adresse.startswith(place) and une.vers.startswith(place):
                yield genre, une.adresse.removeprefix(place), une.vers.removeprefix(place), une.reprise


def retraits_dits(mouvements: Iterable[Mouvement], changees: Iterable[AdresseChangee], ids: IdsSuivis) -> tuple[Mouvement, ...]:
    """The same, where those of what was taken away, if nothing says why, say what `adresses.yml` says of its page or place: the reason, and where to look."""
    retirees: dict[tuple[str, str], AdresseChangee] = {}
    for une in changees:
        if une.motif and (quoi := _de_quoi(une.adresse)):
            retirees[quoi] = une
    return tuple(_avec_motif(un, retirees, ids) for un in mouvements)


def _avec_motif(un: Mouvement, retirees: Mapping[tuple[str, str], AdresseChangee], ids: IdsSuivis) -> Mouvement:
    genre = GenreDeChose.INDICATEUR if un.chose is GenreDeChose.CHIFFRES else un.chose
    retrait = retirees.get((genre.value, un.id))
    if un.genre is not GenreDeMouvement.RETRAIT or un.raison or retrait is None:
        return un
    ailleurs = (quoi for voir in retrait.voir if (quoi := _de_quoi(voir)) and quoi[0] == genre.value)
    suite = un.suite or tuple(ids.get(genre.value, {}).get(id, id) for _, id in ailleurs)
    return replace(un, raison=retrait.motif, suite=suite)


def _de_quoi(adresse: str) -> tuple[str, str] | None:
    """The kind and the id of the thing of which an address below its site is the page or the place."""
    if page := _PAGE.fullmatch(adresse):
        return _DOSSIERS[page[1]], page[2]
    return next(((genre, adresse.removeprefix(place)) for place, genre in _PLACES.items() if adresse.startswith(place)), None)


def _bout(paires: dict[str, str], ancien: str) -> str:
    """Where the chain of renames ends."""
    vus = {ancien}
    id = paires[ancien]
    while id in paires and id not in vus:
        vus.add(id)
        id = paires[id]
    return id
