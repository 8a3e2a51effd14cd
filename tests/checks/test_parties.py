"""Parts against their whole, whatever the version of each, over dimensions, crossings and places."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.publication.construction import examiner
from tests.checks.test_cas_des_donnees import ENTETE, NOEUD, ecrire

SIMPLE = '      - {id: n, type: suivi, repere: p1, libelle: "Un", unite: %s%s}\n'


def dits(racine: Path, *lignes: str, unite: str = "nombre", champs: str = "") -> list[str]:
    """What is said of the parts of these rows."""
    texte = ENTETE + "\n".join(lignes) + "\n"
    problemes = examiner(ecrire(racine, {"referentiel.yml": (NOEUD + SIMPLE % (unite, champs)).encode(), "valeurs/v.csv": texte.encode()}))[
        1
    ]
    assert {probleme.gravite.value for probleme in problemes} <= {"avertissement"}
    return [f"{probleme.lieu.ligne} {probleme.message}" for probleme in problemes if probleme.code == "parties-et-total"]


@pytest.mark.parametrize(
    ("lignes", "attendus"),
    [
        pytest.param(["n;pays;2020;100;B;;;", "n;pays;2020;70;B;;sexe=femmes;", "n;pays;2020;30;B;revise;sexe=hommes;"], [], id="juste"),
        pytest.param(
            [
                "n;pays;2020;100;B;;;",
                "n;pays;2020;90;B;revise;;",
                "n;pays;2020;70;B;;sexe=femmes;",
                "n;pays;2020;25;B;provisoire;sexe=hommes;",
                "n;pays;2020;20;B;;sexe=hommes;",
            ],
            [],
            id="les versions retenues seules",
        ),
        pytest.param(
            ["n;pays;2020;100;B;;;", "n;pays;2020;40;B;;sexe=femmes;", "n;pays;2020;30;B;provisoire;sexe=hommes;"],
            ["3 Les parties par sexe ne font pas le total : 40 + 30 = 70, et non 100"],
            id="moins que le total",
        ),
        pytest.param(
            ["n;pays;2020;100;B;;;", "n;pays;2020;120;B;;age=jeunes;"],
            ["3 Une partie par âge est plus grande que le total : 120, et non 100 au plus"],
            id="dimension sans somme",
        ),
        pytest.param(
            ["n;pays;2020;100;B;;;", "n;pays;2020;70;B;;age=jeunes;", "n;pays;2020;70;B;;age=vieux;"], [], id="réponses qui se recouvrent"
        ),
        pytest.param(["n;pays;2020;100;B;;;", "n;pays;2020;20;B;;sexe=femmes;", "n;pays;2020;secret;B;;sexe=hommes;"], [], id="secret"),
        pytest.param(
            ["n;pays;2020;40;B;;sexe=femmes;", "n;pays;2020;45;B;;sexe=femmes, age=jeunes;"],
            ["3 Une partie par âge est plus grande que le total : 45, et non 40 au plus"],
            id="croisement",
        ),
        pytest.param(
            ["n;pays;2020;40;B;;;", "n;pays;2020;45;B;;sexe=femmes, age=jeunes;"],
            ["3 Une partie est plus grande que le total : 45, et non 40 au plus"],
            id="croisement sans étape",
        ),
        pytest.param(["n;pays;2020;40;B;;;", "n;testville;2020;45;B;;;"], [], id="lieux qui ne s’additionnent pas"),
    ],
)
def test_les_parties(tmp_path: Path, lignes: list[str], attendus: list[str]) -> None:
    """Each rule."""
    lus = dits(tmp_path, *lignes)
    assert len(lus) == len(attendus), lus
    assert all(lu.startswith(attendu) for lu, attendu in zip(lus, attendus, strict=True)), lus


def test_les_pourcentages_ne_s_additionnent_pas(tmp_path: Path) -> None:
    """Nor do rates."""
    lignes = ("n;pays;2020;50;B;;;", "n;pays;2020;60;B;;sexe=femmes;", "n;pays;2020;30;B;;sexe=hommes;")
    assert dits(tmp_path, *lignes, unite="pourcentage") == []


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        (
            ["n;pays;2020;40;B;;;", "n;testville;2020;30;B;;;", "n;autreville;2020;5;B;;;"],
            "3 Les parties par lieu ne font pas le total : 30 + 5 = 35",
        ),
        (["n;pays;2020;40;B;;;", "n;testville;2020;45;B;;;"], "3 Une partie par lieu est plus grande que le total : 45"),
        (["n;testville;2020;40;B;;;", "n;qpv1;2020;45;B;;;"], "3 Une partie par lieu est plus grande que le total : 45"),
    ],
)
def test_les_lieux_d_un_indicateur_qui_s_additionne(tmp_path: Path, lignes: list[str], attendu: str) -> None:
    """«total: somme» says that communes make the whole."""
    (lu,) = dits(tmp_path, *lignes, champs=", total: somme")
    assert lu.startswith(attendu)


def test_deux_repartitions_sans_total(tmp_path: Path) -> None:
    """Each full, and not the same sum."""
    lignes = [
        f"n;pays;2020;{nombre};B;;{part};"
        for nombre, part in ((70, "sexe=femmes"), (30, "sexe=hommes"), (50, "age=jeunes"), (40, "age=vieux"))
    ]
    dits(tmp_path, *lignes)
    chemin = tmp_path / "referentiels" / "c" / "contrat.yml"
    chemin.write_text(chemin.read_text("utf-8").replace("{id: age,", "{id: age, total: somme,"), "utf-8")
    (probleme,) = examiner(tmp_path)[1]
    assert probleme.message == "Les répartitions d’un même chiffre n’ont pas la même somme : 100 par sexe, 90 par âge."


@pytest.fixture(scope="module")
def commun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that each example fills."""
    return tmp_path_factory.mktemp("parties")


@pytest.mark.lent
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 30), st.integers(0, 30), st.integers(0, 60), *[st.sampled_from(["", "provisoire", "revise", "definitif"])] * 3)
def test_dit_si_et_seulement_si_faux(commun: Path, femmes: int, hommes: int, total: int, un: str, deux: str, trois: str) -> None:
    """Whatever the status of each."""
    lus = dits(
        commun,
        f"n;pays;2020;{total};B;{un};;",
        f"n;pays;2020;{femmes};B;{deux};sexe=femmes;",
        f"n;pays;2020;{hommes};B;{trois};sexe=hommes;",
    )
    assert bool(lus) == (femmes + hommes != total)


def test_une_partie_croisee_plus_grande_que_le_tout(tmp_path: Path) -> None:
    """Young women against everybody, where neither women nor young people are counted; the whole is named at its place."""
    fichiers = ("n;pays;2020;40;B;;;", "n;pays;2020;50;B;;sexe=femmes, age=jeunes;")
    (lu,) = dits(tmp_path, *fichiers)
    assert lu == "3 Une partie est plus grande que le total : 50, et non 40 au plus (referentiels/c/valeurs/v.csv:2:1)."
