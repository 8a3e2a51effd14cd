"""Where to find a place, across contracts."""

from msgspec import Struct

from generator.pages.adresses import TERRITOIRES
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.mots.typographie import INSECABLE, accord
from generator.pages.pieces.carte_des_lieux_du_portail import carte_des_lieux_du_portail
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import LIEUX, listes_des_lieux
from generator.pages.pieces.listes_longues import Parties, parties_de
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.quartiers import LieuxAChoisir
from generator.pages.pieces.quartiers_du_portail import LieuxDuContrat, compte_des_lieux, lieux_a_questionner, lieux_par_contrat
from generator.pages.pieces.questions import Questions
from generator.pages.rendu.genre import GenreDePage, seule


class VueTerritoiresDuPortail(Struct, frozen=True):
    """The places of all contracts, each once, for «trouver mon quartier»; then how many each contract has."""

    entete: Entete
    compte: str
    lieux: LieuxAChoisir | None
    questions: Questions | None
    parties: Parties | None  # where the places are so many that they have pages of their own
    contrats: tuple[LieuxDuContrat, ...]
    dessin: CarteThematique | None  # the communes, for paper and for who has no scripts


def vue_territoires_du_portail(portail: Portail) -> VueTerritoiresDuPortail:
    """The communes of all contracts by name, each with its neighbourhoods."""
    quartiers, communes = compte_des_lieux(portail.contrats)
    listes = listes_des_lieux(portail)
    lieux, questions = (None, None) if listes.coupees else lieux_a_questionner(portail.contrats, TERRITOIRES)
    return VueTerritoiresDuPortail(
        Entete(
            "Trouver mon quartier",
            "Les communes, les arrondissements et les quartiers de tous les contrats publiés, sur une carte et par leur nom.",
            fil_du_portail(TERRITOIRES, Lien("Trouver mon quartier", "")),
            chapeau=f"Choisissez votre commune ou votre arrondissement, puis votre quartier{INSECABLE}: sa page dit les promesses qui le concernent et les chiffres trouvés.",
        ),
        f"{accord(communes, 'commune ou arrondissement', 'communes et arrondissements')}, {accord(quartiers, 'quartier')}",
        lieux,
        questions,
        listes.parties(LIEUX, 0) if listes.coupees else None,
        () if listes.coupees else lieux_par_contrat(portail.contrats, TERRITOIRES),
        carte_des_lieux_du_portail(portail.contrats),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "territoires-du-portail",
    "portail/territoires.html.j2",
    TERRITOIRES,
    seule(vue_territoires_du_portail),
    "Trouver sa commune et son quartier, dans tous les contrats.",
    menu="Trouver mon quartier",
    sommaire=False,
    parties=parties_de(lambda _: ((),), listes_des_lieux),
    pied=pied_du_portail,
)
