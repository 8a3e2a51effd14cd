"""The door for other programs: every example of its page runs, its results are those of the published data, and it says what is wrong."""

import csv
import io
import sys
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from generator.api import TABLES, Introuvable, PandasAbsent, Projet, ProjetFaux, charger
from tests.documentation.blocs import blocs_de
from tests.exemple.projet import ATTENDU, CONTRAT, JOUR, RACINE, copier_exemple


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the example as `mon-projet`. Read only."""
    racine = tmp_path_factory.mktemp("api")
    copier_exemple(racine / "mon-projet")
    return racine


@pytest.fixture(scope="module")
def projet(dossier: Path) -> Projet:
    return charger(dossier / "mon-projet", JOUR)


def test_les_exemples_de_la_page_marchent(dossier: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """One after the other, in one program, those with pandas too."""
    monkeypatch.chdir(dossier)
    noms: dict[str, Any] = {}
    essayes = 0
    for bloc in blocs_de(RACINE / "docs" / "api.md"):
        assert bloc.langue == "python", f"line {bloc.ligne}: nobody knows how to try this"
        exec(compile(bloc.texte, f"docs/api.md:{bloc.ligne}", "exec"), noms)
        essayes += 1
    assert essayes >= 4
    dit = capsys.readouterr().out
    assert "en_bonne_voie 950 2019, 2020 ('pays-d-exemple',)" in dit
    assert "19/40 2000 2022-12-31" in dit


def publies(nom: str) -> list[dict[str, str]]:
    """A published table of the example."""
    return list(csv.DictReader(io.StringIO((ATTENDU / CONTRAT / "donnees" / nom).read_text("utf-8-sig"))))


def test_les_resultats_sont_ceux_qui_sont_publies(projet: Projet) -> None:
    """The state and the figure of each indicator, and the number of rows, are those of `donnees/`."""
    contrat = projet.contrat(CONTRAT)
    attendus = {ligne["indicateur"]: ligne for ligne in publies("indicateurs.csv")}
    dits = {ligne["indicateur"]: ligne for ligne in contrat.lignes("resultats")}
    assert set(dits) == set(attendus)
    for id, ligne in dits.items():
        publiee = attendus[id]
        lus = (ligne["etat"], ligne["raison"], ligne["mots"], ligne["lieux"].split(", "), ligne["periode"].split(", "), ligne["echeance"])
        assert lus == (
            publiee["statut"],
            publiee["raison"],
            publiee["chiffre_mots"].removeprefix("'"),  # no spreadsheet takes it for a formula
            publiee["chiffre_territoires"].split(" "),
            publiee["chiffre_periodes"].split(" "),
            publiee["echeance"],
        ), id
        assert ligne["nombre"] == (Decimal(publiee["chiffre"]) if publiee["chiffre"] else None), id
    entieres = [ligne for ligne in contrat.lignes("valeurs") if not ligne["ventilation"]]
    assert len({(ligne["indicateur"], ligne["lieu"], ligne["periode"]) for ligne in entieres}) == len(
        {(ligne["indicateur"], ligne["territoire"], ligne["periode"]) for ligne in publies("valeurs.csv")}
    )


def test_aucun_milieu_n_est_invente(tmp_path: Path) -> None:
    """Of a source that gives a range alone, its bounds are told, and no number."""
    ici = copier_exemple(tmp_path / "projet")
    entete = "indicateur;territoire;periode;valeur;statut;source;commentaire;borne_basse;borne_haute"
    lignes = f"{entete}\ndeparts;pays-d-exemple;2020;;revise;Estimation 2021;;400;420\n"
    (ici / "referentiels" / CONTRAT / "valeurs" / "estimation.csv").write_text(lignes, "utf-8")
    contrat = charger(ici, JOUR).contrat(CONTRAT)
    dit = contrat.resultat("departs")
    assert (dit.nombre, dit.bornes, dit.periode) == (None, (Decimal(400), Decimal(420)), "2020")
    (ligne,) = (une for une in contrat.lignes("resultats") if une["indicateur"] == "departs")
    assert (ligne["nombre"], ligne["borne_basse"], ligne["borne_haute"]) == (None, Decimal(400), Decimal(420))


def test_les_nombres_sont_exacts(projet: Projet) -> None:
    dit = projet.contrat(CONTRAT).resultat("guides")
    assert (dit.nombre, dit.taux, dit.cible) == (Decimal(950), Fraction(19, 40), Fraction(2000))
    assert [ligne.nombre for ligne in dit.lignes] == [Decimal(300), Decimal(650)]


def test_ce_qui_n_existe_pas_se_dit(projet: Projet, tmp_path: Path) -> None:
    """Near ids, an unknown table, a place that an indicator does not concern, a project with an error."""
    contrat = projet.contrat(CONTRAT)
    with pytest.raises(Introuvable, match="Vouliez-vous dire « guides »"):
        contrat.resultat("guide")
    for demander in (
        lambda: projet.contrat("x"),
        lambda: contrat.promesse("x"),
        lambda: contrat.lieu("x"),
        lambda: contrat.valeurs_de("x"),
    ):
        with pytest.raises(Introuvable):
            demander()
    with pytest.raises(ValueError, match="n’est pas une table"):
        contrat.lignes("pages")
    faux = copier_exemple(tmp_path / "faux")
    (faux / "referentiels" / CONTRAT / "territoires.yml").write_text("territoires: [", "utf-8")
    with pytest.raises(ProjetFaux, match=r"territoires\.yml") as leve:
        charger(faux)
    assert leve.value.problemes


def test_un_chiffre_de_plus_tard_n_est_pas_lu(dossier: Path) -> None:
    """On the first day of the contract, there is no figure of its years."""
    tot = charger(dossier / "mon-projet", "2018-12-31").contrat(CONTRAT)
    assert all(valeur.periode.debut <= "2018-12-31" for valeur in tot.valeurs)
    assert tot.resultat("guides").nombre is None


def test_sans_pandas_le_message_dit_quoi_faire(projet: Projet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(PandasAbsent, match=r"engagements\[pandas\]"):
        projet.to_dataframe()


@pytest.mark.parametrize("table", TABLES)
def test_avec_pandas(projet: Projet, table: str) -> None:
    """The same rows, in the same order; figures are numbers."""
    lignes, cadre = projet.lignes(table), projet.to_dataframe(table)
    assert list(cadre.columns) == list(lignes[0])
    assert len(cadre) == len(lignes)
    if table == "valeurs":
        assert cadre["nombre"].dtype == float
