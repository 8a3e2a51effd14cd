"""The collection as people do it: a workbook is prepared, filled in, sent back, read."""

import io
import json
import shutil
import subprocess
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli import main
from generator.importation.collecte.intitules import Colonne
from tests.sources.essai import Projet

JOUR, RETOUR = "2021-02-01", "2021-03-12"
Saisies = Mapping[str, Mapping[Colonne, object]]  # by indicator, what is typed into which column


def lancer(projet: Path, *mots: str, jour: str = RETOUR) -> tuple[int, str]:
    """`engagements collecte mots…`: its exit code and all that it said."""
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(sortie):
        code = main(["collecte", *mots, "--projet", str(projet), "--date", jour])
    return code, sortie.getvalue()


def preparer(projet: Projet | Path, partenaire: str = "etat", periode: str = "2020", *options: str) -> Path:
    """A workbook for one partner."""
    racine = projet if isinstance(projet, Path) else projet.racine
    code, dit = lancer(
        racine, "preparer", "--partenaire", partenaire, "--periode", periode, "--dossier", str(racine.parent), *options, jour=JOUR
    )
    assert code == 0, dit
    (chemin,) = racine.parent.glob(f"collecte-*-{partenaire}-{periode}.xlsx")
    return chemin


def colonnes(feuille: Any) -> dict[Colonne, int]:
    """The columns of the sheet to fill in, from 1."""
    return {Colonne(case.value): case.column for case in feuille[3] if case.value}


def remplir(chemin: Path, saisies: Saisies, sortie: Path | None = None) -> Path:
    """Type into the cells, and save."""
    classeur = openpyxl.load_workbook(chemin)
    feuille = classeur["Saisie"]
    ou = colonnes(feuille)
    for ligne in range(4, feuille.max_row + 1):
        indicateur = str(feuille.cell(ligne, ou[Colonne.REPERE]).value).split(":")[2]
        for colonne, valeur in saisies.get(indicateur, {}).items():
            case = feuille.cell(ligne, ou[colonne])
            case.value = valeur
            if isinstance(valeur, str):
                case.data_type = "s"
    classeur.save(sortie or chemin)
    return sortie or chemin


def lire(projet: Projet | Path, *fichiers: Path, options: tuple[str, ...] = ()) -> dict[str, Any]:
    """What the command says to programs of these files."""
    racine = projet if isinstance(projet, Path) else projet.racine
    _, dit = lancer(racine, "integrer", *(str(fichier) for fichier in fichiers), "--format", "json", *options)
    lu: dict[str, Any] = json.loads(dit)
    return lu


def nouveaux(lu: Mapping[str, Any]) -> dict[str, tuple[object, ...]]:
    """By indicator, what is new: value, words, status, time, source, comment."""
    return {
        un["indicateur"]: tuple(un[nom] for nom in ("valeur", "mots", "statut", "periode", "source", "commentaire"))
        for retour in lu["retours"]
        for un in retour["nouveaux"]
    }


def convertir(chemins: list[Path], forme: str, sortie: Path) -> list[Path]:
    """The files as LibreOffice saves them. Skips where there is no LibreOffice."""
    if shutil.which("soffice") is None:
        pytest.skip("no LibreOffice here (tests/navigateur/installer.sh installs it where it can)")
    profil = sortie.parent / "profil-de-libreoffice"
    commande = ["soffice", f"-env:UserInstallation={profil.as_uri()}", "--headless", "--convert-to", forme, "--outdir", str(sortie)]
    fini = subprocess.run([*commande, *map(str, chemins)], capture_output=True, text=True, check=False, timeout=600)
    assert fini.returncode == 0, fini.stderr
    return sorted(sortie.iterdir())
