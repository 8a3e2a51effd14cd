"""What is asked for may be published already: then nothing is read but the files themselves, and no library is loaded."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from generator.graphe.magasin import Magasin
from generator.graphe.objets import depuis_octets, en_octets
from generator.model.edition_figee import ARCHIVES, FICHE, SOMMES
from generator.publication.assemblage import empreinte_du_public, est_tel_quel
from generator.publication.bibliotheques import signature_du_moteur
from generator.publication.etat_des_fichiers import etat_des_fichiers, signature_de
from generator.publication.programme import chemins_tries, empreinte_du_programme, fichiers_tries
from generator.publication.reglages_lus import reglages_lus
from generator.publication.verrou import ConstructionEnCours, verrou
from generator.sources.dossiers_du_projet import LUS
from generator.sources.fichiers_lus import FICHIER, EtatDuDisque
from generator.sources.socle import GABARITS

_MEMOIRE = "dernier"


class CompteRendu(Struct, frozen=True):
    """What a build printed besides what it changed: its warnings, and its remarks."""

    lignes: tuple[str, ...]


def cle_du_build(projet: Path, public: Path, options: tuple[object, ...], disque: EtatDuDisque | None = None) -> str:
    """The digest of all that a build into `public` is made from: the files of the project, the program, and the options. What files hold is asked of
    `disque`, where the build finds it again."""
    somme = hashlib.sha256(
        repr((empreinte_du_programme(), str(public), options, os.environ.get("SITE_URL", ""), signature_du_moteur())).encode()
    )
    lu = disque or EtatDuDisque(projet)
    for dossier in LUS:
        for nom in chemins_tries(projet / dossier):
            chemin = f"{dossier}{os.sep}{nom}"
            sienne = "" if nom.endswith(os.sep) else lu.somme((FICHIER, chemin))
            somme.update(f"\n{chemin} {sienne}\n".encode("utf-8", "surrogateescape"))
    for nom, octets in (*fichiers_tries(GABARITS), *editions_du_projet(projet), *reglages_lus(projet)):
        somme.update(f"\n{nom} {len(octets)}\n".encode("utf-8", "surrogateescape"))
        somme.update(octets)
    return somme.hexdigest()


def etat_des_entrees(projet: Path) -> object:
    """Something that is the same as long as nobody writes in what builds of a project are made from."""
    dossiers = (*(projet / nom for nom in LUS), GABARITS)
    reglages = projet / "mkdocs.yml"
    editions = [signature_de(chemin) for chemin in _listes_des_editions(projet)]
    return [etat_des_fichiers(dossier) for dossier in dossiers], editions, signature_de(reglages) if reglages.exists() else None


def editions_du_projet(projet: Path) -> Iterator[tuple[str, bytes]]:
    """The records and the lists of digests of its frozen editions, by path: they tell all of them, whose other bytes are not read again."""
    for chemin in _listes_des_editions(projet):
        yield chemin.relative_to(projet).as_posix(), chemin.read_bytes()


def _listes_des_editions(projet: Path) -> Sequence[Path]:
    return sorted(chemin for quoi in (FICHE, SOMMES) for chemin in (projet / ARCHIVES).glob(f"*/*/{quoi}"))


def deja_publie(cle: str, public: Path, atelier: Path, magasin: Magasin) -> CompteRendu | None:
    """What the build of the same `cle` printed, where `public` still holds what it published; else None. Others may have published since: what it
    published is remembered with the key."""
    octets = magasin.lire(_MEMOIRE)
    try:
        lue, publie, lignes = depuis_octets(octets) if octets else ("", "", ())
    except Exception:  # whatever a damaged file, or one of another version, may raise
        return None
    if lue != cle:
        return None
    try:
        with verrou(atelier):
            intact = est_tel_quel(public, magasin, publie, retenir=True)
    except ConstructionEnCours:
        intact = est_tel_quel(public, magasin, publie, retenir=False)
    return CompteRendu(lignes) if intact else None


def retenir(cle: str, compte_rendu: CompteRendu, public: Path, magasin: Magasin) -> None:
    """Remember that the build of `cle` is published in `public`."""
    magasin.ecrire(_MEMOIRE, en_octets((cle, empreinte_du_public(public, magasin), compte_rendu.lignes)))


def ce_jour() -> str:
    """The day of this run, ISO."""
    return datetime.now(UTC).date().isoformat()
