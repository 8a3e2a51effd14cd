"""The places of all contracts, to choose one's own."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.calculs.lieux import lieux_communs
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.quartiers import LieuxAChoisir, choisir_parmi
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat


def lieux_du_portail(contrats: Sequence[ResumeDuContrat], page: str) -> LieuxAChoisir:
    """All places of all contracts, each once, as the page at address `page` links to them."""
    return choisir_parmi(contrats, page)


def compte_des_lieux(contrats: Iterable[ResumeDuContrat]) -> tuple[int, int]:
    """How many neighbourhoods, and how many communes, all contracts name: a place that several name counts once."""
    lieux = lieux_communs((contrat.id, contrat.territoires) for contrat in contrats)
    quartiers = sum(lieu.type in (TypeTerritoire.QPV, TypeTerritoire.QVA) for lieu in lieux)
    return quartiers, sum(lieu.type is TypeTerritoire.COMMUNE for lieu in lieux)


class LieuxDuContrat(Struct, frozen=True):
    """How many places one contract has, with a link to their list: it says the same numbers as the contract's own pages."""

    id: str
    lien: Lien


def lieux_par_contrat(contrats: Iterable[ResumeDuContrat], page: str) -> tuple[LieuxDuContrat, ...]:
    """The contracts, each with its own count of places."""
    return tuple(
        LieuxDuContrat(
            contrat.id,
            Lien(contrat.contrat.territoire_nom, relative(page, contrat.adresses.rubrique("territoires")), contrat.lieux),
        )
        for contrat in contrats
    )
