"""What became of places of pages that are no more: their page says it, each at the place that it had."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from msgspec import Struct

from generator.model.adresses_publiees import ACCUEIL, CHIFFRES_UN_PAR_UN, AdresseChangee
from generator.pages.fichiers.adresses_d_avant import SiteAReleves
from generator.pages.mots.typographie import INSECABLE, date_fr
from generator.pages.pieces.liens import Lien

ICI = "C’est ici maintenant"


class PlaceDAvant(Struct, frozen=True):
    """A place of a page that was published and is no more: its fragment, what was there, since when and why, and where it is or where to look."""

    ancre: str
    dit: str
    pourquoi: str
    liens: tuple[Lien, ...]


def places_d_avant(site: SiteAReleves, changees: Iterable[AdresseChangee]) -> Mapping[str, tuple[PlaceDAvant, ...]]:
    """By the address of their page below the site, those of which `adresses.yml` says what they became. The page of the figures of an indicator says it itself."""
    places: defaultdict[str, dict[str, PlaceDAvant]] = defaultdict(dict)
    for une in changees:
        page, diese, ancre = une.adresse.partition("#")
        if diese and not CHIFFRES_UN_PAR_UN.match(page):
            places["" if page == ACCUEIL else page].setdefault(ancre, _place(site, page, ancre, une))
    return {page: tuple(siennes.values()) for page, siennes in places.items()}


def _place(site: SiteAReleves, page: str, ancre: str, une: AdresseChangee) -> PlaceDAvant:
    liens = (
        [Lien(ICI, _lien(site, page, une.vers))] if une.vers else [Lien(site.nom_de(voir), _lien(site, page, voir)) for voir in une.voir]
    )
    dit = f"«{INSECABLE}{une.quoi}{INSECABLE}»" if une.quoi else "Ce qui était à cette place de la page"
    return PlaceDAvant(ancre, dit, f"{date_fr(une.le)}{INSECABLE}: {une.motif}" if une.motif else date_fr(une.le), tuple(liens))


def _lien(site: SiteAReleves, page: str, vers: str) -> str:
    """The address of a page or of a place, as the page writes it."""
    adresse, diese, ancre = vers.partition("#")
    ici = "" if adresse == page else site.lien(page, adresse)
    return f"{ici}{diese}{ancre}" or "."
