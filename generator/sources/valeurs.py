"""Reads `valeurs/*.csv`: one row per observation, as French spreadsheets write them."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

from generator.model.codes import CodeChamp, CodeChiffre, CodeLien, CodeTableau
from generator.model.formats.chiffres import VALEURS
from generator.model.periode import Periode
from generator.model.publication import GenreDeSource, SeriesPubliees
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from generator.sources.champs import ID
from generator.sources.dates_voulues import ecrire_la_date
from generator.sources.journal import Journal, extrait, proche
from generator.sources.nombres import NombreInvalide, interpreter_nombre
from generator.sources.nombres_voulus import conseil_pour
from generator.sources.periodes import PeriodeInvalide, interpreter_periode
from generator.sources.publications import lire_les_dates, lire_publication
from generator.sources.tableau_csv import Ligne, lire_lignes, sans_accent
from generator.sources.texte import lire_texte

ABSENCES = {
    "secret": StatutValeur.SECRET,
    "secret statistique": StatutValeur.SECRET,
    "nd": StatutValeur.NON_DISPONIBLE,
    "n.d.": StatutValeur.NON_DISPONIBLE,
    "non disponible": StatutValeur.NON_DISPONIBLE,
    "so": StatutValeur.SANS_OBJET,
    "s.o.": StatutValeur.SANS_OBJET,
    "sans objet": StatutValeur.SANS_OBJET,
} | {statut.value: statut for statut in StatutValeur if statut.est_absence}
OUI_NON = {"oui": Decimal(1), "non": Decimal(0)}
_STATUTS = {"": StatutValeur.DEFINITIF} | {statut.value: statut for statut in StatutValeur if not statut.est_absence}


def lire_valeurs(
    chemin: Path,
    nom: str,
    unites: Mapping[str, Unite],
    journal: Journal,
    *,
    unites_completes: bool = True,
    genres: Mapping[str, GenreDeSource] | None = None,
    series: SeriesPubliees | None = None,
) -> list[Valeur]:
    """The observations of one file, forecasts included. `unites` gives the unit of each indicator of the contract (empty when it has none yet).

    Without `unites_completes` (the tree could not be read wholly), a row about an unknown indicator is left out in silence. `genres`
    gives the kind of each publication and document that a row may name; None where they could not be read. `series` is what
    publications say of all their figures.
    """
    texte = lire_texte(chemin, nom, journal, cp1252=True)
    if texte is None:
        return []
    return interpreter_valeurs(texte, nom, unites, journal, unites_completes=unites_completes, genres=genres, series=series)


def interpreter_valeurs(
    texte: str,
    nom: str,
    unites: Mapping[str, Unite],
    journal: Journal,
    *,
    unites_completes: bool = True,
    genres: Mapping[str, GenreDeSource] | None = None,
    series: SeriesPubliees | None = None,
) -> list[Valeur]:
    """The observations of a CSV text; every problem of every row goes to `journal`, and its row is left out."""
    lues = (
        _Observation(ligne).lire(unites, genres, series or SeriesPubliees(), unites_completes=unites_completes)
        for ligne in lire_lignes(texte, nom, VALEURS.forme, journal)
    )
    return [valeur for valeur in lues if valeur]


class _Observation:
    """One row being read as an observation."""

    def __init__(self, ligne: Ligne) -> None:
        self.ligne = ligne
        self.cellules = ligne.cellules
        self._erreur = ligne.erreur

    def lire(
        self,
        unites: Mapping[str, Unite],
        genres: Mapping[str, GenreDeSource] | None,
        series: SeriesPubliees,
        *,
        unites_completes: bool,
    ) -> Valeur | None:
        """The observation of this row, or None when something is wrong with it."""
        if not self.ligne.entiere:  # the cells after the missing one would all be read under a wrong name
            return None
        indicateur, territoire, source = (self.cellules.get(nom, "") for nom in ("indicateur", "territoire", "source"))
        if indicateur not in unites and not any((territoire, source, self.cellules.get("periode"))):
            message = "Cette ligne n’est pas celle d’un chiffre : elle n’a ni territoire, ni période, ni source."
            self._erreur(
                "indicateur", CodeTableau.CSV_LIGNE, message, "L’ôter, si c’est un total, une note ou un titre ; sinon, la compléter."
            )
            return None
        for colonne, mot in (("indicateur", indicateur), ("territoire", territoire)):
            if not mot:
                conseil = "L’écrire sur chaque ligne : une cellule fusionnée ne donne son texte qu’à la première."
                self._erreur(colonne, CodeLien.REFERENCE, f"La colonne « {colonne} » est vide sur cette ligne.", conseil)
        if indicateur and indicateur not in unites and unites_completes:
            self._erreur(
                "indicateur",
                CodeLien.REFERENCE,
                f"L’indicateur « {extrait(indicateur)} » n’existe pas.",
                f"{proche(indicateur, unites)}Recopier l’identifiant donné par la page de l’indicateur.",
            )
        if not source:
            self._erreur(
                "source",
                CodeTableau.CSV_SOURCE,
                "Cette valeur n’a pas de source.",
                "Dire d’où vient le chiffre dans la colonne « source ».",
            )
        periode = self._periode()
        unite = unites.get(indicateur, Unite.SANS)
        basse, haute = self._borne("borne_basse", unite), self._borne("borne_haute", unite)
        nombre, mots, absence = self._valeur(unite)
        self._verifier_les_bornes(unite, nombre, absence, basse, haute)
        statut = self._statut(absence)
        ventilation = self._ventilation()
        publication = lire_publication(self.ligne, genres)
        lu_le, saisi_par = lire_les_dates(self.ligne, publication, series)
        if not self.ligne.saine or periode is None or indicateur not in unites:
            return None
        return Valeur(
            indicateur,
            territoire,
            periode,
            nombre,
            mots,
            unite,
            statut,
            source,
            self.cellules.get("commentaire", ""),
            self.ligne.lieu,
            ventilation,
            publication,
            self.cellules.get("repere", ""),
            self.cellules.get("retenu", ""),
            basse,
            haute,
            publication in series.recalculees,
            ruptures=series.ruptures.get(publication, ()),
            lu_le=lu_le,
            saisi_par=saisi_par,
        )

    def _borne(self, colonne: str, unite: Unite) -> Decimal | None:
        """One bound of an estimate; None where the cell is empty."""
        mot = self.cellules.get(colonne, "")
        if not mot:
            return None
        try:
            lu = interpreter_nombre(mot)
        except NombreInvalide as erreur:
            message = f"« {extrait(mot)} » n’est pas un nombre : {erreur}."
            self._erreur(colonne, CodeChamp.NOMBRE, message, "Écrire par exemple 280, ou vider la cellule.")
            return None
        if lu.unite and lu.unite != unite.signe:
            message = f"La borne est en « {lu.unite} » mais l’indicateur est en : {unite.nom}."
            self._erreur(colonne, CodeChamp.UNITE, message, "Corriger la borne.")
        return lu.valeur

    def _verifier_les_bornes(
        self, unite: Unite, nombre: Decimal | None, absence: StatutValeur | None, basse: Decimal | None, haute: Decimal | None
    ) -> None:
        """Both bounds or none, in order, around the figure, which is a number."""
        ecrites = [colonne for colonne in ("borne_basse", "borne_haute") if self.cellules.get(colonne)]
        if not ecrites:
            return
        message = conseil = ""
        if len(ecrites) == 1:
            message, conseil = "Une estimation n’a qu’une borne.", "Écrire les deux bornes que donne la source, ou aucune."
        elif absence or (unite and not unite.numerique) or unite is Unite.OUI_NON:
            message, conseil = "Seul un nombre a des bornes.", "Vider « borne_basse » et « borne_haute »."
        elif basse is None or haute is None:
            return
        elif basse >= haute:
            message, conseil = "La borne basse n’est pas plus petite que la borne haute.", "Corriger l’une des deux."
        elif nombre is not None and not basse <= nombre <= haute:
            message, conseil = "La valeur n’est pas entre ses deux bornes.", "Corriger la valeur ou les bornes."
        if message:
            self._erreur(ecrites[0], CodeChiffre.BORNES, message, conseil)

    def _ventilation(self) -> tuple[tuple[str, str], ...]:
        """«sexe=femmes, age=moins-de-26» → (("age", "moins-de-26"), ("sexe", "femmes")); empty for the whole."""
        mot = self.cellules.get("ventilation", "").lower()
        paires = []
        for morceau in filter(str.strip, mot.replace("+", ",").split(",")):
            dimension, egal, modalite = (partie.strip() for partie in morceau.partition("="))
            if not egal or not ID.match(dimension) or not ID.match(modalite):
                self._erreur(
                    "ventilation",
                    CodeChiffre.VENTILATION,
                    f"« {extrait(morceau.strip())} » n’est pas une ventilation.",
                    "Écrire par exemple sexe=femmes, avec les identifiants de « dimensions » dans contrat.yml.",
                )
                return ()
            paires.append((dimension, modalite))
        if len(dict(paires)) < len(paires):
            self._erreur("ventilation", CodeChiffre.VENTILATION, "La même dimension est écrite deux fois.", "N’en garder qu’une.")
            return ()
        return tuple(sorted(paires))

    def _periode(self) -> Periode | None:
        mot = self.cellules.get("periode", "")
        try:
            return interpreter_periode(mot)
        except PeriodeInvalide as erreur:
            message = f"« {extrait(mot)} » n’est pas une période."
            conseil = ecrire_la_date(mot, f"{str(erreur).capitalize()}.", periode=True)
            self._erreur("periode", CodeChamp.PERIODE, message, conseil)
            return None

    def _statut(self, absence: StatutValeur | None) -> StatutValeur:
        mot = sans_accent(self.cellules.get("statut", ""))
        if absence:
            if mot and ABSENCES.get(mot) is not absence:
                self._erreur("statut", CodeChamp.CHOIX, "Une ligne sans valeur n’a pas d’autre statut.", "Vider la cellule « statut ».")
            return absence
        if mot not in _STATUTS:
            self._erreur(
                "statut",
                CodeChamp.CHOIX,
                f"« {extrait(mot)} » n’est pas un statut connu.",
                f"{proche(mot, _STATUTS)}Écrire definitif, provisoire, revise ou prevision, ou laisser vide.",
            )
            return StatutValeur.DEFINITIF
        return _STATUTS[mot]

    def _valeur(self, unite: Unite) -> tuple[Decimal | None, str, StatutValeur | None]:
        """(number, words, reason for absence): exactly one of them is set on a sound row."""
        mot = self.cellules.get("valeur", "")
        # In the files that the site exports the cell of an absent figure is empty, and its status says why.
        mot = mot or (statut if (statut := self.cellules.get("statut", "").lower()) in ABSENCES else "")
        vide: tuple[Decimal | None, str, StatutValeur | None] = (None, "", None)
        if not mot and self.cellules.get("borne_basse") and self.cellules.get("borne_haute"):
            return vide  # the source gives a range alone
        if not mot:
            self._erreur(
                "valeur",
                CodeChiffre.VALEUR_VIDE,
                "La valeur est vide.",
                "Écrire le chiffre, ou « nd » (non disponible), « secret » ou « so » (sans objet), ou enlever la ligne.",
            )
            return vide
        ecrite = self.cellules.get("unite", "")
        if unite and ecrite and ecrite.lower() not in (unite, unite.nom, unite.signe or unite):
            self._erreur(
                "unite",
                CodeChamp.UNITE,
                f"L’unité « {extrait(ecrite)} » n’est pas celle de l’indicateur ({unite}).",
                f"Écrire {unite}, ou laisser vide.",
            )
        if mot.lower() in ABSENCES:
            return None, "", ABSENCES[mot.lower()]
        if unite is Unite.OUI_NON:
            if mot.lower() not in OUI_NON:
                self._erreur("valeur", CodeChiffre.VALEUR, f"« {extrait(mot)} » n’est ni oui ni non.", "Écrire oui ou non.")
                return vide
            return OUI_NON[mot.lower()], "", None
        if not unite.numerique:  # no unit: the indicator is unknown or still to be defined, which is said elsewhere
            return None, mot, None
        try:
            lu = interpreter_nombre(mot)
        except NombreInvalide as erreur:
            message = f"« {extrait(mot)} » n’est pas un nombre : {erreur}."
            self._erreur("valeur", CodeChamp.NOMBRE, message, conseil_pour(mot, "Écrire par exemple 1 234,5 ou 12,5 %."))
            return vide
        if lu.unite and lu.unite != unite.signe:
            self._erreur(
                "valeur",
                CodeChamp.UNITE,
                f"La valeur est en « {lu.unite} » mais l’indicateur est en : {unite.nom}.",
                "Corriger la valeur ou l’unité de l’indicateur.",
            )
        return lu.valeur, "", None
