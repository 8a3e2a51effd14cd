"""Follows the links of the pages that changed, or of all where a page or a place of one is gone."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.publication.verification import Renvois, liens_morts


@dataclass
class LiensDuSite:
    """The links of one site. `publies` are the paths (below the site) that it publishes now, `avant` those of the build before, `nouveaux` the links of
    the pages that were made anew; `charger` gives those of the build before."""

    dossier: str
    publies: Collection[str]
    avant: Collection[str]
    nouveaux: Mapping[str, Renvois]
    charger: Callable[[], Mapping[str, Renvois]]

    @cached_property
    def anciens(self) -> Mapping[str, Renvois]:
        """The links of the build before."""
        return self.charger()

    def de(self, chemin: str) -> Renvois | None:
        """Those of one page; None for a file that is no page, or that is not there."""
        if chemin not in self.publies:
            return None
        return self.nouveaux.get(chemin) or self.anciens.get(chemin)

    def toutes(self) -> dict[str, Renvois]:
        """Those of all pages that are published."""
        return {chemin: une for chemin, une in {**self.anciens, **self.nouveaux}.items() if chemin in self.publies}

    @property
    def perd(self) -> bool:
        """True where something that links may lead to is gone; or may be, for nothing is known of the build before."""
        if not self.avant or any(chemin not in self.publies for chemin in self.avant):
            return True
        anciens = self.anciens if self.nouveaux else {}
        return any(chemin in anciens and not anciens[chemin].ancres <= nouveau.ancres for chemin, nouveau in self.nouveaux.items())

    def chemin(self, chemin: str) -> str:
        """A path of the site, below `public/`."""
        return f"{self.dossier}/{chemin}" if self.dossier else chemin


def controler(sites: Sequence[LiensDuSite], base: str, *, tout: bool) -> tuple[list[str], int]:
    """The dead links, and how many pages were looked at: those made anew, or with `tout`, or where something is gone, all of them. `base` is the path
    below which the portal will be served."""
    par_dossier = {site.dossier: site for site in sites}
    fichiers = frozenset(site.chemin(chemin) for site in sites for chemin in site.publies)

    def ancres(chemin: str) -> Collection[str] | None:
        dossier, _, reste = chemin.partition("/")
        site = par_dossier.get(dossier) if dossier else None
        trouves = site.de(reste) if site else par_dossier[""].de(chemin)
        return trouves.ancres if trouves else None

    tous = tout or any(site.perd for site in sites)
    a_suivre = dict(_a_suivre(sites, tous))
    return liens_morts(a_suivre, fichiers, ancres, base), len(a_suivre)


def _a_suivre(sites: Sequence[LiensDuSite], tous: bool) -> Iterator[tuple[str, Renvois]]:
    for site in sites:
        for chemin, renvois in (site.toutes() if tous else site.nouveaux).items():
            yield site.chemin(chemin), renvois
