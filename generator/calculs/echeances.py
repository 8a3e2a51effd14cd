"""The dates that the documents of a contract state for what is to come: duties, definitions, targets, the end of the contract and what laws made of it.

Only what is printed: no date of ours. A year or a month is told as printed, and stands at its last day.
"""

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from generator.calculs.dates import jour_entier
from generator.model.contrat import Obligation
from generator.model.dossier import Dossier
from generator.model.publication import Publication
from generator.model.referentiel import Indicateur, StatutIndicateur


class GenreDEcheance(StrEnum):
    """What is due."""

    OBLIGATION = "obligation"
    DEFINITION = "definition"  # of indicators that the document only announces
    CIBLES = "cibles"
    FIN = "fin"
    LOI = "loi"  # the end of this contract, that a law moved
    LOI_DES_VILLES = "loi-des-contrats-de-ville"  # that of the contrats de ville which it renews


class DatePrevue(Struct, frozen=True):
    """What is due at `date` (AAAA, AAAA-MM or AAAA-MM-JJ), printed as `imprimee` where the document's words are known.

    `cle` is the same from one build to the next. `obligation` or `loi` is what is due; else `indicateurs` are those whose targets, or whose definition, are.
    """

    cle: str
    genre: GenreDEcheance
    date: str
    imprimee: str = ""
    obligation: Obligation | None = None
    loi: Publication | None = None
    indicateurs: tuple[Indicateur, ...] = ()

    @property
    def jour(self) -> str:
        """The last day (ISO) of the printed time."""
        return jour_entier(self.date)


def echeances(dossier: Dossier) -> tuple[DatePrevue, ...]:
    """All of them, the earliest first."""
    toutes = (*_obligations(dossier), *_definitions(dossier), *_cibles(dossier), *_fins(dossier))
    return tuple(sorted(toutes, key=lambda une: (une.jour, une.cle)))


def _obligations(dossier: Dossier) -> Iterator[DatePrevue]:
    for obligation in dossier.contrat.calendrier:
        if obligation.echeance:
            cle = f"obligation-{obligation.id}"
            yield DatePrevue(cle, GenreDEcheance.OBLIGATION, obligation.echeance, obligation.echeance_texte, obligation=obligation)


def _definitions(dossier: Dossier) -> Iterator[DatePrevue]:
    """One for all indicators that are to be defined by the same day, in the same words."""
    groupes: defaultdict[tuple[str, str], list[Indicateur]] = defaultdict(list)
    for indicateur in dossier.indicateurs():
        if indicateur.statut is StatutIndicateur.A_DEFINIR and indicateur.echeance and indicateur.echeance.date:
            groupes[indicateur.echeance.date, indicateur.echeance.texte].append(indicateur)
    for (date, texte), siens in groupes.items():
        yield DatePrevue(f"definition-{siens[0].id}", GenreDEcheance.DEFINITION, date, texte, indicateurs=tuple(siens))


def _cibles(dossier: Dossier) -> Iterator[DatePrevue]:
    """One for all targets of a year."""
    groupes: defaultdict[int, list[Indicateur]] = defaultdict(list)
    for indicateur in dossier.indicateurs():
        if indicateur.cible and indicateur.cible.annee:
            groupes[indicateur.cible.annee].append(indicateur)
    for annee, siens in groupes.items():
        yield DatePrevue(f"cibles-{annee}", GenreDEcheance.CIBLES, str(annee), indicateurs=tuple(siens))


def _fins(dossier: Dossier) -> Iterator[DatePrevue]:
    contrat = dossier.contrat
    if contrat.fin:
        yield DatePrevue("fin", GenreDEcheance.FIN, str(contrat.fin), contrat.duree.texte if contrat.duree else "")
    for publication in dossier.publications:
        fins = ((GenreDEcheance.LOI, publication.fin_du_contrat), (GenreDEcheance.LOI_DES_VILLES, publication.fin_des_contrats_de_ville))
        for rang, (genre, jour) in enumerate((genre, jour) for genre, jour in fins if jour):
            # A law that moved both fins has two keys; calendars that people hold know the first one.
            yield DatePrevue(f"loi-{publication.id}{'-contrats-de-ville' if rang else ''}", genre, jour, loi=publication)
