"""Findings beside promises: with the words of the document, said to be our reading, and without reproach."""

from pathlib import Path

import pytest

from generator.calculs.constats import axes_sans_promesse, pourquoi
from generator.pages.contexte import Contexte
from generator.publication.construction import examiner

RACINE = Path(__file__).parents[2]


@pytest.mark.lent
def test_la_page_et_la_promesse(exemple_rendu: dict[str, bytes]) -> None:
    sorties = {chemin: octets.decode("utf-8") for chemin, octets in exemple_rendu.items() if chemin.endswith(".html")}
    page = next(texte for chemin, texte in sorties.items() if chemin.endswith("contrat-d-exemple/constats/index.html"))
    assert "Les parents n&#39;entrent pas dans l&#39;école." in page
    assert "Dans notre lecture, un axe de travail n’est repris par aucune promesse du document. Nous avons pu manquer un lien" in page
    engagement = next(texte for chemin, texte in sorties.items() if chemin.endswith("contrat-d-exemple/referentiel/o1-1-p1-e1/index.html"))
    assert "Ce rapprochement est notre lecture." in engagement
    assert "Accueillir les familles." in engagement
    # An axis that another promise takes up is not told here.
    assert "Ouvrir l&#39;école le soir." not in engagement


@pytest.mark.lent
def test_une_promesse_n_herite_que_des_sujets() -> None:
    """Of the real contracts: no node shows an axis of work that it is not itself tied to."""
    registre, _ = examiner(RACINE, "2026-11-27")
    vus = 0
    for dossier in registre.dossiers:
        contexte = Contexte(dossier, registre, "2026-11-27")
        for noeud in contexte.noeuds.values():
            for trouve in pourquoi(dossier.constats, noeud, contexte.ancetres(noeud)):
                vus += 1
                assert all(noeud.id in axe.promesses for axe in trouve.axes)
    assert vus > 100
    gosb = next(dossier for dossier in registre.dossiers if dossier.contrat.id == "grand-orly-seine-bievre")
    assert gosb.constats is not None
    assert 0 < len(axes_sans_promesse(gosb.constats)) < sum(len(sujet.axes) for _, sujet in gosb.constats.sujets())
