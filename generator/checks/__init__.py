"""Rules across files. Each function takes model objects and yields Probleme values."""

from collections.abc import Iterator

from generator.checks.identifiants import verifier_identifiants
from generator.checks.references import verifier_references
from generator.checks.valeurs import verifier_valeurs
from generator.model.dossier import Registre
from generator.model.probleme import Probleme


def verifier(registre: Registre) -> Iterator[Probleme]:
    """All rules over all contracts."""
    yield from verifier_identifiants(registre)
    yield from verifier_references(registre)
    yield from verifier_valeurs(registre)
