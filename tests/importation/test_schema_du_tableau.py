"""A Table Schema beside a table is obeyed: what is no value, how numbers and days are written, what a value may be; or what it says is told."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.importation.comprendre import comprendre
from generator.model.importation import Import
from generator.sources.classeurs.ouvrir import lire_classeur
from tests.importation.test_cas import dite

CODE, ANNEE = {"name": "code_insee", "type": "string"}, {"name": "annee", "type": "year"}


def importe(dossier: Path, cellules: list[str], champ: dict[str, Any], **schema: Any) -> Import:
    """A table of one column of figures, whose schema is this."""
    lieux = ("94054", "94016", "94073", "94003", "94044")
    lignes = [f"{lieu};2023;{cellule}" for lieu, cellule in zip(lieux, cellules, strict=False)]
    (dossier / "a.csv").write_text("\n".join(("code_insee;annee;places", *lignes)), "utf-8")
    champs = [CODE, ANNEE, {"name": "places", "type": "number", "title": "Places en crèche"} | champ]
    (dossier / "schema.json").write_text(json.dumps({"fields": champs, **schema}), "utf-8")
    return comprendre(lire_classeur(dossier / "a.csv"))


@pytest.mark.parametrize(
    ("cellules", "champ", "schema", "lus", "refus", "remarque"),
    [
        (["45", "-999", "12"], {}, {}, "45 -999 12", 0, ""),
        (["45", "-999", "12"], {}, {"missingValues": ["", "-999"]}, "45 a_demander 12", 0, "« -999 » n’est pas une valeur : "),
        (["45", "-999", "12"], {"missingValues": ["-999"]}, {"missingValues": ["12"]}, "45 a_demander 12", 0, "« -999 »"),
        (["45", "0", "12"], {}, {"missingValues": [{"value": "0", "label": "inconnu"}]}, "45 a_demander 12", 0, "« 0 »"),
        (["45", "NA", "s"], {}, {"missingValues": ["NA", "s"]}, "45 nd secret", 0, ""),
        (["45", "-1", "12"], {"constraints": {"minimum": 0}}, {}, "45 12", 1, ""),
        (["45", "120", "12"], {"constraints": {"minimum": 0, "maximum": 100}}, {}, "45 12", 1, ""),
        (["45", "120", "12"], {"constraints": {"enum": [12, 45]}}, {}, "45 12", 1, ""),
        (["45", "12,5", "12"], {"type": "integer"}, {}, "45 12", 1, ""),
        (["1.250", "3.100", "12"], {"groupChar": ".", "decimalChar": ","}, {}, "1250 3100 12", 0, ""),
        (["1.250", "3.100", "12.5"], {"decimalChar": "."}, {}, "1.25 3.1 12.5", 0, ""),
        (["1,250", "3,100", "12"], {"groupChar": ","}, {}, "1250 3100 12", 0, ""),
        (["1,250", "3,100", "12"], {"decimalChar": ","}, {}, "1.25 3.1 12", 0, ""),
        (["env 45 places", "12 places"], {"bareNumber": False}, {}, "45 12", 0, ""),
        (["45", "12"], {"constraints": {"pattern": "[0-9]+"}}, {}, "45 12", 0, "pas vérifiées ici : pattern"),
    ],
)
def test_le_schema_est_suivi(
    cellules: list[str],
    champ: dict[str, Any],
    schema: dict[str, Any],
    lus: str,
    refus: int,
    remarque: str,
    tmp_path: Path,
) -> None:
    """What each cell is read as; how many are refused, at their cell; what is said."""
    lu = importe(tmp_path, cellules, champ, **schema)
    assert [dite(une)[3] for une in lu.observations] == lus.split()
    assert [un.cellule for un in lu.refus] == ["ligne 3, colonne 3"][:refus]
    assert all("schéma" in un.raison for un in lu.refus)
    assert (remarque in " ".join(lu.remarques)) if remarque else not lu.remarques


@pytest.mark.parametrize(
    ("jours", "forme", "lus", "refus"),
    [
        (["03/04/2023", "12/31/2023"], "%m/%d/%Y", ["2023-03-04", "2023-12-31"], 0),
        (["03/04/2023", "31/12/2023"], "%d/%m/%Y", ["2023-04-03", "2023-12-31"], 0),
        (["03/04/2023", "31/12/2023"], "%m/%d/%Y", ["2023-03-04", ""], 1),
        (["03.04.23 12:30", "31.12.23 08:00"], "%d.%m.%y %H:%M", ["2023-04-03", "2023-12-31"], 0),
        (["03/04/2023", "30/02/2023"], "%d/%m/%Y", ["2023-04-03", ""], 1),
        (["2023-04-03", "2023-12-31"], "%d %B %Y", ["2023-04-03", "2023-12-31"], 0),
        (["2023-04-03", "2023-12-31"], "default", ["2023-04-03", "2023-12-31"], 0),
    ],
)
def test_les_jours_sont_lus_comme_le_schema_les_ecrit(jours: list[str], forme: str, lus: list[str], refus: int, tmp_path: Path) -> None:
    """The third of April, or the fourth of March: the schema knows. A day that it cannot be is refused, and its row has no time."""
    (tmp_path / "a.csv").write_text(f"code_insee;jour;places\n94054;{jours[0]};45\n94016;{jours[1]};12\n", "utf-8")
    champs = [CODE, {"name": "jour", "type": "date", "format": forme}, {"name": "places", "type": "integer"}]
    (tmp_path / "schema.json").write_text(json.dumps({"fields": champs}), "utf-8")
    lu = comprendre(lire_classeur(tmp_path / "a.csv"))
    assert ([une.periode for une in lu.observations], len(lu.refus)) == (lus, refus)
