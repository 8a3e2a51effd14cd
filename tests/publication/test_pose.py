"""Laying down many files at once: the tree is the same by whichever number of threads, and no byte that is not what was made gets in."""

from pathlib import Path

import pytest

from generator.publication import pose
from generator.publication.disque import empreinte
from generator.publication.echec import CopieAbimee

COMBIEN = 1_203  # several shares, the last of them smaller


@pytest.fixture
def faits(tmp_path: Path) -> list[pose.APoser]:
    """Files that were made, in folders that several of them share, some of them nested."""
    (tmp_path / "atelier").mkdir()
    a_poser = []
    for rang in range(COMBIEN):
        octets = f"page {rang}".encode()
        source = tmp_path / "atelier" / f"{rang}.html"
        source.write_bytes(octets)
        chemin = f"indicateurs/{rang % 7}/{rang // 7}/index.html" if rang % 2 else f"indicateurs/{rang % 7}/{rang}.csv"
        a_poser.append(pose.APoser(f"{tmp_path}/public/{chemin}", source, empreinte(octets), chemin))
    (tmp_path / "public").mkdir()
    return a_poser


@pytest.mark.parametrize("fils", [1, 2, 4, 64])
def test_le_meme_arbre_par_plusieurs(faits: list[pose.APoser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fils: int) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: fils)
    assert pose.poser_tout(faits, f"{tmp_path}/public")
    poses = {chemin: chemin.read_bytes() for chemin in (tmp_path / "public").rglob("*") if chemin.is_file()}
    assert poses == {Path(un.destination): Path(un.source).read_bytes() for un in faits}


@pytest.mark.parametrize("fils", [1, 4])
@pytest.mark.parametrize("rang", [0, COMBIEN // 2, COMBIEN - 1])
def test_un_fichier_abime_parmi_beaucoup(
    faits: list[pose.APoser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fils: int, rang: int
) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: fils)
    Path(faits[rang].source).write_bytes(b"autre chose")
    with pytest.raises(CopieAbimee) as erreur:
        pose.poser_tout(faits, f"{tmp_path}/public")
    assert erreur.value.chemin == faits[rang].chemin
    assert not Path(faits[rang].destination).exists()


def test_un_disque_sans_liens_parmi_beaucoup(faits: list[pose.APoser], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One that was copied is enough for the tree to be none of links."""
    lier, refuse = pose.os.link, str(faits[COMBIEN // 2].source)

    def sauf_un(source: Path, destination: str) -> None:
        if str(source) == refuse:
            raise OSError
        lier(source, destination)

    monkeypatch.setattr("os.link", sauf_un)
    assert not pose.poser_tout(faits, f"{tmp_path}/public")
    assert len([chemin for chemin in (tmp_path / "public").rglob("*") if chemin.is_file()]) == COMBIEN
