"""What html-validate does not know: the attributes, roles and states that the standards define, and where words may stand."""

from collections.abc import Iterator
from html.parser import HTMLParser

# The HTML standard's attributes of every element, those of the elements that the site uses (an element that is not here is to be added with
# its own), and those of SVG, without a distinction of case.
PARTOUT = frozenset(
    [
        "accesskey",
        "autocapitalize",
        "autocorrect",
        "autofocus",
        "class",
        "contenteditable",
        "dir",
        "draggable",
        "enterkeyhint",
        "hidden",
        "id",
        "inert",
        "inputmode",
        "is",
        "itemid",
        "itemprop",
        "itemref",
        "itemscope",
        "itemtype",
        "lang",
        "nonce",
        "popover",
        "role",
        "slot",
        "spellcheck",
        "style",
        "tabindex",
        "title",
        "translate",
        "writingsuggestions",
    ]
)
SANS_AUTRE = (
    "abbr article aside b body br caption cite code dd desc div dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 head header hgroup hr html i "
    "kbd legend main mark nav noscript p pre s samp search section small span strong sub summary sup table tbody template tfoot thead title tr ul var wbr"
)
PROPRES = dict.fromkeys(SANS_AUTRE.split(), frozenset[str]()) | {
    nom: frozenset(attributs.split())
    for nom, attributs in {
        "a": "href target download ping rel hreflang type referrerpolicy",
        "blockquote": "cite",
        "button": "command commandfor disabled form formaction formenctype formmethod formnovalidate formtarget name popovertarget type value",
        "col": "span",
        "colgroup": "span",
        "data": "value",
        "del": "cite datetime",
        "details": "name open",
        "fieldset": "disabled form name",
        "form": "accept-charset action autocomplete enctype method name novalidate rel target",
        "iframe": "src srcdoc name sandbox allow allowfullscreen width height referrerpolicy loading",
        "img": "alt src srcset sizes crossorigin usemap ismap width height referrerpolicy decoding loading fetchpriority",
        "input": "accept alt autocomplete checked dirname disabled form formaction formmethod height list max maxlength min minlength "
        "multiple name pattern placeholder popovertarget readonly required size src step type value width",
        "ins": "cite datetime",
        "label": "for",
        "li": "value",
        "link": "href crossorigin rel media integrity hreflang type referrerpolicy sizes as color disabled fetchpriority",
        "meta": "name property http-equiv content charset media",
        "ol": "reversed start type",
        "option": "disabled label selected value",
        "output": "for form name",
        "progress": "value max",
        "q": "cite",
        "script": "src type nomodule async defer crossorigin integrity referrerpolicy fetchpriority",
        "select": "autocomplete disabled form multiple name required size",
        "style": "media",
        "td": "colspan rowspan headers",
        "textarea": "autocomplete cols dirname disabled form maxlength minlength name placeholder readonly required rows wrap",
        "th": "colspan rowspan headers scope abbr",
        "time": "datetime",
    }.items()
}
SVG = frozenset(
    [
        "class",
        "clip-path",
        "clip-rule",
        "cx",
        "cy",
        "d",
        "fill",
        "fill-opacity",
        "fill-rule",
        "focusable",
        "fx",
        "fy",
        "gradienttransform",
        "gradientunits",
        "height",
        "href",
        "id",
        "lang",
        "marker-end",
        "marker-mid",
        "marker-start",
        "offset",
        "opacity",
        "pathlength",
        "patterncontentunits",
        "patterntransform",
        "patternunits",
        "points",
        "preserveaspectratio",
        "r",
        "role",
        "rx",
        "ry",
        "stop-color",
        "stop-opacity",
        "stroke",
        "stroke-dasharray",
        "stroke-linecap",
        "stroke-linejoin",
        "stroke-opacity",
        "stroke-width",
        "style",
        "tabindex",
        "text-anchor",
        "transform",
        "viewbox",
        "vector-effect",
        "width",
        "x",
        "x1",
        "x2",
        "xmlns",
        "xmlns:xlink",
        "xlink:href",
        "y",
        "y1",
        "y2",
        "dx",
        "dy",
        "font-size",
        "font-weight",
        "dominant-baseline",
    ]
)
CONNUS = {nom: PARTOUT | propres for nom, propres in PROPRES.items()}
# WAI-ARIA 1.2.
ETATS = frozenset(
    [
        "activedescendant",
        "atomic",
        "autocomplete",
        "braillelabel",
        "brailleroledescription",
        "busy",
        "checked",
        "colcount",
        "colindex",
        "colindextext",
        "colspan",
        "controls",
        "current",
        "describedby",
        "description",
        "details",
        "disabled",
        "dropeffect",
        "errormessage",
        "expanded",
        "flowto",
        "grabbed",
        "haspopup",
        "hidden",
        "invalid",
        "keyshortcuts",
        "label",
        "labelledby",
        "level",
        "live",
        "modal",
        "multiline",
        "multiselectable",
        "orientation",
        "owns",
        "placeholder",
        "posinset",
        "pressed",
        "readonly",
        "relevant",
        "required",
        "roledescription",
        "rowcount",
        "rowindex",
        "rowindextext",
        "rowspan",
        "selected",
        "setsize",
        "sort",
        "valuemax",
        "valuemin",
        "valuenow",
        "valuetext",
    ]
)
ROLES = frozenset(
    [
        "alert",
        "alertdialog",
        "application",
        "article",
        "banner",
        "blockquote",
        "button",
        "caption",
        "cell",
        "checkbox",
        "code",
        "columnheader",
        "combobox",
        "comment",
        "complementary",
        "contentinfo",
        "definition",
        "deletion",
        "dialog",
        "document",
        "emphasis",
        "feed",
        "figure",
        "form",
        "generic",
        "grid",
        "gridcell",
        "group",
        "heading",
        "img",
        "insertion",
        "link",
        "list",
        "listbox",
        "listitem",
        "log",
        "main",
        "mark",
        "marquee",
        "math",
        "menu",
        "menubar",
        "menuitem",
        "menuitemcheckbox",
        "menuitemradio",
        "meter",
        "navigation",
        "none",
        "note",
        "option",
        "paragraph",
        "presentation",
        "progressbar",
        "radio",
        "radiogroup",
        "region",
        "row",
        "rowgroup",
        "rowheader",
        "scrollbar",
        "search",
        "searchbox",
        "separator",
        "slider",
        "spinbutton",
        "status",
        "strong",
        "subscript",
        "suggestion",
        "superscript",
        "switch",
        "tab",
        "table",
        "tablist",
        "tabpanel",
        "term",
        "textbox",
        "time",
        "timer",
        "toolbar",
        "tooltip",
        "tree",
        "treegrid",
        "treeitem",
    ]
)
# Where words may not stand: a browser takes them out of a table, and reads them as no item of a list.
SANS_MOTS = frozenset(
    ["table", "thead", "tbody", "tfoot", "tr", "colgroup", "ul", "ol", "dl", "select", "picture", "video", "audio", "head", "html"]
)
VIDES = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


class _Lecteur(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ouverts: list[str] = []
        self.fautes: list[str] = []

    def _dire(self, faute: str) -> None:
        self.fautes.append(f"{self.getpos()[0]} {faute}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VIDES:
            self.ouverts.append(tag)
        dessin = "svg" in self.ouverts
        if not dessin and tag not in PROPRES:
            self._dire(f"<{tag}>: not in the list of elements")
        connus = SVG if dessin else CONNUS.get(tag, PARTOUT)
        for nom, valeur in attrs:
            if nom.startswith("aria-"):
                if nom[5:] not in ETATS:
                    self._dire(f"<{tag} {nom}>: no such state or property")
            elif nom not in connus and not (nom.startswith("data-") and len(nom) > 5):
                self._dire(f"<{tag} {nom}>: no such attribute")
            if nom == "role" and valeur not in ROLES:
                self._dire(f"<{tag} role={valeur!r}>: no such role")
            if nom in ("lang", "hreflang") and not valeur:
                self._dire(f"<{tag} {nom}>: empty")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VIDES:
            self.ouverts.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag in self.ouverts:
            while self.ouverts.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.ouverts and self.ouverts[-1] in SANS_MOTS:
            self._dire(f"words in <{self.ouverts[-1]}>: {data.strip()[:30]!r}")


def fautes(octets: bytes) -> Iterator[str]:
    """«line what» for each attribute, role or state that nobody defined, and for words where none may stand."""
    lecteur = _Lecteur()
    lecteur.feed(octets.decode("utf-8"))
    lecteur.close()
    yield from lecteur.fautes
    # Where a browser looks for it before it reads anything.
    if b'charset="utf-8"' not in octets[:1024].lower() and b"charset=utf-8" not in octets[:1024].lower():
        yield "1 no charset in the first 1,024 bytes"
