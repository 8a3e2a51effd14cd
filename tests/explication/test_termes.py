"""What `engagements expliquer` says of the terms of a computed indicator, in words and as data."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from generator.explication.en_mots import en_donnees, en_mots
from generator.explication.expliquer import expliquer
from generator.explication.sujets import trouver
from generator.pages.contexte import Contexte
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple2.projet import CONTRAT, JOUR, RACINE, copier_exemple2

TOUS = f"referentiels/{CONTRAT}/valeurs/tous.csv"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """The second example as a project."""
    return copier_exemple2(tmp_path / "projet")


def dites(projet: Path, id: str) -> tuple[str, list[Mapping[str, Any]]]:
    """The text on an indicator (spaces made plain), and its computations as data."""
    registre = lire_registre(projet, Journal())
    (dossier,) = registre.dossiers
    (sujet,) = trouver(registre, id)
    dite = expliquer(Contexte(dossier, registre, JOUR), sujet)
    return en_mots(dite).replace("\u00a0", " ").replace("\u202f", " "), en_donnees(dite)["calcul"]["termes"]


def changer(projet: Path, avant: str, apres: str) -> None:
    """Another row in the file of figures."""
    texte = (projet / TOUS).read_text("utf-8")
    assert avant in texte
    (projet / TOUS).write_text(texte.replace(avant, apres), "utf-8")


@pytest.mark.parametrize(
    ("id", "phrase", "termes"),
    [
        ("places-ouvertes", "Calculé pour Agglomération de Belleroche, 2024 (42 places)", [("on ajoute", "30 places"), ("on ajoute", "12 places")]),
        ("jeunes-sans-emploi", "Calculé pour Belleroche, 2022 (279)", [("on part de", "450"), ("on ôte", "171")]),
        ("part-durable", "Calculé pour Belleroche, 2022 (52,6 %)", [("la partie", "90"), ("le tout", "171")]),
        ("vacance", "Calculé pour Petitval, 2023 (32,8 ‰ log.)", [("le numérateur", "41"), ("le dénominateur", "1 250")]),
        ("taux-d-emploi", "(39 %) n’est pas celui que donnent ses termes, 38 %", [("le numérateur", "171"), ("le dénominateur", "450")]),
    ],
)  # fmt: skip
def test_chaque_formule_a_ses_termes(projet: Path, id: str, phrase: str, termes: list[tuple[str, str]]) -> None:
    """Each term of the figure that speaks: its part, figure, label, place, time, source, and the line where it is written."""
    texte, (fait,) = dites(projet, id)
    assert phrase in texte
    assert [(un["role"], un["chiffre"].replace("\u00a0", " ").replace("\u202f", " ")) for un in fait["termes"]] == termes
    for un in fait["termes"]:
        assert un["manque"] == ""
        ligne = (projet / un["lieu"]["fichier"]).read_text("utf-8").splitlines()[un["lieu"]["ligne"] - 1]
        assert ligne.startswith(f"{un['indicateur']};")
        assert un["source"] in ligne
        for mot in (un["libelle"], un["territoire"], un["periode"], un["source"]):
            assert mot in texte
    assert fait["ecart"] is (id == "taux-d-emploi")


def test_un_terme_qui_manque_est_nomme(projet: Path) -> None:
    """A published rate whose numerator nobody gives, a numerator that is secret, a denominator of zero."""
    sans = "jeunes-en-emploi;belleroche-ville;2022;171;Bilan 2022, page 4;;\n"
    changer(projet, sans, "")
    texte, (fait,) = dites(projet, "taux-d-emploi")
    assert "Il ne peut pas être calculé pour Belleroche, 2022, il manque un terme" in texte
    assert "le numérateur : il manque : aucun chiffre à ce lieu et à cette période | Jeunes en emploi après un an" in texte
    assert (fait["resultat"], fait["publie"].replace("\u00a0", " "), fait["ecart"]) == ("", "39 %", False)
    assert [(un["indicateur"], bool(un["manque"])) for un in fait["termes"]] == [("jeunes-en-emploi", True), ("jeunes-recus", False)]
    changer(projet, "durable;belleroche-ville;2021;70", "durable;belleroche-ville;2021;secret")
    changer(projet, "durable;belleroche-ville;2022;90", "durable;belleroche-ville;2022;secret")
    texte, faits = dites(projet, "part-durable")
    assert faits[0]["termes"][0]["manque"] == "pas de chiffre publié"
    assert "la partie : il manque : secret" in texte
    assert all(fait["resultat"] == "" for fait in faits)
    changer(projet, "logements;petitval;2023;1 250", "logements;petitval;2023;0")
    changer(projet, "logements-vacants;petitval;2020;54;Bailleur, 2020;;\n", "")
    fait = dites(projet, "vacance")[1][0]
    assert fait["termes"][1]["manque"] == "zéro, par lequel on ne divise pas"


def test_sans_aucun_chiffre_le_terme_connu_est_dit(projet: Path) -> None:
    """Nothing was ever computed: the last time at which something is known, with what is missing there."""
    for annee, combien in (("2021", "70"), ("2022", "90")):
        changer(projet, f"jeunes-en-emploi-durable;belleroche-ville;{annee};{combien};Bilan {annee}, page 4;;\n", "")
    texte, faits = dites(projet, "part-durable")
    assert [(un["territoire"], un["periode"]) for un in faits] == [("Belleroche", "2022"), ("Petitval", "2022")]
    assert [un["manque"] for un in faits[0]["termes"]] == ["aucun chiffre à ce lieu et à cette période", ""]
    assert "la partie : il manque : aucun chiffre à ce lieu et à cette période | dont en emploi durable" in texte


def test_sans_formule_rien_de_plus() -> None:
    """No indicator of the real contracts is computed from others: none of them is given terms."""
    registre = lire_registre(RACINE, Journal())
    for dossier in registre.dossiers:
        sans = next(un for un in dossier.indicateurs() if un.calcul is None)
        (sujet,) = trouver(registre, sans.id, dossier.id_du_contrat)
        dite = en_donnees(expliquer(Contexte(dossier, registre, JOUR), sujet))
        assert not dite["calcul"]["termes"]
    assert not [un.id for dossier in registre.dossiers for un in dossier.indicateurs() if un.calcul is not None]
