"""The page «Paroles et réponses»: opinions of residents, answers of partners, and what the document says residents' councils asked for."""

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.calculs.paroles import des_habitants, des_partenaires
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms_des_contrats import du_contrat
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.paroles import RUBRIQUE, TITRE, VueAvis, a_des_paroles, vue_avis
from generator.pages.pieces.paroles import RUBRIQUE as PAROLES
from generator.pages.pieces.paroles import TITRE as TITRE_DES_PAROLES
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.places import VueSource, vue_source
from generator.pages.pieces.reponses_des_partenaires import VueReponseDePartenaire, vue_reponse
from generator.pages.pieces.resume_des_paroles import phrase_des_paroles
from generator.pages.rendu.genre import GenreDePage as GenreDePage
from generator.pages.rendu.genre import seule


class PrioritesImprimees(Struct, frozen=True):
    """What residents' councils (conseils citoyens) asked for according to the document, and the node that it stands under."""

    ancre: str
    noeud: Lien
    titre: str
    points: tuple[str, ...]
    source: VueSource


class VueParoles(Struct, frozen=True):
    """The page «Paroles et réponses»; `partenaires` is the address of the list of partners, whose pages say how to answer."""

    entete: Entete
    phrase: str
    avis: tuple[VueAvis, ...]
    reponses: tuple[VueReponseDePartenaire, ...]
    partenaires: str
    priorites: tuple[PrioritesImprimees, ...]


def vue_paroles(contexte: Contexte) -> VueParoles:
    """The view of the page «Paroles et réponses»."""
    page = contexte.adresses.rubrique(RUBRIQUE)
    return VueParoles(
        entete=Entete(
            TITRE,
            f"Ce que les conseils citoyens et les partenaires disent {du_contrat(contexte.contrat.titre)}, {contexte.contrat.territoire_nom}.",
            fil(contexte, page, Lien(TITRE, "")),
            chapeau="Ce que les conseils citoyens et les partenaires disent, dans leurs mots, et les priorités que le document leur attribue.",
        ),
        phrase=phrase_des_paroles(contexte),
        avis=tuple(vue_avis(contexte, page, avis) for avis in des_habitants(contexte.dossier.avis)),
        reponses=tuple(vue_reponse(contexte, page, avis) for avis in des_partenaires(contexte.dossier.avis)),
        partenaires=relative(page, contexte.adresses.rubrique("partenaires")),
        priorites=tuple(
            PrioritesImprimees(
                f"priorites-{noeud.id}",
                lien_noeud(contexte, page, noeud),
                parole.titre,
                parole.points,
                vue_source(contexte, page, parole.source, Objet(GenreDObjet.PAROLE, noeud.id)),
            )
            for noeud in contexte.noeuds.values()
            if (parole := noeud.conseils_citoyens)
        ),
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "avis",
    "contrat/avis.html.j2",
    f"{PAROLES}/",
    seule(vue_paroles),
    "Les avis des habitants et les réponses des partenaires.",
    plan=TITRE_DES_PAROLES,
    si=a_des_paroles,
    pied=pied_de_la_page,
)
