"""Axes that a plan writes once for the actions below: merged, in the first row of each axis, or on a row of their own."""

import io
from collections.abc import Sequence

import openpyxl

from generator.importation.comprendre import comprendre
from generator.importation.connaissances import Connaissances
from generator.model.importation import Import
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur

TETES = ["Axe", "Objectif", "Action", "Pilote", "Budget", "Calendrier", "Indicateur"]


def importe(rangees: Sequence[Sequence[object]], fusions: Sequence[str] = (), **reponses: str) -> Import:
    """A plan of these rows."""
    classeur = openpyxl.Workbook()
    for rangee in rangees:
        classeur.active.append(rangee)
    for une in fusions:
        classeur.active.merge_cells(une)
    sortie = io.BytesIO()
    classeur.save(sortie)
    dites = {id.replace("_", "-"): dit for id, dit in reponses.items()}
    return comprendre(lire_octets_de_classeur(sortie.getvalue(), "plan.xlsx"), Connaissances(reponses=dites))


def test_un_axe_fusionne_vaut_pour_ses_actions() -> None:
    """Nothing is asked; an action whose title is merged over two rows is one action, with the indicators of both."""
    lu = importe(
        [
            TETES,
            ["Emploi", "Lever les freins", "Permis", "CCAS", 15000, "2024-2026", "permis"],
            [None, None, "Forum", "Ville", 5000, "dès 2025", "visiteurs"],
            [None, "Former", "Stage", None, None, "2025", "stagiaires"],
            ["Santé", "Prévenir", "Bus", "ARS", 1, None, "passages"],
            [None, None, None, None, None, None, "dépistages"],
        ],
        ("A2:A4", "B2:B3", "C5:C6"),
    )
    assert [(action.axes, action.titre, action.debut, action.fin) for action in lu.actions] == [
        (("Emploi", "Lever les freins"), "Permis", "2024", "2026"),
        (("Emploi", "Lever les freins"), "Forum", "2025", ""),
        (("Emploi", "Former"), "Stage", "2025", "2025"),
        (("Santé", "Prévenir"), "Bus", "", ""),
    ]
    assert lu.actions[-1].indicateurs == ("passages", "dépistages")
    assert "axes-reportes" not in {question.id for question in lu.questions}


def test_rien_de_la_suite_d_une_action_n_est_perdu() -> None:
    """What the rows of one action say together is kept; a second budget, or a word that differs, is refused at its cell: nobody knows which is meant."""
    tetes = ["Axe", "Action", "Pilote", "Budget", "Statut", "Description"]
    lu = importe(
        [
            tetes,
            ["Emploi", "Permis", "CCAS", 15000, "en cours", "Une aide"],
            [None, None, "Ville", 5000, "terminé", "Un prêt"],
            ["Santé", "Bus", "ARS", None, "en cours", "x"],
            [None, None, None, 1, "en cours", None],
        ],
        ("B2:B3", "B4:B5"),
    )
    permis, bus = lu.actions
    assert (permis.pilotes, permis.statut, permis.descriptif) == (("CCAS", "Ville"), "en cours", "Une aide\nUn prêt")
    assert [action.budget.valeur for action in (permis, bus) if action.budget] == [15000, 1]
    assert [(refus.cellule, refus.texte) for refus in lu.refus] == [("D3", "5000"), ("E3", "terminé")]


def test_un_axe_ecrit_une_fois_est_demande() -> None:
    """Empty cells take the axis above, and it is asked; the objective of another axis is not taken."""
    rangees = [
        TETES,
        ["Emploi", "Lever les freins", "Permis", "CCAS", 15000, "", ""],
        [None, None, "Forum", "Ville", 5000, "", ""],
        ["Santé", None, "Bus", "ARS", 1, "", ""],
    ]
    lu = importe(rangees)
    assert [action.axes for action in lu.actions] == [("Emploi", "Lever les freins"), ("Emploi", "Lever les freins"), ("Santé",)]
    (question,) = (une for une in lu.questions if une.id == "axes-reportes")
    assert question.cellules == ("A3", "B3")
    assert [action.axes for action in importe(rangees, axes_reportes="non").actions] == [("Emploi", "Lever les freins"), (), ("Santé",)]


def test_un_axe_sur_sa_ligne() -> None:
    """Titles in the column of actions are no actions; one without an action below is an axis all the same."""
    lu = importe(
        [
            ["Action", "Pilote", "Budget", "Statut", "Description"],
            ["AXE 1 - EMPLOI"],
            ["Objectif 1.1 : lever les freins"],
            ["Permis", "CCAS", 15000, "en cours", "x"],
            ["AXE 2 - SANTÉ"],
            ["Bus", "ARS", 1, "à venir", "y"],
            ["AXE 3 - CULTURE"],
        ],
        ("A2:E2",),
    )
    assert [(action.axes, action.titre) for action in lu.actions] == [
        (("AXE 1 - EMPLOI", "Objectif 1.1 : lever les freins"), "Permis"),
        (("AXE 2 - SANTÉ",), "Bus"),
    ]
    assert [axe.axes for axe in lu.feuilles[0].axes] == [("AXE 3 - CULTURE",)]
