"""Files for machines on publications and neighbouring figures. As in `interface`, keys and columns may be added, never changed."""

from collections.abc import Sequence
from typing import Any

from generator.calculs.produit_des_publications import RIEN
from generator.model.publication import Couverture, Publication
from generator.model.tableur import ecrire_nombre
from generator.model.voisin import SerieVoisine
from generator.pages.adresses import racine
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.interface_valeurs import objet_lecture
from generator.pages.fichiers.tables_publiees import PUBLICATIONS, VOISINS
from generator.pages.mots.echappement import cellule_csv


def objet_publication(contexte: Contexte, publication: Publication) -> dict[str, Any]:
    """One publication, with the number of figures that it gave."""
    couvre, cherchee = publication.couvre, publication.cherchee
    return {
        "id": publication.id,
        "document": publication.document or None,
        "titre": publication.titre,
        "editeur": publication.editeur,
        "date": publication.date or None,
        "url": publication.adresse or None,
        "genre": publication.genre.value,
        "etat": publication.etat.value,
        "cherchee": {"ou": cherchee.ou, "le": cherchee.le} if cherchee else None,
        "couvre": {
            "periode": couvre.periode.texte if couvre.periode else None,
            "tout": couvre.tout,
            "noeuds": list(couvre.noeuds),
            "indicateurs": list(couvre.indicateurs),
            "lesquels": _lesquels(couvre),
            "chiffres": couvre.chiffres,
        }
        if couvre
        else None,
        "fin_du_contrat": publication.fin_du_contrat or None,
        "fin_des_contrats_de_ville": publication.fin_des_contrats_de_ville or None,
        "valeurs": _donnees(contexte, publication)[0],
        "voisins": _donnees(contexte, publication)[1],
        "note": publication.note,
        **({"contours_recalcules": publication.contours_recalcules} if publication.contours_recalcules else {}),
        **({"ruptures": [{"date": une.date, "texte": une.texte} for une in publication.ruptures]} if publication.ruptures else {}),
        "adresse": racine(contexte.adresses.publication(publication.id)),
        **objet_lecture(publication),
    }


def _lesquels(couvre: Couverture) -> str:
    return "connus" if couvre.connus else "inconnus"


def _donnees(contexte: Contexte, publication: Publication) -> tuple[int, int]:
    """(figures, neighbouring figures) that a publication gave."""
    noms = contexte.suivi.publications
    valeurs = contexte.suivi.des_publications.get(publication.id, RIEN).chiffres
    return valeurs, sum(noms[valeur.publication].id == publication.id for valeur in contexte.dossier.voisins.valeurs)


def publications_csv(contexte: Contexte) -> bytes:
    """One row per publication; `couvre` is «tout», or ids of nodes and indicators."""
    return ecrire_csv(PUBLICATIONS.noms, (_ligne(contexte, publication) for publication in contexte.dossier.publications_connues()))


def _ligne(contexte: Contexte, publication: Publication) -> Sequence[str]:
    couvre, cherchee = publication.couvre, publication.cherchee
    valeurs, voisins = _donnees(contexte, publication)
    return (
        publication.id,
        publication.document,
        cellule_csv(publication.titre),
        cellule_csv(publication.editeur),
        publication.date,
        publication.adresse,
        publication.genre.value,
        publication.etat.value,
        cellule_csv(cherchee.ou) if cherchee else "",
        cherchee.le if cherchee else "",
        couvre.periode.texte if couvre and couvre.periode else "",
        ("tout" if couvre.tout else " ".join((*couvre.noeuds, *couvre.indicateurs))) if couvre else "",
        _lesquels(couvre) if couvre else "",
        cellule_csv(couvre.chiffres) if couvre else "",
        publication.fin_du_contrat,
        publication.fin_des_contrats_de_ville,
        str(valeurs),
        str(voisins),
        cellule_csv(publication.note),
        publication.lu_le,
        cellule_csv(publication.saisi_par),
        publication.licence or "",
        publication.licence_adresse,
    )


def objet_serie(serie: SerieVoisine) -> dict[str, Any]:
    """One series of neighbouring figures; the figures themselves are in voisins.csv."""
    return {
        "id": serie.id,
        "titre": serie.titre,
        "unite": serie.unite,
        "pres_de": list(serie.pres_de),
        "difference": serie.difference,
        "publication": serie.publication,
        "par": "contrat_de_ville" if serie.par_contrat_de_ville else "territoire",
        "lieux": [{"id": lieu.id, "nom": lieu.nom} for lieu in serie.lieux],
        "somme": {"lieux": list(serie.somme.lieux), "sans": serie.somme.sans} if serie.somme else None,
    }


def voisins_csv(contexte: Contexte) -> bytes:
    """One row per neighbouring figure, in the order of the files: a table that `voisins/` takes back as it is."""
    unites = {serie.id: serie.unite for serie in contexte.dossier.voisins.series}
    publications = contexte.suivi.publications
    lignes = (
        (
            valeur.serie,
            valeur.endroit,
            valeur.periode.texte,
            cellule_csv(valeur.mots) if valeur.nombre is None else ecrire_nombre(valeur.nombre),
            unites[valeur.serie],
            valeur.publication,
            publications[valeur.publication].genre.value,
            cellule_csv(valeur.repere),
            cellule_csv(valeur.commentaire),
        )
        for valeur in contexte.dossier.voisins.valeurs
    )
    return ecrire_csv(VOISINS.noms, lignes)
