"""Sourced facts, contradictions found in the documents, and the national measures."""

from decimal import Decimal

from msgspec import Struct

from generator.model.argent import Argent
from generator.model.etat import EtatEngagement
from generator.model.lieu import Lieu, Source


class Fait(Struct, frozen=True):
    """A sentence of a document, word for word, about a place or a promise. `montant` is the amount that it prints, in euros, and `argent` what is known
    of it.

    `nature` is what the sentence says was done. Two of its values need care: `accorde` is an aid that was granted, whether or not its
    purpose was carried out; `cite` is a figure that the document quotes without speaking of any act.
    """

    id: str
    texte: str
    montant: Decimal | None
    nature: str
    periode: str
    territoires: tuple[str, ...]
    partenaires: tuple[str, ...]
    noeud: str
    note_editoriale: str
    source: Source
    lieu: Lieu
    argent: Argent = Argent()


class Anomalie(Struct, frozen=True):
    """A contradiction in a document: what is wrong, the printed words, the arithmetic. The printed figure is kept everywhere. `relevee_le` is when it was
    seen (AAAA, AAAA-MM or AAAA-MM-JJ), empty where that is not written."""

    id: str
    titre: str
    texte: str
    citations: tuple[str, ...]
    calcul: str
    concerne: tuple[str, ...]
    source: Source
    lieu: Lieu
    relevee_le: str = ""


class MesureNationale(Struct, frozen=True):
    """One of the national measures of 2018, with its state at the date of the list.

    `mesure` is empty, or the number of another measure of which this one is a detail.

    `etat` holds the printed words, `avancement` our reading of them.
    """

    numero: str
    mesure: str
    axe: str
    programme: str
    thematique: str
    intitule: str
    etat: str
    indicateurs: tuple[str, ...]
    note_editoriale: str
    repere: str
    lieu: Lieu
    avancement: EtatEngagement = EtatEngagement.AUCUNE_NOUVELLE


class ListeDeMesures(Struct, frozen=True):
    """The national measures and the document that lists them; `etat_au` is the date of the states (ISO, possibly a month).

    Where no contract of the project has that document, `origine` names it.
    """

    titre: str
    contrat: str
    source: Source
    etat_au: str
    note: str
    mesures: tuple[MesureNationale, ...]
    origine: str = ""
