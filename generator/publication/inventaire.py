"""What the folder of the build holds of one site: under which key each file was made, and the digest of its bytes."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from secrets import token_hex
from typing import Any

from generator.graphe.magasin import Magasin
from generator.graphe.souvenirs import Origines, Souvenirs
from generator.publication.chantier import Chantier
from generator.publication.echec import CopieAbimee
from generator.publication.verification import Renvois

Inscription = tuple[str, str]  # a key, and the digest of the bytes


@dataclass(frozen=True, slots=True)
class Inventaire:
    """`pages` are the sources of pages, by address; `fichiers` the other outputs, by path; `construits` the files that the builder made, by path;
    `papiers` the PDFs, by path. `cle` is the builder's digest of all that every page depends on. An empty one says that nothing is known of
    what is in the folders."""

    cle: str = ""
    pages: Mapping[str, Inscription] = field(default_factory=dict)
    fichiers: Mapping[str, Inscription] = field(default_factory=dict)
    construits: Mapping[str, str] = field(default_factory=dict)
    papiers: Mapping[str, Inscription] = field(default_factory=dict)

    def publies(self) -> dict[str, str]:
        """All that is published of the site: path below it → digest."""
        faits = {chemin: somme for fichiers in (self.fichiers, self.papiers) for chemin, (_, somme) in fichiers.items()}
        return {**self.construits, **faits}


class EtatDuSite:
    """What is remembered of a site, in four parts that are read only where they are needed. They were written together, under one mark: parts of two
    builds are never taken together. What another version of the program wrote counts for nothing."""

    def __init__(self, magasin: Magasin, chantier: Chantier, programme: str) -> None:
        self._magasin, self._chantier, self._programme = magasin, chantier, programme

    @cached_property
    def _garde(self) -> tuple[str, Inventaire]:
        """The mark, and the inventory of the last build."""
        lu = self._lire("inventaire")
        return lu if lu else ("", Inventaire())

    def inventaire(self) -> Inventaire:
        """The inventory of the last build; an empty one where there is none."""
        return self._garde[1]

    def souvenirs(self) -> Souvenirs:
        """What its views read."""
        lus = self._partie("souvenirs")
        if lus is None:
            return Souvenirs()
        resumes, donnees, fond = lus
        return Souvenirs(resumes, donnees, fond, self._origines)

    def _origines(self) -> Origines:
        lues: Origines | None = self._partie("origines")
        return lues or Origines()

    def renvois(self) -> dict[str, Renvois]:
        """The links and the anchors of its pages, by path below the site. Raises CopieAbimee where they are lost and the site is not."""
        lus: dict[str, Renvois] | None = self._partie("liens")
        if lus is None and self.inventaire() != Inventaire():
            raise CopieAbimee(self._chantier.racine_publiee)
        return lus or {}

    def garder(self, inventaire: Inventaire, souvenirs: Souvenirs, renvois: Mapping[str, Renvois]) -> None:
        """Remember all of it; the inventory last, with the mark of the others."""
        tete = souvenirs.resumes, souvenirs.donnees, souvenirs.fond
        parties = (("souvenirs", tete), ("origines", souvenirs.origines()), ("liens", dict(renvois)))
        marque = token_hex(16)
        for quoi, valeur in parties:
            self._ecrire(quoi, (marque, valeur))
        self._ecrire("inventaire", (marque, inventaire))

    def completer(self, inventaire: Inventaire) -> None:
        """The same build's inventory, with PDFs that were printed since."""
        self._ecrire("inventaire", (self._garde[0], inventaire))

    def oublier(self) -> None:
        """Remember nothing: the folders may hold anything."""
        self._magasin.ecrire(self._ou("inventaire"), b"")

    def _ou(self, quoi: str) -> str:
        return f"sites/{self._chantier.nom}/{quoi}"

    def _ecrire(self, quoi: str, valeur: object) -> None:
        self._magasin.ecrire(self._ou(quoi), pickle.dumps((self._programme, valeur), 5))

    def _partie(self, quoi: str) -> Any:
        """A part that was written with the inventory; None where it was not."""
        lue = self._lire(quoi)
        return lue[1] if lue and lue[0] == self._garde[0] else None

    def _lire(self, quoi: str) -> Any:
        octets = self._magasin.lire(self._ou(quoi))
        if not octets:
            return None
        try:
            programme, valeur = pickle.loads(octets)
        except Exception:  # whatever a damaged file, or one of another version, may raise
            return None
        return valeur if programme == self._programme else None
