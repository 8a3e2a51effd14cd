"""Reads `referentiels/<contrat>/documents/`: one folder per document, with its text, what was mended, its PDF and the pictures of its pages."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.model.codes import CodeFichier, CodeLien
from generator.model.lieu import Lieu
from generator.model.texte_de_document import Correction, ImageDePage, TexteDeDocument, TexteDeSection
from generator.sources.fichiers_lus import lire_octets, noter_fichier
from generator.sources.journal import Journal
from generator.sources.metadonnees import dire_les_metadonnees
from generator.sources.texte import dire_illisible, taille_du_fichier
from generator.sources.textes_de_document import lire_corrections, lire_section, sections_dans_l_ordre
from generator.sources.yaml_noeuds import lire_yaml

CORRECTIONS, PDF, PAGES = "corrections.yml", "original.pdf", "pages"
PDF_MAX, IMAGE_MAX = 50_000_000, 2_000_000
_IMAGE = re.compile(r"[0-9]{1,4}\.(png|jpg|webp)\Z")
_SIGNES = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "webp": b"RIFF", "pdf": b"%PDF-"}
Contenu = Callable[[Path, str, Journal], Sequence[Path]]


def lire_document(dossier: Path, nom: str, sections: Sequence[str], journal: Journal, *, contenu: Contenu) -> TexteDeDocument:
    """The text of one document, whose id is the name of the folder; `sections` are the ids of contrat.yml, in order.

    `contenu` lists a folder in the order of names.
    """
    lues: list[TexteDeSection] = []
    corrections: tuple[Correction, ...] = ()
    retires: tuple[str, ...] = ()
    pdf, images = b"", dict[str, ImageDePage]()
    for chemin in contenu(dossier, nom, journal):
        ou = f"{nom}/{chemin.name}"
        if chemin.name == CORRECTIONS:
            racine = lire_yaml(chemin, ou, journal)
            corrections, retires = lire_corrections(racine, ou, journal) if racine else ((), ())
        elif chemin.name == PDF:
            pdf = _octets(chemin, ou, "pdf", PDF_MAX, journal)
        elif chemin.name == PAGES and chemin.is_dir():
            images = _images(contenu(chemin, ou, journal), ou, journal)
        elif chemin.suffix == ".md" and not chemin.is_dir():
            if section := lire_section(chemin, ou, dossier.name, journal):
                lues.append(section)
        else:
            conseil = f"Un document a un fichier « <section>.md » par partie, « {CORRECTIONS} », « {PDF} » et un dossier « {PAGES} »."
            journal.avertir(Lieu(ou), CodeFichier.FICHIER_IGNORE, "Ce fichier n’est pas lu.", conseil)
    return TexteDeDocument(dossier.name, tuple(sections_dans_l_ordre(lues, sections)), corrections, retires, pdf, images)


def _images(chemins: Sequence[Path], nom: str, journal: Journal) -> dict[str, ImageDePage]:
    images: dict[str, ImageDePage] = {}
    noms: dict[str, str] = {}
    for chemin in chemins:
        ou = f"{nom}/{chemin.name}"
        if trouve := _IMAGE.match(chemin.name):
            page = str(int(chemin.stem))
            if noms.setdefault(page, chemin.name) != chemin.name:
                message = f"La page {page} a déjà une image : « {noms[page]} »."
                journal.erreur(Lieu(ou), CodeLien.IDENTIFIANT_DOUBLE, message, "N’en garder qu’une.")
            elif octets := _octets(chemin, ou, trouve[1], IMAGE_MAX, journal):
                dire_les_metadonnees(octets, Lieu(ou), journal)
                images[page] = ImageDePage(trouve[1], octets)
        else:
            journal.avertir(
                Lieu(ou), CodeFichier.FICHIER_IGNORE, "Ce fichier n’est pas lu.", "Nommer l’image d’une page par son numéro : « 23.png »."
            )
    return images


def _octets(chemin: Path, nom: str, genre: str, taille_max: int, journal: Journal) -> bytes:
    """The bytes of a file of that kind; empty, with a problem, where it is too large, is something else or cannot be read."""
    noter_fichier(chemin)
    try:
        if taille_du_fichier(chemin, nom) > taille_max:
            message = f"Le fichier dépasse {taille_max // 1_000_000} Mo."
            journal.erreur(Lieu(nom), CodeFichier.FICHIER_TROP_GROS, message, "L’enregistrer avec une résolution plus faible.")
            return b""
        octets = lire_octets(chemin)
    except OSError as erreur:
        dire_illisible(erreur, nom, journal)
        return b""
    if not octets.startswith(_SIGNES[genre]):
        journal.erreur(
            Lieu(nom), CodeFichier.FICHIER_AUTRE, f"Ce fichier n’est pas un « {genre} ».", "Enregistrer l’original sous ce format."
        )
        return b""
    return octets
