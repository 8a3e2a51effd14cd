"""What one contract says of the places that other contracts name too, as their pages on the portal tell it. Promises, figures and money are kept apart: a figure
that changes makes none of the others again."""

from msgspec import Struct

from generator.calculs.nouveautes import AU_PLUS
from generator.pages.adresses import lieu_du_portail
from generator.pages.contexte import Contexte
from generator.pages.pieces.argent_ici import argent_du_territoire, cles_du_lieu, liens_des_montants
from generator.pages.pieces.dit_d_un_lieu import (
    PromisAuLieu,
    TrouveAuLieu,
    lignes_du_lieu,
    promis_au_lieu,
    surtitre_du_lieu,
    trouve_au_lieu,
)
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.nouveautes import NouveauteDite, dites
from generator.pages.pieces.situation import VueSituation, vue_situation
from generator.pages.pieces.sommes_d_argent import VueSomme


class LieuPartage(Struct, frozen=True):
    """What the place is in this contract: the line above its name, who lives there; and where it is, from the contract that says it best."""

    surtitre: str
    lignes: tuple[tuple[str, str], ...]
    situation: VueSituation | None


class ArgentDuLieu(Struct, frozen=True):
    """The money of a place in one contract: sums, every amount once, the page that has them all."""

    sommes: tuple[VueSomme, ...]
    montants: tuple[Lien, ...]
    lien: Lien


def lieux_partages(contexte: Contexte) -> dict[str, LieuPartage]:
    """By the id of the place in this contract."""
    return {id: _lieu(contexte, id) for id in contexte.partages}


def promis_aux_lieux(contexte: Contexte) -> dict[str, PromisAuLieu]:
    """What it promises to each."""
    return {id: promis_au_lieu(contexte, contexte.territoires[id]) for id in contexte.partages}


def trouve_aux_lieux(contexte: Contexte) -> dict[str, TrouveAuLieu]:
    """What was found of each."""
    return {id: trouve_au_lieu(contexte, _page(contexte, id), contexte.territoires[id]) for id in contexte.partages}


def argent_des_lieux(contexte: Contexte) -> dict[str, ArgentDuLieu]:
    """The money of each, where some was read."""
    tous = {id: _argent(contexte, id) for id in contexte.partages}
    return {id: argent for id, argent in tous.items() if argent}


def nouveautes_des_lieux(contexte: Contexte) -> dict[str, tuple[NouveauteDite, ...]]:
    """The last new things of each that has some."""
    siennes = {id: contexte.nouveautes_des_lieux.get(id, ()) for id in contexte.partages}
    return {id: dites(contexte, nouveautes[:AU_PLUS]) for id, nouveautes in siennes.items() if nouveautes}


def _page(contexte: Contexte, id: str) -> str:
    return lieu_du_portail(contexte.partages[id].id)


def _lieu(contexte: Contexte, id: str) -> LieuPartage:
    territoire, situe = contexte.territoires[id], contexte.partages[id].ou
    ici = (situe.contrat, situe.territoire.id) == (contexte.contrat.id, id)
    return LieuPartage(
        surtitre_du_lieu(contexte, territoire),
        tuple(lignes_du_lieu(contexte, territoire)),
        vue_situation(contexte, territoire) if ici else None,
    )


def _argent(contexte: Contexte, id: str) -> ArgentDuLieu | None:
    page, territoire = _page(contexte, id), contexte.territoires[id]
    vue = argent_du_territoire(contexte, page, territoire)
    if vue is None:
        return None
    return ArgentDuLieu(vue.sommes, liens_des_montants(contexte, page, cles_du_lieu(contexte, territoire), territoire), vue.lien)
