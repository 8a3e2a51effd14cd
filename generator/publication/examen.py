"""Reads and checks a project, and keeps what was read and found for the next run."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from generator.calculs.index_du_contrat import Garder
from generator.checks import verifier
from generator.graphe.carnet import Cellule, Lu
from generator.graphe.magasin import Magasin, SansMagasin
from generator.model.dossier import Registre, vierge
from generator.model.probleme import Probleme
from generator.pages.site import Developper
from generator.sources.gardes import Gardes
from generator.sources.journal import Journal
from generator.sources.registre import lire_projet

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Examen:
    """A project as read, from what each of its fields was made (`cles`), and all that is wrong with it, in the order of files and lines."""

    registre: Registre
    cles: Mapping[Cellule, str]
    problemes: tuple[Probleme, ...]


class _SommesDesChamps:
    """The fields of the registre and of its dossiers, by the digests of what they were made from (see `sources.gardes.Sommes`)."""

    def __init__(self, cles: Mapping[Cellule, str], developper: Developper | None = None) -> None:
        self._cles = cles
        self._developper = developper or (lambda lus: {(lu[0], lu[1]) for lu in lus} & cles.keys())

    def nommer(self, lus: Iterable[Lu]) -> list[tuple[str, str]]:
        """The fields that `lus` come from."""
        return sorted(self._developper(lus))

    def somme(self, note: tuple[str, str]) -> str:
        """The digest of one; empty for a field of a contract that is gone."""
        return self._cles.get(note, "")


def examiner_projet(projet: Path, jour: str, magasin: Magasin | None = None, *, programme: str = "") -> Examen:
    """Read and check everything, on that day (ISO). What was read and checked before is taken from `magasin` where nothing that it was made
    from has changed; `programme` is the digest of the program."""
    garde = magasin or SansMagasin()
    journal = Journal()
    lu = lire_projet(projet, journal, garde, programme=programme)
    gardes = Gardes("regles", garde, _SommesDesChamps(lu.cles), programme)

    def demander(nom: str, regle: Callable[[], Iterable[Probleme]]) -> Iterable[Probleme]:
        return gardes.faire(nom, journal, lambda _: tuple(regle())).valeur

    # Rules across files say nothing of a file that could not be read: they would only repeat the first message in other words.
    problemes = [*journal.problemes, *verifier(vierge(lu.registre), jour, demander)]
    gardes.fermer()
    return Examen(lu.registre, lu.cles, tuple(sorted(dict.fromkeys(problemes), key=lambda probleme: (probleme.lieu, probleme.code))))


class CalculsGardes:
    """The long computations of contracts, kept from one build to the next: done again where a field that was read for them was made of something
    else."""

    def __init__(self, magasin: Magasin, cles: Mapping[Cellule, str], programme: str) -> None:
        self._magasin, self._cles, self._programme = magasin, cles, programme
        self._gardes: dict[str, Gardes] = {}

    def du_contrat(self, contrat: str, developper: Developper) -> Garder:
        """Those of one contract: asked for by name, with the computation. `developper` tells from which fields facts come."""

        def garder(nom: str, calcul: Callable[[], _T], /) -> _T:
            if contrat not in self._gardes:
                self._gardes[contrat] = Gardes(
                    f"calculs/{contrat}", self._magasin, _SommesDesChamps(self._cles, developper), self._programme, oublier=False
                )
            return self._gardes[contrat].faire(nom, Journal(), lambda _: calcul()).valeur

        return garder

    def fermer(self) -> None:
        """Keep what was computed; of a contract of which nothing was asked, all stays."""
        for gardes in self._gardes.values():
            gardes.fermer()
