"""What is said of the texts of documents and of findings: unknown parts, places that are not there, lines written twice."""

from pathlib import Path

import pytest

from generator.model.probleme import Gravite
from generator.publication.construction import examiner
from tests.exemple.projet import copier_exemple
from tests.problemes.exemples import CONTRAT as VALMONT
from tests.problemes.exemples import JOUR, copier

CONTRAT = Path("referentiels") / "contrat-d-exemple"


@pytest.fixture
def projet(tmp_path: Path) -> Path:
    """The example, to spoil."""
    return copier_exemple(tmp_path / "projet")


@pytest.fixture(scope="module")
def connus(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """What is said of the example as it is."""
    return {str(probleme) for probleme in examiner(copier_exemple(tmp_path_factory.mktemp("connus") / "projet"), "2021-06-30")[1]}


def dits(projet: Path, connus: set[str], chemin: str, avant: str, apres: str) -> list[str]:
    """What is said more, once `avant` is `apres` in a file of the contract, as «file:line code»."""
    fichier = projet / CONTRAT / chemin
    texte = fichier.read_text("utf-8")
    assert avant in texte
    fichier.write_text(texte.replace(avant, apres, 1), "utf-8")
    nouveaux = [probleme for probleme in examiner(projet, "2021-06-30")[1] if str(probleme) not in connus]
    return [f"{Path(probleme.lieu.fichier).name}:{probleme.lieu.ligne} {probleme.code}" for probleme in nouveaux]


@pytest.mark.parametrize(
    ("chemin", "avant", "apres", "attendus"),
    [
        ("constats.yml", "constats: [p9, p10]", "constats: [p9, p99]", ["constats.yml:11 passage"]),
        ("constats.yml", "constats: [p9, p10]", "constats: [p9, p9]", ["constats.yml:11 passage"]),
        ("constats.yml", "constats: [p9, p10]", "constats: [p9, 'Page 10']", ["constats.yml:13 passage"]),
        ("constats.yml", "promesses: [o1-1]", "promesses: [o9]", ["constats.yml:14 reference"]),
        ("constats.yml", "passage: p12, promesses: [o1-1-p1-e1]", "passage: p12, promesses: [o9]", ["constats.yml:16 reference"]),
        ("constats.yml", "titre: p8\n    sujets", "titre: article-9#p8\n    sujets", ["constats.yml:9 passage"]),
        ("documents/protocole/corrections.yml", "article-1#p7", "article-1#p70", ["corrections.yml:2 passage"]),
        ("documents/protocole/corrections.yml", '"a été signé"', '"a été relu"', ["corrections.yml:2 passage"]),
        ("documents/protocole/annexe-2.md", "Une piscine pourrait", "Un bassin pourrait", ["faits.yml:21 passage-introuvable"]),
        ("faits.yml", 'texte: "Une piscine', 'passage: p99\n    texte: "Une piscine', ["faits.yml:21 passage"]),
        ("faits.yml", 'texte: "Une piscine', 'passage: annexe-2#p6\n    texte: "Une piscine', []),
    ],
)
def test_chaque_faute_a_sa_place(projet: Path, connus: set[str], chemin: str, avant: str, apres: str, attendus: list[str]) -> None:
    assert dits(projet, connus, chemin, avant, apres) == attendus


def test_une_partie_inconnue(projet: Path) -> None:
    """A file whose name is no section of contrat.yml, and a folder that is no document."""
    documents = projet / CONTRAT / "documents"
    (documents / "protocole" / "article-9.md").write_text("{p1} Un texte.\n", "utf-8")
    (documents / "autre").mkdir()
    codes = [(Path(probleme.lieu.fichier).name, probleme.code) for probleme in examiner(projet, "2021-06-30")[1]]
    assert ("article-9.md", "reference") in codes
    assert ("autre", "fichier-ignore") in codes


@pytest.mark.parametrize(("nom", "octets"), [("original.pdf", b"<html>"), ("pages/4.png", b"GIF89a")])
def test_un_fichier_qui_n_est_pas_ce_que_dit_son_nom(projet: Path, nom: str, octets: bytes) -> None:
    """A page saved as «original.pdf» would be served as a PDF."""
    (projet / CONTRAT / "documents" / "protocole" / nom).write_bytes(octets)
    assert "fichier-autre" in [probleme.code for probleme in examiner(projet, "2021-06-30")[1]]


@pytest.mark.parametrize(
    ("fichier", "avant", "apres", "attendu"),
    [
        ("referentiel.yml", "section: article-2", "section: article-9", "2:10 reference section"),
        ("referentiel.yml", "document: contrat", "document: contrt", "1:11 source document"),
        ("faits.yml", "section: article-2", "section: article-9", "2:10 reference section"),
        ("territoires.yml", "document: contrat", "document: contrt", "1:11 source document"),
        ("constats.yml", "section: article-1", "section: article-9", "2:10 reference section"),
        ("constats.yml", "document: contrat", "document: contrt", "1:11 source document"),
        ("constats.yml", "document: contrat\nsection: article-1\n", "", "1:1 source "),
    ],
)
def test_ce_qui_est_herite_est_dit_une_fois_et_ou_c_est_ecrit(tmp_path: Path, fichier: str, avant: str, apres: str, attendu: str) -> None:
    """One word at the top of a file is the source of all that stands below: it was told again of each of them, at its place."""
    projet = copier(tmp_path)
    gate = projet / VALMONT / fichier
    assert avant in gate.read_text("utf-8")
    gate.write_text(gate.read_text("utf-8").replace(avant, apres, 1), "utf-8")
    problemes = examiner(projet, JOUR)[1]
    assert [f"{un.lieu.ligne}:{un.lieu.colonne} {un.code} {un.champ}" for un in problemes if un.gravite is Gravite.ERREUR] == [attendu]
