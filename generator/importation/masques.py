"""What a spreadsheet does not show: asked about, and left out where the answer says so."""

from collections.abc import Mapping

from msgspec.structs import replace

from generator.model.classeur import VIDE, ClasseurLu, FeuilleLue, lettres
from generator.model.importation import QuestionPosee


def sans_le_masque(classeur: ClasseurLu, reponses: Mapping[str, str]) -> ClasseurLu:
    """The workbook without hidden sheets, and without what hidden rows and columns hold, where answers leave them out. All cells keep their address."""
    feuilles = classeur.feuilles
    if reponses.get("feuilles-masquees") == "non":
        feuilles = tuple(une for une in feuilles if not une.masquee)
    if reponses.get("masques") == "non":
        feuilles = tuple(_videe(une) if une.lignes_masquees or une.colonnes_masquees else une for une in feuilles)
    return classeur if feuilles == classeur.feuilles else replace(classeur, feuilles=feuilles)


def _videe(feuille: FeuilleLue) -> FeuilleLue:
    lignes, colonnes = frozenset(feuille.lignes_masquees), frozenset(feuille.colonnes_masquees)
    rangees = tuple(
        tuple(VIDE if ligne in lignes or colonne in colonnes else cellule for colonne, cellule in enumerate(rangee))
        for ligne, rangee in enumerate(feuille.rangees)
    )
    return replace(feuille, rangees=rangees, lignes_masquees=(), colonnes_masquees=())


def questions_des_masques(classeur: ClasseurLu) -> list[QuestionPosee]:
    """One question on hidden sheets, one on all hidden rows and columns that hold something."""
    questions = []
    if feuilles := [feuille.nom for feuille in classeur.feuilles if feuille.masquee]:
        question = f"Des feuilles sont masquées : {', '.join(feuilles)}. Elles sont lues : faut-il les importer ?"
        questions.append(QuestionPosee("feuilles-masquees", question, ("oui", "non"), "oui", combien=len(feuilles)))
    dits, combien = [], 0
    for feuille in classeur.feuilles:
        lignes = [
            ligne
            for ligne in feuille.lignes_masquees
            if any(not une.vide for rangee in feuille.rangees[ligne : ligne + 1] for une in rangee)
        ]
        colonnes = [
            une for une in feuille.colonnes_masquees if any(not feuille.cellule(ligne, une).vide for ligne in range(len(feuille.rangees)))
        ]
        combien += len(lignes) + len(colonnes)
        quoi = [f"lignes {', '.join(str(ligne + 1) for ligne in lignes[:20])}"] if lignes else []
        quoi += [f"colonnes {', '.join(lettres(une) for une in colonnes[:20])}"] if colonnes else []
        if quoi:
            dits.append(f"feuille « {feuille.nom} », {', '.join(quoi)}")
    if dits:
        question = f"Masqué dans le tableur : {' ; '.join(dits)}. Ces cellules sont lues : faut-il les importer ?"
        questions.append(QuestionPosee("masques", question, ("oui", "non"), "oui", combien=combien))
    return questions
