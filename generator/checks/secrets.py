"""Figures that are secret and that other rows give: another version, a total less its other parts, a place, a time, several tables.

What a row says is a line of an equation: a whole is the sum of its parts, a perimeter that of its communes, a year that of its months.
A secret is out when these equations leave it one value only. The messages never write that value: they are read in public journals.
"""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from fractions import Fraction

from generator.checks.cellules import DENOMBREES, Case, cases_par_indicateur, retenue
from generator.checks.equations import Equation, determinees, une_a_une
from generator.model.contrat import Contrat, Dimension
from generator.model.dossier import Dossier, Registre
from generator.model.probleme import Gravite, Probleme
from generator.model.publication import Publication
from generator.model.referentiel import Indicateur
from generator.model.temps import lendemain
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import StatutValeur, Valeur

CONSEIL = "Rendre secrète une autre ligne de ce calcul (« secret »), ou enlever le total : le secret statistique le demande."
Cases = Mapping[Case, Sequence[Valeur]]


def verifier_secrets(registre: Registre) -> Iterator[Probleme]:
    """Each secret that can be read or computed."""
    for dossier in registre.dossiers:
        indicateurs = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
        for id, cases in cases_par_indicateur(dossier.valeurs).items():
            secrets = {case: ligne for case, lignes in cases.items() for ligne in lignes if ligne.statut is StatutValeur.SECRET}
            if secrets and id in indicateurs:
                yield from _de_l_indicateur(indicateurs[id], cases, secrets, dossier)


def _de_l_indicateur(indicateur: Indicateur, cases: Cases, secrets: Mapping[Case, Valeur], dossier: Dossier) -> Iterator[Probleme]:
    caches: dict[Case, Valeur] = {}
    for case, secret in secrets.items():
        autre = next((ligne for ligne in cases[case] if not ligne.statut.est_absence), None)
        if autre is None:
            caches[case] = secret
            continue
        message = f"Ce chiffre est secret, et une autre ligne le donne ({autre.lieu})."
        conseil = "Enlever la ligne qui donne le chiffre, ou celle qui le dit secret s’il peut maintenant être publié."
        yield Probleme(secret.lieu, "secret-lisible", message, conseil, Gravite.AVERTISSEMENT)
    if not caches or indicateur.unite not in DENOMBREES:
        return
    publications = dossier.publications_par_nom()
    connues: dict[Hashable, Fraction] = {
        case: nombre for case, lignes in cases.items() if (nombre := _connu(lignes, publications)) is not None
    }
    sures = [
        *_des_dimensions(cases, dossier.contrat.dimensions),
        *_des_lieux(cases, dossier.territoires),
        *_des_temps(cases, indicateur, dossier.contrat),
    ]
    supposees = (*_des_quartiers(cases, dossier.territoires), *_des_dimensions(cases, dossier.contrat.dimensions, sommes=False))
    trouvees = une_a_une(supposees, connues, caches) | determinees(sures, connues, caches)
    for case, secret in caches.items():
        if comment := trouvees.get(case):
            message = f"Ce chiffre secret se calcule avec d’autres lignes de l’indicateur : {comment}."
            yield Probleme(secret.lieu, "secret-calculable", message, CONSEIL, Gravite.AVERTISSEMENT)


def _connu(lignes: Sequence[Valeur], publications: Mapping[str, Publication]) -> Fraction | None:
    """The figure of a cell; what has no object counts nothing."""
    chiffrees = [ligne for ligne in lignes if ligne.nombre is not None]
    nombre = retenue(chiffrees, publications).nombre if chiffrees else None
    if nombre is not None:
        return Fraction(nombre)
    return Fraction(0) if all(ligne.statut is StatutValeur.SANS_OBJET for ligne in lignes) else None


def _somme(tout: Case, parties: Collection[Case], comment: str) -> Equation:
    return Equation({tout: 1, **dict.fromkeys(parties, -1)}, comment)


def _des_dimensions(cases: Cases, dimensions: Collection[Dimension], *, sommes: bool = True) -> Iterator[Equation]:
    """Wholes and their parts, for dimensions whose answers are said to add up; or for the others, where a reader may suppose it."""
    condition = "" if sommes else ", si ces réponses font le total"
    for dimension in dimensions:
        if dimension.somme is sommes:
            for tout in dict.fromkeys(case.sans(dimension.id) for case in cases if any(nom == dimension.id for nom, _ in case.part)):
                parties = [tout.avec(dimension.id, modalite.id) for modalite in dimension.modalites]
                yield _somme(tout, parties, f"le total et les autres parties (par {dimension.nom.lower()}){condition}")


def _des_lieux(cases: Cases, territoires: Collection[Territoire]) -> Iterator[Equation]:
    """A perimeter and its communes, a set of neighbourhoods and each of them."""
    for genre, parts in ((TypeTerritoire.PERIMETRE, TypeTerritoire.COMMUNE), (TypeTerritoire.ENSEMBLE, TypeTerritoire.QPV)):
        parties = _du_type(territoires, parts)
        for case in cases:
            if parties and case.territoire in _du_type(territoires, genre):
                yield _somme(case, [case.en(partie) for partie in parties], "le total et les autres lieux")


def _des_quartiers(cases: Cases, territoires: Collection[Territoire]) -> Iterator[Equation]:
    """A perimeter or a commune and its neighbourhoods: true only of what happens in them alone, which no row tells."""
    quartiers = [territoire for territoire in territoires if territoire.type is TypeTerritoire.QPV]
    comment = "le total et les autres quartiers, si tout se passe dans les quartiers"
    for case in cases:
        if case.territoire in _du_type(territoires, TypeTerritoire.PERIMETRE):
            dedans = [case.en(quartier.id) for quartier in quartiers]
        else:
            dedans = [case.en(quartier.id) for quartier in quartiers if quartier.communes == (case.territoire,)]
        if dedans:
            yield _somme(case, dedans, comment)


def _du_type(territoires: Collection[Territoire], genre: TypeTerritoire) -> list[str]:
    return [territoire.id for territoire in territoires if territoire.type is genre]


def _des_temps(cases: Cases, indicateur: Indicateur, contrat: Contrat) -> Iterator[Equation]:
    """Each figure is what was counted before the day after it, less what was counted before its first: these two are unknowns of their own.

    A running total starts with the contract.
    """
    comment = "les totaux de plusieurs périodes"
    for case in cases:
        periode = case.periode
        cumule = indicateur.chiffres == "cumules" and periode.genre != "intervalle"
        debut = f"{contrat.debut}-01-01" if cumule else periode.debut
        avant, apres = (case.territoire, case.part, debut), (case.territoire, case.part, lendemain(periode.fin))
        yield Equation({case: 1, apres: -1, avant: 1}, comment)
