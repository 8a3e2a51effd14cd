"""The contract's calendar of obligations: what it promised to do, and by when."""

from dataclasses import dataclass

from generator.model.contrat import Obligation
from generator.pages.contexte import Contexte
from generator.pages.typographie import date_fr
from generator.pages.vues.commun import Entete, Lien, VueSource, fil, lien_partenaire, vue_source

PERIODICITES = {
    "annuelle": "Chaque année",
    "semestrielle": "Deux fois par an",
    "trimestrielle": "Chaque trimestre",
    "mensuelle": "Chaque mois",
    "continue": "En continu",
    "unique": "Une fois",
}


@dataclass(frozen=True, slots=True)
class VueObligation:
    """One duty: the words of the document, when, who, where it is written."""

    ancre: str
    quand: str
    texte: str
    details: tuple[str, ...]
    echeance_texte: str
    responsables: tuple[Lien, ...]
    note: str
    source: VueSource


@dataclass(frozen=True, slots=True)
class VueCalendrier:
    """All that the calendar page shows: dated duties in order of date, then recurring ones."""

    entete: Entete
    datees: tuple[VueObligation, ...]
    recurrentes: tuple[VueObligation, ...]


def vue_obligation(contexte: Contexte, page: str, obligation: Obligation) -> VueObligation:
    """One duty as the page at address `page` shows it."""
    quand = PERIODICITES.get(obligation.periodicite, "")
    if obligation.echeance:
        quand = f"Au plus tard{' le' if len(obligation.echeance) == 10 else ' en'} {date_fr(obligation.echeance)}"
    return VueObligation(
        ancre=f"obligation-{obligation.id}",
        quand=quand or "Sans date",
        texte=obligation.texte,
        details=obligation.details,
        echeance_texte=obligation.echeance_texte,
        responsables=tuple(lien_partenaire(contexte, page, id) for id in obligation.responsables),
        note=obligation.note_editoriale,
        source=vue_source(contexte, page, obligation.source),
    )


def vue_calendrier(contexte: Contexte) -> VueCalendrier:
    """The calendar page."""
    page = contexte.adresses.rubrique("calendrier")
    datees = sorted(
        (obligation for obligation in contexte.contrat.calendrier if obligation.echeance), key=lambda obligation: obligation.echeance
    )
    return VueCalendrier(
        Entete(
            "Calendrier des obligations",
            f"Ce que le contrat « {contexte.contrat.titre} » s’est engagé à faire, et quand.",
            fil(contexte, page, Lien("Calendrier", "")),
            chapeau="Ce que les signataires se sont engagés à faire pour piloter et évaluer le contrat, avec la date ou le rythme prévus.",
        ),
        tuple(vue_obligation(contexte, page, obligation) for obligation in datees),
        tuple(vue_obligation(contexte, page, obligation) for obligation in contexte.contrat.calendrier if not obligation.echeance),
    )
