"""The outputs for other sites: cards, and the pictures of link previews."""

from collections.abc import Iterator

from generator.pages.contexte import Contexte
from generator.pages.gabarits import Gabarits
from generator.pages.sortie import Sortie
from generator.pages.vignette import Polices, Vignette, sortie_vignette
from generator.pages.vues.carte_integree import carte_d_indicateur, carte_de_partenaire
from generator.pages.vues.commun import annees


def cartes(contexte: Contexte, gabarits: Gabarits) -> Iterator[Sortie]:
    """The card of each indicator and of each partner."""
    for indicateur in contexte.indicateurs.values():
        yield carte_d_indicateur(contexte, gabarits, indicateur)
    for id in contexte.partenaires_du_contrat:
        yield carte_de_partenaire(contexte, gabarits, contexte.partenaires[id])


def vignette_du_portail(polices: Polices) -> Sortie:
    """The picture of the portal."""
    titre = "Les promesses des contrats de la politique de la ville"
    return sortie_vignette(Vignette("Engagements ouverts", titre, "Mot pour mot, par qui, et les chiffres trouvés."), polices)


def vignette_du_contrat(contexte: Contexte, polices: Polices) -> Sortie:
    """The picture of one contract: its territory, its title, its years."""
    contrat = contexte.contrat
    return sortie_vignette(Vignette(f"Engagements ouverts, {annees(contexte)}", contrat.territoire_nom, contrat.titre), polices)
