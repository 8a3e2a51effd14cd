"""Measures builds and page weights, and prints them as tables: `python benchmarks/mesurer.py [--tours 5] [--sans-synthese]`.

Everything happens in temporary copies; the project's own `public/` and `.construction/` are not touched.
"""

import argparse
import csv
import gzip
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

RACINE = Path(__file__).resolve().parents[1]
SYNTHESE = "synthese"
PREMIERS_INDICATEURS_AVEC_VALEURS = 300


@dataclass(frozen=True)
class Banc:
    """A project to measure: its folder, its contract, and the row of values that is changed and changed back."""

    nom: str
    projet: Path
    contrat: str
    valeurs: Path
    avant: str
    apres: str


def main() -> int:
    """Measure, print."""
    analyseur = argparse.ArgumentParser(description="Measures builds and page weights.")
    analyseur.add_argument("--tours", type=int, default=5, help="runs of each measure")
    analyseur.add_argument("--sans-synthese", action="store_true", help="leave the contract of 1,000 indicators out")
    lus = analyseur.parse_args()
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {lus.tours} runs of each measure, wall time and processors' time in seconds.\n"
    )
    with tempfile.TemporaryDirectory(prefix="engagements-mesures-") as dossier:
        bancs = [vrai_projet(Path(dossier) / "vrai")]
        if not lus.sans_synthese:
            bancs.append(contrat_de_synthese(Path(dossier) / SYNTHESE))
        for banc in bancs:
            print(f"## {banc.nom}\n")
            tableau(("measure", "min", "median", "max", "processors, median"), durees(banc, lus.tours))
            tableau(("page", "raw, kB", "gzip, kB"), poids(banc.projet / "public", banc.contrat))
    return 0


def vrai_projet(projet: Path) -> Banc:
    """A copy of this project."""
    _copier_modeles(projet)
    for nom in ("referentiels", "content"):
        if (RACINE / nom).is_dir():
            shutil.copytree(RACINE / nom, projet / nom)
    contrat = "grand-orly-seine-bievre"
    valeurs = projet / "referentiels" / contrat / "valeurs" / "departement-val-de-marne.csv"
    ligne = "a4-94-eip-projets;choisy-le-roi;2015;"
    return Banc("The real project", projet, contrat, valeurs, f"{ligne}6;", f"{ligne}7;")


def _copier_modeles(projet: Path) -> None:
    """The program too: an edit while this runs would make every page be built again."""
    projet.mkdir(parents=True)
    shutil.copytree(RACINE / "generator", projet / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copyfile(RACINE / "mkdocs.yml", projet / "mkdocs.yml")
    shutil.copytree(RACINE / "site_templates", projet / "site_templates")


def contrat_de_synthese(projet: Path) -> Banc:
    """An invented contract: 630 promises, 1,000 indicators, 40 partners, 30 communes, 60 neighbourhoods, 900 values."""
    _copier_modeles(projet)
    dossier = projet / "referentiels" / SYNTHESE
    (dossier / "valeurs").mkdir(parents=True)
    (projet / "referentiels" / "partenaires.yml").write_text("partenaires:\n" + "".join(_partenaires()), encoding="utf-8")
    (dossier / "contrat.yml").write_text(_CONTRAT, encoding="utf-8")
    (dossier / "territoires.yml").write_text("document: contrat\nterritoires:\n" + "".join(_territoires()), encoding="utf-8")
    (dossier / "referentiel.yml").write_text("document: contrat\nnoeuds:\n" + "\n".join(_arbre()) + "\n", encoding="utf-8")
    valeurs = dossier / "valeurs" / "mesures.csv"
    with valeurs.open("w", encoding="utf-8", newline="") as fichier:
        plume = csv.writer(fichier, delimiter=";", lineterminator="\n")
        plume.writerow(("indicateur", "territoire", "periode", "valeur", "source"))
        for rang in range(PREMIERS_INDICATEURS_AVEC_VALEURS):
            plume.writerows((f"i{rang + 1}", f"c{rang % 30 + 1}", annee, 100 + rang, "Mesure") for annee in (2017, 2018, 2019))
    return Banc("A contract of 1,000 indicators", projet, SYNTHESE, valeurs, "i1;c1;2017;100;", "i1;c1;2017;101;")


_CONTRAT = """id: synthese
titre: "Contrat de synthèse"
territoire_nom: "Synthèse"
type: contrat de ville
debut: 2017
fin: 2022
documents:
  - {id: contrat, titre: "Contrat de synthèse", date: 2017}
niveaux:
  - {id: orientation, nom: Orientation, pluriel: Orientations, article: "L’orientation"}
  - {id: objectif, nom: Objectif, pluriel: Objectifs, article: "L’objectif"}
  - {id: priorite, nom: Priorité, pluriel: Priorités, article: "La priorité"}
  - {id: engagement, nom: Engagement, pluriel: Engagements, article: "L’engagement"}
referents: {regle: partenaires_du_noeud, types: [suivi, impact], texte: "Les partenaires renseignent les indicateurs."}
"""


def _partenaires() -> Iterator[str]:
    return (f'  - {{id: p{rang}, nom: "Partenaire {rang}", type: association}}\n' for rang in range(1, 41))


def _territoires() -> Iterator[str]:
    for rang in range(1, 31):
        yield (
            f'  - {{id: c{rang}, type: commune, nom: "Commune {rang}", latitude: {48.5 + rang / 100:.2f}, longitude: {2 + rang / 50:.2f}}}\n'
        )
    for rang in range(1, 61):
        yield (
            f'  - {{id: q{rang}, type: qpv, nom: "Quartier {rang}", communes: [c{(rang - 1) // 2 + 1}], population: {rang * 100}, '
            f'population_source: "Mesure", latitude: {48.5 + rang / 200:.3f}, longitude: {2.01 + rang / 100:.2f}, repere: "Ligne {rang}"}}\n'
        )


def _arbre() -> Iterator[str]:
    """5 × 5 × 4 × 5 nodes, two indicators on each engagement."""
    indicateur = 0
    for o in range(1, 6):
        yield _noeud(0, "orientation", f"o{o}")
        for b in range(1, 6):
            yield _noeud(1, "objectif", f"o{o}-{b}")
            for p in range(1, 5):
                yield _noeud(2, "priorite", f"o{o}-{b}-{p}")
                for e in range(1, 6):
                    id_ = f"o{o}-{b}-{p}-e{e}"
                    yield _noeud(3, "engagement", id_, suite=f"partenaires: [p{indicateur % 40 + 1}, p{(indicateur + 7) % 40 + 1}]")
                    yield f"{' ' * 16}indicateurs:"
                    for type_ in ("suivi", "impact"):
                        indicateur += 1
                        yield (
                            f'{" " * 18}- {{id: i{indicateur}, type: {type_}, unite: nombre, repere: "Ligne {indicateur}", '
                            f'libelle: "Nombre de personnes accompagnées par l’action n° {indicateur}"}}'
                        )


def _noeud(profondeur: int, niveau: str, id_: str, *, suite: str = "") -> str:
    marge = " " * (4 * profondeur + 2)
    titre = f"Soutenir les habitants des quartiers, {niveau} {id_}"
    lignes = [f"{marge}- id: {id_}", f"{marge}  niveau: {niveau}", f'{marge}  titre: "{titre}"', f'{marge}  repere: "{id_}"']
    lignes.append(f"{marge}  {suite or 'noeuds:'}")
    return "\n".join(lignes)


def durees(banc: Banc, tours: int) -> Iterator[tuple[str, str, str, str, str]]:
    """(measure, min, median, max, median of the processors' time) of each kind of run."""

    def effacer() -> None:
        for nom in (".construction", "public"):
            shutil.rmtree(banc.projet / nom, ignore_errors=True)

    def changer() -> None:
        texte = banc.valeurs.read_text(encoding="utf-8")
        avant, apres = (banc.avant, banc.apres) if banc.avant in texte else (banc.apres, banc.avant)
        if avant not in texte:
            raise SystemExit(f"{banc.valeurs.name} has no row « {banc.avant} »: choose another one in mesurer.py.")
        banc.valeurs.write_text(texte.replace(avant, apres, 1), encoding="utf-8")

    mesures: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("check the data (`verifier`)", "verifier", lambda: None),
        ("clean build", "construire", effacer),
        ("build without change", "construire", lambda: None),
        ("one value changed", "construire", changer),
    )
    for nom, commande, preparer in mesures:
        passages = [_chronometrer(banc.projet, commande, preparer) for _ in range(tours)]
        murs, processeurs = [mur for mur, _ in passages], [processeur for _, processeur in passages]
        yield nom, f"{min(murs):.2f}", f"{statistics.median(murs):.2f}", f"{max(murs):.2f}", f"{statistics.median(processeurs):.2f}"


def _chronometrer(projet: Path, commande: str, preparer: Callable[[], None]) -> tuple[float, float]:
    """Wall time, and time of the processors, of one run in a process of its own."""
    preparer()
    avant = resource.getrusage(resource.RUSAGE_CHILDREN)
    debut = time.perf_counter()
    fini = subprocess.run(
        [sys.executable, "-m", "generator", commande],
        cwd=projet,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    duree = time.perf_counter() - debut
    apres = resource.getrusage(resource.RUSAGE_CHILDREN)
    if fini.returncode:
        raise SystemExit(fini.stderr)
    return duree, apres.ru_utime + apres.ru_stime - avant.ru_utime - avant.ru_stime


def poids(public: Path, contrat: str) -> Iterator[tuple[str, str, str]]:
    """(page, raw, gzipped) of what a reader's phone has to fetch."""
    indicateurs = sorted((public / contrat / "indicateurs").glob("*/index.html"), key=lambda page: (page.stat().st_size, page.parent.name))
    fichiers = (
        ("indicator page, median", indicateurs[len(indicateurs) // 2]),
        ("indicator page, heaviest", indicateurs[-1]),
        ("list of indicators", public / contrat / "indicateurs" / "index.html"),
        ("home of the contract", public / contrat / "index.html"),
        ("map (`plan.html`)", public / contrat / "carte" / "plan.html"),
        ("search index", public / contrat / "recherche" / "index.json"),
    )
    for nom, fichier in fichiers:
        octets = fichier.read_bytes()
        yield nom, f"{len(octets) / 1000:.1f}", f"{len(gzip.compress(octets, 6, mtime=0)) / 1000:.1f}"
    tous = [fichier for fichier in public.rglob("*") if fichier.is_file()]
    yield f"whole site, {len(tous)} files", f"{sum(fichier.stat().st_size for fichier in tous) / 1000:.0f}", ""


def tableau(titres: Sequence[str], lignes: Iterator[Sequence[str]]) -> None:
    """Print a Markdown table."""
    print(f"| {' | '.join(titres)} |")
    print(f"|---|{'---:|' * (len(titres) - 1)}")
    for ligne in lignes:
        print(f"| {' | '.join(ligne)} |", flush=True)
    print()


if __name__ == "__main__":
    sys.exit(main())
