"""A country built in parts, and by the workers of a scheduler: the same site."""

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from generator.publication import construction
from generator.publication.echec import ConstructionImpossible
from generator.publication.ordonnanceur import equipe_de
from tests.exemple.projet import copier_exemple
from tests.publication.arbres import JOUR, arbre, differences

pytestmark = pytest.mark.lent


def _faire_la_part(projet: Path, rang: int, sur: int) -> construction.Resultat:
    resultat = construction.construire(projet, projet / "public", aujourd_hui=JOUR, part=(rang, sur), pdf=False)
    assert resultat.sain, resultat
    return resultat


@pytest.mark.parametrize("sur", [1, 2, 5])
def test_des_parts_reunies_font_le_meme_site(sur: int, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """Each made elsewhere from nothing; their folders of the build, put together, are what one build would have made."""
    entier = copier_exemple(tmp_path / "entier")
    faites: list[str] = []
    for rang in range(1, sur + 1):
        ailleurs = copier_exemple(tmp_path / f"part {rang}")
        faites += _faire_la_part(ailleurs, rang, sur).construites
        assert not (ailleurs / "public").exists()
        shutil.copytree(ailleurs / ".construction", entier / ".construction", dirs_exist_ok=True)
    assert len(faites) == len(set(faites)), "no page is made in two parts"
    resultat = construction.construire(entier, entier / "public", aujourd_hui=JOUR, pdf=False)
    assert resultat.sain
    assert not set(resultat.construites) & set(faites), "what a part made is not made again"
    assert differences(arbre(entier / "public"), arbre_initial) == []


def test_les_parts_sont_tout_le_pays() -> None:
    """Each contract in one part, and no part with much more to do than another."""
    poids = {f"contrat-{rang}": 100 + rang * 37 % 500 for rang in range(435)}
    parts = [construction._de_la_part(poids, (rang, 8)) for rang in range(1, 9)]
    assert sorted(id for part in parts for id in part) == sorted(poids)
    charges = [sum(poids[id] for id in part) for part in parts]
    assert max(charges) - min(charges) <= max(poids.values())


@contextmanager
def _grappe(ouvriers: int) -> Iterator[tuple[str, list[subprocess.Popen[str]]]]:
    """A scheduler on this machine, with workers that are processes of their own."""
    commande = [sys.executable, "-m", "dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    programmes = [subprocess.Popen(commande, stderr=subprocess.PIPE, text=True)]
    try:
        sortie = programmes[0].stderr
        assert sortie is not None
        ligne = next(ligne for ligne in sortie if "Scheduler at:" in ligne)
        adresse = ligne.split("Scheduler at:")[1].strip()
        for _ in range(ouvriers):
            commande = [sys.executable, "-m", "dask", "worker", adresse, "--nthreads", "1", "--no-dashboard", "--no-nanny"]
            programmes.append(subprocess.Popen(commande, stderr=subprocess.DEVNULL, text=True))
        yield adresse, programmes[1:]
    finally:
        for programme in reversed(programmes):
            programme.kill()
            programme.wait()
            if programme.stderr:
                programme.stderr.close()


def test_les_ouvriers_d_un_ordonnanceur_font_le_meme_site(tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """Two workers, one of which is killed while it works: the other does what it left."""
    projet = copier_exemple(tmp_path / "projet")
    with _grappe(2) as (adresse, ouvriers):
        equipe = equipe_de(adresse)
        mort = threading.Timer(1, ouvriers[0].kill)  # seconds: when both have begun
        debut = time.monotonic()
        mort.start()
        resultat = construction.construire(projet, projet / "public", aujourd_hui=JOUR, equipe=equipe, pdf=False)
        assert time.monotonic() - debut > 1, "it was killed while they worked"
        assert ouvriers[0].poll() is not None
    assert resultat.sain, resultat
    assert differences(arbre(projet / "public"), arbre_initial) == []


def test_un_ordonnanceur_qui_ne_repond_pas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence, and nothing is published."""
    monkeypatch.setattr("generator.publication.ordonnanceur.DELAI", 1)
    projet = copier_exemple(tmp_path / "projet")
    resultat = construction.construire(projet, projet / "public", aujourd_hui=JOUR, equipe=equipe_de("tcp://127.0.0.1:9"))
    assert not resultat.sain
    assert "ne répond pas" in resultat.echec[0]
    assert not (projet / "public").exists()


def test_sans_la_bibliotheque(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install is said."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConstructionImpossible, match="pip install"):
        equipe_de("tcp://127.0.0.1:8786")
