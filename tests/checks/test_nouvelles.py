"""Rules on news and opinions: each broken rule, and what the run says of it."""

import pytest

from generator.model.probleme import Gravite
from tests.sources.essai import Projet

ETATS = "referentiels/essai/etats/suivi.csv"
AVIS = "content/essai/avis/a.md"


def ecrire(projet: Projet, *lignes: str) -> None:
    """Rows of news under their heading."""
    projet.ecrire(ETATS, "\n".join(("noeud;etat;date;phrase;source", *lignes)))


def test_noeud_inconnu(projet: Projet) -> None:
    """The nearest id is offered; where the tree could not be read, nothing is said."""
    ecrire(projet, "o1-e9;realise;2021;Dit.;Site")
    assert projet.seul() == (
        "etats/suivi.csv:2:1 reference: L’engagement « o1-e9 » n’existe pas. → Recopier l’identifiant qui termine l’adresse de sa page."
    )
    projet.chemin("referentiel").unlink()
    assert "etats" not in projet.seul()


def test_deux_etats_a_la_meme_date(projet: Projet) -> None:
    """Two sources may say the same on one day, not two different things."""
    ecrire(projet, "o1-e1;realise;2021;Dit.;Site", "o1-e1;realise;2021;Redit.;Journal", "o1-e1;en_cours;2020;Dit.;Site")
    assert projet.problemes() == []
    ecrire(projet, "o1-e1;realise;2021;Dit.;Site", "o1-e1;en_cours;2021;Dit.;Site")
    assert projet.seul() == (
        "etats/suivi.csv:3:1 etat-double: Un autre état est déjà écrit pour cet engagement à cette date "
        "(referentiels/essai/etats/suivi.csv:2:1). → N’en garder qu’un, ou préciser le jour de chacun."
    )


def test_avant_le_contrat(projet: Projet) -> None:
    """A likely slip, which does not stop publication."""
    ecrire(projet, "o1-e1;realise;2012;Dit.;Site")
    (probleme,) = projet.examiner()[1]
    assert (probleme.gravite, probleme.message) == (
        Gravite.AVERTISSEMENT,
        "Cette nouvelle est datée d’avant le début du contrat (2019).",
    )


def avis(sur: str, date: str = "2021-06-14", reponse: str = "") -> str:
    """An opinion, with the date of its answer."""
    suite = f"reponse: {{auteur: V, date: {reponse}, texte: Oui.}}\n" if reponse else ""
    return f"---\ntitre: T\nauteur: A\ndate: {date}\nsur: [{sur}]\n{suite}---\nMots.\n"


def test_sur_quoi(projet: Projet) -> None:
    """Nodes, indicators, territories and partners, and nothing else."""
    projet.ecrire(AVIS, avis("o1, o1-e1, taux, vert, ville"))
    assert projet.problemes() == []
    projet.ecrire(AVIS, avis("o1, vret"))
    assert projet.seul() == (
        f"{AVIS}:2:1 reference: « vret » n’est pas un identifiant connu (nœud, indicateur, territoire ou partenaire). → "
        "Vouliez-vous dire « vert » ?"
    )
    projet.ecrire("partenaires", "")
    assert AVIS not in projet.seul()


@pytest.mark.parametrize(
    ("date", "reponse", "saine"),
    [
        ("2021-06-14", "2021-06-14", True),
        ("2021-06-14", "2021-06", True),
        ("2021-06-14", "2021", True),
        ("2021", "2021-01-01", True),
        ("2021-06-14", "2021-06-13", False),
        ("2021-06-14", "2021-05", False),
        ("2021-06-14", "2020", False),
        ("2021-06", "2021-05-31", False),
    ],
)
def test_reponse_avant_l_avis(projet: Projet, date: str, reponse: str, saine: bool) -> None:
    """Only what both dates surely say."""
    projet.ecrire(AVIS, avis("o1", date, reponse))
    assert projet.problemes() == (
        [] if saine else [f"{AVIS}:2:1 date: La réponse est datée d’avant l’avis. → Vérifier les deux champs « date »."]
    )
