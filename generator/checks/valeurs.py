"""Rules on observations: known places, one figure per place and period, figures that make sense."""

from collections.abc import Iterator, Mapping, Sequence

from generator.calculs.cellules import ecrit
from generator.checks.sujets import sujet_de
from generator.model.codes import CodeChiffre, CodeLien
from generator.model.dossier import Dossier
from generator.model.preference import identite_de_publication
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import StatutIndicateur
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.sources.journal import extrait, proche


def verifier_valeurs(dossier: Dossier) -> Iterator[Probleme]:
    """Problems of all observations."""
    territoires = {territoire.id: territoire for territoire in dossier.territoires}
    statuts = {indicateur.id: indicateur.statut for indicateur in dossier.indicateurs()}
    dimensions = {dimension.id: [modalite.id for modalite in dimension.modalites] for dimension in dossier.contrat.dimensions}
    noms = dossier.publications_par_nom()
    deja: dict[tuple[object, ...], Valeur] = {}
    for valeur in dossier.observations():
        if valeur.territoire not in territoires and "territoires" not in dossier.incomplets:
            message = f"Le territoire « {extrait(valeur.territoire)} » n’existe pas."
            yield Probleme(
                valeur.lieu, CodeLien.REFERENCE, message, f"{proche(valeur.territoire, territoires)}Recopier un id de territoires.yml."
            )
        if statuts.get(valeur.indicateur) is StatutIndicateur.A_DEFINIR:
            yield Probleme(
                valeur.lieu,
                CodeChiffre.INDICATEUR_A_DEFINIR,
                "Cet indicateur n’est pas encore défini : il ne peut pas avoir de valeur.",
                "Définir l’indicateur d’abord.",
            )
        yield from _ventilation(valeur, dimensions)
        # A provisional figure and the final or revised one that replaces it may both stand: the history is kept.
        # Two publications may give two figures: `calculs.series.choix` says which counts, and pages show both.
        ou = identite_de_publication(valeur, noms)
        cle = (valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.ventilation, valeur.statut, ou)
        if cle in deja:
            yield Probleme(
                valeur.lieu,
                CodeChiffre.VALEUR_DOUBLE,
                f"Une valeur de même statut existe déjà pour cet indicateur, ce territoire et cette période ({deja[cle].lieu}).",
                "N’en garder qu’une ; une valeur corrigée s’ajoute à l’ancienne avec le statut « revise », et la remplace sur les pages.",
            )
        deja.setdefault(cle, valeur)
        if valeur.unite is Unite.POURCENTAGE and valeur.nombre is not None and not -100 <= valeur.nombre <= 1000:
            message = f"{ecrit(valeur.nombre)} % est hors de l’ordinaire."
            yield Probleme(
                valeur.lieu, CodeChiffre.VALEUR_ETRANGE, message, "Vérifier la virgule.", Gravite.AVERTISSEMENT, sujet_de(valeur)
            )
        if dit := _hors_des_bornes(valeur):
            yield Probleme(valeur.lieu, CodeChiffre.VALEUR_ETRANGE, *dit, Gravite.AVERTISSEMENT, sujet_de(valeur))


def _hors_des_bornes(valeur: Valeur) -> tuple[str, str] | None:
    """What is said of a figure outside the bounds of its unit, and what to look at; None where it is within."""
    unite, nombre = valeur.unite, valeur.nombre
    if nombre is None:
        return None
    if unite.minimum == 0 and nombre < 0:
        return "La valeur est négative.", "Vérifier le signe."
    for borne, dehors, mot in ((unite.minimum, -1, "au moins"), (unite.maximum, 1, "au plus")):
        if borne is not None and (nombre - borne) * dehors > 0:
            message = f"{ecrit(nombre)} est hors des bornes de l’unité « {unite} » ({mot} {ecrit(borne)})."
            return message, "Vérifier la virgule, ou corriger les bornes dans unites.yml."
    return None


def _ventilation(valeur: Valeur, dimensions: Mapping[str, Sequence[str]]) -> Iterator[Probleme]:
    """A part of a figure is named by a dimension of the contract and one of its answers."""
    for dimension, modalite in valeur.ventilation:
        if dimension not in dimensions:
            conseil = f"{proche(dimension, dimensions)}Déclarer la dimension dans « dimensions » de contrat.yml."
            yield Probleme(valeur.lieu, CodeChiffre.VENTILATION, f"La dimension « {extrait(dimension)} » n’existe pas.", conseil)
        elif modalite not in dimensions[dimension]:
            conseil = f"{proche(modalite, dimensions[dimension])}Réponses possibles : {', '.join(dimensions[dimension])}."
            yield Probleme(
                valeur.lieu, CodeChiffre.VENTILATION, f"« {extrait(modalite)} » n’est pas une réponse de « {dimension} ».", conseil
            )
