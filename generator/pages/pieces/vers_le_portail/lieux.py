"""What is known of each place of one contract, as the portal's list of places asks for it."""

from collections.abc import Mapping

from generator.calculs.lieux import lieux_dits
from generator.pages.contexte import Contexte

PROMESSE, CHIFFRE, ARGENT = "promesse", "chiffre", "argent"
CONNUS = {PROMESSE: "une promesse qui le nomme", CHIFFRE: "un chiffre trouvé", ARGENT: "un montant lu"}


def lieux_connus(contexte: Contexte) -> Mapping[str, tuple[str, ...]]:
    """By id, in the order of `CONNUS`, of what something is known at that very place; a place of which nothing is has no entry. What goes to several
    places, or to the whole contract, counts for those alone that it names."""
    nommes = {id for noeud in contexte.noeuds.values() for id in noeud.territoires}
    nommes |= {id for indicateur in contexte.indicateurs.values() for id in lieux_dits(indicateur)}
    de_chacun = {
        PROMESSE: nommes,
        CHIFFRE: {valeur.territoire for valeur in contexte.dossier.valeurs if not valeur.statut.est_absence},
        ARGENT: {id for montant in contexte.argent.values() for id in montant.lieux},
    }
    connus = {id: tuple(code for code, lieux in de_chacun.items() if id in lieux) for id in contexte.territoires}
    return {id: codes for id, codes in connus.items() if codes}
