"""A term of the glossary, as it is shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LigneGlossaire:
    """One term: its place on the page, as printed, in full, in a plain sentence, and the contracts where it means this."""

    ancre: str
    terme: str
    nom: str
    phrase: str
    contrats: str
