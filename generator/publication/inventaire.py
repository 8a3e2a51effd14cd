"""What the folder of the build holds of one site: under which key each file was made, and the digest of its bytes."""

import pickle
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from generator.graphe.magasin import Magasin
from generator.graphe.souvenirs import Souvenirs
from generator.publication.chantier import Chantier
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
    """What is remembered of a site, in three parts that are read only where they are needed; what another version of the program wrote counts for
    nothing."""

    def __init__(self, magasin: Magasin, chantier: Chantier, programme: str) -> None:
        self._magasin, self._nom, self._programme = magasin, chantier.nom, programme

    def inventaire(self) -> Inventaire:
        """The inventory of the last build; an empty one where there is none."""
        lu = self._lire("inventaire")
        return lu if isinstance(lu, Inventaire) else Inventaire()

    def souvenirs(self) -> Souvenirs:
        """What its views read."""
        lus = self._lire("souvenirs")
        return lus if isinstance(lus, Souvenirs) else Souvenirs()

    def renvois(self) -> dict[str, Renvois]:
        """The links and the anchors of its pages, by path below the site."""
        lus = self._lire("liens")
        return lus if isinstance(lus, dict) else {}

    def garder(self, inventaire: Inventaire, souvenirs: Souvenirs, renvois: Mapping[str, Renvois]) -> None:
        """Remember all of it."""
        for quoi, valeur in (("inventaire", inventaire), ("souvenirs", souvenirs), ("liens", dict(renvois))):
            self._magasin.ecrire(self._ou(quoi), pickle.dumps((self._programme, valeur), 5))

    def oublier(self) -> None:
        """Remember nothing: the folders may hold anything."""
        self._magasin.ecrire(self._ou("inventaire"), b"")

    def _ou(self, quoi: str) -> str:
        return f"sites/{self._nom}/{quoi}"

    def _lire(self, quoi: str) -> Any:
        octets = self._magasin.lire(self._ou(quoi))
        if not octets:
            return None
        try:
            programme, valeur = pickle.loads(octets)
        except Exception:  # whatever a damaged file, or one of another version, may raise
            return None
        return valeur if programme == self._programme else None
