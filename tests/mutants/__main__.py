"""Changes the program in small ways, one at a time, and says which changes no test sees: `python tests/mutants 300 [GRAINE]` (`make mutants`).

mutmut makes the changes (an operator, a number, a word, an argument: some thirty thousand over `generator/calculs`, `checks` and `sources`) and notes which
tests reach each function. Of them a sample is drawn by a seed, and each is tried by the tests that reach it, those of its own module first, in a process of its
own with a bound of time. What survives is printed with its change, to be read: a test is missing, or the change changes nothing (`survivants.md`).

All of them would take a day and more on two cores: `python tests/mutants 30000`. Run as a folder, not as a module of `tests`: the tests that it imports are those of
its copy.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
CHANTIER = RACINE / ".construction" / "mutants"
PAQUETS = ("calculs", "checks", "sources")
TESTS = ("tests/calculs", "tests/checks", "tests/sources", "tests/cas", "tests/problemes")
COPIES = ("referentiels", "content", "site_templates", "docs", "adresses", "mkdocs.yml", "README.md", "setup.py", "benchmarks")
# Modules that none of `TESTS` reaches, with what tries them: it starts programs, or makes pages.
AILLEURS = {
    "calculs.argent": ["tests/pages/test_argent.py", "tests/calculs/test_argent.py"],
    "calculs.attentes": ["tests/collecte", "tests/pages/test_manque.py"],
    "calculs.collecte": ["tests/collecte"],
    "calculs.ids_suivis": ["tests/calculs/test_mouvements.py", "tests/publication/test_renommes_dans_l_historique.py"],
    "calculs.seuils": ["tests/checks/test_plausibilite.py", "tests/pages/test_previsions_et_estimations.py"],
    "sources.classeurs": [
        "tests/importation/test_lecteurs.py",
        "tests/importation/test_proprietes.py",
        "tests/importation/test_classeurs_de_bureaux.py",
    ],
    "sources.ecrit": ["tests/sources", "tests/publication/test_editions.py"],
    "sources.gardes": ["tests/publication/test_rien_de_vieux.py", "tests/publication/test_objets_gardes.py"],
    "sources.imports": ["tests/importation/test_projet.py"],
    "sources.instantanes": ["tests/publication/test_historique.py", "tests/calculs/test_mouvements.py"],
    "sources.registre": ["tests/publication/test_rien_de_vieux.py"],
    "sources.tete_du_dossier": ["tests/publication/test_rien_de_vieux.py"],
    "sources.territoires": ["tests/importation/test_contours.py"],
}
# Seconds that the tests of one mutant may take, as measured without it; what survives the quickest of its tests is tried by more of them.
ASSEZ = (5.0, 45.0)
PATIENCE = 4  # so many times longer a mutant may take, for a change that makes a loop endless


def preparer() -> None:
    """Copy what git keeps to `CHANTIER`, have mutmut make all mutants there, and run the tests once to note what reaches what."""
    shutil.rmtree(CHANTIER, ignore_errors=True)
    gardes = subprocess.run(["git", "ls-files", "-z"], cwd=RACINE, capture_output=True, check=True).stdout.decode()
    for nom in filter(None, gardes.split("\0")):
        (CHANTIER / nom).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(RACINE / nom, CHANTIER / nom)
    with (CHANTIER / "pyproject.toml").open("a", encoding="utf-8") as sortie:
        sortie.write("\n[tool.mutmut]\nuse_git_change_detection = false\ntrack_dependencies = false\n")
        sortie.write('source_paths = ["generator"]\npytest_add_cli_args = ["-p", "no:cacheprovider"]\n')
        sortie.write(f"only_mutate = {json.dumps([f'generator/{paquet}/*' for paquet in PAQUETS])}\n")
        sortie.write(f"also_copy = {json.dumps(COPIES)}\npytest_add_cli_args_test_selection = {json.dumps(TESTS)}\n")
    os.chdir(CHANTIER)
    from mutmut import __main__ as mutmut  # type: ignore[import-not-found]
    from mutmut.mutation.trampoline import set_mutant_under_test  # type: ignore[import-not-found]

    set_mutant_under_test("mutant_generation")
    Path("mutants").mkdir()
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.create_mutants(os.cpu_count() or 2)
    mutmut.collect_or_load_stats(mutmut.get_mutant_runner(1), mutants_caught_by_type_checker={}, apply_config_invalidation=True)


def fonction(mutant: str) -> str:
    """The name of the function that a mutant changes, as mutmut writes it."""
    return re.sub(r"__mutmut_\d+$", "", mutant)


def tous_les_mutants() -> list[str]:
    """Every mutant, in order."""
    metas = [meta for paquet in PAQUETS for meta in (CHANTIER / "mutants" / "generator" / paquet).rglob("*.meta")]
    return sorted(nom for meta in metas for nom in json.loads(meta.read_text("utf-8"))["exit_code_by_key"])


class Choix:
    """Which tests try which mutant: whole functions of tests, for the names of some examples cannot be said to pytest."""

    def __init__(self) -> None:
        mesures = json.loads((CHANTIER / "mutants" / "mutmut-stats.json").read_text("utf-8"))
        self._touches: dict[str, set[str]] = {
            id: {nom.partition("[")[0] for nom in noms} for id, noms in mesures["tests_by_mangled_function_name"].items()
        }
        self._portee = Counter(nom for noms in self._touches.values() for nom in noms)
        self._durees: defaultdict[str, float] = defaultdict(float)
        for nom, duree in mesures["duration_by_test"].items():
            self._durees[nom.partition("[")[0]] += duree

    def pour(self, mutant: str, assez: float) -> tuple[list[str], float]:
        """Tests that take so many seconds at most, those that reach the fewest other functions first; and how long they take."""
        module = mutant.split(".x", 1)[0].removeprefix("generator.")
        propre = f"test_{module.rsplit('.', 1)[-1]}"
        choisis, total = [], 0.0
        for nom in sorted(
            self._touches.get(fonction(mutant), ()), key=lambda nom: (propre not in nom, self._portee[nom], self._durees[nom])
        ):
            if choisis and total + self._durees[nom] > assez:
                continue
            choisis.append(nom)
            total += self._durees[nom]
        ailleurs = next((tests for nom, tests in AILLEURS.items() if f"{module}.".startswith(f"{nom}.")), [])
        return (choisis, total) if choisis else (ailleurs, 90.0)


def essayer(mutant: str, tests: list[str], duree: float) -> str:
    """Try one mutant in a process forked from this one, where everything is imported: «tué», «survit», or «trop long»."""
    import resource  # here and not above: what may be read on a system that has it not

    import pytest

    fils = os.fork()
    if fils == 0:
        muet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(muet, 1)
        os.dup2(muet, 2)
        os.setpgid(0, 0)
        resource.setrlimit(resource.RLIMIT_CPU, (int(PATIENCE * (duree + 3)), int(PATIENCE * (duree + 3)) + 2))
        os.environ["MUTANT_UNDER_TEST"] = mutant
        code = 1
        try:
            code = int(pytest.main(["--rootdir=.", "--tb=no", "-x", "-q", "-p", "no:cacheprovider", *tests]))
        finally:
            os._exit(code)
    fin = time.monotonic() + 4 * PATIENCE * (duree + 3)
    while True:
        trouve, etat = os.waitpid(fils, os.WNOHANG)
        if trouve:
            break
        if time.monotonic() > fin:
            os.killpg(fils, 9)
            os.waitpid(fils, 0)
            return "trop long"
        time.sleep(0.05)
    if os.WIFSIGNALED(etat):
        return "trop long"
    # 0: all pass; 4 and 5: there was nothing to run, which must not pass for a mutant that is caught.
    return "survit" if os.WEXITSTATUS(etat) == 0 else "tué" if os.WEXITSTATUS(etat) in (1, 2, 3) else "sans test"


def changement(mutant: str) -> str:
    """What the mutant changes, as a difference of lines."""
    module, _, nom = mutant.rpartition(".")
    lignes = (CHANTIER / "mutants" / (module.replace(".", "/") + ".py")).read_text("utf-8").splitlines()
    avant, apres = _corps(lignes, f"{fonction(nom)}__mutmut_orig"), _corps(lignes, nom)
    return "\n".join(list(unified_diff(avant, apres, lineterm="", n=0))[2:])


def _corps(lignes: list[str], nom: str) -> list[str]:
    """The lines of a function, without its first."""
    debut = next((rang for rang, ligne in enumerate(lignes) if re.match(rf"\s*(?:async )?def {re.escape(nom)}\(", ligne)), len(lignes))
    marge = re.match(r"\s*", lignes[debut])[0] if debut < len(lignes) else ""  # type: ignore[index]
    corps: list[str] = []
    for ligne in lignes[debut + 1 :]:
        if ligne.strip() and not ligne.startswith((f"{marge} ", f"{marge})")):
            break
        corps.append(ligne)
    return corps


def main(nombre: int, graine: int, part: int = 0, parts: int = 1) -> int:
    """Try so many mutants, or one part of them; the exit code is 1 where more than one in ten survives."""
    if not (CHANTIER / "mutants" / "mutmut-stats.json").exists():
        preparer()
    os.chdir(CHANTIER / "mutants")
    sys.path.insert(0, str(Path.cwd()))
    os.environ["MUTANT_UNDER_TEST"] = ""
    import pytest

    pytest.main(["--rootdir=.", "--collect-only", "-qqq", "-p", "no:cacheprovider", "--no-header", *TESTS])
    mutants, choix = tous_les_mutants(), Choix()
    sorts: Counter[str] = Counter()
    par_paquet: Counter[tuple[str, str]] = Counter()
    debut = time.monotonic()
    tires = random.Random(graine).sample(mutants, min(nombre, len(mutants)))[part::parts]
    for rang, mutant in enumerate(tires, 1):
        sort, deja = "sans test", []
        for assez in ASSEZ:
            tests, duree = choix.pour(mutant, assez)
            if tests == deja or sort not in ("survit", "sans test"):
                break
            sort, deja = essayer(mutant, tests, duree), tests
        sorts[sort] += 1
        par_paquet[mutant.split(".")[1], sort] += 1
        if sort in ("survit", "sans test"):
            print(f"\n{sort} : {mutant} ({len(tests)} tests, {duree:.0f} s)\n{changement(mutant)}", flush=True)
        if rang % 25 == 0:
            print(f"… {rang} essayés en {time.monotonic() - debut:.0f} s : {dict(sorts)}", flush=True)
    vus = sorts["tué"] + sorts["trop long"]
    print(f"\n{len(tires)} mutants sur {len(mutants)} (graine {graine}) : {vus} vus ({100 * vus / len(tires):.1f} %), {dict(sorts)}.")
    print(dire(par_paquet))
    return 1 if 10 * vus < 9 * len(tires) else 0


def dire(par_paquet: Counter[tuple[str, str]]) -> str:
    """The same for each package."""
    paquets: Iterable[str] = sorted({paquet for paquet, _ in par_paquet})
    return "\n".join(f"{paquet} : { {sort: combien for (un, sort), combien in par_paquet.items() if un == paquet} }" for paquet in paquets)


if __name__ == "__main__":
    sys.exit(main(*(map(int, sys.argv[1:]) if len(sys.argv) > 2 else (int(sys.argv[1]) if len(sys.argv) > 1 else 300, 1))))
