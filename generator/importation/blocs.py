"""Where the tables of a sheet are: what stands before, the rows of headings, the rows of data, what stands after."""

import re
from collections.abc import Set as Ensemble
from statistics import median

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.importation.chiffres_ecrits import GenreDeChiffre
from generator.importation.grille import Grille
from generator.importation.mots_des_entetes import CODES, INDICATEURS, NOMS, TEMPS, TRANCHE
from generator.importation.temps_ecrits import temps_dans
from generator.importation.unites_ecrites import unite_dans, unite_seule

NOTE = re.compile(
    r"^\s*(?:notes?|sources?|champ|lecture|l[ée]gende|p\s*:|sd\s*:|\(\d\)|\*|nb\s*:|page\s*[0-9]|avertissement|mise? à jour)", re.IGNORECASE
)
_TABLEAU = re.compile(r"\s*(?:tableau|figure|graphique|annexe)\b", re.IGNORECASE)
_CODE = re.compile(r"(?:[0-9]{2}|2[AB])[0-9]{3}|2[0-9]{8}")
_CODE_D_INTITULE = re.compile(r"[A-Z0-9_.\-]{2,}|[a-z]+[_0-9][a-z0-9_]*|[A-Z]?[a-z]+[A-Z]\w*")  # «CODGEO», «TP6021», «tx_chom», «NbMen»
_BORNE = re.compile(r"[<>≤≥‹]\s*[0-9]+|[0-9]+\s*\+")
_DENSE = 0.6  # a row of headings fills so much of the usual width
_ENTETE_MAX = 5
_CHERCHE_MAX = 60


class Bloc2D(Struct, frozen=True):
    """One table: rows of the sheet, counted from 0. `entetes` are the rows of headings, `dernier` is included, `avant` and `apres` the rows with words
    around the table."""

    entetes: tuple[int, ...]
    premier: int
    dernier: int
    avant: tuple[int, ...] = ()
    apres: tuple[int, ...] = ()


def blocs_de(grille: Grille, lieux: Ensemble[str] = frozenset()) -> list[Bloc2D]:
    """The tables of a sheet, from the top; none where it only holds words. A row that begins with one of `lieux`, places that are known, is no note below a table."""
    if grille.feuille.objets:
        return [Bloc2D((0,), 1, grille.hauteur - 1)] if grille.hauteur > 1 else []
    blocs: list[Bloc2D] = []
    debut = 0
    while debut < grille.hauteur:
        fin = _coupure(grille, debut)
        bloc = _bloc(grille, debut, fin, lieux)
        if bloc:
            blocs.append(bloc)
        debut = fin
    return blocs


def _coupure(grille: Grille, debut: int) -> int:
    """The row where the next table of the sheet starts: a row of headings below an empty row, after rows with figures."""
    chiffres = False
    for ligne in range(debut, grille.hauteur):
        pleines, nombres, _ = grille.comptes[ligne]
        if (
            chiffres
            and nombres == 0
            and pleines >= 2
            and ligne > debut
            and (_apres_un_blanc(grille, ligne) or _sous_un_titre(grille, ligne, debut))
        ):
            dessous = [suite for suite in range(ligne + 1, min(ligne + 4, grille.hauteur)) if grille.comptes[suite][1]]
            if dessous and _coiffe(grille, ligne, dessous[0]):
                titre = ligne - 1
                while titre > debut and not _blanche(grille, titre - 1) and grille.comptes[titre - 1][1] == 0:
                    titre -= 1
                return titre
        chiffres = chiffres or nombres > 0
    return grille.hauteur


def _sous_un_titre(grille: Grille, ligne: int, debut: int) -> bool:
    """True for a row of headings below a title, no empty row between it and the table above: where it says again the headings of that table, or the title a table."""
    if grille.comptes[ligne - 1][:2] != (1, 0):
        return False
    titre = grille.texte(ligne - 1, grille.pleines(ligne - 1)[0])
    mots_de_la_ligne = [grille.texte(ligne, colonne) for colonne in range(grille.largeur)]
    return bool(_TABLEAU.match(titre)) or any(
        [grille.texte(autre, colonne) for colonne in range(grille.largeur)] == mots_de_la_ligne for autre in range(debut, ligne - 1)
    )


def _apres_un_blanc(grille: Grille, ligne: int) -> bool:
    """True below an empty row, or below titles that stand below one."""
    dessus = ligne - 1
    while dessus > 0 and grille.comptes[dessus][0] == 1 and grille.comptes[dessus][1] == 0:
        dessus -= 1
    return _blanche(grille, dessus)


def _blanche(grille: Grille, ligne: int) -> bool:
    return grille.comptes[ligne][0] == 0


def _de_codes(grille: Grille, ligne: int) -> bool:
    """True for a row of headings whose numbers are codes of places, after a word that names what rows are."""
    pleines = grille.pleines(ligne)
    codes = [colonne for colonne in pleines if grille.est_nombre(ligne, colonne)]
    if len(codes) < 2 or len(codes) < len(pleines) - 1 or len({grille.texte(ligne, colonne) for colonne in codes}) < len(codes):
        return False
    tete = d_un_seul_tenant(grille.texte(ligne, pleines[0]))
    return tete in INDICATEURS | TEMPS and all(_CODE.fullmatch(grille.texte(ligne, colonne)) for colonne in codes)


def _de_rangs(grille: Grille, ligne: int) -> bool:
    """True for a row of headings that are ranges or ranks («0-14», «15-24», «65 et plus»; 1, 2, 3), after a word that names what rows are."""
    pleines = grille.pleines(ligne)
    tete = d_un_seul_tenant(grille.texte(ligne, pleines[0])) if len(pleines) > 2 else ""
    if tete not in INDICATEURS | TEMPS | NOMS | CODES:
        return False
    dits = [grille.texte(ligne, colonne) for colonne in pleines[1:]]
    rangs = [str(rang) for rang in range(1, len(dits) + 1)]
    return dits == rangs or (len(set(dits)) == len(dits) and all(TRANCHE.match(mots(dit)) or _BORNE.fullmatch(dit) for dit in dits))


def _coiffe(grille: Grille, ligne: int, dessous: int) -> bool:
    """True where each figure of the row below has words above it."""
    colonnes = [colonne for colonne in grille.pleines(dessous) if grille.est_nombre(dessous, colonne)]
    ecrites = set(grille.pleines(ligne))
    return bool(colonnes) and all(colonne in ecrites for colonne in colonnes)


def _bloc(grille: Grille, debut: int, fin: int, lieux: Ensemble[str]) -> Bloc2D | None:
    comptes = grille.comptes
    ecrites = [ligne for ligne in range(debut, fin) if comptes[ligne][0]]
    if not ecrites:
        return None
    larges = [comptes[ligne][0] for ligne in ecrites if comptes[ligne][0] > 1] or [1]
    usuelle = sorted(larges)[(3 * len(larges)) // 4]
    avec_nombres = [ligne for ligne in ecrites if comptes[ligne][1] and not _de_codes(grille, ligne) and not _de_rangs(grille, ligne)]
    if not avec_nombres:  # all figures look like years («1998 places»): those below the first row of headings
        lignes = [ligne for ligne in ecrites if comptes[ligne][2] and comptes[ligne][0] >= 2]
        avec_nombres = lignes if lignes[:1] != ecrites[:1] else lignes[1:]
    premiers = _premiere_de_chiffres(grille, avec_nombres, usuelle)
    dense = _premiere_dense(grille, ecrites, usuelle, premiers)
    if premiers is None and dense is None:
        return None
    while (
        premiers is not None and dense is not None and premiers - 1 > dense and _chiffres_comme_des_annees(grille, premiers - 1, premiers)
    ):
        premiers -= 1
    if dense is None or (premiers is not None and dense >= premiers):
        entetes: tuple[int, ...] = ()
        premier = premiers if premiers is not None else debut
    else:
        entetes, premier = _entetes(grille, dense, premiers)
    dernier = _derniere(grille, premier, fin)
    dernier = max([dernier, *(ligne for ligne in range(dernier + 1, fin) if dernier >= premier and est_d_un_lieu(grille, ligne, lieux))])
    if dernier < premier:
        return None
    haut = min(entetes, default=premier)
    avant = tuple(ligne for ligne in ecrites if ligne < haut)
    return Bloc2D(entetes, premier, dernier, avant, tuple(ligne for ligne in ecrites if ligne > dernier))


def _premiere_de_chiffres(grille: Grille, avec_nombres: list[int], usuelle: int) -> int | None:
    """The first row with as many figures as rows of this table have: not a date in a title, nor a row of years."""
    if not avec_nombres:
        return None
    courant = median(grille.comptes[ligne][1] for ligne in avec_nombres)
    for ligne in avec_nombres[:_CHERCHE_MAX]:
        pleines, nombres, poids = grille.comptes[ligne]
        if max(nombres, poids) >= 0.3 * courant and pleines >= min(2, usuelle) and pleines >= 0.25 * usuelle:
            return ligne
    return avec_nombres[0]


def _chiffres_comme_des_annees(grille: Grille, ligne: int, dessous: int) -> bool:
    """True for a row of data whose figures all look like years: not for one of years in order, which are headings."""
    colonnes = [colonne for colonne in grille.pleines(dessous) if grille.est_nombre(dessous, colonne)]
    if d_un_seul_tenant(grille.texte(ligne, (grille.pleines(ligne) or [0])[0])) in TEMPS:
        return False  # «Année; 2022; 2023», below the names of places
    if not colonnes or not all(grille.est_nombre(ligne, colonne) for colonne in colonnes):
        return False
    tete = grille.pleines(dessous)[0]
    if tete not in colonnes and grille.cellule(ligne, tete).vide and not grille.cellule(ligne, tete).couverte:
        return False  # «2021», «2021», «2022», «2022», and nothing that names a row: years below groups
    tetes = (grille.fusion_en(ligne, colonne) for colonne in range(colonnes[0]))
    if any(une is not None and une.haut < ligne and grille.comptes[une.haut][1] == 0 for une in tetes):
        return False  # below groups too: what names the column of names is merged over both rows of headings
    lus = [grille.texte(ligne, colonne) for colonne in colonnes]
    return len(lus) < 2 or lus not in (sorted(set(lus)), sorted(set(lus), reverse=True))


def _premiere_dense(grille: Grille, ecrites: list[int], usuelle: int, premiers: int | None) -> int | None:
    """The first row that only holds words or times, and nearly as many as rows have cells; different words, as headings are."""
    for ligne in ecrites[:_CHERCHE_MAX]:
        if premiers is not None and ligne >= premiers:
            return None
        pleines = grille.pleines(ligne)
        if len(pleines) < _DENSE * usuelle or len(pleines) < min(2, usuelle):
            continue
        if (grille.comptes[ligne][1] == 0 or _de_codes(grille, ligne) or _de_rangs(grille, ligne)) and sum(
            len(grille.texte(ligne, colonne)) > 250 for colonne in pleines
        ) == 0:
            return ligne
    return None


def _entetes(grille: Grille, dense: int, premiers: int | None) -> tuple[tuple[int, ...], int]:
    """The rows of headings around the first full one, and the first row of data."""
    bas = dense
    if premiers is not None and premiers - dense <= _ENTETE_MAX and grille.comptes[premiers][1] >= 0.3 * max(1, grille.comptes[dense][0]):
        for ligne in range(dense + 1, premiers):
            pleines, nombres, _ = grille.comptes[ligne]
            if (
                pleines >= 2
                and nombres == 0
                and not _dit_une_absence(grille, ligne)
                and (pleines >= 0.5 * grille.comptes[dense][0] or _sous_des_groupes(grille, ligne, dense))
                and not _ressemble(grille, ligne, premiers)
                and _intitule(grille, ligne, dense)
            ):
                bas = ligne
    bas = max(bas, _bas_des_fusions(grille, dense, premiers))
    haut = dense
    while haut > 0 and haut > bas - _ENTETE_MAX and _groupes(grille, haut - 1, grille.pleines(dense)[0]):
        haut -= 1
    return tuple(range(haut, bas + 1)), bas + 1


def _intitule(grille: Grille, ligne: int, dense: int) -> bool:
    """True for one more row of headings: below merges, with nothing or another heading («Commune») below the first one, or made of codes, times and units («CODGEO», «2021», «(en %)») or below codes. Else it
    is a row of data in which words stand in the place of figures («en cours», «douze»), and is not to be lost among headings."""
    pleines = grille.pleines(ligne)
    annees = [colonne for colonne in pleines if grille.est_temps(ligne, colonne)]
    if annees and all(grille.est_temps(dense, colonne) for colonne in annees):
        return False  # «2000», «2010» below «2021», «2022»: figures
    if any(grille.chiffre(ligne, colonne).genre in (GenreDeChiffre.DOUTEUX, GenreDeChiffre.INTERVALLE) for colonne in pleines):
        return False
    if any(re.fullmatch(r"[-+−]?[0-9][0-9 .,]*", grille.texte(ligne, colonne)) and colonne not in annees for colonne in pleines):
        return False  # digits that are no figure as they stand: not lost among headings
    premiere = grille.pleines(dense)[0]
    tete = d_un_seul_tenant(grille.texte(ligne, premiere))
    if (
        not tete
        or tete in INDICATEURS | TEMPS | NOMS | CODES
        or any(
            (une := grille.fusion_en(haut, colonne)) and une.droite > une.gauche
            for haut in (dense, ligne)
            for colonne in range(grille.largeur)
        )
    ):
        return True
    dits = [grille.texte(ligne, colonne) for colonne in pleines]
    dessus = [grille.texte(dense, colonne) for colonne in grille.pleines(dense)]
    codes = [mot for mot in dits if temps_dans(mot) or unite_dans(mot) or unite_seule(mot) or _CODE_D_INTITULE.fullmatch(mot)]
    if dits and dits[0] not in codes:  # «Orly», and a figure that a spreadsheet made a day
        codes = [mot for mot in codes if (lu := temps_dans(mot)) is None or len(lu.periode) != 10]
    codes_dessus = [mot for mot in dessus if _CODE_D_INTITULE.fullmatch(mot)]
    return len(codes) >= 0.5 * len(dits) or len(codes_dessus) >= 0.5 * len(dessus)


def _sous_des_groupes(grille: Grille, ligne: int, dense: int) -> bool:
    """True for words below some headings, nothing below the first («Prévu», «Réalisé»)."""
    return grille.cellule(ligne, grille.pleines(dense)[0]).vide and ligne == dense + 1


def _bas_des_fusions(grille: Grille, dense: int, premiers: int | None) -> int:
    """The last row that headings are merged down to, above the figures."""
    bas = [une.bas for colonne in grille.pleines(dense) if (une := grille.fusion_en(dense, colonne)) and une.haut == dense]
    dernier = max(bas, default=dense)
    sans_chiffre = all(grille.comptes[ligne][1] == 0 for ligne in range(dense, min(dernier + 1, grille.hauteur)))
    return dernier if sans_chiffre and dernier - dense < _ENTETE_MAX and (premiers is None or dernier < premiers) else dense


def _dit_une_absence(grille: Grille, ligne: int) -> bool:
    return any(grille.chiffre(ligne, colonne).genre is GenreDeChiffre.ABSENCE for colonne in grille.pleines(ligne))


def _ressemble(grille: Grille, ligne: int, premiers: int) -> bool:
    """True for a row of words that is data: nothing of it stands above figures."""
    colonnes = [colonne for colonne in grille.pleines(premiers) if grille.est_nombre(premiers, colonne)]
    return not any(grille.texte(ligne, colonne) for colonne in colonnes)


def _groupes(grille: Grille, ligne: int, tete: int) -> bool:
    """True for a row of titles of groups of columns: several words, or one that a merge stretches beside the first column, `tete`."""
    pleines = grille.pleines(ligne)
    if not pleines or grille.comptes[ligne][1]:
        return False
    larges = [colonne for colonne in pleines if (une := grille.fusion_en(ligne, colonne)) and une.droite > une.gauche]
    return len(pleines) >= 2 or (bool(larges) and pleines[0] > tete)


def _derniere(grille: Grille, premier: int, fin: int) -> int:
    """The last row of data: after it only notes stand."""
    comptes = grille.comptes
    for ligne in range(fin - 1, premier - 1, -1):
        pleines, nombres, poids = comptes[ligne]
        if not pleines:
            continue
        if any((une := grille.fusion_en(ligne, colonne)) and premier <= une.haut < ligne for colonne in range(grille.largeur)):
            return ligne
        tete = grille.texte(ligne, grille.pleines(ligne)[0])
        if NOTE.match(tete) and pleines <= 2 and not nombres:
            continue
        if nombres or (poids and pleines >= 2):
            return ligne
        if pleines >= 3 and not any(NOTE.match(grille.texte(ligne, colonne)) for colonne in grille.pleines(ligne)):
            return ligne
        if pleines == 2 and (comptes[premier][1] == 0 or _chiffre_manque(grille, ligne, premier)):
            return ligne
        if _est_suite_d_axes(grille, ligne, premier):
            return ligne
    return premier - 1


def est_d_un_lieu(grille: Grille, ligne: int, lieux: Ensemble[str]) -> bool:
    """True for a row whose first word is a place that is known, by its name or its code, and alone in its cell."""
    pleines = grille.pleines(ligne)
    return bool(pleines) and bool(lieux) and d_un_seul_tenant(grille.texte(ligne, pleines[0])) in lieux


def _chiffre_manque(grille: Grille, ligne: int, premier: int) -> bool:
    """True for a name and, in the column of the first figure, words that begin as a figure does («4,2/5», «12 pers.»): the last row of data, no note."""
    nom, valeur = grille.pleines(ligne)
    return nom < valeur and grille.est_nombre(premier, valeur) and grille.texte(ligne, valeur)[:1].isdigit()


def jusqu_a_la_derniere_action(grille: Grille, bloc: Bloc2D, titre: int, axes: Ensemble[int]) -> Bloc2D:
    """The table of a plan with all its actions: below its last figure, those that only have a title, or an axis and a title."""
    suites = [ligne for ligne in bloc.apres if not grille.cellule(ligne, titre).vide or len(axes & set(grille.pleines(ligne))) > 1]
    suites = [ligne for ligne in suites if not NOTE.match(grille.texte(ligne, grille.pleines(ligne)[0]))]
    dernier = max((bloc.dernier, *suites))
    return replace(bloc, dernier=dernier, apres=tuple(ligne for ligne in bloc.apres if ligne > dernier))


def _est_suite_d_axes(grille: Grille, ligne: int, premier: int) -> bool:
    """True for a row that only bears the title of an axis, in a table whose first column bears such titles."""
    colonne = grille.pleines(ligne)[0]
    mot = mots(grille.texte(ligne, colonne))
    return colonne == 0 and bool(re.match(r" (?:axe|objectif|orientation|pilier|defi) ", mot)) and ligne > premier
