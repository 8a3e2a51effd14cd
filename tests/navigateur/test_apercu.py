"""The preview in a real Chromium: the page comes again when what it shows has changed, and says what is wrong until it is mended."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from generator.model.codes import CodeChamp, CodeChiffre
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.publication.apercu.etat import EtatDeLApercu
from generator.publication.apercu.panne import Panne, rendre_panne
from generator.publication.apercu.serveur import ServeurDeLApercu
from tests.cli.apercu import montrer
from tests.exemple.projet import CONTRAT, JOUR
from tests.publication.arbres import remplacer
from tests.systemes import posix

from .test_site import TROP_LARGE
from .visite import BUREAU, TELEPHONE, Visite, attendre

pytestmark = pytest.mark.navigateur

ACCUEIL = f"{CONTRAT}/"
ECOLE = f"{CONTRAT}/referentiel/o1/"
COMMUNE = f"{CONTRAT}/territoires/autreville/"
PLAN = f"{CONTRAT}/carte/plan.html"
HOSTILE = "</code></section><img src=x onerror=alert(1)><script>alert(2)</script>"
ERREURS = tuple(
    Probleme(
        Lieu(f"referentiels/{HOSTILE * (rang == 1)}/contrat.yml", rang, 8),
        CodeChamp.ANNEE,
        f"« {HOSTILE} » n’est pas une année.",
        "Écrire 2019.",
    )
    for rang in range(1, 15)
)
ETRANGE = Probleme(Lieu("referentiels/a/valeurs/v.csv", 3, 1), CodeChiffre.VALEUR_ETRANGE, "Étrange.", "Vérifier.", Gravite.AVERTISSEMENT)
PANNE = rendre_panne(Panne(ERREURS, (ETRANGE,)), site=True)
AUTRE_PANNE = rendre_panne(Panne(lignes=("Un gabarit est mal écrit.",)), site=True)


@dataclass
class Vitrine:
    """A preview of the example's site whose builds the test makes up."""

    etat: EtatDeLApercu
    serveur: ServeurDeLApercu
    visite: Visite

    @property
    def page(self) -> Page:
        """The one open page."""
        return self.visite.page

    @property
    def alerte(self) -> Locator:
        """What says that something is wrong."""
        return self.page.get_by_role("alert")

    def ouvrir(self, adresse: str) -> Page:
        """Open a page, and mark it: the mark is lost when the page comes again."""
        page = self.visite.ouvrir(adresse)
        page.evaluate("window.marquee = true")
        return page

    def est_la_meme(self, *changes: str) -> bool:
        """Publish, then tell whether the page is still the one that was marked, once it has heard of it."""
        self.etat.finir(changes, PANNE)
        expect(self.alerte).to_be_visible()
        la_meme = bool(self.page.evaluate("window.marquee === true"))
        self.etat.finir((), "")
        expect(self.alerte).to_be_hidden()
        return la_meme


@pytest.fixture
def vitrine(navigateur: Browser, exemple_construit: Path) -> Iterator[Vitrine]:
    etat = EtatDeLApercu()
    etat.finir(("tout",), "")
    serveur = ServeurDeLApercu(0, exemple_construit / "public", etat)
    serveur.demarrer()
    fenetre = navigateur.new_context(viewport=BUREAU)
    vitrine = Vitrine(etat, serveur, Visite(fenetre.new_page(), serveur.adresse.rstrip("/")))
    yield vitrine
    fenetre.close()
    serveur.arreter()
    assert vitrine.visite.plaintes == []
    assert set(vitrine.visite.hotes) <= {"127.0.0.1"}


@pytest.mark.parametrize(
    "adresse",
    [ACCUEIL, "", f"{CONTRAT}/imprimer/bilan/", f"{CONTRAT}/partenaires/communes/carte-integree/", PLAN],
    ids=["accueil", "portail", "imprimer", "carte intégrée", "plan"],
)
def test_chaque_sorte_de_page_ecoute(adresse: str, vitrine: Vitrine) -> None:
    """Whatever its Content-Security-Policy, without a complaint of the browser."""
    page = vitrine.ouvrir(adresse)
    vitrine.etat.finir((), PANNE)
    expect(vitrine.alerte).to_be_visible()
    with page.expect_event("load"):
        vitrine.etat.finir((f"{adresse}index.html" if adresse.endswith("/") or not adresse else adresse,), "")
    assert page.evaluate("window.marquee === undefined")
    expect(vitrine.alerte).to_be_hidden()
    if adresse == PLAN:  # made for a frame, it names no icon, and the browser asks for one
        vitrine.visite.plaintes[:] = [plainte for plainte in vitrine.visite.plaintes if "404" not in plainte]


@pytest.mark.parametrize("taille", [TELEPHONE, BUREAU], ids=["390", "1280"])
def test_les_erreurs_se_lisent_dans_la_page(taille: dict[str, int], vitrine: Vitrine) -> None:
    """Each with its place, what is wrong and the advice; warnings folded; nothing of a value is HTML; it goes away by itself."""
    vitrine.page.set_viewport_size(taille)
    page = vitrine.ouvrir(ACCUEIL)
    vitrine.etat.finir((), PANNE)
    alerte = vitrine.alerte
    expect(alerte).to_contain_text("14\u00a0erreurs dans les données")
    expect(alerte).to_contain_text(f"referentiels/{HOSTILE}/contrat.yml ligne\u00a01, colonne\u00a08")
    expect(alerte).to_contain_text(f"«\u00a0{HOSTILE}\u00a0» n’est pas une année.")
    expect(alerte).to_contain_text("Écrire 2019.")
    expect(alerte.locator("img, script")).to_have_count(0)
    expect(alerte.get_by_text("Étrange.")).to_be_hidden()
    alerte.get_by_text("1\u00a0avertissement", exact=True).click()
    expect(alerte.get_by_text("Étrange.")).to_be_visible()
    boite = alerte.bounding_box()
    assert boite is not None
    assert boite["x"] >= 0
    assert boite["x"] + boite["width"] <= taille["width"]
    assert boite["y"] + boite["height"] <= taille["height"]
    assert boite["y"] >= taille["height"] * 0.3, "the site stays in view"
    assert alerte.evaluate("boite => boite.querySelector('.corps').scrollWidth <= boite.querySelector('.corps').clientWidth")
    assert not page.evaluate(TROP_LARGE)
    assert vitrine.visite.plaintes == []
    resultat = Axe().run(page)
    vitrine.visite.plaintes.clear()  # axe itself tries a style of its own
    assert resultat.violations_count == 0, resultat.generate_report()

    # Folded, it stays so on the next page, until something else is wrong.
    alerte.get_by_role("button", name="Réduire").click()
    expect(alerte.get_by_text("Écrire 2019.").first).to_be_hidden()
    vitrine.ouvrir(ECOLE)
    expect(alerte.get_by_role("button", name="Montrer")).to_have_attribute("aria-expanded", "false")
    vitrine.etat.debuter()
    vitrine.etat.finir((), AUTRE_PANNE)
    expect(alerte.get_by_text("Un gabarit est mal écrit.")).to_be_visible()
    vitrine.etat.finir((), "")
    expect(alerte).to_have_count(0)
    assert page.evaluate("window.marquee") is True, "nothing was published: the page has not moved"


def test_seule_une_page_qui_a_change_revient(vitrine: Vitrine) -> None:
    """What it loaded counts, and what its frames did."""
    vitrine.ouvrir(ECOLE)
    assert vitrine.est_la_meme()
    assert vitrine.est_la_meme(f"{CONTRAT}/index.html", f"{CONTRAT}/donnees/valeurs.csv", "index.html")
    assert not vitrine.est_la_meme(f"{CONTRAT}/referentiel/o1/index.html")
    vitrine.ouvrir(ECOLE)
    assert not vitrine.est_la_meme(f"{CONTRAT}/ressources/style.css")
    page = vitrine.ouvrir(COMMUNE)
    page.locator("iframe").scroll_into_view_if_needed()
    expect(page.frame_locator("iframe").locator("h1")).to_be_attached()
    assert vitrine.est_la_meme(f"{CONTRAT}/index.html")
    assert not vitrine.est_la_meme(PLAN)
    vitrine.ouvrir(COMMUNE)
    vitrine.page.locator("iframe").scroll_into_view_if_needed()
    expect(vitrine.page.frame_locator("iframe").locator("h1")).to_be_attached()
    assert not vitrine.est_la_meme(f"{CONTRAT}/ressources/leaflet/leaflet.js")


def test_une_page_cachee_rattrape_ce_qu_elle_a_manque(vitrine: Vitrine) -> None:
    """It says which version it shows: a change is found whenever it asks again."""
    page = vitrine.ouvrir(ECOLE)
    page.evaluate(
        "Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true }); document.dispatchEvent(new Event('visibilitychange'))"
    )
    vitrine.etat.finir((f"{CONTRAT}/referentiel/o1/index.html",), "")
    vitrine.etat.finir(("ailleurs",), "")
    assert page.evaluate("window.marquee")
    with page.expect_event("load"):
        page.evaluate("delete document.visibilityState; document.dispatchEvent(new Event('visibilitychange'))")


def test_le_lecteur_retrouve_sa_place(vitrine: Vitrine) -> None:
    page = vitrine.ouvrir(ACCUEIL)
    page.get_by_text("Choisir dans la liste").click()
    blocs = page.locator("details.eo-commune")
    blocs.nth(1).locator("summary").first.click()
    page.evaluate("scrollTo(0, 700)")
    with page.expect_event("load"):
        vitrine.etat.finir((f"{CONTRAT}/index.html",), "")
    attendre(page, "Math.round(scrollY) === 700")
    expect(blocs.nth(1)).to_have_attribute("open", "")
    expect(blocs.nth(0)).not_to_have_attribute("open", "")


def test_un_apercu_arrete_le_dit(vitrine: Vitrine) -> None:
    vitrine.ouvrir(ACCUEIL)
    vitrine.etat.debuter()
    expect(vitrine.page.get_by_role("status").get_by_text("Mise à jour en cours…")).to_be_visible()
    vitrine.etat.finir((), "")
    expect(vitrine.page.get_by_text("Mise à jour en cours…")).to_be_hidden()
    vitrine.serveur.arreter()
    expect(vitrine.page.get_by_text("L’aperçu est arrêté.")).to_be_visible(timeout=30_000)  # said after three seconds of silence
    assert vitrine.visite.plaintes, "the browser itself says that nobody answers"
    vitrine.visite.plaintes.clear()
    vitrine.page.goto("about:blank")
    vitrine.visite.plaintes.clear()


@posix
def test_de_l_enregistrement_a_la_page(navigateur: Browser, exemple_construit: Path, tmp_path: Path) -> None:
    """The whole of it, by the command: no site yet, then the site, a word that changes, an error, the page back."""
    projet = Path(shutil.copytree(exemple_construit, tmp_path / "projet"))
    shutil.rmtree(projet / "public")
    contrat = projet / "referentiels" / CONTRAT / "contrat.yml"
    mots = projet / "content" / CONTRAT / "presentation.md"
    remplacer(contrat, "debut: 2019", "debut: bientôt")
    page = navigateur.new_page(viewport=BUREAU)
    with montrer(projet, "--date", JOUR) as apercu:
        apercu.attendre(dit="Aperçu : ")
        page.goto(f"{apercu.adresse}/{ACCUEIL}")
        expect(page.get_by_role("alert")).to_contain_text("Il n’y a pas encore de site à montrer.")
        assert not page.evaluate(TROP_LARGE)
        remplacer(contrat, "debut: bientôt", "debut: 2019")
        expect(page.locator("h1")).to_contain_text("Pays d’Exemple", timeout=30_000)

        remplacer(mots, "est inventé", "est imaginaire")
        expect(page.get_by_text("est imaginaire")).to_be_attached(timeout=30_000)

        remplacer(contrat, "debut: 2019", "debut: bientôt")
        alerte = page.get_by_role("alert")
        expect(alerte).to_contain_text(f"referentiels/{CONTRAT}/contrat.yml ligne\u00a06, colonne\u00a08", timeout=30_000)
        expect(alerte).to_contain_text("«\u00a0bientôt\u00a0» n’est pas une année.")
        expect(page.locator("h1")).to_contain_text("Pays d’Exemple")
        remplacer(contrat, "debut: bientôt", "debut: 2019")
        expect(alerte).to_have_count(0, timeout=30_000)
        page.close()
        assert apercu.arreter() == 0
