"""`engagements collecte preparer`: a workbook for each partner."""

import json
from argparse import Namespace
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from generator.calculs.nombres_dits import nombre_fr
from generator.commandes.analyse import MauvaisUsage
from generator.commandes.codes import FINE, PROBLEMES
from generator.commandes.contrats_de_la_collecte import (
    dire_le_refus,
    lire_la_periode,
    lire_le_projet,
    lire_les_contrats,
    lire_les_partenaires,
)
from generator.model.periode import Periode
from generator.model.temps import connue_des
from generator.publication.collecte.demande import DemandeDeChiffres
from generator.publication.collecte.preparer import chiffres_d_un, demandes_du_contrat, ecrire_les_classeurs
from generator.publication.importer import EcritureRefusee
from generator.publication.verrou import ConstructionEnCours
from generator.sources.mentions import COURRIEL

_DELAI = timedelta(weeks=6)


def preparer(projet: Path, lus: Namespace, jour: str) -> int:
    """Write the workbooks, and say which."""
    periode = lire_la_periode(lus)
    if periode is None:
        raise MauvaisUsage("dire quelle période demander (--periode 2024).")
    if connue_des(periode) > jour:
        raise MauvaisUsage(f"« {periode.texte} » n’a pas commencé, ou n’est pas finie : aucun chiffre n’en est connu le {jour}.")
    if lus.courriel and not COURRIEL.fullmatch(lus.courriel):
        raise MauvaisUsage(f"« {lus.courriel} » n’est pas une adresse de courriel.")
    avant_le = _avant_le(lus.avant_le, jour)
    registre = lire_le_projet(projet, jour)
    if registre is None:
        return PROBLEMES
    dossiers = lire_les_contrats(lus, registre)
    partenaires = lire_les_partenaires(lus, registre)
    if len(dossiers) > 1 and not partenaires:
        raise MauvaisUsage(f"dire pour quel contrat (--contrat). Ceux du projet : {', '.join(dossier.contrat.id for dossier in dossiers)}.")
    demandes = [
        demande
        for dossier in dossiers
        for demande in demandes_du_contrat(dossier, registre, partenaires, periode, jour, avant_le, lus.courriel)
    ]
    demandes_a = {demande.partenaire.id for demande in demandes}
    sans = [id for id in partenaires if id not in demandes_a]
    ou = Path(lus.dossier) if lus.dossier else projet / "collecte"
    envois = {dossier.contrat.id: dossier.envois for dossier in dossiers}
    try:
        chemins = ecrire_les_classeurs(projet, ou, demandes, envois) if demandes else ()
    except (EcritureRefusee, ConstructionEnCours) as refus:
        return dire_le_refus(refus)
    if lus.format == "json":
        print(json.dumps(_objet(demandes, chemins, periode, avant_le, sans), ensure_ascii=False, indent=1))
        return FINE if demandes else PROBLEMES
    for un, chemin in zip(demandes, chemins, strict=True):
        combien = f"{nombre_fr(len(un.chiffres))} chiffre{'s' if len(un.chiffres) > 1 else ''}"
        print(f"{un.partenaire.nom} : {combien}, {chemin}")
    for id in sans:
        parents = [
            un.id
            for un in registre.partenaires
            if id in (un.famille, un.parent) and any(chiffres_d_un(dossier, un.id, jour) for dossier in dossiers)
        ]
        suite = f" Demander à : {', '.join(parents)}." if parents else ""
        print(f"{id} : aucun contrat ne le nomme pour un indicateur qui puisse avoir un chiffre ; pas de classeur.{suite}")
    if not demandes:
        print("Aucun classeur n’a été écrit.")
        return PROBLEMES
    retour = (
        demandes[0].courriel or "la personne qui l’envoie (aucun « signalement » dans contrat.yml ni site.yml ; --courriel en donne un)"
    )
    print(f"Réponses demandées avant le {avant_le}, à {retour}.")
    print(f"Une fois envoyés : « engagements collecte suivi --envoye --periode {periode.texte} » le note.")
    return FINE


def _objet(
    demandes: Sequence[DemandeDeChiffres], chemins: Sequence[Path], periode: Periode, avant_le: str, sans: Sequence[str]
) -> dict[str, Any]:
    """What was written, for programs."""
    classeurs = [
        {
            "contrat": un.contrat.id,
            "partenaire": un.partenaire.id,
            "fichier": str(chemin),
            "lignes": len(un.chiffres),
            "indicateurs": list(un.indicateurs),
        }
        for un, chemin in zip(demandes, chemins, strict=True)
    ]
    return {"periode": periode.texte, "avant_le": avant_le, "classeurs": classeurs, "sans_chiffre_a_demander": list(sans)}


def _avant_le(mot: str, jour: str) -> str:
    """The day by which an answer is asked for (ISO). Raises MauvaisUsage."""
    try:
        dit = date.fromisoformat(mot) if mot else date.fromisoformat(jour) + _DELAI
    except ValueError:
        raise MauvaisUsage(f"« {mot} » n’est pas un jour : écrire par exemple 2025-03-31.") from None
    if dit.isoformat() <= jour:
        raise MauvaisUsage(f"le jour de --avant-le ({mot}) doit venir après le {jour}.")
    return dit.isoformat()
