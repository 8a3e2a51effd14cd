"""Reads `archives/`: the frozen editions of contracts, by their records and their lists of digests. Their other files are not read."""

import hashlib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from generator.model.codes import CodeFichier
from generator.model.edition_figee import JOUR, EditionFigee, FicheDEdition, SommesIllisibles, adresses_des_pages, lire_sommes
from generator.model.lieu import Lieu
from generator.model.places_des_editions import ARCHIVES, COMMUNS, FICHE, SOMMES
from generator.sources.contenu import dire_ignores, lister
from generator.sources.fichiers_lus import noter_dossier
from generator.sources.journal import Journal
from generator.sources.texte import PAS_UN_FICHIER, RAISONS, octets_du_projet


class EditionAbimee(Exception):
    """An edition whose record or list of digests cannot be read: `lieu` says where, `raison` why, in French."""

    def __init__(self, lieu: Lieu, raison: str) -> None:
        super().__init__(raison)
        self.lieu, self.raison = lieu, raison


class EditionsDuProjet(NamedTuple):
    """What all editions of a project say of themselves, the oldest first; and those of folders that are no contract any more, by that folder."""

    fiches: tuple[FicheDEdition, ...]
    d_avant: Mapping[str, tuple[EditionFigee, ...]]


def lire_toutes_les_editions(racine: Path, contrats: Collection[str], journal: Journal) -> EditionsDuProjet:
    """Those of a project. Damage to one of `contrats` is told where that contract is read."""
    fiches: list[FicheDEdition] = []
    d_avant: dict[str, tuple[EditionFigee, ...]] = {}
    for jour, contrat in contrats_des_editions(racine, journal):
        try:
            lue = lire_une_edition(racine / ARCHIVES / jour / contrat, jour, contrat)
        except EditionAbimee as erreur:
            if contrat not in contrats:
                _dire_abimee(erreur, jour, contrat, journal)
            continue
        fiches.append(lue.fiche)
        if contrat not in contrats:
            d_avant[contrat] = (*d_avant.get(contrat, ()), lue)
    return EditionsDuProjet(tuple(fiches), d_avant)


def contrats_des_editions(racine: Path, journal: Journal) -> tuple[tuple[str, str], ...]:
    """The ISO day and the contract of each edition of a project, the oldest first. A folder of another name gives a warning."""
    trouvees: list[tuple[str, str]] = []
    jours = lister(racine / ARCHIVES, ARCHIVES, journal)
    dire_ignores([un for un in jours if un.name != COMMUNS and not (un.is_dir() and JOUR.fullmatch(un.name))], ARCHIVES, journal)
    for jour in jours:
        if jour.is_dir() and JOUR.fullmatch(jour.name):
            nom = f"{ARCHIVES}/{jour.name}"
            contrats = lister(jour, nom, journal)
            dire_ignores([un for un in contrats if not un.is_dir()], nom, journal)
            trouvees += [(jour.name, un.name) for un in contrats if un.is_dir()]
    return tuple(trouvees)


def lire_editions(racine: Path, contrat: str, journal: Journal) -> tuple[EditionFigee, ...]:
    """The editions of one contract, the oldest first; one that is damaged is a problem, and left out."""
    editions: list[EditionFigee] = []
    archives = racine / ARCHIVES
    noter_dossier(archives)
    if not archives.is_dir():
        return ()
    for jour in sorted(un.name for un in archives.iterdir() if JOUR.fullmatch(un.name) and un.is_dir()):
        dossier = archives / jour / contrat
        noter_dossier(dossier)
        if not dossier.is_dir():
            continue
        try:
            editions.append(lire_une_edition(dossier, jour, contrat))
        except EditionAbimee as erreur:
            _dire_abimee(erreur, jour, contrat, journal)
    return tuple(editions)


def _dire_abimee(erreur: EditionAbimee, jour: str, contrat: str, journal: Journal) -> None:
    conseil = f"Remettre le dossier comme il était (« git checkout -- {ARCHIVES}/{jour}/{contrat} »)\u202f; une édition ne change plus."
    journal.erreur(erreur.lieu, CodeFichier.EDITION_ABIMEE, erreur.raison, conseil)


def lire_une_edition(dossier: Path, jour: str, contrat: str) -> EditionFigee:
    """The edition of a contract on an ISO day, in its folder. Raises EditionAbimee."""
    nom = f"{ARCHIVES}/{jour}/{contrat}"
    octets = {}
    for quoi in (FICHE, SOMMES):
        try:
            octets[quoi] = octets_du_projet(dossier / quoi, f"{nom}/{quoi}")
        except OSError as erreur:
            raison = f"Ce fichier de l’édition ne peut pas être lu : {RAISONS.get(erreur.errno or 0, PAS_UN_FICHIER)}."
            raise EditionAbimee(Lieu(f"{nom}/{quoi}"), raison) from None
    try:
        fiche = msgspec.json.decode(octets[FICHE], type=FicheDEdition)
    except msgspec.DecodeError:
        raise EditionAbimee(Lieu(f"{nom}/{FICHE}"), "La fiche de l’édition est abîmée.") from None
    if (fiche.date, fiche.contrat) != (jour, contrat):
        raise EditionAbimee(Lieu(f"{nom}/{FICHE}"), "La fiche de l’édition est celle d’une autre.")
    try:
        sommes = lire_sommes(octets[SOMMES].decode("utf-8"))
    except SommesIllisibles as erreur:
        raise EditionAbimee(
            Lieu(f"{nom}/{SOMMES}", erreur.ligne, 1), "Cette ligne n’est pas une somme de contrôle et un chemin de l’édition."
        ) from None
    except UnicodeDecodeError:
        raise EditionAbimee(Lieu(f"{nom}/{SOMMES}"), "La liste des sommes de contrôle est abîmée.") from None
    archive = f"donnees/{contrat}.zip"
    somme = hashlib.sha256(octets[SOMMES]).hexdigest()
    return EditionFigee(fiche, somme, archive if archive in sommes else "", adresses_des_pages(sommes))
