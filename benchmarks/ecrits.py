"""What a benchmark says: tables in Markdown, the same in JSON, and the machine that it ran on."""

import json
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

DOSSIER = Path(__file__).parent
PAQUETS = ("mkdocs", "mkdocs-material", "folium", "weasyprint", "jinja2", "pyyaml")


def tableau(titres: Sequence[str], lignes: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table; its first column holds words, the others numbers."""
    print(f"| {' | '.join(titres)} |")
    print(f"|---|{'---:|' * (len(titres) - 1)}")
    for ligne in lignes:
        print(f"| {' | '.join(ligne)} |", flush=True)
    print()


def machine() -> dict[str, Any]:
    """The day, the system, the processors and the versions of what builds; nothing that tells whose machine it is."""
    return {
        "jour": date.today().isoformat(),
        "systeme": f"{platform.system()} {platform.machine()}",
        "processeurs": os.cpu_count(),
        "memoire_octets": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "charge_au_depart": round(os.getloadavg()[0], 2),
        "python": platform.python_version(),
        "paquets": {paquet: version(paquet) for paquet in PAQUETS},
    }


def dire_machine(faits: Mapping[str, Any]) -> None:
    """Print them in a line."""
    paquets = ", ".join(f"{nom} {numero}" for nom, numero in faits["paquets"].items())
    print(
        f"{faits['jour']}, {faits['systeme']}, {faits['processeurs']} processors, {faits['memoire_octets'] / 2**30:.0f} GiB, "
        f"load at the start {faits['charge_au_depart']}; Python {faits['python']}, {paquets}.\n"
    )


def ecrire_json(chemin: Path, mesures: Mapping[str, Any]) -> None:
    """Write `mesures` to `chemin`, whose folder is made where it is missing."""
    chemin.parent.mkdir(parents=True, exist_ok=True)
    chemin.write_text(json.dumps(mesures, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"JSON: {chemin}\n")


def mio(octets: float) -> str:
    """Bytes in MiB."""
    return f"{octets / 2**20:.0f}"


def ko(octets: float) -> str:
    """Bytes in kB (1,000 bytes)."""
    return f"{octets / 1000:.1f}"


def rapport(haut: float, bas: float | None) -> str:
    """«1.25×»; a dash where there is nothing to compare with."""
    return f"{haut / bas:.2f}×" if bas else "–"
