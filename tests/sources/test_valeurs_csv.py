"""Values as French spreadsheets write them: what is read, and what is refused, with its line and the rank of its cell."""

from decimal import Decimal

import pytest

from generator.model.valeur import StatutValeur, Valeur
from tests.sources.essai import Projet

ENTETE = "indicateur;territoire;periode;valeur;source"


def lues(projet: Projet) -> tuple[Valeur, ...]:
    """The observations of a project in which nothing is wrong."""
    registre, problemes = projet.examiner()
    assert problemes == ()
    return registre.dossiers[0].valeurs


@pytest.mark.parametrize(
    ("indicateur", "ecrit", "attendu"),
    [
        ("nombre", "1234", "1234"),
        ("nombre", "1 234", "1234"),
        ("nombre", "1\u00a0234\u00a0567", "1234567"),
        ("nombre", "1\u202f234,5", "1234.5"),
        ("nombre", "1\u2009234", "1234"),
        ("nombre", "0,50", "0.50"),
        ("nombre", "0.125", "0.125"),
        ("nombre", "12.5", "12.5"),
        ("nombre", "0", "0"),
        ("nombre", "\u00a012 ", "12"),
        ("taux", "12,5 %", "12.5"),
        ("taux", "12,5\u202f%", "12.5"),
        ("taux", "12.5%", "12.5"),
        ("taux", "12,5", "12.5"),
        ("taux", "-3,2", "-3.2"),
        ("taux", "−3,2", "-3.2"),
        ("montant", "10 500 €", "10500"),
        ("montant", "10500,50€", "10500.50"),
        ("fait", "oui", "1"),
        ("fait", "Non", "0"),
    ],
)
def test_chiffres_lus(projet: Projet, indicateur: str, ecrit: str, attendu: str) -> None:
    """A figure is the same however it is spaced, pointed or signed."""
    projet.lignes(f"{indicateur};arcueil;2019;{ecrit};Protocole")
    (valeur,) = lues(projet)
    assert (valeur.nombre, valeur.statut) == (Decimal(attendu), StatutValeur.DEFINITIF)


@pytest.mark.parametrize(
    ("ecrit", "statut"),
    [
        ("secret", "secret"),
        ("Secret statistique", "secret"),
        ("nd", "non_disponible"),
        ("N.D.", "non_disponible"),
        ("so", "sans_objet"),
        ("sans objet", "sans_objet"),
    ],
)
def test_absences(projet: Projet, ecrit: str, statut: str) -> None:
    """Three absences, none of them zero."""
    projet.lignes(f"nombre;arcueil;2019;{ecrit};Protocole")
    (valeur,) = lues(projet)
    assert (valeur.nombre, valeur.mots, valeur.statut) == (None, "", StatutValeur(statut))


@pytest.mark.parametrize(
    ("ecrit", "canonique", "debut", "fin"),
    [
        ("2019", "2019", "2019-01-01", "2019-12-31"),
        ("2017-2018", "2017-2018", "2017-09-01", "2018-08-31"),
        ("2017 – 2018", "2017-2018", "2017-09-01", "2018-08-31"),
        ("2015/2019", "2015/2019", "2015-01-01", "2019-12-31"),
        ("2020-02", "2020-02", "2020-02-01", "2020-02-29"),
        ("2019-12-31", "2019-12-31", "2019-12-31", "2019-12-31"),
        ("31/12/2019", "2019-12-31", "2019-12-31", "2019-12-31"),
    ],
)
def test_periodes_lues(projet: Projet, ecrit: str, canonique: str, debut: str, fin: str) -> None:
    """A period has one canonical writing."""
    projet.lignes(f"nombre;arcueil;{ecrit};1;Protocole")
    (valeur,) = lues(projet)
    assert (valeur.periode.texte, valeur.periode.debut, valeur.periode.fin) == (canonique, debut, fin)


@pytest.mark.parametrize(
    "octets",
    [
        'indicateur,territoire,periode,valeur,source\nnombre,arcueil,2019,"1,5",Note à part\n'.encode(),
        "indicateur\tterritoire\tperiode\tvaleur\tsource\nnombre\tarcueil\t2019\t1,5\tNote à part\n".encode(),
        f"{ENTETE}\nnombre;arcueil;2019;1,5;Note à part\n".encode("utf-8-sig"),
        f"{ENTETE}\nnombre;arcueil;2019;1,5;Note à part\n".encode("cp1252"),
        f"{ENTETE}\r\nnombre;arcueil;2019;1,5;Note à part\r\n".encode(),
        f"{ENTETE}\nnombre;arcueil;2019;1,5;Note à part".encode(),
        f"{ENTETE}\n\n;;;;\nnombre;arcueil;2019;1,5;Note à part\n\n".encode(),
        "Indicateur;TERRITOIRE;Période; valeur ;source\nnombre;arcueil;2019;1,5;Note à part\n".encode(),
        "indicateur;territoire;pe\u0301riode;valeur;source\nnombre;arcueil;2019;1,5;Note à part\n".encode(),
        "source;valeur;periode;territoire;indicateur\nNote à part;1,5;2019;arcueil;nombre\n".encode(),
        '"indicateur";"territoire";"periode";"valeur";"source"\n"nombre";"arcueil";"2019";"1,5";"Note à part"\n'.encode(),
    ],
    ids=[
        "virgule",
        "tabulation",
        "BOM",
        "cp1252",
        "CRLF",
        "sans fin",
        "lignes vides",
        "entête",
        "entête décomposée",
        "ordre",
        "guillemets",
    ],
)
def test_fichiers_lus(projet: Projet, octets: bytes) -> None:
    """The same row through every spreadsheet."""
    projet.ecrire("valeurs", octets)
    (valeur,) = lues(projet)
    assert (valeur.indicateur, valeur.nombre, valeur.source) == ("nombre", Decimal("1.5"), "Note à part")


def test_lignes_justes_apres_une_cellule_de_plusieurs_lignes(projet: Projet) -> None:
    """A quoted cell may hold line ends: the places of the rows after it are those that an editor shows."""
    projet.lignes('mots;arcueil;2019;"un\ndeux\ntrois";Protocole', "nombre;arcueil;2020;5;Protocole", 'nombre;arcueil;20;"1\n2";Protocole')
    registre, _ = projet.examiner()
    assert [(valeur.lieu.ligne, valeur.mots) for valeur in registre.dossiers[0].valeurs] == [(2, "un\ndeux\ntrois"), (5, "")]
    assert [probleme.split(" ")[0].rpartition("/")[2] for probleme in projet.problemes()] == ["etat.csv:6:16", "etat.csv:6:19"]


FAUTES = [
    (
        "indicateur inconnu",
        "tau;arcueil;2019;1;P",
        "2:1 reference: L’indicateur « tau » n’existe pas. → Vouliez-vous dire « taux » ? Recopier l’identifiant donné par la page de l’indicateur.",
    ),
    (
        "indicateur d’une cellule fusionnée",
        ";arcueil;2019;1;P",
        "2:1 reference: La colonne « indicateur » est vide sur cette ligne. → L’écrire sur chaque ligne : une cellule fusionnée ne donne son texte qu’à la première.",
    ),
    (
        "territoire d’une cellule fusionnée",
        "taux;;2019;1;P",
        "2:6 reference: La colonne « territoire » est vide sur cette ligne. → L’écrire sur chaque ligne : une cellule fusionnée ne donne son texte qu’à la première.",
    ),
    (
        "territoire inconnu",
        "taux;arcueuil;2019;1;P",
        "2:6 reference: Le territoire « arcueuil » n’existe pas. → Vouliez-vous dire « arcueil » ? Recopier un id de territoires.yml.",
    ),
    (
        "sans source",
        "taux;arcueil;2019;1;",
        "2:21 csv-source: Cette valeur n’a pas de source. → Dire d’où vient le chiffre dans la colonne « source ».",
    ),
    (
        "trop de cellules",
        "taux;arcueil;2019;1;P;x",
        "2:1 csv-ligne: La ligne a 6 cellules au lieu de 5. → Mettre entre guillemets un texte qui contient le séparateur.",
    ),
    (
        "pas assez de cellules",
        "taux;arcueil;x",
        "2:1 csv-ligne: La ligne a 3 cellules au lieu de 5. → Écrire celles qui manquent (vides, s’il n’y a rien à y écrire), ou enlever la ligne : un fichier enregistré à moitié finit ainsi.",
    ),
    (
        "valeur vide",
        "taux;arcueil;2019;;P",
        "2:19 valeur-vide: La valeur est vide. → Écrire le chiffre, ou « nd » (non disponible), « secret » ou « so » (sans objet), ou enlever la ligne.",
    ),
    (
        "milliers mal groupés",
        "nombre;arcueil;2019;1 23;P",
        "2:21 nombre: « 1 23 » n’est pas un nombre : les milliers ne vont pas par groupes de trois chiffres. → Écrire par exemple 1 234,5 ou 12,5 %.",
    ),
    (
        "point ambigu",
        "nombre;arcueil;2019;1.234;P",
        "2:21 nombre: « 1.234 » n’est pas un nombre : le point peut séparer des milliers ou des décimales (1234 ou 1,234). → Écrire par exemple 1 234,5 ou 12,5 %.",
    ),
    (
        "point et virgule",
        "nombre;arcueil;2019;1.234,5;P",
        "2:21 nombre: « 1.234,5 » n’est pas un nombre : il contient à la fois une virgule et un point. → Écrire « 1234,5 ».",
    ),
    (
        "deux points",
        "nombre;arcueil;2019;1.234.567;P",
        "2:21 nombre: « 1.234.567 » n’est pas un nombre : il contient plusieurs séparateurs décimaux. → Écrire « 1234567 ».",
    ),
    (
        "chiffres arabes",
        "nombre;arcueil;2019;٣;P",
        "2:21 nombre: « ٣ » n’est pas un nombre : il contient autre chose que des chiffres. → Écrire par exemple 1 234,5 ou 12,5 %.",
    ),
    (
        "puissance de dix",
        "nombre;arcueil;2019;1e999999;P",
        "2:21 nombre: « 1e999999 » n’est pas un nombre : il contient autre chose que des chiffres. → Écrire par exemple 1 234,5 ou 12,5 %.",
    ),
    (
        "infini",
        "nombre;arcueil;2019;inf;P",
        "2:21 nombre: « inf » n’est pas un nombre : il contient autre chose que des chiffres. → Écrire par exemple 1 234,5 ou 12,5 %.",
    ),
    (
        "pourcentage sur un nombre",
        "nombre;arcueil;2019;5 %;P",
        "2:21 unite: La valeur est en « % » mais l’indicateur est en : nombre. → Corriger la valeur ou l’unité de l’indicateur.",
    ),
    (
        "euros sur un pourcentage",
        "taux;arcueil;2019;5 €;P",
        "2:19 unite: La valeur est en « € » mais l’indicateur est en : pourcentage. → Corriger la valeur ou l’unité de l’indicateur.",
    ),
    ("ni oui ni non", "fait;arcueil;2019;1;P", "2:19 valeur: « 1 » n’est ni oui ni non. → Écrire oui ou non."),
    (
        "indicateur à définir",
        "plus-tard;arcueil;2019;beaucoup;P",
        "2:1 indicateur-a-definir: Cet indicateur n’est pas encore défini : il ne peut pas avoir de valeur. → Définir l’indicateur d’abord.",
    ),
    (
        "années avec un tiret",
        "taux;arcueil;2015-2019;1;P",
        "2:14 periode: « 2015-2019 » n’est pas une période. → Une année scolaire dure un an ; pour plusieurs années, écrire 2015/2019.",
    ),
    (
        "années à l’envers",
        "taux;arcueil;2019/2015;1;P",
        "2:14 periode: « 2019/2015 » n’est pas une période. → La seconde année doit suivre la première.",
    ),
    (
        "mois qui n’existe pas",
        "taux;arcueil;2019-13;1;P",
        "2:14 periode: « 2019-13 » n’est pas une période. → Le mois doit être compris entre 01 et 12.",
    ),
    ("jour qui n’existe pas", "taux;arcueil;30/02/2019;1;P", "2:14 periode: « 30/02/2019 » n’est pas une période. → Ce jour n’existe pas."),
    (
        "période vide",
        "taux;arcueil;;1;P",
        "2:14 periode: «  » n’est pas une période. → Écrire 2019, 2017-2018, 2015/2019, 2019-03 ou 2019-03-31.",
    ),
    (
        "année d’avant 1900",
        "taux;arcueil;1899;1;P",
        "2:14 periode: « 1899 » n’est pas une période. → Écrire 2019, 2017-2018, 2015/2019, 2019-03 ou 2019-03-31.",
    ),
    (
        "guillemet mal placé",
        'taux;arcueil;2019;"1" %;P',
        "2:19 csv-syntaxe: Cette ligne n’est pas du CSV lisible. → Vérifier les guillemets : chacun doit être fermé.",
    ),
    (
        "guillemet jamais fermé",
        'taux;arcueil;2019;"1;P',
        "2:19 csv-syntaxe: Cette ligne n’est pas du CSV lisible. → Vérifier les guillemets : chacun doit être fermé.",
    ),
    ("pourcentage étrange", "taux;arcueil;2019;1250,5;P", "2:19 valeur-etrange: 1250,5 % est hors de l’ordinaire. → Vérifier la virgule."),
    ("nombre négatif", "nombre;arcueil;2019;-5;P", "2:21 valeur-etrange: La valeur est négative. → Vérifier le signe."),
]


@pytest.mark.parametrize(("ligne", "attendu"), [faute[1:] for faute in FAUTES], ids=[faute[0] for faute in FAUTES])
def test_une_faute(projet: Projet, ligne: str, attendu: str) -> None:
    """The run says exactly this, at this row and cell."""
    projet.lignes(ligne)
    assert projet.seul() == f"valeurs/etat.csv:{attendu}"


ENTETES = [
    (
        "vide",
        "\n",
        "1:1 csv-colonnes: La première ligne doit nommer les colonnes. → Commencer par : indicateur;territoire;periode;valeur;source.",
    ),
    (
        "colonne inconnue",
        f"{ENTETE};valeurs\n",
        "1:45 csv-colonnes: La colonne « valeurs » n’est pas connue. → Vouliez-vous dire « valeur » ? Colonnes possibles : indicateur, territoire, periode, valeur, source, unite, statut, commentaire, borne_basse, borne_haute, ventilation, publication, repere, genre_de_source, retenu, publie_le, lu_le, saisi_par, licence.",
    ),
    (
        "séparées autrement",
        "indicateur|territoire|periode|valeur|source\ntaux|arcueil|2019|3|B\n",
        "1:1 csv-colonnes: Les colonnes sont séparées par « | ». → Les séparer par des points-virgules, des virgules ou des tabulations.",
    ),
    ("colonne sans nom", f"{ENTETE};;statut\n", "1:45 csv-colonnes: La colonne n° 6 n’a pas de nom. → La nommer, ou l’enlever."),
    ("colonne en double", f"{ENTETE};Source\n", "1:45 csv-colonnes: La colonne « source » est écrite deux fois. → N’en garder qu’une."),
    (
        "colonne absente",
        "indicateur;territoire;valeur;source\n",
        "1:1 csv-colonnes: La colonne « periode » manque. → La première ligne doit contenir : indicateur, territoire, periode, valeur, source.",
    ),
    (
        "entête illisible",
        '"indicateur"x;territoire\n',
        "1:1 csv-syntaxe: Cette ligne n’est pas du CSV lisible. → Vérifier les guillemets : chacun doit être fermé.",
    ),
]


@pytest.mark.parametrize(("texte", "attendu"), [faute[1:] for faute in ENTETES], ids=[faute[0] for faute in ENTETES])
def test_une_faute_d_entete(projet: Projet, texte: str, attendu: str) -> None:
    """One message for the header; none for the rows under it."""
    projet.ecrire("valeurs", texte)
    assert projet.seul() == f"valeurs/etat.csv:{attendu}"


@pytest.mark.parametrize(
    ("colonne", "cellule", "attendu"),
    [
        (
            "statut",
            "definitf",
            "2:23 choix: « definitf » n’est pas un statut connu. → Vouliez-vous dire « definitif » ? Écrire definitif, provisoire, revise ou prevision, ou laisser vide.",
        ),
        (
            "unite",
            "euros",
            "2:23 unite: L’unité « euros » n’est pas celle de l’indicateur (pourcentage). → Écrire pourcentage, ou laisser vide.",
        ),
    ],
)
def test_colonnes_facultatives(projet: Projet, colonne: str, cellule: str, attendu: str) -> None:
    """Optional cells are checked too."""
    projet.ecrire("valeurs", f"{ENTETE};{colonne}\ntaux;arcueil;2019;1;P;{cellule}\n")
    assert projet.seul() == f"valeurs/etat.csv:{attendu}"


@pytest.mark.parametrize("unite", ["", "pourcentage", "Pourcentage", "%"])
@pytest.mark.parametrize("statut", ["", "definitif", "Provisoire", "revise"])
def test_colonnes_facultatives_lues(projet: Projet, unite: str, statut: str) -> None:
    """Units and states in their several spellings."""
    projet.ecrire("valeurs", f"{ENTETE};unite;statut;commentaire\ntaux;arcueil;2019;1;P;{unite};{statut};Mot\n")
    (valeur,) = lues(projet)
    assert (valeur.unite, valeur.statut.value, valeur.commentaire) == ("pourcentage", statut.lower() or "definitif", "Mot")


def test_valeur_en_double(projet: Projet) -> None:
    """One figure per indicator, place and period, in all files together; the message says where the first is."""
    projet.lignes("taux;arcueil;2019;1;P", "taux;vert;2019;1;P")
    projet.ecrire("referentiels/essai/valeurs/ville.csv", f"{ENTETE}\ntaux;arcueil;2019;2;P\n")
    attendu = (
        "valeurs/ville.csv:2:1 valeur-double: Une valeur de même statut existe déjà pour cet indicateur, ce territoire et cette période "
    )
    assert projet.seul().startswith(f"{attendu}(referentiels/essai/valeurs/etat.csv:2:1). → ")


def test_toutes_les_fautes_d_une_ligne_et_d_un_fichier(projet: Projet) -> None:
    """Nothing stops at the first fault."""
    projet.lignes("tau;arcueil;19;;", 'taux;"x"y;2019;1;P', "taux;arcueil;2019;x;P")
    places = [probleme.split(" → ")[0].rpartition("/")[2].split(": ")[0] for probleme in projet.problemes()]
    assert places == [
        "etat.csv:2:1 reference",
        "etat.csv:2:13 periode",
        "etat.csv:2:16 valeur-vide",
        "etat.csv:2:17 csv-source",
        "etat.csv:3:6 csv-syntaxe",
        "etat.csv:4:19 nombre",
    ]


def test_encodage_ni_utf_8_ni_windows(projet: Projet) -> None:
    """0x81 is nothing in Windows-1252."""
    projet.ecrire("valeurs", f"{ENTETE}\ntaux;arcueil;2019;1;é".encode() + b"\x81\n")
    attendu = "valeurs/etat.csv:2:22 encodage: Le fichier n’est ni en UTF-8 ni en Windows-1252. → L’enregistrer en UTF-8 (CSV UTF-8)."
    assert projet.seul() == attendu


def test_guillemet_ouvert_avant_mille_lignes(projet: Projet) -> None:
    """One problem, at the row where the quote was opened, not one per row that it swallowed."""
    projet.lignes('taux;arcueil;2019;1;"P', *("taux;arcueil;2019;1;Protocole" for _ in range(10_000)))
    assert projet.seul().startswith("valeurs/etat.csv:2:21 csv-syntaxe: ")
