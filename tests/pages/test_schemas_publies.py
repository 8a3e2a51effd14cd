"""The JSON Schemas of published files say all that these hold, and keep what they promised."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.pages.contexte import Contexte
from generator.pages.edition import Edition
from generator.pages.fichiers.geojson import lieux_du_portail_geojson, lieux_geojson
from generator.pages.fichiers.interface import contrats_json, indicateur_json, referentiel_json
from generator.pages.fichiers.interface_changements import changements_json
from generator.pages.fichiers.interface_lieux import lieux_json
from generator.pages.fichiers.schemas_publies import SCHEMAS, schemas_publies
from generator.publication.construction import examiner
from tests.exemple.projet import EXEMPLE, RACINE, copier_exemple, en_collecte

PROMIS = Path(__file__).parent / "formes" / "interface-1.0"
ACTUELS = {chemin.rpartition("/")[2]: json.loads(octets) for chemin, octets in schemas_publies().items()}


def _sorties(projet: Path, jour: str) -> Iterator[tuple[str, bytes]]:
    """(name of the schema, bytes) of what a project publishes that has one."""
    registre = examiner(projet, jour)[0]
    contextes = [Contexte(dossier, registre, jour, Edition(classeurs=True)) for dossier in registre.dossiers]
    lieux = [(contexte.contrat.id, contexte.dossier.territoires) for contexte in contextes]
    yield from (("edition", fiche.read_bytes()) for fiche in (projet / "archives").glob("*/*/edition.json"))
    yield "contrats", contrats_json(contexte.contrat for contexte in contextes)
    yield "lieux", lieux_json(lieux)
    yield "lieux-geojson", lieux_du_portail_geojson(lieux)
    for contexte in contextes:
        yield "referentiel", referentiel_json(contexte)
        yield "lieux-du-contrat-geojson", lieux_geojson(contexte)
        yield "changements", changements_json(contexte)
        for id in contexte.indicateurs:
            yield "indicateur", indicateur_json(contexte, id)


@pytest.fixture(scope="module")
def sorties(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """All that the real contracts, both examples and an example that collects its figures publish, by schema."""
    collecte = en_collecte(copier_exemple(tmp_path_factory.mktemp("schemas") / "projet"))
    par_schema: dict[str, list[Any]] = {}
    for projet, jour in (
        (RACINE, "2026-11-27"),
        (EXEMPLE, "2021-06-30"),
        (EXEMPLE, "2019-06-30"),
        (RACINE / "tests" / "exemple2", "2026-11-27"),
        (collecte, "2021-06-30"),
    ):
        for nom, octets in _sorties(projet, jour):
            par_schema.setdefault(nom, []).append(json.loads(octets))
    return par_schema


def _ferme(schema: Any) -> Any:
    """The same schema, which refuses what it does not name."""
    if isinstance(schema, list):
        return [_ferme(un) for un in schema]
    if not isinstance(schema, dict):
        return schema
    ferme = {cle: _ferme(valeur) for cle, valeur in schema.items()}
    return {"additionalProperties": False, **ferme} if "properties" in schema and "type" in schema else ferme


def _ouvert(schema: Any) -> Any:
    """The same schema, whose lists of words may have others."""
    if isinstance(schema, list):
        return [_ouvert(un) for un in schema]
    return (
        {cle: _ouvert(valeur) for cle, valeur in schema.items() if cle != "enum" or not isinstance(valeur, list)}
        if isinstance(schema, dict)
        else schema
    )


def _fautes(schema: Any, lu: Any) -> list[str]:
    return [f"{une.json_path}: {une.message[:200]}" for une in Draft202012Validator(schema).iter_errors(lu)]


@pytest.mark.parametrize("nom", [nom for nom, _, _ in SCHEMAS])
def test_chaque_cle_est_decrite(nom: str, sorties: dict[str, list[Any]]) -> None:
    """Each schema is one, accepts all that is published, and names all of its keys."""
    schema = ACTUELS[f"{nom}.schema.json"]
    Draft202012Validator.check_schema(schema)
    assert sorties[nom]
    ferme = _ferme(schema)
    assert [faute for lu in sorties[nom] for faute in _fautes(ferme, lu)][:5] == []


@pytest.mark.parametrize("nom", [nom for nom, _, _ in SCHEMAS])
def test_ce_qui_etait_promis_l_est_encore(nom: str, sorties: dict[str, list[Any]]) -> None:
    """What is published today is still what the first version of the interface promised: nothing went away, nothing has another type (words may
    be added to a list of words)."""
    promis = _ouvert(json.loads((PROMIS / f"{nom}.schema.json").read_text("utf-8")))
    assert [faute for lu in sorties[nom] for faute in _fautes(promis, lu)][:5] == []


def test_une_cle_qui_manque_se_verrait(sorties: dict[str, list[Any]]) -> None:
    """The promise is refused to a contract without one of its keys, or with a figure as a text."""
    promis = json.loads((PROMIS / "referentiel.schema.json").read_text("utf-8"))
    lu = json.loads(json.dumps(sorties["referentiel"][0]))
    assert _fautes(promis, lu) == []
    perdu = json.loads(json.dumps(lu))
    de_plus = json.loads(json.dumps(lu))
    de_plus["noeuds"][0]["inconnue"] = 1
    assert _fautes(promis, de_plus) == []
    actuel = _ferme(ACTUELS["referentiel.schema.json"])  # of today's version, which has keys that the first one had not
    assert _fautes(actuel, lu) == []
    assert _fautes(actuel, de_plus)
    del perdu["indicateurs"][0]["avancement"]["statut"]
    lu["contrat"]["debut"] = str(lu["contrat"]["debut"])
    assert _fautes(promis, perdu)
    assert _fautes(promis, lu)
