"""What is remembered of what is published: of each site its files, their digests, and by what it is seen that they are still the same."""

import hashlib
import os
import time
from collections.abc import Collection, Mapping
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from generator.graphe.magasin import Magasin
from generator.graphe.objets import depuis_octets, en_octets
from generator.publication.chantier import PORTAIL
from generator.publication.coup_d_oeil import Vue, vue_de
from generator.publication.etat_des_fichiers import Signature

_MEMOIRE = "public"


class SitePublie(Struct, frozen=True):
    """What was last published of one site: for each path its digest and the signature that its file had at `instant` (nanoseconds); and the inode
    of each file of the reserve, where there is one."""

    contenu: str = ""
    instant: int = 0
    fichiers: Mapping[str, tuple[str, Signature]] = field(default_factory=dict)
    reserve: Mapping[str, int] | None = None

    @property
    def sans_reserve(self) -> "SitePublie":
        """The same where no reserve was kept."""
        return replace(self, reserve=None)


class Marque(Struct, frozen=True):
    """What is remembered first of a site: a word that stands in the memory of its files too, the digest of what was published, how many files, and the digest
    of what is seen of them (`coup_d_oeil`), empty where that tells nothing."""

    mot: str
    contenu: str
    nombre: int
    vue: str = ""


class MemoireDuPublic:
    """What is remembered of what is published in `public`: which sites, and of each what was published, all under marks that were written last."""

    def __init__(self, magasin: Magasin, public: Path) -> None:
        self._magasin, self._racine = magasin, str(public)
        lu = _charger(magasin.lire(_MEMOIRE))
        self._marques: dict[str, Marque] = dict(lu[1]) if isinstance(lu, tuple) and lu[0] == self._racine else {}
        self._avant = dict(self._marques)
        self._vues: dict[str, Vue] = {}  # of those that were retained
        self._ouvert = "", SitePublie()  # the last one that was asked for by `a_ecrit`

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The folders of the sites that are published."""
        return tuple(self._marques)

    @property
    def nombre(self) -> int:
        """How many files are published."""
        return sum(marque.nombre for marque in self._marques.values())

    @property
    def vues(self) -> Mapping[str, str]:
        """The digest of what is seen of each published site, by its folder."""
        return {dossier: marque.vue for dossier, marque in self._marques.items()}

    @property
    def empreinte(self) -> str:
        """The digest of all that is published: two publications with the same one have the same bytes at the same place."""
        contenus = sorted((dossier, marque.contenu) for dossier, marque in self._marques.items())
        return hashlib.sha256(repr((self._racine, contenus)).encode("utf-8", "surrogateescape")).hexdigest()

    def contenu(self, dossier: str) -> str:
        """The digest of what was published of one site; empty where nothing is remembered."""
        marque = self._marques.get(dossier)
        return marque.contenu if marque else ""

    def est_vu(self, dossier: str, etat: Mapping[str, Signature]) -> bool:
        """True where the files of a site, which have these signatures now, are seen to be those that were published, byte for byte, and no others."""
        marque = self._marques.get(dossier)
        return marque is not None and marque.vue != "" and marque.vue == vue_de(etat).somme

    def site(self, dossier: str) -> SitePublie:
        """What is remembered of one site; nothing where it is lost."""
        lu = _charger(self._magasin.lire(_nom(dossier)))
        marque = self._marques.get(dossier)
        if marque and isinstance(lu, tuple) and lu[0] == marque.mot and isinstance(lu[1], SitePublie):
            return lu[1]
        return SitePublie()

    def a_ecrit(self, dossier: str, chemin: str) -> bool | None:
        """Whether what is at a path of the site in a folder was published by this program; None where that is not remembered. Below the portal's, the
        folder of a contract that is no more is that contract's."""
        premier, _, suite = chemin.partition("/")
        if not dossier and premier in self._marques:
            return self.a_ecrit(premier, suite)
        if fichiers := self._fichiers(dossier):
            return chemin in fichiers
        return True if dossier and f"{dossier}/{chemin}" in self._fichiers("") else None

    def _fichiers(self, dossier: str) -> Mapping[str, object]:
        if self._ouvert[0] != dossier or not self._ouvert[1].fichiers:
            self._ouvert = dossier, self.site(dossier)
        return self._ouvert[1].fichiers

    def retenir(self, dossier: str, publie: SitePublie) -> None:
        """Remember what is published of one site, as soon as `conclure` is called."""
        mot = os.urandom(8).hex()
        self._magasin.ecrire(_nom(dossier), en_octets((mot, publie)))
        vue = self._vues[dossier] = vue_de({chemin: signature for chemin, (_, signature) in publie.fichiers.items()})
        self._marques[dossier] = Marque(mot, publie.contenu, len(publie.fichiers), vue.a(publie.instant))

    def voir(self) -> None:
        """What was retained is published now, and not before: nobody else could write in it until then."""
        instant = time.time_ns()
        for dossier, vue in self._vues.items():
            self._marques[dossier] = replace(self._marques[dossier], vue=vue.a(instant))

    def douter_de(self, dossier: str) -> None:
        """Remember nothing of one site until `retenir` and `conclure` are called."""
        self._avant = {**self._avant, dossier: Marque("", "", 0)}
        self._magasin.ecrire(_MEMOIRE, en_octets((self._racine, self._avant)))
        self._magasin.ecrire(_nom(dossier), b"")

    def douter(self) -> None:
        """Remember nothing until `conclure` is called."""
        self._magasin.ecrire(_MEMOIRE, b"")
        self._avant = {}

    def conclure(self, dossiers: Collection[str], *, reserve: bool = True) -> None:
        """Remember the sites of these folders. Without `reserve`, what is remembered of a reserve is wrong, and found to be: its inodes are gone."""
        marques = {dossier: self._marques[dossier] for dossier in dossiers if dossier in self._marques}
        if marques != self._avant or not reserve:
            self._magasin.ecrire(_MEMOIRE, en_octets((self._racine, marques)))


def _nom(dossier: str) -> str:
    return f"publies/{dossier or PORTAIL}"


def _charger(octets: bytes | None) -> object:
    try:
        return depuis_octets(octets) if octets else None
    except Exception:  # whatever a damaged file, or one of another version, may raise
        return None
