"""Each file that a project may have, where nothing of it can be read: it is named, by its own path, and whatever else is said, the run goes to its end."""

from pathlib import Path

import pytest

from generator.model.probleme import Gravite
from generator.publication.construction import examiner
from tests.exemple.projet import EXEMPLE, copier_exemple
from tests.tout import chaque_nuit

LUS = tuple(
    str(chemin.relative_to(EXEMPLE))
    for dossier in ("referentiels", "content")
    for chemin in sorted((EXEMPLE / dossier).rglob("*"))
    if chemin.suffix in (".yml", ".csv", ".md", ".geojson") and chemin.parent.name != "copies"  # these are published as they are
)


OCTETS = {"UTF-16": "id: é\n".encode("utf-16"), "zéros": b"\0" * 40, "une image": b"\xff\xd8\xff\xe0"}


@pytest.mark.parametrize("octets", chaque_nuit(OCTETS))
def test_des_octets_qui_n_en_sont_pas(tmp_path: Path, octets: str) -> None:
    """One file after the other, in the sound example."""
    projet = copier_exemple(tmp_path / "projet")
    assert len(LUS) > 30
    for nom in LUS:
        avant = (projet / nom).read_bytes()
        (projet / nom).write_bytes(OCTETS[octets])
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
