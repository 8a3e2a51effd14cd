"""The national measures in one contract: the promises that echo them; and where the contract that lists them tells of them."""

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.model.lieu import Source
from generator.pages.adresses import MESURES, relative
from generator.pages.contexte import Contexte
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.places import VueSource, adresse_du_passage, vue_source


class PlacesDesMesures(Struct, frozen=True):
    """Where a contract lists the measures: the source, and by number the passage of each (empty where none was found)."""

    source: VueSource
    passages: dict[str, str]


def echos(contexte: Contexte) -> dict[str, tuple[Lien, ...]]:
    """The promises that echo each measure, by its number."""
    par_numero: dict[str, list[Lien]] = {}
    for noeud in contexte.noeuds.values():
        for numero in dict.fromkeys(noeud.mesures_nationales):
            lien = Lien(
                noeud.titre,
                relative(MESURES, contexte.adresses.noeud(noeud.id)),
                f"{contexte.contrat.territoire_nom}, {contexte.nom_de_noeud(noeud).lower()}",
            )
            par_numero.setdefault(numero, []).append(lien)
    return {numero: tuple(liens) for numero, liens in par_numero.items()}


def places_des_mesures(contexte: Contexte, source: Source) -> PlacesDesMesures:
    """Where the contract lists the measures, `source` being that of the list."""
    passages = {numero: adresse_du_passage(contexte, MESURES, Objet(GenreDObjet.MESURE, numero)) for numero in contexte.mesures}
    return PlacesDesMesures(vue_source(contexte, MESURES, source), passages)
