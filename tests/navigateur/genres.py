"""Every kind of page of the sites (`generator/pages/routes`), with the addresses that the browser tests visit.

`test_genres.py` sees to it that each page that is built and each template is of one kind of this list, and that each kind has addresses here.
Addresses that begin with `exemple:` are of the example (tests/exemple), which has what no real contract has yet.
"""

import re
from dataclasses import dataclass

from generator.calculs.liens_courts import code_de
from generator.pages.routes.du_contrat import GENRES as DU_CONTRAT
from generator.pages.routes.du_portail import GENRES as DU_PORTAIL
from tests.exemple.projet import CONTRAT as EXEMPLE
from tests.tout import TOUT

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


EXEMPLES: dict[str, tuple[str, ...]] = {
    # The portal.
    "portail": ("",),
    "introuvable": ("404.html",),
    "mesures-nationales": ("mesures-nationales/",),
    "partenaires-du-portail": ("partenaires/",),
    "partenaire-du-portail": (
        "partenaires/caf/",  # a family
        "partenaires/etat/",
    ),
    "territoires-du-portail": ("territoires/",),
    "lieu": (
        "lieux/commune-91286/",
        "lieux/qpv-qp091026/",
    ),  # a commune of three contracts; a neighbourhood that two contracts name otherwise
    "fiche-du-lieu": ("lieux/commune-91286/fiche/",),
    "comparer": (
        f"comparer/?lieux={GOSB}/orly,{GOSB}/vitry-sur-seine",  # figures side by side
        "comparer/",
    ),
    "publications-du-portail": ("publications/",),
    "themes": ("themes/",),
    "theme": ("themes/sante/", "themes/femmes/"),
    "cibles-chiffrees": ("cibles-chiffrees/",),
    "argent-du-portail": ("argent/",),
    "glossaire": ("glossaire/",),
    "nouveautes-du-portail": ("nouveautes/",),
    "suivre": ("suivre/",),
    "guides": ("aide/",),
    "guide": ("aide/entrer-des-chiffres/", "aide/recopier-un-contrat/"),  # tables to fill in; commands and long examples
    "plan-du-site": ("plan-du-site/",),
    "mentions-legales": ("mentions-legales/",),
    "donnees-personnelles": ("donnees-personnelles/",),
    "licence": ("licence/",),
    "prendre-les-donnees": ("donnees/", "exemple:donnees/"),  # without a public address; with one, and a catalogue
    "accessibilite": ("accessibilite/",),
    "accessibilite-du-contrat": (f"{GOSB}/accessibilite/",),
    "recherche": ("recherche/",),
    "recherche-du-contrat": ("paris/recherche/?mots=emploi",),
    "plan": ("carte/plan.html",),
    "plan-des-chiffres": (f"{GOSB}/indicateurs/a4-94-eip-projets/carte/plan.html",),
    # A contract.
    "accueil": (*(f"{contrat}/" for contrat in CONTRATS),),
    "promesses": ("grigny/referentiel/",),
    "noeud": (
        f"{GOSB}/referentiel/o1/",  # an orientation, with its easy summary and its sheet
        f"{GOSB}/referentiel/o1-1-p1-e1/",
        "paris/referentiel/t1-o3-s2-g1-a2/",  # news, facts
        f"{GOSB}/referentiel/o1-1/",
        f"{GOSB}/referentiel/o1-1-p1/",
        f"{GOSB}/referentiel/a4-94-eip/",  # a measure of the annex
        "paris/referentiel/t1/",  # words of residents' councils
        "grand-paris-sud/referentiel/gr/",
        "grigny/referentiel/f1/",
        "grigny/referentiel/f1-o1/",  # expected results
    ),
    "indicateurs": ("grand-paris-sud/indicateurs/",),
    "indicateur": (
        f"{GOSB}/indicateurs/a4-94-eip-montant/",  # many series, a choice among them
        f"{GOSB}/indicateurs/o1-1-p1-e1-s1/",  # no figure in what was read
        f"exemple:{EXEMPLE}/indicateurs/guides/",  # on its way, with its calculation
        f"exemple:{EXEMPLE}/indicateurs/familles-accueillies/",  # breakdowns
        "paris/indicateurs/t2-o2-s2-g1-a2-i2/",  # two sources, two figures
        f"{GOSB}/indicateurs/o1-1-p1-e1-i1/",  # announced, defined in nothing that was read
        "paris/indicateurs/t1-o1-s1-g1-a1-i1/",  # a target that we read
        "paris/indicateurs/t1-o2-s2-g1-a3-i2/",  # not reached
        "paris/indicateurs/t2-o1-s2-g1-a2-i5/",  # a share of priority neighbourhoods
        "paris/indicateurs/t2-o3-s2-g1-a2-i2/",  # a curve
        f"{GOSB}/indicateurs/o2-1-p1-e2-s1/",  # neighbouring figures
        f"exemple:{EXEMPLE}/indicateurs/taux-de-reussite/",
    ),
    "chiffres-de-l-indicateur": (
        f"{GOSB}/indicateurs/a4-94-eip-montant/chiffres/",  # many figures, sums
        f"exemple:{EXEMPLE}/indicateurs/guides/chiffres/",  # a rate, a figure that was replaced
        "paris/indicateurs/t2-o2-s2-g1-a2-i2/chiffres/",  # two sources
    ),
    "liens-courts": (f"grigny/k/{code_de('documents/feuille-de-route/enfance/')}/",),  # paragraphs
    "manque": (
        f"{GOSB}/manque/",
        f"exemple:{EXEMPLE}/manque/",
    ),
    "manque-d-un-partenaire": (
        f"{GOSB}/manque/departement-val-de-marne/",
        f"exemple:{EXEMPLE}/manque/communes/",  # a question to send
    ),
    "partenaires": (
        "grand-paris-sud/partenaires/",
        "grigny/partenaires/",
    ),
    "partenaire": (
        f"{GOSB}/partenaires/departement-val-de-marne/",
        "paris/partenaires/bailleurs/",  # several who answer as one
        "paris/partenaires/etat/",
    ),
    "territoires": ("paris/territoires/",),
    "carte": (f"{GOSB}/carte/", "grigny/carte/"),
    "cartes": (
        f"{GOSB}/cartes/",
        "paris/cartes/",  # states in a table, without a map
    ),
    "territoire": (
        f"{GOSB}/territoires/orly/",
        f"{GOSB}/territoires/ivry-sur-seine-gagarine/",
        f"{GOSB}/territoires/fresnes-lutece/",  # without a place on the map
        "paris/territoires/paris-qpv/",  # a group of neighbourhoods
    ),
    "argent": (f"{GOSB}/argent/", "paris/argent/"),
    "argent-du-lieu": (
        f"{GOSB}/argent/communes/ivry-sur-seine/",  # year by year
        f"{GOSB}/argent/communes/orly/",  # parts, and a contradiction
        f"{GOSB}/argent/montants/hors-du-territoire/",
    ),
    "calendrier": (
        f"{GOSB}/calendrier/",
        "paris/calendrier/",
    ),
    "bilan-en-mots": (
        *(f"{contrat}/bilan/" for contrat in CONTRATS),
        f"exemple:{EXEMPLE}/bilan/",  # figures held against targets, opinions and answers
    ),
    "frise": (
        f"{GOSB}/frise/",
        "paris/frise/",
        "grand-paris-sud/frise/",  # a date that is ahead
        f"exemple:{EXEMPLE}/frise/",
    ),
    "documents": ("grigny/documents/",),
    "texte": (
        f"{GOSB}/documents/protocole/article-6-1/",  # wide tables
        f"exemple:{EXEMPLE}/documents/protocole/article-2/",  # with the city's PDF and pictures
        f"{GOSB}/documents/protocole/article-5/",  # findings
        f"{GOSB}/documents/protocole/annexe-4/",  # figures
        "paris/documents/referentiel/grandir/",  # extracts
    ),
    "chercher": (
        f"{GOSB}/documents/chercher/?mots=cantine",
        "grand-paris-sud/documents/chercher/",
    ),
    "constats": (
        f"exemple:{EXEMPLE}/constats/",
        f"{GOSB}/constats/",
    ),
    "publications": (
        "paris/publications/",
        f"{GOSB}/publications/",
    ),
    "methode": (
        f"{GOSB}/methode/",
        f"exemple:{EXEMPLE}/methode/",
    ),
    "donnees": ("paris/donnees/",),
    "editions": ("exemple:contrat-minimal/editions/",),
    "avis": (
        "paris/avis/",
        f"exemple:{EXEMPLE}/avis/",
    ),
    "nouveautes": (
        "paris/nouveautes/",
        f"exemple:{EXEMPLE}/nouveautes/",
    ),
    "changements": (f"exemple:{EXEMPLE}/changements/",),
    "changements-d-indicateur": (f"exemple:{EXEMPLE}/indicateurs/taux-de-reussite/changements/",),
    "changements-de-partenaire": (f"exemple:{EXEMPLE}/partenaires/communes/changements/",),
    "changements-de-lieu": (f"exemple:{EXEMPLE}/territoires/exempleville/changements/",),
    "changements-du-portail": ("exemple:changements/",),
    "changements-de-partenaire-du-portail": ("exemple:partenaires/communes/changements/",),
    "changements-de-lieu-du-portail": ("exemple:lieux/commune-99001/changements/",),
    # Outside the theme.
    "encart-d-indicateur": (
        f"{GOSB}/indicateurs/a4-94-eip-montant/carte-integree/",
        f"{GOSB}/indicateurs/o1-1-p1-e1-i1/carte-integree/",
    ),
    "encart-de-partenaire": (f"{GOSB}/partenaires/etat/carte-integree/",),
    "feuille": (
        f"{GOSB}/imprimer/o4/",
        "paris/imprimer/t2/",
    ),
    "fiche": (
        f"{GOSB}/territoires/orly/fiche/",
        "grand-paris-sud/territoires/corbeil-essonnes/fiche/",
        f"{GOSB}/territoires/vitry-sur-seine-balzac/fiche/",  # without a place on the map
    ),
    "bilan": ("grigny/imprimer/bilan/",),
}
# What no view makes: the theme's page of missing addresses, and the map.
AILLEURS = (
    Genre("introuvable", "theme/404.html", r"404\.html", EXEMPLES["introuvable"]),
    Genre("plan", "theme/plan", f"(?:{DANS_UN_CONTRAT})?carte/plan\\.html", EXEMPLES["plan"]),
    Genre(
        "plan-des-chiffres",
        "theme/plan-des-chiffres",
        f"{DANS_UN_CONTRAT}indicateurs/[^/]+/carte(?:-des-quartiers)?/plan\\.html",
        EXEMPLES["plan-des-chiffres"],
    ),
    # Those of a promise or an indicator lead on at once: their file says so.
    Genre("liens-courts", "redirection.py", f"{DANS_UN_CONTRAT}k/[^/]+/", EXEMPLES["liens-courts"]),
)


def _motif(adresse: str) -> str:
    """Ids are of any form, but a page of one address («documents/chercher/», «imprimer/bilan/») is of its own kind."""
    seules = "|".join(re.escape(genre.adresse) for genre in DU_CONTRAT if "{}" not in genre.adresse and genre.adresse)
    return f"(?!(?:{seules})$)" * ("{}" in adresse) + re.escape(adresse).replace(r"\{\}", "[^/]+")


GENRES = (
    *(Genre(genre.nom, genre.gabarit, _motif(genre.adresse), EXEMPLES.get(genre.nom, ())) for genre in DU_PORTAIL),
    *AILLEURS,
    *(Genre(genre.nom, genre.gabarit, DANS_UN_CONTRAT + _motif(genre.adresse), EXEMPLES.get(genre.nom, ())) for genre in DU_CONTRAT),
)
# The pages left at retired addresses have the form of any other address: their file says what they are.
RENVOI = Genre("renvoi", "redirection.py", ".*", (f"exemple:{EXEMPLE}/indicateurs/reussite-brevet/",))
RETRAIT = Genre("retrait", "redirection.py", ".*", (f"exemple:{EXEMPLE}/indicateurs/reussite-ecole-et-brevet/",))
EST_UN_RENVOI = 'http-equiv="refresh"'

# A page takes ten seconds to look at in every way. Each run looks at the first of each kind, and at more of the kinds that show most;
# each night CI looks at all of them, where the variable TOUT is set.
DAVANTAGE = {"noeud": 2, "indicateur": 4, "texte": 2, "avis": 2}
TOUTES = tuple(adresse for genre in (*GENRES, RENVOI, RETRAIT) for adresse in genre.exemples)
ADRESSES = tuple(
    adresse
    for genre in (*GENRES, RENVOI, RETRAIT)
    for adresse in genre.exemples[: len(genre.exemples) if TOUT else DAVANTAGE.get(genre.nom, 1)]
)
UNE_PAR_GENRE = tuple(genre.exemples[0] for genre in (*GENRES, RENVOI, RETRAIT))
PLANS = ("plan", "plan-des-chiffres")  # documents of a map, that a script draws
HORS_DU_THEME = (*(genre.nom for genre in (*DU_PORTAIL, *DU_CONTRAT) if genre.entiere), *PLANS, "liens-courts", "renvoi", "retrait")


def genre_de(adresse: str) -> str:
    """The name of the kind of an address that the tests visit."""
    return next(genre.nom for genre in (*GENRES, RENVOI, RETRAIT) if adresse in genre.exemples)
