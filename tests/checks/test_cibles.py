"""Targets that contradict themselves: each contradiction is shown at the field that holds it."""

from pathlib import Path

import pytest

from generator.model.probleme import Gravite
from generator.publication.construction import examiner
from tests.problemes.exemples import CONTRAT as VALMONT
from tests.problemes.exemples import JOUR, copier
from tests.sources.essai import Projet

NOMBRE = "          - {id: nombre, type: suivi, libelle: Nombre, unite: nombre}\n"
FAIT = "          - {id: fait, type: suivi, libelle: Fait, unite: oui_non}\n"


def _cible(projet: Projet, champs: str, ligne: str = NOMBRE, plus: str = "") -> str:
    """The only problem of a target, one field a line; lines are counted from that of `texte`."""
    lignes = "".join(f"              {champ}\n" for champ in ('texte: "Cible"', *champs.split("; ")))
    entete = ligne.replace("{", "").replace("}", "").replace(", ", "\n            ")
    projet.remplacer("referentiel", ligne, f"{entete}            cible:\n{lignes}{plus}")
    return projet.seul()


@pytest.mark.parametrize(
    ("champs", "champ", "message"),
    [
        ("valeur: 10; variation: 5", "variation", "La cible est écrite de plusieurs façons à la fois"),
        ("valeur: 10; minimum: 5", "minimum", "La cible est écrite de plusieurs façons à la fois"),
        ("valeur: 10; maximum: 5", "maximum", "La cible est écrite de plusieurs façons à la fois"),
        ("minimum: 10; maximum: 5", "maximum", "Le minimum de la cible n’est pas plus petit"),
        ('valeur: 10; comparateur: ">="; sens: baisse', "sens", "La cible va dans deux sens"),
        ("variation: 10; sens: baisse", "sens", "La variation et le sens de la cible se contredisent"),
        ("valeur: 10; tolerance: 2", "tolerance", "La tolérance ne vaut que pour un niveau à maintenir"),
        ('sens: hausse; comparateur: ">="', "comparateur", "« comparateur » ne compare rien"),
        ("variation: 10; sens: maintien", "sens", "Une variation n’est pas un maintien"),
        ("valeur: 100 %; unite: pourcentage; ensemble: 0", "ensemble", "L’ensemble dont la cible est une part"),
        ("valeur: 10; points: 5", "points", "La cible est écrite de plusieurs façons à la fois"),
        ("points: 5", "points", "La cible est en points, et les chiffres en nombre"),
        ("annee: 2021; jalons: [{annee: 2020, valeur: 5}]", "jalons", "La cible a des étapes en chiffres, et pas de chiffre à la fin"),
        ("valeur: 9; annee: 2021; jalons: [{annee: 2020, valeur: 5}, {annee: 2019, valeur: 4}]", "jalons", "Les étapes ne se suivent pas"),
        ("valeur: 9; annee: 2021; jalons: [{annee: 2021, valeur: 5}]", "jalons", "Une étape est de 2021, et la cible de 2021"),
        ("valeur: 9; annee: 2021; jalons: [{annee: 2020}]", "jalons", "La cible pour l’étape de 2020 n’a pas de chiffre"),
        ("par_lieu: [{territoire: arcueil, valeur: 5}, {territoire: arcueil, valeur: 4}]", "par_lieu", "Le lieu « arcueil » a deux cibles"),
        ("par_lieu: [{territoire: arcueille, valeur: 5}]", "par_lieu", "La cible nomme un lieu inconnu, « arcueille »"),
        ("par_lieu: [{territoire: arcueil, minimum: 5, maximum: 4}]", "par_lieu", "Pour le lieu « arcueil », le minimum n’est pas"),
        (
            "avant: [{texte: Dix, changee_le: 2018, document: avenant-7}]",
            "avant",
            "La cible a été changée par un document inconnu, « avenant-7 »",
        ),
        ("chaque: commune; par_lieu: [{territoire: arcueil, valeur: 5}]", "par_lieu", "La cible vaut à la fois pour chaque lieu"),
    ],
)
def test_la_contradiction_est_montree_dans_son_champ(projet: Projet, champs: str, champ: str, message: str) -> None:
    dit = _cible(projet, champs)
    rang = [ecrit.partition(":")[0] for ecrit in champs.split("; ")].index(champ)
    # `texte` stands on line 25, and a value after «champ: », which is 14 spaces in.
    assert dit.startswith(f"referentiel.yml:{26 + rang}:{14 + len(champ) + 3} cible: {message}"), dit


def test_oui_ou_non(projet: Projet) -> None:
    dit = _cible(projet, "annee: 2020; valeur: 3", FAIT)
    assert dit.startswith("referentiel.yml:29:23 cible: L’indicateur se répond par oui ou non."), dit


def test_un_depart_apres_la_cible(projet: Projet) -> None:
    dit = _cible(projet, "valeur: 10; annee: 2020", plus="            reference: {valeur: 5, annee: 2021}\n")
    assert dit.startswith("referentiel.yml:27:22 cible: La valeur de départ (2021) vient après la cible (2020)."), dit


def test_les_chiffres_et_la_cible_ne_se_comparent_pas(projet: Projet) -> None:
    projet.lignes("taux;arcueil;2019;12,5 %;Protocole", "nombre;arcueil;2019;4;Protocole")
    dit = _cible(projet, "valeur: 10; unite: euros")
    assert dit.startswith("referentiel.yml:27:22 cible: La cible est en "), dit


def test_une_cible_pour_un_lieu_inconnu_qui_a_des_chiffres(projet: Projet) -> None:
    """The wrong id is said, and the rules that would judge the figures say nothing more."""
    projet.remplacer(
        "valeurs", "taux;arcueil;2019;12,5 %;Protocole\n", "taux;arcueil;2019;12,5 %;Protocole\nnombre;arcueil;2019;4;Protocole\n"
    )
    assert "La cible nomme un lieu inconnu, « arcueille »" in _cible(projet, "par_lieu: [{territoire: arcueille, valeur: 5}]")


@pytest.mark.parametrize(
    ("fiche", "dit"),
    [
        ("{debut: 2021-06, fin: 2020-12}", True),
        ("{debut: 2021, fin: 2020-12-31}", True),
        ("{debut: 2021-06, fin: 2021}", False),
        ("{debut: 2021, fin: 2021-01}", False),
        ("{fin: 2021-01}", False),
    ],
)
def test_une_action_qui_finit_avant_de_commencer(projet: Projet, fiche: str, dit: bool) -> None:
    """A warning, for a document may be printed so; a year alone may be any of its days."""
    projet.remplacer("referentiel", "        territoires: [arcueil]\n", f"        territoires: [arcueil]\n        fiche: {fiche}\n")
    problemes = projet.problemes()
    assert any("finit" in str(un) for un in problemes) is dit
    assert len(problemes) == dit


def test_une_cible_d_avant_le_contrat(tmp_path: Path) -> None:
    """A year typed wrong is the year by which a promise would be judged."""
    projet = copier(tmp_path)
    fichier = projet / VALMONT / "referentiel.yml"
    texte = fichier.read_text("utf-8")
    fichier.write_text(texte.replace("valeur: 200, annee: 2022", "valeur: 200, annee: 2012"), "utf-8")
    (probleme,) = examiner(projet, JOUR)[1]
    assert (probleme.code, probleme.gravite, probleme.champ, probleme.sujet) == ("cible", Gravite.AVERTISSEMENT, "annee", "departs")
    assert texte.splitlines()[probleme.lieu.ligne - 1][probleme.lieu.colonne - 1 :].startswith("2022")
