"""The very cell, or field, that a problem is about, for rules that know of a thing the row, or the element, alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from generator.model.codes import CodeChiffre
from generator.model.probleme import Code, Gravite, Probleme
from generator.sources.elements_ecrits import Elements, elements_ecrits
from generator.sources.journal import Journal
from generator.sources.tableau_csv import RangeeEcrite, lire_rangees, sans_accent
from generator.sources.texte import lire_texte

# The column that a problem of a figure is about, where its words need not quote the cell: they say the figure with its unit, or do not say it at all.
_COLONNE: Mapping[Code, str] = {
    CodeChiffre.PETIT_NOMBRE: "valeur",
    CodeChiffre.SAUT: "valeur",
    CodeChiffre.ORDRE_DE_GRANDEUR: "valeur",
    CodeChiffre.VALEUR_ETRANGE: "valeur",
    CodeChiffre.PARTIES_ET_TOTAL: "valeur",
    CodeChiffre.CHIFFRE_RETENU: "valeur",
    CodeChiffre.TEMPS_A_VENIR: "periode",
    CodeChiffre.APRES_LA_FIN: "periode",
    CodeChiffre.VENTILATION: "ventilation",
}


def preciser(problemes: Iterable[Probleme], projet: Path) -> Iterator[Probleme]:
    """The same problems. One that stands at the beginning of a row of a table, and quotes what one cell of it alone holds, or is always about one column, is put at
    that cell; an error that stands at the beginning of an element of YAML, and quotes what one field of it alone holds, at the value of that field."""
    rangees: dict[str, Mapping[int, RangeeEcrite]] = {}
    elements: dict[str, Elements] = {}
    for probleme in problemes:
        lieu = probleme.lieu
        if not probleme.champ and lieu.colonne == 1 and lieu.ligne > 1 and lieu.fichier.endswith(".csv"):
            if lieu.fichier not in rangees:
                rangees[lieu.fichier] = _rangees(projet, lieu.fichier)
            yield _au_plus_pres(probleme, rangees[lieu.fichier])
        elif not probleme.champ and lieu.ligne and lieu.fichier.endswith(".yml") and probleme.gravite is Gravite.ERREUR:
            # A warning has its line; to read the file again at each run, for its column, would be long.
            if lieu.fichier not in elements:
                elements[lieu.fichier] = elements_ecrits(projet / lieu.fichier, lieu.fichier)
            yield _au_champ(probleme, elements[lieu.fichier])
        else:
            yield probleme


def _cites(probleme: Probleme) -> set[str]:
    """What a message quotes, on one line."""
    return {" ".join(mots.split()) for mots in re.findall("« (.+?) »", probleme.message)}


def _au_champ(probleme: Probleme, elements: Elements) -> Probleme:
    cites = _cites(probleme)
    trouves = [ecrit for ecrit in elements.get(probleme.lieu, ()) if " ".join(ecrit.mots.split()) in cites]
    return replace(probleme, lieu=trouves[0].lieu, champ=trouves[0].champ) if len(trouves) == 1 else probleme


def _rangees(projet: Path, fichier: str) -> Mapping[int, RangeeEcrite]:
    """The rows of a table by their first lines, the heading included; nothing for one that cannot be read."""
    texte = lire_texte(projet / fichier, fichier, Journal(), cp1252=True)
    return {rangee.lieu.ligne: rangee for rangee in lire_rangees(texte or "", fichier, Journal())}


def _au_plus_pres(probleme: Probleme, rangees: Mapping[int, RangeeEcrite]) -> Probleme:
    entete, rangee = rangees.get(1), rangees.get(probleme.lieu.ligne)
    if entete is None or rangee is None or len(entete.cellules) != len(rangee.cellules):
        return probleme
    colonnes = [sans_accent(cellule) for cellule in entete.cellules]
    cites = _cites(probleme)
    rangs = [rang for rang, cellule in enumerate(rangee.cellules) if " ".join(cellule.split()) in cites]
    if len(rangs) != 1:
        rangs = [rang for rang, colonne in enumerate(colonnes) if colonne == _COLONNE.get(probleme.code)]
    if len(rangs) != 1:
        return probleme
    return replace(probleme, lieu=rangee.lieu_de(rangs[0]), champ=colonnes[rangs[0]])
