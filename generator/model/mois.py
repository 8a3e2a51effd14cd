"""The names of the months, as French writes and shortens them."""

import unicodedata

MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
_COURTS = {"jan": 1, "janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12}


def _sans_accent(mot: str) -> str:
    return "".join(lettre for lettre in unicodedata.normalize("NFKD", mot) if not unicodedata.combining(lettre))


# By name, whole or shortened, in small letters without accents: its rank, from 1.
MOIS_PAR_NOM = {_sans_accent(nom): rang for rang, nom in enumerate(MOIS, 1)} | _COURTS
