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
THEME = re.compile(r"theme|thematique|axe|pilier|domaine|rubrique|objectif|orientation")
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
# «QP091001 - La Grande Borne», «La Grande Borne (QN09101M)», «La Grande Borne QN09101M»
QPV_DANS_LE_NOM = re.compile(
    r"(?P<code>Q[PN][0-9]{3,6}[A-Z]?)\s*(?:[-–—:]\s*)?(?P<nom>[^\W\d].+)|(?P<avant>\S.*?)(?:\s*[-–—:(]\s*|\s+)(?P<apres>Q[PN][0-9]{3,6}[A-Z]?)\)?",
    re.IGNORECASE,
)
# Words at the head of columns that are no names of places: what is measured, what was answered, who is counted.
PAS_UN_LIEU = re.compile(
    MOTS_D_INDICATEUR.pattern.removesuffix("(?: |$)")
    + r"|^ (?:oui|non|tres|plutot|assez|peu|pas|ne|sans|jamais|parfois|souvent|toujours|realisee?s?|prevue?s?|attendue?s?|hommes?|femmes?|filles?|garcons?|jeunes|adultes|seniors|enfants"
    r"|autres?|n|base|resultats?|objectifs?|cibles?|moins|plus|satisfaits?|source|observations?|commentaires?)(?: |$)"
)
PAR_LIEU = re.compile(
    r" (?:par|dans les|selon les?) (?:communes?|quartiers?|qpv|villes?|territoires?|secteurs?|iris|arrondissements?|cantons?|ecoles?|colleges?) "
)
# From the smallest to the largest: which of several columns of places says where a figure is.
_RANGS_DES_LIEUX = (
    re.compile(r"iris|adresse|residence"),
    re.compile(r"qpv?(?![a-z])|quartier|qp$|qp\d|sousquartier"),
    re.compile(r"commune|ville|insee|depcom|libcom|nomcom|codecom|^com$|arrondissement|arm$"),
    re.compile(r"epci|agglo|intercommunalite|canton|metropole|bassindevie|^cv$|contratdeville"),
    re.compile(r"departement|^dep$|codedep|libdep|nomdep"),
    re.compile(r"region|^reg$|libreg|codereg"),
)


def rang_de_lieu(cle: str) -> int | None:
    """How large the places of a column of this heading are, from 0 for the smallest; None where the heading does not say."""
    return next((rang for rang, motif in enumerate(_RANGS_DES_LIEUX) if motif.search(cle)), None)


# What a contract says of an indicator besides its figures, where the heading has no year.
SANS_MESURE = re.compile(
    r"^ (?:date d |date de )?(?:echeance|delai de realisation|annee cible|annee de reference|valeur de (?:depart|reference|base)|valeur initiale|situation (?:de depart|initiale)|point de depart|baseline)(?: |$)"
)
# Dates of what a row is about, not of its figures.
AUTRES_DATES = re.compile(
    r" (?:fin|debut|signature|naissance|creation|construction|achevement|mise a jour|maj|echeance|depot|notification|envoi|livraison|ouverture|demarrage|cloture|lancement|modification|publication|saisie) "
)
# Headings of columns whose ranges are parts («Tranche d'âge»), and of row numbers that programs write first.
TRANCHES = re.compile(r" (?:tranches?|classes?|ages?|strates?|tailles?|groupes?|categories?) ")
SANS_NOM = re.compile(r"|index|unnamed\d*|column1|colonne1|level0")
OUI_NON = {"oui": 1, "non": 0, "vrai": 1, "faux": 0, "true": 1, "false": 0}
