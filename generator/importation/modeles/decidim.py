"""Exports of Decidim: results of a process (title, scope, category, status, progress), and counts of proposals, votes and comments."""

from collections.abc import Sequence

from generator.importation.colonne_vue import RoleDeColonne
from generator.importation.modeles.modele import Modele

_COMPTES = {
    "propositions": ("propuestas", "propostes", "propositions", "proposals", "proposaux"),
    "votes": ("votos", "vots", "votes", "soutiens", "supports", "endorsements"),
    "commentaires": ("comentarios", "comentaris", "commentaires", "comments"),
    "rencontres": ("encuentros", "trobades", "rencontres", "meetings"),
}
_RESULTATS = ("progress", "startdate", "enddate", "statuskey", "parentid", "componentid", "proposalurls")


def reconnaitre(cles: Sequence[str]) -> Modele | None:
    """The layout, for these headings; None where they are not of it."""
    unites = {cle: nom for nom, mots in _COMPTES.items() for cle in cles if cle in mots}
    if len(unites) >= 2:
        return Modele("comptes de Decidim", roles=dict.fromkeys(unites, RoleDeColonne.VALEUR), unites=unites)
    if "progress" not in cles or sum(cle in _RESULTATS for cle in cles) < 3:
        return None
    roles = {"progress": RoleDeColonne.VALEUR}
    titre = next((cle for cle in cles if cle.startswith("title")), "")
    lieu = next((cle for cle in cles if cle.startswith("scopename")), "")
    categories = [cle for cle in cles if cle.startswith(("categoryname", "taxonomies"))]
    roles |= dict.fromkeys((*categories[:1], *([titre] if titre else [])), RoleDeColonne.VENTILATION)
    if lieu:
        roles[lieu] = RoleDeColonne.LIEU
    a_savoir = ("ces avancements sont ceux du jour de l’export ; le dire en réponse à « periode ».",)
    return Modele(
        "résultats de Decidim",
        roles=roles,
        unites={"progress": "%"},
        libelles={"progress": "avancement"},
        a_savoir=a_savoir,
        reglages={"seulement": True, "actions": True},
    )
