"""Problems as a person reads them: what is said again on many rows is said once, with the rows."""

import re
from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme

MONTRES = 3  # problems of one kind in one file that are told in full
_PLAGES = 12  # ranges of lines that are named


class Repete(Struct, frozen=True):
    """One problem, and the other places of the same file where the very same is said."""

    probleme: Probleme
    aussi: tuple[Lieu, ...] = ()


class ProblemesDUnGenre(Struct, frozen=True):
    """Problems of one kind in one file: the first ones, and the places of all the others."""

    montres: tuple[Repete, ...]
    autres: tuple[Lieu, ...] = ()

    @property
    def premier(self) -> Probleme:
        """The first of them."""
        return self.montres[0].probleme

    @property
    def nombre(self) -> int:
        """How many there are."""
        return sum(1 + len(repete.aussi) for repete in self.montres) + len(self.autres)


def grouper(problemes: Iterable[Probleme]) -> Sequence[ProblemesDUnGenre]:
    """The problems, in order, those of one kind behind the first one. Two are of one kind where file, code, gravity and words are the same but for numbers
    and for what is quoted from a file («…»)."""
    par_genre: dict[tuple[str, str, Gravite, str], dict[tuple[str, str], list[Probleme]]] = {}
    for probleme in problemes:
        genre = (probleme.lieu.fichier, str(probleme.code), probleme.gravite, _sans_le_propre(probleme.message))
        par_genre.setdefault(genre, {}).setdefault((probleme.message, probleme.conseil), []).append(probleme)
    return [_groupe(list(memes.values())) for memes in par_genre.values()]


def _sans_le_propre(message: str) -> str:
    """A message without what tells a row from another."""
    return re.sub(r"\d+", "0", re.sub(r"« .*? »|\(.*?\)", "…", message))


def _groupe(memes: Sequence[Sequence[Probleme]]) -> ProblemesDUnGenre:
    """One group. A fourth that is alone is told too: to say that there is another would take as long."""
    combien = len(memes) if len(memes) <= MONTRES + 1 else MONTRES
    montres = tuple(Repete(premier, tuple(autre.lieu for autre in autres)) for premier, *autres in memes[:combien])
    return ProblemesDUnGenre(montres, tuple(probleme.lieu for autres in memes[combien:] for probleme in autres))


def lignes_dites(lieux: Iterable[Lieu]) -> str:
    """«4, 7 à 12 et 20»: the lines of these places, each once; empty where none has a line. Of many ranges, the first ones, and how many lines follow."""
    lignes = sorted({lieu.ligne for lieu in lieux if lieu.ligne})
    plages: list[list[int]] = []
    for ligne in lignes:
        if plages and ligne == plages[-1][1] + 1:
            plages[-1][1] = ligne
        else:
            plages.append([ligne, ligne])
    dites = [
        str(debut) if debut == fin else f"{debut} et {fin}" if len(plages) == 1 and fin == debut + 1 else f"{debut} à {fin}"
        for debut, fin in plages
    ]
    if len(dites) > _PLAGES:
        reste = sum(fin - debut + 1 for debut, fin in plages[_PLAGES:])
        return f"{', '.join(dites[:_PLAGES])} et {reste} autre{'s' if reste > 1 else ''}"
    return " et ".join(part for part in (", ".join(dites[:-1]), dites[-1] if dites else "") if part)


def compte(problemes: Iterable[Probleme]) -> dict[Gravite, int]:
    """How many there are of each gravity, none included."""
    gravites = [probleme.gravite for probleme in problemes]
    return {gravite: gravites.count(gravite) for gravite in Gravite}


def en_nombre(comptes: dict[Gravite, int]) -> str:
    """«2 erreurs, 1 avertissement et 3 conseils»; empty for none."""
    dits = [f"{nombre} {gravite}{'s' if nombre > 1 else ''}" for gravite, nombre in comptes.items() if nombre]
    return " et ".join(part for part in (", ".join(dits[:-1]), dits[-1] if dits else "") if part)
