"""States of commitments and words of residents: what pages show of them, what the interface gives, and what can never come out."""

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.contrat import Niveau
from generator.model.dossier import Registre
from generator.model.etat import EtatEngagement
from generator.model.lieu import Lieu
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.fichiers.interface_paroles import etats_csv
from generator.pages.genres.contrat.avis import vue_paroles
from generator.pages.mots.corps import PERMIS, corps
from generator.pages.pieces.nouvelles import (
    compte,
    compte_des_mesures,
    compte_dessous,
    compte_du_partenaire,
    compte_en_mots,
    est_feminin,
    vue_etat,
)
from generator.pages.pieces.paroles import avis_sur
from generator.pages.pieces.resume_des_paroles import resume_des_paroles
from generator.publication.construction import examiner
from generator.sources.etats import interpreter_etats
from generator.sources.journal import Journal
from tests.exemple.projet import EXEMPLE

PAGE = "contrat-d-exemple/referentiel/o1-1-p1-e1/"


@pytest.fixture(scope="module")
def registre() -> Registre:
    """The example contracts."""
    return examiner(EXEMPLE)[0]


@pytest.fixture(scope="module")
def contexte(registre: Registre) -> Contexte:
    """The example contract, with news and opinions."""
    return Contexte(registre.dossiers[0], registre, "2022-06-01")


@pytest.fixture(scope="module")
def minimal(registre: Registre) -> Contexte:
    """The smallest contract, with neither."""
    return Contexte(registre.dossiers[1], registre, "2022-06-01")


def elements(html: str) -> Iterator[Element]:
    """What a browser makes of a fragment."""
    arbre = html5lib.parse(f"<body>{html}", namespaceHTMLElements=False)
    return (element for element in arbre.find("body").iter() if isinstance(element.tag, str) and element.tag != "body")


@pytest.mark.parametrize(
    ("texte", "attendu"),
    [
        ("**a** *b* <b>c</b>", "<p><strong>a</strong> <em>b</em> &lt;b&gt;c&lt;/b&gt;</p>"),
        ("# a", "<p>a</p>"),
        ("a\n===", "<p>a</p>"),
        ("![mots](x.png)", "<p><span>mots</span></p>"),
        ("[x](javascript:alert(1))", "<p><span>x</span></p>"),
        ("[x](&#106;avascript:alert(1))", "<p><span>x</span></p>"),
        ("[x](https://a.fr/?b=1&c=2 \"t\")", '<p><a href="https://a.fr/?b=1&amp;c=2" rel="external">x</a></p>'),
        ("[x](referentiel/o1/)", '<p><a href="../o1/">x</a></p>'),
        ("[x](referentiel/o1-1-p1-e1/#etat)", '<p><a href="./#etat">x</a></p>'),
        ("[x](../mesures-nationales/)", '<p><a href="../../../mesures-nationales/">x</a></p>'),
        ("[x](..)", '<p><a href="../../../">x</a></p>'),
        ("[x](.)", '<p><a href="../../">x</a></p>'),
        ("[x](donnees/valeurs.csv)", '<p><a href="../../donnees/valeurs.csv">x</a></p>'),
        ("{ #id onclick=x }", "<p>{ #id onclick=x }</p>"),
        ("&lt;b&gt; &amp; &", "<p>&lt;b&gt; &amp; &amp;</p>"),
    ],
)  # fmt: skip
def test_corps(texte: str, attendu: str) -> None:
    """Plain marks stay; headings, images, HTML and unsafe links become words; links are told from the page."""
    assert corps(texte, PAGE, "contrat-d-exemple/") == attendu


poisons = st.sampled_from(
    ["<script>", "</blockquote>", "[x](", "](javascript:", "<img src=x onerror=a>", "&#x6a;", "![", "{ #a .b onclick=c }", "\n\n", "    ", "`", "# ", "<!--", "]]>",
     "<https://a", "<a@b.fr>", "[r]: ", "\x02", "\x03", "* ", "> ", "1. ", "\"", "'", "data:text/html,", "wzxhzdk:0"]
)  # fmt: skip


@pytest.mark.lent
@settings(derandomize=True, deadline=None, database=None, max_examples=300)
@given(st.lists(poisons | st.text(max_size=6), max_size=12))
def test_rien_d_autre_ne_sort(morceaux: list[str]) -> None:
    """Whatever is written: known elements, no attribute but the address of a link and its kind, and that address is safe."""
    for element in elements(corps("".join(morceaux), PAGE, "contrat-d-exemple/")):
        assert element.tag in {*PERMIS, "span"}, element.tag
        assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set())
        cible = element.get("href", "")
        assert ":" not in cible.split("/")[0] or cible.lower().startswith(("http://", "https://", "mailto:"))


def test_etat_d_un_engagement(contexte: Contexte) -> None:
    """The newest news, and the others as history."""
    vue = vue_etat(contexte, PAGE, contexte.noeuds["o1-1-p1-e1"])
    assert vue is not None
    assert vue.actuelle is not None
    assert (vue.marque.mot, vue.marque.classe, vue.actuelle.date) == ("Réalisé", "realise", "12\u00a0mars 2021")
    assert [(autre.marque.mot, autre.date) for autre in vue.historique] == [("En cours", "2020"), ("À lancer", "mars 2019")]


def test_aucune_nouvelle(contexte: Contexte, minimal: Contexte) -> None:
    """None was found in what was read, and who could tell; since when is not ours to say. A node that only holds others bears no state."""
    absence = "Nous n’avons trouvé aucune nouvelle de cette promesse dans les documents\u00a0lus."
    vue = vue_etat(contexte, PAGE, contexte.noeuds["annexe-aides"])
    assert vue is not None
    assert (vue.absence, vue.actuelle) == (absence, None)
    assert (vue.marque.mot, vue.marque.classe) == ("Aucune nouvelle trouvée", "aucune-nouvelle")
    assert [lien.texte for lien in vue.qui] == ["Communes"]
    vue = vue_etat(minimal, "contrat-minimal/referentiel/a1/", minimal.noeuds["a1"])
    assert vue is not None
    assert (vue.absence, vue.qui) == (absence, ())
    assert vue_etat(contexte, PAGE, contexte.noeuds["o1"]) is None


def test_comptes(contexte: Contexte) -> None:
    """In words, with the noun of the level when there is but one, and nothing when there is nothing to count."""
    noeuds = contexte.noeuds
    assert (
        compte_dessous(contexte, noeuds["o1-1"])
        == "3\u00a0engagements\u00a0: 1\u00a0réalisé, 1\u00a0abandonné, 1\u00a0sans nouvelle trouvée."
    )
    assert (
        compte_dessous(contexte, noeuds["o1"])
        == "4\u00a0promesses\u00a0: 1\u00a0réalisée, 1\u00a0abandonnée, 2\u00a0sans nouvelle trouvée."
    )
    assert compte_dessous(contexte, noeuds["o1-1-p1-e1"]) == ""
    assert compte(contexte, ()) == ""
    assert compte_du_partenaire(contexte, "communes") == "2\u00a0promesses\u00a0: 1\u00a0réalisée, 1\u00a0sans nouvelle trouvée."
    assert compte_du_partenaire(contexte, "exempleville") == ""  # one of the communes, which the document does not name itself
    assert compte_du_partenaire(contexte, "bailleurs") == ""
    assert compte_du_partenaire(contexte, "caf-exemple") == "1\u00a0engagement, abandonné."
    assert compte_dessous(contexte, noeuds["o2"]) == "1\u00a0engagement, sans nouvelle trouvée."
    etats = [EtatEngagement.REALISE] * 2
    assert compte_en_mots(etats, "action", "actions", feminin=True) == "2\u00a0actions, toutes réalisées."
    assert compte_en_mots(etats, "acte", "actes", feminin=False) == "2\u00a0actes, tous réalisés."
    assert contexte.registre.mesures is not None
    assert compte_des_mesures(contexte.registre.mesures.mesures) == "3\u00a0lignes\u00a0: 1\u00a0réalisée, 2\u00a0en cours."


@pytest.mark.parametrize(
    ("nom", "article", "feminin"),
    [
        ("Engagement", "L’engagement", False),
        ("Objectif stratégique", "L’objectif stratégique", False),
        ("Action", "L’action", True),
        ("Sous-action", "La sous-action", True),
        ("Priorité", "La priorité", True),
        ("Groupe d’actions", "Le groupe d’actions", False),
        ("Orientation", "L’orientation", True),
    ],
)
def test_genre(nom: str, article: str, feminin: bool) -> None:
    """From the article, else from the ending."""
    niveau = Niveau(id="n", nom=nom, pluriel=nom, article=article, description="", lieu=Lieu("essai", 1, 1))
    assert est_feminin(niveau) is feminin


@settings(derandomize=True, deadline=None, database=None)
@given(st.lists(st.sampled_from(EtatEngagement)), st.booleans())
def test_les_nombres_font_le_total(etats: list[EtatEngagement], feminin: bool) -> None:
    """The numbers of the sentence add up to the first of them; with one state alone there is but one number."""
    phrase = compte_en_mots(etats, "ligne", "lignes", feminin=feminin)
    nombres = [int(nombre) for nombre in re.findall(r"[0-9]+", phrase)]
    assert (nombres[0] if nombres else 0) == len(etats)
    assert len(nombres) == (len(set(etats)) + 1 if len(set(etats)) > 1 else len(set(etats)))
    assert len(nombres) < 2 or nombres[0] == sum(nombres[1:])


def test_avis_sur_chaque_page(contexte: Contexte) -> None:
    """On each thing that the opinion names; a commune is a place and a partner."""
    for id in ("o1-1-p1-e1", "familles-accueillies", "exempleville", "quartier-neuf"):
        (avis,) = avis_sur(contexte, PAGE, id)
        assert avis.qui == "Conseil citoyen du Quartier Neuf, le\u00a014\u00a0mai 2020"
        assert avis.reponse is not None
        assert avis.reponse.qui == "Réponse\u00a0: Ville d’Exempleville, en\u00a0juillet 2020"
        assert [lien.precision for lien in avis.sur] == ["Engagement", "Indicateur", "Lieu", "Partenaire", "Lieu"]
    assert avis_sur(contexte, PAGE, "o1") == ()


def test_page_des_paroles(contexte: Contexte, minimal: Contexte) -> None:
    """Newest first; the home tells the counts and the opinions on the whole contract; nothing where nobody was heard."""
    assert [avis.ancre for avis in vue_paroles(contexte).avis] == ["avis-2021-bilan", "avis-2020-accueil"]
    resume = resume_des_paroles(contexte, "contrat-d-exemple/")
    assert resume is not None
    assert resume.phrase == (
        "2\u00a0avis publiés, dont 1\u00a0sans réponse trouvée dans les documents\u00a0lus. 3\u00a0réponses de partenaires."
    )
    assert (resume.adresse, [avis.ancre for avis in resume.avis]) == ("avis/", ["avis-2021-bilan"])
    assert resume_des_paroles(minimal, "contrat-minimal/") is None


def test_interface(contexte: Contexte, minimal: Contexte) -> None:
    """States with their history, opinions with their answers, the reading of the national measures."""
    lu = json.loads(referentiel_json(contexte))
    etats = {noeud["id"]: noeud["etat"] for noeud in lu["noeuds"]}
    assert etats["o1"] is None
    assert (etats["o1-1-p1-e1"]["etat"], etats["o1-1-p1-e1"]["date"]) == ("realise", "2021-03-12")
    assert [une["date"] for une in etats["o1-1-p1-e1"]["historique"]] == ["2021-03-12", "2020", "2019-03"]
    assert etats["o1-2"] == {"etat": "aucune_nouvelle", "date": None, "phrase": "", "source": "", "historique": []}
    assert [(avis["id"], avis["genre"], avis["auteur_partenaire"]) for avis in lu["avis"]] == [
        ("2020-accueil", "avis", None),
        ("2021-bilan", "avis", None),
        ("2021-caf-guides", "reponse", "caf-exemple"),
        ("2021-pirates", "reponse", "pirates"),
        ("2021-ville-familles", "reponse", "exempleville"),
    ]
    assert (lu["avis"][2]["auteur"], lu["avis"][2]["adresse"]) == (
        "Caisse d’allocations familiales d’Exemple",
        "/contrat-d-exemple/avis/#reponse-2021-caf-guides",
    )
    reponse = lu["avis"][0]["reponse"]
    assert (reponse["auteur"], reponse["auteur_partenaire"]) == ("Ville d’Exempleville", "exempleville")
    assert (lu["avis"][1]["reponse"], lu["avis"][1]["sur"]) == (None, [])
    assert [mesure["avancement"] for mesure in lu["mesures_nationales"]] == ["en_cours", "en_cours", "realise"]
    assert json.loads(referentiel_json(minimal))["avis"] == []


def test_etats_csv_se_relit(contexte: Contexte) -> None:
    """Our own file is one that the loader accepts; no cell is a formula; the heading stands even alone."""
    texte = etats_csv(contexte.dossier.nouvelles).decode("utf-8")
    entete, *rangees = csv.reader(io.StringIO(texte, newline=""))
    assert entete == ["noeud", "etat", "date", "phrase", "source"]
    assert len(rangees) == 5
    assert not any(cellule.startswith(("=", "@")) for rangee in rangees for cellule in rangee)
    journal = Journal()
    relues = interpreter_etats(texte.replace("\r\n", "\n"), "etats.csv", journal)
    assert journal.problemes == []
    assert [(une.noeud, une.etat, une.date) for une in relues] == [(une.noeud, une.etat, une.date) for une in contexte.dossier.nouvelles]
    assert etats_csv(()) == b"noeud,etat,date,phrase,source\r\n"


@pytest.fixture(scope="module")
def sorties(exemple_rendu: dict[str, bytes]) -> dict[str, str]:
    """The example's pages."""
    return {chemin: octets.decode("utf-8") for chemin, octets in exemple_rendu.items() if chemin.endswith("/index.html")}


@pytest.mark.lent
def test_sur_les_pages(sorties: dict[str, str]) -> None:
    """Each page that is concerned shows the words; the icon is never alone; the page of all words exists only where there are some."""
    for page in (
        "referentiel/o1-1-p1-e1",
        "indicateurs/familles-accueillies",
        "territoires/exempleville",
        "partenaires/exempleville",
        "avis",
    ):
        texte = sorties[f"contrat-d-exemple/{page}/index.html"]
        assert texte.count(' id="avis-2020-accueil"') == 1, page
        assert "Conseil citoyen du Quartier Neuf" in texte, page
        assert "Réponse\u00a0: Ville d’Exempleville" in texte, page
    assert re.search(
        r"Aucune réponse trouvée <a href=\"[^\"]+\">dans les? [0-9]*.?documents? lus?", sorties["contrat-d-exemple/index.html"]
    )
    assert "contrat-minimal/avis/index.html" not in sorties
    assert "conseil citoyen" not in sorties["contrat-minimal/index.html"].lower()
    page = sorties["contrat-d-exemple/referentiel/o1-1-p1-e1/index.html"]
    icone = '<span class="eo-avance eo-avance--realise"><span class="eo-avance__icone" aria-hidden="true">✓</span> Réalisé</span>'
    assert icone in page
    assert "<summary>Historique (2)</summary>" in page
    assert "3\u00a0engagements\u00a0: 1\u00a0réalisé" in sorties["contrat-d-exemple/referentiel/o1-1/index.html"]


def test_aucun_style_ni_script(sorties: dict[str, str]) -> None:
    """A strict content policy will hold."""
    for chemin, texte in sorties.items():
        if "eo-avis" in texte or "eo-avance" in texte:
            assert " style=" not in texte, chemin
            assert "<script" not in texte, chemin


def test_gabarits_sans_couleur_seule() -> None:
    """Each state has its icon in the templates and its rule in the style sheet."""
    racine = Path(__file__).parents[2] / "site_templates"
    gabarit = (racine / "pages" / "pieces" / "paroles.html.j2").read_text("utf-8")
    feuille = (racine / "ressources" / "paroles.css").read_text("utf-8")
    for etat in EtatEngagement:
        classe = etat.value.replace("_", "-")
        assert f'"{classe}": "' in gabarit
        assert f".eo-avance--{classe} " in feuille
