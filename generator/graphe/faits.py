"""Facts as they are now: the digest of each, and what the field that it is in was computed from."""

from collections.abc import Callable, Collection, Iterable, Mapping, Set
from typing import Any

from generator.graphe.carnet import Cellule, Etendue, Lu
from generator.graphe.empreintes import ABSENT, Empreintes
from generator.graphe.observe import lacher, lus_pour, valeur_de
from generator.graphe.tables import TableGardee

_ABSENTE = object()


class Faits:
    """The facts. `donnees` are the digests of the given fields, `objets` gives the thing of a name (None where it is gone), and `lus_a_part` what
    was read for a computed field of a thing that does not know it itself. `passagers` are the names of computed fields whose values are not held once their
    digest is known."""

    def __init__(
        self,
        donnees: Mapping[Cellule, str],
        objets: Callable[[str], Any],
        lus_a_part: Callable[[Cellule], Iterable[Lu] | None] = lambda _: None,
        empreintes: Empreintes | None = None,
        passagers: Collection[str] = (),
    ) -> None:
        self._empreintes = empreintes or Empreintes()
        self._passagers = passagers
        self.donnees = donnees
        self._objets = objets
        self._lus_a_part = lus_a_part
        self._sommes: dict[Lu, bytes] = {}
        self._valeurs: dict[Cellule, Any] = {}
        self._lus: dict[Cellule, tuple[Lu, ...]] = {}

    def somme(self, lu: Lu) -> bytes:
        """The digest of a fact."""
        somme = self._sommes.get(lu)
        if somme is None:
            valeur = self._valeur((lu[0], lu[1]))
            # What is loaded for its digest alone is not held.
            tenues = Empreintes() if isinstance(valeur, TableGardee) or lu[1] in self._passagers else self._empreintes
            if len(lu) == 3 and valeur is not _ABSENTE:
                valeur = _partie(valeur, lu[2])
            somme = self._sommes[lu] = ABSENT if valeur is _ABSENTE else tenues.de(valeur)
            if len(lu) == 2 and lu[1] in self._passagers:
                lacher(self._objets(lu[0]), lu[1])
                self._valeurs.pop((lu[0], lu[1]), None)
        return somme

    def lus_pour(self, cellule: Cellule) -> tuple[Lu, ...]:
        """The facts that a computed field was made from."""
        if cellule not in self._lus:
            a_part = self._lus_a_part(cellule)
            self._lus[cellule] = tuple(lus_pour(self._objets(cellule[0]), cellule[1]) if a_part is None else a_part)
        return self._lus[cellule]

    def donnees_lues(self, lus: Iterable[Lu]) -> frozenset[Cellule]:
        """The given fields that these facts come from, however many computed ones lie between."""
        vues: set[Cellule] = set()
        a_voir = [(lu[0], lu[1]) for lu in lus]
        while a_voir:
            cellule = a_voir.pop()
            if cellule not in vues:
                vues.add(cellule)
                if cellule not in self.donnees:
                    a_voir.extend((lu[0], lu[1]) for lu in self.lus_pour(cellule))
        return frozenset(vues & self.donnees.keys())

    def _valeur(self, cellule: Cellule) -> Any:
        if cellule not in self._valeurs:
            objet = self._objets(cellule[0])
            self._valeurs[cellule] = _ABSENTE if objet is None else valeur_de(objet, cellule[1])
        return self._valeurs[cellule]


def _partie(valeur: Any, cle: Any) -> Any:
    """What a key says in a mapping or a set; nothing where the field, which was one, is none now."""
    if not isinstance(valeur, (Mapping, Set)):
        return _ABSENTE
    if cle is Etendue.CLES:
        return tuple(valeur)
    if isinstance(valeur, Mapping):
        return valeur.get(cle, _ABSENTE)
    return cle in valeur
