"""Words of the objects that a site published."""

from collections.abc import Mapping
from typing import Any

from generator.model.instantane import ChampSuivi


def mot(valeur: Any) -> str:
    """A value as words: empty where there is none."""
    return "" if valeur is None else str(valeur)


def mots(valeur: Any) -> tuple[str, ...]:
    """The words of a field: none where it is empty."""
    if isinstance(valeur, list):
        return tuple(mot(une) for une in valeur)
    return (mot(valeur),) if valeur not in (None, "") else ()


def connus(objet: Mapping[str, Any], champs: Mapping[ChampSuivi, str]) -> dict[ChampSuivi, tuple[str, ...]]:
    """The fields that the object has, under our names."""
    return {champ: mots(objet[cle]) for champ, cle in champs.items() if cle in objet}
