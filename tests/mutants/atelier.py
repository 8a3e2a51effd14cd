"""Where mutants are made: a copy of what git keeps, in which mutmut writes all changed forms of each function beside the function itself."""

import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterable
from difflib import unified_diff
from pathlib import Path

RACINE = Path(__file__).resolve().parents[2]
CHANTIER = RACINE / ".construction" / "mutants"
COPIE = CHANTIER / "mutants"
PAQUETS = ("calculs", "checks", "sources")
COPIES = ("referentiels", "content", "site_templates", "docs", "adresses", "mkdocs.yml", "README.md", "setup.py", "benchmarks")


def preparer() -> None:
    """Copy what git keeps to `CHANTIER`, and have mutmut make all mutants there."""
    shutil.rmtree(CHANTIER, ignore_errors=True)
    for nom in _gardes():
        (CHANTIER / nom).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(RACINE / nom, CHANTIER / nom)
    with (CHANTIER / "pyproject.toml").open("a", encoding="utf-8") as sortie:
        sortie.write("\n[tool.mutmut]\nuse_git_change_detection = false\ntrack_dependencies = false\n")
        sortie.write(f'source_paths = ["generator"]\nalso_copy = {json.dumps(COPIES)}\n')
        sortie.write(f"only_mutate = {json.dumps([f'generator/{paquet}/*' for paquet in PAQUETS])}\n")
    os.chdir(CHANTIER)
    from mutmut import __main__ as mutmut  # type: ignore[import-not-found]
    from mutmut.mutation.trampoline import set_mutant_under_test  # type: ignore[import-not-found]

    set_mutant_under_test("mutant_generation")
    COPIE.mkdir()
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.create_mutants(os.cpu_count() or 2)


def change() -> set[str]:
    """The files of the program and of its tests that are not in the copy as they are now."""
    return {
        nom
        for nom in _gardes()
        if nom.startswith(("generator/", "tests/"))
        and not ((CHANTIER / nom).is_file() and (CHANTIER / nom).read_bytes() == (RACINE / nom).read_bytes())
    }


def recopier(noms: Iterable[str]) -> None:
    """Bring tests up to date in the copy; the mutants stay as they are."""
    for nom in noms:
        for place in (CHANTIER, COPIE):
            (place / nom).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(RACINE / nom, place / nom)


def _gardes() -> list[str]:
    connus = subprocess.run(["git", "ls-files", "-z"], cwd=RACINE, capture_output=True, check=True).stdout.decode().split("\0")
    return [nom for nom in connus if nom and (RACINE / nom).is_file()]


def fonction(mutant: str) -> str:
    """The name of the function that a mutant changes, as mutmut writes it."""
    return re.sub(r"__mutmut_\d+$", "", mutant)


def tous_les_mutants() -> list[str]:
    """Every mutant, in order."""
    metas = [meta for paquet in PAQUETS for meta in (COPIE / "generator" / paquet).rglob("*.meta")]
    return sorted(nom for meta in metas for nom in json.loads(meta.read_text("utf-8"))["exit_code_by_key"])


def changement(mutant: str) -> str:
    """What the mutant changes, as a difference of lines."""
    module, _, nom = mutant.rpartition(".")
    lignes = (COPIE / (module.replace(".", "/") + ".py")).read_text("utf-8").splitlines()
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
