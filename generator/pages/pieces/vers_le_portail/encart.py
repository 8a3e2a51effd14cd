"""A contract as a card of the portal's home page."""

from msgspec import Struct

from generator.pages.adresses import PORTAIL, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import Etat
from generator.pages.mots.typographie import INSECABLE, enumerer
from generator.pages.pieces.entete import annees
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.promesses_comptees import autres_promesses
from generator.pages.pieces.reponses import reponses_du_contrat


class EncartDeContrat(Struct, frozen=True):
    """One contract as a card."""

    lien: Lien
    teinte: str
    titre: str
    promis: str
    phrase: str
    etat: Etat


def encart(contexte: Contexte) -> EncartDeContrat:
    """The card of a contract."""
    contrat = contexte.contrat
    titre = contrat.titre if annees(contrat) in contrat.titre else f"{contrat.titre}, {annees(contrat)}"
    reponses = reponses_du_contrat(contexte)
    return EncartDeContrat(
        Lien(contrat.territoire_nom, relative(PORTAIL, contexte.adresses.accueil())),
        contrat.id,
        titre,
        enumerer(list(filter(None, (f"{reponses.promis.nombre}{INSECABLE}{reponses.promis.mot}", autres_promesses(contexte))))),
        reponses.essentiel,
        reponses.etat,
    )
