"""The folder `tel-quel/` and `conserver`: each name that cannot be published is said, with why."""

import os
import unicodedata
from pathlib import Path

import pytest
from PIL import Image

from generator.publication.construction import examiner
from generator.sources.journal import Journal
from generator.sources.tel_quel import lire_les_tels_quels
from tests.sources.essai import nouveau_projet
from tests.systemes import posix


def _lire(racine: Path) -> tuple[tuple[str, ...], list[str]]:
    journal = Journal()
    lus = lire_les_tels_quels(racine, ("essai",), journal)
    return lus, [f"{un.lieu.fichier} : {un.message}" for un in journal.problemes]


def _poser(racine: Path, *noms: str) -> None:
    for nom in noms:
        fichier = racine / "tel-quel" / nom
        fichier.parent.mkdir(parents=True, exist_ok=True)
        fichier.write_bytes(b"x")


def test_sans_dossier(tmp_path: Path) -> None:
    assert _lire(tmp_path) == ((), [])


def test_tout_ce_qui_se_publie(tmp_path: Path) -> None:
    _poser(tmp_path, "CNAME", ".nojekyll", ".well-known/a/b.txt", "Photos de la fête/été.jpg", "Thumbs.db", "~$plan.odt")
    assert _lire(tmp_path) == ((".nojekyll", ".well-known/a/b.txt", "CNAME", "Photos de la fête/été.jpg"), [])


def test_une_photo_dit_qui_l_a_prise(tmp_path: Path) -> None:
    """It is published, and what it says besides is asked about."""
    _poser(tmp_path, "photos/fete.jpg")
    exif = Image.Exif()
    exif[0x013B] = "Claire Dupont"  # its author, as Exif numbers it
    Image.new("RGB", (8, 8)).save(tmp_path / "tel-quel" / "photos" / "fete.jpg", exif=exif)
    assert _lire(tmp_path) == (
        ("photos/fete.jpg",),
        ["tel-quel/photos/fete.jpg : Cette image porte le nom de son auteur, qui serait publié."],
    )


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("essai/plan.pdf", "tel-quel/essai : « essai » est un dossier que le programme publie."),
        ("Essai/plan.pdf", "tel-quel/Essai : « Essai » est un dossier que le programme publie."),
        ("archives/a.html", "tel-quel/archives : « archives » est un dossier que le programme publie."),
        (".git/config", "tel-quel/.git : Un dépôt git serait publié avec toute son histoire."),
    ],
)
def test_un_nom_pris(nom: str, dit: str, tmp_path: Path) -> None:
    _poser(tmp_path, nom)
    assert _lire(tmp_path) == ((), [dit])


@posix
def test_des_noms_que_d_autres_systemes_refusent(tmp_path: Path) -> None:
    _poser(tmp_path, "a:b.txt", "a\\b.txt", "a\nb.txt", "\u202etxt.exe", "Plan.pdf", os.fsdecode(b"\xe9.txt"))
    lus, dits = _lire(tmp_path)
    assert lus == ("Plan.pdf",)
    assert sum("n’accepte pas" in dit for dit in dits) == 5
    assert all(dit.isprintable() for dit in dits)


@posix
@pytest.mark.parametrize(
    ("un", "autre", "dit"),
    [
        ("Plan.pdf", "plan.PDF", "Plan.pdf"),
        (unicodedata.normalize("NFD", "été.jpg"), unicodedata.normalize("NFC", "été.jpg"), unicodedata.normalize("NFD", "été.jpg")),
        ("Photos/a.jpg", "photos/b.jpg", "Photos"),
        ("Photo", "photo/a.jpg", "Photo"),
    ],
    ids=["capitales", "accents", "deux dossiers", "fichier et dossier"],
)
def test_deux_noms_que_d_autres_systemes_confondent(un: str, autre: str, dit: str, tmp_path: Path) -> None:
    """Files and folders alike: of two, one is published, and the other is said."""
    _poser(tmp_path, un, autre)
    lus, dits = _lire(tmp_path)
    assert lus == (un,)
    assert dits == [f"tel-quel/{autre} : Ce nom et « {dit} » se confondent sous Windows et macOS."]


@posix
def test_ni_liens_ni_tuyaux(tmp_path: Path) -> None:
    """A link out of the tree, one into it, one to itself, a pipe: nothing is followed, and nothing waits."""
    _poser(tmp_path, "plan.pdf")
    dossier = tmp_path / "tel-quel"
    (dossier / "dehors").symlink_to("/etc")
    (dossier / "dedans").symlink_to("plan.pdf")
    (dossier / "boucle").symlink_to("boucle")
    os.mkfifo(dossier / "tuyau")
    lus, dits = _lire(tmp_path)
    assert lus == ("plan.pdf",)
    assert sum("est un lien" in dit for dit in dits) == 3
    assert "tel-quel/tuyau : Ce nom n’est ni un fichier ni un dossier." in dits


def test_un_fichier_a_la_place_du_dossier(tmp_path: Path) -> None:
    (tmp_path / "tel-quel").write_bytes(b"x")
    assert _lire(tmp_path) == ((), ["tel-quel : Le dossier ne peut pas être lu : ce n’est pas un dossier."])


@pytest.mark.parametrize("mot", ["/photos", "../photos", "a/../b", ".", "./a", "a//b", "a\\b", "*.html", "/"])
def test_conserver_nomme_un_chemin_du_site(mot: str, tmp_path: Path) -> None:
    projet = nouveau_projet(tmp_path)
    projet.ecrire("referentiels/site.yml", f"conserver: ['{mot}', photos/]\n")
    registre, problemes = examiner(projet.racine)
    assert [(un.code, un.lieu.ligne) for un in problemes] == [("chemin-du-site", 1)]
    assert registre.mentions.conserves == ("photos",)
