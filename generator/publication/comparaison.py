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
from generator.publication.echec import CopieAbimee
from generator.publication.etat_des_fichiers import (
    Signature,
    effacer_si_vides,
    effacer_tout,
    est_recente,
    etat_des_fichiers,
    signature_de,
)
from generator.publication.memoire_du_public import SitePublie

Voulus = Mapping[str, tuple[str, Path]]  # path below the site → digest, and the file that has these bytes


class SiteAPublier(Struct, frozen=True):
    """One site, in the folder `dossier` of what is published (empty: the portal, in what folders of other sites leave). `contenu` is a digest that is
    the same where the same is to be published; `charger` gives it."""

    dossier: str
    contenu: str
    charger: Callable[[], Voulus]


class Comparaison:
    """One site as it is published, beside what is wanted. `publie` gives what is remembered of the site in a folder, `dossiers` are those of all sites."""

    def __init__(self, site: SiteAPublier, public: Path, publie: Callable[[str], SitePublie], dossiers: Collection[str]) -> None:
        self.site, self._charger = site, publie
        self._public = public / site.dossier
        self._sauf = frozenset() if site.dossier else frozenset(dossiers) - {""}
        self.apres: SitePublie | None = None  # what to remember after the exchange, where it is something else

    def chemin(self, chemin: str) -> str:
        """A path of the site, below `public/`."""
        return f"{self.site.dossier}/{chemin}" if self.site.dossier else chemin

    @cached_property
    def _publie(self) -> SitePublie:
        """What is remembered of it."""
        return self._charger(self.site.dossier)

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
    def ecrits(self) -> Chemins:
        """The wanted files that are not there, or not so."""
        return Chemins.de(chemin for chemin, somme in self._voulues.items() if self._sommes.get(chemin) != somme)

    @cached_property
    def retires(self) -> Chemins:
        """The files that are there and not wanted."""
        return Chemins.de(chemin for chemin in self.actuels if chemin not in self._voulues)

    @property
    def differe(self) -> bool:
        """True where something is to be written or removed. Both are told before anything is exchanged: after, nothing is to be removed any more."""
        ecrits, retires = self.ecrits, self.retires
        return bool(ecrits or retires)

    def oublier(self) -> None:
        """Forget what can be found again, and what was to be remembered."""
        self.apres = None
        for nom in ("_publie", "actuels", "_sommes", "_voulues"):
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
