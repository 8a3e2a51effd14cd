"""Money on the pages of places and partners: the sums, and the links to the amounts."""

from collections.abc import Sequence

from msgspec import Struct

from generator.calculs.argent import OrigineDuMontant
from generator.model.territoire import Territoire, TypeTerritoire
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE
from generator.pages.pieces.argent import lien_montant
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.lieux_de_l_argent import COMMUNES, aussi_pour, partages_avec_d_autres, payes_par
from generator.pages.pieces.sommes_d_argent import VueSomme, vues_sommes

_AVEC_D_AUTRES = f"ce lieu avec d’autres, sans partage dans le document{INSECABLE}:"


class VueArgentIci(Struct, frozen=True):
    """What a page tells of money: sums, amounts that stand in none of them under the words that say whose they are, the link to all."""

    sommes: tuple[VueSomme, ...]
    montants: tuple[Lien, ...]
    lien: Lien
    dits: str = ""


def argent_du_territoire(contexte: Contexte, page: str, territoire: Territoire) -> VueArgentIci | None:
    """The money of a commune, or the amounts that name a neighbourhood; None where none was read."""
    cles = cles_du_lieu(contexte, territoire)
    if not cles:
        return None
    if territoire.type is not TypeTerritoire.COMMUNE:
        dits = f"Montants que le document donne en nommant ce lieu{INSECABLE}:"
        return VueArgentIci((), liens_des_montants(contexte, page, cles, territoire), _tout(contexte, page), dits)
    siennes = contexte.argent_des_communes.get(territoire.id, ())
    montants = liens_des_montants(contexte, page, partages_avec_d_autres(contexte, territoire.id), territoire)
    lien = (
        Lien(
            f"Les montants lus pour {territoire.nom}, année par année",
            relative(page, contexte.adresses.argent_de(COMMUNES, territoire.id)),
        )
        if siennes
        else _tout(contexte, page)
    )
    sommes = vues_sommes(contexte, siennes, territoire.id)
    return VueArgentIci(sommes, montants, lien, f"{'Et pour' if sommes else 'Pour'} {_AVEC_D_AUTRES}")


def cles_du_lieu(contexte: Contexte, territoire: Territoire) -> tuple[str, ...]:
    """The amounts of a commune, then those that it shares; of another place, those that name it."""
    if territoire.type is TypeTerritoire.COMMUNE:
        return (*contexte.argent_des_communes.get(territoire.id, ()), *partages_avec_d_autres(contexte, territoire.id))
    return tuple(cle for cle, un in contexte.argent.items() if territoire.id in un.lieux)


def liens_des_montants(contexte: Contexte, page: str, cles: Sequence[str], territoire: Territoire) -> tuple[Lien, ...]:
    """The links to these amounts on the page of a place: what each is for, the places that it is for as well, and that it is in another of them, where it is."""
    return tuple(_lien(contexte, page, cle, cles, territoire) for cle in cles)


def _lien(contexte: Contexte, page: str, cle: str, parmi: Sequence[str], territoire: Territoire) -> Lien:
    lien, montant = lien_montant(contexte, page, cle), contexte.argent[cle]
    avec = "" if montant.origine is OrigineDuMontant.VALEUR else aussi_pour(contexte, montant.lieux, territoire)
    compris = " (compris dans un autre montant de cette liste)" if set(montant.partie_de) & set(parmi) else ""
    return Lien(lien.texte, lien.adresse, f"{', '.join(filter(None, (lien.precision, avec)))}{compris}")


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
