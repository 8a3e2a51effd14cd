"""Writes an invented country as a project: `python -m benchmarks.pays_invente --dossier CHEMIN [--contrats 435] [--graine 1]`.

`--indicateurs 1000` gives each contract as many, instead of 150 to 600: with `--contrats 1`, one large contract.
"""

import argparse
import sys
from pathlib import Path

from benchmarks.invention.carte_d_identite import JOUR
from benchmarks.invention.fichiers import Pays, ecrire_pays


def main() -> int:
    """Write it, and say how to build it."""
    analyseur = argparse.ArgumentParser(description="Writes an invented country, as a project of the program.")
    options_du_pays(analyseur)
    analyseur.add_argument("--dossier", type=Path, required=True, help="the folder to write it in, new or empty")
    lus = analyseur.parse_args()
    pays = lire_pays(lus)
    ecrire_pays(pays, lus.dossier)
    contrats = pays.identites()
    print(
        f"{len(contrats)} contracts, {sum(contrat.indicateurs for contrat in contrats)} indicators, "
        f"{sum(len(contrat.de_type('qpv')) for contrat in contrats)} quartiers in {lus.dossier}\n"
        f"engagements construire --projet {lus.dossier} --date {JOUR}"
    )
    return 0


def options_du_pays(analyseur: argparse.ArgumentParser) -> None:
    """The options that say which country."""
    analyseur.add_argument("--contrats", type=int, default=435, help="how many contracts (435)")
    analyseur.add_argument("--graine", type=int, default=1, help="the seed: the same gives the same bytes (1)")
    analyseur.add_argument("--indicateurs", type=int, help="of each contract, instead of 150 to 600")


def lire_pays(lus: argparse.Namespace) -> Pays:
    """The country that these options say."""
    return Pays(lus.graine, lus.contrats, lus.indicateurs)


if __name__ == "__main__":
    sys.exit(main())
