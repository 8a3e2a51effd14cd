"""Every kind of page of the sites: its template, the addresses that it has, and those that the browser tests visit.

`test_genres.py` sees to it that each page that is built and each template is of one kind of this list: a new kind cannot be forgotten.
Addresses that begin with `exemple:` are of the example (tests/exemple), which has what no real contract has yet.
"""

import re
from dataclasses import dataclass

from tests.exemple.projet import CONTRAT as EXEMPLE

GOSB = "grand-orly-seine-bievre"
CONTRATS = (GOSB, "grand-paris-sud", "grigny", "paris")
DANS_UN_CONTRAT = f"(?:{'|'.join((*CONTRATS, EXEMPLE, 'contrat-minimal'))})/"


@dataclass(frozen=True)
class Genre:
    """One kind of page: the template that makes it, the form of its addresses, and one address for each thing it may show."""

    nom: str
    gabarit: str
    motif: str
    exemples: tuple[str, ...]

    def contient(self, adresse: str) -> bool:
        """Whether a page of the built site is of this kind."""
        return re.fullmatch(self.motif, adresse) is not None


def _du_contrat(nom: str, gabarit: str, chemin: str, *exemples: str) -> Genre:
    return Genre(nom, gabarit, DANS_UN_CONTRAT + chemin, exemples)


GENRES = (
    # The portal.
    Genre("portail", "portail.md.j2", "", ("",)),
    Genre("introuvable", "theme/404.html", r"404\.html", ("404.html",)),
    Genre("mesures-nationales", "mesures.md.j2", "mesures-nationales/", ("mesures-nationales/",)),
    Genre("partenaires-du-portail", "portail_partenaires.md.j2", "partenaires/", ("partenaires/",)),
    Genre("partenaire-du-portail", "portail_partenaire.md.j2", "partenaires/[^/]+/", ("partenaires/etat/",)),
    Genre("territoires-du-portail", "portail_territoires.md.j2", "territoires/", ("territoires/",)),
    Genre("publications-du-portail", "portail_lectures.md.j2", "publications/", ("publications/",)),
    Genre("glossaire", "glossaire.md.j2", "glossaire/", ("glossaire/",)),
    Genre("plan-du-site", "plan_du_site.md.j2", "plan-du-site/", ("plan-du-site/",)),
    Genre("mentions-legales", "mentions.md.j2", "mentions-legales/", ("mentions-legales/",)),
    Genre("donnees-personnelles", "donnees_personnelles.md.j2", "donnees-personnelles/", ("donnees-personnelles/",)),
    Genre("licence", "licence.md.j2", "licence/", ("licence/",)),
    Genre("accessibilite", "accessibilite.md.j2", f"(?:{DANS_UN_CONTRAT})?accessibilite/", ("accessibilite/", f"{GOSB}/accessibilite/")),
    Genre("recherche", "recherche.md.j2", f"(?:{DANS_UN_CONTRAT})?recherche/", ("recherche/", "paris/recherche/?mots=emploi")),
    Genre("plan", "theme/plan", f"(?:{DANS_UN_CONTRAT})?carte/plan\\.html", ("carte/plan.html",)),
    # A contract.
    _du_contrat("accueil", "accueil.md.j2", "", *(f"{contrat}/" for contrat in CONTRATS)),
    _du_contrat("promesses", "arbre.md.j2", "referentiel/", "grigny/referentiel/"),
    _du_contrat(
        "noeud",
        "noeud.md.j2",
        "referentiel/[^/]+/",
        f"{GOSB}/referentiel/o1/",  # an orientation, with its easy summary and its sheet
        f"{GOSB}/referentiel/o1-1/",
        f"{GOSB}/referentiel/o1-1-p1/",
        f"{GOSB}/referentiel/o1-1-p1-e1/",
        f"{GOSB}/referentiel/a4-94-eip/",  # a measure of the annex
        "paris/referentiel/t1/",  # words of residents' councils
        "paris/referentiel/t1-o3-s2-g1-a2/",  # news, facts
        "grand-paris-sud/referentiel/gr/",
        "grigny/referentiel/f1/",
        "grigny/referentiel/f1-o1/",  # expected results
    ),
    _du_contrat("indicateurs", "indicateurs.md.j2", "indicateurs/", "grand-paris-sud/indicateurs/"),
    _du_contrat(
        "indicateur",
        "indicateur.md.j2",
        "indicateurs/[^/]+/",
        f"{GOSB}/indicateurs/a4-94-eip-montant/",  # many series, a choice among them
        f"{GOSB}/indicateurs/o1-1-p1-e1-s1/",  # no figure in what was read
        f"{GOSB}/indicateurs/o1-1-p1-e1-i1/",  # announced, defined in nothing that was read
        "paris/indicateurs/t1-o1-s1-g1-a1-i1/",  # a target that we read
        "paris/indicateurs/t1-o2-s2-g1-a3-i2/",  # not reached
        "paris/indicateurs/t2-o1-s2-g1-a2-i5/",  # a share of priority neighbourhoods
        "paris/indicateurs/t2-o3-s2-g1-a2-i2/",  # a curve
        f"{GOSB}/indicateurs/o2-1-p1-e2-s1/",  # neighbouring figures
        "paris/indicateurs/t2-o2-s2-g1-a2-i2/",  # two sources, two figures
        f"exemple:{EXEMPLE}/indicateurs/guides/",  # on its way, with its calculation
        f"exemple:{EXEMPLE}/indicateurs/familles-accueillies/",  # breakdowns
        f"exemple:{EXEMPLE}/indicateurs/taux-de-reussite/",
    ),
    _du_contrat("manque", "manque.md.j2", "manque/", f"{GOSB}/manque/", f"exemple:{EXEMPLE}/manque/"),
    _du_contrat(
        "manque-d-un-partenaire",
        "manque_partenaire.md.j2",
        "manque/[^/]+/",
        f"{GOSB}/manque/departement-val-de-marne/",
        f"exemple:{EXEMPLE}/manque/communes/",  # a question to send
    ),
    _du_contrat("partenaires", "partenaires.md.j2", "partenaires/", "grand-paris-sud/partenaires/", "grigny/partenaires/"),
    _du_contrat(
        "partenaire",
        "partenaire.md.j2",
        "partenaires/[^/]+/",
        f"{GOSB}/partenaires/departement-val-de-marne/",
        "paris/partenaires/bailleurs/",  # several who answer as one
        "paris/partenaires/etat/",
    ),
    _du_contrat(
        "territoires",
        "territoires.md.j2",
        "(?:territoires|carte)/",
        "paris/territoires/",
        f"{GOSB}/carte/",
        "grigny/carte/",
    ),
    _du_contrat(
        "territoire",
        "territoire.md.j2",
        "territoires/[^/]+/",
        f"{GOSB}/territoires/orly/",
        f"{GOSB}/territoires/ivry-sur-seine-gagarine/",
        f"{GOSB}/territoires/fresnes-lutece/",  # without a place on the map
        "paris/territoires/paris-qpv/",  # a group of neighbourhoods
    ),
    _du_contrat("calendrier", "calendrier.md.j2", "calendrier/", f"{GOSB}/calendrier/", "paris/calendrier/"),
    _du_contrat("documents", "documents.md.j2", "documents/", "grigny/documents/"),
    _du_contrat(
        "texte",
        "texte.md.j2",
        "documents/(?!chercher/)[^/]+/[^/]+/",
        f"{GOSB}/documents/protocole/article-6-1/",  # wide tables
        f"{GOSB}/documents/protocole/article-5/",  # findings
        f"{GOSB}/documents/protocole/annexe-4/",  # figures
        "paris/documents/referentiel/grandir/",  # extracts
        f"exemple:{EXEMPLE}/documents/protocole/article-2/",  # with the city's PDF and pictures
    ),
    _du_contrat(
        "chercher",
        "chercher.md.j2",
        "documents/chercher/",
        f"{GOSB}/documents/chercher/?mots=cantine",
        "grand-paris-sud/documents/chercher/",
    ),
    _du_contrat("constats", "constats.md.j2", "constats/", f"exemple:{EXEMPLE}/constats/", f"{GOSB}/constats/"),
    _du_contrat("publications", "publications.md.j2", "publications/", "paris/publications/", f"{GOSB}/publications/"),
    _du_contrat("methode", "methode.md.j2", "methode/", f"{GOSB}/methode/", f"exemple:{EXEMPLE}/methode/"),
    _du_contrat("donnees", "donnees.md.j2", "donnees/", "paris/donnees/"),
    _du_contrat("avis", "avis.md.j2", "avis/", "paris/avis/", f"exemple:{EXEMPLE}/avis/"),
    # Outside the theme.
    _du_contrat(
        "carte-integree",
        "carte_integree.html.j2",
        "(?:indicateurs|partenaires)/[^/]+/carte-integree/",
        f"{GOSB}/indicateurs/a4-94-eip-montant/carte-integree/",
        f"{GOSB}/indicateurs/o1-1-p1-e1-i1/carte-integree/",
        f"{GOSB}/partenaires/etat/carte-integree/",
    ),
    _du_contrat("feuille", "impression/feuille.html.j2", "imprimer/(?!bilan/)[^/]+/", f"{GOSB}/imprimer/o4/", "paris/imprimer/t2/"),
    _du_contrat("bilan", "impression/bilan.html.j2", "imprimer/bilan/", "grigny/imprimer/bilan/"),
)
# The pages left at retired addresses have the form of any other address: their file says what they are.
RENVOI = Genre("renvoi", "redirection.py", ".*", (f"exemple:{EXEMPLE}/indicateurs/reussite-brevet/",))
EST_UN_RENVOI = 'http-equiv="refresh"'

ADRESSES = tuple(adresse for genre in (*GENRES, RENVOI) for adresse in genre.exemples)
UNE_PAR_GENRE = tuple(genre.exemples[0] for genre in (*GENRES, RENVOI))
HORS_DU_THEME = ("carte-integree", "feuille", "bilan", "plan", "renvoi")


def genre_de(adresse: str) -> str:
    """The name of the kind of an address that the tests visit."""
    return next(genre.nom for genre in (*GENRES, RENVOI) if adresse in genre.exemples)
