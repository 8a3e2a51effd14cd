"""Addresses come from ids alone: reordering and relabelling the real contracts changes none."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre

PROJET = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def registre() -> Registre:
    """The published contracts."""
    return lire_registre(PROJET, Journal())


def _autre_indicateur(indicateur: Indicateur) -> Indicateur:
    return replace(indicateur, libelle=f"Autrement : {indicateur.libelle}")


def _autre_noeud(noeud: Noeud) -> Noeud:
    return replace(
        noeud,
        titre=f"Autrement : {noeud.titre}",
        indicateurs=tuple(_autre_indicateur(indicateur) for indicateur in reversed(noeud.indicateurs)),
        enfants=tuple(_autre_noeud(enfant) for enfant in reversed(noeud.enfants)),
    )


def _adresses(dossier: Dossier, registre: Registre) -> dict[str, dict[str, str]]:
    objets = json.loads(referentiel_json(Contexte(dossier, registre, "2021-06-30")))
    return {groupe: {objet["id"]: objet["adresse"] for objet in objets[groupe]} for groupe in ("noeuds", "indicateurs", "territoires")}


@pytest.mark.lent
@pytest.mark.parametrize("contrat", ["grand-orly-seine-bievre", "grand-paris-sud", "grigny", "paris"])
def test_reordonner_et_renommer_ne_change_aucune_adresse(registre: Registre, contrat: str) -> None:
    dossier = next(dossier for dossier in registre.dossiers if dossier.contrat.id == contrat)
    autre = copie(
        dossier,
        racines=tuple(_autre_noeud(racine) for racine in reversed(dossier.racines)),
        territoires=tuple(replace(territoire, nom=f"{territoire.nom} bis") for territoire in reversed(dossier.territoires)),
    )
    assert _adresses(autre, registre) == _adresses(dossier, registre)
