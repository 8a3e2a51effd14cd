"""What was published in silence: «1,310» for a thousand people, a target of 540 where the words say 450, a figure of 1925."""

from decimal import Decimal

import pytest

from generator.calculs.nombres_imprimes import nombres_imprimes
from tests.sources.essai import Projet

ENTETE = "indicateur;territoire;periode;valeur;source\n"


def _dits(projet: Projet, libelle: str, unite: str, *lignes: str) -> str:
    projet.remplacer("referentiel", "libelle: Taux,", f'libelle: "{libelle}",')
    projet.remplacer("referentiel", "unite: pourcentage", f"unite: {unite}")
    projet.ecrire("valeurs", ENTETE + "".join(f"{ligne};Protocole\n" for ligne in lignes))
    return "\n".join(projet.problemes())


@pytest.mark.parametrize(
    ("libelle", "unite", "ecrit", "dit"),
    [
        ("Nombre de places", "nombre", "12,310", "12,310 a trois chiffres après la virgule : c’est peut-être 12310, dont la virgule"),
        ("Nombre de places", "nombre", "12.3100", "12,3100 a trois chiffres après la virgule : c’est peut-être 12310, dont la virgule"),
        ("Budget", "euros", "12,500 €", "12,500 a trois chiffres après la virgule : c’est peut-être 12500, dont la virgule"),
        (
            "Nombre de jeunes suivis",
            "nombre",
            "1,310",
            "Ce chiffre a trois chiffres après la virgule : c’est peut-être 1310, dont la virgule",
        ),
        ("Nombre de jeunes suivis", "nombre", "312,5", "312,5 n’est pas un nombre entier, et cet indicateur compte des personnes."),
    ],
)
def test_une_virgule_de_milliers(projet: Projet, libelle: str, unite: str, ecrit: str, dit: str) -> None:
    assert dit in _dits(projet, libelle, unite, f"taux;arcueil;2019;{ecrit}")


@pytest.mark.parametrize(
    ("libelle", "unite", "ecrit"),
    [
        ("Nombre de places", "nombre", "12,5"),
        ("Budget", "euros", "12 500,50 €"),
        ("Budget", "euros", "12500,000"),
        ("Budget par habitant", "euros", "0,125"),
        ("Nombre de jeunes suivis", "nombre", "312,0"),
        ("Nombre moyen d’enfants par classe", "nombre", "22,4"),
        ("Part des jeunes", "pourcentage", "12,310"),
    ],
)
def test_une_virgule_de_decimales(projet: Projet, libelle: str, unite: str, ecrit: str) -> None:
    assert "valeur-etrange" not in _dits(projet, libelle, unite, f"taux;arcueil;2019;{ecrit}")


def _cible(projet: Projet, cible: str, reste: str = "") -> list[str]:
    projet.remplacer("referentiel", "unite: pourcentage", f"unite: pourcentage, cible: {{{cible}}}{reste}")
    return [mot.split(" → ")[0].split(": ", 2)[-1] for mot in projet.problemes() if "cible-non-imprimee" in mot]


@pytest.mark.parametrize(
    ("cible", "dit"),
    [
        ('texte: "45 % en 2021", valeur: 54, annee: 2021', "Les mots de la cible n’impriment pas 54."),
        ('texte: "45 % en 2021", valeur: 45, annee: 2012', "Les mots de la cible disent 2021, et l’année écrite est 2012."),
        ('texte: "entre 40 et 60 %", minimum: 40, maximum: 600', "Les mots de la cible n’impriment pas 600."),
        ('texte: "réduire de 5 points", points: -50', "Les mots de la cible n’impriment pas 50."),
        ('texte: "1 200 en 2021", valeur: 12000', "Les mots de la cible n’impriment pas 12000."),
    ],
)
def test_une_cible_autre_que_ses_mots(projet: Projet, cible: str, dit: str) -> None:
    assert _cible(projet, cible) == [dit]


@pytest.mark.parametrize(
    "cible",
    [
        'texte: "45 % en 2021", valeur: "45", annee: 2021',
        'texte: "la moitié des 12 écoles", valeur: 50',
        'texte: "2/3 des familles", valeur: 66.7',
        'texte: "multiplier par 2", variation: 100',
        'texte: "quarante-cinq pour cent", valeur: 45',
        'texte: "de 7 à 8 000", minimum: 7000, maximum: 8000',
        'texte: "1,2 million", valeur: 1200000',
        'texte: "45 % à la rentrée 2020-21", valeur: 45, annee: 2021',
        'texte: "45 % trois ans après 2018", valeur: 45, annee: 2021',
        'texte: "2000 jeunes, 45 %", valeur: 45, annee: 2021',
        'texte: "12.500 €", valeur: 12500',
        'texte: "50,5 %", valeur: 50.5',
    ],
)
def test_une_cible_de_ses_mots(projet: Projet, cible: str) -> None:
    assert _cible(projet, cible) == []


def test_une_valeur_de_depart_autre_que_ses_mots(projet: Projet) -> None:
    assert _cible(projet, 'texte: "45 %", valeur: 45', ', reference: {texte: "30 % en 2018", valeur: 300, annee: 2018}') == [
        "Les mots de la valeur de départ n’impriment pas 300."
    ]


@pytest.mark.parametrize(
    ("texte", "nombres"),
    [
        ("1 200 enfants en 2020", {1200, 2020}),
        ("3,5 M€ puis 400 k€", {Decimal("3.5"), 3_500_000, 400, 400_000}),
        ("2 quartiers, 15 000 habitants", {2, 15_000}),
        ("o1-2, art. 6", {2, 6}),
        ("", set()),
    ],
)
def test_les_nombres_que_des_mots_impriment(texte: str, nombres: set[Decimal]) -> None:
    assert nombres_imprimes(texte).nombres == nombres


def test_une_annee_d_un_autre_siecle(projet: Projet) -> None:
    dits = _dits(projet, "Places", "nombre", "taux;arcueil;1919;12", "taux;arcueil;1968;12", "taux;arcueil;2019;12")
    assert "Ce chiffre est de 1919, plus de 60 ans avant le contrat" in dits
    assert dits.count("valeur-etrange") == 1
