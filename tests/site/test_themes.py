"""The pages of themes and of targets, held against the published data of each contract: what stands there, under which contract, and how many; and what
writers said of themes, held against the files that they wrote."""

import json
import re
from collections import defaultdict
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.calculs.mots import mots
from tests.comptes.formes.accueil import a_un_nombre_sans_comparaison, a_une_cible_chiffree

REFERENTIELS = Path(__file__).parents[2] / "referentiels"
CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")


@pytest.fixture(scope="module")
def donnees(site_construit: Path) -> dict[str, dict[str, Any]]:
    """`referentiel.json` of each contract, by its id."""
    return {id: json.loads((site_construit / id / "donnees" / "referentiel.json").read_text("utf-8")) for id in CONTRATS}


@pytest.fixture(scope="module")
def page(site_construit: Path) -> Callable[[str], str]:
    """The article of a page of the portal."""

    @cache
    def lire(adresse: str) -> str:
        texte = (site_construit / adresse / "index.html").read_text("utf-8")
        return texte[texte.index("<article") : texte.index("</article>")]

    return lire


def _adresses(morceau: str) -> list[str]:
    """Where its links into contracts lead, below the site."""
    return [lien.replace("../", "") for lien in re.findall(r'href="((?:\.\./)+[a-z0-9-]+/(?:referentiel|indicateurs)/[^"#]+)"', morceau)]


def _par_theme(donnees: dict[str, dict[str, Any]]) -> dict[str, set[str]]:
    par_theme: defaultdict[str, set[str]] = defaultdict(set)
    for referentiel in donnees.values():
        for noeud in referentiel["noeuds"]:
            for theme in noeud["themes"]:
                par_theme[theme].add(noeud["adresse"].lstrip("/"))
        for indicateur in referentiel["indicateurs"]:
            for theme in indicateur["themes"] if indicateur["statut"] != "a_definir" else ():
                par_theme[theme].add(indicateur["adresse"].lstrip("/"))
    return par_theme


def test_chaque_theme_a_les_siens(donnees: dict[str, dict[str, Any]], page: Callable[[str], str], site_construit: Path) -> None:
    """All that is of a theme is on its page, once, and nothing else; the head and the list of themes say how many."""
    par_theme = _par_theme(donnees)
    publies = {dossier.name for dossier in (site_construit / "themes").iterdir() if dossier.is_dir()}
    assert publies == set(par_theme)
    for theme, attendus in par_theme.items():
        adresses = _adresses(page(f"themes/{theme}/"))
        assert sorted(adresses) == sorted(attendus), theme
        promesses = sum("/referentiel/" in adresse for adresse in adresses)
        dit = _compte(promesses, len(adresses) - promesses)
        contrats = {adresse.split("/")[0] for adresse in adresses}
        assert f"{dit}, dans {len(contrats)} contrat" in _texte(page(f"themes/{theme}/"))
        (ligne,) = re.findall(rf'<li><a href="{theme}/">.*?</li>', page("themes/"), re.DOTALL)
        assert dit in _texte(ligne)
        for contrat in contrats:
            ici = [adresse for adresse in adresses if adresse.startswith(f"{contrat}/")]
            siennes = sum("/referentiel/" in adresse for adresse in ici)
            titre = re.search(rf'<h2 id="contrat-{contrat}".*?</h2>', page(f"themes/{theme}/"), re.DOTALL)
            assert titre
            assert _compte(siennes, len(ici) - siennes) in _texte(titre[0])


def _promesses_ecrites(contrat: str) -> dict[str, tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The promises as the files of a contract have them, by id, each with the nodes above it: what nothing stands below, in axes and annexes alike."""
    ecrites: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {}

    def descendre(noeud: dict[str, Any], dessus: list[dict[str, Any]]) -> None:
        if not noeud.get("noeuds"):
            ecrites[noeud["id"]] = (noeud, dessus)
        for enfant in noeud.get("noeuds", ()):
            descendre(enfant, [*dessus, noeud])

    for fichier in sorted((REFERENTIELS / contrat / "referentiel").glob("*.yml")):
        for noeud in yaml.safe_load(fichier.read_text("utf-8")).get("noeuds", ()):
            descendre(noeud, [])
    return ecrites


@pytest.mark.parametrize("contrat", CONTRATS)
def test_ce_que_le_redacteur_a_dit_des_themes(
    contrat: str, donnees: dict[str, dict[str, Any]], page: Callable[[str], str], site_construit: Path
) -> None:
    """A promise of which its writer says the themes stands on their pages and on no other; one below a node of which he says them, on these at least."""
    sur: defaultdict[str, set[str]] = defaultdict(set)
    for theme in (dossier.name for dossier in (site_construit / "themes").iterdir() if dossier.is_dir()):
        for adresse in _adresses(page(f"themes/{theme}/")):
            if adresse.startswith(f"{contrat}/referentiel/"):
                sur[adresse].add(theme)
    adresses = {noeud["id"]: noeud["adresse"].lstrip("/") for noeud in donnees[contrat]["noeuds"]}
    dits = 0
    for id, (noeud, dessus) in _promesses_ecrites(contrat).items():
        dit = next((un["themes"] for un in (noeud, *reversed(dessus)) if "themes" in un), None)
        if "themes" in noeud:
            assert sur[adresses[id]] == set(dit), id
        elif dit is not None:
            assert set(dit) <= sur[adresses[id]], id
        dits += dit is not None
    assert dits


@pytest.mark.parametrize("contrat", CONTRATS)
def test_toute_promesse_ecrite_repond_aux_questions(contrat: str, site_construit: Path) -> None:
    """Each promise of the files is a row that the questions above the list of promises are asked of, whatever it stands under."""
    liste = (site_construit / contrat / "referentiel" / "index.html").read_text("utf-8")
    rangees = set(re.findall(r'id="([^"]+)" data-q="', liste)) | set(re.findall(r'data-q="[^"]*"[^>]*id="([^"]+)"', liste))
    ecrites = _promesses_ecrites(contrat)
    assert set(ecrites) - rangees == set()
    egalite = [id for id, (noeud, _) in ecrites.items() if " egalite " in mots(noeud["titre"])]
    assert set(egalite) <= rangees
    assert contrat != "grand-orly-seine-bievre" or egalite


def _compte(promesses: int, indicateurs: int) -> str:
    dits = [f"{n} {nom}{'s' if n > 1 else ''}" for n, nom in ((promesses, "promesse"), (indicateurs, "indicateur")) if n]
    return " et ".join(dits)


def _texte(html: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


def test_les_cibles_chiffrees(donnees: dict[str, dict[str, Any]], page: Callable[[str], str]) -> None:
    """All indicators with a target in figures, once; those with a figure first, with that figure."""
    attendus = {
        indicateur["adresse"].lstrip("/"): indicateur["chiffre"] is not None
        for referentiel in donnees.values()
        for indicateur in referentiel["indicateurs"]
        if a_une_cible_chiffree(indicateur)
    }
    comparees, titre, autres = page("cibles-chiffrees/").partition('id="autres"')
    article = comparees
    adresses = _adresses(article)
    assert sorted(adresses) == sorted(attendus)
    assert len(attendus) > 50
    connues = sum(attendus.values())
    assert [attendus[adresse] for adresse in adresses[:connues]] == [True] * connues
    assert article.count("chiffre trouvé : <strong>".replace(" :", "\u00a0:")) == connues
    assert f"{len(attendus)} indicateurs ont une cible que nous savons comparer à un chiffre" in _texte(article)
    assert titre
    nombres = {
        indicateur["adresse"].lstrip("/"): indicateur
        for referentiel in donnees.values()
        for indicateur in referentiel["indicateurs"]
        if a_un_nombre_sans_comparaison(indicateur)
    }
    assert sorted(_adresses(autres)) == sorted(nombres)
    assert f"{len(nombres)} autres ont une cible où un nombre est imprimé" in _texte(article)


def test_aucune_page_ne_dit_en_mots_une_cible_qui_imprime_un_nombre(donnees: dict[str, dict[str, Any]], site_construit: Path) -> None:
    """Each such indicator says, where it is listed by its target, that a number is printed; each is of one kind alone."""
    for id, referentiel in donnees.items():
        texte = (site_construit / id / "indicateurs" / "index.html").read_text("utf-8")
        for indicateur in referentiel["indicateurs"]:
            if a_un_nombre_sans_comparaison(indicateur):
                dits = re.findall(rf'data-q="cible:(\w+) [^>]*>(?:(?!data-q=).)*?href="{indicateur["id"]}/"', texte, re.DOTALL)
                assert dits == ["nombre"], indicateur["id"]
