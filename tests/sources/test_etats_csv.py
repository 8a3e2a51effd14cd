"""News of commitments as French spreadsheets write them: what is read, and what is refused, with its line and the rank of its cell."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.model.etat import EtatEngagement, Nouvelle
from generator.sources.etats import interpreter_etats
from generator.sources.journal import Journal
from tests.sources.essai import Projet

FICHIER = "referentiels/essai/etats/suivi.csv"
COLONNES = ("noeud", "etat", "date", "phrase", "source")
ENTETE = ";".join(COLONNES)
BONNE = "o1-e1;realise;2021-03-12;C’est fait à Orly.;Site de la ville"


def lues(projet: Projet) -> tuple[Nouvelle, ...]:
    """The news of a project in which nothing is wrong."""
    registre, problemes = projet.examiner()
    assert problemes == ()
    return registre.dossiers[0].nouvelles


@pytest.mark.parametrize(
    ("ecrit", "attendu"),
    [
        ("a_lancer", "a_lancer"),
        ("À lancer", "a_lancer"),
        ("A LANCER", "a_lancer"),
        ("à  lancer", "a_lancer"),
        ("en_cours", "en_cours"),
        ("En cours", "en_cours"),
        ("realise", "realise"),
        ("Réalisé", "realise"),
        ("RE\u0301ALISE\u0301", "realise"),
        ("abandonné", "abandonne"),
        ("sans nouvelle", "aucune_nouvelle"),
        ("Sans\u00a0nouvelle", "aucune_nouvelle"),
    ],
)
def test_etats_lus(projet: Projet, ecrit: str, attendu: str) -> None:
    """Capitals, accents and spaces are forgiven."""
    projet.ecrire(FICHIER, f"{ENTETE}\no1-e1;{ecrit};2021;Dit.;Site\n")
    (nouvelle,) = lues(projet)
    assert nouvelle.etat is EtatEngagement(attendu)


@pytest.mark.parametrize(
    ("ecrit", "attendu"), [("2021", "2021"), ("2021-03", "2021-03"), ("2021-03-12", "2021-03-12"), ("12/03/2021", "2021-03-12")]
)
def test_dates_lues(projet: Projet, ecrit: str, attendu: str) -> None:
    """A date has one canonical writing."""
    projet.ecrire(FICHIER, f"{ENTETE}\no1-e1;realise;{ecrit};Dit.;Site\n")
    (nouvelle,) = lues(projet)
    assert nouvelle.date == attendu


@pytest.mark.parametrize(
    "octets",
    [
        f"{ENTETE}\n{BONNE}\n".encode(),
        f"{ENTETE}\n{BONNE}\n".encode("utf-8-sig"),
        f"{ENTETE}\n{BONNE}\n".encode("cp1252"),
        f"{ENTETE}\r\n{BONNE}\r\n".encode(),
        f"{ENTETE}\n\n;;;;\n{BONNE}".encode(),
        f"{ENTETE}\n{BONNE}\n".replace(";", "\t").encode(),
        f"{ENTETE}\n{BONNE}\n".replace(";", ",").encode(),
        f"Nœud;État;DATE; phrase ;Source\n{BONNE}\n".replace("Nœud", "noeud").encode(),
        "source;phrase;date;etat;noeud\nSite de la ville;C’est fait à Orly.;12/03/2021;Réalisé;o1-e1\n".encode(),
    ],
    ids=["UTF-8", "BOM", "cp1252", "CRLF", "lignes vides", "tabulation", "virgule", "entête", "ordre"],
)
def test_fichiers_lus(projet: Projet, octets: bytes) -> None:
    """The same row through every spreadsheet."""
    projet.ecrire(FICHIER, octets)
    (nouvelle,) = lues(projet)
    assert (nouvelle.noeud, nouvelle.etat, nouvelle.date) == ("o1-e1", EtatEngagement.REALISE, "2021-03-12")
    assert (nouvelle.phrase, nouvelle.source) == ("C’est fait à Orly.", "Site de la ville")


@pytest.mark.parametrize(
    ("ligne", "attendu"),
    [
        ("o1-e1;fini;2021;Dit.;Site", "2:7 choix: « fini » n’est pas un état connu. → Écrire l’un de : a_lancer, en_cours, realise, abandonne, aucune_nouvelle."),
        ("o1-e1;realisé e;2021;Dit.;Site", "2:7 choix: « realisé e » n’est pas un état connu. → Vouliez-vous dire « realise » ? Écrire l’un de : a_lancer, en_cours, realise, abandonne, aucune_nouvelle."),
        ("o1-e1;;2021;Dit.;Site", "2:7 choix: L’état est vide. → Écrire l’un de : a_lancer, en_cours, realise, abandonne, aucune_nouvelle."),
        ("o1-e1;realise;2021-02-30;Dit.;Site", "2:15 date: « 2021-02-30 » n’est pas une date. → Écrire 2020-12-08, 08/12/2020, 2020-12 ou 2020."),
        ("o1-e1;realise;2020-2021;Dit.;Site", "2:15 date: « 2020-2021 » n’est pas une date. → Écrire 2020-12-08, 08/12/2020, 2020-12 ou 2020."),
        ("o1-e1;realise;;Dit.;Site", "2:15 date: La date est vide. → Écrire 2020-12-08, 08/12/2020, 2020-12 ou 2020."),
        ("o1-e1;realise;2021; ;Site", "2:20 csv-phrase: La phrase est vide. → Dire en une phrase ce qui a été annoncé ou constaté."),
        ("o1-e1;realise;2021;Dit.;", "2:25 csv-source: Cette nouvelle n’a pas de source. → Dire où elle se lit (compte rendu, délibération, page) et de quand."),
        (";realise;2021;Dit.;Site", "2:1 identifiant: L’engagement n’est pas nommé. → Recopier l’identifiant qui termine l’adresse de la page de l’engagement (« o1-1-p1-e1 »)."),
        ("O1;realise;2021;Dit.;Site", "2:1 identifiant: « O1 » n’est pas un identifiant. → Recopier l’identifiant qui termine l’adresse de la page de l’engagement (« o1-1-p1-e1 »)."),
        ("o1-e1;realise;2021;Dit ; bien.;Site", "2:1 csv-ligne: La ligne a 6 cellules au lieu de 5. → Mettre entre guillemets un texte qui contient le séparateur."),
        ('o1-e1;realise;2021;"Dit.;Site', "2:20 csv-syntaxe: Cette ligne n’est pas du CSV lisible. → Vérifier les guillemets : chacun doit être fermé."),
    ],
)  # fmt: skip
def test_une_faute(projet: Projet, ligne: str, attendu: str) -> None:
    """One fault, one problem, at its line and cell."""
    projet.ecrire(FICHIER, f"{ENTETE}\n{ligne}\n")
    assert projet.seul() == f"etats/suivi.csv:{attendu}"


@pytest.mark.parametrize(
    ("entete", "attendu"),
    [
        ("", "1:1 csv-colonnes: La première ligne doit nommer les colonnes. → Commencer par : noeud;etat;date;phrase;source."),
        ("noeud;etat;date;phrase", "1:1 csv-colonnes: La colonne « source » manque. → La première ligne doit contenir : noeud, etat, date, phrase, source."),
        (f"{ENTETE};note", "1:31 csv-colonnes: La colonne « note » n’est pas connue. → Colonnes possibles : noeud, etat, date, phrase, source."),
        (f"{ENTETE};date", "1:31 csv-colonnes: La colonne « date » est écrite deux fois. → N’en garder qu’une."),
    ],
)  # fmt: skip
def test_une_faute_d_entete(projet: Projet, entete: str, attendu: str) -> None:
    """The heading is told once, and no row is read under it."""
    projet.ecrire(FICHIER, f"{entete}\n{BONNE}\n")
    assert projet.seul() == f"etats/suivi.csv:{attendu}"


def test_un_classeur_n_est_pas_lu(projet: Projet) -> None:
    """Its writer is told, and nothing stops."""
    projet.ecrire("referentiels/essai/etats/suivi.xlsx", b"PK")
    assert projet.seul().startswith("etats/suivi.xlsx fichier-ignore: ")


cellules = st.sampled_from(["o1-e1", "Réalisé", "2021", "12/03/2021", "", '"', ";", "\n", "x" * 500, "٣", "=1+1"]) | st.text(max_size=8)


@pytest.mark.lent
@settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.lists(cellules, max_size=7), max_size=6), st.sampled_from(";,\t"))
def test_csv_au_hasard(rangees: list[list[str]], separateur: str) -> None:
    """Rows of anything: nothing is raised; each row is read whole or told, and what is read is sound."""
    journal = Journal()
    texte = "\n".join([separateur.join(COLONNES), *(separateur.join(rangee) for rangee in rangees)])
    for nouvelle in interpreter_etats(texte, "suivi.csv", journal):
        assert nouvelle.noeud
        assert nouvelle.phrase
        assert nouvelle.source
        assert len(nouvelle.date) in (4, 7, 10)
    assert all(probleme.message and probleme.conseil and probleme.lieu.ligne for probleme in journal.problemes)
