"""Rules on publications, on figures of two publications, and on neighbouring figures: each broken rule, and what the run says of it."""

import pytest

from generator.model.probleme import Gravite
from tests.sources.essai import Projet

PUBLICATIONS = "referentiels/essai/publications.yml"
SERIES = "referentiels/essai/voisins.yml"
VOISINS = "referentiels/essai/voisins/v.csv"


def publier(projet: Projet, *entrees: str) -> None:
    """Entries of publications.yml, as flow mappings."""
    projet.ecrire(PUBLICATIONS, "lecture_arretee_le: 2026-11-27\npublications:\n" + "".join(f"  - {{{entree}}}\n" for entree in entrees))


def entree(suite: str = "", id: str = "etude", etat: str = "connue_non_lue", genre: str = "presse") -> str:
    """A sound entry, and what is added to it."""
    return f"id: {id}, titre: T, editeur: E, genre: {genre}, etat: {etat}{', ' if suite else ''}{suite}"


@pytest.mark.parametrize(
    ("ecrite", "code", "message"),
    [
        (entree("document: protocol", etat="lue"), "reference", "Le document « protocol » n’est pas déclaré dans contrat.yml."),
        (
            entree("document: protocole", genre="document_signe"),
            "publication",
            "Cette publication est un document du contrat, et elle est dite non lue.",
        ),
        (
            entree(id="protocole"),
            "identifiant-double",
            "« protocole » est l’id d’un document de contrat.yml, que cette publication ne décrit pas.",
        ),
        (
            entree(etat="cherchee_non_trouvee"),
            "publication",
            "Cette publication n’a pas été trouvée, et rien ne dit où elle a été cherchée.",
        ),
        (
            entree("cherchee: {ou: site, le: 2026-12}"),
            "date",
            "Cette recherche est datée d’après le jour où la lecture est arrêtée (2026-11-27).",
        ),
        (entree("fin_du_contrat: 2023-12-31"), "publication", "Seule une loi change la fin d’un contrat."),
        (
            entree("fin_du_contrat: 2021-12-31", genre="loi"),
            "date",
            "Cette loi ferait finir le contrat avant l’année écrite dans contrat.yml (2022).",
        ),
        (entree("couvre: {noeuds: [o2]}"), "reference", "« o2 » n’est pas un identifiant connu (nœud)."),
        (entree("couvre: {indicateurs: [tauxx]}"), "reference", "« tauxx » n’est pas un identifiant connu (indicateur)."),
    ],
)
def test_une_publication_fausse(projet: Projet, ecrite: str, code: str, message: str) -> None:
    """One broken rule, one message."""
    publier(projet, ecrite)
    (probleme,) = projet.examiner()[1]
    assert (probleme.code, probleme.message, probleme.lieu.ligne) == (code, message, 3)


def test_deux_descriptions_d_un_document(projet: Projet) -> None:
    """A document is described once, and an id is used once."""
    description = entree("document: protocole", etat="lue", genre="document_signe")
    publier(projet, description, description.replace("id: etude", "id: autre"))
    assert projet.seul() == (
        "publications.yml:4:83 publication-double: Le document « protocole » est déjà décrit par « etude » "
        "(referentiels/essai/publications.yml:3:5). → N’en garder qu’une."
    )
    publier(projet, entree(), entree())
    assert "identifiant-double" in projet.seul()


ENTETE = "indicateur;territoire;periode;valeur;statut;source;publication;retenu"


def chiffres(projet: Projet, *lignes: str) -> None:
    """Figures of the place and time where two sources may meet."""
    projet.ecrire("valeurs", "\n".join((ENTETE, *(f"nombre;arcueil;2019;{ligne}" for ligne in lignes))) + "\n")


def test_deux_sources_peuvent_donner_deux_chiffres(projet: Projet) -> None:
    """Two publications may; one may not, under whichever of its names."""
    publier(projet, entree(), entree("document: protocole", id="decrit", etat="lue", genre="document_signe"))
    chiffres(projet, "4;;P;protocole;", "5;;E;etude;")
    assert projet.problemes() == []
    chiffres(projet, "4;;P;protocole;", "5;;P;decrit;")
    assert "3:1 valeur-double: Une valeur de même statut existe déjà" in projet.seul()
    chiffres(projet, "4;;P;;", "5;;P;;")
    assert "valeur-double" in projet.seul()


def test_rien_ne_departage(projet: Projet) -> None:
    """Two of one kind, one worth and one date: the first written counts, and a warning says what to write."""
    publier(projet, entree("date: 2019"), entree("date: 2019-12-31", id="autre"), entree("date: 2019", id="troisieme"))
    chiffres(projet, "4;;P;etude;", "5;;E;troisieme;")
    (probleme,) = projet.examiner()[1]
    assert probleme.gravite is Gravite.AVERTISSEMENT
    assert str(probleme.lieu) == "referentiels/essai/valeurs/etat.csv:3:1"
    assert "rien ne les départage" in probleme.message
    for lignes in (
        ("4;;P;etude;plus précis", "5;;E;troisieme;"),
        ("4;provisoire;P;etude;", "5;;E;troisieme;"),
        ("4;;P;protocole;", "5;;E;troisieme;"),
        ("4;;P;autre;", "5;;E;protocole;"),
    ):
        chiffres(projet, *lignes)
        assert projet.problemes() == []


def test_deux_raisons(projet: Projet) -> None:
    """Two figures cannot both be the one that the writer prefers."""
    publier(projet, entree())
    chiffres(projet, "4;;P;protocole;celui-ci", "5;;E;etude;non, celui-ci")
    assert projet.seul() == (
        "valeurs/etat.csv:3:1 valeur-retenue: Deux chiffres de la même chose portent une raison de les retenir "
        "(referentiels/essai/valeurs/etat.csv:2:1). → Ne remplir « retenu » que pour celui qui compte."
    )


SERIE = "id: postes, titre: T, unite: nombre, pres_de: [nombre], difference: D, publication: protocole"
VILLES = "contrats_de_ville:\n  - {id: a, nom: A, libelle: a}\n  - {id: b, nom: B, libelle: b}\n  - {id: c, nom: C, libelle: c}\n"


@pytest.mark.parametrize(
    ("serie", "message"),
    [
        (SERIE.replace("[nombre]", "[nombr]"), "« nombr » n’est pas un identifiant connu (nœud ou indicateur)."),
        (SERIE.replace("protocole", "etude"), "La publication « etude » n’existe pas."),
        (f"{SERIE}, lieux: [{{id: arcueil, nom: A}}]", "« arcueil » est déjà l’id d’un lieu."),
        (f"{SERIE}, lieux: [{{id: x, nom: A}}, {{id: x, nom: B}}]", "« x » est déjà l’id d’un lieu."),
        (f"{SERIE}, somme: {{lieux: [arcueil, verre]}}", "Le lieu « verre » de la somme n’existe pas."),
        (f"{SERIE}, somme: {{lieux: [vert, vert]}}", "Un lieu est écrit deux fois dans la somme."),
        (f"{SERIE}, par: contrat_de_ville, somme: {{lieux: [a, b]}}", "La somme laisse de côté un contrat de ville sans dire pourquoi."),
        (f"{SERIE}, par: contrat_de_ville, somme: {{lieux: [a, arcueil]}}", "Le lieu « arcueil » de la somme n’existe pas."),
    ],
)
def test_une_serie_fausse(projet: Projet, serie: str, message: str) -> None:
    """One broken rule, one message."""
    projet.ecrire("contrat", projet.chemin("contrat").read_text("utf-8") + VILLES)
    projet.ecrire(SERIES, f"series:\n  - {{{serie}}}\n")
    (probleme,) = projet.examiner()[1]
    assert (probleme.message, probleme.lieu.ligne) == (message, 2)


def test_un_chiffre_voisin_par_lieu_et_par_temps(projet: Projet) -> None:
    """A figure of a series is written once, where the series has its places."""
    projet.ecrire(SERIES, f"series:\n  - {{{SERIE}}}\n")
    projet.ecrire(VOISINS, "serie;lieu;periode;valeur\npostes;arcueil;2019;4\npostes;arcueil;2019;5\n")
    assert projet.seul() == (
        "voisins/v.csv:3:1 valeur-double: Un chiffre existe déjà pour cette série, ce lieu et cette période "
        "(referentiels/essai/voisins/v.csv:2:1). → N’en garder qu’un."
    )
