"""Numbers and their nouns: «1 adresse», «2 adresses». No sentence of the program joins a number to a plural that it does not make agree."""

import ast
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from generator.calculs.nombres_dits import accord

PROGRAMME = Path(__file__).parents[2] / "generator"
APRES = re.compile(r"^[ \u00a0\u202f]([a-zà-öø-ÿœ]+[sx])\b")
# Words that end so in the singular too, or that no number governs.
INVARIABLES = {
    "alors",
    "ans",
    "dans",
    "des",
    "dès",
    "fois",
    "hors",
    "les",
    "mais",
    "mois",
    "pas",
    "plus",
    "plusieurs",
    "puis",
    "sans",
    "sous",
    "vers",
}
# What the program calls a number of things; a name in capitals is a limit, and one knows that it is several.
NOMBRE = re.compile(r"^(?:len\(|nombre_fr\(|.*\b(?:combien|nombre|effectif|total)\b)|^[a-z_.]+s$")


def sans_accord(texte: str) -> Iterator[str]:
    """The sentences of a module in which a number stands before a plural, in a function that never asks whether it is one."""
    arbre = ast.parse(texte)
    au_dessus = {enfant: noeud for noeud in ast.walk(arbre) for enfant in ast.iter_child_nodes(noeud)}
    for phrase in ast.walk(arbre):
        if not isinstance(phrase, ast.JoinedStr):
            continue
        for nombre, suite in zip(phrase.values, phrase.values[1:], strict=False):
            if not (isinstance(nombre, ast.FormattedValue) and isinstance(suite, ast.Constant)):
                continue
            pluriel, dit = APRES.match(str(suite.value)), ast.unparse(nombre.value)
            if pluriel and pluriel[1] not in INVARIABLES and NOMBRE.search(dit) and not _demande(phrase, au_dessus):
                yield f"{phrase.lineno}: {dit} {pluriel[1]}"


def _demande(noeud: ast.AST, au_dessus: dict[ast.AST, ast.AST]) -> bool:
    """Whether the function around a sentence compares something to one or two."""
    while not isinstance(noeud, (ast.FunctionDef, ast.Module)):
        noeud = au_dessus[noeud]
    compares = [autre for un in ast.walk(noeud) if isinstance(un, ast.Compare) for autre in un.comparators]
    return any(isinstance(autre, ast.Constant) and autre.value in (1, 2) for autre in compares)


def test_chaque_nombre_s_accorde() -> None:
    """All sentences of all commands, messages and pages that are written in Python."""
    modules = sorted(PROGRAMME.rglob("*.py"))
    assert len(modules) > 400
    fautes = {str(un.relative_to(PROGRAMME)): trouvees for un in modules if (trouvees := list(sans_accord(un.read_text("utf-8"))))}
    assert fautes == {}


@pytest.mark.parametrize(
    ("phrase", "faute"),
    [
        ('f"{len(lignes)} adresses"', True),
        ("f\"{accord(len(lignes), 'adresse')}\"", False),
        ('f"{nombre_fr(combien)}\\u00a0pages"', True),
        ('"une page" if combien == 1 else f"{combien} pages"', False),
        ('f"{ID_MAX} signes au plus"', False),
        ('f"{nombre} fois"', False),
    ],
)
def test_une_faute_plantee_est_vue(phrase: str, faute: bool) -> None:
    assert bool(list(sans_accord(f"def dire(lignes, combien, nombre):\n    return {phrase}\n"))) is faute


@pytest.mark.parametrize(
    ("nombre", "dit"), [(0, "0 adresse"), (1, "1 adresse"), (Decimal("1.5"), "1,5 adresse"), (-1, "−1 adresse"), (2, "2 adresses")]
)
def test_accord(nombre: Decimal | int, dit: str) -> None:
    """French keeps the singular below two."""
    assert accord(nombre, "adresse").replace("\u00a0", " ") == dit
