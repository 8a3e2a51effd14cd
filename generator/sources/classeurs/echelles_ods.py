"""What LibreOffice shows of a figure: it writes the words beside the figure, and in styles how many thousands are left out."""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Any

from generator.model.classeur import CACHEE, CelluleLue, GenreDeCellule
from generator.sources.classeurs.cellules import cellule_de, comme_montre
from generator.sources.classeurs.formats_de_nombre import SectionDeFormat, fois

_N = "{urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0}"
_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_DE_NOMBRES = {f"{_N}{genre}-style" for genre in ("number", "currency", "percentage")}
_NOMBRES = {f"{_N}{genre}" for genre in ("number", "scientific-number", "fraction")}
_FACTEURS = {"1000": 1, "1000000": 2, "1000000000": 3}
TOUTES = (0, 1, 2, 3)
_CHIFFRES = re.compile("[0-9](?:[0-9.,'’ \u00a0\u202f]*[0-9])?")
_AUTREMENT = re.compile(r"[0-9][eE][-+]?[0-9]|[0-9]\s*/\s*[0-9]")  # 1,2E+06, 1/8: the same figure in other signs


class EchellesDesStyles:
    """The thousands that cells may leave out, by the name of their style."""

    def __init__(self) -> None:
        self._des_formats: dict[str, set[int]] = {}
        self._autres: dict[str, list[str]] = {}
        self._des_cellules: dict[str, str] = {}
        self._parents: dict[str, str] = {}

    def voir(self, element: Any) -> None:
        """Take in an element of the file, if it is a style of numbers or of cells."""
        nom = element.get(f"{_S}name", "")
        if element.tag in _DE_NOMBRES:
            self._des_formats[nom] = {
                _FACTEURS.get(enfant.get(f"{_N}display-factor", ""), 0) for enfant in element if enfant.tag in _NOMBRES
            }
            self._autres[nom] = [enfant.get(f"{_S}apply-style-name", "") for enfant in element if enfant.tag == f"{_S}map"]
        elif element.tag == f"{_S}style" and element.get(f"{_S}family") == "table-cell":
            if format_ := element.get(f"{_S}data-style-name"):
                self._des_cellules[nom] = format_
            if parent := element.get(f"{_S}parent-style-name"):
                self._parents[nom] = parent

    def de(self, style: str) -> Collection[int]:
        """How many thousands cells of this style may leave out; all there are where the file does not say."""
        for _ in range(20):
            if style in self._des_cellules:
                format_ = self._des_cellules[style]
                trouvees = set().union(*(self._des_formats.get(nom, set()) for nom in (format_, *self._autres.get(format_, ()))))
                return tuple(sorted(trouvees)) or TOUTES
            style = self._parents.get(style, "")
        return TOUTES


def montre_en_ods(valeur: Decimal, texte: str, echelles: Collection[int], *, pourcent: bool) -> CelluleLue:
    """The cell of a figure beside which its sheet's words are written, and which may leave out so many thousands."""
    chiffres = _CHIFFRES.search(texte)
    if chiffres is None:
        lue = cellule_de(texte)
        return lue if lue.genre is GenreDeCellule.ERREUR else comme_montre(valeur, SectionDeFormat(texte, chiffres=False))
    if _AUTREMENT.search(texte):
        return comme_montre(valeur, SectionDeFormat(pourcent=pourcent))
    milliers = _milliers_caches(abs(valeur) * 100 if pourcent else abs(valeur), chiffres.group(), echelles)
    if milliers is None:
        return cellule_de(texte.strip())  # the figure that is kept is not the one that is shown
    avant, apres = texte[: chiffres.start()].lstrip(), texte[chiffres.end() :].strip()
    if milliers and len(echelles) > 1 and echelles != TOUTES and fois(apres) == 1:
        return CACHEE
    zeros = len(chiffres.group()) if chiffres.group().isdigit() and chiffres.group()[0] == "0" else 0
    return comme_montre(valeur, SectionDeFormat(avant, apres, milliers=milliers, pourcent=pourcent, zeros=zeros))


def _milliers_caches(valeur: Decimal, montre: str, echelles: Collection[int]) -> int | None:
    """How many thousands are left out of the digits that are shown («12 000» for 12 000 000: one); None where they are those of another figure."""
    lues = _lectures(montre)
    for milliers in echelles:
        if any(abs(valeur / 1_000**milliers - lu) <= Decimal(5).scaleb(int(lu.as_tuple().exponent) - 1) for lu in lues):
            return milliers
    return None


def _lectures(montre: str) -> list[Decimal]:
    """What digits may say: their last sign separates thousands, or decimals."""
    nu = re.sub("[ '’\u00a0\u202f]", "", montre).replace(",", ".")
    entiers, signe, decimales = nu.rpartition(".")
    lues = [Decimal(nu.replace(".", ""))] if re.fullmatch(r"[0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+", nu) else []
    return [*lues, Decimal(f"{entiers.replace('.', '')}.{decimales}")] if signe else lues
