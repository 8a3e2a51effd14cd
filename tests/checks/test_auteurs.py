"""Who speaks in an opinion or an answer: partners that the contract names, by their ids, and nobody else under their names."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.calculs.mots import d_un_seul_tenant
from generator.checks.auteurs import UN_NOM, verifier_auteurs
from generator.graphe.observe import copie
from generator.model.dossier import Registre
from generator.model.probleme import Gravite
from generator.pages.contexte import Contexte
from generator.publication.construction import examiner
from generator.sources.avis import interpreter_avis
from generator.sources.journal import Journal
from tests.exemple.projet import EXEMPLE
from tests.sources.essai import PARTENAIRES, Projet

AVIS = "content/essai/avis/a.md"
AUTRE = '  - {id: region-ailleurs, nom: "Région Ailleurs", sigle: RA, type: region, alias: ["la Région"]}\n'


def avis(auteur: str, reponse: str = "") -> str:
    """An opinion, and who answers it."""
    suite = f"reponse: {{auteur: {reponse}, date: 2021-07, texte: Oui.}}\n" if reponse else ""
    return f"---\ntitre: T\nauteur: {auteur}\ndate: 2021-06\n{suite}---\nMots.\n"


@pytest.mark.parametrize(
    ("auteur", "reponse"), [("ville", ""), ("communes", "etat"), ("education-nationale", ""), ("Conseil des Pins", "etat")]
)
def test_nommes(projet: Projet, auteur: str, reponse: str) -> None:
    """Signatories, members of a collective, the collective, services: all that has a page in the contract may answer."""
    projet.ecrire(AVIS, avis(auteur, reponse))
    assert projet.problemes() == []


@pytest.mark.parametrize(
    ("auteur", "reponse", "attendu"),
    [
        ("vile", "", f"3:9 reference: « vile » n’est l’identifiant d’aucun partenaire. → Vouliez-vous dire « ville » ? {UN_NOM}"),
        ("education-national", "", f"3:9 reference: « education-national » n’est l’identifiant d’aucun partenaire. → Vouliez-vous dire « education-nationale » ? {UN_NOM}"),
        ("region-ailleur", "", f"3:9 reference: « region-ailleur » n’est l’identifiant d’aucun partenaire. → Vouliez-vous dire « region-ailleurs » ? {UN_NOM}"),
        ("zzz", "", f"3:9 reference: « zzz » n’est l’identifiant d’aucun partenaire. → {UN_NOM}"),
        ("Conseil", "etta", f"5:19 reference: « etta » n’est l’identifiant d’aucun partenaire. → Vouliez-vous dire « etat » ? {UN_NOM}"),
        ("region-ailleurs", "", "3:9 auteur: Ce contrat ne nomme pas le partenaire « region-ailleurs » (Région Ailleurs). → Seul un partenaire que le contrat nomme y a une page, à côté de laquelle sa réponse peut se lire. Vérifier l’identifiant."),
        ("Conseil", "region-ailleurs", "5:19 auteur: Ce contrat ne nomme pas le partenaire « region-ailleurs » (Région Ailleurs). → Seul un partenaire que le contrat nomme y a une page, à côté de laquelle sa réponse peut se lire. Vérifier l’identifiant."),
    ],
)  # fmt: skip
def test_une_faute(projet: Projet, auteur: str, reponse: str, attendu: str) -> None:
    """At the line and column of the author; the guess is first one of those that may answer here."""
    projet.ecrire("referentiels/partenaires.yml", PARTENAIRES.replace("socle:", f"{AUTRE}socle:"))
    projet.ecrire(AVIS, avis(auteur, reponse))
    assert projet.seul() == f"{AVIS}:{attendu}"


@pytest.mark.parametrize("ecrit", ["Ville", "VILLE", "“ville”", "l'Etat", "L’État", "Etat", "Éducation Nationale", "Education_nationale"])
def test_un_partenaire_sous_son_nom(projet: Projet, ecrit: str) -> None:
    """Its words would pass for those of residents: a warning gives the id, however the name is written."""
    projet.ecrire(AVIS, avis(f'"{ecrit}"'))
    (probleme,) = projet.examiner()[1]
    assert (probleme.gravite, probleme.code, probleme.lieu.ligne, probleme.lieu.colonne) == (
        Gravite.AVERTISSEMENT,
        "auteur-partenaire",
        3,
        9,
    )
    id = {"v": "ville", "“": "ville"}.get(ecrit[0].lower(), "education-nationale" if "ducation" in ecrit else "etat")
    assert probleme.conseil == f"Écrire son identifiant : « auteur: {id} »."


def test_le_nom_d_un_autre_contrat(projet: Projet) -> None:
    """A name that belongs to nobody whom this contract names is only a name."""
    projet.ecrire("referentiels/partenaires.yml", PARTENAIRES.replace("socle:", f"{AUTRE}socle:"))
    projet.ecrire(AVIS, avis("La Région"))
    assert projet.problemes() == []


def test_sans_registre_ni_arbre(projet: Projet) -> None:
    """Where the register or the tree could not be read, nobody is said to be unknown or not named."""
    projet.ecrire("referentiels/partenaires.yml", PARTENAIRES.replace("socle:", f"{AUTRE}socle:"))
    projet.ecrire(AVIS, avis("region-ailleurs"))
    projet.chemin("referentiel").unlink()
    assert AVIS not in projet.seul()
    projet.ecrire("referentiels/essai/referentiel.yml", "")
    projet.ecrire("partenaires", "")
    assert all(AVIS not in ligne for ligne in projet.problemes())


@pytest.fixture(scope="module")
def registre() -> Registre:
    """The example, whose opinions have every kind of author."""
    return examiner(Path(EXEMPLE))[0]


def test_l_exemple_est_sain(registre: Registre) -> None:
    """Five texts, four of which a partner wrote or answered."""
    assert [un for dossier in registre.dossiers for un in verifier_auteurs(dossier, registre)] == []
    assert sum(bool(avis.auteur.partenaire or (avis.reponse and avis.reponse.auteur.partenaire)) for avis in registre.dossiers[0].avis) == 4


noms = st.sampled_from(
    ["caf-exemple", "exempleville", "etat", "caf-exmple", "bailleurs", "Ville d’Exempleville", "État", "ETAT", "l'Etat", "Caf", "Communes",
     "Éducation nationale", "Conseil citoyen", "Les Pins"]
)  # fmt: skip


@pytest.mark.lent
@settings(derandomize=True, deadline=None, database=None)
@given(noms, st.sampled_from(["", " ", "-", "’", "x"]), st.booleans())
def test_nul_ne_passe_pour_un_autre(registre: Registre, nom: str, suite: str, majuscules: bool) -> None:
    """Whatever is written, either a page of the contract bears who speaks, or an error says no, or the name is that of no partner of it."""
    ecrit = f"{nom.upper() if majuscules else nom}{suite}".strip()
    journal = Journal()
    lu = interpreter_avis(avis(json.dumps(ecrit)), "a", "a.md", journal)
    assert lu is not None
    assert journal.problemes == []
    dossier = copie(registre.dossiers[0], avis=(lu,))
    problemes = list(verifier_auteurs(dossier, registre))
    contexte = Contexte(dossier, registre, "2022-06-01")
    nommes = contexte.partenaires_du_contrat
    if lu.est_d_un_partenaire:
        assert (lu.auteur.partenaire in nommes) == (problemes == [])
        assert all(probleme.gravite is Gravite.ERREUR for probleme in problemes)
    else:
        appeles = {autre.lower() for id in nommes for p in [contexte.partenaires[id]] for autre in (p.nom, p.sigle, *p.alias) if autre}
        assert problemes or ecrit.lower() not in appeles


@pytest.mark.parametrize(("un", "autre"), [("Sacré-Cœur", "sacre coeur"), ("L’Haÿ-les-Roses", "l'hay les roses"), ("Caf 94", "CAF94")])
def test_deux_facons_d_ecrire_un_nom(un: str, autre: str) -> None:
    """Accents, ligatures, capitals and what stands between words make no other name."""
    assert d_un_seul_tenant(un) == d_un_seul_tenant(autre) != ""
