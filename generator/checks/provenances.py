"""Rules on when figures were read, who entered them, and the licence that their publication states."""

from collections.abc import Iterator

from generator.calculs.personnes import est_une_personne, peut_etre_une_personne
from generator.model.codes import CodeChamp, CodeDocument
from generator.model.dossier import Dossier
from generator.model.lieu import Lieu
from generator.model.probleme import Gravite, Probleme
from generator.model.publication import Licence, Publication
from generator.sources.coordonnees import coordonnee
from generator.sources.journal import extrait

_CONSEIL = "Écrire l’organisme ou la fonction (« Mission politique de la ville »), ou vider ce champ."


def verifier_provenances(dossier: Dossier) -> Iterator[Probleme]:
    """Problems of `lu_le`, `saisi_par` and `licence`, of publications and of rows."""
    for publication in dossier.publications:
        yield from _publication(publication, dossier.lecture_arretee_le)
    noms = dossier.publications_par_nom()
    permis = dossier.contrat.noms_de_personnes
    # One problem for each way of writing who entered figures: a table has it on all of its rows.
    saisis: dict[str, Lieu] = {}
    ecrits = [(publication.saisi_par, publication.lieu) for publication in dossier.publications]
    for qui, lieu in (*ecrits, *((valeur.saisi_par, valeur.lieu) for valeur in dossier.valeurs)):
        if qui:
            saisis.setdefault(qui, lieu)
    for qui, lieu in saisis.items():
        yield from _personne(qui, lieu, permis=permis)
    for valeur in dossier.valeurs:
        publication_de = noms.get(valeur.publication)
        if valeur.lu_le and publication_de and _avant(valeur.lu_le, publication_de.date):
            yield _lu_avant(valeur.lieu, valeur.lu_le, publication_de.date)


def _publication(publication: Publication, arretee: str) -> Iterator[Probleme]:
    lieu = publication.lieu
    if publication.lu_le and not publication.est_lue:
        message = "Cette publication est dite non lue, et « lu_le » dit quand elle l’a été."
        yield Probleme(lieu, CodeDocument.PUBLICATION, message, "Écrire « etat: lue » ou « etat: lue_en_partie », ou enlever « lu_le ».")
    if _avant(publication.lu_le, publication.date):
        yield _lu_avant(lieu, publication.lu_le, publication.date)
    if arretee and publication.lu_le > arretee:
        message = f"Cette lecture est datée d’après le jour où la lecture est arrêtée ({arretee})."
        yield Probleme(lieu, CodeChamp.DATE, message, "Avancer « lecture_arretee_le », ou corriger « lu_le ».")
    if publication.licence_adresse and publication.licence in (None, Licence.NON_INDIQUEE):
        message = "Une adresse dit où lire la licence, et la licence n’est pas écrite."
        yield Probleme(lieu, CodeDocument.PUBLICATION, message, "Écrire « licence », ou enlever « licence_adresse ».")
    if publication.licence is Licence.AUTRE and not publication.licence_adresse:
        message = "La licence n’est pas de notre liste, et rien ne dit où la lire."
        yield Probleme(lieu, CodeDocument.PUBLICATION, message, "Ajouter « licence_adresse », l’adresse où la source le dit.")


def _avant(lu_le: str, publie_le: str) -> bool:
    """True where the first of two dates, each as precise as it is written, is surely before the second."""
    longueur = min(len(lu_le), len(publie_le))
    return lu_le[:longueur] < publie_le[:longueur]


def _lu_avant(lieu: Lieu, lu_le: str, publie_le: str) -> Probleme:
    message = f"Le chiffre aurait été lu ({lu_le}) avant d’être publié ({publie_le})."
    return Probleme(lieu, CodeChamp.DATE, message, "Corriger l’une des deux dates.")


def _personne(qui: str, lieu: Lieu, *, permis: bool) -> Iterator[Probleme]:
    """Who entered figures is a body or a function: a way to reach a person is never published, a name only where the contract says so."""
    if quoi := coordonnee(qui):
        yield Probleme(lieu, CodeDocument.NOM_DE_PERSONNE, f"« {extrait(qui)} » contient {quoi}, qui serait publié.", _CONSEIL)
    elif permis:
        return
    elif est_une_personne(qui):
        conseil = f"{_CONSEIL} Si cette personne a accepté que son nom soit publié, écrire « noms_de_personnes: oui » dans contrat.yml."
        yield Probleme(lieu, CodeDocument.NOM_DE_PERSONNE, f"« {extrait(qui)} » est le nom d’une personne, qui serait publié.", conseil)
    elif peut_etre_une_personne(qui):
        message = f"« {extrait(qui)} » est peut-être le nom d’une personne, qui serait publié."
        yield Probleme(lieu, CodeDocument.NOM_DE_PERSONNE, message, _CONSEIL, Gravite.AVERTISSEMENT)
