"""What the search of a published site may find, whether its index is one file or in parts."""

import json
from pathlib import Path


def pages_cherchees(site: Path) -> list[list[str]]:
    """The pages of the index of a site in their order, each as [address below the site, title, line] and, in an index of one file, hidden words."""
    index = json.loads((site / "recherche" / "index.json").read_text("utf-8"))
    if "parts" not in index:
        return list(index["pages"])
    parts = sorted((site / "recherche" / "pages").glob("*.json"), key=lambda part: int(part.stem))
    return [page for part in parts for page in json.loads(part.read_text("utf-8"))]
