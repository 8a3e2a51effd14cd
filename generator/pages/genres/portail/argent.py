"""Where money goes, over all contracts: for each, the communes of which amounts were read."""

from collections.abc import Sequence

from msgspec import Struct

from generator.pages.adresses import ARGENT, relative
from generator.pages.mots.alphabet import lettre
from generator.pages.mots.argent import AVERTISSEMENT
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.decoupe import Coupe
from generator.pages.pieces.entete import Entete
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_de_l_argent import RUBRIQUE
from generator.pages.pieces.listes_du_portail import SITE, par_lettre
from generator.pages.pieces.listes_longues import Liste, ListesDUnePage, Tranche, parties_de
from generator.pages.pieces.partage import pied_du_portail
from generator.pages.pieces.portail import Portail, fil_du_portail
from generator.pages.pieces.sommes_d_argent import VueSomme
from generator.pages.rendu.genre import GenreDePage, seule

_AVEC, _SANS = "contrats", "sans-montant"  # fragments of the page
COUPE = Coupe(24, 12)  # a contract has a row for each of its communes, which may be twenty


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
    """All contracts: those of which amounts were read, and the others (`sans`). In a country both are on pages of their own."""

    entete: Entete
    avertissement: str
    contrats: Tranche[ContratEnArgent]
    sans: Tranche[Lien]


def vue_argent_du_portail(portail: Portail) -> VueArgentDuPortail:
    """The page «Où va l’argent» of the portal."""
    listes = listes_de_l_argent(portail)
    return VueArgentDuPortail(
        Entete(
            RUBRIQUE,
            "Les montants que disent les documents de tous les contrats : prévus, engagés ou payés.",
            fil_du_portail(ARGENT, Lien(RUBRIQUE, "")),
            chapeau="Les montants que disent les documents\u00a0lus : prévus, engagés ou payés. Choisir un lieu pour les voir année par année.",
        ),
        AVERTISSEMENT,
        listes.tranche(_AVEC),
        listes.tranche(_SANS),
    )


def listes_de_l_argent(portail: Portail) -> ListesDUnePage:
    """The contracts of which amounts were read, and the others, in alphabetical order of their territories."""

    def nom(id: str) -> str:
        return portail.par_id[id].contrat.territoire_nom

    def avec(page: str, ids: Sequence[str]) -> Sequence[ContratEnArgent]:
        return [_contrat(portail, page, id) for id in ids]

    def sans(page: str, ids: Sequence[str]) -> Sequence[Lien]:
        return [Lien(nom(id), relative(page, portail.par_id[id].adresses.accueil())) for id in ids]

    lus = [contrat.id for contrat in portail.contrats if contrat.argent]
    autres = [contrat.id for contrat in portail.contrats if not contrat.argent]
    unite = ("contrat", "contrats")
    listes = (
        Liste(_AVEC, RUBRIQUE, "argent", par_lettre(lus, nom), avec, repere=lambda id: lettre(nom(id)), unite=unite),
        Liste(_SANS, "Aucun montant trouvé", "liens", par_lettre(autres, nom), sans, repere=lambda id: lettre(nom(id)), unite=unite),
    )
    return ListesDUnePage(SITE, ARGENT, RUBRIQUE, listes, a_part=True, coupe=COUPE)


def _contrat(portail: Portail, page: str, id: str) -> ContratEnArgent:
    resume = portail.par_id[id]
    argent, nom = resume.argent, resume.contrat.territoire_nom
    assert argent is not None
    return ContratEnArgent(
        nom,
        f"contrat-{id}",
        Lien(f"{RUBRIQUE}, par année, par lieu et par financeur{INSECABLE}: {nom}", relative(page, resume.adresses.rubrique("argent"))),
        argent.compte,
        tuple(
            LieuDuContrat(Lien(lieu.titre, relative(page, resume.adresses.argent_de(lieu.groupe, lieu.nom))), lieu.sommes)
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
    parties=parties_de(lambda _: ((),), listes_de_l_argent),
    si=lambda portail: any(contrat.argent for contrat in portail.contrats),
    pied=pied_du_portail,
)
