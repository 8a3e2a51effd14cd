"""Each file that a project may have, where nothing of it can be read: it is named, by its own path, and whatever else is said, the run goes to its end."""

from pathlib import Path

import pytest

from generator.model.probleme import Gravite
from generator.publication.construction import examiner
from tests.exemple.projet import EXEMPLE, copier_exemple

LUS = tuple(
    str(chemin.relative_to(EXEMPLE))
    for dossier in ("referentiels", "content")
    for chemin in sorted((EXEMPLE / dossier).rglob("*"))
    if chemin.suffix in (".yml", ".csv", ".md", ".geojson") and chemin.parent.name != "copies"  # these are published as they are
)


@pytest.mark.parametrize("octets", ["id: é\n".encode("utf-16"), b"\0" * 40, b"\xff\xd8\xff\xe0"], ids=["UTF-16", "zéros", "une image"])
def test_des_octets_qui_n_en_sont_pas(tmp_path: Path, octets: bytes) -> None:
    """One file after the other, in the sound example."""
    projet = copier_exemple(tmp_path / "projet")
    assert len(LUS) > 30
    for nom in LUS:
        avant = (projet / nom).read_bytes()
        (projet / nom).write_bytes(octets)
        dits = [un for un in examiner(projet, "2021-06-30")[1] if un.lieu.fichier == nom]
        assert len([un for un in dits if un.gravite is Gravite.ERREUR]) == 1, (nom, [str(un) for un in dits])
        (projet / nom).write_bytes(avant)


def test_un_dossier_a_la_place(tmp_path: Path) -> None:
    """The same of a folder."""
    projet = copier_exemple(tmp_path / "projet")
    for nom in LUS:
        avant = (projet / nom).read_bytes()
        (projet / nom).unlink()
        (projet / nom).mkdir()
        dits = [un for un in examiner(projet, "2021-06-30")[1] if un.lieu.fichier == nom or nom in un.message]
        assert dits, nom
        (projet / nom).rmdir()
        (projet / nom).write_bytes(avant)
