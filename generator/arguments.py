"""Reads the command line. Help and messages are French; the standard parser speaks English only."""

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

COMMANDES = {
    "verifier": "lit les données et dit tous les problèmes, sans rien écrire",
    "construire": "vérifie les données puis construit le site",
    "servir": "construit le site, le montre sur cet ordinateur et le refait à chaque changement",
}
AIDE = "Usage : engagements COMMANDE [options]\n\nCommandes :\n" + "".join(f"  {nom:<12}{texte}\n" for nom, texte in COMMANDES.items())
AIDE += "\n« engagements COMMANDE --aide » dit les options de chacune.\n"
CODES = "\nCode de sortie : 0 tout va bien, 1 problème dans les données ou le site, 2 commande mal écrite.\n"


class MauvaisUsage(ValueError):
    """The command line is wrong; the message says why, in French."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """A command line that was understood. `aide` is the text to print instead of running, or empty."""

    commande: str
    projet: Path
    public: Path
    port: int
    aide: str
    date: str = ""
    production: bool = False


class _Analyseur(argparse.ArgumentParser):
    """Raises instead of printing English and exiting."""

    def error(self, message: str) -> NoReturn:
        raise MauvaisUsage(message)


def lire_arguments(mots: Sequence[str]) -> Arguments:
    """Understand `mots`. Raises MauvaisUsage."""
    vide = Path()
    if not mots:
        raise MauvaisUsage(f"il manque une commande.\n\n{AIDE}")
    commande, *reste = mots
    if commande in ("--aide", "-h", "--help", "aide"):
        return Arguments("", vide, vide, 0, AIDE + CODES)
    if commande not in COMMANDES:
        raise MauvaisUsage(f"« {commande} » n’est pas une commande.\n\n{AIDE}")
    analyseur = _Analyseur(add_help=False, allow_abbrev=False)
    analyseur.add_argument("--aide", "-h", "--help", action="store_true")
    analyseur.add_argument("--projet", default=".")
    analyseur.add_argument("--date", default="")
    if commande != "verifier":
        analyseur.add_argument("--public", default="")
    if commande == "construire":
        analyseur.add_argument("--production", action="store_true")
    if commande == "servir":
        analyseur.add_argument("--port", default="8000")
    try:
        lus, inconnus = analyseur.parse_known_args(reste)
    except MauvaisUsage:
        raise MauvaisUsage(f"une option n’a pas de valeur.\n\n{_aide(commande)}") from None
    if lus.aide:
        return Arguments(commande, vide, vide, 0, _aide(commande))
    if inconnus:
        raise MauvaisUsage(f"« {inconnus[0]} » n’est pas une option de « {commande} ».\n\n{_aide(commande)}")
    projet = Path(lus.projet).resolve()
    if not projet.is_dir():
        raise MauvaisUsage(f"le dossier « {lus.projet} » n’existe pas.")
    if commande != "verifier" and not (projet / "mkdocs.yml").is_file():
        raise MauvaisUsage(f"« {lus.projet} » n’est pas le dossier du projet (mkdocs.yml n’y est pas).")
    if commande == "verifier":
        return Arguments(commande, projet, vide, 0, "", _date(lus.date))
    public = (Path(lus.public) if lus.public else projet / "public").resolve()
    port, production = _port(getattr(lus, "port", "8000")), bool(getattr(lus, "production", False))
    return Arguments(commande, projet, _public_sur(public, projet), port, "", _date(lus.date), production)


def _public_sur(public: Path, projet: Path) -> Path:
    """Refuse a folder whose replacement would destroy something else than a published site."""
    interdits = {projet, *projet.parents}
    ateliers = {projet / ".construction", projet / ".git"}
    if public in interdits or ateliers & {public, *public.parents} or (public.exists() and not public.is_dir()):
        raise MauvaisUsage(f"« {public} » ne peut pas être remplacé par le site : choisir un dossier à part.")
    if public.is_dir() and any(public.iterdir()) and not (public / "donnees" / "contrats.json").exists():
        raise MauvaisUsage(f"« {public} » contient autre chose qu’un site publié : choisir un dossier vide.")
    if (public / ".git").exists():
        raise MauvaisUsage(f"« {public} » est un dépôt git, qui serait effacé : choisir un dossier vide.")
    return public


def _date(mot: str) -> str:
    """An ISO day, or empty for today."""
    if not mot:
        return ""
    try:
        if not re.fullmatch(r"[12][0-9]{3}-[0-9]{2}-[0-9]{2}", mot):
            raise ValueError
        return date.fromisoformat(mot).isoformat()
    except ValueError:
        raise MauvaisUsage(f"« {mot} » n’est pas un jour : écrire par exemple 2021-06-30.") from None


def _port(mot: str) -> int:
    if not mot.isascii() or not mot.isdigit() or len(mot) > 5 or not 1 <= int(mot) <= 65535:
        raise MauvaisUsage(f"« {mot} » n’est pas un numéro de port (1 à 65535).")
    return int(mot)


def _aide(commande: str) -> str:
    options = ["  --projet DOSSIER   le dossier du projet (par défaut, le dossier courant)"]
    if commande != "verifier":
        options.append("  --public DOSSIER   où écrire le site (par défaut, « public » dans le projet)")
    quoi = "les lignes qui ne sont pas encore montrées sont dites" if commande == "verifier" else "l’avancement est calculé"
    options.append(f"  --date AAAA-MM-JJ  le jour auquel {quoi} (par défaut, aujourd’hui)")
    if commande == "construire":
        options.append("  --production       refuse de construire tant qu’une mention obligatoire manque (referentiels/site.yml)")
    if commande == "servir":
        options.append("  --port NUMÉRO      le port de l’aperçu (par défaut 8000)")
    options.append("  --aide             ce texte")
    return (
        f"Usage : engagements {commande} [options]\n\n{COMMANDES[commande].capitalize()}.\n\nOptions :\n"
        + "\n".join(options)
        + "\n"
        + CODES
    )
