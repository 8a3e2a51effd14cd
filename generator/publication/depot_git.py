"""The one door to git: which commits changed the files of a project, on which days, and what a folder was at one of them.

Most builds start no git: the commit that the work tree is at is read from the files of `.git`. Days are those that commits bear, in their own time zone: the same
on every machine; but that of a clock that was wrong, before or ahead of the commits around it, is the nearest that goes with theirs.
"""

import io
import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

_DELAI = 120  # seconds that git may take


class DepotIllisible(Exception):
    """The history cannot be read; the message says why, in French."""


class JourEnregistre(NamedTuple):
    """The last commit of an ISO day that changed what was asked for."""

    jour: str
    commit: str


class DepotGit(NamedTuple):
    """The repository that a project is in: the folder of `.git` for its work tree, and that which work trees share."""

    projet: Path
    dossier: Path
    commun: Path

    @property
    def est_coupe(self) -> bool:
        """True where the history was fetched in part only (a shallow clone)."""
        return (self.commun / "shallow").is_file()

    def tete(self) -> str:
        """The id of the commit that the work tree is at; empty where there is none. Raises DepotIllisible."""
        try:
            mot = (self.dossier / "HEAD").read_text("ascii").strip()
        except (OSError, UnicodeDecodeError) as erreur:
            raise DepotIllisible("le fichier HEAD du dépôt git ne se lit pas") from erreur
        if not mot.startswith("ref: "):
            return mot
        ref = mot.removeprefix("ref: ")
        for base in (self.dossier, self.commun):
            try:
                return (base / ref).read_text("ascii").strip()
            except (OSError, UnicodeDecodeError):
                continue
        return self._emballee(ref) or self._demander_la_tete()

    def _emballee(self, ref: str) -> str:
        try:
            lignes = (self.commun / "packed-refs").read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return ""
        return next((ligne.split()[0] for ligne in lignes if ligne.endswith(f" {ref}")), "")

    def _demander_la_tete(self) -> str:
        """What git says, where refs are kept in another way than in files."""
        if not (self.commun / "reftable").is_dir():
            return ""
        return self._git("rev-parse", "--verify", "--quiet", "HEAD").decode("ascii", "replace").strip()

    def commit(self, nom: str) -> str:
        """The id of the commit that git calls so («HEAD», «v1», the beginning of an id). Raises DepotIllisible."""
        try:
            return self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{nom}^{{commit}}").decode("ascii").strip()
        except DepotIllisible as erreur:
            raise DepotIllisible("ce n’est le nom d’aucun enregistrement (commit)") from erreur

    def calendrier(self, tete: str, au_plus: str) -> "Calendrier":
        """The days of all commits on the way to the commit `tete`, oldest first, none after the ISO day `au_plus`. Raises DepotIllisible."""
        lignes = self._git("log", "--first-parent", "--date=short", "--format=%H %cd", tete).decode("ascii").splitlines()
        dits = dict(ligne.split(" ") for ligne in reversed(lignes))
        from generator.calculs.jours_en_ordre import jours_en_ordre  # here and not above: most builds read no history

        return Calendrier(self, tete, dits, dict(zip(dits, jours_en_ordre([*dits.values()], au_plus), strict=True)))

    def extraire(self, commit: str, dossiers: Sequence[str], vers: Path) -> None:
        """Lay these folders (or files) of the project out below `vers`, as they were at a commit; those that were not there are passed over. Raises
        DepotIllisible."""
        import tarfile  # here and not above: most builds extract nothing

        presents = self._git("ls-tree", "-z", "--name-only", commit, "--", *dossiers).decode("utf-8", "surrogateescape").split("\0")
        presents = [nom for nom in presents if nom]
        if not presents:
            return
        octets = self._git("archive", "--format=tar", commit, "--", *presents)
        try:
            with tarfile.open(fileobj=io.BytesIO(octets)) as tar:
                tar.extractall(vers, filter="data")
        except tarfile.TarError as erreur:
            raise DepotIllisible("un lien du dossier mène hors du projet") from erreur

    def lignes_otees(self, tete: str, dossier: str) -> dict[str, str]:
        """The lines that commits took out of the files of a folder of the project on the way to the commit `tete`, by the path of the file there. Raises DepotIllisible."""
        options = ("--first-parent", "-m", "-p", "--relative", "--unified=0", "--no-renames", "--no-color", "--no-ext-diff", "--format=")
        otees: dict[str, list[str]] = {}
        fichier = ""
        for ligne in self._git("log", *options, tete, "--", dossier).decode("utf-8", "surrogateescape").split("\n"):
            if ligne.startswith("--- "):
                fichier = ligne.removeprefix("--- a/").rstrip()
            elif ligne.startswith("-"):
                otees.setdefault(fichier, []).append(ligne[1:])
        return {nom: "\n".join(lignes) for nom, lignes in otees.items()}

    def fichiers_changes(self, tete: str, dossier: str) -> frozenset[str]:
        """The files of a folder of the project (their paths there) that a commit on the way to `tete` changed after they had come, or that are not as it has them. Raises
        DepotIllisible."""
        options = ("--relative", "--name-only", "-z", "--diff-filter=M", "--no-renames", "--no-ext-diff")
        dits = self._git("log", "--first-parent", "-m", *options, "--format=", tete, "--", dossier) + self._git(
            "diff", *options, tete, "--", dossier
        )
        return frozenset(nom for nom in dits.decode("utf-8", "surrogateescape").replace("\n", "\0").split("\0") if nom)

    def _git(self, *mots: str) -> bytes:
        import subprocess  # here and not above: most builds ask git for nothing

        # What others have set for their own git must not lead to another repository, nor must reading write anything there.
        milieu = {nom: mot for nom, mot in os.environ.items() if not nom.startswith("GIT_")}
        milieu |= {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
        try:
            fait = subprocess.run(
                ["git", "--literal-pathspecs", "--no-replace-objects", *mots],
                cwd=self.projet,
                env=milieu,
                capture_output=True,
                timeout=_DELAI,
                check=False,
            )
        except FileNotFoundError as erreur:
            raise DepotIllisible("git n’est pas installé sur cette machine") from erreur
        except (OSError, subprocess.TimeoutExpired) as erreur:
            raise DepotIllisible(f"git ne répond pas ({type(erreur).__name__})") from erreur
        if fait.returncode:
            dit = fait.stderr.decode("utf-8", "replace").strip().splitlines()
            raise DepotIllisible(f"git répond{'' if not dit else f' « {dit[0]} »'}")
        return fait.stdout


class Calendrier(NamedTuple):
    """The days of the commits on the way to the commit `tete`: as each says, and those that count, which go with those of the commits around it. Of what was merged,
    the day of the merge counts: it is when the project had it."""

    depot: DepotGit
    tete: str
    dits: Mapping[str, str]
    comptes: Mapping[str, str]

    def commits(self, dossiers: Sequence[str]) -> tuple[str, ...]:
        """Those that changed these folders of the project, oldest first. Raises DepotIllisible."""
        return tuple(reversed(self.depot._git("log", "--first-parent", "--format=%H", self.tete, "--", *dossiers).decode("ascii").split()))

    def jours(self, dossiers: Sequence[str]) -> tuple[JourEnregistre, ...]:
        """The days on which these folders changed, oldest first. Raises DepotIllisible."""
        par_jour = {self.comptes[commit]: commit for commit in self.commits(dossiers)}
        return tuple(JourEnregistre(jour, commit) for jour, commit in par_jour.items())

    def deplaces(self, dossiers: Sequence[str]) -> tuple[tuple[str, str, str], ...]:
        """The commits that changed these folders whose clock was plainly wrong: id, the day that it says, the day that counts. A single day may be that of another time
        zone, and is nothing to tell. Raises DepotIllisible."""
        trois = ((commit, self.dits[commit], self.comptes[commit]) for commit in self.commits(dossiers))
        return tuple(un for un in trois if abs((date.fromisoformat(un[1]) - date.fromisoformat(un[2])).days) > 1)


def marque_du_depot(projet: Path) -> tuple[str, bool]:
    """What is the same as long as the history has no other commit for a project: the commit that the work tree is at, and whether there is less than all."""
    depot = depot_de(projet)
    try:
        return (depot.tete(), depot.est_coupe) if depot else ("", False)
    except DepotIllisible:
        return "", False


def depot_de(projet: Path) -> DepotGit | None:
    """The repository that the folder of a project is in; None where it is in none."""
    ici = projet.resolve()
    for haut in (ici, *ici.parents):
        point = haut / ".git"
        dossier = point if point.is_dir() else _ailleurs(point)
        if dossier is not None and (dossier / "HEAD").is_file():
            return DepotGit(ici, dossier, _commun(dossier))
    return None


def _ailleurs(point: Path) -> Path | None:
    """Where the file `.git` of a work tree leads."""
    try:
        mot = point.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return None
    return (point.parent / mot.removeprefix("gitdir:").strip()).resolve() if mot.startswith("gitdir:") else None


def _commun(dossier: Path) -> Path:
    try:
        return (dossier / (dossier / "commondir").read_text("utf-8").strip()).resolve()
    except (OSError, UnicodeDecodeError):
        return dossier
