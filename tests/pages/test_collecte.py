"""The two voices of one contract, from the same data: who collects the figures may say what is late, who read documents may not."""

import csv
import html
import io
import json
import re
from dataclasses import fields, replace

import pytest

from generator.model.contrat import Connaissance
from generator.model.dossier import Registre
from generator.pages.voix import COLLECTE, DOCUMENTS, Voix
from generator.publication.construction import examiner, tous_les_sites
from tests.exemple.projet import CONTRAT, RACINE, copier_exemple

APRES = "2023-06-01"  # the contract of the example is over, and figures are wanting
SORTES = (".md", ".html", ".csv", ".json")


@pytest.fixture(scope="module")
def registre(tmp_path_factory: pytest.TempPathFactory) -> Registre:
    """The example."""
    return examiner(copier_exemple(tmp_path_factory.mktemp("voix") / "projet"))[0]


def _sorties(registre: Registre, *comment: Connaissance) -> dict[str, str]:
    """All that is read of the sites whose contracts know in these ways, by its path; spaces are made plain."""
    dossiers = tuple(
        replace(dossier, contrat=replace(dossier.contrat, connaissance=connaissance))
        for dossier, connaissance in zip(registre.dossiers, comment, strict=True)
    )
    return {
        f"{site.dossier}/{sortie.chemin}".lstrip("/"): re.sub(r"[\u00a0\u202f]|&nbsp;", " ", html.unescape(sortie.rendre().decode("utf-8")))
        for site in tous_les_sites(replace(registre, dossiers=dossiers), RACINE, aujourd_hui=APRES)
        for sortie in site.sorties
        if sortie.chemin.endswith(SORTES) and not sortie.chemin.startswith("ressources/") and not sortie.chemin.endswith("plan.html")
    }


@pytest.fixture(scope="module")
def collecte(registre: Registre) -> dict[str, str]:
    """Both contracts collected by who publishes them."""
    return _sorties(registre, Connaissance.COLLECTE, Connaissance.COLLECTE)


@pytest.fixture(scope="module")
def documents(registre: Registre) -> dict[str, str]:
    """Both made from documents."""
    return _sorties(registre, Connaissance.DOCUMENTS, Connaissance.DOCUMENTS)


def _mots(voix: Voix, autre: Voix) -> set[str]:
    """The words that one voice has where the other has others. A single word may be said in both; so may it, of other things than figures,
    that the document names somebody, or does not say who."""
    paires = zip(_dits(voix), _dits(autre), strict=True)
    return {mots for mots, autres in paires if mots not in autres and " " in mots} - {COLLECTE.referent_absent, DOCUMENTS.referents}


def _dits(voix: Voix) -> list[str]:
    dits = [getattr(voix, champ.name) for champ in fields(Voix) if champ.name != "collecte"]
    return [re.sub(r"[\u00a0\u202f]", " ", mots) for dit in dits for mots in ((dit,) if isinstance(dit, str) else dit)]


def test_chacun_dans_sa_voix(collecte: dict[str, str], documents: dict[str, str]) -> None:
    """What only one of the two may say stands on its pages, and on no page of the other."""
    tout, lu = "\n".join(collecte.values()), "\n".join(documents.values())
    propres, siens = _mots(COLLECTE, DOCUMENTS), _mots(DOCUMENTS, COLLECTE)
    assert {mots for mots in propres if mots in lu} == set()
    assert {mots for mots in siens if mots in tout} == set()
    assert {"Ce qui manque", "Qui doit fournir les chiffres"} <= {mots for mots in propres if mots in tout}
    assert {"Ce que nous cherchons", "Nommé par le document"} <= {mots for mots in siens if mots in lu}


def test_le_retard_n_est_dit_que_par_qui_collecte(collecte: dict[str, str], documents: dict[str, str]) -> None:
    """Since when, in the sentence of the partner, in its message and in the data; in the other voice, a question and no such column."""
    manque = f"{CONTRAT}/manque"
    assert re.search(r"\d+ chiffres? en retard depuis le 31", collecte[f"{manque}/index.md"])
    page = collecte[f"{manque}/communes/index.md"]
    assert "Chiffres attendus pour « Contrat d’exemple 2019-2022 »" in page
    assert "« Communes » doit fournir" in page
    assert "attendu depuis le 31 mars 2021" in page
    page = documents[f"{manque}/communes/index.md"]
    assert "Une question sur les chiffres de « Contrat d’exemple 2019-2022 »" in page
    assert "Est-il publié, et où ?" in page
    for chemin, texte in documents.items():
        assert not re.search(r"en retard|doi(?:t|vent) fournir|attendue?s? depuis le|non_fournie?s?_depuis", texte), chemin
    for sorties, dit in ((collecte, True), (documents, False)):
        table = next(csv.reader(io.StringIO(sorties[f"{CONTRAT}/donnees/indicateurs.csv"], newline="")))
        assert ("non_fourni_depuis" in table) is dit
        for indicateur in json.loads(sorties[f"{CONTRAT}/donnees/referentiel.json"])["indicateurs"]:
            assert ("non_fourni_depuis" in indicateur) is dit
            assert all(("echeance" in releve) is dit for releve in indicateur["releves"])
            assert dit or "non_fournie" not in [releve["etat"] for releve in indicateur["releves"]]


def test_un_seul_contrat_de_documents_rend_tout_le_portail_prudent(registre: Registre, collecte: dict[str, str]) -> None:
    """The pages that speak of several contracts say what can be said of all of them."""
    melange = _sorties(registre, Connaissance.COLLECTE, Connaissance.DOCUMENTS)
    du_portail = [chemin for chemin in melange if not chemin.startswith((CONTRAT, "contrat-minimal"))]
    assert len(du_portail) > 10
    for chemin in du_portail:
        if chemin.endswith(".md") and not chemin.startswith(
            ("partenaires/", "plan-du-site/")
        ):  # each line there is of one contract, in its own voice
            assert {mots for mots in _mots(COLLECTE, DOCUMENTS) if mots in melange[chemin]} == set(), chemin
    assert "Ce que nous cherchons" in melange["index.md"]
    assert "Ce qui manque" in collecte["index.md"]
    assert melange[f"{CONTRAT}/manque/index.md"] == collecte[f"{CONTRAT}/manque/index.md"]
