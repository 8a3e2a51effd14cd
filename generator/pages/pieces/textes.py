"""Parts of a document that is read on the site."""

from generator.model.contrat import Document, Section
from generator.model.texte_de_document import Bloc, TexteDeDocument
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte


def section_declaree(document: Document, id: str) -> Section:
    """The section as contrat.yml declares it."""
    return next(section for section in document.sections if section.id == id)


def mots_du_bloc(bloc: Bloc) -> str:
    """All its words; of a row, those of its cells, one after the other."""
    return bloc.texte or " · ".join(cellule.texte for cellule in bloc.cellules if cellule.lignes)


def adresse_de_l_original(contexte: Contexte, document: Document, texte: TexteDeDocument, page: str) -> str:
    """Where the document itself is: the city's PDF, else its public address; empty where neither is known."""
    if texte.pdf:
        return relative(page, contexte.adresses.original(document.id))
    publication = contexte.dossier.publications_par_nom().get(document.id)
    return document.url or (publication.adresse if publication else "")
