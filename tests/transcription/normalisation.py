"""What makes two texts the same words: spaces, bullets, markup, apostrophes and note calls set aside, and nothing else."""

import re
import unicodedata
from functools import cache

_EXPOSANT = re.compile(r"\s*\^\{?(\w+)\}?")
_ACCENT = re.compile(r"</?(?:[ibu]|small)>|\*+|[<>](?=https?://)|(?<=\S)>$")
_BALISE = re.compile(r"</?(?:p|ul|ol|li|br)\b[^>]*>")
_APPEL_DE_NOTE = re.compile(r"\s*[¹²³]")
_ESPACE_EN_TROP = re.compile(r" (?=,)|(?<=\de) (?=mes?\b)")
_COUPURE = re.compile(r"(?<=[a-zà-ÿ]{2})- (?=[A-ZÀ-Ý])")
_PUCE = re.compile(r"^\s*(?:(?:[-•►▶]|o)\s+)+")
_NUMERO = re.compile(r"^(?:\d+\.\d+\.? |\d+\. |\d+- |[a-z]/ |[a-z]- |[A-Z] [–-] |[IVX]+ - )")
FINALES = " .;:,"


@cache
def normaliser(texte: str) -> str:
    """The words and the punctuation alone, one space between them."""
    texte = unicodedata.normalize("NFC", texte).replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").replace("&amp;", "&")
    texte = _ACCENT.sub("", _BALISE.sub(" ", _EXPOSANT.sub(r"\1", texte)))
    texte = " ".join(_APPEL_DE_NOTE.sub(" ", texte).split())
    return _COUPURE.sub("-", _ESPACE_EN_TROP.sub("", texte))


def sans_puce(texte: str) -> str:
    """The text of a list item, without its bullet and its number."""
    return _NUMERO.sub("", _PUCE.sub("", texte))


def numero(texte: str) -> str:
    """« 1 » of « - 1- Petite enfance », « a » of « a/ Choisy-le-Roi », « II » of « II - Mobilisation »; else nothing."""
    trouve = _NUMERO.match(_PUCE.sub("", texte))
    return trouve[0].rstrip(" .-/–") if trouve else ""


@cache
def cle(texte: str) -> str:
    """Normalised, without bullet, number or closing punctuation: what is compared."""
    return sans_puce(normaliser(texte)).rstrip(FINALES)


def contient(passage: str, mots: str) -> bool:
    """Whether these words stand in the passage, cut nowhere inside a word. Both are normalised already."""
    if not mots:
        return False
    debut = passage.find(mots)
    while debut >= 0:
        fin = debut + len(mots)
        avant, apres = passage[debut - 1 : debut], passage[fin : fin + 1]
        if not (avant.isalnum() and mots[0].isalnum()) and not (apres.isalnum() and mots[-1].isalnum()):
            return True
        debut = passage.find(mots, debut + 1)
    return False


def initiale(texte: str) -> str:
    """With a small first letter: the same words open a sentence here and follow a bullet there."""
    return texte[:1].lower() + texte[1:]


def nom_compare(nom: str) -> str:
    """A proper noun without accents, hyphens or case: « Viry-Châtillon » is printed « Viry-Chatillon »."""
    sans = "".join(c for c in unicodedata.normalize("NFD", normaliser(nom)) if not unicodedata.combining(c))
    return " ".join(sans.replace("-", " ").casefold().split())


def chiffres(texte: str) -> str:
    """« 1 234 € » as « 1234 »; empty when there is no digit."""
    return "".join(c for c in texte if c.isdigit())


_MONTANT = re.compile(r"(\d[\d .,]*\d|\d) ?(M€|€|millions d'euros)")


def montants(texte: str) -> set[int]:
    """Every amount of a sentence, in euros."""
    trouves = set()
    for nombre, unite in _MONTANT.findall(normaliser(texte)):
        if unite == "€":
            trouves.add(int(chiffres(nombre)))
        else:
            trouves.add(round(float(nombre.replace(" ", "").replace(",", ".")) * 1_000_000))
    return trouves
