"""What kinds of things are called, in French: the one list for each kind."""

from generator.model.referentiel import TypeIndicateur
from generator.model.territoire import TypeTerritoire
from generator.model.valeur import StatutValeur

TYPES_INDICATEUR = {
    TypeIndicateur.CONTEXTE: "Indicateur de contexte",
    TypeIndicateur.SUIVI: "Indicateur de suivi",
    TypeIndicateur.REALISATION: "Indicateur de réalisation",
    TypeIndicateur.RESULTAT: "Indicateur de résultat",
    TypeIndicateur.IMPACT: "Indicateur d’impact",
}


ABSENCES = {
    StatutValeur.SECRET: "secret statistique",
    StatutValeur.NON_DISPONIBLE: "non disponible",
    StatutValeur.SANS_OBJET: "sans objet",
}


PERIODICITES = {
    "annuelle": "Chaque année",
    "semestrielle": "Deux fois par an",
    "trimestrielle": "Chaque trimestre",
    "mensuelle": "Chaque mois",
    "continue": "En continu",
    "unique": "Une fois",
}


TYPES_DE_PARTENAIRE = {
    "etat": "État",
    "service_etat": "Service de l’État",
    "region": "Région",
    "departement": "Département",
    "ept": "Établissement public territorial",
    "agglomeration": "Agglomération",
    "commune": "Commune",
    "caf": "Caisse d’allocations familiales",
    "ars": "Agence régionale de santé",
    "operateur": "Opérateur public",
    "bailleur": "Bailleur social",
    "association": "Association",
    "service": "Service d’une collectivité",
    "collectif": "Ensemble de partenaires",
    "autre": "Partenaire",
}


TYPES_DE_LIEU = {
    TypeTerritoire.PERIMETRE: "Périmètre du contrat",
    TypeTerritoire.COMMUNE: "Commune",
    TypeTerritoire.QPV: "Quartier prioritaire (QPV)",
    TypeTerritoire.QVA: "Quartier de veille active (QVA)",
    TypeTerritoire.ENSEMBLE: "Ensemble de quartiers",
}
