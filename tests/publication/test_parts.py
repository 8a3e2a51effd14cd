"""A country built in parts, and by the workers of a scheduler: the same site."""

import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import Client

from benchmarks.invention.fichiers import Pays, ecrire_pays
from generator.cli import main
from generator.publication import construction
from generator.publication.echec import ConstructionImpossible
from generator.publication.ordonnanceur import equipe_de
from generator.publication.travaux import contrats_de_la_part
from tests.exemple.projet import copier_exemple
from tests.publication.arbres import JOUR, arbre, differences
from tests.tout import TOUT, chaque_nuit

pytestmark = pytest.mark.lent


def _faire_la_part(projet: Path, rang: int, sur: int) -> construction.Resultat:
    resultat = construction.construire(projet, projet / "public", aujourd_hui=JOUR, part=(rang, sur), pdf=False)
    assert resultat.sain, resultat
    return resultat


@pytest.mark.parametrize("sur", chaque_nuit([2, 1, 5]))
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


def test_les_parts_d_un_pays_reunies_par_la_commande(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Invented contracts with places, figures, documents and partners that they share, in parts: each has some to make, each is made from nothing in
    a copy of the project, and all is done by the command that people type. Each night, six of them in three parts."""
    combien, parts = (6, 3) if TOUT else (3, 2)
    pays = ecrire_pays(Pays(graine=13, contrats=combien, indicateurs=6), tmp_path / "pays")
    options = ("construire", "--sans-pdf", *pays.options, "--projet")
    d_une_fois, entier = _copie(pays.dossier, tmp_path / "d une fois"), _copie(pays.dossier, tmp_path / "entier")
    assert main([*options, str(d_une_fois)]) == 0
    faits: list[set[str]] = []
    capsys.readouterr()
    for rang in range(1, parts + 1):
        ailleurs = _copie(pays.dossier, tmp_path / f"part {rang}")
        assert main([*options, str(ailleurs), "--part", f"{rang}/{parts}"]) == 0
        dit = re.search(rf"Part {rang} sur {parts}\s: ([0-9\s]+)pages construites\. Rien n’est publié\.", capsys.readouterr().out)
        assert dit is not None
        assert int(re.sub(r"\s", "", dit[1])) > 50
        assert not (ailleurs / "public").exists()
        faits.append({un.name for un in (ailleurs / ".construction" / "sites").iterdir()})
        shutil.copytree(ailleurs / ".construction", entier / ".construction", dirs_exist_ok=True)
    contrats = {un.name for un in (pays.dossier / "referentiels").iterdir() if un.is_dir()}
    assert len(contrats) == combien
    assert all(faits)
    assert sorted(id for part in faits for id in part) == sorted(contrats)
    assert main([*options, str(entier)]) == 0
    assert differences(arbre(entier / "public"), arbre(d_une_fois / "public")) == []


def _copie(projet: Path, ailleurs: Path) -> Path:
    return Path(shutil.copytree(projet, ailleurs))


@pytest.mark.parametrize("mot", ["0/3", "4/3", "1/0", "1", "1/", "/3", "un/3", "1/3/5", "-1/3", "1/99999", "1 / 3"])
def test_ce_qui_n_est_pas_une_part(mot: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong use, before anything is read."""
    projet = copier_exemple(tmp_path / "projet")
    assert main(["construire", "--projet", str(projet), f"--part={mot}"]) == 2
    assert f"« {mot} » n’est pas une part : écrire par exemple 2/8" in re.sub(r"\s", " ", capsys.readouterr().err)
    assert not (projet / ".construction").exists()


def test_les_parts_sont_tout_le_pays() -> None:
    """Each contract in one part, and no part with much more to do than another."""
    poids = {f"contrat-{rang}": 100 + rang * 37 % 500 for rang in range(435)}
    parts = [contrats_de_la_part(poids, (rang, 8)) for rang in range(1, 9)]
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


class _Guetteur(threading.Thread):
    """Kills one of the workers while it holds a task, and notes which task that was. What a worker is doing, it says itself: the scheduler only knows what
    it was given."""

    def __init__(self, adresse: str, ouvriers: list[subprocess.Popen[str]]) -> None:
        super().__init__(daemon=True)
        self._client, self._ouvriers = Client(adresse, set_as_default=False), ouvriers
        self._client.wait_for_workers(len(ouvriers), timeout=300)
        pids = self._client.run(os.getpid)
        self._victime = next(un for un, pid in pids.items() if pid == ouvriers[0].pid)
        self.taches: list[str] = []

    def run(self) -> None:
        """Look until it works; then kill it."""
        while not self.taches:
            # Sent as it is written here: the worker cannot import this module.
            en_cours = self._client.run(
                lambda dask_worker: sorted(str(un.key) for un in dask_worker.state.executing), workers=[self._victime]
            )
            self.taches = en_cours[self._victime]
        self._ouvriers[0].kill()
        self._ouvriers[0].wait()

    def finir(self) -> None:
        """Wait for the kill."""
        self.join(60)
        self._client.close()


def test_les_ouvriers_d_un_ordonnanceur_font_le_meme_site(tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """Two workers, one of which is killed while it holds a task: the other does it again. By the command that people type."""
    projet = copier_exemple(tmp_path / "projet")
    with _grappe(2) as (adresse, ouvriers):
        guetteur = _Guetteur(adresse, ouvriers)
        guetteur.start()
        assert main(["construire", "--sans-pdf", "--date", JOUR, "--projet", str(projet), "--ordonnanceur", adresse]) == 0
        guetteur.finir()
        assert [tache.partition("-")[0] for tache in guetteur.taches] == ["faire_et_oublier"]
        assert [ouvrier.poll() is None for ouvrier in ouvriers] == [False, True]
    assert differences(arbre(projet / "public"), arbre_initial) == []


def test_un_ordonnanceur_qui_ne_repond_pas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A sentence, and nothing is published."""
    monkeypatch.setattr("generator.publication.ordonnanceur.DELAI", 1)
    projet = copier_exemple(tmp_path / "projet")
    assert main(["construire", "--sans-pdf", "--projet", str(projet), "--ordonnanceur", "tcp://127.0.0.1:9"]) == 1
    assert "L’ordonnanceur « tcp://127.0.0.1:9 » ne répond pas" in re.sub(r"\s", " ", capsys.readouterr().err)
    assert not (projet / "public").exists()


@pytest.mark.parametrize("adresse", ["non", "tcp://", "http://192.0.2.1", "tcp://[::1", "ucx://a", "tls://127.0.0.1:1"])
def test_ce_qui_n_est_pas_l_adresse_d_un_ordonnanceur(adresse: str) -> None:
    """Whatever the library raises of it."""
    contrats = SimpleNamespace(titre="les contrats", poids=1)
    with pytest.raises(ConstructionImpossible, match="n’est pas l’adresse d’un ordonnanceur"):
        equipe_de(adresse)([contrats], lambda _: None)


def test_sans_la_bibliotheque(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What to install is said."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    projet = copier_exemple(tmp_path / "projet")
    assert main(["construire", "--projet", str(projet), "--ordonnanceur", "tcp://127.0.0.1:8786"]) == 1
    assert 'pip install "engagements[ordonnanceur]"' in capsys.readouterr().err
