"""The page «Suivre»: what a feed is, how to get one, and the addresses of those of the portal and of each contract."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import NOUVEAUTES, PARTENAIRES, SUIVRE, TERRITOIRES, Vers, relative
from generator.pages.mots.alphabet import lettre
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.listes_du_portail import COUPE_DES_CARTES, SITE, par_territoire
from generator.pages.pieces.listes_longues import GroupeDeCles, Liste, ListesDUnePage, Tranche, parties_de
from generator.pages.pieces.portail import NOM, Portail, fil_du_portail, lien_contrat
from generator.pages.pieces.suivre import VueSuivre, flux_de_la_page, lien_de_l_agenda, lien_du_flux, suivre_le_portail
from generator.pages.rendu.genre import GenreDePage, seule

TITRE = "Suivre"
_LISTE = "contrats"


class ContratASuivre(Struct, frozen=True):
    """One contract, with its feed and its calendar."""

    contrat: Lien
    flux: Lien
    agenda: Lien | None


class VueSuivreLePortail(Struct, frozen=True):
    """The page."""

    entete: Entete
    suivre: VueSuivre
    contrats: Tranche[ContratASuivre]
    partenaires: Vers
    lieux: Vers
    nouveautes: Vers


def vue_suivre(portail: Portail) -> VueSuivreLePortail:
    """The view of the page."""
    return VueSuivreLePortail(
        Entete(
            TITRE,
            "Être prévenu de ce qui s’ajoute à un contrat, à la page d’un partenaire ou d’un quartier.",
            fil_du_portail(SUIVRE, Lien(TITRE, "")),
            chapeau="Être prévenu de ce qui s’ajoute, sans revenir voir chaque semaine.",
            flux=flux_de_la_page(NOM, NOUVEAUTES, portail.registre.mentions.adresse, SUIVRE),
        ),
        suivre_le_portail(portail, SUIVRE),
        listes_a_suivre(portail).tranche(_LISTE),
        relative(SUIVRE, PARTENAIRES),
        relative(SUIVRE, TERRITOIRES),
        relative(SUIVRE, NOUVEAUTES),
    )


def listes_a_suivre(portail: Portail) -> ListesDUnePage:
    """The contracts, with their feeds and their calendars."""

    def lignes(page: str, ids: Sequence[str]) -> Sequence[ContratASuivre]:
        return [_contrat(portail, page, id) for id in ids]

    def repere(id: str) -> str:
        return lettre(portail.par_id[id].contrat.territoire_nom)

    groupes = [GroupeDeCles(par_territoire(portail, [contrat.id for contrat in portail.contrats]))]
    liste = Liste(_LISTE, "Suivre un contrat", "a_suivre", groupes, lignes, repere=repere, unite=("contrat", "contrats"))
    return ListesDUnePage(SITE, SUIVRE, TITRE, [liste], a_part=True, coupe=COUPE_DES_CARTES)


def _contrat(portail: Portail, page: str, id: str) -> ContratASuivre:
    resume, site = portail.par_id[id], portail.registre.mentions.adresse
    accueil = resume.adresses.accueil()
    return ContratASuivre(
        lien_contrat(resume, page),
        lien_du_flux(f"{accueil}{NOUVEAUTES}", site, page),
        lien_de_l_agenda(accueil, page, site) if resume.echeances else None,
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "suivre",
    "portail/suivre.html.j2",
    SUIVRE,
    seule(vue_suivre),
    "Comment être prévenu de ce qui s’ajoute.",
    plan=TITRE,
    parties=parties_de(lambda _: ((),), listes_a_suivre),
)
