"""Reads the templates and the resources (style sheets, scripts, icon, Leaflet) that sites carry."""

from importlib.resources import files
from pathlib import Path

from generator.pages.gabarits import Gabarits, charger_gabarits
from generator.pages.vignette import Polices
from generator.publication.disque import fichiers_de


def lire_gabarits(modeles: Path) -> Gabarits:
    """The page templates, and the map's style sheet and script (under `carte/`)."""
    textes = {nom: chemin.read_text(encoding="utf-8") for nom, chemin in fichiers_de(modeles / "pages").items() if nom.endswith(".j2")}
    textes |= {f"carte/{nom}": chemin.read_text(encoding="utf-8") for nom, chemin in fichiers_de(modeles / "carte").items()}
    return charger_gabarits(textes)


def lire_polices() -> Polices:
    """The letters of the link previews, from their pinned package: never those of this machine, which others have not."""
    dossier = files("font_source_sans_pro") / "files"
    return Polices((dossier / "SourceSansPro-Bold.ttf").read_bytes(), (dossier / "SourceSansPro-Semibold.ttf").read_bytes())


def lire_ressources(dossier: Path) -> dict[str, bytes]:
    """Path in the site → bytes: our own files, and Leaflet from its pinned package."""
    from xstatic.pkg import leaflet

    ressources = {f"ressources/{nom}": chemin.read_bytes() for nom, chemin in fichiers_de(dossier).items()}
    base = Path(leaflet.BASE_DIR)
    for nom in ("leaflet.js", "leaflet.css"):
        # The maps that these lines name are not published: a browser's tools would report them missing.
        octets = (base / nom).read_bytes().replace(b"\n//# sourceMappingURL=leaflet.js.map", b"")
        ressources[f"ressources/leaflet/{nom}"] = octets
    for image in ("layers.png", "layers-2x.png", "marker-icon.png"):
        ressources[f"ressources/leaflet/images/{image}"] = (base / "images" / image).read_bytes()
    return ressources
