"""What a build keeps in its folder is read back by the next, and bytes that somebody else put there run nothing."""

import datetime
import os
import pickle
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.graphe import objets
from generator.graphe.objets import ObjetRefuse, depuis_octets, en_octets
from generator.model.unite import Unite
from generator.publication import historique
from tests.publication.arbres import arbre, construire, exemple_neuf, remplacer

RACINE = Path(__file__).parents[2]


class _Appel:
    """What pickle makes of a call: the function is called where the bytes are loaded."""

    def __init__(self, fonction: Callable[..., Any], *mots: Any) -> None:
        self._appel = fonction, mots

    def __reduce__(self) -> Any:
        return self._appel


def test_rien_de_garde_n_est_refuse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two builds of the example: whatever the first keeps is loaded by the second, which makes nothing again."""
    refus: list[str] = []
    permis = objets._LecteurDObjets._permis

    def noter(lecteur: Any, module: str, nom: str) -> Any:
        try:
            return permis(lecteur, module, nom)
        except ObjetRefuse:
            refus.append(f"{module}.{nom}")
            raise

    monkeypatch.setattr(objets._LecteurDObjets, "_permis", noter)
    monkeypatch.setattr(objets, "_connus", {})
    projet = exemple_neuf(tmp_path / "projet")
    remplacer(projet / "referentiels" / "contrat-d-exemple" / "valeurs" / "communes.csv", "Bilan", "Compte")
    assert construire(projet, projet / "public").sain
    assert refus == []


@pytest.mark.parametrize(
    "appel",
    [
        _Appel(os.system, "touch TEMOIN"),
        _Appel(subprocess.Popen, ["touch", "TEMOIN"]),
        _Appel(eval, "open('TEMOIN', 'w')"),
        _Appel(exec, "open('TEMOIN', 'w')"),
        _Appel(open, "TEMOIN", "w"),
        _Appel(getattr, Path, "touch"),
        _Appel(__import__, "os"),
        _Appel(Path.touch, Path("TEMOIN")),
        _Appel(pickle.loads, b"cos\nsystem\n(S'touch TEMOIN'\ntR."),
        # Of the program too: what reads, writes or runs is no value.
        _Appel(historique.instantane_du_commit, None, "", None),
        _Appel(exemple_neuf, Path("TEMOIN")),
    ],
    ids=lambda appel: appel._appel[0].__qualname__,
)
def test_rien_ne_s_execute(appel: _Appel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Bytes that name a function are refused before it is called; those of pickle alone would have called it."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ObjetRefuse):
        depuis_octets(pickle.dumps(appel, 5))
    with pytest.raises(ObjetRefuse):
        depuis_octets(pickle.dumps(("programme", {"a": [appel]}), 2))
    assert list(tmp_path.iterdir()) == []


def test_par_un_chemin_de_noms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a module of the program to what it imports, and on: refused."""
    monkeypatch.chdir(tmp_path)
    for module, nom in (("generator.publication.depot_git", "os.system"), ("generator.sources.texte", "re.sys"), ("generator.cli", "main")):
        octets = b"\x80\x05\x8c" + bytes([len(module)]) + module.encode() + b"\x8c" + bytes([len(nom)]) + nom.encode() + b"\x93."
        with pytest.raises(ObjetRefuse):
            depuis_octets(octets)
    assert list(tmp_path.iterdir()) == []


def test_les_valeurs_reviennent() -> None:
    """Plain values, units of the program and of a contract."""
    unite = Unite.declarer("repas", "repas", pluriel="repas", additionne=True)
    for valeur in ({"a": (1, {2}, frozenset("b"))}, datetime.date(2026, 11, 29), Unite.EUROS, unite, b"octets", None):
        assert depuis_octets(en_octets(valeur)) == valeur
    assert depuis_octets(en_octets(unite)).pluriel == "repas"


def test_un_dossier_de_construction_plante(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file of the build's folder replaced by bytes that would run something: nothing runs, and the site is made whole."""
    projet = exemple_neuf(tmp_path / "projet")
    attendu = arbre(projet / "public")
    monkeypatch.chdir(tmp_path)
    charge = pickle.dumps(("programme", _Appel(os.system, "touch TEMOIN")), 5)
    gardes = [un for un in (projet / ".construction").rglob("*") if un.is_file() and not un.is_symlink()]
    assert gardes
    for garde in gardes:
        garde.write_bytes(charge)
    resultat = construire(projet, projet / "public")
    assert resultat.sain, resultat.echec
    assert not (tmp_path / "TEMOIN").exists()
    assert arbre(projet / "public") == attendu


def test_une_seule_porte() -> None:
    """No other module loads objects from bytes by a way that can run something."""
    portes = re.compile(r"\bpickle\.(?:loads?|Unpickler)\b|\bmarshal\.loads?\(|\bshelve\.|\bjoblib\.|\byaml\.(?:unsafe_load|full_load)\(")
    trouves = {un.relative_to(RACINE).as_posix() for un in (RACINE / "generator").rglob("*.py") if portes.search(un.read_text("utf-8"))}
    assert trouves == {"generator/graphe/objets.py"}
