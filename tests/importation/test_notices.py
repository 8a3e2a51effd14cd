"""What stands beside a table and speaks of it: the notices of an Open SDG folder, and a Table Schema."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.importation.comprendre import comprendre
from generator.importation.connaissances import Connaissances
from generator.sources.classeurs import notices
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.notices import lire_notices
from generator.sources.classeurs.ouvrir import lire_classeur
from tests.importation.classeurs_ecrits import en_zip
from tests.importation.test_cas import dite

SCHEMA = "modele=Table Schema", "champ:insee=string|Code Insee|"


def dites(dossier: Path, table: str, fichiers: dict[str, str | Any]) -> tuple[list[str], list[str]]:
    """What is read beside a table, and in which translations, as «name=words»."""
    for nom, contenu in {table: "", **fichiers}.items():
        (dossier / nom).parent.mkdir(parents=True, exist_ok=True)
        (dossier / nom).write_text(contenu if isinstance(contenu, str) else json.dumps(contenu), "utf-8")
    faits, traductions = lire_notices(dossier / table)
    return [f"{nom}={dit}" for nom, dit in faits], [f"{nom}={dit}" for nom, dit in traductions]


CHAMPS = {"fields": [{"name": "insee", "type": "string", "title": "Code Insee"}]}


@pytest.mark.parametrize(
    ("table", "fichiers", "attendus"),
    [
        ("a.csv", {}, []),
        ("a.csv", {"a.schema.json": CHAMPS}, [*SCHEMA]),
        ("a.tsv", {"schema.json": CHAMPS}, [*SCHEMA]),
        ("a.txt", {"datapackage.json": CHAMPS}, [*SCHEMA]),
        ("a.CSV", {"a.schema.json": CHAMPS}, [*SCHEMA]),
        ("a.xlsx", {"a.schema.json": CHAMPS}, []),
        ("a.csv", {"b.schema.json": CHAMPS}, []),
        ("a.csv", {"a.schema.json": CHAMPS, "schema.json": {"fields": [{"name": "autre"}]}}, [*SCHEMA]),
        ("a.csv", {"a.schema.json": "{", "schema.json": CHAMPS}, [*SCHEMA]),
        ("a.csv", {"a.schema.json": "[1]", "schema.json": {"fields": []}, "datapackage.json": CHAMPS}, [*SCHEMA]),
        (
            "a.csv",
            {
                "datapackage.json": {
                    "resources": [{"path": "b.csv", "schema": {"fields": [{"name": "b"}]}}, {"path": "data/a.csv", "schema": CHAMPS}]
                }
            },
            [*SCHEMA],
        ),
        ("a.csv", {"datapackage.json": {"resources": [{"path": "b.csv", "schema": CHAMPS}, 1]}}, []),
        ("a.csv", {"datapackage.json": {"resources": [{"path": "a.csv"}]}}, []),
        ("a.csv", {"datapackage.json": {"resources": []}}, []),
        ("a.csv", {"a.schema.json": {"resources": 3, **CHAMPS}}, [*SCHEMA]),
        (
            "a.csv",
            {"schema.json": {"fields": [{"name": "a"}, {"name": 1, "type": "x"}, "b", {"name": "c", "title": "x|y", "description": "d"}]}},
            ["modele=Table Schema", "champ:a=||", "champ:c=|x/y|d"],
        ),
    ],
)
def test_un_schema(table: str, fichiers: dict[str, Any], attendus: list[str], tmp_path: Path) -> None:
    """The schema of the table itself comes before that of its folder, and before a package's; of a package, the resource that is this table."""
    assert dites(tmp_path, table, fichiers) == (attendus, [])


TABLE = "data/indicator_1-2-1.csv"
NUMERO = ["modele=Open SDG", "numero=1.2.1"]


@pytest.mark.parametrize(
    ("table", "fichiers", "attendus"),
    [
        (TABLE, {}, NUMERO),
        ("data/INDICATOR_4.csv", {}, ["modele=Open SDG", "numero=4"]),
        ("autre/indicator_1-2-1.csv", {"meta/1-2-1.md": "---\ncomputation_units: habitants\n---\n"}, []),
        ("data/indicateur_1-2-1.csv", {"meta/1-2-1.md": "---\ncomputation_units: habitants\n---\n"}, []),
        (TABLE, {"meta/1-2-1.md": "---\ncomputation_units: habitants\n---\nunits: rien\n"}, [*NUMERO, "unite=habitants"]),
        (TABLE, {"meta/1-2-1.md": "computation_units: habitants\n"}, NUMERO),
        (TABLE, {"meta/1-2-1.yml": "computation_units: habitants\n"}, [*NUMERO, "unite=habitants"]),
        (TABLE, {"meta/1-2-1.yml": "- un\n- deux\n"}, NUMERO),
        (TABLE, {"meta/1-2-1.yml": "a: [\n"}, NUMERO),
        (TABLE, {"meta/1-2-2.yml": "computation_units: habitants\n"}, NUMERO),
        (TABLE, {"csv-meta/1-2-1.csv": "Unit of measurement, habitants \nseul\n"}, [*NUMERO, "unite=habitants"]),
        (TABLE, {"global-meta/1-2-1.yml": "units: ' habitants '\n"}, [*NUMERO, "unite=habitants"]),
        (
            TABLE,
            {"indicator-config/1-2-1.yml": "computation_units: un\n", "meta/1-2-1.yml": "computation_units: deux\nunits: trois\n"},
            [*NUMERO, "unite=un"],
        ),
        (
            TABLE,
            {"indicator-config/1-2-1.yml": "computation_units: ''\n", "meta/1-2-1.yml": "computation_units: deux\n"},
            [*NUMERO, "unite=deux"],
        ),
        (TABLE, {"meta/1-2-1.yml": "computation_units: un\nunits: deux\n"}, [*NUMERO, "unite=un"]),
        (TABLE, {"meta/1-2-1.yml": "computation_units: global_indicators.x\nunits: deux\n"}, [*NUMERO, "unite=deux"]),
        (TABLE, {"meta/1-2-1.yml": "computation_units: [a]\n"}, NUMERO),
        (TABLE, {"meta/1-2-1.yml": "graph_title: Un\n  deux\nindicator_name: Trois\n"}, [*NUMERO, "libelle=Trois"]),
        (TABLE, {"meta/1-2-1.yml": "indicator_available: Un\n  deux\n"}, [*NUMERO, "libelle=Un deux"]),
        (TABLE, {"meta/1-2-1.yml": "indicator available: Un\n"}, [*NUMERO, "libelle=Un"]),
        (TABLE, {"meta/1-2-1.yml": "graph_title: Un\n"}, [*NUMERO, "libelle=Un"]),
        (TABLE, {"meta/1-2-1.yml": f"graph_title: {'a' * 300}\n"}, [*NUMERO, f"libelle={'a' * 200}"]),
        (TABLE, {"meta/1-2-1.yml": "national_geographical_coverage: France\n"}, [*NUMERO, "lieu=France"]),
        (TABLE, {"meta/1-2-1.yml": "source_geographical_coverage_1: Lot\n"}, [*NUMERO, "lieu=Lot"]),
        (TABLE, {"meta/1-2-1.yml": "source 1 geographical coverage: Lot\n"}, [*NUMERO, "lieu=Lot"]),
        (TABLE, {"meta/1-2-1.yml": "source_organisation_1: Insee\n"}, [*NUMERO, "source=Insee"]),
        (TABLE, {"meta/1-2-1.yml": "source 1 organisation: Insee\n"}, [*NUMERO, "source=Insee"]),
    ],
)
def test_une_notice(table: str, fichiers: dict[str, str], attendus: list[str], tmp_path: Path) -> None:
    """Which file of the folder says what of the table, under which names, and which of two comes first."""
    assert dites(tmp_path, table, fichiers) == (attendus, [])


def test_des_traductions(tmp_path: Path) -> None:
    """French words of an Open SDG folder: those that are words."""
    lus = dites(tmp_path, TABLE, {"translations/fr/data.yml": "Age: Âge\nSex: ' Sexe '\nVide: ''\nListe: [a]\n"})
    assert lus == (NUMERO, ["Age=Âge", "Sex=Sexe"])


def test_une_notice_trop_grande(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A notice that is larger than any notice is not read, and neither are bytes that are no text."""
    dits = "units: un\n"
    monkeypatch.setattr(notices, "_TAILLE_MAX", len(dits) + 1)
    assert dites(tmp_path, TABLE, {"meta/1-2-1.yml": dits})[0] == [*NUMERO, "unite=un"]
    monkeypatch.setattr(notices, "_TAILLE_MAX", len(dits))
    assert lire_notices(tmp_path / TABLE) == ((("modele", "Open SDG"), ("numero", "1.2.1")), ())
    monkeypatch.undo()
    (tmp_path / "meta/1-2-1.yml").write_bytes(b"\x00\x01\x02\x03" * 9)
    assert lire_notices(tmp_path / TABLE) == ((("modele", "Open SDG"), ("numero", "1.2.1")), ())


OPEN_SDG = {
    "depot/data/indicator_1-1-1.csv": "Year,Quartier,Units,Value\n2022,Les Aviateurs,%,42.5\n2022,Calmette,%,38\n",
    "depot/data/indicator_8-5-2.csv": "Year,GeoCode,Sex,Value\n2022,94054,Female,12.5\n2022,94016,Female,9.1\n",
    "depot/data/autre.csv": "a,b\n1,2\n",
    "depot/meta/1-1-1.md": "---\nindicator_name: Taux de pauvreté\n---\n",
    "depot/meta/8-5-2.yml": "indicator_name: Taux de chômage\ncomputation_units: Pourcentage\n",
    "depot/translations/fr/data.yml": "Female: Femmes\n",
}


def test_un_dossier_d_open_sdg_se_lit_comme_son_archive(tmp_path: Path) -> None:
    """The folder, its folder of data, the archive of it and each table alone: labels, units and translations are those of the notices."""
    for nom, texte in OPEN_SDG.items():
        (tmp_path / nom).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / nom).write_text(texte, "utf-8")
    (tmp_path / "depot.zip").write_bytes(en_zip({nom: texte.encode() for nom, texte in OPEN_SDG.items()}))
    attendues = [
        ["Taux de pauvreté", "Les Aviateurs", "2022", "42.5", "%", ""],
        ["Taux de pauvreté", "Calmette", "2022", "38", "%", ""],
        ["Taux de chômage", "94054", "2022", "12.5", "%", "Sex=Femmes"],
        ["Taux de chômage", "94016", "2022", "9.1", "%", "Sex=Femmes"],
    ]
    reponses = Connaissances(reponses={"traduire": "oui"})
    for lus in (["depot"], ["depot/data"], ["depot.zip"], ["depot/data/indicator_1-1-1.csv", "depot/data/indicator_8-5-2.csv"]):
        importes = [comprendre(lire_classeur(tmp_path / nom), reponses) for nom in lus]
        assert [dite(une) for lu in importes for une in lu.observations] == attendues, lus
    assert comprendre(lire_classeur(tmp_path / "depot.zip")).remarques == (
        "Laissés de côté, à côté de tableaux d’Open SDG : depot/data/autre.csv.",
    )


def test_une_archive_a_un_schema_ou_une_seule_table(tmp_path: Path) -> None:
    """A Table Schema in an archive speaks of the table beside it, and is no table."""
    schema = json.dumps({"fields": [{"name": "insee"}, {"name": "nb", "type": "number", "title": "Places"}], "missingValues": ["-999"]})
    (tmp_path / "a.zip").write_bytes(en_zip({"x/a.csv": b"insee;nb\n94054;-999\n94016;12\n94073;7\n", "x/schema.json": schema.encode()}))
    lu = comprendre(lire_classeur(tmp_path / "a.zip"))
    assert [dite(une)[0] + dite(une)[3] for une in lu.observations] == ["Places12", "Places7"]
    assert lu.remarques == ("Le schéma dit que « -999 » n’est pas une valeur : 1\u00a0cellule lue comme vide.",)


def test_un_autre_dossier_n_est_pas_lu(tmp_path: Path) -> None:
    """A folder without tables of Open SDG is refused, with what to do."""
    with pytest.raises(ClasseurIllisible, match="Nommer les fichiers"):
        lire_classeur(tmp_path)
