"""The preview's server, over real HTTP: what it answers, to whom, and that an exchange of the site is in nobody's way."""

import http.client
import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.publication import disque
from generator.publication.apercu.etat import BEAUCOUP, MEMOIRE, EtatDeLApercu
from generator.publication.apercu.fichiers import lire_adresse
from generator.publication.apercu.page import completer
from generator.publication.apercu.serveur import ServeurDeLApercu
from generator.publication.assemblage import publier
from generator.publication.comparaison import SiteAPublier
from generator.publication.magasin import MagasinSurDisque
from tests.publication.arbres import arbre
from tests.systemes import posix

REGLE = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; {}">'  # as pages write it
ECRAN = REGLE.format("script-src 'self'; style-src 'self'; connect-src 'self'")
FICHIERS = {
    "index.html": f"<!doctype html><head>{ECRAN}</head><body>Accueil</body>",
    "a b/index.html": "<!doctype html><body>Dossier</body>",
    "404.html": "<!doctype html><body>Introuvable</body>",
    "ressources/style.css": "p{}",
    "ressources/script.js": "1",
    "ressources/signe.svg": "<svg/>",
    "donnees/valeurs.csv": "a;b",
    "donnees/contrats.json": "{}",
    "plan.xml": "<a/>",
    "echeances.ics": "BEGIN:VCALENDAR",
    "bilan.pdf": "%PDF",
    "partage.png": "png",
    "style.css.map": "{}",
}
TYPES = {
    "ressources/style.css": "text/css; charset=utf-8",
    "echeances.ics": "text/calendar; charset=utf-8",
    "ressources/script.js": "text/javascript; charset=utf-8",
    "ressources/signe.svg": "image/svg+xml",
    "donnees/valeurs.csv": "text/csv; charset=utf-8",
    "donnees/contrats.json": "application/json",
    "plan.xml": "application/xml",
    "bilan.pdf": "application/pdf",
    "partage.png": "image/png",
    "style.css.map": "application/json",
}


class Essai:
    """A preview server over a folder of the test's own."""

    def __init__(self, dossier: Path) -> None:
        self.public = dossier / "public"
        for chemin, texte in FICHIERS.items():
            (self.public / chemin).parent.mkdir(parents=True, exist_ok=True)
            (self.public / chemin).write_text(texte, "utf-8")
        (dossier / "secret.txt").write_text("secret", "utf-8")
        self.etat = EtatDeLApercu()
        self.serveur = ServeurDeLApercu(0, self.public, self.etat)
        self.serveur.demarrer()

    def demander(self, adresse: str, *, methode: str = "GET", hote: str | None = None) -> tuple[http.client.HTTPResponse, bytes]:
        """The answer to one request, and its body."""
        ligne = http.client.HTTPConnection("127.0.0.1", self.serveur.server_port, timeout=20)
        ligne.putrequest(methode, adresse, skip_host=hote is not None)
        if hote:
            ligne.putheader("Host", hote)
        ligne.endheaders()
        try:
            reponse = ligne.getresponse()
            return reponse, reponse.read()
        finally:
            ligne.close()


@pytest.fixture
def essai(tmp_path: Path) -> Iterator[Essai]:
    essai = Essai(tmp_path)
    yield essai
    essai.serveur.arreter()


def test_fichiers_et_dossiers(essai: Essai) -> None:
    for chemin, genre in TYPES.items():
        reponse, corps = essai.demander(f"/{chemin}")
        assert (reponse.status, reponse.headers["Content-Type"], corps.decode()) == (200, genre, FICHIERS[chemin])
        assert reponse.headers["Cache-Control"] == "no-store"
    assert b"Dossier" in essai.demander("/a%20b/?x=1")[1]
    reponse, _ = essai.demander("/a%20b?x=1")
    assert (reponse.status, reponse.headers["Location"]) == (302, "/a%20b/?x=1")
    assert essai.demander("//exemple.org/..%2f/a%20b")[0].status == 404
    reponse, corps = essai.demander("/nulle/part/")
    assert reponse.status == 404
    assert b"Introuvable" in corps
    assert b"apercu.js" in corps, "the page comes once it exists"
    reponse, corps = essai.demander("/", methode="HEAD")
    assert (reponse.status, corps) == (200, b"")
    assert int(reponse.headers["Content-Length"]) > len(FICHIERS["index.html"])
    assert essai.demander("/", methode="POST")[0].status == 501


def test_une_page_est_completee_et_son_fichier_reste(essai: Essai) -> None:
    avant = arbre(essai.public)
    _, corps = essai.demander("/")
    script = f'<script src="/_apercu/apercu.js" data-version="{essai.etat.version}" defer></script>\n'
    assert corps.decode() == FICHIERS["index.html"].replace("</body>", f"{script}</body>")
    assert arbre(essai.public) == avant
    for nom, genre in (("apercu.js", "text/javascript"), ("apercu.css", "text/css")):
        reponse, _ = essai.demander(f"/_apercu/{nom}")
        assert reponse.status == 200
        assert reponse.headers["Content-Type"].startswith(genre)
    assert essai.demander("/_apercu/autre")[0].status == 404


@pytest.mark.parametrize(
    ("ecrite", "completee"),
    [
        ("style-src 'self'; img-src data:", "style-src 'self'; img-src data:; script-src 'self'; connect-src 'self'"),
        ("script-src 'sha256-abc='", "script-src 'sha256-abc=' 'self'; style-src 'self'; connect-src 'self'"),
        ("script-src 'none'; connect-src 'self'; style-src 'self'", "script-src 'self'; connect-src 'self'; style-src 'self'"),
    ],
)
def test_la_regle_de_la_page_permet_le_script(ecrite: str, completee: str) -> None:
    """Of pages whose policy allows no script (print pages, cards, maps) as little as it takes is allowed, and only as they are served."""
    page = completer(f"<head>{REGLE.format(ecrite)}</head><body></body>".encode(), "v.1").decode()
    assert REGLE.format(completee) in page


@pytest.mark.parametrize(
    "adresse",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/a%20b/../../secret.txt",
        "/..%5csecret.txt",
        "/a\0b",
        "/C:/x",
        "secret.txt",
    ],
)
def test_rien_hors_du_site(adresse: str, essai: Essai) -> None:
    assert lire_adresse(adresse) is None
    if "\0" not in adresse:
        reponse, corps = essai.demander(adresse)
        assert reponse.status == 404
        assert b"secret" not in corps.lower()


@pytest.mark.parametrize("hote", ["exemple.org", "exemple.org:8000", "127.0.0.1.exemple.org", "localhost.exemple.org:80", ""])
def test_un_autre_nom_est_refuse(hote: str, essai: Essai) -> None:
    """Else a page of another site, whose name would lead here for a moment, could read a site that is not published yet."""
    for adresse in ("/", "/_apercu/suite", "/_apercu/apercu.js"):
        reponse, corps = essai.demander(adresse, hote=hote)
        assert reponse.status == 403
        assert "L’aperçu ne répond qu’à" in corps.decode()
    assert essai.demander("/", hote="localhost:9000")[0].status == 200


def test_sans_site_une_page_l_attend(essai: Essai) -> None:
    essai.public.rename(essai.public.with_name("ailleurs"))
    essai.etat.finir((), "<section role='alert'>Rien</section>")
    for adresse in ("/", "/a/b/", "/style.css"):
        reponse, corps = essai.demander(adresse)
        assert reponse.status == 503
        assert b"<section role='alert'>Rien</section>" in corps
        assert b"apercu.js" in corps


class Suite:
    """The line by which an open page learns what happens."""

    def __init__(self, essai: Essai, version: str) -> None:
        self.ligne = http.client.HTTPConnection("127.0.0.1", essai.serveur.server_port, timeout=20)
        self.ligne.request("GET", f"/_apercu/suite?version={version}")
        self.reponse = self.ligne.getresponse()
        assert self.reponse.headers["Content-Type"] == "text/event-stream; charset=utf-8"

    def lire(self) -> dict[str, object]:
        """The next announcement."""
        while not (ligne := self.reponse.readline()).startswith(b"data: "):
            assert ligne, "the line is cut"
        lue: dict[str, object] = json.loads(ligne[6:])
        return lue

    def fermer(self) -> None:
        self.reponse.close()
        self.ligne.close()


def test_la_suite(essai: Essai) -> None:
    """What changed since the page's own version; nothing where nothing was published; all where it is not known."""
    version = essai.etat.version
    essai.etat.finir((), "")
    suite = Suite(essai, version)
    assert suite.lire() | {"rang": 0} == {"rang": 0, "version": version, "changes": [], "en_cours": False, "panne": ""}
    essai.etat.debuter()
    assert suite.lire()["en_cours"]
    essai.etat.finir((), "<p>")
    assert suite.lire() | {"rang": 0} == {"rang": 0, "version": version, "changes": [], "en_cours": False, "panne": "<p>"}
    essai.etat.finir(("b", "a"), "")
    essai.etat.finir(("c",), "")
    annonces = [suite.lire()]
    while annonces[-1]["version"] != essai.etat.version:
        annonces.append(suite.lire())
    assert annonces[-1]["changes"] == ["a", "b", "c"]
    suite.fermer()
    for inconnue in ("", "autre.1", f"{version}9", version.partition(".")[0]):
        suite = Suite(essai, inconnue)
        assert suite.lire()["changes"] is None
        suite.fermer()
    suite = Suite(essai, version)
    suite.lire()
    essai.serveur.arreter()
    while suite.reponse.readline():
        pass
    suite.fermer()


def test_ce_qu_une_construction_a_fait_se_voit_avant_la_fin(essai: Essai) -> None:
    """Pages are served as the build has made them until it ends; then what is published is, and only what they did not show changes for them."""
    version = essai.etat.version
    essai.etat.debuter()
    essai.etat.devancer({"index.html": b"<html><body>Neuf</body></html>", "a b/plan.html": b"<html><body>Carte</body></html>"})
    assert b"Neuf" in essai.demander("/")[1]
    reponse, corps = essai.demander("/a%20b/plan.html")
    assert (reponse.status, reponse.headers["Content-Type"]) == (200, "text/html; charset=utf-8")
    assert b"Carte" in corps
    annonce = essai.etat.attendre(-1, version, 1)
    assert annonce is not None
    assert (annonce.changes, annonce.en_cours) == (("a b/plan.html", "index.html"), True)
    montree = essai.etat.version
    essai.etat.finir(("index.html", "a b/plan.html", "donnees/valeurs.csv"), "")
    assert b"Neuf" not in essai.demander("/")[1]
    annonce = essai.etat.attendre(-1, montree, 1)
    assert annonce is not None
    assert annonce.changes == ("donnees/valeurs.csv",)
    assert essai.demander("/a%20b/plan.html")[0].status == 404


def test_ce_qui_n_est_pas_publie_ne_reste_pas_montre(essai: Essai) -> None:
    """A build that fails after it had made pages: these come again as they are published, with what is wrong."""
    essai.etat.debuter()
    essai.etat.devancer({"index.html": b"<html><body>Neuf</body></html>"})
    montree = essai.etat.version
    essai.etat.finir((), "<p>Un lien est mort.</p>")
    annonce = essai.etat.attendre(-1, montree, 1)
    assert annonce is not None
    assert (annonce.changes, annonce.panne) == (("index.html",), "<p>Un lien est mort.</p>")
    assert b"Neuf" not in essai.demander("/")[1]


def test_beaucoup_de_changements() -> None:
    """Old versions are forgotten, and long lists are not told: the page then takes it that all has changed."""
    etat = EtatDeLApercu()
    premiere = etat.version
    etat.finir((str(rang) for rang in range(BEAUCOUP + 1)), "")
    annonce = etat.attendre(-1, premiere, 1)
    assert annonce is not None
    assert annonce.changes is None
    deuxieme = etat.version
    for _ in range(MEMOIRE):
        etat.finir(("a",), "")
    annonce = etat.attendre(-1, deuxieme, 1)
    assert annonce is not None
    assert annonce.changes == ("a",)
    etat.finir(("a",), "")
    annonce = etat.attendre(-1, deuxieme, 1)
    assert annonce is not None
    assert annonce.changes is None
    assert etat.attendre(annonce.rang, deuxieme, 0.01) is None


@posix  # elsewhere a folder from which a file is being read cannot be exchanged at all
@pytest.mark.parametrize("atomique", [True, False])
def test_un_echange_ne_gene_personne(atomique: bool, essai: Essai, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The site is exchanged again and again while four readers ask for it: each answer is whole, and of one version or the next."""
    if not atomique:
        monkeypatch.setattr(disque, "_echange_atomique", lambda *_: False)
    fini = threading.Event()
    fautes: list[str] = []
    lues = [0] * 4

    def lire(rang: int) -> None:
        while not fini.is_set() or lues[rang] < 20:
            adresse = ("/", "/a%20b/", "/ressources/style.css", "/a%20b")[(rang + lues[rang]) % 4]
            reponse, corps = essai.demander(adresse)
            if reponse.status not in (200, 302) or (
                reponse.status == 200 and b"Accueil" not in corps and b"Dossier" not in corps and b"p{" not in corps
            ):
                fautes.append(f"{adresse}: {reponse.status} {corps[:40]!r}")
            lues[rang] += 1

    lecteurs = [threading.Thread(target=lire, args=(rang,)) for rang in range(4)]
    for lecteur in lecteurs:
        lecteur.start()
    source, atelier = tmp_path / "source", tmp_path / "atelier"
    atelier.mkdir()
    for tour in range(60):
        for chemin, texte in FICHIERS.items():
            neuf = texte.replace("Accueil", f"Accueil {tour}").replace("p{}", f"p{{}} /* {tour} */")
            disque.ecrire(source / chemin, neuf.encode())  # as builders do: never over what is published
        voulus = {chemin: (disque.empreinte((source / chemin).read_bytes()), source / chemin) for chemin in FICHIERS}
        site = SiteAPublier("", str(tour), lambda voulus=voulus: voulus)  # type: ignore[misc]
        publier([site], essai.public, atelier, MagasinSurDisque(atelier / "gardes"))
    fini.set()
    for lecteur in lecteurs:
        lecteur.join(60)
    assert fautes == []
    assert min(lues) >= 20
