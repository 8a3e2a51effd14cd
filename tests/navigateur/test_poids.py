"""What a first visit costs: bytes as a host sends them, compressed, and requests, on every kind of page of every contract."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Response

from tests.tout import TOUT, chaque_nuit

from .visite import TELEPHONE

pytestmark = pytest.mark.navigateur

CONTRATS = ("grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris")
DOSSIERS = ("referentiel", "indicateurs", "partenaires", "territoires", "manque")
PORTAIL = (
    "",
    "mesures-nationales/",
    "partenaires/",
    "partenaires/etat/",
    "territoires/",
    "comparer/",
    "publications/",
    "glossaire/",
    "recherche/",
)
PAGE_MAX, CARTE_MAX, INDICATEUR_MAX, DEMANDES_MAX = 120_000, 250_000, 12_000, 12
# Images come compressed; hosts compress the rest.
DEJA_COMPRESSES = ("image/png", "image/webp", "image/jpeg", "font/")


def _poids(reponse: Response, connus: dict[str, int]) -> int:
    """What a host sends of a file. Those that many pages ask for are weighed once."""
    if reponse.url not in connus:
        octets = reponse.body()
        deja = reponse.headers.get("content-type", "").startswith(DEJA_COMPRESSES)
        connus[reponse.url] = len(octets if deja else gzip.compress(octets, 6, mtime=0))
    return connus[reponse.url]


def _plus_lourde(site: Path, page: Path) -> bool:
    """Whether no contract has a heavier page of this name."""
    memes = [site / contrat / page.parent.name / "index.html" for contrat in CONTRATS]
    return page == max(
        (meme for meme in memes if meme.is_file()), key=lambda meme: (len(gzip.compress(meme.read_bytes(), 6, mtime=0)), str(meme))
    )


def _genres(site: Path, contrat: str) -> list[str]:
    """Every hub page of a contract, and of each kind of detail page the heaviest; of a hub that several contracts have, the heaviest."""
    racine = site / contrat
    rubriques = [dossier for dossier in sorted(racine.iterdir()) if (page := dossier / "index.html").is_file() and _plus_lourde(site, page)]
    pages = [f"{contrat}/", *(f"{contrat}/{dossier.name}/" for dossier in rubriques)]
    for nom in DOSSIERS:
        details = sorted((racine / nom).glob("*/index.html"), key=lambda page: page.stat().st_size)
        if details:
            pages.append(f"{contrat}/{nom}/{details[-1].parent.name}/")
    return pages


@pytest.mark.parametrize("contrat", ["", *chaque_nuit(CONTRATS)], ids=lambda contrat: contrat or "portail")
def test_premiere_vue(navigateur: Browser, origine: str, site_construit: Path, contrat: str, noter: Callable[[str], None]) -> None:
    """Every other page, each night all: a plain page ≤ 120 kB and ≤ 12 requests; a page with a map ≤ 250 kB before tiles, with the frame of the map."""
    trop = []
    connus: dict[str, int] = {}
    for adresse in (_genres(site_construit, contrat) if contrat else PORTAIL)[:: 1 if TOUT else 2]:
        contexte = navigateur.new_context(viewport=TELEPHONE)
        page = contexte.new_page()
        reponses: list[Response] = []
        page.on("response", lambda reponse, liste=reponses: liste.append(reponse))
        page.goto(f"{origine}/{adresse}", wait_until="networkidle")
        plan = page.locator("iframe.eo-plan")
        carte = plan.count() > 0
        if carte:  # a lazy frame loads when it comes near, and one that is folded when the reader unfolds it
            for volet in page.locator("details:has(> iframe.eo-plan) > summary").all():
                volet.click()
            plan.first.scroll_into_view_if_needed()
            plan.first.content_frame.locator(".leaflet-container").wait_for()
            page.wait_for_load_state("networkidle")
        poids = [(reponse.url, _poids(reponse, connus)) for reponse in reponses]
        total = sum(octets for _, octets in poids)
        noter(f"{adresse or 'accueil du portail':60} {total / 1000:6.1f} kB {len(poids):3} requests{' (map)' if carte else ''}")
        if total > (CARTE_MAX if carte else PAGE_MAX) or (not carte and len(poids) > DEMANDES_MAX):
            trop.append((adresse, total, poids))
        assert not any("index.json" in url for url, _ in poids)
        contexte.close()
    assert trop == []


@pytest.mark.parametrize("contrat", CONTRATS)
def test_html_d_un_indicateur(site_construit: Path, contrat: str, noter: Callable[[str], None]) -> None:
    """The HTML of every indicator's page, compressed, is at most 12 kB."""
    pages = site_construit.glob(f"{contrat}/indicateurs/*/index.html")
    poids = {page.parent.name: len(gzip.compress(page.read_bytes(), 6, mtime=0)) for page in pages}
    lourde = max(poids, key=poids.__getitem__)
    noter(
        f"{contrat}: the heaviest of {len(poids)} is {lourde}, {poids[lourde] / 1000:.1f} kB; the middle one {sorted(poids.values())[len(poids) // 2] / 1000:.1f} kB"
    )
    assert poids[lourde] <= INDICATEUR_MAX
