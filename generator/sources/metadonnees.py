"""Finds what a picture says besides what it shows: who took it, and where."""

import io
import warnings

from generator.model.codes import CodeFichier
from generator.model.lieu import Lieu
from generator.sources.journal import Journal

_AUTEUR, _AUTEUR_DE_WINDOWS, _PROPRIETAIRE, _EXIF, _GPS = 0x013B, 0x9C9D, 0xA430, 0x8769, 0x8825  # as Exif numbers them
_DE_PNG = frozenset(("author", "artist", "creator"))


def metadonnees(octets: bytes) -> tuple[str, ...]:
    """What a PNG, JPEG or WebP picture says of persons, in French with its article; nothing where it says nothing, or cannot be read."""
    from PIL import Image  # here and not above: few projects have pictures, and loading it takes time

    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(octets)) as image:
            warnings.simplefilter("ignore")
            exif = image.getexif()
            dits = {str(nom).lower(): valeur for nom, valeur in image.info.items()}
            qui = [
                exif.get(_AUTEUR),
                exif.get(_AUTEUR_DE_WINDOWS),
                exif.get_ifd(_EXIF).get(_PROPRIETAIRE),
                *(dits.get(nom) for nom in _DE_PNG),
            ]
            ou = exif.get_ifd(_GPS)
            xmp = dits.get("xmp", dits.get("xml:com.adobe.xmp", b""))
    except (OSError, ValueError, SyntaxError, TypeError, KeyError, Image.DecompressionBombError):
        return ()
    en_mots = xmp.decode("utf-8", "replace") if isinstance(xmp, bytes) else str(xmp)
    trouves = []
    if any(qui) or "<dc:creator" in en_mots:
        trouves.append("le nom de son auteur")
    if ou or "GPSLatitude" in en_mots:
        trouves.append("le lieu où elle a été prise")
    return tuple(trouves)


def dire_les_metadonnees(octets: bytes, lieu: Lieu, journal: Journal) -> None:
    """Warn of what a picture says of persons; the words themselves are not repeated."""
    for quoi in metadonnees(octets):
        conseil = (
            "L’exporter de nouveau sans ses métadonnées (« informations personnelles »), ou garder ce nom et répondre à cet avertissement."
        )
        journal.avertir(lieu, CodeFichier.METADONNEES, f"Cette image porte {quoi}, qui serait publié.", conseil)
