"""The header of a page: title, description, breadcrumb."""

from msgspec import Struct

from generator.model.contrat import Contrat
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.liens import Lien


class Entete(Struct, frozen=True):
    """What every page has: title, description, breadcrumb, one sentence that says what the reader sees."""

    titre: str
    description: str
    fil: tuple[Lien, ...]
    surtitre: str = ""
    chapeau: str = ""
    flux: Lien | None = None  # the feed that tells what is new of what the page is about
    titre_montre: str = ""  # what the page itself shows as its title, where that is not `titre`
    image: str = ""  # the picture of a link to this page, below its site; that of the site where empty
    titre_onglet: str = ""  # for the window's title and the search, where the page's own title is not enough to tell it from another


def fil(contexte: Contexte, page: str, *suite: Lien) -> tuple[Lien, ...]:
    """The breadcrumb: portal, contract, then `suite`; the last item is the page itself."""
    return (
        Lien("Engagements ouverts", relative(page, "")),
        Lien(contexte.contrat.territoire_nom, relative(page, contexte.adresses.accueil())),
        *suite,
    )


def annees(contrat: Contrat) -> str:
    """«2019-2022»."""
    debut, fin = contrat.debut, contrat.fin
    if fin is None:
        return f"depuis {debut}"
    return str(debut) if fin == debut else f"{debut}-{fin}"


def entete_de_rubrique(contexte: Contexte, rubrique: str, titre: str, chapeau: str) -> Entete:
    """The header of a page that the contract has once; `titre` is also the end of its breadcrumb."""
    page = contexte.adresses.rubrique(rubrique)
    return Entete(
        titre,
        f"{titre} : {contexte.contrat.titre}, {contexte.contrat.territoire_nom}.",
        fil(contexte, page, Lien(titre, "")),
        chapeau=chapeau,
    )
