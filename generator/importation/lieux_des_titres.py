"""The place that a title above a table says of all its figures: by the code of a quartier, or by a name that the contract knows."""

import re
from collections.abc import Container, Sequence

from generator.calculs.mots import d_un_seul_tenant

_QPV = re.compile(r"(?<![A-Za-z0-9])Q[PN][0-9]{5,6}[A-Z]?(?![A-Za-z0-9])")
_GENRE = re.compile(
    r"^\s*(?:le\s+)?(?:quartier|qpv|commune|ville)\s*(?:prioritaire\s*)?(?:de\s+la\s+|de\s+|du\s+|d['’]\s*)?(?:[:–-]\s*)?", re.IGNORECASE
)


def lieu_des_titres(textes: Sequence[str], lieux: Container[str]) -> str:
    """The code, or the name, of the one place that these titles say; empty where they say none, or several."""
    codes = {code for texte in textes for code in _QPV.findall(texte)}
    if codes:
        return codes.pop() if len(codes) == 1 else ""
    noms = {nom for texte in textes for nom in (texte.strip(), _GENRE.sub("", texte).strip()) if d_un_seul_tenant(nom) in lieux}
    return noms.pop() if len(noms) == 1 else ""
