"""Days that clocks said, in the order of what happened."""

import itertools

import pytest

from generator.calculs.jours_en_ordre import jours_en_ordre

CAS = {
    "en ordre": ("01 03 03 07", "01 03 03 07"),
    "une horloge en avance": ("01 20 03 07", "01 03 03 07"),
    "en avance, et rien après": ("01 03 31", "01 03 30"),
    "deux fois en avance": ("01 20 21 03 04 05", "01 03 03 03 04 05"),
    "en avance de plus que le jour de la construction": ("01 31 03", "01 03 03"),
    "une horloge en retard": ("10 02 12", "10 10 12"),
    "en retard, et rien après": ("10 02", "10 10"),
    "en retard, la première": ("02 10 12", "02 10 12"),
    "deux machines, l’une en retard": ("10 11 02 12 03 13", "10 11 11 12 12 13"),
    "l’une en avance, l’autre en retard": ("05 29 02 07", "05 07 07 07"),
    "aucune": ("", ""),
    "toutes en avance": ("31 31", "30 30"),
}


@pytest.mark.parametrize(("dits", "attendus"), CAS.values(), ids=CAS.keys())
def test_une_horloge_fausse_ne_deplace_qu_elle(dits: str, attendus: str) -> None:
    lus = [f"2021-01-{un}" for un in dits.split()]
    assert jours_en_ordre(lus, "2021-01-30") == [f"2021-01-{un}" for un in attendus.split()]


def test_toujours_en_ordre_et_le_moins_deplaces() -> None:
    """All short histories: never falling, never after the last day, the same once more; no fewer keep their own day than in any other order."""
    for longueur in range(6):
        for dits in itertools.product("123457", repeat=longueur):
            jours = [f"2021-01-0{un}" for un in dits]
            remis = jours_en_ordre(jours, "2021-01-05")
            assert remis == sorted(remis)
            assert all(un <= "2021-01-05" for un in remis)
            assert jours_en_ordre(remis, "2021-01-05") == remis
            tenus = sum(un == autre for un, autre in zip(jours, remis, strict=True))
            assert tenus >= _au_plus_long([un for un in jours if un <= "2021-01-05"]), (jours, remis)


def _au_plus_long(jours: list[str]) -> int:
    """How many of these are in order at most, the slow way."""
    longueurs: list[int] = []
    for rang, jour in enumerate(jours):
        longueurs.append(1 + max((longueurs[un] for un in range(rang) if jours[un] <= jour), default=0))
    return max(longueurs, default=0)
