"""What a preview has in memory from one build to the next: nothing that is as it was is loaded twice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.publication import magasin
from generator.publication.magasin import MagasinSurDisque
from generator.publication.objets_tenus import ObjetsTenus
from tests.publication import changements_de_l_exemple as exemple
from tests.publication.arbres import Propre, arbre, construire, differences, remplacer

Charge = tuple[str, bytes]  # the name of an object, and the digest of the bytes that it is loaded from


@pytest.fixture
def charges(monkeypatch: pytest.MonkeyPatch) -> list[Charge]:
    """All that is loaded, in order; what is held is held for this test alone."""
    charges: list[Charge] = []
    objet = MagasinSurDisque.objet

    def noter(self: MagasinSurDisque, nom: str, somme: bytes, charger: Callable[[], Any]) -> Any:
        def charger_et_noter() -> Any:
            charges.append((nom, somme))
            return charger()

        return objet(self, nom, somme, charger_et_noter)

    monkeypatch.setattr(MagasinSurDisque, "objet", noter)
    monkeypatch.setattr(magasin, "_tenus", {})
    # The works of one preview are done in its own process, which has threads.
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    return charges


def _valeurs(projet: Path, charges: list[Charge], combien: int) -> list[list[Charge]]:
    """Write a new figure and build, so many times; what each build loaded."""
    par_construction = []
    for rang in range(combien):
        remplacer(projet / exemple.DOSSIER / "valeurs" / "communes.csv", f";2018;{383 + rang};", f";2018;{384 + rang};")
        charges.clear()
        assert construire(projet, projet / "public").ecrits
        par_construction.append(list(charges))
    return par_construction


def test_rien_de_ce_qui_n_a_pas_change_n_est_charge_deux_fois(projet: Path, charges: list[Charge], construction_propre: Propre) -> None:
    """Each build changes a figure. The first loads what it needs; the others load only what the one before wrote, and publish the same as a build that
    holds nothing."""
    magasin.tenir(projet)
    par_construction = _valeurs(projet, charges, 4)
    assert len(par_construction[0]) > 20
    vus: set[Charge] = set()
    for charge in par_construction:
        assert len(charge) == len(set(charge))
        assert not vus & set(charge)
        vus |= set(charge)
    noms = [{nom for nom, _ in charge} for charge in par_construction]
    assert len(noms[3]) < len(noms[0]) / 2
    assert differences(arbre(projet / "public"), construction_propre(projet)) == []


def test_un_programme_qui_ne_construit_qu_une_fois_ne_tient_rien(projet: Path, charges: list[Charge]) -> None:
    """A command ends after its build: each of these loads again what the one before had loaded."""
    une, deux = _valeurs(projet, charges, 2)
    assert len(set(une) & set(deux)) > 10
    assert magasin.magasin_de(projet).memoire is None


def test_ce_qui_est_tenu_suit_les_octets(tmp_path: Path) -> None:
    """An object is loaded again where the bytes under its name are others, and where they are those of before again."""
    garde = MagasinSurDisque(tmp_path, ObjetsTenus())
    charges: list[str] = []

    def charger(mot: str) -> Callable[[], str]:
        def ici() -> str:
            charges.append(mot)
            return mot

        return ici

    assert [garde.objet("un", somme, charger(mot)) for somme, mot in ((b"1", "a"), (b"1", "b"), (b"2", "c"), (b"1", "d"))] == [
        "a",
        "a",
        "c",
        "d",
    ]
    assert charges == ["a", "c", "d"]
