"""A whole invented country, built, then changed: `python -m benchmarks.pays [--contrats 435] [--graine 1] [--dossier CHEMIN --garder]`.

Measured, each in a process of its own: built once in full; nothing changed; one value in it republished; a partner renamed that all contracts
name; one more contract. With `--memoire 5,10,20`, smaller countries are built too, to see whether the memory of a process grows with them.
"""

import argparse
import os
import shlex
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.alternance import Mesure, Releve, alterner, releve_de
from benchmarks.ecrits import DOSSIER, dire_machine, ecrire_json, ko, machine, mio, tableau
from benchmarks.gestes import NOUS
from benchmarks.invention.fichiers import Pays, ajouter_contrat, ecrire_pays, renommer_partenaire
from benchmarks.pays_invente import lire_pays, options_du_pays
from benchmarks.poids import poids_des_pages, poids_du_site
from benchmarks.processus import Cout, plancher
from benchmarks.projets import Programme, Projet, copier_programme

BUT_UNE_VALEUR = 2.0  # seconds
NOMS = {
    "entier": "built once in full",
    "sans-changement": "nothing changed",
    "une-valeur": "one value republished",
    "partenaire": "a partner renamed everywhere",
    "un-contrat": "one more contract",
}


def main() -> int:
    """Invent, build, print, write."""
    lus = lire_options()
    pays, faits = lire_pays(lus), machine()
    dire_machine(faits)
    construire = ["--sans-pdf", *shlex.split(lus.options)]
    mesures: dict[str, Any] = {"machine": faits, "pays": vars(lus) | {"json": None, "dossier": None}}
    with tempfile.TemporaryDirectory(prefix="engagements-pays-") as provisoire:
        ici = Path(provisoire)
        programme = copier_programme(ici / "programme")
        dossier = lus.dossier or ici / "pays"
        debut = time.perf_counter()
        projet = ecrire_pays(pays, dossier)
        print(f"{pays.contrats} contracts invented in {time.perf_counter() - debut:.0f} s (not part of what follows).\n")
        releves, entier = construire_et_changer(programme, pays, projet, construire, lus.tours)
        mesures["constructions"] = [dict(releve.en_json()) for releve in releves]
        mesures["site"] = dire_le_pays(releves, entier, projet)
        if lus.memoire:
            mesures["memoire"] = memoire(programme, pays, ici, construire, [int(taille) for taille in lus.memoire.split(",")])
        if lus.dossier and not lus.garder:
            shutil.rmtree(dossier)
    mesures["plancher_memoire_octets"] = plancher()
    ecrire_json(lus.json, mesures)
    return 0


def lire_options() -> argparse.Namespace:
    """The options."""
    analyseur = argparse.ArgumentParser(description="Builds an invented country, then changes it.")
    options_du_pays(analyseur)
    analyseur.add_argument("--dossier", type=Path, help="where to write it, new or empty (a temporary folder)")
    analyseur.add_argument("--garder", action="store_true", help="leave that folder, with the site that was built, at the end")
    analyseur.add_argument("--tours", type=int, default=3, help="runs of each change (3); the country is built in full once")
    analyseur.add_argument("--memoire", default="", metavar="N,N", help="sizes of smaller countries to build, to compare memory: 5,10,20")
    analyseur.add_argument("--options", default="", help="options added to each `construire`, in quotes")
    analyseur.add_argument("--json", type=Path, default=DOSSIER / "pays.json", help="where to write all of it (benchmarks/pays.json)")
    lus = analyseur.parse_args()
    if lus.garder and not lus.dossier:
        analyseur.error("--garder needs --dossier: a temporary folder goes away")
    return lus


def construire_et_changer(
    programme: Programme, pays: Pays, projet: Projet, options: Sequence[str], tours: int
) -> tuple[list[Releve], dict[str, int]]:
    """The country from nothing, once; then each change, `tours` times in turn; and the weights of the site as it was before any change."""

    def apres(preparer: Any) -> Any:
        def faire(tour: int) -> Cout:
            preparer(tour)
            return programme.lancer("construire", projet.dossier, [*projet.options, *options])

        return faire

    (entier,) = alterner([Mesure(NOUS, "entier", apres(lambda _: None))], 1)
    site = poids_du_site(projet.dossier / "public")
    changements = [
        Mesure(NOUS, "sans-changement", apres(lambda _: None)),
        Mesure(NOUS, "une-valeur", apres(projet.changer)),
        Mesure(NOUS, "partenaire", apres(lambda tour: renommer_partenaire(projet.dossier, tour))),
        Mesure(NOUS, "un-contrat", apres(lambda tour: ajouter_contrat(replace(pays, contrats=pays.contrats + tour), projet.dossier))),
    ]
    return [entier, *alterner(changements, tours)], site


def dire_le_pays(releves: Sequence[Releve], site: dict[str, int], projet: Projet) -> dict[str, Any]:
    """Print the table; the figures of the full build."""
    entier = releve_de(releves, NOUS, "entier")
    assert entier is not None
    coeurs = os.cpu_count() or 1
    vitesse = site["pages"] / entier.mur
    portail = [poids for poids in poids_des_pages(projet.dossier / "public", projet.contrat) if poids["page"].startswith("portal")]
    print("## A country\n")
    tableau(
        ("median seconds", "seconds", "processors", "memory of the largest process, MiB"),
        [(NOMS[releve.geste], f"{releve.mur:.2f}", f"{releve.processeurs:.2f}", mio(releve.memoire)) for releve in releves],
    )
    print(f"One value is aimed at ≤ {BUT_UNE_VALEUR} s.")
    print(
        f"In full: {site['pages']} pages, {vitesse:.1f} a second, {vitesse / coeurs:.1f} a second for each of {coeurs} processors, "
        f"{site['pages'] / entier.processeurs:.1f} for each second of processor."
    )
    print(
        f"{site['fichiers']} files, {mio(site['octets'])} MiB; {mio(site['octets_distincts'])} MiB where each content counts once "
        f"({mio(site['octets'] - site['octets_distincts'])} MiB are repeated)."
    )
    print("".join(f"{poids['page']}: {ko(poids['octets'])} kB, {ko(poids['gzip'])} kB compressed.\n" for poids in portail))
    return {
        **site,
        "pages_par_seconde": round(vitesse, 2),
        "pages_par_seconde_et_processeur": round(vitesse / coeurs, 2),
        "portail": portail,
    }


def memoire(programme: Programme, pays: Pays, ici: Path, options: Sequence[str], tailles: Sequence[int]) -> list[dict[str, Any]]:
    """Smaller countries of the same seed, each built once: memory of the largest process, and pages a second."""
    rendus = []
    for taille in tailles:
        projet = ecrire_pays(replace(pays, contrats=taille), ici / f"pays-de-{taille}")
        cout = programme.lancer("construire", projet.dossier, [*projet.options, *options])
        pages = poids_du_site(projet.dossier / "public")["pages"]
        rendus.append({"contrats": taille, "pages": pages, "mur_s": round(cout.mur, 2), "memoire_octets": cout.memoire})
        shutil.rmtree(projet.dossier)
    print("## Memory, and the number of contracts\n")
    tableau(
        ("contracts", "pages", "seconds", "pages a second", "memory of the largest process, MiB"),
        [
            (f"{r['contrats']}", f"{r['pages']}", f"{r['mur_s']:.1f}", f"{r['pages'] / r['mur_s']:.1f}", mio(r["memoire_octets"]))
            for r in rendus
        ],
    )
    return rendus


if __name__ == "__main__":
    sys.exit(main())
