"""French as it is printed: numbers, dates, lists, plurals, apostrophes."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction

from generator.calculs.arrondis import arrondir as arrondir
from generator.calculs.arrondis import arrondir_sans_confondre as arrondir_sans_confondre
from generator.calculs.nombres_dits import FINE as FINE
from generator.calculs.nombres_dits import INSECABLE as INSECABLE
from generator.calculs.nombres_dits import accord as accord
from generator.calculs.nombres_dits import nombre_fr as nombre_fr
from generator.model.mois import MOIS
from generator.model.periode import GenrePeriode, Periode
from generator.model.unite import Unite


def francais(texte: str) -> str:
    """Our own sentence with the spaces that French printing wants: «a : b» and «a ; b» are never cut before the sign; and with that by which
    `documents_lus` knows our words from those of others."""
    for avant, apres in (
        (" :", f"{INSECABLE}:"),
        (" ;", f"{FINE};"),
        (" ?", f"{FINE}?"),
        (" !", f"{FINE}!"),
        ("« ", f"«{INSECABLE}"),
        (" »", f"{INSECABLE}»"),
        ("documents lus", f"documents{INSECABLE}lus"),
    ):
        texte = texte.replace(avant, apres)
    return texte


def grandeur(nombre: Decimal | int, unite: Unite) -> str:
    """A figure with its unit, as read: «12,5 %», «10 500 €», «oui»."""
    if unite is Unite.OUI_NON:
        return "oui" if nombre else "non"
    apres = unite.apres(nombre)
    return f"{nombre_fr(nombre)}{INSECABLE}{apres}" if apres else nombre_fr(nombre)


def pourcentage(part: Fraction | None, autres: Iterable[Fraction] = ()) -> str:
    """0.1186 → «11,9 %», with more decimals where one would say «0 %», «100 %» or the same as one of `autres` of a part that differs from
    it.

    None is written as zero.
    """
    bornes = (Fraction(0), Fraction(100), *(autre * 100 for autre in autres))
    return f"{nombre_fr(arrondir_sans_confondre((part or Fraction(0)) * 100, bornes, decimales=1))}{INSECABLE}%"


def pourcent_imprime(texte: str) -> str:
    """A percentage as a table of a document has it, with the space of French printing: «6,4%» → «6,4 %»; what is anything else stays as it is."""
    return f"{texte.rstrip('%').rstrip()}{INSECABLE}%" if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?\s*%", texte) else texte


def decimales(nombre: Decimal) -> int:
    """How many decimals a figure is written with."""
    exposant = nombre.normalize().as_tuple().exponent
    return max(0, -exposant) if isinstance(exposant, int) else 0


def terminer(phrase: str) -> str:
    """The sentence with its full stop, which a unit may bring with it («5 ‰ hab.»)."""
    return phrase if phrase.endswith((".", "!", "?", "…")) else f"{phrase}."


def date_fr(date: str) -> str:
    """2020-12-08 → «8 décembre 2020», 2020-12 → «décembre 2020», 2020 → «2020»."""
    morceaux = date.split("-")
    if len(morceaux) == 3:
        jour = "1er" if morceaux[2] == "01" else str(int(morceaux[2]))
        return f"{jour}{INSECABLE}{MOIS[int(morceaux[1]) - 1]} {morceaux[0]}"
    if len(morceaux) == 2:
        return f"{MOIS[int(morceaux[1]) - 1]} {morceaux[0]}"
    return date


def de_date(date: str) -> str:
    """«d’avril 2019», «de mai 2019», «de 2019»."""
    dite = date_fr(date)
    return f"d’{dite}" if dite[0] in "ao" else f"de {dite}"


def periode_fr(periode: Periode) -> str:
    """«2019», «année scolaire 2017-2018», «2015 à 2019», «mars 2019», «31 mars 2019»."""
    if periode.genre is GenrePeriode.ANNEE_SCOLAIRE:
        return f"année scolaire {periode.texte}"
    if periode.genre is GenrePeriode.INTERVALLE:
        debut, fin = periode.texte.split("/")
        return f"{date_fr(debut)}{INSECABLE}à{INSECABLE}{date_fr(fin)}"
    return date_fr(periode.texte)


def periodes_fr(periodes: Sequence[Periode]) -> str:
    """One period, or from the first to the last of those that were added up: «2019 à 2020»."""
    if len(periodes) == 1:
        return periode_fr(periodes[0])
    premiere, derniere = min(periodes), max(periodes, key=lambda periode: periode.fin)
    scolaires = premiere.genre is GenrePeriode.ANNEE_SCOLAIRE
    return f"{'années scolaires ' if scolaires else ''}{premiere.texte}{INSECABLE}à{INSECABLE}{derniere.texte}"


def poids(octets: int) -> str:
    """«840 octets», «12 ko», «7,1 Mo»: the size of files, in powers of ten, as systems of today tell it."""
    if octets < 1_000:
        return accord(octets, "octet")
    unite, mot = (1_000_000, "Mo") if octets >= 999_500 else (1_000, "ko")
    dit = round(Decimal(octets) / unite, 1)
    return f"{nombre_fr(round(dit) if dit >= 10 or unite == 1_000 else dit)}{INSECABLE}{mot}"


def enumerer(mots: Sequence[str]) -> str:
    """«a, b et c»."""
    if len(mots) < 2:
        return "".join(mots)
    return f"{', '.join(mots[:-1])} et {mots[-1]}"


def points_dits(nombre: Decimal) -> str:
    """A size in points of a percentage: «5 points», «1,5 point»."""
    return f"{nombre_fr(abs(nombre))}{INSECABLE}point{'s' if abs(nombre) >= 2 else ''}"


def majuscule(texte: str) -> str:
    """`texte` as the beginning of a sentence."""
    return f"{texte[:1].upper()}{texte[1:]}"


def debut_de(texte: str, longueur: int = 48) -> str:
    """The first words of `texte`, cut between two words, with an ellipsis where something is left out."""
    if len(texte) <= longueur:
        return texte
    return f"{texte[:longueur].rsplit(' ', 1)[0].rstrip(f' {INSECABLE}{FINE},;:(«')}…"
