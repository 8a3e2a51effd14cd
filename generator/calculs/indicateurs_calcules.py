"""The figures of computed indicators: one for each place, time and part of which all figures that it is made of are known."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction

from msgspec import Struct

from generator.calculs.cellules import Case, cases_par_indicateur, retenue
from generator.calculs.formules import appliquer, dans_l_ordre, ecrire, pour_combien, tolerance
from generator.calculs.nombres_dits import nombre_fr
from generator.graphe.observe import copie
from generator.model.dossier import Dossier
from generator.model.referentiel import GenreDeCalcul, Indicateur
from generator.model.valeur import CalculFait, StatutValeur, Valeur

SOURCE = "Calculé par le site"  # how the source of a computed figure begins
_SIGNES = {GenreDeCalcul.SOMME: " + ", GenreDeCalcul.DIFFERENCE: " − ", GenreDeCalcul.PART: " sur ", GenreDeCalcul.RAPPORT: " sur "}


class EcartAuCalcul(Struct, frozen=True):
    """A published figure that is not the one that its own terms give, even rounded: `exact` is what they give, `permis` the gap that rounding allows."""

    publiee: Valeur
    exact: Fraction
    permis: Fraction
    fait: CalculFait


def avec_les_calculs(dossier: Dossier) -> Dossier:
    """`dossier` with the figures that can be computed and that no row gives, after the others. It is asked of figures that may all be published: one that is secret,
    withheld or missing gives nothing."""
    calculees = tuple(_calculees(dossier))
    return copie(dossier, valeurs=(*dossier.valeurs, *calculees)) if calculees else dossier


def ecarts_au_calcul(dossier: Dossier) -> Iterator[EcartAuCalcul]:
    """The published figures that differ from what their terms give."""
    cases = _retenues(dossier)
    for indicateur in dans_l_ordre(dossier.indicateurs()):
        for case, publiee in cases.get(indicateur.id, {}).items():
            fait = _calcul_fait(indicateur, case, cases)
            exact = _exact(fait) if fait else None
            if fait is None or exact is None or publiee.nombre is None or indicateur.calcul is None:
                continue
            permis = tolerance(indicateur.calcul, publiee.nombre, _nombres(fait))
            if abs(Fraction(publiee.nombre) - exact) > permis:
                yield EcartAuCalcul(publiee, exact, permis, fait)
        _completer(indicateur, cases)


def fait_de(valeur: Valeur, indicateur: Indicateur, retenues: Mapping[str, Sequence[Valeur]]) -> CalculFait | None:
    """The computation of the figure of a cell, whether the site made it or a row gives it; None where a figure that it is made of is not known. `retenues` are the
    figures that count, by indicator."""
    if valeur.calcul is not None or indicateur.calcul is None:
        return valeur.calcul
    ici = {
        terme: {_case(autre): autre for autre in retenues.get(terme, ()) if _case(autre) == _case(valeur)}
        for terme in indicateur.calcul.termes
    }
    return _calcul_fait(indicateur, _case(valeur), ici)


def dit(fait: CalculFait) -> str:
    """«120 sur 400», «12 + 30», as read."""
    return _SIGNES[fait.genre].join(nombre_fr(nombre) for nombre in _nombres(fait))


def _case(valeur: Valeur) -> Case:
    return Case(valeur.territoire, valeur.periode, valeur.ventilation)


def _retenues(dossier: Dossier) -> dict[str, dict[Case, Valeur]]:
    """The row that counts of each cell, by indicator."""
    publications = dossier.publications_par_nom()
    return {
        id: {case: retenue(lignes, publications) for case, lignes in cases.items()}
        for id, cases in cases_par_indicateur(dossier.valeurs).items()
    }


def _calculees(dossier: Dossier) -> Iterator[Valeur]:
    a_calculer = dans_l_ordre(dossier.indicateurs())
    if not a_calculer:
        return
    cases = _retenues(dossier)
    for indicateur in a_calculer:
        yield from _completer(indicateur, cases)


def _completer(indicateur: Indicateur, cases: dict[str, dict[Case, Valeur]]) -> list[Valeur]:
    """The figures of one indicator that no row gives, which are added to `cases` for those that are computed from it."""
    assert indicateur.calcul is not None
    siennes = cases.setdefault(indicateur.id, {})
    manquantes = [case for case in cases.get(indicateur.calcul.termes[0], {}) if case not in siennes]
    faites = [valeur for case in manquantes if (valeur := _valeur(indicateur, case, cases)) is not None]
    siennes |= {_case(valeur): valeur for valeur in faites}
    return faites


def _calcul_fait(indicateur: Indicateur, case: Case, cases: Mapping[str, Mapping[Case, Valeur]]) -> CalculFait | None:
    assert indicateur.calcul is not None
    trouvees = [cases.get(terme, {}).get(case) for terme in indicateur.calcul.termes]
    # A forecast was not measured, and of an estimate with bounds a single number would say too much: nothing is made of them.
    termes = tuple(
        valeur
        for valeur in trouvees
        if valeur is not None and valeur.nombre is not None and not valeur.est_prevue and valeur.bornes is None
    )
    if len(termes) < len(trouvees):
        return None
    return CalculFait(indicateur.calcul.genre, termes, pour_combien(indicateur.calcul.genre, indicateur.unite))


def _nombres(fait: CalculFait) -> list[Decimal]:
    return [terme.nombre for terme in fait.termes if terme.nombre is not None]


def _exact(fait: CalculFait) -> Fraction | None:
    return appliquer(fait.genre, _nombres(fait), fait.pour)


def _valeur(indicateur: Indicateur, case: Case, cases: Mapping[str, Mapping[Case, Valeur]]) -> Valeur | None:
    fait = _calcul_fait(indicateur, case, cases)
    exact = _exact(fait) if fait else None
    if fait is None or exact is None:
        return None
    provisoire = any(terme.statut is StatutValeur.PROVISOIRE for terme in fait.termes)
    return Valeur(
        indicateur.id,
        case.territoire,
        case.periode,
        ecrire(exact, indicateur),
        "",
        indicateur.unite,
        StatutValeur.PROVISOIRE if provisoire else StatutValeur.DEFINITIF,
        f"{SOURCE} ({' et '.join(terme.indicateur for terme in fait.termes)})",
        f"Calculé\u00a0: {dit(fait)}",
        indicateur.lieu,
        case.part,
        recalcule=all(terme.recalcule for terme in fait.termes),
        calcul=fait,
        ruptures=tuple(dict.fromkeys(rupture for terme in fait.termes for rupture in terme.ruptures)),
    )
