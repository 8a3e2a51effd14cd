"""Rules across files. Each function takes model objects and yields Probleme values."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial

from generator.checks.adresses import verifier_adresses, verifier_adresses_communes
from generator.checks.argent import verifier_argent
from generator.checks.auteurs import verifier_auteurs
from generator.checks.cibles import verifier_cibles
from generator.checks.cibles_imprimees import verifier_cibles_imprimees
from generator.checks.collecte import verifier_collecte
from generator.checks.decimales import verifier_decimales
from generator.checks.documents import verifier_documents
from generator.checks.formules import verifier_formules
from generator.checks.identifiants import verifier_identifiants, verifier_identifiants_communs
from generator.checks.indicateurs import verifier_liens_des_indicateurs
from generator.checks.jugements import verifier_jugements
from generator.checks.lieux import verifier_lieux
from generator.checks.mentions import verifier_mentions
from generator.checks.nouvelles import verifier_nouvelles
from generator.checks.numeros import verifier_numeros
from generator.checks.petits_nombres import verifier_petits_denominateurs, verifier_petits_nombres
from generator.checks.places import verifier_places
from generator.checks.plausibles import verifier_plausibilite
from generator.checks.provenances import verifier_provenances
from generator.checks.publications import verifier_publications
from generator.checks.references import verifier_references, verifier_references_communes
from generator.checks.secrets import verifier_secrets
from generator.checks.sources import verifier_sources
from generator.checks.temps import verifier_temps
from generator.checks.textes import verifier_textes
from generator.checks.valeurs import verifier_valeurs
from generator.checks.ventilations import verifier_ventilations
from generator.checks.voisins import verifier_voisins
from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.model.probleme import Probleme

# The rules of one contract, by name; each may also look at the registers that contracts share.
DU_CONTRAT: Mapping[str, Callable[[Dossier, Registre], Iterator[Probleme]]] = {
    "identifiants": lambda dossier, _: verifier_identifiants(dossier),
    "adresses": verifier_adresses,
    "références": verifier_references,
    "sources": lambda dossier, _: verifier_sources(dossier),
    "liens des indicateurs": lambda dossier, _: verifier_liens_des_indicateurs(dossier),
    "formules": lambda dossier, _: verifier_formules(dossier),
    "cibles": lambda dossier, _: verifier_cibles(dossier),
    "cibles imprimées": lambda dossier, _: verifier_cibles_imprimees(dossier),
    "valeurs": lambda dossier, _: verifier_valeurs(dossier),
    "plausibilité": lambda dossier, _: verifier_plausibilite(dossier),
    "décimales": lambda dossier, _: verifier_decimales(dossier),
    "places": lambda dossier, _: verifier_places(dossier),
    "ventilations": lambda dossier, _: verifier_ventilations(dossier),
    "jugements": lambda dossier, _: verifier_jugements(dossier),
    "secrets": lambda dossier, _: verifier_secrets(dossier),
    "petits nombres": lambda dossier, _: verifier_petits_nombres(dossier),
    "petits dénominateurs": lambda dossier, _: verifier_petits_denominateurs(dossier),
    "numéros": lambda dossier, _: verifier_numeros(dossier),
    "argent": lambda dossier, _: verifier_argent(dossier),
    "publications": lambda dossier, _: verifier_publications(dossier),
    "provenances": lambda dossier, _: verifier_provenances(dossier),
    "documents": verifier_documents,
    "collecte": verifier_collecte,
    "voisins": lambda dossier, _: verifier_voisins(dossier),
    "nouvelles": verifier_nouvelles,
    "auteurs": verifier_auteurs,
    "textes": lambda dossier, _: verifier_textes(dossier),
    "mentions": lambda dossier, _: verifier_mentions(dossier.contrat.accessibilite),
}
COMMUNES: Mapping[str, Callable[[Registre], Iterator[Probleme]]] = {
    "identifiants": verifier_identifiants_communs,
    "adresses": verifier_adresses_communes,
    "références": verifier_references_communes,
    "lieux": verifier_lieux,
    "mentions": lambda registre: verifier_mentions(registre.mentions.accessibilite),
}
# Asks a rule of a contract (its id; empty for those of several), whose name is given, and gives what it found; one that keeps what rules found need
# not ask again.
Demander = Callable[[str, str, Callable[[], Iterable[Probleme]]], Iterable[Probleme]]


def verifier_les_communs(registre: Registre, demander: Demander) -> Iterator[Probleme]:
    """The rules of what contracts share, or of several contracts at once."""
    for nom, commune in COMMUNES.items():
        yield from demander("", nom, partial(commune, registre))


def verifier_le_contrat(dossier: Dossier, registre: Registre, aujourd_hui: str, demander: Demander) -> Iterator[Probleme]:
    """All rules of one contract, on that day (ISO). What is loaded of it is forgotten with it."""
    lu, id = copie(dossier), dossier.id_du_contrat
    for nom, regle in DU_CONTRAT.items():
        yield from demander(id, nom, partial(regle, lu, registre))
    yield from demander(id, f"temps {aujourd_hui}", partial(verifier_temps, lu, aujourd_hui))
