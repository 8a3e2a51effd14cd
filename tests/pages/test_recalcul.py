"""The published tables of the example are enough to compute every figure of its progress again."""

import pytest

from tests.exemple.projet import CONTRAT, copier_exemple, sorties_de_l_exemple
from tests.recalcul import dater, lire, verifier


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, str]]]:
    """The tables of the example."""
    sorties = sorties_de_l_exemple(copier_exemple(tmp_path_factory.mktemp("recalcul") / "projet"))
    lues = {nom: lire(sorties[f"{CONTRAT}/donnees/{nom}.csv"]) for nom in ("indicateurs", "valeurs", "syntheses", "publications")}
    return lues | {"valeurs": dater(lues["valeurs"], lues["publications"])}


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
        ("indicateurs", "guides", "releves_prevus"),
        ("valeurs", "guides", "valeur"),
        ("syntheses", "contrat", "atteint"),
        ("syntheses", "contrat", "releves_trouves"),
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
