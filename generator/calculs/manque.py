"""Which indicators are looked for, and whom the document names for them."""

from collections.abc import Sequence

from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.responsabilites import collectifs_de
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur


def manquants(index: IndexDuContrat, indicateurs: Sequence[Indicateur]) -> tuple[Indicateur, ...]:
    """Those of `indicateurs` that have no figure at all or, where the publisher collects the figures, lack one that was due; none that a document retired."""
    return tuple(
        indicateur
        for indicateur in indicateurs
        if index.suivi.statut(indicateur).est_a_trouver
        or (index.suivi.non_fourni_depuis(indicateur) and index.suivi.statut(indicateur) is not Statut.RETIRE)
    )


def nommes_pour_un_manque(index: IndexDuContrat) -> tuple[str, ...]:
    """Ids of the partners that have a page of what is looked for: named for such an indicator, themselves or through a collective."""
    return tuple(id for id in index.partenaires_du_contrat if est_nomme_pour_un_manque(index, id))


def est_nomme_pour_un_manque(index: IndexDuContrat, id: str) -> bool:
    """True when the partner has such a page, which its own page must lead to."""
    return any(manquants(index, index.indicateurs_de(nom)) for nom in (id, *collectifs_de(id, index.contrat)))
