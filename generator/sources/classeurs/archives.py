"""Opens archives (those of Excel and of LibreOffice are some) after looking at what they would unfold to, and at what their XML declares."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from generator.sources.classeurs.limites import DEPLOYE_MAX, PARTIES_MAX, ClasseurIllisible, trop_grand

_TETE = 4096  # bytes at the start of an XML part in which a declaration of entities stands


def ouvrir_archive(octets: bytes) -> zipfile.ZipFile:
    """The archive in these bytes. Raises ClasseurIllisible for one that is cut, too large once unfolded, locked, or that declares entities."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(octets))
        parties = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError):
        raise _abimee() from None
    if len(parties) > PARTIES_MAX or sum(partie.file_size for partie in parties) > DEPLOYE_MAX:
        raise trop_grand(f"Ce fichier se déploierait au-delà de {DEPLOYE_MAX // 1_000_000} Mo")
    if any(partie.flag_bits & 1 for partie in parties):
        raise ClasseurIllisible("Ce fichier est protégé par un mot de passe.", "L’enregistrer sans mot de passe.")
    for partie in parties:
        if partie.filename.lower().endswith((".xml", ".rels")):
            tete = lire_partie(archive, partie.filename, _TETE).replace(b"\x00", b"").upper()
            if b"<!DOCTYPE" in tete or b"<!ENTITY" in tete:
                raise ClasseurIllisible(
                    f"La partie « {partie.filename} » de ce fichier déclare des entités, qu’aucun tableur n’écrit.",
                    "Le rouvrir dans un tableur et l’enregistrer à nouveau.",
                )
    return archive


def lire_partie(archive: zipfile.ZipFile, nom: str, combien: int = -1) -> bytes:
    """The bytes of a part, or its first `combien`. Raises ClasseurIllisible for a damaged one."""
    try:
        with archive.open(nom) as partie:
            return partie.read(combien)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError, RuntimeError, NotImplementedError, EOFError):
        raise _abimee() from None


def noms(archive: zipfile.ZipFile) -> Iterator[str]:
    """The names of its parts, but folders and what systems leave there."""
    yield from (nom for nom in archive.namelist() if not nom.endswith("/") and not nom.startswith("__MACOSX"))


def _abimee() -> ClasseurIllisible:
    return ClasseurIllisible("Ce fichier est abîmé ou incomplet.", "Le télécharger ou le faire envoyer à nouveau.")
