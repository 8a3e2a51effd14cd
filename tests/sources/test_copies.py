"""Copies of sources, and what the web answered: what is read, what is refused and how it is said, what a reader sees."""

import hashlib

import pytest

from generator.model.dossier import Dossier
from generator.pages.contexte import Contexte
from generator.pages.fichiers.copies import fichiers_des_copies
from generator.pages.pieces.sources_du_web import VueDuWeb, vue_du_web, vues_des_copies
from generator.sources.copies import COPIE_MAX
from tests.sources.essai import Projet

DOSSIER = "referentiels/essai"
OCTETS = b"%PDF-1.7 un rapport"
SOMME = hashlib.sha256(OCTETS).hexdigest()
SAINE = f"""\
copies:
  - publication: etude
    fichier: etude-2020.pdf
    prise_le: 2026-11-20
    empreinte: "{SOMME}"
    licence: licence-ouverte-2.0
    mots_de_la_licence: "Sous Licence Ouverte 2.0."
"""
PUBLICATIONS = """\
lecture_arretee_le: 2026-11-27
publications:
  - {id: etude, titre: Étude, editeur: Apur, adresse: "https://www.apur.org/etude", genre: publication_officielle, etat: lue}
"""
ENTETE = "publication;adresse;verifiee_le;etat;code;vers"


@pytest.fixture
def avec_copie(projet: Projet) -> Projet:
    """A project that keeps one copy."""
    projet.ecrire(f"{DOSSIER}/publications.yml", PUBLICATIONS)
    projet.ecrire(f"{DOSSIER}/copies.yml", SAINE)
    dossier = projet.racine / DOSSIER / "copies"
    dossier.mkdir()
    (dossier / "etude-2020.pdf").write_bytes(OCTETS)
    return projet


def dossier(projet: Projet) -> tuple[Dossier, Contexte]:
    """The contract of a project in which nothing is wrong."""
    registre, problemes = projet.examiner()
    assert [str(probleme) for probleme in problemes] == []
    return registre.dossiers[0], Contexte(registre.dossiers[0], registre, "2026-11-29")


def dits(projet: Projet) -> list[str]:
    """All that is said of a project."""
    return [str(probleme) for probleme in projet.examiner()[1]]


def test_une_copie_est_publiee_avec_ce_qui_l_atteste(avec_copie: Projet) -> None:
    """Its bytes as they are; beside it its day, its size, its digest, its licence in words."""
    lu, contexte = dossier(avec_copie)
    (sortie,) = fichiers_des_copies(contexte)
    assert (sortie.chemin, sortie.rendre()) == ("copies/etude-2020.pdf", OCTETS)  # type: ignore[union-attr]
    publication = lu.publications_par_nom()["etude"]
    (vue,) = vues_des_copies(contexte, contexte.adresses.rubrique("publications"), publication)
    assert (vue.adresse, vue.prise_le, vue.somme) == ("../copies/etude-2020.pdf", "20\u00a0novembre 2026", SOMME)
    assert (vue.genre, vue.licence, vue.mots) == (f"PDF, {len(OCTETS)}\u00a0octets", "Licence Ouverte 2.0", "Sous Licence Ouverte 2.0.")
    assert not vues_des_copies(contexte, "", lu.publications_par_nom()["protocole"])


@pytest.mark.parametrize(
    ("avant", "apres", "dit"),
    [
        (f'"{SOMME}"', f'"{"0" * 64}"', "erreur copie : La copie « etude-2020.pdf » n’est pas celle qui est décrite"),
        ("    licence: licence-ouverte-2.0\n", "", "Le champ « licence » manque."),
        ('    mots_de_la_licence: "Sous Licence Ouverte 2.0."\n', "", "Le champ « mots_de_la_licence » manque."),
        ("licence-ouverte-2.0", "tous-droits-reserves", "« tous-droits-reserves »"),
        ("publication: etude", "publication: etide", "Vouliez-vous dire « etude » ?"),
        ("etude-2020.pdf", "../contrat.yml", "ne peut pas être publié sous ce nom"),
        ("etude-2020.pdf", "page.html", "ne peut pas être publié sous ce nom"),
        ("etude-2020.pdf", "dessin.svg", "ne peut pas être publié sous ce nom"),
        ("etude-2020.pdf", "Étude 2020.pdf", "ne peut pas être publié sous ce nom"),
        ("etude-2020.pdf", "absente.pdf", "Le fichier ne peut pas être lu : il n’existe pas."),
        ("2026-11-20", "hier", "« hier »"),
    ],
)
def test_ce_qui_se_refuse(avec_copie: Projet, avant: str, apres: str, dit: str) -> None:
    """Another digest, no licence, no words of it, an unknown source, a name that leads elsewhere or that a browser would run."""
    avec_copie.ecrire(f"{DOSSIER}/copies.yml", SAINE.replace(avant, apres))
    messages = dits(avec_copie)
    assert any(dit in message.replace("\u00a0", " ").replace("\u202f", " ") for message in messages), messages


def test_une_copie_videe(avec_copie: Projet) -> None:
    """An empty file is not the copy whose digest is written."""
    (avec_copie.racine / DOSSIER / "copies" / "etude-2020.pdf").write_bytes(b"")
    assert any("n’est pas celle qui est décrite" in message for message in dits(avec_copie))


def test_une_copie_trop_grande(avec_copie: Projet) -> None:
    """Is not kept: it would weigh on every clone of the project."""
    with (avec_copie.racine / DOSSIER / "copies" / "etude-2020.pdf").open("wb") as fichier:
        fichier.truncate(COPIE_MAX + 1)
    assert any("dépasse 20 Mo" in message for message in dits(avec_copie))


def test_un_fichier_que_rien_ne_decrit(avec_copie: Projet) -> None:
    """Is not published, and said."""
    (avec_copie.racine / DOSSIER / "copies" / "autre.pdf").write_bytes(b"x")
    assert [message for message in dits(avec_copie) if "autre.pdf" in message and "n’est pas lu" in message]
    assert len(list(fichiers_des_copies(Contexte(avec_copie.examiner()[0].dossiers[0], avec_copie.examiner()[0], "2026-11-29")))) == 1


@pytest.mark.parametrize(
    ("ligne", "phrase", "vers"),
    [
        ("etude;https://www.apur.org/etude;2026-11-29;repond;200;", "", ""),
        ("etude;https://www.apur.org/etude;2026-11-29;muette;;", "Au 29\u00a0novembre 2026, cette adresse ne répondait pas.", ""),
        (
            "etude;https://www.apur.org/etude;2026-11-29;absente;404;",
            "Au 29\u00a0novembre 2026, cette adresse ne répondait pas (page introuvable, code 404).",
            "",
        ),
        (
            "etude;https://www.apur.org/etude;2026-11-29;deplacee;301;https://apur.fr/e",
            "Au 29\u00a0novembre 2026, cette adresse menait à une autre",
            "https://apur.fr/e",
        ),
        ("etude;https://www.apur.org/etude;2026-11-29;refuse;403;", "", ""),
        ("etude;https://www.apur.org/autre;2026-11-29;absente;404;", "", ""),  # it was corrected since
    ],
)
def test_ce_que_le_web_a_repondu(projet: Projet, ligne: str, phrase: str, vers: str) -> None:
    """What is said of each answer, with its day; nothing where a reader may well find the page."""
    projet.ecrire(f"{DOSSIER}/publications.yml", PUBLICATIONS)
    projet.ecrire(f"{DOSSIER}/reponses-du-web.csv", f"{ENTETE}\n{ligne}\n")
    lu, contexte = dossier(projet)
    assert vue_du_web(contexte, lu.publications_par_nom()["etude"]) == VueDuWeb(phrase, vers)
    la_veille = Contexte(lu, contexte.registre, "2026-11-28")
    assert vue_du_web(la_veille, lu.publications_par_nom()["etude"]) == VueDuWeb()


def test_une_liste_sans_ce_qui_peut_manquer(projet: Projet) -> None:
    """Without the code and the new address, which few answers have."""
    projet.ecrire(f"{DOSSIER}/publications.yml", PUBLICATIONS)
    for etat, phrase in (("deplacee", "Au 29\u00a0novembre 2026, cette adresse menait à une autre"), ("repond", "")):
        projet.ecrire(
            f"{DOSSIER}/reponses-du-web.csv",
            f"publication;adresse;verifiee_le;etat\netude;https://www.apur.org/etude;2026-11-29;{etat}\n",
        )
        lu, contexte = dossier(projet)
        assert vue_du_web(contexte, lu.publications_par_nom()["etude"]) == VueDuWeb(phrase, "")


@pytest.mark.parametrize(
    ("ligne", "dit"),
    [
        ("etude;https://www.apur.org/etude;2026-11-29;partie;404;", "« partie » n’est pas un état connu"),
        ("etude;https://www.apur.org/etude;novembre;absente;404;", "« novembre » n’est pas un jour"),
        ("etude;javascript:alert(1);2026-11-29;absente;404;", "n’est pas une adresse de page"),
        ("etude;https://www.apur.org/etude;2026-11-29;deplacee;301;javascript:alert(1)", "n’est pas une adresse de page"),
        ("etude;https://www.apur.org/etude;2026-11-29;absente;9999;", "« 9999 » n’est pas un code HTTP"),
        ("partie;https://www.apur.org/etude;2026-11-29;absente;404;", "La publication « partie » n’existe pas, ou plus."),
    ],
)
def test_une_liste_mal_ecrite(projet: Projet, ligne: str, dit: str) -> None:
    """Each cell is held against what the command writes."""
    projet.ecrire(f"{DOSSIER}/publications.yml", PUBLICATIONS)
    projet.ecrire(f"{DOSSIER}/reponses-du-web.csv", f"{ENTETE}\n{ligne}\n")
    assert any(dit in message for message in dits(projet)), dits(projet)
