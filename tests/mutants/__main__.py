"""Changes the program in small ways, one at a time, and says which changes no test sees: `python tests/mutants 300 [GRAINE]` (`make mutants`).

mutmut makes the changes (an operator, a number, a word, an argument: some thirty thousand over `generator/calculs`, `checks` and `sources`). Of them a sample is drawn
by a seed, and each is tried in three rounds: the most telling tests that reach the function, the whole output of the example and tables of faults, and other tests that
reach it, with those beside them. A test that does not pass without the mutant is never asked. What survives is printed with its change, to be read: a test is missing, or the change
changes nothing (`survivants.md`).

All of them would take a day and more on two cores: `python tests/mutants 30000`. Run as a folder, not as a module of `tests`: the tests that it imports are those of
its copy.
"""

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable

from atelier import COPIE, change, changement, preparer, recopier, tous_les_mutants
from essais import MESURES, Choix, a_mesurer, en_seance, essayer, mesurer, sous

# Seconds of tests, as measured without a mutant, in the first round and in the last.
ASSEZ = (4.0, 20.0)
VUS = ("tué", "trop long")


def sort_de(session, choix: Choix, mutant: str) -> tuple[str, int, float]:  # type: ignore[no-untyped-def]
    """What becomes of a mutant, with how many tests were asked and how long they take."""
    directs = choix.directs(mutant)
    premiers = choix.dans(directs, ASSEZ[0])
    larges = choix.larges(mutant)
    essayes: set[str] = set()
    sort = "sans test"
    for noms in (premiers, larges, None):
        if noms is None:
            noms = choix.dans([nom for nom in directs + choix.voisins(mutant) if nom not in essayes], ASSEZ[1])
        noms = [nom for nom in noms if nom not in essayes]
        if not noms:
            continue
        essaye = essayer(session, mutant, noms, choix.duree(noms))
        essayes.update(noms)
        sort = essaye if essaye in VUS or sort == "sans test" else sort
        if sort in VUS:
            break
    return sort, len(essayes), choix.duree(sorted(essayes))


def main(nombre: int, graine: int, part: int = 0, parts: int = 1) -> int:
    """Try so many mutants, or one part of them; the exit code is 1 where more than one in ten survives."""
    changes = change()
    if not MESURES.exists() or any(not nom.startswith("tests/") for nom in changes):
        preparer()
    else:
        recopier(changes)
    os.chdir(COPIE)
    sys.path.insert(0, str(COPIE))
    sous("")
    if a_refaire := a_mesurer(changes if MESURES.exists() else ()):
        en_seance(mesurer, COPIE / "essais-sans-mutant", a_refaire)
    mutants, choix = tous_les_mutants(), Choix()
    sorts: Counter[str] = Counter()
    par_paquet: Counter[tuple[str, str]] = Counter()
    tires = random.Random(graine).sample(mutants, min(nombre, len(mutants)))[part::parts]
    debut = time.monotonic()

    def tous(session) -> None:  # type: ignore[no-untyped-def]
        for rang, mutant in enumerate(tires, 1):
            sort, combien, duree = sort_de(session, choix, mutant)
            sorts[sort] += 1
            par_paquet[mutant.split(".")[1], sort] += 1
            if sort not in VUS:
                print(f"\n{sort} : {mutant} ({combien} tests, {duree:.0f} s)\n{changement(mutant)}", flush=True)
            if rang % 25 == 0:
                print(f"… {rang} essayés en {time.monotonic() - debut:.0f} s : {dict(sorts)}\n{dire(par_paquet)}", flush=True)

    en_seance(tous, COPIE / f"essais-{part}", choix.modules)
    vus = sum(sorts[sort] for sort in VUS)
    print(f"\n{len(tires)} mutants sur {len(mutants)} (graine {graine}) : {vus} vus ({100 * vus / len(tires):.1f} %), {dict(sorts)}.")
    print(dire(par_paquet))
    return 1 if 10 * vus < 9 * len(tires) else 0


def dire(par_paquet: Counter[tuple[str, str]]) -> str:
    """The same for each package."""
    paquets: Iterable[str] = sorted({paquet for paquet, _ in par_paquet})
    return "\n".join(f"{paquet} : { {sort: combien for (un, sort), combien in par_paquet.items() if un == paquet} }" for paquet in paquets)


if __name__ == "__main__":
    sys.exit(main(*(map(int, sys.argv[1:]) if len(sys.argv) > 2 else (int(sys.argv[1]) if len(sys.argv) > 1 else 300, 1))))
