"""Puts the built sites together in one folder, and exchanges it with the published one; files that did not change are kept.

Two trees are kept: the published one, and in reserve the one of before. To publish, the reserve is brought to what is wanted (all files are hard links,
to the published ones or, where they changed, to those that were made: no byte is written twice), and the two are exchanged: the work is that of
what changed, however large the site. Where one contract alone has changed, its folder alone is exchanged. Sites are looked at one by one, and what is
remembered of each is kept apart: a country fits in no memory.
"""

import os
import shutil
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from generator.graphe.magasin import Magasin
from generator.publication.chemins import Chemins
from generator.publication.comparaison import Comparaison, SiteAPublier
from generator.publication.coup_d_oeil import vue_de
from generator.publication.disque import echanger, echanger_d_un_coup, neuf
from generator.publication.echec import ConstructionImpossible, dire_echange_refuse
from generator.publication.etat_des_fichiers import effacer_tout
from generator.publication.etats_gardes import EtatsGardes
from generator.publication.etrangers import Etrangers, mettre_de_cote
from generator.publication.memoire_du_public import MemoireDuPublic

# How many published files are looked at, and held in memory, until all is published. Where there are more, a contract that alone is to be published
# anew is looked at alone; the others are when several are, or when nothing is to be made.
A_PORTEE = 50_000


class BilanDePublication(Struct, frozen=True):
    """What publication did: paths written anew (new or changed) and paths that are gone; files of others that stand there unsaid by the project, and
    where those are that left."""

    ecrits: Chemins
    retires: Chemins
    etrangers: tuple[str, ...] = ()
    de_cote: tuple[str, ...] = ()


def publier(
    sites: Sequence[SiteAPublier], public: Path, atelier: Path, magasin: Magasin, *, conserves: Sequence[str] = (), garder: int = 0
) -> BilanDePublication:
    """Make `public` hold exactly these sites, and what others put there (`etrangers`; `conserves` are the paths that the project keeps). Nothing is touched
    when it already does; else one exchange of folders does it. `garder` is how many states of before are kept, to go back to. Raises CopieAbimee,
    before anything is published, where a file has other bytes than its digest says, and ConstructionImpossible where `public` cannot be exchanged."""
    memoire, etrangers = MemoireDuPublic(magasin, public), Etrangers(magasin, public, conserves)
    return _Assemblage(sites, public, atelier, memoire, etrangers, garder).faire()


def regarder(public: Path, magasin: Magasin, empreinte: str, *, retenir: bool) -> Mapping[str, str] | None:
    """The digest of what is seen of each published site, by its folder (`coup_d_oeil`), where `public` holds, byte for byte, what was last published there, and that
    has this digest (`empreinte_du_public`); else None. With `retenir`, that of what could not be told without reading it is remembered: only who holds the
    lock of the project may."""
    memoire = MemoireDuPublic(magasin, public)
    if not memoire.dossiers or memoire.empreinte != empreinte:
        return None
    etrangers = Etrangers(magasin, public)
    vues = {}
    for dossier in memoire.dossiers:
        publie, instant = memoire.site(dossier), time.time_ns()
        un = Comparaison(SiteAPublier(dossier, publie.contenu, dict), public, memoire, etrangers, memoire.dossiers)
        if not publie.contenu or un.differe or not etrangers.memes(dossier, un.chemins_des_restes):
            return None
        vues[dossier] = vue_de(un.actuels).a(instant)
        if retenir and (frais := un.rafraichi()) is not None:
            memoire.retenir(dossier, frais)
    if retenir:
        memoire.conclure(memoire.dossiers)
    return vues


def empreinte_du_public(public: Path, magasin: Magasin) -> str:
    """The digest of what was last published."""
    return MemoireDuPublic(magasin, public).empreinte


class _Assemblage:
    """One publication of sites in `public`."""

    def __init__(
        self, sites: Sequence[SiteAPublier], public: Path, atelier: Path, memoire: MemoireDuPublic, etrangers: Etrangers, garder: int
    ) -> None:
        self._sites, self._public, self._memoire, self._etrangers = sites, public, memoire, etrangers
        self._dossiers = [site.dossier for site in sites]
        self._atelier, self._reserve, self._garder = atelier, atelier / "reserve", garder
        self._de_cote: list[str] = []
        self._meme_disque = public.parent.is_dir() and atelier.stat().st_dev == public.parent.stat().st_dev

    def faire(self) -> BilanDePublication:
        """All of it."""
        touche = self._seul_touche()
        if touche and self._d_un_contrat(touche):
            self._memoire.conclure(self._dossiers)
            return self._bilan([touche])
        compares = [self._comparer(site) for site in self._sites]
        changes = []
        tenus = 0
        for un in compares:
            if un.differe:
                changes.append(un)
            self._etrangers.retenir(un.site.dossier, un.chemins_des_restes)
            tenus += len(un.actuels) + len(un.ecrits)
            if tenus > A_PORTEE:
                un.oublier()
        if not changes and self._public.is_dir():
            self._retenir_les_autres(compares)
        elif len(changes) != 1 or not self._d_un_contrat(changes[0]):
            self._de_tout(compares)
        else:
            self._retenir_les_autres([un for un in compares if un is not changes[0]])
        return self._bilan(changes)

    def _comparer(self, site: SiteAPublier) -> Comparaison:
        return Comparaison(site, self._public, self._memoire, self._etrangers, self._dossiers)

    def _seul_touche(self) -> Comparaison | None:
        """The one contract of which something else is to be published than was, where there are more files than are looked at for one."""
        if self._memoire.nombre <= A_PORTEE or set(self._memoire.dossiers) != set(self._dossiers):
            return None
        touches = [site for site in self._sites if self._memoire.contenu(site.dossier) != site.contenu]
        return self._comparer(touches[0]) if len(touches) == 1 else None

    def _retenir_les_autres(self, compares: Sequence[Comparaison]) -> None:
        """Remember sites that stay as they are."""
        for un in compares:
            if (frais := un.rafraichi()) is not None:
                self._memoire.retenir(un.site.dossier, frais)
            un.oublier()
        self._memoire.conclure(self._dossiers)

    def _d_un_contrat(self, un: Comparaison) -> bool:
        """Exchange the folder of one contract that is published already; False where that cannot be done in one step, and nothing was published."""
        dossier = un.site.dossier
        if not (self._meme_disque and dossier and un.differe and un.actuels) or self._garder:
            return False
        self._mettre_de_cote(un)
        self._memoire.douter_de(dossier)  # from here to the exchange, its reserve may be anything
        _avoir_un_dossier(self._reserve)
        lies = un.preparer(self._reserve)
        if not echanger_d_un_coup(self._reserve / dossier, self._public / dossier):
            return False
        if not lies:
            effacer_tout(self._reserve / dossier)
        self._etrangers.retenir(dossier, un.chemins_des_restes)
        if un.apres is not None:
            self._memoire.retenir(dossier, un.apres if lies else un.apres.sans_reserve)
        return True

    def _mettre_de_cote(self, un: Comparaison) -> None:
        """Keep what others may have written and what is to leave, before anything is exchanged."""
        self._de_cote += [mettre_de_cote(self._public, self._atelier, un.chemin(chemin)) for chemin in un.de_cote]

    def _de_tout(self, compares: Sequence[Comparaison]) -> None:
        """Exchange all."""
        if os.path.ismount(self._public):
            raise ConstructionImpossible(*dire_echange_refuse(self._public, OSError()))
        nouveau = self._reserve if self._meme_disque else neuf(self._public)
        self._memoire.douter()  # from here to the exchange, the reserve may be anything
        _avoir_un_dossier(nouveau)
        lies, restes, tenus = True, list[str](), 0
        try:
            for un in compares:
                self._mettre_de_cote(un)
                lies = un.preparer(nouveau) and lies
                restes += un.chemins_des_restes if self._garder else ()
                tenus += len(un.apres.fichiers) if un.apres else 0
                if tenus > A_PORTEE:
                    self._retenir(un)
            # Here and not above, where there is room: with each moment that files are older when all is published, more can be told of them at a glance.
            for un in compares:
                self._retenir(un)
            self._memoire.voir()
            ancien = self._echanger(nouveau)
        except BaseException:
            if nouveau != self._reserve:  # half-made, and full of copies: a full disk would stay so
                shutil.rmtree(nouveau, ignore_errors=True)
            raise
        garder_la_reserve = ancien and nouveau == self._reserve and lies and not self._garder
        if self._garder and ancien:
            EtatsGardes(self._public, self._atelier).garder(nouveau, self._garder, restes)
        elif not garder_la_reserve and ancien:
            shutil.rmtree(nouveau, ignore_errors=True)
        self._memoire.conclure(self._dossiers, reserve=garder_la_reserve)

    def _retenir(self, un: Comparaison) -> None:
        """Remember what is to be published of one site; it is believed once all is concluded."""
        if un.apres is not None:
            self._memoire.retenir(un.site.dossier, un.apres)
        un.oublier()

    def _echanger(self, nouveau: Path) -> bool:
        try:
            return echanger(nouveau, self._public)
        except OSError as erreur:
            raise ConstructionImpossible(*dire_echange_refuse(self._public, erreur)) from erreur

    def _bilan(self, changes: Sequence[Comparaison]) -> BilanDePublication:
        return BilanDePublication(
            Chemins.de(un.chemin(chemin) for un in changes for chemin in un.ecrits),
            Chemins.de(un.chemin(chemin) for un in changes for chemin in un.retires),
            self._etrangers.conclure(),
            tuple(self._de_cote),
        )


def _avoir_un_dossier(nouveau: Path) -> None:
    """Have the folder in which what is next is made: a file or a link in its place is none."""
    if nouveau.is_symlink() or not nouveau.is_dir():
        effacer_tout(nouveau)
        nouveau.mkdir(parents=True)
