"""Follows the links of the pages that changed, or of all where a page or a place of one is gone."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.publication.verification import Renvois, liens_morts

_A_PORTEE = 8  # sites whose links are in memory at a time


def a_perdu(publies: Collection[str], avant: Collection[str], nouveaux: Mapping[str, Renvois], anciens: Mapping[str, Renvois]) -> bool:
    """True where something of a site that links may lead to is gone; or may be, for nothing is known of the build before. `publies` are the paths that
    it publishes now, `avant` those of the build before, `nouveaux` the links of the pages that were made anew, `anciens` those of the build
    before."""
    if not avant or any(chemin not in publies for chemin in avant):
        return True
    return any(chemin in anciens and not anciens[chemin].ancres <= nouveau.ancres for chemin, nouveau in nouveaux.items())


@dataclass
class LiensDuSite:
    """The links of one site. `publies` are the paths (below the site) that it publishes, `nouveaux` the pages among them that were made anew, `perd` is
    true where something that links may lead to is gone (`a_perdu`); `charger` gives the links of all pages by path."""

    dossier: str
    publies: Collection[str]
    nouveaux: Collection[str]
    perd: bool
    charger: Callable[[], Mapping[str, Renvois]]

    @cached_property
    def _charges(self) -> Mapping[str, Renvois]:
        return self.charger()

    def de(self, chemin: str) -> Renvois | None:
        """Those of one page; None for a file that is no page, or that is not there."""
        return self._charges.get(chemin) if chemin in self.publies else None

    def a_suivre(self, *, tous: bool) -> dict[str, Renvois]:
        """Those of the pages that were made anew, or of all, by path."""
        if not tous and not self.nouveaux:
            return {}
        return {chemin: self._charges[chemin] for chemin in (self._charges if tous else self.nouveaux) if chemin in self.publies}

    def oublier(self) -> None:
        """Leave them where they are kept: those of a country fit in no memory."""
        self.__dict__.pop("_charges", None)

    def chemin(self, chemin: str) -> str:
        """A path of the site, below `public/`."""
        return f"{self.dossier}/{chemin}" if self.dossier else chemin


def controler(sites: Sequence[LiensDuSite], base: str, *, tout: bool) -> tuple[list[str], int]:
    """The dead links, and how many pages were looked at: those made anew, or with `tout`, or where something is gone, all of them. `base` is the path
    below which the portal will be served."""
    par_dossier = {site.dossier: site for site in sites}
    a_portee: list[str] = []  # the sites whose links are loaded, the last one last

    def trouver(chemin: str) -> tuple[LiensDuSite | None, str]:
        dossier, barre, reste = chemin.partition("/")
        site = par_dossier.get(dossier) if barre else None
        return (site, reste) if site else (par_dossier.get(""), chemin)

    def existe(chemin: str) -> bool:
        site, reste = trouver(chemin)
        return site is not None and reste in site.publies

    def ancres(chemin: str) -> Collection[str] | None:
        site, reste = trouver(chemin)
        trouves = site.de(reste) if site else None
        if site:
            a_portee[:] = [*(autre for autre in a_portee if autre != site.dossier), site.dossier]
            while len(a_portee) > _A_PORTEE:
                par_dossier[a_portee.pop(0)].oublier()
        return trouves.ancres if trouves else None

    tous = tout or any(site.perd for site in sites)
    morts: list[str] = []
    suivis = 0
    for site in sites:
        a_suivre = {site.chemin(chemin): renvois for chemin, renvois in site.a_suivre(tous=tous).items()}
        suivis += len(a_suivre)
        morts += liens_morts(a_suivre, existe, ancres, base)
        if site.dossier not in a_portee:
            site.oublier()
    return morts, suivis
