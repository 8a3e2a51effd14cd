"""What bears an address or names an anchor in a file of the site: HTML, CSS, scripts, JSON, CSV, the site map."""

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

# The attributes that the standard makes an address, whatever the element, but for those that `PAR_ELEMENT` limits.
ADRESSES = frozenset(
    [
        "href",
        "src",
        "action",
        "formaction",
        "poster",
        "cite",
        "manifest",
        "longdesc",
        "background",
        "codebase",
        "classid",
        "profile",
        "xlink:href",
        "itemid",
        "itemtype",
    ]
)
LISTES = frozenset(("ping", "archive", "attributionsrc"))
ENSEMBLES = frozenset(("srcset", "imagesrcset"))
# Meta elements whose content is an address.
METAS = re.compile(
    r"(og|twitter):(url|image|image:src|image:url|image:secure_url|video|audio|player|see_also)|msapplication-.*(image|config)"
)
# The attributes that name other elements of the page by id.
RENVOIS = frozenset(
    [
        "for",
        "list",
        "form",
        "headers",
        "itemref",
        "popovertarget",
        "commandfor",
        "anchor",
        "aria-activedescendant",
        "aria-controls",
        "aria-describedby",
        "aria-details",
        "aria-errormessage",
        "aria-flowto",
        "aria-labelledby",
        "aria-owns",
    ]
)
CSS = re.compile(r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')|sourceMappingURL=([^\s*]+)""")
SOURCE = re.compile(r"sourceMappingURL=([^\s*]+)")
CHEMIN = re.compile(r"(?:\.{1,2})?/[^\s<>]*")
LOC = re.compile(r"<loc>([^<]*)</loc>|^Sitemap:\s*(\S+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Porteur:
    """An address, with the line that bears it and what bears it there."""

    ligne: int
    quoi: str
    adresse: str


@dataclass(slots=True)
class Lu:
    """What a file says: its addresses, its anchors and the ids that it names, each with its line; what no page may have."""

    adresses: list[Porteur] = field(default_factory=list)
    ancres: list[tuple[str, int]] = field(default_factory=list)
    renvois: list[Porteur] = field(default_factory=list)
    fautes: list[tuple[int, str]] = field(default_factory=list)


def adresses_du_style(texte: str, ligne: int, quoi: str) -> Iterator[Porteur]:
    """The addresses of a style sheet, of a `style` attribute or of an attribute of SVG."""
    for trouve in CSS.finditer(texte):
        yield Porteur(ligne + texte.count("\n", 0, trouve.start()), quoi, next(filter(None, trouve.groups()), ""))


def adresses_des_donnees(valeur: object, quoi: str, ligne: int = 1) -> Iterator[Porteur]:
    """Whatever looks like a path of the site in JSON, and every `adresse`, wherever it stands."""
    if isinstance(valeur, dict):
        for cle, element in valeur.items():
            if cle in ("adresse", "url", "lien") and isinstance(element, str):
                yield Porteur(ligne, f"{quoi} {cle}", element)
            else:
                yield from adresses_des_donnees(element, quoi, ligne)
    elif isinstance(valeur, list):
        for element in valeur:
            yield from adresses_des_donnees(element, quoi, ligne)
    elif isinstance(valeur, str) and CHEMIN.fullmatch(valeur):
        yield Porteur(ligne, quoi, valeur)


class _Page(HTMLParser):
    """Reads one document, and those that stand inside it."""

    def __init__(self, lu: Lu, ligne: int) -> None:
        super().__init__(convert_charrefs=True)
        self.lu, self.depart = lu, ligne
        self.noms: dict[str, str] = {}  # the maps of images, by name
        self.dans = ""
        self.texte: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the attributes of an element bear."""
        ligne = self.depart + self.getpos()[0] - 1
        valeurs = {nom: valeur or "" for nom, valeur in attrs}
        if tag == "base":
            self.lu.fautes.append((ligne, "<base> changes what every address of the page means"))
        if "id" in valeurs:
            self.lu.ancres.append((valeurs["id"], ligne))
        elif tag == "a" and "name" in valeurs:
            self.lu.ancres.append((valeurs["name"], ligne))
        if tag == "map" and "name" in valeurs:
            self.lu.ancres.append((f"<map> {valeurs['name']}", ligne))
        if tag == "meta":
            self._meta(ligne, valeurs)
        for nom, valeur in valeurs.items():
            self._attribut(ligne, tag, nom, valeur)
        if tag in ("style", "script"):
            self.dans, self.texte = (tag if tag == "style" else valeurs.get("type", "")), []

    def _attribut(self, ligne: int, tag: str, nom: str, valeur: str) -> None:
        quoi, lu = f"{tag} {nom}", self.lu
        if nom in ADRESSES or (nom == "data" and tag in ("object", "embed")):
            lu.adresses.append(Porteur(ligne, quoi, valeur))
        elif nom in LISTES:
            lu.adresses.extend(Porteur(ligne, quoi, adresse) for adresse in valeur.split())
        elif nom in ENSEMBLES:
            lu.adresses.extend(Porteur(ligne, quoi, morceau.split()[0]) for morceau in valeur.split(", ") if morceau.strip())
        elif nom == "usemap":
            lu.renvois.append(Porteur(ligne, quoi, f"<map> {valeur.removeprefix('#')}"))
        elif nom == "srcdoc":
            dedans = Lu()
            lire_html(valeur, dedans, ligne)
            lu.adresses += dedans.adresses
            lu.fautes += dedans.fautes
            ids = {ancre for ancre, _ in dedans.ancres}
            lu.fautes += [
                (renvoi.ligne, f"{renvoi.quoi} {renvoi.adresse!r}: no such id") for renvoi in dedans.renvois if renvoi.adresse not in ids
            ]
        elif nom in RENVOIS:
            lu.renvois.extend(Porteur(ligne, quoi, identifiant) for identifiant in (valeur.split() or [""]))
        elif "url(" in valeur:
            lu.adresses.extend(adresses_du_style(valeur, ligne, quoi))

    def _meta(self, ligne: int, valeurs: dict[str, str]) -> None:
        contenu = valeurs.get("content", "")
        if valeurs.get("http-equiv", "").lower() == "refresh":
            _, _, suite = contenu.partition(";")
            self.lu.adresses.append(Porteur(ligne, "meta refresh", re.sub(r"^\s*url\s*=\s*", "", suite, flags=re.IGNORECASE).strip("'\" ")))
        elif METAS.fullmatch(valeurs.get("property", "") or valeurs.get("name", "")):
            self.lu.adresses.append(Porteur(ligne, f"meta {valeurs.get('property') or valeurs.get('name')}", contenu))

    def handle_data(self, data: str) -> None:
        """Keep the text of a style or of data."""
        if self.dans:
            self.texte.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Read the style or the data that end here."""
        if tag not in ("style", "script") or not self.dans:
            return
        texte, ligne, dans = "".join(self.texte), self.depart + self.getpos()[0] - 1, self.dans
        self.dans = ""
        if dans == "style":
            self.lu.adresses.extend(adresses_du_style(texte, ligne - texte.count("\n"), "style"))
        elif dans.endswith("json"):
            self.lu.adresses.extend(adresses_des_donnees(donnees := json.loads(texte), "script", ligne))
            self.lu.ancres.extend((repere, ligne) for repere in _reperes(donnees))


def _reperes(donnees: object) -> Iterator[str]:
    """The marks that a map's script draws from its data, each of which an address may name."""
    if isinstance(donnees, dict) and donnees.get("type") == "FeatureCollection":
        for trait in donnees["features"]:
            if "id" in trait["properties"]:  # what stands around, in grey, has no address
                yield trait["properties"]["id"]


def lire_html(texte: str, lu: Lu, ligne: int = 1) -> None:
    """Add to `lu` what a document says that starts at `ligne`."""
    lecteur = _Page(lu, ligne)
    lecteur.feed(texte)
    lecteur.close()


def lire(chemin: str, octets: bytes) -> Lu:
    """What the file at `chemin` says; nothing for kinds of file that bear no address."""
    lu, sorte = Lu(), chemin.rpartition(".")[2]
    if sorte in ("html", "svg"):
        lire_html(octets.decode("utf-8"), lu)
    elif sorte == "css":
        lu.adresses.extend(adresses_du_style(octets.decode("utf-8"), 1, "css"))
    elif sorte == "js":
        lu.adresses.extend(Porteur(1, "script", trouve[1]) for trouve in SOURCE.finditer(octets.decode("utf-8")))
    elif sorte == "json":
        donnees = json.loads(octets)
        if chemin.endswith("recherche/index.json"):
            # Its addresses start from the site's root, one folder up; those of a large site are in parts.
            lu.adresses.extend(Porteur(1, "json pages", f"../{page[0]}") for page in donnees.get("pages", ()))
        elif "recherche/pages/" in chemin:
            lu.adresses.extend(Porteur(1, "json pages", f"../../{page[0]}") for page in donnees)
        else:
            lu.adresses.extend(adresses_des_donnees(donnees, "json"))
    elif sorte == "csv":
        for rang, rangee in enumerate(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline="")), 1):
            lu.adresses.extend(Porteur(rang, "csv", cellule) for cellule in rangee if CHEMIN.fullmatch(cellule) and len(cellule) > 1)
    elif sorte in ("xml", "txt"):
        lu.adresses.extend(Porteur(1, sorte, trouve[1] or trouve[2]) for trouve in LOC.finditer(octets.decode("utf-8")))
    return lu
