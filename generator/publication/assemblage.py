"""Puts the built sites together in one folder, and exchanges it with the published one; files that did not change are kept.

Two trees are kept: the published one, and in reserve the one of before. To publish, the reserve is brought to what is wanted (files that did not
change are hard links to the published ones), and the two are exchanged: the work is that of what changed, however large the site.
"""

import os
import pickle
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.graphe.magasin import Magasin
from generator.publication.disque import echanger, empreinte, neuf
from generator.publication.echec import CopieAbimee
from generator.publication.etat_des_fichiers import (
    Signature,
    effacer_si_vides,
    effacer_tout,
    est_recente,
    etat_des_fichiers,
)

_MEMOIRE = "public"


@dataclass(frozen=True, slots=True)
class BilanDePublication:
    """What publication did: paths written anew (new or changed) and paths that are gone."""

    ecrits: tuple[str, ...]
    retires: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArbrePublie:
    """What was last published in `racine`: for each path its digest and the signature that its file had at `instant` (nanoseconds); and the
    inode of each file of the reserve, where there is one."""

    racine: str = ""
    instant: int = 0
    fichiers: Mapping[str, tuple[str, Signature]] = field(default_factory=dict)
    reserve: Mapping[str, int] | None = None


def publier(voulus: Mapping[str, tuple[str, Path]], public: Path, atelier: Path, magasin: Magasin) -> BilanDePublication:
    """Make `public` hold exactly `voulus` (path → digest, and the file that has these bytes). Nothing is touched when it already does; else one
    exchange of folders does it. Raises CopieAbimee, before anything is published, where a file has other bytes than its digest says.
    """
    avant = _se_souvenir(magasin, public)
    actuels = etat_des_fichiers(public)
    sommes = {chemin: _somme(public, chemin, signature, avant) for chemin, signature in actuels.items()}
    ecrits = tuple(chemin for chemin, (somme, _) in voulus.items() if sommes.get(chemin) != somme)
    retires = tuple(chemin for chemin in actuels if chemin not in voulus)
    if not ecrits and not retires and public.is_dir():
        _rafraichir(magasin, public, avant, actuels, sommes)
        return BilanDePublication((), ())
    reserve = atelier / "reserve"
    nouveau = reserve if _meme_disque(atelier, public) else neuf(public)
    _retenir(magasin, ArbrePublie())  # from here to the exchange, the reserve may be anything
    touches = _preparer(nouveau, voulus, frozenset(ecrits), public, actuels, avant)
    ancien = echanger(nouveau, public)
    presents = etat_des_fichiers(public, seulement=None if touches is None else (*ecrits, *touches), avant=actuels)
    fichiers = {chemin: (somme, presents[chemin]) for chemin, (somme, _) in voulus.items()}
    garde = (
        {chemin: signature[0] for chemin, signature in actuels.items()} if ancien and nouveau == reserve and touches is not None else None
    )
    if garde is None and ancien:
        shutil.rmtree(nouveau, ignore_errors=True)
    _retenir(magasin, ArbrePublie(str(public), time.time_ns(), fichiers, garde))
    return BilanDePublication(ecrits, retires)


def est_tel_quel(public: Path, magasin: Magasin) -> bool:
    """True where `public` holds, byte for byte, what was last published there."""
    avant = _se_souvenir(magasin, public)
    actuels = etat_des_fichiers(public)
    if not actuels or actuels.keys() != avant.fichiers.keys():
        return False
    sommes = {chemin: _somme(public, chemin, signature, avant) for chemin, signature in actuels.items()}
    if any(sommes[chemin] != somme for chemin, (somme, _) in avant.fichiers.items()):
        return False
    _rafraichir(magasin, public, avant, actuels, sommes)
    return True


def _rafraichir(magasin: Magasin, public: Path, avant: ArbrePublie, actuels: Mapping[str, Signature], sommes: Mapping[str, str]) -> None:
    """Remember the signatures that published files have now, so that those that were read need not be the next time."""
    connues = avant.fichiers
    if any(chemin not in connues or connues[chemin][1] != une or est_recente(une, avant.instant) for chemin, une in actuels.items()):
        fichiers = {chemin: (sommes[chemin], signature) for chemin, signature in actuels.items()}
        _retenir(magasin, ArbrePublie(str(public), time.time_ns(), fichiers, avant.reserve))


def _somme(public: Path, chemin: str, signature: Signature, avant: ArbrePublie) -> str:
    """The digest of a published file. One that has the signature of before is not read, unless it could have been written since without
    a trace."""
    connue = avant.fichiers.get(chemin)
    if connue is not None and connue[1] == signature and not est_recente(signature, avant.instant):
        return connue[0]
    fichier = public / chemin
    return "" if fichier.is_symlink() or not fichier.is_file() else empreinte(fichier.read_bytes())


def _preparer(
    nouveau: Path,
    voulus: Mapping[str, tuple[str, Path]],
    ecrits: frozenset[str],
    public: Path,
    actuels: Mapping[str, Signature],
    avant: ArbrePublie,
) -> tuple[str, ...] | None:
    """Make in `nouveau` the tree to publish; the paths of the published files of which another link was made. None where the disk makes no links:
    all was copied."""
    presents = {chemin: signature[0] for chemin, signature in etat_des_fichiers(nouveau).items()}
    if presents != (avant.reserve or {}):
        effacer_tout(nouveau)
        presents = {}
    if not nouveau.is_dir():
        effacer_tout(nouveau)
    nouveau.mkdir(parents=True, exist_ok=True)
    for chemin in presents.keys() - voulus.keys():
        effacer_tout(nouveau / chemin)
        effacer_si_vides(nouveau, chemin)
    lies: list[str] = []
    sans_lien = False
    dossiers: set[Path] = set()
    for chemin, (somme, source) in voulus.items():
        if chemin not in ecrits and presents.get(chemin) == actuels[chemin][0]:
            continue
        destination = nouveau / chemin
        if chemin in presents:
            destination.unlink()
        elif destination.parent not in dossiers:
            destination.parent.mkdir(parents=True, exist_ok=True)
            dossiers.add(destination.parent)
        if chemin in ecrits:
            destination.write_bytes(verifier_copie(source, somme, chemin))
        else:
            lies.append(chemin)
            sans_lien = not _lier(public / chemin, destination) or sans_lien
    return None if sans_lien else tuple(lies)


def verifier_copie(source: Path, somme: str, chemin: str) -> bytes:
    """The bytes of `source`. Raises CopieAbimee (for `chemin`) where they have another digest than `somme`, or are not there."""
    try:
        octets = source.read_bytes()
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
        raise CopieAbimee(chemin) from None
    if empreinte(octets) != somme:
        raise CopieAbimee(chemin)
    return octets


def _lier(source: Path, destination: Path) -> bool:
    """Link, or copy where the disk makes no links; True for a link."""
    try:
        os.link(source, destination)
    except OSError:
        shutil.copy2(source, destination)
        return False
    return True


def _meme_disque(atelier: Path, public: Path) -> bool:
    return atelier.stat().st_dev == public.parent.stat().st_dev if public.parent.is_dir() else False


def _se_souvenir(magasin: Magasin, public: Path) -> ArbrePublie:
    octets = magasin.lire(_MEMOIRE)
    try:
        lu = pickle.loads(octets) if octets else None
    except Exception:  # whatever a damaged file, or one of another version, may raise
        lu = None
    return lu if isinstance(lu, ArbrePublie) and lu.racine == str(public) else ArbrePublie()


def _retenir(magasin: Magasin, arbre: ArbrePublie) -> None:
    magasin.ecrire(_MEMOIRE, pickle.dumps(arbre, 5))
