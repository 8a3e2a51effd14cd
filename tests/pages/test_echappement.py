"""Any text comes back from the page exactly as it was, and never as an element."""

import csv
import io
import re

import html5lib
import markdown
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.utils.meta import get_data

from generator.pages.mots.echappement import cellule_csv, entete, html, markdown_sans_html, titre_markdown, une_ligne

fixe = settings(derandomize=True, deadline=None, database=None, max_examples=150)
LETTRES = st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs"))
SYNTAXE = st.sampled_from(
    [
        "{ #x }", "{: .y onclick=z }", "[a](b)", "[a][b]", "[a]: b", "![a](b)", "<script>", "</h1>", "<!--", "-->", "&amp;", "&lt;", "&#60;", "&",
        "`", "``x``", "---", "===", "# ", "## ", "> ", "* ", "1. ", "**a**", "__a__", "_a_", "\\", "\\*", "| a |", "~~~", "!!! note", "[TOC]", "^[1]",
        "http://x.fr", "<http://x.fr>", "a@b.fr", "😀", "\u00a0", "\u202f", "«\u00a0a\u00a0»", "é", "{{ x }}", "{% x %}", ":smile:", "$x$", "'", '"', " ",
    ]
)  # fmt: skip
textes = st.lists(SYNTAXE | st.text(LETTRES, max_size=5), max_size=6).map("".join)
PIEGES = ("\n", "\r\n", "\u2028", "\u2029", "\x85", "\x00", "\x1b", "\x7f", "\ufeff", "\ufffe", "\ud800", "\t", "\x0b")
sales = st.lists(textes | st.sampled_from(PIEGES), max_size=5).map("".join)


def elements(page: str) -> list:
    """The elements of the body, as a browser builds them."""
    return list(html5lib.parse(page, namespaceHTMLElements=False).find("body").iter())[1:]


def rendu(source: str) -> str:
    """Python-Markdown with the extensions of mkdocs.yml and those that MkDocs always adds."""
    return markdown.markdown(
        source, extensions=["attr_list", "toc", "tables", "fenced_code"], extension_configs={"toc": {"toc_depth": "2-3"}}
    )


@pytest.mark.lent
@fixe
@given(sales)
@example("x { #y }")
@example("Titre #")
@example("-->&#60;script>")
def test_titre_markdown(texte: str) -> None:
    """A heading gives back its text, and keeps the id that the template gave it."""
    attendu = une_ligne(texte)
    (titre,) = elements(rendu(f"## {titre_markdown('x' + texte + 'x')} {{ #ancre }}"))
    assert (titre.tag, titre.get("id"), set(titre.keys())) == ("h2", "ancre", {"id"})
    assert titre.text == une_ligne(f"x{texte}x")
    assert attendu in f" {titre.text} ".replace("x", "", 1) or attendu.strip() in titre.text


@pytest.mark.lent
@fixe
@given(textes, textes)
def test_html_dans_un_bloc(texte: str, autre: str) -> None:
    """Text and attribute in a raw HTML block, through Markdown then a browser."""
    page = rendu(f'<div>\n<p title="{html(texte)}">{html(texte)}</p>\n</div>\n\n## Suite\n\n<p>{html(autre)}</p>\n')
    bloc, paragraphe, suite, dernier = elements(page)
    assert [bloc.tag, paragraphe.tag, suite.tag, dernier.tag] == ["div", "p", "h2", "p"]
    assert (paragraphe.text or "") == paragraphe.get("title") == texte
    assert (dernier.text or "") == autre


def test_markup_passe_tel_quel() -> None:
    """What is already HTML is not escaped again."""
    assert html(Markup("<b>")) == "<b>"
    assert html("<b>'\"&") == "&lt;b&gt;&#39;&#34;&amp;"


@pytest.mark.lent
@fixe
@given(sales)
@example("a: b # c")
@example("---\nx: y")
@example("\\u0041 \\")
def test_entete(texte: str) -> None:
    """Front matter as MkDocs reads it, then printed into HTML as it is."""
    source = f"---\ntitle: {entete(texte)}\nautre: 1\n---\n\n# Titre\n"
    _, lu = get_data(source)
    assert lu["autre"] == 1
    assert yaml.safe_load(source.split("\n---\n")[0]) == lu
    titre = html5lib.parse(f"<title>{lu['title']}</title>", namespaceHTMLElements=False).find("head/title")
    assert (titre.text or "") == une_ligne(texte)


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
@given(sales)
def test_markdown_sans_html(texte: str) -> None:
    """Words written by people: no script, no handler, no frame, whatever they wrote."""
    propre = texte.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    for element in elements(rendu(markdown_sans_html(propre))):
        assert element.tag not in ("script", "iframe", "style", "object", "form", "input")
        assert not any(cle.startswith("on") for cle in element.keys())  # noqa: SIM118 - an Element, not a dict


@pytest.mark.parametrize(
    "texte",
    [
        "[a](javascript:alert(1))", "[a]( javascript:alert(1))", "[a](<javascript:alert(1)>)", "[a](JaVaScRiPt:alert(1))", "[a](&#106;avascript:alert(1))",
        "[a](java&#10;script:alert(1))", "[a](data:text/html,x)", "[a][b]\n\n[b]: javascript:alert(1)", "[a][b]\n\n[b]:\n  javascript:alert(1)",
        "![a](javascript:x)", "<javascript:alert(1)>", "[a](vbscript:x)", "# Titre { onclick=alert(1) }", "*a*{: onclick=x }", "<img src=x onerror=y>",
        "<svg/onload=x>", "[a](\x01javascript:x)", "[a](\\javascript:x)",
    ],
)  # fmt: skip
def test_liens_qui_lancent_un_script(texte: str) -> None:
    """They show as text."""
    for element in elements(rendu(markdown_sans_html(texte))):
        assert not {"onclick", "onerror", "onload"} & set(element.keys())
        for cle in ("href", "src"):
            assert ":" not in re.sub(r"\s", "", element.get(cle) or "")


@pytest.mark.parametrize(
    ("texte", "lien"),
    [
        ("[a](https://x.fr/?a=1#b)", "https://x.fr/?a=1#b"), ("[a](../b/)", "../b/"), ("[a](#c)", "#c"), ("[a](b/c.md)", "b/c.md"), ("[a](carte/ \"t\")", "carte/"),
        ("<https://x.fr/>", "https://x.fr/"), ("[a][b]\n\n[b]: https://x.fr", "https://x.fr"), ("[a](mailto:a@b.fr)", "mailto:a@b.fr"),
    ],
)  # fmt: skip
def test_liens_gardes(texte: str, lien: str) -> None:
    """Ordinary links stay links."""
    assert [element.get("href") for element in elements(rendu(markdown_sans_html(texte))) if element.tag == "a"] == [lien]


@pytest.mark.lent
@fixe
@given(sales | st.tuples(st.sampled_from("=+-@\t\r\n＝＋"), textes).map("".join))
def test_cellule_csv(texte: str) -> None:
    """No spreadsheet takes a cell for a formula, and at most one quote is added before the text."""
    cellule = cellule_csv(texte)
    assert cellule[:1] not in tuple("=+-@\t\r\n＝＋－＠")
    assert cellule in (texte, f"'{texte}")
    propre = cellule.replace("\x00", "")
    sortie = io.StringIO(newline="")
    csv.writer(sortie).writerow([propre, "x"])
    assert next(csv.reader(io.StringIO(sortie.getvalue(), newline=""))) == [propre, "x"]
