"""Runs tests of the copy: once without any change, to know which of them pass there, how long they take and what they reach; then a few of them for each mutant.

All of it happens in one session of pytest, which collects the tests once. Each run is a process forked from it, with a folder of its own for what tests write: nothing
that one mutant made is seen by the next.
"""

import gc
import json
import os
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Generator, Iterable, Sequence
from functools import _lru_cache_wrapper
from pathlib import Path
from typing import Any

import pytest
from atelier import COPIE, fonction

# Folders whose tests run in this process. Those that start programs, open a browser or build whole sites see mutants too, but are not asked.
TESTS = (
    *("tests/calculs", "tests/checks", "tests/sources", "tests/cas", "tests/problemes", "tests/graphe"),
    *("tests/importation", "tests/collecte", "tests/pages", "tests/explication", "tests/documentation"),
    *("tests/publication/test_historique.py", "tests/publication/test_rien_de_vieux.py", "tests/publication/test_objets_gardes.py"),
    *("tests/publication/test_renommes_dans_l_historique.py", "tests/publication/test_editions.py"),
)
# The whole output of the example, byte for byte; then tables of faults, which reach much and look at every word.
LARGES = (
    "tests/pages/test_pages_exemple.py",
    *(
        "tests/sources/test_cas_yaml.py",
        "tests/sources/test_valeurs_csv.py",
        "tests/checks/test_regles.py",
        "tests/checks/test_fautes_dites.py",
    ),
    *("tests/problemes/test_memoire.py", "tests/checks/test_toute_reference.py"),
)
MESURES = COPIE / "mesures.json"
SOUVENT = 60.0  # seconds between two writings of what was measured
TROP = 40.0  # seconds: what takes longer is not asked
PATIENCE = 4  # so many times longer a mutant may take, for a change that makes a loop endless


def _secondes() -> float:
    """What this process and those that it started have computed."""
    temps = os.times()
    return temps.user + temps.system + temps.children_user + temps.children_system


def sous(mutant: str) -> None:
    """From here on this process, and those that it starts, run this mutant; mutmut would look for it in the environment at each call."""
    from mutmut.mutation import trampoline

    os.environ["MUTANT_UNDER_TEST"] = mutant
    trampoline.get_mutant_under_test = lambda: mutant


class Mesure:
    """What each test reaches, also by what it shares with others: a shared fixture is made during the first test that asks for it, and reaches for all of them."""

    def __init__(self) -> None:
        from mutmut.mutation import trampoline  # type: ignore[import-not-found]

        self._touches: set[str] = set()
        trampoline.record_trampoline_hit = lambda nom, caller=None: self._touches.add(nom)  # noqa: ARG005  mutmut looks for its settings each time
        self.partages: dict[str, tuple[float, list[str]]] = {}
        self.tests: dict[str, dict[str, Any]] = {}
        self.sorts: defaultdict[str, list[str]] = defaultdict(list)
        self._en_partage = 0.0
        self._finis: set[str] = set()

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Generator[None, object, object]:
        """Note what a shared fixture reaches, apart from the test that happens to come first."""
        if fixturedef.scope == "function":
            return (yield)
        avant, debut, autres = set(self._touches), _secondes(), self._en_partage
        self._touches.clear()
        try:
            return (yield)
        finally:
            duree = _secondes() - debut
            self.partages[f"{fixturedef.baseid}::{fixturedef.argname}"] = (duree, sorted(self._touches))
            self._touches |= avant
            self._en_partage = autres + duree

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """How each phase of a test ended."""
        self.sorts[report.nodeid].append(report.outcome)

    def passer(self, session: pytest.Session) -> None:
        """Run every test, and write what was seen of those that pass, now and then: a measure that was stopped goes on from there."""
        ecrit = time.monotonic()
        for rang, item in enumerate(session.items):
            self._touches.clear()
            self._en_partage, debut = 0.0, _secondes()
            suivant = session.items[rang + 1] if rang + 1 < len(session.items) else None
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=suivant)
            if self.sorts[item.nodeid] == ["passed"] * 3:
                fixtures = getattr(item, "_fixtureinfo", None)
                definitions = [defs[-1] for defs in fixtures.name2fixturedefs.values() if defs] if fixtures else []
                self.tests[item.nodeid] = {
                    "duree": max(_secondes() - debut - self._en_partage, 0.0),
                    "touches": sorted(self._touches),
                    "partages": sorted(f"{une.baseid}::{une.argname}" for une in definitions if une.scope != "function"),
                }
            if rang % 500 == 0:
                print(f"… {rang} tests sur {len(session.items)}", file=sys.__stderr__, flush=True)
            module = item.nodeid.partition("::")[0]
            if suivant is None or suivant.nodeid.partition("::")[0] != module:
                self._finis.add(module)
                if suivant is None or time.monotonic() - ecrit > SOUVENT:
                    self._ecrire()
                    ecrit = time.monotonic()

    def _ecrire(self) -> None:
        """Keep what was seen of the modules that are done, with what was kept of others."""
        partages = {nom: {"duree": duree, "touches": touches} for nom, (duree, touches) in self.partages.items()}
        avant = json.loads(MESURES.read_text("utf-8")) if MESURES.exists() else {"tests": {}, "partages": {}}
        autres = {nom: test for nom, test in avant["tests"].items() if nom.partition("::")[0] not in self._finis}
        siens = {nom: test for nom, test in self.tests.items() if nom.partition("::")[0] in self._finis}
        modules = sorted(_modules_mesures(avant) | self._finis)
        nouveau = MESURES.with_suffix(".neuf")
        nouveau.write_text(json.dumps({"tests": autres | siens, "partages": avant["partages"] | partages, "modules": modules}), "utf-8")
        nouveau.replace(MESURES)
        ecartes = sorted(set(self.sorts) - set(self.tests))
        (COPIE / "ecartes.txt").write_text("".join(f"{nom} {self.sorts[nom]}\n" for nom in ecartes), "utf-8")


class Choix:
    """Which tests try which mutant: only those that pass without it."""

    def __init__(self) -> None:
        mesures = json.loads(MESURES.read_text("utf-8"))
        self._partages: dict[str, dict[str, Any]] = mesures["partages"]
        self._tests: dict[str, dict[str, Any]] = {nom: test for nom, test in mesures["tests"].items() if test["duree"] < TROP}
        self._portee: dict[str, int] = {}
        self._par_fonction: defaultdict[str, list[str]] = defaultdict(list)
        for nom, test in self._tests.items():
            touches = set(test["touches"]).union(*(self._partages[un]["touches"] for un in test["partages"] if un in self._partages))
            self._portee[nom] = len(touches)
            for une in touches:
                self._par_fonction[une].append(nom)
        self._par_module: defaultdict[str, list[str]] = defaultdict(list)
        for nom in self._tests:
            self._par_module[nom.partition("::")[0]].append(nom)

    @property
    def modules(self) -> list[str]:
        """Where these tests are."""
        return sorted(self._par_module)

    def directs(self, mutant: str) -> list[str]:
        """Tests that reach the function, those of its own module first, then those that reach the fewest others; of many examples of one test, a few at a time."""
        propre = f"test_{mutant.split('.x', 1)[0].rsplit('.', 1)[-1]}"
        tries = sorted(
            self._par_fonction.get(fonction(mutant), ()), key=lambda nom: (propre not in nom, self._portee[nom], self._tests[nom]["duree"])
        )
        fois: Counter[str] = Counter()
        rangs = {}
        for nom in tries:
            rangs[nom] = fois[nom.partition("[")[0]] // 10
            fois[nom.partition("[")[0]] += 1
        return sorted(tries, key=rangs.__getitem__)

    def voisins(self, mutant: str) -> list[str]:
        """The other tests of the same modules, which may look at what one of them made and kept."""
        deja = set(self._par_fonction.get(fonction(mutant), ()))
        modules = Counter(nom.partition("::")[0] for nom in deja)
        portee = {module: min(self._portee[nom] for nom in self._par_module[module] if nom in deja) for module in modules}
        return [nom for module in sorted(modules, key=portee.__getitem__) for nom in self._par_module[module] if nom not in deja]

    def larges(self, mutant: str) -> list[str]:
        """The broad tests, where they go by way of the function."""
        return [nom for nom in self._par_fonction.get(fonction(mutant), ()) if nom.startswith(LARGES)]

    def duree(self, noms: Sequence[str]) -> float:
        """How long these tests take together, with what they share."""
        partages = {un for nom in noms for un in self._tests[nom]["partages"] if un in self._partages}
        return sum(self._tests[nom]["duree"] for nom in noms) + sum(self._partages[un]["duree"] for un in partages)

    def dans(self, noms: Sequence[str], assez: float) -> list[str]:
        """The first of them that take so many seconds at most."""
        choisis: list[str] = []
        total, partages = 0.0, set[str]()
        for nom in noms:
            neufs = {un for un in self._tests[nom]["partages"] if un in self._partages} - partages
            duree = self._tests[nom]["duree"] + sum(self._partages[un]["duree"] for un in neufs)
            if total + duree <= assez:
                choisis.append(nom)
                total += duree
                partages |= neufs
        return choisis


class _Issues:
    """Counts the tests that ran to their end, for the process that runs them."""

    passes = 0

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Only what was asked, and answered, counts."""
        self.passes += report.when == "call" and report.passed


def essayer(session: pytest.Session, mutant: str, noms: Sequence[str], duree: float) -> str:
    """Try one mutant by these tests: «tué», «survit», «trop long», or «sans test» where none of them ran."""
    caches = [un for un in gc.get_objects() if isinstance(un, _lru_cache_wrapper)]
    voulus = set(noms)
    items = [item for item in session.items if item.nodeid in voulus]
    fils = os.fork()
    if fils == 0:
        import resource  # here and not above: what may be read on a system that has it not

        muet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(muet, 1)
        os.dup2(muet, 2)
        os.setpgid(0, 0)
        limite = int(PATIENCE * (duree + 3))
        resource.setrlimit(resource.RLIMIT_CPU, (limite, limite + 2))
        sous(mutant)
        for cache in caches:  # what was kept while the tests were collected was computed without the mutant
            cache.cache_clear()
        code = 1
        try:
            code = _passer(session, items)
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
        time.sleep(0.02)
    if os.WIFSIGNALED(etat):
        return "trop long"
    return {0: "survit", 5: "sans test"}.get(os.WEXITSTATUS(etat), "tué")


def _passer(session: pytest.Session, items: list[pytest.Item]) -> int:
    """1 at the first test that fails, 0 where all pass, 5 where none ran."""
    issues = _Issues()
    session.config.pluginmanager.register(issues)
    for rang, item in enumerate(items):
        suivant = items[rang + 1] if rang + 1 < len(items) else None
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=suivant)
        if session.testsfailed:
            return 1
    return 0 if issues.passes else 5


def en_seance(faire: Callable[[pytest.Session], None], basetemp: Path, tests: Sequence[str] = TESTS) -> None:
    """Collect tests of the copy, and do this in the place of running them."""

    class Boucle:
        @pytest.hookimpl(tryfirst=True)
        def pytest_collection(self) -> None:
            from hypothesis import Phase, settings  # not above: pytest wants to be the first to read it

            # The same examples; that one fails is enough, and the simplest that fails is not looked for.
            settings.register_profile("mutants", settings.get_profile("fixe"), phases=(Phase.explicit, Phase.generate))
            settings.load_profile("mutants")

        @pytest.hookimpl(tryfirst=True)
        def pytest_runtestloop(self, session: pytest.Session) -> bool:
            if session.testsfailed:
                raise RuntimeError("des tests ne se lisent pas dans la copie")
            faire(session)
            return True

    arguments = ["--rootdir=.", f"--basetemp={basetemp}", "-p", "no:cacheprovider", "--tb=no", "-qqq", "--capture=no", *tests]
    code = pytest.main(arguments, plugins=[Boucle()])
    if code not in (0, 1):
        raise RuntimeError(f"pytest s’est arrêté : {code}")


def _modules_mesures(mesures: dict[str, Any]) -> set[str]:
    """The modules of tests of which all was measured, also those whose tests do not pass in the copy."""
    return set(mesures.get("modules", ())) or {nom.partition("::")[0] for nom in mesures["tests"]}


def a_mesurer(changes: Iterable[str]) -> list[str]:
    """The modules of tests that are to be run: those that never were, and, where these files of tests changed, theirs; a file that is no module is one of all tests of
    its folder."""
    tous = {f"tests/{un.relative_to(COPIE / 'tests').as_posix()}" for un in (COPIE / "tests").rglob("test_*.py")}
    tous = {nom for nom in tous if nom.startswith(TESTS)}
    dossiers = {nom.split("/")[1] for nom in changes if nom.count("/") > 1 and not Path(nom).name.startswith("test_")}
    changes = {nom for nom in tous if nom in changes or nom.split("/")[1] in dossiers}
    return sorted(changes | tous - (_modules_mesures(json.loads(MESURES.read_text("utf-8"))) if MESURES.exists() else set()))


def mesurer(session: pytest.Session) -> None:
    """Run all tests once, in a process of its own, whose memory no mutant sees."""
    fils = os.fork()
    if fils == 0:
        code = 1
        try:
            sous("stats")
            mesure = Mesure()
            session.config.pluginmanager.register(mesure)
            mesure.passer(session)
            code = 0
        finally:
            os._exit(code)
    _, etat = os.waitpid(fils, 0)
    if etat:
        raise RuntimeError("la mesure sans mutant s’est arrêtée")
