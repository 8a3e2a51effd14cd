"""`python -m tests.exemple.renouveler`: writes `attendu/` again, after a wanted change of the templates or of the program."""

import shutil
import tempfile
from pathlib import Path

from tests.exemple.projet import ATTENDU, copier_exemple, sorties_de_l_exemple


def main() -> None:
    """Replace the expected outputs by those of today."""
    with tempfile.TemporaryDirectory() as dossier:
        sorties = sorties_de_l_exemple(copier_exemple(Path(dossier) / "projet"))
    shutil.rmtree(ATTENDU, ignore_errors=True)
    for chemin, octets in sorties.items():
        destination = ATTENDU / chemin
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(octets)
    print(f"{len(sorties)} fichiers écrits dans {ATTENDU.name}/. Relire : git diff tests/exemple/attendu")


if __name__ == "__main__":
    main()
