"""What the site knows of its visitors."""

from msgspec import Struct

from generator.model.dossier import Registre
from generator.pages.adresses import DONNEES_PERSONNELLES
from generator.pages.mots.typographie import francais
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.rendu.genre import GenreDePage, seule


class VueDonneesPersonnelles(Struct, frozen=True):
    """The page about personal data."""

    entete: Entete
    responsable: str
    delegue: str
    courriel: str
    journaux: str
    signalement: bool


def vue_donnees_personnelles(registre: Registre) -> VueDonneesPersonnelles:
    """The view of the page about personal data."""
    donnees = registre.mentions.donnees_personnelles
    return VueDonneesPersonnelles(
        Entete(
            "Données personnelles",
            "Ce que ce site sait de vous : rien. Ce que garde l’hébergeur, et vos droits.",
            fil_du_portail(DONNEES_PERSONNELLES, Lien("Données personnelles", "")),
            chapeau=francais("Ce que ce site sait de vous : rien. Ce que garde l’hébergeur, et vos droits."),
        ),
        donnees.responsable or registre.mentions.editeur.nom,
        donnees.delegue,
        donnees.courriel,
        donnees.journaux,
        bool(registre.mentions.signalement),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "donnees-personnelles",
    "portail/donnees_personnelles.html.j2",
    DONNEES_PERSONNELLES,
    seule(lambda portail: vue_donnees_personnelles(portail.registre)),
    "Ce que le site sait de ses visiteurs.",
    sommaire=False,
)
