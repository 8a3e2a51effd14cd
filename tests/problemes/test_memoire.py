"""What is read with the memory of an earlier reading is what would be read from nothing, whichever file changed meanwhile."""

from pathlib import Path
from typing import Any

import pytest

from generator.model.dossier import REGISTRE
from generator.publication.magasin import MagasinSurDisque
from generator.sources.journal import Journal
from generator.sources.registre import ProjetLu, lire_projet
from generator.sources.reglages import REGLAGES
from tests.problemes.exemples import PROJET, copier
from tests.sources.essai import nouveau_projet

FICHIERS = sorted(
    fichier.relative_to(PROJET).as_posix() for fichier in PROJET.rglob("*") if fichier.is_file() and fichier.name != REGLAGES
)  # which may be missing
# The sound project, the memory of its reading, the digests of its fields, and the fields.
Sain = tuple[Path, MagasinSurDisque, dict[tuple[str, str], str], dict[tuple[str, str], Any]]


def _lire(projet: Path, magasin: MagasinSurDisque | None = None) -> tuple[ProjetLu, dict[tuple[str, str], Any], list[str]]:
    """What is read, each field of it, and what is said."""
    journal = Journal()
    lu = lire_projet(projet, journal, magasin)
    choses = {dossier.nom_suivi: dossier for dossier in lu.registre.dossiers} | {REGISTRE: lu.registre}
    champs = {(nom, champ): getattr(choses[nom], champ) for nom, champ in lu.cles if champ != "dossiers"}
    return lu, champs, [str(probleme) for probleme in journal.problemes]


@pytest.fixture(scope="module")
def sain(tmp_path_factory: pytest.TempPathFactory) -> Sain:
    projet = copier(tmp_path_factory.mktemp("memoire"))
    _lire(projet)  # what the program itself brings is read once for all
    magasin = MagasinSurDisque(projet.parent / "magasin")
    lu, champs, dits = _lire(projet, magasin)
    assert dits == []
    return projet, magasin, dict(lu.cles), champs


@pytest.mark.parametrize("fichier", FICHIERS)
def test_un_fichier_de_moins(sain: Sain, fichier: str) -> None:
    """A file goes, and comes back: fields and problems are those of a first reading, and no field that changed has the digest that it had."""
    projet, magasin, cles, champs = sain
    octets = (projet / fichier).read_bytes()
    (projet / fichier).unlink()
    try:
        lu, sans, dits = _lire(projet, magasin)
        _, de_rien, dits_de_rien = _lire(projet)
        assert sans == de_rien
        assert dits == dits_de_rien
        changes = {cle for cle in sans.keys() & champs.keys() if sans[cle] != champs[cle]}
        assert {cle for cle in changes if lu.cles[cle] == cles[cle]} == set()
        assert changes or dits or sans.keys() != champs.keys(), "nothing tells that this file is gone"
    finally:
        (projet / fichier).write_bytes(octets)
    lu, encore, dits = _lire(projet, magasin)
    assert (encore, dits) == (champs, [])
    assert {cle for cle in cles if lu.cles[cle] != cles[cle]} == set()


# A file says something else: (file, before, after, the fields that are other things then).
CHANGES = [
    ("referentiel", '        mesures_nationales: ["1"]\n', "", "essai/lu racines, registre mesures"),
    ("referentiel", "titre: Agir", "titre: Agir vite", "essai/lu racines"),
    ("referentiel", "libelle: Taux, unite: pourcentage", "libelle: Taux, unite: nombre", "essai/lu racines, essai/lu valeurs"),
    ("contrat", "titre: Contrat d’essai", "titre: Contrat", "essai/lu contrat"),
    ("territoires", "nom: Arcueil", "nom: Cachan", "essai/lu territoires, registre lieux"),
    ("partenaires", "nom: Ville,", "nom: Ville d’essai,", "registre partenaires"),
    ("faits", "10 500 €, nature", "10 501 €, nature", "essai/lu faits"),
    ("anomalies", "titre: Total", "titre: Somme", "essai/lu anomalies"),
    ("valeurs", "12,5 %", "12,6 %", "essai/lu valeurs"),
    ("content/essai/presentation.md", "Bienvenue", "Bonjour", "essai/lu textes"),
]


@pytest.mark.parametrize(("fichier", "avant", "apres", "autres"), CHANGES)
def test_un_mot_change(tmp_path: Path, fichier: str, avant: str, apres: str, autres: str) -> None:
    """No field that is another thing has the digest that it had, also where the measures are those that come with the program, which the contract cites or not."""
    projet = nouveau_projet(tmp_path / "projet")
    projet.chemin("mesures").unlink()
    magasin = MagasinSurDisque(tmp_path / "magasin")
    lu, champs, _ = _lire(projet.racine, magasin)
    projet.remplacer(fichier, avant, apres)
    encore, dits, _ = _lire(projet.racine, magasin)
    assert dits == _lire(projet.racine)[1]
    changes = {cle for cle in dits.keys() & champs.keys() if dits[cle] != champs[cle]}
    assert sorted(map(" ".join, changes)) == autres.split(", ")
    assert {cle for cle in changes if lu.cles[cle] == encore.cles[cle]} == set()
