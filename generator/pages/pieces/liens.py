"""Links as pages show them."""

from msgspec import Struct

from generator.calculs.paroles import auteurs
from generator.model.referentiel import Noeud
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_DE_LIEU
from generator.pages.mots.typographie import INSECABLE, accord, debut_de

REPONSES = "reponses"  # the place of partners' answers on every page that bears some


class Lien(Struct, frozen=True):
    """A link as the page shows it; `precision` is a short plain addition."""

    texte: str
    adresse: str
    precision: str = ""


def lien_noeud(contexte: Contexte, page: str, noeud: Noeud) -> Lien:
    """A link to a node, its level and number before its title."""
    return Lien(noeud.titre, relative(page, contexte.adresses.noeud(noeud.id)), contexte.nom_devant(noeud))


def lien_partenaire(contexte: Contexte, page: str, id: str) -> Lien:
    """A link to a partner's page."""
    return Lien(contexte.partenaires[id].nom, relative(page, contexte.adresses.partenaire(id)))


def nom_court(contexte: Contexte, id: str) -> str:
    """The acronym of a partner, or its name."""
    return contexte.partenaires[id].sigle or contexte.partenaires[id].nom


def marque_de_reponse(contexte: Contexte, page: str, id: str, adresse: str) -> Lien | None:
    """«Réponse : CAF», which leads to the answers that stand on the page at `adresse`; None where no partner answered about `id`."""
    qui = auteurs(contexte.reponses.get(id, ()))
    if not qui:
        return None
    mots = f"Réponse{INSECABLE}: {nom_court(contexte, qui[0])}" if len(qui) == 1 else f"Réponses de {accord(len(qui), 'partenaire')}"
    return Lien(mots, relative(page, f"{adresse}#{REPONSES}"))


def lien_territoire(contexte: Contexte, page: str, id: str) -> Lien:
    """A link to a territory's page; the perimeter has none of its own and leads to the list."""
    return Lien(contexte.territoires[id].nom, relative(page, contexte.adresse_du_lieu(id)))


def etape(contexte: Contexte, page: str, noeud: Noeud) -> Lien:
    """A node as a step of a breadcrumb: «Objectif 1.1», or the first words of its title where the document gives no number."""
    if noeud.numero:
        return Lien(contexte.nom_de_noeud(noeud), relative(page, contexte.adresses.noeud(noeud.id)))
    return Lien(debut_de(noeud.titre), relative(page, contexte.adresses.noeud(noeud.id)))


def nom_du_type(contexte: Contexte, territoire: Territoire) -> str:
    """«Commune», or what this contract calls its communes; «Quartier prioritaire (QPV)»."""
    return (
        contexte.contrat.nom_des_communes[0].capitalize() if territoire.type is TypeTerritoire.COMMUNE else TYPES_DE_LIEU[territoire.type]
    )
