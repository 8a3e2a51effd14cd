"""The built pages, read once: links, anchors, tables, words."""

import pickle
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.une_fois import une_fois

VIDES = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
BLOCS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "details",
        "div",
        "dl",
        "fieldset",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "ul",
    ]
)
MUETS = frozenset(("script", "style", "svg", "noscript"))


@dataclass
class Lien:
    """An address that an element bears: href, src, data or action."""

    element: str
    attribut: str
    adresse: str
    rel: str


@dataclass
class Texte:
    """A run of visible letters, and whether it stands in the page's own content, outside code."""

    mots: str
    du_contenu: bool


@dataclass
class Page:
    """What the tests ask of a page."""

    chemin: str
    octets: bytes
    langue: str = ""
    titre: str = ""
    description: str = ""
    liens: list[Lien] = field(default_factory=list)
    ancres: list[str] = field(default_factory=list)
    textes: list[Texte] = field(default_factory=list)
    fautes: list[str] = field(default_factory=list)
    titres: list[str] = field(default_factory=list)
    est_un_renvoi: bool = False
    est_un_lien_court: bool = False  # or a list of them, which says the words of what they lead to

    @property
    def contenu(self) -> str:
        """All words of the content, spaces made one."""
        return " ".join(" ".join(texte.mots for texte in self.textes if texte.du_contenu).split())


class _Lecteur(HTMLParser):
    """Reads one page, and notes on the way what no page may have."""

    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.ouverts: list[str] = []
        self.contenu = 0
        self.legendes: list[bool] = []
        self.dans_titre = False
        self.dans_h1 = False
        self.colle = False  # an acronym is part of the words around it

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        valeurs = {nom: valeur or "" for nom, valeur in attrs}
        if len(valeurs) != len(attrs):
            self.page.fautes.append(f"an attribute twice on <{tag}>")
        if "p" in self.ouverts and tag in BLOCS and "svg" not in self.ouverts:
            self.page.fautes.append(f"<{tag}> inside <p>")
        if "a" in self.ouverts and tag == "a":
            self.page.fautes.append("<a> inside <a>")
        if valeurs.get("id"):
            self.page.ancres.append(valeurs["id"])
        for attribut in ("href", "src", "data", "action", "poster", "srcset"):
            if attribut in valeurs and not (attribut == "data" and tag != "object"):
                self.page.liens.append(Lien(tag, attribut, valeurs[attribut], valeurs.get("rel", "")))
        self._relever(tag, valeurs)
        self.colle = tag == "abbr" or (self.colle and tag in VIDES)
        if tag not in VIDES:
            self.ouverts.append(tag)
            if self.contenu or tag == "article":
                self.contenu += 1

    def _relever(self, tag: str, valeurs: dict[str, str]) -> None:
        page = self.page
        if tag == "html":
            page.langue = valeurs.get("lang", "")
        elif tag == "title" and "svg" not in self.ouverts:
            self.dans_titre = True
        elif tag == "meta" and valeurs.get("name") == "description":
            page.description = valeurs.get("content", "")
        elif tag == "meta" and valeurs.get("http-equiv", "").lower() == "refresh":
            page.est_un_renvoi = True
        elif tag == "iframe" and not valeurs.get("title", "").strip():
            page.fautes.append("iframe without a title")
        elif tag == "img" and "alt" not in valeurs:
            page.fautes.append("img without alt")
        elif tag == "table":
            self.legendes.append(False)
        elif tag == "caption":
            self.legendes[-1] = True
        elif tag == "th" and valeurs.get("scope") not in ("col", "row", "rowgroup"):
            page.fautes.append("th without scope")
        elif tag == "h1":
            self.dans_h1 = True
            page.titres.append("")
        for nom in valeurs:
            if nom.startswith("on"):
                page.fautes.append(f"handler {nom} on <{tag}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VIDES:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.ouverts or self.ouverts[-1] != tag:
            self.page.fautes.append(f"</{tag}> closes <{self.ouverts[-1] if self.ouverts else ''}> at line {self.getpos()[0]}")
            return
        self.ouverts.pop()
        self.colle = tag == "abbr"
        self.contenu = max(0, self.contenu - 1)
        if tag == "title":
            self.dans_titre = False
        elif tag == "h1":
            self.dans_h1 = False
        elif tag == "table" and not self.legendes.pop():
            self.page.fautes.append("table without a caption")

    def handle_data(self, data: str) -> None:
        if self.dans_titre:
            self.page.titre += data
        elif not MUETS & set(self.ouverts):
            if self.dans_h1:
                self.page.titres[-1] += data
            if self.colle and self.page.textes:
                self.page.textes[-1].mots += data
                self.colle = False
            elif data.strip():
                self.page.textes.append(Texte(data, bool(self.contenu) and "code" not in self.ouverts))


def lire(chemin: str, octets: bytes) -> Page:
    """The page at `chemin` of the site."""
    page = Page(chemin, octets)
    page.est_un_lien_court = "k" in chemin.split("/")
    lecteur = _Lecteur(page)
    lecteur.feed(octets.decode("utf-8"))
    lecteur.close()
    if lecteur.ouverts:
        page.fautes.append(f"never closed: {lecteur.ouverts}")
    return page


@pytest.fixture(scope="session")
def pages(site_construit: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """Every HTML page of the built site, by its path."""

    def garder(fichier: Path) -> None:
        chemins = sorted(site_construit.rglob("*.html"))
        noms = [chemin.relative_to(site_construit).as_posix() for chemin in chemins]
        lues = {nom: lire(nom, chemin.read_bytes()) for nom, chemin in zip(noms, chemins, strict=True)}
        fichier.write_bytes(pickle.dumps(lues, pickle.HIGHEST_PROTOCOL))

    # Reading all of them takes twenty seconds: one worker does it for all.
    gardees: dict[str, Page] = pickle.loads(une_fois(tmp_path_factory, "pages-lues", garder).read_bytes())
    return gardees
