"""Publications and figures found outside the documents, read back: what was found is entered word for word, or is said not to be."""

import csv
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

from generator.model.dossier import Dossier
from generator.model.publication import EtatDeLecture
from generator.publication.construction import examiner
from generator.sources.nombres import interpreter_nombre

RACINE = Path(__file__).parents[2]
TROUVES = RACINE.parent / "shared" / "chiffres"
ETATS = {"connue": EtatDeLecture.CONNUE_NON_LUE, "lue en": EtatDeLecture.LUE_EN_PARTIE, "lue (": EtatDeLecture.LUE}
OBJETS = {"postes d’adultes-relais": "adultes-relais", "postes Fonjep": "fonjep"}


@cache
def dossiers() -> dict[str, Dossier]:
    """The real contracts."""
    return {dossier.contrat.id: dossier for dossier in examiner(RACINE)[0].dossiers}


def lignes(nom: str) -> Iterator[dict[str, str]]:
    """The rows of a table of what was found; none where the tables do not stand beside the checkout."""
    chemin = TROUVES / nom
    if chemin.is_file():
        with chemin.open(encoding="utf-8", newline="") as fichier:
            yield from csv.DictReader(fichier, delimiter=";")


def test_chaque_publication_est_inscrite() -> None:
    """Same id, publisher, date, address and state."""
    for ligne in lignes("publications.csv"):
        publications = {une.id: une for une in dossiers()[ligne["contrat"]].publications_connues()}
        une = publications[ligne["id"]]
        assert une.editeur == ligne["editeur"], ligne
        assert une.adresse == ligne["adresse"], ligne
        assert une.date.startswith(ligne["date"]), ligne
        assert une.etat is next(etat for debut, etat in ETATS.items() if ligne["etat"].startswith(debut)), ligne
        if "actions du référentiel renseignées" in ligne["contenu"]:
            assert une.couvre is not None
            assert set(re.findall(r"\d+", une.couvre.chiffres)) <= set(re.findall(r"\d+", ligne["contenu"])), ligne
            assert len(re.findall(r"\d+", une.couvre.chiffres)) == 3
            assert not une.couvre.connus


def _memes_mots(repere: str, mots: str) -> bool:
    """The place quotes the words that carry the figure, whatever their quotation marks."""
    simple = str.maketrans({"«": "", "»": "", "“": "", "”": "", " ": "", "\u00a0": "", "\u202f": ""})
    return mots.translate(simple) in repere.translate(simple)


def test_chaque_chiffre_exact_est_inscrit() -> None:
    """Same figure, place, time, words read and address."""
    for ligne in lignes("chiffres-trouves.csv"):
        if ligne["lien"] != "exact":
            continue
        dossier = dossiers()[ligne["contrat"]]
        publications = dossier.publications_par_nom()
        trouves = [
            valeur
            for valeur in dossier.valeurs
            if (valeur.indicateur, valeur.territoire, valeur.periode.texte) == (ligne["indicateur"], ligne["territoire"], ligne["periode"])
            and publications[valeur.publication].adresse == ligne["adresse"]
        ]
        assert len(trouves) == 1, ligne
        (valeur,) = trouves
        assert valeur.nombre == Decimal(ligne["valeur"]) or valeur.mots.startswith(f"{ligne['valeur']} %"), ligne
        assert _memes_mots(valeur.repere, ligne["mots"]), (valeur.repere, ligne["mots"])
        assert publications[valeur.publication].date == ligne["date"], ligne


def test_chaque_chiffre_voisin_est_un_voisin() -> None:
    """What is near or tells the context stands among the neighbouring figures, beside its indicator, and not among the figures."""
    for ligne in lignes("chiffres-trouves.csv"):
        if ligne["lien"] not in ("voisin", "contexte"):
            continue
        dossier = dossiers()[ligne["contrat"]]
        publications = dossier.publications_par_nom()
        pres = {serie.id for serie in dossier.voisins.series if ligne["indicateur"] in serie.pres_de}
        trouves = [
            valeur
            for valeur in dossier.voisins.valeurs
            if valeur.serie in pres and (valeur.endroit, valeur.periode.texte) == (ligne["territoire"], ligne["periode"])
        ]
        assert [valeur.nombre for valeur in trouves] == [Decimal(ligne["valeur"])], ligne
        assert _memes_mots(trouves[0].repere, ligne["mots"]), ligne
        assert publications[trouves[0].publication].adresse == ligne["adresse"], ligne
        adresses = [publications[valeur.publication].adresse for valeur in dossier.valeurs if valeur.indicateur == ligne["indicateur"]]
        assert ligne["adresse"] not in adresses, ligne


def test_rien_d_incertain_n_est_publie() -> None:
    """What is still to be checked is no figure of any table, and docs/chiffres-a-verifier.md says why."""
    dit = (RACINE / "docs" / "chiffres-a-verifier.md").read_text("utf-8")
    for ligne in lignes("chiffres-trouves.csv"):
        if ligne["lien"] == "à vérifier":
            dossier = dossiers()[ligne["contrat"]]
            siens = [valeur for valeur in dossier.valeurs if valeur.indicateur == ligne["indicateur"]]
            assert Decimal(ligne["valeur"]) not in [valeur.nombre for valeur in siens]
            assert Decimal(ligne["valeur"]) not in [valeur.nombre for valeur in dossier.voisins.valeurs]
            assert f"`{ligne['indicateur']}`" in dit
            assert ligne["valeur"] in dit


def test_chaque_poste_est_inscrit() -> None:
    """Every row of the posts by contrat de ville, and no other: both series, whole."""
    lues = list(lignes("ci-ville.csv"))
    if not lues:
        return
    dossier = dossiers()["grand-orly-seine-bievre"]
    villes = {ville.nom: ville.id for ville in dossier.contrat.contrats_de_ville} | {
        "France": "france",
        "sans code de contrat": "sans-code",
    }
    attendus = {
        (OBJETS[une["objet"]], villes[une["contrat_de_ville"]], une["date"]): interpreter_nombre(une["postes"]).valeur for une in lues
    }
    inscrits = {(valeur.serie, valeur.endroit, valeur.periode.texte): valeur.nombre for valeur in dossier.voisins.valeurs}
    assert inscrits == attendus
    for une in lues:
        (valeur,) = (
            valeur
            for valeur in dossier.voisins.valeurs
            if (valeur.serie, valeur.endroit, valeur.periode.texte) == (OBJETS[une["objet"]], villes[une["contrat_de_ville"]], une["date"])
        )
        assert une["code_cv"] in valeur.repere


def test_chaque_chiffre_nomme_sa_publication() -> None:
    """No figure of a real contract is without its publication and its place there."""
    for dossier in dossiers().values():
        noms = dossier.publications_par_nom()
        assert dossier.lecture_arretee_le
        for valeur in dossier.valeurs:
            assert valeur.publication in noms, valeur.lieu
            assert valeur.repere, valeur.lieu
        for serie in dossier.voisins.series:
            assert noms[serie.publication].adresse
