"""The index of the search: words of news, of sourced facts and of opinions find the page that says them."""

import json

import pytest

from generator.pages.fichiers.index_de_recherche import entrees_du_glossaire
from generator.pages.pieces.glossaire import LigneGlossaire
from generator.pages.pieces.recherche import codes_cherches, mots_cles
from tests.exemple.projet import CONTRAT


def _trouvees(exemple_rendu: dict[str, bytes], mot: str, site: str = CONTRAT) -> list[str]:
    """The addresses whose entry holds the word, in any of its columns."""
    pages = json.loads(exemple_rendu[f"{site}/recherche/index.json"])["pages"]
    return [page[0] for page in pages if mot in " ".join(page[1:])]


@pytest.mark.lent
def test_un_avis_se_trouve_par_son_titre_ses_mots_et_sa_reponse(exemple_rendu: dict[str, bytes]) -> None:
    place = "avis/#avis-2020-accueil"
    for mot in ("ouvert le soir", "animateurs", "affichés", "Conseil citoyen du Quartier Neuf"):
        assert place in _trouvees(exemple_rendu, mot), mot
        assert f"{CONTRAT}/{place}" in _trouvees(exemple_rendu, mot, "portail"), mot
    assert b' id="avis-2020-accueil"' in exemple_rendu[f"{CONTRAT}/avis/index.html"]
    assert place not in _trouvees(exemple_rendu, "https"), "the address of a link is no word of theirs"


def test_une_nouvelle_se_trouve_par_ses_mots(exemple_rendu: dict[str, bytes]) -> None:
    assert "referentiel/o1-1-p1-e1/" in _trouvees(exemple_rendu, "horaires")


def test_un_fait_se_trouve_par_le_lieu_et_par_la_promesse(exemple_rendu: dict[str, bytes]) -> None:
    assert {"territoires/quartier-neuf/", "referentiel/annexe-aides/"} <= set(_trouvees(exemple_rendu, "piscine"))


@pytest.mark.lent
def test_un_quartier_dit_sa_commune(exemple_rendu: dict[str, bytes]) -> None:
    """Readers type both names, and the list of answers tells two neighbourhoods of one name apart."""
    pages = json.loads(exemple_rendu[f"{CONTRAT}/recherche/index.json"])["pages"]
    assert next(page[1:3] for page in pages if page[0] == "territoires/quartier-neuf/") == [
        "Quartier Neuf, Exempleville et Autreville",
        "Quartier prioritaire (QPV)",
    ]


@pytest.mark.lent
@pytest.mark.parametrize(
    ("mot", "page"), [("imprimer", ""), ("CSV", "donnees/"), ("signaler", "methode/"), ("agenda", "calendrier/"), ("conseils", "avis/")]
)
def test_les_pages_de_service(exemple_rendu: dict[str, bytes], mot: str, page: str) -> None:
    """They are found by what one does there."""
    assert page in _trouvees(exemple_rendu, mot)


def test_le_glossaire_d_un_contrat() -> None:
    """A contract finds its own terms, and not those of one whose name holds its own."""
    termes = [
        LigneGlossaire(id, id.upper(), "", "", "", contrats) for id, contrats in (("a", ()), ("b", ("grand-paris-sud",)), ("c", ("paris",)))
    ]
    assert [entree.adresse for entree in entrees_du_glossaire(termes, "paris")] == ["../glossaire/#a", "../glossaire/#c"]
    assert len(list(entrees_du_glossaire(termes))) == 3


def test_les_mots_cles_une_seule_fois() -> None:
    """Figures and little words are left out, for they find nothing; what the title says already is not said again."""
    assert mots_cles("Le département a versé 395 259 € ; le Département paie l’école.", sauf="École") == "département versé paie"
    assert mots_cles("") == ""


@pytest.mark.parametrize(
    ("code", "cherches"),
    [
        ("75119", "75119 75019"),
        ("13201", "13201 13001"),
        ("69383", "69383 69003"),
        ("94041", "94041"),
        ("75056", "75056"),
        ("QP075001", "QP075001"),
        ("", ""),
    ],
)
def test_le_code_postal_d_un_arrondissement(code: str, cherches: str) -> None:
    """That of any other commune is not known from its code, and none is invented."""
    assert codes_cherches(code) == cherches
