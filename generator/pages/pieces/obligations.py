"""Something that the document plans, with its date or its rhythm."""

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.model.contrat import Obligation
from generator.pages.adresses import ancre_d_obligation
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import PERIODICITES
from generator.pages.mots.typographie import date_fr
from generator.pages.pieces.liens import Lien, lien_partenaire
from generator.pages.pieces.places import VueSource, vue_source


class VueObligation(Struct, frozen=True):
    """One entry of the calendar: when, the words of the document, whom they name, where they stand."""

    ancre: str
    quand: str
    texte: str
    details: tuple[str, ...]
    echeance_texte: str
    responsables: tuple[Lien, ...]
    note: str
    source: VueSource


def vue_obligation(contexte: Contexte, page: str, obligation: Obligation) -> VueObligation:
    """One entry of the calendar as the page at address `page` shows it."""
    return VueObligation(
        ancre=ancre_d_obligation(obligation.id),
        quand=quand(obligation),
        texte=obligation.texte,
        details=obligation.details,
        echeance_texte=obligation.echeance_texte,
        responsables=tuple(lien_partenaire(contexte, page, id) for id in obligation.responsables),
        note=obligation.note_editoriale,
        source=vue_source(contexte, page, obligation.source, Objet(GenreDObjet.OBLIGATION, obligation.id)),
    )


def quand(obligation: Obligation) -> str:
    """«Au plus tard le 31 décembre 2022», «Chaque année», «Sans date»."""
    if obligation.echeance:
        return f"Au plus tard{' le' if len(obligation.echeance) == 10 else ' en'} {date_fr(obligation.echeance)}"
    return PERIODICITES.get(obligation.periodicite, "Sans date")
