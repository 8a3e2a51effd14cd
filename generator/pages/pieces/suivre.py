"""How to follow what a page is about: the addresses of its feed and of its calendar, shown so that they can be copied."""

from msgspec import Struct

from generator.pages.adresses import AGENDA, CHANGEMENTS, NOUVEAUTES, PORTAIL, SUIVRE, absolue, flux_de, flux_json_de, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.mouvements import CE_QUI_A_CHANGE
from generator.pages.pieces.portail import Portail


class VueSuivre(Struct, frozen=True):
    """`quoi` completes «Suivre»; `flux` and `agenda` (None where no document states a date) are links with, as their precision, the whole address, which
    is empty where the site does not know its own; `json` leads to the same feed in its other form. `comment` leads to the page that
    explains, and is empty on that page; `vide` where the feed has nothing yet; `changements` leads to what changed on the site, where something did."""

    quoi: str
    flux: Lien
    json: Lien
    agenda: Lien | None
    comment: str
    vide: bool
    changements: Lien | None = None


def lien_du_flux(page: str, site: str, depuis: str | None = None) -> Lien:
    """The link to the feed of `page`, from itself or from `depuis`."""
    adresse = flux_de(page)
    return Lien("Le fil des nouveautés", relative(page if depuis is None else depuis, adresse), absolue(site, adresse))


def lien_du_flux_json(page: str, depuis: str) -> Lien:
    """The link to the feed of `page` as JSON Feed, from the page `depuis`."""
    return Lien("Le même fil, pour les programmes", relative(depuis, flux_json_de(page)))


def flux_de_la_page(titre: str, page: str, site: str, depuis: str | None = None) -> Lien:
    """The feed of `page`, as its head, or that of the page `depuis`, names it."""
    return Lien(
        f"Quoi de neuf{INSECABLE}: {titre}", relative(page if depuis is None else depuis, flux_de(page)), absolue(site, flux_de(page))
    )


def lien_de_l_agenda(accueil: str, page: str, site: str) -> Lien:
    """The link to the calendar of the site whose home is at `accueil`."""
    adresse = f"{accueil}{AGENDA}"
    return Lien("Les dates du document, pour un agenda", relative(page, adresse), absolue(site, adresse))


def suivre_le_contrat(contexte: Contexte, page: str) -> VueSuivre:
    """How to follow a whole contract."""
    site, accueil = contexte.registre.mentions.adresse, contexte.adresses.accueil()
    return VueSuivre(
        "ce contrat",
        lien_du_flux(f"{accueil}{NOUVEAUTES}", site, page),
        lien_du_flux_json(f"{accueil}{NOUVEAUTES}", page),
        lien_de_l_agenda(accueil, page, site) if contexte.echeances else None,
        relative(page, SUIVRE),
        not contexte.nouveautes,
        lien_des_changements(contexte, page, ""),
    )


def lien_des_changements(contexte: Contexte, page: str, sujet: str) -> Lien | None:
    """The link to what changed on the site, of the thing whose page is at `sujet` below it (empty: of the whole contract); None where nothing did."""
    if not contexte.mouvements_des_pages.get(sujet):
        return None
    adresse = f"{contexte.adresses.accueil()}{CHANGEMENTS.format(sujet)}"
    return Lien(CE_QUI_A_CHANGE, relative(page, adresse))


def suivre_la_page(quoi: str, page: str, site: str, *, vide: bool, changements: Lien | None = None) -> VueSuivre:
    """How to follow a partner or a place."""
    return VueSuivre(quoi, lien_du_flux(page, site), lien_du_flux_json(page, page), None, relative(page, SUIVRE), vide, changements)


def suivre_le_portail(portail: Portail, page: str) -> VueSuivre:
    """How to follow all contracts."""
    site = portail.registre.mentions.adresse
    return VueSuivre(
        "tous les contrats",
        lien_du_flux(NOUVEAUTES, site, page),
        lien_du_flux_json(NOUVEAUTES, page),
        lien_de_l_agenda(PORTAIL, page, site) if any(contrat.echeances for contrat in portail.contrats) else None,
        relative(page, SUIVRE) if page != SUIVRE else "",
        not any(contrat.nouveautes for contrat in portail.contrats),
        lien_des_changements_du_portail(page, "") if portail.contrats_changes else None,
    )


def lien_des_changements_du_portail(page: str, sujet: str) -> Lien:
    """The link to what changed, over all contracts, of what has the page `sujet` of the portal (empty: of all)."""
    return Lien(CE_QUI_A_CHANGE, relative(page, CHANGEMENTS.format(sujet)))
