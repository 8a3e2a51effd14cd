"""What a column of a published table holds, and how the Data Package (Table Schema) says it."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from msgspec import Struct

_DATE = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?"
_ID = "[a-z0-9]+(-[a-z0-9]+)*"
_SIGNES = r"[^\s]+"


class GenreDeColonne(StrEnum):
    """The kinds of columns. Dates may have no month or no day, and periods have five forms (see `periodes`): no type of Table Schema says so but a text."""

    TEXTE = "texte"
    CODE = "code"  # one word of a closed list
    NOMBRE = "nombre"
    ENTIER = "entier"
    ANNEE = "annee"
    DATE = "date"
    JOUR = "jour"
    PERIODE = "periode"
    VALEUR = "valeur"  # a number, «oui», «non», or words: the column `unite` says which
    IDENTIFIANT = "identifiant"
    IDENTIFIANTS = "identifiants"  # with spaces between them
    ADRESSE = "adresse"


_TYPES: Mapping[GenreDeColonne, Mapping[str, Any]] = {
    GenreDeColonne.NOMBRE: {"type": "number", "decimalChar": "."},
    GenreDeColonne.ENTIER: {"type": "integer"},
    GenreDeColonne.ANNEE: {"type": "year"},
    GenreDeColonne.JOUR: {"type": "date"},
    GenreDeColonne.VALEUR: {"type": "any"},
}
_FORMES = {
    GenreDeColonne.DATE: _DATE,
    GenreDeColonne.IDENTIFIANT: _ID,
    GenreDeColonne.IDENTIFIANTS: f"{_SIGNES}( {_SIGNES})*",
}
NUMERIQUES = frozenset((GenreDeColonne.NOMBRE, GenreDeColonne.ENTIER, GenreDeColonne.ANNEE, GenreDeColonne.VALEUR))


class ColonnePubliee(Struct, frozen=True):
    """A column: its name, what it holds, in words for people; `choix` are all the words of a code; `renvoi` is the table and the column that have what it
    names («promesses.id»). `requise`: no cell of it is ever empty."""

    nom: str
    genre: GenreDeColonne
    dit: str
    choix: tuple[str, ...] = ()
    requise: bool = False
    renvoi: str = ""

    def champ(self) -> dict[str, Any]:
        """The field of the Table Schema."""
        contraintes: dict[str, Any] = {"required": True} if self.requise else {}
        if self.genre in _FORMES:
            contraintes["pattern"] = _FORMES[self.genre]
        if self.choix:
            contraintes["enum"] = list(self.choix)
        type_ = _TYPES.get(self.genre, {"type": "string"})
        return {"name": self.nom, **type_, "description": self.dit, **({"constraints": contraintes} if contraintes else {})}


class TablePubliee(Struct, frozen=True):
    """A table that a contract publishes: its name (that of its file, of its sheet, of its resource), what it is called, what it holds.
    `cle` names the columns that together no two rows share; empty where there are none."""

    nom: str
    titre: str
    contenu: str
    colonnes: tuple[ColonnePubliee, ...]
    cle: tuple[str, ...] = ()

    @property
    def noms(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(colonne.nom for colonne in self.colonnes)

    @property
    def fichier(self) -> str:
        """«valeurs.csv»."""
        return f"{self.nom}.csv"

    def sans(self, noms: frozenset[str]) -> "TablePubliee":
        """The same, without some columns, which a contract has no use for."""
        return TablePubliee(self.nom, self.titre, self.contenu, tuple(une for une in self.colonnes if une.nom not in noms), self.cle)

    def schema(self) -> dict[str, Any]:
        """The Table Schema (Data Package v2)."""
        renvois = [
            {"fields": [colonne.nom], "reference": {"resource": "" if table == self.nom else table, "fields": [nom]}}
            for colonne in self.colonnes
            if colonne.renvoi
            for table, _, nom in [colonne.renvoi.partition(".")]
        ]
        return {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [colonne.champ() for colonne in self.colonnes],
            "missingValues": [""],
            **({"primaryKey": list(self.cle)} if self.cle else {}),
            **({"foreignKeys": renvois} if renvois else {}),
        }


def ensemble(dit: str, *, requises: bool = False, renvoi: str = "", **colonnes: GenreDeColonne) -> tuple[ColonnePubliee, ...]:
    """Columns that are told of together, each with its kind."""
    return tuple(ColonnePubliee(nom, genre, dit, (), requises, renvoi) for nom, genre in colonnes.items())


def code(nom: str, dit: str, choix: tuple[str, ...], *, requise: bool = False) -> tuple[ColonnePubliee]:
    """A column of a closed list of words; the empty one, where it is one of them, says nothing."""
    return (ColonnePubliee(nom, GenreDeColonne.CODE, dit, tuple(filter(None, choix)), requise),)
