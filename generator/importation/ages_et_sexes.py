"""Words that say of whom a figure is by age or by sex, whatever the heading that they stand under: «- 25 ans», «50 ans et +», «Femmes»."""

import re

from generator.calculs.mots import mots
from generator.importation.mots_des_entetes import AGE, PARTIES

AGES, SEXES = "âge", "sexe"
# With signs that `mots` takes away, without which «- 25 ans» would be «25 ans».
_AGE_SIGNE = re.compile(
    r"\s*(?:(?:[-–−+<>≤≥‹]|moins|plus)\s*(?:de\s+|d['’]\s*)?[0-9]+\s*ans?|[0-9]+\s*ans?\s*(?:(?:et|ou)\s*)?(?:[-–−+]|moins|plus)|(?:entre\s+)?[0-9]+\s*(?:[-–−/]|à|et)\s*[0-9]+\s*ans?)\s*",
    re.IGNORECASE,
)
_NOMS = {
    "sexe": SEXES,
    "sexes": SEXES,
    "genre": SEXES,
    "age": AGES,
    "ages": AGES,
    "tranchedage": AGES,
    "tranchesdage": AGES,
    "classedage": AGES,
    "groupedage": AGES,
}
_NOM = r"(?:sexe|genre|[âa]ges?|(?:tranche|classe|groupe)s?\s+d['’]\s*[âa]ge)"
_PAR = re.compile(rf"(?:^|[\s/,:–-]+)(?:par|selon(?:\s+l[ea])?)\s+(?:l['’]\s*)?{_NOM}$", re.IGNORECASE)
_SEUL = re.compile(r"(?:^|[\s/,:–-]+)(?:Sexe|SEXE|Genre|[ÂA]ge|[ÂA]GE|Tranches? d['’][âa]ge|Classes? d['’][âa]ge)$")


def est_un_age(texte: str) -> bool:
    """True for a band of ages in years, and nothing else."""
    return bool(AGE.match(mots(texte)) or _AGE_SIGNE.fullmatch(texte))


def dimension_dite(texte: str) -> str:
    """`AGES` or `SEXES` where the words are one of their parts; empty for any other."""
    return AGES if est_un_age(texte) else SEXES if mots(texte).strip() in PARTIES[SEXES] else ""


def dimension_de(nom: str, cle: str, texte: str) -> str:
    """The name of the dimension of a part: its heading, but where this says sexes above an age, or ages above a sex."""
    nommee, dite = _NOMS.get(cle, ""), dimension_dite(texte)
    return dite if nommee and dite and nommee != dite else nom


def sans_la_dimension(libelle: str) -> str:
    """«DEFM par sexe», «DEFM / Âge»: what is counted, without the name of the parts in which it is."""
    return _SEUL.sub("", _PAR.sub("", libelle)).strip(" /")


def signes_en_mots(texte: str) -> str:
    """«- 25 ans» as «moins de 25 ans», «50 ans et +» as «50 ans et plus»: words are compared without their signs, and these make all the difference. Other words as they are."""
    if not _AGE_SIGNE.fullmatch(texte):
        return texte
    nu = re.sub(r"^\s*[-–−<‹]\s*(?:de\s+)?(?=[0-9])", "moins de ", texte)
    nu = re.sub(r"^\s*[+>]\s*(?:de\s+)?(?=[0-9])", "plus de ", nu)
    nu = re.sub(r"(?<=ans)\s*(?:(?:et|ou)\s*)?\+\s*$", " et plus", nu)
    nu = re.sub(r"(?<=ans)\s*(?:(?:et|ou)\s*)?[-–−]\s*$", " et moins", nu)
    return nu.strip()
