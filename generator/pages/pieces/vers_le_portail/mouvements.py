"""What changed in what the site says of one contract, as the portal tells it: since when, how much, and the last changes of the whole, of each partner, and of each place
that other contracts name too."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.mouvements import au_lieu
from generator.model.instantane import GenreDeChose
from generator.model.mouvement import Mouvement
from generator.pages.adresses import PARTENAIRE, TERRITOIRE, partenaire_du_portail
from generator.pages.contexte import Contexte
from generator.pages.pieces.mouvements import MouvementDit, dire_un_mouvement

AU_PLUS = 90  # changes that a page of the portal tells, with all its parts; pages of contracts tell all


class ChangementsDuContrat(Struct, frozen=True):
    """Since which ISO day its changes are told (empty: they are not known), whether what was read goes back no further, how many there are, and whether the day is
    one that the site chose, before which something may have changed."""

    depuis: str
    tronque: bool
    nombre: int
    choisi: bool = False


class MouvementDuContrat(Struct, frozen=True):
    """One change in words: its key, its ISO day. `commun`: it is of a register that contracts share, and each of them tells it under the same key."""

    cle: str
    date: str
    dit: MouvementDit
    commun: bool = False


def changements(contexte: Contexte) -> ChangementsDuContrat:
    """What can be said of all of them."""
    historique = contexte.dossier.historique
    return ChangementsDuContrat(historique.depuis, historique.tronque, len(contexte.mouvements), historique.choisi)


def mouvements(contexte: Contexte) -> tuple[MouvementDuContrat, ...]:
    """The last changes of the contract, newest first."""
    return _dits(contexte, tuple(contexte.mouvements)[:AU_PLUS])


def mouvements_des_partenaires(contexte: Contexte) -> dict[str, tuple[MouvementDuContrat, ...]]:
    """Those of each partner that has some, by id."""
    cles = {id: contexte.mouvements_des_pages.get(PARTENAIRE.format(id), ()) for id in contexte.partenaires_du_contrat}
    return {id: _dits(contexte, siennes[:AU_PLUS]) for id, siennes in cles.items() if siennes}


def mouvements_des_lieux(contexte: Contexte) -> dict[str, tuple[MouvementDuContrat, ...]]:
    """Those of each place that other contracts name too and that has some, by its id in this contract; of figures, its own alone."""
    cles = {id: contexte.mouvements_des_pages.get(TERRITOIRE.format(id), ()) for id in contexte.partages}
    return {id: _dits(contexte, siennes[:AU_PLUS], id) for id, siennes in cles.items() if siennes}


def _dits(contexte: Contexte, cles: Iterable[str], lieu: str = "") -> tuple[MouvementDuContrat, ...]:
    uns = (contexte.mouvements[cle] for cle in cles)
    return tuple(_dit(contexte, au_lieu(un, lieu) if lieu else un) for un in uns)


def _dit(contexte: Contexte, un: Mouvement) -> MouvementDuContrat:
    dit = dire_un_mouvement(contexte, un)
    if un.chose is GenreDeChose.PARTENAIRE:
        dit = replace(dit, cible=partenaire_du_portail(un.id))
    return MouvementDuContrat(un.cle, un.date, dit, commun=un.chose in (GenreDeChose.PARTENAIRE, GenreDeChose.MESURE))
