"""Small tables that a data officer can read (`cas/tableaux.yaml`, `cas/bureaux.yaml`, `cas/envois.yaml`, `cas/periodes.yaml`), and what the import understands of each."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.importation.comprendre import comprendre
from generator.model.importation import Import, ObservationLue, StatutLu, nombre_json
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur

CAS: list[dict[str, Any]] = [
    cas
    for nom in ("tableaux.yaml", "bureaux.yaml", "envois.yaml", "periodes.yaml")
    for cas in yaml.safe_load((Path(__file__).parent / "cas" / nom).read_text("utf-8"))
]


def importe(cas: dict[str, Any]) -> Import:
    """The table of a case, under its title if it has one."""
    texte = (f"{cas['titre']}\n\n" if "titre" in cas else "") + cas["tableau"]
    return comprendre(lire_octets_de_classeur(texte.encode("utf-8"), cas.get("fichier", "tableau.csv")))


def dite(une: ObservationLue) -> list[str]:
    """An observation as the cases write one."""
    lieu = " ".join(mot for mot in (une.territoire.nom, une.territoire.code) if mot)
    valeur = str(nombre_json(une.valeur)) if une.statut is StatutLu.VALEUR else une.statut.value
    return [une.libelle, lieu, une.periode, valeur, une.unite, ", ".join(f"{nom}={mot}" for nom, mot in une.ventilation)]


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["cas"])
def test_un_tableau(cas: dict[str, Any]) -> None:
    """What is understood, in the order of the cells; the questions that must be among those asked; the cells refused, no more."""
    lu = importe(cas)
    voulues = [[mot.strip() for mot in str(ligne).split("|")] for ligne in cas["compris"]]
    lues = [
        dite(une)[: max(4, len(voulue))]
        for une, voulue in zip(lu.observations, [*voulues, *[[""] * 6] * len(lu.observations)], strict=False)
    ]
    assert lues == voulues
    assert set(cas.get("questions", ())) <= {question.id for question in lu.questions}
    assert not set(cas.get("sans_question", ())) & {question.id for question in lu.questions}
    assert [refus.cellule for refus in lu.refus] == cas.get("refus", [])
    if "modele" in cas:
        assert [feuille.modele for feuille in lu.feuilles] == [cas["modele"]]
    if "drapeaux" in cas:
        assert [une.drapeau for une in lu.observations] == cas["drapeaux"]
    if "attendent" in cas:
        assert [rang for rang, une in enumerate(lu.observations, 1) if une.attend] == cas["attendent"]
    assert cas.get("dit", "") in " ".join(question.question for question in lu.questions)
    if "arrondi" in cas:
        assert {une.arrondi for une in lu.observations} == {cas["arrondi"]}


def test_aucune_question_de_trop() -> None:
    """A case that lists no question about absences, bounds or doubles raises none of these."""
    for cas in CAS:
        graves = {"vides", "negatifs", "doublons", "hors-bornes", "lignes-repetees", "annee-a-cheval"}
        assert graves & {question.id for question in importe(cas).questions} == graves & set(cas.get("questions", ())), cas["cas"]


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["cas"])
def test_un_seul_se_dit_au_singulier(cas: dict[str, Any]) -> None:
    """What is asked and remarked of small tables, where counts are often of one thing, is French all the same."""
    texte = (f"{cas['titre']}\n\n" if "titre" in cas else "") + cas["tableau"]
    lu = comprendre(lire_octets_de_classeur(texte.encode("utf-8"), cas.get("fichier", "tableau.csv")))
    dits = [*(une.question for une in lu.questions), *(mot for feuille in lu.feuilles for mot in feuille.remarques), *lu.remarques]
    assert [dit for dit in dits if re.match(r"(?:À savoir : )?1[ \u00a0][^\W\d_]+s\b", dit)] == []
