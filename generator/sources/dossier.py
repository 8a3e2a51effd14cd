"""Reads the folder of one contract, each of its fields from the files that say it."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import yaml
from msgspec import Struct

from generator.graphe.carnet import Cellule
from generator.graphe.observe import differe
from generator.model.argent import Montants
from generator.model.avis import Avis
from generator.model.codes import CodeChamp, CodeFichier
from generator.model.contrat import Contrat, Document
from generator.model.dossier import Dossier, nom_du_dossier
from generator.model.edition_figee import avec_les_editions
from generator.model.etat import Nouvelle
from generator.model.formats.contrat import CONTRAT
from generator.model.formats.forme import exemple_en_tete
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.formats.tous import FORMATS
from generator.model.lieu import Lieu
from generator.model.publication import GenreDeSource, SeriesPubliees, series_publiees
from generator.model.referentiel import Noeud
from generator.model.texte_de_document import TexteDeDocument
from generator.model.unite import Unite
from generator.model.valeur import Valeur
from generator.model.voisin import ValeurVoisine, Voisins
from generator.sources.adresses import lire_adresses_changees, lire_adresses_publiees
from generator.sources.argent import lire_montants
from generator.sources.avertissements import lire_avertissements
from generator.sources.avis import lire_avis
from generator.sources.champs import ID, ID_MAX, Champs
from generator.sources.collecte import lire_collecte
from generator.sources.communs import CommunsLus, lire, lire_facultatif, textes_de
from generator.sources.constats import lire_constats
from generator.sources.contenu import VOISINS, dire_ignores, fichiers_du_dossier, lire_les_textes, lister, nom_affiche, tient_des_donnees
from generator.sources.contrat import lire_contrat
from generator.sources.copies import DOSSIER as COPIES
from generator.sources.copies import FICHIER_DU_WEB, lire_copies, lire_reponses_du_web
from generator.sources.documents import lire_document
from generator.sources.editions import lire_editions
from generator.sources.etats import lire_etats
from generator.sources.faits import lire_anomalies, lire_faits
from generator.sources.fichiers_lus import noter_fichier
from generator.sources.gardes import Garde, Gardes
from generator.sources.glossaire import termes_lus
from generator.sources.journal import Journal
from generator.sources.publications import genres_des_sources, lire_publications
from generator.sources.referentiel import lire_noeuds
from generator.sources.territoires import lire_lieux
from generator.sources.unites import lire_unites
from generator.sources.valeurs import lire_valeurs
from generator.sources.voisins import lire_series, lire_valeurs_voisines
from generator.sources.yaml_noeuds import lire_yaml

T = TypeVar("T")
# The YAML files at the top of a contract's folder: «referentiels/*/contrat.yml».
FICHIERS = {motif.rpartition("/")[2] for format_ in FORMATS for motif in format_.motifs if motif.count("/") == 2}
CONNUS = FICHIERS | {"referentiel", "valeurs", "etats", "voisins", "documents", "imports", COPIES, FICHIER_DU_WEB}


class DossierLu(Struct, frozen=True):
    """One contract, from what each of its fields was made, and what the registre asks of it: the common terms that its words use, and
    whether it names a national measure."""

    dossier: Dossier
    cles: Mapping[Cellule, str]
    termes: Garde[frozenset[str]]
    mesures_citees: Garde[bool]


def lire_dossier(chemin: Path, racine: Path, journal: Journal, communs: CommunsLus, gardes: Gardes) -> DossierLu | None:
    """The contract in the folder `chemin`; None where nothing of it can be published, with problems in `journal`. `gardes` is what is kept of it."""
    nom = f"referentiels/{nom_affiche(chemin)}"
    if not ID.match(chemin.name) or len(chemin.name) > ID_MAX:
        journal.erreur(
            Lieu(nom),
            CodeChamp.IDENTIFIANT,
            "Le nom de ce dossier ne peut pas faire une adresse.",
            f"Le nommer avec des minuscules sans accent, des chiffres et des tirets, {ID_MAX} signes au plus.",
        )
        return None
    mots, nom_des_mots = racine / "content" / chemin.name, f"content/{chemin.name}"
    gardes.faire("ignores", journal, lambda ici: _dire_les_ignores(chemin, nom, ici))
    contrat = gardes.faire("contrat", journal, lambda ici: _lire_le_contrat(chemin, nom, ici))
    unites = gardes.faire(
        "unites", journal, lambda ici: lire_facultatif(chemin / "unites.yml", f"{nom}/unites.yml", ici, lire_unites)[0] or ()
    )
    arbre = gardes.faire("racines", journal, lambda ici: _lire_arbre(chemin, nom, unites.valeur, ici), (unites,))
    territoires = gardes.faire(
        "territoires",
        journal,
        lambda ici: lire(
            chemin / "territoires.yml", f"{nom}/territoires.yml", ici, lambda noeud, ou, la: lire_lieux(noeud, ou, chemin, la)
        ),
    )

    def facultatif(quoi: str, lecteur: Callable[[yaml.Node, str, Journal], T], *parents: Garde[Any]) -> Garde[tuple[T | None, bool]]:
        fichier = f"{quoi}.yml"
        return gardes.faire(quoi, journal, lambda ici: lire_facultatif(chemin / fichier, f"{nom}/{fichier}", ici, lecteur), parents)

    faits = facultatif("faits", lire_faits)
    montants = facultatif("montants", lire_montants)
    anomalies = facultatif("anomalies", lire_anomalies)
    constats = facultatif("constats", lire_constats)
    repondus = facultatif("avertissements", lire_avertissements)
    collecte = facultatif("collecte", lire_collecte)
    changees = facultatif("adresses", lire_adresses_changees)
    adresses = gardes.faire("adresses publiées", journal, lambda ici: lire_adresses_publiees(racine, chemin.name, ici))
    copies = facultatif("copies", lambda noeud, ou, ici: lire_copies(noeud, ou, chemin, ici))
    web = gardes.faire(
        "réponses du web", journal, lambda ici: lire_reponses_du_web(chemin / FICHIER_DU_WEB, f"{nom}/{FICHIER_DU_WEB}", ici)
    )
    editions = gardes.faire("éditions", journal, lambda ici: lire_editions(racine, chemin.name, ici))
    publiees = facultatif("publications", lambda noeud, ou, ici: lire_publications(noeud, ou, ici, _documents(contrat.valeur)), contrat)

    def genres() -> Mapping[str, GenreDeSource] | None:
        lues, bien_lues = publiees.valeur
        return genres_des_sources(contrat.valeur, lues.publications if lues else ()) if contrat.valeur and bien_lues else None

    voisins = gardes.faire(
        "voisins", journal, lambda ici: _lire_voisins(chemin, nom, genres(), unites.valeur, ici), (contrat, publiees, unites)
    )

    def series() -> SeriesPubliees:
        documents = contrat.valeur.documents if contrat.valeur else ()
        lues = publiees.valeur[0].publications if publiees.valeur[0] else ()
        return series_publiees(lues, {document.id: document.date for document in documents})

    valeurs = gardes.faire(
        "valeurs",
        journal,
        lambda ici: _lire_valeurs(chemin, nom, arbre.valeur, genres(), series(), ici),
        (contrat, arbre, publiees),
    )
    # Apart: who asks for forecasts, which are few, does not load all figures.
    previsions = gardes.faire("prévisions", journal, lambda _: tuple(une for une in valeurs.valeur if une.est_prevue), (valeurs,))
    nouvelles = gardes.faire("nouvelles", journal, lambda ici: _lire_nouvelles(chemin, nom, ici))
    avis = gardes.faire("avis", journal, lambda ici: _lire_avis(mots / "avis", f"{nom_des_mots}/avis", ici))
    textes = gardes.faire("textes", journal, lambda ici: _lire_textes(mots, nom_des_mots, ici))
    documents = gardes.faire(
        "textes_des_documents",
        journal,
        lambda ici: _lire_documents(chemin / "documents", f"{nom}/documents", contrat.valeur, ici) if contrat.valeur else (),
        (contrat,),
    )
    avec_des_mots = (
        contrat,
        arbre,
        territoires,
        faits,
        montants,
        anomalies,
        textes,
        nouvelles,
        avis,
        publiees,
        voisins,
        documents,
        constats,
    )
    termes = gardes.faire(
        "termes",
        journal,
        lambda _: termes_lus(communs.glossaire, textes_de([une.valeur for une in avec_des_mots])),
        (communs.fichier_du_glossaire, *avec_des_mots),
    )
    mesures_citees = gardes.faire(
        "mesures citées",
        journal,
        lambda _: any(noeud.mesures_nationales for tronc in arbre.valeur[0] for noeud in tronc.parcourir()),
        (arbre,),
    )
    gardes.fermer()
    if contrat.vide:
        return None

    def incomplets() -> frozenset[str]:
        lus = {
            "noeuds": arbre.valeur[1],
            "faits": faits.valeur[1],
            "montants": montants.valeur[1],
            "publications": publiees.valeur[1],
            "voisins": voisins.valeur[1],
        }
        nommes = territoires.valeur is not None and all(lieu.id for lieu in territoires.valeur.territoires)
        return frozenset(quoi for quoi, lu in (lus | {"territoires": nommes}).items() if not lu)

    champs: dict[str, tuple[Any, str]] = {
        "contrat": (differe(lambda: contrat.valeur), contrat.cle),
        "racines": (differe(lambda: arbre.valeur[0]), arbre.cle),
        "territoires": (differe(lambda: territoires.valeur.territoires if territoires.valeur else ()), territoires.cle),
        "alentours": (differe(lambda: territoires.valeur.alentours if territoires.valeur else ()), territoires.cle),
        "valeurs": (differe(lambda: tuple(une for une in valeurs.valeur if not une.est_prevue)), valeurs.cle),
        "previsions": (differe(lambda: previsions.valeur), previsions.cle),
        "faits": (differe(lambda: faits.valeur[0] or ()), faits.cle),
        "montants": (differe(lambda: montants.valeur[0] or Montants()), montants.cle),
        "anomalies": (differe(lambda: anomalies.valeur[0] or ()), anomalies.cle),
        "textes": (differe(lambda: textes.valeur), textes.cle),
        "incomplets": (differe(incomplets), f"{arbre.cle} {faits.cle} {montants.cle} {publiees.cle} {voisins.cle} {territoires.cle}"),
        "nouvelles": (differe(lambda: nouvelles.valeur), nouvelles.cle),
        "avis": (differe(lambda: avis.valeur), avis.cle),
        "publications": (differe(lambda: publiees.valeur[0].publications if publiees.valeur[0] else ()), publiees.cle),
        "lecture_arretee_le": (differe(lambda: publiees.valeur[0].lecture_arretee_le if publiees.valeur[0] else ""), publiees.cle),
        "voisins": (differe(lambda: voisins.valeur[0]), voisins.cle),
        "textes_des_documents": (differe(lambda: documents.valeur), documents.cle),
        "constats": (differe(lambda: constats.valeur[0]), constats.cle),
        "repondus": (differe(lambda: repondus.valeur[0] or ()), repondus.cle),
        "envois": (differe(lambda: collecte.valeur[0] or ()), collecte.cle),
        "adresses_changees": (differe(lambda: changees.valeur[0] or ()), changees.cle),
        "adresses_publiees": (differe(lambda: avec_les_editions(adresses.valeur, editions.valeur)), f"{adresses.cle} {editions.cle}"),
        "copies": (differe(lambda: copies.valeur[0] or ()), copies.cle),
        "reponses_du_web": (differe(lambda: web.valeur), web.cle),
        "editions": (differe(lambda: editions.valeur), editions.cle),
    }
    suivi = nom_du_dossier(chemin.name)
    dossier = Dossier(**{champ: differe for champ, (differe, _) in champs.items()}, nom_suivi=suivi)
    return DossierLu(dossier, {(suivi, champ): cle for champ, (_, cle) in champs.items()}, termes, mesures_citees)


def _dire_les_ignores(chemin: Path, nom: str, journal: Journal) -> None:
    """Warn of what is in the folder of a contract and is not read."""
    voisins = [autre for autre in lister(chemin, nom, journal) if autre.name not in CONNUS and autre.suffix not in VOISINS]
    dire_ignores([autre for autre in voisins if not autre.is_dir() or tient_des_donnees(autre, nom, journal)], nom, journal, CONNUS)


def _lire_le_contrat(chemin: Path, nom: str, journal: Journal) -> Contrat | None:
    noeud = lire_yaml(chemin / "contrat.yml", f"{nom}/contrat.yml", journal)
    lu = lire_contrat(noeud, f"{nom}/contrat.yml", journal, chemin) if noeud else None
    contrat = lu if isinstance(noeud, yaml.MappingNode) else None
    if noeud and contrat and contrat.id and contrat.id != chemin.name:
        journal.erreur(
            Champs(noeud, f"{nom}/contrat.yml", journal, CONTRAT.forme).lieu_du("id"),
            CodeChamp.IDENTIFIANT,
            f"L’id du contrat (« {contrat.id} ») n’est pas le nom de son dossier (« {chemin.name} »).",
            "Donner le même nom aux deux.",
        )
    return contrat


def _documents(contrat: Contrat | None) -> dict[str, Document]:
    """The documents of the contract, by their ids."""
    return {document.id: document for document in contrat.documents} if contrat else {}


def _lire_valeurs(
    chemin: Path,
    nom: str,
    arbre: tuple[tuple[Noeud, ...], bool],
    genres: Mapping[str, GenreDeSource] | None,
    series: SeriesPubliees,
    journal: Journal,
) -> tuple[Valeur, ...]:
    """The figures and forecasts; `arbre` are the root nodes, and whether every file of the tree could be read."""
    racines, complet = arbre
    unites = {indicateur.id: indicateur.unite for tronc in racines for noeud in tronc.parcourir() for indicateur in noeud.indicateurs}
    valeurs: list[Valeur] = []
    for fichier in fichiers_du_dossier(chemin / "valeurs", f"{nom}/valeurs", ".csv", journal):
        valeurs += lire_valeurs(
            fichier,
            f"{nom}/valeurs/{nom_affiche(fichier)}",
            unites,
            journal,
            unites_completes=complet,
            genres=genres,
            series=series,
        )
    return tuple(valeurs)


def _lire_nouvelles(chemin: Path, nom: str, journal: Journal) -> tuple[Nouvelle, ...]:
    nouvelles: list[Nouvelle] = []
    for fichier in fichiers_du_dossier(chemin / "etats", f"{nom}/etats", ".csv", journal):
        nouvelles += lire_etats(fichier, f"{nom}/etats/{nom_affiche(fichier)}", journal)
    return tuple(nouvelles)


def _lire_textes(contenu: Path, nom: str, journal: Journal) -> dict[str, str]:
    """The words of `content` on one contract, by the name of their file; those in plain French under «facile/»."""
    textes = lire_les_textes(contenu, nom, journal)
    faciles = lire_les_textes(contenu / "facile", f"{nom}/facile", journal)
    return textes | {f"facile/{quoi}": texte for quoi, texte in faciles.items()}


def _lire_documents(dossier: Path, nom: str, contrat: Contrat, journal: Journal) -> tuple[TexteDeDocument, ...]:
    """The texts of the documents that contrat.yml names, in its order; other folders are named in a warning."""
    dossiers = {chemin.name: chemin for chemin in lister(dossier, nom, journal)}
    connus = {document.id: document for document in contrat.documents}
    dire_ignores([chemin for id, chemin in dossiers.items() if id not in connus or not chemin.is_dir()], nom, journal)
    return tuple(
        lire_document(dossiers[id], f"{nom}/{id}", [section.id for section in document.sections], journal, contenu=lister)
        for id, document in connus.items()
        if id in dossiers and dossiers[id].is_dir()
    )


def _lire_voisins(
    chemin: Path, nom: str, genres: Mapping[str, GenreDeSource] | None, unites: tuple[Unite, ...], journal: Journal
) -> tuple[Voisins, bool]:
    """The neighbouring figures of one contract, and whether their series could be read."""
    series, lues = lire_facultatif(
        chemin / "voisins.yml", f"{nom}/voisins.yml", journal, lambda noeud, ou, ici: lire_series(noeud, ou, ici, unites)
    )
    connues = {serie.id: serie for serie in series or ()}
    valeurs: list[ValeurVoisine] = []
    for fichier in fichiers_du_dossier(chemin / "voisins", f"{nom}/voisins", ".csv", journal):
        ou = f"{nom}/voisins/{nom_affiche(fichier)}"
        valeurs += lire_valeurs_voisines(fichier, ou, connues, journal, completes=lues, genres=genres)
    return Voisins(series or (), tuple(valeurs)), lues


def _lire_avis(dossier: Path, nom: str, journal: Journal) -> tuple[Avis, ...]:
    lus = [lire_avis(fichier, f"{nom}/{nom_affiche(fichier)}", journal) for fichier in fichiers_du_dossier(dossier, nom, ".md", journal)]
    return tuple(avis for avis in lus if avis)


def _lire_arbre(chemin: Path, nom: str, unites: tuple[Unite, ...], journal: Journal) -> tuple[tuple[Noeud, ...], bool]:
    """The root nodes, and whether all of the tree could be read: every file, and every id, for which rows of other files may ask."""
    seul, plusieurs = chemin / "referentiel.yml", fichiers_du_dossier(chemin / "referentiel", f"{nom}/referentiel", ".yml", journal)
    noter_fichier(seul)
    if seul.exists() and plusieurs:
        journal.erreur(
            Lieu(f"{nom}/referentiel.yml"),
            CodeFichier.ARBRE_DOUBLE,
            "L’arbre est écrit à deux endroits.",
            "Garder referentiel.yml ou le dossier referentiel/.",
        )
    fichiers = [(seul, f"{nom}/referentiel.yml")] if seul.exists() else []
    fichiers += [(fichier, f"{nom}/referentiel/{nom_affiche(fichier)}") for fichier in plusieurs]
    if not fichiers:
        journal.erreur(
            Lieu(f"{nom}/referentiel.yml"),
            CodeFichier.FICHIER_MANQUANT,
            "L’arbre des promesses manque.",
            f"Écrire referentiel.yml, par exemple « {exemple_en_tete(REFERENTIEL.forme)} ».",
        )
    lus = [
        lire(fichier, nom_fichier, journal, lambda noeud, ou, ici: lire_noeuds(noeud, ou, ici, unites)) for fichier, nom_fichier in fichiers
    ]
    racines = tuple(noeud for noeuds in lus if noeuds for noeud in noeuds)
    nommes = all(noeud.id and all(un.id for un in noeud.indicateurs) for racine in racines for noeud in racine.parcourir())
    return racines, bool(lus) and None not in lus and nommes
