"""The words that the theme writes on every page of a site."""

from generator.model.dossier import Registre
from generator.pages.contexte import Contexte
from generator.pages.pieces.legal import etat_d_accessibilite


def habillage(registre: Registre, contexte: Contexte | None = None) -> tuple[tuple[str, str], ...]:
    """(name, words) for the portal, or for the site of `contexte`."""
    return (
        ("accessibilite", etat_d_accessibilite(registre, contexte)),
        ("nom_du_site", "Engagements ouverts"),
        ("portail", "../" if contexte else ""),
    )
