"""What several of the legal pages share."""

from generator.model.dossier import Registre
from generator.model.mentions import Accessibilite, Conformite
from generator.pages.adresses import ACCESSIBILITE, DONNEES_PERSONNELLES, LICENCE, MENTIONS
from generator.pages.contexte import Contexte

ETATS_D_ACCESSIBILITE = {
    Conformite.NON_CONFORME: "non conforme",
    Conformite.PARTIELLE: "partiellement conforme",
    Conformite.TOTALE: "totalement conforme",
}


LEGALES = (
    ("Mentions légales", MENTIONS),
    ("Données personnelles", DONNEES_PERSONNELLES),
    ("Licence", LICENCE),
    ("Accessibilité", ACCESSIBILITE),
)


def declaration(registre: Registre, contexte: Contexte | None = None) -> Accessibilite:
    """The entries of the portal's declaration, or of a contract's, which falls back on the portal's."""
    commune = registre.mentions.accessibilite
    return contexte.contrat.accessibilite.avec_defaut(commune) if contexte else commune


def etat_d_accessibilite(registre: Registre, contexte: Contexte | None = None) -> str:
    """«non conforme», until an audit says better."""
    return ETATS_D_ACCESSIBILITE[declaration(registre, contexte).etat or Conformite.NON_CONFORME]
