"""Maps of figures in a real Chromium: each mark against the table under it, the years by keyboard, the link to a view, paper, and no script."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, expect

from generator.publication.construction import construire
from tests.contrat_en_carres import ANNEES, CONTRAT, COTE, chiffres_d_essai, ecrire
from tests.une_fois import une_fois

from . import audit
from .audit import COULEURS
from .visite import BUREAU, TELEPHONE, Visite, attendre, servir

pytestmark = [pytest.mark.navigateur, pytest.mark.par_tours]

TAUX, NOMBRE = (f"{CONTRAT}/indicateurs/{id}/" for id in ("taux", "nombre"))
# A figure, a secret, an absence, a hole.
STYLES = ("eo-c-1", "eo-c-2", "eo-c-3", "eo-c-4", "eo-c-5", "eo-c-secret", "eo-c-absent", "eo-c-rien")
TEINTE = "noeud => getComputedStyle(noeud).fill"


@pytest.fixture(scope="module")
def site(navigateur: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of squares."""
    assert navigateur.is_connected()  # no browser, no build

    def publier(projet: Path) -> None:
        assert construire(ecrire(projet, chiffres_d_essai()), projet / "public", aujourd_hui="2021-01-01", pdf=False).sain

    with servir(une_fois(tmp_path_factory, "site-en-carres", publier) / "public") as adresse:
        yield adresse


@pytest.fixture(params=[TELEPHONE, BUREAU], ids=["390x844", "1280x900"])
def visite(request: pytest.FixtureRequest, page_calme: Callable[[dict[str, int]], Page], site: str) -> Iterator[Visite]:
    """A fresh page of each size; every request went to the site, and the browser complained of nothing."""
    page = page_calme(request.param)
    visite = Visite(page, site)
    yield visite
    page.close()
    assert visite.plaintes == []
    assert set(visite.hotes) <= {"127.0.0.1"}


def _ecrits(visite: Visite, adresse: str) -> dict[tuple[str, str], str]:
    """The table of the page: what is written of each place in each year."""
    page = visite.ouvrir(adresse)
    tableau = page.locator("table", has=page.locator("caption", has_text="Chiffres par territoire"))
    annees = tableau.locator("thead th").all_inner_texts()[1:]
    lignes = [ligne.locator("th, td").all_inner_texts() for ligne in tableau.locator("tbody tr").all()]
    return {(lieu, annee): ecrit.strip() for lieu, *ecrits in lignes for annee, ecrit in zip(annees, ecrits, strict=True)}


def _nombre(ecrit: str) -> float:
    return float(re.sub(r"[^\d,-]", "", ecrit).replace(",", "."))


def test_chaque_marque_est_celle_du_tableau(visite: Visite) -> None:
    """In every year: places of one shade have figures that no other shade has between them, darker is more, and what has no figure has its pattern."""
    ecrits = _ecrits(visite, TAUX)
    page = visite.ouvrir(f"{TAUX}carte/plan.html")
    legende = page.locator(".plan-legende rect").evaluate_all(
        "noeuds => noeuds.map(n => [n.getAttribute('class'), getComputedStyle(n).fill])"
    )
    par_style = {classe.split()[-1]: teinte for classe, teinte in legende}
    assert set(par_style) == set(STYLES)
    assert len(set(par_style.values())) == len(STYLES)
    bornes: dict[str, list[float]] = {}
    for annee in map(str, ANNEES):
        page.evaluate("annee => { location.hash = `periode=${annee}` }", annee)
        expect(page.locator("#plan-quand")).to_have_text(annee)
        for rang in range(COTE * COTE):
            marque = page.locator(f"path[data-repere=c{rang}]")
            ecrit = ecrits.get((f"Carré {rang}", annee), "")
            teinte = marque.evaluate(TEINTE)
            style = next(style for style, sienne in par_style.items() if sienne == teinte)
            if not re.match(r"\d", ecrit):
                assert style == {"": "eo-c-rien", "secret statistique": "eo-c-secret", "non disponible": "eo-c-absent"}[ecrit]
            else:
                bornes.setdefault(style, []).append(_nombre(ecrit))
            dit = (marque.get_attribute("aria-label") or "").replace("\u00a0", " ")
            assert dit == f"Carré {rang}, {annee} : {ecrit or 'aucun chiffre trouvé'}".replace("\u00a0", " ")
    ordonnees = [bornes[style] for style in STYLES if style in bornes]
    assert len(ordonnees) == 5
    for dessous, dessus in pairwise(ordonnees):
        assert max(dessous) < min(dessus)


def test_les_annees_au_clavier(visite: Visite) -> None:
    """Arrows move the slider, which says the year; the button goes through all years and stops at the last; the link keeps year and place."""
    page = visite.ouvrir(f"{TAUX}carte/plan.html")
    curseur = page.get_by_role("slider", name="Période")
    expect(curseur).to_have_attribute("aria-valuetext", "2019")
    curseur.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#plan-quand")).to_have_text("2018")
    page.keyboard.press("Home")
    expect(curseur).to_have_attribute("aria-valuetext", "2017")
    page.locator("path[data-repere=c2]").focus()
    page.keyboard.press("Enter")
    fiche = page.get_by_role("dialog", name="Carré 2")
    expect(fiche).to_contain_text("2017")
    expect(fiche).to_contain_text("2019")
    ici = page.get_by_role("link", name="Lien vers cette vue")
    assert ici.get_attribute("href") == "#periode=2017&lieu=c2"
    assert page.url.endswith("#periode=2017&lieu=c2")
    page.keyboard.press("Escape")
    bouton = page.get_by_role("button", name="Faire défiler")
    bouton.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Arrêter")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#plan-quand")).to_have_text("2018")
    expect(page.locator("#plan-quand")).to_have_text("2019", timeout=8000)
    expect(bouton).to_have_attribute("aria-pressed", "false", timeout=8000)


RAYONS = (
    """() => [...document.querySelectorAll("path[data-repere].leaflet-interactive")].map((un) => Math.round(un.getBBox().width * 10))"""
)


def test_le_plus_petit_est_au_dessus(page_calme: Callable[[dict[str, int]], Page], origine: str) -> None:
    """At each time circles are drawn from the largest to the smallest, so that each can be touched; what has the keyboard keeps it."""
    page = page_calme(BUREAU)
    page.goto(f"{origine}/grand-orly-seine-bievre/indicateurs/a4-94-eip-montant/carte/plan.html")
    curseur = page.get_by_role("slider", name="Période")
    ordres = []
    for _ in range(int(curseur.get_attribute("max") or 0) + 1):
        rayons = page.evaluate(RAYONS)
        assert len(rayons) > 10
        assert rayons == sorted(rayons, reverse=True)
        ordres.append(page.locator("path[data-repere]").evaluate_all("r => r.map((un) => un.dataset.repere).join()"))
        curseur.focus()
        page.keyboard.press("ArrowLeft")
        assert page.evaluate("document.activeElement.id") == "plan-annee"
    assert len(set(ordres)) > 1
    page.close()


def test_un_lien_ouvre_sa_vue(visite: Visite) -> None:
    """The address says which year and which place are shown; one that names neither changes nothing."""
    page = visite.ouvrir(f"{TAUX}carte/plan.html#periode=2018&lieu=c4")
    expect(page.locator("#plan-quand")).to_have_text("2018")
    expect(page.get_by_role("dialog", name="Carré 4")).to_be_visible()
    visite.ouvrir(f"{TAUX}#chiffres")
    page = visite.ouvrir(f"{TAUX}carte/plan.html#periode=1900&lieu=constructor")
    expect(page.locator("#plan-quand")).to_have_text("2019")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_la_page_dessine_la_meme_carte(visite: Visite) -> None:
    """The drawing of the page has the shades of the document at its last year, its words are within it and touch nothing; a press opens the document."""
    page = visite.ouvrir(TAUX)
    figure = page.locator(".eo-c-figure")
    visibles = [dessin for dessin in figure.locator("svg.eo-c-dessin").all() if dessin.is_visible()]
    assert len(visibles) == 1
    boites = (
        visibles[0]
        .locator("text")
        .evaluate_all("noeuds => noeuds.map(n => { const b = n.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] })")
    )
    cadre = visibles[0].evaluate("n => { const b = n.getBoundingClientRect(); return [b.left, b.top, b.right, b.bottom] }")
    for rang, (gauche, haut, droite, bas) in enumerate(boites):
        assert cadre[0] - 1 <= gauche
        assert droite <= cadre[2] + 1
        assert not any(gauche < d and g < droite and haut + 3 < b and h + 3 < bas for g, h, d, b in boites[rang + 1 :])
    teintes = figure.locator("svg g[id$=aplats] path").evaluate_all("noeuds => noeuds.map(n => n.getAttribute('class').split(' ').pop())")
    page.locator("details.eo-details--carte summary").click()
    cadre_ = page.frame_locator("details.eo-details--carte iframe")
    expect(cadre_.get_by_role("slider", name="Période")).to_be_visible()
    document = next(un for un in page.frames if un.parent_frame)
    attendre(document, "document.querySelectorAll('path[data-repere]').length === 16")
    siennes = [
        cadre_.locator(f"path[data-repere=c{rang}]").evaluate("n => [...n.classList].find(c => /^eo-c-(?!lieu)/.test(c))")
        for rang in range(16)
    ]
    assert teintes == siennes


def test_sur_papier_et_sans_script(navigateur: Browser, site: str) -> None:
    """The drawing is there without scripts and in print; the frame of the document is not printed."""
    fenetre = navigateur.new_context(viewport=TELEPHONE, java_script_enabled=False)
    page = fenetre.new_page()
    page.goto(f"{site}/{TAUX}")
    expect(page.locator(".eo-c-figure svg.eo-c-dessin").first).to_be_visible()
    page.emulate_media(media="print")
    assert any(dessin.is_visible() for dessin in page.locator(".eo-c-figure svg.eo-c-dessin").all())
    expect(page.locator("details.eo-details--carte iframe")).to_be_hidden()
    fenetre.close()


@pytest.mark.parametrize("adresse", [f"{TAUX}carte/plan.html#periode=2018&lieu=c5", f"{NOMBRE}carte/plan.html", TAUX])
def test_axe(visite: Visite, adresse: str) -> None:
    """No violation, in both colour schemes."""
    page = visite.ouvrir(adresse)
    page.evaluate("for (const d of document.querySelectorAll('.plan-legende')) d.open = true")
    page.evaluate(AXE_SCRIPT)
    for theme, regles in (("light", ()), ("dark", COULEURS)):
        page.emulate_media(color_scheme=theme)
        assert [cas for cas in audit.regarder(page, regles) if cas["sorte"] == "violations"] == [], theme
