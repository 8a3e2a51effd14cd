"""The web is asked only when somebody asks, by a real server that answers in all the ways that servers do."""

import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator import cli
from generator.model.copie import EtatDuWeb
from generator.publication import sources_sur_le_web as web
from generator.publication.construction import examiner
from generator.publication.sources_sur_le_web import Politesse, demander
from tests.exemple.projet import copier_exemple

VITE = Politesse(delai=2, pause=0, reprise=0)
DEMANDES: Counter[tuple[str, str]] = Counter()


class _Serveur(BaseHTTPRequestHandler):
    """Answers by the path."""

    def _repondre(self) -> None:
        DEMANDES[self.command, self.path] += 1
        code, vers = {
            "/page": (200, ""),
            "/sans-tete": (405 if self.command == "HEAD" else 200, ""),
            "/absente": (404, ""),
            "/partie": (410, ""),
            "/fermee": (403, ""),
            "/en-panne": (503, ""),
            "/demenagee": (301, "/page"),
            "/provisoire": (302, "/page"),
            "/mixte": (301, "/provisoire"),
            "/barre": (301, "/barre/"),
            "/barre/": (200, ""),
            "/vers-rien": (308, "/absente"),
            "/en-rond": (301, "/en-rond"),
            "/fichier": (301, "file:///etc/passwd"),
        }[self.path]
        self.send_response(code)
        if vers:
            self.send_header("Location", vers)
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD = _repondre

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def serveur() -> Iterator[str]:
    """The address of a server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Serveur) as serveur:
        threading.Thread(target=serveur.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{serveur.server_address[1]}"
        serveur.shutdown()


@pytest.mark.parametrize(
    ("chemin", "etat", "code", "vers"),
    [
        ("/page", EtatDuWeb.REPOND, 200, ""),
        ("/sans-tete", EtatDuWeb.REPOND, 200, ""),
        ("/absente", EtatDuWeb.ABSENTE, 404, ""),
        ("/partie", EtatDuWeb.ABSENTE, 410, ""),
        ("/fermee", EtatDuWeb.REFUSE, 403, ""),
        ("/en-panne", EtatDuWeb.MUETTE, 503, ""),
        ("/demenagee", EtatDuWeb.DEPLACEE, 301, "/page"),
        ("/provisoire", EtatDuWeb.REPOND, 200, ""),
        ("/mixte", EtatDuWeb.REPOND, 200, ""),  # one of its steps is for the time being only
        ("/barre", EtatDuWeb.REPOND, 200, ""),  # a slash more is no other address for a reader
        ("/vers-rien", EtatDuWeb.ABSENTE, 404, ""),
        ("/en-rond", EtatDuWeb.REFUSE, 301, ""),
        ("/fichier", EtatDuWeb.REFUSE, 301, ""),
    ],
)
def test_ce_que_repond_une_adresse(serveur: str, chemin: str, etat: EtatDuWeb, code: int, vers: str) -> None:
    """Gone, moved for good, closed to programs: three different things."""
    lue = demander(f"{serveur}{chemin}", VITE)
    assert (lue.etat, lue.code, lue.vers.removeprefix(serveur)) == (etat, code, vers)


def test_personne_n_ecoute() -> None:
    """A host that does not answer is silent, and so is an address that is none."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Serveur) as ferme:
        port = ferme.server_address[1]
    for adresse in (f"http://127.0.0.1:{port}/x", "http://[::bad/x"):
        assert demander(adresse, VITE).etat is EtatDuWeb.MUETTE


def _publications(projet: Path, serveur: str, chemins: dict[str, str]) -> None:
    entrees = "".join(
        f'  - {{id: {id}, titre: "Titre de {id}", editeur: "Ville", adresse: "{serveur}{chemin}", genre: presse, etat: connue_non_lue}}\n'
        for id, chemin in chemins.items()
    )
    (projet / "referentiels" / "contrat-minimal" / "publications.yml").write_text(
        f"lecture_arretee_le: 2026-11-01\npublications:\n{entrees}", "utf-8"
    )


def test_la_liste_est_gardee_et_dite(
    serveur: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command writes a dated list; pages say what did not answer, and nothing of what refused a program; an address that was changed since is not spoken of."""
    monkeypatch.setattr(web, "POLITESSE", VITE)
    monkeypatch.setattr(web.verifier_le_web, "__defaults__", (VITE, lambda _: None))
    projet = copier_exemple(tmp_path / "projet")
    _publications(projet, serveur, {"vive": "/page", "partie": "/absente", "fermee": "/fermee", "allee": "/demenagee", "double": "/page"})
    DEMANDES.clear()
    demande = ["sources", "--verifier-le-web", "--contrat", "contrat-minimal", "--date", "2026-11-29", "--projet", str(projet)]
    assert cli.main(demande) == 1
    dit = capsys.readouterr().out
    assert "5\u00a0sources ont une adresse" in dit
    assert "partie : absente (404) le 2026-11-29" in dit
    assert DEMANDES["HEAD", "/page"] == 1  # for two publications
    liste = projet / "referentiels" / "contrat-minimal" / "reponses-du-web.csv"
    assert liste.read_text("utf-8").splitlines()[:2] == [
        "publication;adresse;verifiee_le;etat;code;vers",
        f"vive;{serveur}/page;2026-11-29;repond;200;",
    ]
    phrases = _phrases(projet)
    assert phrases["partie"] == "Au 29\u00a0novembre 2026, cette adresse ne répondait pas (page introuvable, code 404)."
    assert phrases["allee"] == f"Au 29\u00a0novembre 2026, cette adresse menait à une autre {serveur}/page"
    assert not phrases["vive"]
    assert not phrases["fermee"]
    _publications(projet, serveur, {"partie": "/page"})
    assert not _phrases(projet)["partie"]
    assert cli.main(["sources", "--projet", str(projet)]) == 0
    assert "1 jamais demandées" in capsys.readouterr().out


def _phrases(projet: Path) -> dict[str, str]:
    from generator.pages.contexte import Contexte
    from generator.pages.genres.contrat.publications import vue_publications

    registre, problemes = examiner(projet, "2026-11-29")
    assert not [une for une in problemes if une.gravite == "erreur"]
    dossier = next(un for un in registre.dossiers if un.id_du_contrat == "contrat-minimal")
    vue = vue_publications(Contexte(dossier, registre, "2026-11-29"))
    return {
        p.ancre.removeprefix("publication-"): f"{p.web.phrase} {p.web.vers}".strip() for groupe in vue.groupes for p in groupe.publications
    }


def test_une_construction_n_utilise_pas_le_reseau(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading and checking a project with addresses and a list asks nothing of anybody."""
    projet = copier_exemple(tmp_path / "projet")
    monkeypatch.setattr("socket.socket.connect", lambda *_: pytest.fail("the network was used"))
    assert examiner(projet, "2026-11-29")[0].dossiers
