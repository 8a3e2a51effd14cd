"""What a new project has as an example, and that is still to be written."""

from generator.model.codes import CodeChamp
from generator.model.lieu import Lieu
from generator.sources.journal import Journal, extrait


def dire_a_remplacer(lieu: Lieu, mot: str, journal: Journal) -> None:
    """Warn of a text that bears the mark of an example."""
    journal.avertir(
        lieu,
        CodeChamp.A_REMPLACER,
        f"Ce texte est un exemple, qui reste à remplacer : « {extrait(mot)} ».",
        "L’écrire d’après votre document, ou l’effacer si le document n’en dit rien.",
    )
