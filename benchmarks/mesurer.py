"""Measures builds, the preview, weights and what a reader waits for, and prints tables: `python -m benchmarks.mesurer` (`make mesurer`).

Everything happens in temporary copies; the project's own `public/` and `.construction/` are not touched.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.alternance import Releve, alterner, releve_de
from benchmarks.cout_par_page import mesurer_cout_par_page
from benchmarks.ecrits import DOSSIER, dire_machine, ecrire_json, ko, machine, mio, rapport, tableau
from benchmarks.gestes import APERCUS, GESTES, NOUS, SANS_PDF, mesures_du_rival, nos_mesures
from benchmarks.poids import poids_des_pages, poids_du_site
from benchmarks.processus import plancher
from benchmarks.profil import fonctions, parts, profiler
from benchmarks.projets import RACINE, Programme, Projet, copier_ce_projet, copier_programme
from benchmarks.rivaux import hugo, mkdocs_nu, zensical
from benchmarks.rivaux.corps import corps_du_projet
from benchmarks.rivaux.rival import Rival
from benchmarks.servi import mesurer_servir

BUT_SERVIR = 0.7  # seconds
BUT_MEMOIRE = 300 * 2**20  # bytes, of each process


def main() -> int:
    """Measure, print, write."""
    lus = lire_options()
    faits = machine()
    mesures: dict[str, Any] = {"machine": faits, "tours": lus.tours}
    dire_machine(faits)
    with tempfile.TemporaryDirectory(prefix="engagements-mesures-") as dossier:
        ici = Path(dossier)
        programme = copier_programme(ici / "programme")
        projet = copier_ce_projet(ici / "projet")
        programme.lancer("construire", projet.dossier, [*projet.options, *SANS_PDF])
        rivaux = [] if lus.sans_rivaux else preparer_rivaux(projet, ici)
        mesures["constructions"] = constructions(
            programme, projet, None if lus.sans_pdf else copier_ce_projet(ici / "pdf"), rivaux, lus.tours
        )
        mesures["rivaux"] = {rival.outil: {"version": rival.version, "pages": rival.pages_ecrites()} for rival in rivaux}
        if not lus.sans_servir:
            mesures["servir"] = apercu(programme, projet, lus.tours, ["servir"] if lus.sans_pdf else list(APERCUS))
            if not lus.sans_lecteur:
                mesures["servir_vu"] = apercu_vu(programme, projet, ici / "servi_vu.json", lus.tours)
        mesures["poids"] = poids(projet)
        if lus.profil:
            mesures["profils"] = profils(programme, projet)
        if not lus.sans_lecteur:
            mesures["lecteur"] = lecteur(projet, ici / "lecteur.json", lus.tours)
        if not lus.sans_taille:
            mesures["cout_par_page"] = mesurer_cout_par_page(programme, ici / "tailles", tours=min(lus.tours, 3), grand=not lus.sans_grand)
    mesures["plancher_memoire_octets"] = plancher()
    ecrire_json(lus.json, mesures)
    return 0


def lire_options() -> argparse.Namespace:
    """The options; each part can be left out."""
    analyseur = argparse.ArgumentParser(description="Measures builds, the preview, weights, and what a reader waits for.")
    analyseur.add_argument("--tours", type=int, default=5, help="runs of each measure (5)")
    analyseur.add_argument("--json", type=Path, default=DOSSIER / "mesures.json", help="where to write all of it (benchmarks/mesures.json)")
    analyseur.add_argument("--sans-rivaux", action="store_true", help="leave MkDocs, Zensical and Hugo out")
    analyseur.add_argument("--sans-pdf", action="store_true", help="leave the builds with PDFs out")
    analyseur.add_argument("--sans-servir", action="store_true", help="leave the preview out")
    analyseur.add_argument("--sans-lecteur", action="store_true", help="leave the browser out, for the preview too")
    analyseur.add_argument("--sans-taille", action="store_true", help="leave the cost of a page in small and large contracts out")
    analyseur.add_argument("--sans-grand", action="store_true", help="of these, leave the one of 5,000 indicators out")
    analyseur.add_argument(
        "--profil", action="store_true", help="also say where the time goes, and keep the profiles in benchmarks/profils/"
    )
    return analyseur.parse_args()


def preparer_rivaux(projet: Projet, ici: Path) -> list[Rival]:
    """The other generators, each with the bodies of the project, which was built; a line for each that is not installed."""
    corps = list(corps_du_projet(projet.dossier))
    prets = []
    for faire in (hugo.hugo, zensical.zensical, mkdocs_nu.mkdocs_nu):
        rival = faire(corps, ici / faire.__name__, projet.page)
        if rival is None:
            print(f"{faire.__name__} is not installed: it was not measured.\n")
        else:
            prets.append(rival)
    return prets


def constructions(programme: Programme, html: Projet, pdf: Projet | None, rivaux: Sequence[Rival], tours: int) -> list[dict[str, Any]]:
    """All builds in turn, ours and theirs; the table of medians, of ratios to Hugo's, of memory."""
    mesures = [*nos_mesures(programme, html, pdf), *(mesure for rival in rivaux for mesure in mesures_du_rival(rival))]
    releves = alterner(mesures, tours)
    outils = [NOUS, *(rival.outil for rival in rivaux)]

    def lignes() -> Sequence[Sequence[str]]:
        sorties = []
        for geste in GESTES:
            notre = releve_de(releves, NOUS, geste.id)
            if notre is None:
                continue
            reference = releve_de(releves, hugo.OUTIL, geste.de_hugo)
            cellules = [geste.nom, f"{notre.mur:.2f}", f"{notre.processeurs:.2f}", mio(notre.memoire)]
            for outil in outils[1:]:
                autre = releve_de(releves, outil, geste.de_hugo)
                cellules.append(f"{autre.mur:.2f} ({mio(autre.memoire)})" if autre else "–")
            cellules += [rapport(notre.mur, reference.mur if reference else None), f"≤ {geste.but:g}×" if geste.but else "–"]
            sorties.append(cellules)
        return sorties

    print("## Builds\n")
    tableau(
        (
            "median seconds",
            "ours",
            "processors",
            "memory, MiB",
            *(f"{outil}: s (MiB)" for outil in outils[1:]),
            "ours / hugo",
            "aimed at",
        ),
        lignes(),
    )
    plus_gros = max(releve.memoire for releve in releves if releve.outil == NOUS)
    print(f"Largest process of ours: {mio(plus_gros)} MiB (aimed at: {mio(BUT_MEMOIRE)}).\n")
    return [dict(releve.en_json()) for releve in releves]


def apercu(programme: Programme, projet: Projet, tours: int, gestes: Sequence[str]) -> list[dict[str, Any]]:
    """The preview, from a save to the page that has it."""
    releves: list[Releve] = [mesurer_servir(programme, projet, tours, geste, 1_000 * rang) for rang, geste in enumerate(gestes, 1)]
    print("## Preview: from a save to the served page\n")
    tableau(
        ("median seconds", "seconds", "memory, MiB", "aimed at"),
        [(APERCUS[releve.geste][0], f"{releve.mur:.2f}", mio(releve.memoire), f"≤ {BUT_SERVIR}") for releve in releves],
    )
    return [dict(releve.en_json()) for releve in releves]


def poids(projet: Projet) -> dict[str, Any]:
    """Bytes of the site and of its pages."""
    public = projet.dossier / "public"
    pages, site = list(poids_des_pages(public, projet.contrat)), poids_du_site(public)
    print(
        f"## Weights: {site['pages']} pages, {site['fichiers']} files, {mio(site['octets'])} MiB ({mio(site['octets_distincts'])} distinct)\n"
    )
    tableau(("page", "raw, kB", "gzip, kB"), [(page["page"], ko(page["octets"]), ko(page["gzip"])) for page in pages])
    return {"site": site, "pages": pages}


def profils(programme: Programme, projet: Projet) -> dict[str, list[tuple[str, float]]]:
    """Where the time goes, in the three builds that matter; the profiles are kept."""
    options = [*projet.options, *SANS_PDF]
    rendus = {}
    for nom in ("propre", "une-valeur", "sans-changement"):
        if nom == "propre":
            projet.effacer("public", ".construction")
        if nom == "une-valeur":
            projet.changer(999)  # a figure that no other measure writes
        fichier = DOSSIER / "profils" / f"{nom}.prof"
        profiler(programme, projet, options, fichier)
        rendus[nom] = [(ou, round(secondes, 3)) for ou, secondes in parts(fichier)]
        total = sum(secondes for _, secondes in rendus[nom])
        print(f"## Where the time goes: {nom} ({fichier.relative_to(RACINE)})\n")
        tableau(("stage or package", "seconds", "share"), [(ou, f"{s:.2f}", f"{s / total:.0%}") for ou, s in rendus[nom][:14]])
        tableau(
            ("function", "itself, s", "with what it calls, s"), [(f"`{f}`", f"{s:.2f}", f"{a:.2f}") for f, s, a in fonctions(fichier, 12)]
        )
    return rendus


def apercu_vu(programme: Programme, projet: Projet, fichier: Path, tours: int) -> Any:
    """The preview in a browser, by a program of its own, as below."""
    mots = [sys.executable, "-m", "benchmarks.servi_vu", "--projet", str(projet.dossier), "--programme", str(programme.dossier)]
    return _a_part([*mots, "--tours", str(tours), "--json", str(fichier)], fichier)


def lecteur(projet: Projet, fichier: Path, tours: int) -> Any:
    """What a reader waits for, measured by a program of its own: a browser's driver takes memory, which would be counted in all measures."""
    mots = [sys.executable, "-m", "benchmarks.lecteur", "--public", str(projet.dossier / "public"), "--contrat", projet.contrat]
    mots += ["--indicateur", projet.indicateur, "--tours", str(tours), "--json", str(fichier)]
    return _a_part(mots, fichier)


def _a_part(mots: Sequence[str], fichier: Path) -> Any:
    """Run another program of ours; what it wrote in `fichier`, None where it could not measure."""
    fini = subprocess.run(mots, cwd=RACINE, check=False)
    return json.loads(fichier.read_text(encoding="utf-8")) if fini.returncode == 0 and fichier.is_file() else None


if __name__ == "__main__":
    sys.exit(main())
