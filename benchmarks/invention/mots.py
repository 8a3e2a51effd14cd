"""The words of the invented country: what people do there, for whom, where. Common words only, and names that no place has."""

from dataclasses import dataclass

RACINES = [
    "Brumelle",
    "Orvanne",
    "Calombre",
    "Tressaye",
    "Vaudrille",
    "Morlaque",
    "Estrivel",
    "Faubrune",
    "Guélande",
    "Halombe",
    "Jorvaise",
    "Kerdrune",
    "Lauvière",
    "Mirepelle",
    "Norvault",
    "Oscarelle",
    "Pervanche",
    "Quintrelle",
    "Ravoline",
    "Sombreval",
    "Tourmelle",
    "Ulvière",
    "Vertelune",
    "Ysombre",
    "Zéphirol",
    "Arquenelle",
    "Bellombre",
    "Clairvage",
    "Doucemare",
    "Épinelle",
    "Feuillance",
    "Grisolle",
    "Harmelande",
    "Islevert",
    "Joncaille",
    "Lumerolle",
    "Marivole",
    "Noisombre",
    "Ombrelle",
    "Plumeval",
]
SUITES = ("", "-le-Haut", "-le-Bas", "-la-Neuve", "-les-Tilleuls", "-aux-Saules", "-le-Vieux", "-la-Plaine", "-les-Moulins", "-aux-Ormes")
RIVIERES = ("", "-sur-Lorbe", "-sur-Vaire", "-en-Ourlois", "-lès-Bruyes")

QUARTIERS = [
    "Les Tilleuls",
    "La Grande Borde",
    "Le Vieux Lavoir",
    "Les Coquelicots",
    "La Tuilerie",
    "Les Hauts Prés",
    "Le Clos aux Merles",
    "La Sablonnière",
    "Les Quatre Vents",
    "Le Champ du Puits",
    "La Corderie",
    "Les Peupliers",
    "Le Moulin à Huile",
    "La Fontaine Ronde",
    "Les Alouettes",
    "Le Petit Bois",
    "La Croix Blanche",
    "Les Noyers",
]

# Partners that every contract names: (id, name, kind).
NATIONAUX = (
    ("office-des-metiers", "Office inventé des métiers", "operateur"),
    ("agence-des-quartiers", "Agence inventée des quartiers", "operateur"),
    ("caisse-des-familles", "Caisse inventée des familles", "caf"),
    ("agence-de-sante", "Agence inventée de santé", "ars"),
    ("rectorat-du-pays", "Rectorat inventé", "service_etat"),
    ("inspection-du-travail-social", "Inspection inventée du travail social", "service_etat"),
    ("banque-des-territoires-imaginaires", "Banque des territoires imaginaires", "operateur"),
    ("union-des-bailleurs", "Union inventée des bailleurs", "bailleur"),
    ("federation-des-centres-sociaux", "Fédération inventée des centres sociaux", "association"),
    ("ligue-du-sport-pour-tous", "Ligue inventée du sport pour tous", "association"),
    ("reseau-des-regies", "Réseau inventé des régies de quartier", "association"),
    ("maison-nationale-des-langues", "Maison inventée des langues", "association"),
)
DU_PROGRAMME = ("etat", "education-nationale", "france-travail", "anct")  # partners that the program brings

# Bodies of each contract: (id, name, kind), the name of its territory at the end of both.
LOCAUX = (
    ("agglomeration", "Agglomération de", "agglomeration"),
    ("logis", "Office du logis de", "bailleur"),
    ("regie", "Régie de quartier de", "association"),
    ("centre-social", "Centre social de", "association"),
    ("mission-jeunes", "Mission des jeunes de", "association"),
    ("atelier-velo", "Atelier du vélo de", "association"),
    ("epicerie", "Épicerie solidaire de", "association"),
    ("ecole-de-musique", "École de musique de", "service"),
    ("maison-de-sante", "Maison de santé de", "service"),
    ("jardins", "Jardins partagés de", "association"),
    ("club", "Club omnisports de", "association"),
    ("mediatheque", "Médiathèque de", "service"),
)

PUBLICS = [
    "enfants",
    "jeunes",
    "familles",
    "habitants",
    "personnes âgées",
    "parents d’élèves",
    "femmes seules avec enfants",
    "demandeurs d’emploi",
    "élèves de sixième",
    "jeunes sans diplôme",
    "locataires",
    "nouveaux arrivants",
]
ENDROITS = [
    "au pied des immeubles",
    "dans chaque quartier",
    "à la maison des services",
    "après l’école",
    "pendant les vacances",
    "le samedi",
    "dans les halls rénovés",
    "au centre social",
    "à la médiathèque",
    "sur les places publiques",
    "en soirée",
    "près des gares",
]
VERBES = ["Développer", "Organiser", "Renforcer", "Ouvrir", "Proposer", "Étendre", "Soutenir", "Généraliser", "Expérimenter", "Relancer"]


@dataclass(frozen=True, slots=True)
class Axe:
    """One of the large directions of the invented contracts.

    - `titre`: its title; `objectifs`: the titles of what stands below it.
    - `objets`: what its actions give, as the object of a verb and of «par» («des ateliers de lecture»).
    """

    titre: str
    objectifs: tuple[str, ...]
    objets: tuple[str, ...]


AXES = (
    Axe(
        "Grandir, apprendre et se soigner",
        (
            "Faire réussir chaque enfant",
            "Rapprocher les familles de l’école",
            "Rendre les soins plus proches",
            "Ouvrir la culture à tous",
            "Prévenir le décrochage",
        ),
        (
            "des ateliers de lecture",
            "un accompagnement aux devoirs",
            "des consultations de proximité",
            "des séjours de découverte",
            "un accueil des parents",
            "des cours de musique",
            "des ateliers de cuisine",
            "un dépistage des troubles de la vue",
            "des clubs de sciences",
            "des sorties au théâtre",
            "des stages de natation",
            "des ateliers de langue",
        ),
    ),
    Axe(
        "Habiter et se déplacer",
        (
            "Rénover les logements",
            "Rendre les espaces publics agréables",
            "Relier les quartiers au centre",
            "Entretenir avec les habitants",
            "Économiser l’énergie",
        ),
        (
            "des chantiers de rénovation",
            "des visites de conseil sur l’énergie",
            "des jardins partagés",
            "une navette du soir",
            "des pistes cyclables",
            "des locaux pour les vélos",
            "un service de petites réparations",
            "des aires de jeux",
            "des marches exploratoires",
            "un tri des déchets",
            "des composteurs",
            "un éclairage des allées",
        ),
    ),
    Axe(
        "Travailler et entreprendre",
        (
            "Lever les freins à l’emploi",
            "Former aux métiers qui recrutent",
            "Aider les créateurs d’activité",
            "Ouvrir les entreprises aux jeunes",
            "Employer sur les chantiers",
        ),
        (
            "des formations qualifiantes",
            "des parrainages",
            "des forums des métiers",
            "des prêts aux créateurs",
            "des gardes d’enfants aux horaires élargis",
            "des stages de troisième",
            "des clauses d’insertion",
            "des cours de conduite",
            "un accompagnement renforcé",
            "des visites d’entreprises",
            "des chantiers d’insertion",
            "des permanences numériques",
        ),
    ),
    Axe(
        "Vivre ensemble et participer",
        (
            "Donner la parole aux habitants",
            "Lutter contre les discriminations",
            "Assurer la tranquillité de tous",
            "Rendre les services publics accessibles",
            "Soutenir la vie associative",
        ),
        (
            "des conseils de quartier",
            "des permanences d’accès au droit",
            "une médiation de nuit",
            "des fêtes de voisins",
            "des fonds de participation",
            "des formations de bénévoles",
            "des ateliers sur l’égalité",
            "une maison des associations",
            "des rencontres avec les services publics",
            "des budgets participatifs",
            "des cafés d’habitants",
            "des écrivains publics",
        ),
    ),
)

NOUVELLES = {
    "a_lancer": "Le cahier des charges de l’action a été présenté.",
    "en_cours": "L’action a commencé dans les premiers lieux prévus.",
    "realise": "L’action est en place partout où elle était prévue.",
    "abandonne": "L’action a été abandonnée faute de porteur.",
}
