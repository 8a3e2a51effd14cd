"""The words in which a file's fields are defined: a field (`Champ`), the fields that stand together (`Forme`), a file (`Format`)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from generator.model.ancre import ancre_du_mot

# Written in each JSON Schema: by it `engagements migrer` knows, in a project, a schema that the program wrote and has no longer.
MARQUE_DES_SCHEMAS = "Écrit par le programme : ne pas corriger ce fichier, « engagements migrer » le remplace."


class DefinitionRompue(Exception):
    """A reader and the definition of what it reads do not agree: a fault of the program, never of a data file."""


class GenreDeChamp(StrEnum):
    """What a field holds, in the words that the guide shows."""

    TEXTE = "texte"
    REFERENCE = "référence"
    IDENTIFIANT = "identifiant"
    CHOIX = "choix"
    OUI_NON = "oui ou non"
    ANNEE = "année"
    DATE = "date"
    JOUR = "jour"
    PERIODE = "période"
    ENTIER = "nombre entier"
    NOMBRE = "nombre"
    NOMBRE_OU_OUI_NON = "nombre, ou oui ou non"
    NUMERO = "numéro"
    ADRESSE = "adresse de page"
    COURRIEL = "courriel"
    TELEPHONE = "téléphone"
    COULEUR = "couleur"
    PASSAGE = "passage"
    TEXTES = "liste de textes"
    IDENTIFIANTS = "liste d’identifiants"
    LISTE_DE_CHOIX = "liste de choix"
    PASSAGES = "liste de passages"
    CHAMPS = "champs"
    LISTE = "liste de champs"
    IDENTIFIANTS_OU_CHAMPS = "liste d’identifiants ou de champs"


LISTES = (
    GenreDeChamp.TEXTES,
    GenreDeChamp.IDENTIFIANTS,
    GenreDeChamp.LISTE_DE_CHOIX,
    GenreDeChamp.PASSAGES,
    GenreDeChamp.LISTE,
    GenreDeChamp.IDENTIFIANTS_OU_CHAMPS,
)
# How each kind is written, for those whose name does not say it.
ECRITURES: dict[GenreDeChamp, str] = {
    GenreDeChamp.TEXTE: "des mots ; entre guillemets doubles s’ils contiennent « : » ou « # »",
    GenreDeChamp.REFERENCE: "l’identifiant d’un élément écrit ailleurs",
    GenreDeChamp.IDENTIFIANT: "des minuscules sans accent, des chiffres et des tirets, 60 signes au plus : `o1-1-p2`",
    GenreDeChamp.CHOIX: "l’un des mots donnés",
    GenreDeChamp.OUI_NON: "`oui` ou `non`",
    GenreDeChamp.ANNEE: "quatre chiffres : `2019`",
    GenreDeChamp.DATE: "`2020-12-08`, `2020-12` ou `2020`",
    GenreDeChamp.JOUR: "une date entière : `2020-12-08`",
    GenreDeChamp.PERIODE: "`2019`, `2017-2018` (année scolaire), `2015/2019` (de 2015 à 2019), `2018-09/2021-01` (d’un mois à un autre), "
    "`2019-03` (mois) ou `2019-03-31` (jour)",
    GenreDeChamp.ENTIER: "un nombre sans décimale : `12500` ou `12 500`",
    GenreDeChamp.NOMBRE: "`12500`, `12 500` ou `12,5`",
    GenreDeChamp.NOMBRE_OU_OUI_NON: "un nombre ; `oui` ou `non` si l’unité est `oui_non`",
    GenreDeChamp.NUMERO: "`1` ou `1.a`",
    GenreDeChamp.ADRESSE: "commence par `https://` ou `http://`",
    GenreDeChamp.COURRIEL: "`contact@ville.fr`",
    GenreDeChamp.TELEPHONE: '`"01 23 45 67 89"`, entre guillemets',
    GenreDeChamp.COULEUR: '`"#12395b"`, entre guillemets',
    GenreDeChamp.PASSAGE: "`p12` (dans la section), `article-5#p12`, ou `p12-3` pour la troisième cellule d’une ligne de tableau",
    GenreDeChamp.CHAMPS: "des lignes « nom: valeur » décalées de deux espaces, ou `{nom: valeur, …}`",
    GenreDeChamp.LISTE: "une ligne « - » par élément, chacun avec ses champs",
    GenreDeChamp.TEXTES: '`["un texte", "un autre"]`, ou une ligne « - » par texte',
    GenreDeChamp.IDENTIFIANTS: "`[orly, cachan]`, ou une ligne « - » par identifiant",
    GenreDeChamp.LISTE_DE_CHOIX: "comme une liste d’identifiants, avec les mots donnés",
    GenreDeChamp.PASSAGES: "`[p7, p8]`",
    GenreDeChamp.IDENTIFIANTS_OU_CHAMPS: "une ligne « - » par élément : son identifiant seul, ou ses champs",
}


class Champ(Struct, frozen=True):
    """A field of a mapping, or a column of a table.

    `explication` and `exemple` are for people; the example is written as in the file. `condition` says in words when a field that is not
    always `requis` must be there; the reader of the file decides. `ouvert` is true where other words than `choix` may stand, which the project declares. `publiee` replaces `explication` for the column of the same name in a
    published file, where the two do not mean the same. `forme` defines the fields inside this one; None, for a field that holds fields,
    means the same fields again (a node holds nodes).
    """

    nom: str
    genre: GenreDeChamp
    explication: str
    exemple: str = ""
    requis: bool = False
    condition: str = ""
    choix: tuple[str, ...] = ()
    ouvert: bool = False
    defaut: str = ""
    bornes: tuple[int, int] | None = None
    non_vide: bool = False
    forme: "Forme | None" = None
    publiee: str = ""

    @property
    def est_liste(self) -> bool:
        """True for the kinds that are lists."""
        return self.genre in LISTES

    @property
    def a_des_champs(self) -> bool:
        """True for the kinds that hold fields, one set or several."""
        return self.genre in (GenreDeChamp.CHAMPS, GenreDeChamp.LISTE, GenreDeChamp.IDENTIFIANTS_OU_CHAMPS)


@dataclass(frozen=True, slots=True)
class Forme:
    """The fields of one kind of thing. `nom` is that kind («indicateur»); no other `Forme` of the same file has it."""

    nom: str
    champs: tuple[Champ, ...]
    _par_nom: Mapping[str, Champ] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_par_nom", {champ.nom: champ for champ in self.champs})

    def champ(self, nom: str) -> Champ:
        """The field of this name. Raises DefinitionRompue when there is none."""
        if nom not in self._par_nom:
            raise DefinitionRompue(f"« {self.nom} » has no field « {nom} »")
        return self._par_nom[nom]

    def __contains__(self, nom: str) -> bool:
        return nom in self._par_nom

    @property
    def noms(self) -> tuple[str, ...]:
        """The names of the fields, in their order."""
        return tuple(self._par_nom)

    @property
    def requis(self) -> tuple[str, ...]:
        """The names of those that must be there."""
        return tuple(champ.nom for champ in self.champs if champ.requis)

    @property
    def facultatifs(self) -> tuple[str, ...]:
        """The names of the others."""
        return tuple(champ.nom for champ in self.champs if not champ.requis)

    def dedans(self, champ: Champ) -> "Forme":
        """The fields inside `champ`, which is one of these fields."""
        return champ.forme or self

    def parcourir(self) -> Iterator["Forme"]:
        """This `Forme`, then those of the fields inside it at any depth, each once."""
        vues: list[Forme] = []
        attente = [self]
        while attente:
            forme = attente.pop(0)
            if not any(forme is vue for vue in vues):
                vues.append(forme)
                yield forme
                attente += [champ.forme for champ in forme.champs if champ.forme]


class Format(Struct, frozen=True):
    """A kind of file: its name, where it stands in a project, what it is for, and its fields.

    `motifs` are the paths, with stars, to which an editor applies the JSON Schema; none for what is not YAML.
    """

    nom: str
    place: str
    explication: str
    forme: Forme
    motifs: tuple[str, ...] = ()

    @property
    def ancre(self) -> str:
        """The id of its heading in the reference of the guide, from which the name of its schema comes: «contrat.yml» → «contrat»."""
        return ancre_du_mot(self.nom.removesuffix(".yml").removesuffix("/*")).removesuffix("-md")

    @property
    def schema(self) -> str:
        """The name of its JSON Schema."""
        return f"{self.ancre}.schema.json"


def exemple_de_champ(champ: Champ, forme: Forme) -> str:
    """«titre: "…"», as the file would hold it; what has no example of its own is shown by the fields inside that must be there."""
    return f"{champ.nom}: {_valeur(champ, forme)}"


def exemple_en_tete(forme: Forme) -> str:
    """How a file may begin: the example of its first required field or, where none is required, of its first field."""
    return exemple_de_champ(next((champ for champ in forme.champs if champ.requis), forme.champs[0]), forme)


def exemple_de_forme(forme: Forme) -> str:
    """An example of the whole, «{id: orly, type: commune, nom: Orly}»: the required fields or, where none is required, the first one."""
    montres = [champ for champ in forme.champs if champ.requis] or forme.champs[:1]
    return f"{{{', '.join(exemple_de_champ(champ, forme) for champ in montres)}}}"


def _valeur(champ: Champ, forme: Forme) -> str:
    if champ.exemple or not champ.a_des_champs:
        return champ.exemple
    dedans = exemple_de_forme(forme.dedans(champ))
    return f"[{dedans}]" if champ.est_liste else dedans
