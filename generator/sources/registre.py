"""Reads everything: the shared files, and one folder per contract."""

from pathlib import Path

from generator.model.dossier import Dossier, Registre
from generator.model.lieu import Lieu
from generator.model.referentiel import Noeud
from generator.model.valeur import Valeur
from generator.sources.champs import ID
from generator.sources.contrat import lire_contrat
from generator.sources.faits import lire_anomalies, lire_faits, lire_mesures
from generator.sources.journal import Journal
from generator.sources.partenaires import lire_partenaires
from generator.sources.referentiel import lire_noeuds
from generator.sources.territoires import lire_territoires
from generator.sources.texte import lire_texte
from generator.sources.valeurs import lire_valeurs
from generator.sources.yaml_noeuds import lire_yaml


def lire_registre(racine: Path, journal: Journal) -> Registre:
    """All contracts of `racine`/referentiels with their words in `racine`/content; problems go to `journal`."""
    referentiels = racine / "referentiels"
    if not referentiels.is_dir():
        journal.erreur(
            Lieu("referentiels"),
            "dossier-manquant",
            "Le dossier « referentiels » n’existe pas.",
            "Lancer la commande depuis le dossier du projet.",
        )
        return Registre((), None, ())
    partenaires_yml = lire_yaml(referentiels / "partenaires.yml", "referentiels/partenaires.yml", journal)
    mesures = None
    if (chemin := referentiels / "mesures-nationales.yml").exists() and (
        noeud := lire_yaml(chemin, "referentiels/mesures-nationales.yml", journal)
    ):
        mesures = lire_mesures(noeud, "referentiels/mesures-nationales.yml", journal)
    dossiers = [
        dossier
        for chemin in sorted(referentiels.iterdir())
        if chemin.is_dir() and not chemin.name.startswith((".", "_"))
        if (dossier := _lire_dossier(chemin, racine, journal))
    ]
    if not dossiers and not journal.problemes:
        journal.erreur(
            Lieu("referentiels"),
            "dossier-manquant",
            "Aucun contrat n’est décrit.",
            "Créer un dossier par contrat, avec un fichier contrat.yml.",
        )
    return Registre(
        partenaires=lire_partenaires(partenaires_yml, "referentiels/partenaires.yml", journal) if partenaires_yml else (),
        mesures=mesures,
        dossiers=tuple(dossiers),
        textes=_textes(racine / "content", "content", journal),
    )


def _lire_dossier(chemin: Path, racine: Path, journal: Journal) -> Dossier | None:
    nom = f"referentiels/{chemin.name}"
    if not ID.match(chemin.name):
        journal.erreur(
            Lieu(nom),
            "identifiant",
            "Le nom de ce dossier ne peut pas faire une adresse.",
            "Le nommer avec des minuscules sans accent, des chiffres et des tirets.",
        )
        return None
    racine_contrat = lire_yaml(chemin / "contrat.yml", f"{nom}/contrat.yml", journal)
    contrat = lire_contrat(racine_contrat, f"{nom}/contrat.yml", journal) if racine_contrat else None
    if contrat and contrat.id and contrat.id != chemin.name:
        journal.erreur(
            contrat.lieu,
            "identifiant",
            f"L’id du contrat (« {contrat.id} ») n’est pas le nom de son dossier (« {chemin.name} »).",
            "Donner le même nom aux deux.",
        )
    racines = _lire_arbre(chemin, nom, journal)
    territoires_yml = lire_yaml(chemin / "territoires.yml", f"{nom}/territoires.yml", journal)
    territoires = lire_territoires(territoires_yml, f"{nom}/territoires.yml", chemin, journal) if territoires_yml else ()
    faits_yml = lire_yaml(chemin / "faits.yml", f"{nom}/faits.yml", journal) if (chemin / "faits.yml").exists() else None
    anomalies_yml = lire_yaml(chemin / "anomalies.yml", f"{nom}/anomalies.yml", journal) if (chemin / "anomalies.yml").exists() else None
    valeurs = _lire_toutes_valeurs(chemin, nom, racines, journal)
    faits = lire_faits(faits_yml, f"{nom}/faits.yml", journal) if faits_yml else ()
    anomalies = lire_anomalies(anomalies_yml, f"{nom}/anomalies.yml", journal) if anomalies_yml else ()
    if contrat is None:
        return None
    textes = _textes(racine / "content" / chemin.name, f"content/{chemin.name}", journal)
    return Dossier(contrat, racines, territoires, valeurs, faits, anomalies, textes)


def _lire_arbre(chemin: Path, nom: str, journal: Journal) -> tuple[Noeud, ...]:
    seul, plusieurs = chemin / "referentiel.yml", sorted((chemin / "referentiel").glob("*.yml"))
    if seul.exists() and plusieurs:
        journal.erreur(
            Lieu(f"{nom}/referentiel.yml"),
            "arbre-double",
            "L’arbre est écrit à deux endroits.",
            "Garder referentiel.yml ou le dossier referentiel/.",
        )
    fichiers = (
        [(seul, f"{nom}/referentiel.yml")] if seul.exists() else [(fichier, f"{nom}/referentiel/{fichier.name}") for fichier in plusieurs]
    )
    if not fichiers:
        journal.erreur(
            Lieu(f"{nom}/referentiel.yml"),
            "fichier-manquant",
            "L’arbre des promesses manque.",
            "Écrire referentiel.yml (voir le guide des données).",
        )
    return tuple(
        noeud
        for fichier, nom_fichier in fichiers
        if (racine := lire_yaml(fichier, nom_fichier, journal))
        for noeud in lire_noeuds(racine, nom_fichier, journal)
    )


def _lire_toutes_valeurs(chemin: Path, nom: str, racines: tuple[Noeud, ...], journal: Journal) -> tuple[Valeur, ...]:
    unites = {indicateur.id: indicateur.unite for racine in racines for noeud in racine.parcourir() for indicateur in noeud.indicateurs}
    return tuple(
        valeur
        for fichier in sorted((chemin / "valeurs").glob("*.csv"))
        for valeur in lire_valeurs(fichier, f"{nom}/valeurs/{fichier.name}", unites, journal)
    )


def _textes(dossier: Path, nom: str, journal: Journal) -> dict[str, str]:
    textes = {}
    for fichier in sorted(dossier.glob("*.md")):
        texte = lire_texte(fichier, f"{nom}/{fichier.name}", journal)
        if texte is not None:
            textes[fichier.stem] = texte
    return textes
