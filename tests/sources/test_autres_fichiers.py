"""Files that are not what their name says, and tables with a title, a note or a total: each is said once, with what is to be done."""

import pytest

from tests.sources.essai import Projet

ENTETE = "indicateur;territoire;periode;valeur;source\n"
UNE = "taux;arcueil;2019;12 %;Protocole\n"
EN_CSV = "L’ouvrir dans un tableur, et l’enregistrer en CSV (dans l’éditeur ou le tableur : « Enregistrer sous », encodage UTF-8)."


def _dits(projet: Projet, table: str | bytes) -> list[str]:
    projet.ecrire("valeurs", table)
    return [mot.removeprefix("referentiels/essai/valeurs/") for mot in projet.problemes()]


@pytest.mark.parametrize(
    ("octets", "quoi"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00\x08\x00", "un classeur ou un document de bureautique"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "un classeur ou un document de bureautique"),
        (b"%PDF-1.7\n", "un PDF"),
        (b"<!DOCTYPE html><html><table>", "une page web ou du XML"),
        (b"\xef\xbb\xbf  <table><tr><td>taux", "une page web ou du XML"),
    ],
)
def test_un_classeur_renomme(projet: Projet, octets: bytes, quoi: str) -> None:
    """It was said to be in UTF-16, or to have no columns, five times."""
    assert _dits(projet, octets) == [f"etat.csv fichier-autre: Ce fichier est {quoi}, et non du texte. → {EN_CSV}"]


def test_un_document_renomme(projet: Projet) -> None:
    projet.ecrire("faits", b"PK\x03\x04\x14\x00")
    assert projet.seul().endswith(
        "fichier-autre: Ce fichier est un classeur ou un document de bureautique, et non du texte. → "
        "En copier le texte dans un fichier de texte (encodage UTF-8)."
    )


@pytest.mark.parametrize("avant", ["sep=;\n", "Tableau de bord 2024;;;;\n", "Tableau de bord\n;;;;\n\n", '"Bilan, page 4";;;;\n'])
def test_un_titre_au_dessus_des_noms_de_colonnes(projet: Projet, avant: str) -> None:
    """Thirteen messages for one line."""
    ligne = avant.count("\n") + 1
    assert _dits(projet, f"{avant}{ENTETE}{UNE}") == [
        f"etat.csv:1:1 csv-colonnes: Les noms des colonnes sont à la ligne {ligne}, et non à la première. → Effacer les lignes qui sont avant."
    ]


def test_un_autre_tableau(projet: Projet) -> None:
    assert _dits(projet, "Nom;Prénom;Adresse\na;b;c\n") == [
        "etat.csv:1:1 csv-colonnes: La première ligne ne nomme aucune des colonnes attendues. → "
        "La première ligne doit contenir : indicateur, territoire, periode, valeur, source."
    ]


@pytest.mark.parametrize("fin", ["Total;;;665;\n", "Source : bilan de la mission;;;;\n", ";;;665;\n", "* provisoire;;;;\n"])
def test_une_note_ou_un_total_sous_le_tableau(projet: Projet, fin: str) -> None:
    """Four or five messages for one line."""
    (dit,) = _dits(projet, f"{ENTETE}{UNE}{fin}")
    assert dit == (
        "etat.csv:3:1 csv-ligne: Cette ligne n’est pas celle d’un chiffre : elle n’a ni territoire, ni période, ni source. → "
        "L’ôter, si c’est un total, une note ou un titre ; sinon, la compléter."
    )


def test_une_ligne_a_moitie_vide_n_est_pas_une_note(projet: Projet) -> None:
    """What is missing in it is said, cell by cell."""
    assert len(_dits(projet, f"{ENTETE}taux;;;12 %;\n")) == 3


def test_des_colonnes_vides_a_la_fin(projet: Projet) -> None:
    """As spreadsheets save a table whose columns on the right were emptied: nothing is lost, and nothing is said."""
    assert _dits(projet, f"{ENTETE.rstrip()};;;\n{UNE.rstrip()};;;\n{UNE.rstrip().replace('2019', '2018')};\n") == []
    assert len(projet.examiner()[0].dossiers[0].valeurs) == 2


def test_un_mot_dans_une_colonne_sans_nom(projet: Projet) -> None:
    (dit,) = _dits(projet, f"{ENTETE.rstrip()};;\n{UNE.rstrip()};;perdu\n")
    assert dit.startswith("etat.csv:2:1 csv-ligne: La ligne a 7 cellules au lieu de 5.")


def test_une_colonne_sans_nom_au_milieu(projet: Projet) -> None:
    (dit,) = _dits(projet, "indicateur;territoire;;periode;valeur;source\ntaux;arcueil;;2019;12 %;P\n")
    assert "La colonne n° 3 n’a pas de nom." in dit
