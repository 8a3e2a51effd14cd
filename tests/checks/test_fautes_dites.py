"""Faults that no other test makes, each put into the sound project; what is said of them, word for word, is in `tests/sources/dits.txt`."""

import pytest

from tests.sources.essai import Projet

ENTETE = "indicateur;territoire;periode;valeur;source"
NOMBRE = "          - {id: nombre, type: suivi, libelle: Nombre, unite: nombre}\n"
MOTS = "          - {id: mots, type: suivi, libelle: Mots, unite: texte}\n"


def _codes(projet: Projet) -> list[str]:
    return [str(probleme.code) for probleme in projet.examiner()[1]]


@pytest.mark.parametrize(
    ("periode", "dit"),
    [
        ("2019-13", "le mois doit être compris entre 01 et 12"),
        ("2019-00", "le mois doit être compris entre 01 et 12"),
        ("2019-02-30", "ce jour n’existe pas"),
        ("2019-2018", "une année scolaire dure un an"),
        ("2019/2018", "la seconde année doit suivre la première"),
        ("2019-03/2019-01", "le second mois doit suivre le premier"),
        ("bientôt", "écrire 2019, 2017-2018, 2015/2019, 2019-03 ou 2019-03-31"),
    ],
)
def test_une_periode(projet: Projet, periode: str, dit: str) -> None:
    """A time that is none, with what is wrong in it."""
    projet.lignes(f"nombre;arcueil;{periode};12;Protocole")
    assert projet.seul().endswith(f" → {dit[0].upper()}{dit[1:]}.")


@pytest.mark.parametrize(
    ("colonnes", "ligne", "code"),
    [
        ("borne_basse;borne_haute", "nombre;arcueil;2019;12;P;10;", "bornes"),
        ("borne_basse;borne_haute", "nombre;arcueil;2019;12;P;14;10", "bornes"),
        ("borne_basse;borne_haute", "nombre;arcueil;2019;12;P;10;10", "bornes"),
        ("borne_basse;borne_haute", "nombre;arcueil;2019;12;P;13;15", "bornes"),
        ("borne_basse;borne_haute", "nombre;arcueil;2019;12;P;10;11", "bornes"),
        ("borne_basse;borne_haute", "mots;arcueil;2019;douze;P;10;15", "bornes"),
        ("borne_basse;borne_haute", "fait;arcueil;2019;oui;P;0;1", "bornes"),
        ("borne_basse;borne_haute", "nombre;arcueil;2019;nd;P;10;15", "bornes"),
        ("borne_basse;borne_haute", "nombre;arcueil;2019;12;P;dix;15", "nombre"),
        ("borne_basse;borne_haute", "nombre;arcueil;2019;12;P;10 %;15", "unite"),
        ("ventilation", "nombre;arcueil;2019;12;P;sexe=femmes, sexe=hommes", "ventilation"),
        ("ventilation", "nombre;arcueil;2019;12;P;femmes", "ventilation"),
        ("ventilation", "nombre;arcueil;2019;12;P;sexe=femmes", "ventilation"),
        ("statut", "nombre;arcueil;2019;nd;P;provisoire", "choix"),
        ("statut", "nombre;arcueil;2019;12;P;sûr", "choix"),
    ],
)
def test_une_ligne_de_chiffres(projet: Projet, colonnes: str, ligne: str, code: str) -> None:
    """Bounds that are none, parts that are none, a status of nothing."""
    projet.ecrire("valeurs", f"{ENTETE};{colonnes}\n{ligne}\n")
    assert _codes(projet) == [code]


def test_des_bornes_qui_touchent_le_chiffre(projet: Projet) -> None:
    """A figure may be at either end of what is known."""
    projet.ecrire("valeurs", f"{ENTETE};borne_basse;borne_haute\nnombre;arcueil;2019;12;P;12;15\nnombre;arcueil;2020;15;P;12;15\n")
    assert _codes(projet) == []


def test_une_reponse_inconnue(projet: Projet) -> None:
    """A dimension that the contract has, and an answer that it has not; one that looks like another."""
    projet.remplacer(
        "contrat",
        "calendrier:\n",
        "dimensions:\n  - {id: sexe, nom: Sexe, modalites: [{id: femmes, nom: Femmes}, {id: hommes, nom: Hommes}]}\ncalendrier:\n",
    )
    projet.ecrire("valeurs", f"{ENTETE};ventilation\nnombre;arcueil;2019;12;P;sexe=femme\nnombre;arcueil;2019;13;P;sexes=femmes\n")
    assert _codes(projet) == ["ventilation", "ventilation"]


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "codes"),
    [
        ("referentiel", NOMBRE, NOMBRE.replace("}\n", ', cible: {texte: C, valeur: 9, chaque: iris}}\n'), {"choix"}),
        (
            "referentiel",
            "          - {id: taux, type: suivi, libelle: Taux, unite: pourcentage}\n",
            "          - {id: taux, type: suivi, libelle: Taux, unite: pourcentage, cible: {texte: C, points: 5, sens: baisse}}\n",
            {"cible"},
        ),
        (
            "referentiel",
            NOMBRE,
            NOMBRE.replace(
                "}\n",
                ", cible: {texte: C, valeur: 9, avant: [{texte: A, changee_le: 2020-12-09, document: protocole},"
                " {texte: B, changee_le: 2020-12-08, document: protocole}]}}\n",
            ),
            {"cible"},
        ),
        ("referentiel", MOTS, MOTS.replace("}\n", ", seuils: [{nom: Alerte, texte: trois, valeur: 3, comparateur: '<', qui: Comité, date: 2019-06-14}]}\n"), {"seuil"}),
        ("territoires", 'code: "94003"', 'code: "94003", departement: "75"', {"code-de-lieu"}),
        ("territoires", "code: QP094003", "code: QP075003", {"code-de-lieu"}),
        ("territoires", "code: QP094003", "code: QN09403M", {"code-de-lieu"}),
        ("contrat", "debut: 2019\nfin: 2022", "debut: 2024\nfin: 2030", {"code-de-lieu"}),
        ("mesures", "mesure: \"1\", axe: A,", "mesure: \"1\", axe: a,", {"identifiant-double"}),
    ],
)  # fmt: skip
def test_une_faute_des_fichiers(projet: Projet, fichier: str, avant: str, apres: str, codes: set[str]) -> None:
    """One thing of a file, written otherwise."""
    projet.remplacer(fichier, avant, apres)
    assert set(_codes(projet)) == codes


@pytest.mark.parametrize(
    ("adresses", "codes"),
    [
        ("{adresse: indicateurs/x/, le: 2020-02-03}", {"champ-manquant"}),
        ("{adresse: indicateurs/x/, vers: ../x/, le: 2020-02-03}", {"adresse"}),
        ("{adresse: indicateurs/x/, motif: Parti., voir: [/../x/], le: 2020-02-03}", {"adresse"}),
        ("{adresse: https://exemple.fr/, le: 2020-02-03, motif: Parti.}", {"adresse"}),
    ],
)
def test_une_adresse_qui_change(projet: Projet, adresses: str, codes: set[str]) -> None:
    """Where it leads, or why it is gone; and a page of the site."""
    projet.ecrire("referentiels/essai/adresses.yml", f"adresses:\n  - {adresses}\n")
    assert codes <= set(_codes(projet))


CALCUL = NOMBRE.replace("id: nombre", "id: autre").replace("}\n", ", calcul: {%s}}\n") + NOMBRE


@pytest.mark.parametrize(
    ("calcul", "dit"),
    [
        ("somme: [nombre]", "« somme » nomme au moins deux indicateurs différents."),
        ("somme: [nombre, nombre]", "« somme » nomme au moins deux indicateurs différents."),
        ("difference: [nombre]", "« difference » nomme deux indicateurs différents."),
        ("difference: [nombre, taux, montant]", "« difference » nomme deux indicateurs différents."),
        ("part: [nombre, nombre]", "« part » nomme deux indicateurs différents."),
        ("numerateur: nombre", "« numerateur » et « denominateur » nomment deux indicateurs différents."),
        ("somme: [nombre, taux], part: [nombre, taux]", "Le calcul a plusieurs formules."),
    ],
)
def test_un_calcul_mal_ecrit(projet: Projet, calcul: str, dit: str) -> None:
    """How many indicators each formula takes."""
    projet.remplacer("referentiel", NOMBRE, CALCUL % calcul)
    assert [probleme.message for probleme in projet.examiner()[1]] == [dit]


@pytest.mark.parametrize(("tolerance", "codes"), [("0", []), ("0,5", []), ("-1", ["cible"])])
def test_un_niveau_a_maintenir(projet: Projet, tolerance: str, codes: list[str]) -> None:
    """No gap at all may be allowed; less than none is a mistake."""
    cible = f", cible: {{texte: C, valeur: 9, sens: maintien, tolerance: '{tolerance}'}}}}\n"
    projet.remplacer("referentiel", NOMBRE, NOMBRE.replace("}\n", cible))
    assert _codes(projet) == codes


SERIE = """\
series:
  - id: voisine
    titre: "Habitants"
    unite: nombre
    pres_de: [nombre]
    difference: "L’indicateur compte autre chose."
    publication: protocole
"""


@pytest.mark.parametrize(
    ("lignes", "codes"),
    [
        (["voisine;arcueil;2019;5", "voisine;vert;2019;4", "voisine;arcueil;2020;6"], []),
        (["voisine;arcueil;2019;5", "voisine;arcueil;2019;6"], ["valeur-double"]),
        (["voisine;arcueille;2019;5"], ["reference"]),
    ],
)
def test_des_chiffres_voisins(projet: Projet, lignes: list[str], codes: list[str]) -> None:
    """One figure for each place and time, of places that are known."""
    projet.ecrire("referentiels/essai/voisins.yml", SERIE)
    projet.ecrire("referentiels/essai/voisins/v.csv", "\n".join(("serie;lieu;periode;valeur", *lignes)) + "\n")
    assert _codes(projet) == codes


ENVOI = "  - {{partenaire: {}, periode: '2020', fichier: a.xlsx, prepare_le: 2021-02-01, envoye_le: {}, avant_le: {}, indicateurs: [{}], lignes: 1}}\n"


@pytest.mark.parametrize(
    ("envois", "codes"),
    [
        ([("etat", "2021-02-03", "2021-03-15", "nombre")], []),
        ([("etat", "2021-02-03", "2021-02-03", "nombre")], []),
        ([("etat", "2021-02-03", "2021-02-02", "nombre")], ["date"]),
        ([("etat", "2021-01-03", "2021-01-31", "nombre")], ["date"]),
        ([("etat", "2021-02-03", "2021-03-15", "nombres")], ["reference"]),
        ([("etats", "2021-02-03", "2021-03-15", "nombre")], ["reference"]),
        ([("etat", "2021-02-03", "2021-03-15", "nombre")] * 2, ["identifiant-double"]),
        ([("etat", "2021-02-03", "2021-03-15", "nombre"), ("ville", "2021-02-03", "2021-03-15", "nombre")], []),
    ],
)
def test_une_collecte(projet: Projet, envois: list[tuple[str, str, str, str]], codes: list[str]) -> None:
    """Who is asked, for what, and by when."""
    projet.ecrire("referentiels/essai/collecte.yml", "envois:\n" + "".join(ENVOI.format(*envoi) for envoi in envois))
    assert _codes(projet) == codes
