"""What a glance at the published files tells: all that anybody may have done to them is seen, and what could have been missed is not believed."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.commandes.construire import publier
from generator.publication import assemblage
from generator.publication.coup_d_oeil import Vue, deja_vu, retenir_les_vues, vue_de
from generator.publication.etat_des_fichiers import etat_des_fichiers
from generator.publication.magasin import MagasinSurDisque, magasin_de
from tests.publication.test_rien_de_vieux import REGLAGES

LIGNES = ("un avertissement", "une remarque")
SITES = ("", "paris", "grigny")


@pytest.fixture
def public(tmp_path: Path) -> Path:
    """Three small sites, the portal around two contracts."""
    racine = tmp_path / "public"
    for dossier in SITES:
        (racine / dossier / "page").mkdir(parents=True)
        (racine / dossier / "page" / "index.html").write_text(f"La page de {dossier}.", "utf-8")
        (racine / dossier / "donnees.csv").write_text("a;b\n", "utf-8")
    return racine


def _vues(public: Path) -> dict[str, Vue]:
    return {dossier: vue_de(etat_des_fichiers(public / dossier, sauf=() if dossier else SITES)) for dossier in SITES}


def _retenir(public: Path, magasin: MagasinSurDisque) -> None:
    vues = _vues(public)
    plus_tard = max(vue.sure for vue in vues.values())
    retenir_les_vues("la clé", LIGNES, public, {dossier: vue.a(plus_tard) for dossier, vue in vues.items()}, magasin)


def _ecrire_autant(public: Path) -> None:
    """Other bytes, as many, with the date of before: only the time that no program can write tells it."""
    page = public / "paris" / "page" / "index.html"
    avant = page.stat()
    while page.stat().st_ctime_ns == avant.st_ctime_ns:  # a change within one tick of the clock is what `sure` is for
        page.write_bytes(page.read_bytes().swapcase())
        os.utime(page, ns=(avant.st_atime_ns, avant.st_mtime_ns))
    assert (page.stat().st_size, page.stat().st_mtime_ns) == (avant.st_size, avant.st_mtime_ns)


def _remplacer(public: Path) -> None:
    """The same bytes in another file."""
    page = public / "page" / "index.html"
    shutil.copy2(page, public / "copie")
    (public / "copie").replace(page)


def _en_lien(public: Path) -> None:
    shutil.move(public / "grigny", public.parent / "ailleurs")
    (public / "grigny").symlink_to(public.parent / "ailleurs")


@pytest.mark.parametrize(
    "geste",
    [
        _ecrire_autant,
        _remplacer,
        _en_lien,
        lambda public: (public / "paris" / "donnees.csv").unlink(),
        lambda public: (public / "paris" / "donnees.csv").rename(public / "paris" / "donnees2.csv"),
        lambda public: (public / "CNAME").write_text("ville.fr", "utf-8"),
        lambda public: (public / "grigny" / "vide").mkdir(),
        lambda public: shutil.rmtree(public / "grigny"),
        lambda public: shutil.rmtree(public),
    ],
)
def test_tout_ce_qu_on_y_fait_se_voit(geste: Callable[[Path], object], public: Path, tmp_path: Path) -> None:
    magasin = MagasinSurDisque(tmp_path / "gardes")
    _retenir(public, magasin)
    assert deja_vu("la clé", public, magasin) == LIGNES
    assert deja_vu("une autre clé", public, magasin) is None
    assert deja_vu("la clé", public.parent, magasin) is None
    geste(public)
    assert deja_vu("la clé", public, magasin) is None


def test_ce_qui_vient_d_etre_ecrit_ne_se_juge_pas_d_un_coup_d_oeil(public: Path, tmp_path: Path) -> None:
    """A file could be written twice within one tick of the clock: what was seen too early tells nothing, and one such file is enough."""
    magasin = MagasinSurDisque(tmp_path / "gardes")
    vue = _vues(public)["paris"]
    assert vue.sure > (public / "paris" / "donnees.csv").stat().st_ctime_ns
    assert (vue.a(vue.sure), vue.a(vue.sure - 1)) == (vue.somme, "")
    vues = {dossier: une.somme for dossier, une in _vues(public).items()}
    retenir_les_vues("la clé", LIGNES, public, vues | {"paris": ""}, magasin)
    assert deja_vu("la clé", public, magasin) is None


@pytest.mark.parametrize("octets", [b"", b"{", b"[]", b"[1,2,3,4]", b'["la cle", "x", 3, {}]', b"null", b"\xff"])
def test_une_memoire_abimee_ne_dit_rien(octets: bytes, public: Path, tmp_path: Path) -> None:
    magasin = MagasinSurDisque(tmp_path / "gardes")
    magasin.ecrire("vu", octets)
    assert deja_vu("la clé", public, magasin) is None


def test_la_commande_ne_regarde_qu_une_fois(projet: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """What a build saw suffices for those that follow, until somebody touches a file: then each is looked at, and what is wrong is made good."""
    regards = []
    regarder = assemblage.regarder
    monkeypatch.setattr(assemblage, "regarder", lambda *mots, **options: regards.append(mots) or regarder(*mots, **options))
    public = projet / "public"
    for _ in range(3):  # the first two, where the tree was laid down a moment ago
        assert publier(projet, public, REGLAGES) == 0
    regards.clear()
    capsys.readouterr()
    assert publier(projet, public, REGLAGES) == 0
    assert (regards, capsys.readouterr().out) == ([], f"Rien n’a changé : {public} est à jour.\n")
    assert magasin_de(projet).lire("vu") is not None
    page = public / "index.html"
    bons = page.read_bytes()
    page.unlink()
    page.write_bytes(b"autre chose")
    assert publier(projet, public, REGLAGES) == 0
    assert (len(regards), page.read_bytes()) == (1, bons)
