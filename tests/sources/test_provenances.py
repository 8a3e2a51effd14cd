"""When a figure was read, who entered it, and the licence of its source: what is read, what is refused, and what a row says instead of its publication."""

import csv
import io
from itertools import product

import pytest

from generator.model.provenance import Provenance, provenance_de
from generator.model.publication import Licence
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface_valeurs import valeurs_csv
from tests.sources.essai import Projet

PUBLICATIONS = "referentiels/essai/publications.yml"
ETUDE = "id: etude, titre: T, editeur: E, date: 2019-03, genre: presse, etat: lue"
DITE = f'{ETUDE}, lu_le: 2020-05, saisi_par: "Service des études", licence: odbl, licence_adresse: https://e.fr/l'
ENTETE = "indicateur;territoire;periode;valeur;source;publication;publie_le;lu_le;saisi_par;licence"


def ecrire(projet: Projet, entree: str, *lignes: str) -> None:
    """One publication, and rows."""
    projet.ecrire(PUBLICATIONS, f"lecture_arretee_le: 2026-11-27\npublications:\n  - {{{entree}}}\n")
    projet.ecrire("valeurs", "\n".join((ENTETE, *lignes, "")))


def provenances(projet: Projet) -> list[Provenance]:
    """What is known of each row."""
    registre, problemes = projet.examiner()
    assert [str(probleme) for probleme in problemes] == []
    (dossier,) = registre.dossiers
    noms = dossier.publications_par_nom()
    return [provenance_de(valeur, noms.get(valeur.publication)) for valeur in dossier.valeurs]


def test_rien_n_est_devine(projet: Projet) -> None:
    """What nobody wrote stays empty: no day of import, no publisher, no licence that seems likely."""
    ecrire(projet, ETUDE, "nombre;arcueil;2019;4;Étude;etude;;;;", "nombre;arcueil;2018;4;Dit;;;;;")
    assert provenances(projet) == [Provenance("2019-03"), Provenance()]


def test_la_ligne_passe_avant_sa_publication(projet: Projet) -> None:
    """What a row says is of that row alone; the rest comes from its publication."""
    ecrire(
        projet,
        DITE,
        "nombre;arcueil;2019;4;Étude;etude;;;;",
        "nombre;arcueil;2018;4;Étude;etude;;2021-01-02;CAF;",
        "nombre;arcueil;2017;4;Dit;;;2020;CAF;",
    )
    assert provenances(projet) == [
        Provenance("2019-03", "2020-05", "Service des études", Licence.ODBL, "https://e.fr/l"),
        Provenance("2019-03", "2021-01-02", "CAF", Licence.ODBL, "https://e.fr/l"),
        Provenance("", "2020", "CAF"),
    ]


def test_ce_qui_est_publie_se_relit(projet: Projet) -> None:
    """A published table says of each row all that is known of it, and is taken back as it is; a document of contrat.yml gives its date."""
    ecrire(
        projet,
        DITE,
        "nombre;arcueil;2019;4;Étude;etude;;;;",
        "nombre;arcueil;2018;4;Étude;etude;;2021-01-02;CAF;",
        "nombre;arcueil;2017;4;Protocole;protocole;;;;",
    )
    avant = provenances(projet)

    def exporter() -> bytes:
        registre = projet.examiner()[0]
        contexte = Contexte(registre.dossiers[0], registre, "2026-11-27")
        return valeurs_csv(contexte.dossier.valeurs, contexte.suivi.publications)

    exporte = exporter()
    lues = list(csv.DictReader(io.StringIO(exporte.decode())))
    assert [(une["publie_le"], une["lu_le"], une["saisi_par"], une["licence"]) for une in lues] == [
        ("2019-03", "2020-05", "Service des études", "odbl"),
        ("2019-03", "2021-01-02", "CAF", "odbl"),
        ("2020-12-08", "", "", ""),
    ]
    projet.ecrire("valeurs", exporte)
    assert provenances(projet) == avant
    assert exporter() == exporte


@pytest.mark.parametrize(
    ("ligne", "dit"),
    [
        ("nombre;arcueil;2019;4;É;etude;;hier;;", "2:32 date: « hier » n’est pas une date."),
        (
            "nombre;arcueil;2019;4;É;etude;2018;;;",
            "2:31 publication: « 2018 » n’est pas ce que dit la publication de cette ligne (2019-03).",
        ),
        (
            "nombre;arcueil;2019;4;É;;;;;odbl",
            "2:29 publication: « odbl » n’est pas ce que dit la publication de cette ligne (rien n’y est écrit).",
        ),
    ],
)
def test_une_ligne_qui_contredit_sa_publication(projet: Projet, ligne: str, dit: str) -> None:
    """The place is that of the cell."""
    ecrire(projet, DITE, ligne)
    assert projet.seul().partition(" → ")[0].partition(":")[2] == dit


@pytest.mark.parametrize(
    ("suite", "dit"),
    [
        ("etat: connue_non_lue, lu_le: 2020", "Cette publication est dite non lue, et « lu_le » dit quand elle l’a été."),
        ("etat: lue, date: 2021-03, lu_le: 2021-02-28", "Le chiffre aurait été lu (2021-02-28) avant d’être publié (2021-03)."),
        ("etat: lue, lu_le: 2027", "Cette lecture est datée d’après le jour où la lecture est arrêtée (2026-11-27)."),
        ("etat: lue, licence_adresse: https://e.fr/l", "Une adresse dit où lire la licence, et la licence n’est pas écrite."),
        ("etat: lue, licence: autre", "La licence n’est pas de notre liste, et rien ne dit où la lire."),
        ("etat: lue, saisi_par: a.b@ville.fr", "« a.b@ville.fr » contient un courriel, qui serait publié."),
        ("etat: lue, saisi_par: Mme Durand", "« Mme Durand » est le nom d’une personne, qui serait publié."),
        ("etat: lue, saisi_par: Claire Dupont", "« Claire Dupont » est peut-être le nom d’une personne, qui serait publié."),
    ],
)
def test_ce_qu_une_publication_ne_peut_pas_dire(projet: Projet, suite: str, dit: str) -> None:
    """Each broken rule, in the words of the run."""
    ecrire(projet, f"id: etude, titre: T, editeur: E, genre: presse, {suite}")
    (probleme,) = projet.examiner()[1]
    assert probleme.message == dit


@pytest.mark.parametrize("permis", [False, True])
def test_aucun_telephone_n_est_publie(projet: Projet, permis: bool) -> None:
    """However a number is written, of whatever is said besides, and where names of persons are published too; a year or an amount is no number to call."""
    if permis:
        projet.remplacer("contrat", "id: essai\n", "id: essai\nnoms_de_personnes: oui\n")
    chiffres = ("01", "45", "67", "89", "10")
    ecrits = [debut + signe.join(chiffres) for debut, signe in product(("", "Service, "), ("", " ", ".", "-"))]
    ecrits += ["+33 1 45 67 89 10", "0033145678910"]
    for ecrit in ecrits:
        ecrire(projet, f'id: etude, titre: T, editeur: E, genre: presse, etat: lue, saisi_par: "{ecrit}"')
        assert "contient un numéro de téléphone" in projet.seul(), ecrit
    for sain in ("Mission 2019-2022", "Pôle 91", "Service des 1 045 678 910 euros"):
        ecrire(projet, f'id: etude, titre: T, editeur: E, genre: presse, etat: lue, saisi_par: "{sain}"')
        assert not projet.examiner()[1], sain


def test_un_nom_permis_et_un_organisme(projet: Projet) -> None:
    """A name is published where the contract says so; bodies and functions always are, and each is said once, however many rows have it."""
    lignes = [f"nombre;arcueil;{annee};4;Dit;;;2020;Mme Durand;" for annee in (2017, 2018, 2019)]
    ecrire(projet, ETUDE, *lignes)
    assert "nom-de-personne" in projet.seul()
    projet.remplacer("contrat", "id: essai\n", "id: essai\nnoms_de_personnes: oui\n")
    assert not projet.examiner()[1]
