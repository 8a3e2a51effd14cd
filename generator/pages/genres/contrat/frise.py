"""The timeline: the contract from its signature to the day of the site, drawn, and told as a list."""

from msgspec import Struct

from generator.pages.adresses import Vers, relative
from generator.pages.contexte import Contexte
from generator.pages.dessins.frise import Frise
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.evenements import AnneeDEvenements, annees_d_evenements
from generator.pages.pieces.frise import etendue, frise_du_contrat
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Le contrat dans le temps"


class VueFrise(Struct, frozen=True):
    """All that the page shows."""

    entete: Entete
    phrase: str
    dessin: Frise
    annees: tuple[AnneeDEvenements, ...]
    bilan: Vers
    calendrier: Vers


def vue_frise(contexte: Contexte) -> VueFrise:
    """The page of the timeline."""
    page = contexte.adresses.rubrique("frise")
    return VueFrise(
        Entete(
            TITRE,
            f"Le contrat « {contexte.contrat.titre} » année par année : signature, échéances, chiffres, nouvelles, lois et publications.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau="La signature, ce que le document prévoit, les chiffres, les nouvelles, les lois et les publications, à leur date. Une échéance "
            "passée ne dit pas que la chose a été faite, ni qu’elle ne l’a pas été.",
        ),
        etendue(contexte),
        frise_du_contrat(contexte),
        annees_d_evenements(contexte, page),
        relative(page, contexte.adresses.rubrique("bilan")),
        relative(page, contexte.adresses.rubrique("calendrier")),
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "frise",
    "contrat/frise.html.j2",
    "frise/",
    seule(vue_frise),
    "Le contrat année par année : dessin et liste.",
    plan="Le contrat dans le temps",
    pied=pied_de_la_page,
)
