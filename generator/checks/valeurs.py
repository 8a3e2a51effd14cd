"""Rules on observations: known places, one figure per place and period, figures that make sense."""

from collections.abc import Iterator

from generator.model.dossier import Dossier, Registre
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import StatutIndicateur
from generator.model.valeur import Valeur
from generator.sources.journal import extrait, proche

JAMAIS_NEGATIVES = ("nombre", "euros", "heures", "pour_1000_habitants", "pour_100_habitants")


def verifier_valeurs(registre: Registre) -> Iterator[Probleme]:
    """Problems of all observations of all contracts."""
    for dossier in registre.dossiers:
        yield from _du_dossier(dossier)


def _du_dossier(dossier: Dossier) -> Iterator[Probleme]:
    territoires = {territoire.id: territoire for territoire in dossier.territoires}
    statuts = {indicateur.id: indicateur.statut for indicateur in dossier.indicateurs()}
    deja: dict[tuple[str, str, str], Valeur] = {}
    for valeur in dossier.valeurs:
        if valeur.territoire not in territoires and "territoires" not in dossier.incomplets:
            message = f"Le territoire « {extrait(valeur.territoire)} » n’existe pas."
            yield Probleme(valeur.lieu, "reference", message, f"{proche(valeur.territoire, territoires)}Recopier un id de territoires.yml.")
        if statuts.get(valeur.indicateur) is StatutIndicateur.A_DEFINIR:
            yield Probleme(
                valeur.lieu,
                "indicateur-a-definir",
                "Cet indicateur n’est pas encore défini : il ne peut pas avoir de valeur.",
                "Définir l’indicateur d’abord.",
            )
        cle = (valeur.indicateur, valeur.territoire, valeur.periode.texte)
        if cle in deja:
            yield Probleme(
                valeur.lieu,
                "valeur-double",
                f"Une valeur existe déjà pour cet indicateur, ce territoire et cette période ({deja[cle].lieu}).",
                "N’en garder qu’une ; une valeur corrigée remplace l’ancienne, avec le statut « revise ».",
            )
        deja.setdefault(cle, valeur)
        if valeur.unite == "pourcentage" and valeur.nombre is not None and not -100 <= valeur.nombre <= 1000:
            ecrit = format(valeur.nombre, "f").replace(".", ",")
            message = f"{ecrit} % est hors de l’ordinaire."
            yield Probleme(valeur.lieu, "valeur-etrange", message, "Vérifier la virgule.", Gravite.AVERTISSEMENT)
        if valeur.unite in JAMAIS_NEGATIVES and valeur.nombre is not None and valeur.nombre < 0:
            yield Probleme(valeur.lieu, "valeur-etrange", "La valeur est négative.", "Vérifier le signe.", Gravite.AVERTISSEMENT)
