"""`engagements migrer`: an older project, as this version wants it, with its comments."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.publication.migrations import MIGRATIONS
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
