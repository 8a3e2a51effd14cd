"""Where money goes, over all contracts: for each, the communes of which amounts were read."""

from msgspec import Struct

from generator.pages.adresses import ARGENT, relative
from generator.pages.mots.argent import AVERTISSEMENT
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_de_l_argent import RUBRIQUE
from generator.pages.pieces.listes_du_portail import par_territoire
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.sommes_d_argent import VueSomme
from generator.pages.rendu.genre import GenreDePage, seule


class LieuDuContrat(Struct, frozen=True):
    """A page of amounts of a contract, and the sums of a commune."""

    lien: Lien
    sommes: tuple[VueSomme, ...]


class ContratEnArgent(Struct, frozen=True):
    """A contract: its name, its page «Où va l’argent», how many amounts were read, and the pages of their places."""

    nom: str
    ancre: str
    lien: Lien
    compte: str
    lieux: tuple[LieuDuContrat, ...]


class VueArgentDuPortail(Struct, frozen=True):
    """All contracts: those of which amounts were read, and the others."""

    entete: Entete
    avertissement: str
    contrats: tuple[ContratEnArgent, ...]
    sans: tuple[Lien, ...]


def vue_argent_du_portail(portail: Portail) -> VueArgentDuPortail:
    """The page «Où va l’argent» of the portal."""
    ids = par_territoire(portail, [contrat.id for contrat in portail.contrats])
    return VueArgentDuPortail(
        Entete(
            RUBRIQUE,
            "Les montants que disent les documents de tous les contrats : prévus, engagés ou payés.",
            fil_du_portail(ARGENT, Lien(RUBRIQUE, "")),
            chapeau="Les montants que disent les documents lus : prévus, engagés ou payés. Choisir un lieu pour les voir année par année.",
        ),
        AVERTISSEMENT,
        tuple(_contrat(portail, id) for id in ids if portail.par_id[id].argent),
        tuple(
            Lien(portail.par_id[id].contrat.territoire_nom, relative(ARGENT, portail.par_id[id].adresses.accueil()))
            for id in ids
            if not portail.par_id[id].argent
        ),
    )


def _contrat(portail: Portail, id: str) -> ContratEnArgent:
    resume = portail.par_id[id]
    argent, nom = resume.argent, resume.contrat.territoire_nom
    assert argent is not None
    return ContratEnArgent(
        nom,
        f"contrat-{id}",
        Lien(f"{RUBRIQUE}, par année, par lieu et par financeur{INSECABLE}: {nom}", relative(ARGENT, resume.adresses.rubrique("argent"))),
        argent.compte,
        tuple(
            LieuDuContrat(Lien(lieu.titre, relative(ARGENT, resume.adresses.argent_de(lieu.groupe, lieu.nom))), lieu.sommes)
            for lieu in argent.lieux
        ),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "argent-du-portail",
    "portail/argent.html.j2",
    ARGENT,
    seule(vue_argent_du_portail),
    "Les montants lus dans chaque contrat, par lieu.",
    menu=RUBRIQUE,
    si=lambda portail: any(contrat.argent for contrat in portail.contrats),
)
