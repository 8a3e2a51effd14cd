"""The ways of Windows and macOS, as far as one machine can take them: processes that begin from nothing, no exchange of folders in one
step, no hard links, other line ends. The site is the same, byte for byte."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.publication import disque
from generator.publication.verrou import ConstructionEnCours, verrou
from tests.publication.arbres import COMMANDE, arbre, construire, differences, remplacer

COMME_AILLEURS = """
import multiprocessing, os, sys
from generator.publication import disque

def main():
    multiprocessing.set_start_method("spawn")
    os.cpu_count = lambda: 2
    disque.sys = type("Systeme", (), {"platform": "win32"})
    def lier(*_):
        raise OSError("no links here")
    os.link = lier
    from generator.cli import main
    sys.exit(main(sys.argv[1:]))

if __name__ == "__main__":
    main()
"""


def test_des_processus_neufs_ni_echange_ni_liens(projet: Path, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """A first build and a second over it, in two processes that know nothing of their parent."""
    programme = tmp_path / "comme_ailleurs.py"
    programme.write_text(COMME_AILLEURS, encoding="utf-8")
    autre = Path(shutil.copytree(projet, tmp_path / "autre", ignore=shutil.ignore_patterns(".construction", "public")))
    for couleur in ("red", "blue"):
        feuille = autre / "site_templates" / "ressources" / "engagements.css"
        feuille.write_text(f"{feuille.read_text('utf-8')}.essai{{color:{couleur}}}\n", encoding="utf-8")
        fini = subprocess.run(
            [sys.executable, str(programme), *COMMANDE, "--projet", str(autre)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert fini.returncode == 0, fini.stdout + fini.stderr
    trouve = arbre(autre / "public")
    assert [chemin for chemin in differences(trouve, arbre_initial) if not chemin.endswith(".css")] == []
    assert [chemin.name for chemin in autre.iterdir() if chemin.name.startswith(".")] == [".construction"]


def test_des_fins_de_ligne_de_windows(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    """Files that an editor, or git, wrote with its own line ends; copies of sources are what git must not touch."""
    for dossier, fins in (("referentiels", (".yml", ".csv")), ("content", (".md",))):
        for chemin in (projet / dossier).rglob("*"):
            if chemin.suffix in fins and chemin.parent.name != "copies":
                chemin.write_bytes(chemin.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert construire(projet, projet / "public").sain
    assert differences(arbre(projet / "public"), arbre_initial) == []


@pytest.mark.parametrize("systeme", ["win32", "cygwin", "freebsd14"])
def test_un_systeme_sans_echange(systeme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No call to a library that is not there."""
    monkeypatch.setattr(disque, "sys", type("Systeme", (), {"platform": systeme}))
    monkeypatch.setattr(disque.ctypes, "CDLL", None)
    for nom, mot in (("public", "avant"), ("neuf", "après")):
        (tmp_path / nom).mkdir()
        (tmp_path / nom / "page").write_text(mot, encoding="utf-8")
    assert disque.echanger(tmp_path / "neuf", tmp_path / "public")
    assert arbre(tmp_path) == {"neuf/": b"", "neuf/page": b"avant", "public/": b"", "public/page": "après".encode()}


def test_le_verrou_se_rend(projet: Path) -> None:
    """Taken twice in turn, and never twice at once, by the same process too."""
    for _ in range(2):
        with verrou(projet / ".construction"), pytest.raises(ConstructionEnCours), verrou(projet / ".construction"):
            pass
    remplacer(projet / "mkdocs.yml", "Engagements ouverts", "Engagements tenus")
    assert construire(projet, projet / "public").sain
