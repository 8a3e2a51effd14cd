"""Collects the problems of a run."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from generator.model.lieu import Lieu
from generator.model.probleme import Code, Gravite, Probleme


class Journal:
    """The problems met so far, in the order they were met."""

    def __init__(self) -> None:
        self.problemes: list[Probleme] = []

    def erreur(self, lieu: Lieu, code: Code, message: str, conseil: str) -> None:
        """Note a problem that stops publication."""
        self.problemes.append(Probleme(lieu, code, message, conseil))

    def avertir(self, lieu: Lieu, code: Code, message: str, conseil: str) -> None:
        """Note a problem that does not stop publication."""
        self.problemes.append(Probleme(lieu, code, message, conseil, Gravite.AVERTISSEMENT))


def proche(mot: str, connus: Iterable[str]) -> str:
    """« Vouliez-vous dire … ? » with the nearest known word, or an empty string."""
    trouve = _plus_proche(mot[:100], tuple(connus))
    return f"Vouliez-vous dire « {trouve} » ? " if trouve else ""


@lru_cache(4096)
def _plus_proche(mot: str, connus: tuple[str, ...]) -> str:
    """The nearest known word, or an empty string. Kept in a cache: one misspelt id may stand on thousands of rows."""
    return next(iter(get_close_matches(mot, connus, n=1, cutoff=0.6)), "")


def extrait(texte: str, longueur: int = 60) -> str:
    """`texte` on one line, without control characters, cut so that a message stays readable."""
    propre = "".join(lettre if lettre.isprintable() else "�" for lettre in " ".join(texte.split()))
    return propre if len(propre) <= longueur else propre[: longueur - 1] + "…"
