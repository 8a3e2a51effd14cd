"""What is left out of the transcription, and why: read from a file that a data officer can read."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import yaml

from .donnees import CHARGEUR
from .normalisation import cle, normaliser
from .source import Element, Source


@dataclass
class Exclusion:
    """A whole section, a range of its lines, or the exact fragments named, in one or several sections."""

    sections: list[str]
    raison: str
    debut: str = ""
    fin: str = ""
    fragments: list[str] = field(default_factory=list)
    bornes: tuple[int, int] | None = None
    couverts: list[Element] = field(default_factory=list)

    @property
    def entiere(self) -> bool:
        return not (self.debut or self.fragments)

    @property
    def nom(self) -> str:
        precision = f", de « {self.debut} » à « {self.fin} »" if self.debut else ", " + " ; ".join(self.fragments) if self.fragments else ""
        return ", ".join(self.sections) + precision

    @cached_property
    def cles(self) -> set[str]:
        return {cle(fragment) for fragment in self.fragments}

    @cached_property
    def textes(self) -> set[str]:
        return {normaliser(fragment) for fragment in self.fragments}

    def placer(self, source: Source) -> None:
        """Finds the lines of a range, the last one left out of it."""
        if self.debut:
            debut = source.ligne_qui_commence(self.sections[0], self.debut)
            fin = source.ligne_qui_commence(self.sections[0], self.fin) if self.fin else source.sections[self.sections[0]].fin + 1
            self.bornes = (debut, fin)

    def couvre(self, element: Element) -> bool:
        if element.section not in self.sections:
            return False
        if self.fragments:
            return element.cle in self.cles or element.texte in self.textes
        return self.bornes is None or self.bornes[0] <= element.lignes[0] < self.bornes[1]


@dataclass
class Formulation:
    """A field of the data where our own words stand, for want of signed ones."""

    ou: str
    champ: str
    raison: str
    utile: bool = False


@dataclass
class Exclusions:
    """The whole file."""

    exclusions: list[Exclusion]
    formulations: list[Formulation]

    def de(self, element: Element) -> Exclusion | None:
        return next((exclusion for exclusion in self.exclusions if exclusion.couvre(element)), None)


def lire_exclusions(chemin: Path) -> dict:
    """The file as written."""
    return yaml.load(chemin.read_text("utf-8"), CHARGEUR)


def preparer(contenu: dict, source: Source) -> Exclusions:
    """The file, with the lines each range stands for."""
    exclusions = []
    for brute in contenu["exclusions"]:
        sections = [brute["section"]] if isinstance(brute["section"], str) else list(brute["section"])
        exclusion = Exclusion(sections, brute["raison"], brute.get("debut", ""), brute.get("fin", ""), list(brute.get("fragments", [])))
        exclusion.placer(source)
        exclusions.append(exclusion)
    return Exclusions(exclusions, [Formulation(f["ou"], f["champ"], f["raison"]) for f in contenu.get("formulations", [])])
