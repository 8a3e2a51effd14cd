"""No door of a project follows a link that leads out of it: whoever may change a project could have any file of the machine that builds quoted, or published."""

import os
import shutil
from pathlib import Path

import pytest

from generator.model.places_des_editions import COMMUNS, FICHE, SOMMES
from generator.publication.cle_du_build import editions_du_projet
from generator.publication.disque import empreinte
from generator.publication.echec import CopieAbimee
from generator.publication.editions.publiees import EditionsPubliees
from generator.publication.editions.verifier import verifier_les_editions
from generator.publication.examen import examiner_projet
from generator.publication.importer import EcritureRefusee, poser
from generator.publication.pose import verifier_copie
from generator.sources.imports import lire_correspondances, lire_reponses
from generator.sources.journal import Journal
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple
from tests.fuzz.epreuve import EnMemoire, en_moins_de
from tests.problemes.exemples import copier
from tests.systemes import posix

pytestmark = posix
_EDITION = "archives/2021-05-31/contrat-minimal"


@pytest.fixture(scope="module")
def sain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, with something in each folder that a project may have."""
    projet = copier_exemple(tmp_path_factory.mktemp("sain") / "projet")
    shutil.copytree(copier(tmp_path_factory.mktemp("problemes")) / "adresses", projet / "adresses")
    shutil.rmtree(projet / "site_templates")
    for chemin, mots in {
        "tel-quel/.well-known/securite.txt": "Contact : mairie@exemple.fr\n",
        "site_templates/pages/portail/accueil.html.j2": "<p>Accueil</p>\n",
        "site_templates/ressources/ville.css": "p { color: black }\n",
        "site_templates/theme/main.html": "{% extends 'base.html' %}\n",
        "content/aide/venir.md": "# Venir\n\nPour qui vient.\n\n## À pied\n\nTout droit.\n",
        "content/a-propos.md": "Un site de la ville.\n",
        f"referentiels/{CONTRAT}/logo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    }.items():
        (projet / chemin).parent.mkdir(parents=True, exist_ok=True)
        (projet / chemin).write_text(mots, "utf-8")
    contrat = projet / "referentiels" / CONTRAT / "contrat.yml"
    contrat.write_text(f"{contrat.read_text('utf-8')}\nidentite: {{logo: logo.svg, logo_texte: Ville}}\n", "utf-8")
    (projet / "archives" / COMMUNS).mkdir(exist_ok=True)
    return projet


def _dits(projet: Path, gardes: EnMemoire) -> set[tuple[str, str]]:
    """What is said of each file, and all that the check of editions finds in the archives."""
    dits = {(un.lieu.fichier, un.message) for un in examiner_projet(projet, JOUR, gardes, programme="essai").problemes}
    return dits | {(ou, quoi) for _, ou, quoi in verifier_les_editions(projet).changes}


def _tus(projet: Path, ailleurs: Path, chemins: list[Path]) -> list[str]:
    """Those, one after the other in the place of which a link stands to the same elsewhere, of which nothing is said."""
    gardes = EnMemoire()
    avant, tus = _dits(projet, gardes), []
    ailleurs.mkdir()
    for chemin in chemins:
        ici, dehors = chemin.relative_to(projet).as_posix(), ailleurs / chemin.name
        chemin.rename(dehors)
        chemin.symlink_to(dehors)
        dits = _dits(projet, EnMemoire(gardes.contenu)) - avant
        chemin.unlink()
        dehors.rename(chemin)
        if not any(ou == ici or ou.startswith(f"{ici}/") or f"« {chemin.name} »" in mots for ou, mots in dits):
            tus.append(ici)
    return tus


def test_chaque_fichier_du_projet(sain: Path, tmp_path: Path) -> None:
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    fichiers = sorted(chemin for chemin in projet.rglob("*") if chemin.is_file())
    assert len(fichiers) > 45
    assert _tus(projet, tmp_path / "ailleurs", fichiers) == []


def test_chaque_dossier_du_projet(sain: Path, tmp_path: Path) -> None:
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    dossiers = sorted(chemin for chemin in projet.rglob("*") if chemin.is_dir() and any(un.is_file() for un in chemin.rglob("*")))
    assert len(dossiers) > 20
    assert _tus(projet, tmp_path / "ailleurs", dossiers) == []


def test_un_lien_qui_ne_mene_nulle_part(sain: Path, tmp_path: Path) -> None:
    """Each file and each folder as a link whose end is gone: what it held is never lost without a word, not even where the file may be absent."""
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    gardes, tus, ailleurs = EnMemoire(), [], tmp_path / "ailleurs"
    avant = _dits(projet, gardes)
    for chemin in sorted(un for un in projet.rglob("*") if un.is_file() or any(un.rglob("*"))):
        chemin.rename(ailleurs)
        chemin.symlink_to("nulle-part")
        if not _dits(projet, EnMemoire(gardes.contenu)) - avant:
            tus.append(chemin.relative_to(projet).as_posix())
        chemin.unlink()
        ailleurs.rename(chemin)
    assert not tus, " ".join(tus)


def test_un_nom_trop_long_pour_un_message(sain: Path, tmp_path: Path) -> None:
    """Messages shorten such a name: the guard must not take the shortened one for another file."""
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    ailleurs = tmp_path / "secret"
    ailleurs.write_text("mot de passe: sésame\n", "utf-8")
    nom = f"{'a' * 150}.csv"
    (projet / "referentiels" / CONTRAT / "valeurs" / nom).symlink_to(ailleurs)
    (dit,) = [str(un) for un in examiner_projet(projet, JOUR).problemes if "aaa" in un.lieu.fichier]
    assert "un lien y mène hors du projet" in dit


def test_ce_qui_est_dans_un_dossier_lie_ne_se_dit_pas(sain: Path, tmp_path: Path) -> None:
    """Names alone may tell: that of a file of the machine stands in no message, and the folder is said once."""
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    (ailleurs := tmp_path / "maison").mkdir()
    (ailleurs / "banque-de-jeanne.txt").write_text("", "utf-8")
    for dossier in ("valeurs", "etats", "imports", "documents/protocole", "copies"):
        chemin = projet / "referentiels" / CONTRAT / dossier
        shutil.rmtree(chemin, ignore_errors=True)
        chemin.symlink_to(ailleurs)
        problemes = examiner_projet(projet, JOUR).problemes
        assert ["hors du projet" in un.message for un in problemes if un.lieu.fichier.endswith(f"/{dossier}")] == [True]
        assert "jeanne" not in "\n".join(map(str, problemes))
        chemin.unlink()


def test_un_contrat_lie_se_dit_une_fois(sain: Path, tmp_path: Path) -> None:
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    contrat = projet / "referentiels" / "contrat-minimal"
    contrat.rename(tmp_path / "contrat")
    contrat.symlink_to(tmp_path / "contrat")
    (dit,) = [un for un in examiner_projet(projet, JOUR).problemes if un.lieu.fichier.startswith("referentiels/contrat-minimal")]
    assert (dit.message, dit.conseil) == (
        "Le dossier ne peut pas être lu : un lien y mène hors du projet.",
        "Mettre le dossier lui-même dans le projet.",
    )


def test_ce_que_garde_un_import(sain: Path, tmp_path: Path) -> None:
    """Kept mappings are read by the import alone; answers stand where somebody says."""
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    dehors = tmp_path / "reponses.yml"
    dehors.write_text("annee: sésame\n", "utf-8")
    contrat = projet / "referentiels" / CONTRAT
    (contrat / "imports").mkdir()
    (contrat / "imports" / "caf.yml").symlink_to(dehors)
    journal = Journal()
    assert lire_correspondances(contrat, f"referentiels/{CONTRAT}", journal) == []
    assert ["hors du projet" in un.message for un in journal.problemes] == [True]


def test_ce_qui_s_ecrit_dans_le_projet(sain: Path, tmp_path: Path) -> None:
    """An import adds rows to a table: those of a file of the machine would come into the project with them."""
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    table = projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv"
    table.rename(tmp_path / "ailleurs.csv")
    table.symlink_to(tmp_path / "ailleurs.csv")
    with pytest.raises(EcritureRefusee) as refus:
        poser(projet, {table: "sésame"})
    assert "hors du projet" in refus.value.problemes[0].message
    assert table.is_symlink()


@pytest.mark.parametrize("nom", ["../reponses.yml", "/{}/reponses.yml", "ici/../../reponses.yml"])
def test_les_reponses_sont_ou_l_on_veut(nom: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "projet" / "ici").mkdir(parents=True)
    (tmp_path / "reponses.yml").write_text("annee: 2020\n", "utf-8")
    monkeypatch.chdir(tmp_path / "projet")
    nom = nom.format(str(tmp_path).strip("/"))
    assert lire_reponses(Path(nom), nom, journal := Journal()) == {"annee": "2020"}, journal.problemes


@pytest.mark.parametrize("quoi", ["tuyau", "zero"])
@pytest.mark.parametrize("fichier", [FICHE, SOMMES])
def test_une_edition_qui_ne_finit_pas(fichier: str, quoi: str, sain: Path, tmp_path: Path) -> None:
    """A pipe, or a device without end, at the place of what an edition says of itself: it is said, and the run ends."""
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    chemin = projet / _EDITION / fichier
    chemin.unlink()
    os.mkfifo(chemin) if quoi == "tuyau" else chemin.symlink_to("/dev/zero")
    with en_moins_de(30):
        assert f"{_EDITION}/{fichier}" in {un.lieu.fichier for un in examiner_projet(projet, JOUR).problemes}
        assert f"{_EDITION}/{fichier}" in {ou for _, ou, _ in verifier_les_editions(projet).changes}
        list(editions_du_projet(projet))


@pytest.mark.parametrize("quoi", ["tuyau", "zero", "lien"])
def test_une_copie_qui_n_est_pas_un_fichier(quoi: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    (tmp_path / "autre").write_bytes(b"a")
    os.mkfifo(source) if quoi == "tuyau" else source.symlink_to("/dev/zero" if quoi == "zero" else tmp_path / "autre")
    with en_moins_de(30), pytest.raises(CopieAbimee):
        verifier_copie(source, empreinte(b"a"), "page/index.html")


def test_un_dossier_lie_d_une_edition_ne_se_publie_pas(sain: Path, tmp_path: Path) -> None:
    projet = Path(shutil.copytree(sain, tmp_path / "projet"))
    donnees = projet / _EDITION / "donnees"
    donnees.rename(tmp_path / "donnees")
    donnees.symlink_to(tmp_path / "donnees")
    with pytest.raises(CopieAbimee, match="donnees"):
        EditionsPubliees(projet, tmp_path / "atelier", ("contrat-minimal",), {}).site.charger()
