"""The portal of a country: its long lists are cut as those of a contract are, and a portal of a few contracts shows them whole."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.contexte import Contexte
from generator.pages.dessins.carte import GenreDeRepere
from generator.pages.mots.alphabet import cle_alphabetique, lettre
from generator.pages.pieces import decoupe, listes_du_portail, reperes_du_portail
from generator.pages.pieces.decoupe import Coupe
from generator.pages.pieces.listes_du_portail import ouverts, par_lettre
from generator.pages.pieces.listes_longues import GroupeDeLignes
from generator.pages.rendu.distinguer import _resolue
from generator.publication.construction import examiner
from tests.exemple.portail import portail_de
from tests.exemple.projet import JOUR, copier_exemple, sorties_de_l_exemple

_ID = re.compile(r'\bid="([^"]+)"')


def _petites(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages that hold nothing, and parts that hold one or two rows."""
    monkeypatch.setattr(decoupe, "PAGE_ENTIERE", 1)
    monkeypatch.setattr(decoupe, "LIGNES_PAR_PARTIE", 2)
    for mesure in ("COUPE_DES_CARTES", "COUPE_DES_LIEUX"):
        monkeypatch.setattr(listes_du_portail, mesure, Coupe(0, 1))
    monkeypatch.setattr("generator.pages.genres.portail.partenaire.COUPE_DES_CARTES", Coupe(0, 1))
    monkeypatch.setattr("generator.pages.pieces.nommes_du_portail.COUPE", Coupe(0, 1))
    monkeypatch.setattr("generator.pages.genres.portail.argent.COUPE", Coupe(0, 1))


@pytest.fixture(scope="module")
def portail(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The HTML of every page of a portal whose lists are all cut, by address."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _petites(monkeypatch)
        return _pages(sorties_de_l_exemple(copier_exemple(tmp_path_factory.mktemp("coupe") / "projet")))


def _pages(sorties: Mapping[str, bytes]) -> dict[str, str]:
    """The HTML of pages, by address; `sorties` have those of the portal in a folder of their own."""
    return {
        chemin.removeprefix("portail/").removesuffix("index.html"): octets.decode()
        for chemin, octets in sorties.items()
        if chemin.endswith(".html")
    }


def _du_portail(pages: Mapping[str, str], contrats: Sequence[str]) -> list[str]:
    return [adresse for adresse in pages if adresse.split("/")[0] not in contrats]


CONTRATS = ("contrat-d-exemple", "contrat-minimal")


def test_chaque_liste_du_portail_a_ses_parties(portail: dict[str, str]) -> None:
    """Contracts, places, partners, the contracts of a partner, the map of the site: each is in parts, and each part is reached from a page."""
    parties = {adresse for adresse in _du_portail(portail, CONTRATS) if adresse.startswith("listes/")}
    assert {adresse.rsplit("/", 2)[0] for adresse in parties} >= {
        "listes/contrats",
        "listes/territoires/lieux",
        "listes/partenaires/partenaires",
        "listes/plan-du-site/contrats",
        "listes/partenaires/etat/contrats",
        "listes/partenaires/etat/promis",
        "listes/argent/contrats",
        "listes/argent/sans-montant",
    }
    menees = {
        _resolue(adresse, href).partition("#")[0]
        for adresse, html in portail.items()
        for href in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)
    }
    assert parties <= menees
    assert "listes/territoires/lieux/1/" in portail["comparer/"]  # which without scripts leads to every place too


def test_chaque_lien_mene_a_une_place(portail: dict[str, str]) -> None:
    """Every link of a portal in parts to a place of one of its pages leads to one, and each id stands once."""
    places = {adresse: _ID.findall(html) for adresse, html in portail.items()}
    for adresse in _du_portail(portail, CONTRATS):
        assert len(places[adresse]) == len(set(places[adresse])), adresse
        for href in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', portail[adresse]):
            page, _, place = _resolue(adresse, href).partition("#")
            if place and page in portail:
                assert place in places[page], (adresse, href)


def test_rien_ne_se_perd(portail: dict[str, str], exemple_rendu: dict[str, bytes]) -> None:
    """What pages of the portal lead to when they are whole, they and their parts lead to when they are cut."""

    def menees(pages: Mapping[str, str], debuts: Sequence[str]) -> set[str]:
        return {
            _resolue(adresse, href).partition("#")[0]
            for adresse, html in pages.items()
            if adresse in debuts or any(adresse.startswith(f"listes/{debut}") for debut in debuts if debut)
            for href in re.findall(r'<a\b[^>]*\bhref="([^"]*)"', html)
        }

    entieres = _pages(exemple_rendu)
    for page in ("territoires/", "partenaires/", "plan-du-site/", "publications/", "argent/", "partenaires/etat/"):
        assert menees(entieres, [page]) <= menees(portail, [page]) | {f"{id}/territoires/" for id in CONTRATS}, page
    assert {f"{id}/" for id in CONTRATS} <= menees(portail, ["", "contrats/"])


def test_les_noms_des_parties_sont_des_lettres(portail: dict[str, str]) -> None:
    """A part of a list in alphabetical order is called by its letters, and no two parts have one name."""
    (navigation,) = re.findall(
        r'<nav class="eo-parties" aria-label="Pages de la liste[^"]*Les contrats">(.*?)</nav>', portail[""], re.DOTALL
    )
    noms = re.findall(r"</span>([^<]+)</a>", navigation)
    assert len(noms) == len(set(noms)) == 2
    assert all(re.fullmatch(r"[A-Z](?: \(\d sur \d\))?", nom) for nom in noms), noms


def test_une_carte_de_contrats(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the places are too many for one map, it shows a mark for each contract that places some, which leads to its own map."""
    registre, _ = examiner(copier_exemple(tmp_path / "projet"), JOUR)
    contrats = portail_de(Contexte(dossier, registre, JOUR) for dossier in registre.dossiers).contrats
    lieux = reperes_du_portail.reperes_du_portail(contrats)
    assert all(repere.type is not GenreDeRepere.CONTRAT for repere in lieux)
    monkeypatch.setattr(reperes_du_portail, "PLEINE", len(lieux) - 1)
    (repere,) = reperes_du_portail.reperes_du_portail(contrats)
    assert (repere.id, repere.type) == ("contrat-d-exemple", GenreDeRepere.CONTRAT)
    assert [adresse for _, adresse in repere.liens] == ["../contrat-d-exemple/", "../contrat-d-exemple/carte/"]
    siens = [un for un in lieux if un.id.startswith("contrat-d-exemple.") and ".lot-" not in un.id]
    assert min(un.latitude for un in siens) <= repere.latitude <= max(un.latitude for un in siens)


@pytest.mark.parametrize(
    ("noms", "lettres"),
    [
        (["Paris 2e", "Paris 10e"], "PP"),
        (["Echirolles", "Évry", "Évry-Courcouronnes", "Ézanville"], "EEEE"),
        (["3 Forêts", "Œuilly"], ["0-9", "Œ"]),
        (["Saint-Denis", "Saint Denis du Pin", "Saint-Denis-en-Val"], "SSS"),
    ],
)
def test_l_ordre_des_noms(noms: list[str], lettres: Sequence[str]) -> None:
    assert sorted(Random(1).sample(noms, len(noms)), key=cle_alphabetique) == noms
    assert [lettre(nom) for nom in noms] == list(lettres)


@given(st.lists(st.text(max_size=12), max_size=20, unique=True))
def test_une_lettre_un_groupe(noms: list[str]) -> None:
    """Whatever names begin with, all are there, and each letter has one group."""
    groupes = par_lettre(noms, lambda nom: nom)
    assert sorted(nom for groupe in groupes for nom in groupe.cles) == sorted(noms)
    titres = [groupe.titre for groupe in groupes]
    assert len(titres) == len(set(titres))
    assert all({lettre(nom) for nom in groupe.cles} == {groupe.titre} for groupe in groupes)


@pytest.mark.parametrize(
    ("tailles", "ouvertes"),
    [((6, 15, 2, 24), (0, 1, 2)), ((41,), ()), ((40,), (0,)), ((), ()), ((100, 1, 100), (1,)), ((20, 20), (0, 1)), ((21, 20), (1,))],
)
def test_les_groupes_courts_sont_ouverts(tailles: tuple[int, ...], ouvertes: tuple[int, ...]) -> None:
    """Who comes for a theme reads promises at once: the shortest groups, as long as a telephone can show them."""
    groupes = [GroupeDeLignes("", f"g{rang}", tuple(range(taille)), suite=False) for rang, taille in enumerate(tailles)]
    assert ouverts(groupes) == {f"g{rang}" for rang in ouvertes}
