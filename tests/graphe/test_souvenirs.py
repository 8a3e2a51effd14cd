"""What is remembered after any series of changes is what would be remembered of the last one alone, and only what read something that changed is made."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.graphe.carnet import Lu, noter
from generator.graphe.faits import Faits
from generator.graphe.objets import depuis_octets, en_octets
from generator.graphe.observe import derive
from generator.graphe.origines import Origines, PartGardee, PartLue
from generator.graphe.souvenirs import Reprise, Souvenirs

OBJETS, CHAMPS, CLES = ("a/x", "a/y", "b", "c"), ("un", "deux"), ("k", "l")
Champs = Mapping[str, Mapping[str, Mapping[str, int]]]  # by object, by field
Choses = Mapping[str, tuple[Lu, ...]]  # by name, the facts that each reads
FIN = 3  # what a table points to: another object, in the order of `OBJETS`, or none


class Objet:
    """A thing with given fields, and fields that are computed from them and from those of other things. `vers` of a table says of which one: what a field
    is computed from may become another thing, of another group."""

    def __init__(self, nom: str, champs: Champs) -> None:
        self.nom_suivi, self._champs = nom, champs
        self.autres: Mapping[str, Objet] = {}

    @property
    def un(self) -> Mapping[str, int]:
        """A given field, whose reading is noted."""
        noter((self.nom_suivi, "un"))
        return self._champs[self.nom_suivi]["un"]

    @property
    def deux(self) -> Mapping[str, int]:
        """Another one."""
        noter((self.nom_suivi, "deux"))
        return self._champs[self.nom_suivi]["deux"]

    @derive
    def somme(self) -> int:
        """Of its own field."""
        return sum(self.un.values())

    @derive
    def de_loin(self) -> int:
        """Of its own, and of what the thing says to which the field `deux` points: a computed field of that one."""
        ou = self.deux.get("k", FIN)
        suivants = OBJETS[OBJETS.index(self.nom_suivi) + 1 :]
        return self.somme + (self.autres[suivants[ou]].de_loin if ou < len(suivants) else 0)

    @derive
    def table(self) -> Mapping[str, int]:
        """Its own, read key by key."""
        return dict(self.un)


CALCULES = ("somme", "de_loin", "table")
TABLES = st.dictionaries(st.sampled_from(CLES), st.integers(0, FIN)).map(lambda table: dict(sorted(table.items())))
LUS = st.one_of(
    st.tuples(st.sampled_from(OBJETS), st.just("de_loin")),
    st.tuples(st.sampled_from(OBJETS), st.sampled_from((*CHAMPS, *CALCULES))),
    st.tuples(st.sampled_from(OBJETS), st.sampled_from((*CHAMPS, "table")), st.sampled_from(CLES)),
)
POINTS = st.integers(0, FIN).map(lambda ou: {"k": ou})
VALEURS = st.one_of(st.tuples(st.sampled_from(OBJETS), st.just("un"), TABLES), st.tuples(st.sampled_from(OBJETS), st.just("deux"), POINTS))
LECTURES = st.tuples(st.sampled_from(("x", "y", "z", "t")), st.lists(LUS, max_size=4, unique=True).map(tuple))
DEBUTS = st.tuples(
    st.fixed_dictionaries(dict.fromkeys(OBJETS, st.fixed_dictionaries({"un": TABLES, "deux": POINTS}))),
    st.dictionaries(st.sampled_from(("x", "y", "z", "t")), st.lists(LUS, min_size=1, max_size=4, unique=True).map(tuple), min_size=2),
)


@st.composite
def suites(draw: st.DrawFn) -> list[tuple[Champs, Choses]]:
    """A state, then others in each of which a field or two says something else, or a thing reads something else, or is gone."""
    champs, choses = draw(DEBUTS)
    etapes: list[tuple[Champs, Choses]] = [(champs, choses)]
    for valeurs, lectures in draw(st.lists(st.tuples(st.lists(VALEURS, max_size=2), st.lists(LECTURES, max_size=1)), max_size=4)):
        for nom, champ, table in valeurs:
            champs = {**champs, nom: {**champs[nom], champ: table}}
        for nom, lus in lectures:
            choses = {**choses, nom: lus} if lus else {un: siens for un, siens in choses.items() if un != nom}
        etapes.append((champs, choses))
    return etapes


def _faire(anciens: Souvenirs, champs: Champs, choses: Choses, *, en_groupes: bool) -> tuple[Reprise, dict[str, Any]]:
    """Make all things with what is remembered; and what each then says."""
    donnees = {(nom, champ): repr(table) for nom, un in champs.items() for champ, table in un.items()}
    objets = {nom: Objet(nom, champs) for nom in champs}
    for objet in objets.values():
        objet.autres = objets
    faits = Faits(donnees, objets.get)
    groupe = (lambda nom: nom.partition("/")[0]) if en_groupes else None
    reprise = Reprise(anciens, faits, "fond", groupe=groupe)

    def calculer(lus: tuple[Lu, ...]) -> list[Any]:
        return [_lire(objets[lu[0]], lu) for lu in lus]

    def en_entier(nom: str, lus: tuple[Lu, ...]) -> Any:
        return reprise.faire(nom, repr(lus), lambda: calculer(lus), lambda valeur: valeur, lambda valeur: valeur)

    return reprise, {nom: en_entier(nom, lus) for nom, lus in choses.items()}


def _lire(objet: Objet, lu: Lu) -> Any:
    """What a fact says, whose reading is noted."""
    if lu[1] in CHAMPS and len(lu) == 3:
        noter(lu)
        return objet._champs[lu[0]][lu[1]].get(str(lu[2]))
    valeur = getattr(objet, lu[1])
    return valeur.get(lu[2]) if len(lu) == 3 else dict(valeur) if isinstance(valeur, Mapping) else valeur


def _dits(champs: Champs, choses: Choses) -> dict[str, list[Any]]:
    """What all things say, made from nothing."""
    return _faire(Souvenirs(), champs, choses, en_groupes=False)[1]


def _retenu(souvenirs: Souvenirs) -> tuple[object, ...]:
    """All that is remembered, whatever the ranks."""
    origines: Origines = souvenirs.origines()
    groupes = {*origines.parts, *origines.ailleurs}
    parts = {groupe: _part(origines.part(groupe, souvenirs.charger)) for groupe in groupes}
    traces = {nom: (fond, {un: lus or None for un, lus in lus}) for nom, (fond, lus) in origines.traces.items()}
    return dict(souvenirs.resumes()), dict(souvenirs.donnees), traces, dict(origines.voisins), parts


def _part(part: PartLue) -> tuple[object, ...]:
    faits = dict(zip(part.lus, part.sommes, strict=True))
    calculees = {un: ({part.lus[rang] for rang in rangs}, set(autres)) for un, (rangs, autres) in part.calculees.items()}
    return faits, calculees, {lecteur: {part.lus[rang] for rang in rangs} for lecteur, rangs in part.lecteurs.items()}


def _garder(souvenirs: Souvenirs, places: dict[tuple[str, int], bytes]) -> Souvenirs:
    """The same, whose parts are kept as bytes, as a build does."""
    origines = souvenirs.origines()
    ailleurs = {groupe: ou for groupe, ou in origines.ailleurs.items() if groupe not in origines.parts}
    for groupe, part in origines.parts.items():
        place = 1 - origines.ailleurs[groupe].place if groupe in origines.ailleurs else 0
        places[groupe, place] = en_octets(part)
        ailleurs[groupe] = PartGardee(place, b"")
    gardees = Origines(origines.traces, origines.voisins, ailleurs=ailleurs)
    return Souvenirs(
        souvenirs.resumes,
        souvenirs.donnees,
        souvenirs.fond,
        lambda: gardees,
        lambda groupe, ou: depuis_octets(places[groupe, ou.place]),
    )


@pytest.mark.parametrize("en_groupes", [True, False], ids=["en groupes", "ensemble"])
@settings(max_examples=300)
@given(etapes=suites())
def test_une_suite_de_changements_vaut_le_dernier(etapes: list[tuple[Champs, Choses]], en_groupes: bool) -> None:
    souvenirs, avant = Souvenirs(), None
    places: dict[tuple[str, int], bytes] = {}
    for champs, choses in etapes:
        reprise, dits = _faire(souvenirs, champs, choses, en_groupes=en_groupes)
        assert dits == _dits(champs, choses)
        if avant is not None:
            autrefois = _dits(avant[0], avant[1])
            attendues = [nom for nom, lus in choses.items() if avant[1].get(nom) != lus or autrefois[nom] != dits[nom]]
            assert reprise.faites == attendues
        nouveaux = reprise.souvenirs()
        assert _retenu(nouveaux) == _retenu(_faire(Souvenirs(), champs, choses, en_groupes=en_groupes)[0].souvenirs())
        souvenirs = _garder(nouveaux, places)
        avant = champs, choses


def test_ce_qui_n_a_pas_change_n_est_ni_charge_ni_ecrit() -> None:
    """Of a group of which nothing changed, and whose facts are read as they were, nothing is loaded, compared or written, though what reads it is made again."""
    champs = {nom: {"un": {"k": 1}, "deux": {}} for nom in OBJETS}
    choses: Choses = {"x": (("a/x", "un"), ("b", "somme")), "y": (("c", "un"),)}
    places: dict[tuple[str, int], bytes] = {}
    souvenirs = _garder(_faire(Souvenirs(), champs, choses, en_groupes=True)[0].souvenirs(), places)
    chargees: list[str] = []

    def charger(groupe: str, ou: PartGardee) -> PartLue:
        chargees.append(groupe)
        lue: PartLue = depuis_octets(places[groupe, ou.place])
        return lue

    souvenirs = Souvenirs(souvenirs.resumes, souvenirs.donnees, souvenirs.fond, souvenirs.origines, charger)
    champs = {**champs, "a/x": {"un": {"k": 2}, "deux": {}}}
    reprise, _ = _faire(souvenirs, champs, choses, en_groupes=True)
    assert reprise.faites == ["x"]
    assert reprise.compares == 1
    assert set(reprise.souvenirs().origines().parts) == {"a"}
    assert chargees == ["a"]
