"""One contract in two voices: what a site made from documents may not say, and what only who collects the figures may."""

import re

import pytest

from generator.pages.mots.voix import COLLECTE, DOCUMENTS, Voix
from tests.exemple.projet import CONTRAT, copier_exemple, en_collecte, sorties_de_l_exemple

SEULEMENT_EN_COLLECTE = re.compile(
    r"n’(?:a|ont) pas été fournis?\b|à fournir\b|attendus? depuis le\b|en retard|doit fournir|Ce qui manque|non_fourni_depuis"
)


@pytest.fixture(scope="module")
def documents(exemple_rendu: dict[str, bytes]) -> dict[str, str]:
    """The pages of the example, made from documents."""
    return _textes(exemple_rendu)


@pytest.fixture(scope="module")
def collecte(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The same, published by who collects the figures."""
    return _textes(sorties_de_l_exemple(en_collecte(copier_exemple(tmp_path_factory.mktemp("collecte") / "projet"))))


def _textes(sorties: dict[str, bytes]) -> dict[str, str]:
    return {chemin: octets.decode("utf-8", "replace") for chemin, octets in sorties.items()}


@pytest.mark.lent
def test_les_documents_ne_disent_pas_qui_doit(documents: dict[str, str]) -> None:
    """No page, print page, card or table of the careful voice."""
    # Schemas name the columns of both voices.
    assert [chemin for chemin, texte in documents.items() if "/schemas/" not in chemin and SEULEMENT_EN_COLLECTE.search(texte)] == []


@pytest.mark.lent
@pytest.mark.parametrize(
    ("page", "mots"),
    [
        ("manque/index.html", "Ce qui manque"),
        ("manque/index.html", "Qui doit fournir les chiffres"),
        ("manque/communes/index.html", "doit fournir"),
        ("index.html", "chiffres étaient attendus à ce jour"),
        ("methode/index.html", "Les chiffres attendus"),
        ("donnees/indicateurs.csv", "non_fourni_depuis"),
        ("donnees/referentiel.json", '"connaissance": "collecte"'),
    ],
)
def test_ce_que_dit_qui_collecte(collecte: dict[str, str], documents: dict[str, str], page: str, mots: str) -> None:
    """Words that the other voice does not have, at the same addresses."""
    assert mots in collecte[f"{CONTRAT}/{page}"]
    assert mots not in documents[f"{CONTRAT}/{page}"]


@pytest.mark.lent
def test_les_memes_adresses(collecte: dict[str, str], documents: dict[str, str]) -> None:
    """A page that others link to is there in both voices."""
    assert collecte.keys() == documents.keys()


@pytest.mark.lent
def test_les_deux_voix_comptent_ce_qui_a_ete_lu(collecte: dict[str, str], documents: dict[str, str]) -> None:
    """Who collects has read documents too, and received figures."""
    accueil = f"{CONTRAT}/index.html"
    assert re.search(r"dans (?:le|les \d+)\sdocuments? lus?[^<]*</a>", documents[accueil])
    assert re.search(r"dans (?:le|les \d+)\sdocuments? lus?[^<]* et les chiffres reçus</a>", collecte[accueil])


def _mots(voix: Voix, autre: Voix) -> set[str]:
    """The words that one voice has where the other has others. A single word may be said in both; so may it, of other things than figures,
    that the document names somebody, or does not say who."""
    paires = zip(_dits(voix), _dits(autre), strict=True)
    return {mots for mots, autres in paires if mots not in autres and " " in mots} - {COLLECTE.referent_absent, DOCUMENTS.referents}


def _dits(voix: Voix) -> list[str]:
    dits = [getattr(voix, champ) for champ in Voix.__struct_fields__ if champ != "collecte"]
    return [mots for dit in dits for mots in ((dit,) if isinstance(dit, str) else dit)]


def test_chaque_mot_est_d_une_voix(collecte: dict[str, str], documents: dict[str, str]) -> None:
    """Of all pairs of words that differ, each stands on no page of the contract in the other voice: a template that names one of them is seen."""
    for sorties, siens, autres in (
        (collecte, _mots(COLLECTE, DOCUMENTS), _mots(DOCUMENTS, COLLECTE)),
        (documents, _mots(DOCUMENTS, COLLECTE), _mots(COLLECTE, DOCUMENTS)),
    ):
        textes = {chemin: texte for chemin, texte in sorties.items() if chemin.startswith(f"{CONTRAT}/")}
        assert {mots: chemin for chemin, texte in textes.items() for mots in autres if mots in texte} == {}
        assert len({mots for mots in siens if any(mots in texte for texte in textes.values())}) > len(siens) / 2


def test_un_contrat_de_documents_rend_le_portail_prudent(collecte: dict[str, str]) -> None:
    """The other contract is made from documents: the pages that speak of both say what can be said of both."""
    du_portail = {chemin: texte for chemin, texte in collecte.items() if chemin.startswith("portail/") and chemin.endswith(".html")}
    assert len(du_portail) > 10
    assert DOCUMENTS.manque in du_portail["portail/index.html"]
    for chemin, texte in du_portail.items():
        if not chemin.startswith(("portail/partenaires/", "portail/plan-du-site/")):  # each line there is of one contract, in its own voice
            assert {mots for mots in _mots(COLLECTE, DOCUMENTS) if mots in texte} == set(), chemin
