"""The tables of figures that a site publishes are read back for what they are."""

import csv
import io
import re
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from generator.cli import main
from generator.model.valeur import Valeur
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, copier_exemple, sorties_de_l_exemple


@pytest.mark.parametrize("nom", ["valeurs", "valeurs-tableur"])
def test_nos_chiffres_se_relisent(nom: str, tmp_path: Path) -> None:
    """For programs and for spreadsheets: every figure is found again as it is published, parts and reasons for absence too; what is in words is told, not taken."""
    projet = copier_exemple(tmp_path / "projet")
    octets = sorties_de_l_exemple(projet)[f"{CONTRAT}/donnees/{nom}.csv"]
    fichier = tmp_path / f"{nom}.csv"
    fichier.write_bytes(octets)
    sortie = io.StringIO()
    with redirect_stdout(sortie), redirect_stderr(sortie):
        main(["importer", str(fichier), "--projet", str(projet), "--contrat", CONTRAT, "--date", "2021-06-30"])
    dit = sortie.getvalue()
    assert "modèle : chiffres d’Engagements ouverts" in dit.replace("\u00a0", " ")
    assert not re.search(r"\d+ nouveaux?\b|\d+ révisés?\b|disparu", dit), dit
    (inchanges,) = re.findall(r"(\d+) inchangés", dit)
    (dossier,) = (un for un in examiner(projet)[0].dossiers if un.id_du_contrat == CONTRAT)
    fois = Counter(map(_cle, dossier.valeurs))
    # Words are asked about, and so is what two sources say of one thing.
    lus = [un for un in dossier.valeurs if not un.mots and fois[_cle(un)] == 1]
    assert int(inchanges) == len(lus) > 15, dit
    assert any(un.ventilation for un in lus)
    assert any(un.statut.est_absence for un in lus)


def _cle(valeur: Valeur) -> tuple[str, ...]:
    return valeur.indicateur, valeur.territoire, valeur.periode.texte, repr(valeur.ventilation)


def test_les_noms_des_tableurs_ne_sont_pas_relus(tmp_path: Path) -> None:
    """The form for spreadsheets, put in the place of the figures, gives the same contract: names are for people, whatever they say."""
    projet = copier_exemple(tmp_path / "projet")
    dossier = projet / "referentiels" / CONTRAT / "valeurs"
    avant = sorties_de_l_exemple(projet)
    texte = avant[f"{CONTRAT}/donnees/valeurs-tableur.csv"].decode("utf-8-sig")
    rangees = list(csv.DictReader(io.StringIO(texte, newline=""), delimiter=";"))
    assert {rangee["territoire"]: rangee["territoire_nom"] for rangee in rangees}["exempleville"] == "Exempleville"
    assert all(rangee["indicateur_nom"] and rangee["promesse_nom"] for rangee in rangees)
    for fichier in dossier.iterdir():
        fichier.unlink()
    sans = [colonne for colonne in rangees[0] if colonne != "genre_de_source"]
    with (dossier / "tout.csv").open("w", encoding="utf-8", newline="") as flux:
        plume = csv.DictWriter(flux, sans, delimiter=";", extrasaction="ignore")
        plume.writeheader()
        plume.writerows(rangees)
    assert sorties_de_l_exemple(projet)[f"{CONTRAT}/donnees/indicateurs.csv"] == avant[f"{CONTRAT}/donnees/indicateurs.csv"]
