"""Any table of places, times and values, written long or wide, in any kind of file, is the same figures; and no bytes at all break the command."""

import io
import json
import tempfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.commandes.codes import FINE, PROBLEMES
from generator.importation.chiffre_pret import ChiffrePret
from generator.importation.chiffres_ecrits import chiffre_du_texte
from generator.importation.comprendre import comprendre
from generator.importation.ecarts import comparer
from generator.importation.temps_ecrits import temps_dans
from generator.model.importation import Import, ObservationLue, StatutLu, TerritoireLu
from generator.model.importation import json as en_json
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur
from generator.publication.importer import ajouter
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import lire_octets_de_classeur
from generator.sources.journal import Journal
from generator.sources.valeurs import interpreter_valeurs
from tests.importation.classeurs_ecrits import ENCODAGES, Cellule, Rangees, en_ods, en_texte, en_xlsx

LIEUX = ("Arcueil", "Béziers", "Cachan", "Le Kremlin-Bicêtre", "L’Haÿ-les-Roses", "Orly", "Sète", "Villejuif")
ABSENCES = {"secret": StatutLu.SECRET, "<5": StatutLu.SECRET, "nd": StatutLu.NON_DISPONIBLE, "sans objet": StatutLu.SANS_OBJET}
# Figures that are no year: those are told from years by what stands around, of which `test_lecteurs` has examples.
NOMBRES = st.integers(0, 1_800) | st.integers(2_200, 10**7) | st.decimals(0, 9999, places=2).map(lambda nombre: Decimal(str(nombre)))
VALEURS = NOMBRES | st.sampled_from(sorted(ABSENCES))


@st.composite
def tables(tirer: st.DrawFn) -> dict[tuple[str, int], Cellule]:
    """A value for each place and year; the first place has a figure each year."""
    lieux = tirer(st.lists(st.sampled_from(LIEUX), min_size=2, max_size=5, unique=True))
    debut = tirer(st.integers(1990, 2030))
    annees = range(debut, debut + tirer(st.integers(1, 4)))
    table: dict[tuple[str, int], Cellule] = {(lieu, annee): tirer(VALEURS) for lieu in lieux for annee in annees}
    return table | {(lieux[rang], annee): tirer(NOMBRES) for annee in annees for rang in range(2)}


def longue(table: dict[tuple[str, int], Cellule]) -> Rangees:
    """A row for each place and year."""
    return [["Commune", "Année", "Places en crèche"], *([lieu, annee, valeur] for (lieu, annee), valeur in table.items())]


def large(table: dict[tuple[str, int], Cellule]) -> Rangees:
    """A row for each place, a column for each year."""
    annees = list(dict.fromkeys(annee for _, annee in table))
    lieux = list(dict.fromkeys(lieu for lieu, _ in table))
    return [
        ["Commune", *(f"Places en crèche en {annee}" for annee in annees)],
        *([lieu, *(table[lieu, annee] for annee in annees)] for lieu in lieux),
    ]


def vue(lu: Import) -> dict[tuple[str, str, str], object]:
    """The figures, by label, place and time."""
    return {
        (une.libelle, une.territoire.nom, une.periode): une.valeur if une.statut is StatutLu.VALEUR else une.statut
        for une in lu.observations
    }


def voulue(table: dict[tuple[str, int], Cellule]) -> dict[tuple[str, str, str], object]:
    """What an import of the table must give."""
    return {
        ("Places en crèche", lieu, str(annee)): ABSENCES[valeur] if isinstance(valeur, str) else valeur
        for (lieu, annee), valeur in table.items()
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    tables(),
    st.sampled_from((longue, large)),
    st.sampled_from(("csv", "xlsx", "ods")),
    st.sampled_from(ENCODAGES),
    st.sampled_from(";\t|,"),
    st.sampled_from(("\n", "\r\n", "\r")),
)
def test_une_table_est_la_meme_partout(
    table: dict[tuple[str, int], Cellule],
    forme: Callable[[dict[tuple[str, int], Cellule]], Any],
    genre: str,
    encodage: str,
    separateur: str,
    fin: str,
) -> None:
    """Long or wide, text in any encoding or workbook: the same observations, none refused."""
    rangees = forme(table)
    octets = {
        "csv": lambda: en_texte(rangees, separateur, encodage, fin),
        "xlsx": lambda: en_xlsx(rangees),
        "ods": lambda: en_ods(rangees),
    }[genre]()
    lu = comprendre(lire_octets_de_classeur(octets, "places.csv"))
    assert vue(lu) == voulue(table)
    assert lu.refus == ()
    json.dumps(en_json(lu))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400))
@example(b"PK\x03\x04" + b"\x00" * 60)
@example(b'{"features": [{"properties": null, "geometry": 3}, 4]}')
@example(b'[{"a": {"b": 1}}, {"a": NaN, "b": 1e400}]')
@example(b"a;b\n1;=cmd|' /C calc'!A0\n+1;@x\n")
@example(b"2019;2020\n1;2\n")
@example("Commune;Année\nOrly;99999999999999999999999999\n".encode())
def test_aucun_octet_ne_casse_la_lecture(octets: bytes) -> None:
    """Any bytes give a report or a refusal in French, never another exception."""
    try:
        lu = comprendre(lire_octets_de_classeur(octets, "f.csv"))
    except ClasseurIllisible:
        return
    assert json.dumps(en_json(lu))


CELLULES = st.sampled_from(
    [
        "",
        "Total",
        "2020",
        "2021",
        "Orly",
        "12,5 %",
        "-",
        "nd",
        "<5",
        "#DIV/0!",
        "=1+1",
        "Année",
        "Commune",
        "1.234",
        "T1 2024",
        "Axe 1",
        "\u00a0\u00a0x",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(CELLULES | st.text(max_size=8), max_size=6), max_size=9))
def test_aucun_tableau_ne_casse_la_comprehension(rangees: list[list[str]]) -> None:
    """Any rows give a report; each observation and refusal is at a cell, and each question has an id of its own."""
    propres = [[mot.replace("\x00", "").replace("\r", "").replace("\n", "") for mot in rangee] for rangee in rangees]
    try:
        lu = comprendre(lire_octets_de_classeur(en_texte(propres, ";", "utf-8"), "f.csv"))
    except (ClasseurIllisible, UnicodeEncodeError):
        return
    assert all(une.cellule for une in (*lu.observations, *lu.refus))
    assert len({une.id for une in lu.questions}) == len(lu.questions)
    assert all((une.valeur is not None) == (une.statut is StatutLu.VALEUR) for une in lu.observations)


@cache
def _classeurs_entiers() -> tuple[bytes, ...]:
    """Made once: their writers note the time, and examples are cut from the same bytes each time."""
    lignes = [["Commune", "Places 2023"], ["Orly", 12], ["Cachan", 3]]
    return en_xlsx(lignes), en_ods(lignes)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_un_classeur_abime_est_refuse(donnees: st.DataObject) -> None:
    """A workbook cut or with bytes changed gives a report or a refusal, and the command an exit code."""
    entier = donnees.draw(st.sampled_from(_classeurs_entiers()))
    octets = bytearray(entier[: donnees.draw(st.integers(1, len(entier)))])
    for _ in range(donnees.draw(st.integers(0, 4))):
        octets[donnees.draw(st.integers(0, len(octets) - 1))] = donnees.draw(st.integers(0, 255))
    with tempfile.TemporaryDirectory() as dossier:
        chemin = Path(dossier) / "f.xlsx"
        chemin.write_bytes(bytes(octets))
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            assert main(["importer", str(chemin)]) in (FINE, PROBLEMES)


@given(st.text(max_size=30))
def test_aucun_mot_ne_casse_un_lecteur(mot: str) -> None:
    """Any word is a figure, an absence, or neither; a time that is sure is canonical."""
    chiffre_du_texte(mot)
    lu = temps_dans(mot)
    assert lu is None or lu.periode


@given(st.integers(-(10**9), 10**9), st.sampled_from((" ", "\u00a0", "\u202f")))
def test_un_nombre_ecrit_se_relit(nombre: int, espace: str) -> None:
    """A number written with spaces between its thousands is that number."""
    assert chiffre_du_texte(f"{nombre:,}".replace(",", espace)).nombre == nombre


@st.composite
def chiffres_prets(tirer: st.DrawFn) -> list[ChiffrePret]:
    """Figures of one indicator at one place, a year each: numbers of any sign, or reasons for their absence."""
    annees = tirer(st.lists(st.integers(1990, 2030), min_size=1, max_size=6, unique=True))
    prets = []
    for annee in annees:
        nombre = tirer(st.none() | st.decimals(-(10**9), 10**9, places=tirer(st.integers(0, 4))))
        statut = tirer(st.sampled_from([un for un in StatutValeur if un.est_absence])) if nombre is None else StatutValeur.DEFINITIF
        une = ObservationLue(
            "n", TerritoireLu("Orly"), str(annee), (), nombre, "", StatutLu.VALEUR, tirer(st.text("a;\"='|", max_size=5)), "A1"
        )
        parties = tirer(st.sampled_from([(), (("sexe", "femmes"),)]))
        prets.append(ChiffrePret("n", "orly", str(annee), parties, nombre, statut, "", une, Unite.NOMBRE))
    return prets


@given(chiffres_prets(), st.text("aé;\"=+-@'\t ", max_size=12).filter(str.strip))
def test_ce_qui_est_ecrit_se_relit_inchange(prets: list[ChiffrePret], source: str) -> None:
    """The rows that an import writes are read back as the very figures: imported again, nothing is new, and nothing is revised."""
    journal = Journal()
    lues = interpreter_valeurs(ajouter("", prets, source, "2024-03-01"), "f.csv", {"n": Unite.NOMBRE}, journal)
    ecarts = comparer(prets, lues, {}, "f.csv")
    assert journal.problemes == []
    assert (len(ecarts.inchanges), ecarts.nouveaux, ecarts.revises, ecarts.disparus) == (len(prets), (), (), ())
