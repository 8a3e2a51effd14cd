"""The name of a link says where it leads, on every page of the site: none is empty, none is vague, and no two of one name lead to two places."""

import html
import re
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

from tests.site.parcours import fichiers_de, origine_de

LIEN = re.compile(r"<a\b([^>]*)>(.*?)</a>", re.DOTALL)
CACHE = re.compile(r'<(span|svg)\b[^>]*aria-hidden="true"[^>]*>.*?</\1>', re.DOTALL)
IMAGE = re.compile(r'<img\b[^>]*\balt="([^"]*)"[^>]*>')
VAGUES = {
    "ici", "là", "en savoir plus", "plus", "voir", "voir plus", "tout voir", "lire la suite", "la suite", "suite", "cliquez ici", "lien", "page",
    "la page", "détail", "détails", "le détail", "télécharger", "consulter", "source", "document", "plus d’informations",
}  # fmt: skip


def _nom(attributs: str, dedans: str) -> str:
    etiquette = re.search(r'\baria-label="([^"]*)"', attributs)
    texte = etiquette[1] if etiquette else re.sub(r"<[^>]+>", " ", IMAGE.sub(r"\1", CACHE.sub("", dedans)))
    return " ".join(html.unescape(texte).split()).strip(" .:›→…").lower()


def test_aucun_lien_muet(site_construit: Path) -> None:
    """Each link of each page has a name that can stand alone (WCAG 2.4.4)."""
    muets = {}
    for page in site_construit.rglob("*.html"):
        for attributs, dedans in LIEN.findall(page.read_text(encoding="utf-8")):
            nom = _nom(attributs, dedans)
            if "href=" in attributs and (not nom or nom in VAGUES):
                muets[nom] = f"{page.relative_to(site_construit)}: {attributs}"
    assert muets == {}


def test_les_mots_vagues_sont_reconnus() -> None:
    """The test sees what it looks for."""
    assert _nom("", '<span aria-hidden="true">→</span> <b>En savoir&nbsp;plus</b>') in VAGUES
    assert _nom(' aria-label="Détail"', "Le montant") in VAGUES
    assert _nom("", '<svg aria-hidden="true"><path/></svg>') == ""


class _Noms(HTMLParser):
    """The links of one page as assistive technology lists them: (name, address, line)."""

    VIDES = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.liens: list[tuple[str, str, int]] = []
        self.hauts = {"", "contenu"}  # the places that are the page's own top: its content and its title
        self._ouverts: list[tuple[str, bool]] = []
        self._lien: tuple[str, str, int] | None = None
        self._mots: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        valeurs = {nom: valeur or "" for nom, valeur in attrs}
        if tag == "h1":
            self.hauts.add(valeurs.get("id", ""))
        # The theme's own skip link stands in the page, but `test_le_saut_du_theme_est_cache` holds that nobody meets it.
        if tag == "a" and "href" in valeurs and valeurs.get("class") != "md-skip":
            self._lien, self._mots = (valeurs.get("aria-label", ""), valeurs["href"], self.getpos()[0]), []
        if tag in ("img", "br"):
            self._mots.append(valeurs.get("alt", "") if tag == "img" else " ")
        if tag not in self.VIDES:
            muet = valeurs.get("aria-hidden") == "true" or tag in ("script", "style") or bool(self._ouverts and self._ouverts[-1][1])
            self._ouverts.append((tag, muet))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self.VIDES:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._ouverts.pop()
        if tag == "a" and self._lien:
            etiquette, adresse, ligne = self._lien
            self.liens.append((" ".join((etiquette or "".join(self._mots)).split()), adresse, ligne))
            self._lien = None

    def handle_data(self, data: str) -> None:
        if self._ouverts and not self._ouverts[-1][1]:
            self._mots.append(data)


def homonymes(chemin: str, page: str, origine: str = "") -> list[str]:
    """«page:line «name»: addresses» for each name that two links of a page bear and that leads to two places.

    Capitals do not tell names apart: a screen reader does not say them. A fragment is a place of its own, save the page's own top.
    """
    base = f"{origine or 'http://site'}/{chemin.removesuffix('index.html')}"
    lecteur = _Noms()
    lecteur.feed(page)
    lecteur.close()
    places: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for nom, adresse, ligne in lecteur.liens:
        vers = urljoin(base, adresse).removesuffix("#")
        sans_fragment, _, fragment = vers.partition("#")
        if sans_fragment == base and fragment in lecteur.hauts:
            vers = sans_fragment
        places[nom.casefold()].setdefault(vers, ligne)
    return [
        f"{chemin}:{min(vers.values())} «{nom}»: {', '.join(adresse.removeprefix('http://site') for adresse in vers)}"
        for nom, vers in places.items()
        if len(vers) > 1
    ]


def test_un_nom_une_adresse(site_construit: Path) -> None:
    """Whoever lists the links of a page out of their context, or says the name of one, is led to one place (WCAG 2.4.9 in spirit)."""
    fichiers = fichiers_de(site_construit)
    origine = origine_de(fichiers)
    pages = {chemin: octets.decode("utf-8") for chemin, octets in fichiers.items() if chemin.endswith(".html")}
    assert len(pages) > 2000
    assert [faute for chemin, page in pages.items() for faute in homonymes(chemin, page, origine)] == []


def test_le_saut_du_theme_est_cache(site_construit: Path) -> None:
    """The one link that the count of names leaves out is hidden from all, by the style sheet of every site."""
    feuilles = list(site_construit.rglob("ressources/style.css"))
    assert feuilles
    for feuille in feuilles:
        assert re.search(r'\[data-md-component="?skip"?\]\s*\{\s*display:\s*none', feuille.read_text("utf-8")), feuille
    for page in site_construit.rglob("*.html"):
        texte = page.read_text("utf-8")
        sautes = len(re.findall(r'class="md-skip"', texte))
        assert sautes == len(re.findall(r'<div data-md-component="skip">\s*<a href="[^"]*" class="md-skip">', texte)), page


def test_les_homonymes_sont_reconnus() -> None:
    """The test sees two places behind one name, however it is written, and only that."""

    def fautes(*liens: str) -> list[str]:
        return homonymes("a/index.html", '<h1 id="titre">A</h1>' + "".join(liens))

    assert fautes('<a href="b/">Nombre de\xa0collèges</a>', '<a href="../c/"><b>nombre</b> de\ncollèges</a>') == [
        "a/index.html:1 «nombre de collèges»: /a/b/, /c/"
    ]
    assert fautes('<a href="b/" aria-label="B">x</a>', '<a href="c/">B</a>', '<a href="d/"><img alt="B" src="b"></a>')
    assert fautes('<a href="b/">B<span aria-hidden="true">→</span></a>', '<a href="c/">B</a>')
    assert fautes('<a href="b/#un">B</a>', '<a href="b/#deux">B</a>')
    assert fautes('<a href="#un">B</a>', '<a href="./">B</a>')
    assert not fautes('<a href="b/">B</a>', '<a href="../a/b/">B</a>', '<a href="#un">U</a>', '<a href="./#un">U</a>')
    assert not fautes('<a href="#titre">A</a>', '<a href="#contenu">A</a>', '<a href="./">A</a>', '<a href="">A</a>')
    assert not fautes('<a href="b/">B</a>', '<a href="c/">B<span class="eo-cache"> (Paris)</span></a>')


def test_une_page_sans_ses_precisions_est_prise(site_construit: Path) -> None:
    """Planted fault: a built page whose hidden words are taken away is refused."""
    page = (site_construit / "paris/indicateurs/index.html").read_text("utf-8")
    fautes = homonymes("paris/indicateurs/index.html", re.sub(r'<span class="eo-cache"> \(.*?</span>', "", page))
    assert any("«nombre de collèges»" in faute for faute in fautes)


def test_les_liens_vers_une_promesse_la_disent_a_l_ecran(site_construit: Path) -> None:
    """The links below the headings of a list say in visible words which page they open: who speaks to the machine says what is seen."""
    vus = 0
    for contrat in ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris"):
        for rubrique in ("referentiel", "indicateurs"):
            page = (site_construit / contrat / rubrique / "index.html").read_text("utf-8")
            liens = re.findall(r'<a href="([^"]+)">((?:Ouvrir la page de|Voir la promesse)\s*:.*?)</a>', page, re.DOTALL)
            mots: dict[str, str] = {}
            for adresse, dit in liens:
                visible = re.sub(r'<span class="eo-cache">.*?</span>', "", dit, flags=re.DOTALL)
                assert mots.setdefault(visible, adresse) == adresse, (contrat, rubrique, visible)
                vus += 1
    assert vus > 20


# Words that are also the last part of an address.
AUSSI_DES_MOTS = {"argent"}


def mots_d_adresse(chemin: str, texte: str) -> list[str]:
    """The hidden words of the links of a page that are an address, or the last part of one: nobody understands them when they are read out."""
    fautes = []
    for attributs, dedans in re.findall(r"<a\b([^>]*)>((?:(?!</?a\b).)*)</a>", texte, re.DOTALL):
        ajout = re.search(r'<span class="eo-cache"> \((.*?)\)</span>$', dedans) or re.search(r'aria-label="[^"]* \(([^()"]*)\)"', attributs)
        adresse = re.search(r'\bhref="([^"#]*)', attributs)
        if not ajout or not adresse:
            continue
        cible = urljoin(chemin, adresse[1]).strip("/")
        debut, bout = html.unescape(ajout[1]).partition(",")[0].strip("/"), cible.rpartition("/")[2]
        if cible and (debut == cible or (debut == bout and "." not in bout)) and debut not in AUSSI_DES_MOTS:
            fautes.append(f"{chemin} ({ajout[1]})")
    return fautes


def test_les_mots_caches_ne_sont_pas_des_adresses(site_construit: Path) -> None:
    """What tells two links of one name apart is said in words, on every page: «commune, contrat Grigny», not «grigny/territoires/grigny/»."""
    fautes: list[str] = []
    for page in site_construit.rglob("index.html"):
        chemin = page.relative_to(site_construit).as_posix()
        fautes += mots_d_adresse(chemin.removesuffix("index.html"), page.read_text("utf-8"))
    assert not fautes, f"{len(fautes)}: {fautes[:10]}"


def test_une_adresse_dite_est_prise() -> None:
    """Planted faults: a whole address, its last part, in hidden words and in a label."""
    for lien in (
        '<a href="t/grigny/">Grigny<span class="eo-cache"> (c/t/grigny/)</span></a>',
        '<a href="d/annexe-4/#p67">Fait<span class="eo-cache"> (annexe-4, p67)</span></a>',
        '<a href="../nouveautes/" aria-label="Quoi de neuf (nouveautes)">x</a>',
    ):
        assert mots_d_adresse("c/", lien), lien
    assert not mots_d_adresse("c/", '<a href="t/grigny/">Grigny<span class="eo-cache"> (commune, contrat Grigny)</span></a>')
    assert not mots_d_adresse("c/", '<a href="d/plan.csv">Télécharger<span class="eo-cache"> (plan.csv)</span></a>')
