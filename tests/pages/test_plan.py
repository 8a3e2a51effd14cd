"""Plans as text: same input same bytes, nothing untrusted becomes markup, no address but relative ones and IGN's."""

import csv
import json
import math
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path

import folium
import html5lib
import pytest
from msgspec.structs import replace

from generator.pages.dessins.carte import (
    RAYON_MAXIMAL,
    RAYON_MINIMAL,
    RAYON_SANS_POPULATION,
    GenreDeRepere,
    RepereDeCarte,
    rayon,
    rendre_la_carte,
)
from generator.pages.dessins.moteur_de_carte import feuille, script

RACINE = Path(__file__).parents[2]
CARTE = RACINE / "site_templates" / "carte"
GEOGRAPHIE = RACINE.parent / "shared" / "geo"
STYLES = tuple((CARTE / nom).read_text("utf-8") for nom in ("plan.css", "chiffres.css"))
SCRIPTS = tuple((CARTE / nom).read_text("utf-8") for nom in ("plan.js", "chiffres.js"))
IGN = "https://data.geopf.fr/wmts"

QUARTIER = RepereDeCarte(
    "qpv-1", "Gagarine", GenreDeRepere.QPV, 48.8108, 2.39167, 4_000, ("Ivry-sur-Seine.",), (("La page du quartier", "../q/gagarine/"),)
)
CARRE = json.dumps({"type": "Polygon", "coordinates": [[[2.3, 48.8], [2.4, 48.8], [2.4, 48.9123456789], [2.3, 48.8]]]})
PIEGES = (
    "<script>alert(1)</script>",
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "\"'`${alert(1)}`",
    "\u2028\u2029\\u2028\\",
    "{{ 7 * 7 }}{% if x %}{# y #}",
    "&lt;b&gt; &amp; ]]>",
    "\ud800 \x00 \x08 \x7f \ufffe",
    "L’Haÿ-les-Roses \U0001f3d8",
)


def plan(*reperes: RepereDeCarte, titre: str = "Quartiers", ressources: str = "../ressources") -> str:
    """A plan."""
    return rendre_la_carte(titre=titre, reperes=reperes, ressources=ressources)


def donnees(page: str) -> dict:
    """The JSON of the page, found as a browser finds it: up to the first closing tag."""
    return json.loads(page.split('id="plan-donnees">', 1)[1].split("</script", 1)[0])


def traits(page: str) -> dict[str, dict]:
    """Features of the page by id of place."""
    return {trait["properties"]["id"]: trait for trait in donnees(page)["features"]}


def test_meme_entree_memes_octets() -> None:
    """No random name, no memory of earlier maps, no trace of a neighbour's thread."""
    attendu = plan(QUARTIER), script(SCRIPTS)
    folium.Map(location=[0, 0]).get_root().render()
    assert (plan(QUARTIER), script(SCRIPTS)) == attendu
    assert plan(replace(QUARTIER, nom="Autre")) != attendu[0]
    with ThreadPoolExecutor(4) as equipe:
        assert set(equipe.map(lambda _: (plan(QUARTIER), script(SCRIPTS)), range(12))) == {attendu}


def test_folium_reste_intact(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists that all maps share are neither changed nor read."""
    js, css, gabarit = list(folium.Map.default_js), list(folium.Map.default_css), folium.Map._template
    attendu = script(SCRIPTS)
    assert (folium.Map.default_js, folium.Map.default_css, folium.Map._template) == (js, css, gabarit)
    monkeypatch.setattr(folium.Map, "default_js", [("tiers", "https://exemple.invalid/x.js")])
    assert script(SCRIPTS) == attendu


def test_un_document_de_carte_ne_charge_pas_folium() -> None:
    """folium takes 0.4 s to import: it writes the script that maps share, not their documents."""
    essai = "import sys; from generator.pages.dessins.carte import rendre_la_carte as r; r(titre='T', reperes=(), ressources='r'); print('folium' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", essai], capture_output=True, text=True, check=True).stdout.strip() == "False"


def test_document_francais_et_valide() -> None:
    """Language, title, zoomable viewport, and no parse error that HTML 5 knows of."""
    page = plan(QUARTIER, titre="Quartiers d’Orly")
    assert '<html lang="fr">' in page
    assert "<title>Quartiers d’Orly</title>" in page
    assert "user-scalable" not in page
    assert '<meta name="robots" content="noindex">' in page
    html5lib.HTMLParser(strict=True).parse(page)


def test_aucune_adresse_hors_du_site_sauf_ign() -> None:
    """Every address in an attribute is relative; the only absolute one is IGN's, inside the shared script; SVG needs no namespace in HTML."""
    page = plan(QUARTIER)
    assert re.findall(r"(?:src|href)=\"?([^\s\">]+)", page) == [
        "../ressources/icone.svg",
        "../ressources/leaflet/leaflet.css",
        "../ressources/carte/lieux.css",
        "#plan-fin",
        "../ressources/leaflet/leaflet.js",
        "../ressources/carte/lieux.js",
    ]
    regle = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    assert regle
    assert re.findall(r"https?://[^ ;]+", regle[1]) == ["https://data.geopf.fr"]
    reste = page.replace(regle[0], "") + feuille(STYLES) + script(SCRIPTS)
    assert re.findall(r"https?://[^\s\"'?]+|(?<![:\w])//[a-z][^\s\"']+\.[a-z]{2,}", reste) == [IGN]
    assert not re.search(r"jquery|bootstrap|awesome|cdn|openstreetmap|@import|url\((?!#)", reste, re.IGNORECASE)


@pytest.mark.parametrize("piege", PIEGES)
def test_texte_hostile_reste_du_texte(piege: str) -> None:
    """Title, name, lines and labels: as many elements as with harmless words, and the words come back whole."""

    def elements(texte: str) -> list[str]:
        page = plan(replace(QUARTIER, nom=texte, lignes=(texte,), liens=((texte, "a/"),)), titre=texte)
        page.encode("utf-8")
        return [noeud.tag for noeud in html5lib.parse(page, namespaceHTMLElements=False).iter() if isinstance(noeud.tag, str)]

    assert elements(piege) == elements("Gagarine")
    page = plan(replace(QUARTIER, nom=piege, lignes=(piege,), liens=((piege, "a/"),)), titre=piege)
    propre = re.sub("[\x00-\x08\x7f\ud800-\udfff\ufffe]", "\ufffd", piege)
    proprietes = traits(page)["qpv-1"]["properties"]
    assert (proprietes["nom"], proprietes["lignes"], proprietes["liens"]) == (propre, [propre], [[propre, "a/"]])
    assert unescape(page.split("<title>", 1)[1].split("</title>", 1)[0]) == propre


@pytest.mark.parametrize(
    "adresse",
    [
        "https://exemple.fr/", "//exemple.fr/", "/absolue", "javascript:alert(1)", "JAVA\tSCRIPT:alert(1)", " javascript:alert(1)",
        "data:text/html,x", "\\\\exemple.fr", "a b", 'a"b', "a<b", "a\x00b", "", "é/", "../x\n",
    ],
)  # fmt: skip
def test_adresse_non_relative_refusee(adresse: str) -> None:
    """In links as in the address of Leaflet."""
    with pytest.raises(ValueError, match="relative"):
        plan(replace(QUARTIER, liens=(("x", adresse),)))
    with pytest.raises(ValueError, match="relative"):
        plan(ressources=adresse)


@pytest.mark.parametrize("adresse", ["../q/gagarine/", "index.html", "#axe-1", "?q=1&r=2", "a/b.html#c", "./"])
def test_adresse_relative_acceptee(adresse: str) -> None:
    """Addresses of pages and their fragments."""
    assert traits(plan(replace(QUARTIER, liens=(("x", adresse),))))["qpv-1"]["properties"]["liens"] == [["x", adresse]]


@pytest.mark.parametrize(
    "mauvais",
    [
        replace(QUARTIER, id="é"), replace(QUARTIER, id=""), replace(QUARTIER, id='a"b'),
        replace(QUARTIER, latitude=math.nan), replace(QUARTIER, latitude=math.inf), replace(QUARTIER, latitude=91.0),
        replace(QUARTIER, longitude=-181.0), replace(QUARTIER, contour="{"), replace(QUARTIER, contour="[]"),
        replace(QUARTIER, contour='{"type":"Point","coordinates":[2,48]}'), replace(QUARTIER, contour='{"type":"Polygon"}'),
        replace(QUARTIER, contour='{"type":"Polygon","coordinates":[[["<b>",48]]]}'),
        replace(QUARTIER, contour='{"type":"Polygon","coordinates":[[[NaN,48]]]}'),
        replace(QUARTIER, contour='{"type":"Polygon","coordinates":[[2,48]]}'),
    ],
)  # fmt: skip
def test_repere_impossible_refuse(mauvais: RepereDeCarte) -> None:
    """What Leaflet would stop on in the reader's browser stops the build."""
    with pytest.raises(ValueError, match=r"identifiant|contour|coordonnées|point hors du globe|Expecting"):
        plan(mauvais)


def test_identifiant_double_refuse() -> None:
    """A fragment leads to one place."""
    with pytest.raises(ValueError, match="double"):
        plan(QUARTIER, replace(QUARTIER, nom="Autre"))


def test_aire_proportionnelle_a_la_population() -> None:
    """Four times the inhabitants, twice the radius; never too small to press, never too large."""
    rayons = [rayon(replace(QUARTIER, population=n)) for n in (0, 500, 2_000, 8_000, 10**6)]
    assert rayons == sorted(rayons)
    assert rayons[3] == pytest.approx(2 * rayons[2], abs=0.1)
    assert (rayons[0], rayons[-1]) == (RAYON_MINIMAL, RAYON_MAXIMAL)
    assert rayon(replace(QUARTIER, population=None)) == RAYON_SANS_POPULATION
    assert rayon(replace(QUARTIER, type=GenreDeRepere.COMMUNE, population=90_000)) < RAYON_MINIMAL


def test_petits_ronds_sur_les_grands_et_contours_dessous() -> None:
    """Drawing order, last on top."""
    reperes = [
        replace(QUARTIER, id="petit", population=900), replace(QUARTIER, id="grand", population=9_000),
        replace(QUARTIER, id="commune", type=GenreDeRepere.COMMUNE), replace(QUARTIER, id="trace", contour=CARRE),
        replace(QUARTIER, id="limite", type=GenreDeRepere.PERIMETRE, contour=CARRE), replace(QUARTIER, id="lot", type=GenreDeRepere.LOT),
    ]  # fmt: skip
    assert list(traits(plan(*reperes))) == ["limite", "trace", "grand", "lot", "petit", "commune"]


def test_contour_a_la_place_du_rond() -> None:
    """The outline is drawn, rounded to five decimals; its point stays for the popup, latitude first."""
    trait = traits(plan(replace(QUARTIER, contour=CARRE)))["qpv-1"]
    assert trait["geometry"] == {"type": "Polygon", "coordinates": [[[2.3, 48.8], [2.4, 48.8], [2.4, 48.91235], [2.3, 48.8]]]}
    assert trait["properties"]["point"] == [48.8108, 2.39167]
    assert "rayon" not in trait["properties"]


def test_legende_dit_ce_qui_est_dessine() -> None:
    """Only the kinds present, and sizes only where a circle has one."""
    legende = plan(QUARTIER).split('<details class="plan-legende" open>')[1].split("</details>")[0]
    assert "Quartier prioritaire" in legende
    assert "veille" not in legende
    for nombre in ("1\u202f000", "5\u202f000", "15\u202f000"):
        assert nombre in legende
    assert "non connu" not in legende
    assert "non connu" in plan(QUARTIER, replace(QUARTIER, id="b", population=None))
    assert "habitants\u00a0:" not in plan(replace(QUARTIER, population=None))
    assert "1\u202f000" not in plan(replace(QUARTIER, contour=CARRE))


def test_plan_vide() -> None:
    """No place: a valid page that says so, without legend."""
    page = plan()
    assert "Aucun territoire à montrer sur cette carte." in page
    assert "<details" not in page
    assert donnees(page)["features"] == []
    html5lib.HTMLParser(strict=True).parse(page)


def test_la_feuille_de_style_est_serree_sans_rien_perdre() -> None:
    """Blanks around the signs that part declarations go, and nothing else; no string of the sheets has such a sign."""
    entiere = re.sub(r"/\*.*?\*/", "", "\n".join(STYLES))
    assert not re.search(r'"[^"\n]*(?:[{};,]|: )[^"\n]*"', entiere)
    posee = feuille(STYLES)
    assert ".plan-nom.ici,.plan-nom.montre{visibility:visible;z-index:9;" in posee
    assert re.sub(r"\s", "", posee) == re.sub(r"\s", "", entiere)


def test_cent_territoires_pesent_moins_de_72_ko() -> None:
    """Points with three lines and two links each, the shared style sheet and script included."""
    lignes = ("Ivry-sur-Seine.", "4 000 habitants (2018).", "12 engagements le concernent.")
    liens = (("La page du quartier", "../territoires/quartier-000/"), ("Ses indicateurs", "../territoires/quartier-000/#indicateurs"))
    cent = [replace(QUARTIER, id=f"qpv-{n}", nom=f"Quartier numéro {n}", lignes=lignes, liens=liens) for n in range(100)]
    assert len((plan(*cent) + feuille(STYLES[:1]) + script(SCRIPTS[:1])).encode("utf-8")) < 72_000


def _luminance(couleur: str) -> float:
    canaux = [int(couleur[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    rouge, vert, bleu = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in canaux)
    return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu


def _contraste(une: str, autre: str) -> float:
    claire, sombre = sorted((_luminance(une), _luminance(autre)), reverse=True)
    return (claire + 0.05) / (sombre + 0.05)


def test_couleurs_contrastees() -> None:
    """At least 3:1 on white, on both backgrounds, and on the usual colours of IGN's tiles (built-up, wood, water, road), read by eye."""
    plan_css = STYLES[0]
    blocs = (plan_css.split(":root.sombre")[0], plan_css.split(":not(.avec-fond) {")[1].split("}")[0])
    clair, sombre = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", bloc)) for bloc in blocs)
    for nom in ("qpv", "qva", "lot", "neutre", "trait"):
        for fond in (clair["papier"], "#ffffff", "#f2eadf", "#c9deb0", "#a9d3ea", "#f7d774"):
            assert _contraste(clair[nom], fond) >= 3, (nom, fond)
        assert _contraste(sombre[nom], sombre["papier"]) >= 3, nom


@pytest.mark.sources
def test_quartiers_et_contours_reels() -> None:
    """The points of the Grand-Orly protocol and the true perimeters of 2024 all pass."""
    if not GEOGRAPHIE.is_dir():
        pytest.skip(f"no geography in {GEOGRAPHIE}")
    with (GEOGRAPHIE / "gosb_quartiers.csv").open(encoding="utf-8") as fichier:
        lignes = [ligne for ligne in csv.DictReader(fichier) if ligne["lat"]]
    points = [
        RepereDeCarte(
            f"q{n}",
            ligne["quartier"],
            GenreDeRepere(ligne["type"].lower()),
            float(ligne["lat"]),
            float(ligne["lon"]),
            None,
            (ligne["commune"],),
            (),
        )
        for n, ligne in enumerate(lignes)
    ]
    assert len(traits(plan(*points))) == len(points) == 32
    polygones = json.loads((GEOGRAPHIE / "qpv_2024.geojson").read_text("utf-8"))["features"]
    contours = [
        RepereDeCarte(p["code_qp"], p["nom_qp"], GenreDeRepere.QPV, p["lat"], p["lon"], None, (), (), json.dumps(f["geometry"]))
        for f in polygones
        for p in [f["properties"]]
    ]
    assert len(traits(plan(*contours))) == 75
