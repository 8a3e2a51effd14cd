"""The real files, spoilt at random: the run never raises, and whatever it says has a place, words and a way out."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.epreuve import verifier_le_bilan
from tests.fuzz.mutations import POISONS
from tests.sources.essai import FICHIERS, nouveau_projet
from tests.tout import TOUT

pytestmark = pytest.mark.lent

RACINE = Path(__file__).parents[2]
REELS = sorted(chemin.relative_to(RACINE).as_posix() for chemin in (RACINE / "referentiels").rglob("*") if chemin.is_file())
CONTRATS = sorted(chemin.name for chemin in (RACINE / "referentiels").iterdir() if chemin.is_dir())
reglages = settings(
    max_examples=int(os.environ.get("ESSAIS") or (40 if TOUT else 15)),
    deadline=None,
    derandomize="ESSAIS" not in os.environ,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


Copie = Callable[[str], Path]


@pytest.fixture(scope="module")
def copie(tmp_path_factory: pytest.TempPathFactory) -> Copie:
    """The real data around a file: its contract (the smallest for a file that all share) and what is shared. Copied once; each example
    puts back what it spoilt."""
    racines: dict[str, Path] = {}

    def autour(nom: str) -> Path:
        contrat = nom.split("/")[1] if nom.count("/") > 1 else "grigny"
        if contrat not in racines:
            racines[contrat] = tmp_path_factory.mktemp("reels")
            autres = shutil.ignore_patterns(*(autre for autre in CONTRATS if autre != contrat))
            for dossier in ("referentiels", "content"):
                shutil.copytree(RACINE / dossier, racines[contrat] / dossier, ignore=autres)
        return racines[contrat]

    return autour


def avec(racine: Path, nom: str, octets: bytes) -> None:
    """Examine the project with this file in place of its own, then put its own back."""
    chemin = racine / nom
    avant = chemin.read_bytes()
    chemin.write_bytes(octets)
    try:
        verifier_le_bilan(racine)
    finally:
        chemin.write_bytes(avant)


@reglages
@given(st.sampled_from(REELS), st.lists(st.tuples(st.floats(0, 1), st.sampled_from(POISONS), st.integers(0, 20)), min_size=1, max_size=3))
def test_octets_au_hasard(copie: Copie, nom: str, coups: list[tuple[float, bytes, int]]) -> None:
    """Bytes put in place of others, anywhere in a real file."""
    octets = (copie(nom) / nom).read_bytes()
    for part, poison, longueur in coups:
        rang = int(part * len(octets))
        octets = octets[:rang] + poison + octets[rang + longueur :]
    avec(copie(nom), nom, octets)


@reglages
@given(st.sampled_from(REELS), st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1), st.sampled_from("xdiu>")), min_size=1, max_size=4))
def test_lignes_au_hasard(copie: Copie, nom: str, coups: list[tuple[float, float, str]]) -> None:
    """Lines of a real file taken away, doubled, moved, shifted."""
    lignes = (copie(nom) / nom).read_text("utf-8").split("\n")
    for ici, ailleurs, geste in coups:
        rang, autre = int(ici * (len(lignes) - 1)), int(ailleurs * (len(lignes) - 1))
        match geste:
            case "x":
                del lignes[rang : rang + 3]
            case "d":
                lignes.insert(autre, lignes[rang])
            case "i":
                lignes[rang], lignes[autre] = lignes[autre], lignes[rang]
            case "u":
                lignes[rang] = lignes[rang].upper()
            case _:
                lignes[rang] = f"  {lignes[rang]}"
        lignes = lignes or [""]
    avec(copie(nom), nom, "\n".join(lignes).encode("utf-8"))


fragments = st.recursive(
    st.sampled_from(
        [
            "a",
            "~",
            '""',
            "no",
            "12",
            "2019",
            "1e400",
            '"\\0"',
            '"\\u202e"',
            "!t x",
            "&a x",
            "*a",
            "o1",
            "etat",
            "-5",
            ".nan",
            "2019-02-30",
            "9" * 400,
        ]
    )
    | st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Z")), max_size=8),
    lambda sous: (
        st.lists(sous, max_size=3).map(lambda mots: f"[{', '.join(mots)}]")
        | st.dictionaries(st.sampled_from(["id", "titre", "noeuds", "x", "<<", "? [a]"]), sous, max_size=3).map(
            lambda champs: "{" + ", ".join(f"{cle}: {mot}" for cle, mot in champs.items()) + "}"
        )
    ),
    max_leaves=6,
)


@reglages
@given(nom=st.sampled_from([nom for nom in FICHIERS if nom.endswith(".yml")]), part=st.floats(0, 1), fragment=fragments)
def test_structure_au_hasard(tmp_path: Path, nom: str, part: float, fragment: str) -> None:
    """The value of one field of the small project becomes something else."""
    racine = nouveau_projet(tmp_path).racine
    lignes = FICHIERS[nom].split("\n")
    rangs = [rang for rang, ligne in enumerate(lignes) if ":" in ligne]
    rang = rangs[int(part * (len(rangs) - 1))]
    lignes[rang] = f"{lignes[rang].split(':')[0]}: {fragment}"
    avec(racine, nom, "\n".join(lignes).encode("utf-8", "surrogatepass"))


@reglages
@given(
    st.lists(
        st.lists(
            st.sampled_from(["taux", "arcueil", "2019", "1 234,5", "12 %", "secret", "", '"', "\u2028", "x" * 200_000, "٣"])
            | st.text(max_size=6),
            max_size=7,
        ),
        max_size=6,
    ),
    st.sampled_from(";,\t"),
)
def test_csv_au_hasard(tmp_path: Path, rangees: list[list[str]], separateur: str) -> None:
    """Rows of anything."""
    racine = nouveau_projet(tmp_path).racine
    entete = separateur.join(("indicateur", "territoire", "periode", "valeur", "source"))
    texte = "\n".join([entete, *(separateur.join(rangee) for rangee in rangees)])
    avec(racine, "referentiels/essai/valeurs/etat.csv", texte.encode("utf-8", "surrogatepass"))


@reglages
@given(st.sampled_from(list(FICHIERS)), st.binary(max_size=200))
def test_n_importe_quoi(tmp_path: Path, nom: str, octets: bytes) -> None:
    """A file of random bytes."""
    avec(nouveau_projet(tmp_path).racine, nom, octets)


json_quelconque = st.recursive(
    st.sampled_from(["null", "true", "NaN", "Infinity", "1e999", "-0", "9" * 400, "2.3", "48", '"x"', '"\\ud800"', "[]", "{}"]),
    lambda sous: (
        st.lists(sous, max_size=5).map(lambda mots: f"[{','.join(mots)}]")
        | st.dictionaries(st.sampled_from(["features", "properties", "geometry", "type", "coordinates", "code"]), sous, max_size=4).map(
            lambda champs: "{" + ",".join(f'"{cle}":{mot}' for cle, mot in champs.items()) + "}"
        )
    ),
    max_leaves=20,
)


@reglages
@given(
    json_quelconque,
    st.sampled_from(
        [
            "{}",
            '{{"features": [{{"properties": {{"code": "94003"}}, "geometry": {{"type": "Polygon", "coordinates": {}}}}}]}}',
            '{{"features": {}}}',
        ]
    ),
)
def test_geojson_au_hasard(tmp_path: Path, quelconque: str, forme: str) -> None:
    """Outlines of anything."""
    projet = nouveau_projet(tmp_path)
    territoires = FICHIERS["referentiels/essai/territoires.yml"] + "geometries:\n  - {fichier: qpv.geojson}\n"
    projet.ecrire("territoires", territoires)
    projet.ecrire("referentiels/essai/qpv.geojson", forme.format(quelconque))
    verifier_le_bilan(projet.racine)
