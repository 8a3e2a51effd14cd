"""Which partners a contract names: those that have a page in it, and may answer there."""

from collections.abc import Iterable, Mapping

from generator.model.contrat import Contrat
from generator.model.partenaire import Partenaire
from generator.model.referentiel import Noeud


def partenaires_du_contrat(contrat: Contrat, noeuds: Iterable[Noeud], registre: Mapping[str, Partenaire]) -> tuple[str, ...]:
    """Ids of all partners that this contract names, in the order of the register; the parent of a named service counts as named."""
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
