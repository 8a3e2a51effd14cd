"""French as it is printed: numbers, dates, lists, plurals, apostrophes."""

from collections.abc import Sequence
from decimal import Decimal

from generator.model.periode import GenrePeriode, Periode
from generator.model.unite import UNITES

FINE = "\u202f"  # narrow no-break space, between thousands and before ; ? !
INSECABLE = "\u00a0"  # no-break space, before : % € and inside « »
MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")


def francais(texte: str) -> str:
    """Our own sentence with the spaces that French printing wants: «a : b» and «a ; b» are never cut before the sign."""
    for avant, apres in (
        (" :", f"{INSECABLE}:"),
        (" ;", f"{FINE};"),
        (" ?", f"{FINE}?"),
        (" !", f"{FINE}!"),
        ("« ", f"«{INSECABLE}"),
        (" »", f"{INSECABLE}»"),
    ):
        texte = texte.replace(avant, apres)
    return texte


def nombre_fr(nombre: Decimal | int) -> str:
    """1234.50 → «1 234,5», -3 → «−3»; trailing zeros of the decimals are dropped."""
    texte = format(Decimal(nombre).copy_abs(), "f")
    entier, _, decimales = texte.partition(".")
    decimales = decimales.rstrip("0")
    groupes = f"{int(entier):,}".replace(",", FINE)
    moins = "−" if nombre < 0 else ""
    return f"{moins}{groupes},{decimales}" if decimales else f"{moins}{groupes}"


def grandeur(nombre: Decimal | int, unite: str) -> str:
    """A figure with its unit, as read: «12,5 %», «10 500 €», «oui»."""
    if unite == "oui_non":
        return "oui" if nombre else "non"
    symbole = UNITES[unite].symbole if unite in UNITES else ""
    return f"{nombre_fr(nombre)}{INSECABLE}{symbole}" if symbole else nombre_fr(nombre)


def date_fr(date: str) -> str:
    """2020-12-08 → «8 décembre 2020», 2020-12 → «décembre 2020», 2020 → «2020»."""
    morceaux = date.split("-")
    if len(morceaux) == 3:
        jour = "1er" if morceaux[2] == "01" else str(int(morceaux[2]))
        return f"{jour}{INSECABLE}{MOIS[int(morceaux[1]) - 1]} {morceaux[0]}"
    if len(morceaux) == 2:
        return f"{MOIS[int(morceaux[1]) - 1]} {morceaux[0]}"
    return date


def periode_fr(periode: Periode) -> str:
    """«2019», «année scolaire 2017-2018», «2015 à 2019», «mars 2019», «31 mars 2019»."""
    if periode.genre is GenrePeriode.ANNEE_SCOLAIRE:
        return f"année scolaire {periode.texte}"
    if periode.genre is GenrePeriode.INTERVALLE:
        debut, fin = periode.texte.split("/")
        return f"{date_fr(debut)}{INSECABLE}à{INSECABLE}{date_fr(fin)}"
    return date_fr(periode.texte)


def accord(nombre: int, singulier: str, pluriel: str = "") -> str:
    """«0 quartier», «1 quartier», «2 quartiers»: French keeps the singular below two."""
    mot = singulier if abs(nombre) < 2 else (pluriel or f"{singulier}s")
    return f"{nombre_fr(nombre)}{INSECABLE}{mot}"


def enumerer(mots: Sequence[str]) -> str:
    """«a, b et c»."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} et {mots[-1]}"


def debut_de(texte: str, longueur: int = 48) -> str:
    """The first words of `texte`, cut between two words, with an ellipsis where something is left out."""
    if len(texte) <= longueur:
        return texte
    return f"{texte[:longueur].rsplit(' ', 1)[0].rstrip(f' {INSECABLE}{FINE},;:(«')}…"
