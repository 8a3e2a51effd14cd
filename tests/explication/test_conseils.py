"""The advice of `verifier`: what would allow the site to judge more."""

from pathlib import Path

from generator.explication.conseils import conseils
from tests.cas.essai import Essai

INDICATEURS = {
    "recus": "unite: nombre",
    "en-emploi": 'unite: nombre, cible: {texte: "100 en 2021", valeur: 100, annee: 2021}',
    "taux": 'unite: pourcentage, calcul: {numerateur: en-emploi, denominateur: recus}, cible: {texte: "50 % en 2021", valeur: 50, annee: 2021}',
}


def test_un_indicateur_calcule_demande_ses_deux_nombres(tmp_path: Path) -> None:
    """Nobody is asked for a rate that the site computes: what it is computed from is missing. Of another indicator the row is written."""
    essai = Essai(tmp_path, INDICATEURS, "")
    dits = {un.sujet: un.conseil for un in conseils(essai.registre, essai.jour)}
    assert dits["en-emploi"].partition("valeurs/ : ")[2].startswith("en-emploi;")
    assert "les chiffres de « en-emploi » et « recus »" in dits["taux"]
    assert "taux;" not in dits["taux"]
