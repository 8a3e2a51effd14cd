"""Of which years a site may say that a figure was asked for and did not come: a table of what happened to one workbook."""

import pytest
from msgspec.structs import replace

from generator.calculs.demandes import demandes_echues
from generator.model.collecte import EnvoiDeCollecte, ReponseRecue
from generator.model.lieu import Lieu
from generator.sources.periodes import interpreter_periode

ICI, JOUR = Lieu("collecte.yml"), "2025-06-15"


MARS = EnvoiDeCollecte(
    partenaire="caf",
    periode=interpreter_periode("2024"),
    prepare_le="2025-02-01",
    envoye_le="2025-03-01",
    avant_le="2025-05-01",
    fichier="caf.xlsx",
    lignes=2,
    indicateurs=("places", "eleves"),
    relances=(),
    reponses=(),
    note="",
    lieu=ICI,
)


def envoi(periode: str = "2024", **autrement: object) -> EnvoiDeCollecte:
    """A workbook that was sent in March, for May, with what is otherwise."""
    return replace(MARS, periode=interpreter_periode(periode) if periode else None, **autrement)


REPONSE = ReponseRecue(recue_le="2025-04-01", fichier="caf.xlsx", chiffres=1, sans_chiffre=0, vides=1)


@pytest.mark.parametrize(
    ("un", "annees"),
    [
        (envoi(), {2024}),
        (envoi("2022/2024"), {2022, 2023, 2024}),
        (envoi("2023-2024"), {2023, 2024}),
        (envoi("2024-09"), {2024}),
        (envoi(periode=""), None),
        (envoi(envoye_le=""), None),  # prepared, and nobody said that it was sent
        (envoi(envoye_le="", reponses=(REPONSE,)), {2024}),  # nobody said it, and an answer came
        (envoi(avant_le=""), None),
        (envoi(avant_le=JOUR), None),  # the last day is not over
        (envoi(avant_le="2025-06-14"), {2024}),
    ],
)
def test_un_envoi(un: EnvoiDeCollecte, annees: set[int] | None) -> None:
    assert demandes_echues([un], JOUR) == ({} if annees is None else {id: frozenset(annees) for id in un.indicateurs})


def test_rien_n_a_ete_prepare() -> None:
    """Then figures come in another way: nothing can be said. What is prepared later than the day that is told is not known on it."""
    assert demandes_echues([], JOUR) is None
    assert demandes_echues([envoi()], "2025-01-31") is None
    assert demandes_echues([envoi()], "2025-02-01") == {}


def test_plusieurs_envois() -> None:
    """Each adds its years to those of its indicators."""
    deux = [envoi(), envoi("2023", indicateurs=("places",)), envoi("2021", envoye_le="")]
    assert demandes_echues(deux, JOUR) == {"places": frozenset((2023, 2024)), "eleves": frozenset((2024,))}
