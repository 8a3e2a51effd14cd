"""Problems of YAML itself: what keeps a file from being fields and values."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, EnMots, Gravite, Texte


@unique
class CodeYaml(Code):
    """What YAML does not allow, or would understand otherwise than its writer."""

    CLE_DOUBLE = DefinitionDuCode(
        "cle-double",
        "Un champ est écrit deux fois",
        "Un seul des deux compterait, et personne ne saurait lequel.",
        Texte("contrat.yml", "debut: 2019\nfin: 2022\nfin: 2023", "debut: 2019\nfin: 2022"),
    )
    YAML_ALIAS = DefinitionDuCode(
        "yaml-alias",
        "Un texte commence par « & » ou « * »",
        "YAML prend ces signes pour des renvois à un autre endroit du fichier, que le projet n’accepte pas : chacun doit pouvoir lire une ligne "
        "sans en chercher une autre.",
        Texte("contrat.yml", "titre: *Contrat de ville de Valmont", "titre: Contrat de ville de Valmont"),
    )
    YAML_CLE = DefinitionDuCode(
        "yaml-cle",
        "Le nom d’un champ n’est pas un simple mot",
        "À gauche des deux-points, il y a le nom d’un champ, et rien d’autre.",
        Texte("contrat.yml", "[debut]: 2019", "debut: 2019"),
    )
    YAML_DIESE = DefinitionDuCode(
        "yaml-diese",
        "Un « # » a coupé un texte",
        "Sans guillemets, un « # » après une espace commence un commentaire : la fin de la phrase ne serait pas publiée.",
        Texte(
            "documents/contrat/corrections.yml",
            "raison: Une lettre manque #pluriel",
            'raison: "Une lettre manque #pluriel"',
            Gravite.AVERTISSEMENT,
        ),
    )
    YAML_ETIQUETTE = DefinitionDuCode(
        "yaml-etiquette",
        "Un texte commence par « ! »",
        "YAML prend le mot qui suit « ! » pour une étiquette et l’avalerait : les guillemets le gardent.",
        Texte("documents/contrat/corrections.yml", "corrige: !Beaucoup de parents", 'corrige: "Beaucoup de parents"'),
    )
    YAML_PROFONDEUR = DefinitionDuCode(
        "yaml-profondeur",
        "Les éléments sont trop emboîtés",
        "Aucun contrat n’a des dizaines de niveaux : le décalage des lignes est sans doute faux.",
        EnMots("Chaque élément de la liste est décalé d’un cran de plus que le précédent.", "Les éléments d’une même liste sont alignés."),
    )
    YAML_SYNTAXE = DefinitionDuCode(
        "yaml-syntaxe",
        "Le fichier n’est pas du YAML lisible",
        "Le plus souvent : un « : » dans un texte sans guillemets, un guillemet qui n’est pas fermé, ou des lignes mal alignées.",
        Texte("referentiel.yml", "titre: Emploi et familles : agir ensemble", 'titre: "Emploi et familles : agir ensemble"'),
    )
