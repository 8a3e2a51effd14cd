"""What is new and dated over all contracts."""

from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest

from generator.calculs.nouveautes import AU_PLUS, rang_de_date
from generator.pages.pieces.nommes_du_portail import noms_reunis
from generator.pages.pieces.nouveautes import LigneDeNouveaute, NouveauteDite, lignes
from generator.pages.pieces.portail import Portail

DeContrat = tuple[str, NouveauteDite]  # the id of the contract, and the new thing


def nouveautes_du_portail(portail: Portail) -> Sequence[DeContrat]:
    """The last new things of all contracts, newest first."""

    def toutes() -> Iterator[DeContrat]:
        for contrat in sorted(portail.contrats, key=lambda un: un.id):
            yield from ((contrat.id, une) for une in sorted(contrat.nouveautes, key=lambda une: une.cle))
            contrat.lacher()

    return _dernieres(toutes())


def nouveautes_du_partenaire(portail: Portail, id: str) -> Sequence[DeContrat]:
    """Those of one partner, or of a family, over all contracts that name it."""
    return _dernieres(
        (contrat, siennes[cle])
        for contrat in sorted(portail.contrats_du_partenaire[id])
        for siennes in [
            {une.cle: une for nom in noms_reunis(portail, id) for une in portail.par_id[contrat].nouveautes_des_partenaires.get(nom, ())}
        ]
        for cle in sorted(siennes)
    )


def nouveautes_du_lieu(portail: Portail, id: str) -> Sequence[DeContrat]:
    """Those of one place, over all contracts that name it."""
    toutes = {
        (mention.contrat, une.cle): une
        for mention in portail.lieux_partages[id].mentions
        for une in portail.par_id[mention.contrat].nouveautes_des_lieux.get(mention.territoire.id, ())
    }
    return _dernieres((cle[0], toutes[cle]) for cle in sorted(toutes))


def lignes_du_portail(portail: Portail, page: str, nouveautes: Iterable[DeContrat]) -> tuple[LigneDeNouveaute, ...]:
    """Rows of a page of the portal, each with the name of its contract."""
    return tuple(ligne for contrat, une in nouveautes for ligne in lignes(page, [une], portail.par_id[contrat].contrat.territoire_nom))


def _dernieres(toutes: Iterable[DeContrat]) -> Sequence[DeContrat]:
    """The newest of those that are given by contract, then by key; no more of them are held."""
    return nlargest(AU_PLUS, toutes, key=lambda paire: rang_de_date(paire[1].date, paire[1].de_nous))
