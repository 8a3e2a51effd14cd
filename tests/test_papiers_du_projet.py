"""The papers of the project say the same in both languages, lead to what exists, and name what is there."""

import configparser
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from generator import __version__
from generator.commandes import COMMANDES

RACINE = Path(__file__).parents[1]
POUR_QUI_PROGRAMME = ["docs/architecture.md", "docs/decisions.md", "docs/glossaire.md", "CONTRIBUTING.md", "SECURITY.md"]
PAPIERS = sorted([*RACINE.glob("*.md"), *(RACINE / "docs").glob("*.md"), RACINE / "benchmarks" / "README.md"])
ANGLAIS, FRANCAIS = ((RACINE / nom).read_text("utf-8") for nom in ("README.md", "LISEZMOI.md"))
# Each heading of the README, and what LISEZMOI calls it.
TITRES = {
    "Engagements ouverts": "Engagements ouverts",
    "A site for a city of one's own": "Un site pour votre ville",
    "What it makes": "Ce que le programme fait",
    "Where things are": "Où sont les choses",
    "The command": "La commande",
    "Publishing": "Publier",
    "What was tried": "Ce qui a été essayé",
    "Dependencies, and why each": "Les logiciels dont il se sert, et pourquoi",
    "Licence": "Licence",
}
POIDS_D_UNE_IMAGE = 120_000  # bytes


def titres(texte: str) -> list[tuple[int, str]]:
    """The level and the words of each heading, code left out."""
    return [
        (len(signes), mots) for signes, mots in re.findall(r"^(#+) (.+)$", re.sub(r"```.*?```", "", texte, flags=re.DOTALL), re.MULTILINE)
    ]


def commandes(texte: str) -> list[list[str]]:
    """The lines of each block of commands, without what explains them."""
    return [
        [re.split(r"\s+#\s|\s{3,}", ligne.strip())[0] for ligne in bloc.strip().splitlines()]
        for bloc in re.findall(r"^```\n(.*?)^```$", texte, re.DOTALL | re.MULTILINE)
    ]


def ancre(titre: str) -> str:
    """The fragment that GitHub and GitLab give to a heading."""
    return re.sub(r"[^\w\- ]", "", titre.lower()).replace(" ", "-")


def test_les_deux_lisez_moi_ont_les_memes_titres() -> None:
    """Same number, order and level; a new heading must be said in both languages."""
    assert [(niveau, TITRES.get(titre, f"no translation of «{titre}»")) for niveau, titre in titres(ANGLAIS)] == titres(FRANCAIS)


def test_les_deux_lisez_moi_ont_les_memes_commandes() -> None:
    """To the letter, whatever explains them."""
    assert commandes(ANGLAIS)[0] == ["make site", "make test"], "they stand first"
    assert commandes(ANGLAIS) == commandes(FRANCAIS)


def essais(texte: str, titre: str) -> list[tuple[list[str], str]]:
    """Of each row of the table of what was tried: its numbers, whatever parts their digits, and the command that does it again."""
    tableau = texte.split(f"## {titre}\n")[1].split("\n## ")[0]
    rangees = [ligne.strip("|").split("|") for ligne in tableau.splitlines() if ligne.startswith("|")][2:]
    return [
        (sorted(re.findall(r"\d+", re.sub(r"(?<=\d)[ ,.\u00a0\u202f](?=\d)", "", " ".join(mots)))), code.split("`")[1])
        for *mots, code in rangees
    ]


def test_les_deux_lisez_moi_disent_les_memes_essais() -> None:
    """One of them said the figures of a day, and the other those of another."""
    dits = essais(ANGLAIS, "What was tried")
    assert len(dits) > 5
    assert dits == essais(FRANCAIS, "Ce qui a été essayé")


@pytest.mark.parametrize("texte", [ANGLAIS, FRANCAIS], ids=["README", "LISEZMOI"])
def test_les_lisez_moi_nomment_chaque_commande(texte: str) -> None:
    """Each command of the program, its version, the option that says which project, and the three pictures."""
    for commande in (*COMMANDES, "--version"):
        assert f"engagements {commande}" in texte
    assert "--projet DOSSIER" in texte
    assert set(re.findall(r"docs/images/[a-z]+\.png", texte)) == {f"docs/images/{nom}.png" for nom in ("telephone", "indicateur", "carte")}


def test_les_images_sont_legeres() -> None:
    """Three pictures, which open quickly on a poor line."""
    images = {image.name: image.stat().st_size for image in (RACINE / "docs" / "images").iterdir()}
    assert set(images) == {"telephone.png", "indicateur.png", "carte.png"}
    assert max(images.values()) < POIDS_D_UNE_IMAGE


@pytest.mark.parametrize("papier", PAPIERS, ids=[papier.relative_to(RACINE).as_posix() for papier in PAPIERS])
def test_les_liens_menent_quelque_part(papier: Path) -> None:
    """Every relative link, to a file that is there and to a heading that it has."""
    texte = re.sub(r"```.*?```|`[^`\n]*`", "", papier.read_text("utf-8"), flags=re.DOTALL)
    for adresse in re.findall(r"\]\(([^)\s]+)\)", texte):
        if re.match(r"[a-z]+:", adresse):
            continue
        chemin, _, fragment = unquote(adresse).partition("#")
        cible = (papier.parent / chemin).resolve() if chemin else papier
        assert cible.exists(), adresse
        if fragment:
            lu = cible.read_text("utf-8")
            assert fragment in {*(ancre(titre) for _, titre in titres(lu)), *re.findall(r'<a id="([^"]+)"></a>', lu)}, adresse


def manque(mot: str) -> bool:
    """True for the name of a file of the repository that is not there, or of a thing («calculs/ce_jour.a_ce_jour») that its module does not have."""
    if mot.startswith(("generator/", "site_templates/", "tests/", "docs/", ".github/")):
        return not (RACINE / mot).exists()
    if not re.match(
        r"(?:model|sources|calculs|checks|pages|publication|commandes|mots|dessins|rendu|pieces|genres|fichiers|routes)/\w", mot
    ):
        return False
    dossier = (
        RACINE
        / "generator"
        / ("pages" if mot.startswith(("mots/", "dessins/", "rendu/", "pieces/", "genres/", "fichiers/", "routes/")) else "")
    )
    if (dossier / mot).exists():
        return False
    tete, _, fin = mot.rpartition("/")
    module, _, chose = fin.partition(".")
    fichier = dossier / tete / f"{module}.py"
    return not fichier.is_file() or not re.search(rf"\b{chose}\b", fichier.read_text("utf-8"))


@pytest.mark.parametrize("nom", POUR_QUI_PROGRAMME)
def test_les_papiers_nomment_des_fichiers_qui_existent(nom: str) -> None:
    """Each module, template or file of the repository that they name is there."""
    mots = re.findall(r"`([\w./-]+)`", (RACINE / nom).read_text("utf-8"))
    assert [mot for mot in mots if manque(mot)] == []


@pytest.mark.parametrize("nom", POUR_QUI_PROGRAMME)
def test_les_papiers_nomment_des_classes_qui_existent(nom: str) -> None:
    """Each class that they name is one of the program."""
    programme = "\n".join(module.read_text("utf-8") for module in (RACINE / "generator").rglob("*.py"))
    nommees = set(re.findall(r"`([A-Z][a-z]\w+)[`(]", (RACINE / nom).read_text("utf-8")))
    assert [classe for classe in sorted(nommees) if not re.search(rf"^class {classe}\b", programme, re.MULTILINE)] == []


def test_l_architecture_nomme_des_modules_qui_existent() -> None:
    """Each bare word that it gives as a name of the code is a module of the program, or a word of one."""
    modules = list((RACINE / "generator").rglob("*.py"))
    programme = "\n".join(module.read_text("utf-8") for module in modules)
    noms = {module.stem for module in modules} | {module.parent.name for module in modules}
    texte = re.sub(r"```.*?```", "", (RACINE / "docs" / "architecture.md").read_text("utf-8"), flags=re.DOTALL)
    mots = {mot.rstrip("/") for mot in re.findall(r"`([a-z_]+/?)`", texte)}
    assert len(mots & noms) > 40
    assert [mot for mot in sorted(mots - noms) if not re.search(rf"\b{mot}\b", programme) and not (RACINE / mot).exists()] == []


def test_un_fichier_qui_manque_se_voit() -> None:
    """The names that the test above would refuse, and those that it takes."""
    assert all(map(manque, ("tests/absent.py", "calculs/absent", "calculs/suivi.absente", "pieces/absente")))
    assert not any(
        map(manque, ("tests/conftest.py", "calculs/lecture", "calculs/ce_jour.a_ce_jour", "pages/mots/voix.py", "pieces/liens", "manque/"))
    )


def lire(nom: str) -> Any:
    """A YAML file of the repository."""
    return yaml.safe_load((RACINE / nom).read_text("utf-8"))


def test_publiccode() -> None:
    """What version 0.4 of publiccode.yml asks for, within its limits."""
    lu = lire("publiccode.yml")
    assert lu["publiccodeYmlVersion"] == "0.4"
    for cle in ("name", "url", "platforms", "categories", "developmentStatus", "softwareType"):
        assert lu[cle], cle
    assert set(lu["description"]) == {"fr", "en"}
    for langue, mots in lu["description"].items():
        assert len(mots["shortDescription"]) <= 150, langue
        assert 150 <= len(mots["longDescription"]) <= 10_000, langue
        assert 5 <= len(mots["features"]) <= 20, langue
        assert all((RACINE / image).is_file() for image in mots["screenshots"])
    assert lu["legal"]["license"] == "MIT"
    assert lu["maintenance"]["type"] == "none" or lu["maintenance"]["contacts"], "who maintains it must be named"
    assert lu["localisation"] == {"localisationReady": False, "availableLanguages": ["fr"]}
    assert lu["intendedAudience"]["countries"] == ["fr"]


def test_les_crochets_d_avant_un_commit_ne_prennent_rien_ailleurs() -> None:
    """Local hooks that run what is installed: lint, format, types, and the check of the data."""
    depots = lire(".pre-commit-config.yaml")["repos"]
    assert [depot["repo"] for depot in depots] == ["local"]
    crochets = depots[0]["hooks"]
    assert {crochet["language"] for crochet in crochets} == {"system"}
    assert [" ".join(crochet["entry"].split()[:2]) for crochet in crochets] == ["ruff check", "ruff format", "mypy", "engagements verifier"]


def test_les_reglages_d_editeur_et_de_git_disent_les_memes_fins_de_ligne() -> None:
    """LF everywhere, and no picture nor PDF changed by git."""
    lu = configparser.ConfigParser()
    lu.read_string("[tout]\n" + (RACINE / ".editorconfig").read_text("utf-8"))
    assert lu["*"]["end_of_line"] == "lf"
    attributs = (RACINE / ".gitattributes").read_text("utf-8").splitlines()
    assert "* text=auto eol=lf" in attributs
    assert {"*.png binary", "*.pdf binary"} <= set(attributs)


def test_la_version_se_lit_comme_une_version() -> None:
    """Three numbers; the changelog has a place for what comes next."""
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert "## [Unreleased]" in (RACINE / "CHANGELOG.md").read_text("utf-8")
