"""No kind of page is forgotten: every page that is built, and every template, is of one kind of the list that the browser tests visit."""

import re
from pathlib import Path

import pytest

from .genres import EST_UN_RENVOI, EXEMPLES, GENRES, TOUTES

GABARITS = Path(__file__).parents[2] / "site_templates"
# What other templates are made of.
PIECES = re.compile(r"^pieces/")


def test_chaque_page_est_d_un_genre(site_construit: Path) -> None:
    """By its address; a page left at a retired address says so itself."""
    sans, plusieurs = [], []
    for chemin in site_construit.rglob("*.html"):
        adresse = re.sub(r"(^|/)index\.html$", r"\1", chemin.relative_to(site_construit).as_posix())
        if EST_UN_RENVOI in chemin.read_text(encoding="utf-8"):
            continue
        if (
            "listes/" in adresse
        ):  # the part of a list that is too long for its page: of the kind of that page (a site with a long history has some)
            continue
        genres = [genre.nom for genre in GENRES if genre.contient(adresse)]
        if not genres:
            sans.append(adresse)
        if len(genres) > 1:
            plusieurs.append((adresse, genres))
    assert (sans, plusieurs) == ([], []), "add these to generator/pages/routes"


def test_chaque_genre_a_ses_exemples() -> None:
    """A kind without an address would be visited by no test of the browser."""
    assert {genre.nom for genre in GENRES} == set(EXEMPLES)
    assert [genre.nom for genre in GENRES if not all(genre.contient(re.sub(r"\?.*|exemple:", "", un)) for un in genre.exemples)] == []


def test_chaque_gabarit_est_d_un_genre() -> None:
    """A template that no kind names would be visited by no test."""
    pages = {chemin.relative_to(GABARITS / "pages").as_posix() for chemin in (GABARITS / "pages").rglob("*.j2")}
    connus = {genre.gabarit for genre in GENRES}
    assert {page for page in pages if not PIECES.search(page)} <= connus
    assert {gabarit for gabarit in connus if gabarit.endswith(".j2")} <= pages


@pytest.mark.parametrize("adresse", [adresse for adresse in TOUTES if not adresse.startswith("exemple:")])
def test_chaque_exemple_est_construit(site_construit: Path, adresse: str) -> None:
    """The addresses that are visited are pages of the site."""
    chemin = site_construit / adresse.split("?")[0]
    assert chemin.is_file() or (chemin / "index.html").is_file()
