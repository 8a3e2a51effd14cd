"""The fields of `site.yml`; two of them stand in `contrat.yml` too."""

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.mentions import Conformite

SIGNALEMENT = Champ(
    "signalement", GenreDeChamp.COURRIEL, "le courriel où signaler une erreur, et où répondent les partenaires", "erreurs@ville.fr"
)
_AUDIT = Forme(
    "audit",
    (
        Champ("date", GenreDeChamp.JOUR, "le jour de l’audit", "2026-01-31", requis=True),
        Champ("organisme", GenreDeChamp.TEXTE, "qui l’a fait", '"Cabinet d’audit"', requis=True),
        Champ("resultat", GenreDeChamp.NOMBRE, "la part des critères respectés, en pourcentage", "62 %", requis=True, bornes=(0, 100)),
    ),
)
ACCESSIBILITE = Forme(
    "accessibilite",
    (
        Champ("etat", GenreDeChamp.CHOIX, "seulement ce qu’un audit a trouvé", Conformite.PARTIELLE, choix=tuple(Conformite)),
        Champ("audit", GenreDeChamp.CHAMPS, "l’audit fait par des personnes", forme=_AUDIT),
        Champ("etabli_le", GenreDeChamp.JOUR, "le jour de la déclaration", "2026-01-31"),
        Champ("contact", GenreDeChamp.COURRIEL, "à qui écrire (sinon, le courriel de l’éditeur)", "accessibilite@ville.fr"),
        Champ("schema_pluriannuel", GenreDeChamp.ADRESSE, "où lire le schéma pluriannuel", "https://www.ville.fr/schema"),
        Champ("plan_d_action", GenreDeChamp.ADRESSE, "où lire le plan d’action de l’année", "https://www.ville.fr/plan"),
        Champ("non_conformites", GenreDeChamp.TEXTES, "les défauts que l’audit a relevés", '["La carte n’a pas d’équivalent en texte."]'),
        Champ("derogations", GenreDeChamp.TEXTES, "les contenus écartés pour charge disproportionnée", '["Les documents numérisés."]'),
        Champ(
            "hors_obligation", GenreDeChamp.TEXTES, "les contenus qui ne sont pas soumis à l’obligation", '["Les documents d’avant 2018."]'
        ),
    ),
)
_TELEPHONE = Champ("telephone", GenreDeChamp.TELEPHONE, "le numéro de téléphone", '"01 23 45 67 89"')
_EDITEUR = Forme(
    "editeur",
    (
        Champ("nom", GenreDeChamp.TEXTE, "qui publie le site", '"Ville d’Orly"'),
        Champ("adresse", GenreDeChamp.TEXTE, "son adresse postale", '"Hôtel de ville, 94310 Orly"'),
        _TELEPHONE,
        Champ("courriel", GenreDeChamp.COURRIEL, "son courriel", "contact@ville.fr"),
        Champ("directeur_de_la_publication", GenreDeChamp.TEXTE, "qui répond du site devant la loi", '"Prénom Nom, maire"'),
    ),
)
_HEBERGEUR = Forme(
    "hebergeur",
    (
        Champ("nom", GenreDeChamp.TEXTE, "qui héberge le site", '"Hébergeur"'),
        Champ("adresse", GenreDeChamp.TEXTE, "son adresse postale", '"1 rue de la Paix, 75002 Paris"'),
        _TELEPHONE,
    ),
)
_DONNEES_PERSONNELLES = Forme(
    "donnees-personnelles",
    (
        Champ("responsable", GenreDeChamp.TEXTE, "qui répond du traitement (sinon, l’éditeur)", '"Ville d’Orly"'),
        Champ(
            "delegue", GenreDeChamp.TEXTE, "le délégué à la protection des données", '"le délégué à la protection des données de la ville"'
        ),
        Champ("courriel", GenreDeChamp.COURRIEL, "à qui écrire", "dpd@ville.fr"),
        Champ(
            "journaux",
            GenreDeChamp.TEXTE,
            "ce que l’hébergeur garde des visites, combien de temps et pourquoi",
            '"L’adresse et l’heure de chaque visite, six mois, pour la sécurité."',
        ),
    ),
)
_LICENCE = Forme(
    "licence", (Champ("concedant", GenreDeChamp.TEXTE, "qui accorde la Licence Ouverte 2.0 (sinon, l’éditeur)", '"Ville d’Orly"'),)
)

SITE = Format(
    "site.yml",
    "referentiels/site.yml",
    "Qui publie le site, qui l’héberge, à qui écrire, l’accessibilité. Tout peut manquer tant que le site n’est pas en ligne.",
    Forme(
        "site",
        (
            Champ(
                "adresse",
                GenreDeChamp.ADRESSE,
                "l’adresse publique du site ; la variable SITE_URL passe devant",
                "https://engagements.ville.fr",
            ),
            Champ("editeur", GenreDeChamp.CHAMPS, "qui publie le site", forme=_EDITEUR),
            Champ("hebergeur", GenreDeChamp.CHAMPS, "qui l’héberge", forme=_HEBERGEUR),
            Champ("licence", GenreDeChamp.CHAMPS, "qui accorde la licence des données", forme=_LICENCE),
            Champ(
                "donnees_personnelles", GenreDeChamp.CHAMPS, "ce qui est gardé des visites, et à qui écrire", forme=_DONNEES_PERSONNELLES
            ),
            Champ("accessibilite", GenreDeChamp.CHAMPS, "la déclaration d’accessibilité", forme=ACCESSIBILITE),
            SIGNALEMENT,
            Champ(
                "guides",
                GenreDeChamp.OUI_NON,
                "oui pour publier les guides de celles et ceux qui font le site (entrer des chiffres, répondre…)",
                "oui",
            ),
            Champ(
                "conserver",
                GenreDeChamp.TEXTES,
                "les fichiers et dossiers que d’autres programmes écrivent dans le dossier publié : aucune construction n’y touche",
                '[".well-known"]',
            ),
        ),
    ),
    ("referentiels/site.yml",),
)
