"""What is said, word for word, of all that the tests of `sources` and `checks` spoil: `dits.txt`, which `python -m tests.sources.dits` writes again.

A test looks at what it is about; this holds the rest: the end of the sentence, the advice, the gravity, the place. It is read as a data officer would, in the difference
of a change.
"""

import os
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.model.probleme import Probleme
from generator.publication.construction import examiner
from generator.sources.journal import Journal
from tests.sources import essai

RACINE = Path(__file__).parents[2]
FICHIER = Path(__file__).with_name("dits.txt")
TOUS = ("tests/sources", "tests/checks", "tests/importation/test_lecteurs.py")
BEAUCOUP = 100  # a test in which more is said is about how much is said
_TETE = "== "
_ECRIRE = "DITS_A_ECRIRE"
RENOUVELER = "Si ces mots sont voulus : python -m tests.sources.dits, puis relire git diff tests/sources/dits.txt."


# How tests ask for what is said: a name of their module.
_PORTES = ("examiner", "verifier_auteurs", "verifier_lieux", "verifier_production")


def ecouter(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Note all that is said in one test, of whatever it examines but our own data; at its end, all of it must have been read. What is made by chance is not listened to."""
    if getattr(request.function, "is_hypothesis_test", False):
        yield
        return
    dits: list[Probleme] = []
    journaux: list[Journal] = []

    def noter(porte: Callable[..., Any]) -> Callable[..., Any]:
        def noter_et_rendre(*arguments: Any, **options: Any) -> Any:
            rendu = porte(*arguments, **options)
            if porte.__name__ != "examiner":
                rendu = list(rendu)
                dits.extend(rendu)
            elif arguments[0] != RACINE:
                dits.extend(rendu[1])
            return rendu

        return noter_et_rendre

    def journal() -> Journal:
        journaux.append(Journal())
        return journaux[-1]

    for nom in _PORTES:
        if porte := getattr(request.module, nom, None):
            monkeypatch.setattr(request.module, nom, noter(porte))
    monkeypatch.setattr(essai, "examiner", noter(examiner))
    if hasattr(request.module, "Journal"):
        monkeypatch.setattr(request.module, "Journal", journal)
    yield
    dits += [probleme for un in journaux for probleme in un.problemes]
    verifier(request.node.nodeid, map(_en_texte, dits))


def verifier(test: str, dits: Iterable[str]) -> None:
    """Fail where something was said in this test that is not written of it."""
    __tracebackhide__ = True
    inconnus = sans_ce_qui_a_ete_lu(test, dits)
    assert inconnus == [], RENOUVELER


def sans_ce_qui_a_ete_lu(test: str, paroles: Iterable[str]) -> list[str]:
    """What was said in this test, and is not written of it: nothing, where all was read and agreed to."""
    dits = sorted(set(paroles))
    if len(dits) > BEAUCOUP:
        return []
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


def main(modules: Sequence[str]) -> None:
    """Run these tests, or all that are listened to, and write what is said in them."""
    brut = FICHIER.with_suffix(".brut")
    brut.unlink(missing_ok=True)
    commande = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *(modules or TOUS)]
    fini = subprocess.run(commande, env=os.environ | {_ECRIRE: str(brut)}, check=False)
    neufs = _lus(brut.read_text("utf-8"))
    brut.unlink()
    gardes = {nom: dits for nom, dits in _lus(FICHIER.read_text("utf-8")).items() if modules and not nom.startswith(tuple(modules))}
    lus = sorted((gardes | neufs).items())
    FICHIER.write_text("\n".join("\n".join([f"{_TETE}{nom}", *sorted(dits)]) + "\n" for nom, dits in lus), "utf-8")
    sys.exit(fini.returncode)


if __name__ == "__main__":
    main(sys.argv[1:])
