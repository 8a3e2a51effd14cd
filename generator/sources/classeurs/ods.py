"""LibreOffice workbooks. No kept library gives their merges, percentages and hidden rows: their one XML part is read here, by expat
behind defusedxml."""

import io
import re
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from generator.model.classeur import VIDE, CelluleLue, ClasseurLu, FeuilleLue, Fusion, GenreDeCellule, lettres
from generator.sources.classeurs.archives import lire_partie, noms, ouvrir_archive
from generator.sources.classeurs.cellules import cellule_de, du_nombre
from generator.sources.classeurs.commentaires import commentaire_nu
from generator.sources.classeurs.echelles_ods import EchellesDesStyles, montre_en_ods
from generator.sources.classeurs.limites import CELLULES_MAX, FEUILLES_MAX, ClasseurIllisible, trop_grand
from generator.sources.classeurs.styles_de_mots_ods import StylesDeMots
from generator.sources.classeurs.xlsx import rangees_de

_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_LOGIQUES = {"vrai": True, "true": True, "faux": False, "false": False}
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def lire_ods(octets: bytes, fichier: str) -> ClasseurLu:
    """The sheets of a workbook. Raises ClasseurIllisible."""
    archive = ouvrir_archive(octets)
    if "content.xml" not in noms(archive):
        raise ClasseurIllisible("Cette archive n’est pas un classeur LibreOffice.", "L’enregistrer en .ods ou en .xlsx.")
    feuilles: list[FeuilleLue] = []
    cachees: set[str] = set()
    echelles, de_mots = EchellesDesStyles(), StylesDeMots()
    try:
        if "styles.xml" in noms(archive):
            for _, element in iterparse(io.BytesIO(lire_partie(archive, "styles.xml")), forbid_dtd=True):
                echelles.voir(element)
                de_mots.voir(element)
        for _, element in iterparse(io.BytesIO(lire_partie(archive, "content.xml")), forbid_dtd=True):
            echelles.voir(element)
            de_mots.voir(element)
            if element.tag == f"{_S}style" and element.get(f"{_S}family") == "table":
                if any(un.get(f"{_T}display") == "false" for un in element):
                    cachees.add(element.get(f"{_S}name", ""))
            elif element.tag == f"{_T}table" and element.get(f"{_T}name"):
                feuilles.append(_feuille(element, cachees, echelles, de_mots))
                element.clear()
                if len(feuilles) > FEUILLES_MAX:
                    raise trop_grand(f"Le classeur a plus de {FEUILLES_MAX} feuilles")
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        raise ClasseurIllisible("Ce classeur LibreOffice ne peut pas être lu.", "Le rouvrir et l’enregistrer à nouveau.") from None
    return ClasseurLu(fichier, tuple(feuilles))


def _repetee(element: Any, quoi: str) -> int:
    return max(1, min(int(element.get(f"{_T}number-{quoi}-repeated", "1")), CELLULES_MAX))


def _sans_les_dessins(element: Any, quoi: str) -> list[Any]:
    """The rows, cells or columns below an element, through groups and headers but not into a table inside a cell."""
    trouves = []
    for enfant in element:
        if enfant.tag in (f"{_T}table-{quoi}", f"{_T}covered-table-{quoi}"):
            trouves.append(enfant)
        elif enfant.tag.startswith(f"{_T}table-") and enfant.tag.rpartition("}")[2] in (
            *("table-rows", "table-header-rows", "table-row-group", "table-columns", "table-header-columns", "table-column-group"),
        ):
            trouves += _sans_les_dessins(enfant, quoi)
    return trouves


def _feuille(table: Any, cachees: set[str], echelles: EchellesDesStyles, de_mots: StylesDeMots) -> FeuilleLue:
    lues: dict[int, dict[int, CelluleLue]] = {}
    fusions: list[Fusion] = []
    notes: list[tuple[str, str]] = []
    barrees: list[str] = []
    masquees: list[int] = []
    ligne = ecrites = 0
    styles = _styles_des_colonnes(table)
    for rangee in _sans_les_dessins(table, "row"):
        fois = _repetee(rangee, "rows")
        cellules, ici = _rangee(rangee, ligne, styles, echelles, de_mots)
        if rangee.get(f"{_T}visibility", "visible") != "visible":
            masquees += range(ligne, ligne + min(fois, 1000))
        if cellules:
            ecrites += len(cellules) * fois
            if ecrites > CELLULES_MAX:
                raise trop_grand(f"La feuille a plus de {CELLULES_MAX // 1_000_000} millions de cellules")
            lues |= {ligne + rang: dict(cellules) for rang in range(fois)}
            fusions += ici
        for adresse, note, barree in _a_cote(rangee, ligne, styles, de_mots):
            notes += [(adresse, note)] if note else []
            barrees += [adresse] if barree else []
        ligne += fois
    colonne = 0
    colonnes: list[int] = []
    for une in _sans_les_dessins(table, "column"):
        fois = _repetee(une, "columns")
        if une.get(f"{_T}visibility", "visible") != "visible":
            colonnes += range(colonne, colonne + min(fois, 500))
        colonne += fois
    return FeuilleLue(
        table.get(f"{_T}name"),
        rangees_de(lues, tuple(fusions)),
        tuple(fusions),
        masquee=table.get(f"{_T}style-name", "") in cachees,
        lignes_masquees=tuple(masquees),
        colonnes_masquees=tuple(colonnes),
        commentaires=tuple(notes),
        barrees=tuple(barrees),
    )


def _styles_des_colonnes(table: Any) -> list[str]:
    """The style of the cells of each column that say none, as far as there are cells."""
    styles: list[str] = []
    for une in _sans_les_dessins(table, "column"):
        if len(styles) < 1_000:
            styles += [une.get(f"{_T}default-cell-style-name", "")] * min(_repetee(une, "columns"), 1_000)
    return styles


def _rangee(
    rangee: Any, ligne: int, styles: Sequence[str], echelles: EchellesDesStyles, de_mots: StylesDeMots
) -> tuple[dict[int, CelluleLue], list[Fusion]]:
    cellules: dict[int, CelluleLue] = {}
    fusions = []
    colonne = 0
    sien = rangee.get(f"{_T}default-cell-style-name")
    for cellule in _sans_les_dessins(rangee, "cell"):
        fois = _repetee(cellule, "columns")
        style = _style_de(cellule, sien, styles, colonne)
        lue = _cellule(cellule, echelles.de(style)) if cellule.tag == f"{_T}table-cell" else VIDE
        if lue.genre is GenreDeCellule.TEXTE and (dits := de_mots.mots_marques(cellule, style)):
            lue = cellule_de(dits)
        if lue is not VIDE:
            if len(cellules) + fois > CELLULES_MAX:
                raise trop_grand("Une ligne a trop de cellules")
            cellules |= {colonne + rang: lue for rang in range(fois)}
        larges, hauts = int(cellule.get(f"{_T}number-columns-spanned", "1")), int(cellule.get(f"{_T}number-rows-spanned", "1"))
        if larges > 1 or hauts > 1:
            fusions.append(Fusion(ligne, colonne, ligne + min(hauts, 100_000) - 1, colonne + min(larges, 10_000) - 1))
        colonne += fois
    return cellules, fusions


def _style_de(cellule: Any, de_la_ligne: str | None, styles: Sequence[str], colonne: int) -> str:
    """The name of the style of a cell: its own, else that of its row, else that of its column."""
    return cellule.get(f"{_T}style-name") or de_la_ligne or (styles[colonne] if colonne < len(styles) else "")


def _a_cote(rangee: Any, ligne: int, styles: Sequence[str], de_mots: StylesDeMots) -> Iterator[tuple[str, str, bool]]:
    """The address, the note and whether it is struck through, of each cell of a row that has one of these."""
    sien, colonne = rangee.get(f"{_T}default-cell-style-name"), 0
    for cellule in _sans_les_dessins(rangee, "cell"):
        fois = _repetee(cellule, "columns")
        style = _style_de(cellule, sien, styles, colonne)
        note = commentaire_nu(" ".join(" ".join(_mots(mots)) for une in cellule.iter(f"{_O}annotation") for mots in une.iter(f"{_X}p")))
        barree = bool(_texte(cellule).strip()) and de_mots.est_barree(cellule, style)
        if note or barree:
            yield from ((f"{lettres(colonne + rang)}{ligne + 1}", note, barree) for rang in range(min(fois, 1_000)))
        colonne += fois


def _texte(cellule: Any) -> str:
    """The paragraphs of a cell, a line each; comments attached to it are no part of them."""
    return "\n".join("".join(_mots(enfant)) for enfant in cellule if enfant.tag == f"{_X}p")


def _mots(element: Any) -> list[str]:
    mots = [element.text or ""]
    for enfant in element:
        if enfant.tag == f"{_X}s":
            mots.append(" " * min(int(enfant.get(f"{_X}c", "1")), 100))
        elif enfant.tag == f"{_X}tab":
            mots.append("\t")
        elif enfant.tag == f"{_X}line-break":
            mots.append("\n")
        elif enfant.tag != f"{_O}annotation":
            mots += _mots(enfant)
        mots.append(enfant.tail or "")
    return mots


def _montre(texte: str, jour: str) -> int:
    """How many signs of a day its writing shows: 4 for «2024», 7 for «janv. 24», «mars 2024» and «03/2024», 10 for a whole day."""
    nombres = re.findall("[0-9]+", texte)
    if len(nombres) == 1 and jour[2:4] == nombres[0][-2:]:
        return 7 if any(signe.isalpha() for signe in texte) else 4 if len(nombres[0]) == 4 else 10
    return 7 if len(nombres) == 2 and len(nombres[1]) == 4 and not any(signe.isalpha() for signe in texte) else 10


def _cellule(cellule: Any, echelles: Collection[int]) -> CelluleLue:
    genre = cellule.get(f"{_O}value-type", "")
    texte = _texte(cellule)
    if genre == "float" and texte.strip().casefold() in _LOGIQUES:  # LibreOffice keeps an answer as a number that it shows in words
        return cellule_de(_LOGIQUES[texte.strip().casefold()])
    if genre in ("float", "currency", "percentage"):
        try:
            valeur = Decimal(cellule.get(f"{_O}value", ""))
        except InvalidOperation:
            return cellule_de(texte)
        montree = any(enfant.tag == f"{_X}p" for enfant in cellule)  # a program that writes no words leaves showing to others
        return (
            montre_en_ods(valeur, texte, echelles, pourcent=genre == "percentage")
            if montree
            else du_nombre(valeur, pourcent=genre == "percentage")
        )
    if genre == "date":
        jour, _, heure = cellule.get(f"{_O}date-value", "").partition("T")
        if not heure.strip("0:."):
            jour = jour[: _montre(texte, jour)]
        return CelluleLue(GenreDeCellule.JOUR, f"{jour} {heure[:5]}" if heure.strip("0:.") else jour) if jour else cellule_de(texte)
    if genre == "boolean":
        return cellule_de(cellule.get(f"{_O}boolean-value") == "true")
    return cellule_de(texte)
