"""Rules across files. Each function takes model objects and yields Probleme values."""

from collections.abc import Iterator

from generator.checks.auteurs import verifier_auteurs
from generator.checks.cibles import verifier_cibles
from generator.checks.documents import verifier_documents
from generator.checks.identifiants import verifier_identifiants
from generator.checks.jugements import verifier_jugements
from generator.checks.lieux import verifier_lieux
from generator.checks.mentions import verifier_mentions
from generator.checks.nouvelles import verifier_nouvelles
from generator.checks.publications import verifier_publications
from generator.checks.references import verifier_references
from generator.checks.secrets import verifier_secrets
from generator.checks.temps import verifier_temps
from generator.checks.textes import verifier_textes
from generator.checks.valeurs import verifier_valeurs
from generator.checks.ventilations import verifier_ventilations
from generator.checks.voisins import verifier_voisins
from generator.model.dossier import Registre
from generator.model.probleme import Probleme


def verifier(registre: Registre, aujourd_hui: str) -> Iterator[Probleme]:
    """All rules over all contracts, on that day (ISO)."""
    yield from verifier_identifiants(registre)
    yield from verifier_references(registre)
    yield from verifier_cibles(registre)
    yield from verifier_lieux(registre)
    yield from verifier_valeurs(registre)
    yield from verifier_ventilations(registre)
    yield from verifier_jugements(registre)
    yield from verifier_secrets(registre)
    yield from verifier_temps(registre, aujourd_hui)
    yield from verifier_publications(registre)
    yield from verifier_documents(registre)
    yield from verifier_voisins(registre)
    yield from verifier_nouvelles(registre)
    yield from verifier_auteurs(registre)
    yield from verifier_textes(registre)
    yield from verifier_mentions(registre)
