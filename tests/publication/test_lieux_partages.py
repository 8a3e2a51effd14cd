"""A place that two contracts name, on the portal: it comes and goes with the second of them, and one change makes again what shows it, and nothing else."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.exemple.projet import CONTRAT
from tests.publication import changements_de_l_exemple as exemple
from tests.publication.arbres import Propre, a_neuf, arbre, construire, differences, exemple_neuf, remplacer

PAGE = "lieux/commune-99001/"
CHEZ_L_AUTRE = Path("referentiels/contrat-minimal/territoires.yml")
SEUL, PARTAGE = "{id: peuville, type: commune, nom: Peuville,", "{id: peuville, type: commune, nom: Peuville, code: '99001',"


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, whose two contracts name one commune."""
    projet = exemple_neuf(tmp_path_factory.mktemp("partages") / "projet")
    assert not (projet / "public" / "lieux").exists()
    remplacer(projet / CHEZ_L_AUTRE, SEUL, PARTAGE)
    assert construire(projet, projet / "public").sain
    return projet


@pytest.fixture(scope="module")
def propre(tmp_path_factory: pytest.TempPathFactory) -> Propre:
    return a_neuf(tmp_path_factory.mktemp("neuf") / "projet")


def apres(projet: Path, changer: Callable[[Path], None]) -> set[str]:
    """The files below `lieux/` that a change makes other."""
    avant = arbre(projet / "public")
    changer(projet)
    assert construire(projet, projet / "public").sain
    return {chemin for chemin in differences(avant, arbre(projet / "public")) if chemin.startswith("lieux/")}


def test_un_lieu_partage_a_sa_page(projet: Path, propre: Propre) -> None:
    """With its sheet, its feed and its picture; as a build from nothing makes them."""
    publie = arbre(projet / "public")
    siens = {chemin for chemin in publie if chemin.startswith("lieux/") and not chemin.endswith("/")}
    assert siens == {f"{PAGE}{nom}" for nom in ("index.html", "fiche/index.html", "flux.xml", "flux.json", "partage.png")}
    page = publie[f"{PAGE}index.html"].decode()
    assert "Aussi nommé" in page
    assert "Peuville" in page
    assert differences(publie, propre(projet)) == []


def test_un_chiffre_d_ailleurs_n_y_touche_pas(projet: Path) -> None:
    """A figure of the other commune: the feed alone tells it, for it is of a promise that names this one too."""
    valeurs = exemple.DOSSIER / "valeurs" / "communes.csv"
    assert apres(projet, lambda ici: remplacer(ici / valeurs, ";autreville;2018;", ";autreville;2017;")) == {
        f"{PAGE}flux.xml",
        f"{PAGE}flux.json",
    }


def test_un_chiffre_du_lieu_refait_ce_qui_le_montre(projet: Path, propre: Propre) -> None:
    """The page, its sheet, its feed; the same as from nothing."""
    changes = apres(projet, exemple.valeur)
    assert changes == {f"{PAGE}{nom}" for nom in ("index.html", "fiche/index.html", "flux.xml", "flux.json")}
    assert differences(arbre(projet / "public"), propre(projet)) == []


def test_le_lieu_redevient_celui_d_un_contrat(projet: Path, propre: Propre) -> None:
    """Nothing of it stays, and no link leads to it."""
    remplacer(projet / CHEZ_L_AUTRE, PARTAGE, SEUL)
    assert construire(projet, projet / "public").sain
    publie = arbre(projet / "public")
    assert not any(chemin.startswith("lieux/") for chemin in publie)
    assert f'href="../../../{PAGE}"' not in publie[f"{CONTRAT}/territoires/exempleville/index.html"].decode()
    assert differences(publie, propre(projet)) == []
