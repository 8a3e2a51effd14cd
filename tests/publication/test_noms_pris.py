"""No contract may take an address of the portal, and no thing of a contract one of its pages: the names come from the kinds of pages."""

from collections import Counter
from pathlib import Path

from generator.pages.adresses import IMPRIMER, INDICATEUR, MANQUE_DE, NOEUD, PARTENAIRE, TERRITOIRE, TEXTE
from generator.pages.edition import Edition
from generator.pages.routes.noms_pris import noms_sous
from generator.publication.construction import examiner, tous_les_sites
from tests.constructeur_simple import fichiers_des_sites
from tests.exemple.projet import JOUR, copier_exemple
from tests.sources.essai import FICHIERS, nouveau_projet


def test_aucune_adresse_du_portail_n_est_libre(exemple_construit: Path, tmp_path: Path) -> None:
    """Whatever stands at the root of what is published, the theme's own files too, and is no contract: `verifier` refuses it as the id of one."""
    racine, projet = exemple_construit / "public", nouveau_projet(tmp_path)
    du_portail = {chemin.name for chemin in racine.iterdir() if chemin.is_dir() and not (chemin / "referentiel").is_dir()}
    assert {"mentions-legales", "ressources", "carte", "assets"} <= du_portail
    for nom in du_portail:
        for chemin, texte in FICHIERS.items():
            if chemin.startswith("referentiels/essai/"):
                projet.ecrire(chemin.replace("/essai/", f"/{nom}/"), texte.replace("id: essai", f"id: {nom}"))
    dits = {probleme.split("« ")[1].split(" »")[0] for probleme in projet.problemes() if "est une adresse du portail" in probleme}
    assert dits == du_portail


def test_les_noms_viennent_des_genres_de_pages() -> None:
    """A page that a kind adds among those of ids takes a name from them."""
    assert noms_sous(TEXTE) == {"chercher"}
    assert noms_sous(IMPRIMER) == {"bilan"}
    assert noms_sous(INDICATEUR, ["indicateurs/", "indicateurs/tous/", "indicateurs/{}/", "autres/x/"]) == {"tous"}
    for motif in (NOEUD, INDICATEUR, PARTENAIRE, MANQUE_DE, TERRITOIRE):
        assert not noms_sous(motif), "a rule must refuse it as an id"


def test_un_document_n_a_pas_l_adresse_de_la_recherche(tmp_path: Path) -> None:
    projet = nouveau_projet(tmp_path)
    for nom in ("contrat", "referentiel", "territoires", "faits", "anomalies", "mesures"):
        texte = projet.chemin(nom).read_text("utf-8")
        projet.ecrire(nom, texte.replace("id: protocole", "id: chercher").replace("document: protocole", "document: chercher"))
    assert "identifiant-reserve: « chercher » est l’adresse de la recherche dans les documents." in projet.seul()


def test_deux_sorties_ne_vont_pas_au_meme_endroit(tmp_path: Path) -> None:
    projet = copier_exemple(tmp_path / "projet")
    sites = tous_les_sites(examiner(projet)[0], projet, aujourd_hui=JOUR, edition=Edition(pdf=True))
    chemins = Counter(chemin.casefold() for chemin, _ in fichiers_des_sites(sites))
    assert [chemin for chemin, fois in chemins.items() if fois > 1] == []
