"""Problems for programs and forges: the same ones in each form, and no word of a file becomes more than words."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.cli import main
from generator.commandes.formats_des_problemes import FORMATS, en_github, en_gitlab, en_json, en_markdown
from generator.model.codes.champs import CodeChamp
from generator.model.lieu import Lieu
from generator.model.probleme import Probleme
from tests.problemes.exemples import PROJET, copier, remplacer

JOUR = ("--date", "2023-06-30")
HOSTILES = ("a\n::error::b", "%0A::set-output", "a,b:c", "```\n# Titre\n@tous", "<img src=x onerror=alert(1)>", "](javascript:x)")


def _gater(projet: Path) -> None:
    contrat = projet / "referentiels/valmont/contrat.yml"
    contrat.write_text(contrat.read_text("utf-8").replace("fin:", "fim:", 1), "utf-8")
    places = projet / "referentiels/valmont/valeurs/places.csv"
    places.write_text(
        remplacer(places.read_text("utf-8"), "places;valmont;2022;64;Bilan 2022, page 7", "places;valmomt;2022;64;Bilan"), "utf-8"
    )


def _dit(capsys: pytest.CaptureFixture[str], *mots: str) -> tuple[int, str]:
    code = main(["verifier", *mots, *JOUR])
    return code, capsys.readouterr().out


def test_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Code, gravity, place in characters, field, what, why and how to mend it."""
    projet = copier(tmp_path)
    assert _dit(capsys, "--projet", str(projet), "--format", "json") == (0, en_json([]) + "\n")
    _gater(projet)
    code, dit = _dit(capsys, "--projet", str(projet), "--format", "json")
    assert code == 1
    lu = json.loads(dit)
    assert lu["comptes"]["erreur"] == len([un for un in lu["problemes"] if un["gravite"] == "erreur"]) >= 2
    lieu = next(un for un in lu["problemes"] if "valmomt" in un["message"])
    assert lieu | {"pourquoi": ""} == {
        "code": "reference",
        "gravite": "erreur",
        "fichier": "referentiels/valmont/valeurs/places.csv",
        "ligne": 2,
        "colonne": 8,
        "champ": "territoire",
        "message": "Le territoire « valmomt » n’existe pas.",
        "conseil": "Vouliez-vous dire « valmont » ? Recopier un id de territoires.yml.",
        "pourquoi": "",
        "sujet": "",
    }
    assert len(lieu["pourquoi"]) > 40
    assert next(un for un in lu["problemes"] if "fim" in un["message"])["champ"] == "fim"


def test_ce_qui_permettrait_de_juger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The advice names the row to write; it stops nothing, and is not given where the data have errors."""
    projet = copier(tmp_path)
    (projet / "referentiels/valmont/valeurs/places.csv").unlink()
    code, dit = _dit(capsys, "--projet", str(projet), "--format", "json")
    conseils = [un for un in json.loads(dit)["problemes"] if un["gravite"] == "conseil"]
    assert (code, [un["sujet"] for un in conseils]) == (0, ["places"])
    assert conseils[0]["conseil"].endswith("places;valmont;2022;(le chiffre);;(la source);")
    # The row that it proposes, completed, is what was missing.
    ligne = conseils[0]["conseil"].rpartition(" : ")[2].replace("(le chiffre)", "64").replace("(la source)", "Bilan")
    entete = "indicateur;territoire;periode;valeur;unite;source;commentaire"
    (projet / "referentiels/valmont/valeurs/places.csv").write_text(f"{entete}\n{ligne}\n", "utf-8")
    assert _dit(capsys, "--projet", str(projet), "--format", "json") == (0, en_json([]) + "\n")
    (projet / "referentiels/valmont/valeurs/places.csv").unlink()
    assert _dit(capsys, "--projet", str(projet), "--sans-conseils", "--format", "json")[1] == en_json([]) + "\n"
    _ = (projet / "referentiels/valmont/contrat.yml").write_text("x: 1\n", "utf-8")
    assert "sans-jugement" not in _dit(capsys, "--projet", str(projet), "--format", "json")[1]


def test_un_format_inconnu(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verifier", "--projet", str(PROJET), "--format", "xml"]) == 2
    assert "n’est pas un format" in capsys.readouterr().err


def test_chaque_forme_dit_chaque_probleme(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    projet = copier(tmp_path)
    _gater(projet)
    for forme in FORMATS:
        code, dit = _dit(capsys, "--projet", str(projet), "--format", forme)
        assert code == 1
        assert "valmomt" in dit
        assert "fim" in dit


def _problemes(mots: Sequence[str]) -> list[Probleme]:
    return [
        Probleme(Lieu(f"contrats/{mot}.yml", rang), CodeChamp.CHAMP_INCONNU, f"Le champ « {mot} »", f"Ôter {mot}")
        for rang, mot in enumerate(mots)
    ]


@given(st.lists(st.text(max_size=30) | st.sampled_from(HOSTILES), max_size=8))
def test_github_une_ligne_par_annotation(mots: list[str]) -> None:
    """No word of a file ends a command or begins another."""
    lignes = re.split("[\r\n]", en_github(_problemes(mots))) if mots else []
    assert all(re.fullmatch(r"::error file=[^,]*,line=\d+,col=1,title=champ-inconnu::.*", ligne, re.DOTALL) for ligne in lignes)
    assert len(lignes) <= len(mots)


@given(st.lists(st.text(max_size=20), max_size=8), st.integers(0, 50))
def test_gitlab_des_empreintes_qui_restent(mots: list[str], plus_bas: int) -> None:
    """Each issue has its own fingerprint, which stays where rows above move it."""
    problemes = _problemes(mots)
    dits = json.loads(en_gitlab(problemes))
    assert len({un["fingerprint"] for un in dits}) == len(dits) == len(mots)
    assert all(un["location"]["lines"]["begin"] >= 1 for un in dits)
    descendus = [Probleme(Lieu(un.lieu.fichier, un.lieu.ligne + plus_bas), un.code, un.message, un.conseil) for un in problemes]
    assert [un["fingerprint"] for un in json.loads(en_gitlab(descendus))] == [un["fingerprint"] for un in dits]


@given(st.lists(st.text("`~#@<>\n a", max_size=20) | st.sampled_from(HOSTILES), min_size=1, max_size=6))
def test_markdown_rien_ne_sort_de_son_bloc(mots: list[str]) -> None:
    """Outside of the fenced blocks stand the words of the program alone."""
    texte = en_markdown(_problemes(mots))
    cloture = re.search("(?m)^(`{3,})text$", texte)
    assert cloture
    dehors, dedans = [], False
    for ligne in texte.split("\n"):
        if re.fullmatch(f"{cloture[1]}(text)?", ligne):
            dedans = not dedans
        elif not dedans:
            dehors.append(ligne)
    assert not dedans
    assert "\n".join(dehors).strip() == (
        f"## Vérification des données\n\n{len(mots)} erreur{'s' if len(mots) > 1 else ''}.\n\n### À corriger avant de publier ({len(mots)})"
    )
