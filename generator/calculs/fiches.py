"""What to look for in the documents of a contract: each thing of the site that quotes them, with its words and where they should be."""

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from generator.calculs.nommes import NomCherche, noms_des_lieux, noms_des_temps
from generator.model.contrat import Contrat
from generator.model.dossier import Dossier
from generator.model.fait import ListeDeMesures
from generator.model.lieu import Lieu, Source
from generator.model.referentiel import Indicateur, Noeud
from generator.model.valeur import Valeur


class GenreDObjet(StrEnum):
    """The kinds of things of the site whose words come from a passage of a document."""

    NOEUD = "noeud"
    INDICATEUR = "indicateur"
    CIBLE = "cible"
    REFERENCE = "reference"
    REFERENTS = "referents"
    RESULTAT = "resultat"
    PAROLE = "parole"
    FAIT = "fait"
    MONTANT = "montant"
    OBLIGATION = "obligation"
    COLLECTE = "collecte"
    SIGNATAIRE = "signataire"
    CONTRAT_DE_VILLE = "contrat_de_ville"
    TERRITOIRE = "territoire"
    VALEUR = "valeur"
    ANOMALIE = "anomalie"
    MESURE = "mesure"
    REGLE = "regle"
    CONSTAT = "constat"


_ARTICLE = re.compile(r"^(?:les? |la |l['’])", re.IGNORECASE)


class Objet(Struct, frozen=True, order=True):
    """One thing of the site that has words in a document; `rang` numbers them where it has several (the quotations of an anomaly)."""

    genre: GenreDObjet
    id: str
    rang: int = 0


class Fiche(Struct, frozen=True):
    """What is looked for in a document: `essais` are the words to look for, in the order in which they are tried.

    `source` is where they should be, and `lieu` where our file says so. Of several places with these words, the best is in the same row of
    a table as the thing `autour`, then after the thing `apres`, then in the column whose head has the words of `etiquette`. `avec` are names that the
    passage must be about too: for a figure, its place and its time.
    """

    objet: Objet
    essais: tuple[str, ...]
    source: Source
    lieu: Lieu
    autour: Objet | None = None
    apres: Objet | None = None
    avec: tuple[NomCherche, ...] = ()
    etiquette: str = ""


def fiches_des_mots(dossier: Dossier, mesures: ListeDeMesures | None = None) -> Iterator[Fiche]:
    """Everything of the contract that has words in its documents, parents before their children, in the order of the documents; figures
    apart."""
    for racine in dossier.racines:
        yield from _de_l_arbre(racine, None, None)
    yield from _du_contrat(dossier.contrat)
    for fait in dossier.faits:
        # The document prints a fact near the promise that it is about.
        yield Fiche(Objet(GenreDObjet.FAIT, fait.id), (fait.texte,), fait.source, fait.lieu, apres=_noeud(fait.noeud))
    for montant in dossier.montants.montants:
        if montant.source.document:
            yield Fiche(
                Objet(GenreDObjet.MONTANT, montant.id), _lignes(montant.texte), montant.source, montant.lieu, apres=_noeud(montant.noeud)
            )
    for territoire in dossier.territoires:
        if territoire.source:
            essais = (territoire.nom, _ARTICLE.sub("", territoire.nom))
            yield Fiche(Objet(GenreDObjet.TERRITOIRE, territoire.id), essais, territoire.source, territoire.lieu)
    for anomalie in dossier.anomalies:
        precedente = None
        for rang, citation in enumerate(anomalie.citations):
            objet = Objet(GenreDObjet.ANOMALIE, anomalie.id, rang)
            yield Fiche(objet, _lignes(citation), anomalie.source, anomalie.lieu, apres=precedente)
            precedente = objet
    if mesures and mesures.contrat == dossier.contrat.id:
        precedente = None
        for mesure in mesures.mesures:
            objet = Objet(GenreDObjet.MESURE, mesure.numero)
            yield Fiche(objet, _lignes(mesure.intitule), mesures.source, mesure.lieu, apres=precedente)
            precedente = objet


def _noeud(id: str) -> Objet | None:
    return Objet(GenreDObjet.NOEUD, id) if id else None


def _lignes(texte: str) -> tuple[str, ...]:
    """The words to try: the whole text, then each of its lines, for our lines may be separate paragraphs of the document."""
    lignes = [ligne for ligne in texte.split("\n") if ligne.strip()]
    return (texte, *lignes) if len(lignes) > 1 else (texte,)


def _de_l_arbre(noeud: Noeud, parent: Objet | None, frere: Objet | None) -> Iterator[Fiche]:
    objet = Objet(GenreDObjet.NOEUD, noeud.id)
    titre = f"{noeud.numero} {noeud.titre}" if noeud.numero else noeud.titre
    essais = (titre, noeud.titre, *_lignes(noeud.texte), *noeud.composantes)
    yield Fiche(objet, tuple(filter(None, dict.fromkeys(essais))), noeud.source, noeud.lieu, autour=parent, apres=frere or parent)
    if noeud.partenaires_texte:
        essais = _lignes(noeud.partenaires_texte)
        yield Fiche(Objet(GenreDObjet.REFERENTS, noeud.id), essais, noeud.source, noeud.lieu, autour=objet, apres=objet)
    for rang, resultat in enumerate(noeud.resultats_attendus):
        yield Fiche(Objet(GenreDObjet.RESULTAT, noeud.id, rang), (resultat,), noeud.source, noeud.lieu, autour=objet, apres=objet)
    if noeud.conseils_citoyens:
        for rang, point in enumerate(noeud.conseils_citoyens.points):
            source = noeud.conseils_citoyens.source
            yield Fiche(Objet(GenreDObjet.PAROLE, noeud.id, rang), (point,), source, noeud.lieu, apres=objet)
    dernier: Objet = objet
    for indicateur in noeud.indicateurs:
        yield from _de_l_indicateur(indicateur, objet, dernier)
        dernier = Objet(GenreDObjet.INDICATEUR, indicateur.id)
    precedent = None
    for enfant in noeud.enfants:
        yield from _de_l_arbre(enfant, objet, precedent)
        precedent = Objet(GenreDObjet.NOEUD, enfant.id)


def _de_l_indicateur(indicateur: Indicateur, noeud: Objet, precedent: Objet) -> Iterator[Fiche]:
    objet = Objet(GenreDObjet.INDICATEUR, indicateur.id)
    echeance = indicateur.echeance.texte if indicateur.echeance else ""
    essais = tuple(filter(None, (*_lignes(indicateur.libelle), echeance)))
    yield Fiche(objet, essais, indicateur.source, indicateur.lieu, autour=noeud, apres=precedent)
    for genre, texte in (
        (GenreDObjet.CIBLE, indicateur.cible.texte if indicateur.cible else indicateur.sans_objectif),
        (GenreDObjet.REFERENCE, indicateur.reference.texte if indicateur.reference else ""),
        (GenreDObjet.REFERENTS, indicateur.referents_texte),
    ):
        if texte:
            yield Fiche(Objet(genre, indicateur.id), _lignes(texte), indicateur.source, indicateur.lieu, autour=objet, apres=objet)


def fiches_des_chiffres(dossier: Dossier) -> Iterator[Fiche]:
    """The figures that a document of the contract prints, with the place and the time that their row or column names."""
    documents = {document.id for document in dossier.contrat.documents}
    noms = dossier.publications_par_nom()
    indicateurs = {indicateur.id: indicateur for indicateur in dossier.indicateurs()}
    lignes = dossier.observations()
    nommes = {valeur.territoire for valeur in lignes}
    lieux = noms_des_lieux({territoire.id: territoire.nom for territoire in dossier.territoires if territoire.id in nommes})
    temps = noms_des_temps(valeur.periode for valeur in lignes)
    for valeur in lignes:
        publication = noms.get(valeur.publication)
        document = (publication.document if publication else "") or valeur.publication
        if document not in documents or valeur.indicateur not in indicateurs or valeur.nombre is None:
            continue
        place = indicateurs[valeur.indicateur].source
        section = place.section if place.document == document else ""
        source = Source(document, section, valeur.repere)
        objet, indicateur = objet_de_la_valeur(valeur), Objet(GenreDObjet.INDICATEUR, valeur.indicateur)
        avec = tuple(filter(None, (lieux.get(valeur.territoire), temps[valeur.periode.texte])))
        libelle = indicateurs[valeur.indicateur].libelle
        essais = tuple(dict.fromkeys((f"{valeur.nombre:,f}".replace(",", " "), f"{valeur.nombre:f}")))
        yield Fiche(objet, essais, source, valeur.lieu, autour=indicateur, apres=indicateur, avec=avec, etiquette=libelle)


def objet_de_la_valeur(valeur: Valeur) -> Objet:
    """The thing that stands for a figure: its id is made of its indicator, place, period and part."""
    part = ",".join(modalite for _, modalite in valeur.ventilation)
    prevue = " prévision" if valeur.est_prevue else ""
    return Objet(GenreDObjet.VALEUR, f"{valeur.indicateur} {valeur.territoire} {valeur.periode.texte} {part}".strip() + prevue)


def _du_contrat(contrat: Contrat) -> Iterator[Fiche]:
    for rang, obligation in enumerate(contrat.calendrier):
        essais = (*_lignes(obligation.texte), *obligation.details, *filter(None, [obligation.echeance_texte]))
        yield Fiche(Objet(GenreDObjet.OBLIGATION, obligation.id or str(rang)), essais, obligation.source, obligation.lieu)
    for rang, collecte in enumerate(contrat.collecte):
        yield Fiche(Objet(GenreDObjet.COLLECTE, str(rang)), (collecte.titre,), collecte.source, contrat.lieu)
    premiere = contrat.documents[0] if contrat.documents else None
    if premiere and premiere.sections:
        garde = Source(premiere.id, premiere.sections[0].id, "")
        for signataire in contrat.signataires:
            yield Fiche(Objet(GenreDObjet.SIGNATAIRE, signataire.partenaire), (signataire.libelle,), garde, signataire.lieu)
    for ville in contrat.contrats_de_ville:
        yield Fiche(
            Objet(GenreDObjet.CONTRAT_DE_VILLE, ville.id), tuple(filter(None, (ville.libelle, ville.nom))), ville.source, ville.lieu
        )
    if contrat.referents.source and contrat.referents.texte:
        yield Fiche(Objet(GenreDObjet.REGLE, "referents"), _lignes(contrat.referents.texte), contrat.referents.source, contrat.lieu)
    if contrat.duree:
        yield Fiche(Objet(GenreDObjet.REGLE, "duree"), _lignes(contrat.duree.texte), contrat.duree.source, contrat.lieu)
    if contrat.communes_du_perimetre:
        yield Fiche(
            Objet(GenreDObjet.REGLE, "communes"),
            _lignes(contrat.communes_du_perimetre.texte),
            contrat.communes_du_perimetre.source,
            contrat.lieu,
        )
