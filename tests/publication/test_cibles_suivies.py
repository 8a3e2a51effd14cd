"""Each field of a target is published, and a change of any of them alone is told."""

import json
from dataclasses import fields, replace
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from msgspec import structs

from generator.calculs.mouvements import mouvements
from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.model.instantane import ChampSuivi, Instantane
from generator.model.mouvement import Mouvement
from generator.model.referentiel import Cible, CibleAncienne, CibleDeLieu, Jalon, Noeud
from generator.model.unite import Unite
from generator.pages.contexte import Contexte
from generator.pages.fichiers.interface import referentiel_json
from generator.pages.pieces.mouvements import dire_un_mouvement
from generator.sources.instantanes import lire_instantane
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.exemple.projet import CONTRAT, EXEMPLE

JOUR = "2021-06-30"
# Of each field another value, which no target below has.
AUTRES: dict[str, Any] = {
    "texte": "D’autres mots",
    "valeur": Decimal(7),
    "annee": 2025,
    "comparateur": ">",
    "unite": Unite.POURCENTAGE,
    "variation": Decimal(8),
    "sens": "baisse",
    "minimum": Decimal("0.5"),
    "maximum": Decimal(900),
    "portee": "par_an",
    "chaque": "qpv",
    "ensemble": Decimal(300),
    "tolerance": Decimal(3),
    "points": Decimal(4),
    "jalons": (Jalon(2020, "", None, Decimal(2), None),),
    "par_lieu": (CibleDeLieu("exempleville", "", None, None, Decimal(2)),),
    "avant": (CibleAncienne("20 familles", "2020-06", "avenant"),),
}
SANS_CHIFFRE = Cible("Plus de familles", None, 2022, "")
CIBLES = {
    "des mots": SANS_CHIFFRE,
    "un nombre": replace(SANS_CHIFFRE, valeur=Decimal(500), comparateur=">="),
    "des bornes": replace(SANS_CHIFFRE, minimum=Decimal(2), maximum=Decimal(3)),
    "une variation": replace(SANS_CHIFFRE, variation=Decimal(20)),
    "des points": replace(SANS_CHIFFRE, points=Decimal(20)),
    "un sens": replace(SANS_CHIFFRE, sens="hausse"),
}
# `lieux` says where each field is written in the files.
SUIVIS = [champ.name for champ in fields(Cible) if champ.name != "lieux"]


@cache
def _exemple() -> tuple[Registre, Dossier]:
    registre = lire_registre(EXEMPLE, Journal())
    return registre, next(un for un in registre.dossiers if un.contrat.id == CONTRAT)


def _contexte(cible: Cible) -> Contexte:
    """The example, where one indicator has this target."""
    registre, dossier = _exemple()

    def avec(noeud: Noeud) -> Noeud:
        indicateurs = tuple(structs.replace(un, cible=cible) if un.id == "guides" else un for un in noeud.indicateurs)
        return structs.replace(noeud, enfants=tuple(map(avec, noeud.enfants)), indicateurs=indicateurs)

    return Contexte(copie(dossier, racines=tuple(map(avec, dossier.racines))), registre, JOUR)


@cache
def _publie(forme: str, champ: str) -> tuple[dict[str, Any], Instantane, Contexte]:
    """The target of a form as `referentiel.json` has it, and what is read back; of another value in one field, where `champ` names one."""
    contexte = _contexte(replace(CIBLES[forme], **({champ: AUTRES[champ]} if champ else {})))
    octets = referentiel_json(contexte)
    objet = next(un for un in json.loads(octets)["indicateurs"] if un["id"] == "guides")["cible"]
    return objet, lire_instantane(octets, b"", "essai"), contexte


def test_chaque_champ_a_son_autre_valeur() -> None:
    """A field that is new wants one."""
    assert set(AUTRES) == set(SUIVIS)


@pytest.mark.parametrize("champ", SUIVIS)
@pytest.mark.parametrize("forme", CIBLES)
def test_un_champ_seul_se_publie_et_se_dit(forme: str, champ: str) -> None:
    """In the published object, in what changed, and in words of which the two are not the same."""
    (objet, avant, _), (autre, apres, contexte) = _publie(forme, ""), _publie(forme, champ)
    assert objet != autre
    assert champ in autre
    (dit,) = _de_la_cible(mouvements(avant, apres))
    mots = dire_un_mouvement(contexte, dit)
    assert mots.fort
    assert any(un.differe for un in (*mots.avant, *mots.apres)), mots.phrase
    assert len(mots.phrase.split("il dit maintenant")) == 2


def _de_la_cible(tous: tuple[Mouvement, ...]) -> list[Mouvement]:
    return [un for un in tous if un.champ is ChampSuivi.CIBLE]


def test_un_site_d_avant_ne_savait_pas_l_annee() -> None:
    """What the site of before could not say is no change: neither the year of bounds, nor that of words alone; that of a number is."""
    for forme, combien in (("des bornes", 0), ("des mots", 0), ("un nombre", 1)):
        octets = json.loads(referentiel_json(_publie(forme, "")[2])) | {"interface": "1.1"}
        (guides,) = (un for un in octets["indicateurs"] if un["id"] == "guides")
        guides["cible"]["annee"] = 2019
        ancien = lire_instantane(json.dumps(octets).encode(), b"", "essai")
        assert len(_de_la_cible(mouvements(ancien, _publie(forme, "")[1]))) == combien
