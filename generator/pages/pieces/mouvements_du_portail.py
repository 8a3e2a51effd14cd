"""What changed on the site over all contracts: of the whole, of a partner, of a place that several name."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest

from generator.pages.pieces.nommes_du_portail import noms_reunis
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.vers_le_portail.mouvements import AU_PLUS, MouvementDuContrat

DeContrat = tuple[str, MouvementDuContrat]  # the id of the contract, and the change


def mouvements_du_portail(portail: Portail) -> Sequence[DeContrat]:
    """The last changes of all contracts, newest first."""

    def tous() -> Iterator[DeContrat]:
        for contrat in sorted(portail.contrats, key=lambda un: un.id):
            yield from ((contrat.id, un) for un in contrat.mouvements)
            contrat.lacher()

    return _derniers(tous())


def mouvements_du_partenaire(portail: Portail, id: str) -> Sequence[DeContrat]:
    """Those of one partner, or of a family, over all contracts that name it: a change that is about two of its members is told once."""
    tous = {
        (contrat, un.cle): un
        for contrat in portail.contrats_du_partenaire[id]
        for nom in noms_reunis(portail, id)
        for un in portail.par_id[contrat].mouvements_des_partenaires.get(nom, ())
    }
    return _derniers((cle[0], tous[cle]) for cle in sorted(tous))


def mouvements_du_lieu(portail: Portail, id: str) -> Sequence[DeContrat]:
    """Those of one place, over all contracts that name it."""
    tous = {
        (mention.contrat, un.cle): un
        for mention in portail.lieux_partages[id].mentions
        for un in portail.par_id[mention.contrat].mouvements_des_lieux.get(mention.territoire.id, ())
    }
    return _derniers((cle[0], tous[cle]) for cle in sorted(tous))


def _derniers(tous: Iterable[DeContrat]) -> Sequence[DeContrat]:
    """The newest of those that are given by contract; of one day, in the order of their keys: what changes a target first. What several contracts share is told
    once. No more of them are held."""
    derniers = nlargest(AU_PLUS, _une_fois(tous), key=lambda paire: paire[1].date)
    return sorted(sorted(derniers, key=lambda paire: (paire[1].cle, paire[0])), key=lambda paire: paire[1].date, reverse=True)


def _une_fois(tous: Iterable[DeContrat]) -> Iterator[DeContrat]:
    communs: set[str] = set()
    for contrat, un in tous:
        if un.commun and un.cle in communs:
            continue
        if un.commun:
            communs.add(un.cle)
        yield contrat, un
