"""Which commit of the project's history its files are those of."""

import subprocess
from pathlib import Path

from generator.sources.dossiers_du_projet import LUS

_LUS = (*LUS, "mkdocs.yml")


def version_du_projet(projet: Path) -> str:
    """The full name of the git commit that the project's files are those of; empty where it has no such history, or where files were changed since."""
    changes = _git(projet, "status", "--porcelain", "--untracked-files=all", "--", *_LUS)
    commit = _git(projet, "rev-parse", "--verify", "HEAD")
    return commit.strip() if commit and changes is not None and not changes.strip() else ""


def _git(projet: Path, *mots: str) -> str | None:
    """What git answers; None where it cannot."""
    try:
        fait = subprocess.run(["git", "-C", str(projet), *mots], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return fait.stdout if fait.returncode == 0 else None
