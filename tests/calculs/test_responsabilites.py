"""Whom the document names above an indicator for which it names nobody."""

from pathlib import Path

from generator.calculs.index_du_contrat import IndexDuContrat
from generator.calculs.responsabilites import nommes_au_dessus
from generator.publication.construction import examiner

PROJET = Path(__file__).parents[2]


def test_le_plus_proche_qui_nomme() -> None:
    """Of each promise of each contract: itself, else the nearest above it; and nobody where none of them names anybody."""
    registre, _ = examiner(PROJET)
    proches = lointains = personne = 0
    for dossier in registre.dossiers:
        contexte = IndexDuContrat(dossier, registre, "2026-11-29")
        for noeud in contexte.noeuds.values():
            trouve = nommes_au_dessus(noeud, contexte.ancetres(noeud))
            chemin = [*contexte.ancetres(noeud), noeud]
            nommant = [un for un in chemin if un.partenaires]
            if not nommant:
                assert trouve is None
                personne += 1
                continue
            assert trouve is not None
            assert trouve[0] is nommant[-1]
            assert trouve[1] == tuple(dict.fromkeys(engage.partenaire for engage in nommant[-1].partenaires))
            proches += trouve[0] is noeud
            lointains += trouve[0] is not noeud
    assert min(proches, lointains, personne) > 10
