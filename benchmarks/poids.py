"""What a reader's telephone fetches, and what a host keeps: bytes, as they are and compressed."""

import gzip
import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def poids_des_pages(public: Path, contrat: str) -> Iterator[dict[str, Any]]:
    """Of each kind of page of a contract that was built: `page`, `octets`, and `gzip`, its bytes once compressed."""
    indicateurs = sorted((public / contrat / "indicateurs").glob("*/index.html"), key=lambda page: (page.stat().st_size, page.parent.name))
    fichiers = (
        ("indicator page, median", indicateurs[len(indicateurs) // 2]),
        ("indicator page, heaviest", indicateurs[-1]),
        ("list of indicators", public / contrat / "indicateurs" / "index.html"),
        ("home of the contract", public / contrat / "index.html"),
        ("map (`plan.html`)", public / contrat / "carte" / "plan.html"),
        ("search index", public / contrat / "recherche" / "index.json"),
        ("portal: home", public / "index.html"),
        ("portal: search, entry point", public / "recherche" / "index.json"),
    )
    for nom, fichier in fichiers:
        if fichier.is_file():
            octets = fichier.read_bytes()
            yield {"page": nom, "octets": len(octets), "gzip": len(gzip.compress(octets, 6, mtime=0))}


def poids_du_site(public: Path) -> dict[str, int]:
    """`fichiers`, `pages` (those of people: small cards for other sites are not counted), `octets`, and `octets_distincts`, where each content
    counts once however many files have it: what the style sheets and scripts of many contracts should cost."""
    tailles: dict[bytes, int] = {}
    fichiers = pages = octets = 0
    for fichier in public.rglob("*"):
        if fichier.is_file():
            taille = fichier.stat().st_size
            fichiers, octets = fichiers + 1, octets + taille
            pages += fichier.name == "index.html" and fichier.parent.name != "carte-integree"
            with fichier.open("rb") as ouvert:
                tailles[hashlib.file_digest(ouvert, "sha256").digest()] = taille
    return {"fichiers": fichiers, "pages": pages, "octets": octets, "octets_distincts": sum(tailles.values())}
