"""Where the time of a build goes: a profile, kept as a file, and what it says by stage of the program and by package.

The build is made as on a machine with one processor (`un_processeur`), so that no work is given to processes that a profile does not see. A profile slows what calls many small functions, so its
shares are to be read, not its seconds.
"""

import pstats
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from benchmarks import un_processeur
from benchmarks.processus import Cout, lancer
from benchmarks.projets import Programme, Projet

_Fonction = tuple[str, int, str]
_ATTENTES = {
    "<method 'acquire' of '_thread.lock' objects>",
    "<method 'poll' of 'select.poll' objects>",
    "<built-in method posix.waitpid>",
    "<built-in method time.sleep>",
}


def profiler(programme: Programme, projet: Projet, options: Sequence[str], fichier: Path) -> Cout:
    """Build once under cProfile, and keep what it saw in `fichier`, which `python -m pstats` reads. Raises EchecDuProgramme."""
    fichier.parent.mkdir(parents=True, exist_ok=True)
    python, _, _, *suite = programme.mots("construire", projet.dossier, options)
    mots = [python, "-m", "cProfile", "-o", str(fichier.resolve()), str(Path(un_processeur.__file__)), *suite]
    return lancer(mots, programme.dossier, environnement=programme.environnement)


def parts(fichier: Path) -> list[tuple[str, float]]:
    """(where, seconds) of a kept profile, the longest first.

    `where` is a stage of the program (`generator/pages`…, `publication` by module), a package, or a module of Python's own library. The time
    of what is written in C counts where it was called from, but for that spent waiting for other processes (`waiting`).
    """
    vus: dict[_Fonction, tuple[int, int, float, float, dict[_Fonction, tuple[int, int, float, float]]]]
    vus = pstats.Stats(str(fichier)).stats  # type: ignore[attr-defined] # the type stubs do not know it
    secondes: defaultdict[str, float] = defaultdict(float)
    for fonction, (_, _, propre, _, appelants) in vus.items():
        if fonction[2] in _ATTENTES:
            secondes["waiting"] += propre
        elif fonction[0] == "~" and appelants:
            for appelant, (_, _, la, _) in appelants.items():
                secondes[_ou(appelant)] += la
        else:
            secondes[_ou(fonction)] += propre
    return sorted(secondes.items(), key=lambda part: -part[1])


def fonctions(fichier: Path, combien: int) -> list[tuple[str, float, float]]:
    """(function, seconds in itself, seconds with all that it calls) of those that take most in themselves."""
    vus = pstats.Stats(str(fichier)).stats  # type: ignore[attr-defined] # the type stubs do not know it
    longues = sorted(vus.items(), key=lambda vu: -vu[1][2])[:combien]
    return [(f"{_court(chemin)}:{nom}", propre, avec) for (chemin, _, nom), (_, _, propre, avec, _) in longues]


def _ou(fonction: _Fonction) -> str:
    morceaux = Path(fonction[0]).parts
    if "generator" in morceaux:
        suite = morceaux[morceaux.index("generator") + 1 :]
        if suite[0] == "publication":
            return f"generator/publication/{suite[1].removesuffix('.py')}"
        return f"generator/{suite[0].removesuffix('.py')}"
    if "site-packages" in morceaux:
        return morceaux[morceaux.index("site-packages") + 1].removesuffix(".py")
    if fonction[0] == "<template>" or fonction[0].endswith((".j2", ".html")):
        return "templates, once compiled"
    return f"python: {_module(fonction[0])}"


def _module(chemin: str) -> str:
    """The module of Python's own library that a path is of; its package where it is in one."""
    if chemin.startswith(("<", "~")):
        return chemin.strip("<>~").replace("frozen ", "") or "itself"
    fichier = Path(chemin)
    return fichier.stem if fichier.parent.name.startswith("python") else fichier.parent.name


def _court(chemin: str) -> str:
    """A path without what is of this machine."""
    morceaux = Path(chemin).parts
    for racine in ("generator", "site-packages"):
        if racine in morceaux:
            return "/".join(morceaux[morceaux.index(racine) + (racine != "generator") :])
    return Path(chemin).name
