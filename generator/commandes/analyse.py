"""The command line: argparse, whose help and messages are put in French."""

import argparse
import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NoReturn

FORMATS = ("texte", "json")
CODES = "Code de sortie : 0 tout va bien, 1 problème dans les données ou le site, 2 commande mal écrite."


class MauvaisUsage(Exception):
    """The command line is wrong; the message says why, in French."""


class _Mise(argparse.RawDescriptionHelpFormatter):
    """Usage with a French first word, and lines as long as a terminal's."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=22, width=100)

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: "Iterable[argparse._MutuallyExclusiveGroup]",
        prefix: str | None = None,
    ) -> None:
        """The line of usage."""
        super().add_usage(usage, actions, groups, prefix or "Usage : ")


class Analyseur(argparse.ArgumentParser):
    """The parser of one command. Where argparse would print English and exit, it raises MauvaisUsage."""

    def __init__(self, usage: str, description: str) -> None:
        super().__init__(
            usage=usage,
            description=description,
            epilog=CODES,
            formatter_class=_Mise,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
        )
        self.groupe = self.add_argument_group("Options\u00a0")
        self.place = self.add_argument_group("Ce qui suit la commande\u00a0")

    def option(self, nom: str, aide: str, valeur: str = "") -> None:
        """An option with a value, which `valeur` names in the help; without it, a flag."""
        if valeur:
            self.groupe.add_argument(nom, default="", help=aide, metavar=valeur)
        else:
            self.groupe.add_argument(nom, action="store_true", help=aide)

    def argument(self, nom: str, aide: str) -> None:
        """A word after the command; empty when it is not given."""
        self.place.add_argument(nom, nargs="?", default="", help=aide, metavar=nom.upper())

    def arguments(self, nom: str, aide: str) -> None:
        """Any number of words after the command."""
        self.place.add_argument(nom, nargs="*", default=[], help=aide, metavar=nom.upper())

    def error(self, message: str) -> NoReturn:
        """Raises MauvaisUsage."""
        raise MauvaisUsage(message)


def option_projet(analyseur: Analyseur) -> None:
    """`--projet`, which every command that reads a project has."""
    analyseur.option("--projet", "le dossier du projet (par défaut, le dossier courant)", "DOSSIER")


def options_du_site(analyseur: Analyseur, *, sans_pdf: str) -> None:
    """The options of the commands that build a site; `sans_pdf` says what `--sans-pdf` is good for."""
    option_projet(analyseur)
    analyseur.option("--public", "où écrire le site (par défaut, « public » dans le projet)", "DOSSIER")
    analyseur.option("--date", "le jour auquel l’avancement est calculé (par défaut, aujourd’hui)", "AAAA-MM-JJ")
    analyseur.option("--sans-pdf", sans_pdf)


def lire_projet(lus: argparse.Namespace) -> Path:
    """The folder of the project. Raises MauvaisUsage."""
    projet = Path(lus.projet or ".").resolve()
    if not projet.is_dir():
        raise MauvaisUsage(f"le dossier « {lus.projet} » n’existe pas.")
    return projet


def lire_projet_a_construire(lus: argparse.Namespace) -> Path:
    """The folder of the project. Raises MauvaisUsage where it holds none (no `referentiels/`)."""
    projet = lire_projet(lus)
    if not (projet / "referentiels").is_dir():
        raise MauvaisUsage(
            f"« {lus.projet or '.'} » n’est pas le dossier d’un projet (le dossier « referentiels » n’y est pas).\n"
            "« engagements nouveau DOSSIER » en commence un."
        )
    return projet


def lire_public(lus: argparse.Namespace, projet: Path) -> Path:
    """The folder in which the site is published. Raises MauvaisUsage where replacing it would destroy something else than a site."""
    public = (Path(lus.public) if lus.public else projet / "public").resolve()
    interdits = {projet, *projet.parents}
    ateliers = {projet / ".construction", projet / ".git"}
    if public in interdits or ateliers & {public, *public.parents} or (public.exists() and not public.is_dir()):
        raise MauvaisUsage(f"« {public} » ne peut pas être remplacé par le site : choisir un dossier à part.")
    if public.is_dir() and any(public.iterdir()) and not (public / "donnees" / "contrats.json").exists():
        raise MauvaisUsage(f"« {public} » contient autre chose qu’un site publié : choisir un dossier vide.")
    if (public / ".git").exists():
        raise MauvaisUsage(f"« {public} » est un dépôt git, qui serait effacé : choisir un dossier vide.")
    return public


def lire_format(lus: argparse.Namespace, formats: Sequence[str] = FORMATS) -> str:
    """The format of `--format`, the first of them where none is given. Raises MauvaisUsage."""
    forme: str = lus.format or formats[0]
    if forme not in formats:
        raise MauvaisUsage(f"« {forme} » n’est pas un format : écrire {', '.join(formats[:-1])} ou {formats[-1]}.")
    return forme


def verifier_le_contrat(contrat: str, contrats: Iterable[str]) -> None:
    """Nothing for the id of one of these contracts, or for none. Raises MauvaisUsage."""
    connus = sorted(contrats)
    if contrat and contrat not in connus:
        raise MauvaisUsage(f"« {contrat} » n’est pas un contrat du projet ({', '.join(connus)}).")


def lire_date(lus: argparse.Namespace) -> str:
    """The day of `--date` (ISO), or empty for today. Raises MauvaisUsage."""
    mot: str = lus.date
    try:
        if mot and not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", mot):
            raise ValueError
        return date.fromisoformat(mot).isoformat() if mot else ""
    except ValueError:
        raise MauvaisUsage(f"« {mot} » n’est pas un jour : écrire par exemple 2021-06-30.") from None
