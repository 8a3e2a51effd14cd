"""The examples of a text in Markdown: what stands between fences, below which heading, and after which words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_CLOTURE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TITRE = re.compile(r"^##+ +(.*)$", re.MULTILINE)
_FICHIER = re.compile(r"`([\w./-]+\.[a-z]+)`")


@dataclass(frozen=True, slots=True)
class Bloc:
    """One example: its language (empty where none is written), its text, its line, the heading above it, and the words since the last example."""

    langue: str
    texte: str
    ligne: int
    titre: str
    avant: str

    @property
    def fichier(self) -> str:
        """The last path that the words before name: the file that the example is. Empty where they name none."""
        noms = _FICHIER.findall(self.avant)
        return noms[-1] if noms else ""


def blocs(texte: str) -> Iterator[Bloc]:
    """All examples, in order."""
    fin = 0
    for cloture in _CLOTURE.finditer(texte):
        titres = _TITRE.findall(texte[: cloture.start()])
        ligne = texte.count("\n", 0, cloture.start()) + 1
        yield Bloc(cloture[1], cloture[2], ligne, titres[-1] if titres else "", texte[fin : cloture.start()])
        fin = cloture.end()
    assert "```" not in _CLOTURE.sub("", texte), "a fence is open"


def blocs_de(chemin: Path) -> list[Bloc]:
    """Those of a file."""
    return list(blocs(chemin.read_text("utf-8")))
