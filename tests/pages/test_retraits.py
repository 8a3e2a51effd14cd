"""What stands in the place of a file that was withdrawn is one of its kind, and says so to whoever opens it."""

import csv
import io
import json
import re
import zipfile
from datetime import date

import icalendar
import openpyxl
import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.adresses_publiees import AdresseChangee
from generator.model.lieu import Lieu
from generator.pages.fichiers.retraits import retrait_en_fichier

QUOI, MOTIF = "Crèches (0-3 ans) ; « =1+1 »", "L’accord est fini\\; les chiffres, repris, sont à l’État (préfet)."
VOIR = ["https://ville.invalid/contrat/indicateurs/", "/contrat/donnees/"]


def dit(adresse: str, quoi: str = QUOI, motif: str = MOTIF) -> bytes:
    """The file that stands at an address."""
    octets = retrait_en_fichier(adresse, AdresseChangee(adresse, "", "2026-11-20", motif, tuple(VOIR), Lieu(""), quoi), VOIR)
    assert octets is not None
    return octets


def test_un_calendrier() -> None:
    (evenement,) = icalendar.Calendar.from_ical(dit("nouveautes/echeances.ics")).walk("VEVENT")
    assert evenement["SUMMARY"] == f"{QUOI} : calendrier retiré"
    assert evenement["DTSTART"].dt == date(2026, 11, 20)
    assert MOTIF in evenement["DESCRIPTION"]
    assert "/contrat/donnees/" in evenement["DESCRIPTION"]
    assert evenement["URL"] == VOIR[0]


def test_un_classeur() -> None:
    feuille = openpyxl.load_workbook(io.BytesIO(dit("donnees/contrat.xlsx"))).worksheets[0]
    cases = [[case.value for case in ligne if case.value is not None] for ligne in feuille.iter_rows()]
    assert cases[0] == ["Ce fichier a été retiré"]
    assert ["Pourquoi", MOTIF] in cases
    assert [ligne[1] for ligne in cases if ligne and ligne[0] == "Où chercher"] == VOIR
    assert all(case.data_type == "s" for ligne in feuille.iter_rows() for case in ligne if case.value is not None)


def test_une_archive() -> None:
    with zipfile.ZipFile(io.BytesIO(dit("donnees/contrat.zip"))) as archive:
        assert archive.namelist() == ["LISEZ-MOI.txt"]
        assert MOTIF in archive.read("LISEZ-MOI.txt").decode("utf-8-sig")


def test_un_pdf() -> None:
    """One page, tagged, in French, whose words can be taken."""
    lu = pypdf.PdfReader(io.BytesIO(dit("imprimer/bilan.pdf")), strict=True)
    assert len(lu.pages) == 1
    assert " ".join(lu.pages[0].extract_text().split()) == (
        "Ce fichier a été retiré Ce qu’il montrait : Crèches (0-3 ans) ; « =1+1 » Depuis le : 20 novembre 2026 "
        f"Pourquoi : {MOTIF} Où chercher : {VOIR[0]} Où chercher : {VOIR[1]}"
    )
    catalogue = lu.trailer["/Root"]
    assert catalogue["/Lang"] == "fr-FR"
    assert catalogue["/MarkInfo"]["/Marked"]
    assert [un.get_object()["/S"] for un in catalogue["/StructTreeRoot"]["/K"]["/K"]] == ["/H1", "/P", "/P", "/P", "/P", "/P"]


def test_des_donnees() -> None:
    attendu = {"retire_le": "2026-11-20", "quoi": QUOI, "motif": MOTIF, "voir": VOIR}
    assert json.loads(dit("donnees/x.json")) == attendu
    assert json.loads(dit("donnees/x.geojson")) == {"type": "FeatureCollection", "features": [], **attendu}
    assert list(csv.DictReader(io.StringIO(dit("x/valeurs.csv").decode()))) == [{**attendu, "voir": " ".join(VOIR)}]


@pytest.mark.parametrize("adresse", ["documents/d/pages/1.png", "documents/d/pages/1.jpg"])
def test_une_image_ne_peut_rien_dire(adresse: str) -> None:
    """A picture in the place of another would be taken for it: there is none, and the host says that there is nothing."""
    assert retrait_en_fichier(adresse, AdresseChangee(adresse, "", "2026-11-20", MOTIF, (), Lieu("")), VOIR) is None


@given(st.text(max_size=3000), st.text(max_size=300))
def test_tous_les_mots(motif: str, quoi: str) -> None:
    """Whatever the words are, each file is one of its kind; a PDF never has a second page, and what it holds can be read back."""
    assert openpyxl.load_workbook(io.BytesIO(dit("a.xlsx", quoi, motif))).worksheets
    assert len(icalendar.Calendar.from_ical(dit("a.ics", quoi, motif)).walk("VEVENT")) == 1
    lu = pypdf.PdfReader(io.BytesIO(dit("a.pdf", quoi, motif)), strict=True)
    assert len(lu.pages) == 1
    sans = re.sub(r"\s", "", lu.pages[0].extract_text())
    assert sans.startswith("Cefichieraétéretiré")
