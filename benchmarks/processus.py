"""Runs a command as the shell would, in a process of its own, and says what it cost. POSIX only (`os.wait4`)."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_OCTETS_PAR_UNITE = 1 if sys.platform == "darwin" else 1024  # `ru_maxrss` is in bytes there, in KiB elsewhere


class EchecDuProgramme(RuntimeError):
    """A measured command failed; the message has its words and the end of what it said."""


@dataclass(frozen=True, slots=True)
class Cout:
    """What one run cost.

    - `mur`: seconds between its start and its end.
    - `processeurs`: seconds of processor, user and system, of it and of all processes that it started and waited for.
    - `memoire`: bytes of resident memory at the highest, of the largest single process among these (not their sum).
    """

    mur: float
    processeurs: float
    memoire: int


def lancer(mots: Sequence[str], dossier: Path, *, environnement: Mapping[str, str] | None = None) -> Cout:
    """Run `mots` in `dossier` and wait for it. Raises EchecDuProgramme where it ends with another code than 0.

    A process begins as a copy of the one that starts it, whose memory the system counts too: `memoire` is never under that of this program
    (`plancher`).
    """
    with tempfile.TemporaryFile() as dit:
        debut = time.perf_counter()
        processus = subprocess.Popen(mots, cwd=dossier, env=environnement, stdin=subprocess.DEVNULL, stdout=dit, stderr=subprocess.STDOUT)
        cout = attendre(processus, debut)
        if processus.returncode:
            dit.seek(0)
            fin = dit.read().decode("utf-8", errors="replace")[-3000:]
            raise EchecDuProgramme(f"« {' '.join(map(str, mots))} » ended with code {processus.returncode}:\n{fin}")
    return cout


def attendre(processus: "subprocess.Popen[bytes]", debut: float) -> Cout:
    """Wait for a process that was started at `debut` (`time.perf_counter`), and say what it cost."""
    _, etat, usage = os.wait4(processus.pid, 0)
    mur = time.perf_counter() - debut
    processus.returncode = os.waitstatus_to_exitcode(etat)
    return Cout(mur, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _OCTETS_PAR_UNITE)


def plancher() -> int:
    """Bytes: the `memoire` of a command that does nothing, under which no measure can be."""
    return lancer(["true"], Path.cwd()).memoire
