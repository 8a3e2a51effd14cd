"""A QR code as one path of SVG, made here: no picture, no service, the same bytes for the same words."""

from functools import lru_cache
from typing import Any

from msgspec import Struct

MARGE = 4  # modules of white that the standard asks for on each side


class CodeQR(Struct, frozen=True):
    """`cote` is the side of the drawing, in modules, its white margin included; `trace` the dark modules, as runs along each row."""

    cote: int
    trace: str


@lru_cache(maxsize=1024)
def code_qr(mots: str) -> CodeQR:
    """The code of an address: the least version that holds it at level M (read though 15 % of it is soiled)."""
    # Here and not above: few builds draw one.
    from qrcode.constants import ERROR_CORRECT_M
    from qrcode.main import QRCode

    qr: QRCode[Any] = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    qr.add_data(mots, optimize=0)
    qr.make(fit=True)
    rangees = [[bool(module) for module in rangee] for rangee in qr.modules]
    traits = []
    for y, rangee in enumerate(rangees):
        x = 0
        while x < len(rangee):
            if not rangee[x]:
                x += 1
                continue
            debut = x
            while x < len(rangee) and rangee[x]:
                x += 1
            traits.append(f"M{debut + MARGE} {y + MARGE}h{x - debut}v1h-{x - debut}z")
    return CodeQR(len(rangees) + 2 * MARGE, "".join(traits))
