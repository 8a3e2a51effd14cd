"""What is said, word for word, of all that the tests of `sources` and `checks` spoil: `dits.txt`, which `python -m tests.sources.dits` writes again.

A test looks at what it is about; this holds the rest: the end of the sentence, the advice, the gravity, the place. It is read as a data officer would, in the difference
of a change.
"""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from generator.model.probleme import Probleme

FICHIER = Path(__file__).with_name("dits.txt")
_TETE = "== "
_ECRIRE = "DITS_A_ECRIRE"
RENOUVELER = "Si ces mots sont voulus : python -m tests.sources.dits, puis relire git diff tests/sources/dits.txt."


def sans_ce_qui_a_ete_lu(test: str, problemes: Iterable[Probleme]) -> list[str]:
    """What was said in this test, and is not written of it: nothing, where all was read and agreed to."""
    dits = sorted(set(map(_en_texte, problemes)))
    nom = test.partition("[")[0]
    if a_ecrire := os.environ.get(_ECRIRE):
        with Path(a_ecrire).open("a", encoding="utf-8") as sortie:
            sortie.writelines(f"{_TETE}{nom}\n{dit}\n" for dit in dits)
        return []
    return [dit for dit in dits if dit not in lire().get(nom, ())]


def _en_texte(probleme: Probleme) -> str:
    """As the command prints it, with the field that it stands in and what an answer to it would name."""
    aussi = " ; ".join(filter(None, (probleme.champ, probleme.sujet)))
    return f"{probleme}{f'  ({aussi})' if aussi else ''}"


@cache
def lire() -> dict[str, frozenset[str]]:
    """What is written, by the name of the test."""
    return {nom: frozenset(dits) for nom, dits in _lus(FICHIER.read_text("utf-8")).items()}


def _lus(texte: str) -> dict[str, set[str]]:
    """Problems of two lines, below the name of their test."""
    lus: defaultdict[str, set[str]] = defaultdict(set)
    nom, dit = "", ""
    for ligne in texte.splitlines():
        if ligne.startswith(_TETE):
            nom = ligne.removeprefix(_TETE)
        elif ligne.startswith("    → "):
            lus[nom].add(f"{dit}\n{ligne}")
        elif ligne:
            dit = ligne
    return lus


def main() -> None:
    """Run these tests, and write what is said in them."""
    brut = FICHIER.with_suffix(".brut")
    brut.unlink(missing_ok=True)
    commande = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests/sources", "tests/checks"]
    fini = subprocess.run(commande, env=os.environ | {_ECRIRE: str(brut)}, check=False)
    lus = _lus(brut.read_text("utf-8"))
    brut.unlink()
    FICHIER.write_text("\n".join("\n".join([f"{_TETE}{nom}", *sorted(dits)]) + "\n" for nom, dits in sorted(lus.items())), "utf-8")
    sys.exit(fini.returncode)


if __name__ == "__main__":
    main()
