"""Money on the pages of places and partners: the sums, and the links to the amounts."""

from msgspec import Struct

from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.argent import lien_montant
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_de_l_argent import COMMUNES, partages_avec_d_autres, payes_par
from generator.pages.pieces.sommes_d_argent import VueSomme, vues_sommes


class VueArgentIci(Struct, frozen=True):
    """What a page tells of money: sums, amounts that stand in none of them, the link to all."""

    sommes: tuple[VueSomme, ...]
    montants: tuple[Lien, ...]
    lien: Lien


def argent_du_territoire(contexte: Contexte, page: str, territoire: Territoire) -> VueArgentIci | None:
    """The money of a commune, or the amounts that name a neighbourhood; None where none was read."""
    if territoire.type is TypeTerritoire.COMMUNE:
        cles = contexte.argent_des_communes.get(territoire.id, ())
        montants = tuple(lien_montant(contexte, page, cle) for cle in partages_avec_d_autres(contexte, territoire.id))
        lien = (
            Lien(
                f"Les montants lus pour {territoire.nom}, année par année",
                relative(page, contexte.adresses.argent_de(COMMUNES, territoire.id)),
            )
            if cles
            else _tout(contexte, page)
        )
        return VueArgentIci(vues_sommes(contexte, cles, territoire.id), montants, lien) if cles or montants else None
    ici = [cle for cle, un in contexte.argent.items() if territoire.id in un.lieux]
    if not ici:
        return None
    return VueArgentIci((), tuple(lien_montant(contexte, page, cle) for cle in ici), _tout(contexte, page))


def argent_du_partenaire(contexte: Contexte, page: str, id: str) -> VueArgentIci | None:
    """The money that the documents say is that of a partner, in the territory of the contract; None where there is none."""
    if not any(id in un.financeurs for un in contexte.argent.values()):
        return None
    adresse = f"{contexte.adresses.rubrique('argent')}#financeur-{id}"
    return VueArgentIci(
        vues_sommes(contexte, payes_par(contexte, id)), (), Lien("Où va l’argent, d’après les documents\u00a0lus", relative(page, adresse))
    )


def _tout(contexte: Contexte, page: str) -> Lien:
    return Lien("Où va l’argent, d’après les documents\u00a0lus", relative(page, contexte.adresses.rubrique("argent")))
