"""What was made the last time, and from what: it is made again where something that was read for it has changed.

A fact is something that was read (`carnet.Lu`). The field that it is in is either given (by the files of the project), and then has a digest
of its own, or computed from other facts. Whether a fact has changed is found from there: where nothing that its field was made from has
changed, it has not, and nothing is computed; else the field is computed, and the digest of the fact compared.
"""

from array import array
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any, TypeVar

from msgspec import Struct, field

from generator.graphe.carnet import Cellule, Lu, carnet
from generator.graphe.faits import Faits
from generator.graphe.origines import Origines, PartGardee, PartLue, Rangs, Trace
from generator.graphe.releve import Comparees, Neuves, relever

T = TypeVar("T")
R = TypeVar("R")
RETENU = "retenu : "  # begins the names of what is kept and is no output
_INCONNU, _INCHANGE, _CHANGE = range(3)


class Souvenirs(Struct, frozen=True):
    """All that is remembered of one site: the digest of each given field that anything was made from; `fond`, the digest of all that it was made with
    besides facts (empty where nothing is remembered); and, asked for only where it is needed, what is kept of each thing, by its name and in
    their order, and from what each was made, of which `charger` loads what is kept elsewhere."""

    resumes: Callable[[], Mapping[str, Any]] = dict
    donnees: Mapping[Cellule, str] = field(default_factory=dict)
    fond: str = ""
    origines: Callable[[], Origines] = Origines
    charger: Callable[[str, PartGardee], PartLue] = lambda *_: PartLue()


class Reprise:
    """The making of one site: what can be taken from `anciens` is, and all that is made or taken is remembered. `fond` is the digest of all that it
    is made with besides facts. Where a given field `est_loin`, it has changed, read whole, where its own digest has: it is not loaded to see whether it
    says something else. `groupe` says of which group a thing is (see `origines`); without it, all are of one."""

    def __init__(
        self,
        anciens: Souvenirs,
        faits: Faits,
        fond: str,
        est_loin: Callable[[Cellule], bool] = lambda _: False,
        groupe: Callable[[str], str] | None = None,
    ) -> None:
        self._anciens, self._faits, self._fond, self._est_loin = anciens, faits, fond, est_loin
        self._en_groupes, self._groupe = groupe is not None, groupe or _tous_ensemble
        self._resumes: dict[str, Any] = {}
        self._reprises: dict[str, Trace] = {}  # what was taken, and from what it was made
        self._neuves: dict[str, tuple[str, Rangs]] = {}  # what was made: its digest, and ranks in `_notes` of what was read for it
        self._notes: dict[Lu, int] = {}
        self._rouges: dict[Cellule, bool] = {}
        self._parts: dict[str, _PartComparee] = {}
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
        return sum(len(part.vus) - part.vus.count(_INCONNU) for part in self._parts.values())

    @property
    def changes(self) -> int:
        """How many of them had changed."""
        return sum(part.vus.count(_CHANGE) for part in self._parts.values())

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
        if trace is not None and trace[0] == fond and not self._a_lu_autre_chose(nom, trace):
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

    @cached_property
    def _avant(self) -> Origines:
        return self._anciens.origines()

    @cached_property
    def _remues(self) -> frozenset[str]:
        """The groups of which something may have changed."""
        avant, maintenant = self._anciens.donnees, self._faits.donnees
        return self._avant.remues({self._groupe(cellule[0]) for cellule, cle in avant.items() if maintenant.get(cellule) != cle})

    def _part(self, groupe: str) -> "_PartComparee":
        if groupe not in self._parts:
            self._parts[groupe] = _PartComparee(self._avant.part(groupe, self._anciens.charger))
        return self._parts[groupe]

    def _a_lu_autre_chose(self, nom: str, trace: Trace) -> bool:
        """True where something that a thing read is not what it was."""
        remues = self._remues
        return any(groupe in remues and self._un_a_change(part := self._part(groupe), part.lecteurs[nom]) for groupe, _ in trace[1])

    def _un_a_change(self, part: "_PartComparee", rangs: Rangs) -> bool:
        """True where one of these facts is not what it was. (A loop and no more: a portal has tens of thousands of them.)"""
        vus = part.vus
        for rang in rangs:
            vu = vus[rang]
            if vu == _CHANGE or (vu == _INCONNU and self._a_change(part, rang)):
                return True
        return False

    def _a_change(self, part: "_PartComparee", rang: int) -> bool:
        """True where a fact, which is compared now, is not what it was."""
        lu = part.lus[rang]
        cellule = lu[0], lu[1]
        change = self._est_rouge(cellule) and (
            (len(lu) == 2 and self._est_donnee(cellule) and self._est_loin(cellule)) or part.sommes[rang] != self._faits.somme(lu)
        )
        part.vus[rang] = _CHANGE if change else _INCHANGE
        return change

    def _un_autre_a_change(self, lu: Lu) -> bool:
        """The same of a fact that is given by what it is."""
        groupe = self._groupe(lu[0])
        if groupe not in self._remues:
            return False
        part = self._part(groupe)
        return self._un_a_change(part, (part.rangs[lu],))

    def _est_rouge(self, cellule: Cellule) -> bool:
        """True where something that a field was made from has changed."""
        rouge = self._rouges.get(cellule)
        if rouge is None:
            if self._est_donnee(cellule):
                rouge = self._faits.donnees.get(cellule) != self._anciens.donnees.get(cellule)
            elif (groupe := self._groupe(cellule[0])) not in self._remues:
                rouge = False
            else:
                part = self._part(groupe)
                lus = part.calculees.get(cellule)
                rouge = lus is None or self._un_a_change(part, lus[0]) or any(map(self._un_autre_a_change, lus[1]))
            self._rouges[cellule] = rouge
        return rouge

    def _est_donnee(self, cellule: Cellule) -> bool:
        """True for a field that is given, or was."""
        return cellule in self._faits.donnees or cellule in self._anciens.donnees

    def souvenirs(self) -> Souvenirs:
        """What to remember for the next time."""
        if not self._resumes:  # nothing was asked for: all is as it was
            return self._anciens
        comparees = Comparees(
            self._faits, self._avant, self._part_d_avant, self._remues, self._est_rouge, self._est_loin, self._groupe, self._en_groupes
        )
        releve = relever(comparees, self._reprises, Neuves(self._neuves, tuple(self._notes)))
        reste = {cellule: cle for cellule, cle in self._anciens.donnees.items() if self._groupe(cellule[0]) not in releve.groupes}
        resumes, origines = self._resumes, releve.origines
        return Souvenirs(lambda: resumes, {**reste, **releve.donnees}, self._fond, lambda: origines, self._anciens.charger)

    def _part_d_avant(self, groupe: str) -> PartLue:
        return self._part(groupe).part


class _PartComparee:
    """A part of what was read, whose facts are compared with what they are now."""

    def __init__(self, part: PartLue) -> None:
        self.part, self.lus, self.sommes, self.calculees, self.lecteurs = part, part.lus, part.sommes, part.calculees, part.lecteurs
        self.vus = bytearray(len(part.lus))  # of each fact: whether it was compared, and has changed

    @cached_property
    def rangs(self) -> Mapping[Lu, int]:
        """The rank of each fact."""
        return {lu: rang for rang, lu in enumerate(self.lus)}


def _tous_ensemble(_: str) -> str:
    return ""
