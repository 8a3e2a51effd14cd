"""No contract may take an address of the portal: what the list of reserved names forgets is found here, from the kinds of pages themselves."""

from pathlib import Path

from generator.checks.identifiants import RESERVES_DU_PORTAIL
from generator.model.dossier import REGISTRE
from generator.pages.adresses import PARTIE_DE_LISTE
from generator.pages.routes.du_portail import GENRES
from generator.publication.chantier import PORTAIL
from tests.exemple.projet import copier_exemple, sorties_de_l_exemple


def test_aucune_adresse_du_portail_n_est_libre(tmp_path: Path) -> None:
    """Every first segment of what the portal publishes, pages and files, and the names that it has elsewhere."""
    des_genres = {genre.adresse.partition("/")[0] for genre in GENRES if genre.adresse}
    publies = {
        chemin.removeprefix("portail/").partition("/")[0]
        for chemin in sorties_de_l_exemple(copier_exemple(tmp_path / "projet"))
        if chemin.startswith("portail/") and "/" in chemin.removeprefix("portail/")
    }
    assert des_genres | publies | {PARTIE_DE_LISTE.partition("/")[0], PORTAIL, REGISTRE} <= RESERVES_DU_PORTAIL
