"""Every table row and list item of the signed protocole is transcribed, or left out for a stated reason; and the check can fail."""

import copy
from pathlib import Path

import pytest

from .contrats import GOSB
from .donnees import MESURES, TERRITOIRES, arbre
from .epreuves import Epreuve, Mutation, noeud, noms
from .fautes_gosb import MUTATIONS

EPREUVE = Epreuve(GOSB)
pytestmark = EPREUVE.marques


def test_tout_le_document_est_transcrit_ou_exclu() -> None:
    assert not EPREUVE.bilan().ecarts, EPREUVE.bilan().tableau()


def test_le_decompte_est_celui_du_document() -> None:
    """Sizes counted by hand in the document: a reader that skips a table would change them."""
    comptes = EPREUVE.bilan().transcrits
    assert len({c.ou for c in comptes if c.ou.startswith(f"{MESURES}:") and c.ou != f"{MESURES}:titre"}) == 42
    assert len({c.ou for c in comptes if c.ou.startswith(f"{TERRITOIRES}:") and c.element.section == "annexe-2"}) == 65
    assert sum(c.ou.startswith("valeurs/") and c.element.genre == "cellule" for c in comptes) == 14 * 6 * 2
    noeuds = [n for racine in arbre(EPREUVE.donnees()) if racine.section.startswith("article-6-") for n in racine.tous()]
    engagements = {n.ou for n in noeuds if n.contenu["niveau"] == "engagement"}
    assert len(engagements) == len({c.ou for c in comptes} & engagements) == 63
    assert sum("Déterminés" in c.element.texte for c in comptes) == 63
    assert {c.ou.rsplit(":", 1)[1] for c in comptes if c.element.section == "article-2" and c.element.genre == "puce"} == {
        f"eg-2-f{n}" for n in range(1, 7)
    }


def test_le_tableau_se_lit() -> None:
    donnees = copy.deepcopy(EPREUVE.donnees())
    del noeud(donnees, "o1-1-p1-e1")["indicateurs"][1]
    tableau = EPREUVE.faire(donnees).tableau()
    assert "1 écart(s)" in tableau
    assert "  664  Moyens financiers alloués au financement des PRE" in tableau
    assert "absent de referentiel/1-reussite-educative.yml:o1-1-p1-e1" in tableau


@pytest.mark.parametrize(("mutation", "attendus"), MUTATIONS, ids=noms(MUTATIONS))
def test_une_faute_est_nommee(mutation: Mutation, attendus: tuple[str, ...]) -> None:
    EPREUVE.nomme(mutation, attendus)


@pytest.mark.parametrize("rang", EPREUVE.rangs)
def test_chaque_exclusion_est_necessaire(rang: int) -> None:
    EPREUVE.exclusion_necessaire(rang)


def test_une_exclusion_inutile_est_nommee() -> None:
    ajoute = EPREUVE.exclusion_de_trop
    assert any("ne couvre rien" in p for p in ajoute(section="article-8", fragments=["Un mot"], raison="aucune"))
    assert any("aucun élément" in p for p in ajoute(section="annexe-1", fragments=["AXES"], raison="aucune"))


def test_une_exclusion_de_texte_transcrit_est_nommee() -> None:
    ajoute = EPREUVE.exclusion_de_trop
    taux = ajoute(section="article-6-1", fragments=["Taux d'individualisation des PRE"], raison="non")
    assert any("et pourtant transcrit" in p for p in taux)
    assert any("et pourtant transcrit dans" in p for p in ajoute(section="annexe-4", debut="A cette occasion, deux fonds", raison="non"))
    assert any("est exclue entière" in p for p in ajoute(section="article-8", raison="non"))


def test_une_exclusion_a_une_raison() -> None:
    dites = EPREUVE.exclusion_de_trop(section="article-6", debut="Sur la base", fin="1. Agir", raison=" ")
    assert any("sans raison" in p for p in dites)


def test_une_formulation_de_notre_part_est_declaree_et_utile() -> None:
    EPREUVE.formulations({"ou": "referentiel/3-participation-des-habitants.yml:o3", "champ": "titre"})


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        ("- 7- L'amélioration", "- 7- Une promesse de plus,\n- 7- L'amélioration", "Une promesse de plus"),
        ("- Nombre de réunion des EPS", "- Nombre de réunion des EPS - Un indicateur de plus", "Un indicateur de plus"),
        ("\tPasteur\t", "\tPasteur Nord\t", "Pasteur Nord"),
        ("2017\t6\t7 500", "2017\t6\t7 501", "7 501"),
        ("**27 projets**", "**28 projets**", "la phrase dit ['28', '44 100']"),
        ("Fait à Orly\n", "Un paragraphe de plus.\n\nFait à Orly\n", "Un paragraphe de plus."),
        ("Les 18 communes d'Arcueil,", "Les 18 communes d'Arcueil, Rungis,", "Rungis"),
        (
            "En cas de modification substantielle",
            "Colonne\tUne cellule de plus\n\nEn cas de modification substantielle",
            "Une cellule de plus",
        ),
    ],
)
def test_un_ajout_au_document_est_nomme(tmp_path: Path, avant: str, apres: str, attendu: str) -> None:
    EPREUVE.ajout_nomme(tmp_path, avant, apres, attendu)
