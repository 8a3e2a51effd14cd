"""The reference of the code is whole: each module has its page, on which no word of a docstring is lost."""

import ast
import html
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.tout import DE_NUIT

RACINE = Path(__file__).parents[2]
# Every file of the program, and where its page is below the folder of the reference.
PAGES = {
    fichier: f"{(fichier.parent if fichier.name == '__init__.py' else fichier.with_suffix('')).relative_to(RACINE).as_posix()}.html"
    for fichier in sorted((RACINE / "generator").rglob("*.py"))
    if fichier.name == "__init__.py" or not fichier.name.startswith("_")
}
# Words of a docstring, where a reader finds them: of a class, a method, a function, and a class of a package that has `__all__`.
CONNUS = (
    ("generator/model/dossier.html", "Dossier", "One contract, whole"),
    ("generator/sources/champs.html", "Champs.booleen", "oui or non; None when absent"),
    ("generator/publication/disque.html", "ecrire", "sees the old bytes or the new"),
    ("generator/model/codes/champs.html", "CodeChamp", "a field or a cell"),
)

pytestmark = [pytest.mark.lent, DE_NUIT]  # each run that publishes makes the reference too


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reference, made as `make reference` makes it, without a warning."""
    dossier = tmp_path_factory.mktemp("reference")
    fini = subprocess.run(
        [sys.executable, "-m", "tests.documentation.reference", str(dossier)], cwd=RACINE, capture_output=True, text=True, check=False
    )
    assert (fini.returncode, fini.stderr) == (0, "")
    return dossier


@cache
def page(chemin: Path) -> str:
    """The HTML of a page of the reference, without styles and scripts."""
    return re.sub(r"<(style|script).*?</\1>", "", chemin.read_text("utf-8"), flags=re.DOTALL)


def mots(texte: str) -> str:
    """The words of `texte` alone, one space between two: no punctuation, no underscore, which Markdown may read as emphasis."""
    return " ".join(re.findall(r"\w+", texte.replace("_", "")))


def mots_du_html(morceau: str) -> str:
    """The words that a reader sees of a piece of HTML."""
    return mots(html.unescape(re.sub(r"<[^>]+>", "", morceau)))


def docstrings(fichier: Path) -> Iterator[tuple[str, str]]:
    """What each docstring of a file is of (empty: the module), and the docstring, whatever is private left out."""

    def de(noeud: ast.Module | ast.ClassDef | ast.FunctionDef, nom: str) -> Iterator[tuple[str, str]]:
        if texte := ast.get_docstring(noeud):
            yield nom, texte
        if not isinstance(noeud, ast.FunctionDef):
            for enfant in noeud.body:
                if isinstance(enfant, (ast.ClassDef, ast.FunctionDef)) and not enfant.name.startswith("_"):
                    yield from de(enfant, f"{nom}.{enfant.name}".lstrip("."))

    return de(ast.parse(fichier.read_text("utf-8")), "")


def test_chaque_module_a_sa_page(reference: Path) -> None:
    """And no page is of anything else, but the index."""
    ecrites = {chemin.relative_to(reference).as_posix() for chemin in reference.rglob("*.html")}
    assert ecrites - {"index.html"} == set(PAGES.values())


def test_aucun_mot_d_une_docstring_ne_se_perd(reference: Path) -> None:
    """Markdown would hide a word between «less than» and «greater than» that stands outside backticks."""
    lues = [(page_, nom, mots(texte)) for fichier, page_ in PAGES.items() for nom, texte in docstrings(fichier)]
    assert len(lues) > 1000
    sur_la_page = {page_: mots_du_html(page(reference / page_)) for page_ in PAGES.values()}
    assert [(page_, nom) for page_, nom, texte in lues if texte not in sur_la_page[page_]] == []


@pytest.mark.parametrize(("ou", "nom", "texte"), CONNUS, ids=[nom for _, nom, _ in CONNUS])
def test_une_docstring_se_lit_sous_son_nom(reference: Path, ou: str, nom: str, texte: str) -> None:
    """Between the address of the thing and that of the next one."""
    suite = page(reference / ou).partition(f'id="{nom}"')[2]
    assert mots(texte) in mots_du_html(re.split(r'<div id="', suite, maxsplit=1)[0])
