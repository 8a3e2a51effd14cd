"""What anyone may do with the data."""

from collections.abc import Sequence

from msgspec import Struct

from generator.model.dossier import Registre
from generator.pages.adresses import LICENCE, relative
from generator.pages.mots.typographie import francais
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat
from generator.pages.rendu.genre import GenreDePage, seule


class VueLicence(Struct, frozen=True):
    """The page about the licence."""

    entete: Entete
    concedant: str
    donnees: tuple[Lien, ...]
    exemple: str


def vue_licence(registre: Registre, contrats: Sequence[ResumeDuContrat]) -> VueLicence:
    """The view of the page about the licence."""
    concedant = registre.mentions.concedant or registre.mentions.editeur.nom
    qui = concedant or "nom de l’organisme qui publie"
    return VueLicence(
        Entete(
            "Licence",
            "Ce que chacun peut reprendre de ce site, et comment le citer.",
            fil_du_portail(LICENCE, Lien("Licence", "")),
            chapeau="Ce que chacun peut reprendre de ce site, et comment le citer.",
        ),
        concedant,
        tuple(
            Lien(
                f"Données de {contrat.contrat.territoire_nom}",
                relative(LICENCE, contrat.adresses.rubrique("donnees")),
            )
            for contrat in contrats
        ),
        francais(
            f"« Nom de l’indicateur, lieu, année du chiffre. Source imprimée du chiffre. Engagements ouverts ({qui}). Licence Ouverte 2.0. »"
        ),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "licence",
    "portail/licence.html.j2",
    LICENCE,
    seule(lambda portail: vue_licence(portail.registre, portail.contrats)),
    "Ce que chacun peut faire des données.",
    sommaire=False,
)
