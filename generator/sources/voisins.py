"""Reads `voisins.yml` (series of neighbouring figures) and `voisins/*.csv` (their figures)."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

import yaml

from generator.model.codes import CodeChamp, CodeChiffre, CodeLien
from generator.model.formats.chiffres import SERIES, VOISINS
from generator.model.periode import Periode
from generator.model.publication import GenreDeSource
from generator.model.unite import Unite
from generator.model.voisin import LieuVoisin, SerieVoisine, SommeVoisine, ValeurVoisine
from generator.sources.champs import Champs
from generator.sources.journal import Journal, extrait, proche
from generator.sources.nombres import NombreInvalide, interpreter_nombre
from generator.sources.periodes import PeriodeInvalide, interpreter_periode
from generator.sources.publications import lire_publication
from generator.sources.tableau_csv import Ligne, lire_lignes
from generator.sources.texte import lire_texte
from generator.sources.unites import lire_unite


def lire_series(racine: yaml.Node, fichier: str, journal: Journal, unites: Iterable[Unite] = ()) -> tuple[SerieVoisine, ...]:
    """The series of one contract; `unites` are those that it declares."""
    haut = Champs(racine, fichier, journal, SERIES.forme)
    declarees = {str(unite): unite for unite in unites}
    series = tuple(_serie(champs, declarees) for champs in haut.liste("series"))
    haut.fini()
    return series


def _serie(champs: Champs, unites: Mapping[str, Unite]) -> SerieVoisine:
    serie = SerieVoisine(
        id=champs.id(),
        titre=champs.texte("titre"),
        unite=lire_unite(champs, unites),
        pres_de=champs.ids("pres_de"),
        difference=champs.texte("difference"),
        publication=champs.id("publication"),
        lieux=tuple(_lieu(sous) for sous in champs.liste("lieux")),
        somme=_somme(champs.sous("somme")),
        par_contrat_de_ville=champs.choix("par") == "contrat_de_ville",
        lieu=champs.lieu,
    )
    if not serie.pres_de:
        message = "La série n’est montrée près de rien."
        champs.journal.erreur(champs.lieu_du("pres_de"), CodeChamp.CHAMP_MANQUANT, message, "Écrire « pres_de: [indicateurs ou nœuds] ».")
    champs.fini()
    return serie


def _lieu(champs: Champs) -> LieuVoisin:
    lieu = LieuVoisin(champs.id(), champs.texte("nom"))
    champs.fini()
    return lieu


def _somme(champs: Champs | None) -> SommeVoisine | None:
    if champs is None:
        return None
    somme = SommeVoisine(champs.ids("lieux"), champs.texte("sans"))
    if len(somme.lieux) < 2:
        champs.journal.erreur(
            champs.lieu, CodeChamp.CHAMP_MANQUANT, "La somme ne dit pas de quels lieux.", "Ajouter « lieux: [a, b] », deux au moins."
        )
    champs.fini()
    return somme


def lire_valeurs_voisines(
    chemin: Path,
    nom: str,
    series: Mapping[str, SerieVoisine],
    journal: Journal,
    *,
    completes: bool = True,
    genres: Mapping[str, GenreDeSource] | None = None,
) -> list[ValeurVoisine]:
    """The figures of one file. Without `completes` (the series could not be read), a row of an unknown one is left out in silence;
    `genres` is as for `lire_valeurs`."""
    texte = lire_texte(chemin, nom, journal, cp1252=True)
    return [] if texte is None else interpreter_valeurs_voisines(texte, nom, series, journal, completes=completes, genres=genres)


def interpreter_valeurs_voisines(
    texte: str,
    nom: str,
    series: Mapping[str, SerieVoisine],
    journal: Journal,
    *,
    completes: bool = True,
    genres: Mapping[str, GenreDeSource] | None = None,
) -> list[ValeurVoisine]:
    """The figures of a CSV text; every problem of every row goes to `journal`, and its row is left out."""
    lues = (_valeur(ligne, series, genres, completes=completes) for ligne in lire_lignes(texte, nom, VOISINS.forme, journal))
    return [valeur for valeur in lues if valeur]


def _valeur(
    ligne: Ligne, series: Mapping[str, SerieVoisine], genres: Mapping[str, GenreDeSource] | None, *, completes: bool
) -> ValeurVoisine | None:
    if not ligne.entiere:  # the cells after the missing one would all be read under a wrong name
        return None
    nom, endroit = ligne.cellules["serie"], ligne.cellules["lieu"]
    serie = series.get(nom)
    if serie is None and completes:
        conseil = f"{proche(nom, series)}Recopier l’id d’une série de voisins.yml."
        ligne.erreur("serie", CodeLien.REFERENCE, f"La série « {extrait(nom)} » n’existe pas.", conseil)
    if not endroit:
        ligne.erreur(
            "lieu", CodeLien.REFERENCE, "Le lieu est vide.", "Écrire l’id d’un territoire, d’un contrat de ville ou d’un lieu de la série."
        )
    publication = lire_publication(ligne, genres, defaut=serie.publication) if serie else ""
    periode = _periode(ligne)
    nombre, mots = _nombre_ou_mots(ligne, serie.unite if serie else Unite.SANS)
    if not ligne.saine or periode is None or serie is None:
        return None
    repere, commentaire = ligne.cellules.get("repere", ""), ligne.cellules.get("commentaire", "")
    return ValeurVoisine(serie.id, endroit, periode, nombre, mots, repere, commentaire, ligne.lieu, publication)


def _periode(ligne: Ligne) -> Periode | None:
    mot = ligne.cellules["periode"]
    try:
        return interpreter_periode(mot)
    except PeriodeInvalide as erreur:
        ligne.erreur("periode", CodeChamp.PERIODE, f"« {extrait(mot)} » n’est pas une période.", f"{str(erreur).capitalize()}.")
        return None


def _nombre_ou_mots(ligne: Ligne, unite: Unite) -> tuple[Decimal | None, str]:
    """(number, words): one of them is set on a sound row."""
    mot = ligne.cellules["valeur"]
    ecrite = ligne.cellules.get("unite", "")
    if not mot:
        ligne.erreur("valeur", CodeChiffre.VALEUR_VIDE, "La valeur est vide.", "Écrire le chiffre, ou enlever la ligne.")
        return None, ""
    if unite and ecrite and ecrite not in (unite, unite.nom, unite.signe or unite):
        message = f"L’unité « {extrait(ecrite)} » n’est pas celle de la série ({unite})."
        ligne.erreur("unite", CodeChamp.UNITE, message, f"Écrire {unite}, ou laisser vide.")
    if not unite.numerique or unite is Unite.OUI_NON:
        return None, mot
    try:
        lu = interpreter_nombre(mot)
    except NombreInvalide as erreur:
        message = f"« {extrait(mot)} » n’est pas un nombre : {erreur}."
        ligne.erreur("valeur", CodeChamp.NOMBRE, message, "Écrire par exemple 1 234,5 ou 12,5 %.")
        return None, ""
    if lu.unite and lu.unite != unite.signe:
        message = f"La valeur est en « {lu.unite} » mais la série est en : {unite.nom}."
        ligne.erreur("valeur", CodeChamp.UNITE, message, "Corriger la valeur ou l’unité de la série.")
    return lu.valeur, ""
