"""Reads every file of the frozen editions again, and holds it against their lists of digests."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from generator.model.edition_figee import VERS_LES_COMMUNS, dossier_de_l_edition, est_commun, lire_sommes
from generator.model.places_des_editions import ARCHIVES, COMMUNS, SOMMES
from generator.publication.depot_git import DepotIllisible, depot_de
from generator.publication.disque import fichiers_de
from generator.sources.editions import EditionAbimee, contrats_des_editions, lire_une_edition
from generator.sources.journal import Journal


class BilanDesEditions(Struct, frozen=True):
    """How many editions and files were read, of which contracts, and what is no more as it was: the contract, the path in the project, what is wrong in French."""

    editions: int
    fichiers: int
    contrats: frozenset[str]
    changes: tuple[tuple[str, str, str], ...]


def verifier_les_editions(projet: Path) -> BilanDesEditions:
    """Read all editions of a project."""
    editions = contrats_des_editions(projet, Journal())
    listes_changees = _changes_selon_git(projet) if editions else frozenset()
    communs: dict[str, str] = {}
    changes: list[tuple[str, str, str]] = []
    lus = 0
    for jour, contrat in editions:
        dossier = dossier_de_l_edition(jour, contrat)
        try:
            lire_une_edition(projet / dossier, jour, contrat)
        except EditionAbimee as erreur:
            changes.append((contrat, str(erreur.lieu), erreur.raison))
            continue
        sommes = {chemin: somme for chemin, (somme, _) in lire_sommes((projet / dossier / SOMMES).read_text("utf-8")).items()}
        lus += sum(not est_commun(chemin) for chemin in sommes) + 1
        changes += [(contrat, ou, quoi) for ou, quoi in _de_l_edition(projet, dossier, sommes, communs)]
        if (liste := f"{dossier}/{SOMMES}") in listes_changees:
            changes.append((contrat, liste, "a changé depuis que git l’a reçu : cette liste est celle du jour de l’édition."))
    return BilanDesEditions(len(editions), lus + len(communs), frozenset(contrat for _, contrat in editions), tuple(changes))


def _changes_selon_git(projet: Path) -> frozenset[str]:
    """The files of editions that were changed since git had them; nothing where there is no history that can be read."""
    depot = depot_de(projet)
    try:
        tete = depot.tete() if depot else ""
        return depot.fichiers_changes(tete, ARCHIVES) if depot and tete else frozenset()
    except DepotIllisible:
        return frozenset()


def _de_l_edition(projet: Path, dossier: str, sommes: dict[str, str], communs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is no more as it was in one edition. `communs` are the digests of the shared files that were read, by name; those of this one are added."""
    presents = fichiers_de(projet / dossier)
    for chemin, somme in sommes.items():
        if est_commun(chemin):
            nom = chemin.removeprefix(VERS_LES_COMMUNS)
            ou = f"{ARCHIVES}/{COMMUNS}/{nom}"
            if nom not in communs:
                communs[nom] = "" if (projet / ARCHIVES / COMMUNS).is_symlink() else _somme(projet / ou)
            trouvee = communs[nom]
        else:
            ou = f"{dossier}/{chemin}"
            trouvee = _somme(presents[chemin]) if chemin in presents else ""
        if trouvee != somme:
            yield ou, "n’est plus comme il était." if trouvee else "manque."
    for chemin in presents.keys() - sommes.keys() - {SOMMES}:
        yield f"{dossier}/{chemin}", "a été ajouté : l’édition ne le contenait pas."


def _somme(chemin: Path) -> str:
    """The SHA-256 of a file; empty where there is none."""
    if not chemin.is_file() or chemin.is_symlink():
        return ""
    with chemin.open("rb") as fichier:
        return hashlib.file_digest(fichier, "sha256").hexdigest()
