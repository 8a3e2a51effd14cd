"""Rates of a few people: each is asked about, whoever computed it; none of them is hidden without a word, and what is asked never writes a figure."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from generator.calculs.personnes_comptees import personnes_comptees
from generator.calculs.petits_denominateurs import taux_de_peu
from generator.graphe.observe import copie
from generator.model.lieu import Lieu
from generator.model.referentiel import Calcul, GenreDeCalcul
from generator.model.unite import Unite
from generator.publication.construction import examiner
from tests.calculs.modele import indicateur
from tests.cas.modele import contexte, valeur
from tests.checks.test_cas_des_donnees import ENTETE, NOEUD, ecrire

# A promise that counts who was seen and who found work, and says the share in three ways: by a formula, without one, and of others.
PROMESSE = (
    NOEUD
    + """\
      - {id: vus, type: suivi, repere: p1, libelle: "Nombre de jeunes suivis", unite: nombre}
      - {id: places, type: suivi, repere: p1, libelle: "Jeunes en emploi", unite: nombre}
      - {id: taux, type: suivi, repere: p1, libelle: "Taux de retour à l’emploi", unite: pourcentage, calcul: {numerateur: places, denominateur: vus}}
      - {id: reussite, type: suivi, repere: p1, libelle: "Taux de réussite", unite: pourcentage}
      - {id: dossiers, type: suivi, repere: p1, libelle: "Nombre de dossiers", unite: nombre}
      - {id: complets, type: suivi, repere: p1, libelle: "Part des dossiers complets", unite: pourcentage, calcul: {part: [reunis, dossiers]}}
      - {id: reunis, type: suivi, repere: p1, libelle: "Dossiers réunis", unite: nombre}
  - id: a2
    niveau: axe
    titre: "Apprendre"
    repere: p2
    indicateurs:
      - {id: diplomes, type: suivi, repere: p2, libelle: "Part des jeunes suivis qui ont un diplôme", unite: pourcentage}
      - {id: autres, type: suivi, repere: p2, libelle: "Part des logements vides", unite: pourcentage}
"""
)


def dits(racine: Path, *lignes: str) -> list[tuple[int, str]]:
    """Where rates of a few people are asked about, and in which words."""
    fichiers = {"referentiel.yml": PROMESSE.encode(), "valeurs/v.csv": (ENTETE + "\n".join(lignes) + "\n").encode()}
    problemes = [un for un in examiner(ecrire(racine, fichiers), "2030-01-01")[1] if un.code == "petit-denominateur"]
    assert all(un.gravite.value == "avertissement" and un.lieu.fichier.endswith("v.csv") for un in problemes)
    return [(un.lieu.ligne, un.message) for un in problemes]


@pytest.mark.parametrize(
    ("lignes", "attendus"),
    [
        pytest.param(["vus;pays;2020;3;B;;;", "taux;pays;2020;33,3 %;B;;;"], [(3, "porte sur moins de 5 personnes")], id="un sur trois"),
        pytest.param(["vus;pays;2020;3;B;;;", "places;pays;2020;1;B;;;"], [(2, "Le site calcule avec cette ligne")], id="calculé ici"),
        pytest.param(
            ["places;pays;2020;1;B;;;", "taux;pays;2020;33,3 %;B;;;"], [(3, "porte sur moins de 5 personnes")], id="le premier et le taux"
        ),
        pytest.param(
            ["vus;pays;2020;200;B;;;", "taux;pays;2020;1 %;B;;;"],
            [(3, "donnent un nombre de moins de 5 personnes")],
            id="deux sur deux cents",
        ),
        pytest.param(["vus;pays;2020;3;B;;;", "reussite;pays;2020;33,3 %;B;;;"], [(3, "À côté de ce taux")], id="sous la même promesse"),
        pytest.param(["vus;pays;2020;3;B;;;", "diplomes;pays;2020;100 %;B;;;"], [(3, "À côté de ce taux")], id="des mêmes personnes"),
        pytest.param(["vus;pays;2020;secret;B;;;", "reussite;pays;2020;33,3 %;B;;;"], [(3, "est secret")], id="à côté d’un secret"),
        pytest.param(
            ["vus;pays;2020;90;B;;;", "vus;pays;2020;3;B;;sexe=femmes;", "reussite;pays;2020;50 %;B;;sexe=femmes;"],
            [(4, "À côté de ce taux")],
            id="d’une partie",
        ),
        # What tells of nobody.
        pytest.param(["vus;pays;2020;5;B;;;", "taux;pays;2020;20 %;B;;;", "places;pays;2020;1;B;;;"], [], id="cinq ne sont pas peu"),
        pytest.param(["vus;pays;2020;200;B;;;", "taux;pays;2020;40 %;B;;;"], [], id="beaucoup"),
        pytest.param(["vus;pays;2020;0;B;;;", "reussite;pays;2020;0 %;B;;;"], [], id="personne"),
        pytest.param(["dossiers;pays;2020;3;B;;;", "complets;pays;2020;33,3 %;B;;;"], [], id="des dossiers"),
        pytest.param(["vus;pays;2020;3;B;;;", "autres;pays;2020;33,3 %;B;;;"], [], id="de logements, sous une autre promesse"),
        pytest.param(["vus;pays;2020;3;B;;;", "reussite;pays;2019;33,3 %;B;;;"], [], id="d’un autre temps"),
        pytest.param(["vus;pays;2020;3;B;;;", "reussite;testville;2020;33,3 %;B;;;"], [], id="d’un autre lieu"),
        pytest.param(["vus;pays;2020;secret;B;;;", "reussite;pays;2020;secret;B;;;"], [], id="secrets l’un et l’autre"),
        pytest.param(["vus;pays;2020;secret;B;;;", "taux;pays;2020;33,3 %;B;;;"], [], id="déjà retenu"),
        pytest.param(["vus;pays;2020;3;B;;;", "reussite;pays;2020;33 %;B;prevision;;"], [], id="une prévision"),
    ],
)
def test_un_taux_de_peu_de_personnes_est_demande(tmp_path: Path, lignes: list[str], attendus: list[tuple[int, str]]) -> None:
    trouves = dits(tmp_path, *lignes)
    assert [ligne for ligne, _ in trouves] == [ligne for ligne, _ in attendus]
    for (_, message), (_, mots) in zip(trouves, attendus, strict=True):
        assert mots in message
        assert not any(chiffre in message for chiffre in ("33", "100", "200", "50"))


def test_une_reponse_suffit(tmp_path: Path) -> None:
    """The source publishes the rate: said once, for all rows of the indicator; nothing was hidden meanwhile."""
    lignes = ["vus;pays;2020;3;B;;;", "taux;pays;2020;33,3 %;B;;;", "vus;pays;2021;4;B;;;", "taux;pays;2021;25 %;B;;;"]
    assert len(dits(tmp_path / "sans", *lignes)) == 2
    fichiers = {
        "referentiel.yml": PROMESSE.encode(),
        "valeurs/v.csv": (ENTETE + "\n".join(lignes) + "\n").encode(),
        "avertissements.yml": (
            b'avertissements:\n  - {code: petit-denominateur, sur: taux, raison: "Le bilan publie ce taux.", le: 2021-06-01}\n'
            b'  - {code: petit-nombre, sur: vus, raison: "Le bilan publie ce nombre.", le: 2021-06-01}\n'
        ),
    }
    registre, problemes = examiner(ecrire(tmp_path / "avec", fichiers), "2030-01-01")[:2]
    assert [un for un in problemes if un.code.startswith(("petit", "chiffre"))] == []
    assert [str(un.nombre) for un in registre.dossiers[0].valeurs if un.indicateur == "taux"] == ["33.3", "25"]


@given(st.integers(0, 12), st.integers(1, 12), st.sampled_from(["les trois", "les deux nombres", "dessous et taux", "dessus et taux"]))
def test_quoi_que_l_on_publie_des_trois(dessus: int, dessous: int, publie: str) -> None:
    """Of a numerator, a denominator and their rate, any two give the third: one to four people below are found whichever two are published."""
    formule = Calcul(GenreDeCalcul.PART, ("a", "b"), Lieu("referentiel.yml", 1))
    vide = contexte(indicateur("a", libelle="Jeunes en emploi"), []).dossier
    taux = round(Fraction(dessus, dessous) * 100, 6)
    lignes = {
        "a": valeur("nombre", "paris", "2019", _ecrit(Fraction(dessus))),
        "b": valeur("nombre", "paris", "2019", _ecrit(Fraction(dessous))),
        "t": valeur("pourcentage", "paris", "2019", _ecrit(taux)),
    }
    noms = {"les trois": "abt", "les deux nombres": "ab", "dessous et taux": "bt", "dessus et taux": "at"}[publie]
    noeud = replace(
        vide.racines[0],
        indicateurs=(
            indicateur("a", libelle="Jeunes en emploi"),
            indicateur("b", libelle="Nombre de jeunes suivis"),
            indicateur("t", libelle="Part en emploi", unite=Unite.POURCENTAGE, calcul=formule),
        ),
    )
    lu = copie(vide, racines=(noeud,), valeurs=tuple(replace(lignes[nom], indicateur=nom) for nom in noms))
    trouves = list(taux_de_peu(lu))
    su = publie != "dessus et taux" or dessus > 0  # nothing over something: of how many, nobody can tell
    if su and dessous < 5:
        assert [un.peu for un in trouves] == ["denominateur"]
    elif publie == "dessous et taux" and 0 < dessus < 5:
        assert [un.peu for un in trouves] == ["numerateur"]
    else:
        assert trouves == []


def _ecrit(nombre: Fraction) -> Decimal:
    return Decimal(nombre.numerator) / Decimal(nombre.denominator)


def test_de_qui_parle_un_compte() -> None:
    """The words that follow «nombre de»: by them a rate of another promise is known to be of the same people."""
    assert personnes_comptees("Nombre de jeunes suivis par la mission") == " jeunes suivis par la mission "
    assert personnes_comptees("Nombre d’ateliers") == ""


def test_aucun_message_n_ecrit_un_petit_nombre(tmp_path: Path) -> None:
    """Not even that which says how far it is from the others of its place."""
    lignes = [*(f"vus;pays;{annee};12{annee % 10};B;;;" for annee in range(2014, 2019)), "vus;pays;2020;4;B;;;"]
    fichiers = {"referentiel.yml": PROMESSE.encode(), "valeurs/v.csv": (ENTETE + "\n".join(lignes) + "\n").encode()}
    problemes = [un for un in examiner(ecrire(tmp_path, fichiers), "2030-01-01")[1] if un.code in ("petit-nombre", "saut")]
    assert [str(un.code) for un in problemes] == ["petit-nombre", "saut"]
    assert problemes[1].message.startswith("Ce chiffre est bien plus petit que les autres")
