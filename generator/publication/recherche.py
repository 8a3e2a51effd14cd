"""One search over all contracts, on the portal: its own index, and the titles of every contract's pages."""

import json
from collections.abc import Mapping
from pathlib import Path

from generator.publication.disque import ecrire

INDEX = "search/search_index.json"


def index_commun(sites: Mapping[str, Path], noms: Mapping[str, str], destination: Path) -> None:
    """Write the portal's index to `destination`: its entries, then one per page of each contract, titles only, so that it stays small.

    `sites` maps the folder of a site («» for the portal) to its HTML, `noms` to the name shown after a title.
    """
    portail = json.loads((sites[""] / INDEX).read_text(encoding="utf-8"))
    entrees = list(portail["docs"])
    for dossier, html in sites.items():
        if dossier:
            docs = json.loads((html / INDEX).read_text(encoding="utf-8"))["docs"]
            entrees += [
                {"location": f"{dossier}/{entree['location']}", "title": f"{entree['title']} ({noms[dossier]})", "text": ""}
                for entree in docs
                if "#" not in entree["location"]
            ]
    octets = json.dumps({**portail, "docs": entrees}, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    if not destination.exists() or destination.read_bytes() != octets:
        ecrire(destination, octets)
