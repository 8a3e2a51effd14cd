"""Makes cells of what workbook readers give: Python's own values and the formats of sheets."""

import datetime
import math
import re
from decimal import Decimal
from typing import Any

from generator.model.classeur import VIDE, CelluleLue, GenreDeCellule

# What fills no place on the screen, and makes two words that look alike differ: marks of encoding left by files put end to end, hidden hyphens and joints.
_SANS_LARGEUR = re.compile("[\u00ad\u180e\u200b-\u200f\u2060\ufeff]")
_ENTRE_GUILLEMETS = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def est_pourcent(format_: str) -> bool:
    """True for a number format that shows a hundred times the figure and «%»: not for a «%» that is only written after it."""
    return "%" in _ENTRE_GUILLEMETS.sub("", format_)


def sans_les_jours(jour: datetime.date, format_: str) -> str:
    """A day as its number format shows it: «2024-03» where it shows no day, «2024» where it shows neither day nor month."""
    montre = _ENTRE_GUILLEMETS.sub("", format_).lower().partition(";")[0]
    if not format_ or "y" not in montre.replace("a", "y") or re.search("[dj]", montre):
        return jour.isoformat()
    return jour.isoformat()[: 7 if "m" in montre else 4]


_UNITE_DU_FORMAT = re.compile(r"(k€|K€|M€|‰|(?<!\S)%|€)")


def unite_du_format(format_: str) -> str:
    """The unit that a number format writes after figures as they are (`0.0" %"`, `#,##0 "k€"`, `#,##0 [$€-40C]`); empty for none."""
    ecrits = [
        mot.strip() for paire in re.findall(r'"([^"]*)"|\[\$([^\]-]*)[^\]]*\]', format_.partition(";")[0]) for mot in paire if mot.strip()
    ]
    trouvees = [mot for mot in ecrits if _UNITE_DU_FORMAT.fullmatch(mot)]
    return trouvees[0] if len(trouvees) == 1 and not est_pourcent(format_) else ""


ENVIRON = re.compile(r"(?:≈|~|∼|environ\b|env(?:\.|\b))", re.IGNORECASE)


def _environ(format_: str) -> str:
    """The word before figures that says that they are about so much (`"env. "0`); empty for none."""
    ecrit = re.match(r'"([^"]*)"|\\?([≈~∼])', format_)
    mot = (ecrit[1] or ecrit[2] or "").strip() if ecrit else ""
    return mot if ENVIRON.fullmatch(mot) else ""


def milliers_caches(format_: str) -> int:
    """How many thousands a number format leaves out (`#,##0,` shows 12 for 12 000: one)."""
    nu = _ENTRE_GUILLEMETS.sub("", format_.partition(";")[0]).strip()
    return len(trouve[1]) if (trouve := re.search(r"[0#](,+)\s*$", nu)) else 0


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
        if environ := _environ(format_):
            return environ_tant(valeur, environ, pourcent=est_pourcent(format_))
        return comme_montre(valeur, milliers_caches(format_), unite_du_format(format_), pourcent=est_pourcent(format_))
    if isinstance(valeur, datetime.datetime):
        jour = sans_les_jours(valeur.date(), format_)
        seul = valeur.time() == datetime.time()
        return CelluleLue(GenreDeCellule.JOUR, jour if seul else f"{jour} {valeur.time().isoformat('minutes')}")
    if isinstance(valeur, datetime.date):
        return CelluleLue(GenreDeCellule.JOUR, sans_les_jours(valeur, format_))
    texte = sans_largeur_nulle(str(valeur))
    if (texte.startswith("#") and texte.rstrip("!?").isupper()) or texte in ("#N/A", "#DIV/0!"):
        return CelluleLue(GenreDeCellule.ERREUR, texte)
    return CelluleLue(GenreDeCellule.TEXTE, texte) if texte.strip() else VIDE


def environ_tant(valeur: int | float | Decimal, mot: str, *, pourcent: bool) -> CelluleLue:
    """The cell of a figure that the sheet shows as about so much."""
    return CelluleLue(GenreDeCellule.TEXTE, f"{mot} {du_nombre(valeur, pourcent=pourcent).texte}")


def sans_largeur_nulle(texte: str) -> str:
    """Words without the signs that nobody sees."""
    return texte if texte.isascii() else _SANS_LARGEUR.sub("", texte)


def comme_montre(valeur: int | float | Decimal, milliers: int, unite: str, *, pourcent: bool) -> CelluleLue:
    """The cell of a figure whose format leaves out so many thousands, or writes a unit after it: as the sheet shows it, words where it has a unit."""
    lue = du_nombre(valeur, pourcent=pourcent)
    if milliers and lue.nombre is not None:
        lue = du_nombre(lue.nombre / 1_000**milliers, pourcent=pourcent)
    return CelluleLue(GenreDeCellule.TEXTE, f"{lue.texte} {unite}") if unite and lue.nombre is not None else lue


def du_nombre(valeur: int | float | Decimal, *, pourcent: bool = False) -> CelluleLue:
    """The cell of a stored figure. A float is taken as its shortest writing: 0.1 is one tenth."""
    if isinstance(valeur, float) and not math.isfinite(valeur):
        return CelluleLue(GenreDeCellule.ERREUR, "#NUM!")
    nombre = Decimal(repr(valeur)) if isinstance(valeur, float) else Decimal(valeur)
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
