"""Warns of words that people wrote and that should not be published as they are: an example that is still to be written, a way to reach a person."""

from collections.abc import Callable

from generator.model.codes import CodeChamp, CodeParole
from generator.model.lieu import Lieu
from generator.model.nouveau import MARQUE
from generator.sources.coordonnees import coordonnee
from generator.sources.journal import Journal, extrait

SAISI_PAR = "saisi_par"  # there a way to reach a person is an error, which its own rule says


def dire_les_mots(mots: str, lieu: Callable[[], Lieu], journal: Journal, champ: str = "", *, coordonnees: bool = False) -> None:
    """Warn of what the words of a field, a cell or a line should not hold. `lieu` is asked where there is something to say; `coordonnees` is true for a field
    that is there to reach somebody. What was found is not repeated: everybody reads the logs of a public CI."""
    if MARQUE in mots:
        journal.avertir(
            lieu(),
            CodeChamp.A_REMPLACER,
            f"Ce texte est un exemple, qui reste à remplacer : « {extrait(mots)} ».",
            "L’écrire d’après votre document, ou l’effacer si le document n’en dit rien.",
            champ,
        )
    if not coordonnees and champ != SAISI_PAR and (quoi := coordonnee(mots)):
        journal.avertir(
            lieu(),
            CodeParole.COORDONNEE,
            f"Ce texte contient {quoi}, qui serait publié.",
            "L’enlever si c’est celui d’une personne ; si un service le donne à tous, répondre à cet avertissement dans avertissements.yml.",
            champ,
        )
