"""How each kind of change is called, by what came, went or is otherwise."""

from generator.model.instantane import ChampSuivi, GenreDeChose
from generator.model.mouvement import GenreDeMouvement

_A, _M, _R = GenreDeMouvement.AJOUT, GenreDeMouvement.CHANGEMENT, GenreDeMouvement.RETRAIT
SORTES = {
    (GenreDeChose.INDICATEUR, _A): "Indicateur ajouté",
    (GenreDeChose.INDICATEUR, _R): "Indicateur ôté de ce site",
    (GenreDeChose.CHIFFRES, _A): "Chiffres ajoutés",
    (GenreDeChose.CHIFFRES, _M): "Chiffres révisés",
    (GenreDeChose.CHIFFRES, _R): "Chiffres ôtés",
    (GenreDeChose.PROMESSE, _A): "Promesse ajoutée",
    (GenreDeChose.PROMESSE, _R): "Promesse ôtée de ce site",
    (GenreDeChose.PUBLICATION, _A): "Publication ajoutée",
    (GenreDeChose.PUBLICATION, _R): "Publication ôtée",
    (GenreDeChose.PAROLE, _A): "Avis ou réponse ajouté",
    (GenreDeChose.PAROLE, _R): "Avis ou réponse ôté",
    (GenreDeChose.ANOMALIE, _A): "Anomalie relevée",
    (GenreDeChose.ANOMALIE, _R): "Anomalie ôtée",
    (GenreDeChose.FAIT, _A): "Fait cité ajouté",
    (GenreDeChose.FAIT, _R): "Fait cité ôté de ce site",
    (GenreDeChose.MONTANT, _A): "Montant ajouté",
    (GenreDeChose.MONTANT, _R): "Montant ôté de ce site",
    (GenreDeChose.OBLIGATION, _A): "Obligation ajoutée",
    (GenreDeChose.OBLIGATION, _R): "Obligation ôtée de ce site",
}
CHAMPS = {
    ChampSuivi.LIBELLE: "Mots d’un indicateur changés",
    ChampSuivi.DEFINITION: "Définition d’un indicateur changée",
    ChampSuivi.STATUT: "Indicateur défini, ou à définir",
    ChampSuivi.UNITE: "Unité changée",
    ChampSuivi.TYPE: "Type d’indicateur changé",
    ChampSuivi.CIBLE: "Cible changée",
    ChampSuivi.SANS_OBJECTIF: "Mots sur l’objectif changés",
    ChampSuivi.REFERENCE: "Valeur de départ changée",
    ChampSuivi.ECHEANCE: "Échéance changée",
    ChampSuivi.REFERENTS: "Partenaires nommés changés",
    ChampSuivi.PLACE: "Place dans le contrat changée",
    ChampSuivi.RETIRE: "Indicateur retiré du contrat",
    ChampSuivi.ETAT: "État changé",
    ChampSuivi.TITRE: "Titre changé",
    ChampSuivi.TEXTE: "Texte changé",
    ChampSuivi.RESULTATS: "Résultats attendus changés",
    ChampSuivi.PARTENAIRES: "Partenaires nommés changés",
    ChampSuivi.LIEUX: "Lieux nommés changés",
    ChampSuivi.DATES: "Dates changées",
    ChampSuivi.DATE: "Date changée",
    ChampSuivi.LECTURE: "Publication lue",
    ChampSuivi.REPONSE: "Réponse reçue",
    ChampSuivi.NOM: "Nom changé",
    ChampSuivi.MONTANT: "Montant changé",
    ChampSuivi.PERIODICITE: "Rythme changé",
    ChampSuivi.SIGNATAIRES: "Signataires changés",
}
RENOMMES = {
    GenreDeChose.CONTRAT: "Contrat renommé",
    GenreDeChose.PARTENAIRE: "Partenaire renommé",
    GenreDeChose.TERRITOIRE: "Lieu renommé",
}
