"""Runs `engagements` as on a machine with one processor: all the work is done in this process, where a profile sees it.

A file to run, as `python CHEMIN/un_processeur.py construire …`: the program is that which Python finds first.
"""

import os
import sys


def main() -> int:
    """The command, with its exit code."""
    os.cpu_count = lambda: 1
    from generator.cli import main as engagements

    return engagements(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
