"""Which addresses the ledgers of a project had in its git history: a line that somebody took out of one still says what was published."""

import hashlib
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec import DecodeError, json
from msgspec.structs import replace

from generator.graphe.magasin import Magasin
from generator.model.adresses_publiees import DOSSIER, AdressesPubliees, lire_lignes
from generator.publication.depot_git import DepotIllisible, depot_de

_GARDEES = "adresses/d-avant"
AdressesDAvant = Mapping[str, tuple[str, ...]]  # by the path of the ledger


def adresses_d_avant(projet: Path, magasin: Magasin) -> AdressesDAvant:
    """The addresses of lines that commits took out of ledgers, by the path of the ledger in the project; nothing where there is no history that can be read. What a commit gave is kept."""
    depot = depot_de(projet)
    try:
        tete = depot.tete() if depot else ""
        if depot is None or not tete:
            return {}
        cle = hashlib.sha256(f"{tete} {depot.est_coupe}".encode()).hexdigest()
        if (gardees := _relire(magasin.lire(_GARDEES), cle)) is not None:
            return gardees
        otees = _lire(depot.lignes_otees(tete, DOSSIER))
    except DepotIllisible:  # what cannot be read is said with the changes, which the same history tells
        return {}
    magasin.ecrire(_GARDEES, json.encode((cle, otees)))
    return otees


def _relire(octets: bytes | None, cle: str) -> AdressesDAvant | None:
    try:
        lue, otees = json.decode(octets, type=tuple[str, dict[str, tuple[str, ...]]]) if octets else ("", {})
    except DecodeError:
        return None
    return otees if lue == cle else None


def _lire(otees: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {
        fichier: tuple(dict.fromkeys(adresse for adresse, _ in lire_lignes(texte)))
        for fichier, texte in otees.items()
        if PurePosixPath(fichier).parent == PurePosixPath(DOSSIER)
    }


def avec_celles_d_avant(publiees: AdressesPubliees, otees: AdressesDAvant) -> AdressesPubliees:
    """A ledger with the addresses that its history had; those that it has no more stand on no line."""
    manquent = [adresse for adresse in otees.get(publiees.fichier, ()) if adresse not in publiees.lignes]
    return replace(publiees, lignes={**publiees.lignes, **dict.fromkeys(manquent, 0)}) if manquent else publiees
