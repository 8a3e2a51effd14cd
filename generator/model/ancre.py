"""The place of a word in the address of a page («glossaire/#rep-plus»), made from the word itself."""

import re
import unicodedata

# What is written out, for without it two words would have one place (REP, REP+).
_ECRITS = {"+": " plus ", "&": " et ", "œ": "oe", "Œ": "oe", "æ": "ae", "Æ": "ae"}


def ancre_du_mot(mot: str) -> str:
    """«PS jeunes» → «ps-jeunes», «REP+» → «rep-plus», «Égalité» → «egalite»; empty when the word has neither letter nor digit."""
    for signe, ecrit in _ECRITS.items():
        mot = mot.replace(signe, ecrit)
    lettres = "".join(signe for signe in unicodedata.normalize("NFKD", mot) if not unicodedata.combining(signe))
    return "-".join(re.findall(r"[a-z0-9]+", lettres.lower()))
