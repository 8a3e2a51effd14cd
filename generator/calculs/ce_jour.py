"""The dossier of a contract as it may be known on a day: each field in which it may differ from what the files say, made from what it needs alone."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from generator.calculs.indicateurs_calcules import avec_les_calculs
from generator.calculs.secrets import proteger
from generator.graphe.observe import copie
from generator.model.avis import Avis
from generator.model.copie import ReponseDuWeb
from generator.model.dossier import Dossier
from generator.model.etat import Nouvelle
from generator.model.temps import connue_des, est_venue
from generator.model.valeur import Valeur
from generator.model.voisin import Voisins


def a_ce_jour(dossier: Dossier, aujourd_hui: str) -> Dossier:
    """The dossier as it can be known on `aujourd_hui` (ISO day): no figure of a time that has not begun, no total of one that is not over.

    News, opinions and answers dated after that day are left out too (`checks.temps` reports each), and so are figures that would give
    a secret away (`calculs.secrets` withholds them, `checks.secrets` reports them). Figures that can be computed from the others stand with them.
    """
    return avec_les_champs(dossier, {champ: faire(dossier, aujourd_hui) for champ, faire in CHAMPS_DU_JOUR.items()})


def avec_les_champs(dossier: Dossier, champs: Mapping[str, Any]) -> Dossier:
    """`dossier` with these fields of a day."""
    return copie(dossier, **champs, nom_suivi=f"{dossier.contrat.id}/jour")


def _valeurs(dossier: Dossier, jour: str) -> tuple[Valeur, ...]:
    connues = tuple(valeur for valeur in dossier.valeurs if connue_des(valeur.periode) <= jour)
    return avec_les_calculs(proteger(copie(dossier, valeurs=connues))).valeurs


def _nouvelles(dossier: Dossier, jour: str) -> tuple[Nouvelle, ...]:
    return tuple(nouvelle for nouvelle in dossier.nouvelles if est_venue(nouvelle.date, jour))


def _avis(dossier: Dossier, jour: str) -> tuple[Avis, ...]:
    def sans_reponse_a_venir(avis: Avis) -> Avis:
        venue = avis.reponse is None or est_venue(avis.reponse.date, jour)
        return avis if venue else replace(avis, reponse=None)

    return tuple(sans_reponse_a_venir(avis) for avis in dossier.avis if est_venue(avis.date, jour))


def _voisins(dossier: Dossier, jour: str) -> Voisins:
    return replace(dossier.voisins, valeurs=tuple(valeur for valeur in dossier.voisins.valeurs if connue_des(valeur.periode) <= jour))


def _reponses_du_web(dossier: Dossier, jour: str) -> tuple[ReponseDuWeb, ...]:
    return tuple(reponse for reponse in dossier.reponses_du_web if est_venue(reponse.verifiee_le, jour))


# The fields of a dossier in which it may differ from what the files say, and how each is made for a day (ISO).
CHAMPS_DU_JOUR: Mapping[str, Callable[[Dossier, str], Any]] = {
    "valeurs": _valeurs,
    "nouvelles": _nouvelles,
    "avis": _avis,
    "voisins": _voisins,
    "reponses_du_web": _reponses_du_web,
}
