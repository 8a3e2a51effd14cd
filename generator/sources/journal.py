"""Collects the problems of a run."""

from collections.abc import Iterable

from generator.model.lieu import Lieu
from generator.model.probleme import Code, Gravite, Probleme
from generator.sources.mots_proches import plus_proche


class Journal:
    """The problems met so far, in the order they were met."""

    def __init__(self) -> None:
        self.problemes: list[Probleme] = []

    def erreur(self, lieu: Lieu, code: Code, message: str, conseil: str, champ: str = "") -> None:
        """Note a problem that stops publication; `champ` is the field or column that it is about."""
        self.problemes.append(Probleme(lieu, code, message, conseil, champ=champ))

    def avertir(self, lieu: Lieu, code: Code, message: str, conseil: str, champ: str = "") -> None:
        """Note a problem that does not stop publication."""
        self.problemes.append(Probleme(lieu, code, message, conseil, Gravite.AVERTISSEMENT, champ=champ))


def proche(mot: str, connus: Iterable[str]) -> str:
    """« Vouliez-vous dire … ? » with the known word that was probably meant, or an empty string."""
    trouve = plus_proche(mot, connus)
    return f"Vouliez-vous dire « {trouve} » ? " if trouve else ""


def extrait(texte: str, longueur: int = 60) -> str:
    """`texte` on one line, without control characters, cut so that a message stays readable."""
    propre = "".join(lettre if lettre.isprintable() else "�" for lettre in " ".join(texte.split()))
    return propre if len(propre) <= longueur else propre[: longueur - 1] + "…"
