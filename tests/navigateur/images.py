"""Makes the three pictures of the README again, from the site built in `public/`: `make images`.

The letters are those of this machine, so that two machines make pictures that look alike and are not the same bytes.
"""

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.navigateur.visite import Visite, attendre, servir

RACINE = Path(__file__).parents[2]
IMAGES = RACINE / "docs" / "images"
OPTIONS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
COULEURS = 64  # enough for flat colours and smooth letters, and a third of the weight
POIDS = 120_000  # bytes: the README must open quickly on a poor line


@dataclass(frozen=True)
class Vue:
    """A picture to make: the page at `adresse` in a window of that size; or of its whole length, from the first `haut` to the first `bas`
    (two CSS selectors)."""

    nom: str
    adresse: str
    largeur: int
    hauteur: int = 844
    haut: str = ""
    bas: str = ""
    echelle: float = 1.5


VUES = (
    Vue("telephone", "grand-orly-seine-bievre/", 390),
    Vue("indicateur", "grand-orly-seine-bievre/indicateurs/a4-94-eip-projets/", 560, haut=".eo-surtitre", bas=".eo-graphique"),
    Vue("carte", "grand-orly-seine-bievre/carte/", 560, haut="main h1", bas=".eo-plan"),
)
MARGE = 8  # CSS pixels around what is shown
# True once every map that is seen (one in a closed block is not loaded) has drawn its places.
DESSINE = """() => [...document.querySelectorAll('iframe')].every(
    cadre => !cadre.checkVisibility() || cadre.contentDocument.querySelectorAll('path.leaflet-interactive').length > 20)"""


def photographier(navigateur: Browser, origine: str, vue: Vue) -> bytes:
    """The PNG of one page, served at `origine`, with few colours. Raises AssertionError where the browser complains of the page."""
    fenetre = {"width": vue.largeur, "height": vue.hauteur}
    page = navigateur.new_page(viewport=fenetre, device_scale_factor=vue.echelle, reduced_motion="reduce", color_scheme="light")
    visite = Visite(page, origine)
    visite.ouvrir(vue.adresse)
    attendre(page, DESSINE)
    if vue.haut:
        haut, bas = (page.locator(selecteur).first.bounding_box() for selecteur in (vue.haut, vue.bas))
        assert haut, vue.haut
        assert bas, vue.bas
        y = haut["y"] - MARGE
        cadre = {"x": 0, "y": y, "width": vue.largeur, "height": bas["y"] + bas["height"] + MARGE - y}
        octets = page.screenshot(full_page=True, clip=cadre)
    else:
        octets = page.screenshot()
    page.close()
    assert visite.plaintes == [], visite.plaintes
    image = Image.open(io.BytesIO(octets)).convert("RGB").quantize(COULEURS, dither=Image.Dither.NONE)
    sortie = io.BytesIO()
    image.save(sortie, "PNG", optimize=True)
    return sortie.getvalue()


def main(public: Path = RACINE / "public") -> int:
    """Write the pictures of the site in `public`; the exit code."""
    chromium = shutil.which("chromium")
    if chromium is None:
        print("Chromium is not on PATH: no picture was made.", file=sys.stderr)
        return 1
    if not (public / "donnees" / "contrats.json").is_file():
        print(f"No site was built in {public}: run `make site` first.", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with servir(public) as origine, sync_playwright() as playwright:
        navigateur = playwright.chromium.launch(executable_path=chromium, args=list(OPTIONS))
        for vue in VUES:
            octets = photographier(navigateur, origine, vue)
            assert len(octets) < POIDS, f"{vue.nom}: {len(octets)} bytes"
            (IMAGES / f"{vue.nom}.png").write_bytes(octets)
            print(f"docs/images/{vue.nom}.png  {len(octets):,} bytes")
        navigateur.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:2])))
