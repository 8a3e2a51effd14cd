"""Numbers as French prints them."""

from decimal import Decimal

FINE = "\u202f"  # narrow no-break space, between thousands and before ; ? !
INSECABLE = "\u00a0"  # no-break space, before : % € and inside « »
COMPARATEURS = {">=": "au moins", "<=": "au plus", ">": "plus de", "<": "moins de"}  # said before a number


def nombre_fr(nombre: Decimal | int) -> str:
    """1234.50 → «1 234,5», -3 → «−3»; trailing zeros of the decimals are dropped."""
    texte = format(Decimal(nombre).copy_abs(), "f")
    entier, _, decimales = texte.partition(".")
    decimales = decimales.rstrip("0")
    groupes = f"{int(entier):,}".replace(",", FINE)
    moins = "−" if nombre < 0 else ""
    return f"{moins}{groupes},{decimales}" if decimales else f"{moins}{groupes}"


def accord(nombre: Decimal | int, singulier: str, pluriel: str = "") -> str:
    """«0 quartier», «1,5 quartier», «2 quartiers»: French keeps the singular below two."""
    mot = singulier if -2 < nombre < 2 else (pluriel or f"{singulier}s")
    return f"{nombre_fr(nombre)}{INSECABLE}{mot}"
