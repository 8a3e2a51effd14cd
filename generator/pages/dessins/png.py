"""Writes a picture of sixteen tones as PNG, with the same bytes on every machine.

Compression libraries (zlib, zlib-ng, and each of their versions) give different bytes for the same picture. Ours is a few lines: each
row is written as its difference from the row above, which is zero almost
everywhere, and repeated bytes are written as one byte and their number.
"""

import re
import zlib
from collections.abc import Sequence
from functools import cache

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
    long = len(lignes[0])
    ensemble = b"".join(lignes)
    ecarts = _differences(ensemble, bytes(long) + ensemble[:-long])
    # 2: each byte is the difference from the one above it.
    brut = b"".join(b"\x02" + ecarts[debut : debut + long] for debut in range(0, len(ecarts), long))
    tete = largeur.to_bytes(4, "big") + len(lignes).to_bytes(4, "big") + bytes((4, 3, 0, 0, 0))
    couleurs = bytes(tein for couleur in palette for tein in couleur)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _morceau(b"IHDR", tete)
        + _morceau(b"PLTE", couleurs)
        + _morceau(b"IDAT", comprimer(brut))
        + _morceau(b"IEND", b"")
    )


def _morceau(nom: bytes, octets: bytes) -> bytes:
    return len(octets).to_bytes(4, "big") + nom + octets + zlib.crc32(nom + octets).to_bytes(4, "big")


def _differences(octets: bytes, autres: bytes) -> bytes:
    """Each byte less the one at its place in `autres`, modulo 256: all at once, as one large number whose bytes lend nothing to each other."""
    hauts = int.from_bytes(b"\x80" * len(octets), "big")
    un, autre = int.from_bytes(octets, "big"), int.from_bytes(autres, "big")
    ecart = ((un | hauts) - (autre & ~hauts)) ^ ((un ^ autre ^ hauts) & hauts)
    return ecart.to_bytes(len(octets), "big")


def comprimer(octets: bytes) -> bytes:
    """`octets` in the format of zlib: one block, fixed codes, runs of one byte."""
    codes = ["110"]  # the last block, fixed codes; each code as it is written, first bit first
    place = 0
    for suite in _SUITES.finditer(octets):
        codes += map(_CODES.__getitem__, octets[place : suite.start() + 1])
        reste = suite.end() - suite.start() - 1
        while reste:
            longueur = min(reste, _PLUS_LONGUE)
            if 0 < reste - longueur < 3:
                longueur -= 3  # what is left must be long enough to be written as a repetition
            codes.append(_repetition(longueur))
            reste -= longueur
        place = suite.end()
    codes += map(_CODES.__getitem__, octets[place:])
    codes.append(_CODES[256])
    # DEFLATE packs bits the first in the lowest place.
    bits = "".join(codes)
    tasses = int(bits[::-1], 2).to_bytes((len(bits) + 7) // 8, "little")
    return b"\x78\x01" + tasses + zlib.adler32(octets).to_bytes(4, "big")


@cache
def _repetition(longueur: int) -> str:
    """The code of «the last byte, `longueur` times more»."""
    rang = max(rang for rang, (debut, _) in enumerate(_LONGUEURS) if debut <= longueur)
    debut, nombre = _LONGUEURS[rang]
    de_plus = format(longueur - debut, f"0{nombre}b")[::-1] if nombre else ""
    return f"{_CODES[257 + rang]}{de_plus}00000"  # distance 1


def _code(rang: int) -> str:
    """The fixed Huffman code of a symbol."""
    if rang < 144:
        code, nombre = 0x30 + rang, 8
    elif rang < 256:
        code, nombre = 0x190 + rang - 144, 9
    elif rang < 280:
        code, nombre = rang - 256, 7
    else:
        code, nombre = 0xC0 + rang - 280, 8
    return format(code, f"0{nombre}b")


_CODES = [_code(rang) for rang in range(288)]
