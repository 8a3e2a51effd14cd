"""What is said of mkdocs.yml before anything reads it: settings that run a program, take a file from elsewhere, publish a variable, or do nothing."""

import os
from pathlib import Path

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig, get_schema

from generator.publication.construction import construire, examiner
from generator.publication.echec import ConstructionImpossible
from generator.publication.mkdocs.configuration import _lire_configuration
from generator.sources.formes_des_reglages import FORMES, formes_attendues
from generator.sources.reglages import CONNUS, HERITE
from tests.problemes.exemples import JOUR, copier

JUSTES = (
    "",
    "# rien de plus\n",
    "site_name: Les engagements\nsite_url: !ENV [SITE_URL, '']\nplugins: []\n",
    "theme: material\nrepo_url: https://exemple.invalid/depot\nedit_uri: edit/main/\n",
    "theme:\n  name: material\n  palette: {primary: teal}\nextra: {social: []}\nnav:\n  - Accueil: index.md\n",
)
FAUX = (
    ("hooks: [crochet.py]\n", "1:1 erreur reglage"),
    ("site_name: A\nhooks:\n  - crochet.py\n", "2:1 erreur reglage"),
    ("site_name: !!python/object/apply:os.system ['touch TEMOIN']\n", "1:12 erreur yaml-etiquette"),
    ("extra: {f: !!python/name:os.system }\n", "1:12 erreur yaml-etiquette"),
    ("extra: {f: !relative $config_dir}\n", "1:12 erreur yaml-etiquette"),
    ("extra: &a [x]\nnav: *a\n", "1:8 erreur yaml-alias"),
    ("site_name: !ENV [JETON, A]\n", "1:12 avertissement reglage"),
    ("extra:\n  a: [!ENV JETON, !ENV JETON]\n", "2:7 avertissement reglage"),
    ("INHERIT: /etc/hostname\n", "1:10 erreur reglage"),
    ("INHERIT: ../base.yml\n", "1:10 erreur reglage"),
    ("INHERIT: lien.yml\n", "1:10 erreur reglage"),
    ("INHERIT: [base.yml]\n", "1:10 erreur reglage"),
    ("INHERIT: mkdocs.yml\n", "1:10 erreur reglage"),
    ("INHERIT: absent.yml\n", "1:10 erreur fichier-manquant"),
    ("docs_dir: /etc\n", "1:1 avertissement reglage"),
    ("markdown_extensions:\n  - pymdownx.snippets: {url_download: true}\n", "1:1 avertissement reglage"),
    ("plugins: [search]\n", "1:11 avertissement reglage"),
    ("plugins:\n  - social: {cards: true}\n", "2:5 avertissement reglage"),
    ("extra_javascript: [https://exemple.invalid/x.js]\n", "1:1 erreur reglage"),
    ("extra_css: [autre.css]\n", "1:1 erreur reglage"),
    ("theme: readthedocs\n", "1:8 erreur reglage"),
    ("theme: {custom_dir: autre}\n", "1:21 avertissement reglage"),
    ("site_nme: A\n", "1:1 erreur champ-inconnu"),
    ("- site_name\n", "1:1 erreur type"),
    ("site_name:\n", "1:11 erreur type"),
    ("site_name: ''\n", "1:12 erreur type"),
    ("site_name: 2026\n", "1:12 erreur type"),
    ("site_name: A\nnav: 3\n", "2:6 erreur type"),
    ("extra: oui\n", "1:8 erreur type"),
    ("strict: peut-être\n", "1:9 erreur type"),
    ("copyright: [A]\n", "1:12 erreur type"),
    ("use_directory_urls: no\n", "1:1 erreur reglage"),
    ("site_url: https://exemple.invalid/\n", "1:1 avertissement reglage"),
    ("plugins: [inconnue]\n", "1:11 erreur reglage"),
)

# What MkDocs takes and does nothing with.
MOINS_STRICTS = [("edit_uri_template", 3), ("edit_uri_template", True), ("edit_uri_template", [])]


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """A sound project, to spoil, beside a file and below a link that it must not read."""
    (tmp_path / "base.yml").write_text("site_name: Ailleurs\n", "utf-8")
    racine = copier(tmp_path)
    (racine / "lien.yml").symlink_to(tmp_path / "base.yml")
    return racine


def dits(projet: Path) -> list[str]:
    """«place gravity code» of all that is said of the project."""
    lieux = ((un.lieu, un) for un in examiner(projet, JOUR)[1])
    return [f"{lieu.ligne}:{lieu.colonne} {un.gravite} {un.code}" for lieu, un in lieux]


@pytest.mark.parametrize("reglages", JUSTES)
def test_des_reglages_justes(projet: Path, reglages: str) -> None:
    (projet / "mkdocs.yml").write_text(reglages, "utf-8")
    assert dits(projet) == []


@pytest.mark.parametrize(("reglages", "attendu"), FAUX)
def test_un_reglage_faux_est_dit_une_fois_a_sa_place(projet: Path, reglages: str, attendu: str) -> None:
    (projet / "mkdocs.yml").write_text(reglages, "utf-8")
    assert dits(projet) == [attendu]


def test_des_reglages_herites_sont_lus_de_meme(projet: Path) -> None:
    """What stands in an inherited file of the project is said there, and the file that inherits it again is no end of time."""
    (projet / "mkdocs.yml").write_text("INHERIT: reglages/base.yml\n", "utf-8")
    (projet / "reglages").mkdir()
    (projet / "reglages" / "base.yml").write_text("site_name: A\nhooks: [crochet.py]\n", "utf-8")
    assert [(un.lieu.fichier, un.lieu.ligne) for un in examiner(projet, JOUR)[1]] == [("reglages/base.yml", 2)]
    (projet / "reglages" / "base.yml").write_text("INHERIT: ../mkdocs.yml\n", "utf-8")
    assert [un.lieu.fichier for un in examiner(projet, JOUR)[1]] == ["reglages/base.yml"]


@pytest.mark.parametrize("sur", ["extension search", "variable JETON"])
def test_une_reponse_suffit(projet: Path, sur: str) -> None:
    """What somebody wants is asked about once."""
    (projet / "mkdocs.yml").write_text("plugins: [search]\nsite_name: !ENV [JETON, A]\n", "utf-8")
    assert len(dits(projet)) == 2
    reponse = f'avertissements:\n  - {{code: reglage, sur: "{sur}", raison: "Voulu.", le: 2023-06-01}}\n'
    (projet / "referentiels" / "avertissements.yml").write_text(reponse, "utf-8")
    assert len(dits(projet)) == 1


def test_aucun_objet_de_python_n_est_fait(projet: Path) -> None:
    """A tag of YAML ran any command while mkdocs.yml was read. Neither a build nor the reader of settings itself makes what it names."""
    temoin = projet / "TEMOIN"
    (projet / "mkdocs.yml").write_text(f"site_name: !!python/object/apply:os.system ['touch {temoin}']\n", "utf-8")
    assert not construire(projet, projet / "public").sain
    with pytest.raises(ConstructionImpossible):
        _lire_configuration(projet / "mkdocs.yml")
    assert not os.path.lexists(temoin)


def _refuse(nom: str, valeur: object) -> bool:
    """Whether MkDocs itself refuses a setting, in a project that sets nothing else."""
    config = MkDocsConfig(config_file_path="mkdocs.yml")
    config.load_dict({"site_name": "A", "theme": {"name": "material"}, "plugins": [], nom: valeur})
    return any(faux == nom for faux, _ in config.validate()[0])


@pytest.mark.parametrize("nom", sorted(FORMES.keys() - {"theme", "site_url"}))
def test_la_forme_d_un_reglage_est_celle_de_mkdocs(nom: str) -> None:
    """What we refuse, MkDocs would have refused in the middle of a build; what we take, it takes."""
    mots = {"dev_addr": "127.0.0.1:8000"}.get(nom, "https://exemple.invalid/a")
    for valeur in (None, mots, 3, True, [], {}):
        noeud = yaml.compose(yaml.safe_dump(valeur), Loader=yaml.SafeLoader)
        refusee = bool(formes_attendues(nom, noeud)[0])
        if (nom, valeur) in MOINS_STRICTS:
            assert refusee
        else:
            assert refusee == _refuse(nom, valeur), (nom, valeur)


def test_les_reglages_connus_sont_ceux_de_mkdocs() -> None:
    """Each name that MkDocs reads, and no other."""
    d_avant = {"config_file_path", "pages", "google_analytics"}
    assert {nom for nom, _ in get_schema()} - d_avant | {HERITE} == CONNUS
