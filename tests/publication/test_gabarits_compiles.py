"""Compiled templates are kept beside the program's compiled modules, and what is damaged there counts for nothing."""

from pathlib import Path

import pytest
from jinja2 import Environment

from generator.pages.rendu.gabarits import charger_gabarits
from generator.publication import gabarits_compiles
from generator.publication.gabarits_compiles import GabaritsCompiles, gabarits_du_programme

TEXTES = {"essai.html.j2": "<p>{{ vue }}</p>"}


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in the place of that of the program."""
    monkeypatch.setattr(gabarits_compiles, "gabarits_du_programme", lambda: tmp_path)
    return tmp_path


def rendre(textes: dict[str, str]) -> str:
    """The page that a run which has nothing in memory makes."""
    rendu: str = charger_gabarits(textes, GabaritsCompiles()).environnement.get_template("essai.html.j2").render(vue="là")
    return rendu


def test_un_autre_projet_ne_compile_plus(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rendre(TEXTES) == "<p>là</p>"
    assert list(dossier.iterdir())

    def compiler(*_: object, **__: object) -> None:
        raise AssertionError("it was compiled already")

    monkeypatch.setattr(Environment, "compile", compiler)
    assert rendre(TEXTES) == "<p>là</p>"


def test_un_autre_texte_est_compile(dossier: Path) -> None:  # noqa: ARG001
    rendre(TEXTES)
    assert rendre({"essai.html.j2": "<b>{{ vue }}</b>"}) == "<b>là</b>"
    assert rendre(TEXTES) == "<p>là</p>"


@pytest.mark.parametrize("place", [0, 40, -1])
def test_un_octet_abime_ne_compte_pas(dossier: Path, place: int) -> None:
    """Whichever byte it is, in the digest, the head or the code."""
    rendre(TEXTES)
    (fichier,) = dossier.iterdir()
    sains = fichier.read_bytes()
    octets = bytearray(sains)
    octets[place] ^= 1
    fichier.write_bytes(octets)
    assert rendre(TEXTES) == "<p>là</p>"
    assert fichier.read_bytes() == sains, "it was compiled again, and kept"


def test_sans_droit_d_ecrire(dossier: Path) -> None:
    """A folder that is gone, or that belongs to somebody else, stops nothing."""
    dossier.rmdir()
    assert rendre(TEXTES) == "<p>là</p>"
    assert not dossier.exists()


def test_python_qui_n_ecrit_pas_ses_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.dont_write_bytecode", True)
    assert gabarits_du_programme() is None
