"""The tables for French spreadsheets: what Excel needs to open them at a double click, and nothing lost on the way back."""

import csv
import io
import json
import re

from hypothesis import given
from hypothesis import strategies as st

from generator.model.tableur import sans_formule
from generator.pages.adresses import chemin_pour_tableur
from generator.pages.fichiers.tables_publiees import NOMBRES
from generator.pages.fichiers.tableur_francais import pour_tableur
from tests.exemple.projet import CONTRAT

TABLE = 'indicateur,valeur,source\r\na1,12.5,"Rapport ; page 3, tableau 2"\r\na2,1.2340,Été\r\na3,2019-06,1.2.3\r\na4,3.5,4.1\r\n'


def _lire(octets: bytes, separateur: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(octets.decode("utf-8-sig"), newline=""), delimiter=separateur))


def test_un_tableur_francais_l_ouvre_d_un_double_clic() -> None:
    """A BOM, semicolons, decimal commas; periods, codes and words are left alone."""
    octets = pour_tableur(TABLE.encode())
    assert octets.startswith(b"\xef\xbb\xbf")
    assert _lire(octets, ";") == [
        ["indicateur", "valeur", "source"],
        ["a1", "12,5", "Rapport ; page 3, tableau 2"],
        ["a2", "1,2340", "Été"],
        ["a3", "2019-06", "1.2.3"],
        ["a4", "3,5", "4.1"],
    ]
    assert chemin_pour_tableur("donnees/valeurs.csv") == "donnees/valeurs-tableur.csv"


def test_les_noms_suivent_les_identifiants(exemple_rendu: dict[str, bytes]) -> None:
    """Beside each id of each table, what it names, the words of the page of that thing; a cell of several ids has several names."""
    tables = {
        chemin.rpartition("/")[2]: _lire(octets, ";")
        for chemin, octets in exemple_rendu.items()
        if chemin.startswith(f"{CONTRAT}/donnees/") and "-tableur" in chemin
    }
    referentiel = json.loads(exemple_rendu[f"{CONTRAT}/donnees/referentiel.json"])
    lieux, partenaires = ({un["id"]: un["nom"] for un in referentiel[genre]} for genre in ("territoires", "partenaires"))
    indicateurs = {un["id"]: un["libelle"] for un in referentiel["indicateurs"]}
    vus = 0
    for nom, (entete, *rangees) in tables.items():
        for colonne, noms in (
            ("territoire", lieux),
            ("communes", lieux),
            ("indicateur", indicateurs),
            ("financeurs", partenaires),
            ("referents", partenaires),
        ):
            if f"{colonne}_nom" in entete:
                ou = entete.index(colonne)
                assert entete[ou + 1] == f"{colonne}_nom", nom
                for rangee in rangees:
                    assert rangee[ou + 1] == sans_formule(", ".join(noms[id] for id in rangee[ou].split())), (nom, rangee)
                    vus += bool(rangee[ou])
    assert vus > 50
    assert next(rangee[:3] for rangee in tables["syntheses-tableur.csv"] if rangee[0] == "territoire") == [
        "territoire",
        "pays-d-exemple",
        lieux["pays-d-exemple"],
    ]


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r")), min_size=2, max_size=4), min_size=1)
)
def test_aucune_cellule_ne_change_sauf_les_decimales(lignes: list[list[str]]) -> None:
    """Whatever words cells hold: semicolons, quotes, line breaks."""
    sortie = io.StringIO()
    csv.writer(sortie, lineterminator="\r\n").writerows(lignes)
    rendues = _lire(pour_tableur(sortie.getvalue().encode()), ";")
    assert [[cellule.replace(",", ".") for cellule in ligne] for ligne in rendues] == [
        [cellule.replace(",", ".") for cellule in ligne] for ligne in lignes
    ]


def test_chaque_colonne_de_nombres_est_connue(exemple_rendu: dict[str, bytes]) -> None:
    """No table of the example has a column of decimals that spreadsheets would take for words."""
    tables = {chemin: octets for chemin, octets in exemple_rendu.items() if chemin.endswith(".csv") and "-tableur" not in chemin}
    assert len(tables) > 8
    for chemin, octets in tables.items():
        for ligne in csv.DictReader(io.StringIO(octets.decode("utf-8"), newline="")):
            # The number of an objective («1.1») is a word.
            assert {nom for nom, cellule in ligne.items() if re.fullmatch(r"-?[0-9]+\.[0-9]+", cellule or "")} - {"numero"} <= NOMBRES, (
                chemin
            )
