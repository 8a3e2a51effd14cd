"""The calendar: what the document plans for the contract, with the dates and rhythms that it prints."""

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from generator.model.contrat import Obligation
from generator.pages.adresses import Vers, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import PERIODICITES
from generator.pages.mots.typographie import FINE, INSECABLE, accord
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.obligations import VueObligation, vue_obligation
from generator.pages.pieces.partage import pied_de_la_page
from generator.pages.pieces.suivre import lien_de_l_agenda
from generator.pages.rendu.genre import GenreDePage, seule

_EN_VUE = 3  # entries of one time above those that are folded: all of them whole are longer than a telephone's page may be


class Moment(Struct, frozen=True):
    """Entries that have the same time, under its name: those in view, and those that are folded under them, with how many these are in words."""

    quand: str
    ancre: str
    obligations: tuple[VueObligation, ...]
    repliees: tuple[VueObligation, ...]
    reste: str


class VueCalendrier(Struct, frozen=True):
    """All that the calendar page shows: entries with a date, in its order; then the others by rhythm, in the order of `PERIODICITES`, and
    last those without any time. `agenda` leads to the file of all dates of the contract; None where no document states one."""

    entete: Entete
    phrase: str
    datees: tuple[Moment, ...]
    recurrentes: tuple[Moment, ...]
    frise: Vers
    agenda: Lien | None


def vue_calendrier(contexte: Contexte) -> VueCalendrier:
    """The calendar page."""
    page = contexte.adresses.rubrique("calendrier")
    toutes = contexte.contrat.calendrier
    datees = sorted((obligation for obligation in toutes if obligation.echeance), key=lambda obligation: obligation.echeance)
    sans_date = [obligation for obligation in toutes if not obligation.echeance]
    sans_date.sort(
        key=lambda obligation: list(PERIODICITES).index(obligation.periodicite) if obligation.periodicite in PERIODICITES else 99
    )
    return VueCalendrier(
        Entete(
            "Calendrier des obligations",
            f"Ce que le contrat « {contexte.contrat.titre} » prévoit, et quand.",
            fil(contexte, page, Lien("Calendrier", "")),
            chapeau="Ce que le document prévoit pour piloter et évaluer le contrat, avec la date ou le rythme imprimés. Ce site ne sait pas ce qui en a été fait.",
        ),
        _phrase(contexte, datees, len(sans_date)),
        _moments(contexte, page, datees, "date"),
        _moments(contexte, page, sans_date, "rythme"),
        relative(page, contexte.adresses.rubrique("frise")),
        lien_de_l_agenda(contexte.adresses.accueil(), page, contexte.registre.mentions.adresse) if contexte.echeances else None,
    )


def _phrase(contexte: Contexte, datees: Sequence[Obligation], sans_date: int) -> str:
    """How many there are, and how many of the dates are over."""
    morceaux = []
    if datees:
        jour = contexte.suivi.aujourd_hui
        passees = sum(obligation.echeance < jour[: len(obligation.echeance)] for obligation in datees)
        combien = (
            "dont les dates sont toutes passées"
            if passees == len(datees) > 1
            else f"dont {accord(passees, 'date passée', 'dates passées')}"
        )
        combien = {0: "à venir", 1: "passée"}[passees] if len(datees) == 1 else combien
        morceaux.append(f"{accord(len(datees), 'obligation')} avec une date, {combien}")
    if sans_date:
        morceaux.append(f"{accord(sans_date, 'obligation régulière ou sans date', 'obligations régulières ou sans date')}")
    return f"{f'{FINE}; '.join(morceaux)}." if morceaux else ""


def _moments(contexte: Contexte, page: str, obligations: Sequence[Obligation], prefixe: str) -> tuple[Moment, ...]:
    """The entries, those that follow each other and have the same time together."""
    vues = [vue_obligation(contexte, page, obligation) for obligation in obligations]
    groupes = [tuple(groupe) for _, groupe in groupby(vues, key=lambda vue: vue.quand)]
    return tuple(_moment(f"{prefixe}-{rang}", groupe) for rang, groupe in enumerate(groupes, 1))


def _moment(ancre: str, groupe: tuple[VueObligation, ...]) -> Moment:
    coupe = len(groupe) if len(groupe) <= _EN_VUE + 1 else _EN_VUE  # one alone takes no more room than its fold
    reste = len(groupe) - coupe
    return Moment(
        groupe[0].quand,
        ancre,
        groupe[:coupe],
        groupe[coupe:],
        f"{groupe[0].quand}{INSECABLE}: {accord(reste, 'autre obligation', 'autres obligations')}" if reste else "",
    )


GENRE: GenreDePage[Contexte] = GenreDePage(
    "calendrier",
    "contrat/calendrier.html.j2",
    "calendrier/",
    seule(vue_calendrier),
    "Ce que le document annonce, et pour quand.",
    menu="Calendrier",
    pied=pied_de_la_page,
)
