"""Fields whose reading is noted: those of frozen dataclasses, and those that are computed once from others."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Set
from dataclasses import Field, fields
from typing import Any, ClassVar, Generic, Protocol, Self, TypeVar, cast, overload

from generator.graphe.carnet import Etendue, Lu, carnet, noter, on_note, sans_noter

T = TypeVar("T")
D = TypeVar("D", bound="_Dataclass")
V = TypeVar("V")
C = TypeVar("C", bound=Hashable)


class _Dataclass(Protocol):
    """An object of a dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


class Differe:
    """A value that is loaded when it is read. Who reads it keeps it: it is forgotten with the last of its readers."""

    __slots__ = ("charger",)

    def __init__(self, charger: Callable[[], Any]) -> None:
        self.charger = charger


def differe(charger: Callable[[], T]) -> T:
    """What `charger` gives, as the value of a field of an observed dataclass: it is loaded when the field is first read."""
    return cast(T, Differe(charger))


class Nomme(Protocol):
    """A thing whose fields are noted under its name; where that is empty, nothing is noted."""

    @property
    def nom_suivi(self) -> str:
        """The name."""
        ...


class _ChampObserve:
    """A field of a dataclass with slots, whose reading is noted."""

    __slots__ = ("_membre", "_nom")

    def __init__(self, membre: Any, nom: str) -> None:
        self._membre = membre
        self._nom = nom

    def __get__(self, objet: Any, classe: Any = None) -> Any:
        if objet is None:
            return self
        if on_note():
            nom = objet.nom_suivi
            if nom:
                noter((nom, self._nom))
        valeur = self._membre.__get__(objet)
        if type(valeur) is Differe:
            valeur = valeur.charger()
            self._membre.__set__(objet, valeur)
        return valeur

    def __set__(self, objet: Any, valeur: Any) -> None:
        self._membre.__set__(objet, valeur)

    def brut(self, objet: Any) -> Any:
        """What the slot holds, neither noted nor loaded."""
        return self._membre.__get__(objet)


NOM = "nom_suivi"


def observee(classe: type[D]) -> type[D]:
    """Note the reading of each field of `classe`, a dataclass with slots that has a field `nom_suivi`."""
    for champ in fields(classe):
        if champ.name != NOM:
            setattr(classe, champ.name, _ChampObserve(classe.__dict__[champ.name], champ.name))
    return classe


def copie(objet: D, **changes: Any) -> D:
    """A copy of an observed dataclass in which these fields are others; those that stay are neither noted nor loaded."""
    nouvelle = object.__new__(type(objet))
    for champ in fields(objet):
        descripteur = type(objet).__dict__[champ.name]
        brut = descripteur.brut(objet) if isinstance(descripteur, _ChampObserve) else getattr(objet, champ.name)
        object.__setattr__(nouvelle, champ.name, changes.get(champ.name, brut))
    return nouvelle


class TableObservee(Mapping[C, V]):
    """A mapping, of which each key that is looked for is noted."""

    __slots__ = ("_nom", "_table", "_titre")

    def __init__(self, table: Mapping[C, V], nom: str, champ: str) -> None:
        self._table = table
        self._nom = nom
        self._titre = champ

    def __getitem__(self, cle: C) -> V:
        noter((self._nom, self._titre, cle))
        return self._table[cle]

    def get(self, cle: Any, defaut: Any = None) -> Any:
        """The value of `cle`, or `defaut`."""
        noter((self._nom, self._titre, cle))
        return self._table.get(cle, defaut)

    def __contains__(self, cle: object) -> bool:
        noter((self._nom, self._titre, cle))
        return cle in self._table

    def __iter__(self) -> Iterator[C]:
        noter((self._nom, self._titre, Etendue.CLES))
        return iter(self._table)

    def __len__(self) -> int:
        noter((self._nom, self._titre, Etendue.CLES))
        return len(self._table)

    def keys(self) -> Any:
        """The keys."""
        noter((self._nom, self._titre, Etendue.CLES))
        return self._table.keys()

    def values(self) -> Any:
        """The values, all of which count as read."""
        noter((self._nom, self._titre))
        return self._table.values()

    def items(self) -> Any:
        """The pairs, all of which count as read."""
        noter((self._nom, self._titre))
        return self._table.items()


class EnsembleObserve(Set[C]):
    """A set, of which each element that is looked for is noted."""

    __slots__ = ("_ensemble", "_nom", "_titre")

    def __init__(self, ensemble: Set[C], nom: str, champ: str) -> None:
        self._ensemble = ensemble
        self._nom = nom
        self._titre = champ

    @classmethod
    def _from_iterable(cls, elements: Any) -> Any:
        return frozenset(elements)

    def __contains__(self, element: object) -> bool:
        noter((self._nom, self._titre, element))
        return element in self._ensemble

    def __iter__(self) -> Iterator[C]:
        noter((self._nom, self._titre))
        return iter(self._ensemble)

    def __len__(self) -> int:
        noter((self._nom, self._titre))
        return len(self._ensemble)


class derive(Generic[V]):
    """A property that is computed once. What is read for it is noted (`cellules`), and so is who reads it, key by key where it is a mapping or
    a set."""

    def __init__(self, calcul: Callable[[Any], V]) -> None:
        self.calcul = calcul
        self.nom = calcul.__name__
        self.__doc__ = calcul.__doc__

    @overload
    def __get__(self, objet: None, classe: Any = None) -> Self: ...
    @overload
    def __get__(self, objet: Nomme, classe: Any = None) -> V: ...
    def __get__(self, objet: Any, classe: Any = None) -> Any:
        if objet is None:
            return self
        gardes = objet.__dict__
        try:
            valeur, observee = gardes[self.nom]
        except KeyError:
            with carnet() as lus:
                valeur = self.calcul(objet)
            observee = _observee(valeur, objet.nom_suivi, self.nom)
            gardes[self.nom] = valeur, observee
            gardes.setdefault(_LUS, {})[self.nom] = lus
        if not on_note():
            return valeur
        if observee is None:
            noter((objet.nom_suivi, self.nom))
            return valeur
        return observee

    def __set__(self, objet: Any, valeur: Any) -> None:
        """Never: what is computed is not given. (That it exists keeps the values of the instance from hiding this property.)"""
        raise AttributeError(self.nom)


_LUS = "_lus_des_champs"


def _observee(valeur: Any, nom: str, champ: str) -> Any:
    if isinstance(valeur, Mapping):
        return TableObservee(valeur, nom, champ)
    return EnsembleObserve(valeur, nom, champ) if isinstance(valeur, (frozenset, set)) else None


def lacher(objet: Any, champ: str) -> None:
    """Forget the value of a computed field, which is computed again where it is asked for; what was read for it stays known."""
    objet.__dict__.pop(champ, None)


def lus_pour(objet: Any, champ: str) -> frozenset[Lu]:
    """What was read to compute a field, which is computed now if it was not; none for a field that was given."""
    descripteur = getattr(type(objet), champ, None)
    if not isinstance(descripteur, derive):
        return frozenset()
    if champ not in objet.__dict__.get(_LUS, {}):
        descripteur.__get__(objet)
    return frozenset(objet.__dict__[_LUS][champ])


def valeur_de(objet: Any, champ: str) -> Any:
    """The value of a field, without a note."""
    descripteur = getattr(type(objet), champ, None)
    with sans_noter():
        if isinstance(descripteur, derive):
            descripteur.__get__(objet)
            return objet.__dict__[champ][0]
        return getattr(objet, champ)
