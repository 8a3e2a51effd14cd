"""One site as it is published, beside what is to be published of it."""

import os
import shutil
import time
from collections.abc import Callable, Collection, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from generator.publication.chemins import Chemins
from generator.publication.disque import empreinte
from generator.publication.etat_des_fichiers import (
    Signature,
    effacer_si_vides,
    effacer_tout,
    est_recente,
    etat_des_fichiers,
    signature_de,
)
from generator.publication.etrangers import Etrangers, ancetres
from generator.publication.memoire_du_public import MemoireDuPublic, SitePublie
from generator.publication.pose import APoser, poser_tout

Voulus = Mapping[str, tuple[str, Path | str]]  # path below the site → digest, and the file that has these bytes


class SiteAPublier(Struct, frozen=True):
    """One site, in the folder `dossier` of what is published (empty: the portal, in what folders of other sites leave). `contenu` is a digest that is
    the same where the same is to be published; `charger` gives it."""

    dossier: str
    contenu: str
    charger: Callable[[], Voulus]


class Comparaison:
    """One site as it is published, beside what is wanted. `memoire` is what is remembered of what was published, `etrangers` of what others put there;
    `dossiers` are the folders of all sites."""

    def __init__(self, site: SiteAPublier, public: Path, memoire: MemoireDuPublic, etrangers: Etrangers, dossiers: Collection[str]) -> None:
        self.site, self._memoire, self._etrangers = site, memoire, etrangers
        self._public = public / site.dossier
        self._sauf = frozenset() if site.dossier else frozenset(dossiers) - {""}
        self.apres: SitePublie | None = None  # what to remember after the exchange, where it is something else

    def chemin(self, chemin: str) -> str:
        """A path of the site, below `public/`."""
        return f"{self.site.dossier}/{chemin}" if self.site.dossier else chemin

    @cached_property
    def _publie(self) -> SitePublie:
        """What is remembered of it."""
        return self._memoire.site(self.site.dossier)

    @cached_property
    def actuels(self) -> Mapping[str, Signature]:
        """The signatures of the files that are published now."""
        return {} if self.site.dossier and self._public.is_symlink() else etat_des_fichiers(self._public, sauf=self._sauf)

    @cached_property
    def _est_vu(self) -> bool:
        """True where it is seen, and nothing need be read for it, that all that is wanted is published, and nothing else."""
        connu = self._memoire.contenu(self.site.dossier)
        return connu != "" and connu == self.site.contenu and self._memoire.est_vu(self.site.dossier, self.actuels)

    @cached_property
    def _charge(self) -> Voulus:
        return self.site.charger()

    @cached_property
    def _sommes(self) -> Mapping[str, str]:
        """The digests of those that are wanted: those of others may be large, and are not read."""
        return {chemin: self._somme(chemin, signature) for chemin, signature in self.actuels.items() if chemin in self._voulues}

    @cached_property
    def _voulues(self) -> Mapping[str, str]:
        """The digests of the wanted files."""
        if self.site.contenu and self.site.contenu == self._publie.contenu:
            return {chemin: somme for chemin, (somme, _) in self._publie.fichiers.items()}
        return {chemin: somme for chemin, (somme, _) in self._charge.items()}

    @cached_property
    def ecrits(self) -> Chemins:
        """The wanted files that are not there, or not so."""
        if self._est_vu:
            return Chemins.de(())
        return Chemins.de(chemin for chemin, somme in self._voulues.items() if self._sommes.get(chemin) != somme)

    @cached_property
    def retires(self) -> Chemins:
        """The files that are there, not wanted, and not others' own that stay."""
        if self._est_vu:
            return Chemins.de(())
        return Chemins.de(chemin for chemin in self.actuels if chemin not in self._voulues and chemin not in self.restes)

    @cached_property
    def restes(self) -> frozenset[str]:
        """The files of others that stay where they are: nothing is to be published there, nor in a folder of their name."""
        if self._est_vu:
            return frozenset()
        de_trop = [chemin for chemin in self.actuels if chemin not in self._voulues]
        pris = {dossier for chemin in self._voulues for dossier in ancetres(chemin)} if de_trop else set()
        return frozenset(chemin for chemin in de_trop if self._reste(chemin, pris))

    @property
    def chemins_des_restes(self) -> list[str]:
        """The same, below `public/`."""
        return [self.chemin(chemin) for chemin in self.restes]

    def _reste(self, chemin: str, pris: Collection[str]) -> bool:
        """True for one that stays; `pris` are the folders in which something is to be published. A folder that holds nothing stays where the project names it."""
        nu = chemin.rstrip("/")
        if nu in pris or any(dossier in self._voulues for dossier in ancetres(nu)):
            return False
        ici = self.chemin(nu)
        if chemin != nu:
            return self._etrangers.est_conserve(ici)
        return self._etrangers.reste(ici, self._public / nu, ecrit=self._memoire.a_ecrit(self.site.dossier, chemin))

    @cached_property
    def de_cote(self) -> tuple[str, ...]:
        """The files that others wrote, or may have, and that leave: their bytes are to be put aside."""
        partis = (chemin for chemin in self.retires if not chemin.endswith("/") and not self._memoire.a_ecrit(self.site.dossier, chemin))
        couverts = (un for un in self.ecrits if un in self.actuels and self._memoire.a_ecrit(self.site.dossier, un) is False)
        return (*partis, *couverts)

    @property
    def differe(self) -> bool:
        """True where something is to be written or removed. Both are told before anything is exchanged: after, nothing is to be removed any more."""
        ecrits, retires, _ = self.ecrits, self.retires, self.de_cote
        return bool(ecrits or retires)

    def oublier(self) -> None:
        """Forget what can be found again, and what was to be remembered."""
        self.apres = None
        for nom in ("_publie", "actuels", "_est_vu", "_charge", "_sommes", "_voulues", "restes"):
            self.__dict__.pop(nom, None)

    def rafraichi(self) -> SitePublie | None:
        """What to remember of a site that is as wanted: the signatures that its files have now, so that those that were read need not be the next
        time; None where that is what is remembered."""
        if self._est_vu:
            return None
        connues = self._publie.fichiers
        notres = {chemin: signature for chemin, signature in self.actuels.items() if chemin not in self.restes}
        memes = connues.keys() == notres.keys() and self._publie.contenu == self.site.contenu
        if memes and not any(connues[un][1] != vue or est_recente(vue, self._publie.instant) for un, vue in notres.items()):
            return None
        fichiers = {chemin: (self._sommes[chemin], signature) for chemin, signature in notres.items()}
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
        for chemin in presents.keys() - self._voulues.keys() - self.restes:
            effacer_tout(ici / chemin)
            effacer_si_vides(ici, chemin)
        ecrits = frozenset(self.ecrits)
        sources = self._charge if ecrits else {}
        signatures: dict[str, Signature] = {}
        a_poser = []
        for chemin, somme in self._voulues.items():
            if chemin not in ecrits and presents.get(chemin) == self.actuels[chemin][0]:
                signatures[chemin] = self.actuels[chemin]
                continue
            if chemin in presents:
                (ici / chemin).unlink()
            if chemin in ecrits:
                a_poser.append(APoser(f"{ici}/{chemin}", sources[chemin][1], somme, self.chemin(chemin)))
            else:
                a_poser.append(APoser(f"{ici}/{chemin}", f"{self._public}/{chemin}"))
        lies = poser_tout(a_poser, f"{ici}")
        for chemin in sorted(self.restes):
            if presents.get(chemin) == self.actuels[chemin][0]:
                continue
            if chemin in presents:
                effacer_tout(ici / chemin)
            lies = _reprendre(self._public / chemin, ici / chemin) and lies
        fichiers = {chemin: (somme, signatures.get(chemin) or signature_de(f"{ici}/{chemin}")) for chemin, somme in self._voulues.items()}
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


def _vider(dossier: Path, sauf: Collection[str]) -> None:
    """Delete all that is in a folder, but those folders that are in `sauf`."""
    if not sauf or dossier.is_symlink() or not dossier.is_dir():
        effacer_tout(dossier)
        return
    for chemin in list(dossier.iterdir()):
        if chemin.name not in sauf:
            effacer_tout(chemin)


def _reprendre(source: Path, destination: Path) -> bool:
    """Have in another tree what others put in the published one; False where it was copied. What is neither a file nor a link (a pipe) is not read."""
    if source.is_dir() and not source.is_symlink():
        destination.mkdir(parents=True, exist_ok=True)
        return True
    destination.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, destination, follow_symlinks=False)
    except OSError:
        if source.is_symlink() or source.is_file():
            shutil.copy2(source, destination, follow_symlinks=False)
        return False
    return True
