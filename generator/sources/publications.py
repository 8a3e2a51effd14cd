"""Reads `publications.yml`: what is known to be published on a contract, read or not."""

from collections.abc import Mapping

import yaml
from msgspec import Struct

from generator.model.codes import CodeChamp, CodeDocument, CodeLien
from generator.model.contrat import Contrat, Document
from generator.model.formats.chiffres import PUBLICATIONS
from generator.model.publication import Couverture, EtatDeLecture, GenreDeSource, Licence, Publication, Recherche, SeriesPubliees
from generator.sources.champs import Champs
from generator.sources.dates_voulues import ecrire_la_date
from generator.sources.journal import Journal, extrait, proche
from generator.sources.periodes import est_date
from generator.sources.referentiel import lire_rupture
from generator.sources.tableau_csv import Ligne


class Publiees(Struct, frozen=True):
    """What the file holds: its entries, and the ISO day up to which publications were looked for."""

    publications: tuple[Publication, ...]
    lecture_arretee_le: str


def lire_publications(racine: yaml.Node, fichier: str, journal: Journal, documents: Mapping[str, Document]) -> Publiees:
    """The publications of one contract; `documents` are those of contrat.yml by their ids."""
    haut = Champs(racine, fichier, journal, PUBLICATIONS.forme)
    jour = haut.date("lecture_arretee_le")
    publications = tuple(_publication(champs, documents) for champs in haut.liste("publications"))
    haut.fini()
    return Publiees(publications, jour)


def genres_des_sources(contrat: Contrat | None, publications: tuple[Publication, ...]) -> dict[str, GenreDeSource]:
    """The kind of everything that a figure may name as its publication: the documents of the contract, and the entries of the file."""
    genres = {document.id: document.genre for document in contrat.documents} if contrat else {}
    for publication in publications:
        genres[publication.id] = publication.genre
    return genres


def _publication(champs: Champs, documents: Mapping[str, Document]) -> Publication:
    document = champs.texte("document")
    decrit = documents.get(document)  # what contrat.yml says of it is not said again
    du_document = decrit.genre if decrit else GenreDeSource.DOCUMENT_SIGNE
    genre = GenreDeSource(champs.choix("genre", defaut=du_document, requis=not document))
    if document in documents and genre is not du_document:
        message = f"Le document « {document} » est d’un autre genre dans contrat.yml ({du_document})."
        champs.journal.erreur(
            champs.lieu_du("genre"), CodeDocument.GENRE, message, "Écrire le genre à un seul endroit, ou le même aux deux."
        )
    publication = Publication(
        id=champs.id(),
        titre=champs.texte("titre", requis=not document) or (decrit.titre if decrit else ""),
        editeur=champs.texte("editeur", requis=not document),
        date=champs.date("date") or (decrit.date if decrit else ""),
        adresse=champs.url("adresse") or (decrit.url if decrit else ""),
        genre=genre,
        etat=EtatDeLecture(champs.choix("etat")),
        lieu=champs.lieu,
        cherchee=_recherche(champs.sous("cherchee")),
        document=document,
        couvre=_couverture(champs.sous("couvre")),
        fin_du_contrat=champs.date("fin_du_contrat"),
        fin_des_contrats_de_ville=champs.date("fin_des_contrats_de_ville"),
        note=champs.texte("note"),
        contours_recalcules=champs.texte("contours_recalcules"),
        ruptures=tuple(lire_rupture(sous) for sous in champs.liste("ruptures")),
        lu_le=champs.date("lu_le"),
        saisi_par=champs.texte("saisi_par"),
        licence=Licence(mot) if (mot := champs.choix("licence")) else None,
        licence_adresse=champs.url("licence_adresse"),
    )
    champs.fini()
    return publication


def _recherche(champs: Champs | None) -> Recherche | None:
    if champs is None:
        return None
    recherche = Recherche(champs.texte("ou"), champs.date("le"))
    champs.fini()
    return recherche


def _couverture(champs: Champs | None) -> Couverture | None:
    if champs is None:
        return None
    couverture = Couverture(
        periode=champs.periode("periodes"),
        tout=champs.booleen("tout") or False,
        noeuds=champs.ids("noeuds"),
        indicateurs=champs.ids("indicateurs"),
        connus=champs.choix("lesquels") == "connus",
        chiffres=champs.texte("chiffres"),
    )
    if couverture.tout and (couverture.noeuds or couverture.indicateurs):
        message = "« tout: oui » et une liste de nœuds ou d’indicateurs se contredisent."
        champs.journal.erreur(champs.lieu_du("tout"), CodeDocument.COUVERTURE, message, "Garder l’un ou l’autre.")
    champs.fini()
    return couverture


def lire_publication(ligne: Ligne, genres: Mapping[str, GenreDeSource] | None, *, defaut: str = "") -> str:
    """The publication that a row of a table names, `defaut` where it names none.

    `genres` gives the kind of each known publication and document; None where they could not be read, and then an unknown id is no problem.
    The row may also write the kind (`genre_de_source`, as the tables that the site publishes do): it must be that of the publication.
    """
    publication, genre = ligne.cellules.get("publication", "") or defaut, ligne.cellules.get("genre_de_source", "")
    if publication != defaut and genres is not None and publication not in genres:
        conseil = f"{proche(publication, genres)}Recopier un id de publications.yml, ou d’un document de contrat.yml."
        ligne.erreur("publication", CodeLien.REFERENCE, f"La publication « {extrait(publication)} » n’existe pas.", conseil)
    elif genre and not publication:
        message = "Le genre de la source est écrit sans la publication."
        ligne.erreur("genre_de_source", CodeDocument.PUBLICATION, message, "Nommer la publication, dont le genre se déduit.")
    elif genre and genres is not None and genre != genres.get(publication, genre):
        message = f"« {extrait(genre)} » n’est pas le genre de cette publication ({genres[publication]})."
        ligne.erreur(
            "genre_de_source", CodeDocument.PUBLICATION, message, "Vider la cellule : le genre vient de publications.yml ou de contrat.yml."
        )
    if ligne.cellules.get("repere") and not publication:
        message = "Le repère ne dit pas de quelle publication il est la place."
        ligne.erreur("repere", CodeDocument.PUBLICATION, message, "Écrire l’identifiant de la publication dans la colonne « publication ».")
    return publication


def lire_les_dates(ligne: Ligne, publication: str, series: SeriesPubliees) -> tuple[str, str]:
    """When the figure of a row was read, and who entered it; both empty where the row does not say.

    The row may also write the date and the licence of its `publication` (as the tables that the site publishes do): they must be what `series` says.
    """
    lu_le = ligne.cellules.get("lu_le", "")
    if lu_le and not est_date(lu_le):
        ligne.erreur(
            "lu_le",
            CodeChamp.DATE,
            f"« {extrait(lu_le)} » n’est pas une date.",
            ecrire_la_date(lu_le, "Écrire 2020-12-08, 2020-12 ou 2020."),
        )
    for colonne, de_la_publication in (("publie_le", series.dates), ("licence", series.licences)):
        ecrit = ligne.cellules.get(colonne, "")
        if ecrit and ecrit != de_la_publication.get(publication, ""):
            connu = de_la_publication.get(publication, "") or "rien n’y est écrit"
            message = f"« {extrait(ecrit)} » n’est pas ce que dit la publication de cette ligne ({connu})."
            conseil = f"Vider la cellule : « {colonne} » vient de publications.yml ou de contrat.yml."
            ligne.erreur(colonne, CodeDocument.PUBLICATION, message, conseil)
    return lu_le, ligne.cellules.get("saisi_par", "")
