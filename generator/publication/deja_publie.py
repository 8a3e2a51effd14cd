"""What is asked for may be published already: then no library is loaded, and mostly nothing is read but what the site is made from."""

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from generator.graphe.magasin import Magasin
from generator.publication.coup_d_oeil import deja_vu, retenir_les_vues

_MEMOIRE = "dernier"


class CompteRendu(NamedTuple):
    """What a build printed besides what it changed: its warnings, and its remarks."""

    lignes: tuple[str, ...]


def deja_publie(cle: str, public: Path, atelier: Path, magasin: Magasin) -> CompteRendu | None:
    """What the build of the same `cle` printed, where `public` still holds what it published; else None. Others may have published since: what it
    published is remembered with the key."""
    vu = deja_vu(cle, public, magasin)
    return _relu(cle, public, atelier, magasin) if vu is None else CompteRendu(vu)


def _relu(cle: str, public: Path, atelier: Path, magasin: Magasin) -> CompteRendu | None:
    """The same, where a glance does not tell it."""
    from generator.graphe.objets import depuis_octets

    octets = magasin.lire(_MEMOIRE)
    try:
        lue, publie, lignes = depuis_octets(octets) if octets else ("", "", ())
    except Exception:  # whatever a damaged file, or one of another version, may raise
        return None
    if lue != cle:
        return None
    from generator.publication.assemblage import regarder
    from generator.publication.verrou import ConstructionEnCours, verrou

    try:
        with verrou(atelier):
            vues = regarder(public, magasin, publie, retenir=True)
            if vues is not None:
                retenir_les_vues(cle, lignes, public, vues, magasin)
    except ConstructionEnCours:
        vues = regarder(public, magasin, publie, retenir=False)
    return None if vues is None else CompteRendu(lignes)


def retenir(cle: str, compte_rendu: CompteRendu, public: Path, magasin: Magasin) -> None:
    """Remember that the build of `cle` is published in `public`."""
    from generator.graphe.objets import en_octets
    from generator.publication.memoire_du_public import MemoireDuPublic

    memoire = MemoireDuPublic(magasin, public)
    magasin.ecrire(_MEMOIRE, en_octets((cle, memoire.empreinte, compte_rendu.lignes)))
    retenir_les_vues(cle, compte_rendu.lignes, public, memoire.vues, magasin)


def ce_jour() -> str:
    """The day of this run, ISO."""
    return datetime.now(UTC).date().isoformat()
