"""The commands of `engagements`, one module each: AIDE says in a line what it does, `decrire` names its options, `lancer` runs it.

Modules import what they need inside `lancer`, and are themselves imported only for their command: one that has little to do does not wait for
others to load.
"""

from importlib import import_module
from types import ModuleType

COMMANDES = (
    "nouveau",
    "importer",
    "collecte",
    "verifier",
    "expliquer",
    "construire",
    "servir",
    "adresses",
    "changements",
    "archiver",
    "revenir",
    "sources",
    "migrer",
)


def commande(nom: str) -> ModuleType:
    """The module of a command."""
    return import_module(f"generator.commandes.{nom}")
