"""Problems of a site as a whole: what the law asks of one that goes online, and its settings."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Gravite, Texte


@unique
class CodeSite(Code):
    """What the law asks of a site, and `site.yml` does not say; and settings of MkDocs."""

    ACCESSIBILITE = DefinitionDuCode(
        "accessibilite",
        "La déclaration d’accessibilité ne suit pas de l’audit",
        "Seul un audit fait par des personnes permet de dire le site conforme, et son résultat dit jusqu’où : tous les critères, la moitié au moins, ou moins.",
        Texte(
            "referentiels/site.yml",
            'etat: totalement_conforme\naudit: {date: 2023-01-15, organisme: "Cabinet inventé", resultat: 62 %}',
            'etat: partiellement_conforme\naudit: {date: 2023-01-15, organisme: "Cabinet inventé", resultat: 62 %}',
        ),
    )
    MISE_EN_LIGNE = DefinitionDuCode(
        "mise-en-ligne",
        "Une mention que la loi demande manque",
        "Avant d’ouvrir le site au public (« engagements construire --production »), site.yml dit qui le publie, qui l’héberge, à qui écrire, et ce que "
        "deviennent les données des visiteurs.",
        Texte("referentiels/site.yml", 'hebergeur:\n  nom: ""', 'hebergeur:\n  nom: "Hébergeur inventé"'),
    )
    REGLAGE = DefinitionDuCode(
        "reglage",
        "Un réglage du site n’est pas de ceux que le programme suit",
        "mkdocs.yml vient avec le projet, et donc aussi avec la proposition d’un inconnu, qu’une machine construit pour la montrer : un réglage n’y fait pas exécuter un "
        "programme du projet, n’y prend pas un fichier d’ailleurs, et n’y publie pas une variable de la machine sans que quelqu’un l’ait voulu.",
        Texte("mkdocs.yml", "hooks: [crochet.py]", 'site_name: "Les engagements de Valmont"'),
        Texte("mkdocs.yml", "plugins: [social]", 'site_name: "Les engagements de Valmont"', Gravite.AVERTISSEMENT),
    )
