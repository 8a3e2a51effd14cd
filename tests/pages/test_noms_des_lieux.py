"""What a contract calls its communes is said everywhere, and rightly put into a sentence."""

import json
import re

import pytest
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte import GenreDeRepere, RepereDeCarte, rendre_la_carte
from generator.pages.genres.contrat.territoire import vue_territoire
from generator.pages.genres.contrat.territoires import vue_territoires
from generator.pages.mots.noms_des_lieux import de_lieu, du, le, possessif, tout_le, un
from generator.pages.pieces.quartiers import lieux_a_choisir
from generator.pages.pieces.reperes import reperes
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple


@pytest.mark.parametrize(
    ("nom", "attendus"),
    [
        ("commune", ("une commune", "de la commune", "la commune", "toute la commune", "ma commune", "sa commune")),
        (
            "arrondissement",
            (
                "un arrondissement",
                "de l’arrondissement",
                "l’arrondissement",
                "tout l’arrondissement",
                "mon arrondissement",
                "son arrondissement",
            ),
        ),
        (
            "agglomération",
            (
                "une agglomération",
                "de l’agglomération",
                "l’agglomération",
                "toute l’agglomération",
                "mon agglomération",
                "son agglomération",
            ),
        ),
        ("secteur", ("un secteur", "du secteur", "le secteur", "tout le secteur", "mon secteur", "son secteur")),
    ],
)
def test_dans_une_phrase(nom: str, attendus: tuple[str, ...]) -> None:
    """Gender and elision."""
    assert (un(nom), du(nom), le(nom), tout_le(nom), possessif("m", nom), possessif("s", nom)) == attendus


@pytest.fixture(scope="module")
def contexte(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    """The example's contract, as if its places were arrondissements."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("lieux") / "projet"))[0]
    dossier = next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT)
    contrat = replace(dossier.contrat, nom_des_communes=("arrondissement", "arrondissements"))
    return Contexte(copie(dossier, contrat=contrat), registre, JOUR)


@pytest.mark.parametrize("rubrique", ["territoires", "carte"])
def test_les_listes(contexte: Contexte, rubrique: str) -> None:
    """Lists and tables of places never say «commune»."""
    vue = vue_territoires(contexte, rubrique)
    assert "arrondissement" in repr(vue)
    assert not re.search(r"[«' ]communes?\b", re.sub(r"communes=", "", repr(vue)), re.IGNORECASE)
    lieux = lieux_a_choisir(contexte, "")
    assert lieux.mienne == "mon arrondissement ou de mon quartier"
    assert {commune.lieu.lien.precision for commune in lieux.communes} == {"tout l’arrondissement"}


def test_la_page_d_un_lieu(contexte: Contexte) -> None:
    """Neither its title, nor its description, nor where its neighbourhoods stand."""
    for territoire in contexte.territoires.values():
        if territoire.type != "perimetre":
            vue = vue_territoire(contexte, territoire)
            dits = (vue.entete.description, vue.entete.surtitre, vue.entete.titre_onglet, vue.localisation, vue.phrase_mesures)
            assert not re.search(r"\bcommunes?\b", " ".join(dits), re.IGNORECASE), territoire.id


def _carte(marques: tuple[RepereDeCarte, ...]) -> tuple[str, list[dict[str, object]]]:
    """The legend, and what the map knows of each place."""
    page = rendre_la_carte(titre="T", reperes=marques, ressources="r")
    donnees = re.search(r'id="plan-donnees">(.*?)</script>', page)
    assert donnees
    return page.split('class="plan-legende"')[1].split("</details>")[0], [
        trait["properties"] for trait in json.loads(donnees[1])["features"]
    ]


@pytest.mark.parametrize(
    ("nom", "dit"),
    [
        ("Villejuif", "de Villejuif"),
        ("Orly", "d’Orly"),
        ("Évry-Courcouronnes", "d’Évry-Courcouronnes"),
        ("Le Kremlin-Bicêtre", "du Kremlin-Bicêtre"),
        ("Les Ulis", "des Ulis"),
        ("L’Haÿ-les-Roses", "de L’Haÿ-les-Roses"),
    ],
)
def test_apres_de(nom: str, dit: str) -> None:
    """The names of places as sentences have them."""
    assert de_lieu(nom) == dit


def test_la_carte(contexte: Contexte) -> None:
    """Legend, sheet and name for the keyboard, of one contract and of two that call them otherwise."""
    marques = reperes(contexte)
    legende, traits = _carte(marques)
    assert "<span>Arrondissement</span>" in legende
    assert "commune<" not in legende.lower()
    mots = {trait.get("mot") for trait in traits if trait["type"] == "commune"}
    assert mots == {"Arrondissement"}
    autre = RepereDeCarte("ailleurs", "Ailleurs", GenreDeRepere.COMMUNE, 48.8, 2.3, None, (), ())
    legende, traits = _carte((*marques, autre))
    assert "<span>Commune ou arrondissement</span>" in legende
    assert [trait.get("mot") for trait in traits if trait["id"] == "ailleurs"] == [None]
