"""Lists that tell once what is alike: partners that owe the same, duties of the same day; and how months are named in charts."""

import pytest

from generator.pages.contexte import Contexte
from generator.pages.vues.calendrier import vue_calendrier
from generator.pages.vues.commun import Lien
from generator.pages.vues.courbes import _sur_l_axe
from generator.pages.vues.debiteurs import DettePartenaire, debiteurs_ensemble
from generator.pages.vues.manque import dettes
from generator.publication.construction import examiner
from generator.sources.periodes import parse_periode
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple


@pytest.fixture(scope="module")
def contexte(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    """The example's contract."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("groupes") / "projet"))[0]
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre, JOUR)


def test_les_memes_dettes_ensemble() -> None:
    """Same words, one entry; another figure, another entry; the order of the first is kept."""
    a, b, c = (Lien(nom, nom) for nom in "abc")
    lignes = (DettePartenaire(a, 3, "3 sans", ""), DettePartenaire(b, 2, "2 sans", ""), DettePartenaire(c, 3, "3 sans", ""))
    groupes = debiteurs_ensemble(lignes)
    assert [groupe.liens for groupe in groupes] == [(a, c), (b,)]
    assert [groupe.phrase for groupe in groupes] == ["Chacun\u00a0: 3 sans", "2 sans"]


def test_aucun_debiteur_perdu(contexte: Contexte) -> None:
    """Every partner that owes stands in exactly one group."""
    lignes = dettes(contexte, "manque/")
    assert len(lignes) > 1
    assert sorted(lien.texte for groupe in debiteurs_ensemble(lignes) for lien in groupe.liens) == sorted(
        ligne.lien.texte for ligne in lignes
    )


def test_le_calendrier_garde_chaque_obligation(contexte: Contexte) -> None:
    """Each duty once, under its time; no two neighbours under the same name."""
    vue = vue_calendrier(contexte)
    ancres = [obligation.ancre for moment in vue.datees + vue.recurrentes for obligation in moment.obligations]
    assert sorted(ancres) == sorted(f"obligation-{obligation.id}" for obligation in contexte.contrat.calendrier)
    for moments in (vue.datees, vue.recurrentes):
        noms = [moment.quand for moment in moments]
        assert len(noms) == len(set(noms))
        assert all(obligation.quand == moment.quand for moment in moments for obligation in moment.obligations)
    assert vue.phrase.startswith(f"{sum(len(moment.obligations) for moment in vue.datees)}\u00a0obligation")


@pytest.mark.parametrize(
    ("ecrite", "dite"),
    [
        ("2019", "2019"),
        ("2017-2018", "2017-2018"),
        ("2021-03", "mars 2021"),
        ("2021-03-01", "1er\u00a0mars 2021"),
        ("2021-12", "décembre 2021"),
    ],
)
def test_un_mois_est_dit(ecrite: str, dite: str) -> None:
    """Months and days by their names; years as they are written, for there is little room."""
    assert _sur_l_axe(parse_periode(ecrite)) == dite
