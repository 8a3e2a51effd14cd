"""The list of guides for those who make the site."""

from msgspec import Struct

from generator.pages.adresses import AIDE, guide_du_portail, relative
from generator.pages.mots.typographie import francais
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Guides"


class VueGuides(Struct, frozen=True):
    """The page: a link to each guide, with the sentence that says for whom it is."""

    entete: Entete
    guides: tuple[tuple[Lien, str], ...]


def vue_guides(portail: Portail) -> VueGuides:
    """The view of the page."""
    return VueGuides(
        Entete(
            TITRE,
            "Comment entrer des chiffres, répondre, donner un avis, recopier un contrat et publier ce site.",
            fil_du_portail(AIDE, Lien(TITRE, "")),
            chapeau="Pour celles et ceux qui font ce site, ou qui y sont nommés.",
        ),
        tuple(
            (Lien(francais(guide.titre), relative(AIDE, guide_du_portail(guide.id))), francais(guide.chapeau))
            for guide in portail.registre.guides
        ),
    )


def publie_les_guides(portail: Portail) -> bool:
    """Whether the project publishes the guides (`guides` in site.yml)."""
    return portail.registre.mentions.guides and bool(portail.registre.guides)


GENRE: GenreDePage[Portail] = GenreDePage(
    "guides",
    "portail/guides.html.j2",
    AIDE,
    seule(vue_guides),
    "Les guides de celles et ceux qui font le site, s’il les publie.",
    menu=TITRE,
    si=publie_les_guides,
    sommaire=False,
)
