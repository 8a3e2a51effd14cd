"""All that the views of a build may read, by name."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from generator.calculs.ce_jour import CHAMPS_DU_JOUR
from generator.graphe.carnet import Cellule, Lu
from generator.graphe.empreintes import Empreintes
from generator.graphe.faits import Faits
from generator.model.dossier import REGISTRE, Registre, nom_du_dossier
from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.pieces.portail import Portail
from generator.pages.pieces.precisions import Precisions, PrecisionsDuPortail
from generator.pages.pieces.vers_le_portail.resume import PASSAGERS


def faits_des_contrats(
    donnees: Mapping[Cellule, str],
    registre: Registre,
    contextes: Mapping[str, Contexte],
    precisions: Mapping[str, Precisions],
    portail: Portail,
    precisions_du_portail: PrecisionsDuPortail,
    empreintes: Empreintes | None = None,
) -> Faits:
    """The facts. `donnees` are the digests of all that is given: the fields of the registre and of its dossiers, and `donnees_du_build`; `contextes` and `precisions` are by id of contract."""

    def objet(nom: str) -> Any:
        if nom == REGISTRE:
            return registre
        if nom == precisions_du_portail.nom_suivi:
            return precisions_du_portail
        if nom == portail.nom_suivi:
            return portail
        id, _, quoi = nom.partition("/")
        contexte = contextes.get(id)
        if contexte is None:
            return None
        if quoi in ("precisions", "resume"):
            return precisions[id] if quoi == "precisions" else portail.par_id[id]
        return {"": contexte, "lu": contexte.lu}.get(quoi) or (contexte.dossier if quoi == "jour" else contexte.suivi)

    def lus_a_part(cellule: Cellule) -> Iterable[Lu] | None:
        """A dossier does not know from what it was made on a day: the contract that asked for it does."""
        id, _, quoi = cellule[0].partition("/")
        if quoi != "jour":
            return None
        contexte = contextes.get(id)
        if contexte is None:
            return ()
        return contexte.lus_du_jour(cellule[1]) if cellule[1] in CHAMPS_DU_JOUR else ((nom_du_dossier(id), cellule[1]),)

    return Faits(donnees, objet, lus_a_part, empreintes, PASSAGERS)


def donnees_du_build(contrats: Collection[str], jour: str, edition: Edition) -> dict[Cellule, str]:
    """What is given to a build besides files, as fields of each contract (by id): the ISO day, and what the site is made for."""
    return {(f"{id}/suivi", "aujourd_hui"): jour for id in contrats} | {(id, "edition"): repr(edition) for id in contrats}
