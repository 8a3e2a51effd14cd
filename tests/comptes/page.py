"""A built page cut into blocks: the words of one paragraph, cell or list item, with what stands around them."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise
from posixpath import join, normpath

VIDES = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
BLOCS = frozenset(
    [
        "article",
        "section",
        "div",
        "p",
        "li",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "caption",
        "td",
        "th",
        "tr",
        "table",
        "thead",
        "tbody",
        "summary",
        "details",
        "dt",
        "dd",
        "dl",
        "figcaption",
        "figure",
        "blockquote",
        "form",
        "label",
        "option",
        "select",
        "main",
        "nav",
        "aside",
        "header",
        "footer",
        "legend",
        "fieldset",
    ]
)
MUETS = frozenset(("svg", "script", "style", "iframe"))


@dataclass(eq=False)
class Element:
    """An open element: what it is, the addresses of the links in it, and for a cell its place in the table."""

    nom: str
    classes: frozenset[str]
    id: str
    parent: "Element | None"
    adresses: list[str] = field(default_factory=list)
    colonne: int = -1
    cellules: "list[Bloc]" = field(default_factory=list)  # of a row
    entetes: list[str] = field(default_factory=list)  # of a table
    titre: str = ""  # of a <dl>: the last <dt>

    def dessus(self, nom: str = "", classe: str = "") -> "Element | None":
        """The nearest element of that name or class: this one, or one that holds it."""
        ici: Element | None = self
        while ici is not None and not ((not nom or ici.nom == nom) and (not classe or classe in ici.classes)):
            ici = ici.parent
        return ici


@dataclass(eq=False)
class Bloc:
    """Words that stand together, their element, and the heading above them (its text and the id of its place)."""

    element: Element
    texte: str = ""
    titre: str = ""
    ancre: str = ""
    terme: str = ""  # of a <dd>
    morceaux: "list[tuple[Element, str]]" = field(
        default_factory=list, repr=False
    )  # the words, each with the innermost element around them
    avant: "Bloc | None" = field(default=None, repr=False)
    apres: "Bloc | None" = field(default=None, repr=False)

    def dans(self, *classes: str) -> bool:
        """True where an element of one of these classes holds the words."""
        return any(self.element.dessus(classe=classe) is not None for classe in classes)

    def dits(self, *classes: str) -> str:
        """The words that an element of one of these classes holds inside of this block."""
        return _propre("".join(mots for element, mots in self.morceaux if any(element.dessus(classe=classe) for classe in classes)))

    def sans(self, *classes: str) -> str:
        """The words without those."""
        return _propre("".join(mots for element, mots in self.morceaux if not any(element.dessus(classe=classe) for classe in classes)))

    def liens(self, classe: str = "") -> list[str]:
        """The addresses of the links among these words that have this class, or that hold words of this class."""
        liens = [(lien, element) for element, _ in self.morceaux if (lien := element.dessus("a"))]
        return [adresse for lien, element in liens if not classe or element.dessus(classe=classe) for adresse in lien.adresses]

    @property
    def colonne(self) -> str:
        """The words at the head of this cell's column; empty outside of tables."""
        cellule, table = self.element.dessus("td") or self.element.dessus("th"), self.element.dessus("table")
        return table.entetes[cellule.colonne] if cellule and table and cellule.colonne < len(table.entetes) else ""

    @property
    def rangee(self) -> "Bloc | None":
        """The first cell of this cell's row."""
        ligne = self.element.dessus("tr")
        return ligne.cellules[0] if ligne and ligne.cellules else None


class _Lecteur(HTMLParser):
    def __init__(self, adresse: str) -> None:
        super().__init__(convert_charrefs=True)
        self.adresse = adresse
        self.ouverts: list[Element] = []
        self.blocs: list[Bloc] = []
        self.courant: Bloc | None = None
        self.titre: Bloc | None = None
        self.dans_article = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        valeurs = {nom: valeur or "" for nom, valeur in attrs}
        classes = frozenset(valeurs.get("class", "").split())
        self.dans_article = self.dans_article or (tag == "article" and "md-content__inner" in classes)
        if tag == "br":
            self.handle_data(" ")
        if tag in VIDES:
            return
        element = Element(tag, classes, valeurs.get("id", ""), self.ouverts[-1] if self.ouverts else None)
        self.ouverts.append(element)
        if tag in ("td", "th") and (ligne := element.dessus("tr")):
            element.colonne = len(ligne.cellules)
            self._ouvrir()
            assert self.courant is not None
            ligne.cellules.append(self.courant)
        elif tag in BLOCS:
            self.courant = None
        if tag == "a" and valeurs.get("href"):
            adresse = valeurs["href"] if ":" in valeurs["href"][:8] else normpath(join("/", self.adresse, valeurs["href"]))
            for autre in self.ouverts:
                autre.adresses.append(adresse)

    def handle_endtag(self, tag: str) -> None:
        if tag in VIDES:
            return
        if tag == "th" and self.ouverts[-1].dessus("thead") and (table := self.ouverts[-1].dessus("table")):
            table.entetes.append(_propre(self.courant.texte if self.courant else ""))
        if tag == "dt" and (liste := self.ouverts[-1].dessus("dl")) and self.courant:
            liste.titre = _propre(self.courant.texte)
        while self.ouverts.pop().nom != tag:
            pass
        if tag in BLOCS:
            self.courant = None
        self.dans_article = self.dans_article and tag != "article"

    def handle_data(self, data: str) -> None:
        if not self.dans_article or any(element.nom in MUETS for element in self.ouverts):
            return
        if self.courant is None:
            if not data.strip():
                return
            self._ouvrir()
        assert self.courant is not None
        self.courant.texte += data
        self.courant.morceaux.append((self.ouverts[-1], data))

    def _ouvrir(self) -> None:
        porteur = next(element for element in reversed(self.ouverts) if element.nom in BLOCS)
        liste = porteur.dessus("dl")
        titre = self.titre
        self.courant = Bloc(porteur, "", titre.texte if titre else "", titre.element.id if titre else "", liste.titre if liste else "")
        self.blocs.append(self.courant)
        if porteur.nom in ("h1", "h2", "h3"):
            self.titre = self.courant


def _propre(texte: str) -> str:
    """The words with plain spaces, save inside numbers, where no-break ones tell «1 708» from «2019 165»."""
    texte = re.sub(r"(?<!\d)[\u00a0\u202f]|[\u00a0\u202f](?!\d{3}(?!\d))", " ", texte)
    return re.sub(r"[ \n\t]+", " ", texte).strip()


def lire(html: str, adresse: str) -> list[Bloc]:
    """The blocks of the page at `adresse` («paris/partenaires/dac»)."""
    lecteur = _Lecteur(adresse)
    lecteur.feed(html)
    lecteur.close()
    for bloc in lecteur.blocs:
        bloc.texte = _propre(bloc.texte)
    blocs = [bloc for bloc in lecteur.blocs if bloc.texte]
    for avant, apres in pairwise(blocs):
        avant.apres, apres.avant = apres, avant
    return blocs
