"""Tables of what a contract names: its titles and promises, its partners, its places. As in `interface`, columns may be added, never changed."""

from collections.abc import Sequence

from generator.model.referentiel import Noeud
from generator.pages.adresses import racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.interface_paroles import etat_du_noeud
from generator.pages.fichiers.tables_publiees import PARTENAIRES, PROMESSES, TERRITOIRES
from generator.pages.mots.echappement import cellule_csv


def promesses_csv(contexte: Contexte) -> bytes:
    """One row per node, in the order of the document."""
    return ecrire_csv(PROMESSES.noms, (_promesse(contexte, noeud) for noeud in contexte.noeuds.values()))


def _promesse(contexte: Contexte, noeud: Noeud) -> Sequence[str]:
    etat = etat_du_noeud(contexte, noeud)
    return (
        noeud.id,
        noeud.parent,
        noeud.niveau,
        cellule_csv(noeud.numero),
        cellule_csv(noeud.titre),
        cellule_csv(noeud.texte),
        " ".join(dict.fromkeys(engage.partenaire for engage in noeud.partenaires)),
        " ".join(noeud.territoires),
        etat["etat"] if etat else "",
        noeud.source.document,
        noeud.source.section,
        cellule_csv(noeud.source.repere),
        racine(contexte.adresses.noeud(noeud.id)),
    )


def partenaires_csv(contexte: Contexte) -> bytes:
    """One row per partner that has a page in the contract."""
    siens = ((id, contexte.partenaires[id]) for id in contexte.partenaires_du_contrat)
    return ecrire_csv(
        PARTENAIRES.noms,
        (
            (
                id,
                cellule_csv(un.nom),
                cellule_csv(un.sigle),
                cellule_csv(un.type),
                un.parent,
                un.famille,
                racine(contexte.adresses.partenaire(id)),
            )
            for id, un in siens
        ),
    )


def territoires_csv(contexte: Contexte) -> bytes:
    """One row per place; a point that is not known is empty."""
    return ecrire_csv(
        TERRITOIRES.noms,
        (
            (
                un.id,
                un.type.value,
                cellule_csv(un.nom),
                cellule_csv(un.code),
                " ".join(un.communes),
                "" if un.population is None else str(un.population),
                cellule_csv(un.population_source),
                *("" if degres is None else repr(degres) for degres in (un.latitude, un.longitude)),
                racine(contexte.adresse_du_lieu(un.id)),
            )
            for un in contexte.territoires.values()
        ),
    )
