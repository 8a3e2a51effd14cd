"""Puts together what is remembered of a site: the facts of all things, and of the fields that these were computed from, group by group. Of groups of which nothing changed
and that are read as they were, what is kept stays as it is."""

import hashlib
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, MutableSequence, Sequence

from msgspec import Struct

from generator.graphe.carnet import Cellule, Lu
from generator.graphe.faits import Faits
from generator.graphe.origines import CHAMPS_DE, Origines, PartLue, Rangs, Trace

_AUCUN = -1  # in the place of a rank
_BORNE = 1 << 128


class Comparees(Struct, frozen=True):
    """What was compared, for who remembers it: the facts now and `avant`, the `remues` groups, of which something may have changed, and what tells of a field whether it is
    made from something that changed, and whether it is far. `groupe` says of which group a thing is; without `en_groupes`, all are of one."""

    faits: Faits
    avant: Origines
    part: Callable[[str], PartLue]
    remues: Collection[str]
    est_rouge: Callable[[Cellule], bool]
    est_loin: Callable[[Cellule], bool]
    groupe: Callable[[str], str]
    en_groupes: bool


class Neuves(Struct, frozen=True):
    """Things that were made: the digest of each, and its facts, by their ranks in `notes`."""

    choses: Mapping[str, tuple[str, Rangs]]
    notes: Sequence[Lu]


class Releve(Struct, frozen=True):
    """What is to be remembered: where things come from, and the digests of the given fields that anything of `groupes` was made from."""

    origines: Origines
    donnees: Mapping[Cellule, str]
    groupes: Collection[str]


def relever(comparees: Comparees, reprises: Mapping[str, Trace], neuves: Neuves) -> Releve:
    """All of it: of what was taken from before (`reprises`, as it was), and of what was made."""
    lectures = _par_groupe(neuves, comparees)
    a_refaire = _groupes_lus_autrement(comparees, reprises, lectures)
    while True:  # a field that is computed again may read other facts, and of other groups
        groupes = _refaire(comparees, a_refaire, reprises, lectures)
        demandes = {un: groupe.demandes() for un, groupe in groupes.items()}
        autres = {autre for un, siennes in demandes.items() for autre in _differents(comparees.avant.voisins.get(un, {}), siennes)}
        if autres <= a_refaire:
            break
        a_refaire |= autres
    avant = comparees.avant
    parts = {un: groupe.part() for un, groupe in groupes.items()}
    return Releve(
        Origines(
            {**reprises, **{nom: (fond, _signees(lectures[nom])) for nom, (fond, _) in neuves.choses.items()}},
            {un: lus for un, lus in {**avant.voisins, **demandes}.items() if lus},
            {un: part for un, part in parts.items() if part.lus} | {un: part for un, part in avant.parts.items() if un not in a_refaire},
            {un: ou for un, ou in avant.ailleurs.items() if un not in parts or parts[un].lus},
        ),
        {cellule: cle for groupe in groupes.values() for cellule, cle in groupe.donnees.items()},
        a_refaire,
    )


_Lectures = Mapping[str, Mapping[str, Mapping[Lu, int]]]  # by thing, by group: the facts, and the digest of each


def _par_groupe(neuves: Neuves, comparees: Comparees) -> _Lectures:
    """What each thing that was made read of each group."""
    groupes: dict[str, str] = {}
    for lu in neuves.notes:
        if lu[0] not in groupes:
            groupes[lu[0]] = comparees.groupe(lu[0])
    # Where all are of one group, there is none that could be left as it is, and nothing to sign.
    signes = [_signe(lu) if comparees.en_groupes else 0 for lu in neuves.notes]
    lectures: dict[str, dict[str, dict[Lu, int]]] = {}
    for nom, (_, rangs) in neuves.choses.items():
        siennes = lectures[nom] = {}
        for rang in rangs:
            lu = neuves.notes[rang]
            siennes.setdefault(groupes[lu[0]], {})[lu] = signes[rang]
    return lectures


def _groupes_lus_autrement(comparees: Comparees, reprises: Mapping[str, Trace], lectures: _Lectures) -> set[str]:
    """The groups whose part is to be written again: of which something may have changed, or of which things read something else than before."""
    avant = comparees.avant
    connus = {*avant.parts, *avant.ailleurs}
    a_refaire = connus & set(comparees.remues)
    for nom, trace in avant.traces.items():
        if nom not in reprises and nom not in lectures:
            a_refaire.update(un for un, _ in trace[1])
    for nom, siennes in lectures.items():
        a_refaire |= _differents(dict(avant.traces[nom][1]) if nom in avant.traces else {}, dict(_signees(siennes)))
    return a_refaire


def _differents(avant: Mapping[str, int], apres: Mapping[str, int]) -> set[str]:
    """The groups of which something else is read. Where nothing is signed, nothing is known to be the same."""
    return {un for un in avant.keys() | apres.keys() if not avant.get(un) or avant.get(un) != apres.get(un)}


def _signees(lectures: Mapping[str, Mapping[Lu, int]]) -> tuple[tuple[str, int], ...]:
    return tuple((groupe, sum(lus.values()) % _BORNE) for groupe, lus in lectures.items())


def _signe(lu: Lu) -> int:
    """The digest of what a fact is, not of what it says. Those of several are added up: their order counts for nothing."""
    return int.from_bytes(hashlib.blake2b(repr(lu).encode("utf-8", "surrogatepass"), digest_size=16).digest(), "little")


def _refaire(
    comparees: Comparees, a_refaire: Iterable[str], reprises: Mapping[str, Trace], lectures: _Lectures
) -> dict[str, "_PartRefaite"]:
    """The parts of these groups."""
    groupes = {un: _PartRefaite(un, comparees) for un in a_refaire}
    for un, groupe in groupes.items():
        for lecteur, rangs in groupe.ancienne.lecteurs.items():
            if lecteur in reprises or (lecteur.startswith(CHAMPS_DE) and lecteur.removeprefix(CHAMPS_DE) not in groupes):
                groupe.reporter(lecteur, rangs)
        for nom, siennes in lectures.items():
            if un in siennes:
                groupe.noter(nom, siennes[un])
    avance = True
    while avance:
        avance = False
        for groupe in groupes.values():
            avance |= groupe.avancer(groupes)
    return groupes


class _PartRefaite:
    """The part of a group that is written again. Facts of before are gone through by their ranks: looking for each by what it says would take most of the time."""

    def __init__(self, nom: str, comparees: Comparees) -> None:
        self._nom, self._comparees = nom, comparees
        self.ancienne = comparees.part(nom)
        self._anciens_rangs: dict[Lu, int] | None = None
        self._repris = array("i", [_AUCUN]) * len(self.ancienne.lus)  # by rank of before: the rank of now
        self._rangs: dict[Lu, int] = {}  # of facts that are new
        self._lus: list[Lu] = []
        self._anciens: list[int] = []  # of each of these: its rank of before
        self._sommes: list[bytes] = []
        self._lecteurs: dict[str, MutableSequence[int]] = {}
        self._calculees: dict[Cellule, tuple[Rangs, Sequence[Lu]]] = {}
        # By group: the facts of it that computed fields of this one were made from, and the digest of each.
        self._demandes: dict[str, dict[Lu, int]] = {}
        self.donnees: dict[Cellule, str] = {}

    def reporter(self, lecteur: str, anciens: Rangs) -> None:
        """This reader reads what it read, given by the ranks of before."""
        self._lecteurs[lecteur] = self._reportes(anciens)

    def noter(self, lecteur: str, lus: Iterable[Lu]) -> None:
        """This reader reads these facts too."""
        self._lecteurs.setdefault(lecteur, array("I")).extend(map(self._rang, lus))

    def demandes(self) -> dict[str, int]:
        """The groups that its computed fields were made from, and the digests of what they read there."""
        return dict(_signees(self._demandes))

    def part(self) -> PartLue:
        """All of it."""
        return PartLue(self._lus, self._sommes, self._calculees, self._lecteurs)

    def avancer(self, groupes: "Mapping[str, _PartRefaite]") -> bool:
        """Go through the facts that came since the last time: their digests, and what the fields that they are in were made from, which may be facts of other groups that are
        written again. False where none came."""
        debut = len(self._sommes)
        for rang in _qui_grandit(self._lus, debut):
            lu, ancien = self._lus[rang], self._anciens[rang]
            cellule = lu[0], lu[1]
            self._sommes.append(self._somme(lu, cellule, ancien))
            if cellule not in self._calculees and cellule not in self.donnees:
                self._remonter(cellule, groupes)
        return len(self._sommes) > debut

    def _remonter(self, cellule: Cellule, groupes: "Mapping[str, _PartRefaite]") -> None:
        """Note what a field was made from."""
        comparees = self._comparees
        if cellule in comparees.faits.donnees:
            self.donnees[cellule] = comparees.faits.donnees[cellule]
            return
        avant = self.ancienne.calculees.get(cellule)
        if avant is None or comparees.est_rouge(cellule):
            lus = comparees.faits.lus_pour(cellule)
            autres = [lu for lu in lus if comparees.groupe(lu[0]) != self._nom]
            siens: Rangs = array("I", [self._rang(lu) for lu in lus if comparees.groupe(lu[0]) == self._nom])
        else:
            siens, autres = self._reportes(avant[0]), list(avant[1])
        self._calculees[cellule] = siens, autres
        for lu in autres:
            groupe = comparees.groupe(lu[0])
            deja = self._demandes.setdefault(groupe, {})
            if lu not in deja:
                deja[lu] = _signe(lu)
                if groupe in groupes:
                    groupes[groupe].noter(f"{CHAMPS_DE}{self._nom}", (lu,))

    def _somme(self, lu: Lu, cellule: Cellule, ancien: int) -> bytes:
        """The digest of a fact; none of a whole given field of which its own is enough."""
        comparees = self._comparees
        if len(lu) == 2 and cellule in comparees.faits.donnees and comparees.est_loin(cellule):
            return b""
        return comparees.faits.somme(lu) if ancien == _AUCUN or comparees.est_rouge(cellule) else self.ancienne.sommes[ancien]

    def _reportes(self, anciens: Rangs) -> MutableSequence[int]:
        """The ranks of facts that are given by their ranks of before."""
        repris, nouveau = self._repris, self._nouveau_rang
        return array("I", [nouveau(ancien) if repris[ancien] == _AUCUN else repris[ancien] for ancien in anciens])

    def _nouveau_rang(self, ancien: int) -> int:
        """That of a fact of before which has none yet."""
        rang = self._repris[ancien] = len(self._lus)
        self._lus.append(self.ancienne.lus[ancien])
        self._anciens.append(ancien)
        return rang

    def _rang(self, lu: Lu) -> int:
        if self._anciens_rangs is None:
            self._anciens_rangs = {un: rang for rang, un in enumerate(self.ancienne.lus)}
        ancien = self._anciens_rangs.get(lu)
        if ancien is not None:
            return self._nouveau_rang(ancien) if self._repris[ancien] == _AUCUN else self._repris[ancien]
        rang = self._rangs.get(lu)
        if rang is None:
            rang = self._rangs[lu] = len(self._lus)
            self._lus.append(lu)
            self._anciens.append(_AUCUN)
        return rang


def _qui_grandit(liste: Sequence[object], debut: int) -> Iterable[int]:
    """The ranks of a list from `debut` on, those that come meanwhile too."""
    rang = debut
    while rang < len(liste):
        yield rang
        rang += 1
