"""A contract whose folder has another name is named by the one that it had, in files that contracts share."""

from pathlib import Path

from generator.publication.construction import examiner
from tests.exemple.projet import CONTRAT, copier_exemple


def test_le_conseil_donne_le_nom_d_aujourd_hui(tmp_path: Path) -> None:
    """The list of national measures and the glossary name it as before: the advice says what to write."""
    projet = copier_exemple(tmp_path / "projet")
    registres = projet / "referentiels"
    (registres / CONTRAT).rename(registres / "pays-d-exemple")
    (projet / "content" / CONTRAT).rename(projet / "content" / "pays-d-exemple")
    (registres / "pays-d-exemple" / "contrat.yml").write_text(
        (registres / "pays-d-exemple" / "contrat.yml").read_text("utf-8").replace(f"id: {CONTRAT}\n", "id: pays-d-exemple\n", 1), "utf-8"
    )
    (registres / "adresses.yml").write_text(f"adresses:\n  - {{adresse: {CONTRAT}/, vers: pays-d-exemple/}}\n", "utf-8")
    dits = [un for un in examiner(projet, "2021-06-30")[1] if CONTRAT in un.message]
    assert {(un.lieu.fichier, un.conseil) for un in dits} == {
        ("referentiels/mesures-nationales.yml", "Écrire « pays-d-exemple » : ce contrat s’appelle ainsi maintenant."),
        ("referentiels/glossaire.yml", "Écrire « pays-d-exemple » : ce contrat s’appelle ainsi maintenant."),
    }
