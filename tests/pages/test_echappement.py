"""Any text comes back from the page exactly as it was, and never as an element."""

import csv
import io
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree.ElementTree import Element

import html5lib
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as PageDeMkDocs
from mkdocs.utils.meta import get_data

from generator.pages.mots.corps import PERMIS, corps, prose
from generator.pages.mots.echappement import cellule_csv, html, json_en_html, une_ligne
from generator.pages.mots.typographie import francais
from generator.pages.pieces.entete import Entete
from generator.pages.rendu.gabarits import charger_gabarits
from generator.pages.rendu.titres import noter_les_titres, titrer
from generator.pages.sortie import PageEcrite, Titre
from generator.publication.mkdocs.html_tel_quel import HtmlTelQuel
from generator.publication.mkdocs.sommaire import sommaire
from generator.publication.mkdocs.source import SOURCE, ecrire_source, lire_source, lire_titres, source_de

fixe = settings(derandomize=True, deadline=None, database=None, max_examples=150)
LETTRES = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
SYNTAXE = st.sampled_from(
    [
        "{ #x }", "{: .y onclick=z }", "[a](b)", "[a][b]", "[a]: b", "![a](b)", "<script>", "</h1>", "<!--", "-->", "&amp;", "&lt;", "&#60;", "&",
        "`", "``x``", "---", "===", "# ", "## ", "> ", "* ", "1. ", "**a**", "__a__", "_a_", "\\", "\\*", "| a |", "~~~", "!!! note", "[TOC]", "^[1]",
        "http://x.fr", "<http://x.fr>", "a@b.fr", "😀", "\u00a0", "\u202f", "«\u00a0a\u00a0»", "é", "{{ x }}", "{% x %}", ":smile:", "$x$", "'", '"', " ",
        '<div markdown="1">', "[x](javascript:alert(1))", "***", "...", "\\u0041", "a: b # c", "!ENV x",
    ]
)  # fmt: skip
textes = st.lists(SYNTAXE | st.text(LETTRES, max_size=5), max_size=6).map("".join)
PIEGES = ("\n", "\r\n", "\u2028", "\u2029", "\x85", "\x00", "\x1b", "\x7f", "\ufeff", "\ufffe", "\ud800", "\t", "\x0b")
sales = st.lists(textes | st.sampled_from(PIEGES), max_size=5).map("".join)
# What Markdown reads by lines: fences, lists of attributes, rules, blocks of code, quotes, tables, references, the end of a front matter.
LIGNES = st.sampled_from(
    [
        "~~~ { .x onmouseover=alert(1) }", "~~~", "```js", "```", "{: onclick=alert(1) }", '<div markdown="1">', "</div>", "***", "---", "...", "===",
        "    quatre espaces", "\tune tabulation", "# titre", "> cité", "* puce", "1. un", "| a | b |", "|---|---|", "[x](javascript:alert(1))",
        "[r]: javascript:alert(1)", "&amp; &#60;script&#62; &copy;", "<script>alert(1)</script>", "<!-- -->", "title: faux", "[TOC]", "*[ANRU]: faux", "",
    ]
)  # fmt: skip
plusieurs_lignes = st.lists(LIGNES | textes, max_size=6).map("\n".join)
FENCES = (
    "~~~ { .x onmouseover=alert(1) }\ncode\n~~~",
    "Un texte\n{: onclick=alert(1) .y }",
    '<div markdown="1">\n\n*a*\n\n</div>',
    "[x](javascript:alert(1)) <a href='javascript:y'>",
    "***\n\n---\n\n___",
    "Avant :\n\n    quatre espaces\n\taprès",
    "&amp; &lt;b&gt; &#106; &copy",
    "---\ntitle: faux\n---\n# Faux",
    "| a | b |\n|---|---|\n| c | d |",
)


def elements(page: str) -> list[Element]:
    """The elements of the body, as a browser builds them."""
    return list(html5lib.parse(page, namespaceHTMLElements=False).find("body").iter())[1:]


def dedans(page: str) -> str:
    """The words of the body, as a browser builds it."""
    return "".join(html5lib.parse(f"<!doctype html><body>{page}", namespaceHTMLElements=False).find("body").itertext())


def propre(texte: str) -> str:
    """What a text can be in a file and in a browser at all: no half of a character, no null, line ends of one kind."""
    return re.sub(r"[\x00\ud800-\udfff]", "", texte).replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "")


@pytest.mark.lent
@fixe
@given(sales, st.integers(1, 6), st.sampled_from(["", "ancre"]))
@example("x { #y }", 2, "")
@example("-->&#60;script>", 1, "")
def test_un_titre(texte: str, niveau: int, ancre: str) -> None:
    """Exactly one heading, with its words and its one id; what is noted of it leads there."""
    with noter_les_titres() as notes:
        ecrit = titrer(niveau, f"x{texte}x", ancre)
    (titre,) = elements(ecrit)
    (note,) = notes
    assert (titre.tag, dict(titre.attrib), titre.text) == (f"h{niveau}", {"id": note.ancre}, une_ligne(f"x{texte}x"))
    assert (note.niveau, str(note.texte)) == (niveau, str(html(une_ligne(f"x{texte}x"))))
    assert note.ancre == ancre or (not ancre and re.fullmatch(r"[a-z0-9_-]+", note.ancre))


@pytest.mark.lent
@fixe
@given(plusieurs_lignes.map(propre), plusieurs_lignes.map(propre))
def test_html_dans_un_bloc(texte: str, autre: str) -> None:
    """Text and attribute, before a browser."""
    bloc, paragraphe, dernier = elements(f'<div>\n<p title="{html(texte)}">{html(texte)}</p>\n</div>\n<p>{html(autre)}</p>\n')
    assert [bloc.tag, paragraphe.tag, dernier.tag] == ["div", "p", "p"]
    assert (paragraphe.text or "") == paragraphe.get("title") == texte
    assert (dernier.text or "") == autre


def test_markup_passe_tel_quel() -> None:
    """What is already HTML is not escaped again."""
    assert html(Markup("<b>")) == "<b>"
    assert html("<b>'\"&") == "&lt;b&gt;&#39;&#34;&amp;"


@pytest.mark.lent
@fixe
@given(sales)
def test_une_ligne(texte: str) -> None:
    """One line, always the same once more, without touching no-break spaces inside."""
    ligne = une_ligne(texte)
    assert len(ligne.splitlines()) <= 1
    assert une_ligne(ligne) == ligne
    ligne.encode("utf-8")
    assert une_ligne(f"a\u00a0%{texte}").startswith("a\u00a0%")


@pytest.mark.lent
@fixe
@given(st.lists(sales | plusieurs_lignes, max_size=3).map("\n\n".join))
def test_prose(texte: str) -> None:
    """Words written by people: known elements alone, no list of attributes, no HTML of theirs, no link that runs a script."""
    for lire in (corps, prose):
        for element in elements(lire(propre(texte), "c/methode/", "c/")):
            assert element.tag in {*PERMIS, "span"}
            assert set(element.attrib) <= ({"href", "rel"} if element.tag == "a" else set())
            assert element.get("rel", "external") == "external"
            cible = element.get("href", "")
            assert ":" not in cible.split("/")[0] or cible.lower().startswith(("http://", "https://", "mailto:"))


@pytest.mark.parametrize(
    "texte",
    [
        "[a](javascript:alert(1))", "[a]( javascript:alert(1))", "[a](<javascript:alert(1)>)", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))",
        "[a](java&#10;script:alert(1))", "[a](data:text/html,x)", "[a][b]\n\n[b]: javascript:alert(1)", "[a][b]\n\n[b]:\n  javascript:alert(1)",
        "![a](javascript:x)", "<javascript:alert(1)>", "[a](vbscript:x)", "# Titre { onclick=alert(1) }", "*a*{: onclick=x }", "<img src=x onerror=y>",
        "<svg/onload=x>", "[a](\x01javascript:x)", "[a](\\javascript:x)", *FENCES,
    ],
)  # fmt: skip
def test_rien_n_est_lance(texte: str) -> None:
    """Neither a link nor a mark of theirs: the words stay, the means to run them do not."""
    for element in elements(prose(texte, "", "")):
        assert element.tag in {*PERMIS, "span"} - {"a"}
        assert not element.attrib


@pytest.mark.parametrize("texte", ["{: onclick=x }", "<b>gras</b>", '<div markdown="1">', "{ #x .y }", "<!-- rien -->"])
def test_ce_qui_n_est_pas_une_marque_se_lit_tel_quel(texte: str) -> None:
    """HTML and lists of attributes are words like others."""
    assert dedans(corps(f"Avant {texte} après", "", "")).strip() == f"Avant {texte} après"
    assert dedans(prose(f"Avant {texte} après", "", "")).strip() == francais(f"Avant {texte} après")


@pytest.mark.parametrize(
    ("texte", "lien"),
    [
        ("[a](https://x.fr/?a=1#b)", "https://x.fr/?a=1#b"), ("[a](../b/)", "../../b/"), ("[a](#c)", "../#c"), ("[a](b/c.csv)", "../b/c.csv"),
        ("[a](carte/ \"t\")", "../carte/"), ("<https://x.fr/>", "https://x.fr/"), ("[a][b]\n\n[b]: https://x.fr", "https://x.fr"),
        ("[a](mailto:a@b.fr)", "mailto:a@b.fr"), ("[a](methode/)", "./"), ("[a](methode/#mots)", "./#mots"),
    ],
)  # fmt: skip
def test_liens_gardes(texte: str, lien: str) -> None:
    """Ordinary links stay links; those of the site are written as seen from the home of the contract, whatever page shows them."""
    assert [element.get("href") for element in elements(prose(texte, "c/methode/", "c/")) if element.tag == "a"] == [lien]


@pytest.mark.lent
@fixe
@given(sales)
def test_la_prose_est_en_francais(texte: str) -> None:
    """Ours are printed as French is; the words of others are not ours to change."""
    mots = propre(texte)
    assert prose(mots, "", "") == corps(francais(mots), "", "")
    assert (
        prose("Quoi : « rien » ; oui ?", "", "")
        == corps(francais("Quoi : « rien » ; oui ?"), "", "")
        != corps("Quoi : « rien » ; oui ?", "", "")
    )


@st.composite
def pages_ecrites(draw: st.DrawFn) -> tuple[PageEcrite, list[str]]:
    """Any page whose title, description, headings and paragraphs are of any words, with the words of its headings."""
    mots = [draw(sales) for _ in range(draw(st.integers(0, 4)))]
    with noter_les_titres() as notes:
        morceaux = [titrer(draw(st.integers(1, 4)), un, f"t{rang}") for rang, un in enumerate(mots)]
    morceaux += [Markup('<p title="{0}">{0}</p>').format(propre(draw(plusieurs_lignes | sales))) for _ in range(draw(st.integers(0, 2)))]
    flux = (draw(sales), "flux.xml") if draw(st.booleans()) else ("", "")
    page = PageEcrite(
        draw(sales),
        draw(sales),
        Markup("\n\n").join(morceaux),
        tuple(notes),
        draw(st.booleans()),
        flux=flux,
        image=draw(st.sampled_from(("", "territoires/a/partage.png"))),
    )
    return page, mots


@pytest.mark.lent
@fixe
@given(pages_ecrites())
def test_l_entete_de_la_porte(tiree: tuple[PageEcrite, list[str]]) -> None:
    """MkDocs' own reader finds title, description and headings as they were, nothing that the program did not write, and the page untouched."""
    page, mots = tiree
    octets = ecrire_source(source_de(page))
    assert lire_source(octets) == source_de(page)
    source = octets.decode("utf-8")
    reste, lu = get_data(source)
    assert reste == f"{page.corps}\n".lstrip("\n")
    assert lu.keys() == {"title", "description", "hide", "titres", "flux", "image"}
    assert lu == yaml.safe_load(source.split("\n---\n")[0])
    for ecrit, attendu in (("title", page.onglet), ("description", page.description)):
        titre = html5lib.parse(f"<title>{lu[ecrit]}</title>", namespaceHTMLElements=False).find("head/title")
        assert (titre.text or "") == une_ligne(attendu)
        (meta,) = html5lib.parse(f'<meta content="{lu[ecrit]}">', namespaceHTMLElements=False).iter("meta")
        assert dict(meta.attrib) == {"content": une_ligne(attendu)}
    liens = list(html5lib.parse(f"<head>{lu['flux']}</head>", namespaceHTMLElements=False).iter("link"))
    titres = (une_ligne(page.flux[0]), une_ligne(f"{page.flux[0]} (pour les programmes)"))
    attendus = list(zip(titres, ("flux.xml", "flux.json"), strict=True)) if page.flux[1] else []
    assert [(un.get("title"), un.get("href")) for un in liens] == attendus
    assert lu["image"] == page.image
    assert lu["hide"] == (["navigation"] if page.sommaire else ["navigation", "toc"])
    assert tuple(lire_titres(lu["titres"])) == page.titres
    assert [titre.texte for titre in lire_titres(lu["titres"])] == [html(une_ligne(un)) for un in mots]


@pytest.mark.lent
@fixe
@given(pages_ecrites())
def test_le_sommaire_de_la_porte(tiree: tuple[PageEcrite, list[str]]) -> None:
    """An entry for each heading of level 2 and 3, in their order, whose words a browser reads as they were."""
    page, mots = tiree
    attendus = [
        (f"#{titre.ancre}", " ".join(une_ligne(un).split())) for titre, un in zip(page.titres, mots, strict=True) if titre.niveau in (2, 3)
    ]
    entrees = [(lien.url, dedans(lien.title)) for haut in sommaire(page.titres) for lien in (haut, *haut.children)]
    assert entrees == attendus
    assert all("<" not in lien.title for haut in sommaire(page.titres) for lien in (haut, *haut.children))


def construite(page: PageEcrite) -> str:
    """What MkDocs makes of the source of a page, with the settings of the program."""
    with TemporaryDirectory() as dossier:
        (Path(dossier) / SOURCE).write_bytes(ecrire_source(source_de(page)))
        config = MkDocsConfig()
        config.load_dict({"site_name": "x", "docs_dir": dossier})
        config.validate()
        config.markdown_extensions = [HtmlTelQuel()]
        fichier = File(SOURCE, dossier, dossier, use_directory_urls=True)
        lue = PageDeMkDocs(None, fichier, config)
        lue.read_source(config)
        lue.render(config, Files([fichier]))
    assert lue.content is not None
    return lue.content


@pytest.mark.lent
@fixe
@given(plusieurs_lignes.map(propre), plusieurs_lignes.map(propre))
@example(FENCES[0], FENCES[0])
@example(f"\n\n{FENCES[0]}\n\n", f"\n{FENCES[1]}\n\n")
def test_des_lignes_traversent_mkdocs(texte: str, autre: str) -> None:
    """Text of several lines, blank ones too, in the middle of an element and at the margin, comes out of MkDocs as itself."""
    gabarits = charger_gabarits(
        {
            "a": '{{ titrer(1, "T") }}\n<div>\n<p title="{{ vue.texte }}">{{ vue.texte }}</p>\n\n{{ vue.autre }}\n</div>\n\n<p id="fin">Fin</p>'
        }
    )

    class _Vue:
        entete = Entete(texte, autre, ())

        def __init__(self, texte: str, autre: str) -> None:
            self.texte, self.autre = texte, autre

    page = gabarits.page("a/", "a", _Vue(texte, autre)).ecrire()
    titre, bloc, paragraphe, dernier = elements(construite(page))
    assert [titre.tag, bloc.tag, paragraphe.tag, dernier.tag] == ["h1", "div", "p", "p"]
    assert paragraphe.get("title") == texte
    # Where a line must not break, a space is a no-break one.
    assert _espaces(paragraphe.text or "") == _espaces(texte)
    assert _espaces(paragraphe.tail or "") == _espaces(f"\n\n{autre}\n")
    assert (dict(bloc.attrib), dict(dernier.attrib)) == ({}, {"id": "fin"})


def _espaces(texte: str) -> str:
    return texte.replace("\u00a0", " ")


@pytest.mark.parametrize("texte", FENCES)
def test_la_faute_d_avant(texte: str) -> None:
    """With Markdown's own reader, which is what the door keeps out, each of these texts would become something else."""
    from markdown import Markdown

    lecteur = Markdown(extensions=["attr_list", "fenced_code", "md_in_html", "tables"])
    page = f"\n\n{html(texte)}\n\n"
    ecrite = PageEcrite("t", "d", Markup(page), (Titre(1, "t", Markup("T")),))
    assert dedans(construite(ecrite)).strip() == texte.strip()
    assert dedans(lecteur.convert(page)).strip() != texte.strip() or elements(lecteur.convert(page))


@pytest.mark.lent
@fixe
@given(sales | st.tuples(st.sampled_from("=+-@\t\r\n＝＋"), textes).map("".join))
def test_cellule_csv(texte: str) -> None:
    """No spreadsheet takes a cell for a formula, and at most one quote is added before the text."""
    cellule = cellule_csv(texte)
    assert cellule[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert cellule in (texte, f"'{texte}")
    lisible = cellule.replace("\x00", "")
    sortie = io.StringIO(newline="")
    csv.writer(sortie).writerow([lisible, "x"])
    assert next(csv.reader(io.StringIO(sortie.getvalue(), newline=""))) == [lisible, "x"]


@fixe
@given(textes | plusieurs_lignes)
@example("</script><!--<script>\u2028\u2029&amp;")
def test_json_en_html(texte: str) -> None:
    """What a script element holds is the same JSON, and is in one line that no sign of markup ends."""
    ecrit = json_en_html(json.dumps({texte: [texte]}, ensure_ascii=False))
    assert not re.search("[<>&\u2028\u2029]", ecrit)
    (script,) = html5lib.parse(f"<script type=application/json>{ecrit}</script>", namespaceHTMLElements=False).iter("script")
    assert json.loads(script.text or "") == {texte: [texte]}
