"""ZIP archives with the same bytes on every machine: parts in the order in which they are given, one date for all, no compression (compressors differ by
machine; files of data are compressed on their way by whoever serves them)."""

import io
import zipfile
from collections.abc import Iterable

_PREMIERE_ANNEE = 1980  # of the calendar of ZIP


def ecrire_zip(parties: Iterable[tuple[str, bytes]], jour: str = "1980-01-01") -> bytes:
    """An archive of `parties` (path, bytes), each dated `jour` (ISO day)."""
    annee, mois, quantieme = map(int, jour.split("-"))
    date = (annee, mois, quantieme, 0, 0, 0) if annee >= _PREMIERE_ANNEE else (_PREMIERE_ANNEE, 1, 1, 0, 0, 0)
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_STORED) as archive:
        for nom, octets in parties:
            entree = zipfile.ZipInfo(nom, date)
            entree.create_system, entree.external_attr = 0, 0
            archive.writestr(entree, octets)
    return sortie.getvalue()
