"""The example as a project that can be built: its own data under the real templates."""

import re
import shutil
from pathlib import Path

from generator.model.probleme import Gravite
from generator.pages.edition import Edition
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites

RACINE = Path(__file__).parents[2]
EXEMPLE = RACINE / "tests" / "exemple"
ATTENDU = EXEMPLE / "attendu"
CONTRAT = "contrat-d-exemple"
JOUR = "2021-06-30"  # the day on which the progress of the example is told
_INDICATEUR = "indicateurs/familles-accueillies"
# What a figure of 2018 of one commune (383) changes, where it is another.
DU_CHIFFRE = frozenset(
    f"{CONTRAT}/{chemin}"
    for chemin in (
        *(
            f"{_INDICATEUR}/{nom}"
            for nom in ("index.html", "carte/plan.html", "indicateur.json", "valeurs.csv", "valeurs-tableur.csv", "chiffres/index.html")
        ),
        *("donnees/valeurs.csv", "donnees/valeurs-tableur.csv"),
        *(
            "donnees/datapackage.json",
            f"donnees/{CONTRAT}.xlsx",
            f"donnees/{CONTRAT}.zip",
        ),  # what describes all tables, and what holds them
        *(
            "territoires/exempleville/valeurs.csv",
            "territoires/exempleville/valeurs-tableur.csv",
            "territoires/exempleville/valeurs.xlsx",
            "territoires/exempleville/flux.xml",
            "territoires/exempleville/flux.json",
        ),
        *(
            f"territoires/{lieu}/fiche/index.html" for lieu in ("exempleville", "quartier-neuf", "vieux-moulin")
        ),  # its place, and those near it
    )
)
AILLEURS = re.compile(r"^(?:ressources/|(?:.*/)?carte(?:-des-quartiers)?/plan\.html$|partage\.png$)")


def copier_exemple(destination: Path) -> Path:
    """A fresh project with the example's data, at `destination`."""
    destination.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(RACINE / "mkdocs.yml", destination / "mkdocs.yml")
    shutil.copytree(RACINE / "site_templates", destination / "site_templates")
    for dossier in ("referentiels", "content", "archives"):
        shutil.copytree(EXEMPLE / dossier, destination / dossier)
    return destination


def sorties_de_l_exemple(projet: Path) -> dict[str, bytes]:
    """Every output of the example by its path below `attendu/`, but the resources, the maps and the pictures, which have tests of their own.

    Pages are those of the plain builder: what MkDocs and its theme write around them is no concern of theirs.
    """
    registre, problemes = examiner(projet)
    erreurs = [str(probleme) for probleme in problemes if probleme.gravite is Gravite.ERREUR]
    if erreurs:
        raise ValueError("\n".join(erreurs))
    sites = tous_les_sites(registre, projet, aujourd_hui=JOUR, edition=Edition(pdf=True))
    return {chemin: fichier.rendre() for chemin, fichier in fichiers_des_sites(sites) if not AILLEURS.search(fichier.chemin)}


def en_collecte(projet: Path) -> Path:
    """The same project, published by who collects its figures, and keeps no memory of whom it asks."""
    (projet / "referentiels" / CONTRAT / "collecte.yml").unlink()
    contrat = projet / "referentiels" / CONTRAT / "contrat.yml"
    contrat.write_text(contrat.read_text("utf-8") + "\nconnaissance: collecte\n", "utf-8")
    return projet
