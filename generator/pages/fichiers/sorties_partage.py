"""The pictures of link previews."""

from generator.pages.contexte import Contexte
from generator.pages.dessins.vignette import Polices, Vignette, sortie_vignette
from generator.pages.pieces.entete import annees
from generator.pages.sortie import Sortie


def vignette_du_portail(polices: Polices) -> Sortie:
    """The picture of the portal."""
    titre = "Les promesses des contrats de la politique de la ville"
    return sortie_vignette(Vignette("Engagements ouverts", titre, "Mot pour mot, par qui, et les chiffres trouvés."), polices)


def vignette_du_contrat(contexte: Contexte, polices: Polices) -> Sortie:
    """The picture of one contract: its territory, its title, its years."""
    contrat = contexte.contrat
    return sortie_vignette(Vignette(f"Engagements ouverts, {annees(contexte.contrat)}", contrat.territoire_nom, contrat.titre), polices)
