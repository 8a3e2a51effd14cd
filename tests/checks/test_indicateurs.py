"""What an indicator says of promises, other indicators and documents, and formulas that cannot be computed: each fault at its place, with its words."""

import pytest

from tests.sources.essai import Projet

NOMBRE = "          - {id: nombre, type: suivi, libelle: Nombre, unite: nombre}\n"
AUTRES = (
    "          - {id: autre, type: suivi, libelle: Autre, unite: nombre}\n"
    "          - {id: detail, de: autre, type: suivi, libelle: Détail, unite: nombre}\n"
    "          - {id: annuel, type: suivi, libelle: Annuel, unite: nombre, chiffres: annuels}\n"
    "          - {id: cumul, type: suivi, libelle: Cumul, unite: nombre, chiffres: cumules}\n"
)


def _dit(projet: Projet, champs: str, unite: str = "nombre") -> str:
    """The only problem of the project once the indicator `nombre` has these fields."""
    projet.remplacer("referentiel", NOMBRE, f"          - {{id: nombre, type: suivi, libelle: Nombre, unite: {unite}, {champs}}}\n{AUTRES}")
    return projet.seul()


@pytest.mark.parametrize(
    ("champs", "dit"),
    [
        ("aussi_sous: [o1-e2]", "« o1-e2 » n’est pas un identifiant connu (élément de l’arbre)."),
        ("aussi_sous: [o1-e1]", "« aussi_sous » nomme deux fois le même élément, ou celui où l’indicateur est déjà écrit."),
        ("aussi_sous: [o1, o1]", "« aussi_sous » nomme deux fois le même élément"),
        ("de: autr", "« autr » n’est pas un identifiant connu (indicateur)."),
        ("de: nombre", "Un sous-indicateur est un détail d’un indicateur qui n’est lui-même le détail d’aucun autre."),
        ("de: detail", "Un sous-indicateur est un détail d’un indicateur qui n’est lui-même le détail d’aucun autre."),
        ('retire: {date: 2021-01-01, raison: "x", remplace_par: [autr]}', "« autr » n’est pas un identifiant connu (indicateur)."),
        ('retire: {date: 2021-01-01, raison: "x", remplace_par: [nombre]}', "Cet indicateur se remplace lui-même."),
        ('retire: {date: 2021-01-01, raison: "x", document: avenant}', "Le document « avenant » n’est pas déclaré dans contrat.yml."),
        (
            'ajoute: {date: 2022}, retire: {date: 2021-01-01, raison: "x"}',
            "Cet indicateur est retiré (2021-01-01) avant d’être ajouté (2022).",
        ),
        ("retire: {date: 2021-01-01}", "Le champ « raison » manque."),
        ("calcul: {}", "Le calcul n’a pas de formule."),
        ("calcul: {somme: [autre, annuel], part: [autre, annuel]}", "Le calcul a plusieurs formules."),
        ("calcul: {somme: [autre]}", "« somme » nomme au moins deux indicateurs différents."),
        ("calcul: {difference: [autre, autre]}", "« difference » nomme deux indicateurs différents."),
        ("calcul: {numerateur: autre}", "« numerateur » et « denominateur » nomment deux indicateurs différents."),
        ("calcul: {somme: [autre, autr]}", "« autr » n’est pas un identifiant connu (indicateur)."),
        ("calcul: {somme: [autre, nombre]}", "Cet indicateur se calcule à partir de lui-même (nombre → nombre)."),
        ("calcul: {somme: [autre, taux]}", "La formule mêle des unités (autre en nombre, taux en pourcentage ; résultat en nombre)."),
        ("calcul: {part: [autre, annuel]}", "Une part est en pourcentage, de deux nombres de même unité"),
        ("calcul: {difference: [autre, fait]}", "Un calcul se fait avec des nombres, et l’un de ces indicateurs n’en a pas."),
        ("calcul: {somme: [autre, plus-tard]}", "Un indicateur à définir n’a pas de chiffre : rien ne se calcule avec lui."),
        ("calcul: {somme: [annuel, cumul]}", "La formule mêle des chiffres annuels et des cumuls : ils ne comptent pas la même chose."),
        ("calcul: {numerateur: autre, denominateur: annuel}, total: somme", "Les taux de plusieurs lieux ne s’additionnent pas."),
    ],
)
def test_un_lien_faux(projet: Projet, champs: str, dit: str) -> None:
    trouve = _dit(projet, champs)
    assert trouve.startswith("referentiel.yml:")
    assert dit in trouve


def test_des_taux_ne_s_additionnent_pas(projet: Projet) -> None:
    avec_un_autre = "{id: taux-2, type: suivi, libelle: Taux, unite: pourcentage}\n          - {id: montant,"
    projet.remplacer("referentiel", "{id: montant,", avec_un_autre)
    assert "Des chiffres en pourcentage ne s’additionnent pas." in _dit(projet, "calcul: {somme: [taux, taux-2]}", "pourcentage")


def test_une_formule_en_rond(projet: Projet) -> None:
    """The circle is said of each indicator that is in it, by its whole way."""
    projet.remplacer(
        "referentiel",
        NOMBRE,
        "          - {id: nombre, type: suivi, libelle: Nombre, unite: nombre, calcul: {somme: [tout, autre]}}\n"
        "          - {id: tout, type: suivi, libelle: Tout, unite: nombre, calcul: {difference: [nombre, autre]}}\n"
        "          - {id: autre, type: suivi, libelle: Autre, unite: nombre}\n",
    )
    dits = projet.problemes()
    assert len(dits) == 2
    assert "(nombre → tout → nombre)" in dits[0]
    assert "(tout → nombre → tout)" in dits[1]


@pytest.mark.parametrize(
    ("document", "dit"),
    [
        ("{id: avenant, titre: Avenant, date: 2021-01-01, modifie: protocol}", "« protocol » n’est pas un identifiant connu (document)."),
        ("{id: avenant, titre: Avenant, date: 2021-01-01, modifie: avenant}", "Ce document se change lui-même."),
        (
            "{id: avenant, titre: Avenant, date: 2019, modifie: protocole}",
            "Ce document (2019) est plus ancien que celui qu’il change (2020-12-08).",
        ),
        (
            "{id: avenant, titre: Avenant, date: 2021-06-01, modifie: protocole, effet: 2012-07-01}",
            "Ce document vaudrait dès 2012-07-01 (« effet »), avant que celui qu’il change n’existe (2020-12-08).",
        ),
    ],
)
def test_un_document_qui_en_change_un_autre(projet: Projet, document: str, dit: str) -> None:
    projet.remplacer("contrat", "niveaux:\n", f"  - {document}\nniveaux:\n")
    assert dit in projet.seul()


@pytest.mark.parametrize("effet", ["2020", "2020-12", "2020-12-08", "2021-01-01"])
def test_un_effet_qui_peut_venir_apres(projet: Projet, effet: str) -> None:
    """A year, or a month, may be any of its days; a document may hold from before its own signature."""
    projet.remplacer(
        "contrat", "niveaux:\n", f"  - {{id: avenant, titre: Avenant, date: 2021-06-01, modifie: protocole, effet: {effet}}}\nniveaux:\n"
    )
    assert projet.problemes() == []


UNITE = "unites:\n  - {id: places, nom: places, total: somme, minimum: 0, maximum: 500}\n"


@pytest.mark.parametrize(
    ("unites", "dit"),
    [
        (UNITE.replace("id: places", "id: euros"), "« euros » est déjà une unité du programme."),
        (f"{UNITE}  - {{id: places, nom: encore}}\n", "« places » est déjà une autre unité de ce fichier."),
        (UNITE.replace("maximum: 500", "maximum: 0"), "Le minimum de l’unité « places » n’est pas plus petit que son maximum."),
        (
            UNITE.replace("minimum: 0", "pour: 1000"),
            "L’unité « places » est un taux (« pour ») : les taux de plusieurs lieux ne s’additionnent pas.",
        ),
        (UNITE.replace("nom: places, ", ""), "Le champ « nom » manque."),
    ],
)
def test_une_unite_mal_declaree(projet: Projet, unites: str, dit: str) -> None:
    projet.ecrire("referentiels/essai/unites.yml", unites)
    trouve = projet.seul()
    assert trouve.startswith("unites.yml:")
    assert dit in trouve


def test_une_unite_du_contrat(projet: Projet) -> None:
    """It reads figures, adds them up and says those that are out of its bounds; no other unit has its name."""
    projet.ecrire("referentiels/essai/unites.yml", UNITE)
    projet.remplacer("referentiel", "libelle: Nombre, unite: nombre}", "libelle: Nombre, unite: places}")
    projet.ecrire(
        "referentiels/essai/valeurs/places.csv",
        "indicateur;territoire;periode;valeur;source\nnombre;perimetre;2020;600;Bilan\nnombre;perimetre;2021;60;Bilan\n",
    )
    assert "600 est hors des bornes de l’unité « places » (au plus 500)." in projet.seul()


def test_une_unite_inconnue(projet: Projet) -> None:
    projet.remplacer("referentiel", "libelle: Nombre, unite: nombre}", "libelle: Nombre, unite: places}")
    assert "« places » n’est pas une valeur connue du champ « unite »." in projet.seul()
