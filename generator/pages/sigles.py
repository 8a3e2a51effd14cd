"""Acronyms explained where they stand: the first occurrence in a text gets its full name."""

import re
from collections.abc import Callable, Mapping

from markupsafe import Markup, escape

from generator.pages.echappement import html, titre_markdown, une_ligne


class Sigles:
    """Marks the acronyms of the glossary in a text. `noms` maps an acronym to its full name."""

    def __init__(self, noms: Mapping[str, str]) -> None:
        self.noms = dict(noms)
        mots = sorted(self.noms, key=lambda mot: (-len(mot), mot))
        self._motif = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, mots))})(?![\w-])") if mots else None

    def marquer(self, texte: str) -> Markup:
        """`texte` as HTML, each known acronym once in an `<abbr>` with its full name as title; Markup passes unchanged."""
        return texte if isinstance(texte, Markup) else self._marquer(texte, html)

    def marquer_titre(self, texte: str) -> Markup:
        """`texte` for a Markdown heading, marked in the same way."""
        return self._marquer(une_ligne(texte), titre_markdown)

    def _marquer(self, texte: str, echapper: Callable[[str], Markup]) -> Markup:
        if self._motif is None:
            return echapper(texte)
        morceaux: list[Markup] = []
        fin = 0
        deja: set[str] = set()
        for trouve in self._motif.finditer(texte):
            mot = trouve.group()
            if mot in deja:
                continue
            deja.add(mot)
            avant = texte[fin : trouve.start()]
            morceaux.append(_garder_les_blancs(avant, echapper))
            morceaux.append(Markup('<abbr title="{}">{}</abbr>').format(escape(self.noms[mot]), echapper(mot)))
            fin = trouve.end()
        morceaux.append(_garder_les_blancs(texte[fin:], echapper))
        return Markup("").join(morceaux)


def _garder_les_blancs(texte: str, echapper: Callable[[str], Markup]) -> Markup:
    """Escape `texte`, keeping the spaces at its ends, which a heading's escaping would strip."""
    coeur = texte.strip(" ")
    if not coeur:
        return Markup(texte)
    debut = texte[: len(texte) - len(texte.lstrip(" "))]
    fin = texte[len(texte.rstrip(" ")) :]
    return Markup(debut) + echapper(coeur) + Markup(fin)
