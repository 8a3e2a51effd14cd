"""The plain form of a document: what it means, and what is said of each thing that is written wrong, at its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.texte_de_document import Bloc, GenreDeBloc, TexteDeSection
from generator.sources.journal import Journal
from generator.sources.textes_de_document import interpreter_section

BON = """\
[page 3]

# {p1} Article 1

{p2} Un paragraphe
qui continue.

- {p3} Une puce
  - {p4} en dessous

|- {p5}
! Tête
! Autre
|- {p6}
| Une ligne
  une autre
  - une puce
|
[page 4]
|- {p7}
| a
| b

[image : Une carte.]
[omis : Les signatures.]
"""


def lire(texte: str) -> tuple[TexteDeSection, list[str]]:
    """The section, and the problems as «line code»."""
    journal = Journal()
    section = interpreter_section(texte, "doc", "article-1", "article-1.md", journal)
    return section, [f"{probleme.lieu.ligne} {probleme.code}" for probleme in journal.problemes]


def mots(bloc: Bloc) -> str:
    """The words of a block, cells parted by bars."""
    return bloc.texte or " | ".join(" / ".join(ligne.texte for ligne in cellule.lignes) for cellule in bloc.cellules)


def test_la_forme() -> None:
    section, problemes = lire(BON)
    assert problemes == []
    assert [(bloc.id, bloc.genre.value, bloc.niveau, bloc.page, mots(bloc)) for bloc in section.blocs] == [
        ("p1", "titre", 1, "3", "Article 1"),
        ("p2", "paragraphe", 0, "3", "Un paragraphe qui continue."),
        ("p3", "puce", 0, "3", "Une puce"),
        ("p4", "puce", 1, "3", "en dessous"),
        ("p5", "rangee", 0, "3", "Tête | Autre"),
        ("p6", "rangee", 0, "3", "Une ligne / une autre / une puce | "),
        ("p7", "rangee", 0, "4", "a | b"),
        ("", "image", 0, "4", "Une carte."),
        ("", "omis", 0, "4", "Les signatures."),
    ]
    rangee = section.blocs[5]
    assert [ligne.puce for ligne in rangee.cellules[0].lignes] == [False, False, True]
    assert [cellule.entete for cellule in section.blocs[4].cellules] == [True, True]


@pytest.mark.parametrize(
    ("texte", "problemes"),
    [
        ("{p1} Un\n\n{p1} Deux", ["3 document-identifiant"]),
        ("Sans identifiant", ["1 document-identifiant"]),
        ("## Titre sans identifiant", ["1 document-identifiant"]),
        ("{P 1} Mauvais", ["1 document-identifiant"]),
        ("{} Vide", ["1 document-identifiant"]),
        ("{p1}", ["1 document-vide"]),
        ("|- {p1}\n| a\n| b\n|- {p2}\n| c", ["4 document-rangee"]),
        ("|- {p1}\n\n{p2} x", ["1 document-rangee"]),
        ("|- {p1} mots\n| a", ["1 document-rangee"]),
        ("|- {p1}\n| a\nperdu", ["3 document-rangee"]),
        ("| cellule seule", ["1 document-identifiant"]),
        ("{p1} Un\n\nperdu", ["3 document-identifiant"]),
    ],
)
def test_chaque_faute_est_dite(texte: str, problemes: list[str]) -> None:
    assert lire(texte)[1] == problemes


def test_l_identifiant_propose_est_libre() -> None:
    journal = Journal()
    interpreter_section("Un\n\nDeux\n\n{p7} Trois\n", "doc", "s", "s.md", journal)
    conseils = [probleme.conseil for probleme in journal.problemes]
    assert "{p8}" in conseils[0]
    assert "{p9}" in conseils[1]


@given(st.text(alphabet="{}p1 2|!-#[]abc:\n\u00e9", max_size=200))
def test_rien_ne_casse(texte: str) -> None:
    """Whatever is written, a section comes out, and each block without an id is one of our notes or was said to lack one."""
    section, problemes = lire(texte)
    sans = [bloc for bloc in section.blocs if not bloc.id and bloc.genre not in (GenreDeBloc.IMAGE, GenreDeBloc.OMIS)]
    assert not sans or problemes
