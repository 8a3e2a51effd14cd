"""The tools of the benchmarks say what was done, and how much: no time is judged here."""

import cProfile
import gzip
import pstats
import sys
import urllib.request
from pathlib import Path

import pytest

from benchmarks.alternance import Mesure, alterner, releve_de
from benchmarks.gestes import APERCUS
from benchmarks.poids import poids_du_site
from benchmarks.processus import Cout, EchecDuProgramme, lancer, plancher
from benchmarks.profil import fonctions, parts, profiler
from benchmarks.projets import RACINE, Programme, Projet
from benchmarks.serveur import servir
from generator.commandes import commande
from generator.commandes.analyse import Analyseur
from tests.exemple.projet import EXEMPLE


@pytest.mark.skipif(sys.platform == "win32", reason="os.wait4 is of POSIX")
def test_la_memoire_est_celle_du_plus_grand_processus(tmp_path: Path) -> None:
    """Of a command and of what it starts; never less than that of a command that does nothing."""
    prend = "octets = bytearray(150_000_000)"
    enfant = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {prend!r}], check=True)"
    assert lancer([sys.executable, "-c", enfant], tmp_path).memoire > 150_000_000
    assert lancer([sys.executable, "-c", "pass"], tmp_path).memoire >= plancher() > 0


def test_chaque_ligne_de_l_apercu_demande_ce_que_son_nom_dit() -> None:
    """`servir` makes no PDF unless it is asked to: read as the command itself reads them."""
    analyseur = Analyseur("engagements servir", "")
    commande("servir").decrire(analyseur)
    assert {geste: analyseur.parse_args(list(options)).avec_pdf for geste, (_, options) in APERCUS.items()} == {
        "servir": False,
        "servir-pdf": True,
    }


@pytest.mark.skipif(sys.platform == "win32", reason="os.wait4 is of POSIX")
def test_une_commande_qui_echoue_le_dit(tmp_path: Path) -> None:
    """With its code and its words."""
    with pytest.raises(EchecDuProgramme, match=r"(?s)code 3.*perdu"):
        lancer([sys.executable, "-c", "print('perdu'); raise SystemExit(3)"], tmp_path)


def test_les_mesures_alternent() -> None:
    """Each once, and all again; what is told is the median, and the highest memory."""
    ordre: list[str] = []

    def mesure(outil: str, murs: list[float]) -> Mesure:
        def faire(tour: int) -> Cout:
            ordre.append(f"{outil}{tour}")
            return Cout(murs[tour], 2 * murs[tour], int(murs[tour]))

        return Mesure(outil, "geste", faire)

    releves = alterner([mesure("a", [1, 9, 2]), mesure("b", [5, 5, 8])], 3)
    assert ordre == ["a0", "b0", "a1", "b1", "a2", "b2"]
    un = releve_de(releves, "a", "geste")
    assert un is not None
    assert (un.mur, un.processeurs, un.memoire) == (2, 4, 9)
    assert releve_de(releves, "a", "autre") is None


def test_un_contenu_repete_compte_une_fois(tmp_path: Path) -> None:
    """And cards for other sites are no pages."""
    for chemin, contenu in (("index.html", "un"), ("a/index.html", "deux"), ("a/carte-integree/index.html", "deux"), ("b.css", "deux")):
        (tmp_path / chemin).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / chemin).write_text(contenu, "utf-8")
    assert poids_du_site(tmp_path) == {"fichiers": 4, "pages": 2, "octets": 14, "octets_distincts": 6}


def test_le_serveur_compresse(tmp_path: Path) -> None:
    """A folder gives its page, what is not there 404, and nothing above the site is given."""
    (tmp_path / "public" / "page").mkdir(parents=True)
    (tmp_path / "public" / "page" / "index.html").write_text("bonjour", "utf-8")
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    with servir(tmp_path / "public") as adresse:
        with urllib.request.urlopen(f"{adresse}/page/") as reponse:
            assert reponse.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(reponse.read()) == b"bonjour"
        for absente in ("absente/", "../secret.txt", "%2e%2e/secret.txt"):
            with pytest.raises(urllib.error.HTTPError, match="404"):
                urllib.request.urlopen(f"{adresse}/{absente}")


def test_un_profil_se_lit(tmp_path: Path) -> None:
    """By package, the time of what is written in C where it was called from; the paths of this machine are left out."""
    from generator.calculs import mots

    profil = cProfile.Profile()
    profil.runcall(lambda: [mots.__name__.upper() for _ in range(1000)])
    profil.dump_stats(tmp_path / "essai.prof")
    ou = [nom for nom, _ in parts(tmp_path / "essai.prof")]
    assert ou
    assert not [nom for nom in ou if nom.startswith("/")]
    assert not [nom for nom, _, _ in fonctions(tmp_path / "essai.prof", 5) if nom.startswith("/")]


@pytest.mark.lent
@pytest.mark.skipif(sys.platform == "win32", reason="os.wait4 is of POSIX")
def test_un_profil_voit_le_travail_de_tous_les_contrats(tmp_path: Path) -> None:
    """Two contracts, and the portal: all three are made in the process that is profiled, which waits for no other."""
    projet = tmp_path / "projet"
    for id in ("contrat-un", "contrat-deux"):
        (projet / "referentiels" / id).mkdir(parents=True)
        for fichier in (EXEMPLE / "referentiels" / "contrat-minimal").iterdir():
            (projet / "referentiels" / id / fichier.name).write_text(fichier.read_text("utf-8").replace("contrat-minimal", id), "utf-8")
    profil = tmp_path / "profils" / "propre.prof"
    profiler(Programme(RACINE), Projet(projet, "contrat-un", "", projet, ""), ["--sans-pdf"], profil)
    assert (projet / "public" / "contrat-deux" / "index.html").is_file()
    appels = {(Path(fichier).name, nom): faits for (fichier, _, nom), (_, faits, *_) in pstats.Stats(str(profil)).stats.items()}
    assert appels["site_fait.py", "faire_le_site"] == 3
