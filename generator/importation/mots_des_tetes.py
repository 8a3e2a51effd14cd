"""Words at the head of rows and columns that say what the others are: places, indicators, answers by yes or no."""

import re

INDICATEUR_DIT = re.compile(
    r"(?:(?:nom|libelle|intitule|code)(?:du|de|des|dun|del)?)?indicateurs?(?:de|du|des|d|suivi|resultat|realisation|impact|retenus?|associes?|lies?)*"
)
# Beside a column of indicators, these say something of the indicator, and no part of what it counts.
DIT_DE_L_INDICATEUR = re.compile(
    r"(?:n|no|num|numero|code|libelle|intitule|nom|titre)?(?:de|du|des|dela|del|d|la|le|l)?"
    r"(?:theme|thematique|sousthematique|soustheme|axe|sousaxe|pilier|domaine|enjeu|objectif|objectifs|orientation|action|actions|ficheaction|mesure|engagement|promesse|rubrique"
    r"|service|servicepilote|pilote|porteur|responsable|direction|referent|partenaire|partenaires|producteur|frequence|periodicite|definition|description|modedecalcul|methode)s?(?:strategiques?|operationnels?)?"
)
# Headings of columns whose words are places where something is done, and of columns whose words are no places at all.
ENDROITS = frozenset(
    [
        "ecole",
        "ecoles",
        "college",
        "colleges",
        "lycee",
        "lycees",
        "etablissement",
        "etablissements",
        "etablissementscolaire",
        "structure",
        "structures",
        "equipement",
        "equipements",
        "centre",
        "centres",
        "centresocial",
        "site",
        "sites",
        "service",
        "services",
        "mediatheque",
        "gymnase",
        "residence",
        "antenne",
        "point",
    ]
)
PAS_DES_LIEUX = frozenset(
    [
        "bailleur",
        "bailleurs",
        "action",
        "actions",
        "dispositif",
        "dispositifs",
        "association",
        "associations",
        "organisme",
        "organismes",
        "partenaire",
        "partenaires",
        "financeur",
        "financeurs",
        "porteur",
        "porteurs",
        "projet",
        "projets",
        "operation",
        "operations",
        "type",
        "types",
        "typologie",
        "categorie",
        "categories",
        "nature",
        "motif",
        "motifs",
        "theme",
        "themes",
        "thematique",
        "thematiques",
        "axe",
        "axes",
        "pilier",
        "piliers",
        "domaine",
        "domaines",
        "sexe",
        "genre",
        "age",
        "ages",
        "tranchedage",
        "trancheage",
        "classedage",
        "groupedage",
        "csp",
        "pcs",
        "diplome",
        "diplomes",
        "niveau",
        "niveaux",
        "niveaudediplome",
        "beneficiaire",
        "beneficiaires",
        "public",
        "publics",
        "statut",
        "filiere",
        "filieres",
        "secteurdactivite",
        "metier",
        "metiers",
        "metiervise",
        "contrat",
        "contrats",
        "formation",
        "formations",
        "nationalite",
        "situation",
        "profil",
        "profils",
        "modalite",
        "modalites",
        "intitule",
    ]
)
GENRE_DE_LIEU = re.compile(
    r"^ (?:qpv?|quartiers?|communes?|ville|villes|epci|c[acu] |metropole|agglomeration|agglo|departements?|regions?|france|iris|canton|arrondissement|intercommunalite|bassin d|secteur|hors qpv)(?: |$)"
)
MOTS_D_INDICATEUR = re.compile(
    r"^ (?:nombre|nb|taux|tx|part|parts|pourcentage|pct|proportion|population|montant|effectifs?|densite|indice|budget|cout|couts|depenses?|revenus?|duree|delai|surface|superficie|total|evolution)(?: |$)"
)
PAR_LIEU = re.compile(
    r" (?:par|dans les|selon les?) (?:communes?|quartiers?|qpv|villes?|territoires?|secteurs?|iris|arrondissements?|cantons?|ecoles?|colleges?) "
)
OUI_NON = {"oui": 1, "non": 0, "vrai": 1, "faux": 0, "true": 1, "false": 0}
