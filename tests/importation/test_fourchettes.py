"""A range in a file («400 à 420») becomes a row with two bounds, and comes back the same."""

from tests.importation.test_projet import ecrire, lancer, projet, reponses
from tests.sources.essai import Projet

__all__ = ["projet"]
TABLE = "referentiels/essai/valeurs/nombre.csv"


def test_une_fourchette_est_ecrite(projet: Projet) -> None:
    fichier = ecrire(projet, "Commune;Code Insee;Nombre 2020;Nombre 2021\nArcueil;94003;400 à 420;380\n", "nombre.csv")
    _, dit = lancer(projet, fichier, "--ecrire", "--source", "Insee, 2024")
    assert "C’est une fourchette" not in dit
    lignes = (projet.racine / TABLE).read_text("utf-8").splitlines()
    assert lignes[0] == "indicateur;territoire;periode;valeur;statut;source;commentaire;borne_basse;borne_haute;lu_le"
    assert lignes[1].startswith("nombre;arcueil;2020;;;Insee, 2024;")
    assert lignes[1].rpartition(";")[0].endswith(";400;420")
    assert lignes[2].rpartition(";")[0].endswith(";;")
    assert projet.problemes() == []
    _, dit = lancer(projet, fichier)
    assert "2 inchangés" in dit


def test_un_chiffre_devient_une_fourchette(projet: Projet) -> None:
    """The table gets the columns that it lacks; its other rows stay as they were."""
    projet.ecrire(
        "valeurs", 'indicateur;territoire;periode;valeur;source\ntaux;arcueil;2019;12,5 %;"Protocole ; page 4"\nnombre;arcueil;2020;410;P\n'
    )
    fichier = ecrire(projet, "Commune;Code Insee;Nombre 2020\nArcueil;94003;400 à 420\nOrly;94054;3\n", "nombre.csv")
    _, dit = lancer(projet, fichier, "--ecrire", *reponses(projet, revisions="remplacer"))
    assert "1 changée" in dit
    assert projet.chemin("valeurs").read_text("utf-8").splitlines() == [
        "indicateur;territoire;periode;valeur;source;borne_basse;borne_haute",
        'taux;arcueil;2019;12,5 %;"Protocole ; page 4";;',
        "nombre;arcueil;2020;;nombre.csv;400;420",
    ]
    assert projet.problemes() == []


def test_une_prevision_reste_une_prevision(projet: Projet) -> None:
    """A column of statuses says so; what was measured for the same time is another row."""
    projet.ecrire("valeurs", "indicateur;territoire;periode;valeur;source\nnombre;arcueil;2020;7;P\n")
    texte = "Commune;Code Insee;Année;Nombre;Statut\nArcueil;94003;2020;9;prévision\nArcueil;94003;2090;12;Prévisionnel\nArcueil;94003;2019;8;définitif\n"
    fichier = ecrire(projet, texte, "nombre.csv")
    _, dit = lancer(projet, fichier, "--ecrire")
    assert "3 nouveaux" in dit
    lignes = (projet.racine / TABLE).read_text("utf-8").splitlines()
    assert [ligne.split(";")[2:5] for ligne in lignes[1:]] == [["2020", "9", "prevision"], ["2090", "12", "prevision"], ["2019", "8", ""]]
    assert projet.problemes() == []
    _, dit = lancer(projet, fichier)
    assert "3 inchangés" in dit
