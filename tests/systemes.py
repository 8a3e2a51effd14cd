"""What the system that runs the tests can do: a test of what Windows has not is skipped there, and says why."""

import os

import pytest

POSIX = os.name == "posix"
SANS_LIMITE = POSIX and os.geteuid() == 0  # root reads and writes everything
posix = pytest.mark.skipif(not POSIX, reason="needs what only POSIX systems have: a terminal, a signal, a pipe, a symbolic link, limits")
