"""Where a thing comes from: our file, the document, and the very passage that holds its words."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet, objet_de_la_valeur
from generator.explication.sujets import GenreDeSujet, SujetExplique
from generator.model.lieu import Source
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.pieces.places import adresse_dans_le_document
from generator.pages.pieces.pourquoi import mots_du_passage


class PlaceAuDocument(Struct, frozen=True):
    """A place in a document: what stands there («la cible», empty for the thing itself), the titles of the document and of its section, our words that lead
    to the line, the address below the published site (with a fragment), and the words of the passage where it was found."""

    quoi: str
    document: str
    section: str
    repere: str
    adresse: str
    mots: str


def places_du_sujet(contexte: Contexte, sujet: SujetExplique) -> Sequence[PlaceAuDocument]:
    """All places of `sujet` in the documents of the contract, its own first."""
    return tuple(_places(contexte, sujet))


def _places(contexte: Contexte, sujet: SujetExplique) -> Iterator[PlaceAuDocument]:
    match sujet.genre:
        case GenreDeSujet.PROMESSE:
            noeud = contexte.noeuds[sujet.id]
            yield _place(contexte, "", noeud.source, Objet(GenreDObjet.NOEUD, noeud.id))
            if noeud.partenaires_texte:
                yield _place(contexte, "les partenaires", noeud.source, Objet(GenreDObjet.REFERENTS, noeud.id))
        case GenreDeSujet.INDICATEUR:
            indicateur = contexte.indicateurs[sujet.id]
            yield _place(contexte, "", indicateur.source, Objet(GenreDObjet.INDICATEUR, indicateur.id))
            if indicateur.cible is not None or indicateur.sans_objectif:
                yield _place(contexte, "la cible", indicateur.source, Objet(GenreDObjet.CIBLE, indicateur.id))
            if indicateur.reference is not None and indicateur.reference.texte:
                yield _place(contexte, "la valeur de départ", indicateur.source, Objet(GenreDObjet.REFERENCE, indicateur.id))
        case GenreDeSujet.LIEU:
            territoire = contexte.territoires[sujet.id]
            if territoire.source:
                yield _place(contexte, "", territoire.source, Objet(GenreDObjet.TERRITOIRE, territoire.id))
        case GenreDeSujet.FAIT:
            fait = next(un for un in contexte.dossier.faits if un.id == sujet.id)
            yield _place(contexte, "", fait.source, Objet(GenreDObjet.FAIT, fait.id))
        case GenreDeSujet.MONTANT:
            montant = next(un for un in contexte.dossier.montants.montants if un.id == sujet.id)
            if montant.source.document:
                yield _place(contexte, "", montant.source, Objet(GenreDObjet.MONTANT, montant.id))
        case GenreDeSujet.ANOMALIE:
            anomalie = next(un for un in contexte.dossier.anomalies if un.id == sujet.id)
            yield _place(contexte, "", anomalie.source, Objet(GenreDObjet.ANOMALIE, anomalie.id))
        case GenreDeSujet.CHIFFRE:
            valeur = valeur_du_sujet(contexte, sujet)
            if (place := contexte.place(objet_de_la_valeur(valeur))) is not None:
                source = Source(place.document, place.section, valeur.repere)
                yield _place(contexte, "", source, objet_de_la_valeur(valeur))
        case _:
            return


def valeur_du_sujet(contexte: Contexte, sujet: SujetExplique) -> Valeur:
    """The row of a figure, as the files say it."""
    return next(valeur for valeur in contexte.lu.observations() if valeur.lieu == sujet.lieu)


def _place(contexte: Contexte, quoi: str, source: Source, objet: Objet) -> PlaceAuDocument:
    document = next((un for un in contexte.contrat.documents if un.id == source.document), None)
    section = next((un.titre for un in document.sections if un.id == source.section), "") if document else ""
    place = contexte.place(objet)
    return PlaceAuDocument(
        quoi,
        document.titre if document else source.document,
        section,
        source.repere,
        adresse_dans_le_document(contexte, source, objet),
        mots_du_passage(contexte, place) if place else "",
    )
