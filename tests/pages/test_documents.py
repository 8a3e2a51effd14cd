"""The documents page: contradictions counted at its head, and one group per document that has any."""

import pytest
from msgspec.structs import replace

from generator.graphe.observe import copie
from generator.pages.contexte import Contexte
from generator.pages.genres.contrat.documents import vue_documents
from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple


@pytest.fixture(scope="module")
def contexte(tmp_path_factory: pytest.TempPathFactory) -> Contexte:
    """The example's contract: one document, two contradictions."""
    registre = examiner(copier_exemple(tmp_path_factory.mktemp("documents") / "projet"))[0]
    return Contexte(next(dossier for dossier in registre.dossiers if dossier.contrat.id == CONTRAT), registre, JOUR)


def avec(contexte: Contexte, documents: tuple[str, ...], sources: tuple[str, ...]) -> Contexte:
    """The same contract with copies of its document, and one contradiction in the document named by each of `sources`."""
    contrat, premiere = contexte.contrat, contexte.dossier.anomalies[0]
    return Contexte(
        copie(
            contexte.dossier,
            contrat=replace(contrat, documents=tuple(replace(contrat.documents[0], id=id, titre=id.upper()) for id in documents)),
            anomalies=tuple(
                replace(premiere, id=f"a{rang}", source=replace(premiere.source, document=document))
                for rang, document in enumerate(sources)
            ),
        ),
        contexte.registre,
        JOUR,
    )


@pytest.mark.parametrize(
    ("documents", "sources", "dit", "groupes"),
    [
        (("protocole",), ("protocole",), "1\u00a0anomalie relevée, dans le seul document du contrat.", [("", 1)]),
        (("protocole", "b"), ("b", "b"), "2\u00a0anomalies relevées, dans un seul des 2\u00a0documents du contrat.", [("", 2)]),
        (
            ("protocole", "b"),
            ("b", "protocole", "b"),
            "3\u00a0anomalies relevées, dans les 2\u00a0documents du contrat.",
            [("Dans «\u00a0PROTOCOLE\u00a0»", 1), ("Dans «\u00a0B\u00a0»", 2)],
        ),
        (
            ("protocole", "b", "c"),
            ("b", "c"),
            "2\u00a0anomalies relevées, dans 2 des 3\u00a0documents du contrat.",
            [("Dans «\u00a0B\u00a0»", 1), ("Dans «\u00a0C\u00a0»", 1)],
        ),
        (("protocole",), (), "", []),
    ],
)
def test_le_decompte_et_les_groupes(
    contexte: Contexte, documents: tuple[str, ...], sources: tuple[str, ...], dit: str, groupes: list[tuple[str, int]]
) -> None:
    """A title for a group only where there are several; each contradiction in one of them."""
    vue = vue_documents(avec(contexte, documents, sources))
    assert vue.decompte == dit
    assert [(groupe.titre, len(groupe.anomalies)) for groupe in vue.anomalies] == groupes
