"""The fields of figures and of where they come from: `publications.yml`, `valeurs/*.csv`, `voisins.yml`, `voisins/*.csv`."""

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp
from generator.model.formats.referentiel import RUPTURE
from generator.model.publication import EtatDeLecture, GenreDeSource, Licence
from generator.model.unite import ECRITES
from generator.model.valeur import StatutValeur

_GENRES = tuple(GenreDeSource)
_D_OU = "d’où vient le chiffre, et la place dans cette source"
_RECHERCHE = Forme(
    "recherche",
    (
        Champ("ou", GenreDeChamp.TEXTE, "où on l’a cherchée", '"site de l’Apur"', requis=True),
        Champ("le", GenreDeChamp.DATE, "quand", "2026-11-20", requis=True),
    ),
)
_COUVERTURE = Forme(
    "couverture",
    (
        Champ("periodes", GenreDeChamp.PERIODE, "la période couverte", '"2015/2019"'),
        Champ("tout", GenreDeChamp.OUI_NON, "elle porte sur tout le contrat", "oui"),
        Champ("noeuds", GenreDeChamp.IDENTIFIANTS, "les promesses couvertes, avec tout ce qui est au-dessous", "[o1]"),
        Champ("indicateurs", GenreDeChamp.IDENTIFIANTS, "les indicateurs couverts", "[o1-i2]"),
        Champ(
            "lesquels",
            GenreDeChamp.CHOIX,
            "inconnus : on ne sait pas quels indicateurs y ont des chiffres",
            "inconnus",
            choix=("connus", "inconnus"),
            defaut="connus",
        ),
        Champ("chiffres", GenreDeChamp.TEXTE, "ce que la publication dit de son étendue", '"157 des 172 actions renseignées"'),
    ),
)
_PUBLICATION = Forme(
    "publication",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant que les chiffres citent", "apur-2020", requis=True),
        Champ("titre", GenreDeChamp.TEXTE, "son titre, tel qu’imprimé", '"Observatoire des quartiers"', condition="sauf avec « document »"),
        Champ("editeur", GenreDeChamp.TEXTE, "qui la publie", '"Apur"', condition="sauf avec « document »"),
        Champ("date", GenreDeChamp.DATE, "sa date ; rien si on ne l’a pas trouvée", "2021-03"),
        Champ("adresse", GenreDeChamp.ADRESSE, "où la lire ; rien si on n’a pas d’adresse sûre", "https://www.apur.org/observatoire"),
        Champ(
            "document",
            GenreDeChamp.REFERENCE,
            "le document de contrat.yml qu’elle décrit, dont viennent alors le genre, et le titre, la date et l’adresse qui ne sont pas écrits ici",
            "protocole",
        ),
        Champ("genre", GenreDeChamp.CHOIX, "ce qu’elle est", "publication_officielle", condition="sauf avec « document »", choix=_GENRES),
        Champ(
            "etat",
            GenreDeChamp.CHOIX,
            "ce que nous en avons lu",
            "connue_non_lue",
            requis=True,
            choix=tuple(EtatDeLecture),
            defaut=EtatDeLecture.CONNUE_NON_LUE,
        ),
        Champ("cherchee", GenreDeChamp.CHAMPS, "où et quand on l’a cherchée", forme=_RECHERCHE),
        Champ("couvre", GenreDeChamp.CHAMPS, "sur quoi elle a des chiffres", forme=_COUVERTURE),
        Champ("fin_du_contrat", GenreDeChamp.JOUR, "le jour auquel une loi a porté la fin du contrat", "2023-12-31"),
        Champ("fin_des_contrats_de_ville", GenreDeChamp.JOUR, "de même pour les contrats de ville qu’il renouvelle", "2023-12-31"),
        Champ(
            "contours_recalcules",
            GenreDeChamp.TEXTE,
            "les mots où elle dit que ses chiffres de quartiers, de toutes les années, sont sur les contours de 2024",
            '"Séries rétropolées sur les QPV 2024"',
        ),
        Champ("ruptures", GenreDeChamp.LISTE, "les dates où sa façon de compter a changé, pour tous ses chiffres", forme=RUPTURE),
        Champ("lu_le", GenreDeChamp.DATE, "quand nous y avons lu les chiffres ; rien si on ne le sait plus", "2026-11"),
        Champ(
            "saisi_par",
            GenreDeChamp.TEXTE,
            "qui en a saisi les chiffres : un organisme ou une fonction, jamais un courriel ni un téléphone",
            '"Mission politique de la ville"',
        ),
        Champ(
            "licence",
            GenreDeChamp.CHOIX,
            "la licence que la source dit elle-même ; non_indiquee quand on a cherché, et qu’elle n’en dit aucune ; rien quand on n’a pas cherché",
            "licence_ouverte_2",
            choix=tuple(Licence),
        ),
        Champ(
            "licence_adresse",
            GenreDeChamp.ADRESSE,
            "où la source le dit ; obligatoire avec « autre »",
            "https://www.data.gouv.fr/datasets/exemple",
        ),
        Champ("note", GenreDeChamp.TEXTE, "notre remarque", '"Le tableau est en annexe."'),
    ),
)
PUBLICATIONS = Format(
    "publications.yml",
    "referentiels/<contrat>/publications.yml",
    "Ce qui a été publié sur le contrat, lu ou non (facultatif).",
    Forme(
        "publications",
        (
            Champ("lecture_arretee_le", GenreDeChamp.JOUR, "le jour jusqu’auquel on a cherché et lu", "2026-11-20", requis=True),
            Champ("publications", GenreDeChamp.LISTE, "les publications", requis=True, forme=_PUBLICATION),
        ),
    ),
    ("referentiels/*/publications.yml",),
)

VALEURS = Format(
    "valeurs/*.csv",
    "referentiels/<contrat>/valeurs/*.csv",
    "Les chiffres des indicateurs, une ligne par observation. Les colonnes sont dans n’importe quel ordre.",
    Forme(
        "valeurs",
        (
            Champ(
                "indicateur",
                GenreDeChamp.REFERENCE,
                "identifiant de l’indicateur, celui de l’adresse de sa page",
                "o1-1-p1-e1-s1",
                requis=True,
            ),
            Champ("territoire", GenreDeChamp.REFERENCE, "identifiant du territoire", "orly", requis=True),
            Champ(
                "periode",
                GenreDeChamp.PERIODE,
                "2019, 2017-2018 (année scolaire), 2015/2019 (intervalle), 2019-03 ou 2019-03-31",
                "2019",
                requis=True,
            ),
            Champ(
                "valeur",
                GenreDeChamp.TEXTE,
                "le nombre, oui ou non, des mots si l’unité est texte ; ou secret, nd (non disponible), so (sans objet)",
                "1 234,5",
                requis=True,
                publiee="le nombre, ou des mots ; vide quand il n’y a pas de chiffre",
            ),
            Champ("unite", GenreDeChamp.TEXTE, "l’unité de l’indicateur", "nombre"),
            Champ(
                "statut",
                GenreDeChamp.CHOIX,
                "vide : définitif ; révisé remplace définitif, qui remplace provisoire ; prevision : ce que la source prévoit, sans l’avoir mesuré",
                "provisoire",
                choix=tuple(statut.value for statut in StatutValeur if not statut.est_absence),
                publiee="definitif, provisoire, revise, prevision (une prévision, que personne n’a mesurée), secret, non_disponible ou sans_objet",
            ),
            Champ("source", GenreDeChamp.TEXTE, "où lire ce chiffre", "Protocole, annexe 4, tableau", requis=True),
            Champ("commentaire", GenreDeChamp.TEXTE, "remarque", "Estimation du service."),
            Champ("borne_basse", GenreDeChamp.NOMBRE, "le bas d’une estimation, quand la source le donne", "280"),
            Champ(
                "borne_haute",
                GenreDeChamp.NOMBRE,
                "le haut d’une estimation ; sans « valeur », la source ne donne que ces deux bornes",
                "320",
            ),
            Champ("ventilation", GenreDeChamp.TEXTE, "de quelle partie il s’agit (sexe=femmes) ; vide pour l’ensemble", "sexe=femmes"),
            Champ(
                "publication",
                GenreDeChamp.REFERENCE,
                "identifiant de la publication d’où vient le chiffre, dans publications.yml, ou d’un document de contrat.yml",
                "apur-2020",
                publiee="identifiant de la publication d’où vient le chiffre, celui de publications.csv",
            ),
            Champ("repere", GenreDeChamp.TEXTE, "la place dans cette publication", "page 12"),
            Champ(
                "genre_de_source",
                GenreDeChamp.CHOIX,
                "se déduit de la publication : laisser vide, ou recopier celui de nos fichiers",
                "presse",
                choix=_GENRES,
                publiee="document_signe, publication_officielle, donnees_ouvertes, presse ou loi",
            ),
            Champ(
                "retenu",
                GenreDeChamp.TEXTE,
                "quand deux sources donnent deux chiffres : pourquoi nous préférons celui-ci",
                "Seul ce chiffre couvre toute l’année.",
            ),
            Champ(
                "publie_le",
                GenreDeChamp.DATE,
                "se déduit de la publication : laisser vide, ou recopier celui de nos fichiers",
                "2021-03",
                publiee="la date de la publication ; vide : non trouvée",
            ),
            Champ(
                "lu_le",
                GenreDeChamp.DATE,
                "quand le chiffre a été lu, si ce n’est pas le « lu_le » de sa publication",
                "2026-11-20",
                publiee="quand le chiffre a été lu ; vide : non indiqué",
            ),
            Champ(
                "saisi_par",
                GenreDeChamp.TEXTE,
                "l’organisme ou la fonction qui l’a saisi, si ce n’est pas le « saisi_par » de sa publication ; jamais un courriel ni un téléphone",
                "CAF de l’Essonne",
                publiee="l’organisme ou la fonction qui l’a saisi ; vide : non indiqué",
            ),
            Champ(
                "licence",
                GenreDeChamp.CHOIX,
                "se déduit de la publication : laisser vide, ou recopier celle de nos fichiers",
                "licence_ouverte_2",
                choix=tuple(Licence),
                publiee="la licence que dit la publication ; non_indiquee : elle n’en dit aucune ; vide : nous ne l’avons pas cherchée",
            ),
        ),
    ),
)

_SOMME = Forme(
    "somme",
    (
        Champ("lieux", GenreDeChamp.IDENTIFIANTS, "les lieux à additionner, deux au moins", "[seine-amont, orly]"),
        Champ("sans", GenreDeChamp.TEXTE, "ce que la somme laisse de côté", '"Viry-Châtillon est laissé de côté."'),
    ),
)
_LIEU = Forme(
    "lieu",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant du lieu", "france", requis=True),
        Champ("nom", GenreDeChamp.TEXTE, "son nom", '"France entière"', requis=True),
    ),
)
_SERIE = Forme(
    "serie",
    (
        Champ("id", GenreDeChamp.IDENTIFIANT, "l’identifiant de la série", "adultes-relais", requis=True),
        Champ(
            "titre",
            GenreDeChamp.TEXTE,
            "ce qu’elle compte, dans vos mots",
            '"Postes d’adultes-relais en place le 31 décembre"',
            requis=True,
        ),
        Champ(
            "unite",
            GenreDeChamp.CHOIX,
            "l’unité des chiffres ; ou l’une de unites.yml",
            "nombre",
            requis=True,
            choix=ECRITES,
            defaut="nombre",
            ouvert=True,
        ),
        Champ(
            "pres_de", GenreDeChamp.IDENTIFIANTS, "les indicateurs et les promesses près desquels la montrer, un au moins", "[o2-1-p1-e2]"
        ),
        Champ(
            "difference",
            GenreDeChamp.TEXTE,
            "pourquoi ce n’est pas la même mesure",
            '"L’indicateur compte les postes créés ; ceux-ci sont les postes en place."',
            requis=True,
        ),
        Champ("publication", GenreDeChamp.IDENTIFIANT, "la publication d’où viennent les chiffres", "ci-ville", requis=True),
        Champ(
            "par",
            GenreDeChamp.CHOIX,
            "ce que désigne la colonne « lieu » de voisins/*.csv",
            "contrat_de_ville",
            choix=("territoire", "contrat_de_ville"),
            defaut="territoire",
        ),
        Champ("lieux", GenreDeChamp.LISTE, "des lieux qui ne sont pas du contrat", forme=_LIEU),
        Champ("somme", GenreDeChamp.CHAMPS, "les lieux dont montrer la somme", forme=_SOMME),
    ),
)
SERIES = Format(
    "voisins.yml",
    "referentiels/<contrat>/voisins.yml",
    "Des chiffres proches d’un indicateur, qui ne mesurent pas la même chose (facultatif).",
    Forme("voisins", (Champ("series", GenreDeChamp.LISTE, "les séries de chiffres voisins", requis=True, forme=_SERIE),)),
    ("referentiels/*/voisins.yml",),
)

VOISINS = Format(
    "voisins/*.csv",
    "referentiels/<contrat>/voisins/*.csv",
    "Les chiffres des séries de voisins.yml, une ligne par chiffre. Les colonnes sont dans n’importe quel ordre.",
    Forme(
        "chiffres-voisins",
        (
            Champ("serie", GenreDeChamp.REFERENCE, "identifiant de la série", "adultes-relais", requis=True),
            Champ(
                "lieu",
                GenreDeChamp.REFERENCE,
                "identifiant d’un territoire, d’un contrat de ville, ou d’un lieu propre à la série",
                "orly",
                requis=True,
            ),
            Champ("periode", GenreDeChamp.PERIODE, "comme dans valeurs.csv", "2019", requis=True),
            Champ("valeur", GenreDeChamp.TEXTE, "comme dans valeurs.csv", "12", requis=True),
            Champ("unite", GenreDeChamp.TEXTE, "comme dans valeurs.csv", "nombre"),
            Champ(
                "publication",
                GenreDeChamp.REFERENCE,
                "identifiant de la publication, quand ce n’est pas celle de la série",
                "ci-ville",
                publiee=_D_OU,
            ),
            Champ(
                "genre_de_source",
                GenreDeChamp.CHOIX,
                "se déduit de la publication : on peut la laisser vide",
                "presse",
                choix=_GENRES,
                publiee=_D_OU,
            ),
            Champ("repere", GenreDeChamp.TEXTE, "la place dans cette publication", "page 3", publiee=_D_OU),
            Champ("commentaire", GenreDeChamp.TEXTE, "remarque", "Postes au 31 décembre."),
        ),
    ),
)
