"""The life of a real contract, from one publication to the next: whatever its editors do to ids, every address that was ever published answers."""

import re
import shutil
from pathlib import Path

import pytest

from generator import cli
from generator.model.probleme import Gravite
from generator.publication import construction
from generator.publication.adresses_retenues import retenir
from tests.constructeur_simple import ConstructeurSimple
from tests.exemple.projet import EXEMPLE, RACINE
from tests.publication.arbres import JOUR, remplacer
from tests.publication.test_adresses import publies, repondent, suivre, texte_de

AUTRE = "contrat-minimal"
FEUILLES = Path("referentiels") / "grigny" / "referentiel"


@pytest.fixture(scope="module")
def grigny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grigny's contract and a small one, published, whose addresses are in their ledgers. The tests follow each other: each begins where the last one ended."""
    projet = tmp_path_factory.mktemp("grigny") / "projet"
    for dossier in ("referentiels", "content"):
        (projet / dossier).mkdir(parents=True)
        for chemin in (RACINE / dossier).glob("*.*"):
            shutil.copy(chemin, projet / dossier)
        shutil.copytree(RACINE / dossier / "grigny", projet / dossier / "grigny")
    shutil.copytree(EXEMPLE / "referentiels" / AUTRE, projet / "referentiels" / AUTRE)
    publier(projet)
    retenir(projet, projet / "public")
    assert len([adresse for adresse in publies(projet) if adresse.startswith("grigny/")]) > 500
    return projet


def publier(projet: Path) -> None:
    """Publish it, as it is."""
    resultat = construction.construire(projet, projet / "public", aujourd_hui=JOUR, pdf=False, constructeur=ConstructeurSimple())
    assert resultat.sain, [resultat.echec, *(str(un) for un in resultat.problemes if un.gravite is Gravite.ERREUR)]


def adresses(projet: Path, *mots: str) -> None:
    """`engagements adresses mots… --ecrire`."""
    assert cli.main(["adresses", *mots, "--ecrire", "--projet", str(projet), "--date", JOUR]) == 0


def test_renommer_deplacer_scinder_fusionner(grigny: Path) -> None:
    """An axis and an indicator get other ids, a promise another parent, an indicator becomes two, two partners one: all at once."""
    adresses(grigny, "renommer", "f2", "enfance", "--contrat", "grigny")
    adresses(grigny, "renommer", "f1-o1-i2", "accueil", "--contrat", "grigny")
    _deplacer(grigny)
    numerique = grigny / FEUILLES / "6-inclusion-numerique.yml"
    deux = "".join(
        f'          - {{id: contrats-{quoi}, type: suivi, libelle: "Contrats {quoi}", unite: nombre, repere: "Objectif 1"}}\n'
        for quoi in ("eaje", "am")
    )
    remplacer(numerique, "          - id: f6-o1-i1\n", f"{deux}          - id: f6-o1-i1\n")
    mots = ("contrats-eaje", "contrats-am", "--contrat", "grigny", "--motif", "Le nombre mêlait deux accueils.", "--effacer-les-chiffres")
    adresses(grigny, "scinder", "f6-o1-i1", *mots)
    adresses(grigny, "fusionner", "caf-essonne", "emmaus-solidarite")
    publier(grigny)
    repondent(grigny, sauf=("grigny/indicateurs/f6-o1-i1/",))
    public = grigny / "public"
    mene = {
        "grigny/indicateurs/f1-o1-i2/": "grigny/indicateurs/accueil/",
        "grigny/referentiel/f2/": "grigny/referentiel/enfance/",
        "grigny/imprimer/f2/": "grigny/imprimer/enfance/",
        "grigny/partenaires/emmaus-solidarite/": "grigny/partenaires/caf-essonne/",
        "partenaires/emmaus-solidarite/": "partenaires/caf-essonne/",
        "grigny/referentiel/f8-o4/": "grigny/referentiel/f8-o4/",
    }
    for ancienne, nouvelle in mene.items():
        assert ancienne in publies(grigny)
        assert suivre(public, ancienne) == public / nouvelle / "index.html"
    dite = texte_de((public / "grigny/indicateurs/f6-o1-i1/index.html").read_bytes())
    assert "Le nombre mêlait deux accueils. Où chercher : Contrats eaje Contrats am" in dite


def _deplacer(projet: Path) -> None:
    """The last promise of the last axis goes below the one before."""
    logement, besoins = (projet / FEUILLES / nom for nom in ("8-logement.yml", "7-besoins-particuliers.yml"))
    reste, promesse = re.split(r"(?=^      - id: f8-o4$)", logement.read_text("utf-8"), flags=re.MULTILINE)
    logement.write_text(reste, "utf-8")
    promesse = promesse.replace(
        "        niveau: objectif\n", "        niveau: objectif\n        document: feuille-de-route\n        section: logement\n"
    )
    besoins.write_text(besoins.read_text("utf-8").rstrip("\n") + "\n" + promesse, "utf-8")


def test_changer_d_adresse(grigny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Served below a folder of another host: every old address answers below it too."""
    monkeypatch.setenv("SITE_URL", "https://ailleurs.invalid/la-ville/")
    publier(grigny)
    repondent(grigny, sauf=("grigny/indicateurs/f6-o1-i1/",))
    dits = (grigny / "public" / "_redirects").read_text("utf-8")
    assert "/la-ville/grigny/referentiel/f2/* /la-ville/grigny/referentiel/enfance/:splat 301" in dits.splitlines()


def test_finir_un_contrat(grigny: Path) -> None:
    """It is published no more: each page says so, each file says so in its own format."""
    for dossier in ("referentiels", "content"):
        shutil.rmtree(grigny / dossier / "grigny")
    adresses(grigny, "retirer", "grigny/", "--motif", "La convention est finie.", "--voir", "territoires/")
    publier(grigny)
    repondent(grigny, sauf=("grigny/", "lieux/"))
    public = grigny / "public"
    dite = texte_de((public / "grigny" / "referentiel" / "f1" / "index.html").read_bytes())
    assert "La convention est finie. Où chercher : Trouver mon quartier" in dite.replace("\u00a0", " ")
    assert (public / "grigny/donnees/grigny.xlsx").read_bytes()[:2] == (public / "grigny/donnees/grigny.zip").read_bytes()[:2] == b"PK"
