"""`engagements collecte suivi`: who was asked, when, who answered, and words for a reminder."""

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from generator.commandes.analyse import MauvaisUsage
from generator.commandes.codes import FINE, PROBLEMES
from generator.commandes.contrats_de_la_collecte import (
    dire_le_refus,
    lire_la_periode,
    lire_le_projet,
    lire_les_contrats,
    lire_les_partenaires,
)
from generator.model.collecte import EnvoiDeCollecte
from generator.model.dossier import Dossier, Registre
from generator.pages.mots.typographie import accord, date_fr, francais
from generator.publication.collecte.memoire import ecrire_la_memoire
from generator.publication.collecte.relance import restants, texte_d_envoi, texte_de_relance
from generator.publication.importer import EcritureRefusee, poser
from generator.publication.verrou import ConstructionEnCours, verrou


def suivre(projet: Path, lus: Namespace, jour: str) -> int:
    """Say where the collection stands, after noting what the options say was sent."""
    registre = lire_le_projet(projet, jour)
    if registre is None:
        return PROBLEMES
    dossiers = lire_les_contrats(lus, registre)
    periode, partenaires = lire_la_periode(lus), lire_les_partenaires(lus, registre)

    def voulu(envoi: EnvoiDeCollecte) -> bool:
        siens = not partenaires or envoi.partenaire in partenaires
        return siens and (periode is None or envoi.periode == periode)

    envois = {dossier.contrat.id: dossier.envois for dossier in dossiers}
    if lus.envoye or lus.relance:
        if periode is None:
            raise MauvaisUsage("dire de quelle période (--periode 2024).")
        if not any(voulu(envoi) for siens in envois.values() for envoi in siens):
            raise MauvaisUsage(f"aucun classeur n’est noté pour {periode.texte} : « engagements collecte preparer » en écrit.")
        envois = {
            contrat: tuple(_noter(envoi, lus, jour) if voulu(envoi) else envoi for envoi in siens) for contrat, siens in envois.items()
        }
        try:
            with verrou(projet / ".construction"):
                poser(projet, dict(ecrire_la_memoire(projet, id, siens) for id, siens in envois.items() if siens))
        except (EcritureRefusee, ConstructionEnCours) as refus:
            return dire_le_refus(refus)
    choisis = [(dossier, envoi) for dossier in dossiers for envoi in envois[dossier.contrat.id] if voulu(envoi)]
    if lus.format == "json":
        print(json.dumps([_objet(dossier, envoi, jour) for dossier, envoi in choisis], ensure_ascii=False, indent=1))
    else:
        print("\n".join(_lignes(choisis, registre, jour)))
    return FINE


def _noter(envoi: EnvoiDeCollecte, lus: Namespace, jour: str) -> EnvoiDeCollecte:
    if lus.envoye:
        envoi = replace(envoi, envoye_le=jour)
    return replace(envoi, relances=tuple(dict.fromkeys((*envoi.relances, jour)))) if lus.relance else envoi


def _lignes(choisis: Sequence[tuple[Dossier, EnvoiDeCollecte]], registre: Registre, jour: str) -> Iterator[str]:
    if not choisis:
        yield "Aucun classeur n’est noté : « engagements collecte preparer --periode 2024 » en écrit."
        return
    noms = {partenaire.id: partenaire.nom for partenaire in registre.partenaires}
    for contrat in dict.fromkeys(dossier.contrat.id for dossier, _ in choisis):
        siens = [(dossier, envoi) for dossier, envoi in choisis if dossier.contrat.id == contrat]
        ont = sum(envoi.a_repondu for _, envoi in siens)
        yield f"{siens[0][0].contrat.titre} : {accord(len(siens), 'classeur')}, {accord(ont, 'réponse')}."
        for dossier, envoi in siens:
            yield f"  {noms.get(envoi.partenaire, envoi.partenaire)}, {envoi.periode.texte if envoi.periode else '?'} : {_ou_en_est(dossier, envoi, jour)}"
    envois = [(dossier, envoi) for dossier, envoi in choisis if not envoi.a_ete_demande]
    if envois:
        yield ""
        yield "Messages à copier, pour envoyer les classeurs :"
    for dossier, envoi in envois:
        yield ""
        yield from texte_d_envoi(dossier, registre, envoi)
    relances = [(dossier, envoi) for dossier, envoi in choisis if envoi.envoye_le and restants(dossier, envoi)]
    if relances:
        yield ""
        yield "Messages à copier, si vous souhaitez relancer :"
    for dossier, envoi in relances:
        yield ""
        yield from texte_de_relance(dossier, registre, envoi, jour)
    if relances:
        yield ""
        yield "Une relance envoyée se note avec « engagements collecte suivi --relance --partenaire ID --periode PERIODE »."
    if any(not dossier.contrat.collecte_les_chiffres for dossier, _ in choisis):
        yield ""
        yield (
            "Ce site est fait de documents : d’un chiffre absent il dit « non trouvé ». Pour qu’il puisse dire « non fourni » d’un chiffre "
            "demandé et qui n’est pas venu, écrire « connaissance: collecte » dans contrat.yml (voir le guide)."
        )


def _ou_en_est(dossier: Dossier, envoi: EnvoiDeCollecte, jour: str) -> str:
    dits = [f"{accord(envoi.lignes, 'chiffre demandé', 'chiffres demandés')}", f"préparé le {date_fr(envoi.prepare_le)}"]
    if envoi.envoye_le:
        dits.append(f"envoyé le {date_fr(envoi.envoye_le)}")
    elif not envoi.reponses:
        dits.append("envoi pas encore noté")
    if envoi.relances:
        dits.append(f"relancé le {' et le '.join(date_fr(relance) for relance in envoi.relances)}")
    for reponse in envoi.reponses:
        comptes = [accord(reponse.chiffres, "chiffre")]
        if reponse.sans_chiffre:
            comptes.append(f"{reponse.sans_chiffre} sans chiffre, avec la raison")
        if reponse.vides:
            comptes.append(f"{reponse.vides} sans réponse")
        dits.append(f"réponse le {date_fr(reponse.recue_le)} ({', '.join(comptes)})")
    if envoi.avant_le and not envoi.reponses:
        dits.append(f"réponse demandée avant le {date_fr(envoi.avant_le)}{', passé' if envoi.avant_le < jour else ''}")
    if reste := restants(dossier, envoi):
        dits.append(f"{accord(len(reste), 'indicateur')} encore sans chiffre pour cette période")
    if envoi.note:
        dits.append(envoi.note)
    return francais(" ; ".join(dits)) + "."


def _objet(dossier: Dossier, envoi: EnvoiDeCollecte, jour: str) -> dict[str, Any]:
    return {
        "contrat": dossier.contrat.id,
        "partenaire": envoi.partenaire,
        "periode": envoi.periode.texte if envoi.periode else None,
        "fichier": envoi.fichier,
        "prepare_le": envoi.prepare_le,
        "envoye_le": envoi.envoye_le or None,
        "avant_le": envoi.avant_le or None,
        "passe": bool(envoi.avant_le and envoi.avant_le < jour),
        "relances": list(envoi.relances),
        "lignes": envoi.lignes,
        "reponses": [
            {
                "recue_le": une.recue_le,
                "fichier": une.fichier,
                "chiffres": une.chiffres,
                "sans_chiffre": une.sans_chiffre,
                "vides": une.vides,
            }
            for une in envoi.reponses
        ],
        "sans_chiffre_pour_la_periode": [indicateur.id for indicateur in restants(dossier, envoi)],
    }
