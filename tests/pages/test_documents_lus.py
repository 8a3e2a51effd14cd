"""The mention of what was read: counted, dated and linked where a page speaks of it, and nowhere else."""

import re

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.mots.documents_lus import DocumentsLus

QUATRE = DocumentsLus(4, "2026-11-27", "orly/publications/")
LIEN = '<a href="../publications/">'


def relier(texte: str, adresse: str = "manque/") -> str:
    """The text as a page of the contract «orly» shows it."""
    return QUATRE.relier(adresse, "orly", texte)


def test_compte_date_et_lien() -> None:
    """The words before it go into the link, and agree with the number."""
    assert relier("<p>Aucun chiffre trouvé dans les documents lus.</p>") == (
        f"<p>Aucun chiffre trouvé {LIEN}dans les 4\u00a0documents lus au 27\u00a0novembre 2026</a>.</p>"
    )
    un = DocumentsLus(1, "", "orly/publications/")
    assert un.relier("", "orly", "dans les documents lus") == '<a href="publications/">dans le document lu</a>'
    assert un.relier("", "orly", "la liste des documents lus") == 'la liste <a href="publications/">du document lu</a>'
    assert DocumentsLus(2, "", "p/", recus=True).dire("dans") == "dans les 2\u00a0documents lus et les chiffres reçus"


def test_ce_qui_reste_tel_quel() -> None:
    """Headings, links, drawings, buttons, attributes; and the page that lists them, which needs no link to itself."""
    for texte in (
        '<h2 id="a">Dans les documents lus</h2>', '<h2 id="a">dans les documents lus</h2>', '<a href="x">dans les documents lus</a>',
        "<svg><title>dans les documents lus</title></svg>", "<summary>dans les documents lus</summary>",
        '<p aria-label="dans les documents lus">Rien</p>', "<h2>\ndans les documents lus\n</h2>",
    ):  # fmt: skip
        assert relier(texte) == texte
    assert relier("dans les documents lus", "publications/") == "dans les 4\u00a0documents lus au 27\u00a0novembre 2026"


def test_une_carte_ouvre_toute_la_fenetre() -> None:
    """A card is shown in a frame of another site."""
    assert 'target="_top"' in relier("<p>Aucun chiffre trouvé dans les documents lus.</p>", "indicateurs/a/carte-integree/")


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<a href='x'>dans les documents lus</a>",
                "dans les documents lus",
                "des documents lus",
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
    defait = re.sub(rf"{re.escape(LIEN)}(dans )?les 4\u00a0documents lus au 27\u00a0novembre 2026</a>", r"\1les documents lus", fait)
    defait = re.sub(rf"{re.escape(LIEN)}des 4\u00a0documents lus au 27\u00a0novembre 2026</a>", "des documents lus", defait)
    assert defait == texte
