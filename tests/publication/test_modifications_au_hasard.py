"""Random changes of every kind, several in a row: what is made again after each is what would be made from nothing.

Outputs are compared by their keys, which say all that their bytes depend on (`tests/publication/test_increments.py` compares the bytes).
"""

import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jinja2 import TemplateError

from generator.graphe.souvenirs import Souvenirs
from generator.model.probleme import Gravite
from generator.pages.edition import Edition
from generator.pages.faits import donnees_du_build
from generator.pages.site import BuildPrecedent, Site, sites
from generator.publication.examen import CalculsGardes, examiner_projet
from generator.publication.gabarits import lire_fonds
from tests.exemple.projet import CONTRAT, JOUR, copier_exemple
from tests.tout import TOUT

SUITES = 30 if TOUT else 2  # series of changes, each from a seed of its own
CHANGEMENTS = 12  # of one series
JOURS = (JOUR, "2019-01-01", "2020-12-31", "2021-07-01", "2023-01-01", "2030-06-30")
IDS = re.compile(r"\bid: ([a-z0-9-]+)")
EDITION = Edition(pdf=True)
Cles = dict[str, list[tuple[str, str]]]


class Memoire:
    """What is kept between two runs (see `generator.graphe.magasin.Magasin`)."""

    def __init__(self) -> None:
        self.gardes: dict[str, bytes] = {}

    def lire(self, nom: str) -> bytes | None:
        """The bytes kept under a name."""
        return self.gardes.get(nom)

    def lire_une_part(self, nom: str, debut: int, taille: int) -> bytes | None:
        """A part of them."""
        octets = self.gardes.get(nom)
        return None if octets is None else octets[debut : debut + taille]

    def objet(self, _nom: str, _somme: bytes, charger: Callable[[], Any]) -> Any:
        """What is loaded."""
        return charger()

    def ecrire(self, nom: str, octets: bytes) -> None:
        """Keep them."""
        self.gardes[nom] = octets


def _faire(projet: Path, jour: str, memoire: Memoire | None, souvenirs: dict[str, Souvenirs]) -> tuple[Site, ...] | None:
    """All sites, without their files; None where the data have errors."""
    examen = examiner_projet(projet, jour, memoire)
    if any(probleme.gravite is Gravite.ERREUR for probleme in examen.problemes):
        return None
    if memoire is None:
        return sites(examen.registre, lire_fonds(projet), aujourd_hui=jour, edition=EDITION)
    donnees = {**examen.cles, **donnees_du_build([dossier.id_du_contrat for dossier in examen.registre.dossiers], jour, EDITION)}
    calculs = CalculsGardes(memoire, donnees, "")
    avant = BuildPrecedent(donnees, lambda dossier: souvenirs.get(dossier, Souvenirs()), calculs.du_contrat)
    faits = sites(examen.registre, lire_fonds(projet), aujourd_hui=jour, edition=EDITION, avant=avant)
    calculs.fermer()
    return faits


def _cles(faits: tuple[Site, ...]) -> Cles:
    return {site.dossier: [(sortie.adresse, sortie.cle) for sortie in site.sorties] for site in faits}


def _fichiers(projet: Path) -> list[Path]:
    """All that a project may change; those of its data more than once, for there are fewer of them than of templates."""
    donnees = [
        un
        for nom in ("referentiels", "content")
        for un in sorted((projet / nom).rglob("*.*"))
        if un.suffix in (".yml", ".csv", ".md") and _en_utf8(un)
    ]
    return donnees * 6 + sorted((projet / "site_templates" / "pages").rglob("*.j2"))


def _en_utf8(fichier: Path) -> bool:
    """False for a table as an old spreadsheet writes it, which is not changed here."""
    try:
        fichier.read_text("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _un_mot(texte: str, hasard: random.Random) -> str:
    """A letter or a figure more in one word."""
    mots = list(re.finditer(r"\w+", texte))
    mot = hasard.choice(mots)
    ajout = str(hasard.randint(0, 9)) if mot[0][-1].isdigit() else hasard.choice("aeqrst")
    return f"{texte[: mot.end()]}{ajout}{texte[mot.end() :]}"


def _une_ligne_de_moins(texte: str, hasard: random.Random) -> str:
    lignes = texte.splitlines(keepends=True)
    del lignes[hasard.randrange(len(lignes))]
    return "".join(lignes)


def _une_ligne_deux_fois(texte: str, hasard: random.Random) -> str:
    lignes = texte.splitlines(keepends=True)
    lignes.insert(hasard.randrange(len(lignes)), hasard.choice(lignes))
    return "".join(lignes)


def _deux_lignes_echangees(texte: str, hasard: random.Random) -> str:
    lignes = texte.splitlines(keepends=True)
    un, deux = hasard.randrange(len(lignes)), hasard.randrange(len(lignes))
    lignes[un], lignes[deux] = lignes[deux], lignes[un]
    return "".join(lignes)


def _commentaire(texte: str, _: random.Random) -> str:
    """Each line is one lower, and says the same."""
    return f"# note\n{texte}"


CHANGER: tuple[Callable[[str, random.Random], str], ...] = (
    *(_un_mot, _un_mot, _un_mot, _un_mot),
    *(_une_ligne_de_moins, _une_ligne_deux_fois, _deux_lignes_echangees, _commentaire),
)


def _renommer(projet: Path, hasard: random.Random) -> dict[Path, str]:
    """An id that is another wherever it stands; what each file was."""
    fichiers = [un for un in _fichiers(projet) if un.suffix != ".j2"]
    connus = sorted({id for un in fichiers for id in IDS.findall(un.read_text("utf-8"))} - {CONTRAT})
    id, avant = hasard.choice(connus), {}
    for fichier in set(fichiers):
        texte = fichier.read_text("utf-8")
        nouveau = re.sub(rf"(?<![\w-]){re.escape(id)}(?![\w-])", f"{id}-bis", texte)
        if nouveau != texte:
            avant[fichier] = texte
            fichier.write_text(nouveau, "utf-8")
    return avant


def _modifier(projet: Path, hasard: random.Random) -> dict[Path, str]:
    """One change; what each file was."""
    if hasard.random() < 0.12:
        return _renommer(projet, hasard)
    fichier = hasard.choice(_fichiers(projet))
    texte = fichier.read_text("utf-8")
    fichier.write_text(_un_mot(texte, hasard) if fichier.suffix == ".j2" else hasard.choice(CHANGER)(texte, hasard), "utf-8")
    return {fichier: texte}


@pytest.mark.lent
@pytest.mark.parametrize("graine", range(SUITES))
def test_une_suite_de_changements(graine: int, tmp_path: Path) -> None:
    """After each, the outputs and their keys are those of a run that remembers nothing; a change that makes errors is undone in the next step."""
    hasard = random.Random(f"suite {graine}")
    projet = copier_exemple(tmp_path / "projet")
    memoire, souvenirs, jour = Memoire(), dict[str, Souvenirs](), JOUR
    compares = 0
    while compares < CHANGEMENTS:
        avant = _modifier(projet, hasard) if compares else {}
        if hasard.random() < 0.1:
            jour = hasard.choice(JOURS)
        try:
            repris = _faire(projet, jour, memoire, souvenirs)
        except TemplateError:  # a template that is broken stops a run, and is undone
            repris = None
        if repris is None:
            for fichier, texte in avant.items():
                fichier.write_text(texte, "utf-8")
            continue
        neufs = _faire(projet, jour, None, {})
        assert neufs is not None
        assert _cles(repris) == _cles(neufs), (jour, sorted(str(fichier.relative_to(projet)) for fichier in avant))
        souvenirs = {site.dossier: site.reprise.souvenirs() for site in repris if site.reprise}
        compares += 1
