"""What a reader waits for, on a slow telephone: `python -m benchmarks.lecteur --public DOSSIER --contrat ID --indicateur ID`.

A built site in a real Chromium, nothing kept from one page to the next, on a line and with a processor that are slowed as Lighthouse has
them for telephones («slow 4G», four times slower). The browser slows each request as it is sent and received; what it does not slow is the
opening of connections. It needs Playwright and Chromium; without them it says so, and ends with code 1.
"""

import argparse
import shutil
import statistics
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.ecrits import DOSSIER, ecrire_json, ko, tableau
from benchmarks.serveur import servir

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

DESCENTE, MONTEE = 1.6e6 / 8, 750e3 / 8  # bytes a second
ALLER_RETOUR = 150  # milliseconds
RALENTI = 4
LISIBLE = 1.5  # seconds
TELEPHONE = {"width": 390, "height": 844}
_PREMIERE = "(performance.getEntriesByName('first-contentful-paint')[0] || {}).startTime"
_CHARGEE = "performance.getEntriesByType('navigation')[0].loadEventEnd"
_PLUS_GRANDE = (
    "() => new Promise(dire => new PerformanceObserver(liste => dire(liste.getEntries().at(-1).startTime))"
    ".observe({type: 'largest-contentful-paint', buffered: true}))"
)
_FRAPPE = 80  # milliseconds between two keys


@dataclass(frozen=True, slots=True)
class Attente:
    """One visit of one page, in seconds from the click, and bytes.

    - `premiere`: the first words or pictures are painted; `lisible`: the largest block of them is.
    - `chargee`: all that the page asks for by itself is there.
    - `trouve`: from the first key of a word to the first result, on a page of search; 0 elsewhere.
    - `octets`, `demandes`: what went over the line, headers included, and in how many requests.
    """

    premiere: float
    lisible: float
    chargee: float
    trouve: float
    octets: int
    demandes: int


def main() -> int:
    """Measure, print, write."""
    analyseur = argparse.ArgumentParser(description="What a reader waits for, on a slow line and a slow telephone.")
    analyseur.add_argument("--public", type=Path, required=True, help="a built site")
    analyseur.add_argument("--contrat", required=True, help="the folder of a contract in it")
    analyseur.add_argument("--indicateur", required=True, help="an indicator of this contract")
    analyseur.add_argument("--mot", default="emploi", help="the word that is searched (emploi)")
    analyseur.add_argument("--tours", type=int, default=5, help="visits of each page (5)")
    analyseur.add_argument("--aller-retour", type=int, default=ALLER_RETOUR, help="milliseconds from a request to the answer (150)")
    analyseur.add_argument("--json", type=Path, default=DOSSIER / "lecteur.json")
    lus = analyseur.parse_args()
    try:
        import playwright.sync_api  # noqa: F401 - asked for here, used below
    except ImportError:
        print("Playwright is not installed: what a reader waits for was not measured.\n")
        return 1
    chromium = shutil.which("chromium")
    if chromium is None:
        print("No chromium on PATH: what a reader waits for was not measured.\n")
        return 1
    pages = pages_du_contrat(lus.contrat, lus.indicateur)
    visites: dict[str, list[Attente]] = {nom: [] for nom in pages}
    with servir(lus.public) as origine, ouvrir(chromium) as navigateur:
        for _ in range(lus.tours):
            for nom, adresse in pages.items():
                mot = lus.mot if adresse.endswith("recherche/") else ""
                visites[nom].append(visiter(navigateur, f"{origine}/{adresse}", mot, lus.aller_retour))
    mesures = {nom: resumer(pages[nom], vues) for nom, vues in visites.items()}
    dire(mesures, lus.aller_retour)
    ecrire_json(lus.json, {"aller_retour_ms": lus.aller_retour, "tours": lus.tours, "pages": mesures})
    return 0


def pages_du_contrat(contrat: str, indicateur: str) -> dict[str, str]:
    """The pages that are visited: their names, and their addresses from the root of the site."""
    return {
        "portal: home": "",
        "portal: search": "recherche/",
        "home of the contract": f"{contrat}/",
        "indicator": f"{contrat}/indicateurs/{indicateur}/",
        "list of indicators": f"{contrat}/indicateurs/",
        "map": f"{contrat}/carte/",
        "search": f"{contrat}/recherche/",
    }


@contextmanager
def ouvrir(chromium: str) -> Iterator["Browser"]:
    """A Chromium without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        navigateur = playwright.chromium.launch(executable_path=chromium, args=arguments)
        try:
            yield navigateur
        finally:
            navigateur.close()


def visiter(navigateur: "Browser", adresse: str, mot: str, aller_retour: int) -> Attente:
    """One first visit; where `mot` is not empty, it is typed in the field of the page, and its first result waited for."""
    contexte = navigateur.new_context(viewport={"width": TELEPHONE["width"], "height": TELEPHONE["height"]})
    try:
        page = contexte.new_page()
        tuyau = contexte.new_cdp_session(page)
        octets: list[int] = []
        tuyau.on("Network.loadingFinished", lambda fin: octets.append(int(fin["encodedDataLength"])))
        _ralentir(tuyau, aller_retour)
        page.goto(adresse, wait_until="load")
        trouve = _chercher(page, mot) if mot else 0.0
        page.wait_for_load_state("networkidle")
        premiere, chargee, lisible = (page.evaluate(mesure) for mesure in (_PREMIERE, _CHARGEE, _PLUS_GRANDE))
        return Attente(premiere / 1000, lisible / 1000, chargee / 1000, trouve, sum(octets), len(octets))
    finally:
        contexte.close()


def _ralentir(tuyau: "CDPSession", aller_retour: int) -> None:
    """Slow the line and the processor of a page."""
    ligne = {"offline": False, "latency": aller_retour, "downloadThroughput": DESCENTE, "uploadThroughput": MONTEE}
    tuyau.send("Network.enable")
    tuyau.send("Network.emulateNetworkConditions", ligne)
    tuyau.send("Emulation.setCPUThrottlingRate", {"rate": RALENTI})


def _chercher(page: "Page", mot: str) -> float:
    """Seconds from the first key to the first result in view."""
    champ = page.locator("#recherche-mots")
    champ.focus()
    debut = time.perf_counter()
    champ.press_sequentially(mot, delay=_FRAPPE)
    page.locator("#recherche-trouves a").first.wait_for(state="visible")
    return time.perf_counter() - debut


def resumer(adresse: str, vues: list[Attente]) -> dict[str, Any]:
    """Medians of the visits of a page, in seconds and bytes, and each first paint."""
    return {
        "adresse": adresse,
        "premiere_s": round(statistics.median(vue.premiere for vue in vues), 3),
        "lisible_s": round(statistics.median(vue.lisible for vue in vues), 3),
        "chargee_s": round(statistics.median(vue.chargee for vue in vues), 3),
        "trouve_s": round(statistics.median(vue.trouve for vue in vues), 3),
        "octets": round(statistics.median(vue.octets for vue in vues)),
        "demandes": round(statistics.median(vue.demandes for vue in vues)),
        "premieres_s": [round(vue.premiere, 3) for vue in vues],
    }


def dire(mesures: dict[str, dict[str, Any]], aller_retour: int) -> None:
    """Print the table, and whether an indicator can be read in time."""
    print(f"## What a reader waits for: 1.6 Mbit/s, {aller_retour} ms, processor {RALENTI} times slower, nothing in the cache\n")
    tableau(
        ("median seconds", "first paint", "largest paint", "loaded", "first result", "kB over the line", "requests"),
        [
            (
                nom,
                f"{mesure['premiere_s']:.2f}",
                f"{mesure['lisible_s']:.2f}",
                f"{mesure['chargee_s']:.2f}",
                f"{mesure['trouve_s']:.2f}" if mesure["trouve_s"] else "–",
                ko(mesure["octets"]),
                f"{mesure['demandes']}",
            )
            for nom, mesure in mesures.items()
        ],
    )
    for nom, seconde in (("First paint", mesures["indicator"]["premiere_s"]), ("Largest paint", mesures["indicator"]["lisible_s"])):
        print(
            f"{nom} of an indicator after {seconde:.2f} s: {'within' if seconde <= LISIBLE else 'beyond'} the {LISIBLE} s that are aimed at."
        )
    print()


if __name__ == "__main__":
    sys.exit(main())
