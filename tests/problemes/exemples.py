"""Runs the example of a code: puts what is wrong into a sound project, in the place of what is right."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from textwrap import indent

from PIL import Image, PngImagePlugin

from generator.checks.production import verifier_production
from generator.explication.conseils import conseils
from generator.model.probleme import Code, Exemple, Nom, Probleme, Texte
from generator.publication.construction import examiner
from generator.sources.tableau_csv import LIGNES_MAX

PROJET = Path(__file__).parent / "projet"
CONTRAT = "referentiels/valmont"
JOUR = "2023-06-30"  # the day on which the project is looked at
DECALAGE_MAX = 20


def copier(racine: Path) -> Path:
    """The sound project, in a folder of its own."""
    return Path(shutil.copytree(PROJET, racine / "projet"))


def dits(projet: Path, *, en_ligne: bool = False, avec_conseils: bool = False) -> list[Probleme]:
    """All that is said of a project; `en_ligne`: one that is to go online; `avec_conseils`: what would allow to judge more as well."""
    registre, problemes = examiner(projet, JOUR)
    return [*problemes, *(verifier_production(registre) if en_ligne else ()), *(conseils(registre, JOUR) if avec_conseils else ())]


def chemin(projet: Path, fichier: str) -> Path:
    """The file that an example names."""
    return projet / (fichier if fichier.startswith(("referentiels/", "content/", "mkdocs.yml")) else f"{CONTRAT}/{fichier}")


def remplacer(texte: str, juste: str, faux: str) -> str:
    """`texte` with the lines of `faux` in the one place of those of `juste`, which may be further to the right. Raises ValueError."""
    for decalage in range(DECALAGE_MAX):
        cherche, mis = (indent(lignes, " " * decalage) for lignes in (juste, faux))
        trouves = list(re.finditer(rf"(?m)^{re.escape(cherche)}$", texte))
        if len(trouves) == 1:
            return f"{texte[: trouves[0].start()]}{mis}{texte[trouves[0].end() :]}"
    raise ValueError(f"these lines are not in the file, or more than once:\n{juste}")


def gater(projet: Path, code: Code, exemple: Exemple) -> None:
    """Make the project as wrong as the example says."""
    if isinstance(exemple, Texte):
        fichier = chemin(projet, exemple.fichier)
        fichier.write_text(remplacer(fichier.read_text("utf-8"), exemple.juste, exemple.faux), "utf-8")
    elif isinstance(exemple, Nom):
        chemin(projet, exemple.juste).rename(chemin(projet, exemple.faux))
    else:
        EN_MOTS.get(f"{code} {exemple.gravite}", EN_MOTS[str(code)])(projet / CONTRAT)


def _adresse_perdue(contrat: Path) -> None:
    (contrat / "adresses.yml").unlink()


def _adresse_revenue(contrat: Path) -> None:
    with (contrat / "adresses.yml").open("a", encoding="utf-8") as fichier:
        fichier.write('  - {adresse: "avis/#avis-2021-maison", le: 2023-02-01, motif: "Il a été retiré."}\n')


def _lien_court_double(contrat: Path) -> None:
    registre = contrat.parents[1] / "adresses" / "valmont.lock"
    registre.write_text(f"{registre.read_text('utf-8')}k/7f3kd/ =indicateurs/places/\nk/7f3kd/ =indicateurs/parents/\n", "utf-8")


def _arbre_double(contrat: Path) -> None:
    (contrat / "referentiel").mkdir()
    (contrat / "referentiel" / "2-emploi.yml").write_text(
        'document: contrat\nnoeuds:\n  - {id: emploi, niveau: axe, titre: "Travailler", section: article-2, repere: "Axe 2"}\n', "utf-8"
    )


def _caractere_interdit(contrat: Path) -> None:
    fichier = contrat / "faits.yml"
    fichier.write_text(fichier.read_text("utf-8").replace("La ville", "La vi\u200elle", 1), "utf-8")


def _dossier_illisible(contrat: Path) -> None:
    shutil.rmtree(contrat / "etats")
    (contrat / "etats").write_text("accueil : en cours", "utf-8")


def _dossier_manquant(contrat: Path) -> None:
    shutil.rmtree(contrat.parent)


def _edition_abimee(contrat: Path) -> None:
    edition = contrat.parents[1] / "archives" / "2023-06-30" / contrat.name
    edition.mkdir(parents=True)
    (edition / "SHA256SUMS").write_text("", "utf-8")


def _encodage(contrat: Path) -> None:
    fichier = contrat / "faits.yml"
    fichier.write_bytes(fichier.read_text("utf-8").encode("cp1252"))


def _fichier_autre(contrat: Path) -> None:
    (contrat / "documents" / "contrat" / "pages" / "4.png").write_bytes(b"%PDF-1.7\n")


def _fichier_illisible(contrat: Path) -> None:
    (contrat / "faits.yml").unlink()
    (contrat / "faits.yml").symlink_to(contrat / "ailleurs.yml")


def _fichier_trop_gros(contrat: Path) -> None:
    avis = contrat.parents[1] / "content" / "valmont" / "avis" / "2022-lien.md"
    avis.write_text(avis.read_text("utf-8") + "mot " * 500_000, "utf-8")


def _fichier_vide(contrat: Path) -> None:
    (contrat / "faits.yml").write_text("", "utf-8")


def _metadonnees(contrat: Path) -> None:
    page = contrat / "documents" / "contrat" / "pages" / "4.png"
    qui = PngImagePlugin.PngInfo()
    qui.add_text("Author", "Claire Dupont")
    with Image.new("L", (8, 8)) as image:
        image.save(page, pnginfo=qui)


_ENTETE = "indicateur;territoire;periode;valeur;source\n"


def _noms_confondus(contrat: Path) -> None:
    for nom in ("caf.csv", "CAF.csv"):
        (contrat / "valeurs" / nom).write_text(_ENTETE, "utf-8")


def _tableau_trop_long(contrat: Path) -> None:
    (contrat / "valeurs" / "insee.csv").write_text(_ENTETE + "parents;valmont;2020;120;Insee\n" * (LIGNES_MAX + 1), "utf-8")


def _trop_d_erreurs(contrat: Path) -> None:
    (contrat / "valeurs" / "etat.csv").write_text(_ENTETE + "parents valmont 2020 120 Insee\n" * 5000, "utf-8")


def _trop_d_avertissements(contrat: Path) -> None:
    jours = (f"20{rang // 336:02}-{rang % 336 // 28 + 1:02}-{rang % 28 + 1:02}" for rang in range(5000))
    lignes = "".join(f"depenses;valmont;{jour};-1;Insee\n" for jour in jours)
    (contrat / "valeurs" / "etat.csv").write_text(_ENTETE + lignes, "utf-8")


def _texte_douteux(contrat: Path) -> None:
    lignes = "noeud;etat;date;phrase;source\naccueil;en_cours;2020-09;Le lieu reste a rendre \x85 la ville.;Bilan 2020\n"
    (contrat / "etats" / "suivi.csv").write_bytes(lignes.encode("latin-1"))


def _yaml_profondeur(contrat: Path) -> None:
    crans = "".join(f"{'  ' * cran}- \n" for cran in range(80))
    (contrat / "faits.yml").write_text(f"document: contrat\nfaits:\n{crans}", "utf-8")


# How to make a project wrong where the example can only be told.
EN_MOTS: dict[str, Callable[[Path], None]] = {
    "adresse-perdue": _adresse_perdue,
    "adresse-revenue": _adresse_revenue,
    "arbre-double": _arbre_double,
    "caractere-interdit": _caractere_interdit,
    "dossier-illisible": _dossier_illisible,
    "dossier-manquant": _dossier_manquant,
    "edition-abimee": _edition_abimee,
    "encodage": _encodage,
    "fichier-autre": _fichier_autre,
    "fichier-illisible": _fichier_illisible,
    "fichier-trop-gros": _fichier_trop_gros,
    "fichier-vide": _fichier_vide,
    "lien-court-double": _lien_court_double,
    "metadonnees": _metadonnees,
    "noms-confondus": _noms_confondus,
    "tableau-trop-long": _tableau_trop_long,
    "texte-douteux": _texte_douteux,
    "trop-de-problemes": _trop_d_erreurs,
    "trop-de-problemes avertissement": _trop_d_avertissements,
    "yaml-profondeur": _yaml_profondeur,
}
