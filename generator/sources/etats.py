"""Reads `etats/*.csv`: one row per news of a commitment, as French spreadsheets write them."""

from pathlib import Path

from generator.model.codes import CodeChamp, CodeTableau
from generator.model.etat import EtatEngagement, Nouvelle
from generator.model.formats.nouvelles import ETATS as FORMAT
from generator.model.periode import GenrePeriode
from generator.sources.champs import ID, ID_MAX
from generator.sources.dates_voulues import ecrire_la_date
from generator.sources.journal import Journal, extrait, proche
from generator.sources.periodes import periode_lue
from generator.sources.tableau_csv import Ligne, lire_lignes, sans_accent
from generator.sources.texte import lire_texte

ETATS = {etat.value: etat for etat in EtatEngagement}
_AUTREFOIS = {"sans_nouvelle": EtatEngagement.AUCUNE_NOUVELLE}  # a code that earlier versions wrote
_GENRES = (GenrePeriode.ANNEE, GenrePeriode.MOIS, GenrePeriode.JOUR)


def lire_etats(chemin: Path, nom: str, journal: Journal) -> list[Nouvelle]:
    """The news of one file."""
    texte = lire_texte(chemin, nom, journal, cp1252=True)
    return [] if texte is None else interpreter_etats(texte, nom, journal)


def interpreter_etats(texte: str, nom: str, journal: Journal) -> list[Nouvelle]:
    """The news of a CSV text; every problem of every row goes to `journal`, and its row is left out."""
    return [nouvelle for ligne in lire_lignes(texte, nom, FORMAT.forme, journal) if (nouvelle := _nouvelle(ligne))]


def _nouvelle(ligne: Ligne) -> Nouvelle | None:
    """The news of a row; None, with problems, when something is wrong with it."""
    if not ligne.entiere:  # the cells after the missing one would all be read under a wrong name
        return None
    noeud, etat, date = _noeud(ligne), _etat(ligne), _date(ligne)
    phrase, source = ligne.cellules["phrase"], ligne.cellules["source"]
    if not phrase:
        ligne.erreur("phrase", CodeTableau.CSV_PHRASE, "La phrase est vide.", "Dire en une phrase ce qui a été annoncé ou constaté.")
    if not source:
        ligne.erreur(
            "source",
            CodeTableau.CSV_SOURCE,
            "Cette nouvelle n’a pas de source.",
            "Dire où elle se lit (compte rendu, délibération, page) et de quand.",
        )
    if not ligne.saine or etat is None:
        return None
    return Nouvelle(noeud, etat, date, phrase, source, ligne.lieu_de("noeud"))


def _noeud(ligne: Ligne) -> str:
    mot = ligne.cellules["noeud"]
    if not ID.match(mot) or len(mot) > ID_MAX:
        dit = f"« {extrait(mot)} » n’est pas un identifiant." if mot else "L’engagement n’est pas nommé."
        ligne.erreur(
            "noeud", CodeChamp.IDENTIFIANT, dit, "Recopier l’identifiant qui termine l’adresse de la page de l’engagement (« o1-1-p1-e1 »)."
        )
    return mot


def _etat(ligne: Ligne) -> EtatEngagement | None:
    """«Réalisé», «à lancer», «en_cours»: capitals, accents and spaces are forgiven."""
    mot = ligne.cellules["etat"]
    lu = (ETATS | _AUTREFOIS).get("_".join(sans_accent(mot).replace("_", " ").split()))
    if lu is None:
        dit = f"« {extrait(mot)} » n’est pas un état connu." if mot else "L’état est vide."
        ligne.erreur("etat", CodeChamp.CHOIX, dit, f"{proche(sans_accent(mot), ETATS)}Écrire l’un de : {', '.join(ETATS)}.")
    return lu


def _date(ligne: Ligne) -> str:
    """AAAA, AAAA-MM or AAAA-MM-JJ (also written JJ/MM/AAAA); empty, with a problem, for anything else."""
    mot = ligne.cellules["date"]
    periode = periode_lue(mot)
    if periode is None or periode.genre not in _GENRES:
        dit = f"« {extrait(mot)} » n’est pas une date." if mot else "La date est vide."
        ligne.erreur("date", CodeChamp.DATE, dit, ecrire_la_date(mot, "Écrire 2020-12-08, 08/12/2020, 2020-12 ou 2020."))
        return ""
    return periode.texte
