"""A file whose columns are in another order, that starts lower and further right, or that is a workbook instead of a text, says the same figures."""

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.importation.comprendre import comprendre
from generator.model.classeur import VIDE, ClasseurLu, FeuilleLue, Fusion
from generator.sources.classeurs.ouvrir import lire_classeur, lire_octets_de_classeur
from tests.importation.classeurs_ecrits import en_xlsx
from tests.importation.fichiers import fichiers
from tests.importation.test_cas import CAS


def chiffres(classeur: ClasseurLu) -> Counter[tuple[object, ...]]:
    """All that is understood, but where it stands."""
    return Counter(
        (
            une.libelle,
            une.territoire.nom,
            une.territoire.code,
            une.periode,
            tuple(sorted(une.ventilation)),
            une.valeur,
            une.unite,
            une.statut,
        )
        for une in comprendre(classeur).observations
    )


def melee(feuille: FeuilleLue) -> FeuilleLue:
    """Its columns but the first in another order."""
    ordre = list(range(1, feuille.largeur))
    random.Random(3).shuffle(ordre)
    ordre = [0, *ordre]
    rangees = tuple(tuple(feuille.cellule(ligne, colonne) for colonne in ordre) for ligne in range(len(feuille.rangees)))
    fusions = tuple(Fusion(une.haut, ordre.index(une.gauche), une.bas, ordre.index(une.gauche)) for une in feuille.fusions)
    return replace(feuille, rangees=rangees, fusions=fusions)


def decalee(feuille: FeuilleLue) -> FeuilleLue:
    """Two rows lower and a column further right."""
    fusions = tuple(Fusion(une.haut + 2, une.gauche + 1, une.bas + 2, une.droite + 1) for une in feuille.fusions)
    return replace(feuille, rangees=((), (), *((VIDE, *rangee) for rangee in feuille.rangees)), fusions=fusions)


def en_classeur(lu: ClasseurLu) -> ClasseurLu:
    """The same words in a workbook."""
    rangees: list[Sequence[Any]] = [[cellule.texte or None for cellule in rangee] for rangee in lu.feuilles[0].rangees]
    classeur = lire_octets_de_classeur(en_xlsx(rangees), lu.fichier)
    return replace(lu, feuilles=(replace(classeur.feuilles[0], nom=lu.feuilles[0].nom),))


@pytest.mark.parametrize("chemin", [un for un in fichiers() if un.values[0] is None or un.values[0].suffix in (".csv", ".xls", ".ods")])
def test_un_fichier_derange(chemin: Path) -> None:
    """Each real table."""
    lu = lire_classeur(chemin)
    feuille = lu.feuilles[0]
    voulus = chiffres(lu)
    assert sum(voulus.values()) > 10
    formes = [decalee] if any(une.droite > une.gauche for une in feuille.fusions) else [decalee, melee]
    for forme in formes:
        assert chiffres(replace(lu, feuilles=(forme(feuille),))) == voulus, forme.__name__
    if feuille.en_lignes:
        assert chiffres(en_classeur(lu)) == voulus


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas["cas"])
def test_un_cas_deplace(cas: dict[str, Any]) -> None:
    """Each table as offices write it."""
    texte = (f"{cas['titre']}\n\n" if "titre" in cas else "") + cas["tableau"]
    lu = lire_octets_de_classeur(texte.encode("utf-8"), cas.get("fichier", "tableau.csv"))
    assert chiffres(replace(lu, feuilles=(decalee(lu.feuilles[0]),))) == chiffres(lu)
    if lu.separateur != ",":  # in a text that commas separate, «24,512» is doubtful
        assert chiffres(en_classeur(lu)) == chiffres(lu)
