"""The numbers that words print in figures: «1 200 enfants en 2020» prints 1 200, and the year 2020."""

import re
from decimal import Decimal

from msgspec import Struct

from generator.model.mois import MOIS
from generator.model.multiples import multiple

_ESPACES = " \u00a0\u202f\u2009"
_NOMBRE = re.compile(
    rf"(?<![\w.,/])(?P<entier>[0-9]{{1,3}}(?:[{_ESPACES}.][0-9]{{3}})+(?![0-9])|[0-9]+)(?:[.,](?P<decimales>[0-9]+))?"
    rf"[{_ESPACES}]?(?P<fois>milliers?\b|mille\b|millions?\b|milliards?\b|k€|M€|Md€|k\b)?"
)
_ANNEE = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])")
_ANNEES_COURTES = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})\s*[-–/]\s*([0-9]{2})(?![0-9])")  # «2019-20»
# A year by which something is to be: «en 2027», «d’ici fin 2027», «2024-2027»; not «2000 jeunes», nor «par rapport à 2015».
_ECHEANCE = re.compile(
    rf"(?:\b(?:en|fin|ici|ici à|horizon|années?|rentrée|avant|{'|'.join(MOIS)})\s|[-–/]\s?)"
    r"((?:19|20)[0-9]{2})(?![0-9])",
    re.IGNORECASE,
)
_DE_A_MILLE = re.compile(rf"([0-9]{{1,3}})\s(?:à|et|ou)\s[0-9]{{1,3}}[{_ESPACES}.]000(?![0-9])")  # «7 à 8 000»


class NombresImprimes(Struct, frozen=True):
    """All that words print in figures: years apart from numbers, though 2020 may be one or the other, and among them those by which something is to be."""

    nombres: frozenset[Decimal]
    annees: frozenset[int]
    echeances: frozenset[int]


def nombres_imprimes(texte: str) -> NombresImprimes:
    """The numbers and the years of a text."""
    annees = {int(trouve[0]) for trouve in _ANNEE.finditer(texte)}
    nombres = set()
    for trouve in _NOMBRE.finditer(texte):
        entier = re.sub(rf"[{_ESPACES}.]", "", trouve["entier"])
        nombre = Decimal(f"{entier}.{trouve['decimales']}" if trouve["decimales"] else entier)
        nombres |= {nombre, nombre * multiple(trouve["fois"] or "")}
    nombres |= {Decimal(trouve[1]) * 1000 for trouve in _DE_A_MILLE.finditer(texte)}
    courtes = {int(f"{trouve[1][:2]}{trouve[2]}") for trouve in _ANNEES_COURTES.finditer(texte)}
    echeances = {int(trouve[1]) for trouve in _ECHEANCE.finditer(texte)} | courtes
    return NombresImprimes(frozenset(nombres), frozenset(annees | courtes), frozenset(echeances))
