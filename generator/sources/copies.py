"""Reads `copies.yml` and `copies/`, the copies of sources that a project keeps, and `reponses-du-web.csv`, what their addresses answered."""

import hashlib
import re
from collections.abc import Iterator
from os.path import lexists
from pathlib import Path

import yaml

from generator.model.codes import CodeChamp, CodeDocument, CodeFichier
from generator.model.copie import Copie, EtatDuWeb, LicenceDeCopie, ReponseDuWeb
from generator.model.formats.copies import COPIES, REPONSES_DU_WEB
from generator.model.lieu import Lieu
from generator.sources.champs import ADRESSE, Champs
from generator.sources.contenu import dire_ignores, lister
from generator.sources.fichiers_lus import lire_octets, noter_fichier
from generator.sources.journal import Journal, extrait
from generator.sources.metadonnees import dire_les_metadonnees
from generator.sources.periodes import est_date
from generator.sources.tableau_csv import Ligne, lire_lignes
from generator.sources.texte import dire_illisible, lire_texte, taille_du_fichier

DOSSIER = "copies"
FICHIER_DU_WEB = "reponses-du-web.csv"
COPIE_MAX = 20_000_000
# What a browser shows or saves without running anything of it, below a site whose pages may run their own scripts.
_NOM = re.compile(r"[a-z0-9][a-z0-9._-]{0,99}\.(?:pdf|csv|xlsx|ods|odt|docx|zip|txt|png|jpg|geojson|json)")
_IMAGES = (".png", ".jpg")
_SOMME = re.compile(r"[0-9a-f]{64}")


def lire_copies(racine: yaml.Node, fichier: str, dossier: Path, journal: Journal) -> tuple[Copie, ...]:
    """The copies of one contract, whose folder is `dossier`."""
    haut = Champs(racine, fichier, journal, COPIES.forme)
    nom = f"{fichier.rpartition('/')[0]}/{DOSSIER}"
    copies = tuple(_copie(champs, dossier / DOSSIER, nom) for champs in haut.liste("copies"))
    haut.fini()
    nommes = {copie.fichier for copie in copies}
    dire_ignores([chemin for chemin in lister(dossier / DOSSIER, nom, journal) if chemin.name not in nommes], nom, journal)
    return copies


def _copie(champs: Champs, dossier: Path, nom: str) -> Copie:
    fichier, somme = champs.texte("fichier"), champs.texte("empreinte")
    journal, octets = champs.journal, None
    if fichier and not _NOM.fullmatch(fichier):
        message = f"« {extrait(fichier)} » ne peut pas être publié sous ce nom."
        conseil = "Un nom en minuscules sans accent ni espace, d’un document qui n’exécute rien : rapport-2020.pdf, tableau.xlsx…"
        journal.erreur(champs.lieu_du("fichier"), CodeFichier.CHEMIN, message, conseil)
    elif fichier:
        octets = _octets(dossier / fichier, f"{nom}/{fichier}", journal)
        trouvee = "" if octets is None else hashlib.sha256(octets).hexdigest()
        if trouvee and somme and somme != trouvee:  # an empty file too is another one
            message = f"La copie « {fichier} » n’est pas celle qui est décrite : sa somme de contrôle est {trouvee}."
            conseil = "Remettre la copie d’origine ; ou, si c’est la bonne, corriger « empreinte » et « prise_le »."
            journal.erreur(champs.lieu_du("empreinte"), CodeDocument.COPIE, message, conseil)
    if fichier.endswith(_IMAGES):
        dire_les_metadonnees(octets or b"", Lieu(f"{nom}/{fichier}"), journal)
    licence = champs.choix("licence")
    copie = Copie(
        champs.texte("publication"),
        fichier,
        champs.date("prise_le"),
        somme,
        next((une for une in LicenceDeCopie if une == licence), None),
        champs.texte("mots_de_la_licence"),
        champs.url("adresse_de_la_licence"),
        octets or b"",
        champs.lieu,
    )
    champs.fini()
    return copie


def _octets(chemin: Path, nom: str, journal: Journal) -> bytes | None:
    """The bytes of the copy; None with a problem where they cannot be read."""
    noter_fichier(chemin)
    try:
        if taille_du_fichier(chemin, nom) > COPIE_MAX:
            message = f"Cette copie dépasse {COPIE_MAX // 1_000_000} Mo."
            journal.erreur(
                Lieu(nom),
                CodeFichier.FICHIER_TROP_GROS,
                message,
                "Ne pas la garder ici : dire plutôt où une bibliothèque, ou le Wayback Machine, la conserve.",
            )
            return None
        return lire_octets(chemin)
    except OSError as erreur:
        dire_illisible(erreur, nom, journal)
        return None


def lire_reponses_du_web(chemin: Path, nom: str, journal: Journal) -> tuple[ReponseDuWeb, ...]:
    """What the addresses of the sources of one contract answered; nothing where nobody asked."""
    noter_fichier(chemin)
    if not lexists(chemin):
        return ()
    texte = lire_texte(chemin, nom, journal)
    return tuple(_reponses(texte, nom, journal)) if texte else ()


def _reponses(texte: str, nom: str, journal: Journal) -> Iterator[ReponseDuWeb]:
    for ligne in lire_lignes(texte, nom, REPONSES_DU_WEB.forme, journal):
        if not ligne.entiere:
            continue
        cellules = ligne.cellules
        etat = next((etat for etat in EtatDuWeb if etat == cellules["etat"]), None)
        if etat is None:
            dit = f"« {extrait(cellules['etat'])} » n’est pas un état connu."
            ligne.erreur("etat", CodeChamp.CHOIX, dit, f"Écrire l’un de : {', '.join(EtatDuWeb)}.")
        if not est_date(cellules["verifiee_le"]) or len(cellules["verifiee_le"]) != len("2026-11-29"):
            ligne.erreur(
                "verifiee_le",
                CodeChamp.DATE,
                f"« {extrait(cellules['verifiee_le'])} » n’est pas un jour.",
                "Écrire par exemple 2026-11-29.",
            )
        _adresses(ligne)
        code = cellules.get("code", "")
        if code and not re.fullmatch(r"[1-5][0-9]{2}", code):
            ligne.erreur("code", CodeChamp.NOMBRE, f"« {extrait(code)} » n’est pas un code HTTP.", "Écrire par exemple 404, ou rien.")
        if ligne.saine and etat:
            yield ReponseDuWeb(
                cellules["publication"],
                cellules["adresse"],
                cellules["verifiee_le"],
                etat,
                int(code or 0),
                cellules.get("vers", ""),
                ligne.lieu_de("publication"),
            )


def _adresses(ligne: Ligne) -> None:
    for colonne in ("adresse", "vers"):
        mot = ligne.cellules.get(colonne, "")
        if not ADRESSE.fullmatch(mot) and (mot or colonne == "adresse"):
            ligne.erreur(
                colonne,
                CodeChamp.ADRESSE,
                f"« {extrait(mot)} » n’est pas une adresse de page.",
                "Écrire par exemple https://www.apur.org/observatoire.",
            )
