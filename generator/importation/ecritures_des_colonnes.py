"""How a column writes its figures, as all of its cells let see: what a point or a comma separates, which are shown in %."""

import re
from collections.abc import Sequence

from generator.importation.chiffres_ecrits import ChiffreEcrit, GenreDeChiffre
from generator.importation.colonne_vue import ColonneVue
from generator.importation.grille import Grille
from generator.importation.unites_ecrites import peut_etre_des_milliers
from generator.model.classeur import CelluleLue, GenreDeCellule

_DES_MILLIERS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_UN_MILLIER = re.compile(r"([1-9][0-9]{0,2}),([0-9]{3})")


def point_decimal(grille: Grille, colonne: ColonneVue, lignes: Sequence[int]) -> bool:
    """Whether «1.234» is a decimal in a column of words: where other cells have points that can be nothing else, and none has a comma."""
    douteux = surs = virgules = 0
    for ligne in lignes:
        cellule = grille.cellule(ligne, colonne.rang)
        if cellule.genre is not GenreDeCellule.TEXTE:
            continue
        mot = cellule.texte.strip().rstrip("%€ \u00a0").lstrip("-−")
        entier, point, decimales = mot.partition(".")
        if "," in mot:
            virgules += 1
        elif point and decimales.isdigit():
            if len(decimales) == 3 and entier.isdigit() and entier != "0" and len(entier) <= 3:
                douteux += 1
            else:
                surs += 1
    return not douteux or (surs > 0 and virgules == 0)


def en_pourcents(grille: Grille, colonne: ColonneVue, lignes: Sequence[int]) -> bool:
    """Whether a column of a workbook has numbers shown in % among others that are not."""
    nombres = [cellule for ligne in lignes if (cellule := grille.cellule(ligne, colonne.rang)).genre is GenreDeCellule.NOMBRE]
    return any(un.pourcent for un in nombres) and not all(un.pourcent for un in nombres)


def virgules_douteuses(grille: Grille, colonne: ColonneVue, lignes: Sequence[int]) -> bool:
    """Whether «24,512» may be twenty-four thousand: where each number with a comma, of those written as words, has three digits after it, be it one alone."""
    cellules = [cellule for ligne in lignes if (cellule := grille.cellule(ligne, colonne.rang)).genre is GenreDeCellule.TEXTE]
    ecrits = [_nu(cellule.texte) for cellule in cellules if "," in cellule.texte and any(signe.isdigit() for signe in cellule.texte)]
    return bool(ecrits) and all(_DES_MILLIERS.fullmatch(texte) for texte in ecrits)


def millier_ou_decimales(cellule: CelluleLue, libelle: str, unite: str, *, toujours: bool) -> ChiffreEcrit | None:
    """The doubt on a number of such a column, written as words: `toujours` in a text whose cells commas separate, elsewhere where what is measured is counted, or is
    money. None for any other cell."""
    trouve = _UN_MILLIER.fullmatch(_nu(cellule.texte)) if cellule.genre is GenreDeCellule.TEXTE else None
    if trouve is None or not (toujours or ("%" not in cellule.texte and peut_etre_des_milliers(libelle, unite))):
        return None
    entier, decimales = trouve.groups()
    phrase = f"La virgule peut séparer des milliers ou des décimales ({entier} {decimales} ou {entier},{decimales})"
    raison = f"{phrase} : écrire « {entier} {decimales} », ou « {entier},{decimales}0 » si ce sont des décimales."
    return ChiffreEcrit(GenreDeChiffre.DOUTEUX, raison=raison)


def _nu(texte: str) -> str:
    return texte.strip().rstrip("%€ \u00a0\u202f").lstrip("-−+")
