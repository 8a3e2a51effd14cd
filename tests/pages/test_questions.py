"""The questions of a list come from its rows; long texts are folded, and lose nothing; rows that look alike are told apart."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.pieces.morceaux_du_texte import ENTIER, VueCellule, VueMorceau, VuePuce, VueRangee, parties_du_texte
from generator.pages.pieces.questions import DES_PROMESSES, LIBELLE, SEUIL, Critere, Criteres, Ordre, Sujet, questions_de
from generator.pages.pieces.recherche import distinctes
from generator.pages.rendu.rangees_semblables import montrer_ce_qui_distingue

THEME, CHIFFRE = Sujet("theme", "Thème", premiere=True), Sujet("chiffre", "Chiffre", ordre=("oui", "non"))
ANNEE = Ordre("annee", "par année")


def _rangee(theme: str, chiffre: str = "non", annee: str = "") -> Criteres:
    dites = (Critere("theme", theme, f"Le thème {theme}"), Critere("chiffre", chiffre, chiffre))
    return Criteres(dites, (("annee", annee),) if annee else ())


def test_les_questions_viennent_des_rangees() -> None:
    """Only answers that a row gives, in the order of the alphabet or in their own; a question with one answer and an order of nothing are left out."""
    rangees = [_rangee("sante"), *(_rangee("emploi") for _ in range(SEUIL))]
    questions = questions_de(DES_PROMESSES, (THEME, CHIFFRE), rangees, (ANNEE, LIBELLE))
    assert questions is not None
    assert [(un.nom, un.reponses) for un in questions.premieres] == [
        ("theme", (("emploi", "Le thème emploi"), ("sante", "Le thème sante"))),
    ]
    assert (questions.autres, questions.ordres) == ((), (LIBELLE,))
    avec = questions_de(DES_PROMESSES, (THEME, CHIFFRE), [*rangees, _rangee("sante", "oui", "2019")], (ANNEE, LIBELLE))
    assert avec is not None
    assert [(un.nom, [code for code, _ in un.reponses]) for un in avec.autres] == [("chiffre", ["oui", "non"])]
    assert avec.ordres == (ANNEE, LIBELLE)


def test_une_liste_courte_ne_se_questionne_pas() -> None:
    """What is read at a glance needs no field."""
    assert questions_de(DES_PROMESSES, (THEME,), [_rangee("sante")] * (SEUIL - 1)) is None


def test_les_attributs_d_une_rangee() -> None:
    """One attribute for all answers, one for all orders."""
    rangee = _rangee("sante", "oui", "2019")
    assert (rangee.codes, rangee.rangs) == ("theme:sante chiffre:oui", "annee:2019")


def _tableau(lignes: int) -> VueMorceau:
    def rangee(rang: int, mots: str) -> VueRangee:
        return VueRangee(f"r{rang}", (VueCellule(f"r{rang}-1", ((False, ((mots, ()),)),), False, "", ()),), None)

    return VueMorceau(
        "tableau", texte="Tableau 1", tete=(rangee(0, "Action"),), rangees=tuple(rangee(rang, "mot " * 60) for rang in range(1, lignes + 1))
    )


def _texte(tailles: Sequence[int]) -> list[VueMorceau]:
    genres = ("titre", "paragraphe", "liste", "page")
    morceaux = []
    for rang, taille in enumerate(tailles):
        genre = genres[rang % 4]
        puces = tuple(VuePuce(f"p{rang}-{un}", "mot " * taille, (), ()) for un in range(3)) if genre == "liste" else ()
        morceaux.append(VueMorceau(genre, f"p{rang}", "mot " * taille if genre != "liste" else "", niveau=2 + rang % 3, puces=puces))
    return morceaux


@given(st.lists(st.integers(1, 400), max_size=60))
def test_un_texte_plie_est_entier(tailles: list[int]) -> None:
    """Every piece stands in exactly one part, in order; the first part is open."""
    morceaux = _texte(tailles)
    parties = parties_du_texte(morceaux)
    montres = [un for partie in parties for un in ((partie.titre,) if partie.titre else ()) + partie.morceaux]
    lisses = [puce.id for un in montres for puce in un.puces] + [un.id for un in montres if not un.puces]
    voulus = [puce.id for un in morceaux for puce in un.puces] + [un.id for un in morceaux if not un.puces]
    assert lisses == voulus
    assert not parties or parties[0].pli == ""


def test_un_long_tableau_est_coupe() -> None:
    """Each row once; the heads of columns again, without the addresses that lead to the first; folded parts say how many rows they hold."""
    parties = parties_du_texte([_tableau(60)])
    tableaux = [un for partie in parties for un in partie.morceaux]
    assert len(tableaux) > 2
    assert [rangee.id for un in tableaux for rangee in un.rangees] == [f"r{rang}" for rang in range(1, 61)]
    assert [un.tete[0].id for un in tableaux] == ["r0", *[""] * (len(tableaux) - 1)]
    assert [partie.pli for partie in parties] == ["", *(f"Suite\u00a0: {len(un.rangees)}\u00a0lignes de tableau" for un in tableaux[1:])]


def test_un_texte_court_est_ouvert() -> None:
    """What a telephone shows in some screens is not folded."""
    (partie,) = parties_du_texte(_texte([10] * 8))
    assert (partie.titre, partie.pli, len(partie.morceaux)) == (None, "", 8)
    assert ENTIER > 5_000


CACHE = '<li><a href="{}">Nombre de collèges<span class="eo-cache"> (action {})</span></a></li>'


@pytest.mark.parametrize(
    ("page", "montres"),
    [
        (f"<ul>{CACHE.format('a/', 1)}{CACHE.format('b/', 2)}</ul>", 2),
        (f"<ul>{CACHE.format('a/', 1)}</ul><ul>{CACHE.format('a/', 1)}</ul>", 0),
        (f"<ul>{CACHE.format('a/', 1)}{CACHE.format('b/', 2).replace('<li>', '<li>Action 2 : ')}</ul>", 0),
        (f"<ul><li>Un titre<ul>{CACHE.format('a/', 1)}</ul></li><li>Un autre<ul>{CACHE.format('b/', 2)}</ul></li></ul>", 2),
    ],
    ids=["alike", "one place", "told by the row", "under two titles"],
)
def test_des_rangees_semblables(page: str, montres: int) -> None:
    """Of rows that look alike and lead elsewhere, and of no others, the words that tell them apart are shown."""
    assert montrer_ce_qui_distingue(page).count('<span class="eo-precision"> (action') == montres


def test_sous_ce_qu_elles_suivent() -> None:
    """Rows of a table that stand under different promises are told apart by these."""
    groupe = '<tbody><tr class="eo-suivie"><th>Action {0}</th></tr><tr><th><a href="{0}/">Nombre<span class="eo-cache"> ({0})</span></a></th></tr></tbody>'
    page = f"<table>{groupe.format(1)}{groupe.format(2)}</table>"
    assert montrer_ce_qui_distingue(page) == page


def test_ce_que_dit_la_recherche() -> None:
    """The shortest words that no other page of that title has; others keep theirs."""
    choses = {
        "a": ("Créer une crèche", ("Action", "Action · Orly")),
        "b": ("Créer une crèche", ("Action", "Action · Thiais")),
        "c": ("Ouvrir un lieu", ("Action", "Action · Orly")),
    }
    assert distinctes(choses) == {"a": "Action · Orly", "b": "Action · Thiais", "c": "Action"}
