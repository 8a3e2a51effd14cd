"""Lists that tell once what is alike: partners of whom the same is said, duties of the same day; and how months are named in charts."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.manque import nommes_pour_un_manque
from generator.graphe.observe import copie
from generator.model.referentiel import Echeance, StatutIndicateur
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat.calendrier import vue_calendrier
from generator.pages.genres.contrat.manque import NonDefinis, vue_manque
from generator.pages.genres.contrat.partenaire import vue_partenaire
from generator.pages.pieces.courbes import _sur_l_axe
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.manque import nommes
from generator.pages.pieces.partenaires_nommes import PartenaireNomme, ensemble
from generator.publication.construction import examiner
from generator.sources.periodes import interpreter_periode
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple


@pytest.fixture(scope="module")
def contexte(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    """The example's contract."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("groupes") / "projet"))[0]
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre, JOUR)


def test_ceux_dont_on_dit_la_meme_chose_ensemble() -> None:
    """Same words, one entry; another number, another entry; the order of the first is kept."""
    a, b, c = (Lien(nom, nom) for nom in "abc")
    lignes = (PartenaireNomme(a, 3, "3 sans"), PartenaireNomme(b, 2, "2 sans"), PartenaireNomme(c, 3, "3 sans"))
    groupes = ensemble(lignes)
    assert [groupe.liens for groupe in groupes] == [(a, c), (b,)]
    assert [groupe.phrase for groupe in groupes] == ["Chacun\u00a0: 3 sans", "2 sans"]


def test_aucun_partenaire_perdu(contexte: Contexte) -> None:
    """Every partner named for a figure that was not found stands in exactly one group."""
    lignes = nommes(contexte, "manque/")
    assert len(lignes) > 1
    assert sorted(lien.texte for groupe in ensemble(lignes) for lien in groupe.liens) == sorted(ligne.lien.texte for ligne in lignes)


def test_chaque_page_d_un_partenaire_est_atteinte(contexte: Contexte) -> None:
    """Who has a page of what is looked for is led to it by the partner's own page, named itself or through a collective; nobody else is."""
    ont = nommes_pour_un_manque(contexte)
    assert "communes" in ont
    assert "autreville" in ont, "a member of the communes, which the document does not name itself"
    menes = {id for id in contexte.partenaires_du_contrat if vue_partenaire(contexte, contexte.partenaires[id]).manque is not None}
    assert menes == set(ont) != set(contexte.partenaires_du_contrat)


ECHEANCES = st.none() | st.builds(
    Echeance,
    st.sampled_from(
        ["au dernier trimestre 2019", "eu cours du dernier trimestre 2019", "Au dernier trimestre 2019.", "en 2020", "dans l’année"]
    ),
    st.sampled_from(["", "2019-12-31", "2020-12-31"]),
)


@settings(derandomize=True, deadline=None, database=None, max_examples=40)
@given(st.lists(ECHEANCES, min_size=1, max_size=8))
def test_chaque_temps_imprime_a_sa_place(contexte: Contexte, echeances: list[Echeance | None]) -> None:
    """Announced indicators by the printed words of their time: none is lost, no two groups have one anchor, and no other one moves it."""
    groupes = _non_definis(contexte, echeances)
    assert sum(groupe.liste.total for groupe in groupes) == len(echeances)
    ancres = [groupe.ancre for groupe in groupes]
    assert len(set(ancres)) == len(ancres)
    jours = [ancre.removeprefix("non-definis-")[:10] for ancre in ancres]
    dates = [jour for jour in jours if jour.startswith("20")]
    assert dates == sorted(jours)[: len(dates)] == jours[: len(dates)]
    assert "non-definis-sans-date" not in ancres[:-1]
    for echeance in echeances:
        (seul,) = _non_definis(contexte, [echeance])
        assert seul.ancre in ancres


def _non_definis(contexte: Contexte, echeances: list[Echeance | None]) -> tuple[NonDefinis, ...]:
    """The groups of a page whose contract announces one indicator for each of these times."""
    annonce = next(ind for ind in contexte.indicateurs.values() if ind.statut is StatutIndicateur.A_DEFINIR)
    racine = contexte.dossier.racines[0]
    annonces = tuple(replace(annonce, id=f"annonce-{rang}", noeud=racine.id, echeance=temps) for rang, temps in enumerate(echeances))
    seule = replace(racine, indicateurs=annonces, enfants=())
    rien = copie(contexte.dossier, racines=(seule,), valeurs=(), nouvelles=(), avis=(), faits=(), anomalies=())
    return vue_manque(Contexte(rien, contexte.registre, JOUR)).non_definis


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
    assert _sur_l_axe(interpreter_periode(ecrite)) == dite
