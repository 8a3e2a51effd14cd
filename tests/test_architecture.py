"""What the design promises of the code itself: one direction, few readers, one writer, small documented modules."""

import ast
import re
import subprocess
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[1]
ETAGES = ("model", "sources", "calculs", "checks", "pages", "publication", "documentation", "commandes", "cli", "__main__")
MODULES = sorted((RACINE / "generator").rglob("*.py"))
NOMS = [module.relative_to(RACINE).as_posix() for module in MODULES]
LISENT = ("generator/sources/", "generator/publication/")
APPELS_DE_LECTURE = {"open", "read_text", "read_bytes", "iterdir", "glob", "rglob", "scandir", "listdir", "stat"}
APPELS_D_ECRITURE = {
    "write_text",
    "write_bytes",
    "mkdir",
    "makedirs",
    "unlink",
    "rename",
    "rmdir",
    "rmtree",
    "copytree",
    "copyfile",
    "symlink_to",
    "touch",
}
FICHIERS = {"pathlib", "os", "shutil", "tempfile", "glob", "fileinput"}


@cache
def arbre(module: Path) -> ast.Module:
    """The syntax tree of a module, read once. Not to be changed."""
    return ast.parse(module.read_text("utf-8"))


@cache
def noeuds(module: Path) -> tuple[ast.AST, ...]:
    """All nodes of that tree."""
    return tuple(ast.walk(arbre(module)))


def importes(module: Path) -> Iterator[str]:
    """Full names of what a module imports, at any depth."""
    for noeud in noeuds(module):
        if isinstance(noeud, ast.Import):
            yield from (alias.name for alias in noeud.names)
        elif isinstance(noeud, ast.ImportFrom):
            assert noeud.level == 0, "relative import"
            yield noeud.module or ""


@cache
def appels(module: Path) -> frozenset[str]:
    """Names of the functions and methods that a module calls."""
    noms = set()
    for noeud in noeuds(module):
        if isinstance(noeud, ast.Call):
            noms.add(noeud.func.attr if isinstance(noeud.func, ast.Attribute) else getattr(noeud.func, "id", ""))
    return frozenset(noms)


def etage(module: str) -> int:
    """The stage of a dotted module name; -1 for the package itself, which only holds the version."""
    morceaux = module.split(".")
    return ETAGES.index(morceaux[1]) if len(morceaux) > 1 else -1


def suivis() -> list[Path]:
    """The files under version control, or all that git would take."""
    liste = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=RACINE, capture_output=True, text=True, check=False)
    if liste.returncode:
        pytest.skip("not a git checkout")
    return [RACINE / nom for nom in liste.stdout.splitlines() if (RACINE / nom).is_file()]


@pytest.mark.parametrize("module", MODULES, ids=NOMS)
def test_un_module(module: Path) -> None:
    """Imports of its own stage or an earlier one; files only where they belong; small, documented, well named."""
    nom = module.relative_to(RACINE).as_posix()
    ici = etage(nom.removesuffix(".py").removesuffix("/__init__").replace("/", "."))
    noms = set(importes(module))
    for importe in noms:
        if importe.split(".")[0] == "generator":
            assert etage(importe) <= ici, f"{nom} imports {importe}"
    tetes = {importe.split(".")[0] for importe in noms}
    if "mkdocs" in tetes or "material" in tetes:
        assert nom.startswith("generator/publication/")
    if "folium" in tetes or "branca" in tetes:
        assert nom.startswith("generator/pages/plan")
    if nom.startswith(("generator/model/", "generator/checks/", "generator/calculs/", "generator/pages/")):
        assert not tetes & FICHIERS
        assert not appels(module) & (APPELS_DE_LECTURE | APPELS_D_ECRITURE)
        assert not tetes & {"datetime", "time", "random", "socket", "subprocess"}
    if not nom.startswith("generator/publication/"):
        assert not appels(module) & APPELS_D_ECRITURE
    if not nom.startswith(LISENT):
        assert not appels(module) & {"open", "read_text", "read_bytes"}
    texte = module.read_text("utf-8")
    assert len(texte.splitlines()) <= 400
    assert not re.search(r"util|helper|misc|common\b", module.stem)
    assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", texte)
    racine = arbre(module)
    assert ast.get_docstring(racine), "no docstring"
    for noeud in noeuds(module):
        if isinstance(noeud, ast.ClassDef):
            assert noeud.name.startswith("_") or ast.get_docstring(noeud), noeud.name
    for noeud in [
        *racine.body,
        *(
            membre
            for classe in racine.body
            if isinstance(classe, ast.ClassDef) and not classe.name.startswith("_")
            for membre in classe.body
        ),
    ]:
        if isinstance(noeud, ast.FunctionDef):
            surcharge = noeud.name.startswith("_") or any(isinstance(d, ast.Name) and d.id == "override" for d in noeud.decorator_list)
            assert surcharge or ast.get_docstring(noeud), noeud.name


def phrases(module: Path) -> Iterator[str]:
    """French words that a module shows: arguments of Probleme, erreur, avertir and of the exceptions that carry a reason, and `message`."""
    montrent = {"Probleme", "erreur", "avertir", "_erreur", "NombreInvalide", "PeriodeInvalide", "probleme_de_commande", "MauvaisUsage"}
    for noeud in noeuds(module):
        if isinstance(noeud, ast.Call):
            nom = noeud.func.attr if isinstance(noeud.func, ast.Attribute) else getattr(noeud.func, "id", "")
            arguments = noeud.args if nom in montrent else []
        elif (
            isinstance(noeud, ast.Assign)
            and isinstance(noeud.targets[0], ast.Name)
            and noeud.targets[0].id in ("message", "conseil", "connues")
        ):
            arguments = [noeud.value]
        else:
            continue
        for argument in arguments:
            dans_accolades = {id(sous) for f in ast.walk(argument) if isinstance(f, ast.FormattedValue) for sous in ast.walk(f)}
            for sous in ast.walk(argument):
                if isinstance(sous, ast.Constant) and isinstance(sous.value, str) and id(sous) not in dans_accolades:
                    yield sous.value


@pytest.mark.parametrize("module", MODULES, ids=NOMS)
def test_apostrophes_francaises(module: Path) -> None:
    """Messages use ’; libyaml's own English words, which are only compared, may hold a straight one."""
    for phrase in phrases(module):
        assert not re.search(r"[a-zà-ÿ]'[a-zà-ÿ«]", phrase, re.IGNORECASE), phrase


def test_chaque_dependance_est_nommee_dans_le_lisez_moi() -> None:
    """A reader of README.md knows what is installed, and why."""
    projet = tomllib.loads((RACINE / "pyproject.toml").read_text("utf-8"))["project"]
    lisez_moi = (RACINE / "README.md").read_text("utf-8").lower()
    dependances = [*projet["dependencies"], *(nom for noms in projet["optional-dependencies"].values() for nom in noms)]
    assert [nom for nom in dependances if re.split(r"[<>=!~\[; ]", nom)[0].lower() not in lisez_moi] == []


def test_aucun_vrai_contrat_dans_le_programme() -> None:
    """What is true of one contract is written in its files: its id is no word of the program."""
    contrats = [dossier.name for dossier in (RACINE / "referentiels").iterdir() if dossier.is_dir()]
    assert contrats
    nomme = re.compile(rf"(?<![\w-])(?:{'|'.join(contrats)})(?![\w-])")
    fautes = []
    for module in MODULES:
        dits = {
            noeud.body[0].value
            for noeud in noeuds(module)
            if isinstance(noeud, (ast.Module, ast.ClassDef, ast.FunctionDef)) and noeud.body and isinstance(noeud.body[0], ast.Expr)
        }
        for noeud in noeuds(module):
            if isinstance(noeud, ast.Constant) and isinstance(noeud.value, str) and noeud not in dits:
                fautes += [f"{module.name}:{noeud.lineno}: {trouve}" for trouve in nomme.findall(noeud.value)]
    for gabarit in (RACINE / "site_templates").rglob("*"):
        if gabarit.suffix in (".j2", ".html", ".js", ".css"):
            fautes += [f"{gabarit.name}: {trouve}" for trouve in nomme.findall(gabarit.read_text("utf-8"))]
    assert fautes == []


def test_rien_de_cette_machine_dans_les_fichiers() -> None:
    """No setting of a package index, no home folder, not the folder where this checkout stands."""
    interdits = re.compile(rf"(?:index-url|extra-index|find-links|trusted-host)|/(?:home|Users)/[a-z]|{re.escape(str(RACINE))}/")
    fautes = []
    for fichier in suivis():
        if fichier == Path(__file__) or fichier.suffix in (".png", ".ico", ".woff2"):
            continue
        texte = fichier.read_text("utf-8", "replace")
        fautes += [f"{fichier.relative_to(RACINE)}: {trouve.group()}" for trouve in interdits.finditer(texte)]
    assert fautes == []


def test_le_haut_du_depot() -> None:
    """The folders and files that the first issue names."""
    for nom in (
        "content",
        "referentiels",
        "generator",
        "site_templates",
        "tests",
        "mkdocs.yml",
        "pyproject.toml",
        "README.md",
        "Makefile",
        "LICENSE",
    ):
        assert (RACINE / nom).exists(), nom
