"""Problems of the texts of documents, of places in them, and of publications."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Gravite, Texte


@unique
class CodeDocument(Code):
    """What keeps a document, or what is published on the contract, from being followed to its words."""

    COPIE = DefinitionDuCode(
        "copie",
        "La copie d’une source n’est pas celle qui est décrite",
        "Une copie est publiée avec sa somme de contrôle et le jour où elle a été prise : un fichier changé depuis ne serait plus ce que la source disait.",
        Texte(
            "copies.yml",
            'empreinte: "0000000000000000000000000000000000000000000000000000000000000000"',
            'empreinte: "ca190dd80a232f7f1ae57e419789754ddd7dfb439da5249c251ec3d761ba42ad"',
        ),
    )
    COUVERTURE = DefinitionDuCode(
        "couverture",
        "Une publication couvre tout, et une partie seulement",
        "Le site dit au lecteur où des chiffres sont publiés ailleurs : « tout » et une liste ne peuvent pas être vrais ensemble.",
        Texte("publications.yml", "tout: oui\nindicateurs: [departs]", "indicateurs: [departs]"),
    )
    DOCUMENT_IDENTIFIANT = DefinitionDuCode(
        "document-identifiant",
        "Un paragraphe n’a pas d’identifiant, ou en partage un",
        "Chaque paragraphe a le sien (« {p2} »), qui ne change jamais : les liens vers ses mots continuent de marcher.",
        Texte(
            "documents/contrat/article-1.md",
            "Beaucoup de parents travaillent le jour.",
            "{p2} Beaucoup de parents travaillent le jour.",
        ),
    )
    DOCUMENT_RANGEE = DefinitionDuCode(
        "document-rangee",
        "Une ligne de tableau est mal écrite",
        "Chaque cellule est sur sa ligne, après « | » (ou « ! » pour un en-tête), et toutes les lignes d’un tableau ont autant de cellules. Une cellule "
        "vide s’écrit « | » seul.",
        Texte("documents/contrat/article-1.md", "|- {p5}\n| La Butte", "|- {p5}\n| La Butte\n| mardi"),
    )
    DOCUMENT_VIDE = DefinitionDuCode(
        "document-vide",
        "Un paragraphe n’a pas de mots",
        "Un identifiant sans texte ne montrerait rien au lecteur qui suit son lien.",
        Texte("documents/contrat/article-1.md", "{p3}\n\n|- {p4}", "{p3} Recevoir les parents le soir.\n\n|- {p4}"),
    )
    GENRE = DefinitionDuCode(
        "genre",
        "Une publication a deux genres",
        "Le genre dit quelle source est crue d’abord. Celui d’un document se lit dans contrat.yml : l’écrire autrement ici le contredirait.",
        Texte(
            "publications.yml",
            '- {id: contrat-signe, document: contrat, genre: presse, titre: "Contrat de ville", editeur: "Ville de Valmont", etat: lue}',
            '- {id: contrat-signe, document: contrat, titre: "Contrat de ville", editeur: "Ville de Valmont", etat: lue}',
        ),
    )
    NOM_DE_PERSONNE = DefinitionDuCode(
        "nom-de-personne",
        "Qui a saisi un chiffre est nommé par son nom, son courriel ou son téléphone",
        "« saisi_par » est publié. Un organisme ou une fonction y suffit ; un courriel et un téléphone n’y ont pas leur place, et le nom d’une personne "
        "n’y vient que si « noms_de_personnes: oui » le dit dans contrat.yml.",
        Texte("publications.yml", "saisi_par: ville@valmont.invalid\nlu_le: 2023-01", 'saisi_par: "Ville de Valmont"\nlu_le: 2023-01'),
        Texte(
            "publications.yml",
            'saisi_par: "Claire Dupont"\nlu_le: 2023-01',
            'saisi_par: "Ville de Valmont"\nlu_le: 2023-01',
            Gravite.AVERTISSEMENT,
        ),
    )
    PASSAGE = DefinitionDuCode(
        "passage",
        "Cette place n’existe pas dans le document",
        "« p2 », « article-1#p2 » ou « p5-1 » (une cellule) nomment un paragraphe du texte du document, dans documents/. Un lien vers une place "
        "absente ne mènerait à rien.",
        Texte(
            "constats.yml", "- {id: soir, constats: [p12], promesses: [signature]}", "- {id: soir, constats: [p2], promesses: [signature]}"
        ),
    )
    PASSAGE_INTROUVABLE = DefinitionDuCode(
        "passage-introuvable",
        "Des mots ne se trouvent pas dans le document",
        "Un libellé signé se recopie mot pour mot. S’il est coupé ou réparti dans le document, dire où il est (« passage: p3 »).",
        Texte(
            "referentiel.yml",
            'titre: "Accueillir les familles en soirée"\nsection: article-1\nrepere: "Article 1"',
            'titre: "Recevoir les parents le soir"\nsection: article-1\nrepere: "Article 1"',
            Gravite.AVERTISSEMENT,
        ),
    )
    PUBLICATION = DefinitionDuCode(
        "publication",
        "Une publication est décrite de façon incomplète",
        "Ce qui a été cherché sans être trouvé dit où et quand ; un genre ou un repère dit de quelle publication ; seule une loi change la fin d’un contrat.",
        Texte(
            "publications.yml",
            "etat: cherchee_non_trouvee\ncouvre:",
            'etat: cherchee_non_trouvee\ncherchee: {ou: "site du département", le: 2023-05-20}\ncouvre:',
        ),
    )
    PUBLICATION_DOUBLE = DefinitionDuCode(
        "publication-double",
        "Un document est décrit deux fois",
        "Un document de contrat.yml a une seule entrée dans publications.yml : avec deux, ses chiffres sembleraient de deux sources.",
        Texte(
            "publications.yml",
            '- {id: contrat-signe, document: contrat, titre: "Contrat de ville", editeur: "Ville de Valmont", etat: lue}\n'
            '- {id: contrat-relu, document: contrat, titre: "Contrat de ville", editeur: "Ville de Valmont", etat: lue}',
            '- {id: contrat-signe, document: contrat, titre: "Contrat de ville", editeur: "Ville de Valmont", etat: lue}',
        ),
    )
