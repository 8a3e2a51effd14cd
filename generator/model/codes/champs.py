"""Problems of one field, or of one cell: it is missing, unknown, or not written as its kind is."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Gravite, Texte


@unique
class CodeChamp(Code):
    """What a field or a cell says is not of its kind."""

    A_REMPLACER = DefinitionDuCode(
        "a-remplacer",
        "Un exemple reste à remplacer",
        "« engagements nouveau » écrit « À REMPLACER » là où votre document doit parler. Tant que ces mots y sont, la page montre un exemple que rien "
        "ne vient étayer : ne pas la publier.",
        Texte(
            "contrat.yml",
            'territoire_nom: "À REMPLACER : le nom du territoire"',
            "territoire_nom: Valmont",
            Gravite.AVERTISSEMENT,
        ),
    )
    ADRESSE = DefinitionDuCode(
        "adresse",
        "Ce n’est pas une adresse de page",
        "Le lien de la page ne mènerait nulle part.",
        Texte("contrat.yml", "url: www.valmont.invalid/contrat.pdf", "url: https://www.valmont.invalid/contrat.pdf"),
    )
    ANNEE = DefinitionDuCode(
        "annee",
        "Ce n’est pas une année",
        "Les années disent quels chiffres étaient attendus et quand : elles ont quatre chiffres.",
        Texte("contrat.yml", "debut: 19\nfin: 2022", "debut: 2019\nfin: 2022"),
    )
    CHAMP_INCONNU = DefinitionDuCode(
        "champ-inconnu",
        "Un champ n’existe pas",
        "Le nom d’un champ mal écrit ferait perdre ce qu’il dit. Le message propose le plus proche et donne tous les champs possibles.",
        Texte("contrat.yml", "debut: 2019\nfim: 2022", "debut: 2019\nfin: 2022"),
    )
    CHAMP_MANQUANT = DefinitionDuCode(
        "champ-manquant",
        "Un champ obligatoire manque",
        "Sans lui, la page aurait un trou. Ce que l’on ne sait pas ne s’invente pas : un champ facultatif, lui, peut rester absent.",
        Texte(
            "territoires.yml",
            "- {id: le-parc, type: qpv, communes: [valmont], code: QP000002, latitude: 48.809, longitude: 2.341}",
            "- {id: le-parc, type: qpv, nom: Le Parc, communes: [valmont], code: QP000002, latitude: 48.809, longitude: 2.341}",
        ),
    )
    CHOIX = DefinitionDuCode(
        "choix",
        "Un mot n’est pas de la liste",
        "Ce champ ne prend que quelques mots, que les pages savent compter et expliquer. Le message les donne tous.",
        Texte(
            "contrat.yml",
            '- {id: comite, texte: "Un comité par an.", periodicite: par an}',
            '- {id: comite, texte: "Un comité par an.", periodicite: annuelle}',
        ),
    )
    COULEUR = DefinitionDuCode(
        "couleur",
        "La couleur ne convient pas",
        "Du texte blanc est posé sur la couleur de la ville : elle doit être assez foncée pour que chacun le lise (contraste de 4,5, niveau AA). "
        "Elle s’écrit entre guillemets, car « # » commence un commentaire.",
        Texte("contrat.yml", 'couleur: "#ffd800"', 'couleur: "#12395b"'),
    )
    COURRIEL = DefinitionDuCode(
        "courriel",
        "Ce n’est pas une adresse de courriel",
        "Qui veut écrire à la ville cliquerait sur un lien qui ne marche pas.",
        Texte("referentiels/site.yml", "courriel: mairie chez valmont.invalid", "courriel: mairie@valmont.invalid"),
    )
    DATE = DefinitionDuCode(
        "date",
        "Une date n’est pas juste",
        "Les dates rangent les nouvelles et disent ce qui était attendu. Dans un fichier YAML, elles s’écrivent 2019-06-14, 2019-06 ou 2019. Une date "
        "impossible (une réponse d’avant la question) est une erreur ; une date surprenante, un avertissement.",
        Texte("contrat.yml", "date: 14 juin 2019", "date: 2019-06-14"),
        Texte(
            "etats/suivi.csv",
            "noeud;etat;date;phrase;source\naccueil;en_cours;2002-09;Les travaux ont commencé.;Compte rendu du comité, septembre 2020",
            "noeud;etat;date;phrase;source\naccueil;en_cours;2020-09;Les travaux ont commencé.;Compte rendu du comité, septembre 2020",
            Gravite.AVERTISSEMENT,
        ),
    )
    IDENTIFIANT = DefinitionDuCode(
        "identifiant",
        "Ce n’est pas un identifiant",
        "Un identifiant fait l’adresse d’une page : des minuscules sans accent, des chiffres et des tirets. On ne le change plus jamais.",
        Texte(
            "faits.yml",
            '- {id: Crédits 2020, texte: "La ville a versé 10 500 € en 2020.", montant: 10 500 €, nature: realise, noeud: accueil, repere: "Article 2"}',
            '- {id: credits, texte: "La ville a versé 10 500 € en 2020.", montant: 10 500 €, nature: realise, noeud: accueil, repere: "Article 2"}',
        ),
    )
    LOGO = DefinitionDuCode(
        "logo",
        "Le logo ne peut pas être publié",
        "Un logo est un fichier SVG ou PNG du dossier du contrat, assez petit, qui n’appelle rien d’autre. Son texte le dit à qui ne le voit pas.",
        Texte("contrat.yml", "logo: blason.svg", 'logo: blason.svg\nlogo_texte: "Ville de Valmont"'),
    )
    NOMBRE = DefinitionDuCode(
        "nombre",
        "Ce n’est pas un nombre",
        "« 1.234 » peut vouloir dire mille deux cent trente-quatre, ou un peu plus d’un : le programme ne devine pas.",
        Texte(
            "valeurs/milliers.csv",
            "indicateur;territoire;periode;valeur;source\ndepenses;valmont;2021;1.234;Bilan 2021, page 4",
            "indicateur;territoire;periode;valeur;source\ndepenses;valmont;2021;1 234;Bilan 2021, page 4",
        ),
    )
    PERIODE = DefinitionDuCode(
        "periode",
        "Ce n’est pas une période",
        "Une année scolaire prend un tiret (2020-2021), plusieurs années une barre (2019/2022). Un chiffre sans temps certain ne se compare à rien. Ce qui "
        "finit avant de commencer n’a pas de temps non plus.",
        Texte("publications.yml", "couvre:\n  periodes: 2019-2022", 'couvre:\n  periodes: "2019/2022"'),
        Texte(
            "referentiel.yml",
            "fiche: {debut: 2021-09, fin: 2020-12}",
            "fiche: {debut: 2020-09, fin: 2021-12}",
            Gravite.AVERTISSEMENT,
        ),
    )
    POINT = DefinitionDuCode(
        "point",
        "Un point de la carte n’a qu’une coordonnée",
        "Il faut la latitude et la longitude pour placer un lieu ; sans elles, il n’a simplement pas de point.",
        Texte(
            "territoires.yml",
            "- {id: le-parc, type: qpv, nom: Le Parc, communes: [valmont], code: QP000002, latitude: 48.809}",
            "- {id: le-parc, type: qpv, nom: Le Parc, communes: [valmont], code: QP000002, latitude: 48.809, longitude: 2.341}",
        ),
    )
    TELEPHONE = DefinitionDuCode(
        "telephone",
        "Ce n’est pas un numéro de téléphone",
        "La loi demande que l’éditeur et l’hébergeur puissent être appelés.",
        Texte("referentiels/site.yml", 'telephone: "accueil de la mairie"', 'telephone: "01 23 45 67 89"'),
    )
    TYPE = DefinitionDuCode(
        "type",
        "Une liste, un texte ou des champs sont attendus",
        "Ce champ prend une liste entre crochets, ou un texte seul, ou d’autres champs. L’exemple du guide montre lequel.",
        Texte("content/valmont/avis/2021-maison.md", "sur: accueil et la-butte", "sur: [accueil, la-butte]"),
    )
    UNITE = DefinitionDuCode(
        "unite",
        "L’unité n’est pas celle de l’indicateur",
        "Un pourcentage dans une colonne de personnes fausserait les sommes et les cibles.",
        Texte(
            "valeurs/parents.csv",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2019;112 %;Bilan 2019, page 4",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2019;112;Bilan 2019, page 4",
        ),
    )
