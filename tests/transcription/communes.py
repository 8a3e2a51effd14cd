"""The tests that the transcription of every contract must pass, over its own faults, additions and exclusions."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from .epreuves import Epreuve, Mutation, noms


def epreuves_communes(
    epreuve: Epreuve,
    *,
    mutations: Sequence[tuple[Mutation, tuple[str, ...]]],
    ajouts: Sequence[tuple[str, str, str]],
    exclusion_de_trop: Mapping[str, object],
    formulation_inutile: Mapping[str, str],
) -> type:
    """The class of tests of one contract, for its module to hold under a name that pytest collects.

    `mutations` are faults of the data and what is said of them; `ajouts` are changes of the document: words, those that take their place, and
    what is said. `exclusion_de_trop` leaves out what is transcribed; `formulation_inutile` is a field that is word for word.
    """

    class Communes:
        def test_tout_le_document_est_transcrit_ou_exclu(self) -> None:
            assert not epreuve.bilan().ecarts, epreuve.bilan().tableau()

        @pytest.mark.parametrize(("mutation", "attendus"), mutations, ids=noms(mutations))
        def test_une_faute_est_nommee(self, mutation: Mutation, attendus: tuple[str, ...]) -> None:
            epreuve.nomme(mutation, attendus)

        @pytest.mark.parametrize("rang", epreuve.rangs)
        def test_chaque_exclusion_est_necessaire(self, rang: int) -> None:
            epreuve.exclusion_necessaire(rang)

        def test_une_exclusion_de_texte_transcrit_est_nommee(self) -> None:
            assert any("et pourtant transcrit" in dit for dit in epreuve.exclusion_de_trop(**exclusion_de_trop))

        def test_une_formulation_de_notre_part_est_declaree_et_utile(self) -> None:
            epreuve.formulations(dict(formulation_inutile))

        @pytest.mark.parametrize(("avant", "apres", "attendu"), ajouts)
        def test_un_ajout_au_document_est_nomme(self, tmp_path: Path, avant: str, apres: str, attendu: str) -> None:
            epreuve.ajout_nomme(tmp_path, avant, apres, attendu)

    return Communes
