"""The page «Quoi de neuf» of the portal: what is new and dated over all contracts, newest first."""

from msgspec import Struct

from generator.calculs.nouveautes import SUR_LA_PAGE
from generator.pages.adresses import NOUVEAUTES
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouveautes import TITRE, LigneDeNouveaute
from generator.pages.pieces.nouveautes_du_portail import lignes_du_portail, nouveautes_du_portail
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import NOM, Portail, fil_du_portail
from generator.pages.pieces.suivre import VueSuivre, flux_de_la_page, suivre_le_portail
from generator.pages.rendu.genre import GenreDePage, seule


class VueNouveautesDuPortail(Struct, frozen=True):
    """The page; `reste` where there are older things than those that it shows."""

    entete: Entete
    lignes: tuple[LigneDeNouveaute, ...]
    reste: bool
    suivre: VueSuivre


def vue_nouveautes_du_portail(portail: Portail) -> VueNouveautesDuPortail:
    """The view of the page."""
    siennes = nouveautes_du_portail(portail)
    return VueNouveautesDuPortail(
        Entete(
            TITRE,
            "Ce qui est daté dans tous les contrats, le plus récent d’abord.",
            fil_du_portail(NOUVEAUTES, Lien(TITRE, "")),
            chapeau="Ce que nous avons trouvé de daté dans tous les contrats, le plus récent d’abord.",
            flux=flux_de_la_page(NOM, NOUVEAUTES, portail.registre.mentions.adresse),
        ),
        lignes_du_portail(portail, NOUVEAUTES, siennes[:SUR_LA_PAGE]),
        len(siennes) > SUR_LA_PAGE,
        suivre_le_portail(portail, NOUVEAUTES),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "nouveautes-du-portail",
    "portail/nouveautes.html.j2",
    NOUVEAUTES,
    seule(vue_nouveautes_du_portail),
    "Ce qui est daté dans tous les contrats, le plus récent d’abord.",
    plan=TITRE,
    pied=pied_du_portail,
)
