"""A term of the glossary, as it is shown."""

from msgspec import Struct


class LigneGlossaire(Struct, frozen=True):
    """One term: its place on the page, as printed, in full, in a plain sentence, and the contracts where it means this, in words and
    by their ids."""

    ancre: str
    terme: str
    nom: str
    phrase: str
    contrats: str
    ids_des_contrats: tuple[str, ...]
    autres: tuple[tuple[str, str], ...] = ()  # other ways to write it, each with its place
