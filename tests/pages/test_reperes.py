"""What the map draws, from the real contract: points, places not known, and outlines where a GeoJSON file is named."""

import shutil
from pathlib import Path

import pytest

from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.pieces.reperes import point_de, reperes
from generator.pages.pieces.situation import vue_situation
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

PROJET = Path(__file__).resolve().parents[2]
CONTRAT = "grand-orly-seine-bievre"
GEO = PROJET.parent / "shared" / "geo"


def contexte_de(projet: Path, contrat: str = CONTRAT) -> Contexte:
    journal = Journal()
    registre = lire_registre(projet, journal)
    assert journal.problemes == []
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == contrat), registre, "2021-06-30")


@pytest.fixture(scope="module")
def contexte() -> Contexte:
    """The contract as it is in the repository."""
    return contexte_de(PROJET)


@pytest.mark.lent
def test_every_neighbourhood_is_on_the_map_once(contexte: Contexte) -> None:
    marques = reperes(contexte)
    seuls = {repere.id for repere in marques if repere.type in ("qpv", "qva")}
    dans_un_lot = [adresse.split("/")[-2] for repere in marques if repere.type == "lot" for _, adresse in repere.liens]
    quartiers = [territoire.id for territoire in contexte.territoires.values() if territoire.est_quartier]
    assert len(quartiers) == 65
    assert sorted([*seuls, *dans_un_lot]) == sorted(quartiers)


@pytest.mark.lent
def test_a_place_not_known_is_said_to_be(contexte: Contexte) -> None:
    lots = [repere for repere in reperes(contexte) if repere.type == "lot"]
    assert lots
    for lot in lots:
        assert "n’est pas connu" in lot.lignes[0]
        commune = contexte.territoires[lot.id.removeprefix("lot-")]
        assert (lot.latitude, lot.longitude) == (commune.latitude, commune.longitude)


@pytest.mark.lent
def test_no_point_is_made_up(contexte: Contexte) -> None:
    for territoire in contexte.territoires.values():
        if territoire.latitude is None and not territoire.contour:
            assert point_de(territoire) is None


@pytest.mark.lent
def test_the_communes_of_other_contracts_are_the_ground() -> None:
    """Around Grigny's contract, which names one commune, those that two others place near it: in grey, without a page, and neither its own nor far ones."""
    contexte = contexte_de(PROJET, "grigny")
    autour = {repere.nom: repere for repere in reperes(contexte) if repere.type == "alentour"}
    assert {"Viry-Châtillon", "Évry-Courcouronnes"} <= autour.keys()
    assert not {"Grigny", "Ivry-sur-Seine", "Moissy-Cramayel"} & autour.keys()
    assert not any(repere.liens or repere.contour for repere in autour.values())
    situation = vue_situation(contexte, contexte.territoires["grigny"])
    assert situation.distances.startswith("À 1,7\u00a0km au sud-est de Viry-Châtillon et ")
    assert situation.dessin
    assert {mot.texte for mot, _, dehors in situation.dessin.mots if dehors} >= {"Viry-Châtillon", "Évry-Courcouronnes"}
    assert "Viry-Châtillon" in situation.titre


@pytest.mark.lent
@pytest.mark.sources
def test_outlines_replace_circles_where_a_geojson_file_is_named(tmp_path: Path) -> None:
    if not GEO.is_dir():
        pytest.skip("../shared/geo is not there: outlines were not tried on real geography")
    shutil.copytree(PROJET / "referentiels", tmp_path / "referentiels")
    dossier = tmp_path / "referentiels" / CONTRAT
    for nom in ("qpv_2015_approx.geojson", "communes.geojson"):
        shutil.copy(GEO / nom, dossier / nom)
    fichier = dossier / "territoires.yml"
    geometries = "geometries:\n  - {fichier: qpv_2015_approx.geojson, champ_code: code_qp}\n  - {fichier: communes.geojson, champ_code: code_insee}\n"
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("territoires:\n", geometries + "territoires:\n", 1), encoding="utf-8")
    contexte = contexte_de(tmp_path)
    codes = {territoire.code for territoire in contexte.de_type(TypeTerritoire.QPV) if territoire.code}
    traces = [repere for repere in reperes(contexte) if repere.contour]
    assert {contexte.territoires[repere.id].code for repere in traces if repere.type == "qpv"} == codes
    assert len(codes) == 28
    assert sum(repere.type == "commune" for repere in traces) >= 18
