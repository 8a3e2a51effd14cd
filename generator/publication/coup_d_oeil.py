"""That the very build that is asked for is published already, told at a glance: by its key, and by what is seen of the published files.

No file is read, and no library is loaded. Who sees it not has learnt nothing: `deja_publie` then looks again, and reads.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from generator.graphe.magasin import Magasin
from generator.publication.etat_des_fichiers import Signature, etat_des_fichiers, instant_sur

_MEMOIRE = "vu"


class Vue(NamedTuple):
    """What is seen of the files of one site: the digest of their names and signatures, and the instant (nanoseconds) from which on no file could have been
    changed without being seen. Whoever saw it before that has seen nothing."""

    somme: str
    sure: int

    def a(self, instant: int) -> str:
        """The digest for who saw it at `instant`; empty where that tells nothing."""
        return self.somme if self.sure <= instant else ""


def vue_de(etat: Mapping[str, Signature]) -> Vue:
    """What is seen of files that have these signatures, by path."""
    return Vue(_somme(etat), max(map(instant_sur, etat.values()), default=0))


def retenir_les_vues(cle: str, lignes: Sequence[str], public: Path, vues: Mapping[str, str], magasin: Magasin) -> None:
    """Remember that the build of `cle`, which printed `lignes`, is published in `public`; `vues` has, for the folder of each site, the digest of what is seen
    of it. Nothing is remembered where one is empty."""
    if all(vues.values()):
        magasin.ecrire(_MEMOIRE, json.dumps([cle, str(public), [*lignes], {**vues}]).encode())


def deja_vu(cle: str, public: Path, magasin: Magasin) -> tuple[str, ...] | None:
    """What the build of the same `cle` printed, where all that is in `public` has the names and the signatures that it had then; else None."""
    octets = magasin.lire(_MEMOIRE)
    try:
        cle_lue, racine, lignes, vues = json.loads(octets) if octets else ("", "", [], {})
        if cle_lue != cle or racine != str(public) or not vues:
            return None
        return tuple(map(str, lignes)) if all(_est_la(public, dossier, vue, vues) for dossier, vue in vues.items()) else None
    # Another build is publishing; or what is kept is damaged, or of another version.
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _est_la(public: Path, dossier: str, vue: str, vues: Mapping[str, str]) -> bool:
    if dossier and (public / dossier).is_symlink():
        return False
    return _somme(etat_des_fichiers(public / dossier, sauf=() if dossier else vues.keys() - {""})) == vue


def _somme(etat: Mapping[str, Signature]) -> str:
    noms = sorted(etat)
    somme = hashlib.sha256("\0".join(noms).encode("utf-8", "surrogateescape"))
    somme.update(repr([etat[nom] for nom in noms]).encode())
    return somme.hexdigest()
