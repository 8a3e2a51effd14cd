"""Which words of a heading say what a column holds; all are as `calculs.mots.d_un_seul_tenant` gives them."""

import re

CODES = frozenset(
    [
        "code",
        "codegeo",
        "codgeo",
        "geocode",
        "codeinsee",
        "insee",
        "inseecom",
        "codecommune",
        "codecom",
        "depcom",
        "com",
        "comm",
        "codeqp",
        "codeqpv",
        "codequartier",
        "qp",
        "qpv",
        "codeiris",
        "iris",
        "dc",
        "dccodedepartementcommune",
        "codedepartementcommune",
        "codeepci",
        "epci2018",
        "codeterritoire",
        "codeterr",
        "codegeographique",
        "codezone",
        "codebv",
        "bv",
        "codedepartement",
        "dep",
        "codedep",
        "coderegion",
        "reg",
        "codecv",
        "idterritoire",
        "codeofficielgeographique",
        "cog",
        "idqpv",
        "codeqpvqp",
        "inseedep",
        "codearrondissement",
    ]
)
NOMS = frozenset(
    [
        "nom",
        "noms",
        "libelle",
        "lib",
        "libgeo",
        "libellegeographique",
        "commune",
        "communes",
        "nomcommune",
        "nomdelacommune",
        "nomcom",
        "libcom",
        "territoire",
        "territoires",
        "quartier",
        "quartiers",
        "nomqp",
        "nomqpv",
        "libqp",
        "libelleqp",
        "libelleqpv",
        "ville",
        "villes",
        "zone",
        "nomdelazone",
        "nomnomdelazone",
        "intercommunalite",
        "departement",
        "region",
        "bassindevie",
        "lieu",
        "place",
        "ward",
        "geography",
        "geo",
        "area",
        "secteur",
        "nomiris",
        "libiris",
        "arrondissement",
        "arrondissements",
        "collectivite",
        "perimetre",
        "nomduquartier",
        "nomduqpv",
        "nomdeterritoire",
        "nomduterritoire",
        "libcv",
        "nomepci",
        "libepci",
        "nomcommunenom",
        "nomcnomdelacommune",
        "localite",
        "quartierprioritaire",
        "nomgeo",
        "libelledelacommune",
        "libelleterritoire",
    ]
)
TEMPS = frozenset(
    [
        "annee",
        "annees",
        "an",
        "ans",
        "periode",
        "periodes",
        "year",
        "years",
        "date",
        "dates",
        "exercice",
        "exercices",
        "millesime",
        "trimestre",
        "mois",
        "time",
        "timeperiod",
        "anneescolaire",
        "saison",
        "jour",
        "semestre",
        "anneeref",
        "anneedereference",
        "rentree",
        "temps",
    ]
)
INDICATEURS = frozenset(
    [
        "indicateur",
        "indicateurs",
        "libelleindicateur",
        "libelledelindicateur",
        "nomindicateur",
        "nomdelindicateur",
        "codeindicateur",
        "idindicateur",
        "indicator",
        "indicatorname",
        "variable",
        "variables",
        "mesure",
        "mesures",
        "donnee",
        "rubrique",
        "poste",
        "intituledelindicateur",
        "indicateurid",
    ]
)
VALEURS = frozenset(
    [
        "valeur",
        "valeurs",
        "value",
        "values",
        "obsvalue",
        "resultat",
        "resultats",
        "chiffre",
        "chiffres",
        "nombre",
        "montant",
        "effectif",
        "effectifs",
        "quantite",
        "realise",
        "donnees",
        "valeurindicateur",
        "valeurconstatee",
    ]
)
UNITES = frozenset(["unite", "unites", "unit", "units", "unitedemesure", "unitmeasure", "unitofmeasure"])
LAISSES = frozenset(
    [
        "note",
        "notenote",
        "disponibilite",
        "notedisponibilitevoirdocumentation",
        "disponibilitevoirdocumentation",
        "observationstatus",
        "obsstatus",
        "unitmultiplier",
        "unitmult",
        "rang",
        "ordre",
        "id",
        "objectid",
        "fid",
        "gid",
        "uid",
        "lien",
        "url",
        "uri",
        "commentaire",
        "commentaires",
        "remarque",
        "remarques",
        "source",
        "sources",
        "telephone",
        "tel",
        "email",
        "courriel",
        "mail",
        "codepostal",
        "cp",
        "longitude",
        "latitude",
        "lon",
        "lat",
        "lng",
        "x",
        "y",
        "adresse",
        "createdat",
        "updatedat",
        "publishedat",
        "identifiant",
        "reference",
        "ref",
        "manualsort",
        "geom",
        "geometry",
        "geompoint",
        "geoshape",
            "reg",
        "uu",
        "regcoderegion",
        "coderegion",
        "uucodeuniteurbaineagglomeration",
        "codeuniteurbaine",
        "codeuniteurbaineagglomeration",
        "statut",
        "statutdeladonnee",
        "numero",
        "no",
        "n",
    ]
)
ENGLOBANTS = frozenset(
    [
        "reg",
        "regcoderegion",
        "coderegion",
        "dep",
        "codedep",
        "codedepartement",
        "inseedep",
        "uu",
        "codeuniteurbaine",
        "region",
        "departement",
        "arrondissement",
    ]
)
DERIVEE = re.compile(
    r"^ (?:var |variation|evol |evolution|ecart|diff |difference|progression|croissance|tendance|taux de croissance|taux d evolution)"
)
TOTAL = re.compile(r"^ (?:totaux|total|ensemble|sous total|sous totaux|moyenne|somme|cumul|mediane|total general) ")
TOTAL_SEUL = re.compile(r"^ (?:totaux|total|ensemble|total general|cumul|moyenne|somme|toutes? periodes?|sous total) $")
EFFECTIF = re.compile(r" (?:avis|reponses?|repondants?|effectifs?|base|enquetes?|interroges?|n) ")
CIBLE = re.compile(r" (?:cibles?|objectifs?|previsions?|prevu|previsionnel|attendu|a atteindre) ")
NOM_DE_LIEU = re.compile(
    r"(?:nom|lib|libelle|intitule)(?:de|du|dela|des|le|la)?(?:com|communes?|qpv?|quartiers?|epci|geo|territoires?|zone|iris|dep|departements?|reg|regions?|cv)"
)
CODE_DE_LIEU_DIT = re.compile(
    r"(?:code|cod|num|numero|no|id)(?:de|du|dela|officiel)?(?:insee|com|communes?|qpv?|quartiers?|epci|geo|iris|dep|departements?|reg|regions?|cv)(?:insee)?"
)
INDICATEUR_DIT = re.compile(r"(?:(?:nom|libelle|intitule|code)(?:du|de|des|dun|del)?)?indicateurs?(?:de|du|des|d|suivi|resultat|realisation|impact|retenus?|associes?|lies?)*")
# Beside a column of indicators, these say something of the indicator, and no part of what it counts.
DIT_DE_L_INDICATEUR = re.compile(
    r"(?:n|no|num|numero|code|libelle|intitule|nom|titre)?(?:de|du|des|dela|del|d|la|le|l)?"
    r"(?:theme|thematique|sousthematique|soustheme|axe|sousaxe|pilier|domaine|enjeu|objectif|objectifs|orientation|action|actions|ficheaction|mesure|engagement|promesse|rubrique"
    r"|service|servicepilote|pilote|porteur|responsable|direction|referent|partenaire|partenaires|producteur|frequence|periodicite|definition|description|modedecalcul|methode)s?(?:strategiques?|operationnels?)?"
)
# Headings of columns whose words are places where something is done, and of columns whose words are no places at all.
ENDROITS = frozenset(
    "ecole ecoles college colleges lycee lycees etablissement etablissements etablissementscolaire structure structures equipement equipements centre centres centresocial site sites"
    " service services mediatheque gymnase residence antenne point".split()
)
PAS_DES_LIEUX = frozenset(
    "bailleur bailleurs action actions dispositif dispositifs association associations organisme organismes partenaire partenaires financeur financeurs porteur porteurs projet projets operation"
    " operations type types typologie categorie categories nature motif motifs theme themes thematique thematiques axe axes pilier piliers domaine domaines sexe genre age ages tranchedage trancheage"
    " classedage groupedage csp pcs diplome diplomes niveau niveaux niveaudediplome beneficiaire beneficiaires public publics statut filiere filieres secteurdactivite metier metiers metiervise"
    " contrat contrats formation formations nationalite situation profil profils modalite modalites intitule".split()
)
GENRE_DE_LIEU = re.compile(
    r"^ (?:qpv?|quartiers?|communes?|ville|villes|epci|c[acu] |metropole|agglomeration|agglo|departements?|regions?|france|iris|canton|arrondissement|intercommunalite|bassin d|secteur|hors qpv)(?: |$)"
)
MOTS_D_INDICATEUR = re.compile(
    r"^ (?:nombre|nb|taux|tx|part|parts|pourcentage|pct|proportion|population|montant|effectifs?|densite|indice|budget|cout|couts|depenses?|revenus?|duree|delai|surface|superficie|total|evolution)(?: |$)"
)
PAR_LIEU = re.compile(r" (?:par|dans les|selon les?) (?:communes?|quartiers?|qpv|villes?|territoires?|secteurs?|iris|arrondissements?|cantons?|ecoles?|colleges?) ")
OUI_NON = {"oui": 1, "non": 0, "vrai": 1, "faux": 0, "true": 1, "false": 0}
PARTIES = {
    "sexe": {
        "femmes": "femmes",
        "femme": "femmes",
        "f": "femmes",
        "hommes": "hommes",
        "homme": "hommes",
        "h": "hommes",
        "garcons": "garçons",
        "filles": "filles",
    },
}
AGE = re.compile(r"^ (?:moins de \d+ ans|\d+ ans et plus|\d+ \d+ ans|\d+ a \d+ ans|plus de \d+ ans|de \d+ a \d+ ans) $")
CODE_DE_LIEU = re.compile(
    r"Q[PN]V?\d{3,6}[A-Z]?\d*|(?:\d\d|2[AB])\d{3}|2\d{8}|[EWSN]\d{8}|(?:\d\d|2[AB])\d{3}\d{4}|97[1-8]\d\d|CV\d{3}|(?:\d\d|2[AB]|97\w)[0-9A-Z]{2,3}"
)
