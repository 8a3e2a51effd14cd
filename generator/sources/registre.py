"""Reads everything: the shared files, and one folder per contract."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from generator.model.avis import Avis
from generator.model.codes import CodeChamp, CodeFichier
from generator.model.contrat import Contrat
from generator.model.dossier import Dossier, Registre
from generator.model.etat import Nouvelle
from generator.model.formats.contrat import CONTRAT
from generator.model.formats.forme import exemple_en_tete
from generator.model.formats.referentiel import REFERENTIEL
from generator.model.formats.tous import FORMATS
from generator.model.lieu import Lieu
from generator.model.publication import GenreDeSource
from generator.model.referentiel import Noeud
from generator.model.texte_de_document import TexteDeDocument
from generator.model.valeur import Valeur
from generator.model.voisin import ValeurVoisine, Voisins
from generator.sources.avis import lire_avis
from generator.sources.champs import ID, ID_MAX, Champs
from generator.sources.communs import COMMUNS, lire, lire_communs, lire_facultatif, mesures_citees, termes_du_projet
from generator.sources.constats import lire_constats
from generator.sources.contrat import lire_contrat
from generator.sources.documents import lire_document
from generator.sources.etats import lire_etats
from generator.sources.faits import lire_anomalies, lire_faits
from generator.sources.journal import Journal, extrait
from generator.sources.publications import genres_des_sources, lire_publications
from generator.sources.referentiel import lire_noeuds
from generator.sources.territoires import lire_territoires
from generator.sources.texte import RAISONS, lire_texte
from generator.sources.valeurs import lire_valeurs
from generator.sources.voisins import lire_series, lire_valeurs_voisines
from generator.sources.yaml_noeuds import lire_yaml

# The YAML files at the top of a contract's folder: «referentiels/*/contrat.yml».
FICHIERS = {motif.rpartition("/")[2] for format_ in FORMATS for motif in format_.motifs if motif.count("/") == 2}
CONNUS = FICHIERS | {"referentiel", "valeurs", "etats", "voisins", "documents"}
MOTS_DU_PORTAIL = {"index.md", "a-propos.md"}
MOTS_DU_CONTRAT = {"presentation.md", "methode.md", "facile", "avis"}
VOISINS = {".geojson", ".json", ".md", ".txt", ".svg", ".png"}  # outlines and logos that the YAML files name, notes for the writers


def lire_registre(racine: Path, journal: Journal) -> Registre:
    """All contracts of `racine`/referentiels with their words in `racine`/content; problems go to `journal`."""
    referentiels = racine / "referentiels"
    if not referentiels.is_dir():
        journal.erreur(
            Lieu("referentiels"),
            CodeFichier.DOSSIER_MANQUANT,
            "Le dossier « referentiels » n’existe pas.",
            "Lancer la commande depuis le dossier du projet.",
        )
        return Registre((), None, ())
    nom = "referentiels"
    communs = lire_communs(referentiels, nom, journal)
    chemins = _contenu(referentiels, nom, journal)
    _ignores([chemin for chemin in chemins if not chemin.is_dir() and chemin.name not in COMMUNS], nom, journal)
    contrats = [chemin for chemin in chemins if chemin.is_dir() and not chemin.name.startswith("_") and chemin.name not in COMMUNS]
    dossiers = [dossier for chemin in contrats if (dossier := _lire_dossier(chemin, racine, journal))]
    if not contrats:
        journal.erreur(
            Lieu("referentiels"),
            CodeFichier.DOSSIER_MANQUANT,
            "Aucun contrat n’est décrit.",
            "Créer un dossier par contrat, avec un fichier contrat.yml.",
        )
    _mots_ignores(racine / "content", [chemin.name for chemin in contrats], journal)
    return Registre(
        partenaires=communs.partenaires,
        mesures=mesures_citees(communs, dossiers),
        dossiers=tuple(dossiers),
        textes=_textes(racine / "content", "content", journal),
        incomplets=communs.incomplets | (frozenset() if len(dossiers) == len(contrats) else {"dossiers"}),
        glossaire=termes_du_projet(communs, dossiers),
        synonymes=communs.glossaire.synonymes,
        mentions=communs.mentions,
    )


def _lire_dossier(chemin: Path, racine: Path, journal: Journal) -> Dossier | None:
    nom = f"referentiels/{_nom(chemin)}"
    if not ID.match(chemin.name) or len(chemin.name) > ID_MAX:
        journal.erreur(
            Lieu(nom),
            CodeChamp.IDENTIFIANT,
            "Le nom de ce dossier ne peut pas faire une adresse.",
            f"Le nommer avec des minuscules sans accent, des chiffres et des tirets, {ID_MAX} signes au plus.",
        )
        return None
    voisins = [autre for autre in _contenu(chemin, nom, journal) if autre.name not in CONNUS and autre.suffix not in VOISINS]
    _ignores([autre for autre in voisins if not autre.is_dir() or _tient_des_donnees(autre, nom, journal)], nom, journal)
    noeud_contrat = lire_yaml(chemin / "contrat.yml", f"{nom}/contrat.yml", journal)
    lu = lire_contrat(noeud_contrat, f"{nom}/contrat.yml", journal, chemin) if noeud_contrat else None
    contrat = lu if isinstance(noeud_contrat, yaml.MappingNode) else None
    if noeud_contrat and contrat and contrat.id and contrat.id != chemin.name:
        journal.erreur(
            Champs(noeud_contrat, f"{nom}/contrat.yml", journal, CONTRAT.forme).lieu_du("id"),
            CodeChamp.IDENTIFIANT,
            f"L’id du contrat (« {contrat.id} ») n’est pas le nom de son dossier (« {chemin.name} »).",
            "Donner le même nom aux deux.",
        )
    racines, arbre_lu = _lire_arbre(chemin, nom, journal)
    territoires = lire(
        chemin / "territoires.yml", f"{nom}/territoires.yml", journal, lambda noeud, ou, ici: lire_territoires(noeud, ou, chemin, ici)
    )
    faits, _ = lire_facultatif(chemin / "faits.yml", f"{nom}/faits.yml", journal, lire_faits)
    anomalies, _ = lire_facultatif(chemin / "anomalies.yml", f"{nom}/anomalies.yml", journal, lire_anomalies)
    constats, _ = lire_facultatif(chemin / "constats.yml", f"{nom}/constats.yml", journal, lire_constats)
    documents = {document.id: document.genre for document in contrat.documents} if contrat else {}
    publiees, publiees_lues = lire_facultatif(
        chemin / "publications.yml",
        f"{nom}/publications.yml",
        journal,
        lambda noeud, ou, ici: lire_publications(noeud, ou, ici, documents),
    )
    publications = publiees.publications if publiees else ()
    genres = genres_des_sources(contrat, publications) if contrat and publiees_lues else None
    chiffres_voisins, voisins_lus = _lire_voisins(chemin, nom, genres, journal)
    unites = {indicateur.id: indicateur.unite for tronc in racines for noeud in tronc.parcourir() for indicateur in noeud.indicateurs}
    valeurs: list[Valeur] = []
    for fichier in _fichiers(chemin / "valeurs", f"{nom}/valeurs", ".csv", journal):
        valeurs += lire_valeurs(fichier, f"{nom}/valeurs/{_nom(fichier)}", unites, journal, unites_completes=arbre_lu, genres=genres)
    nouvelles: list[Nouvelle] = []
    for fichier in _fichiers(chemin / "etats", f"{nom}/etats", ".csv", journal):
        nouvelles += lire_etats(fichier, f"{nom}/etats/{_nom(fichier)}", journal)
    avis = _lire_avis(racine / "content" / chemin.name / "avis", f"content/{chemin.name}/avis", journal)
    contenu = racine / "content" / chemin.name
    textes = _textes(contenu, f"content/{chemin.name}", journal)
    faciles = _textes(contenu / "facile", f"content/{chemin.name}/facile", journal)
    textes |= {f"facile/{quoi}": texte for quoi, texte in faciles.items()}
    if contrat is None:
        return None
    lus = {"noeuds": arbre_lu, "territoires": territoires is not None, "publications": publiees_lues, "voisins": voisins_lus}
    incomplets = frozenset(quoi for quoi, lu in lus.items() if not lu)
    return Dossier(
        contrat,
        racines,
        territoires or (),
        tuple(valeurs),
        faits or (),
        anomalies or (),
        textes,
        incomplets,
        tuple(nouvelles),
        avis,
        publications,
        publiees.lecture_arretee_le if publiees else "",
        chiffres_voisins,
        _lire_documents(chemin / "documents", f"{nom}/documents", contrat, journal),
        constats,
    )


def _lire_documents(dossier: Path, nom: str, contrat: Contrat, journal: Journal) -> tuple[TexteDeDocument, ...]:
    """The texts of the documents that contrat.yml names, in its order; other folders are named in a warning."""
    dossiers = {chemin.name: chemin for chemin in _contenu(dossier, nom, journal)}
    connus = {document.id: document for document in contrat.documents}
    _ignores([chemin for id, chemin in dossiers.items() if id not in connus or not chemin.is_dir()], nom, journal)
    return tuple(
        lire_document(dossiers[id], f"{nom}/{id}", [section.id for section in document.sections], journal, contenu=_contenu)
        for id, document in connus.items()
        if id in dossiers and dossiers[id].is_dir()
    )


def _lire_voisins(chemin: Path, nom: str, genres: Mapping[str, GenreDeSource] | None, journal: Journal) -> tuple[Voisins, bool]:
    """The neighbouring figures of one contract, and whether their series could be read."""
    series, lues = lire_facultatif(chemin / "voisins.yml", f"{nom}/voisins.yml", journal, lire_series)
    connues = {serie.id: serie for serie in series or ()}
    valeurs: list[ValeurVoisine] = []
    for fichier in _fichiers(chemin / "voisins", f"{nom}/voisins", ".csv", journal):
        ou = f"{nom}/voisins/{_nom(fichier)}"
        valeurs += lire_valeurs_voisines(fichier, ou, connues, journal, completes=lues, genres=genres)
    return Voisins(series or (), tuple(valeurs)), lues


def _lire_avis(dossier: Path, nom: str, journal: Journal) -> tuple[Avis, ...]:
    lus = [lire_avis(fichier, f"{nom}/{_nom(fichier)}", journal) for fichier in _fichiers(dossier, nom, ".md", journal)]
    return tuple(avis for avis in lus if avis)


def _lire_arbre(chemin: Path, nom: str, journal: Journal) -> tuple[tuple[Noeud, ...], bool]:
    """The root nodes, and whether every file of the tree could be read."""
    seul, plusieurs = chemin / "referentiel.yml", _fichiers(chemin / "referentiel", f"{nom}/referentiel", ".yml", journal)
    if seul.exists() and plusieurs:
        journal.erreur(
            Lieu(f"{nom}/referentiel.yml"),
            CodeFichier.ARBRE_DOUBLE,
            "L’arbre est écrit à deux endroits.",
            "Garder referentiel.yml ou le dossier referentiel/.",
        )
    fichiers = [(seul, f"{nom}/referentiel.yml")] if seul.exists() else []
    fichiers += [(fichier, f"{nom}/referentiel/{_nom(fichier)}") for fichier in plusieurs]
    if not fichiers:
        journal.erreur(
            Lieu(f"{nom}/referentiel.yml"),
            CodeFichier.FICHIER_MANQUANT,
            "L’arbre des promesses manque.",
            f"Écrire referentiel.yml, par exemple « {exemple_en_tete(REFERENTIEL.forme)} ».",
        )
    lus = [lire(fichier, nom_fichier, journal, lire_noeuds) for fichier, nom_fichier in fichiers]
    return tuple(noeud for noeuds in lus if noeuds for noeud in noeuds), bool(lus) and None not in lus


def _contenu(dossier: Path, nom: str, journal: Journal) -> Sequence[Path]:
    """What a folder holds, in the order of names, without hidden files and the locks of office programs; nothing when there is none."""
    try:
        if not dossier.exists():
            return ()
        return sorted(chemin for chemin in dossier.iterdir() if not chemin.name.startswith((".", "~$")))
    except OSError as erreur:
        raison = RAISONS.get(erreur.errno or 0, "il ne répond pas")
        raison = "ce n’est pas un dossier" if isinstance(erreur, NotADirectoryError) else raison
        journal.erreur(Lieu(nom), CodeFichier.DOSSIER_ILLISIBLE, f"Le dossier ne peut pas être lu : {raison}.", "Vérifier ses droits.")
        return ()


def _fichiers(dossier: Path, nom: str, suffixe: str, journal: Journal) -> Sequence[Path]:
    """The files of a folder that end in `suffixe`. Each other one gives a warning: its writer may think that it is read."""
    contenu = _contenu(dossier, nom, journal)
    _ignores([chemin for chemin in contenu if chemin.suffix != suffixe], nom, journal)
    return [chemin for chemin in contenu if chemin.suffix == suffixe]


def _ignores(chemins: Sequence[Path], nom: str, journal: Journal) -> None:
    for chemin in chemins:
        quoi = "Ce dossier" if chemin.is_dir() else "Ce fichier"
        journal.avertir(
            Lieu(f"{nom}/{_nom(chemin)}"),
            CodeFichier.FICHIER_IGNORE,
            f"{quoi} n’est pas lu.",
            "Voir les noms attendus dans le guide des données.",
        )


def _tient_des_donnees(dossier: Path, nom: str, journal: Journal) -> bool:
    """True for an unknown folder that seems to hold data («valeur/» written for «valeurs/»).

    Not where it only holds outlines, logos and notes (`VOISINS`), nor where its name starts with «_», by which a writer sets it aside.
    """
    contenu = _contenu(dossier, f"{nom}/{_nom(dossier)}", journal) if not dossier.name.startswith("_") else ()
    return any(chemin.suffix not in VOISINS for chemin in contenu)


def _mots_ignores(racine: Path, contrats: Sequence[str], journal: Journal) -> None:
    """Warn of what is in `content/` and on no page: a name that the guide does not know, a folder of no contract."""
    portail = _contenu(racine, "content", journal)
    _ignores(
        [chemin for chemin in portail if chemin.name not in (*MOTS_DU_PORTAIL, *contrats) and chemin.name[0] != "_"], "content", journal
    )
    for chemin in portail:
        if chemin.name in contrats and chemin.is_dir():
            nom = f"content/{_nom(chemin)}"
            voisins = [autre for autre in _contenu(chemin, nom, journal) if autre.name not in MOTS_DU_CONTRAT and autre.name[0] != "_"]
            _ignores(voisins, nom, journal)


def _nom(chemin: Path) -> str:
    """The name of a file as messages print it: on one line, cut if long, without control characters."""
    return extrait(chemin.name, 100)


def _textes(dossier: Path, nom: str, journal: Journal) -> dict[str, str]:
    textes = {}
    for fichier in _contenu(dossier, nom, journal):
        if fichier.suffix == ".md" and (texte := lire_texte(fichier, f"{nom}/{_nom(fichier)}", journal)) is not None:
            textes[fichier.stem] = texte
    return textes
