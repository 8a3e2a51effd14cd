"""What a row says of its figures beside them: in the columns that a known layout names, and in those that say «provisoire» in any table."""

from decimal import Decimal

from generator.importation.chiffres_ecrits import ChiffreEcrit, GenreDeChiffre, lire_chiffre
from generator.importation.colonne_vue import ColonneVue, RoleDeColonne
from generator.importation.colonnes import VueDuTableau
from generator.importation.marques_dites import (
    CIBLE,
    PREVISION,
    dit_mesure,
    dit_une_prevision,
    marque_dite,
    nature_dite,
    parle_de_mesures,
    sont_des_natures,
)
from generator.importation.notes_du_tableau import appel_dans, notes_du_tableau, sans_exposant
from generator.importation.roles import SOURCE_DE_LA_LIGNE
from generator.importation.temps_ecrits import temps_dans
from generator.model.importation import StatutLu
from generator.model.tableur import rendre
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur

_STATUTS_DITS = ("statut", "statutdeladonnee", "obsstatus", "flag", "flags", "obsflag", "drapeau", "drapeaux")
_REMARQUES = (
    "observation",
    "observations",
    "commentaire",
    "commentaires",
    "remarque",
    "remarques",
    "precision",
    "precisions",
    "note",
    "notes",
)
# The words of our own tables.
_ABSENCES_DITES = {
    StatutValeur.SECRET.value: StatutLu.SECRET,
    StatutValeur.NON_DISPONIBLE.value: StatutLu.NON_DISPONIBLE,
    StatutValeur.SANS_OBJET.value: StatutLu.SANS_OBJET,
}


class DitsDeLaLigne:
    """Reads them, row by row, of one table."""

    def __init__(self, vue: VueDuTableau) -> None:
        self._vue, self._grille = vue, vue.grille
        self._notes = notes_du_tableau(vue.grille, vue.bloc)
        self._appelees = {une.rang: marque for une in vue.valeurs if (marque := self._note_de(une))}
        self._prevus = any(map(dit_une_prevision, (vue.titre.texte, vue.grille.feuille.nom)))
        sources = [une.rang for une in vue.colonnes if vue.roles[une.rang] == (RoleDeColonne.LAISSEE, SOURCE_DE_LA_LIGNE)]
        self._source = sources[0] if len(sources) == 1 else None
        tetes = (*vue.ventilations, *vue.lieux)
        self._natures = tuple(
            une.rang for une in tetes if sont_des_natures(texte for ligne in vue.lignes if (texte := vue.grille.texte(ligne, une.rang)))
        )

    def reglage(self, nom: str) -> str:
        """The heading that the layout names for this; empty where it names none."""
        return str(self._vue.modele.reglages.get(nom, "")) if self._vue.modele else ""

    def dits(self, ligne: int) -> tuple[tuple[str, str], ...]:
        """What a row of a known layout says of where its figures come from, word for word."""
        noms = self._vue.modele.reglages.get("dits", {}) if self._vue.modele else {}
        dits = ((noms[une.cle], rendre(self._grille.cellule(ligne, une.rang).texte)) for une in self._vue.colonnes if une.cle in noms)
        return tuple((nom, dit) for nom, dit in dits if dit.strip())

    def source(self, ligne: int) -> str:
        """What the one column «Source» of the table says of a row, or a merge of it that this row stands under; empty where no column or several are so called, and
        in a known layout that says its sources itself."""
        if self._source is None or (self._vue.modele and "dits" in self._vue.modele.reglages):
            return ""
        tete = self._grille.tete_fusionnee(ligne, self._source, range(len(self._grille.feuille.rangees)))
        return " ".join((tete or self._grille.cellule(ligne, self._source)).texte.split())

    def bornes(self, ligne: int) -> tuple[Decimal, Decimal] | None:
        """The bounds of an estimate, in two columns of a known layout; None where a row has not both."""
        cles = self._vue.modele.reglages.get("bornes", ()) if self._vue.modele else ()
        ecrites = [self._grille.cellule(ligne, une.rang) for cle in cles for une in self._vue.colonnes if une.cle == cle]
        lues = [nombre for cellule in ecrites if (nombre := lire_chiffre(cellule).nombre) is not None]
        return (lues[0], lues[1]) if len(lues) == 2 else None

    def en_mots(self, ligne: int, texte: str) -> tuple[ChiffreEcrit, str] | None:
        """The number and the words of a cell of a known layout, whose row says that its value is in words; None for any other cell."""
        cle = self.reglage("mots")
        if not cle or not texte.strip():
            return None
        dit = next((self._grille.texte(ligne, une.rang) for une in self._vue.colonnes if une.cle == cle), "")
        if dit in (Unite.TEXTE, Unite.MIXTE):
            return ChiffreEcrit(GenreDeChiffre.NOMBRE), rendre(texte)
        return None

    def absence(self, ligne: int) -> StatutLu | None:
        """The reason that a column of the row gives for its empty cell."""
        cle = self.reglage("statuts")
        dits = (self._grille.texte(ligne, une.rang) for une in self._vue.colonnes if cle and une.cle == cle)
        return next((_ABSENCES_DITES[dit] for dit in dits if dit in _ABSENCES_DITES), None)

    def marque(self, ligne: int) -> str:
        """«provisoire», «prévision», «cible»: what a column of statuses or of remarks says of a row, or the words beside its time; empty where none does."""
        dits = (self._grille.texte(ligne, une.rang) for une in self._vue.colonnes if une.cle in (*_STATUTS_DITS, *_REMARQUES))
        temps = (lu for une in self._vue.temps if (lu := temps_dans(self._grille.texte(ligne, une.rang))))
        a_cote = (lu.drapeau or marque_dite(lu.reste) for lu in temps)
        natures = (nature_dite(self._grille.texte(ligne, rang)) for rang in self._natures)
        return next((marque for marque in (*map(marque_dite, dits), *natures, *a_cote) if marque), "")

    def est_sa_nature(self, ligne: int, colonne: int) -> bool:
        """True for «Réalisé» and «Prévu» in a column that sorts figures by their nature: they name no part of a whole."""
        texte = self._grille.texte(ligne, colonne)
        return colonne in self._natures and bool(dit_mesure(texte) or nature_dite(texte))

    def _note_de(self, colonne: ColonneVue) -> str:
        """The mark of the note that one of the headings of a column calls."""
        tetes = (self._grille.texte(ligne, colonne.rang) for ligne in self._vue.bloc.entetes)
        return next((marque for texte in tetes if (marque := self._notes.get(appel_dans(texte), ""))), "")

    def selon_la_note(self, drapeau: str) -> str:
        """The mark of a figure that calls a note («615*»), as the note says it; any other as it is."""
        return (
            self._notes.get(sans_exposant(drapeau.removeprefix("note ").strip("() ")), drapeau) if drapeau.startswith("note ") else drapeau
        )

    def drapeau(self, ligne: int, libelle: str, colonne: ColonneVue) -> str:
        """The mark of a figure of the row: what the row says of it; `PREVISION` where its label does («Places prévues»), or the title of the table, of all that is not said to be measured."""
        marque = self.marque(ligne)
        if marque and marque != CIBLE:
            return marque
        if colonne.rang in self._appelees:
            return self._appelees[colonne.rang]
        mesure = parle_de_mesures(colonne.nom) or parle_de_mesures(libelle)
        return PREVISION if dit_une_prevision(libelle) or (self._prevus and not mesure) else ""
