"""Plans of action as towns keep them (Territoires en Transitions and tables of its kind): axes, actions, pilots, funders, budgets, dates, indicators."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from generator.calculs.mots import mots
from generator.importation.blocs import Bloc2D
from generator.importation.chiffres_ecrits import GenreDeChiffre, lire_chiffre
from generator.importation.entetes import Entete2D
from generator.importation.grille import Grille
from generator.importation.temps_ecrits import temps_dans
from generator.importation.unites_ecrites import unite_dans
from generator.model.importation import ActionLue, MontantDAction, QuestionPosee, RefusDeCellule

# Each field, and how headings of it begin; the first column that fits, but for axes, funders and amounts, of which there are several.
_CHAMPS = {
    "axe": r"axe|orientation|pilier",
    "sous_axe": r"sous axe|objectif (?:operationnel|strategique)|sous objectif",
    "sous_sous_axe": r"sous sous axe",
    "titre": r"titre de l action|titre de la fiche|intitule de l action|nom de l action|action$|actions$|fiche action|title ",
    "sous_action": r"titre de la sous action|sous action",
    "descriptif": r"descriptif|description|contenu de l action",
    "pilotes": r"structure pilote|pilote|porteur|chef de file|maitre d ouvrage|organisme pilote",
    "partenaires": r"partenaires?",
    "budget": r"budget|cout (?:total|previsionnel)|montant total",
    "statut": r"statut|etat d avancement|avancement|status name",
    "priorite": r"(?:niveau de )?priorite",
    "debut": r"date de debut|debut|start date",
    "fin": r"date de fin|fin|echeance|end date",
    "indicateurs": r"indicateurs?",
}
_FINANCEUR, _MONTANT = re.compile(r"^ financeurs? "), re.compile(r"^ montant ")
_PRIORITES = ("Élevé", "Moyen", "Bas")
_LISTE = re.compile(r"\s*(?:[;\n]|,(?=\s))\s*")


class PlanLu(Struct, frozen=True):
    """What a plan gave."""

    actions: tuple[ActionLue, ...]
    questions: tuple[QuestionPosee, ...]
    refus: tuple[RefusDeCellule, ...]
    lignes_d_axe: tuple[int, ...]


def est_un_plan(entetes: Sequence[Entete2D]) -> bool:
    """True where headings name an action, and what plans say of one."""
    champs = champs_de(entetes)
    autres = {"axe", "sous_axe", "pilotes", "budget", "priorite", "debut", "statut", "descriptif"} & champs.keys()
    return "titre" in champs and len(autres) >= 3


def champs_de(entetes: Sequence[Entete2D]) -> dict[str, int]:
    """The column of each field."""
    trouves: dict[str, int] = {}
    for champ, motif in _CHAMPS.items():
        for une in entetes:
            plat = mots(une.pieces[-1] if une.pieces else une.nom).strip()
            if une.colonne not in trouves.values() and re.match(f"(?:{motif})(?=$| )" if not motif.endswith(" ") else motif, plat):
                trouves[champ] = une.colonne
                break
    return trouves


def lire_plan(grille: Grille, bloc: Bloc2D, entetes: Sequence[Entete2D]) -> PlanLu:
    """The actions of a table, a row each."""
    return _LecteurDePlan(grille, bloc, entetes).lire()


class _LecteurDePlan:
    def __init__(self, grille: Grille, bloc: Bloc2D, entetes: Sequence[Entete2D]) -> None:
        self.grille, self.bloc = grille, bloc
        self.champs = champs_de(entetes)
        self.noms = {une.colonne: une.pieces[-1] if une.pieces else une.nom for une in entetes}
        self.financeurs = self._financeurs(entetes)
        self.refus: list[RefusDeCellule] = []
        self.questions: list[QuestionPosee] = []
        self.priorites: list[str] = []

    def _financeurs(self, entetes: Sequence[Entete2D]) -> list[tuple[int, int]]:
        """Pairs of columns: who gives, how much."""
        paires = []
        for rang, une in enumerate(entetes[:-1]):
            if _FINANCEUR.match(mots(self.noms[une.colonne])) and _MONTANT.match(mots(self.noms[entetes[rang + 1].colonne])):
                paires.append((une.colonne, entetes[rang + 1].colonne))
        return paires

    def _texte(self, ligne: int, champ: str) -> str:
        return self.grille.texte(ligne, self.champs[champ]) if champ in self.champs else ""

    def _liste(self, ligne: int, champ: str) -> tuple[str, ...]:
        brut = self.grille.cellule(ligne, self.champs[champ]).texte if champ in self.champs else ""
        return tuple(mot for mot in (" ".join(partie.split()) for partie in _LISTE.split(brut.strip())) if mot)

    def lire(self) -> PlanLu:
        """Go through the rows; one without a title of action is an axis."""
        actions, axes = [], []
        for ligne in range(self.bloc.premier, self.bloc.dernier + 1):
            if not self.grille.comptes[ligne][0]:
                continue
            if not self._texte(ligne, "titre"):
                axes.append(ligne)
                continue
            actions.append(self._action(ligne))
        if axes:
            adresses = tuple(self.grille.feuille.adresse(ligne, 0) for ligne in axes)
            question = f"{len(axes)} lignes portent un axe sans action : créer ces axes, encore vides ?"
            self.questions.append(QuestionPosee("axes-sans-action", question, ("oui", "non"), "oui", adresses[:10], len(axes)))
        if self.priorites:
            question = f"Ces priorités ne sont pas de la liste ({', '.join(_PRIORITES)}) : {', '.join(sorted(set(self.priorites)))}. Vers quelles valeurs ?"
            self.questions.append(QuestionPosee("priorites", question, _PRIORITES, combien=len(self.priorites)))
        return PlanLu(tuple(actions), tuple(self.questions), tuple(self.refus), tuple(axes))

    def _action(self, ligne: int) -> ActionLue:
        feuille = self.grille.feuille
        titre = self._texte(ligne, "titre")
        financeurs = tuple(
            self._montant(ligne, montant, self.grille.texte(ligne, qui))
            for qui, montant in self.financeurs
            if not self.grille.cellule(ligne, montant).vide or not self.grille.cellule(ligne, qui).vide
        )
        budget = None
        if "budget" in self.champs and not self.grille.cellule(ligne, self.champs["budget"]).vide:
            budget = self._montant(ligne, self.champs["budget"], "")
            self._comparer(titre, budget, financeurs)
        priorite = self._texte(ligne, "priorite")
        if priorite and priorite.lower() not in {une.lower() for une in _PRIORITES}:
            self.priorites.append(priorite)
        return ActionLue(
            titre=titre,
            axes=tuple(axe for champ in ("axe", "sous_axe", "sous_sous_axe") if (axe := self._texte(ligne, champ))),
            feuille=feuille.nom,
            cellule=feuille.adresse(ligne, self.champs["titre"]),
            ligne=ligne + 1,
            sous_action=self._texte(ligne, "sous_action"),
            descriptif=self.grille.cellule(ligne, self.champs["descriptif"]).texte.strip() if "descriptif" in self.champs else "",
            pilotes=self._liste(ligne, "pilotes"),
            partenaires=self._liste(ligne, "partenaires"),
            financeurs=financeurs,
            budget=budget,
            statut=self._texte(ligne, "statut"),
            priorite=priorite,
            debut=self._jour(ligne, "debut"),
            fin=self._jour(ligne, "fin"),
            indicateurs=self._liste(ligne, "indicateurs"),
        )

    def _jour(self, ligne: int, champ: str) -> str:
        texte = self._texte(ligne, champ)
        lu = temps_dans(texte) if texte else None
        if texte and lu is None:
            self._refuser(ligne, self.champs[champ], "Ce n’est pas une date : écrire 2024-03-31 ou 31/03/2024.")
        return lu.periode if lu else ""

    def _refuser(self, ligne: int, colonne: int, raison: str) -> None:
        feuille = self.grille.feuille
        self.refus.append(RefusDeCellule(feuille.nom, feuille.adresse(ligne, colonne), self.grille.texte(ligne, colonne)[:200], raison))

    def _montant(self, ligne: int, colonne: int, de: str) -> MontantDAction:
        chiffre = lire_chiffre(self.grille.cellule(ligne, colonne))
        adresse, texte = self.grille.feuille.adresse(ligne, colonne), self.grille.texte(ligne, colonne)
        unite = unite_dans(self.noms.get(colonne, ""))
        if chiffre.nombre is None and texte and chiffre.genre is not GenreDeChiffre.ABSENCE:
            self._refuser(ligne, colonne, f"{chiffre.raison} Écrire un montant.")
            question = (
                f"« {texte} » ({adresse}) n’est pas un montant : garder la fourchette en mots, en prendre le milieu, ou laisser vide ?"
            )
            choix = ("en mots", "le milieu", "laisser vide") if chiffre.minimum is not None else ("en mots", "laisser vide")
            self.questions.append(QuestionPosee(f"montant:{adresse}", question, choix, "en mots", (adresse,), 1))
        return MontantDAction(de, chiffre.nombre, unite.unite if unite else "€", "" if chiffre.nombre is not None else texte, adresse)

    def _comparer(self, titre: str, budget: MontantDAction, financeurs: Sequence[MontantDAction]) -> None:
        donnes = [un.valeur for un in financeurs if un.valeur is not None]
        total = sum(donnes, Decimal(0))
        if budget.valeur is not None and donnes and total > budget.valeur:
            question = f"« {titre} » : le budget ({_dit(budget.valeur)}) est plus petit que ce que donnent les financeurs ({_dit(total)}). Lequel croire ?"
            self.questions.append(
                QuestionPosee(
                    f"budget:{budget.cellule}",
                    question,
                    ("le budget", "les financeurs", "les deux, sans les comparer"),
                    cellules=(budget.cellule,),
                    combien=1,
                )
            )


def _dit(nombre: Decimal) -> str:
    return f"{nombre:,}".replace(",", "\u202f").replace(".", ",")


def comptes_du_plan(plan: PlanLu) -> Mapping[str, int]:
    """How many actions, amounts that are figures, and amounts in words it has."""
    montants = [un for action in plan.actions for un in (*action.financeurs, *((action.budget,) if action.budget else ()))]
    return {
        "actions": len(plan.actions),
        "montants": sum(un.valeur is not None for un in montants),
        "montants_en_mots": sum(bool(un.texte) for un in montants),
        "axes": len(plan.lignes_d_axe),
    }
