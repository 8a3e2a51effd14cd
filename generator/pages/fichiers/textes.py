"""The files of the documents that are read on the site: the city's PDF and pictures, and what the search inside them reads."""

from collections.abc import Iterator

from generator.model.contrat import Document
from generator.model.texte_de_document import TexteDeDocument
from generator.pages.adresses import index_du_document, relative
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_json import json_serre
from generator.pages.fichiers.index_de_recherche import synonymes
from generator.pages.fichiers.redirection import page_de_renvoi
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.textes import mots_du_bloc, section_declaree
from generator.pages.sortie import PAGE_ENTIERE, Sortie, fichier


def fichiers_des_documents(contexte: Contexte) -> Iterator[Sortie]:
    """Of each document: its index, its PDF, its pictures, and in its folder a page that leads to its place on the documents page."""
    base = contexte.adresses.accueil()
    for document in contexte.contrat.documents:
        texte = contexte.textes.get(document.id)
        if texte is None:
            continue
        yield fichier(index_du_document(document.id), _index(contexte, document, texte))
        dossier = f"{base}documents/{document.id}/"
        renvoi = page_de_renvoi(relative(dossier, contexte.adresses.section(document.id, "")))
        yield fichier(f"documents/{document.id}/{PAGE_ENTIERE}", renvoi)
        if texte.pdf:
            yield fichier(contexte.adresses.original(document.id).removeprefix(base), texte.pdf)
        for page, image in texte.images.items():
            yield fichier(contexte.adresses.image_de_page(document.id, page, image.suffixe).removeprefix(base), image.octets)


def _index(contexte: Contexte, document: Document, texte: TexteDeDocument) -> bytes:
    """What the search of passages reads: address, words and place of each paragraph, and of each row of a table."""
    page = contexte.adresses.chercher()
    seul = len(contexte.textes) == 1
    entrees = []
    # Where only the first page of a section is marked, its paragraphs may stand on later ones.
    pages = {section.section: len({bloc.page for bloc in section.blocs if bloc.page}) for section in texte.sections}
    for section, bloc in texte.blocs():
        mots = mots_du_bloc(bloc)
        if bloc.id and mots:
            adresse = relative(page, contexte.adresses.texte(document.id, section.section)).removeprefix("../")
            place = [section_declaree(document, section.section).titre, *([] if seul else [document.titre])]
            if bloc.page and pages[section.section] > 1:
                place.append(f"page{INSECABLE}{bloc.page}")
            entrees.append([f"{adresse}#{bloc.id}", mots, f"{', '.join(place)} ({bloc.id})"])
    tapes = [list(paire) for paire in synonymes(contexte.registre, contexte.contrat.id)]
    return json_serre({"pages": entrees, "synonymes": tapes})
