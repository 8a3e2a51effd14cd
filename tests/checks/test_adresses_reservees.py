"""No contract may take an address of the portal: what the list of reserved names forgets is found here, from the kinds of pages themselves."""

from collections import Counter
from pathlib import Path

from generator.checks.identifiants import RESERVE_DES_DOCUMENTS, RESERVES_DU_PORTAIL
from generator.model.dossier import REGISTRE
from generator.pages.adresses import CHERCHER, PARTIE_DE_LISTE, TEXTE
from generator.pages.edition import Edition
from generator.pages.routes.du_portail import GENRES
from generator.publication.chantier import PORTAIL
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple.projet import JOUR, copier_exemple, sorties_de_l_exemple
from tests.sources.essai import Projet


def test_aucune_adresse_du_portail_n_est_libre(tmp_path: Path) -> None:
    """Every first segment of what the portal publishes, pages and files, and the names that it has elsewhere."""
    des_genres = {genre.adresse.partition("/")[0] for genre in GENRES if genre.adresse}
    publies = {
        chemin.removeprefix("portail/").partition("/")[0]
        for chemin in sorties_de_l_exemple(copier_exemple(tmp_path / "projet"))
        if chemin.startswith("portail/") and "/" in chemin.removeprefix("portail/")
    }
    assert des_genres | publies | {PARTIE_DE_LISTE.partition("/")[0], PORTAIL, REGISTRE} <= RESERVES_DU_PORTAIL


def test_un_document_n_a_pas_l_adresse_de_la_recherche(projet: Projet) -> None:
    """The reserved name is the one of the page that stands where those of documents do."""
    assert TEXTE.partition("{}")[0] + f"{RESERVE_DES_DOCUMENTS}/" == CHERCHER
    for nom in ("contrat", "referentiel", "territoires", "faits", "anomalies", "mesures"):
        texte = projet.chemin(nom).read_text("utf-8")
        projet.ecrire(nom, texte.replace("id: protocole", "id: chercher").replace("document: protocole", "document: chercher"))
    assert "identifiant-reserve: « chercher » est l’adresse de la recherche dans les documents." in projet.seul()


def test_deux_sorties_ne_vont_pas_au_meme_endroit(tmp_path: Path) -> None:
    projet = copier_exemple(tmp_path / "projet")
    sites = tous_les_sites(examiner(projet)[0], projet, aujourd_hui=JOUR, edition=Edition(pdf=True))
    chemins = Counter(chemin.casefold() for chemin, _ in fichiers_des_sites(sites))
    assert [chemin for chemin, fois in chemins.items() if fois > 1] == []
