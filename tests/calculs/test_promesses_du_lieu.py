"""What concerns a place: whatever is counted for it is named on its page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.promesses_du_lieu import Portee, groupes_du_lieu
from generator.model.territoire import TypeTerritoire
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

RACINE = Path(__file__).parents[2]


def _index() -> Iterator[IndexDuContrat]:
    registre = lire_registre(RACINE, Journal())
    for dossier in registre.dossiers:
        yield IndexDuContrat(dossier, registre, "2026-11-01")


@pytest.mark.parametrize("index", list(_index()), ids=lambda index: index.contrat.id)
def test_ce_qui_est_compte_est_nomme(index: IndexDuContrat) -> None:
    """Each indicator counted for a place is in a group that names the place or its kind, or has a figure there."""
    for territoire in index.territoires.values():
        if territoire.type is TypeTerritoire.PERIMETRE:
            continue
        nommes = {
            valeur.indicateur for siennes in index.suivi.retenues.values() for valeur in siennes if valeur.territoire == territoire.id
        }
        for groupe in groupes_du_lieu(index, territoire):
            if groupe.portee in (Portee.ICI, Portee.CHACUN):
                nommes |= {un.id for un in groupe.indicateurs}
                nommes |= {un.id for partie in groupe.parties for noeud in partie.noeuds for un in noeud.indicateurs}
        assert set(index.suivi.indicateurs_par_lieu.get(territoire.id, ())) <= nommes, territoire.id


def test_une_cible_pour_chacun_n_est_dite_qu_une_fois() -> None:
    """An indicator whose target is for each place of a kind stands in one group of a place, and only in places of that kind."""
    vus = 0
    for index in _index():
        for territoire in index.territoires.values():
            groupes = groupes_du_lieu(index, territoire)
            for groupe in groupes:
                if groupe.portee is Portee.CHACUN:
                    assert all(un.cible and un.cible.chaque == territoire.type for un in groupe.indicateurs)
                    assert not {un.id for un in groupe.indicateurs} & {un.id for un in groupes[0].indicateurs}
                    vus += 1
    assert vus >= 20
