"""The fields of `referentiel.yml` and of the files of `referentiel/`."""

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.place import ANCIENS_IDS, NOTE, PERIODICITES, PLACE
from generator.model.partenaire import Role
from generator.model.referentiel import StatutIndicateur, TypeIndicateur
from generator.model.territoire import TypeTerritoire
from generator.model.unite import ECRITES

SENS = ("hausse", "baisse", "maintien")
COMPARATEURS = ("=", ">=", "<=", ">", "<")
PORTEES = ("par_an", "duree")
LIEUX = tuple(type_.value for type_ in TypeTerritoire if type_ not in (TypeTerritoire.PERIMETRE, TypeTerritoire.ENSEMBLE))
CHIFFRES = ("annuels", "cumules")

_JALON = Forme(
    "jalon",
    (
        Champ("annee", GenreDeChamp.ANNEE, "l’année de l’étape", "2018", requis=True),
        Champ("texte", GenreDeChamp.TEXTE, "les mots imprimés de l’étape, si le document en a", '"1 000 enfants en 2018"'),
        Champ("valeur", GenreDeChamp.NOMBRE, "le nombre à atteindre cette année-là", "1000"),
        Champ("minimum", GenreDeChamp.NOMBRE, "le bas d’une fourchette", "900"),
        Champ("maximum", GenreDeChamp.NOMBRE, "le haut d’une fourchette", "1100"),
    ),
)
_CIBLE_DE_LIEU = Forme(
    "cible-de-lieu",
    (
        Champ("territoire", GenreDeChamp.IDENTIFIANT, "le lieu, par son identifiant de territoires.yml", "orly", requis=True),
        Champ("texte", GenreDeChamp.TEXTE, "les mots imprimés pour ce lieu, si le document en a", '"Orly : 120 enfants"'),
        Champ("valeur", GenreDeChamp.NOMBRE, "le nombre à atteindre dans ce lieu", "120"),
        Champ("minimum", GenreDeChamp.NOMBRE, "le bas d’une fourchette", "100"),
        Champ("maximum", GenreDeChamp.NOMBRE, "le haut d’une fourchette", "140"),
    ),
)
_CIBLE_ANCIENNE = Forme(
    "cible-ancienne",
    (
        Champ("texte", GenreDeChamp.TEXTE, "les mots imprimés de la cible d’avant", '"1 500 enfants en 2020"', requis=True),
        Champ("changee_le", GenreDeChamp.DATE, "quand elle a été changée", "2018-06-30", requis=True),
        Champ(
            "document",
            GenreDeChamp.IDENTIFIANT,
            "le document qui l’a changée, par son identifiant de contrat.yml",
            "avenant-1",
            requis=True,
        ),
    ),
)
_CIBLE = Forme(
    "cible",
    (
        Champ("texte", GenreDeChamp.TEXTE, "les mots imprimés", '"1 200 enfants en 2020"', requis=True),
        Champ("valeur", GenreDeChamp.NOMBRE_OU_OUI_NON, "le nombre à atteindre ; oui ou non, pour un acte", "1200"),
        Champ("annee", GenreDeChamp.ANNEE, "l’année où l’atteindre", "2020"),
        Champ("comparateur", GenreDeChamp.CHOIX, "« au moins », « au plus », « plus de », « moins de »", '">="', choix=COMPARATEURS),
        Champ(
            "unite",
            GenreDeChamp.CHOIX,
            "l’unité de la cible, quand ce n’est pas celle de l’indicateur",
            "pourcentage",
            choix=ECRITES,
            ouvert=True,
        ),
        Champ("variation", GenreDeChamp.NOMBRE, "le changement depuis la valeur de départ, en pourcentage", "10"),
        Champ("sens", GenreDeChamp.CHOIX, "« augmenter », « diminuer », « maintenir »", "hausse", choix=SENS),
        Champ("minimum", GenreDeChamp.NOMBRE, "le bas d’une fourchette", "120"),
        Champ("maximum", GenreDeChamp.NOMBRE, "le haut d’une fourchette", "140"),
        Champ("portee", GenreDeChamp.CHOIX, "« par an », ou « sur la durée du contrat »", "par_an", choix=PORTEES),
        Champ("chaque", GenreDeChamp.CHOIX, "les lieux dont chacun doit atteindre la cible", "qpv", choix=LIEUX),
        Champ("ensemble", GenreDeChamp.NOMBRE, "le tout dont la cible est une part, s’il est imprimé", "30"),
        Champ("tolerance", GenreDeChamp.NOMBRE, "l’écart que le document permet autour d’un niveau à maintenir", "2"),
        Champ("points", GenreDeChamp.NOMBRE, "le changement depuis la valeur de départ, en points de pourcentage", "-5"),
        Champ("jalons", GenreDeChamp.LISTE, "les étapes avant la cible, année par année", forme=_JALON),
        Champ(
            "par_lieu",
            GenreDeChamp.LISTE,
            "ce que chaque lieu doit atteindre, quand le document le dit lieu par lieu",
            forme=_CIBLE_DE_LIEU,
        ),
        Champ(
            "avant",
            GenreDeChamp.LISTE,
            "ce qu’elle était avant qu’un document la change, de la plus ancienne à la dernière",
            forme=_CIBLE_ANCIENNE,
        ),
    ),
)
_REFERENCE = Forme(
    "reference",
    (
        Champ("texte", GenreDeChamp.TEXTE, "les mots imprimés", '"80 en 2015"'),
        Champ("valeur", GenreDeChamp.NOMBRE, "la valeur de départ", "80"),
        Champ("annee", GenreDeChamp.ANNEE, "son année", "2015"),
    ),
)
_THEMES = Champ(
    "themes",
    GenreDeChamp.IDENTIFIANTS,
    "nos thèmes, à la place de ceux que ses mots disent ; vide : aucun",
    "[sante]",
)
RUPTURE = Forme(
    "rupture",
    (
        Champ("date", GenreDeChamp.DATE, "avant et après, les chiffres ne se comparent pas", "2018-01-01", requis=True),
        Champ("texte", GenreDeChamp.TEXTE, "pourquoi", '"La définition a changé."', requis=True),
    ),
)
_RECALCUL = Forme(
    "contours-recalcules",
    (
        Champ(
            "texte",
            GenreDeChamp.TEXTE,
            "les mots qui disent que toutes les années sont sur les contours de 2024",
            '"Série rétropolée sur les QPV 2024"',
            requis=True,
        ),
        *PLACE,
    ),
)
_SEUIL = Forme(
    "seuil",
    (
        Champ("nom", GenreDeChamp.TEXTE, "le nom de ce qui est dessous ou dessus", '"Alerte"', requis=True),
        Champ("texte", GenreDeChamp.TEXTE, "les mots du seuil", '"alerte sous 50 places"', requis=True),
        Champ("valeur", GenreDeChamp.NOMBRE, "le nombre, dans l’unité de l’indicateur", "50", requis=True),
        Champ(
            "comparateur",
            GenreDeChamp.CHOIX,
            "de quel côté du nombre le nom vaut",
            '"<"',
            requis=True,
            choix=tuple(signe for signe in COMPARATEURS if signe != "="),
        ),
        Champ("qui", GenreDeChamp.TEXTE, "qui a fixé ce seuil", '"Comité de pilotage"', requis=True),
        Champ("date", GenreDeChamp.DATE, "quand : avant les chiffres dont il parle", "2019-03-01", requis=True),
        Champ(
            "mots",
            GenreDeChamp.CHOIX,
            "de qui sont ces mots : ceux du document, ou les nôtres",
            "redaction",
            choix=("document", "redaction"),
            defaut="document",
        ),
        *PLACE,
    ),
)
_ECHEANCE = Forme(
    "echeance",
    (
        Champ("texte", GenreDeChamp.TEXTE, "les mots imprimés", '"au cours de l’année 2020"', requis=True),
        Champ("date", GenreDeChamp.DATE, "le dernier jour qu’ils désignent", "2020-12-31"),
    ),
)
_CALCUL = Forme(
    "calcul",
    (
        Champ("somme", GenreDeChamp.IDENTIFIANTS, "les indicateurs à additionner", "[places-creche, places-garderie]"),
        Champ("difference", GenreDeChamp.IDENTIFIANTS, "deux indicateurs : le premier moins le second", "[arrivees, departs]"),
        Champ(
            "part",
            GenreDeChamp.IDENTIFIANTS,
            "deux indicateurs : le premier en pourcentage du second, qui le contient",
            "[femmes, salaries]",
        ),
        Champ(
            "numerateur",
            GenreDeChamp.IDENTIFIANT,
            "ce qui est divisé ; l’unité dit par combien multiplier (100 pour un pourcentage)",
            "recus",
        ),
        Champ("denominateur", GenreDeChamp.IDENTIFIANT, "ce par quoi le numérateur est divisé", "presentes"),
    ),
)
_AJOUTE = Forme(
    "ajoute",
    (
        Champ("date", GenreDeChamp.DATE, "depuis quand il est dans le contrat", "2021-06-30", requis=True),
        Champ("raison", GenreDeChamp.TEXTE, "la raison que le document en donne, en quelques mots", '"suivre aussi le logement"'),
        *PLACE,
    ),
)
_RETIRE = Forme(
    "retire",
    (
        Champ("date", GenreDeChamp.DATE, "depuis quand il n’est plus suivi", "2021-06-30", requis=True),
        Champ(
            "raison",
            GenreDeChamp.TEXTE,
            "la raison que le document en donne, en quelques mots",
            '"le fichier n’est plus tenu"',
            requis=True,
        ),
        Champ("remplace_par", GenreDeChamp.IDENTIFIANTS, "les indicateurs qui prennent sa place", "[places-ouvertes]"),
        *PLACE,
    ),
)
_INDICATEUR = Forme(
    "indicateur",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant de l’indicateur ; il fait l’adresse de sa page", "o1-1-p1-e1-s1", requis=True),
        Champ(
            "type", GenreDeChamp.CHOIX, "ce qu’il mesure", "suivi", requis=True, choix=tuple(TypeIndicateur), defaut=TypeIndicateur.SUIVI
        ),
        Champ("libelle", GenreDeChamp.TEXTE, "son libellé, mot pour mot", '"Nombre d’enfants accueillis"', requis=True),
        Champ(
            "statut",
            GenreDeChamp.CHOIX,
            "a_definir : le document promet un indicateur sans le dire",
            "a_definir",
            choix=tuple(StatutIndicateur),
            defaut=StatutIndicateur.DEFINI,
        ),
        Champ(
            "unite",
            GenreDeChamp.CHOIX,
            "l’unité des chiffres ; ou l’une de unites.yml",
            "nombre",
            condition="sauf s’il est à définir",
            choix=ECRITES,
            ouvert=True,
        ),
        Champ("cible", GenreDeChamp.CHAMPS, "ce que le document promet d’atteindre : ses mots, puis au plus une lecture", forme=_CIBLE),
        Champ("sans_objectif", GenreDeChamp.TEXTE, "les mots imprimés qui disent qu’il n’y a pas d’objectif", '"Pas d’objectif chiffré"'),
        Champ("reference", GenreDeChamp.CHAMPS, "la valeur de départ imprimée, si c’est la même mesure", forme=_REFERENCE),
        Champ("echeance", GenreDeChamp.CHAMPS, "quand un indicateur à définir devait l’être", forme=_ECHEANCE),
        Champ("periodicite", GenreDeChamp.CHOIX, "à quel rythme un chiffre est attendu", "annuelle", choix=PERIODICITES),
        Champ(
            "chiffres", GenreDeChamp.CHOIX, "ce que compte chaque chiffre : sa période, ou tout depuis le début", "annuels", choix=CHIFFRES
        ),
        Champ(
            "total",
            GenreDeChamp.CHOIX,
            "somme : les valeurs des communes s’additionnent",
            "somme",
            choix=("somme", "aucun"),
            defaut="aucun",
        ),
        Champ("aussi_sous", GenreDeChamp.IDENTIFIANTS, "les autres éléments de l’arbre qu’il suit aussi", "[o1-2-p1-e3]"),
        Champ("de", GenreDeChamp.IDENTIFIANT, "l’indicateur dont il est un détail (sous-indicateur)", "o1-1-p1-e1-s1"),
        Champ(
            "calcul", GenreDeChamp.CHAMPS, "comment ses chiffres se calculent à partir d’autres indicateurs : une formule", forme=_CALCUL
        ),
        Champ("ajoute", GenreDeChamp.CHAMPS, "s’il n’était pas dans le contrat au début", forme=_AJOUTE),
        Champ("retire", GenreDeChamp.CHAMPS, "s’il n’est plus suivi", forme=_RETIRE),
        Champ("ruptures", GenreDeChamp.LISTE, "les dates où la façon de compter a changé", forme=RUPTURE),
        Champ(
            "contours_recalcules",
            GenreDeChamp.CHAMPS,
            "ce qui dit que ses chiffres de quartiers, de toutes les années, sont sur les contours de 2024 : alors ils se comparent",
            forme=_RECALCUL,
        ),
        Champ("seuils", GenreDeChamp.LISTE, "les seuils propres à l’indicateur, écrits avant ses chiffres", forme=_SEUIL),
        Champ("referents", GenreDeChamp.IDENTIFIANTS, "les partenaires nommés pour le fournir", "[education-nationale]"),
        Champ("referents_texte", GenreDeChamp.TEXTE, "la case qui les nomme, mot pour mot", '"Education Nationale"'),
        Champ("territoires", GenreDeChamp.IDENTIFIANTS, "les lieux que le texte nomme ; vide : ceux de la promesse", "[orly]"),
        Champ(
            "lieux_nommes",
            GenreDeChamp.IDENTIFIANTS,
            "d’autres lieux que ses mots nomment (un exemple, une liste), quand le chiffre se compte pour plus grand",
            "[arcueil, orly]",
        ),
        Champ("definition", GenreDeChamp.TEXTE, "comment le document le définit", '"Enfants de moins de 3 ans."'),
        Champ("sources", GenreDeChamp.TEXTE, "d’où le document dit que le chiffre viendra", '"CAF"'),
        _THEMES,
        ANCIENS_IDS,
        NOTE,
        *PLACE,
    ),
)
_PARTENAIRE = Forme(
    "partenaire",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "son identifiant de partenaires.yml", "etat", requis=True),
        Champ("services", GenreDeChamp.IDENTIFIANTS, "ses services que la case nomme", "[education-nationale]"),
        Champ("role", GenreDeChamp.CHOIX, "ce qu’il y fait, si le document le dit", "pilote", choix=tuple(Role)),
    ),
)
_CONSEILS = Forme(
    "conseils-citoyens",
    (
        Champ("titre", GenreDeChamp.TEXTE, "le titre imprimé", '"Les priorités des conseils citoyens"', requis=True),
        Champ("priorites", GenreDeChamp.TEXTES, "leurs priorités, mot pour mot", '["Plus de places en crèche"]'),
        *PLACE,
    ),
)
_FICHE = Forme(
    "fiche",
    (
        Champ("debut", GenreDeChamp.DATE, "quand elle doit commencer", "2024-01"),
        Champ("fin", GenreDeChamp.DATE, "quand elle doit finir", "2026-12-31"),
        Champ("priorite", GenreDeChamp.TEXTE, "sa priorité, dans les mots du document", '"Haute"'),
        Champ("beneficiaires", GenreDeChamp.TEXTE, "pour qui, mot pour mot", '"Les familles monoparentales"'),
        Champ("avancement", GenreDeChamp.TEXTE, "où le plan dit qu’elle en est, mot pour mot", '"En pause"'),
        Champ("avancement_au", GenreDeChamp.DATE, "à quelle date il le dit", "2024-06-30"),
    ),
)
_NOEUD = Forme(
    "noeud",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant de l’élément ; il fait l’adresse de sa page", "o1-1-p1-e1", requis=True),
        Champ("niveau", GenreDeChamp.IDENTIFIANT, "l’un des niveaux de contrat.yml", "engagement", requis=True),
        Champ("numero", GenreDeChamp.TEXTE, "le numéro imprimé", '"1.1"'),
        Champ("titre", GenreDeChamp.TEXTE, "le titre, mot pour mot", '"Créer un lieu d’accueil"', requis=True),
        Champ(
            "texte",
            GenreDeChamp.TEXTE,
            "le texte entier, quand le titre n’en est que le début",
            '"Créer un lieu d’accueil et l’ouvrir le soir."',
        ),
        Champ(
            "composantes", GenreDeChamp.TEXTES, "les actes, quand il y en a plusieurs", '["Créer un lieu d’accueil", "L’ouvrir le soir"]'
        ),
        Champ("partenaires", GenreDeChamp.IDENTIFIANTS_OU_CHAMPS, "les partenaires nommés, avec leurs services", forme=_PARTENAIRE),
        Champ("partenaires_texte", GenreDeChamp.TEXTE, "la case qui les nomme, mot pour mot", '"Etat (Education Nationale), communes"'),
        Champ("mesures_nationales", GenreDeChamp.TEXTES, "les numéros des mesures nationales que le texte cite", '["17"]'),
        Champ("territoires", GenreDeChamp.IDENTIFIANTS, "les lieux que le texte nomme ; vide : ceux de l’élément au-dessus", "[orly]"),
        Champ(
            "fiche",
            GenreDeChamp.CHAMPS,
            "ce que la fiche d’une action dit de plus : dates, priorité, bénéficiaires, avancement",
            forme=_FICHE,
        ),
        Champ("resultats_attendus", GenreDeChamp.TEXTES, "les résultats attendus, mot pour mot", '["Davantage d’enfants accueillis"]'),
        Champ("conseils_citoyens", GenreDeChamp.CHAMPS, "ce que les conseils citoyens ont dit, mot pour mot", forme=_CONSEILS),
        Champ("indicateurs", GenreDeChamp.LISTE, "les indicateurs de cet élément", forme=_INDICATEUR),
        Champ("noeuds", GenreDeChamp.LISTE, "les éléments du niveau au-dessous, avec les mêmes champs"),
        _THEMES,
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
        "referentiel",
        (Champ("noeuds", GenreDeChamp.LISTE, "les éléments du plus haut niveau", requis=True, non_vide=True, forme=_NOEUD), *PLACE),
    ),
    ("referentiels/*/referentiel.yml", "referentiels/*/referentiel/*.yml"),
)
