"""Frozen editions: whatever becomes of the data, what was cited is found again, byte for byte, and each of its links answers."""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from generator import cli
from generator.model.edition_figee import SommesIllisibles, ecrire_sommes, lire_sommes
from generator.pages.adresses import PRENDRE_LES_DONNEES
from generator.publication import construction
from generator.publication.adresses_retenues import retenir
from generator.publication.construction import examiner
from generator.publication.echec import ConstructionImpossible
from generator.publication.editions.archiver import archiver
from tests.conftest import RACINE
from tests.publication.arbres import JOUR, arbre, construire, differences, remplacer, traces
from tests.publication.test_historique import enregistrer, git
from tests.systemes import posix
from tests.une_fois import une_fois

PREMIER, SECOND = "2026-11-20", "2026-11-27"
UNE, AUTRE = f"archives/{PREMIER}/grigny", f"archives/{SECOND}/grigny"
MINIMAL = "contrat-minimal"
TUEUR = Path(__file__).with_name("tueur.py")


def _publier(projet: Path, jour: str) -> construction.Resultat:
    resultat = construction.construire(projet, projet / "public", aujourd_hui=jour, pdf=False)
    assert resultat.sain, resultat
    return resultat


def _histoire(projet: Path) -> None:
    """A real contract, frozen, then with a figure more, published and frozen again. What its files were before is kept beside."""
    projet.mkdir(parents=True)
    for quoi in ("content", "site_templates"):
        shutil.copytree(RACINE / quoi, projet / quoi)
    shutil.copyfile(RACINE / "mkdocs.yml", projet / "mkdocs.yml")
    autres = shutil.ignore_patterns("paris", "grand-*")
    shutil.copytree(RACINE / "referentiels", projet / "referentiels", ignore=autres)
    _publier(projet, PREMIER)
    archiver(projet, projet / "public", "grigny")
    shutil.copytree(projet / "archives", projet / "avant")
    valeurs = projet / "referentiels" / "grigny" / "valeurs"
    valeurs.mkdir(exist_ok=True)
    (valeurs / "essai.csv").write_text("indicateur;territoire;periode;valeur;source\nf1-o1-i1;grigny;2024;12;Essai, page 1\n", "utf-8")
    _publier(projet, SECOND)
    archiver(projet, projet / "public", "grigny")
    _publier(projet, SECOND)


@pytest.fixture(scope="module")
def histoire(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Read only. The site is told its address, so that citations have one."""
    os.environ["SITE_URL"] = "https://engagements.example/site/"
    try:
        return une_fois(tmp_path_factory, "editions", _histoire)
    finally:
        del os.environ["SITE_URL"]


class _Liens(HTMLParser):
    """The addresses that a page writes, and what its head says."""

    def __init__(self, texte: str) -> None:
        super().__init__()
        self.liens: list[str] = []
        self.robots: list[str] = []
        self.feed(texte)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for nom, valeur in attrs:
            if nom in ("href", "src", "action", "data-index", "data-eo-recherche") and valeur:
                self.liens += valeur.split() if nom == "data-index" else [valeur]
        if tag == "meta" and ("name", "robots") in attrs:
            self.robots.append(dict(attrs)["content"] or "")


def pages_de(dossier: Path) -> Iterator[tuple[str, str]]:
    """The pages of an edition, but the small one that leads to the list of editions."""
    for chemin in sorted(dossier.rglob("*.html")):
        nom = chemin.relative_to(dossier).as_posix()
        if nom != "editions/index.html":
            yield nom, chemin.read_text("utf-8")


def test_rien_ne_change_dans_une_edition(histoire: Path) -> None:
    """The first edition is as it was when it was frozen, in the project and as it is published, though the page that it was made of has changed."""
    assert not differences(arbre(histoire / "avant" / PREMIER), arbre(histoire / "archives" / PREMIER))
    assert not differences(arbre(histoire / UNE), arbre(histoire / "public" / UNE))
    page = "indicateurs/f1-o1-i1/index.html"
    figee, vivante = (histoire / UNE / page).read_text("utf-8"), (histoire / "public" / "grigny" / page).read_text("utf-8")
    assert "Aucun chiffre trouvé" in figee
    assert "Essai, page 1" in vivante
    assert "Essai, page 1" not in figee
    assert "Essai, page 1" in (histoire / AUTRE / page).read_text("utf-8")


@posix
def test_les_sommes_se_verifient(histoire: Path) -> None:
    """By the tool that everybody has, where the edition is published; and the command of ours says the same."""
    for edition in (UNE, AUTRE):
        ici = histoire / "public" / edition
        fait = subprocess.run(
            ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"], cwd=ici, capture_output=True, text=True, check=False
        )
        assert (fait.returncode, fait.stderr) == (0, "")
        listes = lire_sommes((ici / "SHA256SUMS").read_text("utf-8"))
        presents = {chemin for chemin in arbre(ici) if not chemin.endswith("/")} - {"SHA256SUMS"}
        assert presents == {chemin for chemin in listes if not chemin.startswith("..")}
        fiche = json.loads((ici / "edition.json").read_bytes())
        assert fiche["octets"] == sum((ici / chemin).stat().st_size for chemin in presents - {"edition.json"})
        assert fiche["octets_communs"] == sum((ici / chemin).stat().st_size for chemin in listes if chemin.startswith(".."))
        assert fiche["fichiers"] + 1 == len(presents)


def test_les_fichiers_communs_sont_la_une_fois(histoire: Path) -> None:
    """The second edition adds none, for the theme did not change, and none of its own folder is one."""
    avant, apres = arbre(histoire / "avant" / "communs"), arbre(histoire / "archives" / "communs")
    assert not differences(avant, apres)
    assert {nom.rpartition(".")[2] for nom in apres} >= {"css", "js", "svg"}
    assert all(hashlib.sha256(octets).hexdigest()[:16] in nom for nom, octets in apres.items())
    assert not [chemin for chemin in arbre(histoire / AUTRE) if chemin.startswith(("assets/", "ressources/"))]
    utiles = set().union(*(lire_sommes((histoire / un / "SHA256SUMS").read_text("utf-8")) for un in (UNE, AUTRE)))
    assert {f"../../communs/{nom}" for nom in apres} == {chemin for chemin in utiles if chemin.startswith("..")}


def test_chaque_page_dit_qu_elle_est_figee(histoire: Path) -> None:
    """On each page that a reader opens by itself, once: the day, the live page, the edition before; search engines leave it alone."""
    vues = cartes = 0
    for edition, jour, avant in (
        (UNE, "20\u00a0novembre 2026", "Première édition"),
        (AUTRE, "27\u00a0novembre 2026", "← Précédente\u00a0: 20\u00a0novembre 2026"),
    ):
        for nom, texte in pages_de(histoire / edition):
            vues += 1
            assert texte.count(f"Édition figée du {jour}.</strong>") == 1, nom
            if nom.endswith("plan.html"):
                # The document of a map, which has room for a line; its link leaves the frame that it may be shown in.
                cartes += 1
                # It leads to the live page, whose address is held where the contract moves; to the document of the map nothing leads then.
                page = nom.removesuffix("plan.html") if nom == "carte/plan.html" else nom.removesuffix("carte/plan.html")
                assert f'{"../" * (3 + nom.count("/"))}grigny/{page}" target="_top">' in texte, nom
                assert (histoire / "public" / "grigny" / page / "index.html").is_file(), nom
                assert texte.index("<aside") < texte.index("<main"), nom
            else:
                assert avant in texte, nom
            assert _Liens(texte).robots == ["noindex"], nom
            assert "eo-figee" not in texte, nom
    assert vues > 2 * 100
    assert cartes >= 2


def test_chaque_lien_d_une_edition_repond(histoire: Path) -> None:
    """Inside of the edition, among shared files or on the live site; none leaves to another one, but to the edition before."""
    publies = {chemin.rstrip("/") for chemin in arbre(histoire / "public")}
    morts, dedans = [], 0
    for edition in (UNE, AUTRE):
        for nom, texte in pages_de(histoire / "public" / edition):
            for lien in _Liens(texte).liens:
                morceaux = urlsplit(lien)
                if morceaux.scheme or morceaux.netloc or not morceaux.path:
                    continue
                cible = normpath(join(f"{edition}/{nom}".rpartition("/")[0], unquote(morceaux.path)))
                cible = "index.html" if cible == "." else cible
                if not (cible in publies and (histoire / "public" / cible).is_file()) and f"{cible}/index.html" not in publies:
                    morts.append(f"{edition}/{nom} → {lien}")
                dedans += cible.startswith(edition)
    assert not morts[:10]
    assert dedans > 5_000


def test_une_edition_se_cite(histoire: Path) -> None:
    """The live page leads to itself as it was frozen last; the frozen one cites its own address; the list has both, the last first, with sizes."""
    page = "indicateurs/f1-o1-i1/index.html"
    vivante = (histoire / "public" / "grigny" / page).read_text("utf-8")
    assert f'href="../../../{AUTRE}/indicateurs/f1-o1-i1/">édition figée du 27\u00a0novembre 2026</a>' in vivante
    figee = (histoire / UNE / page).read_text("utf-8")
    assert f"Édition figée du 20\u00a0novembre 2026. https://engagements.example/site/{UNE}/indicateurs/f1-o1-i1/" in figee
    assert f'<link rel="canonical" href="https://engagements.example/site/{UNE}/indicateurs/f1-o1-i1/">' in figee
    liste = (histoire / "public" / "grigny" / "editions" / "index.html").read_text("utf-8")
    assert re.findall(r'id="edition-([0-9-]+)"', liste) == [SECOND, PREMIER]
    assert re.search(r"[0-9] Mo|[0-9]\u00a0Mo", liste)
    somme = hashlib.sha256((histoire / UNE / "SHA256SUMS").read_bytes()).hexdigest()
    assert somme in liste
    assert f'href="../../{UNE}/donnees/grigny.zip"' in liste
    donnees = (histoire / "public" / "donnees" / "index.html").read_text("utf-8")
    assert 'href="../grigny/editions/"' in donnees
    assert "2\u00a0éditions, la dernière du 27\u00a0novembre 2026" in donnees
    for au_dessus in ("archives/index.html", f"archives/{PREMIER}/index.html", "archives/grigny/index.html"):
        assert b'http-equiv="refresh"' in (histoire / "public" / au_dessus).read_bytes()
    plan = histoire / "public" / "sitemap.xml"
    assert b"/grigny/editions/" in plan.read_bytes()
    assert b"/archives/" not in plan.read_bytes()


def test_une_seconde_publication_n_y_touche_pas(histoire: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the files of the project, nor those that are published, are written again; the ledger has the home of each edition, and no more of it."""
    monkeypatch.setenv("SITE_URL", "https://engagements.example/site/")
    avant = traces(histoire / "public" / "archives")
    assert not _publier(histoire, SECOND).ecrits
    assert traces(histoire / "public" / "archives") == avant
    nouvelles = retenir(histoire, histoire / "public", essai=True)["adresses/portail.lock"]
    assert [une for une in nouvelles if une.startswith("archives/")] == [f"{UNE}/", f"{AUTRE}/"]


@pytest.fixture
def republie(projet: Path) -> Path:
    """The example, published where it is now."""
    assert construire(projet, projet / "public").sain
    return projet


def _archiver(projet: Path, *mots: str, code: int = 0) -> None:
    assert cli.main(["archiver", *mots, "--projet", str(projet)]) == code


def test_ce_qui_se_refuse(republie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A contract that is none, a day that is frozen already, an earlier one, a site that was touched since: nothing is written."""
    for contrat in ("autre", "../autre", "", "/etc", "archives"):
        with pytest.raises(ConstructionImpossible, match="n’est pas un contrat publié"):
            archiver(republie, republie / "public", contrat)
    _archiver(republie, MINIMAL)
    avant = arbre(republie / "archives")
    with pytest.raises(ConstructionImpossible, match="existe déjà"):
        archiver(republie, republie / "public", MINIMAL)
    assert construction.construire(republie, republie / "public", aujourd_hui="2025-01-31", pdf=False).sain
    with pytest.raises(ConstructionImpossible, match="édition plus récente existe"):
        archiver(republie, republie / "public", MINIMAL)
    page = republie / "public" / MINIMAL / "index.html"
    page.write_bytes(page.read_bytes() + b" ")
    _archiver(republie, "contrat-d-exemple", code=1)
    assert "n’est pas ce que la dernière construction a publié" in capsys.readouterr().err
    shutil.rmtree(republie / "public")
    (republie / "public").mkdir()
    _archiver(republie, code=1)
    assert "n’est pas un site publié" in capsys.readouterr().err
    assert arbre(republie / "archives") == avant


def test_les_memes_octets_sur_toute_machine(republie: Path, tmp_path: Path) -> None:
    """Two projects with the same files give the same edition; it says of which commit the files are, where they are of one."""
    autre = Path(shutil.copytree(republie, tmp_path / "un autre" / "dossier"))
    assert construire(autre, autre / "public").sain
    for projet in (republie, autre):
        archiver(projet, projet / "public", MINIMAL)
    assert arbre(republie / "archives") == arbre(autre / "archives")
    shutil.rmtree(autre / "archives" / JOUR)
    git = ["git", "-c", "user.name=Essai", "-c", "user.email=essai@example.org", "-C", str(autre)]
    for mots in (["init", "-q"], ["add", "referentiels", "content", "site_templates", "mkdocs.yml"], ["commit", "-qm", "Essai"]):
        subprocess.run([*git, *mots], check=True)
    edition = archiver(autre, autre / "public", MINIMAL)
    tete = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True).stdout.strip()
    assert edition.fiche.commit == tete


def test_l_edition_d_un_dossier_renomme(republie: Path) -> None:
    """The contract has another folder: its editions of before are listed on its page and on the portal's, and the next one names the last of them, and leads to it."""
    ancienne = archiver(republie, republie / "public", MINIMAL)
    for dossier in ("referentiels", "content"):
        if (republie / dossier / MINIMAL).exists():
            (republie / dossier / MINIMAL).rename(republie / dossier / "peuville")
    remplacer(republie / "referentiels" / "peuville" / "contrat.yml", f"id: {MINIMAL}", "id: peuville")
    ligne = f"  - {{adresse: {MINIMAL}/, vers: peuville/, le: {JOUR}}}\n"
    (republie / "referentiels" / "adresses.yml").write_text(f"adresses:\n{ligne}", "utf-8")
    assert construire(republie, republie / "public").sain
    with pytest.raises(ConstructionImpossible, match="existe déjà"):
        archiver(republie, republie / "public", "peuville")
    assert construction.construire(republie, republie / "public", aujourd_hui="2026-12-24", pdf=False).sain
    edition = archiver(republie, republie / "public", "peuville")
    assert edition.fiche.precedente == ancienne.jour
    assert construction.construire(republie, republie / "public", aujourd_hui="2026-12-24", pdf=False).sain
    assert f'href="../../{ancienne.jour}/{MINIMAL}/"' in (republie / edition.adresse / "index.html").read_text("utf-8")
    liste = (republie / "public" / "peuville" / "editions" / "index.html").read_text("utf-8")
    assert f'href="../../{ancienne.adresse}"' in liste
    assert f'id="edition-{ancienne.jour}"' in liste
    portail = (republie / "public" / PRENDRE_LES_DONNEES / "index.html").read_text("utf-8")
    assert f"{MINIMAL}/" not in portail.partition('id="editions"')[2]


@posix
def test_un_archivage_tue_ne_laisse_rien(republie: Path, tmp_path: Path) -> None:
    """Killed at moments all along, a command leaves no edition; the next one leaves the whole."""
    temoin = Path(shutil.copytree(republie, tmp_path / "temoin"))
    assert construire(temoin, temoin / "public").sain

    def lancer(projet: Path, rang: int) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, str(TUEUR), str(rang), "archiver", MINIMAL, "--projet", str(projet)],
            capture_output=True,
            text=True,
            check=False,
            env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        )

    fini = lancer(temoin, 0)
    assert fini.returncode == 0, fini.stderr
    actes = int(fini.stderr.splitlines()[-1].split()[0])
    for rang in (actes // 3, actes - 20, actes - 1, actes):
        tue = lancer(republie, rang)
        assert tue.returncode < 0, tue.stderr
        assert not (republie / "archives" / JOUR / MINIMAL).exists(), rang
        assert not [un for un in examiner(republie, JOUR)[1] if "archives" in str(un)]
    assert lancer(republie, 0).returncode == 0
    assert arbre(republie / "archives") == arbre(temoin / "archives")


def test_ce_qui_a_change_est_dit(republie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A byte, a file that is gone, one that was added, a shared one: `--verifier` names each; what a fresh copy of the project lacks is not published in silence."""
    _archiver(republie, MINIMAL)
    _archiver(republie, "--verifier")
    assert "2\u00a0éditions" in capsys.readouterr().out
    edition = republie / "archives" / JOUR / MINIMAL
    commun = next((republie / "archives" / "communs").glob("style-*.css"))
    for fichier in (edition / "index.html", commun):
        fichier.write_bytes(fichier.read_bytes().replace(b"e", b"a", 1))
    (edition / "donnees" / "promesses.csv").unlink()
    (edition / "ajoute.html").write_text("x", "utf-8")
    _archiver(republie, "--verifier", code=1)
    dits = capsys.readouterr().err
    for nom, quoi in (
        (f"{JOUR}/{MINIMAL}/index.html", "n’est plus comme il était"),
        (f"communs/{commun.name}", "n’est plus comme il était"),
        (f"{JOUR}/{MINIMAL}/donnees/promesses.csv", "manque"),
        (f"{JOUR}/{MINIMAL}/ajoute.html", "a été ajouté"),
    ):
        assert re.search(f"^archives/{re.escape(nom)} : {quoi}", dits, re.MULTILINE), dits
    resultat = construire(republie, republie / "public")
    assert "édition figée" in resultat.echec[0]
    assert not (republie / "public" / "archives" / JOUR).exists()
    (edition / "SHA256SUMS").write_text("n’importe quoi\n", "utf-8")
    assert not construire(republie, republie / "public").sain
    assert [un.code for un in examiner(republie, JOUR)[1] if un.gravite == "erreur"] == ["edition-abimee"]


def test_une_liste_refaite_est_dite_par_git(republie: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file and its digest changed together agree; the history knows what the list was, before the change is committed and after."""
    edition = f"archives/{JOUR}/{MINIMAL}"
    _archiver(republie, MINIMAL)
    git(republie, "init", "-q")
    enregistrer(republie, "2021-07-01")
    _archiver(republie, "--verifier")
    page, liste = republie / edition / "index.html", republie / edition / "SHA256SUMS"
    avant = hashlib.sha256(page.read_bytes()).hexdigest()
    page.write_bytes(page.read_bytes().replace(b"e", b"a", 1))
    liste.write_text(liste.read_text("utf-8").replace(avant, hashlib.sha256(page.read_bytes()).hexdigest()), "utf-8")
    for enregistree in (False, True):
        if enregistree:
            enregistrer(republie, "2021-07-02")
        capsys.readouterr()
        _archiver(republie, "--verifier", code=1)
        assert f"{edition}/SHA256SUMS : a changé depuis que git l’a reçu" in capsys.readouterr().err.replace("\u00a0", " ")


def test_une_edition_ne_se_perd_pas(republie: Path) -> None:
    """Once it was published, a build without it fails, until somebody says that it was withdrawn, and why: its address says so from then on."""
    _archiver(republie, MINIMAL)
    assert construire(republie, republie / "public").sain
    retenir(republie, republie / "public")
    shutil.rmtree(republie / "archives" / JOUR)
    perdues = construire(republie, republie / "public").problemes
    assert [(un.code, f"archives/{JOUR}/{MINIMAL}/" in str(un)) for un in perdues if un.gravite == "erreur"] == [("adresse-perdue", True)]
    (republie / "referentiels" / "adresses.yml").write_text(
        f'adresses:\n  - {{adresse: archives/{JOUR}/{MINIMAL}/, le: 2026-12-01, motif: "Un chiffre couvert par le secret y était."}}\n',
        "utf-8",
    )
    assert construire(republie, republie / "public").sain
    assert "couvert par le secret" in (republie / "public" / "archives" / JOUR / MINIMAL / "index.html").read_text("utf-8")
    assert (republie / "public" / "archives" / "2021-05-31" / MINIMAL / "index.html").is_file()


def test_la_page_d_aujourd_hui_ne_se_perd_pas(republie: Path) -> None:
    """Each page of an edition leads to its live page, which may move or be withdrawn, and not go in silence: no ledger is needed for that."""
    _archiver(republie, MINIMAL)
    arbre_des_promesses = republie / "referentiels" / MINIMAL / "referentiel.yml"
    texte = arbre_des_promesses.read_text("utf-8")
    noeud = next(iter(re.findall(r"id: ([a-z0-9-]+)", texte)))
    arbre_des_promesses.write_text(re.sub(rf"\bid: {noeud}\b", "id: tout-autre", texte), "utf-8")
    dites = [un for un in construire(republie, republie / "public").problemes if un.gravite == "erreur"]
    assert dites
    assert {un.code for un in dites} <= {"adresse-perdue", "reference"}
    perdue = next(un for un in dites if f"referentiel/{noeud}/" in str(un))
    assert perdue.lieu.fichier == f"archives/{JOUR}/{MINIMAL}/SHA256SUMS"


@pytest.mark.parametrize(
    "ligne",
    [
        "",
        "0" * 64,
        f"{'0' * 64}  ../x",
        f"{'0' * 64}  /etc/passwd",
        f"{'0' * 64}  a/../../x",
        f"{'0' * 64}  ../../communs/../x",
        f"{'g' * 64}  x",
        f"{'0' * 64}  a\\b",
    ],
)
def test_une_liste_hostile_ne_mene_nulle_part(ligne: str) -> None:
    """A list of digests names files of its edition, and shared ones: no other file could be published by it."""
    saine = ecrire_sommes({"a": "0" * 64, "../../communs/style-0123456789abcdef.css": "1" * 64})
    assert lire_sommes(saine)["a"] == ("0" * 64, 2)
    with pytest.raises(SommesIllisibles):
        lire_sommes(f"{saine}{ligne}\n")
