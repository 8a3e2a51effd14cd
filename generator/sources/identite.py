"""Reads the look of a contract: a colour dark enough for white text, and a logo.

An SVG logo may only draw: one that could run a script, load another file or move is refused.
"""

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from generator.model.codes import CodeChamp
from generator.model.identite import Identite
from generator.sources.champs import Champs
from generator.sources.fichiers_lus import lire_octets, noter_fichier
from generator.sources.journal import extrait
from generator.sources.metadonnees import dire_les_metadonnees
from generator.sources.texte import RAISONS

CONTRASTE = 4.5  # that of WCAG, level AA, for text
LOGO_MAX = 60_000
_NOM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*\.(?:svg|png)\Z")
_PNG = b"\x89PNG\r\n\x1a\n"
_SVG = "{http://www.w3.org/2000/svg}"
# The SVG elements that only draw. Any other (script, style, foreignObject, image, animation) is refused.
_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "defs",
        "title",
        "desc",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "linearGradient",
        "radialGradient",
        "stop",
        "clipPath",
        "mask",
        "symbol",
        "use",
    ]
)
_ADRESSE = re.compile(r"url\(\s*['\"]?(?!\s*['\"]?#)|@import|:\s*//|javascript:|data:|\\", re.IGNORECASE)


def lire_identite(champs: Champs | None, dossier: Path | None) -> Identite:
    """The colour and the logo; what is wrong is noted and left out. `dossier` is the folder of the contract, in which logos lie."""
    if champs is None:
        return Identite()
    couleur = _couleur(champs)
    logo, texte = champs.texte("logo"), champs.texte("logo_texte")
    champs.fini()
    octets = _logo(champs, logo, dossier) if logo else b""
    if logo and not texte:
        _erreur(
            champs,
            CodeChamp.LOGO,
            "Le logo n’a pas de texte pour les personnes qui ne le voient pas.",
            "Ajouter « logo_texte: … » : ce que le logo dit.",
        )
    return Identite(couleur, logo if octets else "", texte if octets else "", octets)


def contraste_avec_le_blanc(couleur: str) -> float:
    """The contrast of «#rrggbb» with white, from 1 to 21, as WCAG computes it."""
    canaux = [int(couleur[rang : rang + 2], 16) / 255 for rang in (1, 3, 5)]
    rouge, vert, bleu = (canal / 12.92 if canal <= 0.04045 else ((canal + 0.055) / 1.055) ** 2.4 for canal in canaux)
    return 1.05 / (0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu + 0.05)


def _couleur(champs: Champs) -> str:
    couleur = champs.texte("couleur").lower()
    if not couleur:
        return ""
    if not re.fullmatch("#[0-9a-f]{6}", couleur):
        _erreur(
            champs,
            CodeChamp.COULEUR,
            f"« {extrait(couleur)} » n’est pas une couleur.",
            'Écrire par exemple couleur: "#12395b", entre guillemets.',
        )
        return ""
    contraste = contraste_avec_le_blanc(couleur)
    if contraste < CONTRASTE:
        dit = f"{int(contraste * 10) / 10:.1f}".replace(".", ",")
        message = f"La couleur « {couleur} » est trop claire : du texte blanc posé dessus se lirait mal (contraste de {dit}, il faut 4,5 au moins)."
        _erreur(champs, CodeChamp.COULEUR, message, "Choisir une couleur plus foncée.")
        return ""
    return couleur


def _logo(champs: Champs, nom: str, dossier: Path | None) -> bytes:
    """The bytes of the logo; empty with a problem noted when it cannot be published."""
    if not _NOM.match(nom) or dossier is None:
        conseil = (
            "Mettre le fichier dans le dossier du contrat et écrire son nom seul, sans accent ni espace (« logo.svg » ou « logo.png »)."
        )
        _erreur(champs, CodeChamp.LOGO, f"« {extrait(nom)} » n’est pas le nom d’un logo.", conseil)
        return b""
    chemin = dossier / nom
    noter_fichier(chemin)
    try:
        if not chemin.is_file() or chemin.is_symlink():
            _erreur(
                champs, CodeChamp.LOGO, f"Le fichier « {nom} » n’est pas dans le dossier du contrat.", "L’y mettre, ou corriger son nom."
            )
            return b""
        trop_gros = chemin.stat().st_size > LOGO_MAX
        octets = b"" if trop_gros else lire_octets(chemin)
    except OSError as erreur:
        raison = RAISONS.get(erreur.errno or 0, "il ne répond pas")
        _erreur(champs, CodeChamp.LOGO, f"Le logo « {nom} » ne peut pas être lu : {raison}.", "Vérifier ses droits.")
        return b""
    defaut = f"il dépasse {LOGO_MAX // 1000} ko" if trop_gros else _defaut(nom, octets)
    if defaut:
        _erreur(
            champs,
            CodeChamp.LOGO,
            f"Le logo « {nom} » ne peut pas être publié : {defaut}.",
            "L’enregistrer à nouveau en SVG simple ou en PNG.",
        )
        return b""
    if nom.endswith(".png"):
        dire_les_metadonnees(octets, champs.lieu_du("logo"), champs.journal)
    return octets


def _defaut(nom: str, octets: bytes) -> str:
    """Why the file cannot be published; empty when it can."""
    if nom.endswith(".png"):
        return "" if octets.startswith(_PNG) and octets[12:16] == b"IHDR" else "ce n’est pas une image PNG"
    try:
        texte = octets.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "il n’est pas écrit en UTF-8"
    if any(signe in texte for signe in ("<!DOCTYPE", "<!ENTITY", "<?xml-stylesheet")):
        return "il appelle d’autres fichiers ou définit des raccourcis"
    try:
        racine = ElementTree.fromstring(texte)
    except (ElementTree.ParseError, ValueError, LookupError):
        return "ce n’est pas un dessin SVG lisible"
    if racine.tag != f"{_SVG}svg":
        return "ce n’est pas un dessin SVG lisible"
    return next((defaut for element in racine.iter() if (defaut := _defaut_de(element))), "")


def _defaut_de(element: ElementTree.Element) -> str:
    nom = str(element.tag).removeprefix(_SVG)
    if nom not in _ELEMENTS:
        return f"il contient un élément « {extrait(nom, 30)} », qui pourrait faire autre chose que dessiner"
    for cle, valeur in element.attrib.items():
        attribut = cle.rpartition("}")[2].lower()
        if attribut.startswith("on"):
            return f"il contient une commande (« {extrait(attribut, 30)} »)"
        if (attribut == "href" and not valeur.strip().startswith("#")) or _ADRESSE.search(valeur):
            return "il appelle un autre fichier"
    return ""


def _erreur(champs: Champs, code: CodeChamp, message: str, conseil: str) -> None:
    """Note a problem at the field whose name is the value of `code`."""
    champs.journal.erreur(champs.lieu_du(code.value), code, message, conseil)
