"""Runs a command of `engagements` and kills its process with no warning at its N-th act on the disk: `tueur.py N mots…`.

The acts counted are those that a build does to files: opening one to write, renaming, linking, deleting. Without a kill (N = 0)
the last line of stderr is their number, for the process that runs the command alone, then the rank of the exchange of folders.

`tueur.py apres-les-pdf mots…` kills it when PDFs are printed and links not yet followed, `tueur.py avant-l-echange mots…` when nothing is left but to
publish.
"""

import os
import signal
import sys
from typing import Any

_ACTES = {"os.rename", "os.link", "os.remove", "os.rmdir", "os.mkdir", "shutil.rmtree", "shutil.copyfile", "ctypes.dlsym"}

# The function of `construction` that is never begun.
_ETAPES = {"apres-les-pdf": "controler", "avant-l-echange": "publier"}


def _tuer_a_l_etape(fonction: str, mots: list[str]) -> int:
    from generator.cli import main as engagements
    from generator.publication import construction

    def tuer(*_: object, **__: object) -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    getattr(construction, fonction)  # it is there under this name
    setattr(construction, fonction, tuer)
    return engagements(mots)


def main() -> int:
    """Run the command, or be killed."""
    if sys.argv[1] in _ETAPES:
        return _tuer_a_l_etape(_ETAPES[sys.argv[1]], sys.argv[2:])
    rang, mots = int(sys.argv[1]), sys.argv[2:]
    maitre, compte, echange = os.getpid(), 0, 0

    def compter(evenement: str, arguments: tuple[Any, ...]) -> None:
        nonlocal compte, echange
        ecrit = evenement == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+")
        if os.getpid() == maitre and (ecrit or evenement in _ACTES):
            compte += 1
            if evenement == "ctypes.dlsym" and arguments[1] in ("renameat2", "renamex_np"):
                echange = compte
            if compte == rang:
                os.kill(maitre, signal.SIGKILL)

    sys.dont_write_bytecode = True  # acts of Python itself, of the first run alone
    from generator.cli import main as engagements

    sys.addaudithook(compter)
    code = engagements(mots)
    print(compte, echange, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main())
