"""The map of the site."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import PLAN_DU_SITE, lieu_du_portail, relative
from generator.pages.mots.alphabet import lettre
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.legal import LEGALES
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_partages import en_contrats
from generator.pages.pieces.listes_du_portail import SITE, par_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Parties
from generator.pages.pieces.portail import Portail, fil_du_portail

TITRE = "Plan du site"
_LISTE = "contrats"
_LIEUX = 60


class PagesDUnContrat(Struct, frozen=True):
    """What the map lists of one contract: its name, where it is on the page, the links."""

    nom: str
    ancre: str
    liens: tuple[Lien, ...]


class VuePlanDuSite(Struct, frozen=True):
    """The pages of the portal's menu, those that the map of the site lists of each contract (on pages of their own where there are many), the legal
    pages, and the places that several contracts name (the list of places has them where there are many)."""

    entete: Entete
    portail: tuple[Lien, ...]
    contrats: tuple[PagesDUnContrat, ...]
    parties: Parties | None
    mentions: tuple[Lien, ...]
    lieux: tuple[Lien, ...]


def vue_plan_du_site(portail: Portail, menu: Sequence[tuple[str, str]]) -> VuePlanDuSite:
    """The view of the map of the site; the menu is (title, address)."""
    listes = listes_du_plan(portail)
    liste = listes.listes[_LISTE]
    return VuePlanDuSite(
        Entete(
            TITRE,
            "Toutes les rubriques du site, contrat par contrat.",
            fil_du_portail(PLAN_DU_SITE, Lien(TITRE, "")),
            chapeau="Toutes les rubriques du site, contrat par contrat.",
        ),
        _liens(PLAN_DU_SITE, menu),
        ()
        if listes.coupees
        else tuple(PagesDUnContrat(groupe.titre, groupe.ancre, tuple(liste.lignes(PLAN_DU_SITE, groupe.cles))) for groupe in liste.groupes),
        listes.parties(_LISTE, 0) if listes.coupees else None,
        _liens(PLAN_DU_SITE, LEGALES),
        tuple(
            Lien(commun.nom, relative(PLAN_DU_SITE, lieu_du_portail(id)), en_contrats(commun))
            for id, commun in portail.lieux_partages.items()
        )
        if len(portail.lieux_partages) <= _LIEUX
        else (),
    )


def listes_du_plan(portail: Portail) -> ListesDUnePage:
    """The pages of the contracts, with a group for each contract."""
    groupes = tuple(
        GroupeDeCles(
            [(contrat.id, titre, adresse) for titre, adresse in contrat.plan],
            f"{contrat.contrat.territoire_nom}{INSECABLE}: {contrat.contrat.titre}",
            f"contrat-{contrat.id}",
        )
        for contrat in [portail.par_id[id] for id in par_territoire(portail, portail.par_id)]
    )

    def lignes(page: str, cles: Sequence[tuple[str, str, str]]) -> Sequence[Lien]:
        return [Lien(titre, relative(page, f"{portail.par_id[id].adresses.accueil()}{adresse}")) for id, titre, adresse in cles]

    def repere(cle: tuple[str, str, str]) -> str:
        return lettre(portail.par_id[cle[0]].contrat.territoire_nom)

    return ListesDUnePage(
        SITE,
        PLAN_DU_SITE,
        TITRE,
        [Liste(_LISTE, "Les contrats", "liens", groupes, lignes, repere=repere, unite=("page", "pages"))],
        a_part=True,
    )


def _liens(page: str, entrees: Sequence[tuple[str, str]]) -> tuple[Lien, ...]:
    return tuple(Lien(titre, relative(page, adresse)) for titre, adresse in entrees)
