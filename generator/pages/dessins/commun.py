"""What a chart is given (points, marks) and what it is made of (boxes, lines, marks, words), all placed.

Across, places are shares of the room there is («12.5%»); down, they are pixels. So letters keep their size on a phone as on a desk,
and nothing is scaled. Two widths of drawing are provided for: the narrowest, where nothing may overlap, and the wide one from which
names stand beside the lines.
"""

from decimal import Decimal

from msgspec import Struct

ETROIT = 300  # pixels: the narrowest drawing, on a phone of 360
LARGE = 560  # pixels; the same number stands in graphiques.css, in @container
STYLES = 6  # colours, dashes, shapes of marks and patterns

# Seen in a drawing wide enough for names beside it, or only in a narrower one.
SI_LARGE = "eo-g-large"
SI_ETROIT = "eo-g-etroit"

# Outlines of the marks around (0, 0). Those of series are filled, or hollow for a provisional figure.
FORMES = {
    "1": "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "2": "M-4.5-4.5h9v9h-9z",
    "3": "M0-6L5.5 4.5h-11z",
    "4": "M0-6.5L5 0L0 6.5L-5 0z",
    "5": "M-2-6h4v4h4v4h-4v4h-4v-4h-4v-4h4z",
    "6": "M-6 0a6 6 0 1 0 12 0a6 6 0 1 0-12 0zM-2.2 0a2.2 2.2 0 1 1 4.4 0a2.2 2.2 0 1 1-4.4 0z",
    "sablier": "M-5-6h10L1.5 0L5 6h-10L-1.5 0z",
    "cible": "M0-8L7 0L0 8L-7 0z",
    "reference": "M-5.5-5.5h11v11h-11z",
    "pointe": "M0-6L5 3h-10z",
    "bulle": "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0z",
}


class Point(Struct, frozen=True):
    """One figure: its time in decimal years, the name of that time or place, the figure or None where there is none, and as written.

    `bornes` are the least and the most that an estimate may be, `dit` its words for who does not see the drawing (empty: as written); `prevu` is true of
    what is expected, and was not measured.
    """

    rang: Decimal
    nom: str
    valeur: Decimal | None
    ecrit: str
    provisoire: bool = False
    bornes: tuple[Decimal, Decimal] | None = None
    dit: str = ""
    prevu: bool = False

    @property
    def valeurs(self) -> tuple[Decimal, ...]:
        """All that must find its place on an axis."""
        return (*(() if self.valeur is None else (self.valeur,)), *(self.bornes or ()))


class Serie(Struct, frozen=True):
    """The figures of one place or of one group."""

    nom: str
    points: tuple[Point, ...]


class RepereTrace(Struct, frozen=True):
    """A figure to compare with, and its words: RepereTrace(50, "50 %", "cible 2020", 2020). `rang` is its time in decimal years, if
    known."""

    valeur: Decimal
    ecrit: str
    nom: str
    rang: Decimal | None = None


class RuptureTracee(Struct, frozen=True):
    """From this time on, figures are not comparable with earlier ones; `texte` says why."""

    rang: Decimal
    texte: str


class Boite(Struct, frozen=True):
    """A rectangle; `motif` is the number of its pattern, 0 for a plain colour."""

    x: str
    y: int
    largeur: str
    hauteur: int
    classe: str
    motif: int = 0


class Trait(Struct, frozen=True):
    """A straight line."""

    x1: str
    y1: int
    x2: str
    y2: int
    classe: str


class MarqueTracee(Struct, frozen=True):
    """A small shape, named in FORMES, around its middle."""

    x: str
    y: int
    forme: str
    classe: str


class TexteTrace(Struct, frozen=True):
    """Words on one line, `fort` in bold at their end; `ancre` is start, middle or end."""

    x: str
    y: int
    ancre: str
    texte: str
    classe: str
    fort: str = ""


class Calque(Struct, frozen=True):
    """Shapes that are shown or hidden together, drawn in the order of the fields."""

    classe: str
    boites: tuple[Boite, ...] = ()
    traits: tuple[Trait, ...] = ()
    marques: tuple[MarqueTracee, ...] = ()
    textes: tuple[TexteTrace, ...] = ()


class Marge(Struct, frozen=True):
    """A strip beside the drawing, as high as it is, whose width is in pixels."""

    largeur: int
    calques: tuple[Calque, ...]


class CleDeLegende(Struct, frozen=True):
    """One entry of the list under a chart: a sample (line, mark, or pattern), what it stands for, and a figure."""

    texte: str
    valeur: str = ""
    trait: str = ""
    forme: str = ""
    marque: str = ""
    boite: str = ""
    motif: int = 0
    classe: str = ""


class ChoixDuDessin(Struct, frozen=True):
    """One box to tick: its id and its number among the series, from 1."""

    id: str
    rang: int
    choisi: bool
    cle: CleDeLegende


class Graphique(Struct, frozen=True):
    """A chart of any kind. `formes` (name, outline) and `motifs` (numbers) are the marks and patterns that its SVG must define; `ruptures`
    are the numbered remarks under it."""

    id: str
    titre: str
    description: str
    hauteur: int
    calques: tuple[Calque, ...]
    gauche: Marge | None = None
    droite: Marge | None = None
    formes: tuple[tuple[str, str], ...] = ()
    motifs: tuple[int, ...] = ()
    cles: tuple[CleDeLegende, ...] = ()
    choix: tuple[ChoixDuDessin, ...] = ()
    ruptures: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def part(centiemes: Decimal) -> str:
    """12.50 → «12.5%»."""
    texte = f"{centiemes:.2f}".rstrip("0").rstrip(".")
    return f"{'0' if texte == '-0' else texte}%"


def couleur(rang: int) -> str:
    """The class that gives the colour of the series number `rang`, from 0."""
    return f"eo-g-c{rang % STYLES + 1}"


def formes_de(calques: tuple[Calque, ...], cles: tuple[CleDeLegende, ...]) -> tuple[tuple[str, str], ...]:
    """Name and outline of every mark that a chart uses, each once."""
    noms = [marque.forme for calque in calques for marque in calque.marques] + [cle.forme for cle in cles if cle.forme]
    return tuple((nom, FORMES[nom]) for nom in sorted(set(noms)))
