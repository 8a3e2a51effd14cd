"""The machine-readable face of what was said of the contract: states of commitments and opinions. Same promise as `interface`."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from generator.calculs.nouvelles import est_un_engagement
from generator.model.avis import Avis
from generator.model.etat import EtatEngagement, Nouvelle
from generator.model.referentiel import Noeud
from generator.pages.contexte import Contexte
from generator.pages.echappement import cellule_csv

COLONNES_DES_ETATS = ("noeud", "etat", "date", "phrase", "source")


def etat_du_noeud(contexte: Contexte, noeud: Noeud) -> dict[str, Any] | None:
    """The newest news of a commitment and those before it; null for a node that bears no state."""
    if not est_un_engagement(noeud, contexte.nouvelles):
        return None
    historique = [_nouvelle(nouvelle) for nouvelle in contexte.nouvelles.get(noeud.id, ())]
    actuelle = historique[0] if historique else {"etat": EtatEngagement.AUCUNE_NOUVELLE.value, "date": None, "phrase": "", "source": ""}
    return {**actuelle, "historique": historique}


def _nouvelle(nouvelle: Nouvelle) -> dict[str, Any]:
    return {"etat": nouvelle.etat.value, "date": nouvelle.date, "phrase": nouvelle.phrase, "source": nouvelle.source}


def objet_avis(avis: Avis) -> dict[str, Any]:
    """One opinion with its answer; `texte` is Markdown."""
    reponse = avis.reponse
    return {
        "id": avis.id,
        "titre": avis.titre,
        "auteur": avis.auteur,
        "date": avis.date,
        "sur": list(avis.sur),
        "texte": avis.texte,
        "reponse": {"auteur": reponse.auteur, "date": reponse.date, "texte": reponse.texte} if reponse else None,
    }


def etats_csv(nouvelles: Iterable[Nouvelle]) -> bytes:
    """One row per news of a commitment, in the order of the files."""
    sortie = io.StringIO()
    plume = csv.writer(sortie, lineterminator="\r\n")
    plume.writerow(COLONNES_DES_ETATS)
    for nouvelle in nouvelles:
        ecrits = (cellule_csv(nouvelle.phrase), cellule_csv(nouvelle.source))
        plume.writerow((nouvelle.noeud, nouvelle.etat.value, nouvelle.date, *ecrits))
    return sortie.getvalue().encode("utf-8")
