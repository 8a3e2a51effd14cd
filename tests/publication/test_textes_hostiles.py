"""In the built site, texts that try to leave their place are shown as they are written, and do nothing."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.arbres import construire, remplacer

# Attributes that hold an address.
LIENS = ("href", "src", "action", "formaction", "data", "poster", "srcset")


@pytest.fixture(scope="module")
def pages(exemple_construit: Path) -> dict[str, Element]:
    """Every page as a browser reads it."""
    return _pages(exemple_construit / "public")


def _pages(public: Path) -> dict[str, Element]:
    return {
        chemin.relative_to(public).as_posix(): html5lib.parse(chemin.read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)
        for chemin in sorted(public.rglob("*.html"))
    }


def _elements(page: Element) -> Iterator[Element]:
    return (element for element in page.iter() if isinstance(element.tag, str))


def test_aucun_element_venu_des_donnees(pages: dict[str, Element]) -> None:
    _rien_n_agit(pages)


def _rien_n_agit(pages: dict[str, Element]) -> None:
    for chemin, page in pages.items():
        for element in _elements(page):
            suspects = [nom for nom in element.attrib if nom.startswith("on") or nom == "markdown"]
            assert not suspects, f"{chemin}: {element.tag} {element.attrib}"
            for nom in LIENS:
                assert "javascript:" not in element.get(nom, ""), f"{chemin}: {element.attrib}"
            assert element.get("src") != "x", f"{chemin}: {element.attrib}"
            assert not element.get("http-equiv") or "exemple.invalid" not in element.get("content", ""), f"{chemin}: {element.attrib}"
            if element.tag == "script":
                assert not (element.text or "").strip().startswith("alert"), chemin
        # What search engines for data are told is no program, and no word of a document ends it.
        for script in page.findall(".//article//script"):
            assert script.get("type") == "application/ld+json", chemin
            assert json.loads(script.text or "")["@type"] == "Dataset", chemin


def _texte(page: Element) -> str:
    return " ".join("".join(page.find("body").itertext()).split())  # type: ignore[union-attr]


MONTRES = {
    "referentiel/o2": [
        "# titre <script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1))",
        '{% include "x" %}',
        "|---|---|",
        '</p></div><div markdown="1"> *étoiles* `code` { #id .classe }',
        "]]> <!-- \"'> 🏘️ &amp; &lt;",
        'Orientation "><img src=x onerror=alert(1)>',
    ],
    "referentiel/o2-1": [
        '"><img src=x onerror=alert(1)> `code` { #id } | a | ]]> 🏘️ _a_ *b* ~c~ ^d^ ![i](j) <!-- --- -->',
        "<b>un</b>",
        "1. deux",
        "</li></ul><script>alert(1)</script>",
        "{# commentaire #}",
        '=HYPERLINK("http://exemple.invalid") <script>alert(1)</script> {{ 7*7 }}',
        "Source : @source | `a`",
    ],
    "indicateurs/indicateur-piege": [
        "<script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1)) `a` # b | c | { #d } ]]> \"e\" 'f' & 🏘️",
        '"><script>alert(1)</script>',
        "</dd>{{ 7*7 }}",
        "--> ]]> </aside>",
        '=HYPERLINK("http://exemple.invalid";"{{ 7*7 }}")',
    ],
    "indicateurs/mots-pieges": ["--- title: faux titre", "=cmd|' /C calc'!A0 <img src=x onerror=alert(1)>", "@source | `a`"],
    "partenaires/pirates": [
        'Les <script>alert(1)</script> & fils "><img src=x onerror=alert(1)>',
        "`rm -rf`",
        "{% raw %} ]]> <!-- note -->",
    ],
    "territoires/quartier-piege": ['Cité "><img src=x onerror=alert(1)> {{ 7*7 }} [x](javascript:alert(1))', "<b>1%</b>", "# pas un titre"],
    "documents": ["Article 3 – Suivi <b>gras</b>", "</blockquote>[x](javascript:alert(1))"],
    "calendrier": ["Une conférence annuelle réunit les partenaires <script>alert(3)</script>."],
    "avis": [
        "# Où est le bilan ? <script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1))",
        "Conseil citoyen des <b>Peupliers</b>",
        "<script>alert(1)</script> {{ 7*7 }} { #id .classe }",
        "</blockquote></div> Qui l’écrit ?",
    ],
    "": ["<script>alert(1)</script> reste du texte.", "les <b>pirates</b> {{ 7*7 }}"],
}


@pytest.mark.parametrize("adresse", MONTRES)
def test_les_textes_se_lisent_tels_quels(adresse: str, pages: dict[str, Element]) -> None:
    texte = _texte(pages[f"{CONTRAT}/{adresse}/index.html".replace("//", "/")])
    for attendu in MONTRES[adresse]:
        assert attendu in texte


def test_les_titres_se_lisent_tels_quels(pages: dict[str, Element]) -> None:
    page = pages[f"{CONTRAT}/indicateurs/indicateur-piege/index.html"]
    libelle = "<script>alert(1)</script> {{ 7*7 }} [x](javascript:alert(1)) `a` # b | c | { #d } ]]> \"e\" 'f' & 🏘️"
    assert "".join(page.find(".//h1").itertext()).strip() == libelle  # type: ignore[union-attr]
    assert (page.findtext(".//title") or "").startswith("<script>alert(1)</script> {{ 7*7 }}")
    description = next(element.get("content", "") for element in page.iter("meta") if element.get("name") == "description")
    assert libelle in description


# What Markdown reads by lines, in the middle of a page: a fence that bears attributes, a list of attributes, a block, a rule, code, entities.
LIGNES = (
    "~~~ { .piege onmouseover=alert(1) }\ncode\n~~~",
    "{: .piege onclick=alert(2) }",
    '<div class="piege" markdown="1">\n\n[x](javascript:alert(3))\n\n</div>',
    "***",
    "    quatre espaces",
    "&amp; &copy; &#106;",
    "# titre { .piege }",
    "| a | b |\n|---|---|",
)
PIEGE = "Avant\n\n" + "\n\n".join(LIGNES) + "\n\nAprès"
# An opinion that runs a script, or that holds a heading or a table, is an error of the data.
D_UN_AVIS = tuple(ligne.replace("javascript:alert(3)", "https://exemple.invalid/") for ligne in LIGNES[:-2])
TEXTES = f"referentiels/{CONTRAT}/referentiel/2-textes-hostiles.yml"
CHAMPS = (  # file, what it says, what begins the line, the pages that show it
    (TEXTES, "libelle: ", '"<script>alert(1)</script> {{ 7*7 }}', ("indicateurs/indicateur-piege", "referentiel/o2-1", "indicateurs")),
    (TEXTES, "cible: {texte: ", '"\\"><script>alert(1)</script>"', ("indicateurs/indicateur-piege",)),
    (TEXTES, "definition: ", '"</dd></dl>', ("indicateurs/indicateur-piege",)),
    (TEXTES, "note_editoriale: ", '"--> ]]> </aside>"', ("indicateurs/indicateur-piege",)),
    (TEXTES, "note_editoriale: ", '"]]> <!--', ("referentiel/o2",)),
    (TEXTES, "titre: ", '"# titre <script>', ("referentiel/o2", "referentiel")),
    (TEXTES, "composantes: [", '"<b>un</b>"', ("referentiel/o2-1",)),
    (TEXTES, "resultats_attendus: [", '"</li></ul><script>alert(1)</script>"', ("referentiel/o2-1",)),
    (f"referentiels/{CONTRAT}/anomalies.yml", "titre: ", '"<script>alert(1)</script> {', ("documents", "referentiel/o2-1")),
    (f"referentiels/{CONTRAT}/anomalies.yml", "texte: ", '"{{ 7*7 }}', ("documents",)),
    (f"referentiels/{CONTRAT}/anomalies.yml", "citations: [", '"</blockquote>[x](javascript:alert(1))"', ("documents",)),
    (f"content/{CONTRAT}/avis/2021-bilan.md", "titre: ", '"# Où est le bilan', ("avis", "")),
)


NOM = '"><meta http-equiv=refresh content="0;url=https://exemple.invalid/"> <script>alert(4)</script> & co'
TITRE = 'Contrat </title><script>alert(5)</script> "x"'


@pytest.fixture(scope="module")
def piegees(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Element]:
    """The example with such lines in all these fields at once, each after its own name, and in an opinion; with names of the territory and of the
    contract that try to leave the head of the page; the project asks MkDocs for more of Markdown than it reads by itself."""
    projet = copier_exemple(tmp_path_factory.mktemp("pieges") / "projet")
    for rang, (fichier, champ, debut, _) in enumerate(CHAMPS):
        chemin = projet / fichier
        texte = chemin.read_text("utf-8")
        avant = re.search(re.escape(champ) + r'("(?:[^"\\]|\\.)*")', texte[texte.index(champ + debut) :])
        assert avant is not None
        remplacer(chemin, f"{champ}{avant[1]}", champ + json.dumps(f"Champ {rang}. {PIEGE}", ensure_ascii=False))
    contrat = projet / "referentiels" / CONTRAT / "contrat.yml"
    remplacer(contrat, 'territoire_nom: "Pays d’Exemple"', f"territoire_nom: {json.dumps(NOM)}")
    remplacer(contrat, '\ntitre: "Contrat d’exemple 2019-2022"', f"\ntitre: {json.dumps(TITRE)}")
    with (projet / "content" / CONTRAT / "avis" / "2021-bilan.md").open("a", encoding="utf-8") as fichier:
        fichier.write("\n" + "\n\n".join(D_UN_AVIS) + "\n")
    with (projet / "mkdocs.yml").open("a", encoding="utf-8") as fichier:
        fichier.write("markdown_extensions: [attr_list, fenced_code, md_in_html, tables]\n")
    resultat = construire(projet, projet / "public")
    assert resultat.sain, (resultat.echec, [str(probleme) for probleme in resultat.problemes])
    return _pages(projet / "public")


def test_des_lignes_ne_font_rien(piegees: dict[str, Element]) -> None:
    _rien_n_agit(piegees)
    for chemin, page in piegees.items():
        assert not [element.attrib for element in _elements(page) if "piege" in element.get("class", "").split()], chemin


@pytest.mark.parametrize(
    "rang", range(len(CHAMPS)), ids=[f"{champ.partition(':')[0]}-{rang}" for rang, (_, champ, *_) in enumerate(CHAMPS)]
)
def test_des_lignes_se_lisent_telles_quelles(rang: int, piegees: dict[str, Element]) -> None:
    """All of them in one piece: spaces and line ends are the page's."""
    for adresse in CHAMPS[rang][3]:
        texte = _serre(_texte(piegees[f"{CONTRAT}/{adresse}/index.html".replace("//", "/")]))
        assert _serre(f"Champ {rang}. {PIEGE}") in texte, adresse


def test_le_nom_du_site_se_lit_tel_quel(piegees: dict[str, Element]) -> None:
    """In the bar of the browser, in the header of the page, in what other sites show of it, and for who listens to it."""
    for chemin in (f"{CONTRAT}/index.html", f"{CONTRAT}/avis/index.html"):
        page = piegees[chemin]
        assert (page.findtext(".//title") or "").strip().endswith(NOM), chemin
        assert page.find(".//a[@class='md-header__button md-logo']").get("aria-label") == NOM  # type: ignore[union-attr]
        assert page.find(".//a[@class='md-header__button md-logo']").get("title") == NOM  # type: ignore[union-attr]
        assert page.findtext(".//div[@class='md-header__topic']/span") == NOM
        assert page.findtext(".//span[@class='eo-sous-nom']") == TITRE
    metas = {meta.get("property"): meta.get("content") for meta in piegees[f"{CONTRAT}/index.html"].iter("meta")}
    assert metas["og:title"] == NOM


def test_une_adresse_du_site_qui_n_en_est_pas_une(exemple_construit: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its words would stand in the head of every page."""
    avant = (exemple_construit / "public" / "index.html").read_bytes()
    monkeypatch.setenv("SITE_URL", 'https://exemple.invalid/"><script>alert(1)</script>')
    resultat = construire(exemple_construit, exemple_construit / "public")
    assert "SITE_URL n’est pas une adresse" in resultat.echec[0]
    assert (exemple_construit / "public" / "index.html").read_bytes() == avant


def test_un_avis_en_lignes(piegees: dict[str, Element]) -> None:
    """Words of an opinion are Markdown: its plain marks are marks, and nothing else is."""
    paroles = " ".join(" ".join(" ".join(bloc.itertext()).split()) for bloc in piegees[f"{CONTRAT}/avis/index.html"].iter("blockquote"))
    for ligne in ("~~~ { .piege onmouseover=alert(1) } code ~~~", "{: .piege onclick=alert(2) }", '<div class="piege" markdown="1">'):
        assert ligne in paroles, ligne


def _serre(texte: str) -> str:
    return "".join(texte.split())


def test_la_recherche_ne_contient_pas_de_balise(exemple_construit: Path) -> None:
    """The index holds words as they were written; the script puts them into the page as text, and never as markup."""
    index = json.loads((exemple_construit / "public" / CONTRAT / "recherche" / "index.json").read_text(encoding="utf-8"))
    titres = [page[1] for page in index["pages"]]
    assert any(titre.startswith("<script>alert(1)</script>") for titre in titres)
    script = (exemple_construit / "public" / "ressources" / "script.js").read_text(encoding="utf-8")
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)


def test_le_csv_n_a_pas_de_formule(exemple_construit: Path) -> None:
    with (exemple_construit / "public" / CONTRAT / "donnees" / "valeurs.csv").open(encoding="utf-8", newline="") as fichier:
        for ligne in csv.DictReader(fichier):
            for colonne, cellule in ligne.items():
                nombre = colonne == "valeur" and cellule.lstrip("-").replace(".", "").isdigit()
                assert nombre or not cellule.startswith(("=", "+", "-", "@", "\t")), ligne
