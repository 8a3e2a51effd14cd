"""Writes a picture of sixteen tones as PNG, with the same bytes on every machine.

Compression libraries (zlib, zlib-ng, and each of their versions) give different bytes for the same picture. Ours is a few lines: each
row is written as its difference from the row above, which is zero almost
everywhere, and repeated bytes are written as one byte and their number.
"""

import re
import zlib
from collections.abc import Sequence

_SUITES = re.compile(rb"(.)\1{3,}", re.DOTALL)
# DEFLATE's codes from 257 on: the shortest run that each stands for, and how many more bits give its exact length.
_LONGUEURS = [(3 + rang, 0) for rang in range(8)]
for _bits in range(1, 6):
    for _ in range(4):
        _debut, _avant = _LONGUEURS[-1]
        _LONGUEURS.append((_debut + 2**_avant, _bits))
_LONGUEURS.append((258, 0))
_PLUS_LONGUE = 258


def png(lignes: Sequence[bytes], largeur: int, palette: Sequence[tuple[int, int, int]]) -> bytes:
    """The file: `lignes` hold two pixels a byte, each the rank of a colour in `palette` (sixteen of them)."""
    dessus = rien = bytes(len(lignes[0]))
    brut = bytearray()
    for ligne in lignes:
        # 2: each byte is the difference from the one above it.
        brut.append(2)
        brut += rien if ligne == dessus else bytes((octet - haut) & 255 for octet, haut in zip(ligne, dessus, strict=True))
        dessus = ligne
    tete = largeur.to_bytes(4, "big") + len(lignes).to_bytes(4, "big") + bytes((4, 3, 0, 0, 0))
    couleurs = bytes(tein for couleur in palette for tein in couleur)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _morceau(b"IHDR", tete)
        + _morceau(b"PLTE", couleurs)
        + _morceau(b"IDAT", comprimer(bytes(brut)))
        + _morceau(b"IEND", b"")
    )


def _morceau(nom: bytes, octets: bytes) -> bytes:
    return len(octets).to_bytes(4, "big") + nom + octets + zlib.crc32(nom + octets).to_bytes(4, "big")


def comprimer(octets: bytes) -> bytes:
    """`octets` in the format of zlib: one block, fixed codes, runs of one byte."""
    bits = _Bits()
    bits.ecrire(0b011, 3)  # the last block, fixed codes
    place = 0
    for suite in _SUITES.finditer(octets):
        for octet in octets[place : suite.start() + 1]:
            bits.symbole(octet)
        reste = suite.end() - suite.start() - 1
        while reste:
            longueur = min(reste, _PLUS_LONGUE)
            if 0 < reste - longueur < 3:
                longueur -= 3  # what is left must be long enough to be written as a repetition
            bits.suite(longueur)
            reste -= longueur
        place = suite.end()
    for octet in octets[place:]:
        bits.symbole(octet)
    bits.symbole(256)
    return b"\x78\x01" + bits.octets() + zlib.adler32(octets).to_bytes(4, "big")


class _Bits:
    """Bits, the first in the lowest place, as DEFLATE packs them."""

    def __init__(self) -> None:
        self.faits = bytearray()
        self.reste = 0
        self.nombre = 0

    def ecrire(self, valeur: int, nombre: int) -> None:
        """Add the `nombre` lowest bits of `valeur`."""
        self.reste |= valeur << self.nombre
        self.nombre += nombre
        while self.nombre >= 8:
            self.faits.append(self.reste & 255)
            self.reste >>= 8
            self.nombre -= 8

    def symbole(self, rang: int) -> None:
        """Add one fixed code."""
        self.ecrire(*_CODES[rang])

    def suite(self, longueur: int) -> None:
        """Add «the last byte, `longueur` times more»."""
        rang = max(rang for rang, (debut, _) in enumerate(_LONGUEURS) if debut <= longueur)
        debut, nombre = _LONGUEURS[rang]
        self.symbole(257 + rang)
        self.ecrire(longueur - debut, nombre)
        self.ecrire(0, 5)  # distance 1

    def octets(self) -> bytes:
        """All bytes, the last one filled up with zeros."""
        return bytes(self.faits) + (bytes((self.reste,)) if self.nombre else b"")


def _code(rang: int) -> tuple[int, int]:
    """The fixed Huffman code of a symbol, first bit lowest, and its length."""
    if rang < 144:
        code, nombre = 0x30 + rang, 8
    elif rang < 256:
        code, nombre = 0x190 + rang - 144, 9
    elif rang < 280:
        code, nombre = rang - 256, 7
    else:
        code, nombre = 0xC0 + rang - 280, 8
    return int(format(code, f"0{nombre}b")[::-1], 2), nombre


_CODES = [_code(rang) for rang in range(288)]
