"""The reader, on small texts: bullets, markup, rows and paragraphs cut by a page."""

from pathlib import Path

import pytest

from .listes import morceaux
from .nombres import nombres
from .normalisation import cle, contient, montants, nom_compare, normaliser, numero
from .source import Element, Source, lire
from .tableaux import tableaux_d_engagements

SECTIONS = [{"id": "garde", "titre": "Garde"}, {"id": "article-6-1", "titre": "1. Apprendre"}, {"id": "fin", "titre": "Fin"}]
DOCUMENT = """TITRE

Table des matières

1. Apprendre.....	3

1. Apprendre

- un tiret &amp; son
reste

- o un sous-tiret coupé par une

page, puis fini ;

Objectif 1.1 : Lire

INDICATEUR DE CONTEXTE	- Taux a - Taux b
PRIORITES DU PROTOCOLE	PRIORITES	ENGAGEMENTS	PARTENAIRES	SUIVI	IMPACT
	1. Une priorité	Ouvrir la 3 ^e salle	Etat	<ul style="x"> - Nombre de salles - Part de	- <i>Déterminés en 2020</i>

		des villes		la dépense - Montant\t
		Fermer	Ville, EPT	- Nombre	-
--	--	--	--	--	--

Fin
"""


@pytest.fixture
def source(tmp_path: Path) -> Source:
    chemin = tmp_path / "document.txt"
    chemin.write_text(DOCUMENT, "utf-8")
    return lire(chemin, SECTIONS, {})


def textes(source: Source) -> list[tuple[tuple[int, ...], str, str]]:
    return [(e.lignes, e.genre, e.texte) for e in source.textes if e.section == "article-6-1"]


def test_les_tirets_et_les_paragraphes_coupes(source: Source) -> None:
    assert textes(source) == [
        ((7,), "titre", "Apprendre"),
        ((9,), "puce", "un tiret & son"),
        ((10,), "phrase", "reste"),
        ((12, 14), "puce", "un sous-tiret coupé par une page, puis fini ;"),
        ((16,), "titre", "Objectif 1.1 : Lire"),
    ]


def test_une_ligne_de_tableau_coupee_par_une_page(source: Source) -> None:
    (tableau,) = tableaux_d_engagements(source, "article-6-1")
    assert [e.texte for e in tableau.contexte] == ["Taux a", "Taux b"]
    coupee, entiere = tableau.engagements
    assert coupee.texte.element("s") == Element((20, 22), "s", "cellule", "Ouvrir la 3e salle des villes")
    assert coupee.partenaires.texte == "Etat"
    assert [p.texte for p in coupee.suivi.puces("s")] == ["Nombre de salles", "Part de la dépense", "Montant"]
    assert [p.texte for p in coupee.impact.puces("s")] == ["Déterminés en 2020"]
    assert (entiere.priorite, entiere.rang, entiere.texte.texte, entiere.partenaires.texte) == ("1", 2, "Fermer", "Ville, EPT")
    assert entiere.impact.puces("s") == []


def test_les_mots_seuls_comptent() -> None:
    assert normaliser("le 1^{er} juillet, **l’accès** à\u00a0la&amp;fin ²") == "le 1er juillet, l'accès à la&fin"
    assert normaliser("Villeneuve- Saint-Georges") == "Villeneuve-Saint-Georges"
    assert cle("- 1- Petite enfance, ") == "Petite enfance"
    assert (numero("- 1- Petite"), numero("a/ Choisy"), numero("II - Mobilisation"), numero("- rien")) == ("1", "a", "II", "")
    assert nom_compare("Viry-Châtillon") == nom_compare("Viry-Chatillon")
    assert cle("un mot") != cle("un môt")


def test_un_mot_n_est_pas_une_partie_de_mot() -> None:
    assert contient("des emplois francs", "emplois")
    assert not contient("des emplois francs", "emploi")
    assert not contient("1 979", "97")
    assert not contient("a", "")


def test_les_montants() -> None:
    assert montants("13.12 M€, 6,5 M€ HT, d'1M€, 495.000 €, 683 619€ et plus de 255 millions d'euros") == {
        13_120_000,
        6_500_000,
        1_000_000,
        495_000,
        683_619,
        255_000_000,
    }


def test_les_nombres() -> None:
    assert nombres("Porter à 4 088 le nombre de places (soit + 10,4 %), chiffre 2017 : 2 985") >= {"4088", "10.4", "2017", "2985"}
    assert "7000" in nombres("Objectif de 7 à 8 000 participants")
    assert {"1", "0"} <= nombres("Une école, aucun local")
    assert "2" not in nombres("12 écoles")


def test_les_morceaux_d_une_cellule() -> None:
    cellule = (
        "<p>Objectif – le soutien</p> <ul style='x'> → Agir <ul> ○ Un - deux <i>trois</i> <ul> - Quatre - Cinq – six </ul> • Sept - Huit"
    )
    assert [(marque, element.texte) for marque, element in morceaux(cellule, "s", 1)] == [
        ("", "Objectif – le soutien"),
        ("→", "Agir"),
        ("○", "Un - deux trois"),
        ("-", "Quatre"),
        ("-", "Cinq – six"),
        ("•", "Sept"),
        ("-", "Huit"),
    ]
