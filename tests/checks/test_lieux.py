"""One official code, one place: what would be counted twice, or joined wrongly, is told before it is published."""

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from generator.checks.lieux import verifier_lieux
from generator.graphe.observe import copie
from generator.model.dossier import Dossier, Registre
from generator.model.probleme import Gravite
from generator.model.territoire import Territoire
from generator.sources.journal import Journal
from generator.sources.registre import lire_registre
from tests.sources.essai import Projet

VERT = "  - {id: vert, type: qpv, nom: Vert, communes: [arcueil], code: QP094003}\n"


def deux(projet: Projet, **autres: dict[str, Any]) -> Registre:
    """The small contract, and a second one where some places (by id) are said otherwise."""
    registre, _ = projet.examiner()
    (dossier,) = registre.dossiers

    def dit(territoire: Territoire) -> Territoire:
        return replace(territoire, **autres.get(territoire.id, {}))

    second = copie(dossier, contrat=replace(dossier.contrat, id="second"), territoires=tuple(map(dit, dossier.territoires)))
    return copie(registre, dossiers=(dossier, second))


def test_deux_fois_le_meme_code_dans_un_contrat(projet: Projet) -> None:
    """Spaces and capitals do not make another code."""
    projet.remplacer("territoires", VERT, VERT + '  - {id: bleu, type: qpv, nom: Bleu, communes: [arcueil], code: "qp 094003"}\n')
    (probleme,) = projet.examiner()[1]
    assert (probleme.code, probleme.gravite, probleme.lieu.ligne) == ("lieu-double", Gravite.AVERTISSEMENT, 6)
    assert probleme.message.startswith("Le code « QP094003 » est aussi celui de « Vert » (referentiels/essai/territoires.yml:5:")


@pytest.mark.parametrize(
    ("autres", "dits"),
    [
        ({}, 0),
        ({"vert": {"nom": "Le Vert - La Plaine"}}, 0),  # documents name one neighbourhood in many ways
        ({"arcueil": {"nom": "ARCUEIL"}}, 0),
        ({"arcueil": {"nom": "Cachan"}}, 1),
        ({"arcueil": {"nom": "Cachan", "code": "94016"}}, 1),  # the neighbourhood of that code is elsewhere
        ({"arcueil": {"nom": "Cachan", "code": "94016"}, "vert": {"code": "QN094003"}}, 0),
        ({"vert": {"communes": ()}}, 0),  # not known, which contradicts nothing
    ],
)
def test_deux_contrats(projet: Projet, autres: dict[str, dict[str, str]], dits: int) -> None:
    """Only what cannot be the same place is told."""
    assert len(list(verifier_lieux(deux(projet, **autres)))) == dits


@pytest.mark.lent
def test_les_vrais_contrats() -> None:
    """Their shared places are the same."""
    registre = lire_registre(Path(__file__).parents[2], Journal())
    partages: list[Dossier] = list(registre.dossiers)
    assert len(partages) > 1
    assert list(verifier_lieux(registre)) == []
