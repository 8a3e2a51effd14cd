"""The fields of the registers that contracts share: `partenaires.yml`, `mesures-nationales.yml`, `glossaire.yml`."""

from generator.model.etat import EtatEngagement
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.place import ANCIENS_IDS, NOTE, PLACE, champ_du_socle

TYPES = (
    "etat",
    "service_etat",
    "region",
    "departement",
    "ept",
    "agglomeration",
    "commune",
    "caf",
    "ars",
    "operateur",
    "bailleur",
    "service",
    "association",
    "collectif",
    "autre",
)
_SAUF_COMPLETE = "sauf pour compléter un organisme du programme"
_PARTENAIRE = Forme(
    "partenaire",
    (
        Champ(
            "id",
            GenreDeChamp.IDENTIFIANT,
            "l’identifiant de l’organisme ; celui d’un organisme du programme complète celui-là",
            "ville-d-orly",
            requis=True,
        ),
        Champ("nom", GenreDeChamp.TEXTE, "son nom entier", '"Ville d’Orly"', condition=_SAUF_COMPLETE),
        Champ("sigle", GenreDeChamp.TEXTE, "son sigle", "CAF"),
        Champ("type", GenreDeChamp.CHOIX, "ce qu’il est", "commune", condition=_SAUF_COMPLETE, choix=TYPES),
        Champ("parent", GenreDeChamp.IDENTIFIANT, "l’organisme dont il est un service", "etat"),
        Champ(
            "famille",
            GenreDeChamp.IDENTIFIANT,
            "le nom commun de ses semblables (« caf » pour la CAF de Paris) : le portail réunit sur une page ce que les contrats disent d’eux",
            "caf",
        ),
        Champ("alias", GenreDeChamp.TEXTES, "les noms que les documents lui donnent", '["Etat", "l’Etat"]'),
        Champ("site", GenreDeChamp.ADRESSE, "l’adresse de son site", "https://www.ville.fr"),
        ANCIENS_IDS,
        NOTE,
    ),
)
PARTENAIRES = Format(
    "partenaires.yml",
    "referentiels/partenaires.yml",
    "Les organismes de tous les contrats, chacun une seule fois. Ceux de tout le monde (État, CAF, ARS…) viennent du programme.",
    Forme(
        "partenaires",
        (
            Champ(
                "partenaires",
                GenreDeChamp.LISTE,
                "les organismes",
                '[{id: ville-d-orly, nom: "Ville d’Orly", type: commune}]',
                condition="sauf si ceux du programme suffisent",
                non_vide=True,
                forme=_PARTENAIRE,
            ),
            *champ_du_socle("aucun organisme", "[caf]"),
        ),
    ),
    ("referentiels/partenaires.yml",),
)

_SAUF_SOCLE = "sauf si la liste du programme est reprise"
_MESURE = Forme(
    "mesure",
    (
        Champ("numero", GenreDeChamp.NUMERO, "son numéro", '"17"', requis=True),
        Champ("mesure", GenreDeChamp.TEXTE, "le numéro de la mesure qu’elle détaille", '"1"'),
        Champ("axe", GenreDeChamp.TEXTE, "l’axe de la liste, mot pour mot", '"Garantir les mêmes droits"', requis=True),
        Champ("programme", GenreDeChamp.TEXTE, "le programme, mot pour mot", '"Grandir et étudier"', requis=True),
        Champ("thematique", GenreDeChamp.TEXTE, "la thématique, mot pour mot", '"Petite enfance"', requis=True),
        Champ("intitule", GenreDeChamp.TEXTE, "l’intitulé de la mesure, mot pour mot", '"Ouvrir des crèches"', requis=True),
        Champ("etat", GenreDeChamp.TEXTE, "l’état imprimé, mot pour mot", '"En cours"', requis=True),
        Champ(
            "avancement",
            GenreDeChamp.CHOIX,
            "notre lecture de cet état",
            "en_cours",
            choix=tuple(EtatEngagement),
            defaut=EtatEngagement.AUCUNE_NOUVELLE,
        ),
        Champ("indicateurs", GenreDeChamp.TEXTES, "les indicateurs imprimés, mot pour mot", '["Nombre de places"]'),
        NOTE,
        Champ("repere", GenreDeChamp.TEXTE, "l’endroit exact dans le document", '"Tableau, ligne 17"'),
    ),
)
MESURES = Format(
    "mesures-nationales.yml",
    "referentiels/mesures-nationales.yml",
    "Les mesures nationales que les contrats citent. Celles de 2018 viennent du programme.",
    Forme(
        "mesures-nationales",
        (
            Champ("titre", GenreDeChamp.TEXTE, "le titre de la liste", '"40 mesures pour les quartiers"', condition=_SAUF_SOCLE),
            Champ(
                "contrat",
                GenreDeChamp.IDENTIFIANT,
                "le contrat dont un document donne la liste",
                "orly-2024",
                condition="sauf avec « origine »",
            ),
            Champ(
                "origine",
                GenreDeChamp.TEXTE,
                "le document qui donne la liste, quand ce n’est celui d’aucun contrat",
                '"Dossier de presse, 2018"',
            ),
            Champ("etat_au", GenreDeChamp.DATE, "la date des états", "2019-01", condition=_SAUF_SOCLE),
            Champ("note", GenreDeChamp.TEXTE, "une remarque sur la liste", '"L’état est celui du document."'),
            Champ("mesures", GenreDeChamp.LISTE, "les mesures", condition=_SAUF_SOCLE, forme=_MESURE),
            *champ_du_socle("aucune mesure", '["17"]'),
            *PLACE,
        ),
    ),
    ("referentiels/mesures-nationales.yml",),
)

_TERME = Forme(
    "terme",
    (
        Champ("terme", GenreDeChamp.TEXTE, "le sigle ou le mot, tel qu’imprimé", "CLAS", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "le nom entier", '"contrat local d’accompagnement à la scolarité"', requis=True),
        Champ("phrase", GenreDeChamp.TEXTE, "une phrase simple qui l’explique", '"Une aide aux devoirs, après l’école."', requis=True),
        Champ("contrats", GenreDeChamp.IDENTIFIANTS, "les contrats où il a ce sens ; vide : tous", "[orly-2024]"),
        Champ("synonymes", GenreDeChamp.TEXTES, "ce que l’on tape aussi pour lui dans la recherche", '["aide aux devoirs"]'),
        Champ("id", GenreDeChamp.IDENTIFIANT, "son adresse, quand un autre terme a les mêmes lettres", "caf-grigny"),
    ),
)
_SYNONYME = Forme(
    "synonyme",
    (
        Champ("mots", GenreDeChamp.TEXTES, "des mots de tous les jours", '["cantine"]', requis=True, non_vide=True),
        Champ(
            "pour",
            GenreDeChamp.TEXTES,
            "les mots des documents auxquels ils mènent",
            '["restauration scolaire"]',
            requis=True,
            non_vide=True,
        ),
    ),
)
_THEME = Forme(
    "theme",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du thème ; celui d’un thème du programme le remplace", "sante", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "le nom du thème, ou du public", "Santé", requis=True),
        Champ(
            "mots",
            GenreDeChamp.TEXTES,
            "une promesse où se trouve l’un de ces mots est de ce thème",
            '["santé", "soins", "médecin"]',
            requis=True,
            non_vide=True,
        ),
        Champ(
            "sauf",
            GenreDeChamp.TEXTES,
            "les expressions qui contiennent un de ces mots et disent autre chose",
            '["agence régionale de santé"]',
        ),
        Champ(
            "public",
            GenreDeChamp.OUI_NON,
            "c’est un public (jeunes, femmes, familles), que les listes demandent à part du thème",
            "oui",
        ),
    ),
)
GLOSSAIRE = Format(
    "glossaire.yml",
    "referentiels/glossaire.yml",
    "Les sigles expliqués, les mots de tous les jours que la recherche comprend, et les thèmes. Ceux qui servent partout viennent du programme.",
    Forme(
        "glossaire",
        (
            Champ(
                "termes",
                GenreDeChamp.LISTE,
                "les sigles et les mots expliqués",
                condition="sauf si ceux du programme suffisent",
                forme=_TERME,
            ),
            Champ("synonymes", GenreDeChamp.LISTE, "qui tape « mots » trouve aussi « pour »", forme=_SYNONYME),
            Champ(
                "themes", GenreDeChamp.LISTE, "les thèmes et les publics qui réunissent les promesses de tous les contrats", forme=_THEME
            ),
            *champ_du_socle("aucun terme", "[CAF]"),
        ),
    ),
    ("referentiels/glossaire.yml",),
)
