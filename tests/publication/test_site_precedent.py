"""`--precedent` with an address: a real server of this machine, in all the ways that a host may answer; and archives that are none."""

import json
import os
import re
import shutil
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest

from generator.cli import main
from generator.publication import site_precedent
from generator.publication.echec import ConstructionImpossible
from generator.publication.porte_du_web import Patience
from generator.publication.site_precedent import SitePrecedent, lire_le_site_precedent
from tests.exemple.projet import CONTRAT, copier_exemple, sorties_de_l_exemple
from tests.publication.arbres import remplacer
from tests.systemes import posix

MINIMAL = "contrat-minimal"
CONTRATS = {CONTRAT: (CONTRAT,), MINIMAL: (MINIMAL,)}
REFERENTIEL, VALEURS = f"{CONTRAT}/donnees/referentiel.json", f"{CONTRAT}/donnees/valeurs.csv"


@pytest.fixture(scope="module")
def publie(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the example published, as far as an earlier site is read; beside it, the same as an archive."""
    projet = copier_exemple(tmp_path_factory.mktemp("precedent") / "projet")
    site = projet.parent / "site"
    for chemin, octets in sorties_de_l_exemple(projet).items():
        if chemin.startswith((f"{CONTRAT}/donnees/", f"{MINIMAL}/donnees/")):
            (site / chemin).parent.mkdir(parents=True, exist_ok=True)
            (site / chemin).write_bytes(octets)
    shutil.make_archive(str(site.parent / "site"), "zip", site)
    return site


@pytest.fixture(scope="module")
def attendu(publie: Path) -> dict[str, SitePrecedent]:
    """What is read of it in its folder."""
    return dict(lire_le_site_precedent(str(publie), CONTRATS))


class _Serveur(BaseHTTPRequestHandler):
    """Answers by the first folder of the path; what is below is a path of the site."""

    site: Path
    fin: threading.Event

    def do_GET(self) -> None:
        sorte, _, chemin = unquote(self.path).removeprefix("/").partition("/")
        match sorte:
            case "bon" | "ville d’été":
                self._fichier(chemin)
            case "parti":
                self._repondre(301, b"", f"/bon/{chemin}")
            case "accueil":  # a host that leads all that it has no more to its home
                self._repondre(302, b"", "/html/")
            case "html":
                self._repondre(200, b"<!doctype html><title>Une ville</title>")
            case "en-rond":
                self._repondre(302, b"", self.path)
            case "fichier":
                self._repondre(301, b"", "file:///etc/passwd")
            case "ferme":
                self._repondre(403, b"")
            case "en-panne":
                self._repondre(503, b"")
            case "retire":
                self._repondre(410, b"")
            case "un-seul" | "sans-chiffres":
                if chemin.startswith(MINIMAL) or (sorte == "sans-chiffres" and chemin == VALEURS):
                    self._repondre(404, b"")
                else:
                    self._fichier(chemin)
            case "autre-json":
                self._repondre(200, b'{"contrat": {"id": "x"}}')
            case "profond":
                self._repondre(200, b"[" * 200_000)
            case "coupe":
                self._repondre(200, b"{", longueur=1_000)
            case "charabia":
                self.wfile.write(b"bonjour\r\n\r\n")
            case "muet":
                self.fin.wait()
            case "lent":
                self.send_response(200)
                self.end_headers()
                while not self.fin.wait(0.05):
                    self.wfile.write(b" " * 10)
            case "site.zip" | "faux.zip":
                self._repondre(200, self.site.with_suffix(".zip").read_bytes() if sorte == "site.zip" else b"rien")
            case _:
                self._repondre(404, b"")

    def _fichier(self, chemin: str) -> None:
        fichier = self.site / chemin
        self._repondre(200, fichier.read_bytes()) if fichier.is_file() else self._repondre(404, b"")

    def _repondre(self, code: int, octets: bytes, vers: str = "", longueur: int = 0) -> None:
        self.send_response(code)
        if vers:
            self.send_header("Location", vers)
        self.send_header("Content-Length", str(longueur or len(octets)))
        self.end_headers()
        self.wfile.write(octets)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def serveur(publie: Path) -> Iterator[str]:
    """The address of a server of that site."""
    fin = threading.Event()
    ici = type("Ici", (_Serveur,), {"site": publie, "fin": fin})
    with ThreadingHTTPServer(("127.0.0.1", 0), ici) as un:
        un.handle_error = lambda *_: None  # type: ignore[method-assign, assignment]
        threading.Thread(target=un.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{un.server_address[1]}"
        fin.set()
        un.shutdown()


@pytest.mark.parametrize(
    "adresse",
    [
        "/bon",
        "/bon/",
        "/bon/index.html",
        "/bon/?utm_source=lettre#contrats",
        "/parti/",
        "/site.zip",
        "/ville d’été/",
        "/ville%20d%E2%80%99%C3%A9t%C3%A9/",
    ],
)
def test_une_adresse_dit_ce_que_dit_le_dossier(serveur: str, adresse: str, attendu: dict[str, SitePrecedent]) -> None:
    """As people copy it, below a folder, moved for good, as an archive: the same as the files themselves."""
    assert set(attendu) == set(CONTRATS)
    assert dict(lire_le_site_precedent(f"{serveur}{adresse}", CONTRATS)) == attendu


def test_l_adresse_d_un_contrat(serveur: str, attendu: dict[str, SitePrecedent]) -> None:
    """Of it alone, as its folder gives it alone."""
    assert dict(lire_le_site_precedent(f"{serveur}/bon/{CONTRAT}/", CONTRATS)) == {CONTRAT: attendu[CONTRAT]}


def test_un_contrat_que_l_autre_site_n_a_pas(serveur: str, attendu: dict[str, SitePrecedent]) -> None:
    assert dict(lire_le_site_precedent(f"{serveur}/un-seul/", CONTRATS)) == {CONTRAT: attendu[CONTRAT]}


@pytest.mark.parametrize(
    ("adresse", "dit"),
    [
        ("/absent/", "n’a les données d’aucun contrat de ce projet"),
        ("/retire/", "n’a les données d’aucun contrat de ce projet"),
        ("/absent.zip", "il n’y a rien à cette adresse"),
        ("/html/", "n’est pas ce que publie ce programme"),
        ("/accueil/", "n’est pas ce que publie ce programme"),
        ("/autre-json/", "n’est pas ce que publie ce programme|ne dit pas de quel jour"),
        ("/profond/", "n’est pas ce que publie ce programme"),
        ("/sans-chiffres/", "valeurs.csv » n’y est pas"),
        ("/ferme/", "par le code 403"),
        ("/en-panne/", "par le code 503"),
        ("/en-rond/", "renvoie à une autre adresse"),
        ("/fichier/", "renvoie à une autre adresse"),
        ("/coupe/", "s’est interrompue"),
        ("/charabia/", "s’est interrompue"),
        ("/faux.zip", "n’est pas une archive"),
        ("/muet/", "rien n’est venu en 0.3 secondes"),
        ("/lent/", "n’a pas tout donné en 0.5 secondes"),
    ],
)
def test_ce_qui_n_est_pas_un_site_est_dit(serveur: str, adresse: str, dit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """In French, with what to give; never as figures that came or went."""
    if adresse in ("/muet/", "/lent/"):
        monkeypatch.setattr(site_precedent, "PATIENCE", Patience(delai=0.3, en_tout=0.5))
    with pytest.raises(ConstructionImpossible) as erreur:
        lire_le_site_precedent(f"{serveur}{adresse}", CONTRATS)
    assert re.search(dit, erreur.value.lignes[0].replace("\u00a0", " ")), erreur.value.lignes
    assert f"« {serveur}{adresse} »" in erreur.value.lignes[0]
    assert erreur.value.lignes[1].startswith("Donner le dossier du site publié")


def test_une_reponse_sans_fin(serveur: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No more is read than a site may have."""
    monkeypatch.setattr(site_precedent, "PATIENCE", Patience(au_plus=100))
    with pytest.raises(ConstructionImpossible, match="elle donne plus de"):
        lire_le_site_precedent(f"{serveur}/bon/", CONTRATS)


@pytest.mark.parametrize("adresse", ["http://", "http://[::bad/", "http://127.0.0.1:port/x", "https://une ville.invalid/"])
def test_ce_qui_n_est_pas_une_adresse(adresse: str) -> None:
    with pytest.raises(ConstructionImpossible, match=r"ce n’est (pas une|ni un chemin ni une) adresse de page|personne ne répond"):
        lire_le_site_precedent(adresse, CONTRATS)


@posix
def test_ce_qui_n_est_pas_un_fichier(tmp_path: Path) -> None:
    """A pipe is never waited for, a device never read to its end."""
    os.mkfifo(tmp_path / "tube")
    for ou in (str(tmp_path / "tube"), "/dev/zero"):
        with pytest.raises(ConstructionImpossible, match="ce n’est pas un fichier ordinaire"):
            lire_le_site_precedent(ou, CONTRATS)


def test_un_fichier_trop_gros(publie: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a folder no more is read than of an archive."""
    monkeypatch.setattr(site_precedent, "_AU_PLUS", 10)
    with pytest.raises(ConstructionImpossible, match="est trop gros"):
        lire_le_site_precedent(str(publie), CONTRATS)


def test_personne_n_ecoute() -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Serveur) as ferme:
        port = ferme.server_address[1]
    with pytest.raises(ConstructionImpossible, match="personne ne répond à cette adresse"):
        lire_le_site_precedent(f"http://127.0.0.1:{port}/", CONTRATS)


def test_une_archive_protegee(publie: Path, tmp_path: Path) -> None:
    """Each file of it is marked as encrypted; and one whose bytes are others than it says."""
    protegee, abimee = tmp_path / "protegee.zip", tmp_path / "abimee.zip"
    with zipfile.ZipFile(protegee, "w") as archive:
        archive.write(publie / REFERENTIEL, REFERENTIEL)
        archive.infolist()[0].flag_bits |= 1
    octets = bytearray(protegee.read_bytes())
    octets[6] |= 1  # in the head of the file too
    protegee.write_bytes(bytes(octets))
    with zipfile.ZipFile(abimee, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(publie / REFERENTIEL, REFERENTIEL)
    octets = bytearray(abimee.read_bytes())
    octets[200:400] = bytes(200)
    abimee.write_bytes(bytes(octets))
    for fichier in (protegee, abimee):
        with pytest.raises(ConstructionImpossible, match="abîmée ou protégée"):
            lire_le_site_precedent(str(fichier), CONTRATS)


def test_la_commande_raconte_depuis_une_adresse(serveur: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What changed since the site that is served: one figure, and nothing else; with an address that is none, why."""
    projet = copier_exemple(tmp_path / "projet")
    remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;")
    demande = ["changements", f"{serveur}/bon/", "--projet", str(projet), "--date", "2021-06-30", "--format", "json"]
    assert main(demande) == 0
    dits = json.loads(capsys.readouterr().out)["changements"]
    assert dits[MINIMAL] == []
    chiffres = [(un["avant"]["valeur"], un["apres"]["valeur"]) for mouvement in dits[CONTRAT] for un in mouvement["chiffres"]]
    assert chiffres == [("383", "384")]
    assert main([demande[0], f"{serveur}/html/", *demande[2:]]) == 1
    assert "n’est pas ce que publie ce programme" in capsys.readouterr().err
