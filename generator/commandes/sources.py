"""`engagements sources`: which sources have an address on the web, what it answered, of which a copy is kept."""

import sys
from argparse import Namespace
from collections import Counter
from typing import TYPE_CHECKING

from generator.calculs.nombres_dits import accord
from generator.commandes.analyse import Analyseur, MauvaisUsage, lire_date, lire_projet_a_construire, option_projet
from generator.commandes.codes import FINE, PROBLEMES

if TYPE_CHECKING:
    from generator.model.copie import ReponseDuWeb
    from generator.model.dossier import Dossier

AIDE = "dit quelles sources sont encore sur le web, et de lesquelles une copie est gardée"


def decrire(analyseur: Analyseur) -> None:
    """The options of the command."""
    option_projet(analyseur)
    analyseur.option("--contrat", "ce contrat seul", "ID")
    analyseur.option("--verifier-le-web", "demande chaque adresse par le réseau, et note ce qu’elle répond (reponses-du-web.csv)")
    analyseur.option("--date", "le jour à noter (par défaut, aujourd’hui)", "AAAA-MM-JJ")


def lancer(lus: Namespace) -> int:
    """Show what is known, or ask."""
    projet, jour = lire_projet_a_construire(lus), lire_date(lus)
    from generator.commandes.construire import progres
    from generator.commandes.rapport import rapporter
    from generator.model.probleme import Gravite
    from generator.publication.construction import examiner
    from generator.publication.deja_publie import ce_jour
    from generator.publication.sources_sur_le_web import ecrire_les_reponses, verifier_le_web

    jour = jour or ce_jour()
    registre, problemes = examiner(projet, jour)
    if erreurs := [probleme for probleme in problemes if probleme.gravite is Gravite.ERREUR]:
        return rapporter(erreurs)
    dossiers = [dossier for dossier in registre.dossiers if lus.contrat in ("", dossier.id_du_contrat)]
    if not dossiers:
        raise MauvaisUsage(f"« {lus.contrat} » n’est pas un contrat du projet.")
    connues = {dossier.id_du_contrat: dossier.reponses_du_web for dossier in dossiers}
    if lus.verifier_le_web:
        connues = dict(verifier_le_web(dossiers, jour, dire=progres(sys.stderr)))
    for dossier in dossiers:
        reponses = connues[dossier.id_du_contrat]
        if lus.verifier_le_web and reponses:
            print(f"Écrit : {ecrire_les_reponses(projet, dossier.id_du_contrat, reponses)}")
        _dire(dossier, reponses)
    muettes = any(not une.etat.est_sure for reponses in connues.values() for une in reponses)
    return PROBLEMES if lus.verifier_le_web and muettes else FINE


def _dire(dossier: "Dossier", reponses: "tuple[ReponseDuWeb, ...]") -> None:
    """What is known of the sources of one contract."""
    from generator.publication.sources_sur_le_web import adresses_des_sources

    adresses = adresses_des_sources(dossier)
    copies = {copie.publication for copie in dossier.copies}
    actuelles = [une for une in reponses if adresses.get(une.publication) == une.adresse]
    comptes = Counter(une.etat.value for une in actuelles)
    dits = ", ".join(f"{nombre} {etat}" for etat, nombre in comptes.items())
    jamais = len(adresses) - len(actuelles)
    dits = ", ".join(filter(None, (dits, accord(jamais, "jamais demandée", "jamais demandées") if jamais else "")))
    ont = accord(len(adresses), "source a une adresse", "sources ont une adresse")
    print(f"{dossier.id_du_contrat} : {ont} ({dits or 'rien à demander'}), {accord(len(copies), 'a', 'ont')} une copie gardée.")
    for une in actuelles:
        if une.etat.value != "repond":
            code = f" ({une.code})" if une.code else ""
            copie = " ; une copie est gardée" if une.publication in copies else ""
            print(
                f"  {une.publication} : {une.etat.value}{code} le {une.verifiee_le}, {une.adresse}{f' → {une.vers}' if une.vers else ''}{copie}"
            )
