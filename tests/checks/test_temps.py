"""Rows of a time that has not come: what the pages leave out, and nothing else, is said."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.calculs.ce_jour import a_ce_jour
from generator.publication.construction import examiner
from tests.sources.essai import Projet, nouveau_projet

AVIS = """\
---
titre: Ouvrir le soir
auteur: Conseil citoyen
date: {avis}
reponse: {{auteur: Centre social, date: {reponse}, texte: Oui.}}
---
Un avis.
"""
jours = st.dates().map(
    lambda jour: jour.replace(year=2000 + jour.year % 100).isoformat() if (jour.month, jour.day) != (2, 29) else "2020-02-29"
)
dates = st.tuples(jours, st.sampled_from([4, 7, 10])).map(lambda paire: paire[0][: paire[1]])
periodes = dates | st.tuples(st.integers(2000, 2080), st.integers(1, 9)).map(lambda paire: f"{paire[0]}/{paire[0] + paire[1]}")
periodes |= st.integers(2000, 2080).map(lambda annee: f"{annee}-{annee + 1}")


@pytest.fixture(scope="module")
def commun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose dated rows each example writes again."""
    return tmp_path_factory.mktemp("temps")


@pytest.mark.lent
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(periodes, min_size=1, max_size=4, unique=True), dates, dates, dates, jours)
def test_ce_qui_n_est_pas_montre_est_dit(commun: Path, temps: list[str], nouvelle: str, avis: str, reponse: str, jour: str) -> None:
    """As many warnings as rows that the pages of that day lack, each at its file; an answer is a row of its own."""
    projet = nouveau_projet(commun)
    projet.lignes(*(f"taux;arcueil;{periode};12;Protocole" for periode in temps))
    projet.ecrire("referentiels/essai/etats/e.csv", f"noeud;etat;date;phrase;source\no1-e1;en_cours;{nouvelle};Une phrase.;Bilan\n")
    projet.ecrire("content/essai/avis/soir.md", AVIS.format(avis=avis, reponse=reponse))
    registre, problemes = examiner(projet.racine, jour)
    (dossier,) = registre.dossiers
    montre = a_ce_jour(dossier, jour)
    dits = [str(probleme.lieu).split(":")[0].rpartition("/")[2] for probleme in problemes if probleme.code == "temps-a-venir"]
    assert dits.count("etat.csv") == len(dossier.valeurs) - len(montre.valeurs)
    assert dits.count("e.csv") == len(dossier.nouvelles) - len(montre.nouvelles)
    sans_reponse = not montre.avis or montre.avis[0].reponse is None
    assert dits.count("soir.md") == sans_reponse


def test_la_reponse_a_venir_n_est_pas_montree(projet: Projet) -> None:
    """The opinion is, without it."""
    projet.ecrire("content/essai/avis/soir.md", AVIS.format(avis="2021-05", reponse="2021-07-02"))
    registre, problemes = examiner(projet.racine, "2021-06-30")
    assert [probleme.message for probleme in problemes] == [
        "La réponse à cet avis porte la date 2021-07-02, qui vient après le 2021-06-30 : rien n’en est montré."
    ]
    (avis,) = a_ce_jour(registre.dossiers[0], "2021-06-30").avis
    assert avis.reponse is None
    (avis,) = a_ce_jour(registre.dossiers[0], "2021-07-02").avis
    assert avis.reponse is not None


def test_un_total_d_annees_qui_ne_sont_pas_finies(projet: Projet) -> None:
    """It says until when."""
    projet.lignes("nombre;arcueil;2019/2022;12;Protocole")
    (probleme,) = examiner(projet.racine, "2022-12-30")[1]
    assert "2019/2022 porte sur un temps qui n’est pas fini" in probleme.message
    assert "2022-12-31" in probleme.conseil
    assert examiner(projet.racine, "2022-12-31")[1] == ()
