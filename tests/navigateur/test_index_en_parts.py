"""The index in parts answers as the index of one file does, and what it asks for does not grow with the number of contracts."""

import gzip
from pathlib import Path
from unittest import mock

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from generator.pages.fichiers import index_en_parts
from generator.pages.fichiers.index_de_recherche import entrees_d_un_autre_site
from generator.pages.pieces.recherche import EntreeDeRecherche

from .moteur import chercher, entrees_de, lire_les_deux, moteur

pytestmark = pytest.mark.navigateur
__all__ = ["moteur"]

RECHERCHES = yaml.safe_load((Path(__file__).parent / "recherches.yaml").read_text(encoding="utf-8"))
CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
# One letter, two, the beginning of a word, a misspelling, nothing: what readers type on the way.
EN_CHEMIN = ("l", "lo", "log", "prev", "emplio", "educatoin", "xyzzyq", "de", "emploi formation insertion jeunes quartier")


def test_les_reponses_des_contrats(moteur: Page, site_construit: Path) -> None:
    """All contracts in one index, as in the portal's: every search that readers are known to type gives the same first pages, as many in all."""
    entrees: list[EntreeDeRecherche] = []
    synonymes: dict[tuple[tuple[str, ...], tuple[str, ...]], None] = {}
    for contrat in CONTRATS:
        siennes, siens = entrees_de(site_construit / contrat / "recherche" / "index.json")
        entrees += entrees_d_un_autre_site(contrat, contrat, siennes)
        synonymes |= dict.fromkeys(siens)
    lire_les_deux(moteur, entrees, list(synonymes))
    for mots in [*dict.fromkeys(recherche["mots"] for recherche in RECHERCHES), *EN_CHEMIN]:
        entier, parts, _ = chercher(moteur, mots)
        assert parts == entier, mots


MOTS = (
    "emploi",
    "emplois",
    "emploiement",
    "logement",
    "femmes",
    "femme",
    "PRE",
    "prévention",
    "de",
    "la",
    "école",
    "écoles",
    "Grigny",
    "18e",
    "18",
    "est",
)
PHRASES = st.lists(st.sampled_from(MOTS), max_size=4).map(" ".join)
ADRESSES = st.sampled_from(
    ("territoires/x/", "partenaires/y/", "referentiel/a/", "indicateurs/b/", "manque/c/", "avis/#d", "", "glossaire/#e")
)
TITRES = st.tuples(PHRASES, st.sampled_from(("", ", ", " : ")), PHRASES).map("".join)  # a place and its commune, an acronym and its name
ENTREES = st.lists(st.builds(EntreeDeRecherche, ADRESSES, TITRES, PHRASES, PHRASES), max_size=24)
SYNONYMES = st.lists(st.tuples(st.tuples(PHRASES), st.tuples(PHRASES)), max_size=2)
TAPES = st.lists(
    st.sampled_from((*MOTS, "pre", "em", "e", "logemnt", "prevetion", "boulot", "18", "est", "definition")), min_size=1, max_size=4
).map(" ".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(entrees=ENTREES, synonymes=SYNONYMES, mots=st.lists(TAPES, min_size=1, max_size=5), taille=st.sampled_from((2, 5, 1000)))
def test_toujours_les_memes_reponses(
    moteur: Page,
    entrees: list[EntreeDeRecherche],
    synonymes: list[tuple[tuple[str, ...], tuple[str, ...]]],
    mots: list[str],
    taille: int,
) -> None:
    """However small the parts are. Where the answer says that it has not read all, it says less, and nothing that is not there."""
    tailles = dict.fromkeys(("BLOC", "LEXIQUE", "PART", "MORCEAU"), taille)
    with mock.patch.multiple(index_en_parts, **tailles):
        lire_les_deux(moteur, entrees, synonymes)
    for tapes in mots:
        entier, parts, _ = chercher(moteur, tapes)
        if not parts["coupe"]:
            assert parts == entier, tapes
        elif parts["entiers"]:
            assert parts["nombre"] <= entier["nombre"], tapes


def test_ce_qui_est_demande_ne_grandit_pas(moteur: Page) -> None:
    """Four times as many contracts: a search asks for as much, but for what the lexicon has more of."""
    couts = []
    with mock.patch.object(index_en_parts, "MORCEAU", 500):
        for contrats in (50, 200):
            parts = lire_les_deux(moteur, [entree for rang in range(contrats) for entree in _contrat(rang)])
            assert max(len(gzip.compress(octets, 6)) for octets in parts.values()) < 12_000
            cout = {}
            for mots in ("logement", "femmes emploi", "commune12", "logemment", "lo"):
                entier, trouves, demandes = chercher(moteur, mots)
                assert trouves["pages"], mots
                assert trouves["coupe"] or trouves["nombre"] == entier["nombre"], mots
                cout[mots] = sum(len(gzip.compress(parts[demande], 6)) for demande in demandes)
                assert len(demandes) <= 40, (mots, demandes)
            couts.append(cout)
    petit, grand = couts
    assert all(grand[mots] <= 1.6 * petit[mots] + 4_000 for mots in grand), couts


def _contrat(rang: int) -> list[EntreeDeRecherche]:
    """Sixty pages of an invented contract."""
    themes = ("logement social", "emploi des femmes", "école et réussite", "santé mentale", "prévention", "commerce de proximité")
    return [
        EntreeDeRecherche(
            f"c{rang}/indicateurs/i{numero}/", f"Nombre d’actions : {themes[numero % 6]}, mesure {numero}", f"Commune{rang} · Indicateur"
        )
        for numero in range(60)
    ]
