"""What the words at the head of rows say: a place, an indicator, a time stuck to a name («2009 DUOP»), several parts in one cell («Ville---Axe---Thème»)."""

import re
from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from generator.calculs.mots import mots
from generator.importation import mots_des_entetes as connus
from generator.importation.entetes import sans_appel
from generator.importation.grille import Grille
from generator.importation.temps_ecrits import temps_dans

SEPARATEURS = ("---", " > ", " | ", " :: ", " » ")
_RETRAIT = re.compile(r"^[ \u00a0\u202f\t]{2,}")


class Etiquette(Struct, frozen=True):
    """The head of a row: its name (with the name of the row above that it is a part of), its time, its parts; `deduite` where the name comes from rows around."""

    nom: str
    periode: str = ""
    parties: tuple[str, ...] = ()
    deduite: bool = False


def separateur_des_parties(textes: Sequence[str]) -> str:
    """The sign that cuts all of these words in as many parts, two at least; empty where there is none."""
    for signe in SEPARATEURS:
        combien = {texte.count(signe) for texte in textes}
        if len(textes) > 2 and len(combien) == 1 and combien.pop() >= 1:
            return signe
    return ""


def melees_au_temps(textes: Sequence[str]) -> bool:
    """True where most names hold a time, some of them with other words."""
    lus = [lu for texte in textes if (lu := temps_dans(texte)) and lu.sur]
    return len(textes) >= 1 and len(lus) >= 0.6 * len(textes) and any(re.search(r"[^\W\d_]", lu.reste) for lu in lus)


def etiquettes_de(grille: Grille, colonne: int, lignes: Sequence[int], chiffrees: frozenset[int]) -> dict[int, Etiquette]:
    """The head of each of these rows; `chiffrees` are those with figures. Names set back below another are parts of it («A > b»)."""
    textes = [texte for ligne in lignes if (texte := sans_appel(grille.texte(ligne, colonne)))]
    signe = separateur_des_parties(textes)
    melees = melees_au_temps(textes)
    retraits = Counter(bool(_RETRAIT.match(grille.cellule(ligne, colonne).texte)) for ligne in lignes)
    en_retrait = 0 < retraits[True] < len(lignes)
    lues: dict[int, Etiquette] = {}
    meres: list[tuple[int, str]] = []  # how far each is set back, and its name
    for ligne in lignes:
        brut = grille.cellule(ligne, colonne).texte
        nom = sans_appel(brut)
        if en_retrait and nom:
            retrait = _RETRAIT.match(brut)
            profondeur = len(retrait.group()) if retrait else 0
            if profondeur:
                meres = [une for une in meres if une[0] < profondeur]
                nom = " > ".join((*(mot for _, mot in meres), seul := nom))
                meres.append((profondeur, seul))
            elif ligne in chiffrees or _coiffe_des_retraits(grille, colonne, ligne, lignes):
                meres = [(0, nom)]
        if signe:
            parties = tuple(partie.strip() for partie in nom.split(signe))
            lues[ligne] = Etiquette(parties[0], "", parties[1:])
        elif melees and (lu := temps_dans(nom)):
            lues[ligne] = Etiquette(lu.reste, lu.periode)
        else:
            lues[ligne] = Etiquette(nom)
    return _completees(lues) if melees else lues


def _coiffe_des_retraits(grille: Grille, colonne: int, ligne: int, lignes: Sequence[int]) -> bool:
    """True for a title without figures right above names set back: they are parts of it, not of the last row that had figures."""
    suite = next((autre for autre in lignes if autre > ligne and not grille.cellule(autre, colonne).vide), None)
    return suite is not None and bool(_RETRAIT.match(grille.cellule(suite, colonne).texte))


def _completees(lues: dict[int, Etiquette]) -> dict[int, Etiquette]:
    """Rows that only have a time take the name of the block that they stand in: the one above while times go on, else the one below."""
    datees = [ligne for ligne, une in lues.items() if une.periode]
    for rang, ligne in enumerate(datees):
        une = lues[ligne]
        if une.nom:
            continue
        avant = lues[datees[rang - 1]] if rang else None
        apres = next((lues[suite] for suite in datees[rang + 1 :] if lues[suite].nom), None)
        meme_bloc = avant is not None and avant.periode < une.periode
        choisi = avant if meme_bloc and avant is not None and avant.nom else apres
        if choisi is not None:
            lues[ligne] = Etiquette(choisi.nom, une.periode, deduite=True)
    return lues


def lignes_d_effectifs(grille: Grille, colonne: int, lignes: Sequence[int]) -> frozenset[int]:
    """Rows that give, below a figure, the number of answers it is of: one label that comes back («Total ayant donné un avis»)."""
    textes = {ligne: grille.texte(ligne, colonne) for ligne in lignes}
    retours = {texte for texte, fois in Counter(textes.values()).items() if fois >= 2 and connus.EFFECTIF.search(mots(texte))}
    connues = retours | {texte for texte in textes.values() if mots(texte).startswith(" total ayant ")}
    return frozenset(ligne for ligne, texte in textes.items() if texte in connues)


def lignes_de_totaux(grille: Grille, colonne: int, lignes: Sequence[int]) -> frozenset[int]:
    """Rows that add up, or take the mean of, those around them."""
    return frozenset(ligne for ligne in lignes if connus.TOTAL.match(mots(grille.texte(ligne, colonne))))
