"""What the folder of the build holds of one site: under which key each file was made, and the digest of its bytes."""

import hashlib
import os
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from generator.graphe.carnet import Cellule
from generator.graphe.magasin import Magasin
from generator.graphe.objets import depuis_octets, en_octets
from generator.graphe.origines import Origines, PartGardee, PartLue
from generator.graphe.souvenirs import Souvenirs
from generator.pages.site import Site
from generator.publication.chantier import Chantier
from generator.publication.echec import CopieAbimee
from generator.publication.verification import Renvois

Inscription = tuple[str, str]  # a key, and the digest of the bytes


class Inventaire(Struct, frozen=True):
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


class TeteDuSite(Struct, frozen=True):
    """What says whether anything of a site is to be made: from which given fields it was made (by their digests), and with what besides (`fond`); the
    builder's digest (`cle`), and the site as the builder is told of it; `moteur`, with what its PDFs were printed (empty where some are
    not). And what other sites and publication ask first: digests of the titles of its pages, of their addresses, and of all that it
    publishes."""

    donnees: Mapping[Cellule, str]
    fond: str
    cle: str
    site: Site
    moteur: str
    titres: str
    adresses: str
    contenu: str


TeteMarquee = tuple[str, TeteDuSite]  # with the mark of all that was written with it


class EtatDuSite:
    """What is remembered of a site, in parts that are read only where they are needed. They were written together, under one mark: parts of two builds
    are never taken together. What another version of the program wrote counts for nothing. `connue` is the head, with its mark, where it was read with those
    of other sites."""

    def __init__(self, magasin: Magasin, chantier: Chantier, programme: str, connue: TeteMarquee | None = None) -> None:
        self._magasin, self._chantier, self._programme, self._connue = magasin, chantier, programme, connue

    @cached_property
    def marquee(self) -> TeteMarquee | None:
        """The head with its mark; None where nothing is remembered."""
        lue: TeteMarquee | None = self._connue or self._lire("tete")
        return lue

    @property
    def tete(self) -> TeteDuSite | None:
        """The head; None where nothing is remembered."""
        return self.marquee[1] if self.marquee else None

    def inventaire(self) -> Inventaire:
        """The inventory of the last build; an empty one where nothing is remembered. Raises CopieAbimee where it alone is lost."""
        lu: Inventaire = self._exiger("inventaire", Inventaire())
        return lu

    def souvenirs(self) -> Souvenirs:
        """What its views read."""
        tete = self.tete
        return Souvenirs(self._resumes, tete.donnees, tete.fond, self._origines, self._part) if tete else Souvenirs()

    def _resumes(self) -> Mapping[str, Any]:
        lus: Mapping[str, Any] = self._exiger("souvenirs", {})
        return lus

    def _origines(self) -> Origines:
        lues: Origines | None = self._partie("origines")
        return lues or Origines()

    def _part(self, groupe: str, ailleurs: PartGardee) -> PartLue:
        """What was read of a group. Raises CopieAbimee where it is lost."""
        octets = self._magasin.lire(self._ou_est(groupe, ailleurs.place))
        if octets is None or _somme(octets) != ailleurs.somme:
            raise CopieAbimee(self._chantier.racine_publiee)
        lue: PartLue = self._magasin.objet(self._ou_est(groupe, ailleurs.place), ailleurs.somme, lambda: depuis_octets(octets))
        return lue

    def _garder_les_parts(self, origines: Origines) -> Origines:
        """The same, of which all parts are kept. Those that are new do not stand where those of before are: until the head is written, they are what counts."""
        ailleurs = {groupe: ou for groupe, ou in origines.ailleurs.items() if groupe not in origines.parts}
        for groupe, part in origines.parts.items():
            avant = origines.ailleurs.get(groupe)
            place, octets = 1 - avant.place if avant else 0, en_octets(part)
            self._magasin.ecrire(self._ou_est(groupe, place), octets)
            ailleurs[groupe] = PartGardee(place, _somme(octets))
        return Origines(origines.traces, origines.voisins, ailleurs=ailleurs)

    def _ou_est(self, groupe: str, place: int) -> str:
        return self._ou(f"origines-{_somme(groupe.encode()).hex()}-{place}")

    def renvois(self) -> dict[str, Renvois]:
        """The links and the anchors of its pages, by path below the site. Raises CopieAbimee where they are lost and the site is not."""
        lus: dict[str, Renvois] = self._exiger("liens", {})
        return lus

    def garder(self, tete: TeteDuSite, inventaire: Inventaire, souvenirs: Souvenirs, renvois: Mapping[str, Renvois]) -> None:
        """Remember all of it; the head last, with the mark of the others."""
        marque = os.urandom(16).hex()
        parties = (
            ("souvenirs", souvenirs.resumes()),
            ("origines", self._garder_les_parts(souvenirs.origines())),
            ("liens", dict(renvois)),
            ("inventaire", inventaire),
        )
        for quoi, valeur in parties:
            self._ecrire(quoi, (marque, valeur))
        self._ecrire("tete", (marque, tete))

    def completer(self, inventaire: Inventaire, moteur: str) -> None:
        """The same build's inventory, with the PDFs that were printed since by `moteur`."""
        if self.marquee is not None:
            marque, tete = self.marquee
            self._ecrire("inventaire", (marque, inventaire))
            self._ecrire("tete", (marque, replace(tete, moteur=moteur, contenu=contenu_de(publies_de(self._chantier.dossier, inventaire)))))

    def oublier(self) -> None:
        """Remember nothing: the folders may hold anything."""
        self._magasin.ecrire(self._ou("tete"), b"")

    def _exiger(self, quoi: str, rien: Any) -> Any:
        lue = self._partie(quoi)
        if lue is None and self.tete is not None:
            raise CopieAbimee(self._chantier.racine_publiee)
        return rien if lue is None else lue

    def _ou(self, quoi: str) -> str:
        return f"sites/{self._chantier.nom}/{quoi}"

    def _ecrire(self, quoi: str, valeur: object) -> None:
        self._magasin.ecrire(self._ou(quoi), en_octets((self._programme, valeur)))

    def _partie(self, quoi: str) -> Any:
        """A part that was written with the head; None where it was not."""
        lue = self._lire(quoi)
        return lue[1] if lue and self.marquee and lue[0] == self.marquee[0] else None

    def _lire(self, quoi: str) -> Any:
        octets = self._magasin.lire(self._ou(quoi))
        if not octets:
            return None
        try:
            programme, valeur = self._magasin.objet(self._ou(quoi), _somme(octets), lambda: depuis_octets(octets))
        except Exception:  # whatever a damaged file, or one of another version, may raise
            return None
        return valeur if programme == self._programme else None


class TetesDesSites:
    """The heads of all sites, in one kept file besides those of each: a build reads them all, to know that next to none is to be made. They are copies: a
    head of before has another mark than what is kept with it, which is then as good as lost (`CopieAbimee`)."""

    def __init__(self, magasin: Magasin, programme: str) -> None:
        self._magasin, self._programme = magasin, programme

    def lire(self) -> dict[str, TeteMarquee]:
        """By folder of site; none where they are not known."""
        try:
            programme, tetes = depuis_octets(self._magasin.lire(_TETES) or b"")
        except Exception:  # whatever a damaged file, or one of another version, may raise
            return {}
        return tetes if programme == self._programme else {}

    def ecrire(self, tetes: Mapping[str, TeteMarquee]) -> None:
        """Keep them."""
        self._magasin.ecrire(_TETES, en_octets((self._programme, tetes)))

    def oublier(self) -> None:
        """Keep none: the heads of sites are about to be written."""
        self._magasin.ecrire(_TETES, b"")


def _somme(octets: bytes) -> bytes:
    return hashlib.blake2b(octets, digest_size=16).digest()


_TETES = "tetes/sites"
_PAGE_ABSENTE = "404.html"  # hosts serve that of the root only


def publies_de(dossier: str, inventaire: Inventaire) -> dict[str, str]:
    """All that is published of the site in `dossier` (empty: the portal): path below it → digest."""
    publies = inventaire.publies()
    if dossier:
        publies.pop(_PAGE_ABSENTE, None)
    return publies


def contenu_de(sommes: Mapping[str, str]) -> str:
    """The digest of files, from their paths and their digests."""
    return hashlib.sha256(repr(sorted(sommes.items())).encode("utf-8", "surrogateescape")).hexdigest()
