"""Lists the folder `tel-quel/` of a project, whose files are published as they are, at the root of the site: CNAME, .well-known/, photos…"""

import os
import stat
from collections.abc import Collection, Iterator
from pathlib import Path

from generator.model.codes import CodeFichier
from generator.model.lieu import Lieu
from generator.model.places_des_editions import ARCHIVES
from generator.sources.dossiers_du_projet import TEL_QUEL
from generator.sources.fichiers_lus import lire_octets, noter_dossier
from generator.sources.journal import Journal, extrait
from generator.sources.metadonnees import dire_les_metadonnees
from generator.sources.noms_confondus import cle_du_nom
from generator.sources.texte import RAISONS

TAILLE_MAX = 100_000_000  # what hosts of pages take
# What systems write in every folder, and nobody means to publish.
_DU_SYSTEME = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
_IMAGES = (".png", ".jpg", ".jpeg", ".webp")
_INTERDITS = frozenset('\\:*?"<>|')


def lire_les_tels_quels(racine: Path, contrats: Collection[str], journal: Journal) -> tuple[str, ...]:
    """The paths of its files below it, with slashes, in order; what cannot be published is noted and left out. `contrats` are the ids of the contracts, whose
    folders are made by the program."""
    dossier = racine / TEL_QUEL
    if dossier.is_symlink():
        _refuser("", "Le dossier « tel-quel » est un lien vers un autre dossier.", journal, "Mettre le dossier lui-même dans le projet.")
        return ()
    noter_dossier(dossier)
    chemins: list[str] = []
    if os.path.lexists(dossier):
        chemins = sorted(_parcourir(dossier, "", {*contrats, ARCHIVES}, journal))
    vus: dict[str, str] = {}
    gardes: list[str] = []
    for chemin in chemins:
        morceaux = chemin.split("/")
        tetes = ["/".join(morceaux[:rang]) for rang in range(1, len(morceaux) + 1)]
        autre = next((vu for tete in tetes if (vu := vus.get(cle_du_nom(tete), tete)) != tete), "")
        if autre:
            message = f"Ce nom et « {extrait(autre)} » se confondent sous Windows et macOS."
            _refuser(chemin, message, journal, "Donner à l’un des deux un autre nom, ou n’en garder qu’un.")
            continue
        vus |= {cle_du_nom(tete): tete for tete in tetes}
        gardes.append(chemin)
    return tuple(gardes)


def _parcourir(dossier: Path, sous: str, pris: Collection[str], journal: Journal) -> Iterator[str]:
    """The files below a folder, links and what is no file left out. `sous` is its path below `tel-quel`, with a slash at its end."""
    try:
        entrees = sorted(os.scandir(dossier), key=lambda entree: entree.name)
    except OSError as erreur:
        raison = "ce n’est pas un dossier" if isinstance(erreur, NotADirectoryError) else RAISONS.get(erreur.errno or 0, "il ne répond pas")
        lieu = Lieu(f"{TEL_QUEL}/{extrait(sous)}".rstrip("/"))
        journal.erreur(lieu, CodeFichier.DOSSIER_ILLISIBLE, f"Le dossier ne peut pas être lu : {raison}.", "Vérifier ses droits.")
        return
    for entree in entrees:
        chemin = f"{sous}{entree.name}"
        if entree.name in _DU_SYSTEME or entree.name.startswith("~$"):
            continue
        if not entree.name.isprintable() or _INTERDITS & set(entree.name):
            conseil = "N’employer que des lettres, des chiffres, « - », « _ » et « . »."
            _refuser(chemin, "Ce nom contient un signe qu’une adresse, ou un autre système, n’accepte pas.", journal, conseil)
        elif not sous and entree.name.casefold() in pris:
            conseil = "Choisir un autre nom de dossier : ce que le programme fait de ce dossier serait mêlé à vos fichiers."
            _refuser(chemin, f"« {extrait(entree.name)} » est un dossier que le programme publie.", journal, conseil)
        elif entree.name == ".git":
            _refuser(chemin, "Un dépôt git serait publié avec toute son histoire.", journal, "N’y mettre que les fichiers à publier.")
        elif entree.is_symlink():
            _refuser(chemin, "Ce nom est un lien : ce à quoi il mène peut être hors du projet.", journal, "Mettre le fichier lui-même.")
        elif entree.is_dir():
            yield from _parcourir(dossier / entree.name, f"{chemin}/", pris, journal)
        elif _est_bon(entree, chemin, journal):
            yield chemin


def _est_bon(entree: os.DirEntry[str], chemin: str, journal: Journal) -> bool:
    etat = entree.stat()
    if not stat.S_ISREG(etat.st_mode):
        _refuser(chemin, "Ce nom n’est ni un fichier ni un dossier.", journal, "N’y mettre que des fichiers.")
    elif etat.st_size > TAILLE_MAX:
        limite = f"Le fichier dépasse {TAILLE_MAX // 1_000_000} Mo, que les hébergeurs refusent."
        journal.erreur(_lieu(chemin), CodeFichier.FICHIER_TROP_GROS, limite, "Le réduire, ou y mener par un lien.")
    elif not os.access(entree.path, os.R_OK):
        message = "Le fichier ne peut pas être lu : la lecture n’est pas permise."
        journal.erreur(_lieu(chemin), CodeFichier.FICHIER_ILLISIBLE, message, "Vérifier ses droits.")
    else:
        if chemin.lower().endswith(_IMAGES):
            dire_les_metadonnees(lire_octets(Path(entree.path)), _lieu(chemin), journal)
        return True
    return False


def _refuser(chemin: str, message: str, journal: Journal, conseil: str) -> None:
    journal.erreur(_lieu(chemin), CodeFichier.CHEMIN_DU_SITE, message, conseil)


def _lieu(chemin: str) -> Lieu:
    return Lieu(f"{TEL_QUEL}/{extrait(chemin, 200)}" if chemin else TEL_QUEL)
