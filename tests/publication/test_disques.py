"""Disks that refuse: full, read-only, mounted where the site is published. It is said, nothing half-made is published nor left, and the next build heals."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.publication.arbres import COMMANDE, arbre, differences, traces
from tests.publication.test_etrangers import _chiffre
from tests.systemes import SANS_LIMITE
from tests.tout import TOUT

MONTER = ("unshare", "--mount") if SANS_LIMITE else ("unshare", "--mount", "--map-root-user")


@pytest.fixture(scope="module", autouse=True)
def _peut_monter() -> None:
    """Disks of a test's own, which nobody else sees and which go with it."""
    if (
        shutil.which("unshare") is None
        or subprocess.run([*MONTER, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False).returncode
    ):
        pytest.skip("this machine gives a test no disk of its own")


def _sur_un_disque(monter: str, *commandes: str) -> subprocess.CompletedProcess[str]:
    """Run shell lines after `monter`, which makes disks, all in one namespace: what it mounts goes with it."""
    engagements = f"{sys.executable} -m generator {' '.join(COMMANDE)}"
    lignes = "\n".join(("set -u", monter, f'engagements() {{ {engagements} "$@"; }}', *commandes))
    return subprocess.run(
        [*MONTER, "sh", "-c", lignes],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
    )


def test_un_dossier_monte_ne_se_remplace_pas(projet: Path, tmp_path: Path) -> None:
    """`public` itself mounted: said each time, with the way out, which works; and once it is mounted no more, a build publishes."""
    public = projet / "public"
    avant = traces(public)
    _chiffre(projet, 0)
    fini = _sur_un_disque(
        f"mount --bind {public} {public}",
        f"engagements --projet {projet}; echo code $?",
        f"engagements --projet {projet}; echo code $?",
        f"mkdir {tmp_path}/vide; mount -t tmpfs tmpfs {tmp_path}/vide",
        f"engagements --projet {projet} --public {tmp_path}/vide; echo code $?",
        f"engagements --projet {projet} --public {tmp_path}/vide/site; echo code $?",
        f"cp -r {tmp_path}/vide/site {tmp_path}/site",
    )
    assert [ligne for ligne in fini.stdout.splitlines() if ligne.startswith("code")] == ["code 1", "code 1", "code 1", "code 0"], (
        fini.stderr
    )
    assert fini.stderr.count("est un point de montage") == 3
    assert f"« --public {public}/site »" in fini.stderr
    assert "Traceback" not in fini.stderr
    assert traces(public) == avant
    assert _sur_un_disque("true", f"engagements --projet {projet}").returncode == 0
    assert differences(arbre(public), arbre(tmp_path / "site")) == []


def test_un_disque_en_lecture_seule(projet: Path, tmp_path: Path) -> None:
    """The folder that `public` is in cannot be written: said, nothing changes, and it is published as soon as it can."""
    ailleurs = tmp_path / "disque"
    ailleurs.mkdir()
    fini = _sur_un_disque(
        f"mount -t tmpfs tmpfs {ailleurs}",
        f"engagements --projet {projet} --public {ailleurs}/site >&2 || exit 9",
        f"sed -i 's/;2018;383;/;2018;384;/' {projet}/referentiels/contrat-d-exemple/valeurs/communes.csv",
        f"mount -o remount,ro {ailleurs}",
        f"engagements --projet {projet} --public {ailleurs}/site; echo code $?",
        f"engagements --projet {projet} --public {ailleurs}/site; echo code $?",
        f"mount -o remount,rw {ailleurs}",
        f"engagements --projet {projet} --public {ailleurs}/site; echo code $?",
        f"ls -A {ailleurs}",
        f"grep -c 384 {ailleurs}/site/contrat-d-exemple/indicateurs/familles-accueillies/index.html",
    )
    lignes = [ligne for ligne in fini.stdout.splitlines() if not ligne.startswith(("Publié", "Rien"))]
    assert lignes[:4] == ["code 1", "code 1", "code 0", "site"], fini.stderr
    assert int(lignes[4]) > 0
    assert "lecture seule" in fini.stderr
    assert "Traceback" not in fini.stderr


@pytest.mark.parametrize("place", [3, 6, 9] if TOUT else [6])
def test_un_disque_plein_se_vide_de_ce_qui_a_rate(place: int, projet: Path, tmp_path: Path) -> None:
    """The site is on a disk of its own, which fills while the next one is made beside it: the old one stays, whole, no half-made folder takes the last room, and
    the same command publishes once there is room."""
    ailleurs = tmp_path / "disque"
    ailleurs.mkdir()
    octets = sum(len(un) for un in arbre(projet / "public").values())
    mo = octets // 1_000_000 + place
    fini = _sur_un_disque(
        f"mount -t tmpfs -o size={4 * mo}m tmpfs {ailleurs}",
        f"engagements --projet {projet} --public {ailleurs}/site >&2 || exit 9",
        f"head -c $(( $(df --output=avail -B1 {ailleurs} | tail -1) - {place * 100_000} )) /dev/zero > {ailleurs}/lest",
        f"find {ailleurs}/site -type f | sort | xargs sha256sum > {tmp_path}/avant",
        f"printf '<p>autre</p>' >> {projet}/site_templates/theme/partials/pied-legal.html",
        f"engagements --projet {projet} --public {ailleurs}/site; echo code $?",
        f"ls -A {ailleurs} | tr '\\n' ' '; echo",
        f"find {ailleurs}/site -type f | sort | xargs sha256sum | cmp - {tmp_path}/avant; echo intact $?",
        f"rm {ailleurs}/lest",
        f"engagements --projet {projet} --public {ailleurs}/site; echo code $?",
        f"ls -A {ailleurs} | tr '\\n' ' '; echo",
        f"grep -c '<p>autre</p>' {ailleurs}/site/index.html",
    )
    lignes = [ligne.strip() for ligne in fini.stdout.splitlines() if not ligne.startswith(("Publié", "Rien"))]
    assert lignes == ["code 1", "lest site", "intact 0", "code 0", "site", "1"], fini.stderr
    assert "il n’y a plus de place sur le disque" in fini.stderr
    assert "Traceback" not in fini.stderr


def test_le_disque_du_projet_plein(projet: Path, tmp_path: Path) -> None:
    """All of the project on one small disk, which fills while pages are made; `public` stays whole, and the same command publishes once there is room."""
    ailleurs = tmp_path / "disque"
    ailleurs.mkdir()
    fini = _sur_un_disque(
        f"mount -t tmpfs -o size=300m tmpfs {ailleurs}; cp -r {projet} {ailleurs}/projet; cd {Path.cwd()}",
        f"engagements --projet {ailleurs}/projet >&2 || exit 9",
        f"find {ailleurs}/projet/public -type f | sort | xargs sha256sum > {tmp_path}/avant",
        f"printf '<p>autre</p>' >> {ailleurs}/projet/site_templates/theme/partials/pied-legal.html",
        f"head -c $(( $(df --output=avail -B1 {ailleurs} | tail -1) - 500000 )) /dev/zero > {ailleurs}/lest",
        f"engagements --projet {ailleurs}/projet; echo code $?",
        f"find {ailleurs}/projet/public -type f | sort | xargs sha256sum | cmp - {tmp_path}/avant; echo intact $?",
        f"find {ailleurs} -name '.*.tmp' | wc -l",
        f"rm {ailleurs}/lest",
        f"engagements --projet {ailleurs}/projet; echo code $?",
        f"grep -c '<p>autre</p>' {ailleurs}/projet/public/index.html",
    )
    lignes = [ligne.strip() for ligne in fini.stdout.splitlines() if not ligne.startswith(("Publié", "Rien"))]
    assert lignes == ["code 1", "intact 0", "0", "code 0", "1"], fini.stderr
    assert "il n’y a plus de place sur le disque" in fini.stderr
    assert "Traceback" not in fini.stderr
