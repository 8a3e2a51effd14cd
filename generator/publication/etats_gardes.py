"""The states of the site that were published before, whole, which `revenir` puts back in one exchange of folders.

A state is a folder named after the moment when it was replaced; its files are hard links to those that are published where they did not change. It appears, and
goes, by one rename: what a kill leaves under a hidden name is either whole, and gets a name, or was being deleted, and goes.
"""

import os
import shutil
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from generator.graphe.magasin import Magasin
from generator.publication.disque import echanger
from generator.publication.echec import ConstructionImpossible, dire_echange_refuse
from generator.publication.etat_des_fichiers import effacer_si_vides, effacer_tout, etat_des_fichiers
from generator.publication.etrangers import Etrangers
from generator.publication.memoire_du_public import MemoireDuPublic, SitePublie

_FORME = "%Y-%m-%dT%H%M%S.%fZ"
_EN_ROUTE, _A_EFFACER = ".en-route", ".a-effacer"


class EtatGarde(Struct, frozen=True):
    """A state that was published: its folder, and the moment (UTC) when another took its place."""

    dossier: Path
    remplace_le: datetime

    def ecart(self, public: Path) -> int:
        """How many files are not the same there and in `public`, told by their inodes."""
        ici, la = ({chemin: vue[0] for chemin, vue in etat_des_fichiers(un).items()} for un in (self.dossier, public))
        return sum(ici.get(chemin) != la.get(chemin) for chemin in ici.keys() | la.keys())


class EtatsGardes:
    """Those of the site that is published in `public`: in the folder of the build (`atelier`) where it is on the same disk, else beside `public`."""

    def __init__(self, public: Path, atelier: Path) -> None:
        self._public = public
        meme_disque = atelier.is_dir() and public.parent.is_dir() and atelier.stat().st_dev == public.parent.stat().st_dev
        self.racine = atelier / "etats" if meme_disque else public.with_name(f".{public.name}.etats")

    def lister(self) -> list[EtatGarde]:
        """All of them, the last that was replaced first."""
        if not self.racine.is_dir():
            return []
        dates = ((dossier, _instant_de(dossier)) for dossier in self.racine.iterdir() if dossier.is_dir())
        etats = [EtatGarde(dossier, instant) for dossier, instant in dates if instant]
        return sorted(etats, key=lambda etat: etat.remplace_le, reverse=True)

    def garder(self, ancien: Path, nombre: int, etrangers: Iterable[str]) -> None:
        """Keep the tree that was just replaced, without the files of others (`etrangers`, paths below it), and the `nombre` last ones alone."""
        self._ranger()
        for chemin in etrangers:
            effacer_tout(ancien / chemin)
            effacer_si_vides(ancien, chemin)
        self._nommer(ancien)
        for etat in self.lister()[nombre:]:
            etat.dossier.rename(self.racine / _A_EFFACER)
            shutil.rmtree(self.racine / _A_EFFACER)

    def revenir(self, etat: EtatGarde, magasin: Magasin) -> None:
        """Publish a state again, with the files of others that stand in `public` now; what it replaces is kept in its place. For who holds the lock of the
        project. Raises ConstructionImpossible where `public` cannot be exchanged."""
        memoire, etrangers = MemoireDuPublic(magasin, self._public), Etrangers(magasin, self._public)
        siens = [
            chemin
            for chemin in etat_des_fichiers(self._public)
            if not chemin.endswith("/")
            and not os.path.lexists(etat.dossier / chemin)
            and etrangers.reste(chemin, self._public / chemin, ecrit=memoire.a_ecrit("", chemin))
        ]
        nouveau = self.racine / _EN_ROUTE
        if etat.dossier != nouveau:
            self._ranger()
            etat.dossier.rename(nouveau)
        notres = etat_des_fichiers(nouveau)
        for chemin in siens:
            (nouveau / chemin).parent.mkdir(parents=True, exist_ok=True)
            os.link(self._public / chemin, nouveau / chemin, follow_symlinks=False)
        memoire.douter()
        try:
            echanger(nouveau, self._public)
        except OSError as erreur:
            raise ConstructionImpossible(*dire_echange_refuse(self._public, erreur)) from erreur
        for chemin in siens:
            effacer_tout(nouveau / chemin)
            effacer_si_vides(nouveau, chemin)
        self._nommer(nouveau)
        # All of it is ours, and none of it is what a build would publish: the next one reads it.
        memoire.retenir("", SitePublie("", 0, {chemin: ("", signature) for chemin, signature in notres.items()}))
        memoire.conclure([""])

    def _ranger(self) -> None:
        """What a kill left."""
        self.racine.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(self.racine / _A_EFFACER, ignore_errors=True)
        if (self.racine / _EN_ROUTE).is_dir():
            self._nommer(self.racine / _EN_ROUTE)

    def _nommer(self, dossier: Path) -> None:
        dossier.rename(self.racine / datetime.now(UTC).strftime(_FORME))


def _instant_de(dossier: Path) -> datetime | None:
    """When a state was replaced; None for a folder that is none."""
    if dossier.name == _EN_ROUTE:
        return datetime.fromtimestamp(dossier.stat().st_ctime, UTC)
    try:
        return datetime.strptime(dossier.name, _FORME).replace(tzinfo=UTC)
    except ValueError:
        return None
