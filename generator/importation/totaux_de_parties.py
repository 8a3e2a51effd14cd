"""The answer of a dimension that is the whole, and no part: «Ensemble», «Total», «_T»."""

import re

from generator.calculs.mots import mots

_TOTAL = re.compile(r"^ (?:total|totals|ensemble|ens|tous|all|les deux sexes|tous sexes|both sexes) (?:or no breakdown )?$")


def est_un_total(mot: str) -> bool:
    """True for the whole; «_T» is that of SDMX tables."""
    return bool(_TOTAL.match(mots(mot))) or mot.strip() == "_T"
