"""Where something stands in the documents, and the link to that place."""

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.fiches import Objet
from generator.model.lieu import Source
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.liens import Lien


class VueSource(Struct, frozen=True):
    """A place in a document: its words with the document's title, its words without (where the contract has one document), and its
    address."""

    texte: str
    repere: str
    adresse: str
    autres: tuple[Lien, ...] = ()  # links to other places where something of it is printed («la cible»)


def vue_source(contexte: Contexte, page: str, source: Source, objet: Objet | None = None) -> VueSource:
    """«Protocole…, article 6, objectif 1.1» and the link to that place: the very paragraph of `objet`, where the document is read here."""
    document = next(document for document in contexte.contrat.documents if document.id == source.document)
    texte = f"{document.titre}, {source.repere}" if source.repere else document.titre
    repere = source.repere if source.repere and len(contexte.contrat.documents) == 1 else texte
    return VueSource(texte, repere, relative(page, adresse_dans_le_document(contexte, source, objet)))


def avec_d_autres_places(contexte: Contexte, page: str, source: VueSource, *objets: tuple[str, Objet]) -> VueSource:
    """The same, with the places of `objets` (what each is, in words) that are not the same one."""
    autres: dict[str, Lien] = {}
    for mots, objet in objets:
        adresse = adresse_du_passage(contexte, page, objet)
        if adresse and adresse != source.adresse:
            autres.setdefault(adresse, Lien(mots, adresse))
    return replace(source, autres=tuple(autres.values()))


def adresse_du_passage(contexte: Contexte, page: str, objet: Objet) -> str:
    """The paragraph or cell of `objet` as written in a link on `page`; empty where it was not found."""
    place = contexte.place(objet)
    return relative(page, f"{contexte.adresses.texte(place.document, place.section)}#{place.ancre}") if place else ""


def adresse_dans_le_document(contexte: Contexte, source: Source, objet: Objet | None = None) -> str:
    """The paragraph or cell of `objet`, else the page of its section, else its line in the table of contents."""
    if objet and (place := contexte.place(objet)):
        return f"{contexte.adresses.texte(place.document, place.section)}#{place.ancre}"
    if (source.document, source.section) in contexte.sections_a_lire:
        return contexte.adresses.texte(source.document, source.section)
    return contexte.adresses.section(source.document, source.section)
