"""Two or three places side by side: a script puts them together from a small file for each; without it, the page leads to each place's own page."""

from msgspec import Struct

from generator.pages.adresses import COMPARER, LIEUX_A_COMPARER, TERRITOIRES, relative
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import LIEUX, listes_des_lieux
from generator.pages.pieces.listes_longues import Parties
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.quartiers import LieuxAChoisir
from generator.pages.pieces.quartiers_du_portail import lieux_du_portail
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Comparer des lieux"


class VueComparer(Struct, frozen=True):
    """The page before anything is chosen: where the names of places are, where their files begin, and all places as links, or the pages that list them."""

    entete: Entete
    noms: str
    racine: str
    lieux: LieuxAChoisir | None
    parties: Parties | None


def vue_comparer(portail: Portail) -> VueComparer:
    """The page «Comparer des lieux»."""
    listes = listes_des_lieux(portail)
    return VueComparer(
        Entete(
            TITRE,
            f"Deux ou trois communes, arrondissements ou quartiers côte à côte{INSECABLE}: qui y habite, ce qui est promis, les chiffres trouvés.",
            fil_du_portail(COMPARER, Lien("Trouver mon quartier", relative(COMPARER, TERRITOIRES)), Lien(TITRE, "")),
            chapeau=f"Deux ou trois lieux côte à côte{INSECABLE}: qui y habite, ce qui leur est promis, les chiffres trouvés, et ce que nous n’avons pas trouvé.",
        ),
        relative(COMPARER, LIEUX_A_COMPARER),
        relative(COMPARER, ""),
        None if listes.coupees else lieux_du_portail(portail.contrats, COMPARER),
        listes.parties(LIEUX, 0, COMPARER) if listes.coupees else None,
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "comparer",
    "portail/comparer.html.j2",
    COMPARER,
    seule(vue_comparer),
    "Deux ou trois lieux côte à côte.",
    plan=TITRE,
    sommaire=False,
    pied=pied_du_portail,
)
