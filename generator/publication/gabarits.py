"""Reads the templates and the resources (style sheets, scripts, icon, Leaflet) that sites carry."""

from importlib.resources import files
from pathlib import Path

from generator.pages.dessins.vignette import Polices
from generator.pages.recettes.fonds import Fonds
from generator.pages.rendu.gabarits import Gabarits, charger_gabarits
from generator.pages.sortie import cle_de
from generator.publication.echec import ConstructionImpossible
from generator.publication.gabarits_compiles import GabaritsCompiles
from generator.sources.socle import GABARITS, superposer

AVANT_LA_PAGE = "affichage.js"
# Not joined with the others: the script that runs first, the style sheets of print pages and of cards for other sites.
A_PART = (AVANT_LA_PAGE, "papier.css", "carte-integree.css")


def dossiers_de_gabarits(projet: Path) -> tuple[Path, ...]:
    """The program's templates, then those of the project, which replace them one file at a time."""
    return tuple(dict.fromkeys((GABARITS, projet / "site_templates")))


def lire_fonds(projet: Path, compiles: Path | None = None) -> Fonds:
    """All that the sites of a project are made with besides what is known of contracts. `compiles` is the folder in which this version of the program
    keeps compiled templates."""
    dossiers = dossiers_de_gabarits(projet)
    gabarits, ressources, polices = lire_gabarits(*dossiers, compiles=compiles), lire_ressources(*dossiers), lire_polices()
    cle_des_ressources = cle_de(*(morceau for chemin in sorted(ressources) for morceau in (chemin, ressources[chemin])))
    textes = (morceau for nom in sorted(gabarits.fichiers) for morceau in (nom, gabarits.fichiers[nom]))
    cle = cle_de(gabarits.empreinte, *textes, cle_des_ressources, polices.titre, polices.texte)
    return Fonds(gabarits, ressources, cle_des_ressources, polices, cle)


def lire_gabarits(*dossiers: Path, compiles: Path | None = None) -> Gabarits:
    """The page templates, and the map's style sheet and script (under `carte/`). Raises ConstructionImpossible for one that is no UTF-8."""
    pages, carte = (superposer(*(dossier / quoi for dossier in dossiers)) for quoi in ("pages", "carte"))
    textes = {nom: _lire(chemin) for nom, chemin in pages.items() if nom.endswith(".j2")}
    textes |= {f"carte/{nom}": _lire(chemin) for nom, chemin in carte.items()}
    if compiles is not None:
        compiles.mkdir(parents=True, exist_ok=True)
    return charger_gabarits(textes, GabaritsCompiles(compiles))


def _lire(chemin: Path) -> str:
    try:
        return chemin.read_text(encoding="utf-8")
    except UnicodeDecodeError as erreur:
        raise ConstructionImpossible(
            f"Le gabarit « {chemin.name} » n’est pas écrit en UTF-8 (dossier {chemin.parent}).", "L’enregistrer de nouveau, en UTF-8."
        ) from erreur


def lire_polices() -> Polices:
    """The fonts of the pictures of link previews. They come from a pinned package, so that the pictures are the same on every machine."""
    dossier = files("font_source_sans_pro") / "files"
    return Polices((dossier / "SourceSansPro-Bold.ttf").read_bytes(), (dossier / "SourceSansPro-Semibold.ttf").read_bytes())


def lire_ressources(*dossiers: Path) -> dict[str, bytes]:
    """Path in the site → bytes: our own files, and Leaflet from its pinned package.

    All style sheets are joined in one file, and all scripts in another, so that a reader's first page loads few files. affichage.js stays
    alone, for it must run before the page is painted.
    """
    from xstatic.pkg import leaflet

    lus = {nom: chemin.read_bytes() for nom, chemin in superposer(*(dossier / "ressources" for dossier in dossiers)).items()}
    ressources = {}
    for joint, suffixe in (("style.css", ".css"), ("script.js", ".js")):
        noms = sorted(nom for nom in lus if nom.endswith(suffixe) and nom not in A_PART)
        noms.sort(key=lambda nom: nom != f"engagements{suffixe}")  # the main file first: the others build on it
        ressources[f"ressources/{joint}"] = b"".join(_sur_ses_lignes(lus.pop(nom)) for nom in noms)
    ressources |= {f"ressources/{nom}": octets for nom, octets in lus.items()}
    base = Path(leaflet.BASE_DIR)
    for nom in ("leaflet.js", "leaflet.css"):
        # The source map that this line names is not published: a browser's tools would report it missing.
        octets = (base / nom).read_bytes().replace(b"\n//# sourceMappingURL=leaflet.js.map", b"")
        ressources[f"ressources/leaflet/{nom}"] = octets
    for image in ("layers.png", "layers-2x.png", "marker-icon.png"):
        ressources[f"ressources/leaflet/images/{image}"] = (base / "images" / image).read_bytes()
    return ressources


def _sur_ses_lignes(octets: bytes) -> bytes:
    """With a line end after the last line: a comment that closes the file must not take in the first line of the next."""
    return octets if octets.endswith(b"\n") else octets + b"\n"
