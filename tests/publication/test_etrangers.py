"""What others put into the published folder: kept where it is and said, kept in silence where the project says so, never lost."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.publication.etrangers import Etrangers
from generator.publication.magasin import MagasinSurDisque
from tests.exemple.projet import CONTRAT
from tests.publication.arbres import COMMANDE, arbre, construire, differences, remplacer, traces
from tests.systemes import posix

CHIFFRES = ("383", "384", "385", "386")


def _chiffre(projet: Path, rang: int) -> None:
    """One contract alone is to be published anew."""
    avant, apres = CHIFFRES[rang : rang + 2]
    remplacer(projet / "referentiels" / CONTRAT / "valeurs" / "communes.csv", f";2018;{avant};", f";2018;{apres};")


def _pied(projet: Path, rang: int) -> None:
    """All sites are to be published anew."""
    piece = projet / "site_templates" / "theme" / "partials" / "pied-legal.html"
    piece.write_text(f"{piece.read_text('utf-8')}<p>{rang}</p>\n", encoding="utf-8")


def _ecrire(fichier: Path, texte: str) -> Path:
    fichier.parent.mkdir(parents=True, exist_ok=True)
    fichier.write_text(texte, encoding="utf-8")
    return fichier


@pytest.fixture
def projet_connu(projet: Path) -> Path:
    """A copy that has published where it is: it remembers what it wrote."""
    assert construire(projet, projet / "public").sain
    return projet


ETRANGERS = {
    "CNAME": "engagements.valmont.invalid\n",
    ".nojekyll": "",
    ".well-known/security.txt": "Contact: mailto:a@valmont.invalid\n",
    "photos/2019/place.jpg": "une photo",
    f"{CONTRAT}/plan.txt": "dans le dossier d’un contrat",
}


def _etrangers(public: Path) -> dict[str, str]:
    return {nom: (public / nom).read_text("utf-8") for nom in ETRANGERS if (public / nom).is_file()}


@pytest.mark.parametrize("changer", [_chiffre, _pied])
def test_un_fichier_que_personne_n_a_dit_d_effacer_reste(changer: Callable[[Path, int], None], projet_connu: Path) -> None:
    """Through publications of one contract and of all, and back where one is what the reserve holds; each time it is said, and what to write."""
    public = projet_connu / "public"
    for nom, texte in ETRANGERS.items():
        _ecrire(public / nom, texte)
    for rang in range(3):
        changer(projet_connu, rang)
        resultat = construire(projet_connu, public)
        assert resultat.sain, resultat
        assert _etrangers(public) == ETRANGERS, rang
        assert not resultat.mis_de_cote
        assert len(resultat.remarques) == 2
        assert "5\u00a0fichiers que ce programme n’a pas écrits" in resultat.remarques[0]
        assert all(nom in resultat.remarques[0] for nom in ETRANGERS)
        assert "« conserver »" in resultat.remarques[1]
        assert "« tel-quel »" in resultat.remarques[1]
    (public / "CNAME").write_text("autre.valmont.invalid\n", "utf-8")  # as its owner changes it
    (public / "photos" / "2019" / "place.jpg").unlink()  # and deletes it
    if changer is _pied:
        changer(projet_connu, 0)
    assert construire(projet_connu, public).sain
    assert (public / "CNAME").read_text("utf-8") == "autre.valmont.invalid\n"
    assert not (public / "photos").exists() or not any((public / "photos").rglob("*.jpg"))


def test_ce_qui_est_fait_ne_depend_pas_de_ce_que_d_autres_posent(projet_connu: Path, arbre_initial: dict[str, bytes]) -> None:
    public = projet_connu / "public"
    for nom, texte in ETRANGERS.items():
        _ecrire(public / nom, texte)
    assert construire(projet_connu, public).ecrits == ()
    avant = traces(public)
    assert construire(projet_connu, public).ecrits == ()
    assert traces(public) == avant
    reste = {chemin for chemin in differences(arbre(public), arbre_initial) if not chemin.endswith("/")}
    assert reste == set(ETRANGERS)


def test_ce_que_le_projet_conserve_ne_se_dit_plus(projet_connu: Path) -> None:
    """Named in `conserver`, they stay even where the program has forgotten all, and an empty folder too."""
    public = projet_connu / "public"
    for nom, texte in ETRANGERS.items():
        _ecrire(public / nom, texte)
    (public / "photos" / "vide").mkdir()
    with (projet_connu / "referentiels" / "site.yml").open("a", encoding="utf-8") as fichier:
        fichier.write(f"conserver: [CNAME, .nojekyll, .well-known/, photos, {CONTRAT}/plan.txt]\n")
    for oublier in (False, True):
        if oublier:
            shutil.rmtree(projet_connu / ".construction")
        resultat = construire(projet_connu, public)
        assert resultat.sain, resultat
        assert (resultat.remarques, resultat.mis_de_cote) == ((), ())
        assert _etrangers(public) == ETRANGERS
        assert (public / "photos" / "vide").is_dir()


def test_sans_memoire_rien_n_est_perdu(projet: Path, arbre_initial: dict[str, bytes]) -> None:
    """Whose a file is cannot be told once the folder of the build is gone: an old page must not stay published, nor a photograph be lost."""
    public = projet / "public"
    shutil.rmtree(projet / ".construction")
    _ecrire(public / "photos" / "place.jpg", "une photo")
    _ecrire(public / CONTRAT / "indicateurs" / "retire" / "index.html", "une page d’avant")
    resultat = construire(projet, public)
    assert resultat.sain
    assert differences(arbre(public), arbre_initial) == []
    assert sorted(resultat.mis_de_cote) == [
        f".construction/mis-de-cote/{CONTRAT}/indicateurs/retire/index.html",
        ".construction/mis-de-cote/photos/place.jpg",
    ]
    assert (projet / ".construction/mis-de-cote/photos/place.jpg").read_text("utf-8") == "une photo"


def test_ce_qui_a_ete_mis_de_cote_n_est_jamais_recouvert(projet: Path) -> None:
    for texte in ("une photo", "une autre", "une photo"):
        shutil.rmtree(projet / ".construction" / "gardes")
        _ecrire(projet / "public" / "photos" / "place.jpg", texte)
        assert construire(projet, projet / "public").mis_de_cote
    gardes = {un.name: un.read_text("utf-8") for un in (projet / ".construction" / "mis-de-cote" / "photos").iterdir()}
    assert gardes == {"place.jpg": "une photo", "place.jpg~2": "une autre"}


def test_une_page_prend_la_place_d_un_fichier_pose_la(projet_connu: Path) -> None:
    """The program's page is published; what stood there is kept aside, with its words."""
    public = projet_connu / "public"
    _ecrire(public / "robots-d-ici.txt", "reste")
    _ecrire(public / CONTRAT / "indicateurs", "un fichier") if not (public / CONTRAT / "indicateurs").exists() else None
    tel_quel = _ecrire(projet_connu / "tel-quel" / "robots-d-ici.txt", "du projet")
    resultat = construire(projet_connu, public)
    assert resultat.mis_de_cote == (".construction/mis-de-cote/robots-d-ici.txt",)
    assert (public / "robots-d-ici.txt").read_text("utf-8") == "du projet"
    assert (projet_connu / ".construction/mis-de-cote/robots-d-ici.txt").read_text("utf-8") == "reste"
    tel_quel.unlink()
    assert construire(projet_connu, public).retires == ("robots-d-ici.txt",)  # it was published by the program: it goes


@posix
def test_ni_lien_ni_tuyau_ne_se_publie(projet_connu: Path, tmp_path: Path, arbre_initial: dict[str, bytes]) -> None:
    """What they lead to may be outside of the site; a build waits for none."""
    secret = _ecrire(tmp_path / "secret.txt", "secret")
    public = projet_connu / "public"
    (public / "vers").symlink_to(secret)
    os.mkfifo(public / "tuyau")
    ici = Path.cwd()
    os.chdir(public)  # the name of a socket is short
    try:
        prise = socket.socket(socket.AF_UNIX)
        prise.bind("prise")
    finally:
        os.chdir(ici)
    _pied(projet_connu, 0)
    resultat = construire(projet_connu, public)
    prise.close()
    assert resultat.sain
    assert {chemin for chemin in arbre(public) if chemin not in arbre_initial} == set()
    assert secret.read_text("utf-8") == "secret"


def test_un_contrat_retire_ne_laisse_rien_que_ce_qui_n_est_pas_de_lui(projet_connu: Path) -> None:
    """Its pages go, and a file that somebody put there stays, and is said."""
    public, autre = projet_connu / "public", "contrat-minimal"
    _ecrire(public / autre / "plan.txt", "à garder")
    assert (public / autre / "index.html").is_file()
    for dossier in ("referentiels", "content", "archives"):
        for chemin in (projet_connu / dossier / autre, *(projet_connu / dossier).glob(f"*/{autre}")):
            shutil.rmtree(chemin, ignore_errors=True)
    for fichier in (projet_connu / "adresses").glob("*.lock"):
        fichier.unlink()
    resultat = construire(projet_connu, public)
    assert resultat.sain, resultat
    assert [chemin for chemin in arbre(public) if chemin.startswith(f"{autre}/") and chemin[-1] != "/"] == [f"{autre}/plan.txt"]
    assert f"{autre}/plan.txt" in resultat.remarques[0]


def test_la_commande_le_dit_meme_quand_rien_n_a_change(projet_connu: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commande = (*COMMANDE, "--projet", str(projet_connu))
    assert cli.main(commande) == 0
    assert "n’a pas écrit" not in capsys.readouterr().err
    _ecrire(projet_connu / "public" / "CNAME", "valmont.invalid")
    for _ in range(2):
        assert cli.main(commande) == 0
        sorti = capsys.readouterr()
        assert "1\u00a0fichier que ce programme n’a pas écrit, et qui y reste : CNAME." in sorti.err
        assert "Rien n’a changé" in sorti.out


def test_une_memoire_abimee_n_a_pas_d_etrangers(tmp_path: Path) -> None:
    magasin = MagasinSurDisque(tmp_path)
    for octets in (b"", b"[]", b'{"racine": 3}', b"\xff"):
        magasin.ecrire("etrangers", octets)
        assert Etrangers(magasin, tmp_path / "public").conclure() == ()


TELS_QUELS = {
    "CNAME": "valmont.invalid",
    ".nojekyll": "",
    ".well-known/security.txt": "Contact",
    "photos/place.jpg": "photo",
    "donnees/plus.csv": "a",
}


def test_le_dossier_tel_quel_est_publie(projet: Path) -> None:
    """At the root of the site, byte for byte, hidden files too; pages can lead to them, and a file that is taken out of it goes."""
    public = projet / "public"
    for nom, texte in TELS_QUELS.items():
        _ecrire(projet / "tel-quel" / nom, texte)
    _ecrire(projet / "tel-quel" / ".DS_Store", "d’un système")
    page = projet / "content" / "index.md"
    page.write_text(f"{page.read_text('utf-8')}\n[La place](photos/place.jpg)\n", encoding="utf-8")
    resultat = construire(projet, public)
    assert resultat.sain, resultat
    assert {nom: (public / nom).read_text("utf-8") for nom in TELS_QUELS} == TELS_QUELS
    assert not (public / ".DS_Store").exists()
    assert construire(projet, public).ecrits == ()
    _ecrire(projet / "tel-quel" / "CNAME", "autre.invalid")
    assert construire(projet, public).ecrits == ("CNAME",)
    (projet / "tel-quel" / "photos" / "place.jpg").unlink()
    resultat = construire(projet, public)
    assert any("photos/place.jpg" in ligne for ligne in resultat.echec), "a page still leads there"
    assert (public / "photos" / "place.jpg").exists(), "nothing was published"


@pytest.mark.parametrize("nom", ["index.html", "donnees", "donnees/contrats.json", "donnees/contrats.json/plus.txt"])
def test_tel_quel_ne_cache_aucune_page(nom: str, projet: Path) -> None:
    avant = traces(projet / "public")
    _ecrire(projet / "tel-quel" / nom, "faux")
    resultat = construire(projet, projet / "public")
    assert resultat.echec[:2] == (
        "Le dossier « tel-quel » contient des fichiers à la place de ceux que le programme fait :",
        f"tel-quel/{nom}",
    )
    assert traces(projet / "public") == avant
