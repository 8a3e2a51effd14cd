"""The workbooks of the real contracts, opened by the program that most offices have."""

import csv
import io
import re
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
from generator.pages.fichiers.tableur_francais import pour_tableur
from generator.publication.construction import examiner
from tests.exemple.projet import RACINE

# Commas, UTF-8; cells as they are stored and not as they are shown; formulas as formulas; a file for each sheet.
_FORME = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1"


def _egales(lue: str, ecrite: str) -> bool:
    """True for the same words, or the same number: a cell that says «60 %» and no more is one for a spreadsheet."""
    ecrite = rendre(ecrite).replace("\r\n", "\n")
    if lue == ecrite:
        return True
    try:
        return float(lue.removesuffix("%").replace(",", ".")) == float(re.sub(r"\s*%$" if lue.endswith("%") else "$", "", ecrite))
    except ValueError:
        return False


@pytest.mark.lent
def test_libreoffice_ouvre_chaque_classeur(tmp_path: Path) -> None:
    """Each sheet of each of the four contracts, and each of its tables for French spreadsheets, cell by cell: the same words, the same numbers, no formula and no fault."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed")
    registre, _ = examiner(RACINE, "2026-11-27")
    attendues: dict[str, list[list[str]]] = {}
    tableurs = tmp_path / "tableurs"
    tableurs.mkdir()
    for dossier in registre.dossiers:
        contexte = Contexte(dossier, registre, "2026-11-27", Edition(classeurs=True))
        donnees, noms = donnees_du_contrat(contexte), noms_des_colonnes(contexte)
        lignes = [faite.lignes(noms) for faite in donnees.tables]
        (tmp_path / f"{donnees.id}.xlsx").write_bytes(classeur_du_contrat(donnees, lignes))
        for faite, siennes in zip(donnees.tables, lignes, strict=True):
            attendues[f"{donnees.id}-{faite.table.nom}.csv"] = [list(ligne) for ligne in siennes]
            (tableurs / f"{donnees.id}-{faite.table.nom}.csv").write_bytes(pour_tableur(faite.octets, noms))
    classeurs = sorted(tmp_path.glob("*.xlsx"))
    assert len(classeurs) == 4
    reglages = (tmp_path / "reglages").as_uri()
    rendus = _rendus([soffice, f"-env:UserInstallation={reglages}", "--headless"], _FORME, classeurs, tmp_path / "rendu")
    assert set(attendues) | {f"{un.stem}-{EXPLICATION}.csv" for un in classeurs} == set(rendus)
    # Semicolons, UTF-8, French numbers, as who double-clicks in France has them opened; given back in the same way.
    des_tableurs = _rendus(
        [soffice, f"-env:UserInstallation={reglages}", "--headless", "--infilter=CSV:59,34,76,1,,1036"],
        _FORME.removesuffix(",-1"),
        sorted(tableurs.glob("*.csv")),
        tmp_path / "rendu-des-tableurs",
    )
    assert set(des_tableurs) == set(attendues)
    for nom, lignes in attendues.items():
        for lues in (_lignes(rendus[nom]), _lignes(des_tableurs[nom])):
            assert len(lues) == len(lignes), nom
            for lue, ecrite in zip(lues, lignes, strict=True):
                faux = [(la, ici) for la, ici in zip(lue, ecrite, strict=True) if not _egales(la, ici)]
                assert not faux, (nom, faux[:3])


def _rendus(commande: list[str], forme: str, fichiers: list[Path], rendu: Path) -> dict[str, Path]:
    """What LibreOffice makes of each file, by name."""
    demande = [*commande, "--convert-to", forme, "--outdir", str(rendu), *map(str, fichiers)]
    fini = subprocess.run(demande, capture_output=True, text=True, check=False, timeout=900)
    assert fini.returncode == 0, fini.stderr
    return {fichier.name: fichier for fichier in rendu.glob("*.csv")}


def _lignes(fichier: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(fichier.read_text("utf-8-sig"), newline="")))
