"""What sources expect of an indicator or of a place, apart from its figures: on its page, and on paper."""

from collections.abc import Iterable, Sequence
from math import ceil

from msgspec import Struct

from generator.calculs.fiches import objet_de_la_valeur
from generator.model.referentiel import Indicateur
from generator.model.valeur import Valeur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import debut_de, francais, periode_fr
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.liens import Lien, lien_territoire
from generator.pages.pieces.place_sur_papier import LETTRES_PAR_LIGNE
from generator.pages.pieces.places import adresse_du_passage
from generator.pages.pieces.sources import VueProvenance, provenances

PREVISIONS = 3  # so many on a sheet of one or two sides
_LIBELLE_MAX, _SOURCE_MAX, _TITRE = 110, 60, 40  # letters


class LignePrevue(Struct, frozen=True):
    """One forecast: what it is of (its place, or on the page of a place its indicator), its part of the whole (or empty), its time, the figure, where the
    document prints it, what is remarked of it, its source."""

    de: Lien
    part: str
    periode: str
    chiffre: str
    place: str
    remarque: str
    source: VueProvenance


def lignes_prevues(contexte: Contexte, page: str, indicateur: Indicateur) -> tuple[LignePrevue, ...]:
    """The forecasts of `indicateur`, place by place in the order of time; all that sources give, for none counts more than another."""
    return tuple(
        _ligne(contexte, page, une, lien_territoire(contexte, page, une.territoire)) for une in _previsions(contexte, (indicateur.id,))
    )


def lignes_prevues_ici(contexte: Contexte, page: str, lieu: str) -> tuple[LignePrevue, ...]:
    """The forecasts at one place, indicator by indicator in the order of time."""
    rangees = _en_ordre(contexte, contexte.suivi.previsions_par_lieu.get(lieu, ()))
    return tuple(_ligne(contexte, page, une, _indicateur(contexte, page, une)) for une in rangees)


def previsions_du_papier(contexte: Contexte, indicateurs: Iterable[Indicateur]) -> tuple[str, ...]:
    """The forecasts of `indicateurs` as paper has them: «Places d’accueil : 320, prévu pour 2026 (Orly ; Plan local)»."""
    return tuple(_en_mots(contexte, une, ou=True) for une in _previsions(contexte, [indicateur.id for indicateur in indicateurs]))


def previsions_du_papier_ici(contexte: Contexte, lieu: str) -> tuple[str, ...]:
    """Those at one place, whose name the sheet already says."""
    rangees = _en_ordre(contexte, contexte.suivi.previsions_par_lieu.get(lieu, ()))
    return tuple(_en_mots(contexte, une, ou=False) for une in rangees)


def hauteur_des_previsions(mots: Sequence[str]) -> int:
    """How many lines of a sheet they take, with their title."""
    return ceil((_TITRE + sum(len(un) + 3 for un in mots)) / LETTRES_PAR_LIGNE) + 1 if mots else 0


def _previsions(contexte: Contexte, ids: Iterable[str]) -> Sequence[Valeur]:
    return _en_ordre(contexte, [une for id in ids for une in contexte.suivi.previsions.get(id, ())])


def _en_ordre(contexte: Contexte, previsions: Sequence[Valeur]) -> Sequence[Valeur]:
    """Indicators in the order of the document, then places, parts and times."""
    if not previsions:  # most indicators have none: nothing else is looked at
        return previsions
    indicateurs, lieux = ({id: rang for rang, id in enumerate(ids)} for ids in (contexte.indicateurs, contexte.territoires))
    return sorted(
        previsions,
        key=lambda une: (
            indicateurs[une.indicateur],
            lieux[une.territoire],
            une.ventilation,
            une.periode.fin,
            une.periode.debut,
            une.lieu,
        ),
    )


def _partie(contexte: Contexte, une: Valeur) -> str:
    noms = {(dimension.id, modalite.id): modalite.nom for dimension in contexte.contrat.dimensions for modalite in dimension.modalites}
    return ", ".join(noms.get(paire, paire[1]) for paire in une.ventilation)


def _indicateur(contexte: Contexte, page: str, une: Valeur) -> Lien:
    return Lien(contexte.indicateurs[une.indicateur].libelle, relative(page, contexte.adresses.indicateur(une.indicateur)))


def _en_mots(contexte: Contexte, une: Valeur, *, ou: bool) -> str:
    libelle = debut_de(contexte.indicateurs[une.indicateur].libelle, _LIBELLE_MAX)
    suite = " ; ".join(
        filter(None, (contexte.territoires[une.territoire].nom if ou else "", _partie(contexte, une), debut_de(une.source, _SOURCE_MAX)))
    )
    return francais(f"{libelle} : {texte_valeur(une)}, prévu pour {periode_fr(une.periode)} ({suite})")


def _ligne(contexte: Contexte, page: str, une: Valeur, de: Lien) -> LignePrevue:
    return LignePrevue(
        de,
        _partie(contexte, une),
        periode_fr(une.periode),
        texte_valeur(une),
        adresse_du_passage(contexte, page, objet_de_la_valeur(une)),
        une.commentaire,
        provenances(contexte, page, (une,))[0],
    )
