"""What wakes the preview: every way to save a file, and nothing else."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from watchdog.observers.polling import PollingObserver

from generator.publication.apercu import guet as module
from generator.publication.apercu.guet import Guet
from generator.publication.apercu.lointain import est_lointain
from tests.systemes import posix

LONGTEMPS, UN_MOMENT = 20.0, 0.7


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    projet = tmp_path / "projet"
    for chemin in (
        "referentiels/a/contrat.yml",
        "content/a/presentation.md",
        "mkdocs.yml",
        "public/index.html",
        ".construction/cle",
        "adresses/a.lock",
        "archives/2026-11-20/a/SHA256SUMS",
        "archives/2026-11-20/a/indicateurs/x/index.html",
    ):
        (projet / chemin).parent.mkdir(parents=True, exist_ok=True)
        (projet / chemin).write_text("avant", "utf-8")
    return projet


@pytest.fixture(params=["native", "par lecture"])
def guet(request: pytest.FixtureRequest, projet: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Guet]:
    """A watch that listens, with what the system offers and without it."""
    if request.param == "par lecture":
        monkeypatch.setattr(module, "est_lointain", lambda _: True)
    guet = Guet(projet)
    assert guet.demarrer() == (request.param == "native")
    yield guet
    guet.arreter()


def _par_renommage(projet: Path) -> None:
    brouillon = projet / "referentiels" / "a" / ".contrat.yml.tmp"
    brouillon.write_text("après", "utf-8")
    brouillon.replace(projet / "referentiels" / "a" / "contrat.yml")


def _par_renommage_du_reglage(projet: Path) -> None:
    (projet / "mkdocs.neuf").write_text("après", "utf-8")
    (projet / "mkdocs.neuf").replace(projet / "mkdocs.yml")


def _dossier_neuf(projet: Path) -> None:
    (projet / "referentiels" / "b" / "valeurs").mkdir(parents=True)
    (projet / "referentiels" / "b" / "valeurs" / "v.csv").write_text("x", "utf-8")


def _edition_du_meme_jour(projet: Path) -> None:
    (projet / "archives" / ".brouillon-2026-11-20-b").mkdir()
    (projet / "archives" / ".brouillon-2026-11-20-b").rename(projet / "archives" / "2026-11-20" / "b")


SAUVEGARDES: dict[str, Callable[[Path], object]] = {
    "écrire dans le fichier": lambda projet: (projet / "content" / "a" / "presentation.md").write_text("longuement après", "utf-8"),
    "mettre un fichier à la place": _par_renommage,
    "de même pour mkdocs.yml": _par_renommage_du_reglage,
    "effacer un fichier": lambda projet: (projet / "content" / "a" / "presentation.md").unlink(),
    "renommer un dossier": lambda projet: (projet / "referentiels" / "a").rename(projet / "referentiels" / "c"),
    "copier un dossier": _dossier_neuf,
    "retenir des adresses": lambda projet: (projet / "adresses" / "a.lock").write_text("longuement après", "utf-8"),
    "figer une édition du même jour": _edition_du_meme_jour,
    "figer une édition d’un autre jour": lambda projet: (projet / "archives" / "2026-11-27" / "a").mkdir(parents=True),
    "retirer une édition": lambda projet: shutil.rmtree(projet / "archives" / "2026-11-20" / "a"),
    "un dossier qui manquait": lambda projet: (projet / "site_templates").mkdir(),
}


@pytest.mark.parametrize("sauver", SAUVEGARDES.values(), ids=SAUVEGARDES)
def test_une_sauvegarde_reveille(sauver: Callable[[Path], object], guet: Guet, projet: Path) -> None:
    sauver(projet)
    assert guet.attendre(LONGTEMPS)


def test_le_reste_ne_reveille_pas(guet: Guet, projet: Path) -> None:
    """What a build reads and writes, what editors write beside files, and files that are no part of the site."""
    for chemin in sorted(projet.rglob("*")):
        if chemin.is_file():
            chemin.read_bytes()
    (projet / "referentiels" / "a" / ".contrat.yml.swp").write_text("brouillon", "utf-8")
    (projet / "public").rename(projet / ".public.neuf")
    (projet / ".construction" / "cle").write_text("après", "utf-8")
    (projet / "notes.txt").write_text("x", "utf-8")
    assert not guet.attendre(UN_MOMENT)


def test_une_rafale_est_un_seul_changement(guet: Guet, projet: Path) -> None:
    for rang in range(50):
        (projet / "referentiels" / "a" / f"{rang}.yml").write_text("x", "utf-8")
    assert guet.attendre(LONGTEMPS)
    while guet.attendre(UN_MOMENT):  # on a slow machine the burst itself may have been a long one
        pass
    assert not guet.attendre(0.01)


def test_un_dossier_remplace_reste_surveille(guet: Guet, projet: Path) -> None:
    """As a change of branch does it: the folder of that name is another one."""
    shutil.copytree(projet / "content", projet / "autre")
    shutil.rmtree(projet / "content")
    (projet / "autre").rename(projet / "content")
    assert guet.attendre(LONGTEMPS)
    while guet.attendre(UN_MOMENT):
        pass
    (projet / "content" / "a" / "presentation.md").write_text("bien plus tard", "utf-8")
    assert guet.attendre(LONGTEMPS)


def test_un_changement_avant_d_ecouter_compte(projet: Path) -> None:
    """The first build takes a while, and the watch listens only afterwards."""
    guet = Guet(projet)
    (projet / "content" / "a" / "presentation.md").write_text("pendant la construction", "utf-8")
    guet.demarrer()
    assert guet.attendre(0)
    guet.arreter()


@posix
def test_un_dossier_par_un_lien(projet: Path, tmp_path: Path) -> None:
    (projet / "content").rename(tmp_path / "ailleurs")
    (projet / "content").symlink_to(tmp_path / "ailleurs")
    guet = Guet(projet)
    guet.demarrer()
    (tmp_path / "ailleurs" / "a" / "presentation.md").write_text("après", "utf-8")
    assert guet.attendre(LONGTEMPS)
    guet.arreter()


def test_un_systeme_qui_ne_peut_plus_surveiller(projet: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system has no watch left to give: files are looked at by turns."""

    class Epuise(PollingObserver):
        def on_thread_start(self) -> None:
            raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(module, "Observer", Epuise)
    guet = Guet(projet)
    assert not guet.demarrer()
    (projet / "mkdocs.yml").write_text("plus tard", "utf-8")
    assert guet.attendre(LONGTEMPS)
    guet.arreter()


@posix
def test_les_disques_des_autres(tmp_path: Path) -> None:
    """A network disk, or a folder that WSL borrows from Windows, whatever is mounted below or above it."""
    montages = tmp_path / "mountinfo"
    montages.write_text(
        "22 1 0:1 / / rw - ext4 /dev/a rw\n"
        "23 22 0:2 / /mnt/ville\\040d rw,relatime shared:1 - nfs4 serveur:/ rw\n"
        "24 23 0:3 / /mnt/ville\\040d/ici rw - ext4 /dev/b rw\n"
        "25 22 0:4 / /mnt/c rw - 9p drvfs rw\n"
        "26 22 0:5 / /mnt/d rw - cifs //x rw\n27 22 0:6 / /mnt/d rw - ext4 /dev/c rw\nillisible\n",
        "utf-8",
    )
    loin = {
        chemin: est_lointain(Path(chemin), montages)
        for chemin in ("/srv", "/mnt/ville d/x", "/mnt/ville d/ici/x", "/mnt/c/x", "/mnt/d", "/mnt/cc")
    }
    assert loin == {"/srv": False, "/mnt/ville d/x": True, "/mnt/ville d/ici/x": False, "/mnt/c/x": True, "/mnt/d": False, "/mnt/cc": False}
    assert not est_lointain(Path("/srv"), tmp_path / "absent")
