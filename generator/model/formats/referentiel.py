"""The fields of `referentiel.yml` and of the files of `referentiel/`."""

from generator.model.formats.forme import Champ, Format, Forme, Genre
from generator.model.formats.place import ANCIENS_IDS, NOTE, PERIODICITES, PLACE
from generator.model.referentiel import StatutIndicateur, TypeIndicateur
from generator.model.territoire import TypeTerritoire
from generator.model.unite import ECRITES

SENS = ("hausse", "baisse", "maintien")
COMPARATEURS = ("=", ">=", "<=", ">", "<")
PORTEES = ("par_an", "duree")
LIEUX = tuple(type_.value for type_ in TypeTerritoire if type_ not in (TypeTerritoire.PERIMETRE, TypeTerritoire.ENSEMBLE))
CHIFFRES = ("annuels", "cumules")

_CIBLE = Forme(
    "cible",
    (
        Champ("texte", Genre.TEXTE, "les mots imprimés", '"1 200 enfants en 2020"', requis=True),
        Champ("valeur", Genre.NOMBRE_OU_OUI_NON, "le nombre à atteindre ; oui ou non, pour un acte", "1200"),
        Champ("annee", Genre.ANNEE, "l’année où l’atteindre", "2020"),
        Champ("comparateur", Genre.CHOIX, "« au moins », « au plus », « plus de », « moins de »", '">="', choix=COMPARATEURS),
        Champ("unite", Genre.CHOIX, "l’unité de la cible, quand ce n’est pas celle de l’indicateur", "pourcentage", choix=ECRITES),
        Champ("variation", Genre.NOMBRE, "le changement depuis la valeur de départ, en pourcentage", "10"),
        Champ("sens", Genre.CHOIX, "« augmenter », « diminuer », « maintenir »", "hausse", choix=SENS),
        Champ("minimum", Genre.NOMBRE, "le bas d’une fourchette", "120"),
        Champ("maximum", Genre.NOMBRE, "le haut d’une fourchette", "140"),
        Champ("portee", Genre.CHOIX, "« par an », ou « sur la durée du contrat »", "par_an", choix=PORTEES),
        Champ("chaque", Genre.CHOIX, "les lieux dont chacun doit atteindre la cible", "qpv", choix=LIEUX),
        Champ("ensemble", Genre.NOMBRE, "le tout dont la cible est une part, s’il est imprimé", "30"),
        Champ("tolerance", Genre.NOMBRE, "l’écart que le document permet autour d’un niveau à maintenir", "2"),
    ),
)
_REFERENCE = Forme(
    "reference",
    (
        Champ("texte", Genre.TEXTE, "les mots imprimés", '"80 en 2015"'),
        Champ("valeur", Genre.NOMBRE, "la valeur de départ", "80"),
        Champ("annee", Genre.ANNEE, "son année", "2015"),
    ),
)
_RUPTURE = Forme(
    "rupture",
    (
        Champ("date", Genre.DATE, "avant et après, les chiffres ne se comparent pas", "2018-01-01", requis=True),
        Champ("texte", Genre.TEXTE, "pourquoi", '"La définition a changé."', requis=True),
    ),
)
_ECHEANCE = Forme(
    "echeance",
    (
        Champ("texte", Genre.TEXTE, "les mots imprimés", '"au cours de l’année 2020"', requis=True),
        Champ("date", Genre.DATE, "le dernier jour qu’ils désignent", "2020-12-31"),
    ),
)
_INDICATEUR = Forme(
    "indicateur",
    (
        Champ("id", Genre.IDENTIFIANT, "l’identifiant de l’indicateur ; il fait l’adresse de sa page", "o1-1-p1-e1-s1", requis=True),
        Champ("type", Genre.CHOIX, "ce qu’il mesure", "suivi", requis=True, choix=tuple(TypeIndicateur), defaut=TypeIndicateur.SUIVI),
        Champ("libelle", Genre.TEXTE, "son libellé, mot pour mot", '"Nombre d’enfants accueillis"', requis=True),
        Champ(
            "statut",
            Genre.CHOIX,
            "a_definir : le document promet un indicateur sans le dire",
            "a_definir",
            choix=tuple(StatutIndicateur),
            defaut=StatutIndicateur.DEFINI,
        ),
        Champ("unite", Genre.CHOIX, "l’unité des chiffres", "nombre", condition="sauf s’il est à définir", choix=ECRITES),
        Champ("cible", Genre.CHAMPS, "ce que le document promet d’atteindre : ses mots, puis au plus une lecture", forme=_CIBLE),
        Champ("sans_objectif", Genre.TEXTE, "les mots imprimés qui disent qu’il n’y a pas d’objectif", '"Pas d’objectif chiffré"'),
        Champ("reference", Genre.CHAMPS, "la valeur de départ imprimée, si c’est la même mesure", forme=_REFERENCE),
        Champ("echeance", Genre.CHAMPS, "quand un indicateur à définir devait l’être", forme=_ECHEANCE),
        Champ("periodicite", Genre.CHOIX, "à quel rythme un chiffre est attendu", "annuelle", choix=PERIODICITES),
        Champ("chiffres", Genre.CHOIX, "ce que compte chaque chiffre : sa période, ou tout depuis le début", "annuels", choix=CHIFFRES),
        Champ(
            "total",
            Genre.CHOIX,
            "somme : les valeurs des communes s’additionnent",
            "somme",
            choix=("somme", "aucun"),
            defaut="aucun",
        ),
        Champ("ruptures", Genre.LISTE, "les dates où la façon de compter a changé", forme=_RUPTURE),
        Champ("referents", Genre.IDENTIFIANTS, "les partenaires nommés pour le fournir", "[education-nationale]"),
        Champ("referents_texte", Genre.TEXTE, "la case qui les nomme, mot pour mot", '"Education Nationale"'),
        Champ("territoires", Genre.IDENTIFIANTS, "les lieux que le texte nomme ; vide : ceux de la promesse", "[orly]"),
        Champ("definition", Genre.TEXTE, "comment le document le définit", '"Enfants de moins de 3 ans."'),
        Champ("sources", Genre.TEXTE, "d’où le document dit que le chiffre viendra", '"CAF"'),
        ANCIENS_IDS,
        NOTE,
        *PLACE,
    ),
)
_PARTENAIRE = Forme(
    "partenaire",
    (
        Champ("id", Genre.IDENTIFIANT, "son identifiant de partenaires.yml", "etat", requis=True),
        Champ("services", Genre.IDENTIFIANTS, "ses services que la case nomme", "[education-nationale]"),
    ),
)
_CONSEILS = Forme(
    "conseils-citoyens",
    (
        Champ("titre", Genre.TEXTE, "le titre imprimé", '"Les priorités des conseils citoyens"', requis=True),
        Champ("priorites", Genre.TEXTES, "leurs priorités, mot pour mot", '["Plus de places en crèche"]'),
        *PLACE,
    ),
)
_NOEUD = Forme(
    "noeud",
    (
        Champ("id", Genre.IDENTIFIANT, "l’identifiant de l’élément ; il fait l’adresse de sa page", "o1-1-p1-e1", requis=True),
        Champ("niveau", Genre.IDENTIFIANT, "l’un des niveaux de contrat.yml", "engagement", requis=True),
        Champ("numero", Genre.TEXTE, "le numéro imprimé", '"1.1"'),
        Champ("titre", Genre.TEXTE, "le titre, mot pour mot", '"Créer un lieu d’accueil"', requis=True),
        Champ(
            "texte", Genre.TEXTE, "le texte entier, quand le titre n’en est que le début", '"Créer un lieu d’accueil et l’ouvrir le soir."'
        ),
        Champ("composantes", Genre.TEXTES, "les actes, quand il y en a plusieurs", '["Créer un lieu d’accueil", "L’ouvrir le soir"]'),
        Champ("partenaires", Genre.IDENTIFIANTS_OU_CHAMPS, "les partenaires nommés, avec leurs services", forme=_PARTENAIRE),
        Champ("partenaires_texte", Genre.TEXTE, "la case qui les nomme, mot pour mot", '"Etat (Education Nationale), communes"'),
        Champ("mesures_nationales", Genre.TEXTES, "les numéros des mesures nationales que le texte cite", '["17"]'),
        Champ("territoires", Genre.IDENTIFIANTS, "les lieux que le texte nomme ; vide : ceux de l’élément au-dessus", "[orly]"),
        Champ("resultats_attendus", Genre.TEXTES, "les résultats attendus, mot pour mot", '["Davantage d’enfants accueillis"]'),
        Champ("conseils_citoyens", Genre.CHAMPS, "ce que les conseils citoyens ont dit, mot pour mot", forme=_CONSEILS),
        Champ("indicateurs", Genre.LISTE, "les indicateurs de cet élément", forme=_INDICATEUR),
        Champ("noeuds", Genre.LISTE, "les éléments du niveau au-dessous, avec les mêmes champs"),
        ANCIENS_IDS,
        NOTE,
        *PLACE,
    ),
)

REFERENTIEL = Format(
    "referentiel/*.yml",
    "referentiels/<contrat>/referentiel.yml, ou referentiels/<contrat>/referentiel/*.yml",
    "L’arbre des promesses et leurs indicateurs.",
    Forme(
        "referentiel", (Champ("noeuds", Genre.LISTE, "les éléments du plus haut niveau", requis=True, non_vide=True, forme=_NOEUD), *PLACE)
    ),
    ("referentiels/*/referentiel.yml", "referentiels/*/referentiel/*.yml"),
)
