"""Kills builds of the example at many moments, and says what became of them: `python -m tests.publication.arrets 200`.

Half of the moments are acts on the disk, all along the run and one by one around the exchange of folders; the other half are told by the clock, so that the
processes of a build are caught at work too. After each kill what is published is the tree of before or that of after, whole; then the build that follows publishes
what one from nothing would, and leaves nothing beside. Ends with 1 at the first moment where that is not so.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter, deque
from pathlib import Path

from tests.publication.arbres import COMMANDE, a_neuf, arbre, differences, exemple_neuf

TUEUR = Path(__file__).with_name("tueur.py")
_AUTOUR = 6  # acts on each side of the exchange, each of which is a moment


def changer_le_theme(projet: Path, mot: str) -> None:
    """A change that makes all sites be built again, in several processes."""
    piece = projet / "site_templates" / "theme" / "partials" / "pied-legal.html"
    lignes = [ligne for ligne in piece.read_text(encoding="utf-8").splitlines() if 'class="essai"' not in ligne]
    piece.write_text("\n".join([*lignes, f'<p class="essai">{mot}</p>']) + "\n", encoding="utf-8")


def lancer(projet: Path, rang: int) -> subprocess.CompletedProcess[str]:
    """Build, killed at the `rang`-th act on the disk (0: not killed); wait for what an earlier kill left running."""
    for _ in range(100):
        fini = subprocess.run(
            [sys.executable, str(TUEUR), str(rang), *COMMANDE, "--projet", str(projet)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
            env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        )
        if "en cours" not in fini.stderr:
            return fini
        time.sleep(0.1)
    raise RuntimeError("a killed build still holds the lock after ten seconds")


def lancer_et_tuer(projet: Path, secondes: float) -> bool:
    """Build, killed after some seconds; False where it had ended before."""
    processus = subprocess.Popen(
        [sys.executable, "-m", "generator", *COMMANDE, "--projet", str(projet)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        processus.wait(secondes)
    except subprocess.TimeoutExpired:
        processus.kill()
        processus.wait()
        return True
    return False


def moments(nombre: int, actes: int, echange: int) -> list[int]:
    """So many acts of a run of `actes`, in order: those around its exchange, and others evenly spaced."""
    autour = [rang for rang in range(echange - _AUTOUR, echange + _AUTOUR + 1) if 1 <= rang <= actes][:nombre]
    reste = nombre - len(autour)
    return sorted(autour + [1 + rang * (actes - 1) // max(1, reste - 1) for rang in range(reste)])


def main(nombre: int) -> int:
    """Kill so many builds; the exit code."""
    dossier = Path(tempfile.mkdtemp(prefix="arrets-"))
    try:
        return _tuer(nombre, dossier)
    finally:
        shutil.rmtree(dossier, ignore_errors=True)


def _tuer(nombre: int, dossier: Path) -> int:
    projet, essai = exemple_neuf(dossier / "projet"), dossier / "essai"
    avant = arbre(projet / "public")
    changer_le_theme(projet, "rouge")
    apres = a_neuf(dossier / "propre")(projet)

    def copier() -> None:
        shutil.rmtree(essai, ignore_errors=True)
        shutil.copytree(projet, essai)

    copier()
    debut = time.monotonic()
    entier = lancer(essai, 0)
    duree = time.monotonic() - debut
    actes, echange = map(int, entier.stderr.splitlines()[-1].split())
    hasard = random.Random(nombre)
    a_l_horloge = [hasard.uniform(0.05, duree) for _ in range(nombre // 2)]
    vus: Counter[str] = Counter()
    finis = 0
    restent = deque[float]((*moments(nombre - len(a_l_horloge), actes, echange), *a_l_horloge))
    while restent:
        moment = restent.popleft()
        copier()
        if isinstance(moment, float):
            if not lancer_et_tuer(essai, moment):  # it had ended: that is no kill, and another moment is drawn
                finis += 1
                restent.append(hasard.uniform(0.05, moment))
                continue
            dit = f"after {moment:.2f} s"
        else:
            dit = f"at act {moment} of {actes}"
            fini = lancer(essai, moment)
            if fini.returncode != -signal.SIGKILL:
                print(f"{dit}: not killed\n{fini.stderr}")
                return 1
        publie = arbre(essai / "public")
        vus["site d’avant" if publie == avant else "site d’après"] += 1
        if publie not in (avant, apres):
            print(f"{dit}: a mixed site, {differences(publie, apres)[:5]}")
            return 1
        repare = lancer(essai, 0)
        restes = sorted(un.name for un in essai.iterdir() if un.name.startswith("."))
        if repare.returncode or arbre(essai / "public") != apres or restes != [".construction"]:
            print(f"{dit}: not healed, {repare.stderr} {differences(arbre(essai / 'public'), apres)[:5]} {restes}")
            return 1
    print(
        f"{nombre} arrêts, dont {nombre - len(a_l_horloge)} sur les {actes} actes d’une construction et {len(a_l_horloge)} à l’horloge : aucun site mêlé, aucune"
    )
    print(
        f"construction suivante qui échoue. Publié après l’arrêt : {', '.join(f'{quoi} {combien}' for quoi, combien in sorted(vus.items()))}."
        f" ({finis} autres moments sont venus après la fin, et n’ont rien tué.)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
