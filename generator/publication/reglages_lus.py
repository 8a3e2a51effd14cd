"""The settings of MkDocs of a project, and all that they name: inherited settings, variables."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

_NOMME = re.compile(r"(?m)^INHERIT\s*:|!ENV")


def reglages_lus(projet: Path) -> Iterator[tuple[str, bytes]]:
    """mkdocs.yml and what it is made with besides, by name: a change of any of them may change every page."""
    yield from _lire(projet / "mkdocs.yml", set())


def _lire(chemin: Path, vus: set[Path]) -> Iterator[tuple[str, bytes]]:
    octets = chemin.read_bytes() if chemin.is_file() else b""
    yield chemin.name, octets
    if chemin in vus or not _NOMME.search(octets.decode("utf-8", "replace")):
        return
    # Here and not above: most projects name none, and a build without change loads no library.
    import yaml

    vus.add(chemin)
    try:
        racine = yaml.compose(octets, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return  # the build will say what is wrong with it
    if not isinstance(racine, yaml.MappingNode):
        return
    for cle, valeur in racine.value:
        if cle.value == "INHERIT" and isinstance(valeur, yaml.ScalarNode):
            yield from _lire((chemin.parent / valeur.value).resolve(), vus)
    for variable in sorted(set(_variables(racine))):
        yield f"!ENV {variable}", os.environ.get(variable, "").encode("utf-8", "surrogateescape")


def _variables(noeud: object) -> Iterator[str]:
    """The variables that `!ENV` names anywhere below a node of YAML."""
    import yaml

    if not isinstance(noeud, yaml.Node):
        return
    if noeud.tag == "!ENV":
        yield from (un.value for un in noeud.value) if isinstance(noeud, yaml.SequenceNode) else (noeud.value,)
    elif isinstance(noeud, yaml.SequenceNode):
        for un in noeud.value:
            yield from _variables(un)
    elif isinstance(noeud, yaml.MappingNode):
        for _, valeur in noeud.value:
            yield from _variables(valeur)
