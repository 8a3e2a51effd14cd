"""Who finances a promise, by how much, when: the amounts of montants.yml that are tied to it, each once."""

from msgspec import Struct

from generator.calculs.argent import OrigineDuMontant
from generator.model.argent import Montant
from generator.model.referentiel import Noeud
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.argent import VueMontant, avec_leurs_parties, vue_montant
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.sommes_d_argent import VueSomme, vues_sommes


class VueFinancement(Struct, frozen=True):
    """The rows, each part below its whole, the sum of each nature (two natures are never added), and the page of all amounts."""

    montants: tuple[VueMontant, ...]
    sommes: tuple[VueSomme, ...]
    tout: Lien


def financement(contexte: Contexte, page: str, noeud: Noeud) -> VueFinancement | None:
    """The amounts of one promise; None where there is none. Those that its facts tell stand with these facts."""
    cles = [
        cle
        for cle, un in contexte.argent.items()
        if un.origine is OrigineDuMontant.MONTANT and isinstance(un.dit, Montant) and un.dit.noeud == noeud.id
    ]
    if not cles:
        return None
    return VueFinancement(
        tuple(vue_montant(contexte, page, cle, sous) for cle, sous in avec_leurs_parties(contexte, cles)),
        vues_sommes(contexte, cles) if len(cles) > 1 else (),
        Lien("Où va l’argent, d’après les documents\u00a0lus", relative(page, contexte.adresses.rubrique("argent"))),
    )
