"""Puts the built sites together in one folder, and exchanges it with the published one; files that did not change are kept.

Two trees are kept: the published one, and in reserve the one of before. To publish, the reserve is brought to what is wanted (all files are hard links,
to the published ones or, where they changed, to those that were made: no byte is written twice), and the two are exchanged: the work is that of
what changed, however large the site. Where one contract alone has changed, its folder alone is exchanged. Sites are looked at one by one, and what is
remembered of each is kept apart: a country fits in no memory.
"""

import os
import pickle
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from secrets import token_hex

from msgspec import Struct, field

from generator.graphe.magasin import Magasin
from generator.publication.chantier import PORTAIL
from generator.publication.disque import echanger, echanger_d_un_coup, empreinte, neuf
from generator.publication.echec import CopieAbimee
from generator.publication.etat_des_fichiers import (
    Signature,
    effacer_si_vides,
    effacer_tout,
    est_recente,
    etat_des_fichiers,
    signature_de,
)

_MEMOIRE = "public"
# How many published files are looked at, and held in memory, until all is published. Where there are more, a contract that alone is to be published
# anew is looked at alone; the others are when several are, or when nothing is to be made.
A_PORTEE = 50_000
Voulus = Mapping[str, tuple[str, Path]]  # path below the site → digest, and the file that has these bytes


class SiteAPublier(Struct, frozen=True):
    """One site, in the folder `dossier` of what is published (empty: the portal, in what folders of other sites leave). `contenu` is a digest that is
    the same where the same is to be published; `charger` gives it."""

    dossier: str
    contenu: str
    charger: Callable[[], Voulus]


class BilanDePublication(Struct, frozen=True):
    """What publication did: paths written anew (new or changed) and paths that are gone."""

    ecrits: tuple[str, ...]
    retires: tuple[str, ...]


class SitePublie(Struct, frozen=True):
    """What was last published of one site: for each path its digest and the signature that its file had at `instant` (nanoseconds); and the inode
    of each file of the reserve, where there is one."""

    contenu: str = ""
    instant: int = 0
    fichiers: Mapping[str, tuple[str, Signature]] = field(default_factory=dict)
    reserve: Mapping[str, int] | None = None


def publier(sites: Sequence[SiteAPublier], public: Path, atelier: Path, magasin: Magasin) -> BilanDePublication:
    """Make `public` hold exactly these sites. Nothing is touched when it already does; else one exchange of folders does it. Raises CopieAbimee, before
    anything is published, where a file has other bytes than its digest says."""
    memoire = _Memoire(magasin, public)
    dossiers = [site.dossier for site in sites]
    reserve, meme_disque = atelier / "reserve", _meme_disque(atelier, public)
    if meme_disque and (site := memoire.seul_touche(sites)):
        touche = _Comparaison(site, public, memoire.site(site.dossier), dossiers)
        if touche.differe and touche.actuels and _publier_un_site(touche, public, reserve, memoire):
            memoire.conclure(sites)
            return BilanDePublication(*(tuple(map(touche.chemin, chemins)) for chemins in (touche.ecrits, touche.retires)))
    compares = [_Comparaison(site, public, memoire.site(site.dossier), dossiers) for site in sites]
    ecrits: list[str] = []
    retires: list[str] = []
    tenus = 0
    for un in compares:
        ecrits += [un.chemin(chemin) for chemin in un.ecrits]
        retires += [un.chemin(chemin) for chemin in un.retires]
        tenus += len(un.actuels)
        if tenus > A_PORTEE:
            un.oublier()
    if not ecrits and not retires and public.is_dir():
        for un in compares:
            if (frais := un.rafraichi()) is not None:
                memoire.retenir(un.site.dossier, frais)
            un.oublier()
        memoire.conclure(sites)
        return BilanDePublication((), ())
    if meme_disque and (seul := _le_seul_qui_change(compares)) and _publier_un_site(seul, public, reserve, memoire):
        for un in compares:
            if un is not seul and (frais := un.rafraichi()) is not None:
                memoire.retenir(un.site.dossier, frais)
            un.oublier()
        memoire.conclure(sites)
        return BilanDePublication(tuple(ecrits), tuple(retires))
    nouveau = reserve if meme_disque else neuf(public)
    memoire.douter()  # from here to the exchange, the reserve may be anything
    if nouveau.is_symlink() or not nouveau.is_dir():
        effacer_tout(nouveau)
        nouveau.mkdir(parents=True)
    lies = True
    for un in compares:
        lies = un.preparer(nouveau) and lies
        un.oublier()
    ancien = echanger(nouveau, public)
    garder_la_reserve = ancien and nouveau == reserve and lies
    if not garder_la_reserve and ancien:
        shutil.rmtree(nouveau, ignore_errors=True)
    for un in compares:
        if un.apres is not None:
            memoire.retenir(un.site.dossier, un.apres if garder_la_reserve else SitePublie(*_sans_reserve(un.apres)))
        un.oublier()
    memoire.conclure(sites, reserve=garder_la_reserve)
    return BilanDePublication(tuple(ecrits), tuple(retires))


def _le_seul_qui_change(compares: Sequence["_Comparaison"]) -> "_Comparaison | None":
    """The one site that is to be published anew, where it is a contract that is published already; None where there are several."""
    changes = [un for un in compares if un.differe]
    return changes[0] if len(changes) == 1 and changes[0].site.dossier and changes[0].actuels else None


def _publier_un_site(un: "_Comparaison", public: Path, reserve: Path, memoire: "_Memoire") -> bool:
    """Exchange the folder of one contract; False where that cannot be done in one step, and nothing was published."""
    dossier = un.site.dossier
    memoire.douter_de(dossier)  # from here to the exchange, its reserve may be anything
    lies = un.preparer(reserve)
    if not echanger_d_un_coup(reserve / dossier, public / dossier):
        return False
    if not lies:
        effacer_tout(reserve / dossier)
    if un.apres is not None:
        memoire.retenir(dossier, un.apres if lies else SitePublie(*_sans_reserve(un.apres)))
    return True


def est_tel_quel(public: Path, magasin: Magasin) -> bool:
    """True where `public` holds, byte for byte, what was last published there."""
    memoire = _Memoire(magasin, public)
    if not memoire.dossiers:
        return False
    for dossier in memoire.dossiers:
        publie = memoire.site(dossier)
        un = _Comparaison(SiteAPublier(dossier, publie.contenu, dict), public, publie, memoire.dossiers)
        if not publie.contenu or un.differe:
            return False
        if (frais := un.rafraichi()) is not None:
            memoire.retenir(dossier, frais)
    memoire.conclure([SiteAPublier(dossier, "", dict) for dossier in memoire.dossiers])
    return True


def _sans_reserve(publie: SitePublie) -> tuple[str, int, Mapping[str, tuple[str, Signature]]]:
    return publie.contenu, publie.instant, publie.fichiers


class _Comparaison:
    """One site as it is published, beside what is wanted. `publie` is what is remembered of it, `dossiers` are those of all sites."""

    def __init__(self, site: SiteAPublier, public: Path, publie: SitePublie, dossiers: Collection[str]) -> None:
        self.site, self._publie = site, publie
        self._public = public / site.dossier
        self._sauf = frozenset() if site.dossier else frozenset(dossiers) - {""}
        self.apres: SitePublie | None = None  # what to remember after the exchange, where it is something else

    def chemin(self, chemin: str) -> str:
        """A path of the site, below `public/`."""
        return f"{self.site.dossier}/{chemin}" if self.site.dossier else chemin

    @cached_property
    def actuels(self) -> Mapping[str, Signature]:
        """The signatures of the files that are published now."""
        return {} if self.site.dossier and self._public.is_symlink() else etat_des_fichiers(self._public, sauf=self._sauf)

    @cached_property
    def _sommes(self) -> Mapping[str, str]:
        """Their digests."""
        return {chemin: self._somme(chemin, signature) for chemin, signature in self.actuels.items()}

    @cached_property
    def _voulues(self) -> Mapping[str, str]:
        """The digests of the wanted files."""
        if self.site.contenu and self.site.contenu == self._publie.contenu:
            return {chemin: somme for chemin, (somme, _) in self._publie.fichiers.items()}
        return {chemin: somme for chemin, (somme, _) in self.site.charger().items()}

    @cached_property
    def ecrits(self) -> tuple[str, ...]:
        """The wanted files that are not there, or not so."""
        return tuple(chemin for chemin, somme in self._voulues.items() if self._sommes.get(chemin) != somme)

    @cached_property
    def retires(self) -> tuple[str, ...]:
        """The files that are there and not wanted."""
        return tuple(chemin for chemin in self.actuels if chemin not in self._voulues)

    @property
    def differe(self) -> bool:
        """True where something is to be written or removed."""
        return bool(self.ecrits or self.retires)

    def oublier(self) -> None:
        """Forget what can be found again."""
        for nom in ("actuels", "_sommes", "_voulues"):
            self.__dict__.pop(nom, None)

    def rafraichi(self) -> SitePublie | None:
        """What to remember of a site that is as wanted: the signatures that its files have now, so that those that were read need not be the next
        time; None where that is what is remembered."""
        connues = self._publie.fichiers
        memes = connues.keys() == self.actuels.keys() and self._publie.contenu == self.site.contenu
        if memes and not any(connues[un][1] != vue or est_recente(vue, self._publie.instant) for un, vue in self.actuels.items()):
            return None
        fichiers = {chemin: (self._sommes[chemin], signature) for chemin, signature in self.actuels.items()}
        return SitePublie(self.site.contenu, time.time_ns(), fichiers, self._publie.reserve)

    def preparer(self, nouveau: Path) -> bool:
        """Make in `nouveau` the tree of this site; False where the disk makes no links, and all was copied."""
        ici = nouveau / self.site.dossier
        presents = {chemin: signature[0] for chemin, signature in etat_des_fichiers(ici, sauf=self._sauf).items()}
        en_phase = presents == self._publie.reserve and not ici.is_symlink()
        if en_phase and not self.differe and presents == {chemin: vue[0] for chemin, vue in self.actuels.items()}:
            self.apres = self.rafraichi()
            return True
        if not en_phase:
            _vider(ici, self._sauf)
            presents = {}
        ici.mkdir(parents=True, exist_ok=True)
        for chemin in presents.keys() - self._voulues.keys():
            effacer_tout(ici / chemin)
            effacer_si_vides(ici, chemin)
        lies = True
        ecrits = frozenset(self.ecrits)
        sources = self.site.charger() if ecrits else {}
        signatures: dict[str, Signature] = {}
        dossiers: set[Path] = set()
        for chemin, somme in self._voulues.items():
            if chemin not in ecrits and presents.get(chemin) == self.actuels[chemin][0]:
                signatures[chemin] = self.actuels[chemin]
                continue
            destination = ici / chemin
            if chemin in presents:
                destination.unlink()
            elif destination.parent not in dossiers:
                destination.parent.mkdir(parents=True, exist_ok=True)
                dossiers.add(destination.parent)
            if chemin in ecrits:
                verifier_copie(sources[chemin][1], somme, self.chemin(chemin))
                lies = _lier(sources[chemin][1], destination) and lies
            else:
                lies = _lier(self._public / chemin, destination) and lies
        fichiers = {chemin: (somme, signatures.get(chemin) or signature_de(ici / chemin)) for chemin, somme in self._voulues.items()}
        reserve = {chemin: signature[0] for chemin, signature in self.actuels.items()}
        self.apres = SitePublie(self.site.contenu, time.time_ns(), fichiers, reserve)
        return lies

    def _somme(self, chemin: str, signature: Signature) -> str:
        """The digest of a published file. One that has the signature of before is not read, unless it could have been written since without
        a trace."""
        connue = self._publie.fichiers.get(chemin)
        if connue is not None and connue[1] == signature and not est_recente(signature, self._publie.instant):
            return connue[0]
        fichier = self._public / chemin
        return "" if fichier.is_symlink() or not fichier.is_file() else empreinte(fichier.read_bytes())


class _Marque(Struct, frozen=True):
    """What is remembered first of a site: a word that stands in the memory of its files too, the digest of what was published, how many files."""

    mot: str
    contenu: str
    nombre: int


class _Memoire:
    """What is remembered of what is published in `public`: which sites, and of each what was published, all under marks that were written last."""

    def __init__(self, magasin: Magasin, public: Path) -> None:
        self._magasin, self._racine = magasin, str(public)
        lu = _charger(magasin.lire(_MEMOIRE))
        self._marques: dict[str, _Marque] = dict(lu[1]) if isinstance(lu, tuple) and lu[0] == self._racine else {}
        self._avant = dict(self._marques)

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The folders of the sites that are published."""
        return tuple(self._marques)

    def seul_touche(self, sites: Sequence[SiteAPublier]) -> SiteAPublier | None:
        """The one contract of which something else is to be published than was, where there are more files than are looked at for one."""
        if sum(marque.nombre for marque in self._marques.values()) <= A_PORTEE or self._marques.keys() != {site.dossier for site in sites}:
            return None
        touches = [site for site in sites if self._marques[site.dossier].contenu != site.contenu]
        return touches[0] if len(touches) == 1 and touches[0].dossier else None

    def site(self, dossier: str) -> SitePublie:
        """What is remembered of one site; nothing where it is lost."""
        lu = _charger(self._magasin.lire(_nom(dossier)))
        marque = self._marques.get(dossier)
        if marque and isinstance(lu, tuple) and lu[0] == marque.mot and isinstance(lu[1], SitePublie):
            return lu[1]
        return SitePublie()

    def retenir(self, dossier: str, publie: SitePublie) -> None:
        """Remember what is published of one site, as soon as `conclure` is called."""
        mot = token_hex(8)
        self._magasin.ecrire(_nom(dossier), pickle.dumps((mot, publie), 5))
        self._marques[dossier] = _Marque(mot, publie.contenu, len(publie.fichiers))

    def douter_de(self, dossier: str) -> None:
        """Remember nothing of one site until `retenir` is called."""
        self._magasin.ecrire(_nom(dossier), b"")

    def douter(self) -> None:
        """Remember nothing until `conclure` is called."""
        self._magasin.ecrire(_MEMOIRE, b"")
        self._avant = {}

    def conclure(self, sites: Iterable[SiteAPublier], *, reserve: bool = True) -> None:
        """Remember these sites. Without `reserve`, what is remembered of a reserve is wrong, and found to be: its inodes are gone."""
        marques = {site.dossier: self._marques[site.dossier] for site in sites if site.dossier in self._marques}
        if marques != self._avant or not reserve:
            self._magasin.ecrire(_MEMOIRE, pickle.dumps((self._racine, marques), 5))


def _nom(dossier: str) -> str:
    return f"publies/{dossier or PORTAIL}"


def _charger(octets: bytes | None) -> object:
    try:
        return pickle.loads(octets) if octets else None
    except Exception:  # whatever a damaged file, or one of another version, may raise
        return None


def _vider(dossier: Path, sauf: Collection[str]) -> None:
    """Delete all that is in a folder, but those folders that are in `sauf`."""
    if not sauf or dossier.is_symlink() or not dossier.is_dir():
        effacer_tout(dossier)
        return
    for chemin in list(dossier.iterdir()):
        if chemin.name not in sauf:
            effacer_tout(chemin)


def verifier_copie(source: Path, somme: str, chemin: str) -> None:
    """Raises CopieAbimee (for `chemin`) where `source` is no file, or its bytes have another digest than `somme`."""
    try:
        octets = source.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise CopieAbimee(chemin) from None
    if empreinte(octets) != somme or source.is_symlink():
        raise CopieAbimee(chemin)


def _lier(source: Path, destination: Path) -> bool:
    """Link, or copy where the disk makes no links; True for a link."""
    try:
        os.link(source, destination)
    except OSError:
        shutil.copy2(source, destination)
        return False
    return True


def _meme_disque(atelier: Path, public: Path) -> bool:
    return atelier.stat().st_dev == public.parent.stat().st_dev if public.parent.is_dir() else False
