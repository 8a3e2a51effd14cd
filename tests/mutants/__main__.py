"""Changes the program in small ways, one at a time, and says which changes no test sees: `python tests/mutants 300 [GRAINE]` (`make mutants`), or the names of some
to try these alone.

mutmut makes the changes (an operator, a number, a word, an argument: some thirty thousand over `generator/calculs`, `checks` and `sources`). Of them a sample is drawn
by a seed, and each is tried in rounds: the most telling tests that reach the function, the whole output of the example and tables of faults, other tests that
reach it, with those beside them, and, where none of these sees it, all others that reach it. A test that does not pass without the mutant is never asked. What survives is printed with its change, to be read: a test is missing, or the change
changes nothing (`survivants.md`).

All of them would take a day and more on two cores: `python tests/mutants 30000`. Run as a folder, not as a module of `tests`: the tests that it imports are those of
its copy.
"""

import os
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence

from atelier import COPIE, change, changement, preparer, recopier, tous_les_mutants
from essais import MESURES, Choix, a_mesurer, en_seance, essayer, mesurer, sous

# Seconds of tests, as measured without a mutant, in the first round, the third and the last.
ASSEZ = (4.0, 20.0, 300.0)
VUS = ("tué", "trop long")


def sort_de(session, choix: Choix, mutant: str) -> tuple[str, int, float]:  # type: ignore[no-untyped-def]
    """What becomes of a mutant, with how many tests were asked and how long they take."""
    directs = choix.directs(mutant)
    premiers = choix.dans(directs, ASSEZ[0])
    larges = choix.larges(mutant)
    essayes: set[str] = set()
    sort = "sans test"

    def autres(tests: list[str], assez: float) -> list[str]:
        return choix.dans([nom for nom in tests if nom not in essayes], assez)

    for tour in (
        lambda: premiers,
        lambda: larges,
        lambda: autres(directs + choix.voisins(mutant), ASSEZ[1]),
        lambda: autres(directs, ASSEZ[2]),
    ):
        noms = [nom for nom in tour() if nom not in essayes]
        if not noms:
            continue
        essaye = essayer(session, mutant, noms, choix.duree(noms))
        essayes.update(noms)
        sort = essaye if essaye in VUS or sort == "sans test" else sort
        if sort in VUS:
            break
    return sort, len(essayes), choix.duree(sorted(essayes))


def main(nombre: int, graine: int, nommes: Sequence[str] = ()) -> int:
    """Try so many mutants, or those that are named; the exit code is 1 where more than one in ten survives."""
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
    tires = list(nommes) or random.Random(graine).sample(mutants, min(nombre, len(mutants)))
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

    en_seance(tous, COPIE / "essais", choix.modules)
    vus = sum(sorts[sort] for sort in VUS)
    print(
        f"\n{len(tires)} mutants {'nommés ' if nommes else ''}sur {len(mutants)} (graine {graine}) : {vus} vus ({100 * vus / len(tires):.1f} %), {dict(sorts)}."
    )
    print(dire(par_paquet))
    return 1 if 10 * vus < 9 * len(tires) else 0


def dire(par_paquet: Counter[tuple[str, str]]) -> str:
    """The same for each package."""
    paquets: Iterable[str] = sorted({paquet for paquet, _ in par_paquet})
    return "\n".join(f"{paquet} : { {sort: combien for (un, sort), combien in par_paquet.items() if un == paquet} }" for paquet in paquets)


if __name__ == "__main__":
    nombres = [int(mot) for mot in sys.argv[1:] if mot.isdecimal()]
    nombre, graine = (*nombres, *(300, 1)[len(nombres) :])
    sys.exit(main(nombre, graine, [mot for mot in sys.argv[1:] if not mot.isdecimal()]))
