"""A «#» in a text without quotes starts a comment: what it cuts is said, and what is a comment is not."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.formats.forme import Champ, Forme, GenreDeChamp
from generator.model.probleme import Probleme
from generator.publication.construction import examiner
from generator.sources.champs import Champs
from generator.sources.journal import Journal
from generator.sources.yaml_noeuds import composer
from tests.sources.essai import Projet

RACINE = Path(__file__).parents[2]
FORME = Forme("essai", (Champ("titre", GenreDeChamp.TEXTE, "un titre"),))
mots = st.text("abcéè’'A1 -", min_size=1, max_size=30).map(str.strip).filter(lambda mot: mot and mot[0] not in "-'" and "- " not in mot)


def lire(ligne: str) -> tuple[str, list[Probleme]]:
    """What a text field reads, and the problems."""
    journal = Journal()
    noeud = composer(f"titre: {ligne}\n", "f.yml", journal)
    return (Champs(noeud, "f.yml", journal, FORME).texte("titre") if noeud else ""), journal.problemes


@pytest.mark.parametrize(
    "ligne",
    [
        "entre filles #garçons dans les clubs",
        "Voir le tableau # 3 du bilan",
        "Voir le tableau  # 3 du bilan",
        "Article 4 #2",
        "Emploi #A",
        "Réduire l’écart # entre filles et garçons",
        "#1 des priorités",
        "# 3 du tableau",
        "Un mot\t#collé",
    ],
)
def test_un_texte_coupe(ligne: str) -> None:
    """At the column of the sign, with what is read and what is not."""
    _, (probleme,) = lire(ligne)
    assert (probleme.code, probleme.gravite.value) == ("yaml-diese", "avertissement")
    assert (probleme.lieu.ligne, probleme.lieu.colonne) == (1, len("titre: ") + ligne.index("#") + 1)
    assert "#" + ligne.partition("#")[2] in probleme.message.replace("\t", " ")


@pytest.mark.parametrize(
    "ligne",
    [
        "Contrat de Testville   # titre court, affiché partout",
        "Contrat de Testville  # comme imprimé",
        "2019 # années",
        "21 000 # habitants, Insee",
        "12,5 % # arrondi",
        "o1-1-p2 # le premier",
        "QP094003 # code",
        "2020-12-08 # le jour",
        '"Voir le tableau #3" # commentaire',
        "'Voir # 3'  # commentaire",
        "  # facultatif",
        "# facultatif : l’éditeur",
        "C#, F#, n#3",
        "https://www.ville.fr/#ancre",
        "Un texte entier",
    ],
)
def test_un_commentaire_ou_un_texte_entier(ligne: str) -> None:
    """Aligned comments, and those after a number, an identifier, a code or a text in quotes."""
    assert lire(ligne)[1] == []


@pytest.mark.lent
@given(mots, st.sampled_from(["#", "# 3", "#3", "# "]), mots)
def test_un_texte_entre_guillemets_est_entier(avant: str, diese: str, apres: str) -> None:
    """The advice of the message mends all cases."""
    texte = f"{avant} {diese}{apres}"
    assert lire(f'"{texte}"') == (texte, [])


@given(mots, st.sampled_from([" #", " # ", "  #", "   #"]), mots)
def test_ce_qui_se_perd_est_dit(avant: str, diese: str, apres: str) -> None:
    """With one space before the sign, or a letter or figure just after it, nothing of a sentence is lost in silence."""
    if " " not in avant or not apres[0].isalnum():
        return
    lu, problemes = lire(f"{avant}{diese}{apres}")
    if not re.search(r"[A-Zéè’']", avant) and re.fullmatch(r"[0-9 ]+", avant):
        return
    assert lu == avant
    assert [probleme.code for probleme in problemes] == ["yaml-diese"]


def test_chaque_texte_de_chaque_fichier(projet: Projet) -> None:
    """Lists of words, flow mappings, notes of national measures, the head of an opinion and its answer."""
    projet.remplacer("partenaires", "nom: Éducation nationale, type", "nom: Éducation nationale #1\n     , type")
    projet.remplacer("faits", "texte: Des crédits de 10 500 €., montant", "texte: Des crédits #2\n     , montant")
    projet.remplacer(
        "referentiel",
        "        mesures_nationales",
        "        resultats_attendus:\n          - Des places #3 en plus\n        mesures_nationales",
    )
    projet.ecrire(
        "content/essai/avis/soir.md",
        "---\ntitre: Ouvrir le soir #4\nauteur: Conseil citoyen\ndate: 2021\nreponse:\n  auteur: Ville\n  date: 2021\n  texte: Oui, salle #5\n---\nUn avis.\n",
    )
    dits = projet.problemes()
    assert {re.search(r"« #(\d)", dit)[1] for dit in dits if "yaml-diese" in dit} == set("12345")  # type: ignore[index]
    assert "content/essai/avis/soir.md:8:21 yaml-diese" in "\n".join(dits)


def test_une_ligne_illisible_parle_du_diese(projet: Projet) -> None:
    """A text of two lines that a «#» cuts is no YAML at all."""
    projet.remplacer("referentiel", "titre: Réussir", "titre: Réussir #tous\n      ensemble")
    assert "« # »" in projet.seul()


@pytest.mark.lent
def test_nos_donnees_n_ont_aucune_fausse_alerte() -> None:
    """The files of this repository, with their comments."""
    assert [str(probleme) for probleme in examiner(RACINE)[1] if probleme.code == "yaml-diese"] == []
    assert any(re.search(r": +# ", chemin.read_text("utf-8")) for chemin in (RACINE / "referentiels").rglob("*.yml"))
