"""What was asked of partners and should have been answered: only of that may a site say that it was not supplied."""

from collections.abc import Mapping, Sequence

from generator.model.collecte import EnvoiDeCollecte
from generator.model.temps import est_venue

DemandesEchues = Mapping[str, frozenset[int]]  # by indicator, the years for which its figure was asked


def demandes_echues(envois: Sequence[EnvoiDeCollecte], jour: str) -> DemandesEchues | None:
    """The years for which the figure of each indicator was asked, where the day by which the answer was to come is over on `jour` (ISO). What was only prepared
    was not asked. None where nothing was ever prepared: the figures are collected in another way, of which nothing is known here."""
    connus = [envoi for envoi in envois if est_venue(envoi.prepare_le, jour)]
    if not connus:
        return None
    annees: dict[str, set[int]] = {}
    for envoi in connus:
        if envoi.a_ete_demande and envoi.avant_le and envoi.avant_le < jour and envoi.periode is not None:
            for id in envoi.indicateurs:
                annees.setdefault(id, set()).update(range(int(envoi.periode.debut[:4]), envoi.periode.annee_de_fin + 1))
    return {id: frozenset(siennes) for id, siennes in annees.items()}
