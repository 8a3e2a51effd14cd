"""Long lists of the portal: letters of the glossary, kinds of partners."""

import pytest

from generator.model.ancre import ancre_du_mot
from generator.model.glossaire import Terme
from generator.model.lieu import Lieu
from generator.pages.contexte import Contexte
from generator.pages.genres.portail import partenaires
from generator.pages.genres.portail.glossaire import vue_glossaire
from generator.pages.genres.portail.partenaires import vue_partenaires_du_portail
from generator.publication.construction import examiner
from tests.exemple.portail import portail_de
from tests.exemple.projet import JOUR, copier_exemple


def terme(mot: str) -> Terme:
    """A term of the glossary."""
    return Terme(mot, f"nom de {mot}", "Une phrase.", (), Lieu("glossaire.yml"), id=ancre_du_mot(mot))


def test_les_lettres_du_glossaire() -> None:
    """Each term once, under its letter whatever the case and the accents; figures before letters."""
    mots = ("ZRR", "épa", "Eaje", "EAC", "2e chance", "REP+", "REP", "Œuvre")
    vue = vue_glossaire([terme(mot) for mot in mots], {})
    assert [(lettre.lettre, lettre.ancre, [ligne.terme for ligne in lettre.termes]) for lettre in vue.lettres] == [
        ("0-9", "lettre_0-9", ["2e chance"]),
        ("E", "lettre_e", ["EAC", "Eaje", "épa"]),
        ("O", "lettre_o", ["Œuvre"]),
        ("R", "lettre_r", ["REP", "REP+"]),
        ("Z", "lettre_z", ["ZRR"]),
    ]
    assert sorted(ligne.terme for ligne in vue.termes) == sorted(mots)


def test_un_mot_ne_prend_pas_la_place_d_une_lettre() -> None:
    """A term «Lettre A» keeps its own place."""
    vue = vue_glossaire([terme("Lettre A"), terme("L")], {})
    assert not {lettre.ancre for lettre in vue.lettres} & {ligne.ancre for ligne in vue.termes}


@pytest.mark.parametrize(("longue", "sauts"), [(0, True), (1_000, False)])
def test_les_sortes_de_partenaires(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, longue: int, sauts: bool
) -> None:
    """Only a long list begins with its kinds."""
    monkeypatch.setattr(partenaires, "_LONGUE", longue)
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("sauts") / "projet"))[0]
    assert vue_partenaires_du_portail(portail_de(Contexte(dossier, registre, JOUR) for dossier in registre.dossiers)).sauts is sauts
