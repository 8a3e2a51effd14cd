"""Acronyms explained where they stand: the first occurrence in a text gets its full name."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape


class Sigles:
    """Marks the acronyms of the glossary in a text. `noms` maps an acronym to its full name."""

    def __init__(self, noms: Mapping[str, str]) -> None:
        self.noms = dict(noms)
        mots = sorted(self.noms, key=lambda mot: (-len(mot), mot))
        self._motif = re.compile(rf"(?<![\w’'-])(?:{'|'.join(map(re.escape, mots))})(?![\w-])") if mots else None

    def marquer(self, texte: str) -> Markup:
        """`texte` as HTML, each known acronym once in an <abbr> with its full name as title."""
        if self._motif is None:
            return escape(texte)
        morceaux: list[Markup] = []
        fin = 0
        deja: set[str] = set()
        for trouve in self._motif.finditer(texte):
            mot = trouve.group()
            if mot in deja:
                continue
            deja.add(mot)
            morceaux.append(escape(texte[fin : trouve.start()]))
            morceaux.append(Markup('<abbr title="{}">{}</abbr>').format(self.noms[mot], mot))
            fin = trouve.end()
        morceaux.append(escape(texte[fin:]))
        return Markup("").join(morceaux)
