"""What was made the last time, and from what: it is made again where something that was read for it has changed.

A fact is something that was read (`carnet.Lu`). The field that it is in is either given (by the files of the project), and then has a digest
of its own, or computed from other facts. Whether a fact has changed is found from there: where nothing that its field was made from has
changed, it has not, and nothing is computed; else the field is computed, and the digest of the fact compared.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from generator.graphe.carnet import Cellule, Etendue, Lu, carnet
from generator.graphe.empreintes import ABSENT, empreinte_de
from generator.graphe.observe import lus_pour, valeur_de

T = TypeVar("T")
R = TypeVar("R")
_ABSENTE = object()


@dataclass(frozen=True, slots=True)
class Trace:
    """What is remembered of one thing that was made: `fond` is the digest of what it was made with besides facts, `lus` are the facts that were
    read for it, `resume` is what is kept of it."""

    fond: str
    lus: tuple[Lu, ...]
    resume: Any


@dataclass(frozen=True, slots=True)
class Souvenirs:
    """All that is remembered of one site: its things by name, the digests of the facts that were read, what each computed field was made from,
    and the digest of each given one."""

    traces: Mapping[str, Trace] = field(default_factory=dict)
    sommes: Mapping[Lu, bytes] = field(default_factory=dict)
    calculees: Mapping[Cellule, tuple[Lu, ...]] = field(default_factory=dict)
    donnees: Mapping[Cellule, str] = field(default_factory=dict)


class Faits:
    """The facts as they are now. `donnees` are the digests of the given fields, `objets` gives the thing of a name (None where it is
    gone), and `lus_a_part` what was
    read for a computed field of a thing that does not know it itself."""

    def __init__(
        self,
        donnees: Mapping[Cellule, str],
        objets: Callable[[str], Any],
        lus_a_part: Callable[[Cellule], Iterable[Lu] | None] = lambda _: None,
    ) -> None:
        self.donnees = donnees
        self._objets = objets
        self._lus_a_part = lus_a_part
        self._sommes: dict[Lu, bytes] = {}
        self._lus: dict[Cellule, tuple[Lu, ...]] = {}

    def somme(self, lu: Lu) -> bytes:
        """The digest of a fact."""
        if lu not in self._sommes:
            objet = self._objets(lu[0])
            valeur = _ABSENTE if objet is None else valeur_de(objet, lu[1])
            if len(lu) == 3 and objet is not None:
                valeur = _partie(valeur, lu[2])
            self._sommes[lu] = ABSENT if valeur is _ABSENTE else empreinte_de(valeur)
        return self._sommes[lu]

    def lus_pour(self, cellule: Cellule) -> tuple[Lu, ...]:
        """The facts that a computed field was made from."""
        if cellule not in self._lus:
            a_part = self._lus_a_part(cellule)
            self._lus[cellule] = tuple(lus_pour(self._objets(cellule[0]), cellule[1]) if a_part is None else a_part)
        return self._lus[cellule]


def _partie(valeur: Any, cle: Any) -> Any:
    """What a key says in a mapping or a set."""
    if cle is Etendue.CLES:
        return tuple(valeur)
    if isinstance(valeur, Mapping):
        return valeur.get(cle, _ABSENTE)
    return cle in valeur


class Reprise:
    """The making of one site: what can be taken from `anciens` is, and all that is made or taken is remembered."""

    def __init__(self, anciens: Souvenirs, faits: Faits) -> None:
        self._anciens, self._faits = anciens, faits
        self._changes: dict[Lu, bool] = {}
        self._rouges: dict[Cellule, bool] = {}
        self._traces: dict[str, Trace] = {}
        self.faites: list[str] = []  # the names of what was made anew

    @property
    def intacte(self) -> bool:
        """True where no given field that anything was made from has changed."""
        return bool(self._anciens.traces) and all(self._faits.donnees.get(cellule) == cle for cellule, cle in self._anciens.donnees.items())

    @property
    def compares(self) -> int:
        """How many facts were compared with what they were."""
        return len(self._changes)

    @property
    def changes(self) -> int:
        """How many of them had changed."""
        return sum(self._changes.values())

    def trace(self, nom: str) -> Trace | None:
        """What is remembered of a thing."""
        return self._anciens.traces.get(nom)

    def faire(self, nom: str, fond: str, calcul: Callable[[], T], resumer: Callable[[T], R], reprendre: Callable[[R], T]) -> T:
        """What `calcul` makes. Where nothing that it was made from has changed, `reprendre` makes it of what `resumer` kept the last time."""
        if nom in self._traces:
            raise ValueError(f"two things are named {nom}")
        trace = self._anciens.traces.get(nom)
        if trace is not None and trace.fond == fond and not any(map(self.a_change, trace.lus)):
            self._traces[nom] = trace
            return reprendre(trace.resume)
        with carnet() as lus:
            valeur = calcul()
        self._traces[nom] = Trace(fond, tuple(lus), resumer(valeur))
        self.faites.append(nom)
        return valeur

    def tout_reprendre(self) -> Mapping[str, Trace]:
        """All that is remembered, which is all still true (`intacte`)."""
        self._traces = dict(self._anciens.traces)
        return self._traces

    def a_change(self, lu: Lu) -> bool:
        """True where a fact is not what it was, or was not known."""
        change = self._changes.get(lu)
        if change is None:
            ancienne = self._anciens.sommes.get(lu)
            change = ancienne is None or (self._est_rouge((lu[0], lu[1])) and ancienne != self._faits.somme(lu))
            self._changes[lu] = change
        return change

    def _est_rouge(self, cellule: Cellule) -> bool:
        """True where something that a field was made from has changed."""
        rouge = self._rouges.get(cellule)
        if rouge is None:
            if cellule in self._faits.donnees or cellule in self._anciens.donnees:
                rouge = self._faits.donnees.get(cellule) != self._anciens.donnees.get(cellule)
            else:
                lus = self._anciens.calculees.get(cellule)
                rouge = lus is None or any(map(self.a_change, lus))
            self._rouges[cellule] = rouge
        return rouge

    def souvenirs(self) -> Souvenirs:
        """What to remember for the next time."""
        sommes: dict[Lu, bytes] = {}
        calculees: dict[Cellule, tuple[Lu, ...]] = {}
        donnees: dict[Cellule, str] = {}
        a_voir: list[Lu] = [lu for trace in self._traces.values() for lu in trace.lus]
        while a_voir:
            lu = a_voir.pop()
            if lu in sommes:
                continue
            cellule = lu[0], lu[1]
            connu = lu in self._anciens.sommes and not self._est_rouge(cellule)
            sommes[lu] = self._anciens.sommes[lu] if connu else self._faits.somme(lu)
            if cellule in calculees or cellule in donnees:
                continue
            if cellule in self._faits.donnees:
                donnees[cellule] = self._faits.donnees[cellule]
                continue
            anciens = self._anciens.calculees.get(cellule)
            calculees[cellule] = self._faits.lus_pour(cellule) if anciens is None or self._est_rouge(cellule) else anciens
            a_voir.extend(calculees[cellule])
        return Souvenirs(self._traces, sommes, calculees, donnees)
