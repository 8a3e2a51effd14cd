"""The sheet of a place that several contracts name: all that they promise there, in one list to tick."""

from generator.pages.adresses import FICHE_DU_LIEU
from generator.pages.pieces.lieux_partages import dits_du_lieu, lignes_reunies, situation_du_lieu, surtitre, tete_de_la_fiche
from generator.pages.pieces.place_de_la_fiche import VueFiche, fiche_de
from generator.pages.pieces.portail import Portail
from generator.pages.rendu.genre import GenreDePage, une_par


def vue_fiche_du_lieu(portail: Portail, id: str) -> VueFiche:
    """The sheet of one place."""
    commun = portail.lieux_partages[id]
    return fiche_de(
        dits_du_lieu(portail, commun),
        tete_de_la_fiche(portail, commun),
        surtitre(portail, commun),
        commun.nom,
        situation_du_lieu(portail, commun),
        lignes_reunies(portail, commun),
    )


GENRE: GenreDePage[Portail] = GenreDePage(
    "fiche-du-lieu",
    "portail/fiche_du_lieu.html.j2",
    FICHE_DU_LIEU,
    une_par(lambda portail: portail.lieux_partages, vue_fiche_du_lieu),
    "Un lieu que plusieurs contrats nomment, sur une feuille à imprimer.",
    entiere=True,
    sigles=False,
)
