"""The workbook that is sent: the same bytes each time, closed but where it is to be filled in, and never a formula."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from generator.importation.collecte.intitules import A_REMPLIR, Colonne
from generator.importation.collecte.reperes import Repere, RepereAbime, lire_repere
from tests.collecte.essai import JOUR, colonnes, lancer, preparer
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.sources.essai import Projet, nouveau_projet


@pytest.fixture
def projet(tmp_path: Path) -> Projet:
    """A small sound project."""
    return nouveau_projet(tmp_path / "projet")


def test_les_memes_octets(projet: Projet) -> None:
    """Two runs give the same file, in which no part bears the time of writing."""
    chemin = preparer(projet)
    premier = chemin.read_bytes()
    assert preparer(projet).read_bytes() == premier
    with zipfile.ZipFile(chemin) as archive:
        assert {partie.date_time for partie in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        proprietes = archive.read("docProps/core.xml").decode()
    assert proprietes.count(f"{JOUR}T00:00:00Z") == 2


def test_ce_qui_est_demande(projet: Projet) -> None:
    """Explanations first; then a row for each figure, with what is known, and only cells to fill in that are open."""
    projet.remplacer(
        "referentiel", "libelle: Taux, unite", "libelle: Taux, cible: {texte: Un tiers}, definition: Part des habitants, unite"
    )
    classeur = openpyxl.load_workbook(preparer(projet, "etat", "2020", "--courriel", "collecte@ville.fr", "--avant-le", "2021-03-31"))
    assert classeur.sheetnames == ["Lisez-moi", "Saisie"]
    dits = "\n".join(str(case.value) for rangee in classeur["Lisez-moi"] for case in rangee if case.value)
    for mot in (
        "État – 2020",
        "Contrat d’essai",
        "5 indicateurs",
        "collecte@ville.fr",
        "31 mars 2021",
        "Secret statistique",
        "si peu de personnes",
    ):
        assert mot in dits.replace("\u00a0", " "), mot
    feuille = classeur["Saisie"]
    ou = colonnes(feuille)
    assert set(ou) == set(Colonne) - {Colonne.PARTIE}
    taux = {colonne: feuille.cell(4, rang).value for colonne, rang in ou.items()}
    assert taux[Colonne.PROMESSE] == "Agir"
    assert (taux[Colonne.INDICATEUR], taux[Colonne.PRECISION], taux[Colonne.LIEU]) == ("Taux", "Part des habitants", "Arcueil")
    assert (taux[Colonne.UNITE], taux[Colonne.CIBLE], taux[Colonne.PERIODE]) == ("%", "Un tiers", 2020)
    assert taux[Colonne.DERNIERS].replace("\u00a0", " ") == "2019 : 12,5 %"
    assert feuille.protection.sheet
    assert not feuille.protection.password
    for colonne, rang in ou.items():
        assert feuille.cell(4, rang).protection.locked is (colonne not in A_REMPLIR), colonne
    assert all(case.protection.locked for rangee in classeur["Lisez-moi"] for case in rangee)
    bornes = {(regle.type, regle.formula1, regle.formula2, regle.errorStyle) for regle in feuille.data_validations.dataValidation}
    assert ("decimal", "0", "100", "warning") in bornes
    assert ("decimal", "0", str(10**15), "stop") in bornes
    assert ("list", '"oui,non"', None, "stop") in bornes
    assert all(len(regle.error) <= 255 and len(regle.errorTitle) <= 32 for regle in feuille.data_validations.dataValidation)


def test_aucune_formule(projet: Projet) -> None:
    """Signed words that begin as a formula does, or that hold what no workbook may, are words."""
    projet.remplacer("referentiel", "libelle: Taux", 'libelle: "=HYPERLINK(\\"http://x.invalid\\";\\"a\\")"')
    projet.remplacer("referentiel", "libelle: Nombre", 'libelle: "+1 @SUM(A1) #N/A"')
    projet.remplacer("referentiel", "libelle: Montant", 'libelle: "#DIV/0!"')
    chemin = preparer(projet)
    feuilles = list(openpyxl.load_workbook(chemin))
    assert {case.data_type for feuille in feuilles for rangee in feuille for case in rangee} <= {"s", "n", "inlineStr"}
    assert "=HYPERLINK" in str(feuilles[1].cell(4, 2).value)
    with zipfile.ZipFile(chemin) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet2.xml")
        assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()


def test_tout_l_exemple(tmp_path: Path) -> None:
    """The example, hostile words and all: a workbook for each partner who is named, by place and by part; nothing for who is named for no indicator."""
    projet = copier_exemple(tmp_path / "projet")
    ou = tmp_path / "classeurs"
    code, dit = lancer(projet, "preparer", "--contrat", CONTRAT, "--periode", "2020", "--dossier", str(ou))
    assert code == 0, dit
    noms = sorted(fichier.name for fichier in ou.iterdir())
    assert noms == [f"collecte-{CONTRAT}-{qui}-2020.xlsx" for qui in ("autreville", "caf-exemple", "etat", "exempleville", "pirates")]
    feuille = openpyxl.load_workbook(ou / noms[3])["Saisie"]
    rangs = colonnes(feuille)
    lus = [tuple(feuille.cell(ligne, rangs[colonne]).value for colonne in (Colonne.LIEU, Colonne.PARTIE)) for ligne in range(5, 8)]
    assert lus == [("Exempleville", "Ensemble"), ("Exempleville", "Femmes"), ("Exempleville", "Hommes")]
    code, dit = lancer(projet, "preparer", "--contrat", CONTRAT, "--periode", "2020", "--partenaire", "anru", "--dossier", str(ou))
    assert code == 1
    assert "aucun contrat ne le nomme" in dit
    code, dit = lancer(projet, "preparer", "--periode", "2020", "--partenaire", "caf,etat", "--dossier", str(ou))
    assert code == 0
    assert "Demander à : caf-exemple." in dit
    assert "État : 5 chiffres" in dit
    assert "dire pour quel contrat" in lancer(projet, "preparer", "--periode", "2020")[1]


@pytest.mark.parametrize(
    ("options", "mot"),
    [
        ((), "--periode 2024"),
        (("--periode", "2015-2019"), "une année scolaire dure un an"),
        (("--periode", "2022"), "n’a pas commencé"),
        (("--periode", "2020", "--partenaire", "etta"), "etat"),
        (("--periode", "2020", "--contrat", "autre"), "n’a pas de contrat"),
        (("--periode", "2020", "--avant-le", "2021-01-01"), "doit venir après"),
        (("--periode", "2020", "--courriel", "pas une adresse"), "adresse de courriel"),
        (("--periode", "2020", "--format", "pdf"), "texte ou json"),
    ],
)
def test_une_commande_mal_ecrite(projet: Projet, options: tuple[str, ...], mot: str) -> None:
    """Each wrong option is said, and nothing is written."""
    code, dit = lancer(projet.racine, "preparer", *options, jour=JOUR)
    assert code == 2
    assert mot in dit
    assert not (projet.racine / "collecte").exists()


@pytest.mark.parametrize(
    "abime", ["essai:etat:taux:arcueil:2021::{}", "essai:etat:nombre:arcueil:2020::{}", "essai:etat:taux:arcueil:2020:", "a:b:c:d:e:f:g"]
)
def test_un_repere_abime_se_voit(abime: str) -> None:
    """A mark whose year or indicator was changed, and one that is cut, is none."""
    juste = str(Repere("essai", "etat", "taux", "arcueil", "2020"))
    assert str(lire_repere(juste)) == juste
    with pytest.raises(RepereAbime):
        lire_repere(abime.format(juste[-3:]))
