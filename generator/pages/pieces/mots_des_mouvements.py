"""How each kind of change is called, by what came, went or is otherwise; thresholds that changed, in words."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from generator.calculs.nombres_dits import COMPARATEURS
from generator.model.instantane import DITS_D_UN_SEUIL, ChampSuivi, GenreDeChose
from generator.model.mouvement import GenreDeMouvement
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, nombre_fr

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
    (GenreDeChose.SERIE_VOISINE, _A): "Série de chiffres voisins ajoutée",
    (GenreDeChose.SERIE_VOISINE, _R): "Série de chiffres voisins ôtée",
    (GenreDeChose.CHIFFRES_VOISINS, _A): "Chiffres voisins ajoutés",
    (GenreDeChose.CHIFFRES_VOISINS, _M): "Chiffres voisins révisés",
    (GenreDeChose.CHIFFRES_VOISINS, _R): "Chiffres voisins ôtés",
    (GenreDeChose.MESURE, _A): "Mesure nationale ajoutée",
    (GenreDeChose.MESURE, _R): "Mesure nationale ôtée de ce site",
    (GenreDeChose.CONSTAT, _A): "Constats ajoutés",
    (GenreDeChose.CONSTAT, _R): "Constats ôtés de ce site",
    (GenreDeChose.SECTION, _A): "Texte d’une section ajouté",
    (GenreDeChose.SECTION, _R): "Texte d’une section ôté de ce site",
    (GenreDeChose.TERRITOIRE, _A): "Lieu ajouté",
    (GenreDeChose.TERRITOIRE, _R): "Lieu ôté de ce site",
}
# Of figures that are the same, and beside which something else is said: of one, of several.
PRECISIONS = {
    GenreDeChose.CHIFFRES: ("Précision sur un chiffre changée", "Précisions sur des chiffres changées"),
    GenreDeChose.CHIFFRES_VOISINS: ("Précision sur un chiffre voisin changée", "Précisions sur des chiffres voisins changées"),
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
    ChampSuivi.SEUILS: "Seuils changés",
    ChampSuivi.NOMMES: "Mots qui nomment les partenaires changés",
    ChampSuivi.ROLES: "Rôle d’un partenaire changé",
    ChampSuivi.PRIORITES: "Mots du conseil citoyen changés",
    ChampSuivi.FICHE: "Fiche d’action changée",
    ChampSuivi.NOUVELLES: "Nouvelles passées changées",
    ChampSuivi.LIBELLES: "Nom imprimé d’un signataire changé",
    ChampSuivi.CONTRATS_DE_VILLE: "Contrats de ville nommés changés",
    ChampSuivi.COLLECTE: "Dates de collecte changées",
    ChampSuivi.DEPUIS: "Premier jour raconté changé",
    ChampSuivi.EDITEUR: "Éditeur changé",
    ChampSuivi.ADRESSE: "Adresse de la source changée",
    ChampSuivi.LICENCE: "Licence changée",
    ChampSuivi.EFFET: "Date d’effet changée",
    ChampSuivi.MODIFIE: "Document modifié par celui-ci changé",
    ChampSuivi.POPULATION: "Population changée",
}
# Of some things, other words for a field.
CHAMPS_DE = {
    (GenreDeChose.SECTION, ChampSuivi.TEXTE): "Texte d’un document changé",
    (GenreDeChose.CONTRAT, ChampSuivi.TITRE): "Titre signé changé",
    (GenreDeChose.CONTRAT, ChampSuivi.DATE): "Date de signature changée",
    (GenreDeChose.TERRITOIRE, ChampSuivi.TYPE): "Genre d’un lieu changé",
    (GenreDeChose.TERRITOIRE, ChampSuivi.LIEUX): "Communes d’un lieu changées",
}
RENOMMES = {
    GenreDeChose.CONTRAT: "Contrat renommé",
    GenreDeChose.PARTENAIRE: "Partenaire renommé",
    GenreDeChose.TERRITOIRE: "Lieu renommé",
}
TUS_PAR_CHOIX = "ce qui a changé avant n’y est pas raconté, par choix de qui publie le site"
_UNE_DATE = re.compile(r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-3][0-9])?)?")
_DU_CONTRAT = {"marge": "bonne voie", "tolerance": "niveau à maintenir", "delai_mois": "chiffre en retard"}


def date_dite(mot: str) -> str:
    """A date in words; as it is written, where an earlier site wrote something else."""
    return date_fr(mot) if _UNE_DATE.fullmatch(mot) else mot


def depart_dit(jours: Sequence[str]) -> str:
    """From when on changes are told, as the site chose it by an option; of no day at all, all are."""
    if not jours:
        return "Ce site raconte maintenant tout ce que garde son historique."
    return f"Ce site raconte maintenant ce qui a changé depuis le {date_dite(jours[0])}{INSECABLE}; {TUS_PAR_CHOIX}."


def seuils_dits(mots: Sequence[str]) -> Iterator[str]:
    """«Alerte : plus de 18 (« au-delà de 18 mois », Habitat, 15 janvier 2020)» for each threshold of an indicator."""
    par = len(DITS_D_UN_SEUIL)
    for debut in range(0, len(mots) - par + 1, par):
        nom, comparateur, valeur, texte, qui, date = mots[debut : debut + par]
        precisions = ", ".join(filter(None, (f"«{INSECABLE}{texte}{INSECABLE}»" if texte else "", qui, date_dite(date))))
        yield f"{nom}{INSECABLE}: {COMPARATEURS.get(comparateur, comparateur)} {_nombre(valeur)}{f' ({precisions})' if precisions else ''}"


def seuils_du_contrat_dits(mots: Sequence[str]) -> Iterator[str]:
    """«bonne voie : 10 points du chemin», «niveau à maintenir : 5 %», «chiffre en retard : 12 mois»."""
    for mot in mots:
        cle, _, valeur = mot.partition("=")
        try:
            nombre = Decimal(valeur)
        except InvalidOperation:
            yield mot
            continue
        dit = {
            "marge": accord(nombre * 100, "point du chemin", "points du chemin"),
            "tolerance": f"{nombre_fr(nombre * 100)}{INSECABLE}%",
            "delai_mois": accord(nombre, "mois", "mois"),
        }.get(cle, valeur)
        yield f"{_DU_CONTRAT.get(cle, cle)}{INSECABLE}: {dit}"


def _nombre(valeur: str) -> str:
    try:
        return nombre_fr(Decimal(valeur))
    except InvalidOperation:
        return valeur
