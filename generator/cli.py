"""The command `engagements`: arguments in, exit code out (0 fine, 1 problems in the data or the site, 2 wrong use)."""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO

from generator.arguments import Arguments, MauvaisUsage, lire_arguments
from generator.model.probleme import Gravite, Probleme
from generator.pages.typographie import accord
from generator.publication.construction import Resultat, construire, examiner
from generator.publication.echec import dire_erreur_systeme
from generator.publication.verrou import ConstructionEnCours

FINE, PROBLEMES, MAUVAIS_USAGE = 0, 1, 2
INTERROMPU = 130


def entrer() -> NoReturn:
    """The command as installed. Interrupted, it ends at once: what Python would still wait for at its end may never come."""
    code = main()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # what was published is published: a late Ctrl+C must not make it look like a failure
    if code == INTERROMPU:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(code)
    sys.exit(code)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; never a traceback for bad data, bad arguments, or a disk that is full or closed."""
    for flux in (sys.stdout, sys.stderr):
        if isinstance(flux, TextIOWrapper):
            flux.reconfigure(errors="replace")
    try:
        lus = lire_arguments(sys.argv[1:] if arguments is None else arguments)
        if lus.aide:
            print(lus.aide, end="")
            return FINE
        return {"verifier": _verifier, "construire": _construire, "servir": _servir}[lus.commande](lus)
    except MauvaisUsage as erreur:
        print(f"engagements : {erreur}", file=sys.stderr)
        return MAUVAIS_USAGE
    except KeyboardInterrupt:
        print("\nInterrompu : le site publié n’a pas changé.", file=sys.stderr)
        return INTERROMPU
    except OSError as erreur:
        print(f"engagements : {dire_erreur_systeme(erreur)}", file=sys.stderr)
        return PROBLEMES


def _verifier(arguments: Arguments) -> int:
    _, problemes = examiner(arguments.projet, arguments.date)
    return _rapporter(problemes)


def _construire(arguments: Arguments) -> int:
    try:
        resultat = construire(
            arguments.projet, arguments.public, progres(sys.stderr), aujourd_hui=arguments.date, production=arguments.production
        )
    except ConstructionEnCours:
        print(
            "engagements : une autre construction de ce projet est en cours. Attendre qu’elle finisse, puis recommencer.", file=sys.stderr
        )
        return PROBLEMES
    code = _rapporter(resultat.problemes, muet=True)
    if resultat.echec:
        print("\n".join(resultat.echec), file=sys.stderr)
        code = PROBLEMES
    if code:
        print("Rien n’a été publié : le site d’avant n’a pas changé.", file=sys.stderr)
        return code
    for remarque in resultat.remarques:
        print(remarque, file=sys.stderr)
    print(bilan(resultat, arguments.public))
    return FINE


def _servir(arguments: Arguments) -> int:
    from generator.publication.apercu import servir

    def refaire() -> None:
        try:
            _construire(arguments)
        except OSError as erreur:
            print(dire_erreur_systeme(erreur), file=sys.stderr)
        except Exception:
            # The person at the preview may be changing the program itself: the traceback is for her, the server goes on.
            traceback.print_exc()

    def dire(message: str) -> None:
        print(message, file=sys.stderr, flush=True)

    if servir(arguments.projet, arguments.public, arguments.port, dire=dire, refaire=refaire):
        return FINE
    print("Rien à montrer : corriger les données, puis recommencer.", file=sys.stderr)
    return PROBLEMES


def _rapporter(problemes: Sequence[Probleme], *, muet: bool = False) -> int:
    """Print every problem; the exit code that they deserve."""
    for probleme in problemes:
        print(probleme, file=sys.stderr)
    erreurs = sum(probleme.gravite is Gravite.ERREUR for probleme in problemes)
    avertissements = len(problemes) - erreurs
    if erreurs:
        suite = f" et {avertissements} avertissement{'s' if avertissements > 1 else ''}" if avertissements else ""
        print(f"{erreurs} erreur{'s' if erreurs > 1 else ''}{suite}.", file=sys.stderr)
        return PROBLEMES
    if not muet:
        print(
            f"Aucune erreur, {avertissements} avertissement{'s' if avertissements > 1 else ''}."
            if avertissements
            else "Les données sont saines."
        )
    return FINE


def bilan(resultat: Resultat, public: Path) -> str:
    """One line that says what the build changed."""
    if not resultat.ecrits and not resultat.retires:
        return f"Rien n’a changé : {public} est à jour."
    morceaux = [
        accord(len(resultat.construites), "page construite", "pages construites"),
        accord(len(resultat.ecrits), "fichier écrit", "fichiers écrits"),
    ]
    if resultat.retires:
        morceaux.append(accord(len(resultat.retires), "fichier retiré", "fichiers retirés"))
    return f"Publié dans {public} : {', '.join(morceaux)}."


def progres(flux: TextIO) -> Callable[[str], None]:
    """Progress messages, one line each, only where a person watches."""
    if not flux.isatty():
        return lambda _: None
    return lambda message: print(f"{message}…", file=flux, flush=True)
