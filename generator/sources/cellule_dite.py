"""The very cell that a problem of a row is about, for rules that know of a figure the row alone."""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from generator.model.probleme import Probleme
from generator.sources.journal import Journal
from generator.sources.tableau_csv import RangeeEcrite, lire_rangees, sans_accent
from generator.sources.texte import lire_texte


def preciser(problemes: Iterable[Probleme], projet: Path) -> Iterator[Probleme]:
    """The same problems. One that stands at the beginning of a row of a table, and quotes what one cell of it alone holds, is put at that cell."""
    rangees: dict[str, Mapping[int, RangeeEcrite]] = {}
    for probleme in problemes:
        lieu = probleme.lieu
        if probleme.champ or lieu.colonne != 1 or lieu.ligne < 2 or not lieu.fichier.endswith(".csv"):
            yield probleme
            continue
        if lieu.fichier not in rangees:
            rangees[lieu.fichier] = _rangees(projet, lieu.fichier)
        yield _au_plus_pres(probleme, rangees[lieu.fichier])


def _rangees(projet: Path, fichier: str) -> Mapping[int, RangeeEcrite]:
    """The rows of a table by their first lines, the heading included; nothing for one that cannot be read."""
    texte = lire_texte(projet / fichier, fichier, Journal(), cp1252=True)
    return {rangee.lieu.ligne: rangee for rangee in lire_rangees(texte or "", fichier, Journal())}


def _au_plus_pres(probleme: Probleme, rangees: Mapping[int, RangeeEcrite]) -> Probleme:
    entete, rangee = rangees.get(1), rangees.get(probleme.lieu.ligne)
    if entete is None or rangee is None or len(entete.cellules) != len(rangee.cellules):
        return probleme
    cites = {" ".join(mots.split()) for mots in re.findall("« (.+?) »", probleme.message)}
    rangs = [rang for rang, cellule in enumerate(rangee.cellules) if " ".join(cellule.split()) in cites]
    if len(rangs) != 1:
        return probleme
    return replace(probleme, lieu=rangee.lieu_de(rangs[0]), champ=sans_accent(entete.cellules[rangs[0]]))
