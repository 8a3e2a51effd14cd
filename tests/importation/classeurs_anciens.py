"""Writes a small Excel workbook of before 2007 (BIFF8), record by record: no library that is kept writes them."""

import struct
from collections.abc import Mapping, Sequence
from datetime import date

_FONTE = struct.pack("<HHHHHBBBB", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\x05\x00Arial"
FORMATS = {164: '0.0" %"', 165: "mmm-yy"}


def _texte(mots: str, taille: str) -> bytes:
    return struct.pack(f"<{taille}B", len(mots), 1) + mots.encode("utf-16-le")


def _note(genre: int, octets: bytes = b"") -> bytes:
    return struct.pack("<HH", genre, len(octets)) + octets


def _xf(format_: int, *, style: bool = False) -> bytes:
    return _note(0xE0, struct.pack("<HHHBBBBIIH", 0, format_, 0xFFF5 if style else 1, 0, 0, 0, 0, 0, 0, 0))


def erreur(code: int) -> bytes:
    """A cell in which a formula failed."""
    return bytes([code])


def en_xls(
    feuilles: Sequence[tuple[str, int, Sequence[Sequence[object]]]],
    *,
    formats: Sequence[int] = (),
    codes: Mapping[int, str] = FORMATS,
    fusions: Sequence[tuple[int, int, int, int]] = (),
    lignes: Sequence[int] = (),
    colonnes: Sequence[tuple[int, int]] = (),
) -> bytes:
    """The workbook of these sheets (name, how hidden, rows). A cell is words, a figure, (a figure, the rank of its format in `formats`), an answer, or an `erreur`; `codes` are formats by their number.

    Merges (first and last row, first and last column), hidden rows and hidden columns (first and last) are those of every sheet.
    """
    corps = []
    for _, _, rangees in feuilles:
        notes = [_note(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 1997, 0, 6))]
        notes += [_note(0x7D, struct.pack("<HHHHHH", debut, fin, 2000, 15, 1, 0)) for debut, fin in colonnes]
        notes += [
            _note(0x208, struct.pack("<HHHHHHI", rang, 0, len(rangee), 255, 0, 0, 0x20 if rang in lignes else 0))
            for rang, rangee in enumerate(rangees)
        ]
        notes += [_cellule(rang, colonne, cellule) for rang, rangee in enumerate(rangees) for colonne, cellule in enumerate(rangee)]
        if fusions:
            notes.append(_note(0xE5, struct.pack("<H", len(fusions)) + b"".join(struct.pack("<HHHH", *une) for une in fusions)))
        corps.append(b"".join(notes) + _note(0x0A))
    tete = _note(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 1997, 0, 6)) + _note(0x42, struct.pack("<H", 1200)) + _note(0x22, b"\x00\x00")
    tete += _note(0x31, _FONTE) * 5 + b"".join(_note(0x41E, struct.pack("<H", rang) + _texte(mot, "H")) for rang, mot in codes.items())
    tete += _xf(0, style=True) * 15 + _xf(0) + b"".join(map(_xf, formats)) + _note(0x293, struct.pack("<HBB", 0x8000, 0, 255))
    place = len(tete) + sum(12 + 2 * len(nom) for nom, _, _ in feuilles) + 4
    for (nom, cachee, _), octets in zip(feuilles, corps, strict=True):
        tete += _note(0x85, struct.pack("<IBB", place, cachee, 0) + _texte(nom, "B"))
        place += len(octets)
    return tete + _note(0x0A) + b"".join(corps)


def _cellule(rang: int, colonne: int, cellule: object) -> bytes:
    if cellule is None:
        return b""
    format_ = 0
    if isinstance(cellule, tuple):
        cellule, format_ = cellule[0], 1 + cellule[1]
    ou = struct.pack("<HHH", rang, colonne, 15 + format_)
    if isinstance(cellule, bool):
        return _note(0x205, ou + struct.pack("<BB", cellule, 0))
    if isinstance(cellule, bytes):
        return _note(0x205, ou + cellule + b"\x01")
    if isinstance(cellule, date):
        cellule = (cellule - date(1899, 12, 30)).days
    if isinstance(cellule, int | float):
        return _note(0x203, ou + struct.pack("<d", cellule))
    return _note(0x204, ou + _texte(str(cellule), "H"))
