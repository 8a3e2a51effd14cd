"""Reads `adresses.yml`, what became of addresses, and `adresses/*.lock`, the ledgers of those that were published."""

import re
from os.path import lexists
from pathlib import Path

import yaml

from generator.model.adresses_publiees import (
    DOSSIER,
    PORTAIL,
    SUFFIXE,
    AdresseChangee,
    AdressesPubliees,
    en_vigueur,
    lire_codes,
    lire_lignes,
    registre_de,
)
from generator.model.codes import CodeChamp
from generator.model.formats.adresses import ADRESSES
from generator.model.lieu import Lieu
from generator.sources.champs import ADRESSE, Champs
from generator.sources.contenu import lister
from generator.sources.fichiers_lus import noter_fichier
from generator.sources.journal import Journal, extrait
from generator.sources.texte import lire_texte

_ICI = re.compile(r"(?:[A-Za-z0-9_.-]+/)*(?:[A-Za-z0-9_.-]+)?(?:#[A-Za-z0-9_.:-]+)?")


def lire_adresses_changees(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[AdresseChangee, ...]:
    """What became of addresses of one site; what was undone later is left out."""
    haut = Champs(racine, fichier, journal, ADRESSES.forme)
    lues = tuple(_changee(champs) for champs in haut.liste("adresses"))
    haut.fini()
    return en_vigueur(une for une in lues if une.adresse)


def _changee(champs: Champs) -> AdresseChangee:
    une = AdresseChangee(
        champs.texte("adresse"),
        champs.texte("vers"),
        champs.date("le"),
        champs.texte("motif"),
        champs.textes("voir"),
        champs.lieu,
        champs.texte("quoi"),
    )
    for champ, mots in (("adresse", [une.adresse]), ("vers", [une.vers]), ("voir", une.voir)):
        for mot in filter(None, mots):
            if champ != "adresse" and ADRESSE.fullmatch(mot):
                continue
            ici = mot if champ == "adresse" else mot.removeprefix("/")
            if not _ICI.fullmatch(ici) or ".." in ici:
                message = f"« {extrait(mot)} » n’est pas une adresse du site."
                champs.journal.erreur(champs.lieu_du(champ), CodeChamp.ADRESSE, message, "Écrire par exemple indicateurs/places-creche/.")
    if not une.vers and not une.motif:
        message = "L’adresse a déménagé, ou elle est retirée : il faut « vers » ou « motif »."
        champs.journal.erreur(champs.lieu, CodeChamp.CHAMP_MANQUANT, message, "Écrire « vers: … » ou « motif: … ».")
    champs.fini()
    return une


def lire_adresses_publiees(racine: Path, site: str, journal: Journal) -> AdressesPubliees:
    """The ledger of one site, by its folder (empty: the portal); an empty one where there is none."""
    fichier = registre_de(site)
    chemin = racine / fichier
    noter_fichier(chemin)
    if not lexists(chemin):  # a link that leads nowhere is there: it is said
        return AdressesPubliees()
    lignes: dict[str, int] = {}
    texte = lire_texte(chemin, fichier, journal) or ""
    for adresse, ligne in lire_lignes(texte):
        lignes.setdefault(adresse, ligne)
    codes: dict[str, str] = {}
    doubles = []
    for code, nomme, ligne in lire_codes(texte):
        if codes.setdefault(code, nomme) != nomme:
            doubles.append((code, nomme, Lieu(fichier, ligne, 1)))
    return AdressesPubliees(fichier, lignes, codes, tuple(doubles))


def sites_des_registres(racine: Path, journal: Journal) -> tuple[str, ...]:
    """The folders of the sites that have a ledger (empty: the portal)."""
    noms = [chemin.name.removesuffix(SUFFIXE) for chemin in lister(racine / DOSSIER, DOSSIER, journal) if chemin.suffix == SUFFIXE]
    return tuple("" if nom == PORTAIL else nom for nom in noms)
