"""What each setting of MkDocs is written as: words, yes or no, a list, a group of settings (`tests/sources/test_reglages.py` holds this against MkDocs)."""

from collections.abc import Iterable, Mapping
from importlib.metadata import entry_points

import yaml

_YAML = "tag:yaml.org,2002:"
MOT, OUI_NON, RIEN, LISTE, GROUPE = (f"{_YAML}{mot}" for mot in ("str", "bool", "null", "seq", "map"))
# In the words of a message, with an example.
_DITES: Mapping[str, tuple[str, str]] = {
    MOT: ("des mots", '"Les engagements"'),
    OUI_NON: ("true ou false", "true"),
    LISTE: ("une liste", "[accueil.md]"),
    GROUPE: ("un groupe de réglages (« nom: valeur »)", '{nom: "valeur"}'),
}
_DES_MOTS = (
    *(
        "site_name",
        "site_url",
        "site_description",
        "site_author",
        "copyright",
        "dev_addr",
        "repo_url",
        "repo_name",
        "edit_uri",
        "edit_uri_template",
    ),
    *("remote_branch", "remote_name", "not_in_nav", "exclude_docs", "draft_docs"),
)
FORMES: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(_DES_MOTS, (MOT, RIEN)),
    "site_name": (MOT,),
    "use_directory_urls": (OUI_NON, RIEN),
    "strict": (OUI_NON, RIEN),
    "nav": (LISTE, RIEN),
    "extra_templates": (LISTE, RIEN),
    "watch": (LISTE,),
    "plugins": (LISTE, GROUPE, RIEN),
    "theme": (MOT, GROUPE, RIEN),
    "extra": (GROUPE,),
    "validation": (GROUPE,),
}


def formes_attendues(reglage: str, valeur: yaml.Node) -> tuple[str, str]:
    """(what is waited for, how to write it) where a value has not the form of its setting; two empty words for one that has, for a variable, and for a setting that is known by other rules."""
    formes = FORMES.get(reglage, ())
    juste = not formes or valeur.tag in formes or not valeur.tag.startswith(_YAML)
    if juste and not (reglage == "site_name" and not valeur.value):
        return "", ""
    dites = [_DITES[forme] for forme in formes if forme in _DITES]
    return " ou ".join(quoi for quoi, _ in dites), f"Écrire par exemple « {reglage}: {dites[0][1]} », ou enlever ce réglage."


def extensions_absentes(noms: Iterable[str]) -> frozenset[str]:
    """Those of these extensions of MkDocs that no installed package has."""
    installees = {une.name for une in entry_points(group="mkdocs.plugins")}
    return frozenset(nom for nom in noms if nom not in installees and f"material/{nom}" not in installees)
