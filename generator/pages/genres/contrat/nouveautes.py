"""The page «Quoi de neuf»: all that is new and dated in a contract, newest first."""

from msgspec import Struct

from generator.calculs.nouveautes import SUR_LA_PAGE
from generator.pages.adresses import NOUVEAUTES
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouveautes import TITRE, LigneDeNouveaute, dites, lignes
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.suivre import VueSuivre, flux_de_la_page, suivre_le_contrat
from generator.pages.rendu.genre import GenreDePage, seule


class VueNouveautes(Struct, frozen=True):
    """The page; `reste` where there are older things than those that it shows."""

    entete: Entete
    lignes: tuple[LigneDeNouveaute, ...]
    reste: bool
    suivre: VueSuivre


def vue_nouveautes(contexte: Contexte) -> VueNouveautes:
    """The view of the page."""
    contrat, page = contexte.contrat, f"{contexte.adresses.accueil()}{NOUVEAUTES}"
    return VueNouveautes(
        Entete(
            TITRE,
            f"Ce qui est daté {du_contrat(contrat.titre)}, {contrat.territoire_nom}, le plus récent d’abord.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau=f"Tout ce que nous avons trouvé de daté, le plus récent d’abord{INSECABLE}: états des promesses, chiffres, paroles, publications.",
            flux=flux_de_la_page(contrat.territoire_nom, page, contexte.registre.mentions.adresse),
        ),
        lignes(page, dites(contexte, contexte.nouveautes_serrees[:SUR_LA_PAGE])),
        len(contexte.nouveautes_serrees) > SUR_LA_PAGE,
        suivre_le_contrat(contexte, page),
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "nouveautes",
    "contrat/nouveautes.html.j2",
    NOUVEAUTES,
    seule(vue_nouveautes),
    "Ce qui est daté, le plus récent d’abord.",
    plan=TITRE,
    pied=pied_de_la_page,
)
