"""Collects the problems of a run."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from generator.model.codes import CodeFichier
from generator.model.lieu import Lieu
from generator.model.probleme import Code, Gravite, Probleme
from generator.sources.mots_proches import plus_proche

# How many problems of one gravity are told of one file: what is said of it grows no faster than it is read, and nobody reads more. That there are more is an error.
PAR_FICHIER = 1_000
_CITE_MAX = 400  # signs of a quotation in a message
_CITE = re.compile(rf"«\s?([^«»]{{{_CITE_MAX},}})»")


class Borne:
    """Lets the first problems of each file pass, then one that says that there are more."""

    def __init__(self) -> None:
        self._comptes: Counter[tuple[str, Gravite]] = Counter()

    def garder(self, probleme: Probleme) -> Probleme | None:
        """The problem itself, in signs that can be shown and no longer than is read (a rule may quote any word); after `PAR_FICHIER` of its gravity in its file, once what says so, then None."""
        cle = probleme.lieu.fichier, probleme.gravite
        self._comptes[cle] += 1
        if self._comptes[cle] <= PAR_FICHIER:
            dits = _dicible(probleme.message), _dicible(probleme.conseil)
            return probleme if dits == (probleme.message, probleme.conseil) else replace(probleme, message=dits[0], conseil=dits[1])
        if self._comptes[cle] > PAR_FICHIER + 1:
            return None
        quoi = "erreurs" if probleme.gravite is Gravite.ERREUR else "avertissements"
        message = f"Ce fichier a plus de mille {quoi} : la suite n’est pas dite."
        conseil = "Corriger d’abord ce qui est dit : la cause est souvent la même (un séparateur, une colonne décalée, un fichier répété)."
        return Probleme(Lieu(probleme.lieu.fichier), CodeFichier.TROP_DE_PROBLEMES, message, conseil, probleme.gravite)


def bornes(problemes: Iterable[Probleme]) -> Iterator[Probleme]:
    """These, no more of one file than are told."""
    borne = Borne()
    return (garde for probleme in problemes if (garde := borne.garder(probleme)))


class Journal:
    """The problems met so far, in the order they were met; of one file, no more than are told."""

    def __init__(self) -> None:
        self.problemes: list[Probleme] = []
        self._borne = Borne()

    def noter(self, probleme: Probleme) -> None:
        """Note a problem."""
        if garde := self._borne.garder(probleme):
            self.problemes.append(garde)

    def erreur(self, lieu: Lieu, code: Code, message: str, conseil: str, champ: str = "") -> None:
        """Note a problem that stops publication; `champ` is the field or column that it is about."""
        self.noter(Probleme(lieu, code, message, conseil, champ=champ))

    def avertir(self, lieu: Lieu, code: Code, message: str, conseil: str, champ: str = "") -> None:
        """Note a problem that does not stop publication."""
        self.noter(Probleme(lieu, code, message, conseil, Gravite.AVERTISSEMENT, champ=champ))


def _dicible(mots: str) -> str:
    """The words of a message, whatever was quoted in them: on one line, and no quotation longer than a reader needs to find it."""
    if len(mots) > _CITE_MAX:
        mots = _CITE.sub(lambda cite: f"« {extrait(cite[1], _CITE_MAX)} »", mots)
    return mots if mots.isprintable() else _montrable(mots)


def _montrable(mots: str) -> str:
    return "".join(signe if signe.isprintable() else " " if signe.isspace() else "�" for signe in mots)


def proche(mot: str, connus: Iterable[str]) -> str:
    """« Vouliez-vous dire … ? » with the known word that was probably meant, or an empty string."""
    trouve = plus_proche(mot, connus)
    return f"Vouliez-vous dire « {trouve} » ? " if trouve else ""


def extrait(texte: str, longueur: int = 60) -> str:
    """`texte` on one line, without control characters, cut so that a message stays readable."""
    propre = _montrable(" ".join(texte.split()))
    return propre if len(propre) <= longueur else propre[: longueur - 1] + "…"
