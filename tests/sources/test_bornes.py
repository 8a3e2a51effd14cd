"""What is said grows no faster than what is read, work neither, and what is not read is named."""

import os
import unicodedata

import pytest

from generator.model.probleme import Gravite
from generator.publication.construction import examiner
from generator.sources import tableau_csv
from generator.sources.journal import PAR_FICHIER
from tests.sources.essai import Projet
from tests.systemes import posix

ENTETE = "indicateur;territoire;periode;valeur;source\n"
VALEURS = "referentiels/essai/valeurs/etat.csv"


@pytest.mark.parametrize(
    ("ligne", "code"),
    [("a\n", "csv-ligne"), ("nombre;arcueil;2019;x;P\n", "nombre"), ("nombre;arcueil;2019;1;P\n", "valeur-double")],
    ids=["coupée", "fausse", "répétée"],
)
def test_mille_problemes_et_un_qui_dit_la_suite(ligne: str, code: str, projet: Projet) -> None:
    """Whether the reader or a rule across files finds them; and nothing is published."""
    projet.ecrire(VALEURS, ENTETE + ligne * (3 * PAR_FICHIER))
    _, problemes = examiner(projet.racine)
    assert sum(un.code == code for un in problemes) == PAR_FICHIER
    (suite,) = (un for un in problemes if un.code == "trop-de-problemes")
    assert (suite.lieu.fichier, suite.gravite) == (VALEURS, Gravite.ERREUR)
    assert suite.message == "Ce fichier a plus de mille erreurs : la suite n’est pas dite."
    assert len(problemes) < PAR_FICHIER + 10


def test_une_erreur_apres_mille_avertissements_est_dite(projet: Projet) -> None:
    """Warnings must not hide what stops publication."""
    projet.ecrire(VALEURS, ENTETE + "".join(f"montant;arcueil;{2019 + rang % 4};-{rang + 1};P{rang}\n" for rang in range(2 * PAR_FICHIER)))
    _, problemes = examiner(projet.racine)
    assert any(un.gravite is Gravite.ERREUR for un in problemes)


def test_un_tableau_trop_long_n_est_pas_lu_jusqu_au_bout(projet: Projet, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tableau_csv, "LIGNES_MAX", 50)
    projet.ecrire(VALEURS, ENTETE + "".join(f"nombre;arcueil;{1900 + rang};{rang};P\n" for rang in range(60)))
    dits = [ligne for ligne in projet.problemes() if "tableau-trop-long" in ligne]
    assert dits == [
        f"{VALEURS}:52:1 tableau-trop-long: Le tableau dépasse cent mille lignes : la suite n’est pas lue. → "
        "N’y garder que les lignes des lieux et des indicateurs du contrat."
    ]


@pytest.mark.parametrize("encodage", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("fichier", ["contrat", VALEURS])
def test_utf_16_est_dit(fichier: str, encodage: str, projet: Projet) -> None:
    """With its mark or without, in a table too, where Windows-1252 would have read nothing but invisible signs."""
    texte = ENTETE if fichier == VALEURS else projet.chemin(fichier).read_text("utf-8")
    projet.ecrire(fichier, (texte * 3).encode(encodage))
    nom = "UTF-32" if encodage == "utf-32" else "UTF-16"
    assert f"encodage: Le fichier est enregistré en {nom} (« Unicode » dans certains programmes), et non en UTF-8." in projet.seul()


@posix
@pytest.mark.parametrize(
    ("un", "autre"), [("caf.csv", "CAF.csv"), (unicodedata.normalize("NFC", "été.csv"), unicodedata.normalize("NFD", "été.csv"))]
)
def test_deux_noms_qui_se_confondent(un: str, autre: str, projet: Projet) -> None:
    """By case, or by the way in which an accent is written."""
    for nom in (un, autre):
        projet.ecrire(f"referentiels/essai/valeurs/{nom}", ENTETE)
    if len(os.listdir(projet.racine / "referentiels/essai/valeurs")) < 3:  # noqa: PTH208 - names as the disk gives them
        pytest.skip("this disk does not tell them apart")
    (dit,) = (ligne for ligne in projet.problemes() if "noms-confondus" in ligne)
    assert "se confondent sous Windows et macOS." in dit


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("adresse/", "adresse fichier-ignore: Ce dossier n’est pas lu. → S’il doit l’être, le nommer « adresses »."),
        ("site_template/", "site_template fichier-ignore: Ce dossier n’est pas lu. → S’il doit l’être, le nommer « site_templates »."),
        ("tel-quels/", "tel-quels fichier-ignore: Ce dossier n’est pas lu. → S’il doit l’être, le nommer « tel-quel »."),
        ("mkdocs.yaml", "mkdocs.yaml fichier-ignore: Ce fichier n’est pas lu. → S’il doit l’être, le nommer « mkdocs.yml »."),
        (
            "content/essai/avi/",
            "content/essai/avi fichier-ignore: Ce dossier n’est pas lu. → S’il doit l’être, le nommer « avis ».",
        ),
        (
            "referentiels/essai/fait.yml",
            "referentiels/essai/fait.yml fichier-ignore: Ce fichier n’est pas lu. → S’il doit l’être, le nommer « faits.yml ».",
        ),
        (
            "referentiels/partenaire.yml",
            "referentiels/partenaire.yml fichier-ignore: Ce fichier n’est pas lu. → S’il doit l’être, le nommer « partenaires.yml ».",
        ),
        (
            "referentiels/essai/budget.xlsx",
            "referentiels/essai/budget.xlsx fichier-ignore: Ce fichier n’est pas lu. → Voir les noms attendus dans le guide des données.",
        ),
        ("README.md", ""),
        ("notes/", ""),
        ("docs/", ""),
        (".venv/", ""),
    ],
)
def test_un_nom_proche_de_ce_qui_est_lu(nom: str, dit: str, projet: Projet) -> None:
    """Said of what is beside `referentiels/`, whose other files are their owner's; in the folders that the program reads, any other name is said."""
    chemin = projet.racine / nom
    chemin.mkdir() if nom.endswith("/") else chemin.write_text("x")
    assert projet.problemes() == ([dit] if dit else [])
