"""The units that a contract declares are known where a file writes them, by any of their writings; others stay what they are."""

import pytest

from generator.importation.unites_ecrites import unite_dans, unite_du_projet
from generator.model.unite import Unite

LOGEMENTS = Unite.declarer("pour-1000-logements", "nombre pour 1 000 logements", "‰ log.", pour=1000)
PLACES = Unite.declarer("places", "places", singulier="place", pluriel="places", additionne=True)


@pytest.mark.parametrize(
    ("ecrite", "unite"),
    [
        ("pour-1000-logements", LOGEMENTS),
        ("pour 1 000 logements", LOGEMENTS),
        ("‰ log.", LOGEMENTS),
        ("place", PLACES),
        ("Places", PLACES),
        ("%", Unite.POURCENTAGE),
        ("pour 1 000 habitants", Unite.POUR_1000_HABITANTS),
        ("kg", None),
    ],
)
def test_une_unite_ecrite(ecrite: str, unite: Unite | None) -> None:
    assert unite_du_projet(ecrite, [LOGEMENTS, PLACES]) is unite


def test_une_unite_dans_un_titre() -> None:
    trouvee = unite_dans("Logements vacants pour 1 000 logements")
    assert trouvee is not None
    assert unite_du_projet(trouvee.unite, [LOGEMENTS]) is LOGEMENTS
    assert unite_du_projet(trouvee.unite) is None
