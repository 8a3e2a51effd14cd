"""What a page costs in a small contract and in a large one, and the memory of a very large one: `python -m benchmarks.cout_par_page`."""

import argparse
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.alternance import Mesure, alterner
from benchmarks.ecrits import DOSSIER, dire_machine, ecrire_json, ko, machine, mio, rapport, tableau
from benchmarks.gestes import NOUS, SANS_PDF
from benchmarks.invention.fichiers import Pays, ecrire_pays
from benchmarks.poids import poids_des_pages, poids_du_site
from benchmarks.processus import Cout
from benchmarks.projets import Programme, Projet, copier_programme

PETIT, MOYEN, GRAND = 115, 1_835, 5_000  # indicators: some 300 and 3,000 pages, and the very large one
BUT = 1.15
BUT_MEMOIRE = 600 * 2**20  # bytes, at 5,000 indicators
_LISTES = ("list of indicators", "search index", "home of the contract")


def mesurer_cout_par_page(programme: Programme, dossier: Path, *, tours: int, grand: bool) -> dict[str, Any]:
    """Build one invented contract of each size from nothing, in turn, then once again without change; print, and return all of it.

    Time per page is the median of wall time over the number of pages. `marginal` is that of one more page: the difference of two builds over
    that of their pages, which leaves out what each build costs before its first page. Without `grand`, 5,000 indicators are left out.
    """
    projets = {taille: ecrire_pays(Pays(1, 1, taille), dossier / str(taille)) for taille in (PETIT, MOYEN, *((GRAND,) if grand else ()))}
    releves = alterner([mesure for taille, projet in projets.items() for mesure in _mesures(programme, taille, projet)], tours)
    sites = {taille: poids_du_site(projet.dossier / "public") for taille, projet in projets.items()}
    listes = {
        taille: {poids["page"]: poids for poids in poids_des_pages(projet.dossier / "public", projet.contrat) if poids["page"] in _LISTES}
        for taille, projet in projets.items()
    }
    par_nom = {releve.geste: releve for releve in releves}
    par_page = {taille: par_nom[f"propre-{taille}"].mur / sites[taille]["pages"] for taille in projets}
    sans_changement = {taille: par_nom[f"sans-changement-{taille}"].mur / sites[taille]["pages"] for taille in projets}
    marginal = (par_nom[f"propre-{MOYEN}"].mur - par_nom[f"propre-{PETIT}"].mur) / (sites[MOYEN]["pages"] - sites[PETIT]["pages"])
    print("## Cost of a page, in one invented contract of each size\n")
    tableau(
        ("indicators", "pages", "clean, s", "ms a page", "nothing changed, s", "memory, MiB", *(f"{nom}, gzip kB" for nom in _LISTES)),
        [
            (
                f"{taille}",
                f"{sites[taille]['pages']}",
                f"{par_nom[f'propre-{taille}'].mur:.2f}",
                f"{par_page[taille] * 1000:.2f}",
                f"{par_nom[f'sans-changement-{taille}'].mur:.2f}",
                mio(par_nom[f"propre-{taille}"].memoire),
                *(ko(listes[taille][nom]["gzip"]) if nom in listes[taille] else "–" for nom in _LISTES),
            )
            for taille in projets
        ],
    )
    print(
        f"Large over small: {rapport(par_page[MOYEN], par_page[PETIT])} a page (aimed at: ≤ {BUT}×), "
        f"{rapport(sans_changement[MOYEN], sans_changement[PETIT])} where nothing changed; one more page costs {marginal * 1000:.2f} ms."
    )
    if grand:
        print(f"Largest process at {GRAND} indicators: {mio(par_nom[f'propre-{GRAND}'].memoire)} MiB (aimed at: {mio(BUT_MEMOIRE)}).")
    print()
    return {
        "tailles": {
            str(taille): {**sites[taille], "s_par_page": round(par_page[taille], 6), "listes": listes[taille]} for taille in projets
        },
        "rapport": round(par_page[MOYEN] / par_page[PETIT], 3),
        "rapport_sans_changement": round(sans_changement[MOYEN] / sans_changement[PETIT], 3),
        "marginal_s": round(marginal, 6),
        "constructions": [dict(releve.en_json()) for releve in releves],
    }


def _mesures(programme: Programme, taille: int, projet: Projet) -> list[Mesure]:
    options = [*projet.options, *SANS_PDF]

    def propre(_: int) -> Cout:
        projet.effacer("public", ".construction")
        return programme.lancer("construire", projet.dossier, options)

    def sans_changement(_: int) -> Cout:
        return programme.lancer("construire", projet.dossier, options)

    return [Mesure(NOUS, f"propre-{taille}", propre), Mesure(NOUS, f"sans-changement-{taille}", sans_changement)]


def main() -> int:
    """Measure this alone."""
    analyseur = argparse.ArgumentParser(description="What a page costs in a small contract and in a large one.")
    analyseur.add_argument("--tours", type=int, default=3, help="runs of each measure (3)")
    analyseur.add_argument("--sans-grand", action="store_true", help="leave the contract of 5,000 indicators out")
    analyseur.add_argument("--json", type=Path, default=DOSSIER / "cout-par-page.json")
    lus = analyseur.parse_args()
    faits = machine()
    dire_machine(faits)
    with tempfile.TemporaryDirectory(prefix="engagements-mesures-") as dossier:
        programme = copier_programme(Path(dossier) / "programme")
        mesures = mesurer_cout_par_page(programme, Path(dossier) / "tailles", tours=lus.tours, grand=not lus.sans_grand)
    ecrire_json(lus.json, {"machine": faits, "tours": lus.tours, **mesures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
