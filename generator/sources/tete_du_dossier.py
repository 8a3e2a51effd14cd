"""A contract that is as it was is told from its head alone: what is kept of it is not opened until something of it is read."""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from generator.graphe.carnet import Cellule, sans_noter
from generator.graphe.observe import copie, differe
from generator.model.avertissement import AvertissementRepondu
from generator.model.dossier import Dossier, nom_du_dossier
from generator.model.probleme import Probleme
from generator.sources.communs import CommunsLus
from generator.sources.dossier import DossierLu, lire_dossier
from generator.sources.gardes import Gardes, garde_ailleurs
from generator.sources.journal import Journal
from generator.sources.tetes import Tetes


class _TeteDuDossier(Struct, frozen=True):
    """The keys of a contract, by field, and those of what the registre asks of it; its answers to warnings, which are asked for at each build; and what
    was said of it."""

    cles: Mapping[Cellule, str]
    termes: str
    mesures_citees: str
    repondus: tuple[AvertissementRepondu, ...]
    problemes: tuple[Probleme, ...]


class DossiersRepris:
    """The contracts of a project (`racine`), by their heads (`tetes`) where they are as they were. `gardes_de` gives what is kept of one, by its id."""

    def __init__(self, racine: Path, communs: CommunsLus, tetes: Tetes, gardes_de: Callable[[str], Gardes]) -> None:
        self._racine, self._communs, self._tetes, self._gardes_de = racine, communs, tetes, gardes_de
        # All else that a contract is made from lies in its own files.
        self._glossaire = communs.fichier_du_glossaire.cle

    def est_a_lire(self, id: str) -> bool:
        """True where nothing is kept of a contract."""
        return self._tetes.reprendre(id, self._glossaire) is None and self._gardes_de(id).vierges

    def lire(self, chemin: Path, journal: Journal) -> DossierLu | None:
        """The contract in the folder `chemin`; None where nothing of it can be published, with problems in `journal`."""
        tete: _TeteDuDossier | None = self._tetes.reprendre(chemin.name, self._glossaire)
        if tete is not None:
            journal.problemes.extend(tete.problemes)
            return _de_la_tete(chemin.name, tete, lambda: self._entier(chemin))
        ici, gardes = Journal(), self._gardes_de(chemin.name)
        lu = lire_dossier(chemin, self._racine, ici, self._communs, gardes)
        journal.problemes.extend(ici.problemes)
        lus = gardes.lus
        if lu is not None and lus is not None:
            repondus = copie(lu.dossier).repondus
            dit = _TeteDuDossier(lu.cles, lu.termes.cle, lu.mesures_citees.cle, repondus, tuple(ici.problemes))
            self._tetes.retenir(chemin.name, lus, dit, self._glossaire)
        return lu

    def _entier(self, chemin: Path) -> DossierLu:
        """All of a contract that has a head. What is read for it was read when that head was found to be right."""
        with sans_noter():
            lu = lire_dossier(chemin, self._racine, Journal(), self._communs, self._gardes_de(chemin.name))
        if lu is None:
            raise RuntimeError(f"{chemin.name} was a contract, and is none any more")
        return lu


def _de_la_tete(id: str, tete: _TeteDuDossier, lire: Callable[[], DossierLu]) -> DossierLu:
    """A contract of which the head alone was read; the rest is in what `lire` gives."""
    entier = cache(lire)

    def champ(nom: str) -> Any:
        return differe(lambda: getattr(copie(entier().dossier), nom))

    champs = {nom: champ(nom) for _, nom in tete.cles} | {"repondus": tete.repondus}
    return DossierLu(
        Dossier(**champs, nom_suivi=nom_du_dossier(id)),
        tete.cles,
        garde_ailleurs(tete.termes, lambda: entier().termes),
        garde_ailleurs(tete.mesures_citees, lambda: entier().mesures_citees),
    )
