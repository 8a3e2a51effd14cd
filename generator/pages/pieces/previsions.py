"""What sources expect of an indicator, apart from its figures."""

from msgspec import Struct

from generator.calculs.fiches import objet_de_la_valeur
from generator.model.referentiel import Indicateur
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import periode_fr
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.liens import Lien, lien_territoire
from generator.pages.pieces.places import adresse_du_passage
from generator.pages.pieces.sources import VueProvenance, provenances


class LignePrevue(Struct, frozen=True):
    """One forecast: its place, its part of the whole (or empty), its time, the figure, where the document prints it, what is remarked of it, its source."""

    territoire: Lien
    part: str
    periode: str
    chiffre: str
    place: str
    remarque: str
    source: VueProvenance


def lignes_prevues(contexte: Contexte, page: str, indicateur: Indicateur) -> tuple[LignePrevue, ...]:
    """The forecasts of `indicateur`, place by place in the order of time; all that sources give, for none counts more than another."""
    ordre = list(contexte.territoires)
    previsions = contexte.suivi.previsions.get(indicateur.id, ())
    rangees = sorted(
        previsions, key=lambda une: (ordre.index(une.territoire), une.ventilation, une.periode.fin, une.periode.debut, une.lieu)
    )
    return tuple(_ligne(contexte, page, une) for une in rangees)


def _ligne(contexte: Contexte, page: str, une: Valeur) -> LignePrevue:
    noms = {(dimension.id, modalite.id): modalite.nom for dimension in contexte.contrat.dimensions for modalite in dimension.modalites}
    return LignePrevue(
        lien_territoire(contexte, page, une.territoire),
        ", ".join(noms.get(paire, paire[1]) for paire in une.ventilation),
        periode_fr(une.periode),
        texte_valeur(une),
        adresse_du_passage(contexte, page, objet_de_la_valeur(une)),
        une.commentaire,
        provenances(contexte, page, (une,))[0],
    )
