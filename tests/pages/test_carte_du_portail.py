"""The drawing of the communes of all contracts: none of its marks is a bare dot."""

import json
from pathlib import Path

import pytest

from generator.calculs.lieux import lieux_communs
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.dessins.carte_thematique import CarteThematique
from generator.pages.pieces import carte_des_lieux_du_portail as module
from generator.pages.pieces.carte_des_lieux_du_portail import carte_des_lieux_du_portail
from generator.pages.pieces.portail import Portail
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple.portail import portail_de

PROJET = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def portail() -> Portail:
    registre = lire_registre(PROJET, Journal())
    return portail_de(Contexte(dossier, registre, "2026-11-27") for dossier in registre.dossiers)


@pytest.fixture(scope="module")
def carte(portail: Portail) -> CarteThematique:
    carte = carte_des_lieux_du_portail(portail.contrats)
    assert carte
    return carte


def test_chaque_commune_a_son_nom_ou_une_lettre(portail: Portail, carte: CarteThematique) -> None:
    """At both sizes, each commune that has a place stands once, by its name on the map or beside a letter that the map has."""
    communes = [
        lieu
        for lieu in lieux_communs((un.id, un.territoires) for un in portail.contrats)
        if lieu.type is TypeTerritoire.COMMUNE and lieu.situe.est_place
    ]
    assert len(communes) > 40
    for dessin in carte.dessins:
        assert sorted(rond.id for rond in dessin.ronds) == sorted(lieu.id for lieu in communes)
        lettres = {mot.texte for mot in dessin.mots if mot.classe == "eo-c-lettre"}
        assert {cle.lettre for cle in dessin.cles} == lettres
        assert "" not in lettres
        ecrits = " ".join(mot.texte for mot in dessin.mots if mot.classe != "eo-c-lettre").replace("- ", "-")  # a long name is cut
        dits = {cle.nom for cle in dessin.cles}
        for lieu in communes:
            court = lieu.nom.removesuffix(" arrondissement")
            assert (court in ecrits) != (court in dits), court
        assert len(dits) == len(dessin.cles)
    assert carte.cles[0].valeur == f"({len(communes)})"
    assert carte.description.startswith(f"{len(communes)}\u00a0repères")


def test_sur_papier_les_noms_d_abord(carte: CarteThematique) -> None:
    """The wide drawing, which paper has, names three communes of four on the map itself."""
    large = carte.dessins[-1]
    assert len(large.cles) <= len(large.ronds) / 3


def test_trop_de_communes_n_ont_pas_de_dessin(portail: Portail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PLEINE", 20)
    assert carte_des_lieux_du_portail(portail.contrats) is None
    assert carte_des_lieux_du_portail([]) is None


def test_il_est_de_peu_de_poids(carte: CarteThematique) -> None:
    """Points, names and lines: a few kilobytes of the page, before they are compressed."""
    assert len(json.dumps([[str(mot) for mot in dessin.mots] + [dessin.fils] for dessin in carte.dessins])) < 20_000
