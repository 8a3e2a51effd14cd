"""What the column «État du chiffre» may say, and which status of a figure that is."""

from generator.calculs.mots import mots
from generator.model.valeur import StatutValeur

ETATS: dict[str, StatutValeur] = {
    "Définitif": StatutValeur.DEFINITIF,
    "Provisoire": StatutValeur.PROVISOIRE,
    "Secret statistique": StatutValeur.SECRET,
    "Non disponible": StatutValeur.NON_DISPONIBLE,
    "Sans objet": StatutValeur.SANS_OBJET,
}
_CONNUS = {mots(nom): statut for nom, statut in ETATS.items()} | {
    mots("secret"): StatutValeur.SECRET,
    mots("final"): StatutValeur.DEFINITIF,
    mots("nd"): StatutValeur.NON_DISPONIBLE,
    mots("n.d."): StatutValeur.NON_DISPONIBLE,
    mots("so"): StatutValeur.SANS_OBJET,
    mots("s.o."): StatutValeur.SANS_OBJET,
    mots("estimé"): StatutValeur.PROVISOIRE,
    mots("révisé"): StatutValeur.REVISE,
}


def etat_de(mot: str) -> StatutValeur | None:
    """The status that words name, without regard to capitals and accents; None where they name none."""
    return _CONNUS.get(mots(mot))
