"""Problems of a site that goes online: what the law asks of it."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Texte


@unique
class CodeSite(Code):
    """What the law asks of a site, and `site.yml` does not say."""

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
