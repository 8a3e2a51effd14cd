"""Problems of names: an element speaks of another that does not exist, or two elements have one name."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, EnMots, Gravite, Texte


@unique
class CodeLien(Code):
    """What ties elements of several files to one another, and to the signed documents."""

    ADRESSE_ENCORE_PUBLIEE = DefinitionDuCode(
        "adresse-encore-publiee",
        "Une adresse dite retirée est toujours publiée",
        "adresses.yml dit ce que sont devenues des adresses où il n’y a plus rien. Ici la page existe : l’un des deux est de trop.",
        Texte(
            "adresses.yml",
            '- {adresse: indicateurs/places/, le: 2023-02-01, motif: "Il a été partagé en deux."}',
            '- {adresse: indicateurs/places-d-avant/, le: 2023-02-01, motif: "Il a été partagé en deux."}',
        ),
    )
    ADRESSE_PERDUE = DefinitionDuCode(
        "adresse-perdue",
        "Une adresse qui a été publiée ne mène plus à rien",
        "Des partenaires et des habitants y mènent depuis leurs pages, pendant des années. Le message dit la ligne à écrire : où c’est maintenant, ou "
        "pourquoi cela a été retiré.",
        EnMots(
            "L’indicateur « places-d-avant » est effacé, et rien ne dit ce qu’il est devenu.",
            "adresses.yml dit pourquoi il a été retiré, ou un autre indicateur a « anciens_ids: [places-d-avant] ».",
        ),
    )
    ADRESSE_REVENUE = DefinitionDuCode(
        "adresse-revenue",
        "Ce que l’on a dit déplacé ou retiré est de nouveau publié",
        "Un fichier de données, ou une place d’une page (un avis, une publication, une échéance, une contradiction), est de nouveau là : la ligne d’adresses.yml ne sert plus "
        "à rien, et ce qu’elle dit n’est plus vrai. Pour un fichier, c’est la construction qui le voit ; s’il est dit déplacé, un serveur qui suit les règles de redirection en détourne.",
        EnMots(
            "« {adresse: avis/#avis-2021-maison, motif: …} », quand l’avis 2021-maison est publié ; « {adresse: donnees/valeurs.csv, motif: …} », quand ce tableau l’est.",
            "La ligne est ôtée.",
            gravite=Gravite.AVERTISSEMENT,
        ),
    )
    CODE_DE_LIEU = DefinitionDuCode(
        "code-de-lieu",
        "Le code d’un lieu n’est pas celui d’un tel lieu, ou d’un autre découpage",
        "Un code Insee a cinq signes ; celui d’un quartier commence par QP (contours de 2015) ou QN (contours de 2024), puis son département. Les deux "
        "découpages sont des quartiers différents, dont les chiffres ne se comparent pas.",
        Texte(
            "territoires.yml",
            "- {id: la-butte, type: qpv, nom: La Butte, communes: [valmont], code: QN00001M, latitude: 48.805, longitude: 2.336}",
            "- {id: la-butte, type: qpv, nom: La Butte, communes: [valmont], code: QP000001, latitude: 48.805, longitude: 2.336}",
            Gravite.AVERTISSEMENT,
        ),
    )
    GLOSSAIRE = DefinitionDuCode(
        "glossaire",
        "Un sigle a deux sens",
        "La page expliquerait le sigle de travers. Un sigle peut avoir deux sens si chacun dit dans quels contrats il vaut.",
        Texte(
            "referentiels/glossaire.yml",
            '- {terme: "PRE", nom: "programme de réussite éducative", phrase: "Un suivi pour des enfants."}\n'
            '- {terme: "PRE", id: pre-montval, nom: "plan de rénovation", phrase: "Des travaux.", contrats: [montval]}',
            '- {terme: "PRE", nom: "programme de réussite éducative", phrase: "Un suivi pour des enfants.", contrats: [valmont]}\n'
            '- {terme: "PRE", id: pre-montval, nom: "plan de rénovation", phrase: "Des travaux.", contrats: [montval]}',
        ),
    )
    IDENTIFIANT_DOUBLE = DefinitionDuCode(
        "identifiant-double",
        "Deux éléments ont le même identifiant",
        "Un identifiant fait une adresse : deux pages ne peuvent pas avoir la même. Une adresse retirée ne ressert jamais, car des lecteurs l’ont gardée.",
        Texte(
            "faits.yml",
            '- {id: credits, texte: "La ville a versé 10 500 € en 2020.", montant: 10 500 €, nature: realise, noeud: accueil, repere: "Article 2"}\n'
            '- {id: credits, texte: "La ville a versé 12 000 € en 2021.", montant: 12 000 €, nature: realise, noeud: accueil, repere: "Article 2"}',
            '- {id: credits, texte: "La ville a versé 10 500 € en 2020.", montant: 10 500 €, nature: realise, noeud: accueil, repere: "Article 2"}\n'
            '- {id: credits-2021, texte: "La ville a versé 12 000 € en 2021.", montant: 12 000 €, nature: realise, noeud: accueil, repere: "Article 2"}',
        ),
    )
    IDENTIFIANT_RESERVE = DefinitionDuCode(
        "identifiant-reserve",
        "Cet identifiant est déjà une adresse du site",
        "Le site a ses propres pages (« bilan », « partenaires », « glossaire »…) : un contrat ou un axe de ce nom les cacherait.",
        Texte(
            "referentiels/montval/referentiel.yml",
            '- {id: bilan, niveau: axe, numero: "1", titre: "Rénover les logements", repere: "Axe 1"}',
            '- {id: logement, niveau: axe, numero: "1", titre: "Rénover les logements", repere: "Axe 1"}',
        ),
    )
    LIEN_COURT_DOUBLE = DefinitionDuCode(
        "lien-court-double",
        "Un lien court nomme deux choses",
        "Un lien court imprimé, ou cité, ne change jamais de sens. Deux branches qui donnent le même à deux choses, ce qui est très rare, se départagent "
        "à la main.",
        EnMots(
            "Deux lignes d’adresses/*.lock disent ce que nomme « k/7f3kd/ », et ne disent pas la même chose.",
            "Une seule ligne le dit : celle de la chose dont le lien a été publié d’abord.",
        ),
    )
    LIEU_DOUBLE = DefinitionDuCode(
        "lieu-double",
        "Deux lieux ont le même code officiel",
        "Le portail réunit les lieux de même code : il n’en ferait qu’un de deux quartiers, ou compterait l’un deux fois.",
        Texte(
            "territoires.yml",
            "- {id: la-butte, type: qpv, nom: La Butte, communes: [valmont], code: QP000001, latitude: 48.805, longitude: 2.336}\n"
            "- {id: le-parc, type: qpv, nom: Le Parc, communes: [valmont], code: QP000001, latitude: 48.809, longitude: 2.341}",
            "- {id: la-butte, type: qpv, nom: La Butte, communes: [valmont], code: QP000001, latitude: 48.805, longitude: 2.336}\n"
            "- {id: le-parc, type: qpv, nom: Le Parc, communes: [valmont], code: QP000002, latitude: 48.809, longitude: 2.341}",
            Gravite.AVERTISSEMENT,
        ),
    )
    LIEU_ELOIGNE = DefinitionDuCode(
        "lieu-eloigne",
        "Un lieu est loin de sa commune ou de sa région",
        "La latitude et la longitude de son point ou de son contour sont sans doute échangées, ou un chiffre est tombé : le lieu serait hors de la carte.",
        Texte(
            "territoires.yml",
            "- {id: la-butte, type: qpv, nom: La Butte, communes: [valmont], code: QP000001, latitude: 2.336, longitude: 48.805}",
            "- {id: la-butte, type: qpv, nom: La Butte, communes: [valmont], code: QP000001, latitude: 48.805, longitude: 2.336}",
            Gravite.AVERTISSEMENT,
        ),
    )
    ORDRE_DES_NUMEROS = DefinitionDuCode(
        "ordre-des-numeros",
        "Des promesses ne sont pas dans l’ordre de leurs numéros",
        "Le site montre les promesses dans l’ordre des fichiers, et chacune avec le numéro que le document imprime. Un fichier « 10-sante.yml » se lit avant "
        "« 2-ecole.yml » : les numéros disent quand l’ordre n’est plus celui du document.",
        Texte(
            "referentiels/montval/referentiel.yml",
            '- {id: logement, niveau: axe, numero: "2", titre: "Rénover les logements", repere: "Axe 1"}\n'
            '- {id: sante, niveau: axe, numero: "1", titre: "Ouvrir un centre de santé", repere: "Axe 2"}',
            '- {id: logement, niveau: axe, numero: "1", titre: "Rénover les logements", repere: "Axe 1"}\n'
            '- {id: sante, niveau: axe, numero: "2", titre: "Ouvrir un centre de santé", repere: "Axe 2"}',
            Gravite.AVERTISSEMENT,
        ),
    )
    REFERENCE = DefinitionDuCode(
        "reference",
        "Un nom ne désigne rien de connu",
        "Un élément parle d’un partenaire, d’un lieu, d’une promesse ou d’une publication qui n’est déclaré nulle part. C’est presque toujours "
        "une faute de frappe, et le message propose le nom le plus proche. Un contrat qui n’est plus publié ne donne qu’un avertissement. Un lien écrit dans "
        "content/ qui ne mène à aucune page est dit de même, quand le site est construit.",
        Texte("referentiel.yml", "partenaires: [ville-de-valmon, lien]", "partenaires: [ville-de-valmont, lien]"),
        Texte(
            "referentiels/glossaire.yml",
            'phrase: "Un lieu où les parents sont reçus."\ncontrats: [valmon]',
            'phrase: "Un lieu où les parents sont reçus."\ncontrats: [valmont]',
            Gravite.AVERTISSEMENT,
        ),
    )
    REPONSE_SANS_AVERTISSEMENT = DefinitionDuCode(
        "reponse-sans-avertissement",
        "Une réponse ne répond plus à aucun avertissement",
        "Ce qu’elle excusait a été corrigé, ou son objet est mal écrit. Une réponse oubliée ferait taire un jour un autre avertissement.",
        Texte("avertissements.yml", 'sur: "depenses valmont 2021"', 'sur: "depenses valmont 2020"', Gravite.AVERTISSEMENT),
    )
    SOURCE = DefinitionDuCode(
        "source",
        "La place dans le document n’est pas dite",
        "Tout ce que le site montre doit se retrouver dans le document signé : lequel, et où. Une population dit d’où elle vient.",
        Texte(
            "territoires.yml",
            '- {id: valmont, type: commune, nom: Valmont, code: "00001", population: 21 400}',
            '- {id: valmont, type: commune, nom: Valmont, code: "00001", population: 21 400, population_source: "Insee, 2019"}',
        ),
    )
