"""What a folder of the project holds, and warnings about what is not read."""

from collections.abc import Iterable, Sequence
from functools import partial
from os.path import lexists
from pathlib import Path

from generator.model.codes import CodeFichier
from generator.model.lieu import Lieu
from generator.model.places_des_editions import ARCHIVES
from generator.sources.dossiers_du_projet import LUS
from generator.sources.fichiers_lus import noter_dossier
from generator.sources.journal import Journal, extrait
from generator.sources.liens import dossier_dehors
from generator.sources.mots_a_publier import dire_les_mots
from generator.sources.mots_proches import plus_proche
from generator.sources.noms_confondus import cle_du_nom
from generator.sources.texte import RAISONS, lire_texte

# What is read in the folder of a project.
DU_PROJET = (*LUS, ARCHIVES, "mkdocs.yml")
VOISINS = {".geojson", ".json", ".md", ".txt", ".svg", ".png"}  # outlines and logos that the YAML files name, notes for the writers


def lister(dossier: Path, nom: str, journal: Journal) -> Sequence[Path]:
    """What a folder holds, in the order of names, without hidden files, the locks of office programs and names that cannot be written, which are said; nothing
    when there is none. Folders to which a link leads out of the project are said, and left out."""
    noter_dossier(dossier)
    try:
        if dossier_dehors(dossier, nom, journal):
            return ()
        if not lexists(dossier):  # a link that leads nowhere is no absence: what it held would be lost without a word
            return ()
        # By name: paths sort otherwise on a system that takes capitals for small letters.
        chemins = sorted(
            (chemin for chemin in dossier.iterdir() if not chemin.name.startswith((".", "~$"))), key=lambda chemin: chemin.name
        )
    except OSError as erreur:
        raison = RAISONS.get(erreur.errno or 0, "il ne répond pas")
        raison = "ce n’est pas un dossier" if isinstance(erreur, NotADirectoryError) else raison
        journal.erreur(Lieu(nom), CodeFichier.DOSSIER_ILLISIBLE, f"Le dossier ne peut pas être lu : {raison}.", "Vérifier ses droits.")
        return ()
    chemins = [chemin for chemin in chemins if _a_un_nom(chemin, nom, journal)]
    chemins = [
        chemin
        for chemin in chemins
        if not (chemin.is_symlink() and chemin.is_dir() and dossier_dehors(chemin, f"{nom}/{nom_affiche(chemin)}", journal))
    ]
    vus: dict[str, str] = {}
    for chemin in chemins:
        autre = vus.setdefault(cle_du_nom(chemin.name), chemin.name)
        if autre != chemin.name:
            message = f"Ce nom et « {extrait(autre, 100)} » se confondent sous Windows et macOS."
            lieu = Lieu(f"{nom}/{nom_affiche(chemin)}")
            journal.erreur(lieu, CodeFichier.NOMS_CONFONDUS, message, "Donner à l’un des deux un autre nom, ou n’en garder qu’un.")
    return chemins


def _a_un_nom(chemin: Path, nom: str, journal: Journal) -> bool:
    """Whether the name of a file can be written; where it cannot (an end of line, bytes that are no letter), nothing is made of the file, so that no message and
    no page has such a name."""
    if chemin.name.isprintable():
        return True
    quoi = "Le dossier" if chemin.is_dir() else "Le fichier"
    message = f"{quoi} ne peut pas être lu : son nom contient un signe qui ne s’écrit pas."
    lieu = Lieu(f"{nom}/{nom_affiche(chemin)}")
    journal.erreur(lieu, CodeFichier.FICHIER_ILLISIBLE, message, "Le renommer avec des lettres, des chiffres et des tirets.")
    return False


def dire_les_noms_proches(racine: Path, journal: Journal) -> None:
    """Warn of what stands beside `referentiels/` under a name near one that is read («contents», «mkdocs.yaml»), where that one is not there. Whatever
    else a project's folder holds is its owner's."""
    noter_dossier(racine)
    try:
        noms = sorted(un.name for un in racine.iterdir() if not un.name.startswith("."))
    except OSError:
        return
    for nom in noms:
        attendu = plus_proche(nom, [un for un in DU_PROJET if un not in noms]) if nom not in DU_PROJET else ""
        if attendu and (racine / nom).is_dir() == ("." not in attendu):
            quoi = "Ce dossier" if (racine / nom).is_dir() else "Ce fichier"
            conseil = f"S’il doit l’être, le nommer « {attendu} »."
            journal.avertir(Lieu(extrait(nom, 100)), CodeFichier.FICHIER_IGNORE, f"{quoi} n’est pas lu.", conseil)


def fichiers_du_dossier(dossier: Path, nom: str, suffixe: str, journal: Journal) -> Sequence[Path]:
    """The files of a folder that end in `suffixe`. Each other one gives a warning: its writer may think that it is read."""
    contenu = lister(dossier, nom, journal)
    dire_ignores([chemin for chemin in contenu if chemin.suffix != suffixe], nom, journal)
    return [chemin for chemin in contenu if chemin.suffix == suffixe]


def dire_ignores(chemins: Sequence[Path], nom: str, journal: Journal, attendus: Iterable[str] = ()) -> None:
    """Warn of what is not read; where its name is near one of `attendus`, it is said."""
    for chemin in chemins:
        quoi = "Ce dossier" if chemin.is_dir() else "Ce fichier"
        proche = plus_proche(chemin.name, sorted(attendus))
        conseil = f"S’il doit l’être, le nommer « {proche} »." if proche else "Voir les noms attendus dans le guide des données."
        journal.avertir(Lieu(f"{nom}/{nom_affiche(chemin)}"), CodeFichier.FICHIER_IGNORE, f"{quoi} n’est pas lu.", conseil)


def nom_affiche(chemin: Path) -> str:
    """The name of a file as messages print it: on one line, cut if long, without control characters."""
    return extrait(chemin.name, 100)


def tient_des_donnees(dossier: Path, nom: str, journal: Journal) -> bool:
    """True for an unknown folder that seems to hold data («valeur/» written for «valeurs/»).

    Not where it only holds outlines, logos and notes (`VOISINS`), nor where its name starts with «_», by which a writer sets it aside.
    """
    contenu = lister(dossier, f"{nom}/{nom_affiche(dossier)}", journal) if not dossier.name.startswith("_") else ()
    return any(chemin.suffix not in VOISINS for chemin in contenu)


def lire_les_textes(dossier: Path, nom: str, journal: Journal) -> dict[str, str]:
    """The words of the Markdown files of a folder, by the name of their file."""
    textes = {}
    for fichier in lister(dossier, nom, journal):
        if fichier.suffix == ".md" and (texte := lire_texte(fichier, f"{nom}/{nom_affiche(fichier)}", journal)) is not None:
            textes[fichier.stem] = texte
            for rang, ligne in enumerate(texte.splitlines(), 1):
                dire_les_mots(ligne, partial(Lieu, f"{nom}/{nom_affiche(fichier)}", rang, 1), journal)
    return textes
