"""The places of all contracts, to choose one's own."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from generator.calculs.lieux import LieuCommun, lieux_communs
from generator.model.ancre import ancre_du_mot
from generator.model.territoire import TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.quartiers import LieuxAChoisir, choisir_parmi
from generator.pages.pieces.questions import DES_LIEUX, Critere, Criteres, Questions, Sujet, questions_de
from generator.pages.pieces.vers_le_portail.lieux import CONNUS
from generator.pages.pieces.vers_le_portail.resume import ResumeDuContrat


def lieux_du_portail(contrats: Sequence[ResumeDuContrat], page: str) -> LieuxAChoisir:
    """All places of all contracts, each once, as the page at address `page` links to them."""
    return choisir_parmi(contrats, page)


SUJETS = (
    Sujet("contrat", "Contrat"),
    Sujet("sorte", "Sorte de lieu"),
    Sujet("connu", "On y connaît", ordre=(*CONNUS, "rien")),
)


def lieux_a_questionner(contrats: Sequence[ResumeDuContrat], page: str) -> tuple[LieuxAChoisir, Questions | None]:
    """The same, each with what it answers, and the questions: the contracts that name it, its kind, and what is known there."""
    par_id = {contrat.id: contrat for contrat in contrats}
    noms = {contrat.id: contrat.contrat.nom_des_communes[0] for contrat in contrats}

    def repondre(lieu: LieuCommun) -> Criteres:
        connus = {code for mention in lieu.mentions for code in par_id[mention.contrat].lieux_connus.get(mention.territoire.id, ())}
        sorte = noms[lieu.mentions[0].contrat].capitalize() if lieu.type is TypeTerritoire.COMMUNE else _SORTES[lieu.type]
        code = ancre_du_mot(sorte) if lieu.type is TypeTerritoire.COMMUNE else lieu.type.value
        return Criteres(
            (
                *(Critere("contrat", id, par_id[id].contrat.territoire_nom) for id in dict.fromkeys(un.contrat for un in lieu.mentions)),
                Critere("sorte", code, sorte),
                *(Critere("connu", code, mots) for code, mots in CONNUS.items() if code in connus),
                *([] if connus else [Critere("connu", "rien", "rien de lui en particulier")]),
            )
        )

    lieux = choisir_parmi(contrats, page, repondre)
    tous = (lieu.criteres for commune in lieux.communes for lieu in (commune.lieu, *commune.quartiers))
    criteres = [un for un in (*tous, *(lieu.criteres for lieu in lieux.autres)) if un]
    return lieux, questions_de(DES_LIEUX, SUJETS, criteres)


_SORTES = {
    TypeTerritoire.QPV: "Quartier prioritaire (QPV)",
    TypeTerritoire.QVA: "Quartier de veille active (QVA)",
    TypeTerritoire.ENSEMBLE: "Quartiers pris ensemble",
    TypeTerritoire.PERIMETRE: "Territoire entier",
}


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
