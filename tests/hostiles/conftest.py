"""Two sites, each built once for all workers: of hostile texts, and of harmless ones of the same shape."""

import json
from pathlib import Path
from typing import NamedTuple

import pytest

from generator.publication.construction import construire
from tests.exemple2.projet import JOUR
from tests.hostiles.projet import TOURS, Occurrence, piege
from tests.tout import chaque_nuit
from tests.une_fois import une_fois

BASE = "/engagements"  # the path below which both are served


class Couple(NamedTuple):
    """The two published sites, and what was written in the first."""

    racine: Path
    occurrences: list[Occurrence]

    @property
    def hostile(self) -> Path:
        return self.racine / "hostile" / "public"

    @property
    def sage(self) -> Path:
        return self.racine / "sage" / "public"


@pytest.fixture(scope="session", params=chaque_nuit(range(TOURS)), ids=lambda tour: f"tour {tour}")
def couple(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Couple:
    """Those of one turn; of all turns each night: each field then sees each payload."""

    def publier(racine: Path) -> None:
        with pytest.MonkeyPatch.context() as milieu:
            milieu.setenv("SITE_URL", f"https://exemple.invalid{BASE}/")
            deux_sites(racine)

    def deux_sites(racine: Path) -> None:
        for nom in ("hostile", "sage"):
            ecrites = piege(racine / nom, request.param, hostile=nom == "hostile")
            resultat = construire(racine / nom, racine / nom / "public", aujourd_hui=JOUR, pdf=False)
            assert resultat.sain, (resultat.echec, [str(un) for un in resultat.problemes])
            (racine / f"{nom}.json").write_text(json.dumps(ecrites), "utf-8")

    racine = une_fois(tmp_path_factory, f"hostiles-{request.param}", publier)
    return Couple(racine, [Occurrence(ou, tuple(morceaux)) for ou, morceaux in json.loads((racine / "hostile.json").read_text("utf-8"))])
