"""A body that signs, leads or reports; one entry per real body, shared by all contracts."""

from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from generator.model.lieu import Lieu


class Partenaire(Struct, frozen=True):
    """`parent` is the id of the body that this one is a service of; `alias` are the spellings printed in the documents. `famille` is the id of the name
    that this body shares with others of its kind («caf» for the CAF de Paris): it is no part of it, and is not named with it."""

    id: str
    nom: str
    sigle: str
    type: str
    parent: str
    alias: tuple[str, ...]
    site: str
    note_editoriale: str
    lieu: Lieu
    anciens_ids: tuple[str, ...] = ()
    famille: str = ""
    premier_id: str = ""  # where `anciens_ids` has today's id too, the first of that list


class Role(StrEnum):
    """What a partner does for a promise, where the document says it."""

    PILOTE = "pilote"
    COPILOTE = "copilote"
    FINANCEUR = "financeur"
    ASSOCIE = "associe"


@dataclass(frozen=True, slots=True)
class Engage:
    """One partner as a cell names it: «Etat (Education Nationale)» is `etat` through its service `education-nationale`; `role` is None where the cell does
    not say what it does."""

    partenaire: str
    services: tuple[str, ...] = ()
    role: Role | None = None
    lieu: Lieu = field(default=Lieu(""), compare=False)
