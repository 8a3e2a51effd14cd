"""Figures that people write in words («douze», «vingt-cinq», «une centaine»): read only to say which figure to write."""

from generator.calculs.mots import mots

_SEULS = {
    mot: rang
    for rang, mot in enumerate(
        [
            "zero",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
} | {
    "une": 1,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}
_ENVIRONS = {
    "huitaine": 8,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1_000,
}


def nombre_en_lettres(texte: str) -> tuple[int, bool] | None:
    """The figure that words are, below a million, and whether it is only about so much; None where they are none."""
    ecrits = [mot for mot in mots(texte).split() if mot != "et"]
    if len(ecrits) == 2 and ecrits[0] in ("une", "un") and ecrits[1] in _ENVIRONS:
        return _ENVIRONS[ecrits[1]], True
    total = tranche = 0
    for mot in ecrits:
        if mot in ("vingt", "vingts") and tranche % 100 == 4:
            tranche += 76  # quatre-vingts
        elif mot in _SEULS:
            tranche += _SEULS[mot]
        elif mot in ("cent", "cents"):
            tranche = (tranche or 1) * 100
        elif mot == "mille":
            total, tranche = total + (tranche or 1) * 1_000, 0
        else:
            return None
    return (total + tranche, False) if ecrits else None
