"""The page that searches inside the documents: its field, and without JavaScript the parts of each document."""

from msgspec import Struct

from generator.pages.adresses import CHERCHER, index_du_document, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.textes import section_declaree
from generator.pages.rendu.genre import GenreDePage, seule


class VueChercher(Struct, frozen=True):
    """The header, the addresses of the indexes (one per document), and the parts of each document."""

    entete: Entete
    index: str
    documents: tuple[tuple[str, tuple[Lien, ...]], ...]


def vue_chercher(contexte: Contexte) -> VueChercher:
    """The view of the page «Chercher dans les documents»."""
    page, base = contexte.adresses.chercher(), contexte.adresses.accueil()
    documents = [document for document in contexte.contrat.documents if document.id in contexte.textes]
    return VueChercher(
        Entete(
            "Chercher dans les documents",
            f"Chercher un mot dans le texte des documents{INSECABLE}: {contexte.contrat.titre}.",
            fil(
                contexte,
                page,
                Lien("Documents", relative(page, contexte.adresses.rubrique("documents"))),
                Lien("Chercher", ""),
            ),
            chapeau="Chercher dans le texte des documents, paragraphe par paragraphe. Les accents et les majuscules ne comptent pas.",
        ),
        " ".join(relative(page, f"{base}{index_du_document(document.id)}") for document in documents),
        tuple(
            (
                document.titre,
                tuple(
                    Lien(
                        section_declaree(document, section.section).titre,
                        relative(page, contexte.adresses.texte(document.id, section.section)),
                    )
                    for section in contexte.textes[document.id].sections
                ),
            )
            for document in documents
        ),
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "chercher",
    "contrat/chercher.html.j2",
    CHERCHER,
    seule(vue_chercher),
    "Chercher un mot dans le texte des documents.",
    si=lambda contexte: bool(contexte.textes),
    sommaire=False,
)
