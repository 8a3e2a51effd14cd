"""The program as a city installs it: its wheel alone in an environment of its own, a new project elsewhere, the first page in a browser."""

import ast
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.metadata import packages_distributions
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, expect

import generator
from generator.sources.socle import GABARITS, SOCLE

from .visite import TELEPHONE, Visite, servir

RACINE = Path(__file__).parents[2]


def _lancer(*mots: str, dossier: Path) -> str:
    fini = subprocess.run(mots, cwd=dossier, capture_output=True, text=True, encoding="utf-8", check=False)
    assert fini.returncode == 0, fini.stdout + fini.stderr
    return fini.stdout


@pytest.fixture(scope="module")
def roue(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from a copy of what the repository holds."""
    dossier = tmp_path_factory.mktemp("roue")
    sources = dossier / "sources"
    sources.mkdir()
    for nom in ("generator", "site_templates"):
        shutil.copytree(RACINE / nom, sources / nom, ignore=shutil.ignore_patterns("__pycache__"))
    for nom in ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copyfile(RACINE / nom, sources / nom)
    options = ("--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check")
    _lancer(sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", str(dossier), str(sources), dossier=dossier)
    return next(dossier.glob("*.whl"))


@pytest.fixture(scope="module")
def commande(roue: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """`engagements` in an environment that holds the wheel, and sees the libraries that this one has, but not this repository."""
    dossier = tmp_path_factory.mktemp("environnement") / "venv"
    venv.create(dossier, with_pip=False)
    python = dossier / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    options = ("--quiet", "--no-deps", "--disable-pip-version-check")
    _lancer(sys.executable, "-m", "pip", "--python", str(python), "install", *options, str(roue), dossier=dossier)
    chemins = _lancer(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", dossier=dossier).strip()
    # A folder named in a .pth file is looked in, but its own .pth files, such as that of an editable install, are not read.
    (Path(chemins) / "bibliotheques.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    trouve = _lancer(str(python), "-c", "import generator; print(generator.__file__)", dossier=dossier)
    assert str(dossier) in trouve
    return str(python.with_name("engagements"))


# What `verifier` says of a new project: examples that are still to be replaced, and no error.
EXEMPLES_SEULEMENT = r"Aucune erreur, [1-9][0-9]* avertissements\.\n"


def test_la_roue_porte_tout(roue: Path) -> None:
    """Every template, style, script, register and skeleton of the repository is in the wheel, byte for byte, and nothing of its data."""
    with ZipFile(roue) as archive:
        dedans = {nom: archive.read(nom) for nom in archive.namelist() if not nom.endswith("/")}
    attendus = {f"generator/site_templates/{chemin.relative_to(GABARITS).as_posix()}": chemin for chemin in GABARITS.rglob("*")}
    attendus |= {f"generator/socle/{chemin.relative_to(SOCLE).as_posix()}": chemin for chemin in SOCLE.rglob("*")}
    attendus |= {chemin.relative_to(RACINE).as_posix(): chemin for chemin in (RACINE / "generator").rglob("*.py")}
    attendus = {nom: chemin for nom, chemin in attendus.items() if chemin.is_file()}
    assert [nom for nom, chemin in attendus.items() if dedans.get(nom) != chemin.read_bytes()] == []
    reste = {nom for nom in dedans if nom not in attendus}
    assert all(".dist-info/" in nom for nom in reste), reste
    assert f"-{generator.__version__}-" in roue.name


def test_la_roue_demande_tout(roue: Path) -> None:
    """Every library that the program imports is one that its wheel asks for."""
    with ZipFile(roue) as archive:
        fiche = next(archive.read(nom).decode() for nom in archive.namelist() if nom.endswith("METADATA"))
    demandes = {re.split(r"[<>=!~ ;\[]", ligne[15:])[0].lower() for ligne in fiche.splitlines() if ligne.startswith("Requires-Dist: ")}
    importes = {
        nom.split(".")[0]
        for module in (RACINE / "generator").rglob("*.py")
        for noeud in ast.walk(ast.parse(module.read_text("utf-8")))
        for nom in ([alias.name for alias in noeud.names] if isinstance(noeud, ast.Import) else [getattr(noeud, "module", None) or ""])
    } - sys.stdlib_module_names
    paquets = packages_distributions()
    # `markupsafe` comes with jinja2 and `branca` with folium, which promise them.
    fournis = demandes | {"markupsafe", "branca"}
    # What is asked for by an extra need not be installed here: it goes by its own name.
    absents = {nom for nom in importes - {"generator", ""} if not {nom.lower(), *(un.lower() for un in paquets.get(nom, []))} & fournis}
    assert absents == set()


def test_la_version(commande: str, tmp_path: Path) -> None:
    assert _lancer(commande, "--version", dossier=tmp_path) == f"engagements {generator.__version__}\n"


def test_du_neant_a_la_premiere_page(commande: str, navigateur: Browser, tmp_path: Path) -> None:
    """Three commands, in a folder whose path has spaces and accents; then a second contract, and one file of the theme replaced."""
    ailleurs = tmp_path / "à l’été prochain"
    ailleurs.mkdir()
    _lancer(
        commande, "nouveau", "ma ville", "--territoire", "Orly", "--communes", "94054 Orly, 94016 Cachan", "--fin", "2030", dossier=ailleurs
    )
    projet = ailleurs / "ma ville"
    assert re.fullmatch(EXEMPLES_SEULEMENT, _lancer(commande, "verifier", dossier=projet))
    dit = _lancer(commande, "nouveau", "--contrat", "ctg-2024", "--genre", "ctg", "--communes", "94077 Villejuif", dossier=projet)
    assert '- {id: villejuif, nom: "Commune de Villejuif", type: commune}' in dit
    assert re.fullmatch(EXEMPLES_SEULEMENT, _lancer(commande, "verifier", dossier=projet))
    feuille = projet / "site_templates" / "pages" / "contrat" / "calendrier.html.j2"
    feuille.parent.mkdir(parents=True)
    feuille.write_text(
        (GABARITS / "pages" / "contrat" / "calendrier.html.j2").read_text("utf-8") + "<p>Un mot de la ville.</p>\n", encoding="utf-8"
    )
    pied = projet / "site_templates" / "theme" / "main.html"
    pied.parent.mkdir(parents=True)
    pied.write_text(
        (GABARITS / "theme" / "main.html").read_text("utf-8").replace("</footer>", "<p>Ville d’Orly.</p></footer>"), encoding="utf-8"
    )
    assert "Publié dans" in _lancer(commande, "construire", "--sans-pdf", dossier=projet)
    with servir(projet / "public") as origine:
        visite = Visite(navigateur.new_page(viewport=TELEPHONE), origine)
        page = visite.ouvrir("")
        expect(page.get_by_role("link", name=re.compile("Orly")).first).to_be_visible()
        expect(page).to_have_title(re.compile("Engagements ouverts : Orly"))
        visite.ouvrir("ma-ville/referentiel/o1-o1-a1/")
        expect(page.locator("h1")).to_contain_text("À REMPLACER")
        expect(page.get_by_text("Commune d’Orly").first).to_be_visible()
        visite.ouvrir("ma-ville/calendrier/")
        expect(page.get_by_text("Un mot de la ville.")).to_be_visible()
        expect(page.get_by_text("Ville d’Orly.")).to_be_visible()
        visite.ouvrir("ctg-2024/")
        expect(page.locator("h1")).to_be_visible()
        assert visite.plaintes == []
        page.close()
