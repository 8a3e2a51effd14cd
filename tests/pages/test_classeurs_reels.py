"""The workbooks of the real contracts, opened by the program that most offices have."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.model.tableur import rendre
from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.fichiers.classeur import EXPLICATION, classeur_du_contrat
from generator.pages.fichiers.donnees_du_contrat import donnees_du_contrat
from generator.pages.fichiers.noms_des_colonnes import noms_des_colonnes
from generator.publication.construction import examiner
from tests.exemple.projet import RACINE

# Commas, UTF-8; cells as they are stored and not as they are shown; formulas as formulas; a file for each sheet.
_FORME = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


def _egales(lue: str, ecrite: str) -> bool:
    """True for the same words, or the same number."""
    ecrite = rendre(ecrite).replace("\r\n", "\n")
    if lue == ecrite:
        return True
    try:
        return float(lue.replace(",", ".")) == float(ecrite)
    except ValueError:
        return False


@pytest.mark.lent
def test_libreoffice_ouvre_chaque_classeur(tmp_path: Path) -> None:
    """Each sheet of each of the four contracts, cell by cell: the same words, the same numbers, no formula and no fault."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    registre, _ = examiner(RACINE, "2026-11-27")
    attendues: dict[str, list[list[str]]] = {}
    for dossier in registre.dossiers:
        contexte = Contexte(dossier, registre, "2026-11-27", Edition(classeurs=True))
        donnees, noms = donnees_du_contrat(contexte), noms_des_colonnes(contexte)
        lignes = [faite.lignes(noms) for faite in donnees.tables]
        (tmp_path / f"{donnees.id}.xlsx").write_bytes(classeur_du_contrat(donnees, lignes))
        for faite, siennes in zip(donnees.tables, lignes, strict=True):
            attendues[f"{donnees.id}-{faite.table.nom}.csv"] = [list(ligne) for ligne in siennes]
    classeurs = sorted(tmp_path.glob("*.xlsx"))
    assert len(classeurs) == 4
    rendu = tmp_path / "rendu"
    commande = [
        soffice,
        f"-env:UserInstallation={(tmp_path / 'reglages').as_uri()}",
        "--headless",
        "--convert-to",
        _FORME,
        "--outdir",
        str(rendu),
    ]
    fini = subprocess.run([*commande, *map(str, classeurs)], capture_output=True, text=True, check=False, timeout=900)
    assert fini.returncode == 0, fini.stderr
    rendus = {fichier.name: fichier for fichier in rendu.glob("*.csv")}
    assert set(attendues) | {f"{un.stem}-{EXPLICATION}.csv" for un in classeurs} == set(rendus)
    for nom, lignes in attendues.items():
        lues = list(csv.reader(io.StringIO(rendus[nom].read_text("utf-8-sig"), newline="")))
        assert len(lues) == len(lignes), nom
        for lue, ecrite in zip(lues, lignes, strict=True):
            faux = [(la, ici) for la, ici in zip(lue, ecrite, strict=True) if not _egales(la, ici)]
            assert not faux, (nom, faux[:3])
