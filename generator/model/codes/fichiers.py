"""Problems of files: their names, places and encoding, before anything in them is read."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, EnMots, Gravite, Nom, Texte


@unique
class CodeFichier(Code):
    """What keeps a file from being read, or read as its writer meant it."""

    ARBRE_DOUBLE = DefinitionDuCode(
        "arbre-double",
        "L’arbre des promesses est écrit deux fois",
        "Les promesses s’écrivent dans referentiel.yml, ou dans un dossier referentiel/ avec un fichier par axe. Avec les deux, une correction "
        "faite dans l’un pourrait être contredite par l’autre.",
        EnMots(
            "referentiel.yml est resté à sa place après avoir été découpé en referentiel/1-familles.yml et referentiel/2-emploi.yml.",
            "Seul le dossier referentiel/ reste.",
        ),
    )
    CARACTERE_INTERDIT = DefinitionDuCode(
        "caractere-interdit",
        "Un caractère invisible est dans le texte",
        "Un copier-coller depuis un PDF ou un traitement de texte apporte parfois des signes que l’écran ne montre pas. Certains retournent le "
        "sens de lecture : la page dirait autre chose que le fichier.",
        EnMots(
            "Le titre « Réussir » a été collé avec une marque de sens de lecture (U+200E) entre deux lettres.",
            "Le titre a été retapé : il ne contient que ses lettres.",
        ),
    )
    CHEMIN = DefinitionDuCode(
        "chemin",
        "Un fichier est cherché hors du dossier du contrat",
        "Tout ce qu’un contrat utilise est rangé avec lui : le dossier se copie, se relit et se publie ailleurs sans rien perdre.",
        Texte("territoires.yml", "- {fichier: ../../contours.geojson}", "- {fichier: contours.geojson}"),
    )
    CHEMIN_DU_SITE = DefinitionDuCode(
        "chemin-du-site",
        "Ce nom ne peut pas être publié tel quel",
        "Les fichiers du dossier tel-quel/, et ceux que « conserver » nomme, sont dans le site à côté des pages. Un lien mènerait hors du projet, un nom que "
        "le site prend déjà cacherait une page, un nom qu’un autre système refuse ne s’ouvrirait pas partout.",
        Texte("referentiels/site.yml", 'conserver: ["../photos"]', 'conserver: ["photos"]'),
    )
    DOSSIER_ILLISIBLE = DefinitionDuCode(
        "dossier-illisible",
        "Un dossier ne peut pas être ouvert",
        "Ce qu’il contient ne serait pas publié, sans que personne le voie.",
        EnMots("« etats » est un fichier, ou un dossier dont l’ouverture est interdite.", "« etats » est un dossier que l’on peut ouvrir."),
    )
    DOSSIER_MANQUANT = DefinitionDuCode(
        "dossier-manquant",
        "Il n’y a aucun contrat à lire",
        "La commande se lance depuis le dossier du projet, celui qui contient referentiels/, avec un dossier par contrat.",
        EnMots(
            "« engagements verifier » est lancé depuis le dossier referentiels/valmont.",
            "La commande est lancée depuis le dossier du projet, ou avec « --projet ».",
        ),
    )
    EDITION_ABIMEE = DefinitionDuCode(
        "edition-abimee",
        "Une édition figée n’est plus comme elle était",
        "Une édition est citée parce qu’elle ne change plus. Sa fiche (edition.json) et sa liste de sommes de contrôle (SHA256SUMS) disent tout ce qu’elle "
        "contient : sans elles, rien ne peut être vérifié.",
        EnMots(
            "La fiche archives/2023-06-30/valmont/edition.json a été effacée.",
            "Le dossier est comme « engagements archiver » l’a écrit (« git checkout -- archives »).",
        ),
    )
    ENCODAGE = DefinitionDuCode(
        "encodage",
        "Le fichier n’est pas enregistré en UTF-8",
        "UTF-8 est la façon d’écrire les accents que tous les programmes comprennent. Seuls les fichiers CSV peuvent aussi être en Windows-1252, "
        "comme les tableurs les enregistrent.",
        EnMots(
            "territoires.yml est enregistré en Windows-1252 (« ANSI »).",
            "territoires.yml est enregistré en UTF-8 (« Enregistrer sous », encodage UTF-8).",
        ),
    )
    FICHIER_AUTRE = DefinitionDuCode(
        "fichier-autre",
        "Un fichier n’est pas ce que dit son nom",
        "Changer la fin d’un nom ne change pas le fichier : le navigateur du lecteur ne saurait pas le montrer.",
        EnMots(
            "documents/contrat/pages/4.png est un PDF que l’on a renommé.",
            "documents/contrat/pages/4.png est une image que l’on a exportée en PNG.",
        ),
    )
    FICHIER_IGNORE = DefinitionDuCode(
        "fichier-ignore",
        "Un fichier n’est pas lu",
        "Qui a écrit ce fichier croit qu’il compte. Les noms attendus sont dans le guide (et un classeur s’enregistre en CSV) ; un nom qui commence par « _ » le met de côté sans message.",
        Nom("fait.yml", "faits.yml", Gravite.AVERTISSEMENT),
    )
    FICHIER_ILLISIBLE = DefinitionDuCode(
        "fichier-illisible",
        "Un fichier ne peut pas être ouvert",
        "Un fichier annoncé mais absent, interdit à la lecture, ou resté un raccourci vers un autre ordinateur ne peut pas être publié. Un lien qui mène hors du projet "
        "n’est pas suivi : n’importe quel fichier de la machine qui construit le site pourrait être cité, ou publié.",
        EnMots("faits.yml est un raccourci vers un fichier qui n’existe plus.", "faits.yml est le fichier lui-même."),
    )
    FICHIER_MANQUANT = DefinitionDuCode(
        "fichier-manquant",
        "L’arbre des promesses manque",
        "Un contrat sans promesses n’a rien à suivre : referentiel.yml, ou un fichier dans referentiel/, est obligatoire.",
        Nom("promesses.yml", "referentiel.yml"),
    )
    FICHIER_TROP_GROS = DefinitionDuCode(
        "fichier-trop-gros",
        "Un fichier est trop gros",
        "Une taille pareille vient presque toujours d’une image collée dans un texte, ou d’un original numérisé trop finement. Les pages "
        "seraient lentes pour tous.",
        EnMots("Le fichier d’un avis pèse 2 Mo.", "L’avis tient dans quelques kilo-octets de texte."),
    )
    FICHIER_VIDE = DefinitionDuCode(
        "fichier-vide",
        "Un fichier est vide",
        "On ne sait pas s’il reste à remplir ou s’il n’y a rien à dire : un fichier facultatif dont on n’a pas besoin s’efface.",
        EnMots("faits.yml existe, et ne contient rien.", "faits.yml contient des faits, ou n’existe pas."),
    )
    GEOJSON = DefinitionDuCode(
        "geojson",
        "Un contour ne peut pas être dessiné",
        "La carte a besoin, pour chaque quartier, de son code officiel et de points en degrés (longitude puis latitude, WGS 84). Les fichiers de "
        "l’État sont parfois en mètres (Lambert 93).",
        Texte(
            "contours.geojson",
            '"geometry": {"type": "Polygon", "coordinates": [[[652000, 6862000], [653000, 6862000], [653000, 6863000], [652000, 6862000]]]}',
            '"geometry": {"type": "Polygon", "coordinates": [[[2.33, 48.80], [2.34, 48.80], [2.34, 48.81], [2.33, 48.80]]]}',
        ),
        Texte(
            "contours.geojson",
            '"properties": {"code_qp": "QP00002"},',
            '"properties": {"code_qp": "QP000002"},',
            Gravite.AVERTISSEMENT,
        ),
    )
    METADONNEES = DefinitionDuCode(
        "metadonnees",
        "Une image dit qui l’a faite, ou où",
        "Un appareil photo ou un logiciel écrit parfois dans l’image un nom, ou l’endroit exact : rien ne s’en voit, et tout se publie. L’enregistrer sans "
        "ses « informations personnelles » les enlève.",
        EnMots(
            "documents/contrat/pages/4.png porte le nom de la personne qui l’a numérisée.",
            "documents/contrat/pages/4.png a été exportée sans ses métadonnées.",
            Gravite.AVERTISSEMENT,
        ),
    )
    NOMS_CONFONDUS = DefinitionDuCode(
        "noms-confondus",
        "Deux noms de fichiers se confondent sur d’autres ordinateurs",
        "Windows et macOS ne distinguent ni les majuscules ni les deux façons d’écrire un accent : l’un des deux fichiers y effacerait l’autre, sans que personne le voie.",
        EnMots("valeurs/ contient « caf.csv » et « CAF.csv ».", "valeurs/ contient « caf.csv » et « caf-2023.csv »."),
    )
    TABLEAU_TROP_LONG = DefinitionDuCode(
        "tableau-trop-long",
        "Un tableau a trop de lignes",
        "Aucun contrat n’a tant de chiffres : c’est presque toujours un export entier (tous les territoires de France), ou un fichier répété.",
        EnMots(
            "valeurs/insee.csv a les 2 000 000 de lignes d’un fichier national.",
            "valeurs/insee.csv n’a que les lignes des lieux du contrat.",
        ),
    )
    TEXTE_ABIME = DefinitionDuCode(
        "texte-abime",
        "Des accents sont devenus des signes bizarres",
        "Un fichier ouvert dans un autre encodage que le sien, puis enregistré, a perdu ses accents pour toujours. Le message dit le mot "
        "probable ; mieux vaut repartir du fichier d’origine.",
        Texte(
            "content/valmont/presentation.md",
            "Le contrat de Valmont : ses promesses tenues et ses chiffres vÃ©rifiÃ©s.",
            "Le contrat de Valmont : ses promesses tenues et ses chiffres vérifiés.",
        ),
    )
    TEXTE_DOUTEUX = DefinitionDuCode(
        "texte-douteux",
        "Un signe est peut-être une lettre mal lue",
        "Dans un fichier d’un vieux PC (CP850, « DOS »), la lettre « à » se lit « … ». Le français peut aussi écrire ces trois points : à vous de dire. "
        "Un « ? » dans un mot est presque toujours un accent qu’un programme n’a pas su écrire.",
        EnMots(
            "etats/suivi.csv, enregistré en CP850, dit « a rendre … la ville ».",
            "etats/suivi.csv est enregistré en UTF-8 et dit « à rendre à la ville ».",
            Gravite.AVERTISSEMENT,
        ),
        Texte(
            "valeurs/reponses.csv",
            "depenses;valmont;2020;-12;Bilan de la m?tropole 2020, page 4",
            "depenses;valmont;2020;-12;Bilan de la métropole 2020, page 4",
            Gravite.AVERTISSEMENT,
        ),
    )
    TROP_DE_PROBLEMES = DefinitionDuCode(
        "trop-de-problemes",
        "Un fichier a trop de problèmes pour les dire tous",
        "Mille messages sur un fichier ont presque toujours une seule cause. Celle-ci corrigée, le reste se voit.",
        EnMots(
            "valeurs/etat.csv est séparé par des espaces : chacune de ses 5 000 lignes est fausse.",
            "valeurs/etat.csv est séparé par des points-virgules.",
        ),
        EnMots(
            "Chacune des 5 000 lignes de valeurs/etat.csv a un chiffre dix fois trop grand.",
            "valeurs/etat.csv a les chiffres de sa source.",
            Gravite.AVERTISSEMENT,
        ),
    )
