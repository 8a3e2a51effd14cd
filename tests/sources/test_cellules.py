"""Where a cell of a table stands, and what is said at it."""

import csv
import random
import time
from pathlib import Path

import pytest

from generator.publication.construction import examiner
from generator.sources.journal import Journal
from generator.sources.tableau_csv import lire_rangees
from generator.sources.texte import _fusion
from tests.problemes.exemples import CONTRAT, JOUR, copier

TETE = "indicateur;territoire;periode;valeur;source\n"


def test_chaque_cellule_est_ou_on_la_dit() -> None:
    """Read again from the place that is said, a cell is what it was: with separators and ends of lines in it, with marks doubled, alone, or in the middle of a word."""
    hasard = random.Random(20261130)
    lues = 0
    for _ in range(8000):
        texte = "x;y\n" + "".join(hasard.choice('a"";;\n é,') for _ in range(hasard.randint(1, 14)))
        lignes = texte.split("\n")
        for rangee in lire_rangees(texte, "f", Journal()):
            for rang, cellule in enumerate(rangee.cellules):
                lieu = rangee.lieu_de(rang)
                reste = [lignes[lieu.ligne - 1][lieu.colonne - 1 :], *lignes[lieu.ligne :]]
                relue = next(csv.reader((f"{ligne}\n" for ligne in reste), delimiter=rangee.separateur), [])
                assert (relue or [""])[0] == cellule, (texte, rang)
                lues += 1
    assert lues > 20_000


@pytest.mark.parametrize(
    ("texte", "place"),
    [
        ('a;b\nx;12;"Bilan\nparents;y', "f:2:6"),
        ('a;b\nx;"y"z;3', "f:2:3"),
        ('a;b\n5" de;x;"é', "f:2:9"),
        ('a;b\n"a\nb";"c\nd"e;f', "f:3:4"),
        ('a;b\n"été";"c\nd', "f:2:7"),
    ],
)
def test_le_guillemet_fautif(texte: str, place: str) -> None:
    """What keeps a row from being read is said at the mark, and not at the beginning of its line."""
    journal = Journal()
    list(lire_rangees(texte, "f", journal))
    assert [str(probleme.lieu) for probleme in journal.problemes] == [place]


def test_le_guillemet_fautif_se_cherche_une_fois() -> None:
    """A line of two hundred thousand cells, the last of which is left open: the time is that of reading it, and not its square."""
    journal, debut = Journal(), time.process_time()
    list(lire_rangees("a;b\n" + '"x";' * 200_000 + '"x', "f", journal))
    assert [probleme.lieu.colonne for probleme in journal.problemes] == [800_001]
    assert time.process_time() - debut < 10


@pytest.mark.parametrize(
    ("lignes", "attendu"),
    [
        ("part;valmont;2022;142 %;B\n", "2:19 valeur-etrange valeur"),
        ("parents;valmont;2018;112000;B\n", "2:22 saut valeur"),
        ("parents;valmont;2018;112,5;B\n", "2:22 valeur-etrange valeur"),
        ("part;valmont;2022;0,45;B\n", "2:19 ordre-de-grandeur valeur"),
        ("visites;valmont;2031;150;B\n", "2:17 temps-a-venir periode"),
        ("visites;valmont;2018-01;150\n", "2:1 csv-ligne "),
        ('visites;valmont;2022;150;B;\n5";valmont;2022;150;B;\n', "3:1 reference indicateur"),
        ('visites;valmont;2022;150;5" de pluie\nvisites;valmon;2021;150;"B ; C"\n', "3:9 reference territoire"),
    ],
)
def test_un_chiffre_est_dit_dans_sa_cellule(tmp_path: Path, lignes: str, attendu: str) -> None:
    """What is strange about a figure is said at the figure, and its time at the time."""
    projet = copier(tmp_path)
    (projet / CONTRAT / "valeurs" / "zz.csv").write_text(TETE + lignes, "utf-8")
    problemes = [un for un in examiner(projet, JOUR)[1] if un.lieu.fichier.endswith("zz.csv")]
    assert [f"{un.lieu.ligne}:{un.lieu.colonne} {un.code} {un.champ}" for un in problemes] == [attendu]


def test_une_ligne_trop_courte_n_a_pas_le_conseil_d_une_longue(tmp_path: Path) -> None:
    """A half-saved file ends with a row that has too few cells: quotation marks would not mend it."""
    projet = copier(tmp_path)
    fichier = projet / CONTRAT / "valeurs" / "zz.csv"
    conseils = []
    for ligne in ("visites;valmon", "visites;valmont;2018;150;Bilan;page 4"):
        fichier.write_text(TETE + ligne, "utf-8")
        conseils += [un.conseil for un in examiner(projet, JOUR)[1]]
    assert ["guillemets" in conseil for conseil in conseils] == [False, True]


@pytest.mark.parametrize("fichier", ["referentiel.yml", "valeurs/parents.csv", "documents/contrat/article-1.md"])
def test_deux_versions_que_git_a_laissees(tmp_path: Path, fichier: str) -> None:
    """A file of which git kept both versions is told as such, once, and is not read as rows or fields that are wrong."""
    projet = copier(tmp_path)
    chemin = projet / CONTRAT / fichier
    tete, suite = chemin.read_text("utf-8").split("\n", 1)
    chemin.write_text(f"{tete}\n<<<<<<< HEAD\n{suite}=======\n{suite}>>>>>>> autre\n", "utf-8")
    siens = [un for un in examiner(projet, JOUR)[1] if un.lieu.fichier.endswith(fichier)]
    assert [(str(un.code), un.lieu.ligne) for un in siens] == [("texte-abime", 2)]
    chemin.write_text(f"{tete}\n{suite}", "utf-8")
    assert examiner(projet, JOUR)[1] == ()


def test_un_trait_n_est_pas_une_fusion() -> None:
    """A line of signs below a title, or a quotation in a quotation, is nobody's conflict."""
    assert _fusion("Titre\n=======\n\n>>>>>>> cité\n") == -1
    assert _fusion("<<<<<<< a\nb\n" * 100_000) == -1
    assert _fusion("a\n<<<<<<< a\nb\n=======\nc\n>>>>>>> d\n") == 2
