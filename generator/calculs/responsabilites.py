"""Who answers for what: referents of an indicator, and what a partner signed, alone or as a member of a collective."""

from collections.abc import Iterable, Sequence

from generator.model.contrat import Contrat
from generator.model.referentiel import Indicateur, Noeud, StatutIndicateur


def referents(indicateur: Indicateur, noeud: Noeud, contrat: Contrat) -> tuple[str, ...]:
    """Ids of the partners who answer for the figures of `indicateur`: those that it names, else those that the contract's rule gives."""
    if indicateur.referents:
        return tuple(dict.fromkeys(indicateur.referents))
    regle = contrat.referents
    if indicateur.statut is StatutIndicateur.DEFINI and regle.regle == "partenaires_du_noeud" and indicateur.type in regle.types:
        return tuple(dict.fromkeys(engage.partenaire for engage in noeud.partenaires))
    return ()


def nommes_au_dessus(noeud: Noeud, ancetres: Sequence[Noeud]) -> tuple[Noeud, tuple[str, ...]] | None:
    """The nearest of a promise and of those above it (`ancetres`, from the root down) that names partners, and their ids; None where none does. It says
    nothing of who answers for the indicators below it."""
    for proche in (noeud, *reversed(ancetres)):
        if proche.partenaires:
            return proche, tuple(dict.fromkeys(engage.partenaire for engage in proche.partenaires))
    return None


def collectifs_de(partenaire: str, contrat: Contrat) -> tuple[str, ...]:
    """Ids of the collectives («communes») that the partner belongs to in this contract."""
    return tuple(collectif.partenaire for collectif in contrat.collectifs if partenaire in collectif.membres)


def engagements_de(partenaire: str, noeuds: Iterable[Noeud]) -> tuple[Noeud, ...]:
    """Nodes whose cell names this partner, itself or as a service."""
    return tuple(
        noeud for noeud in noeuds if any(partenaire == engage.partenaire or partenaire in engage.services for engage in noeud.partenaires)
    )
