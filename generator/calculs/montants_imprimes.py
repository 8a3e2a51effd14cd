"""The amounts of money that a text prints: «1 851 250 €», «495.000 €», «14,4M€HT», «1,5 milliard d'euros»."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from generator.model.multiples import multiple

_ESPACES = "[ \u00a0\u202f]"
_NOMBRE = r"[0-9]{1,3}(?:[.\u00a0\u202f ][0-9]{3})+(?:,[0-9]+)?(?![0-9])|[0-9]+(?:[.,][0-9]+)?"
_EUROS = rf"{_ESPACES}(?:d['’]euro|€)"
_MONTANT = re.compile(rf"(?<![0-9.,])({_NOMBRE}){_ESPACES}?(milliard(?=s?{_EUROS})|million(?=s?{_EUROS})|m€|k€|€|euro)", re.IGNORECASE)


class MontantImprime(Struct, frozen=True):
    """An amount as printed, in euros, and the smallest step of its writing: that of «14,4 M€» is 100 000 €."""

    nombre: Decimal
    pas: Decimal


def montants_imprimes(texte: str) -> Iterator[MontantImprime]:
    """The amounts that `texte` prints, in their order.

    A point before three digits parts thousands where the unit is the euro, and decimals where it is a million («6.664 M€»).
    """
    for trouve in _MONTANT.finditer(texte):
        unite = multiple(trouve[2])
        ecrit = re.sub(_ESPACES, "", trouve[1])
        # «1.234,56»: points before a comma part thousands in any unit.
        milliers = re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{3})+(,[0-9]+)?", ecrit)
        nombre = Decimal((ecrit.replace(".", "") if milliers and (unite == 1 or milliers[1]) else ecrit).replace(",", "."))
        exposant = nombre.as_tuple().exponent
        pas = Decimal(1).scaleb(exposant) if isinstance(exposant, int) else Decimal(1)
        yield MontantImprime(nombre * unite, pas * unite)


def precision_de(nombre: Decimal, texte: str) -> Decimal:
    """The step with which `texte` prints this amount: one euro where it does not print it."""
    return max((un.pas for un in montants_imprimes(texte) if un.nombre == nombre), default=Decimal(1))
