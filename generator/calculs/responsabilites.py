"""Who answers for what: referents of an indicator, and what a partner signed, alone or as a member of a collective."""

from collections.abc import Iterable, Mapping

from generator.model.contrat import Contrat
from generator.model.partenaire import Partenaire
from generator.model.referentiel import Indicateur, Noeud, StatutIndicateur


def referents(indicateur: Indicateur, noeud: Noeud, contrat: Contrat) -> tuple[str, ...]:
    """Ids of the partners that must supply the figures: those named for it, else by the contract's own rule, else nobody."""
    if indicateur.referents:
        return tuple(dict.fromkeys(indicateur.referents))
    regle = contrat.referents
    if indicateur.statut is StatutIndicateur.DEFINI and regle.regle == "partenaires_du_noeud" and indicateur.type in regle.types:
        return tuple(dict.fromkeys(engage.partenaire for engage in noeud.partenaires))
    return ()


def collectifs_de(partenaire: str, contrat: Contrat) -> tuple[str, ...]:
    """Ids of the collectives («communes») that the partner belongs to in this contract."""
    return tuple(collectif.partenaire for collectif in contrat.collectifs if partenaire in collectif.membres)


def engagements_de(partenaire: str, noeuds: Iterable[Noeud]) -> tuple[Noeud, ...]:
    """Nodes whose cell names this partner, itself or as a service."""
    return tuple(
        noeud for noeud in noeuds if any(partenaire == engage.partenaire or partenaire in engage.services for engage in noeud.partenaires)
    )


def partenaires_du_contrat(contrat: Contrat, noeuds: Iterable[Noeud], registre: Mapping[str, Partenaire]) -> tuple[str, ...]:
    """Ids of all partners that this contract names, in the order of the register; parents of named services included."""
    nommes = {signataire.partenaire for signataire in contrat.signataires}
    for collectif in contrat.collectifs:
        nommes |= {collectif.partenaire, *collectif.membres}
    for obligation in contrat.calendrier:
        nommes.update(obligation.responsables)
    for noeud in noeuds:
        for engage in noeud.partenaires:
            nommes |= {engage.partenaire, *engage.services}
        for indicateur in noeud.indicateurs:
            nommes.update(indicateur.referents)
    ajoutes = nommes
    while ajoutes := {registre[id].parent for id in ajoutes if id in registre} - nommes:
        nommes = nommes | ajoutes
    return tuple(id for id in registre if id in nommes)
