"""The fields of what is said of commitments: `etats/*.csv` and the heads of `avis/*.md`."""

from generator.model.etat import EtatEngagement
from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp

ETATS = Format(
    "etats/*.csv",
    "referentiels/<contrat>/etats/*.csv",
    "Où en est chaque engagement, une ligne par nouvelle. Les colonnes sont dans n’importe quel ordre.",
    Forme(
        "etats",
        (
            Champ("noeud", GenreDeChamp.REFERENCE, "identifiant de l’engagement, celui de l’adresse de sa page", "o1-1-p1-e1", requis=True),
            Champ(
                "etat",
                GenreDeChamp.CHOIX,
                "où en est l’engagement ; « en cours », « Réalisé » sont compris aussi",
                "en_cours",
                requis=True,
                choix=tuple(EtatEngagement),
                publiee="a_lancer, en_cours, realise, abandonne ou aucune_nouvelle",
            ),
            Champ(
                "date",
                GenreDeChamp.DATE,
                "date de la nouvelle ; aussi écrite 12/03/2021",
                "2021-03-12",
                requis=True,
                publiee="date de la nouvelle, AAAA, AAAA-MM ou AAAA-MM-JJ",
            ),
            Champ("phrase", GenreDeChamp.TEXTE, "ce qui a été annoncé ou constaté", "Le lieu d’accueil a ouvert.", requis=True),
            Champ("source", GenreDeChamp.TEXTE, "où le lire", "Site de la ville, page « Familles », 12 mars 2021", requis=True),
        ),
    ),
)

_AUTEUR = "le nom d’un conseil, d’une association ou d’une institution, avec une majuscule ; ou l’identifiant d’un partenaire"
AVIS = Format(
    "avis/*.md",
    "content/<contrat>/avis/*.md",
    "Les avis des habitants et les réponses des partenaires, un fichier par texte. Ces champs sont en tête du fichier, entre deux lignes « --- ».",
    Forme(
        "avis",
        (
            Champ("titre", GenreDeChamp.TEXTE, "le titre de l’avis", '"Ouvrir le lieu d’accueil le soir"', requis=True),
            Champ("auteur", GenreDeChamp.TEXTE, _AUTEUR, '"Conseil citoyen du Chaperon Vert"', requis=True),
            Champ("date", GenreDeChamp.DATE, "quand il a été donné", "2021-05-14", requis=True),
            Champ(
                "sur",
                GenreDeChamp.IDENTIFIANTS,
                "les promesses, indicateurs, lieux ou partenaires dont il parle ; vide : tout le contrat",
                "[o1-1-p1-e1]",
            ),
            Champ(
                "reponse",
                GenreDeChamp.CHAMPS,
                "la réponse, s’il y en a une",
                forme=Forme(
                    "reponse",
                    (
                        Champ("auteur", GenreDeChamp.TEXTE, _AUTEUR, "ville-d-orly", requis=True),
                        Champ("date", GenreDeChamp.DATE, "quand elle a été donnée", "2021-07-02", requis=True),
                        Champ("texte", GenreDeChamp.TEXTE, "ses mots", '"Le lieu ouvrira deux soirs par semaine."', requis=True),
                    ),
                ),
            ),
        ),
    ),
)
