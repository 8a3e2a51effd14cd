"""The command `engagements`: arguments in, exit code out (0 fine, 1 problems in the data or the site, 2 wrong use, 130 interrupted)."""

import os
import signal
import sys
from argparse import ArgumentError
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import NoReturn

from generator import __version__
from generator.commandes import COMMANDES, commande
from generator.commandes.analyse import CODES, Analyseur, MauvaisUsage
from generator.commandes.codes import FINE, INTERROMPU, MAUVAIS_USAGE, PROBLEMES

_DEMANDES_D_AIDE = frozenset(("--aide", "-h", "--help", "aide"))


def entrer() -> NoReturn:
    """The command as installed, which ends at once: taking all that was loaded out of memory, thing by thing, would take a fifteenth of a build of one
    value; and what Python would still wait for where it was interrupted may never come."""
    code = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what was published is published: a late Ctrl+C must not make it look like a failure
    with suppress(OSError):  # nobody reads it any more
        sys.stderr.flush()
    os._exit(code)


def _aide() -> str:
    return (
        "Usage : engagements COMMANDE [options]\n\nCommandes :\n"
        + "".join(f"  {nom:<12}{commande(nom).AIDE}\n" for nom in COMMANDES)
        + f"\n« engagements COMMANDE --aide » dit les options de chacune, « engagements --version » la version.\n\n{CODES}\n"
    )


def main(mots: Sequence[str] | None = None) -> int:
    """Run the command; never a traceback for bad data, bad arguments, or a disk that is full or closed."""
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, TextIOWrapper):
            flux.reconfigure(errors="replace")
    try:
        code = _lancer(sys.argv[1:] if mots is None else mots)
        sys.stdout.flush()  # here, where it is said that a disk is full
        return code
    except MauvaisUsage as erreur:
        print(f"engagements : {erreur}", file=sys.stderr)
        return MAUVAIS_USAGE
    except KeyboardInterrupt:
        print("\nInterrompu : le site publié n’a pas changé.", file=sys.stderr)
        return INTERROMPU
    except OSError as erreur:
        from generator.publication.echec import dire_erreur_systeme

        print(f"engagements : {dire_erreur_systeme(erreur)}", file=sys.stderr)
        return PROBLEMES


def _lancer(mots: Sequence[str]) -> int:
    if not mots:
        raise MauvaisUsage(f"il manque une commande.\n\n{_aide()}")
    nom, *reste = mots
    if nom in _DEMANDES_D_AIDE:
        print(_aide(), end="")
        return FINE
    if nom in ("--version", "version"):
        print(f"engagements {__version__}")
        return FINE
    if nom not in COMMANDES:
        raise MauvaisUsage(f"« {nom} » n’est pas une commande.\n\n{_aide()}")
    module = commande(nom)
    analyseur = Analyseur(f"engagements {nom} {getattr(module, 'PLACES', '')}[options]", f"{module.AIDE.capitalize()}.")
    module.decrire(analyseur)
    analyseur.option("--aide", "ce texte")
    aide = analyseur.format_help()
    if _DEMANDES_D_AIDE - {"aide"} & set(reste):
        print(aide, end="")
        return FINE
    try:
        lus, inconnus = analyseur.parse_known_args(reste)
    except (ArgumentError, MauvaisUsage):
        raise MauvaisUsage(f"une option n’a pas de valeur.\n\n{aide}") from None
    if inconnus:
        raise MauvaisUsage(f"« {inconnus[0]} » n’est pas une option de « {nom} ».\n\n{aide}")
    code: int = module.lancer(lus)
    return code
