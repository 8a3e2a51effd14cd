"""Who follows a feed is told nothing twice: its entries keep their ids when things, places, partners or the folder of the contract are renamed."""

import shutil
from pathlib import Path

import feedparser
import pytest

from generator.cli import main
from generator.model.codes import CodeLien
from generator.model.probleme import Gravite
from generator.pages.contexte import Contexte
from generator.pages.recettes.a_suivre import recettes_a_suivre
from generator.publication.examen import examiner_projet
from tests.exemple.projet import CONTRAT, copier_exemple
from tests.publication.test_historique import enregistrer, git, lire, remplacer

JOUR = "2021-06-30"
NOUVEAU = "contrat-renomme"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """The example, of which a figure, a target and a place were changed a day after it was first committed."""
    projet = copier_exemple(tmp_path / "exemple")
    (projet / ".gitignore").write_text(".construction/\n", "utf-8")
    git(projet, "init", "-q")
    enregistrer(projet, "2021-06-01")
    donnees = projet / "referentiels" / CONTRAT
    remplacer(donnees / "valeurs" / "communes.csv", ";2018;383;", ";2018;385;")
    remplacer(donnees / "referentiel" / "1-ecole.yml", '"500 familles en 2022", valeur: 500', '"100 familles en 2022", valeur: 100')
    remplacer(donnees / "territoires.yml", "population: 21000", "population: 22000")
    remplacer(donnees / "contrat.yml", "\nfin: 2022\n", "\nfin: 2023\n")
    enregistrer(projet, "2021-06-02")
    return projet


def _fils(projet: Path, contrat: str = CONTRAT) -> dict[str, tuple[str, set[str]]]:
    """Of each feed of the contract, by what it is of: its id, and those of its entries."""
    registre = lire(projet, jour=JOUR)[1]
    contexte = Contexte(next(un for un in registre.dossiers if un.contrat.id == contrat), registre, JOUR)
    fils = {}
    for recette in recettes_a_suivre(contexte):
        for sortie in recette.faire():
            if sortie.chemin.endswith(".xml"):  # type: ignore[union-attr]
                lu = feedparser.parse(sortie.rendre())  # type: ignore[union-attr]
                fils[f"{sortie.chemin}"] = (lu.feed.id, {une.id for une in lu.entries})  # type: ignore[union-attr]
    return fils


def _renommer(projet: Path, ancien: str, nouveau: str) -> None:
    assert main(["adresses", "renommer", ancien, nouveau, "--ecrire", "--projet", str(projet)]) == 0


def test_un_indicateur_renomme_deux_fois(projet: Path) -> None:
    avant = _fils(projet)
    _renommer(projet, "familles-accueillies", "familles")
    enregistrer(projet, "2021-06-03")
    assert _fils(projet) == avant
    _renommer(projet, "familles", "familles-recues")
    enregistrer(projet, "2021-06-04")
    assert _fils(projet) == avant


@pytest.mark.parametrize(("dossier", "ancien"), [("territoires", "vieux-moulin"), ("partenaires", "caf-exemple")])
def test_un_lieu_un_partenaire_renommes(projet: Path, dossier: str, ancien: str) -> None:
    """Their own feeds too: only the address is another."""
    avant = _fils(projet)
    _renommer(projet, ancien, "autre-nom")
    enregistrer(projet, "2021-06-03")
    apres = _fils(projet)
    assert {chemin.replace("/autre-nom/", f"/{ancien}/"): un for chemin, un in apres.items()} == avant
    assert f"{dossier}/autre-nom/flux.xml" in apres


def _deplacer(projet: Path, ancien: str, nouveau: str, lignes: str) -> None:
    for dossier in ("referentiels", "content"):
        shutil.move(projet / dossier / ancien, projet / dossier / nouveau)
        for fichier in sorted((projet / dossier).rglob("*")):
            if fichier.suffix in (".yml", ".md", ".csv"):
                fichier.write_bytes(fichier.read_bytes().replace(ancien.encode(), nouveau.encode()))
    (projet / "referentiels" / "adresses.yml").write_text(f"adresses:\n{lignes}", "utf-8")


def test_le_dossier_du_contrat_renomme(projet: Path) -> None:
    """Then given its first name again, where both lines stay: the first one is done with, and says which name was the first."""
    avant = _fils(projet)
    un = f"  - {{adresse: {CONTRAT}/, vers: {NOUVEAU}/, le: 2021-06-03}}\n"
    _deplacer(projet, CONTRAT, NOUVEAU, un)
    enregistrer(projet, "2021-06-03")
    assert _fils(projet, NOUVEAU) == avant
    _deplacer(projet, NOUVEAU, CONTRAT, f"{un}  - {{adresse: {NOUVEAU}/, vers: {CONTRAT}/, le: 2021-06-04}}\n")
    enregistrer(projet, "2021-06-04")
    assert _fils(projet) == avant
    assert [str(un) for un in examiner_projet(projet, JOUR).problemes if un.gravite is Gravite.ERREUR] == []


def test_un_avis_renomme_et_revenu(projet: Path) -> None:
    """What has only a place of a page is followed by adresses.yml: both lines stay, and nothing is told."""
    avant = _fils(projet)
    avis, adresses = projet / "content" / CONTRAT / "avis", projet / "referentiels" / CONTRAT / "adresses.yml"
    for rang, (ancien, nouveau) in enumerate((("2020-accueil", "2020-mai"), ("2020-mai", "2020-accueil")), start=3):
        (avis / f"{ancien}.md").rename(avis / f"{nouveau}.md")
        with adresses.open("a", encoding="utf-8") as fichier:
            fichier.write(f'  - {{adresse: "avis/#avis-{ancien}", vers: "avis/#avis-{nouveau}", le: 2021-06-0{rang}}}\n')
        enregistrer(projet, f"2021-06-0{rang}")
        assert _fils(projet) == avant
    assert [str(un) for un in examiner_projet(projet, JOUR).problemes if un.code is CodeLien.ADRESSE_REVENUE] == []


def test_un_id_repris_par_une_autre_chose(projet: Path) -> None:
    """What has the id of before of another thing is told under its own: no two entries have one id."""
    _renommer(projet, "familles-accueillies", "familles")
    remplacer(
        projet / "referentiels" / CONTRAT / "referentiel" / "1-ecole.yml",
        "                  - id: familles\n",
        '                  - {id: familles-accueillies, type: suivi, libelle: "Autre", unite: nombre, repere: "Priorité 1"}\n'
        "                  - id: familles\n",
    )
    enregistrer(projet, "2021-06-03")
    registre = lire(projet, jour=JOUR)[1]
    contexte = Contexte(next(un for un in registre.dossiers if un.contrat.id == CONTRAT), registre, JOUR)
    cles = [une.cle for une in contexte.nouveautes]
    assert len(set(cles)) == len(cles)


@pytest.mark.parametrize("ordre", [("fusionner", "renommer"), ("renommer", "fusionner")])
def test_deux_choses_reunies_gardent_leurs_entrees(projet: Path, ordre: tuple[str, str]) -> None:
    """Of two that came, and were changed, on one day, and are one later, whatever its name is then: no entry has the id of another, and none that was told gets another one."""
    ecole = projet / "referentiels" / CONTRAT / "referentiel" / "1-ecole.yml"
    deux = "".join(
        f'                  - {{id: {id}, type: suivi, libelle: "{id}", unite: nombre, repere: "Priorité 1"}}\n' for id in ("un", "autre")
    )
    remplacer(ecole, "                  - id: guides\n", f"{deux}                  - id: guides\n")
    enregistrer(projet, "2021-06-03")
    for id in ("un", "autre"):
        remplacer(ecole, f'libelle: "{id}"', f'libelle: "Nombre de {id}"')
    enregistrer(projet, "2021-06-04")
    avant = _fils(projet)
    mots = {"fusionner": ("un", "autre"), "renommer": ("un", "le-meme")}
    for rang, action in enumerate(ordre, start=5):
        if ordre[0] == "renommer" and action == "fusionner":
            mots["fusionner"] = ("le-meme", "autre")
        assert main(["adresses", action, *mots[action], "--ecrire", "--projet", str(projet)]) == 0
        enregistrer(projet, f"2021-06-{rang:02d}")
        apres = _fils(projet)
        for chemin, (fil, entrees) in avant.items():
            assert apres[chemin][0] == fil
            assert entrees <= apres[chemin][1], chemin
    registre = lire(projet, jour=JOUR)[1]
    contexte = Contexte(next(un for un in registre.dossiers if un.contrat.id == CONTRAT), registre, JOUR)
    cles = [une.cle for une in contexte.nouveautes]
    assert len(set(cles)) == len(cles)
