"""The command `engagements`: arguments in, exit code out (0 fine, 1 problems in the data or the site, 2 wrong use)."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TextIO

from generator.arguments import Arguments, MauvaisUsage, lire_arguments
from generator.model.probleme import Gravite, Probleme
from generator.publication.construction import Resultat, construire, examiner
from generator.publication.verrou import ConstructionEnCours

FINE, PROBLEMES, MAUVAIS_USAGE = 0, 1, 2
INTERROMPU = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; never a traceback for bad data or bad arguments."""
    try:
        lus = lire_arguments(sys.argv[1:] if arguments is None else arguments)
    except MauvaisUsage as erreur:
        print(f"engagements : {erreur}", file=sys.stderr)
        return MAUVAIS_USAGE
    if lus.aide:
        print(lus.aide, end="")
        return FINE
    try:
        return {"verifier": _verifier, "construire": _construire, "servir": _servir}[lus.commande](lus)
    except ConstructionEnCours:
        print(
            "engagements : une autre construction de ce projet est en cours. Attendre qu’elle finisse, puis recommencer.", file=sys.stderr
        )
        return PROBLEMES
    except KeyboardInterrupt:
        print("\nInterrompu : le site publié n’a pas changé.", file=sys.stderr)
        return INTERROMPU
    except OSError as erreur:
        print(
            f"engagements : impossible d’écrire ou de lire « {erreur.filename} » ({erreur.strerror}). Vérifier l’espace et les droits.",
            file=sys.stderr,
        )
        return PROBLEMES


def _verifier(arguments: Arguments) -> int:
    _, problemes = examiner(arguments.projet)
    return _rapporter(problemes)


def _construire(arguments: Arguments) -> int:
    resultat = construire(arguments.projet, arguments.public, progres(sys.stderr))
    if code := _rapporter(resultat.problemes, muet=True):
        print("Rien n’a été publié : le site d’avant n’a pas changé.", file=sys.stderr)
        return code
    if resultat.echec:
        print("\n".join(resultat.echec), file=sys.stderr)
        print("Rien n’a été publié : le site d’avant n’a pas changé.", file=sys.stderr)
        return PROBLEMES
    print(bilan(resultat, arguments.public))
    return FINE


def _servir(arguments: Arguments) -> int:
    from generator.publication.apercu import servir

    return servir(
        arguments.projet,
        arguments.public,
        arguments.port,
        dire=lambda message: print(message, file=sys.stderr),
        rapporter=_rapporter_resultat,
    )


def _rapporter_resultat(resultat: Resultat) -> None:
    _rapporter(resultat.problemes, muet=True)
    for ligne in resultat.echec:
        print(ligne, file=sys.stderr)


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
    retires = f", {len(resultat.retires)} retirés" if resultat.retires else ""
    return f"Publié dans {public} : {len(resultat.construites)} pages construites, {len(resultat.ecrits)} fichiers écrits{retires}."


def progres(flux: TextIO) -> Callable[[str], None]:
    """Progress messages, one line each, only where a person watches."""
    if not flux.isatty():
        return lambda _: None
    return lambda message: print(f"{message}…", file=flux, flush=True)
