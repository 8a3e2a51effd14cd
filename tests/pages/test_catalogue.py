"""The catalogue of data, read by rdflib and held against shapes; what search engines for data are told on each data page."""

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from pyshacl import validate
from rdflib import DCAT, DCTERMS, FOAF, RDF, SKOS, Graph, Literal, Namespace, URIRef

from generator.model.mentions import Editeur, Mentions
from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.fichiers.catalogue import catalogue, distributions, en_schema_org, est_moissonnable
from generator.pages.pieces.vers_le_portail.jeu_de_donnees import JeuDeDonnees, jeu_de_donnees
from generator.publication.construction import examiner
from tests.exemple.projet import EXEMPLE, JOUR, RACINE

# rdflib says so of its own reader of JSON-LD.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

FORMES = Path(__file__).parent / "formes" / "dcat-ap.ttl"
SITE = "https://engagements.exempleville.invalid/un-dossier"
MENTIONS = Mentions(adresse=SITE, editeur=Editeur(nom="Ville d’Exempleville"), signalement="erreurs@exempleville.invalid")
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")


def _jeux() -> list[JeuDeDonnees]:
    return [
        jeu_de_donnees(Contexte(dossier, registre, jour, Edition(classeurs=True)))
        for projet, jour in ((RACINE, "2026-11-27"), (EXEMPLE, JOUR))
        for registre in [examiner(projet, jour)[0]]
        for dossier in registre.dossiers
    ]


JEUX = _jeux()


def _graphe(octets: bytes) -> Graph:
    return Graph().parse(data=octets.decode("utf-8"), format="json-ld")


def _conforme(graphe: Graph) -> tuple[bool, str]:
    conforme, _, dit = validate(graphe, shacl_graph=Graph().parse(FORMES))
    return conforme, dit


@pytest.fixture(scope="module")
def graphe() -> Graph:
    """The catalogue of all contracts of this repository."""
    return _graphe(catalogue(JEUX, MENTIONS))


def test_le_catalogue_a_la_forme_voulue(graphe: Graph) -> None:
    """What DCAT-AP asks of a catalogue, of data sets and of distributions; one data set per contract, and that of the portal."""
    conforme, dit = _conforme(graphe)
    assert conforme, dit
    assert len(set(graphe.subjects(RDF.type, DCAT.Dataset))) == len(JEUX) + 1
    attendues = 5 + sum(len(list(distributions(jeu))) for jeu in JEUX)
    assert len(set(graphe.subjects(RDF.type, DCAT.Distribution))) == attendues


@pytest.mark.parametrize(
    "propriete",
    [
        DCTERMS.title,
        DCTERMS.description,
        DCTERMS.identifier,
        DCTERMS.publisher,
        DCTERMS.license,
        DCTERMS.modified,
        DCTERMS.language,
        DCTERMS.accrualPeriodicity,
        DCAT.themeTaxonomy,
        DCAT.theme,
        DCAT.landingPage,
        DCAT.keyword,
        DCAT.accessURL,
        DCAT.downloadURL,
        DCAT.startDate,
        FOAF.name,
        DCTERMS["format"],
        DCAT.contactPoint,
        SKOS.prefLabel,
        DCAT.mediaType,
        *(VCARD[nom] for nom in ("fn", "hasEmail")),
    ],
)
def test_ce_qui_manque_se_verrait(propriete: URIRef) -> None:
    """The shapes refuse a catalogue without one of what they ask for."""
    graphe = _graphe(catalogue(JEUX[:1], MENTIONS))
    assert _conforme(graphe)[0]
    graphe.remove((None, propriete, None))
    assert not _conforme(graphe)[0]


@pytest.mark.parametrize(
    "classe",
    [
        DCTERMS.LinguisticSystem,
        DCTERMS.Frequency,
        DCTERMS.MediaType,
        DCTERMS.MediaTypeOrExtent,
        DCTERMS.LicenseDocument,
        DCTERMS.Location,
        DCTERMS.PeriodOfTime,
        FOAF.Document,
        FOAF.Agent,
        SKOS.Concept,
        SKOS.ConceptScheme,
        VCARD.Kind,
    ],
)
def test_ce_qu_est_chaque_valeur_est_dit(classe: URIRef) -> None:
    """DCAT-AP says of what class each value is: without the word for it, the shapes refuse the catalogue."""
    graphe = _graphe(catalogue(JEUX[:1], MENTIONS))
    assert (None, RDF.type, classe) in graphe
    graphe.remove((None, RDF.type, classe))
    assert not _conforme(graphe)[0]


def test_ce_que_lit_data_gouv(graphe: Graph) -> None:
    """The types of literals, and the words, by which data.gouv.fr finds place, time, licence and format."""
    for jeu in JEUX:
        (noeud,) = graphe.subjects(DCTERMS.identifier, Literal(f"{SITE}/{jeu.contrat}/donnees/"))
        assert str(graphe.value(noeud, DCTERMS.modified)) == jeu.jour
        temps = graphe.value(noeud, DCTERMS.temporal)
        assert str(graphe.value(temps, DCAT.startDate)) == jeu.debut
        assert str(graphe.value(temps, DCAT.endDate) or "") == jeu.fin
        assert {str(mot) for mot in graphe.objects(noeud, DCAT.keyword)} == set(jeu.mots)
        ecrit = graphe.value(graphe.value(noeud, DCTERMS.spatial), DCAT.bbox)
        assert (ecrit is None) == (jeu.emprise is None)
        if isinstance(ecrit, Literal) and jeu.emprise:
            assert str(ecrit.datatype) == "https://www.iana.org/assignments/media-types/application/vnd.geo+json"
            lu = json.loads(str(ecrit))
            xs, ys = zip(*lu["coordinates"][0], strict=True)
            assert (lu["type"], lu["coordinates"][0][0]) == ("Polygon", lu["coordinates"][0][-1])
            assert (min(xs), min(ys), max(xs), max(ys)) == jeu.emprise
        formats = set()
        for fichier in graphe.objects(noeud, DCAT.distribution):
            assert str(graphe.value(fichier, DCTERMS.license)) == "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"
            formats.add(str(graphe.value(fichier, DCTERMS["format"])).rpartition("/")[2])
            assert str(graphe.value(fichier, DCAT.downloadURL)).startswith(f"{SITE}/{jeu.contrat}/donnees/")
        assert formats == {"CSV", "GEOJSON", "JSON", "XLSX", "ZIP"}


def test_sans_editeur_ni_adresse_pas_de_catalogue() -> None:
    """A catalogue without who publishes it, or with addresses of nowhere, would be harvested wrong."""
    assert est_moissonnable(MENTIONS)
    assert not est_moissonnable(replace(MENTIONS, adresse=""))
    assert not est_moissonnable(replace(MENTIONS, editeur=Editeur()))


@pytest.mark.parametrize("jeu", JEUX, ids=[jeu.contrat for jeu in JEUX])
def test_schema_org(jeu: JeuDeDonnees) -> None:
    """What a search engine for data asks for, with whole addresses where that of the site is known; no word can end the element."""
    piege = replace(jeu, titre="</script><script>alert(1)</script>&<!--")
    for mentions, base in ((MENTIONS, f"{SITE}/{jeu.contrat}/donnees/"), (Mentions(), "")):
        ecrit = en_schema_org(piege, mentions)
        assert not re.search(r"[<>&]", ecrit)
        lu = json.loads(ecrit)
        assert (lu["@type"], lu["name"]) == ("Dataset", f"{piege.titre}, {jeu.territoire}")
        assert 50 <= len(lu["description"]) <= 5000
        assert lu["license"].startswith("https://")
        assert lu["isAccessibleForFree"] is True
        assert lu["keywords"]
        assert re.fullmatch(r"[0-9]{4}-01-01/([0-9]{4}-12-31|\.\.)", lu["temporalCoverage"])
        assert lu["spatialCoverage"]["name"] == jeu.territoire
        assert all(un["@type"] == "DataDownload" and un["encodingFormat"] for un in lu["distribution"])
        assert {un["contentUrl"] for un in lu["distribution"]} == {base + un.chemin for un in distributions(jeu)}
        assert ("publisher" in lu, lu.get("url", "")) == (bool(base), base)


def test_les_fichiers_annonces_existent(exemple_rendu: dict[str, bytes]) -> None:
    """Each file that the catalogue of the example names is published; the page holds the same data set."""
    lu = json.loads(exemple_rendu["portail/catalog.jsonld"])
    base = lu["foaf:homepage"]["@id"]
    assert base.startswith("https://")
    chemins = [un["dcat:downloadURL"]["@id"].removeprefix(base) for jeu in lu["dcat:dataset"] for un in jeu["dcat:distribution"]]
    assert len(chemins) > 20
    for chemin in chemins:
        assert chemin in exemple_rendu or f"portail/{chemin}" in exemple_rendu, chemin
    page = exemple_rendu["contrat-d-exemple/donnees/index.html"].decode()
    (dit,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert json.loads(dit)["name"] == lu["dcat:dataset"][1]["dct:title"]["@value"]
