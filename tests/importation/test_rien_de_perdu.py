"""Each cell that is written in a file is a figure, a heading, in a column whose role is said, refused, or in a row that is said to be left aside."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.importation.comprendre import comprendre
from generator.model.classeur import ClasseurLu, FeuilleLue, lettres
from generator.model.importation import json as en_json
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import lire_classeur, lire_octets_de_classeur
from tests.importation.classeurs_ecrits import en_texte, en_xlsx
from tests.importation.fichiers import fichiers
from tests.importation.test_cas import CAS


def cellules_tues(classeur: ClasseurLu) -> list[str]:
    """The addresses of cells of which the report says nothing."""
    dit = en_json(comprendre(classeur))
    placees = {(un["feuille"], un["cellule"]) for un in (*dit["observations"], *dit["refus"])}
    tues: list[str] = []
    for feuille in classeur.feuilles:
        siennes = [une for une in dit["feuilles"] if une["nom"] == feuille.nom]
        assert siennes
        if any(mot.startswith("Répète la feuille") for une in siennes for mot in une["remarques"]):
            continue
        tues += (
            feuille.adresse(*ici)
            for ici in _ecrites(feuille)
            if (feuille.nom, feuille.adresse(*ici)) not in placees and not _dite(feuille, siennes, *ici)
        )
    return tues


def _ecrites(feuille: FeuilleLue) -> Iterator[tuple[int, int]]:
    for ligne, rangee in enumerate(feuille.rangees):
        yield from ((ligne, colonne) for colonne, cellule in enumerate(rangee) if not cellule.vide)


def _dite(feuille: FeuilleLue, dites: list[dict[str, Any]], ligne: int, colonne: int) -> bool:
    adresse = feuille.objets[colonne] if feuille.objets else str(colonne + 1) if feuille.en_lignes else lettres(colonne)
    for une in dites:
        if une["forme"] == "sans tableau" and une["remarques"]:
            return True
        if ligne + 1 in une["lignes_d_entete"] or any(laissee["ligne"] == ligne + 1 for laissee in une.get("lignes_laissees", ())):
            return True
        if any(
            une_colonne["adresse"] == f"ligne {ligne + 1}" and (une_colonne["role"] != "valeur" or colonne == 0)
            for une_colonne in une["colonnes"]
        ):
            return True  # a table that lies on its side
        dans = une["premiere_donnee"] and une["premiere_donnee"] <= ligne + 1 <= une["derniere_donnee"]
        if dans and any(une_colonne["adresse"] == adresse and une_colonne["role"] != "valeur" for une_colonne in une["colonnes"]):
            return True
    return False


MOTS = st.sampled_from(
    [
        "",
        "Total",
        "2020",
        "2021",
        "Orly",
        "Cachan",
        "12,5 %",
        "-",
        "nd",
        "<5",
        "#DIV/0!",
        "=1+1",
        "Année",
        "Commune",
        "1.234",
        "T1 2024",
        "Crèches",
        "oui",
        "non",
        "Source : x",
        "janv.",
        "QP094001",
        "94054",
        "Part (%)",
        "Sous-total",
        "Bailleur",
        "habitants",
        "17",
        "3",
    ]
)


@settings(max_examples=250, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(MOTS | st.integers(0, 3000), min_size=1, max_size=7), min_size=1, max_size=9), st.booleans())
def test_d_aucun_tableau_rien_n_est_perdu(rangees: list[list[str | int]], classeur: bool) -> None:
    """Whatever stands where."""
    try:
        lu = lire_octets_de_classeur(en_xlsx(rangees) if classeur else en_texte(rangees, ";", "utf-8"), "f.csv")
    except ClasseurIllisible:
        return
    assert cellules_tues(lu) == []


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["cas"])
def test_d_aucun_cas_rien_n_est_perdu(cas: dict[str, Any]) -> None:
    """Tables as offices write them."""
    texte = (f"{cas['titre']}\n\n" if "titre" in cas else "") + cas["tableau"]
    assert cellules_tues(lire_octets_de_classeur(texte.encode("utf-8"), cas.get("fichier", "tableau.csv"))) == []


@pytest.mark.parametrize("chemin", [un for un in fichiers() if "plan" not in str(un.id)])
def test_d_aucun_fichier_rien_n_est_perdu(chemin: Any) -> None:
    """Real files; plans have no columns of figures."""
    assert cellules_tues(lire_classeur(chemin)) == []
