"""Words are folded in Python, for an index in parts, and in the reader's browser, for what is typed: both ways are one."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.pages.fichiers.mots_cherches import ANNEXE, POIDS, VIDES, mots_de, sorte_de, utiles
from tests.pages_cherchees import pages_cherchees

from .moteur import moteur

pytestmark = pytest.mark.navigateur
__all__ = ["moteur"]

EXEMPLES = {
    "L’accès aux C.A.F. du Cœur-de-Ville": "l acce aux caf du coeur de ville",
    "Ex æquo, ÆTHER ; ŒUVRE": "ex aequo aether oeuvre",
    "Nouveaux journaux, prix des noix": "nouveau journal pri des noi",
    "18e — N° 12 bis, 3,5 M€": "18e n 12 bis 3 5 m",
    "e.g. P.R.E": "eg pre",
    "Paris 19ème, 1er et 2nde, 20ièmes ; 19e, 3ers, 5 éme, 3em": "pari 19e 1e et 2e 20e 19e 3e 5e 3e",
    "Villeneuve-St-Georges, Ste-Anne ; st., est, 2ste": "villeneuve saint george sainte anne saint est 2ste",
    "İzmir, ſtraße, K (Kelvin), ﬁn, é": "izmir tra e k kelvin n e",
}
# Letters that fold, that almost do, and that part words.
LETTRES = st.text(
    st.one_of(st.sampled_from("aàâeéèêœŒæÆǽçñsSxX.'’- 0123456789ſKİΣßﬁ\u0301\u0308\n_"), st.characters(exclude_categories=("Cs",)))
)


def dans_le_navigateur(moteur: Page, textes: list[str]) -> list[list[list[str]]]:
    """Of each text: its words, and those that are not empty."""
    lus: list[list[list[str]]] = moteur.evaluate(
        "textes => textes.map(moteur_de_recherche.mots_de).map(mots => [mots, moteur_de_recherche.utiles(mots)])", textes
    )
    return lus


def en_python(textes: list[str]) -> list[list[list[str]]]:
    """The same, as an index in parts has them."""
    return [[mots, list(utiles(mots))] for mots in map(mots_de, textes)]


@pytest.mark.parametrize(("texte", "mots"), EXEMPLES.items())
def test_des_exemples(moteur: Page, texte: str, mots: str) -> None:
    assert " ".join(mots_de(texte)) == mots
    assert dans_le_navigateur(moteur, [texte]) == en_python([texte])


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(LETTRES, max_size=20))
def test_tous_les_textes(moteur: Page, textes: list[str]) -> None:
    assert dans_le_navigateur(moteur, textes) == en_python(textes)


def test_les_mots_du_site(moteur: Page, site_construit: Path) -> None:
    """All that readers of the real contracts may find, and the kind of each page."""
    pages = [
        page for site in (site_construit, *site_construit.glob("*/")) if (site / "recherche").is_dir() for page in pages_cherchees(site)
    ]
    textes = list(dict.fromkeys(texte for page in pages for texte in page[1:]))
    assert len(textes) > 2_000
    assert dans_le_navigateur(moteur, textes) == en_python(textes)
    adresses = [page[0] for page in pages]
    assert moteur.evaluate("adresses => adresses.map(moteur_de_recherche.sorte_de)", adresses) == list(map(sorte_de, adresses))


def test_les_memes_regles(moteur: Page) -> None:
    """Empty words and weights are written in both languages."""
    assert set(moteur.evaluate("[...moteur_de_recherche.VIDES]")) == VIDES
    assert moteur.evaluate("moteur_de_recherche.SORTES.map(([, , poids]) => poids)") == list(POIDS)
    assert moteur.evaluate("moteur_de_recherche.ANNEXE") == ANNEXE


PAGES = [
    ["territoires/vitry/", "Vitry-sur-Seine", "Commune", ""],
    ["territoires/centre/", "Centre-Ville, Vitry-sur-Seine", "Quartier", ""],
    ["territoires/jardins/", "Cités Jardins, Vitry-sur-Seine", "Quartier", ""],
    ["lieux/qpv-1/", "Grigny 2", "Quartier, Grigny", ""],
    ["lieux/commune-1/", "Grigny", "Commune", ""],
    ["partenaires/grigny/", "Commune de Grigny", "Partenaire", ""],
    ["glossaire/#sdic", "SDIC : itinéraires cyclables", "Glossaire", ""],
    *([f"referentiel/g{rang}/", f"Grand projet {rang}", "Action", "orly"] for rang in range(30)),
    ["territoires/borne/", "La Grande Borne", "Quartier", "orly"],
    ["orly/", "Grand-Orly", "Contrat", ""],
]
SYNONYMES = [[["mairie", "ville"], ["commune", "ville"]]]


@pytest.mark.parametrize(
    ("tape", "premiere", "fautes"),
    [
        ("ville de Vitry", "territoires/vitry/", []),  # not the neighbourhood that is its «Centre-Ville»
        ("centre ville Vitry", "territoires/centre/", []),
        ("mairie de Grigny", "lieux/commune-1/", []),  # not the neighbourhood called Grigny 2, which is no commune
        ("grand orly", "orly/", []),  # not the rarer «grande»
        ("sdid", "glossaire/#sdic", ["sdid"]),
        ("jardin zzzzz", "territoires/jardins/", []),  # nothing is written almost so
        ("vitri", "territoires/vitry/", ["vitri"]),
        ("virty", "territoires/vitry/", ["virty"]),  # two letters that changed places are one slip
        ("mairie Grigny", "lieux/commune-1/", []),  # no page has it, and others mean the same
    ],
)
def test_la_premiere_page(moteur: Page, tape: str, premiere: str, fautes: list[str]) -> None:
    """Which page comes first, and the typed words that no page has, for which those that are written almost so stand: the reader is told."""
    trouves = moteur.evaluate(
        "([brut, tape]) => moteur_de_recherche.chercher(moteur_de_recherche.entier(brut), tape, 5)",
        [{"pages": PAGES, "synonymes": SYNONYMES}, tape],
    )
    assert trouves["pages"][0]["adresse"] == premiere
    assert trouves["fautes"] == fautes
