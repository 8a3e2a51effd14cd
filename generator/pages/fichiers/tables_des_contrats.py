"""The tables of all contracts together, which the portal publishes, as those of one contract are defined (`tables_publiees`)."""

from generator.pages.fichiers.colonnes import GenreDeColonne, TablePubliee, ensemble
from generator.pages.fichiers.tables_publiees import CHANGEMENTS, PARTENAIRES

CHANGEMENTS_DU_PORTAIL = TablePubliee(
    CHANGEMENTS.nom,
    "Ce qui a changé dans tous les contrats",
    CHANGEMENTS.contenu,
    (*ensemble("identifiant du contrat", requises=True, contrat=GenreDeColonne.IDENTIFIANT), *CHANGEMENTS.colonnes),
)
PARTENAIRES_DU_PORTAIL = TablePubliee(
    PARTENAIRES.nom,
    "Les partenaires de tous les contrats",
    "Une ligne par organisme et par contrat qui le nomme, dans l’ordre des contrats : ce pour quoi ce contrat le nomme. Un indicateur a un chiffre quand nous en avons trouvé un dans "
    "les documents\u00a0lus.",
    (
        *ensemble("identifiant du contrat", requises=True, contrat=GenreDeColonne.IDENTIFIANT),
        *(une for une in PARTENAIRES.colonnes if une.nom != "adresse"),
        *ensemble("combien de ses promesses ou de ses titres le nomment", requises=True, promesses=GenreDeColonne.ENTIER),
        *ensemble(
            "pour combien de ses indicateurs il est nommé, et combien d’entre eux ont un chiffre",
            requises=True,
            indicateurs=GenreDeColonne.ENTIER,
            avec_chiffre=GenreDeColonne.ENTIER,
        ),
        *ensemble("combien d’échéances de son calendrier lui demandent quelque chose", requises=True, echeances=GenreDeColonne.ENTIER),
        *ensemble("sa page dans ce contrat, depuis la racine", requises=True, adresse=GenreDeColonne.ADRESSE),
    ),
    ("contrat", "id"),
)
DU_PORTAIL = (CHANGEMENTS_DU_PORTAIL, PARTENAIRES_DU_PORTAIL)
