"""Official outlines: GeoJSON, shapefile, zip; degrees or Lambert-93; simplified, cut to the places of the contract, written where maps find them."""

import io
import json
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import shapefile
from hypothesis import given
from hypothesis import strategies as st
from pyproj import CRS, Transformer

from generator.cli import main
from generator.commandes.codes import FINE, PROBLEMES
from generator.importation.contours import TOLERANCE, ContoursDuProjet, contours_du_projet, simplifier
from generator.model.territoire import Territoire
from generator.sources.classeurs.contours_officiels import ContourOfficiel, lire_contours_officiels
from generator.sources.classeurs.limites import ClasseurIllisible
from tests.importation.classeurs_ecrits import en_zip
from tests.importation.fichiers import DOSSIER, SANS
from tests.sources.essai import Projet, nouveau_projet

CARRE = [(2.33, 48.80), (2.335, 48.80), (2.34, 48.80), (2.34, 48.81), (2.33, 48.81), (2.33, 48.80)]
EN_METRES = Transformer.from_crs("EPSG:4326", "EPSG:2154", always_xy=True)
LAMBERT = [EN_METRES.transform(*point) for point in CARRE]


def geojson(points: list[Any], crs: str = "", code: str = "QP094003") -> bytes:
    """A collection with the outline of one neighbourhood, and that of another town's."""
    objets = [
        {
            "type": "Feature",
            "properties": {"code_qp": un, "nom_qp": f"Quartier {un}"},
            "geometry": {"type": "Polygon", "coordinates": [points]},
        }
        for un in (code, "QP013001")
    ]
    collection: dict[str, Any] = {"type": "FeatureCollection", "features": objets}
    if crs:
        collection["crs"] = {"type": "name", "properties": {"name": crs}}
    return json.dumps(collection).encode("utf-8")


def parties_du_shapefile(points: list[Any], epsg: int = 2154) -> dict[str, bytes]:
    """The files of a shapefile with that outline."""
    shp, shx, dbf = io.BytesIO(), io.BytesIO(), io.BytesIO()
    with shapefile.Writer(shp=shp, shx=shx, dbf=dbf, shapeType=shapefile.POLYGON, encoding="utf-8") as ecrivain:
        ecrivain.field("CODE_QP", "C", size=10)
        ecrivain.field("NOM_QP", "C", size=40)
        ecrivain.poly([points])
        ecrivain.record("QP094003", "Cité de l’Été")
    return {
        "lot/qpv.shp": shp.getvalue(),
        "lot/qpv.shx": shx.getvalue(),
        "lot/qpv.dbf": dbf.getvalue(),
        "lot/qpv.prj": CRS.from_epsg(epsg).to_wkt("WKT1_ESRI").encode(),
        "lot/qpv.cpg": b"UTF-8",
    }


@pytest.mark.parametrize(
    ("nom", "octets"),
    [
        ("a.geojson", geojson(CARRE)),
        ("a.geojson", geojson(CARRE, "urn:ogc:def:crs:OGC:1.3:CRS84")),
        ("a.geojson", geojson(LAMBERT, "urn:ogc:def:crs:EPSG::2154")),
        ("a.geojson", geojson(LAMBERT)),
        ("a.zip", en_zip({"qpv.geojson": geojson(CARRE)})),
        ("a.zip", en_zip(parties_du_shapefile(LAMBERT))),
        ("a.zip", en_zip(parties_du_shapefile(CARRE, 4326))),
    ],
    ids=("degres", "crs84", "lambert dit", "lambert devine", "zip", "shapefile en lambert", "shapefile en degres"),
)
def test_un_contour_est_en_degres(nom: str, octets: bytes, tmp_path: Path) -> None:
    """Whatever the file and its projection, the same outline in degrees, to a tenth of a metre."""
    (tmp_path / nom).write_bytes(octets)
    premier = lire_contours_officiels(tmp_path / nom)[0]
    sommets = sorted((round(x, 7), round(y, 7)) for x, y in premier.polygones[0][0])
    assert [coordonnee for point in sommets for coordonnee in point] == pytest.approx(
        [un for point in sorted(CARRE) for un in point], abs=1e-6
    )
    assert "QP094003" in premier.proprietes.values()


def test_les_contours_du_projet(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Only the places of the contract are written, named in territoires.yml; the project reads them, and a second import changes nothing."""
    projet: Projet = nouveau_projet(tmp_path / "projet")
    chemin = tmp_path / "qpv.geojson"
    chemin.write_bytes(geojson(CARRE))
    mots = ["importer", str(chemin), "--contours", "--projet", str(projet.racine), "--contrat", "essai"]
    assert main(mots) == FINE
    assert "Sans contour dans ce fichier : arcueil" in capsys.readouterr().out
    assert not (projet.racine / "referentiels/essai/contours-officiels.geojson").exists()
    assert main([*mots, "--ecrire"]) == FINE
    ecrit = (projet.racine / "referentiels/essai/contours-officiels.geojson").read_bytes()
    assert [un["properties"]["code"] for un in json.loads(ecrit)["features"]] == ["QP094003"]
    registre, problemes = projet.examiner()
    assert not problemes
    contours = {un.id: un.contour for un in registre.dossiers[0].territoires}
    assert len(json.loads(contours["vert"])["coordinates"][0]) == 5  # the point in the middle of a side is gone
    assert main([*mots, "--ecrire"]) == FINE
    assert (projet.racine / "referentiels/essai/contours-officiels.geojson").read_bytes() == ecrit
    assert projet.chemin("territoires").read_text("utf-8").count("contours-officiels") == 1


def test_des_coordonnees_echangees_sont_remises_dans_l_ordre(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with latitudes first is told, and gives the outline that the right file gives; one of another country is left as it is."""
    ecrits = []
    for rang, points in enumerate((CARRE, [(y, x) for x, y in CARRE])):
        projet = nouveau_projet(tmp_path / f"projet-{rang}")
        chemin = tmp_path / f"qpv-{rang}.geojson"
        chemin.write_bytes(geojson(points))
        assert main(["importer", str(chemin), "--contours", "--ecrire", "--projet", str(projet.racine), "--contrat", "essai"]) == FINE
        assert ("sont échangées dans ce fichier" in capsys.readouterr().out) is (rang == 1)
        ecrits.append((projet.racine / "referentiels/essai/contours-officiels.geojson").read_bytes())
    assert ecrits[0] == ecrits[1]
    madrid = [(-3.7, 40.4), (-3.6, 40.4), (-3.6, 40.5), (-3.7, 40.5), (-3.7, 40.4)]
    chemin.write_bytes(geojson(madrid))
    main(["importer", str(chemin), "--contours", "--projet", str(projet.racine), "--contrat", "essai"])
    assert "échangées" not in capsys.readouterr().out


SCHEMAS = {
    "quartiers de 2015": {"CODE_QP": "{code}", "NOM_QP": "{nom}", "COMMUNE_QP": "{ville}"},
    "quartiers de 2015, Occitanie": {
        "code_qp": "{code}",
        "nom_qp": "{nom}",
        "commune_qp": "{ville}",
        "code_commune": "{insee}",
        "nom_commune": "{ville}",
        "code_departement": "94",
    },
    "quartiers de 2024": {
        "insee_reg": "11",
        "insee_dep": "94",
        "insee_com": "{insee}",
        "lib_com": "{ville}",
        "code_qp": "{code}",
        "lib_qp": "{nom}",
    },
    "communes (IGN)": {
        "ID": "COMMUNE_{insee}",
        "NOM": "{ville}",
        "NOM_M": "{VILLE}",
        "INSEE_COM": "{insee}",
        "INSEE_DEP": "94",
        "SIREN_EPCI": "200058014",
    },
    "communes (geo.api.gouv.fr)": {"code": "{insee}", "nom": "{ville}", "codeDepartement": "94", "codeEpci": "200058014"},
    "iris": {
        "insee_com": "{insee}",
        "nom_com": "{ville}",
        "iris": "{iris}",
        "code_iris": "{insee}{iris}",
        "nom_iris": "{nom}",
    },
    "sans code": {"nom": "{nom}", "insee_com": "{insee}", "lib_com": "{ville}"},
}
VILLES = {"94003": "Arcueil", "94054": "Orly", "94016": "Cachan"}
OBJET = st.tuples(st.sampled_from(["QP094001", "QP094003", "QP094077", "QN09403M"]), st.sampled_from(sorted(VILLES)))


def en_contour(schema: str, code: str, insee: str, rang: int, couche: str = "") -> ContourOfficiel:
    """An outline as this schema says it; that of rank n is a square of n hundredths of a degree."""
    cote = 0.01 * (rang + 1)
    carre = ((2.3, 48.7), (2.3 + cote, 48.7), (2.3 + cote, 48.7 + cote), (2.3, 48.7 + cote), (2.3, 48.7))
    ville = VILLES[insee]
    dit = {"code": code, "nom": f"Quartier {code}", "insee": insee, "ville": ville, "VILLE": ville.upper(), "iris": code[-4:]}
    return ContourOfficiel({champ: mot.format(**dit) for champ, mot in SCHEMAS[schema].items()}, ((carre,),), couche)


def cotes_ecrits(trouves: ContoursDuProjet) -> dict[str, int]:
    """Which outline each place got, by its rank."""
    objets = json.loads(trouves.texte)["features"] if trouves.texte else []
    return {un["properties"]["code"]: round(max(x for x, _ in un["geometry"]["coordinates"][0]) * 100) - 231 for un in objets}


@given(schema=st.sampled_from(sorted(SCHEMAS)), objets=st.lists(OBJET, max_size=6), communes=st.booleans())
def test_aucun_lieu_n_a_le_contour_d_un_autre(
    lieux: Sequence[Territoire], schema: str, objets: list[tuple[str, str]], communes: bool
) -> None:
    """Whatever a file has of quartiers and of communes, a place gets its own outline, or none: never that of a quartier, of an iris or of another place
    that lies in it. And it does get its own where the file has it once."""
    de_communes = schema.startswith("communes")
    contours = [en_contour(schema, code, insee, rang) for rang, (code, insee) in enumerate(objets)]
    siens: dict[str, list[int]] = {}
    for rang, (code, insee) in enumerate(objets):
        siens.setdefault(insee if de_communes else code, []).append(rang)
    if schema in ("iris", "sans code"):
        siens = {}
    if communes and not de_communes:  # an archive with a layer of communes beside
        contours += [en_contour("communes (IGN)", "", insee, 10 + rang, "communes.shp") for rang, insee in enumerate(VILLES)]
        siens |= {insee: [10 + rang] for rang, insee in enumerate(VILLES)}
    trouves = contours_du_projet(contours, lieux, {}, {})
    ecrits = cotes_ecrits(trouves)
    for code, rang in ecrits.items():
        assert siens.get(code) == [rang]
    if schema not in ("iris", "sans code") and all(len(rangs) == 1 for rangs in siens.values()):
        assert ecrits.keys() == siens.keys() & {un.code for un in lieux}
        assert not trouves.questions


@pytest.fixture(scope="module")
def lieux(tmp_path_factory: pytest.TempPathFactory) -> Sequence[Territoire]:
    """A town, and a quartier of 2015."""
    registre, _ = nouveau_projet(tmp_path_factory.mktemp("lieux") / "projet").examiner()
    return registre.dossiers[0].territoires


@pytest.mark.parametrize(
    ("schema", "objets", "question"),
    [
        ("iris", [("QP094001", "94003"), ("QP094003", "94003")], "champ-du-code"),
        ("communes (IGN)", [("", "94003"), ("", "94003")], "contours-repetes"),
        ("quartiers de 2024", [("QP094003", "94003"), ("QP094003", "94003")], "contours-repetes"),
        ("sans code", [("QP094001", "94003")], "champ-du-code"),
    ],
)
def test_un_contour_douteux_est_demande(lieux: Sequence[Territoire], schema: str, objets: list[tuple[str, str]], question: str) -> None:
    """Several outlines of one code, or another name than the place's: nothing is written, and a question says so; its answer is obeyed."""
    contours = [en_contour(schema, code, insee, rang) for rang, (code, insee) in enumerate(objets)]
    trouves = contours_du_projet(contours, lieux, {}, {})
    assert ([une.id for une in trouves.questions], trouves.texte) == ([question], "")
    repondu = contours_du_projet(contours, lieux, {}, {"champ-du-code": "insee_com", "contours-repetes": "réunir"})
    assert (repondu.questions, len(repondu.trouves)) == ((), 1)
    assert contours_du_projet(contours, lieux, {}, {"champ-du-code": "insee_com", "contours-repetes": "n’en prendre aucun"}).questions == ()


def test_une_question_de_contour_se_lit_et_se_repond(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The question is printed as those of tables are, and its answer given in a file."""
    projet = nouveau_projet(tmp_path / "projet")
    chemin = tmp_path / "qpv.geojson"
    chemin.write_bytes(geojson(CARRE).replace(b"QP013001", b"QP094003").replace(b"48.81", b"48.82", 1))
    mots = ["importer", str(chemin), "--contours", "--ecrire", "--projet", str(projet.racine), "--contrat", "essai"]
    main(mots)
    assert "contours-repetes : Plusieurs contours différents portent le code d’un même lieu" in (dit := capsys.readouterr().out), dit
    assert "réponses : réunir | n’en prendre aucun\n      vert" in dit
    (tmp_path / "r.yml").write_text("contours-repetes: réunir\n", "utf-8")
    main([*mots, "--reponses", str(tmp_path / "r.yml")])
    ecrit = json.loads((projet.racine / "referentiels/essai/contours-officiels.geojson").read_bytes())
    assert ecrit["features"][0]["geometry"]["type"] == "MultiPolygon"


def test_des_quartiers_d_une_autre_liste(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Outlines of 2024 are not those of the places of 2015, and nothing is written."""
    projet = nouveau_projet(tmp_path / "projet")
    chemin = tmp_path / "qpv.geojson"
    chemin.write_bytes(geojson(CARRE, code="QN09403M").replace(b"QP013001", b"QN01301M"))
    main(["importer", str(chemin), "--contours", "--ecrire", "--projet", str(projet.racine), "--contrat", "essai"])
    assert "quartiers de 2024" in capsys.readouterr().out
    assert not (projet.racine / "referentiels/essai/contours-officiels.geojson").exists()


@pytest.mark.parametrize(
    ("nom", "octets", "mots"),
    [
        ("a.geojson", b"{}", "GeoJSON"),
        ("a.geojson", geojson([(1, "x"), (2, 3), (4, 5), (1, 2)]), "pas des nombres"),
        ("a.geojson", geojson([(9e8, 9e8)] * 5), "projection"),
        ("a.zip", en_zip({"a.txt": b"x"}), "ni GeoJSON ni shapefile"),
        ("a.zip", en_zip({"a.shp": b"x"}), ".dbf"),
        ("a.zip", en_zip({"a.shp": b"x", "a.dbf": b"y"}), "ne peut pas être lu"),
    ],
    ids=range(6),
)
def test_des_contours_illisibles(nom: str, octets: bytes, mots: str, tmp_path: Path) -> None:
    """Each is refused in French."""
    (tmp_path / nom).write_bytes(octets)
    with pytest.raises(ClasseurIllisible, match=mots.replace(".", r"\.")):
        lire_contours_officiels(tmp_path / nom)
    projet = nouveau_projet(tmp_path / "projet")
    assert main(["importer", str(tmp_path / nom), "--contours", "--projet", str(projet.racine), "--contrat", "essai"]) == PROBLEMES


@given(st.lists(st.tuples(st.floats(2, 3), st.floats(48, 49)), min_size=3, max_size=40))
def test_simplifier_reste_pres(points: list[tuple[float, float]]) -> None:
    """A simplified ring is closed where it was, has no more points, and no point that is left out lies far from it."""
    anneau = [*points, points[0]]
    simple = simplifier(anneau)
    assert simple[0] == simple[-1]
    assert 3 < len(simple) <= len(anneau) or len(anneau) <= 4
    for x, y in anneau:
        assert any((abs(x - a) < 1e-4 and abs(y - b) < 1e-4) or _pres((x, y), (a, b), suivant) for (a, b), suivant in pairwise(simple))


def _pres(point: tuple[float, float], debut: tuple[float, float], fin: tuple[float, float]) -> bool:
    dx, dy = fin[0] - debut[0], fin[1] - debut[1]
    longueur = dx * dx + dy * dy
    part = 0 if not longueur else max(0, min(1, ((point[0] - debut[0]) * dx + (point[1] - debut[1]) * dy) / longueur))
    return ((point[0] - debut[0] - part * dx) ** 2 + (point[1] - debut[1] - part * dy) ** 2) ** 0.5 <= TOLERANCE + 2e-5


@pytest.mark.sources
def test_les_vrais_contours() -> None:
    """The 105 neighbourhoods of Occitanie, their first vertex as the notice has it."""
    chemin = DOSSIER / "qp.geojson"
    if not chemin.exists():
        pytest.skip(SANS)
    contours = lire_contours_officiels(chemin)
    assert len(contours) == 105
    bas_vernet = next(un for un in contours if un.proprietes["code_qp"] == "QP066007")
    assert bas_vernet.polygones[0][0][0] == (2.9005, 42.7081)


@pytest.mark.parametrize("points", [CARRE, CARRE[::-1]], ids=["dans un sens", "dans l'autre"])
def test_des_anneaux_a_l_envers(
    points: list[Any], tmp_path: Path, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    """A shapefile whose rings turn the wrong way is read the same, and nothing is said in English beside."""
    (tmp_path / "a.zip").write_bytes(en_zip(parties_du_shapefile(points, 4326)))
    (un,) = lire_contours_officiels(tmp_path / "a.zip")
    assert {point for polygone in un.polygones for anneau in polygone for point in anneau} == set(CARRE)
    assert tuple(capfd.readouterr()) == ("", "")
    assert caplog.records == []


@pytest.mark.parametrize("epsg", [3857, 4326])
def test_un_contour_hors_de_sa_region_n_est_pas_pris(epsg: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Web Mercator that nothing tells is within the numbers of Lambert-93 and lands in Spain; degrees of another city land there: neither is written."""
    ailleurs = CARRE if epsg == 3857 else [(x + 3, y - 5.5) for x, y in CARRE]
    points = [Transformer.from_crs("EPSG:4326", f"EPSG:{epsg}", always_xy=True).transform(*point) for point in ailleurs]
    projet = nouveau_projet(tmp_path / "projet")
    (tmp_path / "qpv.geojson").write_bytes(geojson(points))
    mots = ["importer", str(tmp_path / "qpv.geojson"), "--contours", "--ecrire", "--projet", str(projet.racine), "--contrat", "essai"]
    assert main(mots) == FINE
    dit = capsys.readouterr().out
    assert "Hors de leur région (Île-de-France), d’après leur code : vert." in dit
    assert not (projet.racine / "referentiels/essai/contours-officiels.geojson").exists()
