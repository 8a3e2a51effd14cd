"""Throws spoilt files of the four contracts at the program: `python -m tests.fuzz 20000 [GRAINE]` (`make fuzz`).

Each input is one file of a contract (or of what contracts share) spoilt in one way, or two; after each, the run must have ended, within its time and memory, with
words (`epreuve`). What falls is kept in `.construction/fuzz/`, with what was done, to become a case of `tests/fuzz/cas`; the exit code is then 1.
"""

import hashlib
import json
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from tests.fuzz.epreuve import EnMemoire, verifier_le_bilan
from tests.fuzz.mutations import DES_OCTETS, gater_la_place

RACINE = Path(__file__).resolve().parents[2]
DOSSIERS = ("referentiels", "content")
CONTRATS = tuple(sorted(chemin.name for chemin in (RACINE / "referentiels").iterdir() if chemin.is_dir()))
MEMOIRE = 3_000_000_000  # bytes of addresses that the whole run may have


class Terrain(Struct):
    """One contract with what contracts share, in a folder of its own, read once."""

    contrat: str
    racine: Path
    fichiers: tuple[str, ...]
    magasin: EnMemoire
    cout: float


def preparer(dossier: Path, contrat: str) -> Terrain:
    """Copy a contract, and read it."""
    racine = dossier / contrat
    autres = shutil.ignore_patterns(*(un for un in CONTRATS if un != contrat))
    for nom in DOSSIERS:
        shutil.copytree(RACINE / nom, racine / nom, ignore=autres)
    magasin = EnMemoire()
    debut = time.process_time()
    verifier_le_bilan(racine, magasin)
    fichiers = tuple(sorted(chemin.relative_to(racine).as_posix() for chemin in racine.rglob("*") if chemin.is_file()))
    return Terrain(contrat, racine, fichiers, magasin, time.process_time() - debut)


def essais(terrains: list[Terrain], nombre: int, graine: int) -> Iterator[tuple[Terrain, str, random.Random]]:
    """So many inputs: which contract, which of its files, and what chance does with it. A contract that takes long comes less often."""
    hasard = random.Random(graine)
    poids = [1 / terrain.cout for terrain in terrains]
    for rang in range(nombre):
        terrain = terrains[rang] if rang < len(terrains) else hasard.choices(terrains, poids)[0]
        suffixe = hasard.choice((".yml", ".yml", ".csv", ".md", ""))
        fichiers = [nom for nom in terrain.fichiers if nom.endswith(suffixe)] or list(terrain.fichiers)
        yield terrain, hasard.choice(fichiers), random.Random(f"{graine} {rang}")


def essayer(terrain: Terrain, nom: str, hasard: random.Random) -> str:
    """Spoil one file, examine, put it back; what was done. Raises what falls."""
    chemin = terrain.racine / nom
    avant = chemin.read_bytes()
    magasin = EnMemoire(terrain.magasin.contenu)
    fait = "?"
    try:
        if hasattr(os, "mkfifo") and hasard.random() < 0.08:
            fait, taille = gater_la_place(chemin, hasard), len(avant)
        else:
            octets, gestes = avant, []
            for _ in range(1 if hasard.random() < 0.8 else 2):
                geste = hasard.choice(DES_OCTETS)
                octets = geste(octets, hasard)
                gestes.append(geste.__name__)
            chemin.write_bytes(octets)
            fait, taille = " puis ".join(gestes), len(octets)
        verifier_le_bilan(terrain.racine, magasin, lus=taille)
    except BaseException as erreur:
        erreur.add_note(fait)
        raise
    finally:
        remettre(terrain, nom, avant)
    return fait


def remettre(terrain: Terrain, nom: str, octets: bytes) -> None:
    """Have the contract's folder as it was."""
    chemin = terrain.racine / nom
    for voisin in list(chemin.parent.iterdir()):
        relatif = voisin.relative_to(terrain.racine).as_posix()
        if voisin == chemin or voisin.is_symlink() or (relatif not in terrain.fichiers and not _tient(terrain, relatif)):
            shutil.rmtree(voisin) if voisin.is_dir() and not voisin.is_symlink() else voisin.unlink()
    chemin.write_bytes(octets)


def _tient(terrain: Terrain, dossier: str) -> bool:
    return any(un.startswith(f"{dossier}/") for un in terrain.fichiers)


def main(nombre: int, graine: int) -> int:
    """Throw so many inputs; the exit code."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMOIRE, MEMOIRE))
    except (ImportError, ValueError):
        print("this system bounds no memory", file=sys.stderr)
    tombes: Counter[str] = Counter()
    faits: Counter[str] = Counter()
    lents: list[tuple[float, str, str]] = []
    with tempfile.TemporaryDirectory(prefix="fuzz-") as dossier:
        terrains = [preparer(Path(dossier), contrat) for contrat in CONTRATS]
        for rang, (terrain, nom, hasard) in enumerate(essais(terrains, nombre, graine)):
            debut = time.process_time()
            try:
                fait = essayer(terrain, nom, hasard)
            except KeyboardInterrupt:
                raise
            except BaseException as erreur:
                cle = "".join(traceback.format_tb(erreur.__traceback__)[-1:])
                tombes[cle] += 1
                fait = f"tombé ({type(erreur).__name__})"
                if tombes[cle] <= 3:
                    garder(terrain.contrat, nom, graine, rang, erreur)
            faits[fait.partition(" puis ")[0].partition(" vers ")[0].partition(" '")[0]] += 1
            lents = sorted([*lents, (round(time.process_time() - debut, 2), nom, fait)])[-5:]
            if rang % 500 == 499:
                print(f"{rang + 1} essais, {sum(tombes.values())} tombés", flush=True)
    print(f"{nombre} entrées (graine {graine}), {sum(tombes.values())} tombées. Par geste : {dict(faits.most_common())}.")
    print(f"Les plus lentes : {lents}")
    return 1 if tombes else 0


def garder(contrat: str, nom: str, graine: int, rang: int, erreur: BaseException) -> None:
    """Keep how to do one again, and say it."""
    dossier = RACINE / ".construction" / "fuzz"
    dossier.mkdir(parents=True, exist_ok=True)
    dit = "".join(traceback.format_exception(erreur))
    fiche = {"contrat": contrat, "fichier": nom, "graine": graine, "rang": rang, "erreur": dit}
    cle = hashlib.sha256(f"{graine} {rang}".encode()).hexdigest()[:12]
    (dossier / f"{cle}.json").write_text(json.dumps(fiche, ensure_ascii=False, indent=2), encoding="utf-8")
    print(f"essai {rang}, {nom} :\n{dit[-3000:]}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())))
