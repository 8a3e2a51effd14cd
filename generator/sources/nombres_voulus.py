"""What to write in the place of what is no number: «12,5 k€», «environ 310», «NC», «<5»."""

import re
from decimal import Decimal

from generator.model.multiples import multiple
from generator.sources.nombres import ESPACES, NombreInvalide, interpreter_nombre

_LONGUEUR_LUE = 60
_EN_MILLIERS = re.compile(
    rf"(?P<nombre>[0-9][0-9{ESPACES}.,]*?)[{ESPACES}]*(?P<unite>k€|ke|keur|m€|meur|mds?€|mille|milliers?|millions?|milliards?)"
    rf"(?:[{ESPACES}]*(?:€|(?:d['’]|de[{ESPACES}])?euros))?",
    re.IGNORECASE,
)
_ABSENTS = re.compile(
    r"(?:n[./]?[acdrs]\.?|non (?:communiqué|connu|disponible|renseigné|significatif)e?s?|[-–—/?.…xX]+|#n/a|#n/d)", re.IGNORECASE
)
_PETITS = re.compile(r"(?:<|‹|moins de )\s*(?:[0-9]|1[0-9]|20)|s\.?s\.?|secret stat.*", re.IGNORECASE)
_BORNES = re.compile(r"[<>≤≥‹›]|\b(?:plus|moins|entre|jusqu|minimum|maximum)", re.IGNORECASE)
_FORMULE = re.compile(r"=.+|#[A-ZÀ-Ü0-9/!?]+[!?]?")
# A number between words of which none is part of it. All others may be: the sign of «(5)» and «5-», the comma of «,5», «2 M», «5 et demi», «déficit : 5».
_AVEC_DES_MOTS = re.compile(
    rf"(?:(?:environ|env\.|à peu près|près de|soit)[{ESPACES}])?€?[{ESPACES}]*"
    rf"(?P<nombre>[0-9](?:[0-9{ESPACES}.,]*[0-9])?)"
    rf"[{ESPACES}]*(?:\*{{1,3}}|[€%]|euros?|environ|\(?(?:estimée?s?|estimation|provisoires?)\)?|(?P<chose>[a-zà-öø-ÿœ]{{4,}}s))?",
    re.IGNORECASE,
)
# Things that are counted by tens, thousands or parts of one: «5 dizaines», «15 centimes», «12 kilos», «3 tiers», «5 degrés», «2 fois».
_PAS_DES_CHOSES = re.compile(
    r"mil|bil|tril|cent|diz|douz|quinz|vingt|trent|quarant|cinquant|soixant|kilo|giga|demi|quart|tiers|point|pourcent|degr|fois|euros",
    re.IGNORECASE,
)
_EN_ANGLAIS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]+|[0-9]{1,3}(?:,[0-9]{3}){2,}")
_EN_ALLEMAND = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}")


def conseil_pour(mot: str, sinon: str, *, absent: bool = True) -> str:
    """How to write it; `sinon` where one can only guess. `absent` is false where the word for an absence would be none of the field's."""
    propre = mot.strip(f"{ESPACES}\t")
    if len(propre) > _LONGUEUR_LUE:
        return sinon
    if absent and _PETITS.fullmatch(propre):
        return "Écrire « secret » : le chiffre existe, et ne se montre pas."
    if absent and _ABSENTS.fullmatch(propre):
        return "Écrire « nd » (non disponible), « secret » ou « so » (sans objet), selon ce que dit la source."
    if _FORMULE.fullmatch(propre):
        return "Écrire le résultat que montre le tableur, et non sa formule ou son erreur."
    if ecrit := _nombre_voulu(propre):
        return f"Écrire « {ecrit} »{' ; les mots vont dans « commentaire »' if absent and re.search('[^0-9€%kKmM .,]', propre) else ''}."
    return sinon


def _nombre_voulu(mot: str) -> str:
    """The number that was meant, as it is to be written; empty where one can only guess."""
    nu = mot.strip("€%" + ESPACES)
    if _EN_ANGLAIS.fullmatch(nu):
        return nu.replace(",", "").replace(".", ",")
    if _EN_ALLEMAND.fullmatch(nu):
        return nu.replace(".", "")
    if trouve := _EN_MILLIERS.fullmatch(mot):
        lu = _lire(trouve["nombre"])
        return "" if lu is None else format((lu * multiple(trouve["unite"])).normalize(), "f").replace(".", ",")
    trouve = None if _BORNES.search(mot) else _AVEC_DES_MOTS.fullmatch(mot)
    if trouve is None or trouve["nombre"] == mot or _PAS_DES_CHOSES.match(trouve["chose"] or "") or _lire(trouve["nombre"]) is None:
        return ""
    return trouve["nombre"]


def _lire(mot: str) -> Decimal | None:
    try:
        return interpreter_nombre(mot).valeur
    except NombreInvalide:
        return None
