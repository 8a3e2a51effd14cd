"""Every built page: whole HTML, a name of its own, no trace of the machinery, French as it is printed."""

import csv
import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import yaml

RACINE = Path(__file__).parents[2]
CONTRAT = "grand-orly-seine-bievre"
TRACES = (b"{{", b"{%", b"Markup(", b"&amp;amp;", b"&lt;p&gt;", b"StrictUndefined")
# Words of ours in the data files: they are checked like the words of the templates. All others are signed words.
CLES_A_NOUS = frozenset(("note_editoriale", "description", "raison", "calcul", "localisation", "population_source"))


def test_chaque_page_a_un_nom(pages) -> None:
    """Language, description, one h1, and a title that no other page has."""
    sans = [page.chemin for page in pages.values() if not (page.langue == "fr" and page.titre.strip())]
    assert sans == []
    lisibles = [page for page in pages.values() if not (page.est_un_renvoi or page.est_un_lien_court or page.chemin.endswith("plan.html"))]
    assert [page.chemin for page in lisibles if not page.description.strip() and page.chemin != "404.html"] == []
    assert [page.chemin for page in lisibles if len(page.titres) != 1 or not page.titres[0].strip()] == []
    comptes = Counter(page.titre.strip() for page in lisibles)
    assert {titre: nombre for titre, nombre in comptes.items() if nombre > 1} == {}


def test_html_de_chaque_page(pages) -> None:
    """Elements closed in order, no handler, named tables, frames and images."""
    fautes = {page.chemin: page.fautes for page in pages.values() if page.fautes}
    assert fautes == {}


def test_le_pied_vaut_pour_tout_contrat(pages) -> None:
    """A contract may be of anything: the foot of its pages does not speak of the policy of another."""
    pieds = [pied for page in pages.values() for pied in re.findall(rb"<footer.*?</footer>", page.octets, flags=re.DOTALL)]
    assert len(pieds) > 1000
    assert not any(b"politique de la ville" in pied for pied in pieds)


def test_aucune_trace_de_la_fabrication(pages) -> None:
    """No template mark, no double escaping, no «None», no folder of the machine that built the site."""
    for page in pages.values():
        hors_scripts = re.sub(rb"<script.*?</script>", b"", page.octets, flags=re.DOTALL)
        assert [trace for trace in TRACES if trace in hors_scripts] == [], page.chemin
        assert not re.search(r"\b(None|True|False|undefined|null)\b", page.contenu), page.chemin
        assert str(RACINE).encode() not in page.octets, page.chemin


def _mots_signes(noeud: object, a_nous: bool = False) -> Iterator[str]:
    if isinstance(noeud, dict):
        for cle, valeur in noeud.items():
            yield from _mots_signes(valeur, a_nous or cle in CLES_A_NOUS)
    elif isinstance(noeud, list):
        for valeur in noeud:
            yield from _mots_signes(valeur, a_nous)
    elif isinstance(noeud, str) and not a_nous:
        yield noeud


def _serre(texte: str) -> str:
    """Without any space, so that line ends and the width of spaces do not count."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", texte))


# Our own words in a document, and the marks of its plain form.
NOTES = re.compile(r"^\[(?:omis|image|page)\b.*\]$", re.MULTILINE)
MARQUES = re.compile(r"^(?:#+ |\s*- |\|-? ?|! )?\s*(?:- )?(?:\{[^}]*\} ?)?")


@cache
def _signes() -> str:
    """All signed words of the data, end to end, without spaces. Of the anomalies, the citations alone."""
    morceaux: list[str] = []
    for fichier in sorted((RACINE / "referentiels").rglob("*.yml")):
        donnees = yaml.load(fichier.read_text("utf-8"), Loader=yaml.CBaseLoader)
        if fichier.name == "anomalies.yml":
            donnees = [
                anomalie.get("citations", []) for anomalie in (donnees.get("anomalies", []) if isinstance(donnees, dict) else donnees)
            ]
        morceaux.extend(_mots_signes(donnees))
    for fichier in sorted((RACINE / "referentiels").glob("*/documents/**/*.md")):
        lignes_du_document = NOTES.sub("", fichier.read_text("utf-8")).split("\n")
        morceaux.extend(MARQUES.sub("", ligne) for ligne in lignes_du_document)
    for fichier in sorted((RACINE / "referentiels").rglob("*.csv")):
        with fichier.open(encoding="utf-8-sig", newline="") as lignes:
            tableau = lignes.read()
            signe = ";" if ";" in tableau.partition("\n")[0] else ","
            morceaux.extend(cellule for ligne in csv.reader(io.StringIO(tableau, newline=""), delimiter=signe) for cellule in ligne)
    return "\n".join(_serre(morceau) for morceau in morceaux)


FAUTES = {
    "straight apostrophe": re.compile(r"(?<=\w)'(?=\w)"),
    "plain space before a double sign": re.compile(r"(?<=\S) (?=[:;?!»])"),
    "no space before a double sign": re.compile(r"(?<=[\w)])(?=[;?!»])"),
    "no space before a colon": re.compile(r"(?<=[^\W\d])(?=:\s)"),
    "plain or no space after «": re.compile(r"(?<=«)(?=[ \w])"),
    "three dots": re.compile(r"\.\.\."),
}


def _est_signe(texte: str, ou: int) -> bool:
    """True when the words around `ou` are quoted, or are found in the signed words; what frames them does not count."""
    if texte.count("«", 0, ou) > texte.count("»", 0, ou) and texte[ou] == "'":
        return True
    debut, fin = max(0, ou - 10), ou + 11
    autour, place = texte[debut:fin], ou - debut
    gauche = max((autour.rfind(signe, 0, place) + len(signe) for signe in ("«", "(", ": ", "… ") if signe in autour[:place]), default=0)
    droite = min((autour.index(signe, place + 1) for signe in "»…(," if signe in autour[place + 1 :]), default=len(autour))
    return _serre(autour[gauche:droite]).strip(".,)") in _signes()


def test_typographie(pages) -> None:
    """In our own sentences: curly apostrophes, no-break spaces where French wants them. Signed words are left as they were signed."""
    fautes: Counter[str] = Counter()
    for page in pages.values():
        if page.chemin.endswith("plan.html"):
            continue
        for texte in page.textes:
            if not texte.du_contenu:
                continue
            ligne = " ".join(re.split(r"[ \n\t\r]+", texte.mots))
            for nom, motif in FAUTES.items():
                for trouve in motif.finditer(ligne):
                    if not _est_signe(ligne, trouve.start()):
                        autour = ligne[max(0, trouve.start() - 25) : trouve.start() + 20]
                        fautes[f"{nom}: {autour!r}"] += 1
    assert not fautes, "\n".join(f"{nombre} × {faute}" for faute, nombre in fautes.most_common())


def test_typographie_hors_du_contenu(pages) -> None:
    """Foot, menu and titles of windows too."""
    for page in pages.values():
        for texte in page.textes:
            if not (texte.du_contenu or page.est_un_lien_court or page.chemin.endswith("plan.html")):
                fautes = [trouve.start() for trouve in FAUTES["straight apostrophe"].finditer(texte.mots)]
                assert all(_est_signe(texte.mots, ou) for ou in fautes), (page.chemin, texte.mots)


def test_poids(pages) -> None:
    """A page of an indicator is at most 12 kB compressed; no page weighs more than 40."""
    import gzip

    for page in pages.values():
        poids = len(gzip.compress(page.octets, 9, mtime=0))
        limite = 12 if re.search(r"/indicateurs/[^/]+/", page.chemin) else 40
        assert poids <= limite * 1024, (page.chemin, poids)
