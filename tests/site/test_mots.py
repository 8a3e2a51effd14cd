"""Plain words on every page: no English left by the theme, no word of the trade. Signed words and names of files are left as they are."""

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

RACINE = Path(__file__).parents[2]
ANGLAIS = (
    r"search(?:ing)?|skip to|table of contents|next|previous|copy|copied|clipboard|back to top|home|loading|toggle|initializing|"
    r"edit this page|view source|share|download|click|website|newsletter|feedback|dashboard|footer|header|no results?|type to start|"
    r"last update|created|tags?|link|template|email|mailing|made with|powered by|light mode|dark mode|content|page not found|close|open"
)
METIER = (
    r"n(?:œ|oe)uds?|slugs?|parser|yaml|markdown|mkdocs|jinja|html|css|iframes?|urls?|svg|api|booléens?|métadonnées|json|csv|utf-8|"
    r"javascript|python|github|csp|ids?|éléments? de l[’']arbre|feuilles? de l[’']arbre|référentiels?|build|parsing|token|mapping"
)
INTERDITS = re.compile(rf"(?<![\w.@/’'-])(?:{ANGLAIS}|{METIER})(?![\w-]|\.[a-z])", re.IGNORECASE)
# Where a word of the trade is the thing itself, or stands beside its plain name: (word, page, words that must stand in the same text).
PERMIS = (
    ("csv", r".*/indicateurs/[^/]+/index\.html", "tableau"),
    ("csv", r".*/donnees/index\.html", "tableur"),
    ("json", r"index\.html|.*/donnees/index\.html", "programmes"),
    ("noeud", r".*/donnees/index\.html", "contrat, noeud, partenaire ou territoire"),
    ("utf-8", r"(?:.*/)?donnees/index\.html", "accents"),
    # The page for who writes programs.
    ("python", r"donnees/index\.html", "avec python"),
    ("json", r"donnees/index\.html", "programmes"),
    # The guide for who publishes: where the service that keeps the files writes its report.
    ("github", r"aide/publier/index\.html", "proposition"),
    # The guide for who enters figures: what a spreadsheet calls them, where it asks.
    ("csv", r"aide/entrer-des-chiffres/index\.html", "tableur"),
    ("utf-8", r"aide/entrer-des-chiffres/index\.html", "accents"),
    ("référentiel", r".*", "rgaa"),
    ("référentiel", r".*", "référentiel d’évaluation"),
    ("référentiel", r".*", "référentiel d'évaluation"),
    ("référentiel", r".*", "référentiel écrit en 2019"),
    ("javascript", r"(?:.*/)?(?:accessibilite|donnees-personnelles)/index\.html", ""),
)
DITS = re.compile(r'(?:aria-label|title|placeholder|alt|data-titre|content)="([^"]*)"')
META = re.compile(
    r"<meta(?![^>]*(?:name=\"(?:description|twitter:title|twitter:description)\"|property=\"og:(?:title|description)\"))[^>]*>"
)
MUETS = re.compile(r"<(script|style|code|pre)\b.*?</\1>", re.DOTALL)


def textes(octets: bytes) -> Iterator[str]:
    """All that is read or heard of a page: its letters, names of things without letters, descriptions."""
    page = META.sub("", MUETS.sub(" ", octets.decode("utf-8")))
    for dit in DITS.findall(page):
        yield html.unescape(dit)
    for bloc in re.split(
        r"</?(?:p|li|h\d|td|th|dt|dd|title|desc|option|label|summary|button|caption|figcaption|text|div|legend|blockquote)\b[^>]*>", page
    ):
        yield " ".join(html.unescape(re.sub(r"<[^>]*>", " ", bloc)).split())


def _serre(texte: str) -> str:
    return re.sub(r"[\s’']", "", unicodedata.normalize("NFC", texte)).lower()


NOTES = re.compile(r"^\[(?:omis|image|page)\b.*\]$", re.MULTILINE)


@cache
def _signes() -> str:
    """The data files and the documents, end to end, without spaces; what is ours in a document («[omis : …]») is not signed."""
    fichiers = [fichier for suffixe in ("yml", "csv", "md") for fichier in sorted((RACINE / "referentiels").rglob(f"*.{suffixe}"))]
    return "\n".join(_serre(re.sub(r"\n\s*", " ", NOTES.sub("", fichier.read_text("utf-8")))) for fichier in fichiers)


def fautes(chemin: str, octets: bytes) -> list[str]:
    """Forbidden words of one page, each with what stands around it."""
    trouvees = []
    for texte in dict.fromkeys(textes(octets)):
        for trouve in INTERDITS.finditer(texte):
            mot = trouve.group().lower()
            if any(mot.startswith(dit) and re.fullmatch(ou, chemin) and avec in texte.lower() for dit, ou, avec in PERMIS):
                continue
            debut, fin = max(0, trouve.start() - 12), trouve.end() + 12
            autour = (texte[debut : trouve.end()], texte[trouve.start() : fin])
            if any(len(morceau) > len(mot) + 5 and _serre(morceau) in _signes() for morceau in autour):
                continue
            trouvees.append(f"{trouve.group()}: …{texte[max(0, trouve.start() - 40) : trouve.end() + 30]}…")
    return trouvees


def test_mots_simples(pages) -> None:
    """No page holds one of these words outside the signed words."""
    comptes: Counter[str] = Counter()
    exemples: dict[str, str] = {}
    for page in (page for page in pages.values() if not page.est_un_lien_court):
        for faute in fautes(page.chemin, page.octets):
            comptes[faute] += 1
            exemples.setdefault(faute, page.chemin)
    assert not comptes, "\n".join(f"{nombre} × {faute} ({exemples[faute]})" for faute, nombre in comptes.most_common(60))


SEUL = re.compile(
    r"<(?:li|p|h\d|t[dh]|d[td]|caption|summary|figcaption)\b[^>]*>(?:\s|&nbsp;|<(?!/?(?:li|p|t[dh]|input|svg)\b)[^>]*>)*[:;,](?:\s|&nbsp;)[^<]*"
)


def test_aucun_texte_ne_commence_par_un_signe(pages) -> None:
    """«: Contribution des Conseils départementaux» stands where a name that is left out kept its colon."""
    trouves = {
        f"{page.chemin}: {trouve[0][-80:]}"
        for page in pages.values()
        if not page.est_un_lien_court and "/documents/" not in page.chemin  # signed words may
        for trouve in SEUL.finditer(page.octets.decode("utf-8"))
    }
    assert sorted(trouves) == []


@pytest.mark.parametrize(
    "plante",
    [
        '<button aria-label="Skip to content"></button>',
        "<p>Voir le nœud suivant</p>",
        "<p>Les chiffres en CSV</p>",
        '<input placeholder="Search">',
        "<title>Table of contents</title>",
        "<p>138 éléments de l’arbre</p>",
        '<meta name="description" content="Le slug de la page">',
    ],
)
def test_un_mot_plante_est_vu(plante: str) -> None:
    """Each kind of fault is found, wherever it stands."""
    assert fautes("paris/indicateurs/i1/index.html", plante.encode()) != []


def test_un_mot_simple_passe() -> None:
    """File names, code and words that only look alike are no faults."""
    page = "<p>Télécharger valeurs.csv, <code>noeud</code>, le suivi d’une page, contenu</p><script>copy()</script><p>le fichier referentiel.json</p>"
    assert fautes("paris/donnees/index.html", page.encode()) == []
