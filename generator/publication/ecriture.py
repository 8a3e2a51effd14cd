"""Renders the outputs whose content key changed, into the folder that the builder reads."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.pages.sortie import Page, Sortie
from generator.publication.constructeur import Constructeur
from generator.publication.disque import ecrire, effacer_dossiers_vides, empreinte, fichiers_de


@dataclass(frozen=True, slots=True)
class Bilan:
    """What writing did: addresses (below the site) rendered anew, paths deleted, and the digest of the whole folder's contents."""

    rendus: tuple[str, ...]
    effaces: tuple[str, ...]
    empreinte: str


def ecrire_sorties(sorties: Sequence[Sortie], dossier: Path, cles: Path, constructeur: Constructeur, *, programme: str) -> Bilan:
    """Bring `dossier` to exactly `sorties`, the pages among them as `constructeur` wants them.

    `cles` is the JSON file that remembers path → [key, digest of the bytes]. `programme` is the digest of the program: what another
    version rendered is rendered again.

    A file is kept only if its key is the remembered one and its bytes are the remembered ones, so a killed run, a hand-edited
    page or a lost register can never leave a stale page behind.
    """
    memoire = _lire(cles)
    presents = fichiers_de(dossier) if dossier.exists() else {}
    nouveau: dict[str, tuple[str, str]] = {}
    rendus = []
    for sortie in sorties:
        fichier = constructeur.source(sortie) if isinstance(sortie, Page) else sortie
        chemin = fichier.chemin
        if chemin in nouveau:
            raise ValueError(f"two outputs at {chemin}")
        voulue = f"{programme}-{fichier.cle}"
        cle, somme = memoire.get(chemin, ("", ""))
        if cle == voulue and chemin in presents and empreinte(presents[chemin].read_bytes()) == somme:
            nouveau[chemin] = (cle, somme)
            continue
        octets = fichier.rendre()
        ecrire(dossier / chemin, octets)
        nouveau[chemin] = (voulue, empreinte(octets))
        rendus.append(sortie.adresse)
    effaces = [chemin for chemin in presents if chemin not in nouveau]
    for chemin in effaces:
        presents[chemin].unlink()
    if effaces:
        effacer_dossiers_vides(dossier)
    if nouveau != memoire:
        ecrire(cles, json.dumps(nouveau, ensure_ascii=False, sort_keys=True).encode("utf-8"))
    ensemble = empreinte("\n".join(f"{chemin}\t{somme}" for chemin, (_, somme) in sorted(nouveau.items())).encode("utf-8"))
    return Bilan(tuple(rendus), tuple(effaces), ensemble)


def _lire(cles: Path) -> dict[str, tuple[str, str]]:
    """The remembered keys; empty when the register is missing or damaged."""
    try:
        lu = json.loads(cles.read_text(encoding="utf-8"))
        return {str(chemin): (str(cle), str(somme)) for chemin, (cle, somme) in lu.items()}
    except (OSError, ValueError, AttributeError, TypeError, RecursionError):
        return {}
