"""The fields of `collecte.yml`: to whom workbooks were sent, when, and what came back."""

from generator.model.formats.forme import Champ, Format, Forme, GenreDeChamp

_REPONSE = Forme(
    "reponse",
    (
        Champ("recue_le", GenreDeChamp.JOUR, "le jour où le classeur est revenu", "2025-03-12", requis=True),
        Champ("fichier", GenreDeChamp.TEXTE, "son nom", '"collecte-caf-2024.xlsx"'),
        Champ("chiffres", GenreDeChamp.ENTIER, "combien de lignes portent un chiffre ou des mots", "18"),
        Champ(
            "sans_chiffre", GenreDeChamp.ENTIER, "combien disent pourquoi il n’y a pas de chiffre (secret, non disponible, sans objet)", "2"
        ),
        Champ("vides", GenreDeChamp.ENTIER, "combien sont restées vides", "4"),
    ),
)
_ENVOI = Forme(
    "envoi",
    (
        Champ("partenaire", GenreDeChamp.REFERENCE, "le partenaire interrogé", "caf", requis=True),
        Champ("periode", GenreDeChamp.PERIODE, "la période demandée", '"2024"', requis=True),
        Champ("fichier", GenreDeChamp.TEXTE, "le nom du classeur", '"collecte-essai-caf-2024.xlsx"'),
        Champ("prepare_le", GenreDeChamp.JOUR, "le jour où le classeur a été écrit", "2025-02-03", requis=True),
        Champ("envoye_le", GenreDeChamp.JOUR, "le jour où vous l’avez envoyé ; rien tant que ce n’est pas fait", "2025-02-04"),
        Champ("avant_le", GenreDeChamp.JOUR, "le jour avant lequel une réponse est demandée", "2025-03-31"),
        Champ("relances", GenreDeChamp.TEXTES, "les jours des relances", '["2025-04-02"]'),
        Champ("lignes", GenreDeChamp.ENTIER, "combien de chiffres sont demandés", "24"),
        Champ("indicateurs", GenreDeChamp.IDENTIFIANTS, "les indicateurs demandés", "[o1-1-p1-e1-s1]", requis=True),
        Champ("reponses", GenreDeChamp.LISTE, "ce qui est revenu", forme=_REPONSE),
        Champ("note", GenreDeChamp.TEXTE, "votre remarque ; jamais le nom d’une personne", '"Répond par le service Études."'),
    ),
)
COLLECTE = Format(
    "collecte.yml",
    "referentiels/<contrat>/collecte.yml",
    "Qui a été interrogé par classeur, quand, et ce qui est revenu (facultatif). « engagements collecte » l’écrit ; on peut le corriger à la main.",
    Forme(
        "collecte-de-chiffres",
        (Champ("envois", GenreDeChamp.LISTE, "les classeurs, un par partenaire et par période", requis=True, forme=_ENVOI),),
    ),
    ("referentiels/*/collecte.yml",),
)
