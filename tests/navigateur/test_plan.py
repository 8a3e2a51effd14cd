"""Plans in a real Chromium: what is asked of the network, what a keyboard reaches, what a fragment opens, what axe says."""

import base64
import csv
import json
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect
from xstatic.pkg import leaflet

from generator.pages.contexte import Contexte
from generator.pages.dessins.carte import GenreDeRepere, RepereDeCarte, rendre_la_carte
from generator.pages.pieces.moteurs_de_carte import sorties_des_moteurs
from generator.pages.pieces.reperes_du_portail import reperes_du_portail
from generator.publication.gabarits import lire_fonds
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple.portail import portail_de

from . import audit
from .audit import COULEURS
from .visite import BUREAU, TELEPHONE, Visite, attendre, servir

pytestmark = [pytest.mark.navigateur, pytest.mark.par_tours]

RACINE = Path(__file__).parents[2]
GEOGRAPHIE = RACINE.parent / "shared" / "geo"
PIXEL = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=")
HOSTILE = "</script><img src=x onerror=alert(1)> ` ${alert(2)} {{ 7 * 7 }} \u2028 \" '"
CARRE = json.dumps({"type": "Polygon", "coordinates": [[[2.30, 48.70], [2.45, 48.70], [2.45, 48.83], [2.30, 48.83], [2.30, 48.70]]]})
REPERES = (
    RepereDeCarte("contrat", "Grand-Orly", GenreDeRepere.PERIMETRE, 48.77, 2.38, None, (), (), CARRE),
    RepereDeCarte(
        "ivry", "Ivry-sur-Seine", GenreDeRepere.COMMUNE, 48.8129, 2.3878, 64_000, ("64 000 habitants.",), (("La commune", "../ivry/"),)
    ),
    RepereDeCarte(
        "gagarine", "Gagarine", GenreDeRepere.QPV, 48.8108, 2.39167, 4_000, ("Ivry.", HOSTILE), (("La page du quartier", "../q/gagarine/"),)
    ),
    RepereDeCarte("vercors", "Vercors - Chastenet", GenreDeRepere.QVA, 48.80305, 2.35722, None, (), (("La page", "../q/vercors/"),)),
    RepereDeCarte("hostile", HOSTILE, GenreDeRepere.QPV, 48.7488, 2.4154, 11_000, (), ()),
    RepereDeCarte("ivry-lot", "Ivry : 2 quartiers", GenreDeRepere.LOT, 48.8129, 2.3878, None, ("Vérolot", "Mirabeau"), ()),
)

# A commune alone, and those of other contracts around it: two are at one place, where one name alone has room.
SEULE = (
    REPERES[1],
    *(
        RepereDeCarte(f"autour-{rang}", nom, GenreDeRepere.ALENTOUR, latitude, longitude, None, (), ())
        for rang, (nom, latitude, longitude) in enumerate(
            [("Vitry-sur-Seine", 48.7875, 2.3928), ("Gentilly", 48.8133, 2.3444), ("Gentilly la même", 48.8133, 2.3444)]
        )
    ),
    REPERES[5],
)
LOT = (
    REPERES[1],
    RepereDeCarte(
        "ivry-lot",
        "Ivry",
        GenreDeRepere.LOT,
        48.8129,
        2.3878,
        None,
        (),
        (("Vérolot (QVA)", "../q/verolot/"), ("Mirabeau (QVA)", "../q/mirabeau/")),
    ),
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a small site: three plans, a page that frames one, Leaflet beside them."""
    dossier = tmp_path_factory.mktemp("site")
    ressources = dossier / "ressources"
    (ressources / "leaflet").mkdir(parents=True)
    (dossier / "c").mkdir()
    for nom in ("leaflet.js", "leaflet.css"):
        shutil.copy(Path(leaflet.BASE_DIR) / nom, ressources / "leaflet" / nom)
    (ressources / "carte").mkdir()
    for sortie in sorties_des_moteurs(lire_fonds(RACINE).gabarits):
        (dossier / sortie.chemin).write_bytes(sortie.rendre())
    plans = {"plan": REPERES, "vide": (), "reel": _quartiers_reels(), "seule": SEULE, "lot": LOT, "portail": _tous_les_lieux()}
    for nom, reperes in plans.items():
        (dossier / "c" / f"{nom}.html").write_text(_plan(reperes), "utf-8")
    cadre = '<iframe title="Carte" src="plan.html#gagarine" width="380" height="480"></iframe>'
    (dossier / "c" / "cadre.html").write_text(
        f'<!doctype html><html lang="fr"><link rel="icon" href="../ressources/icone.svg"><title>Cadre</title><h1>Cadre</h1>{cadre}', "utf-8"
    )
    (dossier / "q" / "gagarine").mkdir(parents=True)
    (dossier / "q" / "gagarine" / "index.html").write_text('<!doctype html><html lang="fr"><title>Gagarine</title>', "utf-8")
    (dossier / "ressources" / "icone.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    with servir(dossier) as adresse:
        yield adresse


def _plan(reperes: tuple[RepereDeCarte, ...]) -> str:
    return rendre_la_carte(titre="Quartiers du contrat", reperes=reperes, ressources="../ressources")


def _tous_les_lieux() -> tuple[RepereDeCarte, ...]:
    """The marks of the portal's map, of the contracts of this repository."""
    registre = lire_registre(RACINE, Journal())
    portail = portail_de(Contexte(dossier, registre, "2026-11-27") for dossier in registre.dossiers)
    return reperes_du_portail(portail.contrats)


def _quartiers_reels() -> tuple[RepereDeCarte, ...]:
    if not GEOGRAPHIE.is_dir():
        return ()
    with (GEOGRAPHIE / "gosb_quartiers.csv").open(encoding="utf-8") as fichier:
        lignes = [ligne for ligne in csv.DictReader(fichier) if ligne["lat"]]
    return tuple(
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
    )


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], site: str) -> Iterator[Visite]:
    """A fresh page of each size. Afterwards: every request went to the test's own site unless the test said otherwise, and the browser complained of nothing."""
    page = page_calme(request.param)
    visite = Visite(page, site)
    page.route("https://data.geopf.fr/**", lambda route: route.fulfill(body=PIXEL, content_type="image/png"))
    yield visite
    page.close()
    assert visite.plaintes == []


def _repere(page: Page, id_: str) -> Locator:
    return page.locator(f'path[data-repere="{id_}"]')


def test_fond_ign_a_la_demande(visite: Visite) -> None:
    """No third party before the button is pressed; tiles and attribution after; gone when pressed again."""
    page = visite.ouvrir("c/plan.html")
    expect(page.locator("path.leaflet-interactive")).to_have_count(len(REPERES))
    assert set(visite.hotes) == {"127.0.0.1"}
    bouton = page.get_by_role("button", name="Afficher le fond de carte IGN")
    expect(bouton).to_have_attribute("aria-pressed", "false")
    expect(bouton).to_contain_text("data.geopf.fr")
    with page.expect_request("https://data.geopf.fr/wmts?**TILEMATRIX=*") as attendue:
        bouton.click()
    assert "LAYER=GEOGRAPHICALGRIDSYSTEMS.PLANIGNV2" in attendue.value.url
    assert attendue.value.headers.get("referer") is None
    expect(bouton).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".leaflet-control-attribution")).to_contain_text("© IGN")
    expect(page.locator("img.leaflet-tile").first).to_be_attached()
    bouton.click()
    expect(bouton).to_have_attribute("aria-pressed", "false")
    expect(page.locator("img.leaflet-tile")).to_have_count(0)
    expect(page.locator(".leaflet-control-attribution")).not_to_contain_text("IGN")
    assert set(visite.hotes) == {"127.0.0.1", "data.geopf.fr"}


def test_fond_ign_muet(visite: Visite) -> None:
    """Tiles that fail are said to fail."""
    page = visite.ouvrir("c/plan.html")
    page.route("https://data.geopf.fr/**", lambda route: route.fulfill(status=503))
    page.get_by_role("button", name="Afficher le fond").click()
    expect(page.get_by_role("status")).to_have_text("Le fond de carte de l’IGN ne répond pas.")
    page.close()  # no tile is still on its way
    visite.plaintes.clear()  # the browser reports each 503 on its console


def test_fiche_au_clavier(visite: Visite) -> None:
    """Tab reaches a circle, Enter opens its popup and moves into it, Escape closes and comes back; the link leaves the frame."""
    page = visite.ouvrir("c/plan.html")
    rond = _repere(page, "gagarine")
    expect(rond).to_have_attribute("aria-label", "Gagarine, Quartier prioritaire (QPV)")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.dataset.repere") == "gagarine":
            break
    expect(rond).to_be_focused()
    assert rond.evaluate("n => getComputedStyle(n).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    fiche = page.get_by_role("dialog", name="Gagarine")
    expect(fiche).to_be_focused()
    expect(fiche).to_contain_text(HOSTILE.replace("\u2028", " "), use_inner_text=False)
    expect(fiche.get_by_role("button", name="Fermer la fiche")).to_be_visible()
    page.keyboard.press("Tab")
    lien = page.get_by_role("link", name="La page du quartier")
    expect(lien).to_be_focused()
    assert [lien.get_attribute(nom) for nom in ("href", "target", "rel")] == ["../q/gagarine/", "_top", "noopener"]
    page.keyboard.press("Escape")
    expect(fiche).to_have_count(0)
    expect(rond).to_be_focused()
    page.keyboard.press(" ")
    expect(fiche).to_be_visible()
    fiche.get_by_role("button", name="Fermer la fiche").focus()
    page.keyboard.press(" ")
    expect(fiche).to_have_count(0)
    expect(rond).to_be_focused()


def test_fragment_ouvre_la_fiche(visite: Visite) -> None:
    """On arrival, and each time the fragment changes; an unknown fragment changes nothing."""
    page = visite.ouvrir("c/plan.html#gagarine")
    expect(page.get_by_role("dialog", name="Gagarine")).to_be_visible()
    page.evaluate("location.hash = 'contrat'")
    expect(page.get_by_role("dialog", name="Grand-Orly")).to_be_visible()
    page.evaluate("location.hash = 'ivry-lot'")
    expect(page.get_by_role("dialog", name="Ivry : 2 quartiers")).to_be_visible()
    for inconnu in ("constructor", "%E0%A4%A", "absent"):
        page.evaluate("ancre => { location.hash = ancre }", inconnu)
    expect(page.get_by_role("dialog", name="Ivry : 2 quartiers")).to_be_visible()


def test_fragment_du_lieu_d_une_page(visite: Visite) -> None:
    """In the page of a place its mark is told apart and named, at any zoom, no sheet opens, and none leads to that page; others lead to theirs."""
    page = visite.ouvrir("c/plan.html#gagarine@gagarine")
    expect(_repere(page, "gagarine")).to_have_css("stroke-width", "4px")
    expect(_repere(page, "vercors")).not_to_have_css("stroke-width", "4px")
    nom = page.locator(".plan-nom", has_text="Gagarine")
    for _ in range(3):
        expect(nom).to_be_visible()
        page.get_by_role("button", name="Zoom arrière").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    _repere(page, "gagarine").press("Enter")
    expect(page.get_by_role("dialog", name="Gagarine")).to_be_visible()
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(0)
    _repere(page, "vercors").press("Enter")
    expect(page.get_by_role("dialog").get_by_role("link")).to_have_count(1)


def test_vue_d_ensemble(visite: Visite) -> None:
    """Without a fragment every drawing lies inside the map, and not under the legend."""
    page = visite.ouvrir("c/plan.html")
    cadre = page.locator("#map_plan").bounding_box()
    panneau = page.locator(".plan-panneau").bounding_box()
    assert cadre is not None
    assert panneau is not None
    for id_ in ("contrat", "ivry", "gagarine", "vercors", "hostile", "ivry-lot"):
        boite = _repere(page, id_).bounding_box()
        assert boite is not None
        assert boite["x"] >= cadre["x"]
        assert boite["y"] >= cadre["y"]
        assert boite["x"] + boite["width"] <= cadre["x"] + cadre["width"]
        assert boite["y"] + boite["height"] <= cadre["y"] + cadre["height"]
        assert boite["x"] + boite["width"] <= panneau["x"] or boite["y"] + boite["height"] <= panneau["y"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_fiche_a_la_souris_et_nom_hostile(visite: Visite) -> None:
    """A press on a circle opens its popup; a name full of markup is shown as it is written and runs nothing."""
    page = visite.ouvrir("c/plan.html")
    _repere(page, "hostile").click()
    titre = page.locator(".plan-fiche h2")
    assert titre.text_content() == HOSTILE
    assert page.locator("img").count() == 0
    page.mouse.move(5, 400)
    page.keyboard.press("Escape")
    expect(titre).to_have_count(0)


def test_commandes_en_francais(visite: Visite) -> None:
    """Zoom buttons bear French names and answer the space bar; the legend opens by keyboard."""
    page = visite.ouvrir("c/plan.html")
    avant = page.get_by_role("button", name="Zoom avant")
    expect(avant).to_have_attribute("title", "Zoom avant")
    expect(page.get_by_role("button", name="Zoom arrière")).to_be_visible()
    niveau = page.evaluate("map_plan.getZoom()")
    avant.focus()
    page.keyboard.press(" ")
    attendre(page, "niveau => map_plan.getZoom() > niveau", niveau)
    legende = page.locator("details.plan-legende")
    ouverte = legende.evaluate("n => n.open")
    assert ouverte == (page.viewport_size == BUREAU)
    legende.locator("summary").focus()
    page.keyboard.press("Enter")
    assert legende.evaluate("n => n.open") is not ouverte
    assert page.evaluate("map_plan.options.zoomAnimation") is False


def test_legende_ouverte_ou_cadre_montre_la_carte_reste_entiere(visite: Visite) -> None:
    """While the reader has not moved the map, it is framed anew when its room changes, even from nothing."""
    page = visite.ouvrir("c/plan.html")
    for largeur, hauteur in ((390, 500), (700, 420), (1280, 800)):
        page.set_viewport_size({"width": largeur, "height": hauteur})
        attendre(page, "map_plan.getBounds().contains(geo_json_reperes.getBounds())")
    visite.ouvrir("c/cadre.html")
    page.set_content('<iframe hidden title="Carte" src="plan.html" width="380" height="480"></iframe>')
    cadre = next(cadre for cadre in page.frames if cadre.parent_frame)
    cadre.wait_for_load_state("load")
    page.eval_on_selector("iframe", "cadre => { cadre.hidden = false }")
    attendre(cadre, "map_plan.getSize().x > 300 && map_plan.getBounds().contains(geo_json_reperes.getBounds())")


def test_avec_animations(visite: Visite) -> None:
    """Where the reader accepts motion the map zooms smoothly, and the focus still comes back."""
    visite.page.emulate_media(reduced_motion="no-preference")
    page = visite.ouvrir("c/plan.html")
    assert page.evaluate("map_plan.options.zoomAnimation") is True
    page.get_by_role("button", name="Zoom avant").click()
    _repere(page, "vercors").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Vercors")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(_repere(page, "vercors")).to_be_focused()


def test_noms_des_communes_selon_le_niveau(visite: Visite) -> None:
    """A commune is named on the map or, where its name would lie on other marks, in the list of the panel; so is a neighbourhood, whose name shows under
    the pointer or the focus."""
    page = visite.ouvrir("c/plan.html")
    nom, quartier = page.locator(".plan-nom-commune"), page.locator(".plan-nom-qpv", has_text="Gagarine")
    liste = page.locator(".plan-sans-nom li")
    for niveau in (14, 8, 5):
        page.evaluate("niveau => { map_plan.setZoom(niveau) }", niveau)
        page.evaluate("map_plan.setView([48.8129, 2.3878])")
        assert nom.is_visible() != (liste.filter(has_text="Ivry-sur-Seine").count() == 1)
    expect(quartier).to_be_hidden()
    expect(liste.filter(has_text="Gagarine")).to_have_count(1)
    _repere(page, "gagarine").focus()
    expect(quartier).to_be_visible()


def test_le_fond_dit_les_communes_autour(visite: Visite) -> None:
    """Those of other contracts are in view, named, in grey and without a press; a dot without a name is not shown."""
    page = visite.ouvrir("c/seule.html")
    noms = page.locator(".plan-nom-fond:not(.cache)")
    assert sorted(noms.all_inner_texts()) in (["Gentilly", "Vitry-sur-Seine"], ["Gentilly la même", "Vitry-sur-Seine"])
    assert page.locator(".repere-fond.rond").count() == 3
    assert page.locator(".repere-fond.rond:visible").count() == 2
    assert page.locator(".repere-fond[tabindex]").count() == 0
    expect(page.locator(".plan-legende")).to_contain_text("Hors du contrat")


def test_un_lot_dit_combien_de_quartiers(visite: Visite) -> None:
    """Near enough, the square of neighbourhoods whose place is not known says how many they are, or has a letter that the panel tells."""
    page = visite.ouvrir("c/lot.html#ivry-lot")
    page.keyboard.press("Escape")
    page.evaluate("map_plan.setView([48.8129, 2.3878], 15)")
    expect(page.locator(".plan-nom-lot:not(.cache)")).to_have_text("2 quartiers non placés")
    page.evaluate("map_plan.setView([48.8129, 2.3878], 11)")
    expect(page.locator(".plan-nom-lot:not(.cache)")).to_have_count(0)


def test_les_noms_ne_se_touchent_a_aucun_niveau(visite: Visite) -> None:
    """At every zoom, no two names that are seen touch."""
    page = visite.ouvrir("c/reel.html" if GEOGRAPHIE.is_dir() else "c/plan.html")
    for niveau in (9, 10.5, 12, 13.5, 15):
        page.evaluate("niveau => { map_plan.setZoom(niveau, {animate: false}) }", niveau)
        boites = page.locator(".plan-nom:not(.cache)").evaluate_all(
            "noms => noms.map(n => { const b = n.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] })"
        )
        for rang, (gauche, haut, droite, bas) in enumerate(boites):
            assert not any(gauche + 1 < d and g + 1 < droite and haut + 1 < b and h + 1 < bas for g, h, d, b in boites[rang + 1 :])


def test_aucun_nom_sur_la_marque_d_un_autre_lieu(visite: Visite) -> None:
    """At every zoom, no name lies on the circle or square of another place, and the letters of the map are those of the list."""
    page = visite.ouvrir("c/reel.html" if GEOGRAPHIE.is_dir() else "c/plan.html")
    for niveau in (9, 10.5, 12, 13.5, 15):
        page.evaluate("niveau => { map_plan.setZoom(niveau, {animate: false}) }", niveau)
        poses = page.evaluate(
            """() => {
              const boite = (n) => { const b = n.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
              const vus = [...document.querySelectorAll("path[data-repere]:not(.contour)")].filter((n) => n.getBoundingClientRect().width);
              const siens = new Map();
              map_plan.eachLayer((c) => { if (c.feature && c.getTooltip()) siens.set(c.getTooltip().getElement(), c.feature.properties.id); });
              return {
                marques: vus.map((n) => [n.dataset.repere, ...boite(n)]),
                noms: [...siens].filter(([n]) => !n.matches(".cache")).map(([n, id]) => [id, ...boite(n)]),
                lettres: [...document.querySelectorAll(".plan-lettre")].map((n) => n.textContent),
                liste: [...document.querySelectorAll(".plan-sans-nom li strong")].map((n) => n.textContent),
              };
            }"""
        )
        for id_, gauche, haut, droite, bas in poses["noms"]:
            dessous = [
                autre
                for autre, g, h, d, b in poses["marques"]
                if autre != id_ and gauche + 2 < d and g + 2 < droite and haut + 2 < b and h + 2 < bas
            ]
            assert not dessous, (niveau, id_, dessous)
        assert len(set(poses["lettres"])) == len(poses["lettres"])
        assert set(poses["lettres"]) == set(poses["liste"])


MARQUES = """() => {
  const carte = map_plan.getContainer().getBoundingClientRect();
  const dits = [...document.querySelectorAll(".plan-sans-nom li")].map((un) => [un.querySelector("strong")?.textContent || "", [...un.querySelectorAll("button")].map((b) => b.textContent)]);
  const boite = (n) => { const b = n.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom]; };
  const marques = [];
  map_plan.eachLayer((c) => {
    // A square under a commune's own dot goes by the name of that commune, until there is room to say how many neighbourhoods it stands for.
    if (!c.feature || !c.feature.properties.id || !c.getTooltip() || c.feature.properties.type === "lot") return;
    const {x, y} = map_plan.latLngToContainerPoint(c.getLatLng());
    if (!c.getElement().getBoundingClientRect().width || x < 0 || y < 0 || x > carte.width || y > carte.height) return;
    const p = c.feature.properties;
    marques.push({noms: [p.nom, p.court || p.nom, ...(p.lignes?.length ? [`${p.nom} (${p.lignes[0]})`] : [])], nommee: !c.getTooltip().getElement().matches(".cache")});
  });
  return {marques, dits, lettres: [...document.querySelectorAll(".plan-lettre")].map((n) => n.textContent),
    boites: [...document.querySelectorAll(".plan-nom:not(.cache)")].map(boite)};
}"""


@pytest.mark.parametrize("niveau", [None, 8, 9.5, 11, 13])
def test_aucun_point_nu_sur_la_carte_du_portail(visite: Visite, niveau: float | None) -> None:
    """The map of all contracts, as it opens and at every zoom: each mark that is seen has its name or stands in the list below, by a letter that the map has; no
    words touch."""
    page = visite.ouvrir("c/portail.html")
    if niveau:
        page.evaluate("niveau => { map_plan.setZoom(niveau, {animate: false}) }", niveau)
    vu = page.evaluate(MARQUES)
    assert len(vu["marques"]) > 40 or niveau in (11, 13)
    assert [lettre for lettre, _ in vu["dits"]] == sorted(set(vu["lettres"]))
    assert len(set(vu["lettres"])) == len(vu["lettres"])
    listes = Counter(nom for _, noms in vu["dits"] for nom in noms)
    assert set(listes.values()) <= {1}  # no two of one name
    for marque in vu["marques"]:
        assert marque["nommee"] != any(listes[nom] for nom in marque["noms"]), marque
    for rang, (gauche, haut, droite, bas) in enumerate(vu["boites"]):
        assert not any(gauche + 1 < d and g + 1 < droite and haut + 1 < b and h + 1 < bas for g, h, d, b in vu["boites"][rang + 1 :])


def test_sur_un_telephone_la_fiche_est_sous_la_carte(visite: Visite) -> None:
    """On a phone the sheet stands below the map, and the mark it speaks of stays in sight above it; on a desk it is a bubble on the map."""
    page = visite.ouvrir("c/plan.html#gagarine")
    fiche, carte = page.get_by_role("dialog", name="Gagarine").bounding_box(), page.locator("#map_plan").bounding_box()
    assert fiche
    assert carte
    if page.viewport_size == TELEPHONE:
        assert fiche["y"] >= carte["y"] + carte["height"] - 1
        attendre(page, "map_plan.getBounds().contains(map_plan._popup.getLatLng())")
        marque = _repere(page, "gagarine").bounding_box()
        assert marque
        assert marque["y"] + marque["height"] <= carte["y"] + carte["height"]
    else:
        assert fiche["y"] < carte["y"] + carte["height"]


def test_la_carte_est_sombre_comme_les_pages(visite: Visite) -> None:
    """The choice made on a page of the site holds for its maps, at once where both are seen; without a choice, the device's."""
    page = visite.ouvrir("c/cadre.html")
    cadre = next(cadre for cadre in page.frames if cadre.parent_frame)
    cadre.wait_for_load_state("load")
    fond = "getComputedStyle(document.body).backgroundColor"
    clair = cadre.evaluate(fond)
    page.evaluate("localStorage.setItem('engagements.affichage', 'sombre')")
    attendre(cadre, f"{fond} !== '{clair}'")
    page.evaluate("localStorage.setItem('engagements.affichage', 'clair')")
    page.emulate_media(color_scheme="dark")
    attendre(cadre, f"{fond} === '{clair}'")
    page.evaluate("localStorage.removeItem('engagements.affichage')")
    attendre(cadre, f"{fond} !== '{clair}'")


def test_dans_un_cadre(visite: Visite) -> None:
    """In an iframe the fragment works, focus stays with the page, and the popup's link opens in the whole window."""
    page = visite.ouvrir("c/cadre.html")
    carte = page.frame_locator("iframe")
    expect(carte.get_by_role("dialog", name="Gagarine")).to_be_visible()
    assert page.evaluate("document.activeElement.tagName") == "BODY"
    carte.get_by_role("link", name="La page du quartier").click()
    page.wait_for_url("**/q/gagarine/")


def test_plan_vide(visite: Visite) -> None:
    """No place: all of France and one sentence."""
    page = visite.ouvrir("c/vide.html")
    expect(page.get_by_text("Aucun territoire à montrer sur cette carte.")).to_be_visible()
    assert page.evaluate("map_plan.getBounds().contains([[42.5, -4.5], [50.8, 8]])")


@pytest.mark.parametrize("adresse", ["c/plan.html", "c/plan.html#gagarine", "c/plan.html#gagarine@gagarine", "c/vide.html"])
def test_axe(visite: Visite, adresse: str) -> None:
    """No violation, with popup and legend open, without and with IGN's tiles, in both colour schemes: only colours change with these."""
    page = visite.ouvrir(adresse)
    expect(page.locator(".leaflet-control-zoom")).to_be_visible()
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.evaluate(AXE_SCRIPT)

    def regarder() -> None:
        for theme, regles in (("light", ()), ("dark", COULEURS)):
            page.emulate_media(color_scheme=theme)
            violations = [cas for cas in audit.regarder(page, regles) if cas["sorte"] == "violations"]
            assert violations == [], theme

    regarder()
    page.get_by_role("button", name="Afficher le fond").click()
    regarder()


@pytest.mark.sources
def test_quartiers_reels(visite: Visite) -> None:
    """The 32 located neighbourhoods of the Grand-Orly protocol are drawn, each within reach of the keyboard."""
    if not GEOGRAPHIE.is_dir():
        pytest.skip(f"no geography in {GEOGRAPHIE}")
    page = visite.ouvrir("c/reel.html")
    expect(page.locator("path[data-repere][tabindex='0'][role=button]")).to_have_count(32)
    assert set(visite.hotes) == {"127.0.0.1"}
