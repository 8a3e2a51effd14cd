"""Small objects of which only what a test needs is said, and strategies that make any promise with any figures."""

from datetime import date
from decimal import Decimal, localcontext
from typing import Any

from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.avancement import Avancement, CadreDeLecture
from generator.calculs.jugement import juger
from generator.model.contrat import Collecte, Connaissance, Contrat, RegleReferents, Seuils
from generator.model.lieu import Lieu, Source
from generator.model.referentiel import Cible, Echeance, Indicateur, Reference, Rupture, StatutIndicateur, TypeIndicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from generator.sources.periodes import interpreter_periode

ICI, SOURCE = Lieu("essai", 1, 1), Source("document", "", "")
ABSENCES = {"secret": StatutValeur.SECRET, "nd": StatutValeur.NON_DISPONIBLE, "so": StatutValeur.SANS_OBJET}


def cible(**champs: Any) -> Cible:
    """A target; what is not said is empty."""
    return Cible("Cible", **{"valeur": None, "annee": None, "comparateur": "", **champs})


def reference(valeur: Decimal | int | None, annee: int | None = 2015) -> Reference:
    """A printed starting value."""
    return Reference("Départ", None if valeur is None else Decimal(valeur), annee)


def indicateur(id: str = "i", **champs: Any) -> Indicateur:
    """An indicator in numbers, without a target."""
    vide = Indicateur(
        id, "n", TypeIndicateur.SUIVI, "", Unite.NOMBRE, StatutIndicateur.DEFINI, None, (), "", None, "", None, "", "", False, (), "", "", (),
        SOURCE, ICI,
    )  # fmt: skip
    return replace(vide, **champs)


def a_definir(jour: str = "") -> Indicateur:
    """The promise of an indicator, with its printed deadline."""
    return indicateur(statut=StatutIndicateur.A_DEFINIR, unite=Unite.SANS, echeance=Echeance("au cours de l’année", jour))


def collecte(periode: str, **champs: Any) -> Collecte:
    """A time of collection."""
    return Collecte(interpreter_periode(periode), "Relevé", SOURCE, **champs)


def contrat(debut: int = 2015, fin: int | None = 2020, **champs: Any) -> Contrat:
    """A contract of 2015 to 2020."""
    vide = Contrat(
        "c", "", "", "", "", debut, fin, None, None, (), (), RegleReferents("aucune", (), "", None), (), (), (), None, (), (),
        ("commune", "communes"), "", ICI,
    )  # fmt: skip
    return replace(vide, **champs)


def territoires(**types: str) -> dict[str, Territoire]:
    """Places by id; «paris» is the whole perimeter."""
    return {
        id: Territoire(id, TypeTerritoire(type_), id, (), "", "", "", None, "", "", None, None, "", None, "", (), None, ICI)
        for id, type_ in {"paris": "perimetre", **types}.items()
    }


def valeur(periode: str, nombre: Decimal | int | str, lieu: str = "paris", statut: str = "definitif", id: str = "i") -> Valeur:
    """An observation; «secret», «nd» and «so» are absences."""
    if isinstance(nombre, str):
        return Valeur(id, lieu, interpreter_periode(periode), None, "", Unite.NOMBRE, ABSENCES[nombre], "Fichier", "", ICI)
    return Valeur(id, lieu, interpreter_periode(periode), Decimal(nombre), "", Unite.NOMBRE, StatutValeur(statut), "Fichier", "", ICI)


def juge(promesse: Indicateur, valeurs: list[Valeur], jour: str = "2019-03-31", le_contrat: Contrat | None = None) -> Avancement:
    """The progress of a promise in a contract of 2015 to 2020, in the perimeter alone."""
    return juger(promesse, valeurs, CadreDeLecture(le_contrat or contrat(), territoires(), jour))


def fois(nombre: Decimal | None, facteur: Decimal) -> Decimal | None:
    """The exact product."""
    with localcontext(prec=200):
        return None if nombre is None else nombre * facteur


def plus(un: Decimal, deux: Decimal) -> Decimal:
    """The exact sum."""
    with localcontext(prec=200):
        return un + deux


# Negative, null, huge and tiny numbers, as data files may hold them.
nombres = st.one_of(
    st.integers(-1000, 1000).map(Decimal),
    st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False),
    st.sampled_from([Decimal(mot) for mot in ("0", "1E+18", "-1E+18", "99999999999999999999", "0.0000000001", "-0.0000000001", "0.1")]),
)
positifs = nombres.map(abs).filter(bool)
jours = st.dates(date(2014, 1, 1), date(2024, 12, 31)).map(date.isoformat)
annees = st.integers(2014, 2022)
comparateurs = st.sampled_from(["", "=", ">=", "<=", ">", "<"])
periodes = st.one_of(
    annees.map(str),
    annees.map(str),
    annees.map(lambda annee: f"{annee}-{annee + 1}"),
    st.tuples(annees, st.integers(1, 12)).map(lambda paire: f"{paire[0]}-{paire[1]:02d}"),
    st.dates(date(2014, 1, 1), date(2022, 12, 31)).map(date.isoformat),
    st.tuples(annees, st.integers(1, 5)).map(lambda paire: f"{paire[0]}/{paire[0] + paire[1]}"),
)


@st.composite
def cibles(tirer: st.DrawFn) -> Cible | None:
    """A target of any kind, or none."""
    commun = {"annee": tirer(st.none() | st.integers(2016, 2022)), "portee": tirer(st.sampled_from(["", "", "", "par_an", "duree"]))}
    sens, comparateur, nombre = tirer(st.sampled_from(["", "hausse", "baisse"])), tirer(comparateurs), tirer(nombres)
    match tirer(st.integers(0, 9)):
        case 0:
            return None
        case 1:
            return cible(**commun)
        case 2:
            return cible(**commun, sens=sens or "hausse")
        case 3:
            return cible(**commun, sens="maintien", tolerance=tirer(st.none() | positifs))
        case 4:
            return cible(**commun, sens="maintien", valeur=nombre)
        case 5:
            return cible(**commun, valeur=nombre, comparateur=comparateur, unite=Unite.POURCENTAGE, ensemble=tirer(st.none() | positifs))
        case 6:
            return cible(**commun, variation=nombre, comparateur=comparateur)
        case 7:
            return cible(**commun, minimum=nombre, maximum=plus(nombre, tirer(positifs)), sens=sens)
    return cible(**commun, valeur=nombre, comparateur=comparateur, sens=sens)


@st.composite
def promesses(tirer: st.DrawFn) -> Indicateur:
    """An indicator with or without target, starting value, rhythm and break."""
    unite = Unite(tirer(st.sampled_from(["nombre", "nombre", "nombre", "oui_non"])))
    vise = tirer(cibles())
    if unite == "oui_non":
        vise = cible(valeur=Decimal(tirer(st.integers(0, 1))), annee=tirer(st.none() | st.integers(2016, 2022)))
    return indicateur(
        unite=unite,
        cible=vise,
        reference=tirer(st.none() | st.builds(reference, st.none() | nombres, st.none() | st.integers(2014, 2017))),
        chiffres=tirer(st.sampled_from(["", "annuels", "cumules"])),
        periodicite=tirer(st.sampled_from(["", "annuelle", "semestrielle", "trimestrielle", "mensuelle", "continue", "unique"])),
        ruptures=tirer(st.sampled_from([(), (), (Rupture("2017-01-01", "Nouveau compte."),)])),
        territoires=tirer(st.sampled_from([(), (), ("paris",), ("paris", "nord")])),
        statut=tirer(st.sampled_from([StatutIndicateur.DEFINI] * 9 + [StatutIndicateur.A_DEFINIR])),
    )


@st.composite
def observations(tirer: st.DrawFn, lieux: tuple[str, ...] = ("paris",), *, oui_non: bool = False) -> list[Valeur]:
    """Figures and absences, one for each place and period."""
    chiffres = st.integers(0, 1).map(Decimal) if oui_non else nombres
    cases = tirer(
        st.dictionaries(
            st.tuples(periodes, st.sampled_from(lieux)),
            st.tuples(chiffres | st.sampled_from(sorted(ABSENCES)), st.sampled_from(["definitif", "provisoire", "revise"])),
            max_size=6,
        )
    )
    return [valeur(periode, nombre, lieu, statut) for (periode, lieu), (nombre, statut) in cases.items()]


contrats = st.builds(
    contrat,
    st.just(2015),
    st.sampled_from([2020, 2020, 2018, None]),
    collecte=st.sampled_from(
        [
            (),
            (collecte("2015", depart=True), collecte("2018"), collecte("2020", echeance="2021-03")),
            (collecte("2018", types=("impact",)),),
        ]
    ),
    seuils=st.sampled_from([Seuils(), Seuils(Decimal(0), Decimal("0.2"), 0)]),
    connaissance=st.sampled_from(Connaissance),
)


@st.composite
def grilles(tirer: st.DrawFn, lieux: tuple[str, ...], chiffres: st.SearchStrategy[Decimal]) -> list[tuple[str, str, Decimal | str]]:
    """(place, period, figure or absence) as tables of contracts hold them: a few places, some years, and seldom anything else."""
    debut = tirer(st.sampled_from([2013, 2015, 2015, 2015, 2016, 2018]))
    annees_pleines = [str(annee) for annee in range(debut, debut + tirer(st.integers(1, 6)))]
    autres = tirer(st.lists(st.sampled_from(["2020", "2020-03", "2021-05", "2021-05", "2015/2017", "2015/2018", "2015/2020"]), max_size=2))
    cases = [(lieu, quand) for lieu in lieux for quand in dict.fromkeys([*annees_pleines, *autres])]
    dites = st.one_of(chiffres, chiffres, chiffres, chiffres, st.sampled_from(["secret", "nd"]), st.none())
    remplies = [(lieu, quand, tirer(dites)) for lieu, quand in cases]
    return [(lieu, quand, chiffre) for lieu, quand, chiffre in remplies if chiffre is not None]
