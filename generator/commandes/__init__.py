"""The commands of `engagements`, one module each: AIDE says in a line what it does, `decrire` names its options, `lancer` runs it.

Modules import what they need inside `lancer`: a command that only prints a text does not wait for libraries to load.
"""

from types import ModuleType

from generator.commandes import construire, migrer, nouveau, servir, verifier

COMMANDES: dict[str, ModuleType] = {
    "nouveau": nouveau,
    "verifier": verifier,
    "construire": construire,
    "servir": servir,
    "migrer": migrer,
}
