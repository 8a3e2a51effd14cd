"""Ages and sexes beside each other under one heading: each figure is of its own dimension, whatever the heading says and however signs write the ages."""

import io

import openpyxl
import pytest

from generator.importation.ages_et_sexes import dimension_dite, est_un_age, sans_la_dimension, signes_en_mots
from generator.importation.comprendre import comprendre
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur
from tests.importation.classeurs_ecrits import Rangees, en_texte

FEUILLES = ["Hommes", "Femmes"], ["- 25 ans", "moins de 25 ans", "<25 ans", "- de 25 ans"], ["25-49 ans", "50 ans et +"]


def parties(rangees: Rangees, fusions: tuple[str, ...] = ()) -> dict[str, tuple[str, tuple[tuple[str, str], ...]]]:
    """By cell of the first row of figures, the label and the parts."""
    classeur = openpyxl.Workbook()
    feuille = classeur.worksheets[0]
    feuille.title = "Suivi"
    for rangee in rangees:
        feuille.append(list(rangee))
    for une in fusions:
        feuille.merge_cells(une)
    sortie = io.BytesIO()
    classeur.save(sortie)
    lues = comprendre(lire_octets_de_classeur(sortie.getvalue(), "t.xlsx")).observations
    premiere = min(int(une.cellule[1:]) for une in lues)
    return {une.cellule[0]: (une.libelle, une.ventilation) for une in lues if int(une.cellule[1:]) == premiere}


@pytest.mark.parametrize("jeunes", FEUILLES[1])
@pytest.mark.parametrize(
    ("tete", "fusions", "libelle"),
    [
        (["Demandeurs d’emploi 2023", "", "", "", ""], ("B1:F1",), "Demandeurs d’emploi"),
        (["Sexe", "", "", "", ""], ("B1:F1",), "Suivi"),
        (["Sexe", "", "Âge", "", ""], ("B1:C1", "D1:F1"), "Suivi"),
        (["DEFM ABC 2023 par sexe", "", "DEFM ABC 2023 par âge", "", ""], ("B1:C1", "D1:F1"), "DEFM ABC"),
        (["Demandeurs 2023 - Sexe", "", "", "", ""], (), "Demandeurs"),
        (None, (), "Suivi"),
    ],
)
def test_chacun_dans_sa_dimension(jeunes: str, tete: list[str] | None, fusions: tuple[str, ...], libelle: str) -> None:
    """Under one heading for both, one for each, or none."""
    sous = ["Hommes", "Femmes", jeunes, *FEUILLES[2]]
    entetes = [["Commune", *sous]] if tete is None else [["Commune", *tete], ["", *sous]]
    lues = parties([*entetes, ["Orly", 100, 110, 30, 120, 60], ["Cachan", 90, 80, 20, 100, 50], ["Thiais", 50, 55, 15, 60, 30]], fusions)
    assert lues == {
        "B": (libelle, (("sexe", "hommes"),)),
        "C": (libelle, (("sexe", "femmes"),)),
        "D": (libelle, (("âge", jeunes),)),
        "E": (libelle, (("âge", "25-49 ans"),)),
        "F": (libelle, (("âge", "50 ans et +"),)),
    }


def test_un_seul_age_apres_les_sexes() -> None:
    """«Dont moins de 25 ans» is often alone beside men and women."""
    lues = parties(
        [["Commune", "Demandeurs 2023", "", ""], ["", "Hommes", "Femmes", "- 25 ans"], ["Orly", 9, 8, 3], ["Cachan", 7, 6, 2]], ("B1:D1",)
    )
    assert lues["D"] == ("Demandeurs", (("âge", "- 25 ans"),))


def test_une_colonne_sexe_qui_tient_des_ages() -> None:
    """In a long table, a row says its own dimension, whatever the heading of the column."""
    rangees: Rangees = [["Commune", "Année", "Sexe", "Demandeurs"]]
    rangees = [*rangees, *(["Orly", 2023, mot, 10 + rang] for rang, mot in enumerate(("Hommes", "Femmes", "- 25 ans", "50 ans et +")))]
    lues = comprendre(lire_octets_de_classeur(en_texte(rangees), "t.csv")).observations
    assert [une.ventilation for une in lues] == [
        (("Sexe", "Hommes"),),
        (("Sexe", "Femmes"),),
        (("âge", "- 25 ans"),),
        (("âge", "50 ans et +"),),
    ]


def test_les_mots_et_les_signes() -> None:
    """What is an age, what is none, and what signs say: two opposite bands are never the same words."""
    for mot in (
        "- 25 ans",
        "-25 ans",
        "– de 25 ans",
        "moins de 25 ans",
        "< 25 ans",
        "50 ans et +",
        "50 ans +",
        "+ 50 ans",
        "16/25 ans",
        "entre 25 et 49 ans",
    ):
        assert est_un_age(mot), mot
    for mot in ("25 ans", "2023", "- 25", "en moins de 2 ans d’attente", "Durée de 2 ans", "100 ans de la ville", "- 25 %"):
        assert not est_un_age(mot), mot
    assert (dimension_dite("Femmes"), dimension_dite("- 25 ans"), dimension_dite("Cadres")) == ("sexe", "âge", "")
    assert [signes_en_mots(mot) for mot in ("- 25 ans", "- de 25 ans", "+ 25 ans", "25 ans et +", "25 ans et -", "cadres")] == [
        "moins de 25 ans",
        "moins de 25 ans",
        "plus de 25 ans",
        "25 ans et plus",
        "25 ans et moins",
        "cadres",
    ]
    assert [sans_la_dimension(mot) for mot in ("DEFM par sexe", "Sexe", "Enfants en bas âge", "DEFM selon l’âge", "DEFM / Âge")] == [
        "DEFM",
        "",
        "Enfants en bas âge",
        "DEFM",
        "DEFM",
    ]
