"""Indicators that are computed from others: the order in which they are, and the figure that a formula gives of figures."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from msgspec.structs import replace

from generator.calculs.arrondis import arrondir_sans_confondre
from generator.model.referentiel import Calcul, Cible, CibleDeLieu, GenreDeCalcul, Indicateur, Jalon
from generator.model.unite import Unite


def dans_l_ordre(indicateurs: Iterable[Indicateur]) -> tuple[Indicateur, ...]:
    """The indicators that have a formula, each after those that it is computed from. Those that are computed from one that is not known, or in a circle,
    are left out."""
    tous = {indicateur.id: indicateur for indicateur in indicateurs}
    faits: dict[str, Indicateur | None] = {}

    def visiter(id: str, dessus: tuple[str, ...]) -> bool:
        """Whether the figures of `id` can be had; `dessus` are those that are computed from it."""
        indicateur = tous.get(id)
        if indicateur is None or id in dessus:
            return False
        if indicateur.calcul is None:
            return True
        if id not in faits:
            entier = all(visiter(terme, (*dessus, id)) for terme in indicateur.calcul.termes)
            faits[id] = indicateur if entier else None
        return faits[id] is not None

    for id in tous:
        visiter(id, ())
    return tuple(indicateur for indicateur in faits.values() if indicateur is not None)


def avec_les_ruptures(indicateur: Indicateur, indicateurs: Mapping[str, Indicateur]) -> Indicateur:
    """`indicateur`, with the breaks of those that it is computed from: what is not comparable in them is not in what is made of them. Where all of these were
    computed again on the bounds of neighbourhoods of 2024, so is what is made of them."""
    if indicateur.calcul is None:
        return indicateur
    vus, pile, ruptures = {indicateur.id}, list(indicateur.calcul.termes), dict.fromkeys(indicateur.ruptures)
    recalculs = []
    while pile:
        terme = indicateurs.get(pile.pop())
        if terme is not None and terme.id not in vus:
            vus.add(terme.id)
            ruptures |= dict.fromkeys(terme.ruptures)
            pile += terme.calcul.termes if terme.calcul else ()
            if terme.calcul is None or terme.recalcul is not None:
                recalculs.append(terme.recalcul)
    recalcul = indicateur.recalcul or (recalculs[0] if recalculs and None not in recalculs else None)
    return replace(indicateur, ruptures=tuple(sorted(ruptures, key=lambda rupture: (rupture.date, rupture.texte))), recalcul=recalcul)


def en_rond(indicateurs: Mapping[str, Indicateur], id: str) -> tuple[str, ...]:
    """The ids by which `id` is computed from itself, itself first; empty where it is not."""
    pile: list[tuple[str, ...]] = [(id,)]
    vus: set[str] = set()
    while pile:
        chemin = pile.pop()
        un = indicateurs.get(chemin[-1])
        for terme in un.calcul.termes if un is not None and un.calcul is not None else ():
            if terme == id:
                return chemin
            if terme not in vus:
                vus.add(terme)
                pile.append((*chemin, terme))
    return ()


def appliquer(genre: GenreDeCalcul, nombres: Sequence[Decimal], pour: int = 1) -> Fraction | None:
    """What the formula gives of these figures, exactly; None where it would divide by zero. `pour` is how many a rate is for."""
    exacts = [Fraction(nombre) for nombre in nombres]
    if genre is GenreDeCalcul.SOMME:
        return sum(exacts, Fraction(0))
    if genre is GenreDeCalcul.DIFFERENCE:
        return exacts[0] - exacts[1]
    return exacts[0] / exacts[1] * pour if exacts[1] else None


def pour_combien(genre: GenreDeCalcul, unite: Unite) -> int:
    """By how many a quotient is multiplied: 100 for a percentage, 1 000 for «pour 1 000 habitants», 1 for what is no quotient."""
    return unite.pour if genre.divise else 1


def ecrire(exact: Fraction, indicateur: Indicateur) -> Decimal:
    """The figure as it is published: sums and differences as they are, a quotient rounded to the decimals of its unit, and to more where rounding would put it on
    the other side of a target."""
    assert indicateur.calcul is not None
    if not indicateur.calcul.genre.divise:
        with localcontext(prec=100):
            return Decimal(exact.numerator) / Decimal(exact.denominator)
    arrondi = arrondir_sans_confondre(exact, _bornes(indicateur), decimales=indicateur.unite.decimales)
    return arrondi.quantize(Decimal(1)) if arrondi == arrondi.to_integral_value() else arrondi.normalize()


def _bornes(indicateur: Indicateur) -> Iterator[Decimal]:
    """The figures of the target, in the unit of the indicator."""
    cible = indicateur.cible
    if cible is None or cible.unite not in ("", indicateur.unite):
        return
    chiffres: tuple[Cible | Jalon | CibleDeLieu, ...] = (cible, *cible.jalons, *cible.par_lieu)
    for un in chiffres:
        yield from (borne for borne in (un.valeur, un.minimum, un.maximum) if borne is not None)


def pas(nombre: Decimal) -> Fraction:
    """The step of the last decimal with which a figure is written: 1 for 12, a tenth for 12,5."""
    exposant = nombre.as_tuple().exponent
    return Fraction(10) ** min(exposant, 0) if isinstance(exposant, int) else Fraction(1)


def tolerance(calcul: Calcul, publie: Decimal, termes: Sequence[Decimal]) -> Fraction:
    """By how much a published figure may differ from the computed one because all are printed rounded: half of its last decimal; in sums and differences, half
    of that of each figure that is not a whole number."""
    if calcul.genre.divise:
        return pas(publie) / 2
    return sum((pas(nombre) / 2 for nombre in (publie, *termes) if pas(nombre) < 1), Fraction(0))
