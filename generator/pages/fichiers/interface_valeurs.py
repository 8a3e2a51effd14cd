"""Figures one by one, in the files for machines: what is known of each, and of where it comes from."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from generator.model.provenance import provenance_de
from generator.model.publication import Publication
from generator.model.tableur import ecrire_nombre
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.fichiers.ecrire_csv import ecrire_csv
from generator.pages.fichiers.ecrire_json import nombre_json
from generator.pages.fichiers.tables_publiees import BORNES, VALEURS, colonnes_absentes
from generator.pages.mots.echappement import cellule_csv


def objet_valeur(valeur: Valeur, publication: Publication | None) -> dict[str, Any]:
    """One figure, with its source (`publication` where its row names one), its place there, when it was read and who entered it. `valeur` is a number, true or false, or words; None where there is no figure, and `statut` says why."""
    objet: dict[str, Any] = {
        "territoire": valeur.territoire,
        "periode": valeur.periode.texte,
        "valeur": _valeur(valeur),
        "statut": valeur.statut.value,
        "source": valeur.source,
        "publication": valeur.publication or None,
        "repere": valeur.repere,
        "commentaire": valeur.commentaire,
        "lu_le": (provenance := provenance_de(valeur, publication)).lu_le or None,
        "saisi_par": provenance.saisi_par or None,
    }
    if valeur.ventilation:
        objet["ventilation"] = dict(valeur.ventilation)
    if valeur.bornes:
        objet["bornes"] = [nombre_json(borne) for borne in valeur.bornes]
    if valeur.retenu:
        objet["retenu"] = valeur.retenu
    return objet


def _valeur(valeur: Valeur) -> Any:
    if valeur.nombre is None:
        return valeur.mots or None
    return bool(valeur.nombre) if valeur.unite is Unite.OUI_NON else nombre_json(valeur.nombre)


def objet_provenance(publication: Publication) -> dict[str, Any]:
    """Where figures come from: what was printed of it."""
    return {
        "id": publication.id,
        "titre": publication.titre,
        "editeur": publication.editeur,
        "date": publication.date or None,
        "url": publication.adresse or None,
        "genre": publication.genre.value,
        **objet_lecture(publication),
    }


def objet_lecture(publication: Publication) -> dict[str, Any]:
    """When its figures were read, who entered them, and the licence that it states; None where nobody wrote it."""
    return {
        "lu_le": publication.lu_le or None,
        "saisi_par": publication.saisi_par or None,
        "licence": publication.licence.value if publication.licence else None,
        "licence_url": publication.licence_adresse or None,
    }


def valeurs_csv(valeurs: Sequence[Valeur], publications: Mapping[str, Publication], *, ventilees: bool = False) -> bytes:
    """One row per observation; the cell of an absent figure is empty and `statut` says why. A forecast is a row as others, whose `statut` says so.

    A contract that declares dimensions (`ventilees`) has one more column, `ventilation`, which is empty for the whole; where some of `valeurs` are
    estimates, there are two for their bounds. `publications` are found by the ids that figures name them by.
    """
    sans = colonnes_absentes(ventilees=ventilees, bornees=any(valeur.bornes for valeur in valeurs))
    return ecrire_csv(VALEURS.sans(sans).noms, (_cellules(valeur, publications, sans) for valeur in valeurs))


def _cellules(valeur: Valeur, publications: Mapping[str, Publication], sans: Collection[str]) -> tuple[str, ...]:
    partie = ", ".join(f"{dimension}={modalite}" for dimension, modalite in valeur.ventilation)
    bornes = ("" if borne is None else ecrire_nombre(borne) for borne in (valeur.borne_basse, valeur.borne_haute))
    en_plus = zip((*BORNES, "ventilation"), (*bornes, partie), strict=True)
    return (*_observation(valeur), *(cellule for nom, cellule in en_plus if nom not in sans), *_provenance(valeur, publications))


def _observation(valeur: Valeur) -> tuple[str, ...]:
    if valeur.nombre is None:
        ecrite = cellule_csv(valeur.mots)
    elif valeur.unite is Unite.OUI_NON:
        ecrite = "oui" if valeur.nombre else "non"
    else:
        ecrite = ecrire_nombre(valeur.nombre)
    return (
        valeur.indicateur,
        valeur.territoire,
        valeur.periode.texte,
        ecrite,
        valeur.unite,
        valeur.statut.value,
        cellule_csv(valeur.source),
        cellule_csv(valeur.commentaire),
    )


def _provenance(valeur: Valeur, publications: Mapping[str, Publication]) -> tuple[str, ...]:
    publication = publications.get(valeur.publication)
    genre = publication.genre.value if publication else ""
    d_ou = provenance_de(valeur, publication)
    return (
        valeur.publication,
        cellule_csv(valeur.repere),
        genre,
        cellule_csv(valeur.retenu),
        d_ou.publie_le,
        d_ou.lu_le,
        cellule_csv(d_ou.saisi_par),
        d_ou.licence or "",
    )


def toutes_les_valeurs(contexte: Contexte) -> bytes:
    """`valeurs.csv`: all observations of a contract."""
    lignes = contexte.dossier.observations()
    return valeurs_csv(lignes, contexte.suivi.publications, ventilees=bool(contexte.contrat.dimensions))
