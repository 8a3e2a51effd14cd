"""The names that partners had on days on which the register of partners changed, and no file of a contract did. The register is read once for all contracts."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol, TypeVar

from msgspec.structs import replace

from generator.model.instantane import Instantane
from generator.publication.depot_git import Calendrier, JourEnregistre
from generator.sources.communs import PARTENAIRES
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

T = TypeVar("T")
_REGISTRE = f"referentiels/{PARTENAIRES}"


class GarderSousUneCle(Protocol):
    """Gives what was made of the same key under a name, or makes it."""

    def __call__(self, nom: str, cle: str, faire: Callable[[], T]) -> T: ...


class NomsDesPartenaires:
    """The history of the register; `calendrier` gives the days of commits when it is asked."""

    def __init__(self, calendrier: Callable[[], Calendrier], garder: GarderSousUneCle, programme: str) -> None:
        self._calendrier, self._garder, self._programme = calendrier, garder, programme

    @cached_property
    def _jours(self) -> tuple[JourEnregistre, ...]:
        return self._calendrier().jours((_REGISTRE,))

    def completer(self, lus: Sequence[Instantane]) -> Sequence[Instantane]:
        """What a site said of a contract on the days on which its own files changed (`lus`, oldest first), and on those on which one of its partners got
        another name. Raises DepotIllisible."""
        if not lus:
            return lus
        propres = {un.jour: un for un in lus}
        renommes = {un.jour: un for un in self._jours if un.jour > lus[0].jour}
        complets: list[Instantane] = []
        for jour in sorted({*propres, *renommes}):
            ici = propres.get(jour) or replace(complets[-1], jour=jour)
            if jour in renommes:
                ici = _nomme(ici, self._noms(renommes[jour]))
            if jour in propres or ici.noms != complets[-1].noms:
                complets.append(ici)
        return complets

    def _noms(self, jour: JourEnregistre) -> Mapping[str, str]:
        return self._garder(f"historique/partenaires/{jour.commit}", self._programme, partial(self._lire, jour))

    def _lire(self, jour: JourEnregistre) -> Mapping[str, str]:
        with tempfile.TemporaryDirectory() as ici:
            racine = Path(ici)
            self._calendrier().depot.extraire(jour.commit, (_REGISTRE,), racine)
            return {un.id: un.nom for un in lire_registre(racine, Journal()).partenaires}


def _nomme(instantane: Instantane, noms: Mapping[str, str]) -> Instantane:
    """The same, with these names of partners."""
    siens = {(genre, id): noms.get(id, nom) if genre == "partenaire" else nom for (genre, id), nom in instantane.noms.items()}
    return replace(instantane, noms=siens)
