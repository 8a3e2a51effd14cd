"""Secrets that can be computed: the rule finds them all, and only them, whatever the tables."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calculs.equations import Equation, determinees
from generator.publication.construction import examiner
from tests.checks.test_cas_des_donnees import ENTETE, NOEUD, ecrire

INDICATEUR = NOEUD + '      - {id: b, type: suivi, repere: p1, libelle: "Aidés", unite: nombre%s}\n'


def secrets(racine: Path, *lignes: str, champs: str = "") -> list[str]:
    """The lines of the secrets that are said to be known."""
    fichiers = {"referentiel.yml": (INDICATEUR % champs).encode(), "valeurs/v.csv": (ENTETE + "\n".join(lignes) + "\n").encode()}
    problemes = examiner(ecrire(racine, fichiers), "2030-01-01")[1]
    return [str(un.lieu.ligne) for un in problemes if un.code.startswith("secret-")]


@pytest.mark.parametrize(
    ("lignes", "champs", "attendus"),
    [
        pytest.param(["b;pays;2020;100;B;;;", "b;testville;2020;92;B;;;", "b;autreville;2020;secret;B;;;"], "", ["4"], id="communes"),
        pytest.param(["b;pays;2020;100;B;;;", "b;testville;2020;92;B;;;"], "", [], id="sans secret"),
        pytest.param(["b;pays;2020;100;B;;;", "b;testville;2020;secret;B;;;", "b;autreville;2020;secret;B;;;"], "", [], id="deux secrets"),
        pytest.param(
            ["b;pays;2020;0;B;;;", "b;testville;2020;secret;B;;;", "b;autreville;2020;secret;B;;;"], "", ["3", "4"], id="parts de rien"
        ),
        pytest.param(["b;pays;2020;100;B;;;", "b;testville;2020;nd;B;;;", "b;autreville;2020;secret;B;;;"], "", [], id="autre inconnue"),
        pytest.param(["b;pays;2020;100;B;;;", "b;testville;2020;so;B;;;", "b;autreville;2020;secret;B;;;"], "", ["4"], id="sans objet"),
        pytest.param(
            ["b;testville;2020;100;B;;;", "b;qpv1;2020;92;B;;;", "b;qpv2;2020;secret;B;;;"], "", ["4"], id="quartiers d’une commune"
        ),
        pytest.param(["b;pays;2020;100;B;;;", "b;qpv1;2020;92;B;;;", "b;qpv2;2020;secret;B;;;"], "", ["4"], id="quartiers du périmètre"),
        pytest.param(["b;pays;2020;100;B;provisoire;;", "b;pays;2020;secret;B;;;"], "", ["3"], id="une ancienne version"),
        pytest.param(
            ["b;pays;2020;secret;B;;;", "b;pays;2020;92;B;;sexe=femmes;", "b;pays;2020;8;B;provisoire;sexe=hommes;"],
            "",
            ["2"],
            id="le total",
        ),
        pytest.param(
            ["b;pays;2020;100;B;;;", "b;pays;2020;92;B;;age=jeunes;", "b;pays;2020;secret;B;;age=vieux;"], "", ["4"], id="sans somme"
        ),
        pytest.param(
            ["b;pays;2019;10;B;;;", "b;pays;2020;secret;B;;;", "b;pays;2019/2020;15;B;;;"], "", ["3"], id="deux années et leur total"
        ),
        pytest.param(["b;pays;2019/2021;30;B;;;", "b;pays;2020/2021;25;B;;;", "b;pays;2019;secret;B;;;"], "", ["4"], id="deux totaux"),
        pytest.param(["b;pays;2019;10;B;;;", "b;pays;2020;secret;B;;;", "b;pays;2021;30;B;;;"], "", [], id="années seules"),
        pytest.param(["b;pays;2020;secret;B;;;", "b;pays;2019/2020;15;B;;;"], ", chiffres: cumules", ["2"], id="cumul et total"),
        pytest.param(
            ["b;pays;2019;10;B;;;", "b;pays;2020/2021;15;B;;;", "b;pays;2021;secret;B;;;"],
            ", chiffres: cumules",
            ["4"],
            id="cumul et différence",
        ),
    ],
)
def test_un_secret_est_calculable_ou_non(tmp_path: Path, lignes: list[str], champs: str, attendus: list[str]) -> None:
    """Over parts, places, versions and times."""
    assert secrets(tmp_path, *lignes, champs=champs) == attendus


def test_deux_dimensions(tmp_path: Path) -> None:
    """A secret in a table of two dimensions is known by its line, by its column, or by both at once; not when a rectangle is secret."""
    contrat = (
        tmp_path / "referentiels" / "c" / "contrat.yml",
        '  - {id: age, nom: "Âge", modalites',
        '  - {id: age, nom: "Âge", total: somme, modalites',
    )

    def lus(*cachees: str) -> list[str]:
        lignes = ["b;pays;2020;10;B;;;"]
        for sexe, age in product(("", "sexe=femmes", "sexe=hommes"), ("", "age=jeunes", "age=vieux")):
            part = ", ".join(filter(None, (sexe, age)))
            if part:
                lignes.append(
                    f"b;pays;2020;{'secret' if part in cachees else 5 if not (sexe and age) else 2 if sexe[5:7] == age[4:6] else 3};B;;{part};"
                )
        secrets(tmp_path, *lignes)
        chemin, avant, apres = contrat
        chemin.write_text(chemin.read_text("utf-8").replace(avant, apres), "utf-8")
        lus = [un.lieu.ligne for un in examiner(tmp_path, "2030-01-01")[1] if un.code.startswith("secret-")]
        return [lignes[ligne - 2].split(";")[6] for ligne in lus]

    coins = [f"sexe={sexe}, age={age}" for sexe, age in product(("femmes", "hommes"), ("jeunes", "vieux"))]
    assert lus(coins[0]) == [coins[0]]
    assert lus(coins[0], coins[1]) == [coins[0], coins[1]]  # each by its column
    assert lus(*coins) == []
    assert lus(coins[0], coins[3]) == [coins[0], coins[3]]
    assert lus("sexe=femmes", coins[0], coins[1]) == ["sexe=femmes", coins[0], coins[1]]  # one after the other


@pytest.mark.lent
@settings(max_examples=200)
@given(st.data())
def test_une_inconnue_est_trouvee_si_et_seulement_si_elle_n_a_qu_une_valeur(data: st.DataObject) -> None:
    """Random tables with margins: an unknown is found exactly where no other table of the same margins and known cells differs there."""
    hauteur, largeur = data.draw(st.integers(2, 3)), data.draw(st.integers(2, 3))
    cases = list(product(range(hauteur), range(largeur)))
    table = {case: data.draw(st.integers(1, 9)) for case in cases}
    cachees = data.draw(st.sets(st.sampled_from(cases), min_size=1))
    connues: dict[object, int] = {case: nombre for case, nombre in table.items() if case not in cachees}
    connues |= {("ligne", i): sum(table[i, j] for j in range(largeur)) for i in range(hauteur)}
    connues |= {("colonne", j): sum(table[i, j] for i in range(hauteur)) for j in range(largeur)}
    equations = [Equation({("ligne", i): 1, **{(i, j): -1 for j in range(largeur)}}, "x") for i in range(hauteur)]
    equations += [Equation({("colonne", j): 1, **{(i, j): -1 for i in range(hauteur)}}, "x") for j in range(largeur)]
    trouvees = set(determinees(equations, connues, cachees))
    # A hidden cell is free where it lies on a cycle of hidden cells, going by turns along lines and columns.
    for case in cachees:
        assert (case in trouvees) == (not _sur_un_cycle(case, cachees)), (case, cachees)


def _sur_un_cycle(case: tuple[int, int], cachees: set[tuple[int, int]]) -> bool:
    """Whether a line and a column stay tied together by hidden cells once this one is known."""
    i, j = case
    atteints, pile = {("ligne", i)}, [("ligne", i)]
    while pile:
        genre, rang = pile.pop()
        for autre_i, autre_j in cachees - {case}:
            if (genre, rang) in (("ligne", autre_i), ("colonne", autre_j)):
                suivant = ("colonne", autre_j) if genre == "ligne" else ("ligne", autre_i)
                if suivant not in atteints:
                    atteints.add(suivant)
                    pile.append(suivant)
    return ("colonne", j) in atteints


def test_le_secret_n_est_jamais_ecrit(tmp_path: Path) -> None:
    """The messages are read in public journals."""
    fichiers = {
        "referentiel.yml": (INDICATEUR % "").encode(),
        "valeurs/v.csv": (
            ENTETE + "b;pays;2020;90071;B;;;\nb;pays;2020;90000;B;;sexe=femmes;\nb;pays;2020;secret;B;;sexe=hommes;\n"
        ).encode(),
    }
    problemes = examiner(ecrire(tmp_path, fichiers), "2030-01-01")[1]
    assert [(un.lieu.ligne, un.code) for un in problemes] == [(3, "chiffre-retenu"), (4, "secret-calculable")]
    for un in problemes:
        assert "71" not in f"{un.message}{un.conseil}"


@pytest.mark.parametrize(
    ("lignes", "comment"),
    [
        (["b;pays;2020;100;B;;;", "b;testville;2020;92;B;;;", "b;autreville;2020;secret;B;;;"], "le total et les autres lieux"),
        (
            ["b;testville;2020;100;B;;;", "b;qpv1;2020;92;B;;;", "b;qpv2;2020;secret;B;;;"],
            "le total et les autres quartiers, si tout se passe dans les quartiers",
        ),
        (
            ["b;pays;2020;100;B;;;", "b;pays;2020;92;B;;sexe=femmes;", "b;pays;2020;secret;B;;sexe=hommes;"],
            "le total et les autres parties (par sexe)",
        ),
        (
            ["b;pays;2020;100;B;;;", "b;pays;2020;92;B;;age=jeunes;", "b;pays;2020;secret;B;;age=vieux;"],
            "le total et les autres parties (par âge), si ces réponses font le total",
        ),
        (["b;pays;2019;10;B;;;", "b;pays;2020;secret;B;;;", "b;pays;2019/2020;15;B;;;"], "plusieurs totaux à la fois"),
    ],
)
def test_comment_un_secret_se_calcule(tmp_path: Path, lignes: list[str], comment: str) -> None:
    """The message says which sum gives it, and where that sum is not sure, on what condition."""
    fichiers = {"referentiel.yml": (INDICATEUR % "").encode(), "valeurs/v.csv": (ENTETE + "\n".join(lignes) + "\n").encode()}
    problemes = examiner(ecrire(tmp_path, fichiers), "2030-01-01")[1]
    (dit,) = (un.message for un in problemes if un.code == "secret-calculable")
    assert dit == f"Ce chiffre secret se calcule avec d’autres lignes de l’indicateur : {comment}."
