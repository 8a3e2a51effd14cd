"""What a program that builds a project again and again has in memory."""

from typing import Any

from msgspec import Struct, field

from generator.graphe.empreintes import Empreintes


class ObjetsTenus(Struct):
    """Objects that were loaded, by name, each with the digest of the bytes that it was loaded from; and digests of values."""

    objets: dict[str, tuple[bytes, Any]] = field(default_factory=dict)
    empreintes: Empreintes = field(default_factory=Empreintes)
