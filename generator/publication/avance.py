"""Tells what a build has made of a site before all is checked and published, to who asked for it: the preview shows it to open pages at once."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from generator.publication.chantier import Chantier

Avance = Callable[[Mapping[str, bytes]], None]  # what is told: bytes by path below `public/`
_AU_PLUS = 300  # files: where more are made anew, nobody waits for one of them alone
_OCTETS = 16_000_000  # of all of them
_ecoutes: dict[Path, Avance] = {}


def ecouter(projet: Path, avance: Avance) -> None:
    """From now on, have `avance` told what builds of `projet` make in this process."""
    _ecoutes[projet] = avance


def taire(projet: Path) -> None:
    """Tell nothing of `projet` any more."""
    _ecoutes.pop(projet, None)


def est_ecoute(chantier: Chantier) -> bool:
    """True where somebody asked to be told."""
    return chantier.projet in _ecoutes


def dire_en_avance(chantier: Chantier, chemins: Iterable[str]) -> None:
    """Tell the files at these paths below the site, as they were made, where somebody asked. Nothing where they are many or large, or where one is not there."""
    avance = _ecoutes.get(chantier.projet)
    siens = list(chemins) if avance else []
    if avance is None or not 0 < len(siens) <= _AU_PLUS:
        return
    try:
        faits = {chantier.chemin(chemin): (chantier.html / chemin).read_bytes() for chemin in siens}
    except OSError:
        return  # told, with its reason, where it is published
    if sum(map(len, faits.values())) <= _OCTETS:
        avance(faits)
