"""Acronyms explained where they stand: the first occurrence in a text gets its full name."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from generator.pages.mots.echappement import html, une_ligne


class Sigles:
    """Marks the acronyms of the glossary in a text. `noms` maps an acronym to its full name."""

    def __init__(self, noms: Mapping[str, str]) -> None:
        self.noms = dict(noms)
        mots = sorted(self.noms, key=lambda mot: (-len(mot), mot))
        self._motif = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, mots))})(?![\w-])") if mots else None

    def marquer(self, texte: str) -> Markup:
        """`texte` as HTML, each known acronym once in an `<abbr>` with its full name as title; Markup passes unchanged."""
        return texte if isinstance(texte, Markup) else self._marquer(texte)

    def marquer_titre(self, texte: str) -> Markup:
        """`texte` for a heading, marked in the same way."""
        return self._marquer(une_ligne(texte))

    def _marquer(self, texte: str) -> Markup:
        if self._motif is None:
            return html(texte)
        morceaux: list[Markup] = []
        fin = 0
        deja: set[str] = set()
        for trouve in self._motif.finditer(texte):
            mot = trouve.group()
            if mot in deja:
                continue
            deja.add(mot)
            morceaux.append(html(texte[fin : trouve.start()]))
            morceaux.append(Markup('<abbr title="{}">{}</abbr>').format(self.noms[mot], mot))
            fin = trouve.end()
        morceaux.append(html(texte[fin:]))
        return Markup("").join(morceaux)
