"""Our themes: what promises and indicators of all contracts are put together by."""

from msgspec import Struct

from generator.pages.adresses import THEMES
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.themes_du_portail import AVERTISSEMENT, TITRE, liens_des_themes
from generator.pages.rendu.genre import GenreDePage, seule


class VueThemes(Struct, frozen=True):
    """The list of themes, each with how many promises are of it."""

    entete: Entete
    avertissement: str
    themes: tuple[Lien, ...]


def vue_themes(portail: Portail) -> VueThemes:
    """The page «Thèmes»."""
    return VueThemes(
        Entete(
            TITRE,
            "Les promesses de tous les contrats, par thème et par public : santé, emploi, femmes, jeunes…",
            fil_du_portail(THEMES, Lien(TITRE, "")),
            chapeau="Les promesses de tous les contrats, par thème et par public.",
        ),
        AVERTISSEMENT,
        liens_des_themes(portail, THEMES),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "themes",
    "portail/themes.html.j2",
    THEMES,
    seule(vue_themes),
    "Les thèmes et les publics des promesses.",
    menu=TITRE,
    si=lambda portail: bool(portail.themes),
    pied=pied_du_portail,
)
