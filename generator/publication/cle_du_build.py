"""The key of a build: the digest of all that it is made from. It is asked for before anything else is loaded."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.model.places_des_editions import ARCHIVES, FICHE, SOMMES
from generator.publication.bibliotheques import signature_du_moteur
from generator.publication.etat_des_fichiers import etat_des_fichiers, signature_de
from generator.publication.programme import chemins_tries, empreinte_du_programme, fichiers_tries
from generator.publication.reglages_lus import reglages_lus
from generator.sources.dossiers_du_projet import LUS
from generator.sources.fichiers_lus import FICHIER, EtatDuDisque
from generator.sources.socle import GABARITS


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
        # A pipe would be waited for without end: the build will say what is wrong with it.
        yield chemin.relative_to(projet).as_posix(), chemin.read_bytes() if chemin.is_file() else b""


def _listes_des_editions(projet: Path) -> Sequence[Path]:
    return sorted(chemin for quoi in (FICHE, SOMMES) for chemin in (projet / ARCHIVES).glob(f"*/*/{quoi}"))
