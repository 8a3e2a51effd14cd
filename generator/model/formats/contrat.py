"""The fields of `contrat.yml`."""

from generator.model.contrat import NOM_DES_PARTENAIRES, Connaissance, Reproduction
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.place import NOTE, PERIODICITES, PLACE
from generator.model.formats.site import ACCESSIBILITE, SIGNALEMENT
from generator.model.publication import GenreDeSource
from generator.model.referentiel import TypeIndicateur

_SECTION = Forme(
    "section",
    (
        Champ(
            "id", GenreDeChamp.IDENTIFIANT, "l’identifiant de la partie ; celui de son fichier dans documents/", "article-6-1", requis=True
        ),
        Champ("titre", GenreDeChamp.TEXTE, "son titre, mot pour mot", '"Article 6.1 – Les orientations"', requis=True),
        Champ("page", GenreDeChamp.TEXTE, "la page imprimée où elle commence", "23"),
        Champ(
            "transcription",
            GenreDeChamp.CHOIX,
            "ce qui est gardé de son texte",
            "aucune",
            choix=("complete", "partielle", "aucune"),
            defaut="complete",
        ),
        Champ("raison", GenreDeChamp.TEXTE, "pourquoi son texte n’est pas gardé en entier ; obligatoire alors", '"Page de signatures."'),
    ),
)
_DOCUMENT = Forme(
    "document",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du document, que les autres fichiers citent", "protocole", requis=True),
        Champ(
            "titre",
            GenreDeChamp.TEXTE,
            "son titre, tel qu’imprimé",
            '"Protocole d’engagements renforcés et réciproques 2019-2022"',
            requis=True,
        ),
        Champ("date", GenreDeChamp.DATE, "sa date, si elle est imprimée", "2020-12-08"),
        Champ("modifie", GenreDeChamp.IDENTIFIANT, "le document qu’il change (un avenant)", "protocole"),
        Champ("effet", GenreDeChamp.DATE, "depuis quand il vaut, quand ce n’est pas le jour de sa date", "2021-01-01"),
        Champ("url", GenreDeChamp.ADRESSE, "où le lire, s’il est publié", "https://www.ville.fr/protocole.pdf"),
        Champ(
            "genre",
            GenreDeChamp.CHOIX,
            "ce qu’il est ; un document dont aucune signature n’est imprimée n’est pas un document signé",
            "publication_officielle",
            choix=tuple(GenreDeSource),
            defaut=GenreDeSource.DOCUMENT_SIGNE,
        ),
        NOTE,
        Champ(
            "texte",
            GenreDeChamp.CHOIX,
            "extraits : le document ne peut pas être donné entier",
            "extraits",
            choix=tuple(Reproduction),
            defaut=Reproduction.INTEGRAL,
        ),
        Champ(
            "raison_des_extraits",
            GenreDeChamp.TEXTE,
            "pourquoi il n’est donné que par extraits",
            '"Sa licence ne permet que la citation."',
            condition="avec « texte: extraits »",
        ),
        Champ(
            "decalage_des_pages",
            GenreDeChamp.ENTIER,
            "de combien le numéro imprimé diffère de celui du PDF : 2 si la page imprimée 4 est la sixième",
            "2",
        ),
        Champ("sections", GenreDeChamp.LISTE, "le sommaire du document, dans l’ordre", forme=_SECTION),
    ),
)
_NIVEAU = Forme(
    "niveau",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "le mot que l’arbre des promesses emploie (« niveau: objectif »)", "objectif", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "le nom que le document lui donne", "Objectif", requis=True),
        Champ("pluriel", GenreDeChamp.TEXTE, "le même au pluriel", "Objectifs", requis=True),
        Champ("article", GenreDeChamp.TEXTE, "le nom avec son article, qui dit s’il est féminin", '"L’objectif"', requis=True),
        Champ("description", GenreDeChamp.TEXTE, "une phrase simple qui l’explique", '"Ce que les partenaires veulent changer."'),
    ),
)
_SIGNATURE = Forme(
    "signature",
    (
        Champ("date", GenreDeChamp.DATE, "quand le document dit avoir été signé", "2020-12-08"),
        Champ("lieu", GenreDeChamp.TEXTE, "où", "Orly"),
        NOTE,
        *PLACE,
    ),
)
_REFERENTS = Forme(
    "referents",
    (
        Champ(
            "regle",
            GenreDeChamp.CHOIX,
            "les partenaires de la promesse, ou personne",
            "partenaires_du_noeud",
            requis=True,
            choix=("partenaires_du_noeud", "aucune"),
            defaut="aucune",
        ),
        Champ(
            "types",
            GenreDeChamp.LISTE_DE_CHOIX,
            "les types d’indicateurs que cela concerne ; vide : tous",
            "[suivi, impact]",
            choix=tuple(TypeIndicateur),
        ),
        Champ("texte", GenreDeChamp.TEXTE, "la phrase du document qui le dit", '"Les pilotes renseignent les indicateurs."'),
        *PLACE,
    ),
)
_SIGNATAIRE = Forme(
    "signataire",
    (
        Champ("partenaire", GenreDeChamp.IDENTIFIANT, "son identifiant de partenaires.yml", "etat", requis=True),
        Champ("libelle", GenreDeChamp.TEXTE, "les mots imprimés", '"l’Etat, représenté par le préfet"'),
        Champ("bloc_de_signature", GenreDeChamp.OUI_NON, "une place est imprimée pour sa signature", "oui"),
        NOTE,
    ),
)
_COLLECTIF = Forme(
    "collectif",
    (
        Champ("partenaire", GenreDeChamp.IDENTIFIANT, "le partenaire collectif", "communes", requis=True),
        Champ("membres", GenreDeChamp.IDENTIFIANTS, "les partenaires qu’il recouvre dans ce contrat", "[arcueil, cachan]"),
        NOTE,
    ),
)
_CONTRAT_DE_VILLE = Forme(
    "contrat-de-ville",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "son identifiant, que les territoires citent", "val-de-bievre", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "son nom", '"Val de Bièvre"', requis=True),
        Champ("date", GenreDeChamp.DATE, "quand il a été signé", "2015-07-09"),
        Champ("libelle", GenreDeChamp.TEXTE, "les mots imprimés", '"le 9 juillet 2015 pour le Val de Bièvre"'),
        Champ("communes", GenreDeChamp.IDENTIFIANTS, "ses communes", "[arcueil, cachan]"),
        *PLACE,
    ),
)
_PHRASE = (
    Champ("texte", GenreDeChamp.TEXTE, "la phrase du document, mot pour mot", '"Le protocole est signé jusqu’en 2022."', requis=True),
    *PLACE,
)
_OBLIGATION = Forme(
    "obligation",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant de l’obligation", "conference-annuelle", requis=True),
        Champ("texte", GenreDeChamp.TEXTE, "la phrase du document, mot pour mot", '"Une conférence se réunit chaque année."', requis=True),
        Champ("details", GenreDeChamp.TEXTES, "ce que le document ajoute, mot pour mot", '["Le bilan y est présenté."]'),
        Champ("periodicite", GenreDeChamp.CHOIX, "à quel rythme elle revient", "annuelle", choix=PERIODICITES),
        Champ("echeance", GenreDeChamp.DATE, "la date, quand elle n’a lieu qu’une fois", "2020-09-30"),
        Champ("echeance_texte", GenreDeChamp.TEXTE, "les mots imprimés de la date", '"pour septembre 2020"'),
        Champ("responsables", GenreDeChamp.IDENTIFIANTS, "les partenaires que le document nomme", "[etat, ville-d-orly]"),
        Champ("annonce_des_indicateurs", GenreDeChamp.OUI_NON, "elle annonce que des indicateurs seront définis plus tard", "oui"),
        NOTE,
        *PLACE,
    ),
)
_COLLECTE = Forme(
    "collecte",
    (
        Champ("periode", GenreDeChamp.PERIODE, "la période que les chiffres devaient couvrir", '"2015"', requis=True),
        Champ("titre", GenreDeChamp.TEXTE, "le titre imprimé de la colonne ou du relevé", '"Situation au début du contrat"', requis=True),
        Champ(
            "types",
            GenreDeChamp.LISTE_DE_CHOIX,
            "les types d’indicateurs à relever ; vide : tous",
            "[suivi]",
            choix=tuple(TypeIndicateur),
        ),
        Champ("echeance", GenreDeChamp.DATE, "le dernier jour pour fournir le chiffre ; sinon, la fin de la période", "2020-12-31"),
        Champ("depart", GenreDeChamp.OUI_NON, "ce chiffre est la valeur de départ", "oui"),
        *PLACE,
    ),
)
_MODALITE = Forme(
    "modalite",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "le mot que valeurs/*.csv emploie", "femmes", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "le nom que les pages affichent", "Femmes", requis=True),
    ),
)
_DIMENSION = Forme(
    "dimension",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "le mot que valeurs/*.csv emploie (« sexe=femmes »)", "sexe", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "le nom que les pages affichent", "Sexe", requis=True),
        Champ(
            "total",
            GenreDeChamp.CHOIX,
            "somme : les réponses s’additionnent pour faire le total",
            "somme",
            choix=("somme", "aucun"),
            defaut="aucun",
        ),
        Champ("modalites", GenreDeChamp.LISTE, "les réponses possibles", requis=True, non_vide=True, forme=_MODALITE),
    ),
)
_SEUILS = Forme(
    "seuils",
    (
        Champ(
            "marge",
            GenreDeChamp.NOMBRE,
            "l’écart à la ligne droite, en part du chemin, sous lequel un indicateur est en bonne voie",
            "10 %",
            bornes=(0, 50),
        ),
        Champ(
            "tolerance", GenreDeChamp.NOMBRE, "l’écart permis autour d’un niveau à maintenir, en part de ce niveau", "5 %", bornes=(0, 50)
        ),
        Champ(
            "delai_mois", GenreDeChamp.NOMBRE, "les mois, après la fin d’une période, où un chiffre peut encore venir", "6", bornes=(0, 60)
        ),
    ),
)
_NOM_DES_COMMUNES = Forme(
    "nom-des-communes",
    (
        Champ("singulier", GenreDeChamp.TEXTE, "au singulier", "arrondissement", requis=True),
        Champ("pluriel", GenreDeChamp.TEXTE, "au pluriel", "arrondissements", requis=True),
    ),
)
_IDENTITE = Forme(
    "identite",
    (
        Champ("couleur", GenreDeChamp.COULEUR, "la couleur de l’en-tête, assez foncée pour qu’un texte blanc s’y lise", '"#12395b"'),
        Champ(
            "logo",
            GenreDeChamp.TEXTE,
            "un fichier .svg ou .png du dossier du contrat, de 60 ko au plus, sans accent ni espace",
            "blason.svg",
        ),
        Champ(
            "logo_texte", GenreDeChamp.TEXTE, "ce que le logo dit, pour qui ne le voit pas ; obligatoire avec « logo »", '"Ville d’Orly"'
        ),
    ),
)

CONTRAT = Format(
    "contrat.yml",
    "referentiels/<contrat>/contrat.yml",
    "L’identité du contrat : période, documents, niveaux, signataires, calendrier.",
    Forme(
        "contrat",
        (
            Champ("id", GenreDeChamp.IDENTIFIANT, "le nom du dossier ; il fait l’adresse du site du contrat", "orly-2024", requis=True),
            Champ("titre", GenreDeChamp.TEXTE, "un titre court, affiché partout", '"Contrat de ville d’Orly"', requis=True),
            Champ("titre_signe", GenreDeChamp.TEXTE, "le titre tel qu’imprimé", '"Contrat de ville « Quartiers 2030 » de la ville d’Orly"'),
            Champ("territoire_nom", GenreDeChamp.TEXTE, "le nom du territoire, affiché partout", "Orly", requis=True),
            Champ("type", GenreDeChamp.TEXTE, "ce qu’est le contrat, en toutes lettres", "contrat de ville", requis=True),
            Champ(
                "connaissance",
                GenreDeChamp.CHOIX,
                "comment le site sait : documents (il a lu des documents) ou collecte (vous collectez les chiffres)",
                "collecte",
                choix=tuple(Connaissance),
                defaut=Connaissance.DOCUMENTS,
            ),
            Champ("debut", GenreDeChamp.ANNEE, "la première année du contrat", "2024", requis=True),
            Champ("fin", GenreDeChamp.ANNEE, "la dernière ; absente quand aucun document ne la dit", "2030"),
            Champ("duree_texte", GenreDeChamp.CHAMPS, "la phrase du document qui fixe la période", forme=Forme("duree", _PHRASE)),
            Champ("signature", GenreDeChamp.CHAMPS, "où et quand le document dit avoir été signé", forme=_SIGNATURE),
            Champ(
                "documents",
                GenreDeChamp.LISTE,
                "les documents du contrat, le premier étant le principal",
                requis=True,
                non_vide=True,
                forme=_DOCUMENT,
            ),
            Champ(
                "niveaux",
                GenreDeChamp.LISTE,
                "les niveaux de l’arbre des promesses, du plus haut au plus bas",
                requis=True,
                non_vide=True,
                forme=_NIVEAU,
            ),
            Champ("referents", GenreDeChamp.CHAMPS, "qui doit fournir les chiffres d’un indicateur qui ne le dit pas", forme=_REFERENTS),
            Champ("signataires", GenreDeChamp.LISTE, "qui signe", forme=_SIGNATAIRE),
            Champ("collectifs", GenreDeChamp.LISTE, "ce que recouvre un partenaire collectif dans ce contrat", forme=_COLLECTIF),
            Champ("contrats_de_ville", GenreDeChamp.LISTE, "les contrats de ville que celui-ci renouvelle", forme=_CONTRAT_DE_VILLE),
            Champ(
                "communes_du_perimetre",
                GenreDeChamp.CHAMPS,
                "la phrase du document qui nomme les communes",
                forme=Forme("communes-du-perimetre", _PHRASE),
            ),
            Champ("calendrier", GenreDeChamp.LISTE, "les obligations datées que le contrat se donne", forme=_OBLIGATION),
            Champ("collecte", GenreDeChamp.LISTE, "quand le contrat prévoyait de relever ses indicateurs", forme=_COLLECTE),
            Champ(
                "nom_des_communes",
                GenreDeChamp.CHAMPS,
                "comment nommer les communes, si ce sont par exemple des arrondissements",
                forme=_NOM_DES_COMMUNES,
            ),
            Champ(
                "nom_des_partenaires",
                GenreDeChamp.TEXTE,
                f"les mots par lesquels le document présente les partenaires d’une promesse (sinon : « {NOM_DES_PARTENAIRES} »)",
                '"Pilotes et partenaires"',
            ),
            Champ("dimensions", GenreDeChamp.LISTE, "comment des chiffres se répartissent (sexe, âge…)", forme=_DIMENSION),
            Champ("seuils", GenreDeChamp.CHAMPS, "ce qui décide des états (page « Méthode »)", forme=_SEUILS),
            Champ("identite", GenreDeChamp.CHAMPS, "la couleur et le logo du site du contrat", forme=_IDENTITE),
            Champ(
                "accessibilite",
                GenreDeChamp.CHAMPS,
                "la déclaration d’accessibilité, quand elle diffère de celle de site.yml",
                forme=ACCESSIBILITE,
            ),
            SIGNALEMENT,
            Champ(
                "noms_de_personnes",
                GenreDeChamp.OUI_NON,
                "oui : « saisi_par » peut donner le nom d’une personne, qui a accepté qu’il soit publié",
                "oui",
            ),
            Champ(
                "changements_depuis",
                GenreDeChamp.JOUR,
                "le premier jour dont « Ce qui a changé » parle ; sans lui, tout ce que garde l’historique git",
                "2026-11-20",
            ),
            NOTE,
        ),
    ),
    ("referentiels/*/contrat.yml",),
)
