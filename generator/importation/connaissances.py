"""What the project knows before a file is read."""

from collections.abc import Mapping

from msgspec import Struct, field


class Connaissances(Struct, frozen=True):
    """What the project knows, by names as `d_un_seul_tenant` gives them: its places (names and codes) and its indicators. Empty without a project.

    `reponses` are answers by the id of their question; `jour` is the day of the import (ISO), empty where nobody said it.
    """

    lieux: frozenset[str] = frozenset()
    indicateurs: frozenset[str] = frozenset()
    reponses: Mapping[str, str] = field(default_factory=dict)
    jour: str = ""
