"""Builds that are killed, damaged, refused or doubled: what is published is whole, and the next build is right."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.publication.disque import echanger, neuf, retablir
from generator.publication.verrou import ConstructionEnCours, verrou
from tests.exemple.projet import CONTRAT, DU_CHIFFRE
from tests.publication.arbres import COMMANDE, Propre, arbre, construire, differences, remplacer, traces
from tests.publication.arrets import changer_le_theme, lancer
from tests.systemes import posix
from tests.tout import TOUT

OUVRIER = Path(__file__).with_name("ouvrier.py")


@posix
def test_une_construction_tuee_laisse_un_site_entier(
    projet: Path, tmp_path: Path, construction_propre: Propre, arbre_initial: dict[str, bytes]
) -> None:
    """At moments all along the run, then act by act where the two trees are exchanged, and while what was done is noted."""
    sain = (projet / "site_templates" / "theme" / "partials" / "pied-legal.html").read_bytes()
    changer_le_theme(projet, "red")
    rouge = construction_propre(projet)
    essai = tmp_path / "essai"

    def tuer(rang: int) -> tuple[int, str]:
        shutil.rmtree(essai, ignore_errors=True)
        shutil.copytree(projet, essai)
        fini = lancer(essai, rang)
        return fini.returncode, fini.stderr

    code, messages = tuer(0)
    assert code == 0, messages
    actes, echange = map(int, messages.splitlines()[-1].split())
    hasard = random.Random(20191)
    avant, apres = (hasard.sample(actes_, 3 if TOUT else 1) for actes_ in (range(1, echange - 2), range(echange + 4, actes)))
    autour = range(echange - 2, echange + 4) if TOUT else (echange, echange + 2)
    vus = set()
    for tour, rang in enumerate((*sorted(avant), *autour, *sorted(apres), actes)):
        code, messages = tuer(rang)
        assert code == -signal.SIGKILL, messages
        publie = arbre(essai / "public")
        assert publie in (rouge, arbre_initial), f"killed at act {rang} of {actes}: {differences(publie, rouge)[:5]}"
        vus.add((publie == rouge, rang > echange))
        attendu = rouge
        if tour % 2:  # what was going to be published is not wanted any more
            (essai / "site_templates" / "theme" / "partials" / "pied-legal.html").write_bytes(sain)
            attendu = arbre_initial
        assert lancer(essai, 0).returncode == 0
        assert differences(arbre(essai / "public"), attendu) == [], f"killed at act {rang} of {actes}"
        assert [chemin.name for chemin in essai.iterdir() if chemin.name.startswith(".")] == [".construction"]
    assert vus == {(True, True), (False, False)}


def test_une_construction_tuee_au_hasard_du_temps(projet: Path, construction_propre: Propre) -> None:
    """By the clock, so that workers are also caught at work; they must not live on, nor keep the lock."""
    initial = arbre(projet / "public")
    changer_le_theme(projet, "red")
    rouge = construction_propre(projet)
    hasard = random.Random(20192)
    for _ in range(6 if TOUT else 3):
        processus = subprocess.Popen(
            [sys.executable, "-m", "generator", *COMMANDE, "--projet", str(projet)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(hasard.uniform(0.2, 1.2))
        processus.kill()
        processus.wait()
        publie = arbre(projet / "public")
        assert publie in (initial, rouge), differences(publie, rouge)[:5]
    assert lancer(projet, 0).returncode == 0
    assert differences(arbre(projet / "public"), rouge) == []


def test_sans_echange_atomique(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the file system cannot exchange two folders: two renames, and what a kill between them leaves is mended."""
    monkeypatch.setattr("generator.publication.disque._echange_atomique", lambda *_: False)
    public = tmp_path / "public"
    public.mkdir()
    (public / "page").write_text("avant")
    neuf(public).mkdir()
    (neuf(public) / "page").write_text("après")
    assert echanger(neuf(public), public)
    assert arbre(tmp_path) == {".public.neuf/": b"", ".public.neuf/page": b"avant", "public/": b"", "public/page": "après".encode()}
    public.rename(tmp_path / ".public.ancien")
    retablir(public)
    assert arbre(tmp_path) == {"public/": b"", "public/page": "après".encode()}


def test_un_echange_refuse_remet_l_ancien(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.publication.disque._echange_atomique", lambda *_: False)
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "page").write_text("avant")
    with pytest.raises(FileNotFoundError):
        echanger(tmp_path / "absent", tmp_path / "public")
    assert arbre(tmp_path) == {"public/": b"", "public/page": b"avant"}


def test_des_donnees_fausses_ne_publient_rien(projet: Path) -> None:
    avant, octets = traces(projet / "public"), arbre(projet / "public")
    remplacer(projet / "referentiels" / CONTRAT / "contrat.yml", "debut: 2019", "debut: bientôt")
    resultat = construire(projet, projet / "public")
    assert not resultat.sain
    assert traces(projet / "public") == avant
    assert arbre(projet / "public") == octets


def test_un_lien_mort_ne_publie_rien_deux_fois_de_suite(projet: Path) -> None:
    """Also the second time, when nothing changed since the site was built."""
    avant = traces(projet / "public")
    with (projet / "content" / CONTRAT / "presentation.md").open("a", encoding="utf-8") as fichier:
        fichier.write("\n[Une page](referentiel/nulle-part/) et [une autre](absente.html).\n")
    for _ in range(2):
        resultat = construire(projet, projet / "public")
        assert not resultat.sain
        assert f"{CONTRAT}/index.html → referentiel/nulle-part/ : page absente" in resultat.echec
        assert f"{CONTRAT}/index.html → absente.html : page absente" in resultat.echec
        assert traces(projet / "public") == avant


def test_une_construction_a_la_fois(projet: Path) -> None:
    with verrou(projet / ".construction"), pytest.raises(ConstructionEnCours):
        construire(projet, projet / "public")
    assert construire(projet, projet / "public").sain


@posix
def test_public_est_un_lien(projet: Path, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """What the link leads to is replaced; the link stays."""
    ailleurs = tmp_path / "ailleurs"
    shutil.move(projet / "public", ailleurs)
    (projet / "public").symlink_to(ailleurs)
    remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;")
    assert construire(projet, projet / "public").ecrits
    assert (projet / "public").is_symlink()
    assert differences(arbre(ailleurs), arbre_initial) == sorted(DU_CHIFFRE)


def test_public_sur_un_autre_disque(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    memoire = Path("/dev/shm")
    if not memoire.is_dir() or memoire.stat().st_dev == projet.stat().st_dev:
        pytest.skip("this machine has one file system only")
    ailleurs = memoire / f"engagements-{os.getpid()}"
    try:
        for couleur in ("red", "blue"):
            changer_le_theme(projet, couleur)
            assert construire(projet, ailleurs / "site").sain
        assert arbre(ailleurs / "site").keys() == arbre_initial.keys()
        assert [chemin.name for chemin in ailleurs.iterdir()] == ["site"]
    finally:
        shutil.rmtree(ailleurs, ignore_errors=True)


@pytest.mark.parametrize(
    ("genre", "mots"), [("exception", "un défaut du programme"), pytest.param("mort", "arrêté par le système", marks=posix)]
)
def test_un_ouvrier_qui_echoue(genre: str, mots: str, projet: Path) -> None:
    """An exception, or a death, in one of the parallel processes: words, nothing published, no wait without end."""
    avant = traces(projet / "public")
    changer_le_theme(projet, "red")
    fini = subprocess.run(
        [sys.executable, str(OUVRIER), genre, str(projet)], capture_output=True, text=True, encoding="utf-8", timeout=300, check=False
    )
    assert fini.returncode == 1, fini.stderr
    assert mots in fini.stdout
    assert "Traceback" not in fini.stderr
    assert traces(projet / "public") == avant
    assert construire(projet, projet / "public").sain


@pytest.mark.parametrize(
    ("gabarit", "mots"),
    [
        ("pages/portail/accueil.html.j2", "« portail/accueil.html.j2 », ligne 1"),
        ("pages/pieces/macros.html.j2", "« pieces/macros.html.j2 », ligne 1"),
        ("theme/main.html", "MkDocs n’a pas pu construire le site"),
    ],
)
def test_un_gabarit_mal_ecrit(gabarit: str, mots: str, projet: Path) -> None:
    avant = traces(projet / "public")
    fichier = projet / "site_templates" / gabarit
    fichier.write_text("{% fi %}" + fichier.read_text(encoding="utf-8"), encoding="utf-8")
    resultat = construire(projet, projet / "public")
    assert mots in "\n".join(resultat.echec)
    assert traces(projet / "public") == avant


def test_une_configuration_mal_ecrite(projet: Path) -> None:
    avant = traces(projet / "public")
    with (projet / "mkdocs.yml").open("a", encoding="utf-8") as fichier:
        fichier.write('edit_uri_template: "{inconnu}"\n')  # which only MkDocs itself sees
    resultat = construire(projet, projet / "public")
    assert resultat.echec[0].startswith("MkDocs n’a pas pu construire le site")
    assert traces(projet / "public") == avant
