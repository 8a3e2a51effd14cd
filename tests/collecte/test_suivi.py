"""Who was asked, who answered, what a reminder says; and what a site may then say of a figure that did not come."""

import json
import re
from pathlib import Path

import pytest

from generator.calculs.attentes import EtatAttente
from generator.calculs.ce_jour import a_ce_jour
from generator.calculs.statuts import Statut
from generator.calculs.suivi import Suivi
from generator.importation.collecte.intitules import Colonne
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.collecte.essai import lancer, preparer, remplir
from tests.sources.essai import Projet, nouveau_projet

COLLECTE = """
connaissance: collecte
collecte:
  - {periode: "2020", titre: Bilan, section: article-6, echeance: 2021-01-31}
"""


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """A small sound project."""
    return nouveau_projet(tmp_path / "projet")


def suivi(projet: Projet, *options: str, jour: str = "2021-04-02") -> str:
    """What the command says."""
    code, dit = lancer(projet.racine, "suivi", *options, jour=jour)
    assert code == 0, dit
    return dit.replace("\u00a0", " ").replace("\u202f", " ")


def test_de_la_preparation_a_la_reponse(projet: Projet) -> None:
    """Prepared, sent, answered in part, reminded: each step is noted and told, in a file that stays sound."""
    assert "Aucun classeur n’est noté" in suivi(projet)
    chemin = preparer(projet, "etat", "2020", "--avant-le", "2021-03-15")
    dit = suivi(projet)
    assert "1 classeur, 0 réponse" in dit
    assert "envoi pas encore noté" in dit
    assert "Le classeur joint en demande 5 ; " in dit.replace("5 chiffres", "5")
    assert "relancer" not in dit
    dit = suivi(projet, "--envoye", "--periode", "2020", jour="2021-02-03")
    assert "envoyé le 3 février 2021" in dit
    assert "Une réponse avant le 15 mars 2021 serait précieuse." in dit
    remplir(chemin, {"taux": {Colonne.CHIFFRE: 9.5}, "nombre": {Colonne.ETAT: "Non disponible"}})
    lancer(projet.racine, "integrer", str(chemin), "--ecrire")
    dit = suivi(projet, "--relance", "--periode", "2020", "--partenaire", "etat")
    assert "1 classeur, 1 réponse" in dit
    assert "réponse le 12 mars 2021 (1 chiffre, 1 sans chiffre, avec la raison, 3 sans réponse)" in dit
    assert "relancé le 2 avril 2021" in dit
    assert "Merci pour le classeur reçu le 12 mars 2021. Nous cherchons encore 3 chiffres de 2020 :\n- Montant\n- Fait\n- Mots" in dit
    assert "La date proposée est passée, mais une réponse reste utile" in dit
    assert projet.problemes() == []
    lu = json.loads(lancer(projet.racine, "suivi", "--format", "json")[1])
    assert lu[0]["sans_chiffre_pour_la_periode"] == ["montant", "fait", "mots"]
    preparer(projet, "etat", "2020", "--avant-le", "2021-05-15")
    assert json.loads(lancer(projet.racine, "suivi", "--format", "json")[1])[0]["reponses"] == lu[0]["reponses"]
    assert lancer(projet.racine, "suivi", "--envoye", "--periode", "2019")[0] == 2


def test_une_relance_ne_reproche_rien(projet: Projet) -> None:
    """No word of a reminder says that somebody failed."""
    preparer(projet)
    dit = suivi(projet, "--envoye", "--periode", "2020", jour="2021-02-03")
    assert not re.search(r"retard|oubli|malgré|toujours pas|manqu|défaut|devez|exig|obligat", dit)


def etats(projet: Projet, jour: str) -> tuple[EtatAttente, Statut]:
    """What is known on that day of the figure of 2020 of an indicator without any."""
    (dossier,) = lire_registre(projet.racine, Journal()).dossiers
    un = Suivi(a_ce_jour(dossier, jour), jour)
    return un.attentes["nombre"][0].etat, un.statuts["nombre"]


def test_seul_ce_qui_a_ete_demande_peut_ne_pas_avoir_ete_fourni(projet: Projet) -> None:
    """Without memory of whom it asks, the publisher is believed. With it, a figure that was only prepared, or whose answer may still come, was not found."""
    contrat = projet.chemin("contrat")
    contrat.write_text(contrat.read_text("utf-8") + COLLECTE, "utf-8")
    assert etats(projet, "2023-06-30") == (EtatAttente.NON_FOURNIE, Statut.NON_FOURNI)
    preparer(projet, "etat", "2020", "--avant-le", "2021-03-15")
    assert etats(projet, "2023-06-30") == (EtatAttente.NON_TROUVEE, Statut.AUCUN_CHIFFRE)
    suivi(projet, "--envoye", "--periode", "2020", jour="2021-02-03")
    assert etats(projet, "2021-03-15")[0] is EtatAttente.NON_TROUVEE
    assert etats(projet, "2023-06-30") == (EtatAttente.NON_FOURNIE, Statut.NON_FOURNI)
    memoire = projet.racine / "referentiels/essai/collecte.yml"
    memoire.write_text(memoire.read_text("utf-8").replace("taux, nombre, montant", "taux, montant"), "utf-8")
    assert etats(projet, "2023-06-30") == (EtatAttente.NON_TROUVEE, Statut.AUCUN_CHIFFRE)


FAUTES = [
    ("partenaire: etat", "partenaire: etta", " reference:"),
    ("indicateurs: [taux", "indicateurs: [tauxx", " reference:"),
    ("avant_le: 2021-03-15", "avant_le: 2021-01-15", " date:"),
    ("prepare_le: 2021-02-01", "prepare_le: 2021-02", " date:"),
    ('periode: "2020"', 'periode: "2020-2025"', " periode:"),
    ("lignes: 5", "lignes: 5\n    nom: x", " champ-inconnu:"),
    ("lignes: 5", 'lignes: 5\n    relances: ["hier"]', " date:"),
]


@pytest.mark.parametrize(("juste", "faux", "code"), FAUTES, ids=[faux for _, faux, _ in FAUTES])
def test_une_memoire_mal_ecrite_est_dite(projet: Projet, juste: str, faux: str, code: str) -> None:
    """Each mistake in collecte.yml has its place and its code."""
    preparer(projet, "etat", "2020", "--avant-le", "2021-03-15")
    memoire = projet.racine / "referentiels/essai/collecte.yml"
    texte = memoire.read_text("utf-8")
    assert juste in texte
    memoire.write_text(texte.replace(juste, faux), "utf-8")
    assert any("collecte.yml" in mot and code in mot for mot in projet.problemes()), projet.problemes()


def test_un_partenaire_et_une_periode_une_fois(projet: Projet) -> None:
    """The same workbook noted twice is an error: which of them was answered would not be known."""
    preparer(projet)
    memoire = projet.racine / "referentiels/essai/collecte.yml"
    texte = memoire.read_text("utf-8")
    memoire.write_text(texte + texte.partition("envois:\n")[2], "utf-8")
    assert any("identifiant-double" in mot for mot in projet.problemes())


def test_une_action_inconnue(projet: Projet) -> None:
    """No action, an unknown one, a file where none is read."""
    assert "il manque une action" in lancer(projet.racine)[1]
    assert "n’est pas une action" in lancer(projet.racine, "envoyer")[1]
    assert "est de trop" in lancer(projet.racine, "suivi", "x.xlsx")[1]
    assert "quel fichier lire" in lancer(projet.racine, "integrer")[1]
