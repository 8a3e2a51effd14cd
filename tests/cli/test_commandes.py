"""`engagements` as people run it: words, exit codes, what it refuses, and what it never touches."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.commandes import COMMANDES
from generator.publication.verrou import verrou
from tests.cli.conftest import CONSTRUIRE, Commande
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.arbres import arbre, remplacer, traces
from tests.systemes import SANS_LIMITE, posix

CONTRAT_YML = Path("referentiels") / CONTRAT / "contrat.yml"


def _style(projet: Path) -> None:
    """A change of the theme that makes all three sites be built again."""
    with (projet / "site_templates" / "theme" / "partials" / "pied-legal.html").open("a", encoding="utf-8") as piece:
        piece.write("<p>Essai</p>\n")


@pytest.mark.parametrize("mots", [("--aide",), ("-h",), ("--help",), ("aide",)])
def test_aide_generale(mots: tuple[str, ...], engagements: Commande, tmp_path: Path) -> None:
    fini = engagements(*mots, dossier=tmp_path)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert all(commande in fini.stdout for commande in COMMANDES)
    assert "Code de sortie : 0" in fini.stdout


PLACES = {
    "nouveau": "[DOSSIER] ",
    "importer": "FICHIER… ",
    "collecte": "preparer | integrer FICHIER… | suivi ",
    "expliquer": "ID ",
    "adresses": "[retenir | renommer ANCIEN NOUVEAU | fusionner GARDE AUTRE | scinder ANCIEN NOUVEAU… | retirer ID] ",
    "changements": "[AVANT] ",
    "archiver": "[CONTRAT…] ",
    "revenir": "[NUMERO] ",
}


@pytest.mark.parametrize("commande", COMMANDES)
def test_aide_de_chaque_commande(commande: str, engagements: Commande, tmp_path: Path) -> None:
    """Anywhere, even where there is no project, and whatever else is on the line."""
    fini = engagements(commande, "--inconnu", "--aide", dossier=tmp_path)
    assert (fini.returncode, fini.stderr) == (0, "")
    assert fini.stdout.startswith(f"Usage : engagements {commande} {PLACES.get(commande, '')}[options]")
    assert ("--port" in fini.stdout) == (commande == "servir")
    assert ("--public" in fini.stdout) == (commande in ("construire", "servir", "adresses", "archiver", "revenir"))
    assert "--projet DOSSIER" in fini.stdout


@pytest.mark.parametrize(
    ("mots", "message"),
    [
        ((), "il manque une commande"),
        (("fabriquer",), "« fabriquer » n’est pas une commande"),
        (("construire", "--vite"), "« --vite » n’est pas une option"),
        (("construire", "tout"), "« tout » n’est pas une option"),
        (("construire", "--projet"), "une option n’a pas de valeur"),
        (("verifier", "--public", "x"), "« --public » n’est pas une option"),
        (("verifier", "--projet", "nulle-part"), "le dossier « nulle-part » n’existe pas"),
        (("construire", "--projet", "."), "n’est pas le dossier d’un projet"),
        (("servir", "--projet", "."), "n’est pas le dossier d’un projet"),
    ],
)
def test_une_commande_mal_ecrite(mots: tuple[str, ...], message: str, engagements: Commande, tmp_path: Path) -> None:
    fini = engagements(*mots, dossier=tmp_path)
    assert (fini.returncode, fini.stdout) == (2, "")
    assert fini.stderr.startswith("engagements : ")
    assert message in fini.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("port", ["0", "65536", "http", "-1", "9" * 5000, "８０００"])
def test_un_port_impossible(port: str, engagements: Commande, projet: Path) -> None:
    fini = engagements("servir", f"--port={port}", dossier=projet)
    assert fini.returncode == 2
    assert "n’est pas un numéro de port" in fini.stderr


def test_verifier_des_donnees_saines(engagements: Commande, projet: Path) -> None:
    avant = traces(projet)
    fini = engagements("verifier", "--projet", str(projet))
    assert fini.returncode == 0
    assert fini.stdout == "Aucune erreur, 1 avertissement et 1 conseil.\n"
    assert "communes.csv:10:29 : avertissement valeur-etrange" in fini.stderr
    assert traces(projet) == avant


def test_tous_les_problemes_a_la_fois(engagements: Commande, projet: Path) -> None:
    """Each with file, line, column, words and a way out; nothing written."""
    remplacer(projet / CONTRAT_YML, "debut: 2019", "debut: bientôt")
    remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", ";2018;383;", ";2018;38,3.0;")
    remplacer(projet / "referentiels" / "partenaires.yml", "type: caf", "type: caff")
    avant = traces(projet / "public")
    for commande in ("verifier", "construire"):
        fini = engagements(commande, dossier=projet)
        assert (fini.returncode, fini.stdout) == (1, "")
        assert "referentiels/contrat-d-exemple/contrat.yml:6:8 : erreur annee : " in fini.stderr
        assert "referentiels/contrat-d-exemple/valeurs/communes.csv:2:" in fini.stderr
        assert "referentiels/partenaires.yml:" in fini.stderr
        assert "Vouliez-vous dire « caf » ?" in fini.stderr
        assert "3 erreurs et 1 avertissement." in fini.stderr
        assert "Traceback" not in fini.stderr
        assert traces(projet / "public") == avant
    assert fini.stderr.endswith("Rien n’a été publié : le site d’avant n’a pas changé.\n")


def test_construire_dit_ce_qu_il_a_fait(engagements: Commande, projet: Path) -> None:
    fini = engagements(*CONSTRUIRE, dossier=projet)
    assert (fini.returncode, fini.stdout) == (0, f"Rien n’a changé : {projet / 'public'} est à jour.\n")
    remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", ";2018;383;", ";2018;384;")
    fini = engagements(*CONSTRUIRE, dossier=projet)
    assert fini.returncode == 0
    assert fini.stdout == f"Publié dans {projet / 'public'} : 2\u00a0pages construites, 19\u00a0fichiers écrits.\n"
    assert "…" not in fini.stderr, "no progress where nobody watches"


def test_sans_rien_a_faire_rien_n_est_charge(engagements: Commande, projet: Path) -> None:
    """Most of the time of a build without change would be that of loading what makes pages: nothing of it is, nor any library."""
    bibliotheques = "'msgspec', 'filelock', 'yaml', 'jinja2', 'mkdocs', 'markdown', 'folium'"
    programme = (
        "import sys\nfrom generator.cli import main\ncode = main(sys.argv[1:])\n"
        f"print(code, *(nom for nom in sys.modules if nom.startswith(('generator.', {bibliotheques}))))"
    )
    assert engagements(*CONSTRUIRE, dossier=projet).returncode == 0
    fini = subprocess.run(
        [sys.executable, "-c", programme, *CONSTRUIRE, "--projet", str(projet)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    premiere, derniere = fini.stdout.splitlines()
    code, *charges = derniere.split()
    assert premiere == f"Rien n’a changé : {projet / 'public'} est à jour."
    assert code == "0"
    etages = {nom.split(".")[1] for nom in charges if nom.startswith("generator.")}
    assert etages <= {"cli", "commandes", "graphe", "model", "publication", "sources"}
    du_modele = {nom for nom in charges if nom.startswith("generator.model.")}
    assert du_modele <= {"generator.model.places_des_editions"}
    assert [nom for nom in charges if not nom.startswith("generator.")] == []


def test_un_lien_mort_dans_les_mots(engagements: Commande, projet: Path) -> None:
    with (projet / "content" / CONTRAT / "presentation.md").open("a", encoding="utf-8") as fichier:
        fichier.write("\n[Une page](referentiel/nulle-part/)\n")
    avant = traces(projet / "public")
    fini = engagements(*CONSTRUIRE, dossier=projet)
    assert (fini.returncode, fini.stdout) == (1, "")
    assert "contrat-d-exemple/index.html → referentiel/nulle-part/ : page absente" in fini.stderr
    assert "Rien n’a été publié" in fini.stderr
    assert traces(projet / "public") == avant


def test_deux_constructions_a_la_fois(engagements: Commande, projet: Path) -> None:
    with verrou(projet / ".construction"):
        fini = engagements(*CONSTRUIRE, dossier=projet)
    assert (fini.returncode, fini.stdout) == (1, "")
    assert "une autre construction de ce projet est en cours" in fini.stderr
    assert "Traceback" not in fini.stderr


def _quelques_fichiers(dossier: Path) -> Path:
    dossier.mkdir()
    (dossier / "photo.jpg").write_bytes(b"irremplacable")
    return dossier


@pytest.mark.parametrize("commande", ["construire", "servir"])
def test_un_dossier_qui_contient_autre_chose_est_garde(commande: str, engagements: Commande, projet: Path, tmp_path: Path) -> None:
    photos = _quelques_fichiers(tmp_path / "photos")
    fini = engagements(commande, "--public", str(photos), dossier=projet)
    assert fini.returncode == 2
    assert "contient autre chose qu’un site publié" in fini.stderr
    assert arbre(photos) == {"photo.jpg": b"irremplacable"}


def test_le_dossier_public_du_projet_contient_autre_chose(engagements: Commande, projet: Path) -> None:
    """It is refused where it would be replaced; checking the data is still possible."""
    shutil.rmtree(projet / "public")
    _quelques_fichiers(projet / "public")
    assert engagements(*CONSTRUIRE, dossier=projet).returncode == 2
    assert engagements("verifier", dossier=projet).returncode == 0
    assert arbre(projet / "public") == {"photo.jpg": b"irremplacable"}


@pytest.mark.parametrize(
    "public", [".", "..", "/", "mkdocs.yml", "referentiels", "content", ".construction", ".construction/site", "/dev/null"]
)
def test_des_dossiers_qui_ne_peuvent_pas_etre_le_site(public: str, engagements: Commande, projet: Path) -> None:
    avant = traces(projet)
    fini = engagements(*CONSTRUIRE, "--public", public, dossier=projet)
    assert (fini.returncode, fini.stdout) == (2, "")
    assert traces(projet) == avant


def test_un_depot_git_n_est_pas_efface(engagements: Commande, projet: Path) -> None:
    """A site that was published by a branch of its own has its history in it."""
    (projet / "public" / ".git").mkdir()
    fini = engagements(*CONSTRUIRE, dossier=projet)
    assert fini.returncode == 2
    assert "dépôt git" in fini.stderr


def test_un_public_nouveau(engagements: Commande, projet: Path, tmp_path: Path) -> None:
    """In folders that do not exist yet, beside the project's own."""
    fini = engagements(*CONSTRUIRE, "--public", "a/b/site", "--projet", str(projet), dossier=tmp_path)
    assert fini.returncode == 0, fini.stderr
    assert arbre(tmp_path / "a" / "b") == {"site/": b""} | {f"site/{chemin}": octets for chemin, octets in arbre(projet / "public").items()}


@posix
def test_un_disque_plein(engagements: Commande, projet: Path) -> None:
    """The system refuses to write: here, any file over 2 kB."""
    import resource

    _style(projet)
    avant = traces(projet / "public")
    fini = engagements(*CONSTRUIRE, dossier=projet, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)))
    assert (fini.returncode, fini.stdout) == (1, "")
    assert fini.stderr.splitlines()[-1].startswith("engagements : Impossible d’écrire ou de lire")
    assert "le fichier dépasse la taille permise" in fini.stderr
    assert "Traceback" not in fini.stderr
    assert traces(projet / "public") == avant
    assert engagements(*CONSTRUIRE, dossier=projet).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full, a file on a disk that is full")
def test_ce_qui_est_dit_ne_peut_pas_l_etre() -> None:
    """What is printed waits in memory until the end: that it could not be written is said, too."""
    with Path("/dev/full").open("w") as plein:
        fini = subprocess.run([sys.executable, "-m", "generator", "--aide"], stdout=plein, stderr=subprocess.PIPE, text=True, check=False)
    assert (fini.returncode, fini.stderr.count("\n")) == (1, 1)
    assert "il n’y a plus de place sur le disque" in fini.stderr


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="this system has no /proc, a folder that refuses even root")
def test_un_public_ou_l_on_ne_peut_pas_ecrire(engagements: Commande, projet: Path) -> None:
    fini = engagements(*CONSTRUIRE, "--public", "/proc/engagements", dossier=projet)
    assert (fini.returncode, fini.stdout) == (1, "")
    assert "engagements : Impossible d’écrire ou de lire « /proc/" in fini.stderr
    assert "Traceback" not in fini.stderr


@posix
@pytest.mark.skipif(SANS_LIMITE, reason="root may write anywhere")
def test_un_public_en_lecture_seule(engagements: Commande, projet: Path) -> None:
    _style(projet)
    projet.chmod(0o555)
    try:
        fini = engagements(*CONSTRUIRE, dossier=projet)
    finally:
        projet.chmod(0o755)
    assert fini.returncode == 1
    assert "droits insuffisants" in fini.stderr
    assert "Traceback" not in fini.stderr


def test_une_sortie_qui_n_est_pas_en_utf_8(projet: Path) -> None:
    fini = subprocess.run(
        [sys.executable, "-m", "generator", *CONSTRUIRE],
        cwd=projet,
        env=os.environ | {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
        capture_output=True,
        check=False,
    )
    assert fini.returncode == 0, fini.stderr
    assert b"Traceback" not in fini.stderr


def _sur_un_terminal(projet: Path) -> tuple["subprocess.Popen[bytes]", int]:
    """A build whose stderr is a terminal, in a process group of its own; the terminal's other end."""
    import pty

    maitre, esclave = pty.openpty()
    processus = subprocess.Popen(
        [sys.executable, "-m", "generator", *CONSTRUIRE], cwd=projet, stdout=subprocess.PIPE, stderr=esclave, start_new_session=True
    )
    os.close(esclave)
    return processus, maitre


def _lire(maitre: int, *, jusqu_a: str = "") -> str:
    """What the terminal shows, up to `jusqu_a` or to the end."""
    lu = b""
    while not (jusqu_a and jusqu_a.encode() in lu):
        try:
            morceau = os.read(maitre, 4096)
        except OSError:
            break
        if not morceau:
            break
        lu += morceau
    return lu.decode("utf-8")


@posix
def test_le_progres_se_montre_sur_un_terminal(projet: Path) -> None:
    _style(projet)
    processus, maitre = _sur_un_terminal(projet)
    montre = _lire(maitre)
    assert processus.wait(60) == 0
    os.close(maitre)
    for etape in ("Lecture et vérification des données…", "Pages : contrat-d-exemple…", "Pages : portail…", "Vérification des liens…"):
        assert etape in montre
    assert processus.stdout is not None
    assert "Publié dans" in processus.stdout.read().decode("utf-8")
    processus.stdout.close()


def _est_finie(groupe: int) -> bool:
    """True when no process of the group is left, within a few seconds: the system takes a moment to clear ended processes."""
    for _ in range(50):
        try:
            os.killpg(groupe, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


@posix
def test_controle_c(projet: Path) -> None:
    """In the middle of a build, workers included: one sentence, code 130, nothing published, nothing left running."""
    avant = arbre(projet / "public")
    codes = []
    for pause in (0.0, 0.15, 0.4):
        _style(projet)
        processus, maitre = _sur_un_terminal(projet)
        montre = _lire(maitre, jusqu_a="Pages : contrat-minimal")
        time.sleep(pause)
        os.killpg(processus.pid, signal.SIGINT)
        montre += _lire(maitre)
        codes.append(processus.wait(60))
        os.close(maitre)
        assert processus.stdout is not None
        processus.stdout.close()
        assert "Traceback" not in montre, montre
        if codes[-1] == 0:  # the machine was faster than the keyboard
            break
        assert "Interrompu : le site publié n’a pas changé." in montre
        assert arbre(projet / "public") == avant
        assert _est_finie(processus.pid)
    assert codes[0] == 130
    assert set(codes) <= {0, 130}


def test_le_projet_de_zero_sans_contenu(engagements: Commande, tmp_path: Path) -> None:
    """Neither words nor national measures: both are optional."""
    projet = copier_exemple(tmp_path / "projet")
    shutil.rmtree(projet / "content")
    (projet / "referentiels" / "mesures-nationales.yml").unlink()
    shutil.rmtree(projet / "referentiels" / CONTRAT)
    fini = engagements(*CONSTRUIRE, dossier=projet)
    assert fini.returncode == 0, fini.stderr
    assert not (projet / "public" / "mesures-nationales").exists()
    assert b"Mesures nationales" not in (projet / "public" / "index.html").read_bytes()
