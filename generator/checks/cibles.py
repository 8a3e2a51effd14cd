"""Targets that contradict themselves, or that no figure could ever be held against."""

from collections.abc import Iterator

from generator.checks.sujets import repondre
from generator.model.codes import CodeChiffre
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.model.referentiel import Cible, CibleDeLieu, Indicateur, Jalon
from generator.model.unite import Unite

EN_POINTS = frozenset({Unite.POURCENTAGE, Unite.MIXTE})


def verifier_cibles(dossier: Dossier) -> Iterator[Probleme]:
    """Problems of all targets."""
    mesures = {valeur.indicateur for valeur in dossier.valeurs if valeur.nombre is not None}
    for indicateur in dossier.indicateurs():
        if indicateur.cible is not None:
            yield from _contradictions(indicateur, indicateur.cible)
            yield from _avant_le_contrat(indicateur, indicateur.cible, dossier.contrat.debut)
            yield from _etapes_et_lieux(indicateur, indicateur.cible, dossier)
            yield from _comparaisons(indicateur, indicateur.cible, dossier, mesures)


def _avant_le_contrat(indicateur: Indicateur, cible: Cible, debut: int) -> Iterator[Probleme]:
    """A contract promises nothing for a time before its own: such a year is nearly always a slip, and the promise would be judged by it."""
    if cible.annee and debut and cible.annee < debut:
        message = f"La cible est de {cible.annee}, avant le début du contrat ({debut})."
        conseil = f"Vérifier l’année ; {repondre(indicateur.id)}"
        lieu = cible.lieux.get("annee", indicateur.lieu)
        yield Probleme(lieu, CodeChiffre.CIBLE, message, conseil, Gravite.AVERTISSEMENT, indicateur.id, "annee")


def _contradictions(indicateur: Indicateur, cible: Cible) -> Iterator[Probleme]:
    def ou(champ: str) -> Lieu:
        return cible.lieux.get(champ, indicateur.lieu)

    bornes = cible.minimum is not None or cible.maximum is not None
    chiffres = [cible.valeur is not None, bornes, cible.variation is not None, cible.points is not None]
    if sum(chiffres) > 1:
        message = "La cible est écrite de plusieurs façons à la fois (valeur, minimum et maximum, variation, points)."
        yield Probleme(
            ou(next(nom for nom in ("points", "variation", "minimum", "maximum") if getattr(cible, nom) is not None)),
            CodeChiffre.CIBLE,
            message,
            "Garder la façon qui suit les mots du document.",
        )
    if cible.minimum is not None and cible.maximum is not None and cible.minimum >= cible.maximum:
        yield Probleme(
            ou("maximum"), CodeChiffre.CIBLE, "Le minimum de la cible n’est pas plus petit que son maximum.", "Corriger l’un des deux."
        )
    if (cible.comparateur in (">=", ">") and cible.sens == "baisse") or (cible.comparateur in ("<=", "<") and cible.sens == "hausse"):
        message = f"La cible va dans deux sens : « {cible.comparateur} » et « {cible.sens} »."
        yield Probleme(ou("sens"), CodeChiffre.CIBLE, message, "Garder « comparateur » ou « sens ».")
    if cible.variation is not None and (
        (cible.variation > 0 and cible.sens == "baisse") or (cible.variation < 0 and cible.sens == "hausse")
    ):
        yield Probleme(
            ou("sens"), CodeChiffre.CIBLE, "La variation et le sens de la cible se contredisent.", "Garder « variation », avec son signe."
        )
    if cible.tolerance is not None and (cible.tolerance < 0 or cible.sens != "maintien"):
        message = "La tolérance ne vaut que pour un niveau à maintenir, et n’est jamais négative."
        yield Probleme(ou("tolerance"), CodeChiffre.CIBLE, message, "L’enlever, ou écrire « sens: maintien ».")
    if cible.points is not None and ((cible.points > 0 and cible.sens == "baisse") or (cible.points < 0 and cible.sens == "hausse")):
        yield Probleme(
            ou("sens"), CodeChiffre.CIBLE, "Les points et le sens de la cible se contredisent.", "Garder « points », avec son signe."
        )
    if sum(chiffres) == 1 and cible.points is not None and indicateur.unite not in EN_POINTS:
        message = f"La cible est en points, et les chiffres en {indicateur.unite.nom} : ils ne se comparent pas."
        conseil = "Écrire « variation » pour un changement en pourcentage, ou corriger l’unité de l’indicateur."
        yield Probleme(ou("points"), CodeChiffre.CIBLE, message, conseil)
    ecrits = (cible.valeur, cible.variation, cible.points, *(une.valeur for une in cible.par_lieu), *(un.valeur for un in cible.jalons))
    if cible.comparateur and all(ecrit is None for ecrit in ecrits) and cible.sens != "maintien":
        yield Probleme(
            ou("comparateur"), CodeChiffre.CIBLE, "« comparateur » ne compare rien sans « valeur ».", "Écrire la valeur, ou l’enlever."
        )
    if cible.variation is not None and cible.sens == "maintien":
        yield Probleme(ou("sens"), CodeChiffre.CIBLE, "Une variation n’est pas un maintien.", "Garder « variation » ou « sens: maintien ».")
    if indicateur.unite is Unite.OUI_NON and not cible.unite and cible.valeur not in (None, 0, 1):
        yield Probleme(
            ou("valeur"), CodeChiffre.CIBLE, "L’indicateur se répond par oui ou non.", "Écrire « valeur: oui » ou « valeur: non »."
        )
    if cible.ensemble is not None and cible.ensemble <= 0:
        yield Probleme(
            ou("ensemble"), CodeChiffre.CIBLE, "L’ensemble dont la cible est une part doit être plus grand que zéro.", "Le corriger."
        )
    reference = indicateur.reference
    if reference and reference.annee and cible.annee and reference.annee > cible.annee:
        message = f"La valeur de départ ({reference.annee}) vient après la cible ({cible.annee})."
        yield Probleme(ou("annee"), CodeChiffre.CIBLE, message, "Corriger l’année de l’une ou de l’autre.")


def _etapes_et_lieux(indicateur: Indicateur, cible: Cible, dossier: Dossier) -> Iterator[Probleme]:
    """Steps that do not lead to the target, and places that are given two targets, or none."""
    ou_jalons, ou_lieux = (cible.lieux.get(champ, indicateur.lieu) for champ in ("jalons", "par_lieu"))
    annees = [jalon.annee for jalon in cible.jalons]
    if annees != sorted(set(annees)):
        yield Probleme(ou_jalons, CodeChiffre.CIBLE, "Les étapes ne se suivent pas d’année en année.", "Les ranger, une par année.")
    fin = cible.annee or dossier.contrat.fin
    if annees and fin and max(annees) >= fin:
        message = f"Une étape est de {max(annees)}, et la cible de {fin}."
        yield Probleme(ou_jalons, CodeChiffre.CIBLE, message, "Une étape vient avant la cible ; la dernière est la cible elle-même.")
    if cible.jalons and all(un is None for un in (cible.valeur, cible.minimum, cible.maximum)):
        message = "La cible a des étapes en chiffres, et pas de chiffre à la fin."
        yield Probleme(
            ou_jalons, CodeChiffre.CIBLE, message, "Écrire « valeur » (ou « minimum », « maximum ») et « annee » : la dernière étape."
        )
    noms = [une.territoire for une in cible.par_lieu]
    for nom in dict.fromkeys(nom for nom in noms if noms.count(nom) > 1):
        yield Probleme(ou_lieux, CodeChiffre.CIBLE, f"Le lieu « {nom} » a deux cibles.", "En garder une.")
    connus = {territoire.id for territoire in dossier.territoires}
    if "territoires" not in dossier.incomplets:
        for nom in dict.fromkeys(nom for nom in noms if nom and nom not in connus):
            message = f"La cible nomme un lieu inconnu, « {nom} »."
            yield Probleme(ou_lieux, CodeChiffre.CIBLE, message, "Corriger l’identifiant, ou ajouter le lieu dans territoires.yml.")
    dates, documents = [une.changee_le for une in cible.avant], {document.id for document in dossier.contrat.documents}
    if dates != sorted(dates):
        yield Probleme(
            cible.lieux.get("avant", indicateur.lieu),
            CodeChiffre.CIBLE,
            "Les cibles d’avant ne se suivent pas dans le temps.",
            "Les ranger par date.",
        )
    for une in cible.avant:
        if une.document and une.document not in documents:
            message = f"La cible a été changée par un document inconnu, « {une.document} »."
            yield Probleme(cible.lieux.get("avant", indicateur.lieu), CodeChiffre.CIBLE, message, "L’ajouter aux documents de contrat.yml.")
    if cible.chaque and cible.par_lieu:
        message = "La cible vaut à la fois pour chaque lieu d’un type et lieu par lieu."
        yield Probleme(ou_lieux, CodeChiffre.CIBLE, message, "Garder « chaque » ou « par_lieu ».")
    en_chiffres: list[tuple[Jalon | CibleDeLieu, str, Lieu]] = [
        *((une, f"le lieu « {une.territoire} »", ou_lieux) for une in cible.par_lieu),
        *((jalon, f"l’étape de {jalon.annee}", ou_jalons) for jalon in cible.jalons),
    ]
    for un, quoi, ou in en_chiffres:
        bornes = un.minimum is not None or un.maximum is not None
        if (un.valeur is not None) == bornes:
            message = f"La cible pour {quoi} n’a pas de chiffre, ou en a de deux façons."
            yield Probleme(ou, CodeChiffre.CIBLE, message, "Écrire « valeur », ou bien « minimum » et « maximum ».")
        elif un.minimum is not None and un.maximum is not None and un.minimum >= un.maximum:
            yield Probleme(
                ou, CodeChiffre.CIBLE, f"Pour {quoi}, le minimum n’est pas plus petit que le maximum.", "Corriger l’un des deux."
            )


def _comparaisons(indicateur: Indicateur, cible: Cible, dossier: Dossier, mesures: set[str]) -> Iterator[Probleme]:
    """What keeps figures from being held against the target, once there are figures."""
    if indicateur.id not in mesures:
        return

    def ou(champ: str) -> Lieu:
        return cible.lieux.get(champ, indicateur.lieu)

    if cible.chaque and "territoires" not in dossier.incomplets and all(lieu.type != cible.chaque for lieu in dossier.territoires):
        message = f"La cible vaut pour chaque lieu de type « {cible.chaque} », et territoires.yml n’en a aucun."
        yield Probleme(ou("chaque"), CodeChiffre.CIBLE, message, "Corriger « chaque », ou ajouter ces lieux.", Gravite.AVERTISSEMENT)
    if cible.portee == "duree" and not indicateur.chiffres:
        message = "La cible vaut pour toute la durée du contrat, et rien ne dit si chaque chiffre est celui d’une année ou un cumul."
        yield Probleme(
            ou("portee"), CodeChiffre.CIBLE, message, "Ajouter « chiffres: annuels » ou « chiffres: cumules ».", Gravite.AVERTISSEMENT
        )
    autre = cible.unite and cible.unite != indicateur.unite and indicateur.unite.numerique
    if autre and cible.ensemble is None:
        message = f"La cible est en {cible.unite.nom} et les chiffres en {indicateur.unite.nom} : ils ne se comparent pas."
        conseil = "Ajouter « ensemble: … » (le tout dont la cible est une part) si le document le donne."
        yield Probleme(ou("unite"), CodeChiffre.CIBLE, message, conseil, Gravite.AVERTISSEMENT)
