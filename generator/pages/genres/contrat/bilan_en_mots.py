"""The summary that a mayor and a council read aloud: what was promised, what is known, what changed, what is not known, who said what."""

from msgspec import Struct

from generator.pages.adresses import Vers, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import date_fr
from generator.pages.pieces.bilan_en_mots.parties import BilanEnMots, bilan_en_mots
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.papier import LiensPapier, papiers_du_contrat
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Le bilan en mots"


class VueBilanEnMots(Struct, frozen=True):
    """All that the page shows."""

    entete: Entete
    date: str
    mots: BilanEnMots
    papier: LiensPapier
    frise: Vers
    methode: Vers


def vue_bilan_en_mots(contexte: Contexte) -> VueBilanEnMots:
    """The view of the summary of one contract."""
    page = contexte.adresses.rubrique("bilan")
    contrat = contexte.contrat
    return VueBilanEnMots(
        entete=Entete(
            TITRE,
            f"Le bilan {du_contrat(contrat.titre)}, {contrat.territoire_nom}, en phrases courtes : promesses, chiffres, questions.",
            fil(contexte, page, Lien(TITRE, "")),
            surtitre=contrat.titre,
            chapeau="Des phrases courtes, à lire à voix haute en réunion. Elles disent ce que nous avons trouvé dans les documents\u00a0lus, et rien de plus.",
        ),
        date=date_fr(contexte.suivi.aujourd_hui),
        mots=bilan_en_mots(contexte, page),
        papier=papiers_du_contrat(contexte, page).bilan,
        frise=relative(page, contexte.adresses.rubrique("frise")),
        methode=relative(page, f"{contexte.adresses.rubrique('methode')}#statuts"),
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "bilan-en-mots",
    "contrat/bilan_en_mots.html.j2",
    "bilan/",
    seule(vue_bilan_en_mots),
    "Le contrat en phrases courtes, à lire à voix haute.",
    menu="Bilan",
    pied=pied_de_la_page,
)
