"""Exports of Decidim: results of a process (title, scope, category, status, progress), and counts of proposals, votes and comments."""

import re
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


_DU_RESULTAT = (*_RESULTATS, "status", "scope", "category", "descriptionfr")
_DU_PROJET = {
    **{"totalbudget": "€", "budgetamount": "€"},
    **dict.fromkeys(("confirmedorderscount", "confirmedvotescount", "votescount", "votestotal", "endorsementscount"), "votes"),
    **{"commentscount": "commentaires"},
}
_NUMEROS = re.compile(
    r"(?:taxonomies|category|scope|status|component|participatoryspace|space|parent|decidim\w*)id|weight"
)  # of things, in Decidim's own tables
_TITRE = re.compile(r"title(?:fr|en|es|ca|it|nl|pt|eu)")  # «title/fr»: only Decidim names the language of a title


def reconnaitre(cles: Sequence[str]) -> Modele | None:
    """The layout, for these headings; None where they are not of it."""
    unites = {cle: nom for nom, mots in _COMPTES.items() for cle in cles if cle in mots}
    if len(unites) >= 2:
        return Modele("comptes de Decidim", roles=dict.fromkeys(unites, RoleDeColonne.VALEUR), unites=unites)
    traduits = [cle for cle in cles if _TITRE.fullmatch(cle)]
    roles = _des_noms(cles, traduits)
    if "progress" in cles and sum(cle in (_DU_RESULTAT if traduits else _RESULTATS) for cle in cles) >= 3:
        a_savoir = ("ces avancements sont ceux du jour de l’export ; le dire en réponse à « periode ».",)
        return Modele(
            "résultats de Decidim",
            roles={"progress": RoleDeColonne.VALEUR} | roles,
            unites={"progress": "%"},
            libelles={"progress": "avancement"},
            a_savoir=a_savoir,
            reglages={"seulement": True, "actions": True},
        )
    if traduits and len(set(roles) - {cle for cle, role in roles.items() if role is RoleDeColonne.LAISSEE}) > 1:
        siennes = {cle: unite for cle, unite in _DU_PROJET.items() if cle in cles}
        return Modele("export de Decidim", roles=roles | dict.fromkeys(siennes, RoleDeColonne.VALEUR), unites=siennes)
    return None


def _des_noms(cles: Sequence[str], traduits: Sequence[str]) -> dict[str, RoleDeColonne]:
    """The columns that say of what the figures are: the first of its title, of its category and of its scope, which is a place."""
    titres = [*traduits, *(cle for cle in cles if cle.startswith("title"))]
    categories = [cle for cle in cles if cle == "category" or cle.startswith(("categoryname", "taxonomiesname"))]
    lieux = [cle for cle in cles if cle == "scope" or cle.startswith("scopename")]
    numeros = dict.fromkeys((cle for cle in cles if _NUMEROS.fullmatch(cle)), RoleDeColonne.LAISSEE)
    return numeros | dict.fromkeys((*categories[:1], *titres[:1]), RoleDeColonne.VENTILATION) | dict.fromkeys(lieux[:1], RoleDeColonne.LIEU)
