"""Each example of the page «Prendre les données» is run as it is written, on a site that is served from this machine."""

import csv
import io
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from html import unescape
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import duckdb
import pytest
from msgspec import Struct

from generator.pages.edition import Edition
from generator.pages.fichiers.ecrire_json import INTERFACE, VERSIONS
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple

SITE = "https://engagements.exempleville.invalid"
_BLOC = re.compile(r'<pre class="eo-code" data-copier data-langage="(\w+)"><code>(.*?)</code></pre>', re.DOTALL)


class Servi(Struct, frozen=True):
    """The site as it is served: its folder, its address here, the examples of its page by language."""

    dossier: Path
    adresse: str
    exemples: dict[str, list[str]]


class _Muet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def servi(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Servi]:
    """The example, with its workbook and its archive."""
    projet = copier_exemple(tmp_path_factory.mktemp("prendre") / "projet")
    dossier = projet / "servi"
    sites = tous_les_sites(examiner(projet, JOUR)[0], projet, aujourd_hui=JOUR, edition=Edition(classeurs=True))
    for chemin, fichier in fichiers_des_sites(sites):
        if re.match(rf"(portail/donnees|{CONTRAT}/donnees)/", chemin):
            lieu = dossier / chemin.removeprefix("portail/")
            lieu.parent.mkdir(parents=True, exist_ok=True)
            lieu.write_bytes(fichier.rendre())
    serveur = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Muet, directory=str(dossier)))
    threading.Thread(target=serveur.serve_forever, daemon=True).start()
    adresse = f"http://127.0.0.1:{serveur.server_port}"
    exemples: dict[str, list[str]] = {}
    for langage, code in _BLOC.findall((dossier / "donnees" / "index.html").read_text("utf-8")):
        assert SITE in code or langage == "sql"
        exemples.setdefault(langage, []).append(unescape(code).replace(SITE, adresse))
    yield Servi(dossier, adresse, exemples)
    serveur.shutdown()
    serveur.server_close()


def _lignes(servi: Servi, nom: str) -> list[dict[str, str]]:
    texte = (servi.dossier / CONTRAT / "donnees" / nom).read_bytes().decode("utf-8")
    return list(csv.DictReader(io.StringIO(texte, newline="")))


def _lancer(commande: list[str], dossier: Path) -> str:
    fini = subprocess.run(commande, cwd=dossier, capture_output=True, text=True, encoding="utf-8", check=False, timeout=600)
    assert fini.returncode == 0, fini.stdout + fini.stderr
    return fini.stdout


def test_chaque_langage_a_son_exemple(servi: Servi) -> None:
    """No example of the page is left out below."""
    assert {langage: len(codes) for langage, codes in servi.exemples.items()} == {"sh": 2, "python": 1, "r": 1, "sql": 2}


def test_un_tableau_en_parquet(servi: Servi) -> None:
    """The line of the page makes a file that holds every row, as it is."""
    copie = servi.dossier / CONTRAT / "donnees"
    with duckdb.connect(config={"file_search_path": str(copie)}) as base:
        base.execute(servi.exemples["sql"][1].replace("'valeurs.parquet'", f"'{copie / 'valeurs.parquet'}'"))
        lues = base.execute(f"SELECT * FROM '{copie / 'valeurs.parquet'}'").fetchall()
    assert [[cellule or "" for cellule in ligne] for ligne in lues] == [list(ligne.values()) for ligne in _lignes(servi, "valeurs.csv")]


def test_la_version_est_dite(servi: Servi) -> None:
    """The page tells each version; the last one is that of the files."""
    page = unescape((servi.dossier / "donnees" / "index.html").read_text("utf-8")).replace("\u00a0", " ")
    assert f"Version {INTERFACE}, depuis le 30 novembre 2026" in page
    assert VERSIONS[-1][0] == INTERFACE
    lu = json.loads((servi.dossier / CONTRAT / "donnees" / "referentiel.json").read_bytes())
    assert lu["interface"] == INTERFACE


def test_curl_copie_les_fichiers(servi: Servi, tmp_path: Path) -> None:
    """Each line of it; the files are those that are published, the workbook and the archive too."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    for ligne in servi.exemples["sh"][0].splitlines():
        _lancer([*ligne.split(), "--silent"], tmp_path)
    copies = {chemin.name: chemin.read_bytes() for chemin in tmp_path.iterdir()}
    assert set(copies) == {"valeurs.csv", "indicateurs.csv", "lieux.geojson", f"{CONTRAT}.xlsx", f"{CONTRAT}.zip"}
    assert all((servi.dossier / CONTRAT / "donnees" / nom).read_bytes() == octets for nom, octets in copies.items())


def test_python_lit_les_chiffres(servi: Servi, tmp_path: Path) -> None:
    """It prints figures, and how many rows there are."""
    (tmp_path / "exemple.py").write_text(servi.exemples["python"][0], "utf-8")
    dit = _lancer([sys.executable, "-X", "utf8", "exemple.py"], tmp_path).splitlines()
    lignes = _lignes(servi, "valeurs.csv")
    assert dit[-1] == f"{len(lignes)} lignes"
    assert dit[0].startswith(f"{lignes[0]['indicateur']} {lignes[0]['territoire']} {lignes[0]['periode']}")


def test_r_compte_les_etats(servi: Servi, tmp_path: Path) -> None:
    """Where R is there."""
    if shutil.which("Rscript") is None:
        pytest.skip("R is not installed")
    (tmp_path / "exemple.R").write_text(servi.exemples["r"][0], "utf-8")
    dit = _lancer(["Rscript", "--vanilla", "exemple.R"], tmp_path)
    etats = [ligne["statut"] for ligne in _lignes(servi, "indicateurs.csv")]
    assert all(etat in dit for etat in etats)
    assert str(max(map(etats.count, etats))) in dit


def test_duckdb_joint_les_tables(servi: Servi, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On the copied files: each figure once, with the words of its indicator."""
    for nom in ("valeurs.csv", "indicateurs.csv"):
        shutil.copy(servi.dossier / CONTRAT / "donnees" / nom, tmp_path / nom)
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as base:
        rangees = base.execute(servi.exemples["sql"][0]).fetchall()
    valeurs, libelles = (
        _lignes(servi, "valeurs.csv"),
        {ligne["indicateur"]: ligne["libelle"] for ligne in _lignes(servi, "indicateurs.csv")},
    )
    attendues = sorted((libelles[un["indicateur"]], un["territoire"], un["periode"], un["valeur"]) for un in valeurs)
    assert sorted((libelle, lieu, periode, valeur or "") for libelle, lieu, periode, valeur, _ in rangees) == attendues


def test_frictionless_valide_ce_qui_est_publie(servi: Servi, tmp_path: Path) -> None:
    """At its address, by the command."""
    programme, *suite = servi.exemples["sh"][1].split()
    assert programme == "frictionless"
    dit = _lancer([sys.executable, "-m", "frictionless", *suite], tmp_path)
    assert dit.count("VALID") >= 11
    assert "INVALID" not in dit
