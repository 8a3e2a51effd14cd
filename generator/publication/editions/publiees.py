"""The frozen editions of a project as they are published: their own bytes, which no build makes again, below `archives/`."""

import hashlib
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from generator.model.edition_figee import EDITIONS, VERS_LES_COMMUNS, dossier_de_l_edition, est_commun, lire_sommes
from generator.model.places_des_editions import ARCHIVES, COMMUNS, SOMMES
from generator.pages.adresses import DONNEES, relative
from generator.pages.fichiers.redirection import page_de_renvoi
from generator.publication.comparaison import SiteAPublier, Voulus
from generator.publication.controle_des_liens import LiensDuSite
from generator.publication.disque import deposer, empreinte
from generator.publication.echec import CopieAbimee
from generator.publication.etrangers import ancetres
from generator.sources.editions import contrats_des_editions
from generator.sources.journal import Journal

_PAGE = "index.html"


class EditionsPubliees:
    """What is published below `archives/`: the editions, and small pages at the addresses above them, which lead to the lists of editions. `contrats` are
    those that are published today, `retraits` what the portal made for editions that were withdrawn: path below `archives/` → digest and file."""

    def __init__(self, projet: Path, atelier: Path, contrats: Collection[str], retraits: Voulus) -> None:
        self._projet, self._atelier, self._contrats, self._retraits = projet, atelier / ARCHIVES, contrats, retraits

    def __bool__(self) -> bool:
        """True where something is to be published below `archives/`."""
        return bool(self.editions or self._retraits)

    @cached_property
    def editions(self) -> tuple[tuple[str, str], ...]:
        """The ISO day and the contract of each, the oldest first."""
        return contrats_des_editions(self._projet, Journal())

    @property
    def accueils(self) -> tuple[str, ...]:
        """Their folders below `public/`."""
        return tuple(dossier_de_l_edition(jour, contrat) for jour, contrat in self.editions)

    @cached_property
    def _listes(self) -> Mapping[tuple[str, str], bytes]:
        """Their lists of digests, which were read and found sound."""
        return {une: (self._projet / dossier_de_l_edition(*une) / SOMMES).read_bytes() for une in self.editions}

    @cached_property
    def _renvois(self) -> Mapping[str, bytes]:
        """The small pages, by path below `archives/`."""
        vers = {"": f"{DONNEES}#editions"} | {f"{jour}/": f"{DONNEES}#editions" for jour, _ in self.editions}
        vers |= {
            f"{contrat}/": f"{contrat}/{EDITIONS}" if contrat in self._contrats else f"{DONNEES}#editions" for _, contrat in self.editions
        }
        return {f"{ici}{_PAGE}": page_de_renvoi(relative(f"{ARCHIVES}/{ici}", la)) for ici, la in vers.items()}

    @cached_property
    def _sommes(self) -> Mapping[str, str]:
        """The digest of each file of editions, by path below `archives/`."""
        sommes: dict[str, str] = {}
        for (jour, contrat), liste in self._listes.items():
            sommes[f"{jour}/{contrat}/{SOMMES}"] = empreinte(liste)
            for chemin, (somme, _) in lire_sommes(liste.decode("utf-8")).items():
                commun = chemin.removeprefix(VERS_LES_COMMUNS)
                sommes[f"{COMMUNS}/{commun}" if est_commun(chemin) else f"{jour}/{contrat}/{chemin}"] = somme
        return sommes

    @property
    def site(self) -> SiteAPublier:
        """What to publish."""
        somme = hashlib.sha256()
        retraits = {chemin: retrait[0].encode() for chemin, retrait in self._retraits.items()}
        for quoi, octets in (*self._listes.items(), *self._renvois.items(), *retraits.items()):
            somme.update(f"{quoi} {len(octets)}\n".encode())
            somme.update(octets)
        return SiteAPublier(ARCHIVES, somme.hexdigest(), self._voulus)

    @property
    def liens(self) -> LiensDuSite:
        """For the check of links: what links of live pages may lead to. Those of frozen pages were checked with the pages that they were made of."""
        return LiensDuSite(ARCHIVES, lambda: {*self._sommes, *self._renvois, *self._retraits}, (), False, dict)

    def _voulus(self) -> Voulus:
        # A link may have taken the place of a folder: what it leads to is none of the edition, whatever bytes stand there.
        dossiers = {dossier for chemin in self._sommes for dossier in ancetres(chemin)}
        if lien := next((dossier for dossier in sorted(dossiers) if (self._projet / ARCHIVES / dossier).is_symlink()), ""):
            raise CopieAbimee(f"{ARCHIVES}/{lien}")
        for chemin, octets in self._renvois.items():
            if not (self._atelier / chemin).is_file() or (self._atelier / chemin).read_bytes() != octets:
                deposer(self._atelier / chemin, octets)
        renvois = {chemin: (empreinte(octets), self._atelier / chemin) for chemin, octets in self._renvois.items()}
        return (
            renvois | dict(self._retraits) | {chemin: (somme, self._projet / ARCHIVES / chemin) for chemin, somme in self._sommes.items()}
        )
