"""What the last figure of a computed indicator is made of: each term at its cell, or why it is missing."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

from msgspec import Struct

from generator.calculs.cellules import Case
from generator.calculs.formules import appliquer, ecrire, pour_combien, tolerance
from generator.model.lieu import Lieu
from generator.model.referentiel import Calcul, GenreDeCalcul, Indicateur
from generator.model.temps import connue_des
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import grandeur
from generator.pages.mots.valeurs import texte_valeur

_ROLES = {
    GenreDeCalcul.DIFFERENCE: ("on part de", "on ôte"),
    GenreDeCalcul.PART: ("la partie", "le tout"),
    GenreDeCalcul.RAPPORT: ("le numérateur", "le dénominateur"),
}


class TermeExplique(Struct, frozen=True):
    """One term of a formula: its part in it, the id and label of its indicator, its place (the name) and time, its figure as read (or why there is no number), where it is written, its
    source and the place in it. `manque` says why nothing can be computed with it; empty where its figure was used."""

    role: str
    indicateur: str
    libelle: str
    territoire: str
    periode: str
    chiffre: str
    lieu: Lieu | None
    source: str
    repere: str
    manque: str


class CalculDeTermes(Struct, frozen=True):
    """One computation: of which place, time and part, what it gives (empty where a term is missing), the published figure where a row gives one (`ecart`: it is
    not what its terms give, even rounded), how many a rate is for, and the terms in the order of the formula."""

    territoire: str
    periode: str
    ventilation: Mapping[str, str]
    resultat: str
    publie: str
    ecart: bool
    pour: int
    termes: tuple[TermeExplique, ...]


def termes_de(contexte: Contexte, indicateur: Indicateur, parlent: Sequence[Valeur]) -> tuple[CalculDeTermes, ...]:
    """The computations of the figure that speaks for `indicateur`, made of the rows `parlent`, or of the last ones that they hold; where it has no figure, of
    the last time for which most terms are known. Empty for an indicator without a formula."""
    if indicateur.calcul is None:
        return ()
    retenues = {id: {_case(valeur): valeur for valeur in contexte.suivi.retenues.get(id, ())} for id in indicateur.calcul.termes}
    siennes = {_case(valeur): valeur for valeur in parlent}
    cases = _dernieres(siennes) if siennes else _les_plus_connues(retenues, contexte.suivi.aujourd_hui)
    return tuple(_calcul(contexte, indicateur, indicateur.calcul, case, siennes.get(case), retenues) for case in cases)


def _case(valeur: Valeur) -> Case:
    return Case(valeur.territoire, valeur.periode, valeur.ventilation)


def _dernieres(cases: Mapping[Case, Valeur]) -> Sequence[Case]:
    fin = max(case.periode.fin for case in cases)
    return [case for case in cases if case.periode.fin == fin]


def _les_plus_connues(retenues: Mapping[str, Mapping[Case, Valeur]], jour: str) -> Sequence[Case]:
    """Of the cells of the whole where a term has a row, those where most of them have one, at the last of their times."""
    comptes: dict[Case, int] = {}
    for siennes in retenues.values():
        for case in siennes:
            if not case.part and connue_des(case.periode) <= jour:
                comptes[case] = comptes.get(case, 0) + 1
    plus = max(comptes.values(), default=0)
    meilleures = [case for case, combien in comptes.items() if combien == plus]
    fin = max((case.periode.fin for case in meilleures), default="")
    return [case for case in meilleures if case.periode.fin == fin]


def _calcul(
    contexte: Contexte,
    indicateur: Indicateur,
    calcul: Calcul,
    case: Case,
    sien: Valeur | None,
    retenues: Mapping[str, Mapping[Case, Valeur]],
) -> CalculDeTermes:
    trouvees = [retenues[id].get(case) for id in calcul.termes]
    termes = tuple(_termes(contexte, calcul, case, trouvees))
    nombres = [valeur.nombre for valeur in trouvees if valeur is not None and valeur.nombre is not None]
    entier = not any(terme.manque for terme in termes)
    pour = pour_combien(calcul.genre, indicateur.unite)
    exact = appliquer(calcul.genre, nombres, pour) if entier else None
    publie = sien if sien is not None and sien.calcul is None else None
    return CalculDeTermes(
        contexte.territoires[case.territoire].nom,
        case.periode.texte,
        dict(case.part),
        grandeur(ecrire(exact, indicateur), indicateur.unite) if exact is not None else "",
        texte_valeur(publie) if publie else "",
        publie is not None
        and publie.nombre is not None
        and exact is not None
        and abs(exact - Fraction(publie.nombre)) > tolerance(calcul, publie.nombre, nombres),
        pour,
        termes,
    )


def _termes(contexte: Contexte, calcul: Calcul, case: Case, trouvees: Sequence[Valeur | None]) -> Iterator[TermeExplique]:
    roles = _ROLES.get(calcul.genre, ("on ajoute",) * len(calcul.termes))
    for rang, (role, id, valeur) in enumerate(zip(roles, calcul.termes, trouvees, strict=True)):
        yield TermeExplique(
            role,
            id,
            contexte.indicateurs[id].libelle,
            contexte.territoires[case.territoire].nom,
            case.periode.texte,
            texte_valeur(valeur) if valeur else "",
            valeur.lieu if valeur else None,
            valeur.source if valeur else "",
            valeur.repere if valeur else "",
            _manque(valeur, divise=calcul.genre.divise and rang == 1),
        )


def _manque(valeur: Valeur | None, *, divise: bool) -> str:
    """Why no figure can be made with this term; the same reasons as `calculs.indicateurs_calcules`."""
    if valeur is None:
        return "aucun chiffre à ce lieu et à cette période"
    if valeur.statut.est_absence:
        return "pas de chiffre publié"
    if valeur.est_prevue:
        return "une prévision, et non un chiffre mesuré"
    if valeur.bornes is not None:
        return "une estimation entre deux bornes"
    if valeur.nombre is None:
        return "des mots, et non un nombre"
    return "zéro, par lequel on ne divise pas" if divise and not valeur.nombre else ""
