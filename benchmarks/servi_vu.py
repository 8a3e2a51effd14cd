"""The preview as an editor sees it: `python -m benchmarks.servi_vu --projet DOSSIER`.

How long from a saved file to the page, open in Chromium, that shows the new figure by itself: in its table, in the chart drawn with it, on the map. It needs
Playwright and Chromium; without them it says so, and ends with code 1.
"""

import argparse
import shutil
import statistics
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.ecrits import DOSSIER, ecrire_json, tableau
from benchmarks.lecteur import ouvrir
from benchmarks.projets import RACINE, Programme, Projet, projet_copie
from benchmarks.servi import REPOS, attendre_la_page, lancer_l_apercu

if TYPE_CHECKING:
    from playwright.sync_api import Page

BUT = 0.7  # seconds
_PREMIER = 4_000  # the number of the first figure (`Projet.changer`), which no other measure writes
_PATIENCE = 120_000  # milliseconds
# True where an element in `ou` has the figure, with or without a space among its digits, and where an element is drawn; with `avant`, where the words of these
# elements are others: a chart may tell the sum in which the figure is.
_MONTRE = """([ou, dessine, chiffre, avant]) => {
  const cherche = new RegExp("(^|\\\\D)" + chiffre.replace(/\\B(?=(\\d{3})+$)/g, "\\\\s?") + "(\\\\D|$)");
  return document.readyState === "complete" && document.querySelector(dessine) !== null
    && (avant ? [...document.querySelectorAll(ou)].map(un => un.textContent).join() !== avant
      : [...document.querySelectorAll(ou)].some(un => cherche.test(un.textContent)));
}"""
_MOTS = "ou => [...document.querySelectorAll(ou)].map(un => un.textContent).join()"


@dataclass(frozen=True, slots=True)
class Endroit:
    """Where the new figure is looked for: its name, the end of its address below the page of the indicator, the elements that say it, and one that is
    drawn with it."""

    nom: str
    suite: str
    ou: str
    dessine: str
    autre: bool = False  # looked for as words that are others, and not as the figure


ENDROITS = (
    Endroit("figure", "", "#contenu td", "#contenu h1"),
    Endroit("chart", "", "#contenu svg.eo-g-plan desc", "#contenu svg.eo-g-plan .eo-g-marque", autre=True),
    # The figure is the largest: the legend gives it, as the size of its circle.
    Endroit("map", "carte/plan.html", ".plan-tailles span", "path.leaflet-interactive"),
)


def main() -> int:
    """Measure, print, write."""
    analyseur = argparse.ArgumentParser(description="The preview, in a browser: from a saved file to the open page that shows it.")
    analyseur.add_argument("--projet", type=Path, required=True, help="a copy of this project, which is changed")
    analyseur.add_argument("--programme", type=Path, default=RACINE, help="where the program is (this repository)")
    analyseur.add_argument("--tours", type=int, default=5, help="saves of each measure (5)")
    analyseur.add_argument("--json", type=Path, default=DOSSIER / "servi_vu.json")
    lus = analyseur.parse_args()
    try:
        import playwright.sync_api  # noqa: F401 - asked for here, used below
    except ImportError:
        print("Playwright is not installed: the preview was not measured in a browser.\n")
        return 1
    chromium = shutil.which("chromium")
    if chromium is None:
        print("No chromium on PATH: the preview was not measured in a browser.\n")
        return 1
    durees = mesurer(Programme(lus.programme.resolve()), projet_copie(lus.projet.resolve()), chromium, lus.tours)
    print("## Preview in Chromium: from a save to the open page that shows it\n")
    medianes = {nom: statistics.median(siennes) for nom, siennes in durees.items()}
    tableau(("median seconds", "seconds", "aimed at"), [(nom, f"{mediane:.2f}", f"≤ {BUT}") for nom, mediane in medianes.items()])
    mesures: dict[str, Any] = {nom: {"mur_s": round(medianes[nom], 3), "murs_s": [round(une, 3) for une in durees[nom]]} for nom in durees}
    ecrire_json(lus.json, mesures)
    return 0


def mesurer(programme: Programme, projet: Projet, chromium: str, tours: int) -> dict[str, list[float]]:
    """Seconds of each save, by where it is looked for."""
    durees: dict[str, list[float]] = {}
    with lancer_l_apercu(programme, projet, "servir") as apercu, ouvrir(chromium) as navigateur:
        attendre_la_page(apercu.serveur, projet, f"{apercu.adresse}{projet.page}", None)
        for rang, endroit in enumerate(ENDROITS):
            page = navigateur.new_page()
            page.goto(f"{apercu.adresse}{projet.page}{endroit.suite}", wait_until="load")
            numeros = range(_PREMIER + rang * tours, _PREMIER + (rang + 1) * tours)
            durees[endroit.nom] = [_enregistrer(page, projet, endroit, numero) for numero in numeros]
            page.close()
    return durees


def _enregistrer(page: "Page", projet: Projet, endroit: Endroit, numero: int) -> float:
    """Save one figure; the seconds until the open page shows it."""
    avant_les_mots = page.evaluate(_MOTS, endroit.ou) if endroit.autre else ""
    cherche = [endroit.ou, endroit.dessine, str(projet.chiffre(numero)), avant_les_mots]
    if page.evaluate(_MONTRE, cherche):
        raise ValueError(f"the page shows {projet.chiffre(numero)} before it is written: another figure is to be chosen")
    time.sleep(REPOS)
    avant = time.perf_counter()
    projet.changer(numero)
    page.wait_for_function(_MONTRE, arg=cherche, polling="raf", timeout=_PATIENCE)
    return time.perf_counter() - avant


if __name__ == "__main__":
    sys.exit(main())
