"""Warnings that were answered in `avertissements.yml` are quiet; an answer that answers nothing any more is said."""

from collections.abc import Container, Iterable, Iterator

from generator.model.avertissement import AvertissementRepondu
from generator.model.codes import CodeLien
from generator.model.dossier import Registre
from generator.model.probleme import Gravite, Probleme

COMMUNS = ""  # in the place of a contract: the registers that all share


def sans_les_repondus(problemes: Iterable[Probleme], registre: Registre) -> Iterator[Probleme]:
    """`problemes` without the warnings that were answered, and a warning for each answer that met none."""
    reponses = {dossier.id_du_contrat: dossier.repondus for dossier in registre.dossiers} | {COMMUNS: registre.repondus}
    servies: set[AvertissementRepondu] = set()
    fautifs: set[str] = set()
    for probleme in problemes:
        contrat, fichier = _ou(probleme, reponses)
        if probleme.gravite is Gravite.ERREUR:
            fautifs.add(contrat)
        siennes = [une for une in reponses.get(contrat, ()) if _repond(une, probleme, fichier)]
        servies.update(siennes)
        if not siennes:
            yield probleme
    for contrat, toutes in reponses.items():
        for une in toutes:
            if une not in servies and contrat not in fautifs:  # what could not be read may have the warning still
                message = f"Cette réponse ne répond plus à rien : aucun avertissement « {une.code} » sur « {une.sur} »."
                conseil = "L’enlever ; si elle vient d’être écrite, recopier le code et l’objet de l’avertissement."
                yield Probleme(une.lieu, CodeLien.REPONSE_SANS_AVERTISSEMENT, message, conseil, Gravite.AVERTISSEMENT)


def _ou(probleme: Probleme, contrats: Container[str]) -> tuple[str, str]:
    """The contract whose file a problem is in (COMMUNS: of none), and that file as written below the folder of the contract, or below referentiels/;
    content/ stands before it where it is there."""
    racine, _, reste = probleme.lieu.fichier.partition("/")
    contrat, _, fichier = reste.partition("/")
    if contrat not in contrats:
        contrat, fichier = COMMUNS, reste
    return contrat, fichier if racine == "referentiels" else f"{racine}/{fichier}"


def _repond(reponse: AvertissementRepondu, probleme: Probleme, fichier: str) -> bool:
    if probleme.gravite is not Gravite.AVERTISSEMENT or str(probleme.code) != reponse.code:
        return False
    return reponse.dit in probleme.message and reponse.sur in (fichier, probleme.sujet)
