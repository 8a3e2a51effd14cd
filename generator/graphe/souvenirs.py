"""What was made the last time, and from what: it is made again where something that was read for it has changed.

A fact is something that was read (`carnet.Lu`). The field that it is in is either given (by the files of the project), and then has a digest
of its own, or computed from other facts. Whether a fact has changed is found from there: where nothing that its field was made from has
changed, it has not, and nothing is computed; else the field is computed, and the digest of the fact compared.
"""

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field

from generator.graphe.carnet import Cellule, Lu, carnet
from generator.graphe.faits import Faits

T = TypeVar("T")
R = TypeVar("R")
RETENU = "retenu : "  # begins the names of what is kept and is no output
Rangs = Sequence[int]  # ranks of facts in `Origines.lus`
_INCONNU, _INCHANGE, _CHANGE = range(3)


class Origines(Struct, frozen=True):
    """From what things were made. `lus` are all facts that were read, `sommes` their digests; `calculees` gives the facts that each computed field was
    made from; `traces`, for each thing, the digest of what it was made with besides facts, and the facts that were read for it."""

    lus: Sequence[Lu] = ()
    sommes: Sequence[bytes] = ()
    calculees: Mapping[Cellule, Rangs] = field(default_factory=dict)
    traces: Mapping[str, tuple[str, Rangs]] = field(default_factory=dict)


class Souvenirs(Struct, frozen=True):
    """All that is remembered of one site: the digest of each given field that anything was made from; `fond`, the digest of all that it was made with
    besides facts (empty where nothing is remembered); and, asked for only where it is needed, what is kept of each thing, by its name and in
    their order, and from what each was made."""

    resumes: Callable[[], Mapping[str, Any]] = dict
    donnees: Mapping[Cellule, str] = field(default_factory=dict)
    fond: str = ""
    origines: Callable[[], Origines] = Origines


class Reprise:
    """The making of one site: what can be taken from `anciens` is, and all that is made or taken is remembered. `fond` is the digest of all that it
    is made with besides facts. Where a given field `est_loin`, it has changed, read whole, where its own digest has: it is not loaded to see whether it
    says something else."""

    def __init__(self, anciens: Souvenirs, faits: Faits, fond: str, est_loin: Callable[[Cellule], bool] = lambda _: False) -> None:
        self._anciens, self._faits, self._fond, self._est_loin = anciens, faits, fond, est_loin
        self._resumes: dict[str, Any] = {}
        self._reprises: dict[str, tuple[str, Rangs]] = {}  # what was taken: its digest, and ranks in the facts of before
        self._neuves: dict[str, tuple[str, Rangs]] = {}  # what was made: its digest, and ranks in `_notes` of what was read for it
        self._notes: dict[Lu, int] = {}
        self._rouges: dict[Cellule, bool] = {}
        self._vus = bytearray()  # of each fact of before: whether it was compared, and has changed
        self._origines: Origines | None = None
        self.faites: list[str] = []  # the names of what was made anew

    @property
    def intacte(self) -> bool:
        """True where nothing that anything was made from has changed."""
        anciens = self._anciens
        return (
            bool(anciens.fond)
            and anciens.fond == self._fond
            and all(self._faits.donnees.get(cellule) == cle for cellule, cle in anciens.donnees.items())
        )

    @property
    def compares(self) -> int:
        """How many facts were compared with what they were."""
        return len(self._vus) - self._vus.count(_INCONNU)

    @property
    def changes(self) -> int:
        """How many of them had changed."""
        return self._vus.count(_CHANGE)

    @cached_property
    def resumes(self) -> Mapping[str, Any]:
        """What is kept of each thing of the last time."""
        return self._anciens.resumes()

    def faire(self, nom: str, fond: str, calcul: Callable[[], T], resumer: Callable[[T], R], reprendre: Callable[[R], T]) -> T:
        """What `calcul` makes. Where nothing that it was made from has changed, `reprendre` makes it of what `resumer` kept the last time. `fond` is the
        digest of what this thing is made with besides facts."""
        valeur, neuve = self._reprendre_ou_faire(nom, fond, calcul, resumer, reprendre)
        if neuve:
            self.faites.append(nom)
        return valeur

    def retenir(self, nom: str, fond: str, calcul: Callable[[], T]) -> T:
        """What `calcul` gives, which is kept as it is, and is not counted among what is made."""
        return self._reprendre_ou_faire(f"{RETENU}{nom}", fond, calcul, lambda valeur: valeur, lambda valeur: valeur)[0]

    def _reprendre_ou_faire(
        self, nom: str, fond: str, calcul: Callable[[], T], resumer: Callable[[T], R], reprendre: Callable[[R], T]
    ) -> tuple[T, bool]:
        """The thing, and whether it was made anew."""
        if nom in self._resumes:
            raise ValueError(f"two things are named {nom}")
        trace = self._avant.traces.get(nom)
        if trace is not None and trace[0] == fond and not self._un_a_change(trace[1]):
            self._reprises[nom] = trace
            resume: R = self.resumes[nom]
            self._resumes[nom] = resume
            return reprendre(resume), False
        with carnet() as lus:
            valeur = calcul()
        notes = self._notes
        self._neuves[nom] = fond, array("I", [notes.setdefault(lu, len(notes)) for lu in lus])
        self._resumes[nom] = resumer(valeur)
        return valeur, True

    @property
    def _avant(self) -> Origines:
        if self._origines is None:
            self._origines = self._anciens.origines()
            self._vus = bytearray(len(self._origines.lus))
        return self._origines

    def _un_a_change(self, rangs: Rangs) -> bool:
        """True where one of these facts is not what it was. (A loop and no more: a portal has tens of thousands of them.)"""
        vus = self._vus
        for rang in rangs:
            vu = vus[rang]
            if vu == _CHANGE or (vu == _INCONNU and self._a_change(rang)):
                return True
        return False

    def _a_change(self, rang: int) -> bool:
        """True where a fact, which is compared now, is not what it was."""
        lu = self._avant.lus[rang]
        cellule = lu[0], lu[1]
        change = self._est_rouge(cellule) and (
            (len(lu) == 2 and self._est_donnee(cellule) and self._est_loin(cellule)) or self._avant.sommes[rang] != self._faits.somme(lu)
        )
        self._vus[rang] = _CHANGE if change else _INCHANGE
        return change

    def _est_rouge(self, cellule: Cellule) -> bool:
        """True where something that a field was made from has changed."""
        rouge = self._rouges.get(cellule)
        if rouge is None:
            if self._est_donnee(cellule):
                rouge = self._faits.donnees.get(cellule) != self._anciens.donnees.get(cellule)
            else:
                rangs = self._avant.calculees.get(cellule)
                rouge = rangs is None or self._un_a_change(rangs)
            self._rouges[cellule] = rouge
        return rouge

    def _est_donnee(self, cellule: Cellule) -> bool:
        """True for a field that is given, or was."""
        return cellule in self._faits.donnees or cellule in self._anciens.donnees

    def souvenirs(self) -> Souvenirs:
        """What to remember for the next time."""
        if not self._resumes:  # nothing was asked for: all is as it was
            return self._anciens
        releve = _Releve(self._avant, self._faits, self._est_rouge, self._est_loin)
        return releve.faire(self._reprises, self._neuves, tuple(self._notes), self._resumes, self._fond)


_AUCUN = -1  # in the place of a rank


class _Releve:
    """Puts together what is remembered: the facts of all things, and of the fields that these were computed from."""

    def __init__(self, avant: Origines, faits: Faits, est_rouge: Callable[[Cellule], bool], est_loin: Callable[[Cellule], bool]) -> None:
        self._avant, self._faits, self._est_rouge, self._est_loin = avant, faits, est_rouge, est_loin
        # Facts of before are gone through by their ranks: looking for each by what it says would take most of the time.
        self._anciens_rangs = {lu: rang for rang, lu in enumerate(avant.lus)}
        self._repris = array("i", [_AUCUN]) * len(avant.lus)  # by rank of before: the rank of now
        self._rangs: dict[Lu, int] = {}  # of facts that are new
        self._lus: list[Lu] = []
        self._anciens: list[int] = []  # of each of these: its rank of before

    def faire(
        self,
        reprises: Mapping[str, tuple[str, Rangs]],
        neuves: Mapping[str, tuple[str, Rangs]],
        notes: Sequence[Lu],
        resumes: Mapping[str, Any],
        fond: str,
    ) -> Souvenirs:
        """All of it: of what was taken from before, of what was made now, and of what both were made from."""
        traces = {nom: (un, self._reporter(rangs)) for nom, (un, rangs) in reprises.items()}
        traces |= {nom: (un, self._noter(map(notes.__getitem__, rangs))) for nom, (un, rangs) in neuves.items()}
        calculees: dict[Cellule, Rangs] = {}
        donnees: dict[Cellule, str] = {}
        sommes: list[bytes] = []
        for lu, ancien in zip(self._lus, self._anciens, strict=True):  # which grow while they are gone through
            cellule = lu[0], lu[1]
            sommes.append(self._somme(lu, cellule, ancien))
            if cellule in calculees or cellule in donnees:
                continue
            if cellule in self._faits.donnees:
                donnees[cellule] = self._faits.donnees[cellule]
            else:
                anciens = self._avant.calculees.get(cellule)
                refaite = anciens is None or self._est_rouge(cellule)
                calculees[cellule] = self._noter(self._faits.lus_pour(cellule)) if refaite else self._reporter(anciens or ())
        origines = Origines(self._lus, sommes, calculees, traces)
        return Souvenirs(lambda: resumes, donnees, fond, lambda: origines)

    def _somme(self, lu: Lu, cellule: Cellule, ancien: int) -> bytes:
        """The digest of a fact; none of a whole given field of which its own is enough."""
        if len(lu) == 2 and cellule in self._faits.donnees and self._est_loin(cellule):
            return b""
        return self._faits.somme(lu) if ancien == _AUCUN or self._est_rouge(cellule) else self._avant.sommes[ancien]

    def _noter(self, lus: Iterable[Lu]) -> Rangs:
        """The ranks of these facts."""
        return array("I", [self._rang(lu) for lu in lus])

    def _reporter(self, anciens: Rangs) -> Rangs:
        """The ranks of facts that are given by their ranks of before."""
        repris, nouveau = self._repris, self._nouveau_rang
        return array("I", [nouveau(ancien) if repris[ancien] == _AUCUN else repris[ancien] for ancien in anciens])

    def _nouveau_rang(self, ancien: int) -> int:
        """That of a fact of before which has none yet."""
        rang = self._repris[ancien] = len(self._lus)
        self._lus.append(self._avant.lus[ancien])
        self._anciens.append(ancien)
        return rang

    def _rang(self, lu: Lu) -> int:
        ancien = self._anciens_rangs.get(lu)
        if ancien is not None:
            return self._nouveau_rang(ancien) if self._repris[ancien] == _AUCUN else self._repris[ancien]
        rang = self._rangs.get(lu)
        if rang is None:
            rang = self._rangs[lu] = len(self._lus)
            self._lus.append(lu)
            self._anciens.append(_AUCUN)
        return rang
