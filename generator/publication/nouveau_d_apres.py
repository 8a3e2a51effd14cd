"""Begins a contract from another one of a project: its tree, its indicators and its units, without anything that is that contract's own."""

from collections.abc import Sequence
from pathlib import Path

from generator.calculs.mots import d_un_seul_tenant
from generator.importation.contrat_repris import Communs, ContratRepris, reprendre
from generator.importation.mots_d_ici import MotsDIci
from generator.model.dossier import Dossier, Registre
from generator.model.nouveau import MARQUE, Demande
from generator.model.probleme import Gravite, Probleme
from generator.publication.construction import examiner
from generator.publication.nouveau_plan import yaml_commente
from generator.sources.communs import socle, textes_de
from generator.sources.ecrit import Ecrit, lire_ecrit
from generator.sources.journal import Journal

_PLACE = {
    "document": "contrat",
    "section": "texte",
    "repere": f"{MARQUE} : où le document le dit (« Page 12, tableau 1 »), à écrire à chaque promesse",
}
_TERRITORIAUX = ("region", "departement", "ept", "agglomeration", "commune")


class ModeleRefuse(Exception):
    """The contract cannot be a model; the message says why, in French. `problemes` are the errors of its project."""

    def __init__(self, message: str, problemes: Sequence[Probleme] = ()) -> None:
        super().__init__(message)
        self.problemes = tuple(problemes)


def lire_le_modele(projet: Path, contrat: str) -> ContratRepris:
    """What a new contract takes of the contract of that id. Raises ModeleRefuse."""
    registre, problemes = examiner(projet)
    erreurs = [probleme for probleme in problemes if probleme.gravite is Gravite.ERREUR]
    if erreurs:
        raise ModeleRefuse("Le projet du modèle a des erreurs : les corriger d’abord.", erreurs)
    dossiers = {dossier.contrat.id: dossier for dossier in registre.dossiers}
    if contrat not in dossiers:
        raise ModeleRefuse(f"« {contrat} » n’est pas un contrat de ce projet : il a {', '.join(sorted(dossiers))}.")
    dossier = projet / "referentiels" / contrat
    arbres = [dossier / "referentiel.yml", *sorted((dossier / "referentiel").glob("*.yml"), key=lambda chemin: chemin.name)]
    return reprendre(
        _lire(dossier / "contrat.yml"),
        [_lire(chemin) for chemin in arbres if chemin.is_file()],
        _lire(dossier / "unites.yml"),
        _mots_d_ici(registre, dossiers[contrat]),
        Communs({un.id for un in socle().partenaires}, {une.numero for une in socle().mesures.mesures}),
    )


def _lire(chemin: Path) -> Ecrit:
    return lire_ecrit(chemin, chemin.name, Journal()) if chemin.is_file() else {}


def _mots_d_ici(registre: Registre, dossier: Dossier) -> MotsDIci:
    """Names of all contracts of the project: the labels of one may speak of the places of another. A body that is one of a place is named as it."""
    notres = {un.id for un in socle().partenaires}
    siens = [un for un in registre.partenaires if un.id not in notres]
    de_tous = {d_un_seul_tenant(nom) for un in socle().partenaires for nom in (un.nom, un.sigle, *un.alias) if nom}
    de_tous |= {f"{article}{nom}" for article in ("la", "le", "les", "l") for nom in de_tous}
    lieux = [nom for un in registre.dossiers for nom in (un.contrat.territoire_nom, *(lieu.nom for lieu in un.territoires))]
    return MotsDIci(
        [*lieux, *(nom for un in siens if un.type in _TERRITORIAUX for nom in (un.nom, un.sigle))],
        [nom for un in siens for nom in (un.nom, un.sigle, *un.alias) if d_un_seul_tenant(nom) not in de_tous],
        textes_de((socle().partenaires, socle().mesures, socle().glossaire)),
        textes_de((dossier.racines, dossier.contrat, dossier.textes, dossier.textes_des_documents)),
    )


def textes_du_modele(demande: Demande, repris: ContratRepris) -> dict[str, str]:
    """The files of the new contract's tree and units, and what its contrat.yml says besides (under its name), by their path below the project."""
    referentiels = f"referentiels/{demande.id}"
    textes = {}
    for rang, noeud in enumerate(repris.noeuds, 1):
        dit = f"Repris du contrat « {demande.modele} » comme exemple. Ce qui porte « {MARQUE} » est à écrire, d’après votre document."
        textes[f"{referentiels}/referentiel/{rang:02d}-{noeud['id']}.yml"] = yaml_commente(dit, {**_PLACE, "noeuds": [noeud]})
    if repris.unites:
        textes[f"{referentiels}/unites.yml"] = yaml_commente("Les unités que les indicateurs repris emploient.", {"unites": repris.unites})
    if repris.reglages:
        textes[f"{referentiels}/contrat.yml"] = "\n" + yaml_commente(
            f"Ce que le contrat « {demande.modele} » règle aussi, à relire.", repris.reglages
        )
    return textes
