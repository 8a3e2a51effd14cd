"""The mention of what was read: counted, dated and linked where a page speaks of it, and nowhere else."""

import ast
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.mots.documents_lus import DocumentsLus
from generator.pages.mots.typographie import francais

RACINE = Path(__file__).parents[2]
# What these write is read by scripts and by other programs, on no page of ours: there is nothing to link.
SANS_PAGE = {"documents_lus.py", "typographie.py", "lieux_a_comparer.py", "flux.py", "jeu_de_donnees.py"}

QUATRE = DocumentsLus(4, "2026-11-27", "orly/publications/")
LIEN = '<a href="../publications/">'


def relier(texte: str, adresse: str = "manque/") -> str:
    """The text as a page of the contract «orly» shows it."""
    return QUATRE.relier(adresse, "orly", texte)


def test_compte_date_et_lien() -> None:
    """The words before it go into the link, and agree with the number."""
    assert relier("<p>Aucun chiffre trouvé dans les documents\u00a0lus.</p>") == (
        f"<p>Aucun chiffre trouvé {LIEN}dans les 4\u00a0documents lus au 27\u00a0novembre 2026</a>.</p>"
    )
    un = DocumentsLus(1, "", "orly/publications/")
    assert un.relier("", "orly", "dans les documents\u00a0lus") == '<a href="publications/">dans le document lu</a>'
    assert un.relier("", "orly", "la liste des documents\u00a0lus") == 'la liste <a href="publications/">du document lu</a>'
    assert DocumentsLus(2, "", "p/", recus=True).dire("dans") == "dans les 2\u00a0documents lus et les chiffres reçus"


def test_ce_qui_reste_tel_quel() -> None:
    """Headings, links, drawings, buttons, attributes; and the page that lists them, which needs no link to itself."""
    for texte in (
        '<h2 id="a">Dans les documents\u00a0lus</h2>', '<h2 id="a">dans les documents\u00a0lus</h2>', '<a href="x">dans les documents\u00a0lus</a>',
        "<svg><title>dans les documents\u00a0lus</title></svg>", "<summary>dans les documents\u00a0lus</summary>",
        '<p aria-label="dans les documents\u00a0lus">Rien</p>', "<h2>\ndans les documents\u00a0lus\n</h2>",
    ):  # fmt: skip
        assert relier(texte) == texte
    assert relier("dans les documents\u00a0lus", "publications/") == "dans les 4\u00a0documents lus au 27\u00a0novembre 2026"


def test_les_mots_des_autres_restent_tels_quels() -> None:
    """A promise, a note or an opinion may say «les documents lus» of something else: with its plain space it is nobody's link."""
    for texte in ("<td>Nombre de prêts des documents lus en atelier</td>", "<p>«\u00a0Le sens trouvé dans les documents lus\u00a0»</p>"):
        assert relier(texte) == texte


def test_nos_phrases_portent_leur_espace() -> None:
    """All sentences of pages that are written in Python; those of templates get theirs as they are compiled."""
    plats = {}
    for module in sorted((RACINE / "generator" / "pages").rglob("*.py")):
        if module.name not in SANS_PAGE:
            arbre = ast.parse(module.read_text("utf-8"))
            notes = {id(un.value) for un in ast.walk(arbre) if isinstance(un, ast.Expr)}  # docstrings
            mots = [un.value for un in ast.walk(arbre) if isinstance(un, ast.Constant) and id(un) not in notes]
            if dits := [mot for mot in mots if isinstance(mot, str) and "documents lus" in mot]:
                plats[module.name] = dits
    assert plats == {}
    assert francais("dans les documents lus") == "dans les documents\u00a0lus"


def test_une_carte_ouvre_toute_la_fenetre() -> None:
    """A card is shown in a frame of another site."""
    assert 'target="_top"' in relier("<p>Aucun chiffre trouvé dans les documents\u00a0lus.</p>", "indicateurs/a/carte-integree/")


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<a href='x'>dans les documents\u00a0lus</a>",
                "dans les documents\u00a0lus",
                "des documents\u00a0lus",
                "\n",
                "<h2>T</h2>",
                "mot ",
            ]
        )
    )
)
def test_rien_d_autre_ne_change(morceaux: list[str]) -> None:
    """Without its own links and their words the page is what it was, and no link ever stands in a link."""
    texte = "".join(morceaux)
    fait = relier(texte)
    assert not re.search(r"<a\b(?:(?!</a>).)*<a\b", fait, re.DOTALL)
    defait = re.sub(rf"{re.escape(LIEN)}(dans )?les 4\u00a0documents lus au 27\u00a0novembre 2026</a>", "\\1les documents\u00a0lus", fait)
    defait = re.sub(rf"{re.escape(LIEN)}des 4\u00a0documents lus au 27\u00a0novembre 2026</a>", "des documents\u00a0lus", defait)
    assert defait == texte
