"""Makes cells of what workbook readers give: Python's own values and the formats of sheets."""

import datetime
import math
import re
from decimal import Decimal
from typing import Any

from generator.model.classeur import CACHEE, VIDE, CelluleLue, GenreDeCellule
from generator.sources.classeurs.formats_de_nombre import SectionDeFormat, fois, section_du_nombre, section_du_texte

# What fills no place on the screen, and makes two words that look alike differ: marks of encoding left by files put end to end, hidden hyphens and joints.
_SANS_LARGEUR = re.compile("[\u00ad\u180e\u200b-\u200f\u2060\ufeff]")
_ENTRE_GUILLEMETS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def sans_les_jours(jour: datetime.date, format_: str) -> str:
    """A day as its number format shows it: «2024-03» where it shows no day, «2024» where it shows neither day nor month."""
    montre = _ENTRE_GUILLEMETS.sub("", format_).lower().partition(";")[0]
    if not format_ or "y" not in montre.replace("a", "y") or re.search("[dj]", montre):
        return jour.isoformat()
    return jour.isoformat()[: 7 if "m" in montre else 4]


ENVIRON = re.compile(r"(?:≈|~|∼|environ\b|env(?:\.|\b))", re.IGNORECASE)
_UNITES = re.compile(r"k€|K€|M€|‰|%|€|(?:milliers|millions) d['’]euros")
_DRAPEAUX = re.compile(r"\*+|\((?:p|e|r|d|sd|prov\.?)\)", re.IGNORECASE)  # «120 (p)», «1 250*»: what is said of the figure
_SANS_MOTS = re.compile(r"[\s()+\-−–—€$£]*")  # signs, brackets and currencies before a figure
_TIRET = re.compile(r"\s*[-−–—]\s*(k€|K€|M€|‰|%|€)?\s*")


def jour_de_tableur(nombre: int) -> str:
    """The day (ISO) that a spreadsheet stores as this number: 45292 is the first of January 2024."""
    return (datetime.date(1899, 12, 30) + datetime.timedelta(nombre)).isoformat()


def cellule_de(valeur: Any, *, format_: str = "") -> CelluleLue:
    """The cell of a value as openpyxl and xlrd give it, with its number format."""
    if valeur is None:
        return VIDE
    if isinstance(valeur, bool):
        return CelluleLue(GenreDeCellule.OUI_NON, "oui" if valeur else "non")
    if isinstance(valeur, int | float | Decimal):
        if isinstance(valeur, float) and not math.isfinite(valeur):
            return du_nombre(valeur)
        return comme_montre(valeur, section_du_nombre(format_, _exact(valeur)))
    if isinstance(valeur, datetime.datetime):
        jour = sans_les_jours(valeur.date(), format_)
        seul = valeur.time() == datetime.time()
        return CelluleLue(GenreDeCellule.JOUR, jour if seul else f"{jour} {valeur.time().isoformat('minutes')}")
    if isinstance(valeur, datetime.date):
        return CelluleLue(GenreDeCellule.JOUR, sans_les_jours(valeur, format_))
    texte = sans_largeur_nulle(str(valeur))
    if (texte.startswith("#") and texte.rstrip("!?").isupper()) or texte in ("#N/A", "#DIV/0!"):
        return CelluleLue(GenreDeCellule.ERREUR, texte)
    section = section_du_texte(format_)
    if section is not None and not section.du_texte and texte.strip():
        return _en_mots(section.avant)
    return CelluleLue(GenreDeCellule.TEXTE, texte) if texte.strip() else VIDE


def sans_largeur_nulle(texte: str) -> str:
    """Words without the signs that nobody sees."""
    return texte if texte.isascii() else _SANS_LARGEUR.sub("", texte)


def comme_montre(valeur: int | float | Decimal, section: SectionDeFormat) -> CelluleLue:
    """The cell of a figure as its sheet shows it through this section of a format: words alone where it shows no figure, words with the figure where they say
    something of it («<», «environ», an unit), else the figure that is shown. Decimals that are not shown are kept."""
    if not section.chiffres:
        return _sans_chiffre(valeur, section.avant)
    lue = du_nombre(valeur, pourcent=section.pourcent)
    if section.milliers and lue.nombre is not None:
        lue = du_nombre(lue.nombre / 1_000**section.milliers, pourcent=section.pourcent)
    if lue.nombre is None:
        return lue
    avant, apres = section.avant, "" if section.pourcent else section.apres
    if not apres and _UNITES.fullmatch(avant.strip()):
        avant, apres = "", avant.strip()  # «€ 12»
    if ENVIRON.fullmatch(avant.strip()):
        return CelluleLue(GenreDeCellule.TEXTE, f"{avant.strip()} {lue.texte} {apres if _UNITES.fullmatch(apres) else ''}".strip())
    if not _SANS_MOTS.fullmatch(avant):
        chiffres, virgule, decimales = lue.texte.partition(",")
        return CelluleLue(GenreDeCellule.TEXTE, f"{avant}{chiffres.zfill(section.zeros)}{virgule}{decimales} {apres}".strip())
    if section.milliers and fois(apres) > 1 and "€" not in apres:  # «1,2 k» for 1 200
        return du_nombre(lue.nombre * fois(apres))
    if _UNITES.fullmatch(apres) or _DRAPEAUX.fullmatch(apres) or fois(apres) > 1:
        return CelluleLue(GenreDeCellule.TEXTE, f"{lue.texte} {apres}")
    return lue


def _sans_chiffre(valeur: int | float | Decimal, mots: str) -> CelluleLue:
    """The cell of a figure of which only words are shown. A dash in the place of nought is how ledgers write it."""
    if valeur == 0 and (tiret := _TIRET.fullmatch(mots)):
        return CelluleLue(GenreDeCellule.TEXTE, f"0 {tiret[1]}") if tiret[1] else du_nombre(valeur)
    return _en_mots(mots)


def _en_mots(mots: str) -> CelluleLue:
    return CelluleLue(GenreDeCellule.TEXTE, mots.strip()) if mots.strip() else CACHEE


def _exact(valeur: int | float | Decimal) -> Decimal:
    """A float is taken as its shortest writing: 0.1 is one tenth."""
    return Decimal(repr(valeur)) if isinstance(valeur, float) else Decimal(valeur)


def du_nombre(valeur: int | float | Decimal, *, pourcent: bool = False) -> CelluleLue:
    """The cell of a stored figure."""
    if isinstance(valeur, float) and not math.isfinite(valeur):
        return CelluleLue(GenreDeCellule.ERREUR, "#NUM!")
    nombre = _exact(valeur)
    if nombre == nombre.to_integral_value() and abs(nombre) < 10**20:
        nombre = nombre.quantize(Decimal(1))
    montre = ecrit(nombre * 100) + " %" if pourcent else ecrit(nombre)
    return CelluleLue(GenreDeCellule.NOMBRE, montre, nombre, pourcent)


def ecrit(nombre: Decimal) -> str:
    """A figure in plain digits with a decimal comma, without zeros at its end."""
    texte = format(nombre, "f")
    if "." in texte:
        texte = texte.rstrip("0").rstrip(".")
    return texte.replace(".", ",") or "0"
