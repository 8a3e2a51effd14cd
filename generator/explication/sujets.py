"""The things of a project that can be asked about, by id, or by a line of a file."""

import re
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum

from msgspec import Struct

from generator.calculs.fiches import objet_de_la_valeur
from generator.model.dossier import Dossier, Registre
from generator.model.lieu import Lieu
from generator.model.partenaires_nommes import partenaires_du_contrat

_LIGNE = re.compile(r"(?P<fichier>.+?):(?P<ligne>[0-9]{1,9})(?::[0-9]{1,9})?\Z")
_ASSEZ_PRES = 0.6
_PROCHES = 5


class GenreDeSujet(StrEnum):
    """The kinds of things that can be asked about."""

    PROMESSE = "promesse"
    INDICATEUR = "indicateur"
    LIEU = "lieu"
    PARTENAIRE = "partenaire"
    DOCUMENT = "document"
    PUBLICATION = "publication"
    CHIFFRE = "chiffre"
    NOUVELLE = "nouvelle"
    FAIT = "fait"
    MONTANT = "montant"
    ANOMALIE = "anomalie"
    PAROLE = "parole"


class SujetExplique(Struct, frozen=True):
    """One thing: its kind, its id, the id of the contract that speaks of it, what it is called, and where our files write it.

    Rows have no id of their own: that of a figure is its indicator, its place, its period and its part, that of a piece of news its promise and its date.
    """

    genre: GenreDeSujet
    id: str
    contrat: str
    titre: str
    lieu: Lieu


def sujets(registre: Registre, contrat: str = "") -> Iterator[SujetExplique]:
    """All things of the project, contract by contract; those of one contract where it is named."""
    for dossier in registre.dossiers:
        if contrat in ("", dossier.id_du_contrat):
            yield from _du_contrat(dossier, registre)


def trouver(registre: Registre, mot: str, contrat: str = "") -> Sequence[SujetExplique]:
    """The things that `mot` names: by their id, or «file:line» as problems are told. Several where contracts share an id."""
    tous = list(sujets(registre, contrat))
    cherche = " ".join(mot.replace(";", " ").split())
    if trouves := [sujet for sujet in tous if sujet.id == cherche]:
        return trouves
    lue = _LIGNE.match(mot)
    return _a_la_ligne(tous, lue["fichier"], int(lue["ligne"])) if lue else ()


def proches(registre: Registre, mot: str, contrat: str = "") -> Sequence[str]:
    """The ids that are nearest to `mot`, the nearest first: those that are written nearly so, then those that begin or end with it."""
    ids = list(dict.fromkeys(sujet.id for sujet in sujets(registre, contrat) if sujet.genre is not GenreDeSujet.CHIFFRE))
    voulu = mot.casefold()
    presque = get_close_matches(voulu, ids, n=_PROCHES, cutoff=_ASSEZ_PRES)
    dedans = [id for id in ids if len(voulu) > 2 and voulu in id]
    return tuple(dict.fromkeys((*presque, *dedans)))[:_PROCHES]


def _a_la_ligne(tous: Sequence[SujetExplique], fichier: str, ligne: int) -> Sequence[SujetExplique]:
    """What is written at a line of a file: the row, or the thing whose fields go over that line. Where a short path («valeurs/tous.csv») is that of files of
    several contracts, what each of them has there."""
    voulu = fichier.replace("\\", "/").removeprefix("./")
    noms = dict.fromkeys(sujet.lieu.fichier for sujet in tous)
    siens = [nom for nom in noms if nom == voulu or voulu.endswith(f"/{nom}")] or [nom for nom in noms if nom.endswith(f"/{voulu}")]
    return tuple(sujet for nom in siens for sujet in _du_fichier([un for un in tous if un.lieu.fichier == nom], nom, ligne))


def _du_fichier(du_fichier: Sequence[SujetExplique], nom: str, ligne: int) -> Sequence[SujetExplique]:
    avant = [sujet for sujet in du_fichier if sujet.lieu.ligne <= ligne]
    dernier = max(avant, key=lambda sujet: (sujet.lieu.ligne, sujet.lieu.colonne), default=None)
    if dernier is None or (nom.endswith(".csv") and dernier.lieu.ligne != ligne):
        return ()
    return [sujet for sujet in avant if sujet.lieu == dernier.lieu]


def _du_contrat(dossier: Dossier, registre: Registre) -> Iterator[SujetExplique]:
    ici = dossier.id_du_contrat
    for noeud in dossier.noeuds():
        yield SujetExplique(GenreDeSujet.PROMESSE, noeud.id, ici, noeud.titre, noeud.lieu)
        for indicateur in noeud.indicateurs:
            yield SujetExplique(GenreDeSujet.INDICATEUR, indicateur.id, ici, indicateur.libelle, indicateur.lieu)
    for territoire in dossier.territoires:
        yield SujetExplique(GenreDeSujet.LIEU, territoire.id, ici, territoire.nom, territoire.lieu)
    partenaires = {partenaire.id: partenaire for partenaire in registre.partenaires}
    for id in partenaires_du_contrat(dossier.contrat, dossier.noeuds(), partenaires):
        yield SujetExplique(GenreDeSujet.PARTENAIRE, id, ici, partenaires[id].nom, partenaires[id].lieu)
    documents = {document.id for document in dossier.contrat.documents}
    for document in dossier.contrat.documents:
        yield SujetExplique(GenreDeSujet.DOCUMENT, document.id, ici, document.titre, document.lieu)
    for publication in dossier.publications:
        if publication.id not in documents:
            yield SujetExplique(GenreDeSujet.PUBLICATION, publication.id, ici, publication.titre, publication.lieu)
    for fait in dossier.faits:
        yield SujetExplique(GenreDeSujet.FAIT, fait.id, ici, fait.texte, fait.lieu)
    for montant in dossier.montants.montants:
        yield SujetExplique(GenreDeSujet.MONTANT, montant.id, ici, montant.texte, montant.lieu)
    for anomalie in dossier.anomalies:
        yield SujetExplique(GenreDeSujet.ANOMALIE, anomalie.id, ici, anomalie.titre, anomalie.lieu)
    for avis in dossier.avis:
        yield SujetExplique(GenreDeSujet.PAROLE, avis.id, ici, avis.titre, avis.lieu)
    libelles = {indicateur.id: indicateur.libelle for indicateur in dossier.indicateurs()}
    for valeur in dossier.observations():
        yield SujetExplique(
            GenreDeSujet.CHIFFRE, objet_de_la_valeur(valeur).id, ici, libelles.get(valeur.indicateur, valeur.indicateur), valeur.lieu
        )
    for nouvelle in dossier.nouvelles:
        yield SujetExplique(GenreDeSujet.NOUVELLE, f"{nouvelle.noeud} {nouvelle.date}", ici, nouvelle.phrase, nouvelle.lieu)
