"""Which of several figures of the same thing counts: the one order of preference, for the code that chooses and the checks that warn."""

from collections.abc import Mapping

from generator.model.lieu import Lieu
from generator.model.publication import GenreDeSource, Publication
from generator.model.valeur import StatutValeur, Valeur

# Any figure before an absence; a secret, which was measured, before the other absences; a forecast says nothing of what was measured.
_RANGS = {StatutValeur.PREVISION: -2, StatutValeur.SECRET: 0, StatutValeur.PROVISOIRE: 1, StatutValeur.DEFINITIF: 2, StatutValeur.REVISE: 3}
_GENRES = list(GenreDeSource)

Preference = tuple[bool, int, int, str, Lieu]


def preference(valeur: Valeur, publications: Mapping[str, Publication]) -> Preference:
    """A sort key: of several figures of the same thing, the one with the smallest key counts.

    It compares, in this order: whether the writer gave a reason to prefer the figure, what the figure is worth (its status), the kind of
    its source, the date of its publication (the latest first), its place in the files. `publications` maps every id by which a figure may
    name a publication to that publication.
    """
    publication = publications.get(valeur.publication)
    return (
        not valeur.retenu,
        -_RANGS.get(valeur.statut, -1),
        _GENRES.index(publication.genre) if publication else len(_GENRES),
        _a_rebours(publication.date if publication else ""),
        valeur.lieu,
    )


def identite_de_publication(valeur: Valeur, publications: Mapping[str, Publication]) -> str:
    """The id of the publication that a figure comes from, whichever of its names the row uses; empty where it names none."""
    publication = publications.get(valeur.publication)
    return publication.id if publication else valeur.publication


def _a_rebours(date: str) -> str:
    """A sort key that puts the latest date first. A year or a month counts as its last day; an unknown date comes last."""
    jour = f"{date}-99-99"[:10] if date else ""
    return "".join(str(9 - int(signe)) for signe in jour.replace("-", "")) or "~"
