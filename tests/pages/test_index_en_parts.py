"""The files of an index in parts: what each holds, and that they are the same on every machine."""

import json
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.fichiers import index_en_parts
from generator.pages.fichiers.index_en_parts import LIMITE, index_d_un_site
from generator.pages.fichiers.mots_cherches import mots_de
from generator.pages.pieces.recherche import EntreeDeRecherche
from generator.pages.sortie import Fichier

ENTREES = (
    EntreeDeRecherche("ville/territoires/gagarine/", "Gagarine", "Ville", "cité"),
    EntreeDeRecherche("ville/indicateurs/i1/", "Logements de Gagarine", "Ville · Indicateur"),
    EntreeDeRecherche("ville/referentiel/p1/", "Les logements", "Ville"),
)
SYNONYMES = ((("HLM",), ("logement social",)),)


def en_parts(entrees: tuple[EntreeDeRecherche, ...], **tailles: int) -> dict[str, object]:
    """What each file says, by its path below `recherche/`."""
    with mock.patch.multiple(index_en_parts, **tailles):
        sorties = list(index_en_parts.index_en_parts(entrees, SYNONYMES))
    assert all(isinstance(sortie, Fichier) for sortie in sorties)
    return {sortie.chemin.removeprefix("recherche/"): json.loads(sortie.rendre()) for sortie in sorties if isinstance(sortie, Fichier)}


def test_trois_pages() -> None:
    """Pages by two; one lexicon; the word «gagarine» is the one word of the title of page 0, a place (kind 0), and one of two of page 1, an
    indicator (kind 3)."""
    parts = en_parts(ENTREES, BLOC=2)
    assert list(parts) == ["pages/0.json", "pages/1.json", "mots/0-0.json", "lexique/0.json", "index.json"]
    assert parts["pages/1.json"] == [["ville/referentiel/p1/", "Les logements", "Ville"]]
    mots = parts["mots/0-0.json"]
    assert isinstance(mots, dict)
    assert mots["gagarine"] == [[8 * 1 + 0, 0], [8 * 2 + 3, 1]]
    assert mots["cite"] == [[0, 0]]
    assert mots["ville"] == [[0, 0], [2, 2], [3, 1]], "beside the title, by kind of page"
    assert parts["lexique/0.json"] == {
        "mots": [["cite", 1, "de", 1, "gagarine", 2, "indicateur", 1, "les", 1, "logement", 2, "ville", 3]],
        "synonymes": {"hlm": [["logement", "social"]]},
    }
    manifeste = parts["index.json"]
    assert isinstance(manifeste, dict)
    assert manifeste["parts"] | {"version": ""} == {"version": "", "nombre": 3, "bloc": 2, "lexique": ["cite"]}


def test_une_longue_liste_est_en_morceaux() -> None:
    """«logement» is on seven pages: pieces of three, by the order of pages, and the three best, places before indicators."""
    entrees = tuple(
        EntreeDeRecherche(f"{'territoires' if rang >= 4 else 'indicateurs'}/x{rang}/", "Logement" if rang % 2 else "Un logement neuf", "")
        for rang in range(7)
    )
    parts = en_parts(entrees, MORCEAU=3)
    lexique = parts["lexique/0.json"]
    assert isinstance(lexique, dict)
    assert [part for part in lexique["mots"] if part[0] == "logement"] == [["logement", 7, [0, 3, 6]]]
    place = lexique["mots"].index(["logement", 7, [0, 3, 6]])
    assert [list(_rangs(parts[f"mots/0-{place}-{morceau}.json"], "logement")) for morceau in (0, 1, 2)] == [[0, 1, 2], [3, 4, 5], [6]]
    assert list(_rangs(parts[f"mots/0-{place}-tete.json"], "logement")) == [4, 5, 6]


PHRASES = st.text("abcéœ .s", max_size=12)


@given(st.lists(st.builds(EntreeDeRecherche, st.just("a/"), PHRASES, PHRASES, PHRASES), max_size=20), st.sampled_from((1, 3, 50, 10_000)))
def test_chaque_mot_de_chaque_page_une_fois(entrees: list[EntreeDeRecherche], taille: int) -> None:
    """Whatever the sizes, every word of a page is in one list, where the lexicon says."""
    parts = en_parts(tuple(entrees), BLOC=taille, LEXIQUE=taille, PART=taille, MORCEAU=taille)
    vus: dict[str, list[int]] = {}
    for nom, contenu in parts.items():
        if nom.startswith("mots/") and "tete" not in nom:
            assert isinstance(contenu, dict)
            for mot in contenu:
                vus.setdefault(mot, []).extend(_rangs(contenu, mot))
    attendus: dict[str, list[int]] = {}
    for rang, entree in enumerate(entrees):
        for mot in dict.fromkeys(mots_de(f"{entree.titre} {entree.contexte} {entree.annexe}")):
            attendus.setdefault(mot, []).append(rang)
    assert {mot: sorted(rangs) for mot, rangs in vus.items()} == attendus
    dits: dict[str, int] = {}
    for nom, contenu in parts.items():
        if nom.startswith("lexique/"):
            assert isinstance(contenu, dict)
            for part in contenu["mots"]:
                dits |= {part[0]: part[1]} if isinstance(part[-1], list) else dict(zip(part[::2], part[1::2], strict=True))
    assert dits == {mot: len(rangs) for mot, rangs in attendus.items()}


def _rangs(part: object, mot: str) -> list[int]:
    """The pages of a word in a file of lists, in their order."""
    assert isinstance(part, dict)
    rangs = []
    for _, *pas in part[mot]:
        rangs += [sum(pas[: combien + 1]) for combien in range(len(pas))]
    return sorted(rangs)


def test_un_petit_site_garde_un_seul_fichier() -> None:
    assert [sortie.adresse for sortie in index_d_un_site(ENTREES, SYNONYMES)] == ["recherche/index.json"]
    longue = EntreeDeRecherche("x/", "x", "", "y" * LIMITE)
    assert len(list(index_d_un_site((*ENTREES, longue), ()))) > 1


def test_un_titre_change_un_bloc() -> None:
    """A page of many gets the title of another: of the files of pages one is new, and lists where these words are not stay as they were."""
    entrees = [EntreeDeRecherche(f"c/indicateurs/i{rang}/", f"Action mot{rang % 97} terme{rang % 89}", "Ville") for rang in range(3000)]
    avant = en_parts(tuple(entrees), PART=2_000)
    entrees[1234] = EntreeDeRecherche(entrees[1234].adresse, entrees[1300].titre, "Ville")
    apres = en_parts(tuple(entrees), PART=2_000)
    changes = [nom for nom in {*avant, *apres} if avant.get(nom) != apres.get(nom)]
    assert [nom for nom in changes if nom.startswith("pages/")] == [f"pages/{1234 // 32}.json"]
    assert 1 <= len([nom for nom in changes if nom.startswith("mots/")]) <= 4


def test_les_memes_octets_quelle_que_soit_la_graine() -> None:
    """No order of a set or of a hash comes out."""
    programme = (
        "import hashlib\n"
        "from generator.pages.fichiers.index_en_parts import index_en_parts\n"
        "from tests.pages.test_index_en_parts import ENTREES, SYNONYMES\n"
        "print(hashlib.sha256(b''.join(s.rendre() for s in index_en_parts(ENTREES * 50, SYNONYMES))).hexdigest())"
    )
    racine = Path(__file__).parents[2]
    dites = {
        subprocess.run(
            [sys.executable, "-c", programme],
            cwd=racine,
            env={**os.environ, "PYTHONHASHSEED": graine},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for graine in ("1", "2")
    }
    assert len(dites) == 1
