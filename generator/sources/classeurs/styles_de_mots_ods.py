"""How LibreOffice writes words: struck through, or raised above the line; cells by their style, runs of words by theirs."""

from collections.abc import Iterator
from typing import Any

from generator.sources.classeurs.commentaires import en_exposant, mots_barres_en_partie

_S = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_X = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_NOTE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"


class StylesDeMots:
    """The styles that strike through or raise, by their name."""

    def __init__(self) -> None:
        self._barres: dict[str, bool] = {}
        self._leves: set[str] = set()
        self._parents: dict[str, str] = {}

    def voir(self, element: Any) -> None:
        """Take in an element of the file, if it is a style of cells or of words."""
        if element.tag != f"{_S}style" or element.get(f"{_S}family") not in ("table-cell", "text"):
            return
        nom = element.get(f"{_S}name", "")
        self._parents[nom] = element.get(f"{_S}parent-style-name", "")
        for enfant in element:
            if enfant.tag != f"{_S}text-properties":
                continue
            traits = [enfant.get(f"{_S}text-line-through-{quoi}") for quoi in ("style", "type")]
            if any(traits):
                self._barres[nom] = any(trait not in (None, "none") for trait in traits)
            position = enfant.get(f"{_S}text-position", "").partition(" ")[0]
            if position == "super" or (position.endswith("%") and not position.startswith(("-", "0"))):
                self._leves.add(nom)

    def est_barree(self, cellule: Any, style: str) -> bool:
        """True for a cell of this style that is struck through, wholly or in part."""
        return any(barre and mots.strip() for mots, barre in self._morceaux(cellule, style))

    def mots_marques(self, cellule: Any, style: str) -> str:
        """The words of a cell of which a part is struck through or raised, with these told apart; empty for another cell."""
        styles = {span.get(f"{_X}style-name", "") for paragraphe in cellule if paragraphe.tag == f"{_X}p" for span in paragraphe}
        morceaux = list(self._morceaux(cellule, style))
        en_partie = len({barre for mots, barre in morceaux if mots.strip()}) == 2
        return mots_barres_en_partie(morceaux) if en_partie or styles & self._leves else ""

    def _barre(self, style: str) -> bool:
        for _ in range(20):
            if style in self._barres:
                return self._barres[style]
            style = self._parents.get(style, "")
        return False

    def _morceaux(self, cellule: Any, style: str) -> Iterator[tuple[str, bool]]:
        sien = self._barre(style)
        for rang, paragraphe in enumerate(un for un in cellule if un.tag == f"{_X}p"):
            yield ("\n" if rang else "") + (paragraphe.text or ""), sien
            for enfant in paragraphe:
                dit = enfant.get(f"{_X}style-name", "") if enfant.tag == f"{_X}span" else ""
                mots = "".join(enfant.itertext()) if enfant.tag not in (_NOTE, f"{_X}s") else " " if enfant.tag == f"{_X}s" else ""
                yield en_exposant(mots) if dit in self._leves else mots, self._barres.get(dit, sien)
                yield enfant.tail or "", sien
