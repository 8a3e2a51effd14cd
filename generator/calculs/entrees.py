"""The figures that went into a rate or a status, each with its role, so that anyone can compute it again."""

from collections.abc import Iterator
from decimal import Decimal, localcontext
from fractions import Fraction

from generator.calculs.avancement import CadreDeLecture, ChiffreEmploye, ValeurDeDepart
from generator.calculs.jalons import JalonVenu
from generator.calculs.objectifs import Objectif
from generator.calculs.observations import Mesure
from generator.model.referentiel import Cible, Indicateur
from generator.model.unite import Unite
from generator.model.valeur import Valeur


def entrees(
    indicateur: Indicateur,
    mesure: Mesure,
    reference: ValeurDeDepart | None,
    but: Objectif,
    territoires: tuple[str, ...],
    cadre: CadreDeLecture,
    venu: JalonVenu | None = None,
) -> tuple[ChiffreEmploye, ...]:
    """All that went in, the figure first; `venu` is the step that was due."""
    ou = territoires[0] if len(territoires) == 1 else ""
    dites = [] if mesure.en_fourchette else [("valeur", mesure.nombre)]
    dites += zip(("estimation_basse", "estimation_haute"), mesure.bornes, strict=True) if mesure.bornes else ()
    sorties = [ChiffreEmploye(role, nombre, indicateur.unite, _quand(mesure), ou, _source(mesure)) for role, nombre in dites]
    if len(mesure.parties) + len(mesure.retranchees) > 1:
        sorties += [_partie("partie", valeur) for valeur in mesure.parties]
        sorties += [_partie("partie_retranchee", valeur) for valeur in mesure.retranchees]
    if reference is not None:
        sorties.append(
            ChiffreEmploye(
                "reference", reference.nombre, indicateur.unite, reference.jour[:4], reference.territoire or ou, reference.source
            )
        )
    if indicateur.cible is not None:
        sorties += _de_la_cible(indicateur, indicateur.cible, but, ou, cadre)
    if venu is not None:
        borne = venu.objectif.bas if venu.objectif.bas is not None else venu.objectif.haut
        mots = venu.jalon.texte or (indicateur.cible.texte if indicateur.cible else "")
        sorties.append(ChiffreEmploye("jalon", decimal(borne or Fraction(0)), indicateur.unite, str(venu.jalon.annee), ou, mots))
    return tuple(sorties)


def _quand(mesure: Mesure) -> str:
    """The period that a figure counts, as a data file writes it; for years that were added up, the span from the first to the last."""
    periodes = mesure.periodes
    if len(periodes) < 2:
        return mesure.periode.texte
    return f"{min(periode.debut for periode in periodes)[:4]}/{max(periode.fin for periode in periodes)[:4]}"


def _source(mesure: Mesure) -> str:
    return " ; ".join(dict.fromkeys(valeur.source for valeur in (*mesure.parties, *mesure.retranchees)))


def _partie(role: str, valeur: Valeur) -> ChiffreEmploye:
    return ChiffreEmploye(role, valeur.nombre or Decimal(0), valeur.unite, valeur.periode.texte, valeur.territoire, valeur.source)


def _de_la_cible(indicateur: Indicateur, cible: Cible, but: Objectif, ou: str, cadre: CadreDeLecture) -> Iterator[ChiffreEmploye]:
    annee = str(cible.annee or cadre.contrat.fin or "")
    montre = but.genre.traits.montre
    if but.vise is not None and "cible" in montre:
        yield ChiffreEmploye("cible", decimal(but.vise), indicateur.unite, annee, ou, cible.texte)
    if "bornes" in montre:
        for role, borne in (("minimum", but.bas), ("maximum", but.haut)):
            if borne is not None:
                yield ChiffreEmploye(role, decimal(borne), indicateur.unite, annee, ou, cible.texte)
    if "variation" in montre and cible.variation is not None:
        yield ChiffreEmploye("variation", cible.variation, Unite.POURCENTAGE, annee, ou, cible.texte)
    if "points" in montre and cible.points is not None:
        yield ChiffreEmploye("points", cible.points, indicateur.unite, annee, ou, cible.texte)
    if (
        cible.ensemble is not None
        and cible.unite is Unite.POURCENTAGE
        and indicateur.unite is not Unite.POURCENTAGE
        and cible.valeur is not None
    ):
        yield ChiffreEmploye("part", cible.valeur, Unite.POURCENTAGE, annee, ou, cible.texte)
        yield ChiffreEmploye("ensemble", cible.ensemble, indicateur.unite, annee, ou, cible.texte)


def decimal(nombre: Fraction) -> Decimal:
    """A fraction as a decimal number of at most 100 digits: exact for sums, differences and percentages of printed figures."""
    with localcontext(prec=100):
        return Decimal(nombre.numerator) / Decimal(nombre.denominator)
