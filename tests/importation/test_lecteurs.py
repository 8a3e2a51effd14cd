"""The doors: encodings, separators, line ends, merges, hidden things, formulas, percentages, dates; and what is refused, with French words that mend."""

import csv
import io
import json
import zipfile
from decimal import Decimal
from pathlib import Path
from types import ModuleType

import openpyxl
import pytest
from openpyxl.styles import numbers

from generator.importation.comprendre import comprendre
from generator.model.importation import Import
from generator.sources.classeurs import archives, ods, texte_separe, xlsx
from generator.sources.classeurs.encodages import TexteDecode, decoder
from generator.sources.classeurs.limites import ClasseurIllisible
from generator.sources.classeurs.ouvrir import lire_classeur, lire_octets_de_classeur
from tests.importation.classeurs_ecrits import en_ods, en_texte, en_xlsx, en_zip
from tests.sources.dits import verifier

TABLE = [["Commune", "Élèves en 2023"], ["Béziers", 12], ["Sète", 1250], ["L’Haÿ-les-Roses", Decimal("3.5")]]


def valeurs(lu: Import) -> list[tuple[str, str, str]]:
    """(place, time, value) of each observation."""
    return [(une.territoire.nom, une.periode, str(une.valeur)) for une in lu.observations]


LU = [("Béziers", "2023", "12"), ("Sète", "2023", "1250"), ("L’Haÿ-les-Roses", "2023", "3.5")]


@pytest.mark.parametrize("fin", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("separateur", [";", ",", "\t", "|"])
@pytest.mark.parametrize(
    ("encodage", "dit"),
    [
        ("utf-8", "UTF-8 sans BOM"),
        ("utf-8-sig", "UTF-8 avec BOM"),
        ("cp1252", "cp1252"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("mac_roman", "Mac Roman"),
    ],
)
def test_un_tableau_en_texte(encodage: str, dit: str, separateur: str, fin: str) -> None:
    """Whatever the encoding, the separator and the ends of lines, the same figures."""
    classeur = lire_octets_de_classeur(en_texte(TABLE, separateur, encodage, fin), "table.csv")
    assert (classeur.encodage, classeur.separateur) == (dit, separateur)
    assert valeurs(comprendre(classeur)) == LU


def test_un_tableau_sans_accent() -> None:
    """It is the same in all encodings, and its report says so."""
    classeur = lire_octets_de_classeur(b"Commune;2023\nOrly;12\n", "table.csv")
    assert (classeur.encodage, classeur.separateur) == ("ASCII", ";")
    assert decoder(b"") == TexteDecode("", "ASCII")


@pytest.mark.parametrize(
    "mot",
    [
        "Béziers",
        "Fenêtre à côté",
        "Où ça, là-bas ?",
        "École Élémentaire",
        "«\u00a0où\u00a0»",
        "17\u00a0833 € à régler",
        "Hôtel ; naïf",
        "Noël à Sète",
    ],
)
@pytest.mark.parametrize("encodage", ["cp1252", "mac_roman", "cp850"])
def test_un_mot_francais_dit_son_encodage(mot: str, encodage: str) -> None:
    """A few accents are enough to tell the encodings of French offices apart."""
    try:
        octets = mot.encode(encodage)
    except UnicodeEncodeError:
        assert encodage == "cp850"  # it has neither «€» nor «œ»
        return
    assert decoder(octets).texte == mot


def test_sep_annonce() -> None:
    """Excel's «sep=» line names the separator, and is no row of headings."""
    classeur = lire_octets_de_classeur(b"sep=|\nCommune|Places 2023\nOrly|1;2\nCachan|3\n", "t.csv")
    assert classeur.separateur == "|"
    assert valeurs(comprendre(classeur))[-1] == ("Cachan", "2023", "3")


def _xlsx() -> bytes:
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    feuille.title = "Saisie"
    for rangee in (
        ["Bilan", None, None, None],
        [None, "Part des filles", None, "Le"],
        ["Commune", 2022, 2023, None],
        ["Orly", 0.11, 0.125, "x"],
        ["Cachan", 0.5, "=B4*2", None],
        ["Masquée", 0.25, 0.75, None],
    ):
        feuille.append(rangee)
    feuille.merge_cells("B2:C2")
    for cellule in ("B4", "C4", "B5", "C5", "B6", "C6"):
        feuille[cellule].number_format = numbers.FORMAT_PERCENTAGE
    feuille.row_dimensions[6].hidden = True
    feuille.column_dimensions["D"].hidden = True
    cachee = classeur.create_sheet("Calculs")
    cachee.sheet_state = "hidden"
    cachee["A1"] = "brouillon"
    sortie = io.BytesIO()
    classeur.save(sortie)
    return sortie.getvalue()


def test_un_classeur_excel() -> None:
    """Percent formats are what is shown, merged groups stand above their columns, hidden rows, columns and sheets are said, formulas without value too."""
    classeur = lire_octets_de_classeur(_xlsx(), "bilan.xlsx")
    lu = comprendre(classeur)
    premiere = lu.observations[0]
    assert (premiere.libelle, premiere.territoire.nom, premiere.periode, premiere.valeur, premiere.unite) == (
        "Part des filles",
        "Orly",
        "2022",
        11,
        "%",
    )
    assert (premiere.feuille, premiere.cellule) == ("Saisie", "B4")
    assert [(une.cellule, une.valeur) for une in lu.observations if une.valeur is not None][-1] == ("C6", 75)
    assert {"feuilles-masquees", "masques"} <= {question.id for question in lu.questions}
    masques = next(question for question in lu.questions if question.id == "masques")
    assert "lignes 6" in masques.question
    assert "colonnes D" in masques.question
    assert any("C5" in remarque and "enregistrer" in remarque for remarque in classeur.remarques)
    assert next(une for une in lu.observations if une.cellule == "C5").valeur is None


def test_un_classeur_libreoffice() -> None:
    """Repeated rows and cells take no memory; a cell merged over rows is one, what it hides is no missing figure; hidden rows are said."""
    rangees = [["Nom", "Année", "Montant"], ["Orly", 2022, 10], [None, 2023, 12], ["Cachan", 2022, 3]]
    feuille = lire_octets_de_classeur(en_ods(rangees, lignes_masquees=(3,), fusion=2), "t.ods").feuilles[0]
    assert [len(rangee) for rangee in feuille.rangees] == [3, 3, 3, 3]
    assert feuille.rangees[2][0].couverte
    assert feuille.lignes_masquees == (3,)


def test_des_colonnes_masquees_dans_libreoffice() -> None:
    """Columns are said once for all that are alike: the hidden ones are those, counted from the first."""
    espaces = " ".join(f'xmlns:{nom}="urn:oasis:names:tc:opendocument:xmlns:{nom}:1.0"' for nom in ("office", "table", "text"))
    colonnes = (
        '<table:table-column table:number-columns-repeated="2"/><table:table-column table:visibility="collapse"/><table:table-column/>'
    )
    cellules = "".join(f'<table:table-cell office:value-type="string"><text:p>{mot}</text:p></table:table-cell>' for mot in "abcd")
    table = f'<table:table table:name="f">{colonnes}<table:table-row>{cellules}</table:table-row></table:table>'
    contenu = f"<office:document-content {espaces}><office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    (feuille,) = lire_octets_de_classeur(en_zip({"content.xml": contenu.encode()}), "t.ods").feuilles
    assert feuille.colonnes_masquees == (2,)
    assert [cellule.texte for cellule in feuille.rangees[0]] == ["a", "b", "c", "d"]


def test_des_objets_json() -> None:
    """A list of objects, and the records of Grist's interface, are tables."""
    objets = [{"commune": "Orly", "annee": 2023, "places": 12}, {"commune": "Cachan", "annee": 2023, "places": 4}]
    for lu in (objets, {"records": [{"id": 1, "fields": objet} for objet in objets]}):
        compris = comprendre(lire_octets_de_classeur(json.dumps(lu).encode(), "places.json"))
        assert valeurs(compris) == [("Orly", "2023", "12"), ("Cachan", "2023", "4")]
        assert compris.observations[0].cellule == "objet 1, places"


def test_un_schema_a_cote(tmp_path: Path) -> None:
    """A Table Schema says which column is the time and what the figure is called."""
    (tmp_path / "a.csv").write_bytes(b"insee;mil;v1;v2\n94054;2023;12;3\n94016;2023;15;4\n")
    champs = [
        {"name": "insee", "type": "string", "title": "Code Insee"},
        {"name": "mil", "type": "year", "title": "Millésime"},
        {"name": "v1", "type": "integer", "title": "Places en crèche"},
        {"name": "v2", "type": "number", "title": "Taux", "description": "en %"},
    ]
    (tmp_path / "a.schema.json").write_text(json.dumps({"fields": champs}), "utf-8")
    lu = comprendre(lire_classeur(tmp_path / "a.csv"))
    assert [(une.libelle, une.territoire.code, une.periode, une.valeur, une.unite) for une in lu.observations[:2]] == [
        ("Places en crèche", "94054", "2023", 12, "places"),
        ("Taux", "94054", "2023", 3, "%"),
    ]
    assert lu.feuilles[0].modele == "Table Schema"


def test_une_archive_de_tableaux() -> None:
    """The tables of an archive are sheets of one report."""
    octets = en_zip({"a/un.csv": en_texte(TABLE), "deux.csv": b"Commune;Places 2024\nOrly;1\nCachan;2\n"})
    assert len(comprendre(lire_octets_de_classeur(octets, "lot.zip")).observations) == 5


def test_un_objet_par_ligne() -> None:
    """What programs write as one object on each line is a table too."""
    lignes = b'{"commune": "Orly", "annee": 2023, "places": 12}\n{"commune": "Cachan", "annee": 2023, "places": 4}\n'
    assert valeurs(comprendre(lire_octets_de_classeur(lignes, "places.jsonl"))) == [("Orly", "2023", "12"), ("Cachan", "2023", "4")]


def test_des_en_tetes_sans_ligne() -> None:
    """A table that nobody filled is said to be one."""
    (feuille,) = comprendre(lire_octets_de_classeur(b"Commune;2022;2023\n", "t.csv")).feuilles
    assert feuille.remarques == ("Aucun tableau : des en-têtes, et aucune ligne de chiffres au-dessous.",)


CHIFFRE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 500
XML = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("octets", "mots"),
    [
        (b"", "vide"),
        (b"   \n", "vide"),
        (b"%PDF-1.7", "PDF"),
        (b"\x00\x01\x02\x03" * 50, "pas un tableau"),
        (b"<html><table></table></html>", "page web"),
        (b'{"a": ', "JSON"),
        (b'{"a": 1}', "GeoJSON"),
        (b"PK\x03\x04abc", "incomplet"),
        (en_zip({"lisez-moi.md": b"rien"}), "aucun tableau"),
        (CHIFFRE, "mot de passe"),
        (en_zip({"META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"?"}), "mot de passe"),
        (en_zip({"xl/workbook.bin": b""}), ".xlsb"),
        (en_zip({"word/document.xml": b"<a/>"}), "docx"),
        (en_zip({"xl/workbook.xml": XML}), "entités"),
        (en_zip({"content.xml": XML}), "entités"),
        (en_zip({"content.xml": b"<a>"}), "LibreOffice"),
        (en_zip({"xl/workbook.xml": b"<a/>"}), "Excel"),
        (en_ods(TABLE)[:-200], "incomplet"),
        (_xlsx()[:4000], "incomplet"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000, ".xls"),
        (b'a;b\n"c;' + b"d" * 200_000, "CSV"),
    ],
    ids=range(21),
)
def test_ce_qui_est_refuse(octets: bytes, mots: str, request: pytest.FixtureRequest) -> None:
    """A refusal says what the file is, and how to mend it."""
    csv.field_size_limit(131_072)  # Python's own: a library that other tests load raises it for the whole process
    with pytest.raises(ClasseurIllisible) as refus:
        lire_octets_de_classeur(octets, "fichier")
    assert mots in refus.value.message
    assert refus.value.conseil.endswith(".")
    verifier(request.node.nodeid, [f"{refus.value.message}\n    → {refus.value.conseil}"])


def test_une_bombe(monkeypatch: pytest.MonkeyPatch) -> None:
    """An archive that would unfold to more than the memory is refused before it is unfolded."""
    monkeypatch.setattr(archives, "DEPLOYE_MAX", 1_000_000)
    with pytest.raises(ClasseurIllisible, match="déploierait"):
        lire_octets_de_classeur(en_zip({"content.xml": b" " * 1_100_000}), "bombe.ods")


@pytest.mark.parametrize(
    ("module", "borne", "juste", "octets", "dit"),
    [
        (
            archives,
            "PARTIES_MAX",
            2,
            en_zip({"a.csv": en_texte(TABLE), "b.csv": en_texte(TABLE)}),
            "Ce fichier se déploierait au-delà de 400 Mo.",
        ),
        (ods, "FEUILLES_MAX", 1, en_ods(TABLE), "Le classeur a plus de 0 feuilles."),
        (ods, "CELLULES_MAX", 8, en_ods(TABLE), "La feuille a plus de 0 millions de cellules."),
        (xlsx, "FEUILLES_MAX", 1, en_xlsx(TABLE), "Le classeur a plus de 0 feuilles."),
        (xlsx, "CELLULES_MAX", 8, en_xlsx(TABLE), "Le classeur a plus de 0 millions de cellules."),
        (texte_separe, "CELLULES_MAX", 8, en_texte(TABLE), "Le tableau a plus de 0 millions de cellules."),
    ],
)
def test_une_borne_est_permise(
    module: ModuleType, borne: str, juste: int, octets: bytes, dit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file as large as may be is read; one that is larger by one is refused, with what to do."""
    monkeypatch.setattr(module, borne, juste - 1)
    with pytest.raises(ClasseurIllisible) as refus:
        lire_octets_de_classeur(octets, "t")
    assert (refus.value.message, refus.value.conseil) == (dit, "N’en garder que la partie utile, ou la couper en plusieurs fichiers.")
    monkeypatch.setattr(module, borne, juste)
    assert lire_octets_de_classeur(octets, "t").feuilles


def test_des_remarques_mot_pour_mot() -> None:
    """Formulas whose result was saved or not, how many and where; an encoding that is a guess."""
    classeur = openpyxl.Workbook()
    feuille = classeur.active
    feuille.title = "Bilan"
    feuille.append(["Commune", "2022"])
    feuille.append(["Orly", "=1+1"])
    for ecrites, dit in (
        (
            1,
            (
                "Une cellule est une formule : sa valeur enregistrée est lue.",
                "Feuille « Bilan » : 1 formule n’a pas de valeur enregistrée (la première en B2). "
                "Ouvrir le classeur dans un tableur, l’enregistrer, puis l’importer à nouveau.",
            ),
        ),
        (
            2,
            (
                "2 cellules sont des formules : leurs valeurs enregistrées sont lues.",
                "Feuille « Bilan » : 2 formules n’ont pas de valeur enregistrée (la première en B2). "
                "Ouvrir le classeur dans un tableur, l’enregistrer, puis l’importer à nouveau.",
            ),
        ),
    ):
        if ecrites == 2:
            feuille.append(["Cachan", "=2+2"])
        sortie = io.BytesIO()
        classeur.save(sortie)
        for octets in (sortie.getvalue(), _partagees(sortie.getvalue())):
            assert lire_octets_de_classeur(octets, "t.xlsx").remarques == dit


def _partagees(octets: bytes) -> bytes:
    """The same workbook, whose formulas bear what Excel writes of one that several cells share."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(octets)) as avant, zipfile.ZipFile(sortie, "w") as apres:
        for nom in avant.namelist():
            apres.writestr(nom, avant.read(nom).replace(b"<f>", b'<f ca="1">'))
    return sortie.getvalue()


def test_des_dimensions_enormes() -> None:
    """A cell far below, and cells repeated a million times, are no table."""
    classeur = openpyxl.Workbook()
    classeur.active["A1"], classeur.active["B30000"] = "a", 1
    sortie = io.BytesIO()
    classeur.save(sortie)
    lu = lire_octets_de_classeur(sortie.getvalue(), "t.xlsx")
    assert len(lu.feuilles[0].rangees) == 30_000
    assert comprendre(lu).observations == ()
    rangee = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"'
    contenu = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"><table:table table:name="f">'
        f'{rangee} office:value-type="float" office:value="1"/></table:table-row></table:table></office:document-content>'
    )
    with pytest.raises(ClasseurIllisible, match="cellules"):
        lire_octets_de_classeur(en_zip({"content.xml": contenu.encode()}), "t.ods")


def test_des_chiffres_qui_ressemblent_a_des_annees() -> None:
    """1998 places and 2005 places are figures, below headings and years."""
    lu = comprendre(lire_octets_de_classeur(b"Commune;2022;2023\nOrly;1998;2005\nCachan;2001;1999\n", "places.csv"))
    assert valeurs(lu) == [("Orly", "2022", "1998"), ("Orly", "2023", "2005"), ("Cachan", "2022", "2001"), ("Cachan", "2023", "1999")]
    lu = comprendre(lire_octets_de_classeur(b"Commune;Places 2022\nOrly;1998\nCachan;12\nArcueil;2001\n", "places.csv"))
    assert valeurs(lu) == [("Orly", "2022", "1998"), ("Cachan", "2022", "12"), ("Arcueil", "2022", "2001")]


def test_un_fichier_absent(tmp_path: Path) -> None:
    """A file that is not there, and a folder, are said."""
    for chemin, dit in ((tmp_path / "rien.csv", "ne peut pas être lu"), (tmp_path, "C’est un dossier")):
        with pytest.raises(ClasseurIllisible, match=dit):
            lire_classeur(chemin)
