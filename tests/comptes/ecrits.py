"""The text of the documents and what was written beside it (`referentiels/<contrat>/`), read by a few lines of their own.

Pages give these words as they are: their numbers are printed by the documents, not counted by the site.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count, takewhile
from pathlib import Path
from typing import Any

import yaml

REFERENTIELS = Path(__file__).parents[2] / "referentiels"
_PASSAGE = re.compile(r"(?:#+ |(?: {2})*- |\|- ?)?\{(\w[\w-]*)\} ?(.*)")
_ENTRE_CROCHETS = re.compile(r"\[(page|image|omis)(?: :)? (.+)\]")


def plat(texte: str) -> str:
    """`texte` whatever its spaces and apostrophes: pages set them as French typography wants."""
    return re.sub(r" ?([;:!?«»%€]) ?", r"\1", re.sub(r"\s+", " ", texte)).replace("'", "’").strip()


@dataclass(eq=False)
class Section:
    """One section: the words of each passage and of each cell («p4-1»), line by line, and the page on which each begins."""

    mots: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)  # by passage, and by the words of each note in brackets
    titre: str = ""  # the id of the heading that the section begins with, if any

    @classmethod
    def lire(cls, texte: str) -> "Section":
        """From the words of its file."""
        section, page, passage, ouvert = cls(), "", "", ""
        for ligne in texte.splitlines():
            if trouve := _ENTRE_CROCHETS.fullmatch(ligne.strip()):
                if trouve[1] == "page":
                    page = trouve[2]
                else:
                    section.pages[plat(trouve[2])] = page
                ouvert = ""
            elif trouve := _PASSAGE.fullmatch(ligne):
                passage = ouvert = trouve[1]
                section.titre = section.titre or (passage if ligne.startswith("# ") and not section.mots else "-")
                section.mots[passage] = [trouve[2].strip()] if trouve[2].strip() else []
                section.pages[passage] = page
            elif ouvert and ligne.strip():
                if re.match(r"[|!](?: |$)", ligne):
                    ouvert = f"{passage}-{1 + len(section.cellules(passage))}"
                    section.mots[ouvert] = []
                    ligne = ligne[1:]
                    section.pages[ouvert] = page
                mots = ligne.strip().removeprefix("- ").strip() if ouvert != passage else ligne.strip()
                if mots:
                    section.mots[ouvert].append(mots)
            elif not ligne.strip():
                ouvert = ""
        return section

    def cellules(self, id: str) -> list[str]:
        """The ids of the cells of a row."""
        return list(takewhile(self.mots.__contains__, (f"{id}-{rang}" for rang in count(1))))

    def passage(self, id: str) -> str:
        """All words of a passage; of a row of a table, those of its cells."""
        lignes = self.mots[id] or [ligne for cellule in self.cellules(id) for ligne in self.mots[cellule]]
        return plat(" ".join(lignes))

    def imprime(self, id: str, texte: str) -> bool:
        """True where `texte` is the passage, or one of its lines."""
        return id in self.mots and plat(texte) in {self.passage(id), *map(plat, self.mots[id])}


@dataclass(frozen=True)
class Sujet:
    """One subject of the findings: the places of its heading, of its findings and of the work asked for."""

    id: str
    theme: str
    titres: tuple[str, ...]
    constats: tuple[str, ...]
    axes: tuple[tuple[str, tuple[str, ...]], ...]  # each with the promises that take it up
    notes: tuple[str, ...]


@dataclass(eq=False)
class Ecrits:
    """Those of one contract."""

    contrat: str

    @cached_property
    def sections(self) -> dict[tuple[str, str], Section]:
        """By document and section."""
        fichiers = sorted((REFERENTIELS / self.contrat / "documents").glob("*/*.md"))
        return {(fichier.parent.name, fichier.stem): Section.lire(fichier.read_text("utf-8")) for fichier in fichiers}

    @cached_property
    def corrections(self) -> dict[str, dict[str, Any]]:
        """What was mended in the scan of each document, as it is written."""
        fichiers = sorted((REFERENTIELS / self.contrat / "documents").glob("*/corrections.yml"))
        return {fichier.parent.name: yaml.safe_load(fichier.read_text("utf-8")) for fichier in fichiers}

    @cached_property
    def _constats(self) -> dict[str, Any]:
        fichier = REFERENTIELS / self.contrat / "constats.yml"
        return yaml.safe_load(fichier.read_text("utf-8")) if fichier.is_file() else {"document": "", "themes": []}

    @property
    def imprimes_ensemble(self) -> bool:
        """True where the document itself prints findings with the promise that they explain."""
        return self._constats.get("liens") == "imprimes"

    def place(self, lieu: str) -> tuple[str, str, str]:
        """The document, the section and the id of a place as constats.yml writes it («p12», «enfance#p4»)."""
        section, _, id = lieu.rpartition("#")
        return self._constats["document"], section or self._constats.get("section", ""), id

    @cached_property
    def sujets(self) -> dict[str, Sujet]:
        """The subjects of the findings by id."""
        return {sujet.id: sujet for theme in self._constats["themes"] for sujet in _sujets(theme)}

    def mots(self, place: tuple[str, str, str]) -> str:
        """The words of a passage."""
        return self.sections[place[0], place[1]].passage(place[2])

    @cached_property
    def titres(self) -> list[str]:
        """The printed headings of themes and subjects, without their colon."""
        return [self.mots(self.place(titre)).rstrip(" :") for sujet in self.sujets.values() for titre in sujet.titres]


def _sujets(theme: dict[str, Any]) -> Iterator[Sujet]:
    for sujet in theme["sujets"]:
        axes = sujet.get("axes", [])
        yield Sujet(
            sujet["id"],
            theme["id"],
            tuple(un["titre"] for un in (theme, sujet) if "titre" in un),
            tuple(sujet.get("constats", [])),
            tuple((axe["passage"], tuple(axe["promesses"])) for axe in axes),
            tuple(plat(axe["note_editoriale"]) for axe in axes if "note_editoriale" in axe),
        )


def vers_un_passage(adresse: str) -> tuple[str, str, str, str] | None:
    """The contract, the document, the section and the passage that an address of the site leads to."""
    trouve = re.fullmatch(r"/?([^/]+)/documents/([^/]+)/([^/#]+)/?#(.+)", adresse)
    return (trouve[1], trouve[2], trouve[3], trouve[4]) if trouve else None
