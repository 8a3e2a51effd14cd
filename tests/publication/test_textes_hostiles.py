"""In the built site, texts that try to leave their place are shown as they are written, and do nothing."""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.exemple.projet import CONTRAT

# Attributes that hold an address.
LIENS = ("href", "src", "action", "formaction", "data", "poster", "srcset")


@pytest.fixture(scope="module")
def pages(exemple_construit: Path) -> dict[str, Element]:
    """Every page as a browser reads it."""
    public = exemple_construit / "public"
    return {
        chemin.relative_to(public).as_posix(): html5lib.parse(chemin.read_bytes(), transport_encoding="utf-8", namespaceHTMLElements=False)
        for chemin in sorted(public.rglob("*.html"))
    }


def _elements(page: Element) -> Iterator[Element]:
    return (element for element in page.iter() if isinstance(element.tag, str))


def test_aucun_element_venu_des_donnees(pages: dict[str, Element]) -> None:
    for chemin, page in pages.items():
        for element in _elements(page):
            suspects = [nom for nom in element.attrib if nom.startswith("on") or nom == "markdown"]
            assert not suspects, f"{chemin}: {element.tag} {element.attrib}"
            for nom in LIENS:
                assert "javascript:" not in element.get(nom, ""), f"{chemin}: {element.attrib}"
            assert element.get("src") != "x", f"{chemin}: {element.attrib}"
            if element.tag == "script":
                assert not (element.text or "").strip().startswith("alert"), chemin
        assert not page.findall(".//article//script"), chemin


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
