"""A published page as it stands in a frozen edition: its links lead inside of the edition or, where they leave the contract, to the live site; it bears a banner,
and asks search engines to prefer the live page."""

import html
import re
from collections.abc import Callable
from posixpath import dirname, join, normpath
from urllib.parse import quote, unquote

from msgspec import Struct

from generator.model.edition_figee import dossier_de_l_edition
from generator.pages.adresses import relative

_BALISE = re.compile(r"""<!--.*?-->|<([a-zA-Z][^\s/>]*)(?:[^"'>]|"[^"]*"|'[^']*')*>""", re.DOTALL)
_ATTRIBUT = re.compile(r"""([^\s"'>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'>]+)""")
_MUETTES = ("script", "style")
_LIENS = frozenset(
    (
        "href",
        "xlink:href",
        "src",
        "action",
        "formaction",
        "poster",
        "data",
        "data-index",
        "data-eo-recherche",
        "data-eo-racine",
        "data-adresse",
    )
)
_LISTES = frozenset(("srcset", "imagesrcset"))
_AILLEURS = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")
_URL_DE_STYLE = re.compile(r"""url\(\s*(["']?)([^"')]*)\1\s*\)""")
_TETES = re.compile(r"""<(?:link rel="canonical"|meta property="og:(?:url|image)") [^>]*>""")
_CITATION = re.compile(r"""(<p class="eo-citation"[^>]*>)(.*?)(</p>)""", re.DOTALL)
# The short link in brackets leads to the live page, which is not what is cited.
_ADRESSE_A_LA_FIN = re.compile(r"\s*(https?://\S+)(?: \([^)]*\))?$")
_DE_LA_PAGE_VIVANTE = re.compile(r"""<p class="eo-figee">.*?</p>\n?""", re.DOTALL)  # where the live page leads to a frozen one
_ROBOTS = re.compile(r"""<meta name="robots"[^>]*>""")
RENVOI = b'http-equiv="refresh"'  # the small pages that stand at addresses of before


class CadreDEdition(Struct, frozen=True):
    """Where a page is frozen: its contract, the ISO day of the edition, whether a file of the contract stays in the edition (`fige`), and where one that editions
    share stands among them (`commun`: its name, empty for one that they do not share)."""

    contrat: str
    jour: str
    fige: Callable[[str], bool]
    commun: Callable[[str], str]

    def lien(self, chemin: str, adresse: str) -> str:
        """The address that the page at `chemin` (below the contract) writes, as it writes it once frozen."""
        partie, queue = _couper(adresse)
        if not partie or _AILLEURS.match(adresse):
            return adresse
        ici = dirname(f"{self.contrat}/{chemin}")
        cible = unquote(partie)
        cible = normpath(cible.lstrip("/")) if cible.startswith("/") else normpath(join(ici, cible))
        cible = "" if cible == "." else cible
        dedans = cible.removeprefix(f"{self.contrat}/") if cible.startswith(f"{self.contrat}/") else "" if cible == self.contrat else None
        depuis = f"{dossier_de_l_edition(self.jour, self.contrat)}/{dirname(chemin)}/"
        if dedans is not None:
            if nom := self.commun(dedans):
                return f"{relative(depuis, f'archives/communs/{nom}')}{queue}"
            if self.fige(dedans) or self.fige(f"{dedans}/index.html" if dedans else "index.html"):
                return adresse
        vivante = f"{quote(cible)}/" if cible and (partie.endswith(("/", ".")) or "." not in cible.rpartition("/")[2]) else quote(cible)
        return f"{relative(depuis, vivante)}{queue}"


class Bandeau(Struct, frozen=True):
    """What is added to each page: words («20 novembre 2026»), the banner, what goes into its head."""

    date: str
    corps: str
    tete: str


def figer(octets: bytes, chemin: str, cadre: CadreDEdition, bandeau: Bandeau) -> bytes:
    """The page at `chemin` (below its contract) as it is frozen. The banner stands before `<main>`, which all of our pages have."""
    texte = _relier(octets.decode("utf-8"), lambda adresse: cadre.lien(chemin, adresse))
    texte = _TETES.sub(lambda trouve: _figee(trouve[0], cadre), texte)
    texte = _CITATION.sub(lambda trouve: f"{trouve[1]}{_citer(trouve[2], cadre, bandeau.date)}{trouve[3]}", texte)
    texte = _DE_LA_PAGE_VIVANTE.sub("", texte)
    texte = _ROBOTS.sub("", texte, count=1)
    texte = texte.replace("</title>", f" – édition du {bandeau.date}</title>", 1)
    texte = texte.replace("</head>", f'<meta name="robots" content="noindex">\n{bandeau.tete}</head>', 1)
    avant, main, apres = texte.partition("<main")
    return f"{avant}{bandeau.corps}{main}{apres}".encode()


def figer_un_style(octets: bytes, chemin: str, nom_de: Callable[[str], str]) -> bytes:
    """A style sheet among the shared files, where all stand in one folder; `nom_de` gives the name there of a file of the contract."""

    def relier(trouve: re.Match[str]) -> str:
        adresse = trouve[2].strip()
        partie, queue = _couper(adresse)
        if not partie or _AILLEURS.match(adresse):
            return trouve[0]
        return f"url({nom_de(normpath(join(dirname(chemin), unquote(partie))))}{queue})"

    return _URL_DE_STYLE.sub(relier, octets.decode("utf-8")).encode("utf-8")


def figer_un_index(octets: bytes) -> bytes:
    """A file of the index of the search: the addresses in it are as from the home of the contract, and those that leave it («../glossaire/#caf») lead to the live site."""
    return octets.replace(b'"../', b'"../../../')


def _couper(adresse: str) -> tuple[str, str]:
    """The path of an address, and what follows it."""
    trouve = re.search(r"[?#]", adresse)
    return (adresse[: trouve.start()], adresse[trouve.start() :]) if trouve else (adresse, "")


def _relier(texte: str, lien: Callable[[str], str]) -> str:
    """The page with other addresses. What only looks like a link (in a text, in a script, in the value of an attribute) stays."""
    morceaux: list[str] = []
    ici = 0
    while balise := _BALISE.search(texte, ici):
        morceaux += (texte[ici : balise.start()], _balise(balise[0], lien) if balise[1] else balise[0])
        ici = balise.end()
        if balise[1] and balise[1].lower() in _MUETTES:
            ferme = re.compile(rf"</{re.escape(balise[1])}", re.IGNORECASE).search(texte, ici)
            fin = ferme.start() if ferme else len(texte)
            morceaux.append(texte[ici:fin])
            ici = fin
    return "".join((*morceaux, texte[ici:]))


def _balise(balise: str, lien: Callable[[str], str]) -> str:
    def changer(trouve: re.Match[str]) -> str:
        nom, egal, ecrite = trouve[1].lower(), trouve[2], trouve[3]
        if nom not in _LIENS and nom not in _LISTES:
            return trouve[0]
        brute = ecrite[1:-1] if ecrite[0] in "\"'" else ecrite
        valeur = html.unescape(brute)
        if nom in _LISTES:
            neuve = ", ".join(_de_liste(un, lien) for un in valeur.split(", "))
        else:
            neuve = " ".join(map(lien, valeur.split(" "))) if nom == "data-index" else lien(valeur)
        return trouve[0] if neuve == valeur else f'{trouve[1]}{egal}"{html.escape(neuve)}"'

    return _ATTRIBUT.sub(changer, balise)


def _de_liste(morceau: str, lien: Callable[[str], str]) -> str:
    adresse, espace, reste = morceau.partition(" ")
    return f"{lien(adresse)}{espace}{reste}"


def _figee(texte: str, cadre: CadreDEdition) -> str:
    """`texte` with the addresses of the frozen pages in the place of those of live ones."""
    vers = dossier_de_l_edition(cadre.jour, cadre.contrat)
    return re.sub(rf"(https?://[^\s\"<>]*?)/{re.escape(cadre.contrat)}/", rf"\1/{vers}/", texte, count=1)


def _citer(citation: str, cadre: CadreDEdition, date: str) -> str:
    dit = f"Édition figée du {date}"
    if adresse := _ADRESSE_A_LA_FIN.search(citation):
        return f"{citation[: adresse.start()]} {dit}. {_figee(adresse[1], cadre)}"
    return f"{citation.rstrip()} {dit}."
