"""Finds secret figures that other rows give away, and withholds the figures that do.

Another version of the row may print it; or it can be computed, as a total minus its other parts, over places, over time, or from several
tables at once: those of indicators that a formula ties are one (`secrets_lies`). Each sum that must hold is written as an equation: a whole is the sum of its parts, a perimeter that of its communes, a year
that of its months. A secret is given away when these equations leave it only one possible value. No page nor file may let a reader do
that sum, so `proteger` withholds a second figure too, as statisticians do («secret secondaire»).
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import partial
from itertools import permutations

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.cellules import Case, PartDuTout, cases_par_indicateur, retenue
from generator.calculs.equations import Equation, determinees, une_a_une
from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.secrets_lies import COMMENT_DU_TAUX, Quotient, equations_des_taux, equations_liees, groupes, quotients, taux_devoiles
from generator.graphe.observe import copie
from generator.model.contrat import Contrat, Dimension
from generator.model.dossier import Dossier
from generator.model.publication import Publication
from generator.model.referentiel import Indicateur
from generator.model.temps import lendemain
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import StatutValeur, Valeur

RETENU_AVEC_UN_SECRET = "Chiffre retenu, car il permettrait de calculer un chiffre secret"
Cases = Mapping[Case, Sequence[Valeur]]
EMBOITEMENTS = ((TypeTerritoire.PERIMETRE, TypeTerritoire.COMMUNE), (TypeTerritoire.ENSEMBLE, TypeTerritoire.QPV))


class Fuite(Struct, frozen=True):
    """A secret that other rows give away: `donnee_par` is the row that prints it; else it is None, and `comment` says how to compute it."""

    secret: Valeur
    donnee_par: Valeur | None
    comment: str


class _Table(Struct, frozen=True):
    """The rows of one indicator, its secrets, and the equations between figures: `sures` always hold, `supposees` may not. `quotients`
    are the rates among them."""

    cases: Cases
    secrets: Mapping[Case, Valeur]
    connues: Mapping[Hashable, int]
    sures: Sequence[Equation]
    supposees: Sequence[Equation]
    quotients: Sequence[Quotient] = ()

    def su(self, case: Case, connues: Mapping[Hashable, int]) -> bool:
        """True where the figure of a cell is among those, or computed from them."""
        return case in connues or bool(determinees(self.sures, connues, [case]))


def fuites(dossier: Dossier) -> Iterator[Fuite]:
    """Each secret that can be read in another row, or computed from equations that hold or that a reader may suppose to."""
    for table in _tables(dossier):
        caches = []
        for case, secret in table.secrets.items():
            if en_clair := _en_clair(table.cases[case]):
                yield Fuite(secret, en_clair[0], "")
            else:
                caches.append(case)
        trouvees = une_a_une(table.supposees, table.connues, caches) | determinees(table.sures, table.connues, caches)
        for case in caches:
            if comment := trouvees.get(case):
                yield Fuite(table.secrets[case], None, comment)
        for un in taux_devoiles(table.quotients, caches, partial(table.su, connues=table.connues)):
            yield Fuite(table.secrets[un.taux], None, COMMENT_DU_TAUX)


def retenues_avec_un_secret(dossier: Dossier) -> frozenset[Valeur]:
    """The rows whose figure must be withheld: those that print a secret of their cell, and those chosen so that none can be computed."""
    lignes: set[Valeur] = set()
    for table in _tables(dossier):
        lignes.update(ligne for case in table.secrets for ligne in _en_clair(table.cases[case]))
        for case in _a_masquer(table):
            lignes.update(_en_clair(table.cases.get(case, ())))
    return frozenset(lignes)


def proteger(dossier: Dossier) -> Dossier:
    """`dossier` without the figures of `retenues_avec_un_secret`. One row of each cell stays, and says that its figure is withheld.

    The `repere` of that row goes too: it leads to the place of the publication that prints the figure, and may quote it.
    """
    masquees = retenues_avec_un_secret(dossier)
    if not masquees:
        return dossier
    valeurs: list[Valeur] = []
    dites = {_cellule(valeur) for valeur in dossier.valeurs if valeur.statut is StatutValeur.SECRET}
    for valeur in dossier.valeurs:
        if valeur not in masquees:
            valeurs.append(valeur)
        elif _cellule(valeur) not in dites:
            dites.add(_cellule(valeur))
            valeurs.append(
                replace(
                    valeur,
                    nombre=None,
                    mots="",
                    statut=StatutValeur.SECRET,
                    commentaire=RETENU_AVEC_UN_SECRET,
                    repere="",
                    retenu="",
                    borne_basse=None,
                    borne_haute=None,
                )
            )
    return copie(dossier, valeurs=tuple(valeurs))


def _cellule(valeur: Valeur) -> tuple[str, Case]:
    return valeur.indicateur, Case(valeur.territoire, valeur.periode, valeur.ventilation)


def _tables(dossier: Dossier) -> Iterator[_Table]:
    """One table for each indicator, or group of indicators that formulas tie, that has a secret.

    Where the writer gave a reason to prefer a figure (`retenu`), it may be published: its cell has no secret, whatever other rows say.
    """
    indicateurs = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
    par_indicateur = cases_par_indicateur(dossier.valeurs)
    for groupe in groupes(indicateurs):
        seul = len(groupe) == 1
        cases = {case if seul else case.de(id): lignes for id in groupe for case, lignes in par_indicateur.get(id, {}).items()}
        secrets = {
            case: ligne
            for case, lignes in cases.items()
            if not any(ligne.retenu and not ligne.statut.est_absence for ligne in lignes)
            for ligne in lignes
            if ligne.statut is StatutValeur.SECRET
        }
        if secrets:
            yield _table([indicateurs[id] for id in groupe], cases, secrets, dossier)


def _table(groupe: Sequence[Indicateur], cases: Cases, secrets: Mapping[Case, Valeur], dossier: Dossier) -> _Table:
    dimensions, territoires = dossier.contrat.dimensions, dossier.territoires
    sures: list[Equation] = []
    supposees: list[Equation] = []
    toutes: list[Case] = list(cases)
    for indicateur in groupe:
        if indicateur.unite.additionne:
            siennes = cases if len(groupe) == 1 else {case.de(indicateur.id): () for case in cases}
            ici = _avec_les_manquantes(siennes, dimensions, territoires)
            sures += (*_des_dimensions(ici, dimensions), *_des_lieux(ici, territoires), *_des_temps(ici, indicateur, dossier.contrat))
            ecrites = [case for case in cases if case.indicateur in ("", indicateur.id)]
            supposees += (*_des_quartiers(ecrites, territoires), *_des_dimensions(ecrites, dimensions, sommes=False))
            toutes += ici
    taux: tuple[Quotient, ...] = ()
    if len(groupe) > 1:
        sures += equations_liees(groupe, toutes)
        taux = quotients(groupe, toutes)
    if not sures and not taux:
        return _Table(cases, secrets, {}, (), ())
    connues, echelle = _connus({case: lignes for case, lignes in cases.items() if case not in secrets}, dossier.publications_par_nom())
    sures += equations_des_taux(taux, groupe, {case: Fraction(nombre, echelle) for case, nombre in connues.items()} if taux else {})
    return _Table(cases, secrets, connues, sures, supposees, taux)


def _en_clair(lignes: Sequence[Valeur]) -> list[Valeur]:
    return [ligne for ligne in lignes if not ligne.statut.est_absence]


def _a_masquer(table: _Table) -> list[Case]:
    """The cells to withhold so that the equations that always hold determine neither a secret nor one of these cells; some of them have no row.

    They are chosen one at a time, rates and small figures first: few and small cells, but not always the fewest possible.
    """
    connues = dict(table.connues)
    masquees: list[Case] = []
    rangs = {case: rang for rang, case in enumerate(table.cases)}
    ou: defaultdict[Hashable, list[Equation]] = defaultdict(list)
    for equation in table.sures:
        for terme in equation.termes:
            ou[terme].append(equation)
    while True:
        trouvees = determinees(table.sures, connues, (*table.secrets, *masquees))
        if not trouvees:
            devoile = next(taux_devoiles(table.quotients, (*table.secrets, *masquees), lambda case: table.su(case, connues)), None)
            if devoile is None or devoile.dessus in masquees:
                break
            connues.pop(devoile.dessus, None)
            masquees.append(devoile.dessus)
            continue
        secret = next(iter(trouvees))
        proches = _dans(ou[secret], connues)
        liees = _dans(_liees(ou, [secret], connues), connues)
        candidates = [case for case in rangs if case in liees and case in connues and _en_clair(table.cases[case])]
        if not candidates:
            break  # no published figure is left to withhold
        taux = {equation.si for equation in _liees(ou, [secret], connues)} - {None}
        # First rates, and those of a sum that the secret is in; zeros last, for a zero hides little; then the smallest, and a part before its whole.
        candidates.sort(
            key=lambda case: (case not in taux, case not in proches, connues[case] == 0, abs(connues[case]), -len(case.part), rangs[case])
        )
        essayees = [case for case in candidates if case in proches or case in taux]
        choisie = next((case for case in essayees if _est_libre_sans(case, secret, ou, connues)), candidates[0])
        del connues[choisie]
        masquees.append(choisie)
    return masquees


def _dans(equations: Iterable[Equation], connues: Mapping[Hashable, int]) -> set[Hashable]:
    """The cells that these equations are about, and those by which they are known."""
    actives = [equation for equation in equations if equation.si is None or equation.si in connues]
    return {terme for equation in actives for terme in equation.termes} | {equation.si for equation in actives if equation.si is not None}


def _est_libre_sans(case: Case, secret: Hashable, ou: Mapping[Hashable, Sequence[Equation]], connues: Mapping[Hashable, int]) -> bool:
    """True where `secret` could no longer be computed if `case` were withheld."""
    restantes = {autre: nombre for autre, nombre in connues.items() if autre != case}
    return not determinees(_liees(ou, [secret, case], restantes), restantes, [secret])


def _liees(ou: Mapping[Hashable, Sequence[Equation]], depart: Iterable[Hashable], connues: Mapping[Hashable, int]) -> list[Equation]:
    """The equations that contain a term of `depart`, or are linked to one by unknowns; `ou` gives the equations of each term."""
    pile = list(depart)
    vues, liees = set(pile), dict[int, Equation]()
    while pile:
        for equation in ou[pile.pop()]:
            if id(equation) not in liees and (equation.si is None or equation.si in connues):
                liees[id(equation)] = equation
                nouvelles = [terme for terme in equation.termes if terme not in connues and terme not in vues]
                vues.update(nouvelles)
                pile += nouvelles
    return list(liees.values())


def _connus(cases: Cases, publications: Mapping[str, Publication]) -> tuple[dict[Hashable, int], int]:
    """The figures of the rows, as whole numbers of their smallest decimal place: sums are exact; then how many of these make one. «Sans objet» counts as zero."""
    nombres: dict[Case, Decimal] = {}
    for case, lignes in cases.items():
        chiffrees = [ligne for ligne in lignes if ligne.nombre is not None]
        nombre = retenue(chiffrees, publications).nombre if chiffrees else None
        if nombre is not None:
            nombres[case] = nombre
        elif all(ligne.statut is StatutValeur.SANS_OBJET for ligne in lignes):
            nombres[case] = Decimal(0)
    decimales = max((-int(nombre.as_tuple().exponent) for nombre in nombres.values()), default=0)
    echelle = 10 ** max(decimales, 0)
    return {case: int(Fraction(nombre) * echelle) for case, nombre in nombres.items()}, echelle


def _somme(tout: Case, parties: Collection[Case], comment: str) -> Equation:
    return Equation({tout: 1, **dict.fromkeys(parties, -1)}, comment)


def _avec_les_manquantes(cases: Cases, dimensions: Collection[Dimension], territoires: Collection[Territoire]) -> list[Case]:
    """The cells of the rows, and those without a row that an equation needs: wholes, their other parts, and other places."""
    lieux = dict.fromkeys(case.territoire for case in cases)
    for genre, parts in EMBOITEMENTS:
        famille = (*_du_type(territoires, genre), *_du_type(territoires, parts))
        if len(famille) > 1 and any(lieu in lieux for lieu in famille):
            lieux |= dict.fromkeys(famille)
    divisees = [dimension for dimension in dimensions if dimension.somme]
    parties = dict.fromkeys(case.part for case in cases)
    pile = list(parties)
    while pile:
        part = pile.pop()
        for dimension in divisees:
            if any(nom == dimension.id for nom, _ in part):
                sans = tuple(paire for paire in part if paire[0] != dimension.id)
                freres = [sans, *(tuple(sorted((*sans, (dimension.id, modalite.id)))) for modalite in dimension.modalites)]
                pile += [frere for frere in freres if frere not in parties]
                parties |= dict.fromkeys(freres)
    periodes = dict.fromkeys(case.periode for case in cases)
    indicateur = next(iter(cases)).indicateur
    return [Case(lieu, periode, part, indicateur) for lieu in lieux for periode in periodes for part in parties]


def _des_dimensions(cases: Collection[Case], dimensions: Collection[Dimension], *, sommes: bool = True) -> Iterator[Equation]:
    """A whole is the sum of its parts: along dimensions that add up; without `sommes`, along the others, as a reader may suppose."""
    condition = "" if sommes else ", si ces réponses font le total"
    for dimension in dimensions:
        if dimension.somme is sommes:
            for tout in dict.fromkeys(case.sans(dimension.id) for case in cases if any(nom == dimension.id for nom, _ in case.part)):
                parties = [tout.avec(dimension.id, modalite.id) for modalite in dimension.modalites]
                yield _somme(tout, parties, f"le total et les autres parties (par {dans_la_phrase(dimension.nom)}){condition}")


def _des_lieux(cases: Collection[Case], territoires: Collection[Territoire]) -> Iterator[Equation]:
    """A perimeter is the sum of its communes, a set of neighbourhoods that of its neighbourhoods."""
    for genre, parts in EMBOITEMENTS:
        touts, parties = frozenset(_du_type(territoires, genre)), _du_type(territoires, parts)
        for case in cases:
            if parties and case.territoire in touts:
                yield _somme(case, [case.en(partie) for partie in parties], "le total et les autres lieux")


def _des_quartiers(cases: Collection[Case], territoires: Collection[Territoire]) -> Iterator[Equation]:
    """A perimeter or a commune is the sum of its neighbourhoods: only true of what happens nowhere else, which no row tells."""
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


def _des_temps(cases: Collection[Case], indicateur: Indicateur, contrat: Contrat) -> Iterator[Equation]:
    """Periods that share their ends: two half-years make a year.

    For each day on which a period starts, or which follows its end, the total counted before that day is an unknown. The figure of a
    period is the difference of two of them; a running total starts with the contract. Where one period lies within another, the longer
    one is the sum of the shorter one and a remainder, which is never negative.
    """
    comment = "les totaux de plusieurs périodes"
    bornes: defaultdict[tuple[str, PartDuTout], list[tuple[str, str, Case]]] = defaultdict(list)
    for case in cases:
        periode = case.periode
        cumule = indicateur.chiffres == "cumules" and periode.genre != "intervalle"
        debut, apres = f"{contrat.debut}-01-01" if cumule else periode.debut, lendemain(periode.fin)
        serie = (case.indicateur, case.territoire, case.part)
        yield Equation({case: 1, (*serie, apres): -1, (*serie, debut): 1}, comment)
        bornes[case.territoire, case.part].append((debut, apres, case))
    for groupe in bornes.values():
        for (debut, apres, tout), (dedans, jusqu_a, partie) in permutations(groupe, 2):
            if debut <= dedans and jusqu_a <= apres:
                yield Equation({tout: 1, partie: -1, ("reste", tout, partie): -1}, comment)
