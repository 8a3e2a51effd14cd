"""Projects to measure, in folders of their own: a copy of this one, and one figure of it that is changed again and again."""

import os
import re
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processus import Cout, lancer

RACINE = Path(__file__).resolve().parents[1]
_PREMIER_CHIFFRE = 6_101  # of those that are written one after the other: each is new, so that no cache has seen it


@dataclass(frozen=True, slots=True)
class Programme:
    """A copy of the program, which an edit made while the benchmark runs does not change."""

    dossier: Path

    @property
    def environnement(self) -> dict[str, str]:
        """That of this process, where Python finds the copy first, and keeps what it compiled as it does on the machines of people."""
        ecartes = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "SITE_URL")
        return {nom: mot for nom, mot in os.environ.items() if nom not in ecartes} | {"PYTHONPATH": str(self.dossier)}

    def mots(self, commande: str, projet: Path, options: Sequence[str] = ()) -> list[str]:
        """The words of `engagements COMMANDE` on a project."""
        return [sys.executable, "-m", "generator", commande, "--projet", str(projet), *options]

    def lancer(self, commande: str, projet: Path, options: Sequence[str] = ()) -> Cout:
        """Run it. Raises EchecDuProgramme."""
        return lancer(self.mots(commande, projet, options), self.dossier, environnement=self.environnement)


def copier_programme(dossier: Path) -> Programme:
    """A copy of the program of this repository, in `dossier`, which is made."""
    for nom in ("generator", "site_templates"):
        shutil.copytree(RACINE / nom, dossier / nom, ignore=shutil.ignore_patterns("__pycache__"))
    return Programme(dossier)


@dataclass(frozen=True, slots=True)
class Projet:
    """A project, and the figure in it that is changed.

    - `dossier`: the folder that holds `referentiels/`; `contrat` and `indicateur`: the page that shows the figure.
    - `table`: the file of figures; `debut`: how its row begins («indicateur;lieu;période;»), up to the figure.
    - `jour`: the day that it is built for (ISO), empty for today.
    """

    dossier: Path
    contrat: str
    indicateur: str
    table: Path
    debut: str
    jour: str = ""

    @property
    def options(self) -> list[str]:
        """The words that say its day."""
        return ["--date", self.jour] if self.jour else []

    @property
    def page(self) -> str:
        """Address of the page of the indicator, from the root of the site."""
        return f"{self.contrat}/indicateurs/{self.indicateur}/"

    def chiffre(self, numero: int) -> int:
        """The figure that `changer` writes for that number."""
        return _PREMIER_CHIFFRE + numero

    def changer(self, numero: int) -> None:
        """Write the figure of that number (0, 1…) in the row. Raises ValueError where the row is not there."""
        texte = self.table.read_text(encoding="utf-8")
        neuf, combien = re.subn(rf"(?m)^{re.escape(self.debut)}[^;\n]*", f"{self.debut}{self.chiffre(numero)}", texte, count=1)
        if not combien:
            raise ValueError(f"{self.table.name} has no row that begins with « {self.debut} »")
        self.table.write_text(neuf, encoding="utf-8")

    def montre(self, page: str, numero: int) -> bool:
        """True where the HTML `page` has the figure of that number, written as French readers expect it (a thin space among its digits)."""
        chiffres = re.escape(f"{self.chiffre(numero):,}").replace(",", r"\s?")
        return re.search(rf"(?<!\d){chiffres}(?!\d)", page) is not None

    def effacer(self, *noms: str) -> None:
        """Take folders of the project away, as `public` and `.construction`."""
        for nom in noms:
            shutil.rmtree(self.dossier / nom, ignore_errors=True)

    def redater(self) -> None:
        """Give all its files the date of now, as a fresh checkout does."""
        for chemin in self.dossier.rglob("*"):
            if not {".construction", "public"} & set(chemin.relative_to(self.dossier).parts) and chemin.is_file():
                os.utime(chemin)


def copier_ce_projet(dossier: Path) -> Projet:
    """The data and the words of this repository, in `dossier`, which is made."""
    dossier.mkdir(parents=True)
    shutil.copyfile(RACINE / "mkdocs.yml", dossier / "mkdocs.yml")
    for nom in ("referentiels", "content"):
        shutil.copytree(RACINE / nom, dossier / nom)
    return projet_copie(dossier)


def projet_copie(dossier: Path) -> Projet:
    """That of a copy that was made before."""
    contrat, indicateur = "grand-orly-seine-bievre", "a4-94-eip-projets"
    table = dossier / "referentiels" / contrat / "valeurs" / "departement-val-de-marne.csv"
    return Projet(dossier, contrat, indicateur, table, f"{indicateur};choisy-le-roi;2015;")
