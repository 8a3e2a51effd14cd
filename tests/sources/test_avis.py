"""Opinions: what is read of a file, and what is refused, with the line of the file."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.avis import Avis
from generator.sources.avis import MODELE, interpreter_avis, lien_permis
from generator.sources.journal import Journal
from tests.sources.essai import Projet

FICHIER = "content/essai/avis/2021-ecole.md"
BON = """\
---
titre: "Ouvrir : le soir"
auteur: Conseil citoyen
date: 2021-05-14
sur: [o1-e1, taux, arcueil, ville, o1-e1]
reponse:
  auteur: ville
  date: 2021-07
  texte: Oui.
---

Nous **demandons** ceci.
"""


def lus(projet: Projet) -> tuple[Avis, ...]:
    """The opinions of a project in which nothing is wrong."""
    registre, problemes = projet.examiner()
    assert problemes == ()
    return registre.dossiers[0].avis


def test_un_avis(projet: Projet) -> None:
    """Its id is the name of its file; what it concerns is told once."""
    projet.ecrire(FICHIER, BON)
    (avis,) = lus(projet)
    assert (avis.id, avis.titre, avis.auteur.nom, avis.date) == ("2021-ecole", "Ouvrir : le soir", "Conseil citoyen", "2021-05-14")
    assert avis.sur == ("o1-e1", "taux", "arcueil", "ville")
    assert avis.texte == "Nous **demandons** ceci."
    assert avis.reponse is not None
    assert (avis.reponse.auteur.partenaire, avis.reponse.date, avis.reponse.texte) == ("ville", "2021-07", "Oui.")
    assert not avis.est_d_un_partenaire
    assert (avis.auteur.lieu.ligne, avis.auteur.lieu.colonne) == (3, 9)
    assert (avis.reponse.auteur.lieu.ligne, avis.reponse.auteur.lieu.colonne) == (7, 11)


@pytest.mark.parametrize(
    ("ecrit", "partenaire"),
    [
        ("ville", "ville"),
        ('"ville"', "ville"),
        ("etat", "etat"),
        ("Conseil citoyen", ""),
        ("conseil citoyen", ""),
        ("Collectif-93", ""),
        ("l’école", ""),
    ],
)
def test_qui_parle(projet: Projet, ecrit: str, partenaire: str) -> None:
    """One word in small letters is the id of a partner, whose answer it is; a name has a capital, an accent or a space."""
    projet.ecrire(FICHIER, BON.replace("auteur: Conseil citoyen", f"auteur: {ecrit}"))
    (avis,) = lus(projet)
    assert (avis.auteur.partenaire, avis.auteur.nom) == (partenaire, "" if partenaire else ecrit)
    assert avis.est_d_un_partenaire == bool(partenaire)


@pytest.mark.parametrize("octets", [BON.encode("utf-8-sig"), BON.replace("\n", "\r\n").encode(), BON.replace("---\n", "---  \n").encode()])
def test_formes(projet: Projet, octets: bytes) -> None:
    """BOM, line ends and trailing spaces do not count."""
    projet.ecrire(FICHIER, octets)
    assert lus(projet)[0].texte == "Nous **demandons** ceci."


def test_sans_reponse_et_sur_tout_le_contrat(projet: Projet) -> None:
    """Neither `sur` nor `reponse` is required; a rule in the body is no head."""
    projet.ecrire(FICHIER, "---\ntitre: T\nauteur: A\ndate: 2021\n---\nUn.\n\n---\n\nDeux.\n")
    (avis,) = lus(projet)
    assert (avis.sur, avis.reponse, avis.texte) == ((), None, "Un.\n\n---\n\nDeux.")


def test_plusieurs_fichiers(projet: Projet) -> None:
    """In the order of names; another kind of file is named in a warning."""
    projet.ecrire("content/essai/avis/b.md", BON)
    projet.ecrire("content/essai/avis/a.md", BON)
    assert [avis.id for avis in lus(projet)] == ["a", "b"]
    projet.ecrire("content/essai/avis/c.docx", b"PK")
    assert projet.seul().startswith("content/essai/avis/c.docx fichier-ignore: ")


@pytest.mark.parametrize(
    ("avant", "apres", "attendu"),
    [
        (BON, "", f"1:1 avis-entete: Ce fichier ne dit pas qui parle, quand et de quoi. → {MODELE}"),
        (BON, "Nous demandons.\n", f"1:1 avis-entete: Ce fichier ne dit pas qui parle, quand et de quoi. → {MODELE}"),
        ("texte: Oui.\n---\n", "texte: Oui.\n", f"1:1 avis-entete: Ce fichier ne dit pas qui parle, quand et de quoi. → {MODELE}"),
        (BON, "---\n---\nNous.\n", f"1:1 avis-entete: L’en-tête de ce fichier est vide. → {MODELE}"),
        ("auteur: Conseil citoyen\n", "", '2:1 champ-manquant: Le champ « auteur » manque. → Ajouter par exemple « auteur: "Conseil citoyen du Chaperon Vert" » à cet élément.'),
        ('titre: "Ouvrir : le soir"\n', "", '2:1 champ-manquant: Le champ « titre » manque. → Ajouter par exemple « titre: "Ouvrir le lieu d’accueil le soir" » à cet élément.'),
        ("date: 2021-05-14\n", "", "2:1 champ-manquant: Le champ « date » manque. → Ajouter par exemple « date: 2021-05-14 » à cet élément."),
        ("date: 2021-05-14", "date: 14 mai", "4:7 date: « 14 mai » n’est pas une date. → Écrire 2020-12-08, 2020-12 ou 2020."),
        ("sur: [o1-e1,", "sur: [O1,", "5:7 identifiant: « O1 » n’est pas un identifiant. → Écrire des lettres minuscules sans accent, des chiffres et des tirets, 60 signes au plus (« o1-2-p3 »)."),
        ("  texte: Oui.\n", "", '7:3 champ-manquant: Le champ « texte » manque. → Ajouter par exemple « texte: "Le lieu ouvrira deux soirs par semaine." » à cet élément.'),
        ("  date: 2021-07\n", "", "7:3 champ-manquant: Le champ « date » manque. → Ajouter par exemple « date: 2021-07-02 » à cet élément."),
        ("auteur: Conseil", "auter: x\nauteur: Conseil", "3:1 champ-inconnu: Le champ « auter » n’existe pas ici. → Vouliez-vous dire « auteur » ? Champs possibles : auteur, date, reponse, sur, titre."),
        ("titre: ", "titre: [", "3:1 yaml-syntaxe: Une virgule ou une fermeture (« ] » ou « } ») manque. → Vérifier les guillemets, les deux-points et le décalage de cette ligne et de la précédente."),
        ("Nous **demandons** ceci.\n", " \n", "13:1 avis-vide: Cet avis n’a pas de texte. → Écrire les mots de son auteur après l’en-tête."),
        ("Nous **", "# Nous **", "12:1 avis-titre: Un avis n’a pas de titres à l’intérieur : cette ligne en serait un. → Écrire les mots en gras (**mots**), ou enlever le « # » ou le soulignement."),
        ("Nous **", "> - ## Nous **", "12:1 avis-titre: Un avis n’a pas de titres à l’intérieur : cette ligne en serait un. → Écrire les mots en gras (**mots**), ou enlever le « # » ou le soulignement."),
        ("ceci.\n", "ceci.\n=====\n", "13:1 avis-titre: Un avis n’a pas de titres à l’intérieur : cette ligne en serait un. → Écrire les mots en gras (**mots**), ou enlever le « # » ou le soulignement."),
        ("ceci.\n", "ceci.\n---\n", "13:1 avis-titre: Un avis n’a pas de titres à l’intérieur : cette ligne en serait un. → Écrire les mots en gras (**mots**), ou enlever le « # » ou le soulignement."),
        ("ceci.", "![ceci](a.png)", "12:20 avis-image: Les images ne sont pas reprises. → Dire en mots ce qu’elle montre, ou donner un lien vers elle."),
        ("ceci.", "[ceci](javascript:alert)", "12:27 avis-lien: Le lien vers « javascript:alert » n’est pas accepté. → Écrire une adresse https://, http:// ou mailto:, ou l’adresse d’une page du contrat depuis son accueil (referentiel/o1/)."),
        ("ceci.", "ceci.\n\n[x]: data:text", "14:6 avis-lien: Le lien vers « data:text » n’est pas accepté. → Écrire une adresse https://, http:// ou mailto:, ou l’adresse d’une page du contrat depuis son accueil (referentiel/o1/)."),
    ],
)  # fmt: skip
def test_une_faute(projet: Projet, avant: str, apres: str, attendu: str) -> None:
    """One fault, one problem, at the line of the file."""
    assert BON.count(avant) == 1
    projet.ecrire(FICHIER, BON.replace(avant, apres))
    assert projet.seul() == f"{FICHIER}:{attendu}"


@pytest.mark.parametrize("nom", ["École.md", "mon avis.md", "a" * 61 + ".md"])
def test_nom_de_fichier(projet: Projet, nom: str) -> None:
    """The name makes the place of the opinion on its page."""
    projet.ecrire(f"content/essai/avis/{nom}", BON)
    assert "identifiant: Le nom de ce fichier ne peut pas faire une adresse. → " in projet.seul()


@pytest.mark.parametrize(
    ("cible", "permis"),
    [
        ("https://ville.fr/x", True),
        ("HTTP://ville.fr", True),
        ("mailto:a@b.fr", True),
        ("referentiel/o1/", True),
        ("../mesures-nationales/", True),
        ("#etat", True),
        ("", False),
        ("/etc", False),
        ("//ville.fr", False),
        ("\\\\ville.fr", False),
        ("../../x", False),
        ("a/../../../x", False),
        ("javascript:alert(1)", False),
        ("JavaScript:alert(1)", False),
        ("data:text/html", False),
        ("mailto:", False),
    ],
)
def test_liens(cible: str, permis: bool) -> None:
    """Web and mail addresses, pages of the site; nothing that could run."""
    assert lien_permis(cible) is permis


morceaux = st.sampled_from(
    ["---\n", "titre: x\n", "auteur: y\n", "date: 2021\n", "sur: [a]\n", "reponse:\n", "# a\n", "](x", "{{", "\t", "- ", "> "]
)


@pytest.mark.lent
@settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(morceaux | st.text(max_size=10), max_size=12))
def test_au_hasard(morceaux: list[str]) -> None:
    """A file of anything: nothing is raised, and each problem has words and a way out."""
    journal = Journal()
    interpreter_avis("".join(morceaux), "a", "a.md", journal)
    assert all(probleme.message and probleme.conseil for probleme in journal.problemes)
