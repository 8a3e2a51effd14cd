"""`engagements migrer`: an older project, as this version wants it, with its comments."""

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.formats.forme import MARQUE_DES_SCHEMAS
from generator.publication.migrations import MIGRATIONS, migrer
from generator.sources.socle import SCHEMAS
from tests.cli.conftest import Commande

ETATS = "noeud;date;etat;phrase;source\no1;2021-03;sans_nouvelle;« sans_nouvelle » est un mot;Bilan été\no2;2021-03;realise;Fait;Bilan\n"
MKDOCS = """# Notre site.
site_name: Ma ville  # le nom
docs_dir: .construction/pages/portail
site_dir: .construction/sites/portail
theme:
  name: material
  custom_dir: site_templates/theme
  palette:
    - scheme: default
nav:
  - Accueil: index.md
  - Mesures nationales: mesures-nationales/index.md
"""


def _projet(racine: Path) -> Path:
    (racine / "referentiels" / "orly" / "etats").mkdir(parents=True)
    (racine / "referentiels" / "orly" / "etats" / "suivi.csv").write_bytes(ETATS.encode("cp1252"))
    (racine / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    return racine


def test_un_ancien_projet(engagements: Commande, tmp_path: Path) -> None:
    projet = _projet(tmp_path)
    essai = engagements("migrer", "--essai", dossier=projet)
    assert (essai.returncode, essai.stderr) == (0, "")
    assert "Rien n’a été écrit" in essai.stdout
    assert (projet / "mkdocs.yml").read_text("utf-8") == MKDOCS
    fini = engagements("migrer", dossier=projet)
    assert "referentiels/orly/etats/suivi.csv : l’état « sans_nouvelle » s’écrit « aucune_nouvelle »" in fini.stdout
    etats = (projet / "referentiels" / "orly" / "etats" / "suivi.csv").read_bytes().decode("cp1252")
    assert etats == ETATS.replace(";sans_nouvelle;", ";aucune_nouvelle;")
    attendu = "# Notre site.\nsite_name: Ma ville  # le nom\ntheme:\n  name: material\n  palette:\n    - scheme: default\n"
    assert (projet / "mkdocs.yml").read_text("utf-8") == attendu
    assert "Rien à récrire" in engagements("migrer", dossier=projet).stdout


def test_un_menu_a_soi_reste(engagements: Commande, tmp_path: Path) -> None:
    """A menu that leads elsewhere is the project's own choice."""
    projet = _projet(tmp_path)
    menu = "nav:\n  - Accueil: index.md\n  - Contact: contact.md\n"
    (projet / "mkdocs.yml").write_text(menu, encoding="utf-8")
    engagements("migrer", dossier=projet)
    assert (projet / "mkdocs.yml").read_text("utf-8").endswith("  - Contact: contact.md\n")


@given(st.binary(max_size=300))
def test_deux_fois_ne_change_rien_de_plus(octets: bytes) -> None:
    for migration in MIGRATIONS:
        une = migration.reecrire(octets)
        assert migration.reecrire(une) == une


def contenus(dossier: Path) -> dict[str, bytes]:
    """The bytes of each file below `dossier`, by its path."""
    return {chemin.relative_to(dossier).as_posix(): chemin.read_bytes() for chemin in sorted(dossier.rglob("*")) if chemin.is_file()}


@pytest.fixture
def neuf(engagements: Commande, tmp_path: Path) -> Path:
    """A project that this version has just begun: its schemas are those of the program."""
    fini = engagements("nouveau", "ma-ville", dossier=tmp_path)
    assert fini.returncode == 0, fini.stderr
    projet = tmp_path / "ma-ville"
    assert contenus(projet / ".schemas") == contenus(SCHEMAS)
    return projet


def test_les_schemas_d_un_ancien_projet(engagements: Commande, neuf: Path) -> None:
    """One of another version, one missing, one of the program's that it has no longer: said, then written; twice changes nothing more."""
    schemas, reglages = neuf / ".schemas", neuf / ".vscode" / "settings.json"
    (schemas / "contrat.schema.json").write_text("{}", encoding="utf-8")
    (schemas / "faits.schema.json").unlink()
    ancien = json.dumps({"$comment": MARQUE_DES_SCHEMAS, "title": "ancien.yml"}, ensure_ascii=False)
    (schemas / "ancien.schema.json").write_text(ancien, encoding="utf-8")
    avant = contenus(neuf)
    essai = engagements("migrer", "--essai", dossier=neuf)
    assert (essai.returncode, essai.stderr) == (0, "")
    dits = [
        ".schemas/contrat.schema.json : ce schéma d’éditeur devient celui de cette version",
        ".schemas/faits.schema.json : schéma d’éditeur qui manquait",
        ".schemas/ancien.schema.json : cette version n’a plus ce schéma d’éditeur, qui est effacé",
    ]
    assert essai.stdout.splitlines() == [*dits, "Rien n’a été écrit (--essai)."]
    assert contenus(neuf) == avant
    fini = engagements("migrer", dossier=neuf)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert fini.stdout.splitlines()[:-1] == dits
    assert contenus(schemas) == contenus(SCHEMAS)
    assert reglages.read_bytes() == avant[".vscode/settings.json"]
    assert "Rien à récrire" in engagements("migrer", dossier=neuf).stdout


def test_un_schema_que_l_editeur_ne_connait_pas_encore(engagements: Commande, neuf: Path) -> None:
    """The settings are the project's: the line to add, or to take out, is said, and nothing is written there."""
    schemas, reglages = neuf / ".schemas", neuf / ".vscode" / "settings.json"
    ligne = '"./.schemas/faits.schema.json": ["referentiels/*/faits.yml"]'
    lus = json.loads(reglages.read_text("utf-8"))
    assert lus["yaml.schemas"].pop("./.schemas/faits.schema.json") == ["referentiels/*/faits.yml"]
    lus["yaml.schemas"]["./.schemas/ancien.schema.json"] = ["ancien.yml"]
    reglages.write_text(json.dumps(lus), encoding="utf-8")
    (schemas / "faits.schema.json").rename(schemas / "ancien.schema.json")
    dits = engagements("migrer", dossier=neuf).stdout
    assert f"ajouter à « yaml.schemas » de .vscode/settings.json : {ligne}\n" in dits
    assert "qui est effacé ; ôter aussi sa ligne de .vscode/settings.json\n" in dits
    assert json.loads(reglages.read_text("utf-8")) == lus


def test_ce_qui_n_est_pas_du_programme_reste(engagements: Commande, neuf: Path) -> None:
    """A schema of the project's own, words beside, a folder; and lines that git ended in Windows' way are the same lines."""
    schemas = neuf / ".schemas"
    (schemas / "services.schema.json").write_text('{"title": "services.yml"}', encoding="utf-8")
    (schemas / "liste.json").write_text("[1]", encoding="utf-8")
    (schemas / "brouillon.json").write_bytes(b"\xff{")
    (schemas / "LISEZMOI.md").write_text(MARQUE_DES_SCHEMAS, encoding="utf-8")
    (schemas / "dossier.json").mkdir()
    contrat = schemas / "contrat.schema.json"
    contrat.write_bytes(contrat.read_bytes().replace(b"\n", b"\r\n"))
    avant = contenus(neuf)
    assert engagements("migrer", dossier=neuf).stdout.startswith("Rien à récrire")
    assert contenus(neuf) == avant


def test_un_projet_sans_schemas_n_en_recoit_pas(engagements: Commande, neuf: Path) -> None:
    """Who took the folder away does without it."""
    shutil.rmtree(neuf / ".schemas")
    assert engagements("migrer", dossier=neuf).stdout.startswith("Rien à récrire")
    assert not (neuf / ".schemas").exists()


def test_un_schema_est_remplace_d_un_coup(neuf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk refuses, the old file is whole, and no draft stays."""
    contrat = neuf / ".schemas" / "contrat.schema.json"
    contrat.write_text("{}", encoding="utf-8")
    avant = contenus(neuf)

    def refuser(*_: object) -> None:
        raise OSError("disque plein")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuser)
        with pytest.raises(OSError, match="disque plein"):
            list(migrer(neuf))
    assert contenus(neuf) == avant
    assert [chemin for chemin, _ in migrer(neuf)] == [".schemas/contrat.schema.json"]
    assert contenus(neuf / ".schemas") == contenus(SCHEMAS)
