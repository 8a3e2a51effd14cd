"""Plans of action as towns keep them (Territoires en Transitions and tables of its kind): axes, actions, pilots, funders, budgets, dates, indicators."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.calculs.nombres_dits import accord, nombre_fr
from generator.calculs.personnes import UN_ORGANISME, UNE_PERSONNE, est_une_personne, peut_etre_une_personne
from generator.importation.axes_reportes import completer_le_plan
from generator.importation.blocs import Bloc2D
from generator.importation.calendriers_ecrits import TempsDUneAction, lire_le_calendrier
from generator.importation.chiffres_ecrits import GenreDeChiffre, lire_chiffre
from generator.importation.entetes import Entete2D
from generator.importation.financeurs_ecrits import EN_TETE, financeurs_ecrits
from generator.importation.grille import Grille
from generator.importation.mots_des_entetes import TOTAL_SEUL
from generator.importation.temps_ecrits import temps_dans
from generator.importation.unites_ecrites import unite_dans
from generator.model.importation import ActionLue, AxeLu, MontantDAction, QuestionPosee, RefusDeCellule
from generator.sources.journal import extrait

# Each field, and how headings of it begin; the first column that fits, but for axes, funders and amounts, of which there are several.
_CHAMPS = {
    "axe": r"axe|orientation|pilier",
    "sous_axe": r"sous axe|objectif$|objectif (?:operationnel|strategique)|sous objectif",
    "sous_sous_axe": r"sous sous axe",
    "titre": r"titre de l action|titre de la fiche|intitule de l action|nom de l action|action$|actions$|fiche action|title ",
    "sous_action": r"titre de la sous action|sous action",
    "descriptif": r"descriptif|description|contenu de l action",
    "copilotes": r"co ?pilotes?|structures? co ?pilotes?|directions? ou services? co ?pilotes?|copilotage",
    "pilotes": r"structure pilote|pilote|porteur|chef de file|maitre d ouvrage|organisme pilote",
    "partenaires": r"partenaires?",
    "budget": r"budget|cout (?:total|previsionnel)|montant total",
    "statut": r"statut|etat d avancement|avancement|status name",
    "priorite": r"(?:niveau de )?priorite",
    "debut": r"date de debut|debut|start date",
    "fin": r"date de fin|fin|echeance|end date",
    "calendrier": r"calendrier|periode de realisation|annees? de realisation|echeancier|planning",
    "indicateurs": r"indicateurs?",
    "beneficiaires": r"publics? (?:cibles?|vises?|concernes?)|cibles?|beneficiaires?",
    "resultats": r"resultats? attendus?|effets attendus",
}
_FINANCEUR, _MONTANT = re.compile(r"^ financeurs? "), re.compile(r"^ montant ")
_PERSONNES = re.compile(r"^ (?:personnes?|elu|elue|elus|referente?s?|contacts?|courriels?|mails?|responsables?|agente?s?) ")
TELLE_QUELLE = "telle quelle"
EN_MOTS, LE_MILIEU, VIDE = "en mots", "le milieu", "laisser vide"
LE_BUDGET, LES_FINANCEURS, LES_DEUX = "le budget", "les financeurs", "les deux, sans les comparer"
_PRIORITES = ("Élevé", "Moyen", "Bas")
_LISTE = re.compile(r"\s*(?:[;\n]|,(?=\s))\s*")


class PlanLu(Struct, frozen=True):
    """What a plan gave."""

    actions: tuple[ActionLue, ...]
    questions: tuple[QuestionPosee, ...]
    refus: tuple[RefusDeCellule, ...]
    lignes_d_axe: tuple[int, ...]
    axes: tuple[AxeLu, ...] = ()
    remarques: tuple[str, ...] = ()


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


def lire_plan(grille: Grille, bloc: Bloc2D, entetes: Sequence[Entete2D], reponses: Mapping[str, str]) -> PlanLu:
    """The actions of a table, a row each, as the answers to its questions have them. Names of persons are never read."""
    return _LecteurDePlan(grille, bloc, entetes, reponses).lire()


# Of what an action on several rows has one, and several.
_UN_SEUL = ("budget", "statut", "priorite", "debut", "fin", "beneficiaires", "sous_action")
_PLUSIEURS = ("pilotes", "copilotes", "partenaires", "indicateurs", "resultats", "incertains")
_SUR_PLUSIEURS_LIGNES = (
    "Cette action tient sur plusieurs lignes, et une ligne du dessus en dit autant : n’en garder qu’une, ou écrire leur somme."
)


class _LecteurDePlan:
    def __init__(self, grille: Grille, bloc: Bloc2D, entetes: Sequence[Entete2D], reponses: Mapping[str, str]) -> None:
        self.grille, self.bloc, self.reponses = grille, bloc, reponses
        self.personnes: list[str] = []
        self.doutes: dict[str, list[str]] = {}
        self.ecrits: dict[str, str] = {}
        self.incertains: list[str] = []
        lignes = range(bloc.premier, bloc.dernier + 1)
        complete = completer_le_plan(grille, lignes, champs_de(entetes), vides=reponses.get("axes-reportes") != "non")
        self.grille, self.champs, self.complete = complete.grille, complete.champs, complete
        self.noms = {une.colonne: une.pieces[-1] if une.pieces else une.nom for une in entetes}
        self.financeurs = self._financeurs(entetes)
        pris = {une for paire in self.financeurs for une in paire} | set(self.champs.values())
        self.en_liste = [colonne for colonne, nom in self.noms.items() if colonne not in pris and EN_TETE.match(mots(nom))][:1]
        self.refus: list[RefusDeCellule] = []
        self.totaux: list[str] = []
        self.calendriers: list[str] = []  # words in which no time is sure
        self.questions: list[QuestionPosee] = []
        self.priorites: dict[str, list[str]] = {}

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
        mots_lus = [mot for mot in (" ".join(partie.split()) for partie in _LISTE.split(brut.strip())) if mot]
        if champ not in ("pilotes", "copilotes", "partenaires"):
            return tuple(mots_lus)
        return tuple(mot for mot in mots_lus if self._est_un_organisme(ligne, self.champs[champ], mot))

    def _est_un_organisme(self, ligne: int, colonne: int, nom: str) -> bool:
        """Whether a name is read: that of a person never is. One that may be either is asked about, and noted (`incertains`) until it is answered."""
        adresse = self.grille.feuille.adresse(ligne, colonne)
        if est_une_personne(nom):
            self.personnes.append(adresse)
            return False
        if not peut_etre_une_personne(nom):
            return True
        plat = d_un_seul_tenant(nom)
        self.ecrits.setdefault(plat, nom)
        self.doutes.setdefault(plat, []).append(adresse)
        dit = self.reponses.get(self._doute(plat), "")
        if dit not in (UNE_PERSONNE, UN_ORGANISME):
            self.incertains.append(nom)
        return dit != UNE_PERSONNE

    def _doute(self, plat: str) -> str:
        """The id of the question about a name: it says where it is first written, for answers are kept, and no name of a person is."""
        return f"personne:{self.doutes[plat][0]}"

    def lire(self) -> PlanLu:
        """Go through the rows; one without a title of action is an axis."""
        actions: list[ActionLue] = []
        axes: list[int] = []
        for ligne in range(self.bloc.premier, self.bloc.dernier + 1):
            if not self.grille.comptes[ligne][0] or ligne in self.complete.bandeaux:
                continue
            if not self._texte(ligne, "titre") and TOTAL_SEUL.match(mots(self.grille.texte(ligne, self.grille.pleines(ligne)[0]))):
                self.totaux.append(self.grille.feuille.adresse(ligne, self.grille.pleines(ligne)[0]))
                continue
            if ligne in self.complete.suites and actions:
                actions[-1] = self._suivie(actions[-1], self._action(ligne), ligne)
            elif self._texte(ligne, "titre"):
                actions.append(self._action(ligne))
            else:
                axes.append(ligne)
        if self.complete.reportees:
            cellules = self.complete.reportees
            dits = accord(len(cellules), "cellule vide de la colonne des axes prend", "cellules vides de la colonne des axes prennent")
            question = f"{dits} l’axe écrit au-dessus : est-ce juste ?"
            self.questions.append(QuestionPosee("axes-reportes", question, ("oui", "non"), "oui", cellules[:10], len(cellules)))
        if axes:
            tetes = tuple(self.grille.feuille.adresse(ligne, 0) for ligne in axes)
            question = f"{accord(len(axes), 'ligne porte', 'lignes portent')} un axe sans action : créer ce qui est encore vide ?"
            self.questions.append(QuestionPosee("axes-sans-action", question, ("oui", "non"), "oui", tetes[:10], len(axes)))
        for mot, adresses in self.priorites.items():
            question = f"La priorité « {mot} » n’est pas de la liste ({', '.join(_PRIORITES)}) : laquelle est-ce ?"
            choix = (*_PRIORITES, TELLE_QUELLE)
            self.questions.append(QuestionPosee(f"priorite:{mot}", question, choix, TELLE_QUELLE, tuple(adresses[:10]), len(adresses)))
        for plat, adresses in self.doutes.items():
            question = f"« {self.ecrits[plat]} » : une personne, ou un organisme ? Le nom d’une personne n’est jamais repris."
            qui = (UNE_PERSONNE, UN_ORGANISME)
            self.questions.append(
                QuestionPosee(f"personne:{adresses[0]}", question, qui, UNE_PERSONNE, tuple(adresses[:10]), len(adresses))
            )
        vides = [] if self.reponses.get("axes-sans-action") == "non" else axes
        lus = tuple(AxeLu(self._axes(ligne), self.grille.feuille.nom, ligne + 1) for ligne in vides if self._axes(ligne))
        return PlanLu(tuple(actions), tuple(self.questions), tuple(self.refus), tuple(axes), lus, tuple(self._remarques()))

    def _suivie(self, action: ActionLue, suite: ActionLue, ligne: int) -> ActionLue:
        """An action with what the next row, merged with its own, says besides. What it says otherwise, of what an action has one of, is refused at its cell; so
        is a second budget, of which nobody knows whether it is to be added."""
        for champ in _UN_SEUL:
            dit, autre = getattr(action, champ), getattr(suite, champ)
            if dit and autre and (champ == "budget" or dit != autre) and champ in self.champs:
                self._refuser(ligne, self.champs[champ], _SUR_PLUSIEURS_LIGNES)
        listes = {champ: tuple(dict.fromkeys((*getattr(action, champ), *getattr(suite, champ)))) for champ in _PLUSIEURS}
        seuls = {champ: getattr(action, champ) or getattr(suite, champ) for champ in _UN_SEUL}
        descriptif = "\n".join(dict.fromkeys(filter(None, (action.descriptif, suite.descriptif))))
        return replace(action, **listes, **seuls, descriptif=descriptif, financeurs=(*action.financeurs, *suite.financeurs))

    def _axes(self, ligne: int) -> tuple[str, ...]:
        return tuple(axe for champ in ("axe", "sous_axe", "sous_sous_axe") if (axe := self._texte(ligne, champ)))

    def _remarques(self) -> Iterator[str]:
        """What of the plan is not taken."""
        ecrites = [
            colonne
            for colonne in self.noms
            if colonne not in self.champs.values()
            and colonne not in {*self.en_liste, *(une for paire in self.financeurs for une in paire)}
            and any(not self.grille.cellule(ligne, colonne).vide for ligne in range(self.bloc.premier, self.bloc.dernier + 1))
        ]
        nommees = [self.noms[colonne].strip() for colonne in ecrites if _PERSONNES.match(mots(self.noms[colonne]))]
        if nommees:
            yield f"À savoir : les noms de personnes ne sont pas repris (colonnes {', '.join(f'« {nom} »' for nom in nommees)})."
        if self.personnes:
            un = len(self.personnes) == 1
            noms = "nom de personne" if un else "noms de personnes"
            yield f"À savoir : {nombre_fr(len(self.personnes))} {noms}, parmi les pilotes et partenaires, {'n’est pas repris' if un else 'ne sont pas repris'} ({', '.join(self.personnes[:8])})."
        if self.calendriers:
            dits = accord(len(self.calendriers), "calendrier n’est pas repris", "calendriers ne sont pas repris")
            tous = ", ".join(self.calendriers[:8]) + (", …" if len(self.calendriers) > 8 else "")
            yield f"À savoir : {dits}, faute d’années sûres : {tous}. Écrire 2025, 2024-2026, dès 2025 ou jusqu’en 2026."
        if self.totaux:
            dits = accord(len(self.totaux), "ligne de total laissée", "lignes de total laissées")
            yield f"{dits} de côté ({', '.join(self.totaux[:8])})."
        autres = [self.noms[colonne].strip() for colonne in ecrites if not _PERSONNES.match(mots(self.noms[colonne]))]
        if autres:
            yield f"Colonnes non reprises : {', '.join(f'« {nom} »' for nom in autres if nom)}."

    def _action(self, ligne: int) -> ActionLue:
        feuille = self.grille.feuille
        self.incertains = []
        titre = self._texte(ligne, "titre")
        financeurs = tuple(
            self._montant(ligne, montant, self._financeur(ligne, qui))
            for qui, montant in self.financeurs
            if not self.grille.cellule(ligne, montant).vide or not self.grille.cellule(ligne, qui).vide
        )
        financeurs += tuple(self._de_la_liste(ligne))
        budget = None
        if "budget" in self.champs and not self.grille.cellule(ligne, self.champs["budget"]).vide:
            budget = self._montant(ligne, self.champs["budget"], "")
            self._comparer(titre, budget, financeurs)
            dit = self.reponses.get(f"budget:{budget.cellule}", "")
            if self._opposes(budget, financeurs) is not None:
                budget, financeurs = _crus(dit, budget, financeurs)
        priorite = self._texte(ligne, "priorite")
        if priorite and priorite.lower() not in {une.lower() for une in _PRIORITES}:
            self.priorites.setdefault(priorite, []).append(feuille.adresse(ligne, self.champs["priorite"]))
            dite = self.reponses.get(f"priorite:{priorite}", "")
            priorite = dite if dite in _PRIORITES else priorite
        calendrier = self._du_calendrier(ligne)
        action = ActionLue(
            titre=titre,
            axes=self._axes(ligne),
            feuille=feuille.nom,
            cellule=feuille.adresse(ligne, self.champs["titre"]),
            ligne=ligne + 1,
            sous_action=self._texte(ligne, "sous_action"),
            descriptif=self.grille.cellule(ligne, self.champs["descriptif"]).texte.strip() if "descriptif" in self.champs else "",
            pilotes=self._liste(ligne, "pilotes"),
            copilotes=self._liste(ligne, "copilotes"),
            partenaires=self._liste(ligne, "partenaires"),
            financeurs=financeurs,
            budget=budget,
            statut=self._texte(ligne, "statut"),
            priorite=priorite,
            debut=self._jour(ligne, "debut") or calendrier.debut,
            fin=self._jour(ligne, "fin") or calendrier.fin,
            indicateurs=self._liste(ligne, "indicateurs"),
            beneficiaires=self._texte(ligne, "beneficiaires"),
            resultats=self._liste(ligne, "resultats"),
        )
        return replace(action, incertains=tuple(dict.fromkeys(self.incertains)))

    def _financeur(self, ligne: int, colonne: int) -> str:
        nom = self.grille.texte(ligne, colonne)
        return nom if nom and self._est_un_organisme(ligne, colonne, nom) else ""

    def _de_la_liste(self, ligne: int) -> Iterator[MontantDAction]:
        """The funders of a column that names them all in a cell."""
        for colonne in self.en_liste:
            ou = self.grille.feuille.adresse(ligne, colonne)
            for un in financeurs_ecrits(self.grille.cellule(ligne, colonne).texte):
                if un.texte or self._est_un_organisme(ligne, colonne, un.qui):
                    yield MontantDAction(un.qui, un.combien, "€", un.texte, ou)

    def _jour(self, ligne: int, champ: str) -> str:
        texte = self._texte(ligne, champ)
        lu = temps_dans(texte) if texte else None
        if texte and lu is None:
            self._refuser(ligne, self.champs[champ], "Ce n’est pas une date : écrire 2024-03-31 ou 31/03/2024.")
        return lu.periode if lu else ""

    def _du_calendrier(self, ligne: int) -> TempsDUneAction:
        lu = lire_le_calendrier(self._texte(ligne, "calendrier"))
        if lu is None:
            ou = self.grille.feuille.adresse(ligne, self.champs["calendrier"])
            self.calendriers.append(f"« {extrait(self._texte(ligne, 'calendrier'))} » ({ou})")
        return lu or TempsDUneAction()

    def _refuser(self, ligne: int, colonne: int, raison: str) -> None:
        feuille = self.grille.feuille
        self.refus.append(RefusDeCellule(feuille.nom, feuille.adresse(ligne, colonne), self.grille.texte(ligne, colonne)[:200], raison))

    def _montant(self, ligne: int, colonne: int, de: str) -> MontantDAction:
        chiffre = lire_chiffre(self.grille.cellule(ligne, colonne))
        adresse, texte = self.grille.feuille.adresse(ligne, colonne), self.grille.texte(ligne, colonne)
        nom = self.noms.get(colonne, "")
        unite = unite_dans(nom)
        temps = temps_dans(unite.reste if unite else nom)
        periode = temps.periode if temps and temps.sur else ""
        if chiffre.nombre is None and texte and chiffre.genre is not GenreDeChiffre.ABSENCE:
            question = (
                f"« {texte} » ({adresse}) n’est pas un montant : garder la fourchette en mots, en prendre le milieu, ou laisser vide ?"
            )
            choix = (EN_MOTS, LE_MILIEU, VIDE) if chiffre.minimum is not None and chiffre.maximum is not None else (EN_MOTS, VIDE)
            self.questions.append(QuestionPosee(f"montant:{adresse}", question, choix, EN_MOTS, (adresse,), 1))
            dit = self.reponses.get(f"montant:{adresse}", "")
            if dit not in choix:
                self._refuser(ligne, colonne, f"{chiffre.raison} Écrire un montant.")
            if dit == LE_MILIEU and chiffre.minimum is not None and chiffre.maximum is not None:
                return MontantDAction(de, (chiffre.minimum + chiffre.maximum) / 2, unite.unite if unite else "€", texte, adresse, periode)
            texte = "" if dit == VIDE else texte
        return MontantDAction(
            de, chiffre.nombre, unite.unite if unite else "€", "" if chiffre.nombre is not None else texte, adresse, periode
        )

    def _opposes(self, budget: MontantDAction, financeurs: Sequence[MontantDAction]) -> Decimal | None:
        """What funders give together, where it is more than the budget."""
        total = sum((un.valeur for un in financeurs if un.valeur is not None), Decimal(0))
        return total if budget.valeur is not None and total > budget.valeur else None

    def _comparer(self, titre: str, budget: MontantDAction, financeurs: Sequence[MontantDAction]) -> None:
        total = self._opposes(budget, financeurs)
        if total is not None and budget.valeur is not None:
            question = f"« {titre} » : le budget ({nombre_fr(budget.valeur)}) est plus petit que ce que donnent les financeurs ({nombre_fr(total)}). Lequel croire ?"
            choix = (LE_BUDGET, LES_FINANCEURS, LES_DEUX)
            self.questions.append(QuestionPosee(f"budget:{budget.cellule}", question, choix, cellules=(budget.cellule,), combien=1))


def _crus(
    dit: str, budget: MontantDAction, financeurs: tuple[MontantDAction, ...]
) -> tuple[MontantDAction | None, tuple[MontantDAction, ...]]:
    """What is kept of a budget and of the amounts of funders, which contradict it."""
    if dit == LES_FINANCEURS:
        return None, financeurs
    return budget, tuple(replace(un, valeur=None) for un in financeurs) if dit == LE_BUDGET else financeurs
