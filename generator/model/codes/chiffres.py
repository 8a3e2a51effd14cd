"""Problems of figures: what they mean, whether they agree, what they give away, what they are held against."""

from enum import unique

from generator.model.probleme import Code, DefinitionDuCode, Gravite, Texte


@unique
class CodeChiffre(Code):
    """What keeps a figure from being understood, compared or published."""

    APRES_LA_FIN = DefinitionDuCode(
        "apres-la-fin",
        "Un chiffre est d’un temps d’après le contrat",
        "Il serait tenu contre une cible dont l’échéance est passée. Un contrat prolongé a une autre « fin » ; un bilan d’après se dit en réponse à l’avertissement.",
        Texte(
            "valeurs/suite.csv",
            "parents;valmont;2023-01;131;Bilan 2021, page 4",
            "parents;valmont;2021;131;Bilan 2021, page 4",
            Gravite.AVERTISSEMENT,
        ),
    )
    BORNES = DefinitionDuCode(
        "bornes",
        "Les bornes d’une estimation ne se tiennent pas",
        "Une estimation a deux bornes, dans l’ordre, et sa valeur est entre elles. Sans valeur, la source ne donne qu’une fourchette : les deux bornes suffisent.",
        Texte(
            "valeurs/estimations.csv",
            "indicateur;territoire;periode;valeur;source;borne_basse;borne_haute\nparents;le-parc;2021;35;Bilan 2021, page 4;40;30",
            "indicateur;territoire;periode;valeur;source;borne_basse;borne_haute\nparents;le-parc;2021;35;Bilan 2021, page 4;30;40",
        ),
    )
    CALCUL = DefinitionDuCode(
        "calcul",
        "Un indicateur calculé a une formule qui ne se calcule pas",
        "Une formule additionne, soustrait ou divise des indicateurs qui se comparent : de même unité pour une somme ou une différence, connus, et "
        "jamais en rond. Sinon le chiffre n’aurait pas de sens.",
        Texte("referentiel.yml", "calcul: {somme: [visites, depenses]}", "calcul: {somme: [visites, ateliers]}"),
    )
    CALCUL_DIFFERENT = DefinitionDuCode(
        "calcul-different",
        "Un chiffre publié n’est pas celui que donnent ses propres termes",
        "Le document donne un taux et les deux nombres dont il est fait, et ils ne s’accordent pas, même arrondis. Si le document est ainsi imprimé, le dire "
        "dans « commentaire » ; la page montre les deux.",
        Texte(
            "valeurs/ensemble.csv",
            "indicateur;territoire;periode;valeur;source\nvisites;valmont;2018;150;Bilan 2018, page 4\nateliers;valmont;2018;30;Bilan 2018, page 4\nensemble;valmont;2018;200;Bilan 2018, page 4",
            "indicateur;territoire;periode;valeur;source\nvisites;valmont;2018;150;Bilan 2018, page 4\nateliers;valmont;2018;30;Bilan 2018, page 4\nensemble;valmont;2018;180;Bilan 2018, page 4",
            Gravite.AVERTISSEMENT,
        ),
    )
    CHIFFRE_RETENU = DefinitionDuCode(
        "chiffre-retenu",
        "Un chiffre n’est pas publié, car il en donnerait un secret",
        "Le total moins une partie donne l’autre. Quand une seule partie est secrète, le site en retient une seconde ; mieux vaut la choisir soi-même.",
        Texte(
            "valeurs/secrets.csv",
            "indicateur;territoire;periode;valeur;source;ventilation\ndeparts;valmont;2019;30;Bilan 2019;\ndeparts;valmont;2019;secret;Bilan 2019;sexe=femmes\ndeparts;valmont;2019;24;Bilan 2019;sexe=hommes",
            "indicateur;territoire;periode;valeur;source;ventilation\ndeparts;valmont;2019;30;Bilan 2019;\ndeparts;valmont;2019;secret;Bilan 2019;sexe=femmes\ndeparts;valmont;2019;secret;Bilan 2019;sexe=hommes",
            Gravite.AVERTISSEMENT,
        ),
    )
    CIBLE = DefinitionDuCode(
        "cible",
        "Une cible se contredit, ou ne se compare à aucun chiffre",
        "Une cible qui va dans deux sens ne peut être ni atteinte ni manquée : c’est une erreur. Une cible à laquelle il manque une précision "
        "(chiffres de l’année ou cumul ?) donne un avertissement, et la promesse reste sans jugement.",
        Texte(
            "referentiel.yml",
            'cible: {texte: "au moins 60 places", valeur: 60, annee: 2022, comparateur: ">=", sens: baisse}',
            'cible: {texte: "au moins 60 places", valeur: 60, annee: 2022, comparateur: ">="}',
        ),
        Texte(
            "referentiel.yml",
            'unite: nombre\ncible: {texte: "200 départs sur la durée du contrat", valeur: 200, annee: 2022, portee: duree}',
            'unite: nombre\nchiffres: annuels\ncible: {texte: "200 départs sur la durée du contrat", valeur: 200, annee: 2022, portee: duree}',
            Gravite.AVERTISSEMENT,
        ),
    )
    CIBLE_NON_IMPRIMEE = DefinitionDuCode(
        "cible-non-imprimee",
        "Les mots d’une cible n’impriment pas son chiffre, ou son année",
        "Les pages jugent d’après le chiffre que l’on écrit à côté des mots : un chiffre de trop, deux chiffres échangés, et tout est jugé contre une promesse que personne n’a faite.",
        Texte(
            "referentiel.yml",
            'cible: {texte: "au moins 60 places", valeur: 600, annee: 2022, comparateur: ">="}',
            'cible: {texte: "au moins 60 places", valeur: 60, annee: 2022, comparateur: ">="}',
            Gravite.AVERTISSEMENT,
        ),
    )
    INDICATEUR_A_DEFINIR = DefinitionDuCode(
        "indicateur-a-definir",
        "Un indicateur jamais défini a un chiffre",
        "Le document promet l’indicateur sans dire ce qu’il compte (« à définir ») : aucun chiffre ne peut être le sien tant qu’il ne l’est pas.",
        Texte(
            "valeurs/places.csv",
            "indicateur;territoire;periode;valeur;source\nsatisfaction;valmont;2022;64;Bilan 2022, page 7",
            "indicateur;territoire;periode;valeur;source\nplaces;valmont;2022;64;Bilan 2022, page 7",
        ),
    )
    JUGEMENT = DefinitionDuCode(
        "jugement",
        "Les chiffres et la cible ne parlent pas des mêmes lieux",
        "La cible vaut pour toute la ville, et les chiffres sont ceux de quartiers : la promesse ne peut pas être jugée. Le message dit quelle "
        "ligne le permettrait.",
        Texte(
            "valeurs/places.csv",
            "indicateur;territoire;periode;valeur;source\nplaces;la-butte;2022;40;Bilan 2022, page 7\nplaces;le-parc;2022;24;Bilan 2022, page 7",
            "indicateur;territoire;periode;valeur;source\nplaces;valmont;2022;64;Bilan 2022, page 7",
            Gravite.AVERTISSEMENT,
        ),
    )
    ORDRE_DE_GRANDEUR = DefinitionDuCode(
        "ordre-de-grandeur",
        "Un pourcentage est cent fois plus petit que les autres",
        "Un tableur garde 9,3 % sous la forme 0,093 : recopié ainsi, le chiffre se lit comme moins d’un pour mille.",
        Texte(
            "valeurs/sources.csv",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2019;0,425;Bilan 2019, page 5",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2019;42,5 %;Bilan 2019, page 5",
            Gravite.AVERTISSEMENT,
        ),
    )
    PARTIES_ET_TOTAL = DefinitionDuCode(
        "parties-et-total",
        "Les parties ne font pas le total",
        "Une faute de frappe, ou un document ainsi imprimé : dans ce cas, le dire dans « commentaire ».",
        Texte(
            "valeurs/sexe.csv",
            "indicateur;territoire;periode;valeur;source;ventilation\nparents;valmont;2022;150;Bilan 2022, page 4;\nparents;valmont;2022;90;Bilan 2022, page 4;sexe=femmes\n"
            "parents;valmont;2022;50;Bilan 2022, page 4;sexe=hommes",
            "indicateur;territoire;periode;valeur;source;ventilation\nparents;valmont;2022;150;Bilan 2022, page 4;\nparents;valmont;2022;90;Bilan 2022, page 4;sexe=femmes\n"
            "parents;valmont;2022;60;Bilan 2022, page 4;sexe=hommes",
            Gravite.AVERTISSEMENT,
        ),
    )
    PETIT_DENOMINATEUR = DefinitionDuCode(
        "petit-denominateur",
        "Un taux porte sur si peu de personnes qu’il peut dire qui elles sont",
        "De trois parents, « 33,3 % » dit qu’un seul est revenu, et chacun saura lequel ; à côté d’un nombre secret, il peut donner ce nombre. Le site ne sait pas "
        "ce que la source permet, et ne retient rien : à vous de le dire.",
        Texte(
            "valeurs/parents.csv",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2019;3;Bilan 2019, page 4",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2019;112;Bilan 2019, page 4",
            Gravite.AVERTISSEMENT,
        ),
    )
    PETIT_NOMBRE = DefinitionDuCode(
        "petit-nombre",
        "Un chiffre compte si peu de personnes qu’il peut dire qui elles sont",
        "Dans un quartier, « 2 jeunes » peuvent se reconnaître, et être reconnus. Beaucoup d’organismes cachent les nombres de personnes plus petits que 5 ; le site ne "
        "sait pas ce que la source permet : à vous de le dire.",
        Texte(
            "valeurs/suite.csv",
            "parents;valmont;2021;3;Bilan 2021, page 4",
            "parents;valmont;2021;131;Bilan 2021, page 4",
            Gravite.AVERTISSEMENT,
        ),
    )
    SANS_JUGEMENT = DefinitionDuCode(
        "sans-jugement",
        "Un chiffre permettrait de juger",
        "L’indicateur a une cible, et aucun chiffre que l’on puisse lui comparer. Rien n’est faux : la page dit que le chiffre n’a pas été trouvé. S’il existe "
        "quelque part, la ligne proposée suffit ; le conseil ne bloque rien.",
        Texte(
            "valeurs/places.csv",
            "indicateur;territoire;periode;valeur;source\nplaces;valmont;2022;nd;Bilan 2022, page 7",
            "indicateur;territoire;periode;valeur;source\nplaces;valmont;2022;64;Bilan 2022, page 7",
            Gravite.CONSEIL,
        ),
    )
    SAUT = DefinitionDuCode(
        "saut",
        "Un chiffre est très loin de tous les autres du même lieu",
        "Dix fois plus, dix fois moins : un zéro de trop, une virgule tombée, ou une autre façon de compter (« ruptures » le dit).",
        Texte(
            "valeurs/parents.csv",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2019;1120;Bilan 2019, page 4",
            "indicateur;territoire;periode;valeur;source\nparents;valmont;2019;112;Bilan 2019, page 4",
            Gravite.AVERTISSEMENT,
        ),
    )
    SECRET_CALCULABLE = DefinitionDuCode(
        "secret-calculable",
        "Un chiffre secret se calcule avec les autres lignes",
        "Le secret statistique protège des personnes peu nombreuses. Qui lit le total et l’autre partie trouve le secret : il en faut un second.",
        Texte(
            "valeurs/secrets.csv",
            "indicateur;territoire;periode;valeur;source;ventilation\ndeparts;valmont;2019;30;Bilan 2019;\ndeparts;valmont;2019;secret;Bilan 2019;sexe=femmes\n"
            "departs;valmont;2019;24;Bilan 2019;sexe=hommes",
            "indicateur;territoire;periode;valeur;source;ventilation\ndeparts;valmont;2019;30;Bilan 2019;\ndeparts;valmont;2019;secret;Bilan 2019;sexe=femmes\n"
            "departs;valmont;2019;secret;Bilan 2019;sexe=hommes",
            Gravite.AVERTISSEMENT,
        ),
    )
    SECRET_LISIBLE = DefinitionDuCode(
        "secret-lisible",
        "Un chiffre dit secret est écrit sur une autre ligne",
        "Deux lignes parlent du même chiffre : l’une le cache, l’autre le donne. L’une des deux est de trop.",
        Texte(
            "valeurs/versions.csv",
            "indicateur;territoire;periode;valeur;source;statut\npart;valmont;2021;44 %;Bilan 2021, page 5;provisoire\npart;valmont;2021;secret;Bilan 2022, page 5;",
            "indicateur;territoire;periode;valeur;source;statut\npart;valmont;2021;44 %;Bilan 2021, page 5;provisoire\npart;valmont;2021;45 %;Bilan 2022, page 5;revise",
            Gravite.AVERTISSEMENT,
        ),
    )
    SEUIL = DefinitionDuCode(
        "seuil",
        "Un seuil est écrit après les chiffres dont il parle, ou ne se lit pas",
        "Un seuil fixé quand on connaît le chiffre ne prouve rien : la page dit la date. Un nom donné à deux seuils, ou un seuil sur des mots, est une erreur.",
        Texte(
            "referentiel.yml",
            'seuils: [{nom: Alerte, texte: "moins de 40", valeur: 40, comparateur: "<", qui: "Comité", date: 2023-03-01}]',
            'seuils: [{nom: Alerte, texte: "moins de 40", valeur: 40, comparateur: "<", qui: "Comité", date: 2019-06-14}]',
            Gravite.AVERTISSEMENT,
        ),
        Texte(
            "referentiel.yml",
            'seuils: [{nom: Alerte, texte: "moins de 40", valeur: 40, comparateur: "<", qui: "Comité", date: 2019-06-14}, '
            '{nom: Alerte, texte: "moins de 20", valeur: 20, comparateur: "<", qui: "Comité", date: 2019-06-14}]',
            'seuils: [{nom: Alerte, texte: "moins de 40", valeur: 40, comparateur: "<", qui: "Comité", date: 2019-06-14}]',
        ),
    )
    SOMME = DefinitionDuCode(
        "somme",
        "Une somme compte un lieu deux fois, ou en oublie un sans le dire",
        "Le lecteur doit savoir de quels lieux la somme est faite, et pourquoi un autre est laissé de côté.",
        Texte("voisins.yml", "somme: {lieux: [la-butte, le-parc, la-butte]}", "somme: {lieux: [la-butte, le-parc]}"),
    )
    TEMPS_A_VENIR = DefinitionDuCode(
        "temps-a-venir",
        "Une ligne parle d’un temps qui n’est pas venu",
        "Elle n’est pas montrée avant ce jour. Si la date est juste, il n’y a rien à faire ; sinon, c’est une faute de frappe.",
        Texte(
            "valeurs/milliers.csv",
            "indicateur;territoire;periode;valeur;source\ndepenses;valmont;2091;1 234;Bilan 2021, page 4",
            "indicateur;territoire;periode;valeur;source\ndepenses;valmont;2021;1 234;Bilan 2021, page 4",
            Gravite.AVERTISSEMENT,
        ),
    )
    VALEUR = DefinitionDuCode(
        "valeur",
        "La réponse n’est ni oui ni non",
        "L’indicateur se répond par oui ou non. Ce qui demande plus de mots va dans « commentaire ».",
        Texte(
            "valeurs/ouverture.csv",
            "indicateur;territoire;periode;valeur;source\nouverture;valmont;2021;en partie;Bilan 2021, page 2",
            "indicateur;territoire;periode;valeur;source\nouverture;valmont;2021;oui;Bilan 2021, page 2",
        ),
    )
    VALEUR_DOUBLE = DefinitionDuCode(
        "valeur-double",
        "Le même chiffre est écrit deux fois",
        "Le site ne saurait pas lequel montrer. Une valeur corrigée s’ajoute à l’ancienne avec le statut « revise », et la remplace sur les pages.",
        Texte(
            "valeurs/versions.csv",
            "indicateur;territoire;periode;valeur;source;statut\npart;valmont;2021;44 %;Bilan 2021, page 5;\npart;valmont;2021;45 %;Bilan 2022, page 5;",
            "indicateur;territoire;periode;valeur;source;statut\npart;valmont;2021;44 %;Bilan 2021, page 5;provisoire\npart;valmont;2021;45 %;Bilan 2022, page 5;revise",
        ),
    )
    VALEUR_ETRANGE = DefinitionDuCode(
        "valeur-etrange",
        "Un chiffre est hors de l’ordinaire",
        "Un nombre de personnes négatif, une part de plus de 100 %, un pourcentage de plusieurs milliers : la virgule ou le signe est sans doute tombé.",
        Texte(
            "valeurs/sources.csv",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2019;4250 %;Bilan 2019, page 5",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2019;42,5 %;Bilan 2019, page 5",
            Gravite.AVERTISSEMENT,
        ),
    )
    VALEUR_RETENUE = DefinitionDuCode(
        "valeur-retenue",
        "Deux sources donnent deux chiffres, et rien ne dit lequel compte",
        "La page montre les deux, avec la raison de préférer l’un : elle s’écrit dans « retenu ». Sans raison, le premier écrit compte (avertissement) ; "
        "deux raisons contraires sont une erreur.",
        Texte(
            "valeurs/publications.csv",
            "indicateur;territoire;periode;valeur;source;publication;retenu\n"
            "departs;valmont;2021;50;Bilan 2021, page 7;bilan;le bilan compte les départs et non les dossiers\n"
            "departs;valmont;2021;54;Rapport, page 3;rapport;il est plus complet",
            "indicateur;territoire;periode;valeur;source;publication;retenu\n"
            "departs;valmont;2021;50;Bilan 2021, page 7;bilan;le bilan compte les départs et non les dossiers\n"
            "departs;valmont;2021;54;Rapport, page 3;rapport;",
        ),
        Texte(
            "valeurs/publications.csv",
            "indicateur;territoire;periode;valeur;source;publication;retenu\n"
            "departs;valmont;2021;50;Bilan 2021, page 7;bilan;\n"
            "departs;valmont;2021;54;Rapport, page 3;rapport;",
            "indicateur;territoire;periode;valeur;source;publication;retenu\n"
            "departs;valmont;2021;50;Bilan 2021, page 7;bilan;le bilan compte les départs et non les dossiers\n"
            "departs;valmont;2021;54;Rapport, page 3;rapport;",
            Gravite.AVERTISSEMENT,
        ),
    )
    VALEUR_VIDE = DefinitionDuCode(
        "valeur-vide",
        "La valeur est vide",
        "Une case vide ne dit pas pourquoi. Écrire « nd » (non disponible), « secret » ou « so » (sans objet), ou enlever la ligne.",
        Texte(
            "valeurs/absences.csv",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2020;;Bilan 2020, page 5",
            "indicateur;territoire;periode;valeur;source\npart;valmont;2020;nd;Bilan 2020, page 5",
        ),
    )
    VENTILATION = DefinitionDuCode(
        "ventilation",
        "La partie d’un chiffre est mal nommée",
        "Une partie se nomme par une dimension et l’une de ses réponses, déclarées dans contrat.yml (« sexe=femmes »).",
        Texte(
            "valeurs/sexe.csv",
            "indicateur;territoire;periode;valeur;source;ventilation\nparents;valmont;2022;150;Bilan 2022, page 4;\nparents;valmont;2022;90;Bilan 2022, page 4;femmes",
            "indicateur;territoire;periode;valeur;source;ventilation\nparents;valmont;2022;150;Bilan 2022, page 4;\nparents;valmont;2022;90;Bilan 2022, page 4;sexe=femmes",
        ),
    )
