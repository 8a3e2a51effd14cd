"""Names of invented places, and identifiers made from names."""

import json
import re
from unicodedata import combining, normalize

from benchmarks.invention.mots import RACINES, RIVIERES, SUITES

_PAS = 677  # prime to the number of names: it goes through all of them, and neighbours have names that differ
COMBIEN = len(RACINES) * len(SUITES) * len(RIVIERES)


def nom_de_commune(rang: int) -> str:
    """The name of a commune, another for each rank. Raises ValueError from COMBIEN on."""
    if not 0 <= rang < COMBIEN:
        raise ValueError(f"there are {COMBIEN} names of communes, none for rank {rang}")
    reste, racine = divmod(rang * _PAS % COMBIEN, len(RACINES))
    riviere, suite = divmod(reste, len(SUITES))
    return f"{RACINES[racine]}{SUITES[suite]}{RIVIERES[riviere]}"


def identifiant(nom: str) -> str:
    """`nom` in small letters without accents, digits and hyphens, as identifiers of the data are."""
    sans = "".join(lettre for lettre in normalize("NFD", nom.lower()) if not combining(lettre))
    return re.sub(r"[^a-z0-9]+", "-", sans).strip("-")


def de(nom: str) -> str:
    """«de» before a name, without its vowel where the name begins with one."""
    return f"d’{nom}" if identifiant(nom)[0] in "aeiouyh" else f"de {nom}"


def cite(mots: str) -> str:
    """`mots` as YAML writes a text, between double quotes."""
    return json.dumps(mots, ensure_ascii=False)


def nombre(valeur: float) -> str:
    """As documents print it: «1 200», «12,5»."""
    entier, _, decimales = f"{valeur:,.1f}".replace(",", " ").partition(".")
    return entier if decimales == "0" else f"{entier},{decimales}"
