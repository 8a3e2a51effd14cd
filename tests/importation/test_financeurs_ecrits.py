"""Funders that a plan names in one cell, and the row of its total."""

from decimal import Decimal
from pathlib import Path

import pytest

from generator.commandes.codes import FINE
from generator.importation.financeurs_ecrits import FinanceurEcrit, financeurs_ecrits
from tests.importation.test_nouveau_plan import importer, lu, projet

__all__ = ["projet"]


@pytest.mark.parametrize(
    ("cellule", "attendus"),
    [
        ("Ville : 5 000 €, État : 7 500 €", [FinanceurEcrit("Ville", Decimal(5000)), FinanceurEcrit("État", Decimal(7500))]),
        ("CAF (10 k€) ; Région", [FinanceurEcrit("CAF", Decimal(10000)), FinanceurEcrit("Région")]),
        ("Région\nÉtat", [FinanceurEcrit("Région"), FinanceurEcrit("État")]),
        ("Ville 5 000,50 euros", [FinanceurEcrit("Ville", Decimal("5000.50"))]),
        ("Ville 40 %", [FinanceurEcrit("", texte="Ville 40 %")]),
        ("", []),
    ],
)
def test_une_cellule_de_financeurs(cellule: str, attendus: list[FinanceurEcrit]) -> None:
    assert list(financeurs_ecrits(cellule)) == attendus


def test_un_plan_dont_une_cellule_nomme_les_financeurs(projet: Path) -> None:
    """Nothing was taken of that column, and the total was an axis without action."""
    fichier = projet.parent / "plan.csv"
    fichier.write_text(
        "Axe;Intitulé de l’action;Pilote;Budget prévisionnel 2024;Financeurs\n"
        "1. Emploi;Ouvrir une permanence;Commune d’Orly;12 500 €;Commune d’Orly : 5 000 €, État : 7 500 €\n"
        "2. Santé;Des bilans;ARS;10 k€;ARS\n"
        "TOTAL;;;22 500 €;\n",
        "utf-8",
    )
    code, dit = importer(projet, fichier)
    assert code == FINE, dit
    assert "1 ligne de total laissée de côté" in dit.replace("\u00a0", " ")
    assert "axe sans action" not in dit
    assert "Colonnes non reprises" not in dit
    montants = {un["id"]: (un["montant"], un.get("financeurs"), un.get("partie_de")) for un in lu(projet, "montants.yml")["montants"]}
    assert montants == {
        "a1-f1-budget": ("12500", None, None),
        "a1-f1-m1": ("5000", ["orly"], ["a1-f1-budget"]),
        "a1-f1-m2": ("7500", ["etat"], ["a1-f1-budget"]),
        "a2-f1-budget": ("10000", None, None),
    }
    assert sorted(un.name for un in (projet / "referentiels" / "plan" / "referentiel").iterdir()) == ["01-a1.yml", "02-a2.yml"]
