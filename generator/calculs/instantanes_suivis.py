"""What a site said on several days, under the ids that things have today: one that got another id is the same thing, two that became one were two until then."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from generator.model.instantane import (
    AVANT_LES_COMMUNES,
    DE_CHACUN,
    ENDROIT,
    NOMMENT,
    SEPARE,
    ChampSuivi,
    ChiffreDit,
    CleDeChiffre,
    GenreDeChose,
    Instantane,
)
from generator.model.mouvement import Mouvement, MouvementDeChiffre

# By kind of thing («indicateur», «promesse», «territoire», «partenaire», «publication»…), from ids of before to those of today.
IdsSuivis = Mapping[str, Mapping[str, str]]
# By kind of thing, of those that are there: their name by their id.
_Presents = Mapping[str, Mapping[str, str]]
_GENRES_SUIVIS = {
    genre: genre.value
    for genre in (
        GenreDeChose.INDICATEUR,
        GenreDeChose.PROMESSE,
        GenreDeChose.PUBLICATION,
        GenreDeChose.PAROLE,
        GenreDeChose.ANOMALIE,
        GenreDeChose.OBLIGATION,
        GenreDeChose.TERRITOIRE,
    )
}

# The same, of what changes are told of.
_GENRES_DES_MOUVEMENTS = {
    **_GENRES_SUIVIS,
    GenreDeChose.CHIFFRES: GenreDeChose.INDICATEUR.value,
    GenreDeChose.PARTENAIRE: GenreDeChose.PARTENAIRE.value,
}


def genre_suivi(chose: GenreDeChose) -> str:
    """By which kind of thing changes of `chose` are followed; empty where they are by none."""
    return _GENRES_DES_MOUVEMENTS.get(chose, "")


class _Suivants:
    """Things of one kind on one day: the id of today of each (`ids`), and its name by that id (`noms`). One that is gone since has the id that it had last."""

    def __init__(self, ids: Mapping[str, str], presents: Mapping[str, str]) -> None:
        self.ids = ids
        self.noms = {ici: presents[id] for id, ici in ids.items()}

    @property
    def autres(self) -> Mapping[str, str]:
        """Those that have another id today."""
        return {id: ici for id, ici in self.ids.items() if id != ici}

    @classmethod
    def de(cls, presents: Mapping[str, str], paires: Mapping[str, str], suivants: "_Suivants | None") -> "_Suivants":
        """Of what is there on a day, where `suivants` are those of the next one. No two have one id."""
        apres = suivants.ids if suivants else {}
        noms = suivants.noms if suivants else {}
        ids = {id: apres[id] for id in presents if id in apres}
        # What is there the next day under an id that was not: each is one of those that have gone, of the same name first.
        venus = [id for id in apres if id not in presents]
        partis = sorted((id for id in presents if id not in ids), key=_rang(paires))
        for meme_nom in (True, False):
            for id in tuple(partis):
                suite = (venu for venu in venus if _meme(id, venu, paires) and (not meme_nom or presents[id] == noms[apres[venu]]))
                if venu := next(suite, ""):
                    ids[id] = apres[venu]
                    venus.remove(venu)
                    partis.remove(id)
        pris = {*ids.values(), *presents}
        for id in partis:  # gone: nothing that is there the next day is any of them
            sien = paires.get(id, id)
            sien = sien if sien not in pris else id
            while sien in ids.values():  # another thing took its id since
                sien = f"{sien}-avant"
            ids[id] = sien
        return cls({id: ids[id] for id in presents}, presents)


def _rang(paires: Mapping[str, str]) -> Callable[[str], int]:
    rangs = {id: rang for rang, id in enumerate(paires)}
    return lambda id: rangs.get(id, len(rangs))


def _meme(id: str, autre: str, paires: Mapping[str, str]) -> bool:
    """True where both are, or became, one thing."""
    return paires.get(id, id) == paires.get(autre, autre)


def suivre_tous(instantanes: Sequence[Instantane], ids: IdsSuivis) -> Sequence[Instantane]:
    """The same (oldest first), under the ids of today."""
    return [_sous(un, siens) for un, siens in zip(instantanes, ids_de_chaque_jour(instantanes, ids), strict=True)]


def ids_de_chaque_jour(instantanes: Sequence[Instantane], ids: IdsSuivis) -> Sequence[IdsSuivis]:
    """Of each instant (oldest first), the ids of today of what had another one. They are gone through from the last to the first: an id that is there on the next day too names the
    same thing on both, and of several that became one, the one that stayed is followed; the others were things of their own, which are gone."""
    return [{genre: siens.autres for genre, siens in jour.items()} for jour in _de_chaque_jour(instantanes, ids)]


def premiers_des_disparus(instantanes: Sequence[Instantane], ids: IdsSuivis) -> IdsSuivis:
    """Of what is gone on the last day, by kind and by the id under which it is told, the id that it had first."""
    jours = _de_chaque_jour(instantanes, ids)
    premiers: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for jour in jours:
        for genre, suivants in jour.items():
            for id, ici in suivants.ids.items():
                premiers[genre].setdefault(ici, id)
    restes = {genre: frozenset(suivants.ids.values()) for genre, suivants in (jours[-1] if jours else {}).items()}
    return {genre: {ici: id for ici, id in siens.items() if ici not in restes[genre]} for genre, siens in premiers.items()}


def _de_chaque_jour(instantanes: Sequence[Instantane], ids: IdsSuivis) -> Sequence[Mapping[str, _Suivants]]:
    """Oldest first."""
    trouves: list[Mapping[str, _Suivants]] = []
    for un in reversed(instantanes):
        presents, apres = _presents(un), trouves[-1] if trouves else {}
        trouves.append({genre: _Suivants.de(presents.get(genre, {}), paires, apres.get(genre)) for genre, paires in ids.items() if paires})
    return trouves[::-1]


def suivre_les_mouvements(dits: Iterable[Mouvement], instantane: Instantane, suivis: IdsSuivis, contrat: str) -> Iterator[Mouvement]:
    """Changes that an earlier site told, under the ids of today; `suivis` are those of what it had when it told them last (`ids_de_chaque_jour`), in `instantane`; `contrat` is that
    of the contract."""
    presents = _presents(instantane)

    def ici(dit: MouvementDeChiffre, *, voisin: bool) -> MouvementDeChiffre:
        avant, apres = (
            cote and replace(cote, publication=suivis.get("publication", {}).get(cote.publication, cote.publication))
            for cote in (dit.avant, dit.apres)
        )
        lieu = dit.territoire if voisin else suivis.get("territoire", {}).get(dit.territoire, dit.territoire)
        return replace(dit, territoire=lieu, avant=avant, apres=apres)

    for un in dits:
        genre = genre_suivi(un.chose)
        id = contrat if un.chose is GenreDeChose.CONTRAT else suivis.get(genre, {}).get(un.id, un.id)
        # Of figures, the places are known to be places.
        sus = {un.id: id} | {dit.territoire: suivis.get("territoire", {}).get(dit.territoire, dit.territoire) for dit in un.chiffres}
        sur = (ici_aussi for mot in un.sur for ici_aussi in ((sus[mot],) if mot in sus else _quelconques(mot, suivis, presents)))
        voisin = un.chose is GenreDeChose.CHIFFRES_VOISINS
        chiffres = tuple(ici(dit, voisin=voisin and dit.territoire not in un.sur) for dit in un.chiffres)
        avant, apres = (_composes(un.champ, mots, suivis) for mots in (un.avant, un.apres))
        suite = tuple(ici for mot in un.suite for ici in _quelconques(mot, suivis, {}))
        yield replace(un, id=id, avant=avant, apres=apres, sur=tuple(dict.fromkeys(sur)), suite=suite, chiffres=chiffres)


def _sous(instantane: Instantane, suivis: IdsSuivis) -> Instantane:
    if not any(suivis.values()):
        return instantane

    def un(genre: str, id: str) -> str:
        return suivis.get(genre, {}).get(id, id)

    choses, presents = {}, _presents(instantane)
    for (genre, id), chose in instantane.choses.items():
        ici = un(_GENRES_SUIVIS.get(genre, ""), id)
        champs = {
            champ: tuple(un(NOMMENT[champ], mot) for mot in mots) if champ in NOMMENT else _composes(champ, mots, suivis)
            for champ, mots in chose.champs.items()
        }
        sur, suite = (
            tuple(dict.fromkeys(ici for mot in mots for ici in _quelconques(mot, suivis, connus)))
            for mots, connus in ((chose.sur, presents), (chose.suite, {}))
        )
        choses[genre, ici] = replace(chose, id=ici, champs=champs, sur=sur, suite=suite)

    def suivis_ici(dits: Iterable[ChiffreDit]) -> tuple[ChiffreDit, ...]:
        return tuple(sorted(replace(dit, publication=un("publication", dit.publication)) for dit in dits))

    chiffres = {
        replace(cle, indicateur=un("indicateur", cle.indicateur), territoire=un("territoire", cle.territoire)): suivis_ici(dits)
        for cle, dits in instantane.chiffres.items()
    }
    voisins = instantane.voisins and {
        cle if endroit(instantane, cle) else replace(cle, territoire=un("territoire", cle.territoire)): suivis_ici(dits)
        for cle, dits in instantane.voisins.items()
    }
    noms = {(genre, un(genre, id)): nom for (genre, id), nom in instantane.noms.items()}
    return replace(instantane, choses=choses, chiffres=chiffres, noms=noms, voisins=voisins)


def _quelconques(id: str, suivis: IdsSuivis, presents: _Presents) -> tuple[str, ...]:
    """The ids of today of what had an id, whatever its kind: a commune and the partner that it is too may have one, and one of them another since. `presents` are things that may
    have kept theirs."""
    autres = tuple(dict.fromkeys(siens[id] for siens in suivis.values() if id in siens))
    reste = any(id in noms and id not in suivis.get(genre, {}) for genre, noms in presents.items())
    return (*autres, id) if reste or not autres else autres


def _composes(champ: ChampSuivi | None, mots: tuple[str, ...], suivis: IdsSuivis) -> tuple[str, ...]:
    """The words of a field, where ids stand in them among other things: those that begin with the id of a partner, and may name others; a contrat de ville, with its communes behind."""
    if champ in DE_CHACUN:
        ids = suivis.get("partenaire", {})
        lus = [mot.partition("=") for mot in mots]
        return tuple(f"{ids.get(qui, qui)}{egal}{SEPARE.join(ids.get(dit, dit) for dit in dits.split(SEPARE))}" for qui, egal, dits in lus)
    if champ is ChampSuivi.CONTRATS_DE_VILLE:
        ids = suivis.get("territoire", {})
        coupes = (mot.split(SEPARE) for mot in mots)
        return tuple(SEPARE.join((*dit[:AVANT_LES_COMMUNES], *(ids.get(id, id) for id in dit[AVANT_LES_COMMUNES:]))) for dit in coupes)
    return mots


def endroit(instantane: Instantane, cle: CleDeChiffre) -> str:
    """The name of the place of a neighbouring figure, where it is none of the contract's; else nothing."""
    return instantane.noms.get((ENDROIT, f"{cle.indicateur}/{cle.territoire}"), "")


def _presents(instantane: Instantane) -> _Presents:
    presents: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for (genre, id), nom in instantane.noms.items():
        presents[genre][id] = nom
    for (genre_de_chose, id), chose in instantane.choses.items():
        presents[_GENRES_SUIVIS.get(genre_de_chose, "")].setdefault(id, chose.nom)
    return presents
