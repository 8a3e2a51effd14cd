"""Follows the links of the pages that changed, or of all where a page or a place of one is gone."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from generator.publication.verification import ILLISIBLE, Renvois, lire_lien, raison

Cible = tuple[str, str]  # a path below `public/`, and a fragment


def a_perdu(publies: Collection[str], avant: Collection[str], nouveaux: Mapping[str, Renvois], anciens: Mapping[str, Renvois]) -> bool:
    """True where something of a site that links may lead to is gone; or may be, for nothing is known of the build before. `publies` are the paths that
    it publishes now, `avant` those of the build before, `nouveaux` the links of the pages that were made anew, `anciens` those of the build
    before."""
    if not avant or any(chemin not in publies for chemin in avant):
        return True
    return any(chemin in anciens and not anciens[chemin].ancres <= nouveau.ancres for chemin, nouveau in nouveaux.items())


@dataclass
class LiensDuSite:
    """The links of one site. `lister` gives the paths (below the site) that it publishes, `charger` the links of its pages by path; `nouveaux` are the
    pages that were made anew, and `perd` is true where something that links may lead to is gone (`a_perdu`)."""

    dossier: str
    lister: Callable[[], Collection[str]]
    nouveaux: Collection[str]
    perd: bool
    charger: Callable[[], Mapping[str, Renvois]]

    @cached_property
    def publies(self) -> Collection[str]:
        """The paths that it publishes."""
        return self.lister()

    @cached_property
    def _charges(self) -> Mapping[str, Renvois]:
        return self.charger()

    def publie(self, chemin: str) -> bool:
        """True for a file that it publishes; `chemin` is below `public/`."""
        return self._dedans(chemin) in self.publies

    def ancres(self, chemin: str) -> Collection[str] | None:
        """The anchors of one page; None for a file that is no page, or that is not there."""
        dedans = self._dedans(chemin)
        trouves = self._charges.get(dedans) if dedans in self.publies else None
        return trouves.ancres if trouves else None

    def mortes(self, cibles: Collection[Cible]) -> dict[Cible, str]:
        """Those of these places of the site where nothing is, and why."""
        ancres = lru_cache(1)(self.ancres)  # of one page after the other
        return {cible: pourquoi for cible in sorted(cibles) if (pourquoi := raison(*cible, self.publie, ancres))}

    def a_suivre(self, *, tous: bool) -> dict[str, Renvois]:
        """Those of the pages that were made anew, or of all, by path."""
        if not tous and not self.nouveaux:
            return {}
        return {chemin: self._charges[chemin] for chemin in (self._charges if tous else self.nouveaux) if chemin in self.publies}

    def oublier(self) -> None:
        """Leave them where they are kept: those of a country fit in no memory."""
        for nom in ("_charges", "publies"):
            self.__dict__.pop(nom, None)

    def _dedans(self, chemin: str) -> str:
        return chemin.removeprefix(f"{self.dossier}/") if self.dossier else chemin

    def chemin(self, chemin: str) -> str:
        """A path of the site, below `public/`."""
        return f"{self.dossier}/{chemin}" if self.dossier else chemin


class Controle(NamedTuple):
    """Dead links («page → link: reason»), how many pages were looked at, and the places where nothing is, with why."""

    morts: list[str]
    suivis: int
    mortes: Mapping[Cible, str]


def controler(sites: Sequence[LiensDuSite], base: str, *, tout: bool) -> Controle:
    """Follow the links of the pages made anew or, with `tout` or where something is gone, of all of them. `base` is the path below which the portal will be served;
    external links are not followed.

    Links inside of a site are looked at with it, the others are put together by the site that they lead to: one site at a time is in memory.
    """
    par_dossier = {site.dossier: site for site in sites}
    tous = tout or any(site.perd for site in sites)
    ailleurs: dict[str, set[Cible]] = {}
    mortes: dict[Cible, str] = {}
    suivis = 0
    illisibles = False
    for site in sites:
        siennes: set[Cible] = set()
        for page, renvois in site.a_suivre(tous=tous).items():
            suivis += 1
            for lien in renvois.liens:
                try:
                    cible = lire_lien(site.chemin(page), lien, base)
                except ValueError:
                    illisibles = True
                    continue
                if cible:
                    dossier = cible[0].partition("/")[0]
                    dossier = dossier if dossier in par_dossier else ""
                    (siennes if dossier == site.dossier else ailleurs.setdefault(dossier, set())).add(cible)
        mortes |= site.mortes(siennes)
        site.oublier()
    for dossier, cibles in ailleurs.items():
        mortes |= par_dossier[dossier].mortes(cibles)
        par_dossier[dossier].oublier()
    return Controle(list(_dire(sites, base, mortes, tous=tous)) if mortes or illisibles else [], suivis, mortes)


def _dire(sites: Sequence[LiensDuSite], base: str, mortes: Mapping[Cible, str], *, tous: bool) -> Iterator[str]:
    """One line for each link that leads to one of `mortes`, or cannot be read."""
    for site in sites:
        for page, renvois in site.a_suivre(tous=tous).items():
            ici = site.chemin(page)
            for lien in sorted(renvois.liens):
                try:
                    cible = lire_lien(ici, lien, base)
                except ValueError:
                    yield f"{ici} → {lien} : {ILLISIBLE}"
                    continue
                if cible and cible in mortes:
                    yield f"{ici} → {lien} : {mortes[cible]}"
