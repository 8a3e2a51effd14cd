"""The legal notice of the site."""

from msgspec import Struct

from generator.model.dossier import Registre
from generator.pages.adresses import MENTIONS, relative
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.legal import LEGALES
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.rendu.genre import GenreDePage, seule


class VueMentions(Struct, frozen=True):
    """The legal notice; what is not known is empty, and the page says that it is to be completed."""

    entete: Entete
    editeur: str
    adresse: str
    telephone: str
    courriel: str
    directeur: str
    hebergeur: str
    adresse_hebergeur: str
    telephone_hebergeur: str
    signalement: str
    complet: bool
    voir: tuple[Lien, ...]


def vue_mentions(registre: Registre) -> VueMentions:
    """The view of the legal notice."""
    mentions = registre.mentions
    editeur, hebergeur = mentions.editeur, mentions.hebergeur
    champs = (editeur.nom, editeur.adresse, editeur.telephone, editeur.courriel, editeur.directeur)
    champs_hebergeur = (hebergeur.nom, hebergeur.adresse, hebergeur.telephone)
    return VueMentions(
        Entete(
            "Mentions légales",
            "Qui publie ce site, qui en répond, qui l’héberge.",
            fil_du_portail(MENTIONS, Lien("Mentions légales", "")),
            chapeau="Qui publie ce site, qui en répond, qui l’héberge.",
        ),
        *champs,
        *champs_hebergeur,
        mentions.signalement,
        all((*champs, *champs_hebergeur)),
        tuple(Lien(titre, relative(MENTIONS, adresse)) for titre, adresse in LEGALES if adresse != MENTIONS),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "mentions-legales",
    "portail/mentions.html.j2",
    MENTIONS,
    seule(lambda portail: vue_mentions(portail.registre)),
    "Qui publie et qui héberge le site.",
    sommaire=False,
)
