"""The published tables of the example are enough to compute every figure of its progress again."""

import pytest

from tests.exemple.projet import CONTRAT, copier_exemple, en_collecte, sorties_de_l_exemple
from tests.recalcul import dater, lire, verifier


def _tables(sorties: dict[str, bytes]) -> dict[str, list[dict[str, str]]]:
    lues = {nom: lire(sorties[f"{CONTRAT}/donnees/{nom}.csv"]) for nom in ("indicateurs", "valeurs", "syntheses", "publications")}
    return lues | {"valeurs": dater(lues["valeurs"], lues["publications"])}


@pytest.fixture(scope="module")
def tables(exemple_rendu: dict[str, bytes]) -> dict[str, list[dict[str, str]]]:
    """The tables of the example."""
    return _tables(exemple_rendu)


@pytest.fixture(scope="module")
def tables_de_collecte(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    """Those of the same contract, published by who collects its figures."""
    return _tables(sorties_de_l_exemple(en_collecte(copier_exemple(tmp_path_factory.mktemp("collecte") / "projet"))))


@pytest.mark.lent
def test_tout_se_recalcule(tables: dict[str, list[dict[str, str]]]) -> None:
    """Sums over communes, over years and revised figures included."""
    compares = verifier(tables["indicateurs"], tables["valeurs"], tables["syntheses"])
    assert compares["taux"] >= 3
    assert compares["noeuds"] >= 8
    assert compares["partenaires"] >= 4


@pytest.mark.parametrize(
    ("table", "ou", "colonne"),
    [
        ("indicateurs", "guides", "taux"),
        ("indicateurs", "guides", "statut"),
        ("indicateurs", "guides", "referents"),
        ("valeurs", "guides", "valeur"),
        ("syntheses", "contrat", "atteint"),
        ("syntheses", "partenaire", "total"),
    ],
)
def test_un_chiffre_change_est_vu(tables: dict[str, list[dict[str, str]]], table: str, ou: str, colonne: str) -> None:
    """The check above can fail: one changed cell is enough."""
    faux = {nom: [dict(ligne) for ligne in lignes] for nom, lignes in tables.items()}
    ligne = next(ligne for ligne in faux[table] if ou in (ligne.get("indicateur"), ligne.get("genre")))
    avant, ligne[colonne] = ligne[colonne], {"statut": "atteint", "referents": "exempleville"}.get(colonne, "7")
    assert ligne[colonne] != avant
    with pytest.raises(AssertionError):
        verifier(faux["indicateurs"], faux["valeurs"], faux["syntheses"])


@pytest.mark.lent
def test_ce_qui_etait_attendu_se_recalcule(tables_de_collecte: dict[str, list[dict[str, str]]]) -> None:
    """Where figures are collected, the counts of those that were due add up; a changed one is seen."""
    tables = tables_de_collecte
    verifier(tables["indicateurs"], tables["valeurs"], tables["syntheses"])
    assert any(ligne["non_fourni_depuis"] for ligne in tables["indicateurs"])
    for table, colonne in (("indicateurs", "releves_prevus"), ("syntheses", "releves_trouves")):
        faux = {nom: [dict(ligne) for ligne in lignes] for nom, lignes in tables.items()}
        faux[table][0][colonne] = "7777"
        with pytest.raises(AssertionError):
            verifier(faux["indicateurs"], faux["valeurs"], faux["syntheses"])
