"""The invented country of the benchmarks: sound data, the same bytes for the same seed, and contracts that do not depend on its size."""

from collections import Counter
from pathlib import Path

import pytest

from benchmarks.invention.carte_d_identite import JOUR, identite, quartiers
from benchmarks.invention.fichiers import Pays, ajouter_contrat, ecrire_pays, renommer_partenaire
from benchmarks.invention.noms import COMBIEN, nom_de_commune
from benchmarks.projets import Projet
from generator.calculs.genres_de_cible import GenreCible, genre_de_cible
from generator.publication.construction import examiner

PETIT = Pays(graine=7, contrats=2, indicateurs=90)


def octets(dossier: Path) -> dict[str, bytes]:
    """The content of each file, by its path in the project."""
    return {chemin.relative_to(dossier).as_posix(): chemin.read_bytes() for chemin in sorted(dossier.rglob("*")) if chemin.is_file()}


@pytest.fixture(scope="module")
def projet(tmp_path_factory: pytest.TempPathFactory) -> Projet:
    """Two contracts. Not to be changed."""
    return ecrire_pays(PETIT, tmp_path_factory.mktemp("pays") / "projet")


def test_ses_donnees_sont_saines(projet: Projet) -> None:
    """No error and no warning, and targets of every kind."""
    registre, problemes = examiner(projet.dossier, JOUR)
    assert [str(probleme) for probleme in problemes] == []
    assert [len(list(dossier.indicateurs())) for dossier in registre.dossiers] == [90, 90]
    genres = {genre_de_cible(indicateur) for dossier in registre.dossiers for indicateur in dossier.indicateurs()}
    assert genres == set(GenreCible)
    assert {valeur.periode.debut[:4] for dossier in registre.dossiers for valeur in dossier.valeurs} == {
        str(an) for an in range(2015, 2025)
    }


def test_la_meme_graine_donne_les_memes_octets(projet: Projet, tmp_path: Path) -> None:
    """And another one other bytes."""
    assert octets(ecrire_pays(PETIT, tmp_path / "encore").dossier) == octets(projet.dossier)
    assert octets(ecrire_pays(Pays(8, 2, 90), tmp_path / "autre").dossier) != octets(projet.dossier)


def test_un_contrat_de_plus_ne_change_que_ce_qui_est_commun(projet: Projet, tmp_path: Path) -> None:
    """Added afterwards or written with the others: the same bytes. The contracts that were there keep theirs."""
    ecrire_pays(Pays(7, 1, 90), tmp_path / "ajoute")
    avant = octets(tmp_path / "ajoute")
    ajouter_contrat(Pays(7, 1, 90), tmp_path / "ajoute")
    apres = octets(tmp_path / "ajoute")
    assert apres == octets(projet.dossier)
    assert [chemin for chemin in avant if avant[chemin] != apres[chemin]] == ["referentiels/partenaires.yml"]


def test_ce_qui_change_se_change(tmp_path: Path) -> None:
    """A figure, again and again, and the name of a partner: the data stay sound, and one line changes."""
    projet = ecrire_pays(Pays(7, 1, 40), tmp_path / "projet")
    for changer in (projet.changer, lambda tour: renommer_partenaire(projet.dossier, tour)):
        for tour in range(2):
            avant = octets(projet.dossier)
            changer(tour)
            apres = octets(projet.dossier)
            (chemin,) = (chemin for chemin in avant if avant[chemin] != apres[chemin])
            assert len(set(apres[chemin].splitlines()) - set(avant[chemin].splitlines())) == 1
    assert not examiner(projet.dossier, JOUR)[1]


def test_le_pays_entier_a_sa_taille() -> None:
    """435 contracts that have names of their own, 150 to 600 indicators, and 1,600 quartiers."""
    contrats = [identite(1, rang) for rang in range(435)]
    assert len({contrat.id for contrat in contrats}) == 435
    assert sum(quartiers(rang) for rang in range(435)) == sum(len(contrat.de_type("qpv")) for contrat in contrats) == 1600
    assert {min(contrat.indicateurs for contrat in contrats), max(contrat.indicateurs for contrat in contrats)} <= set(range(150, 601))
    assert max(Counter(id_ for contrat in contrats for id_, _, _ in contrat.partenaires).values()) == 1


def test_les_noms_sont_tous_differents() -> None:
    """And past the last one it says so, rather than give one twice."""
    assert len({nom_de_commune(rang) for rang in range(COMBIEN)}) == COMBIEN
    with pytest.raises(ValueError, match="names of communes"):
        nom_de_commune(COMBIEN)


def test_un_dossier_qui_sert_deja_reste_comme_il_est(tmp_path: Path) -> None:
    """The inventor writes nothing over what is there."""
    (tmp_path / "lettre.txt").write_text("à garder", "utf-8")
    with pytest.raises(FileExistsError):
        ecrire_pays(PETIT, tmp_path)
    assert [chemin.name for chemin in tmp_path.iterdir()] == ["lettre.txt"]


@pytest.mark.parametrize(
    ("page", "attendu"), [("<td>6 104</td>", True), ("<td>6\u202f104 habitants", True), ("<td>6104", True), ("16104", False)]
)
def test_un_chiffre_se_reconnait_dans_une_page(projet: Projet, page: str, attendu: bool) -> None:
    """However its thousands are parted, and only as a whole."""
    assert projet.montre(page, 3) is attendu
