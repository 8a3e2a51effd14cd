"""The program and its tests can be read by Python on Linux, macOS and Windows: what one system alone has is asked for only where it is used."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[1]
MODULES = sorted(
    chemin for dossier in ("generator", "tests") for chemin in (RACINE / dossier).rglob("*.py") if "node_modules" not in chemin.parts
)
# Modules and names that Python has not on Windows.
MODULES_POSIX = {"fcntl", "grp", "pty", "pwd", "resource", "termios", "tty"}
NOMS_POSIX = {
    "os": {"fork", "geteuid", "getuid", "killpg", "mkfifo", "openpty", "setsid"},
    "signal": {"SIGKILL", "SIGHUP", "SIGALRM", "SIGUSR1"},
}
# Where a name of the list may stand all the same: it is asked for only where it is.
GARDES = {"tests/systemes.py": {"geteuid"}}


def a_la_lecture(corps: list[ast.stmt]) -> list[ast.AST]:
    """All that Python does when it reads the module: everything but the bodies of functions."""
    vus: list[ast.AST] = []
    a_voir: list[ast.AST] = list(corps)
    while a_voir:
        noeud = a_voir.pop()
        vus.append(noeud)
        if isinstance(noeud, ast.FunctionDef | ast.AsyncFunctionDef):
            a_voir += [*noeud.decorator_list, *noeud.args.defaults, *(valeur for valeur in noeud.args.kw_defaults if valeur)]
        elif not isinstance(noeud, ast.Lambda):
            a_voir += ast.iter_child_nodes(noeud)
    return vus


def demandes(texte: str) -> set[str]:
    """The modules and names of POSIX alone that a module asks for when it is read."""
    trouves = set()
    for noeud in a_la_lecture(ast.parse(texte).body):
        if isinstance(noeud, ast.Import):
            trouves |= {alias.name for alias in noeud.names} & MODULES_POSIX
        elif isinstance(noeud, ast.ImportFrom):
            trouves |= {noeud.module or ""} & MODULES_POSIX
            trouves |= {alias.name for alias in noeud.names} & NOMS_POSIX.get(noeud.module or "", set())
        elif isinstance(noeud, ast.Attribute) and isinstance(noeud.value, ast.Name):
            trouves |= {noeud.attr} & NOMS_POSIX.get(noeud.value.id, set())
    return trouves


@pytest.mark.parametrize("module", MODULES, ids=[chemin.relative_to(RACINE).as_posix() for chemin in MODULES])
def test_se_lit_partout(module: Path) -> None:
    """No module asks for what Windows has not, before it is used."""
    permis = GARDES.get(module.relative_to(RACINE).as_posix(), set())
    assert demandes(module.read_text("utf-8")) - permis == set()


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("import pty", {"pty"}),
        ("from fcntl import flock", {"fcntl"}),
        ("import os\n@marque(os.geteuid() == 0)\ndef test(): pass", {"geteuid"}),
        ("import signal\nFIN = -signal.SIGKILL", {"SIGKILL"}),
        ("import os\ndef test():\n    import pty\n    os.mkfifo('x')", set()),
    ],
)
def test_ce_qui_est_demande_a_la_lecture(texte: str, attendu: set[str]) -> None:
    """Imports, decorators and constants count; what a function does when it is called does not."""
    assert demandes(texte) == attendu


@pytest.mark.lent
def test_la_commande_se_lit_sans_les_modules_de_posix() -> None:
    """All of the program, in a Python that has none of them."""
    programme = (
        "import os, pkgutil, sys, importlib\n"
        f"for nom in {sorted(MODULES_POSIX)!r}: sys.modules[nom] = None\n"
        "import generator\n"
        "for module in pkgutil.walk_packages(generator.__path__, 'generator.'):\n"
        "    if not module.name.endswith('__main__'): importlib.import_module(module.name)\n"
    )
    fini = subprocess.run([sys.executable, "-c", programme], cwd=RACINE, capture_output=True, text=True, check=False)
    assert fini.returncode == 0, fini.stderr
