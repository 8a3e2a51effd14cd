"""Files for machines on what was said of a contract: states of commitments, opinions, answers of partners. As in `interface`, keys and
columns may be added, never changed."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from generator.calculs.nouvelles import est_un_engagement
from generator.model.avis import Auteur, Avis
from generator.model.etat import EtatEngagement, Nouvelle
from generator.model.referentiel import Noeud
from generator.pages.adresses import racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.tables_publiees import ETATS, REPONSES
from generator.pages.mots.echappement import cellule_csv
from generator.pages.pieces.paroles import nom_de_l_auteur


def etat_du_noeud(contexte: Contexte, noeud: Noeud) -> dict[str, Any] | None:
    """The last news of a commitment, with all its news, newest first, in `historique`; None for a node that has no state."""
    if not est_un_engagement(noeud, contexte.nouvelles):
        return None
    historique = [_nouvelle(nouvelle) for nouvelle in contexte.nouvelles.get(noeud.id, ())]
    actuelle = historique[0] if historique else {"etat": EtatEngagement.AUCUNE_NOUVELLE.value, "date": None, "phrase": "", "source": ""}
    return {**actuelle, "historique": historique}


def _nouvelle(nouvelle: Nouvelle) -> dict[str, Any]:
    return {"etat": nouvelle.etat.value, "date": nouvelle.date, "phrase": nouvelle.phrase, "source": nouvelle.source}


def objet_avis(contexte: Contexte, avis: Avis) -> dict[str, Any]:
    """One opinion (`genre` «avis»), or one answer of a partner («reponse»), with what it was answered; `texte` is Markdown."""
    reponse = avis.reponse
    return {
        "id": avis.id,
        "genre": "reponse" if avis.est_d_un_partenaire else "avis",
        "titre": avis.titre,
        **_auteur(contexte, avis.auteur),
        "date": avis.date,
        "sur": list(avis.sur),
        "texte": avis.texte,
        "reponse": {**_auteur(contexte, reponse.auteur), "date": reponse.date, "texte": reponse.texte} if reponse else None,
        "adresse": _adresse(contexte, avis),
    }


def _auteur(contexte: Contexte, auteur: Auteur) -> dict[str, Any]:
    return {"auteur": nom_de_l_auteur(contexte, auteur), "auteur_partenaire": auteur.partenaire or None}


def _adresse(contexte: Contexte, avis: Avis) -> str:
    return racine(contexte.adresses.parole(avis.id, partenaire=avis.est_d_un_partenaire))


def reponses_csv(contexte: Contexte) -> bytes:
    """One row per answer or statement of a partner, those to an opinion included (`avis` is its id), in the order of the files."""
    return ecrire_csv(REPONSES.noms, _reponses(contexte))


def _reponses(contexte: Contexte) -> Iterator[Sequence[str]]:
    for avis in contexte.dossier.avis:
        sur, titre, adresse = " ".join(avis.sur), cellule_csv(avis.titre), _adresse(contexte, avis)
        if avis.est_d_un_partenaire:
            yield avis.auteur.partenaire, avis.date, sur, titre, cellule_csv(avis.texte), adresse, ""
        if (reponse := avis.reponse) and reponse.auteur.partenaire:
            yield reponse.auteur.partenaire, reponse.date, sur, titre, cellule_csv(reponse.texte), adresse, avis.id


def etats_csv(nouvelles: Iterable[Nouvelle]) -> bytes:
    """One row per piece of news of a commitment, in the order of the files."""
    lignes = ((une.noeud, une.etat.value, une.date, cellule_csv(une.phrase), cellule_csv(une.source)) for une in nouvelles)
    return ecrire_csv(ETATS.noms, lignes)
