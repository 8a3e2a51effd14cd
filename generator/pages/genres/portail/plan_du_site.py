"""The map of the site."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import PLAN_DU_SITE, relative
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.legal import LEGALES
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import fil_du_portail
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat


class VuePlanDuSite(Struct, frozen=True):
    """The pages of the portal's menu, those that the map of the site lists of each contract, and the legal pages."""

    entete: Entete
    portail: tuple[Lien, ...]
    contrats: tuple[tuple[str, str, tuple[Lien, ...]], ...]
    mentions: tuple[Lien, ...]


def vue_plan_du_site(
    menu: Sequence[tuple[str, str]], contrats: Sequence[tuple[ResumeDuContrat, Sequence[tuple[str, str]]]]
) -> VuePlanDuSite:
    """The view of the map of the site; menus are (title, address)."""

    def liens(prefixe: str, entrees: Sequence[tuple[str, str]]) -> tuple[Lien, ...]:
        return tuple(Lien(titre, relative(PLAN_DU_SITE, f"{prefixe}{adresse}")) for titre, adresse in entrees)

    return VuePlanDuSite(
        Entete(
            "Plan du site",
            "Toutes les rubriques du site, contrat par contrat.",
            fil_du_portail(PLAN_DU_SITE, Lien("Plan du site", "")),
            chapeau="Toutes les rubriques du site, contrat par contrat.",
        ),
        liens("", menu),
        tuple(
            (
                f"{contrat.contrat.territoire_nom}{INSECABLE}: {contrat.contrat.titre}",
                f"contrat-{contrat.contrat.id}",
                liens(contrat.adresses.accueil(), entrees),
            )
            for contrat, entrees in contrats
        ),
        tuple(Lien(titre, relative(PLAN_DU_SITE, adresse)) for titre, adresse in LEGALES),
    )
