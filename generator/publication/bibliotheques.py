"""The system's libraries that PDFs are made with."""

import ctypes
from importlib.util import find_spec

# Those that WeasyPrint loads when it is imported. The import takes a third of a second; asking the system whether they are there, a hundredth.
_BIBLIOTHEQUES = ("gobject-2.0", "pango-1.0", "harfbuzz", "fontconfig", "pangoft2-1.0")
_NOMS = ("lib{}.so.0", "lib{}.so.1", "lib{}.dylib", "lib{}.0.dylib", "lib{}.1.dylib", "{}")


def signature_du_moteur() -> str:
    """The versions of the libraries, or an empty string where one that WeasyPrint cannot do without is missing."""
    chargees = {nom: _bibliotheque(nom) for nom in _BIBLIOTHEQUES}
    pango, harfbuzz = chargees["pango-1.0"], chargees["harfbuzz"]
    if pango is None or harfbuzz is None or None in chargees.values() or find_spec("weasyprint") is None:
        return ""
    pango.pango_version_string.restype = harfbuzz.hb_version_string.restype = ctypes.c_char_p
    coupe = "" if _bibliotheque("harfbuzz-subset") is None else ", harfbuzz-subset"
    return f"pango {pango.pango_version_string().decode()}, harfbuzz {harfbuzz.hb_version_string().decode()}{coupe}"


def _bibliotheque(nom: str) -> ctypes.CDLL | None:
    for modele in _NOMS:
        try:
            return ctypes.CDLL(modele.format(nom))
        except OSError:
            continue
    return None
