"""All that the views of a build may read, by name."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from generator.calculs.suivi import CHAMPS_DU_JOUR
from generator.graphe.carnet import Cellule, Lu
from generator.graphe.faits import Faits
from generator.model.dossier import REGISTRE, Registre, nom_du_dossier
from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.pieces.precisions import Precisions, PrecisionsDuPortail


def faits_des_contrats(
    donnees: Mapping[Cellule, str],
    registre: Registre,
    contextes: Sequence[Contexte],
    precisions: Mapping[str, Precisions],
    precisions_du_portail: PrecisionsDuPortail,
    *,
    jour: str,
    edition: Edition,
) -> Faits:
    """The facts. `donnees` are the digests of the fields of the registre and of its dossiers; `precisions` are by id of contract."""
    par_id = {contexte.nom_suivi: contexte for contexte in contextes}

    def objet(nom: str) -> Any:
        if nom == REGISTRE:
            return registre
        if nom == precisions_du_portail.nom_suivi:
            return precisions_du_portail
        id, _, quoi = nom.partition("/")
        contexte = par_id.get(id)
        if contexte is None:
            return None
        if quoi == "precisions":
            return precisions[id]
        return {"": contexte, "lu": contexte.lu}.get(quoi) or (contexte.dossier if quoi == "jour" else contexte.suivi)

    def lus_a_part(cellule: Cellule) -> Iterable[Lu] | None:
        """A dossier does not know from what it was made on a day: the contract that asked for it does."""
        id, _, quoi = cellule[0].partition("/")
        if quoi != "jour":
            return None
        contexte = par_id.get(id)
        if contexte is None:
            return ()
        return contexte.lus_du_jour if cellule[1] in CHAMPS_DU_JOUR else ((nom_du_dossier(id), cellule[1]),)

    donnes = {(f"{id}/suivi", "aujourd_hui"): jour for id in par_id} | {(id, "edition"): repr(edition) for id in par_id}
    return Faits({**donnees, **donnes}, objet, lus_a_part)
