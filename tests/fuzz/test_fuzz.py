"""A few hundred of the inputs of `make fuzz`, the same each time, and what it once found."""

import os
from pathlib import Path

import pytest

from generator.sources.contenu import nom_affiche
from tests.fuzz.__main__ import CONTRATS, Terrain, essais, essayer, preparer
from tests.fuzz.epreuve import verifier_le_bilan
from tests.problemes.exemples import copier
from tests.systemes import posix
from tests.tout import TOUT

pytestmark = pytest.mark.lent

NOMBRE = 1_500 if TOUT else 100
GRAINE = 20_191


@pytest.fixture(scope="module")
def terrains(tmp_path_factory: pytest.TempPathFactory) -> list[Terrain]:
    dossier = tmp_path_factory.mktemp("fuzz")
    return [preparer(dossier, contrat) for contrat in CONTRATS]


def test_rien_ne_tombe(terrains: list[Terrain]) -> None:
    """Each contract, and each way to spoil a file."""
    faits = set()
    for rang, (terrain, nom, hasard) in enumerate(essais(terrains, NOMBRE, GRAINE)):
        avant = {chemin: chemin.read_bytes() for chemin in (terrain.racine / nom).parent.iterdir() if chemin.is_file()}
        try:
            faits.add(essayer(terrain, nom, hasard).partition(" ")[0])
        except BaseException as erreur:
            erreur.add_note(f"{nom}, input {rang} of seed {GRAINE}")
            raise
        apres = {chemin: chemin.read_bytes() for chemin in (terrain.racine / nom).parent.iterdir() if chemin.is_file()}
        assert apres == avant, "the next input must be of a sound contract"
    assert len(faits) >= 12, faits


# Found by it: which file, what was in it, what took its place, and the code of what must be said.
TROUVES = [
    ("grigny", "referentiels/grigny/referentiel/2-enfance.yml", "titre:", "titr:", "champ-manquant"),
    ("paris", "referentiels/paris/referentiel/2-travailler.yml", "titre:", "TITRE:", "champ-manquant"),
    ("grigny", "referentiels/grigny/territoires.yml", "code: QP091027", f"code: {'x' * 3_000}", "code-de-lieu"),
]


@posix
@pytest.mark.parametrize(("nom", "dit"), [("a\nb.md", "a b.md"), (os.fsdecode(b"\xe9.md"), "�.md")])
def test_un_nom_de_fichier_se_dit_sur_une_ligne(nom: str, dit: str, tmp_path: Path) -> None:
    """Found by it: the name of a plain summary, with an end of line in it, or bytes that are no letter."""
    terrain = preparer(tmp_path, "grigny")
    (terrain.racine / "content/grigny/facile" / nom).write_text("Un résumé.", encoding="utf-8")
    assert f"content/grigny/facile/{dit}" in {probleme.lieu.fichier for probleme in verifier_le_bilan(terrain.racine, terrain.magasin)}


@posix
def test_tout_nom_de_fichier_se_dit_sur_une_ligne(tmp_path: Path) -> None:
    """Found by it, twice: wherever a file lies, and whatever it is, it may be renamed so; what is said of it can be shown."""
    projet, illisible = copier(tmp_path), "a\n" + os.fsdecode(b"\xe9")
    # Beside the folders of the project anything may lie (a README, scripts): nothing is said of it.
    uns = {(chemin.parent, chemin.suffix): chemin for chemin in sorted(projet.rglob("*")) if chemin.is_file() and chemin.parent != projet}
    assert len(uns) > 15
    for chemin in uns.values():
        for nom in (f"{illisible}{chemin.suffix}", illisible):
            autre = chemin.rename(chemin.with_name(nom))
            dits = {probleme.lieu.fichier for probleme in verifier_le_bilan(projet)}
            autre.rename(chemin)
            dossier = chemin.parent.relative_to(projet).as_posix()
            assert f"{dossier}/{nom_affiche(autre)}" in dits, (chemin, nom, dits)


def test_une_premiere_ligne_sans_fin(tmp_path: Path) -> None:
    """Found by it: a table on one line, repeated, has a hundred thousand headings; their places took the square of their number."""
    projet = copier(tmp_path)
    table = projet / "referentiels/valmont/valeurs/parents.csv"
    table.write_text("indicateur;territoire;" * 200_000, encoding="utf-8")
    assert "csv-colonnes" in {str(un.code) for un in verifier_le_bilan(projet, lus=table.stat().st_size)}


@pytest.mark.parametrize(("contrat", "fichier", "avant", "apres", "code"), TROUVES)
def test_ce_qui_est_tombe_ne_tombe_plus(contrat: str, fichier: str, avant: str, apres: str, code: str, tmp_path: Path) -> None:
    terrain = preparer(tmp_path, contrat)
    chemin = terrain.racine / fichier
    texte = chemin.read_text("utf-8")
    assert avant in texte
    places = [rang for rang in range(len(texte)) if texte.startswith(avant, rang)]
    for place in places[:: max(1, len(places) // 3)]:
        chemin.write_text(f"{texte[:place]}{apres}{texte[place + len(avant) :]}", encoding="utf-8")
        assert code in {str(probleme.code) for probleme in verifier_le_bilan(terrain.racine, terrain.magasin)}


@pytest.mark.parametrize("signe", ["\u200b", "\u2060", "\u00ad", "\U000e0041"])
@pytest.mark.parametrize(
    ("fichier", "avant", "apres"),
    [
        ("referentiels/valmont/territoires.yml", 'code: "00001"', 'code: "a{}"'),
        ("referentiels/valmont/referentiel.yml", 'libelle: "Part', 'libelle: "Part{}'),
    ],
)
def test_un_mot_cite_se_montre(fichier: str, avant: str, apres: str, signe: str, tmp_path: Path) -> None:
    """Found by it: a rule quotes the code of a place as it is written, with a sign that shows nowhere."""
    projet = copier(tmp_path)
    chemin = projet / fichier
    texte = chemin.read_text("utf-8")
    assert avant in texte
    chemin.write_text(texte.replace(avant, apres.format(signe), 1), "utf-8")
    table = projet / "referentiels/valmont/valeurs/etrange.csv"
    table.write_text("indicateur;territoire;periode;valeur;source\npart;valmont;2019;425 %;P\n", "utf-8")
    assert verifier_le_bilan(projet)
