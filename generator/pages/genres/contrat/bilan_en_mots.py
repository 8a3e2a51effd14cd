"""The summary that a mayor and a council read aloud: what was promised, what is known, what changed, what is not known, who said what."""

from msgspec import Struct

from generator.pages.adresses import Vers, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.mots.typographie import date_fr
from generator.pages.pieces.bilan_en_mots.change import CeChange, ce_qui_a_change
from generator.pages.pieces.bilan_en_mots.cherche import CeCherche, ce_que_l_on_cherche
from generator.pages.pieces.bilan_en_mots.paroles import CeDit, qui_a_dit_quoi
from generator.pages.pieces.bilan_en_mots.promis import CePromis, ce_qui_est_promis
from generator.pages.pieces.bilan_en_mots.su import CeSu, ce_que_l_on_sait
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.papier import LiensPapier, papiers_du_contrat
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Le bilan en mots"


class VueBilanEnMots(Struct, frozen=True):
    """All that the page shows."""

    entete: Entete
    date: str
    promis: CePromis
    su: CeSu
    change: CeChange
    cherche: CeCherche
    dit: CeDit
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
            chapeau="Des phrases courtes, à lire à voix haute en réunion. Elles disent ce que nous avons trouvé dans les documents lus, et rien de plus.",
        ),
        date=date_fr(contexte.suivi.aujourd_hui),
        promis=ce_qui_est_promis(contexte, page),
        su=ce_que_l_on_sait(contexte, page),
        change=ce_qui_a_change(contexte, page),
        cherche=ce_que_l_on_cherche(contexte, page),
        dit=qui_a_dit_quoi(contexte, page),
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
)
