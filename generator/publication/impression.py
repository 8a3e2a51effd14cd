"""The only module that uses WeasyPrint: it makes a tagged PDF of a print page, always with the same bytes for the same page."""

import contextlib
import importlib
import io
import logging
import os
import warnings
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from markupsafe import escape

from generator.publication.bibliotheques import signature_du_moteur
from generator.publication.disque import ecrire, empreinte

ABSENCE = (
    "Les PDF ne sont pas faits : la bibliothèque Pango manque "
    "(sous Debian : apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0). Les pages à imprimer sont là."
)
_POLICES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf", "SourceSansPro-Bold.ttf", "SourceSansPro-It.ttf")
# The font sizes that are tried for a sheet, in this order, until it holds on its sides.
_CORPS = tuple(f"font-size: {corps}pt" for corps in (9.5, 9, 8.4, 7.8, 7.2))
# A whole contract has as many pages as it needs: closer lines are tried for the sake of its last page alone.
_SERRES = ("", "line-height: 1.36", "line-height: 1.32")
_ESSAIS_POUR_LE_PIED = 2  # after these, a last page that is nearly empty is better than smaller letters
_PRESQUE_VIDE = 0.35  # of the height of a page
# A sheet of which little stands on the back is tried on its front alone: close lines, a small map, less to write on, in letters that are still read.
_SUR_UN_COTE = tuple(
    f".fiche, .fiche.fiche--courte {{ font-size: {corps}pt; line-height: {ligne} }} .fiche h2 {{ margin-top: .4em; padding-top: .2em }} "
    f".fiche .notes, .fiche--courte .notes {{ height: {notes}mm }} .fiche .identite .carte {{ width: 30% }} .cocher li {{ padding-block: 0 }}"
    for corps, ligne, notes in ((8.4, 1.2, 16), (7.8, 1.2, 12), (7.4, 1.16, 12))
)
_NOTES = (160, 120, 88, 56)  # millimetres of lines to write on, the most first, where the back of a sheet has room
_BASE = "file:///papier/"
GENRES = {".css": "text/css", ".svg": "image/svg+xml"}


def moteur_disponible(atelier: Path) -> bool:
    """True when PDFs can be made here. The first time, and when the libraries change, WeasyPrint is really loaded to make sure."""
    signature = signature_du_moteur()
    if not signature:
        return False
    temoin = atelier / "papiers" / "moteur"
    try:
        _polices(atelier)  # here, before the worker processes start: only one process may write these files
    except ImportError:
        return False
    if temoin.is_file() and temoin.read_bytes() == signature.encode("utf-8"):
        return True
    try:
        with _nos_polices(atelier):
            _charger()
    except (ImportError, OSError):  # what Python says of a library of the system that is not there
        return False
    ecrire(temoin, signature.encode("utf-8"))
    return True


def version_du_moteur(atelier: Path) -> str:
    """The versions of the system's libraries by which a PDF may differ. Those of Python packages are in the digest of the program."""
    return (atelier / "papiers" / "moteur").read_text("utf-8", "replace")


def imprimer(page: bytes, ressources: Path, atelier: Path, *, adresse: str, feuille: bool, cotes: int = 1) -> bytes:
    """The PDF of a print page. `ressources` is the folder of its style sheet and pictures: nothing else is read, and nothing is fetched.

    `adresse` is where the page will be served; where it is not known, links to other pages of the site are left out. With `feuille`, the
    font gets smaller, by the steps of `_CORPS`, until the PDF has at most `cotes` pages. Where little stands on the last page, it is tried whether
    slightly smaller letters or closer lines do without it; a sheet of two sides is then tried on one, and where its back stays nearly empty it gets more
    lines to write on there.
    """
    with _nos_polices(atelier):
        _charger()
        return _imprimer(page, ressources, adresse=adresse, feuille=feuille, cotes=cotes)


def _imprimer(page: bytes, ressources: Path, *, adresse: str, feuille: bool, cotes: int) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class _Guichet(URLFetcher):  # type: ignore[misc] # the library has no types
        def fetch(self, url: str, _headers: object = None) -> URLFetcherResponse:
            fichier = (ressources / url.removeprefix(_BASE)).resolve()
            if not url.startswith(_BASE) or not fichier.is_relative_to(ressources.resolve()):
                raise ValueError(f"not one of our own files: {url}")
            return URLFetcherResponse(url, fichier.read_bytes(), {"Content-Type": GENRES[fichier.suffix]})

    guichet = _Guichet()
    document = HTML(string=page.decode("utf-8"), base_url=adresse or None, url_fetcher=guichet)
    feuille_de_style = CSS(url=f"{_BASE}papier.css", url_fetcher=guichet)

    def composer(styles: Sequence[Any]) -> Any:
        return document.render(stylesheets=[feuille_de_style, *styles], pdf_variant="pdf/ua-1", pdf_tags=True)

    rendu: Any = None
    retenu: Sequence[Any] = []
    for rang, corps in enumerate(_CORPS if feuille else _SERRES):
        regles = f".feuille, .fiche, .fiche.fiche--courte, .bilan {{ {corps} }}"
        regles += " .fiche--courte .notes { height: 32mm }" if rang <= _ESSAIS_POUR_LE_PIED else ""
        serre = [CSS(string=regles)] if corps else []
        essai = composer(serre)
        if rendu is None or len(essai.pages) < len(rendu.pages):
            rendu, retenu = essai, serre
        tient = not feuille or len(rendu.pages) <= cotes
        if tient and (rang >= _ESSAIS_POUR_LE_PIED or not _finit_presque_vide(rendu.pages)):
            break
    if feuille and cotes > 1 and len(rendu.pages) == cotes and _finit_presque_vide(rendu.pages):
        serres = (composer([CSS(string=regles)]) for regles in _SUR_UN_COTE)
        rendu = next((un for un in serres if len(un.pages) < cotes), rendu)
    if feuille and len(rendu.pages) == cotes and _finit_presque_vide(rendu.pages):
        # What is left of the back is to write on.
        grandes = (composer([*retenu, CSS(string=f".notes, .fiche--courte .notes {{ height: {haut}mm }}")]) for haut in _NOTES)
        rendu = next((un for un in grandes if len(un.pages) == len(rendu.pages)), rendu)
    identifiant = bytes.fromhex(empreinte(page))[:16]
    return bytes(rendu.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True, pdf_identifier=identifiant))


def _finit_presque_vide(pages: Sequence[Any]) -> bool:
    """Whether the last of several pages has next to nothing on it."""
    if len(pages) < 2:
        return False
    # The library tells what it has placed by no public name.
    racine = pages[-1]._page_box
    bas = [boite.position_y + boite.height for boite in racine.descendants() if type(boite).__name__ in ("LineBox", "BlockReplacedBox")]
    corps = [y for y in bas if y <= racine.content_box_y() + racine.height]
    return bool(max(corps, default=0.0) < racine.content_box_y() + racine.height * _PRESQUE_VIDE)


@contextlib.contextmanager
def _nos_polices(atelier: Path) -> Iterator[None]:
    """Our own fonts and no others, so that a page looks the same on every machine. What this process starts later has those of the machine again: a browser, an office
    program."""
    avant = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(_polices(atelier))
    try:
        yield
    finally:
        if avant is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = avant


def _charger() -> None:
    """Import WeasyPrint, which then says nothing."""
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)  # it reports, in English, what it does not support
    for nom in ("fontTools", "fontTools.subset"):
        logging.getLogger(nom).setLevel(logging.CRITICAL)
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):  # it prints advice before it raises
        warnings.simplefilter("ignore")
        importlib.import_module("weasyprint")


def _polices(atelier: Path) -> Path:
    """The configuration file of fontconfig, which names one folder with the four files of one font family; written if needed."""
    dossier = (atelier / "papiers").resolve()
    configuration = dossier / "polices.conf"
    paquet = find_spec("font_source_sans_pro")
    if paquet is None or not paquet.submodule_search_locations:
        raise ImportError("font-source-sans-pro")
    for nom in _POLICES:
        origine, copie = Path(paquet.submodule_search_locations[0]) / "files" / nom, dossier / "polices" / nom
        octets = origine.read_bytes()
        if not copie.is_file() or copie.read_bytes() != octets:
            ecrire(copie, octets)
    for intruse in (dossier / "polices").iterdir():
        if intruse.name not in _POLICES:
            intruse.unlink()
    lignes = (
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>\n'
        f"<dir>{escape(str(dossier / 'polices'))}</dir>\n<cachedir>{escape(str(dossier / 'fontconfig'))}</cachedir>\n</fontconfig>\n"
    )
    if not configuration.is_file() or configuration.read_bytes() != lignes.encode("utf-8"):
        ecrire(configuration, lignes.encode("utf-8"))
    return configuration
