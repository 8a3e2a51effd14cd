"""What the comparison of places reads: a small file for each place, which says what the place's page says, and the list of all names."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.calculs.lieux import concerne, lieux_communs
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import LIEU_JSON, racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.lieux_a_comparer import FAITS, lieu_json, noms_json
from generator.pages.genres.contrat.territoire import vue_territoire
from generator.pages.genres.portail.comparer import vue_comparer
from generator.pages.mots.typographie import accord
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple.portail import portail_de

PROJET = Path(__file__).resolve().parents[2]
CLE = re.compile(r"[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*")  # as comparer.js accepts it in the address
PLUS_LOURD = 6_000  # bytes, of the file of one place
Contextes = dict[str, Contexte]


@pytest.fixture(scope="module")
def contextes() -> Contextes:
    registre = lire_registre(PROJET, Journal())
    return {dossier.contrat.id: Contexte(dossier, registre, "2026-11-27") for dossier in registre.dossiers}


def fiches(contextes: Contextes) -> Iterator[tuple[Contexte, Territoire, dict]]:
    """All places that have a page, with their file."""
    for contexte in contextes.values():
        for territoire in contexte.territoires.values():
            if territoire.a_sa_page:
                yield contexte, territoire, json.loads(lieu_json(contexte, territoire.id))


@pytest.mark.lent
def test_chaque_lieu_a_un_petit_fichier_qui_dit_ce_que_dit_sa_page(contextes: Contextes) -> None:
    """The same population, the same promises in the same groups, the same figures with the same times; a few thousand bytes."""
    for contexte, territoire, lieu in fiches(contextes):
        page = vue_territoire(contexte, territoire)
        assert CLE.fullmatch(lieu["cle"])
        assert len(lieu_json(contexte, territoire.id)) < PLUS_LOURD
        assert lieu["population"] == (accord(territoire.population, "habitant") if territoire.population is not None else "")
        assert lieu["population_source"] == page.population_source
        assert [groupe["titre"] for groupe in lieu["promesses"]] == [rubrique.titre for rubrique in page.promesses]
        assert [groupe["adresse"].partition("#")[2] for groupe in lieu["promesses"]] == [rubrique.liste.nom for rubrique in page.promesses]
        ici = next((groupe.liste.lignes for groupe in page.mesures if groupe.liste.nom == "mesures-ici"), ())
        assert [(un["libelle"], un["valeur"], un["periode"]) for un in lieu["chiffres"]] == [
            (ligne.lien.texte, ligne.valeur, ligne.periode) for ligne in ici
        ]
        assert bool(ici) != any("Aucun chiffre trouvé pour ce lieu" in phrase for phrase in lieu["inconnus"])
        assert len(lieu["faits"]["premiers"]) == min(FAITS, lieu["faits"]["nombre"])
        assert lieu["adresse"] == racine(contexte.adresses.territoire(territoire.id))


@pytest.mark.lent
def test_les_promesses_comptees_sont_celles_qui_concernent_le_lieu(contextes: Contextes) -> None:
    """What names a place and what holds for all make what the rule gives to it."""
    for contexte, territoire, lieu in fiches(contextes):
        promesses = [noeud for noeud in contexte.noeuds.values() if not noeud.enfants or noeud.id in contexte.nouvelles]
        concernent = sum(concerne(contexte.lieux_de(noeud), territoire.id, contexte.territoires) for noeud in promesses)
        assert sum(groupe["nombre"] for groupe in lieu["promesses"] if groupe["portee"] in ("ici", "partout")) == concernent


@pytest.mark.lent
def test_un_lieu_de_plusieurs_contrats_y_mene(contextes: Contextes) -> None:
    """The keys of the same place elsewhere are keys of files, which lead back."""
    tous = {lieu["cle"]: lieu for _, _, lieu in fiches(contextes)}
    assert tous["grigny/grigny"]["aussi"] == ["grand-orly-seine-bievre/grigny", "grand-paris-sud/grigny"]
    for cle, lieu in tous.items():
        assert all(cle in tous[autre]["aussi"] for autre in lieu["aussi"])
    # One indicator of one contract: the only figures that the script puts side by side.
    communs = {(lieu["contrat"]["id"], chiffre["id"]) for lieu in tous.values() for chiffre in lieu["chiffres"]}
    assert len(communs) < sum(len(lieu["chiffres"]) for lieu in tous.values())


def test_la_liste_des_noms_a_chaque_lieu_une_fois(contextes: Contextes) -> None:
    """Each place once, by the key of the first contract that names it; its own name, what it is, and its codes find it."""
    contrats = [
        (id, un.contrat.territoire_nom, un.contrat.nom_des_communes, tuple(un.territoires.values())) for id, un in contextes.items()
    ]
    liste = json.loads(noms_json(contrats))
    assert liste["colonnes"] == ["cle", "nom", "precision", "contrats", "mots"]
    lignes = {cle: suite for cle, *suite in liste["lieux"]}
    assert len(lignes) == len(liste["lieux"]) == len(lieux_communs((id, lieux) for id, _, _, lieux in contrats))
    for cle in lignes:
        contrat, _, id = cle.partition("/")
        assert contextes[contrat].territoires[id].type is not TypeTerritoire.PERIMETRE
    assert lignes["paris/paris-19"] == ["Paris 19e arrondissement", "arrondissement", "Paris", "75119 75019"]
    nom, precision, dans, _ = lignes["grand-orly-seine-bievre/orly-quartier-est"]
    assert (nom, precision, dans) == ("Quartier Est", "QPV, Orly", "Grand-Orly Seine Bièvre")
    grigny = next(suite for suite in lignes.values() if suite[0] == "Grigny")
    assert set(re.split(", | et ", grigny[2])) == {"Grand-Orly Seine Bièvre", "Grand Paris Sud", "Grigny"}
    assert len(noms_json(contrats)) / len(lignes) < 130  # bytes a place: 2,500 places of a country are some 300 kB before compression


def test_sans_script_la_page_mene_a_chaque_lieu(contextes: Contextes) -> None:
    """All places are links of the page itself."""
    vue = vue_comparer(portail_de(list(contextes.values())))
    assert vue.lieux
    liens = {un.lien.adresse for commune in vue.lieux.communes for un in (commune.lieu, *commune.quartiers)}
    assert "../grand-orly-seine-bievre/territoires/orly-quartier-est/" in liens
    assert (vue.noms, vue.racine, vue.parties) == ("lieux.json", "../", None)
    assert LIEU_JSON.format("orly") == "territoires/orly/lieu.json"
