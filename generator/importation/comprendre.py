"""The whole of a file: each sheet's tables read, plans and outlines told apart, what repeats left aside, and all questions put together."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from generator.calculs.mots import d_un_seul_tenant
from generator.calculs.nombres_dits import accord
from generator.importation.annees_courtes import avec_les_annees_scolaires
from generator.importation.axes_reportes import NIVEAUX
from generator.importation.blocs import Bloc2D, blocs_de, jusqu_a_la_derniere_action
from generator.importation.colonne_vue import RoleDeColonne, voir
from generator.importation.colonnes import VueDuTableau, voir_le_tableau
from generator.importation.connaissances import Connaissances
from generator.importation.cote_a_cote import cote_a_cote
from generator.importation.decoupages_dits import avec_leur_decoupage
from generator.importation.dits_a_cote import avec_ceux_des_feuilles, avec_les_dits_a_cote
from generator.importation.dits_des_colonnes import cles_de
from generator.importation.doutes import question_du_lieu_autour, questions_du_tableau
from generator.importation.entetes import Entete2D, entetes_de
from generator.importation.feuilles_couchees import debout
from generator.importation.feuilles_de_lieux import CLE as LIEU_DE_LA_FEUILLE
from generator.importation.feuilles_de_lieux import feuilles_de_lieux
from generator.importation.grille import Grille
from generator.importation.lignes_laissees import lignes_laissees
from generator.importation.masques import questions_des_masques, sans_le_masque
from generator.importation.modeles import decidim
from generator.importation.modeles.engagements_ouverts import AUTRES_FEUILLES, EXPLICATION
from generator.importation.modeles.tous import modele_de
from generator.importation.mots_abimes import mots_abimes
from generator.importation.notes_du_tableau import mots_autour
from generator.importation.observations_du_tableau import TableauDObservations
from generator.importation.plans import PlanLu, champs_de, est_un_plan, lire_plan
from generator.importation.remarques import remarques_du_tableau
from generator.importation.repetitions import Repetition, feuilles_repetees
from generator.importation.reponses import appliquer
from generator.importation.reponses_du_tableau import repondre_au_tableau
from generator.importation.schema_du_tableau import selon_le_schema
from generator.importation.tableau import lire_tableau
from generator.importation.titres import titre_de
from generator.importation.unites_communes import unites_communes
from generator.importation.unites_ecrites import unite_supposee
from generator.importation.virgules_en_trop import refus_des_virgules_en_trop
from generator.model.classeur import ClasseurLu, FeuilleLue, lettres
from generator.model.importation import (
    ActionLue,
    ColonneComprise,
    FeuilleComprise,
    Import,
    ObservationLue,
    QuestionPosee,
    RefusDeCellule,
    StatutLu,
)

_AUTRE_TABLE = "Classeur d’Engagements ouverts : seule la feuille des chiffres se reprend."
SANS_CONNAISSANCES = Connaissances()


def comprendre(classeur: ClasseurLu, sait: Connaissances = SANS_CONNAISSANCES) -> Import:
    """All that a file says. Answers among what is known are applied."""
    schema = selon_le_schema(sans_le_masque(classeur, sait.reponses))
    classeur = schema.classeur
    notices = dict(classeur.notices)
    feuilles: list[FeuilleComprise] = []
    observations: list[ObservationLue] = []
    actions: list[ActionLue] = []
    questions: list[QuestionPosee] = []
    refus: list[RefusDeCellule] = []
    de_lieux = feuilles_de_lieux(classeur.feuilles, sait.lieux)
    du_site = any(une.nom == EXPLICATION for une in classeur.feuilles)
    for feuille in (partie for entiere in classeur.feuilles for partie in map(debout, cote_a_cote(entiere))):
        if du_site and feuille.nom in AUTRES_FEUILLES:
            feuilles.append(FeuilleComprise(feuille.nom, "laissée de côté", masquee=feuille.masquee, remarques=(_AUTRE_TABLE,)))
            continue
        autour = notices | dict(feuille.notices)
        lue = _feuille(feuille, classeur, autour | ({LIEU_DE_LA_FEUILLE: feuille.nom} if feuille.nom in de_lieux else {}), sait)
        feuilles += lue.feuilles
        observations += lue.observations
        actions += lue.actions
        questions += lue.questions
        refus += lue.refus
    refusees = {(un.feuille, un.cellule) for un in schema.refus}
    observations = [une for une in observations if (une.feuille, une.cellule) not in refusees]
    refus = [*schema.refus, *(un for un in refus if (un.feuille, un.cellule) not in refusees)]
    repetition = feuilles_repetees(observations) if len(classeur.feuilles) > 1 else Repetition({}, ())
    if repetition.repetees:
        observations = [une for une in observations if not repetition.ecartee(une, sait.reponses)]
        refus = [un for un in refus if un.feuille not in repetition.repetees]
        questions = [une for une in questions if not any(une.id.endswith(f"@{nom}") for nom in repetition.repetees)]
        feuilles = [_repetee(une, repetition) if une.nom in repetition.repetees else une for une in feuilles]
        questions += repetition.questions
    questions += questions_des_masques(classeur)
    questions += _de_traduction(observations, dict(classeur.traductions))
    lu = Import(
        fichier=classeur.fichier,
        encodage=classeur.encodage,
        separateur=classeur.separateur,
        feuilles=avec_ceux_des_feuilles(feuilles, classeur.feuilles),
        observations=tuple(
            _traduites(observations, dict(classeur.traductions)) if sait.reponses.get("traduire") == "oui" else observations
        ),
        actions=tuple(actions),
        questions=tuple(_reunies(questions)),
        refus=tuple(refus),
        remarques=(*classeur.remarques, *schema.remarques, *mots_abimes(classeur)),
    )
    return appliquer(lu, sait.reponses)


def _repetee(une: FeuilleComprise, repetition: Repetition) -> FeuilleComprise:
    return replace(une, remarques=(*une.remarques, f"Répète la feuille « {repetition.repetees[une.nom]} » : laissée de côté."))


def _traduites(observations: Sequence[ObservationLue], traductions: Mapping[str, str]) -> Sequence[ObservationLue]:
    """Answers of parts in French, where the folder has translations of them."""
    if not traductions:
        return observations
    return [
        replace(une, ventilation=tuple((nom, traductions.get(mot, mot)) for nom, mot in une.ventilation)) if une.ventilation else une
        for une in observations
    ]


def _de_traduction(observations: Sequence[ObservationLue], traductions: Mapping[str, str]) -> list[QuestionPosee]:
    mots_dits = sorted({mot for une in observations for _, mot in une.ventilation if traductions.get(mot, mot) != mot})
    if not mots_dits:
        return []
    question = f"Le dossier a une traduction française des parties (« {mots_dits[0]} » : « {traductions[mots_dits[0]]} ») : l’employer ?"
    return [QuestionPosee("traduire", question, ("oui", "non"), "oui", combien=len(mots_dits))]


class _FeuilleEnCours:
    """What the tables of one sheet gave so far."""

    def __init__(self) -> None:
        self.feuilles: list[FeuilleComprise] = []
        self.observations: list[ObservationLue] = []
        self.actions: list[ActionLue] = []
        self.questions: list[QuestionPosee] = []
        self.refus: list[RefusDeCellule] = []


def _feuille(feuille: FeuilleLue, classeur: ClasseurLu, notices: Mapping[str, str], sait: Connaissances) -> _FeuilleEnCours:
    en_cours = _FeuilleEnCours()
    grille = avec_les_annees_scolaires(Grille(feuille))
    blocs = blocs_de(grille, sait.lieux)
    if not blocs:
        dit = "Aucun tableau : la feuille est vide, ou ne contient que du texte."
        if len(grille.pleines(0)) > 1 and all(nombres == 0 for _, nombres, _ in grille.comptes) and next(grille.nombres(), None):
            dit = "Aucun tableau : des en-têtes, et aucune ligne de chiffres au-dessous."
        elif ici := next((feuille.adresse(*ici) for ici in grille.nombres()), ""):
            dit = f"Aucun tableau n’est reconnu autour des nombres de cette feuille (le premier : {ici}) : leur donner un en-tête."
        en_cours.feuilles.append(FeuilleComprise(feuille.nom, "sans tableau", masquee=feuille.masquee, remarques=(dit,)))
    for bloc in blocs:
        entetes = entetes_de(grille, bloc)
        if est_un_plan(entetes):
            champs = champs_de(entetes)
            bloc = jusqu_a_la_derniere_action(grille, bloc, champs["titre"], {champs[nom] for nom in NIVEAUX if nom in champs})
            plan = lire_plan(grille, bloc, entetes, sait.reponses)
            en_cours.actions += plan.actions
            en_cours.questions += plan.questions
            en_cours.refus += plan.refus
            en_cours.feuilles.append(_du_plan(grille, bloc, plan))
            if not _avance(entetes):
                continue
        if trop_longues := refus_des_virgules_en_trop(grille, bloc):
            en_cours.refus += trop_longues
            dit = f"Lignes {bloc.premier + 1} à {bloc.dernier + 1} : {accord(len(trop_longues), 'ligne est plus longue', 'lignes sont plus longues')} que l’en-tête, aucun chiffre n’est lu."
            en_cours.feuilles.append(FeuilleComprise(feuille.nom, "sans tableau", masquee=feuille.masquee, remarques=(dit,)))
            continue
        titre = titre_de(grille, bloc, feuille.nom, classeur.fichier)
        lignes = range(bloc.premier, min(bloc.dernier + 1, bloc.premier + 50))
        cles = list(dict.fromkeys(cle for entete in entetes for cle in cles_de(voir(grille, lignes, entete)) if cle))
        autour = " ".join(grille.texte(ligne, colonne) for ligne in (*bloc.avant, *bloc.apres) for colonne in grille.pleines(ligne))
        modele = modele_de(cles, notices, f"{classeur.fichier} {autour}")
        vue = voir_le_tableau(grille, bloc, titre, modele, notices, sait)
        if not any(une.nom for une in vue.valeurs) and vue.valeurs and not (vue.lieux or vue.codes or vue.temps):
            dit = (
                f"Lignes {bloc.premier + 1} à {bloc.dernier + 1} : des nombres que rien ne nomme, laissés de côté. Leur donner un en-tête."
            )
            en_cours.feuilles.append(FeuilleComprise(feuille.nom, "sans tableau", masquee=feuille.masquee, remarques=(dit,)))
            continue
        tableau = lire_tableau(vue, sait.reponses)
        tableau, supposees = _avec_unites(tableau, sait.reponses)
        tableau = replace(tableau, observations=avec_les_dits_a_cote(avec_leur_decoupage(vue, tableau.observations), feuille))
        questions = questions_du_tableau(vue, tableau, supposees, sait.jour)
        en_cours.observations += repondre_au_tableau(tableau.observations, questions, sait.reponses, vue.titre.cumul, sait.jour)
        en_cours.refus += tableau.refus
        en_cours.questions += [replace(une, id=f"{une.id}@{feuille.nom}") for une in questions]
        en_cours.feuilles.append(_comprise(vue, tableau))
    return en_cours


def _unite_supposee(libelle: str, bas: float, haut: float) -> str:
    """What a label lets suppose, or its last words («Santé / Nombre de bénéficiaires»)."""
    return unite_supposee(libelle, bas, haut) or unite_supposee(libelle.rpartition(" / ")[2], bas, haut)


def _avance(entetes: Sequence[Entete2D]) -> bool:
    """True for results of Decidim, which are actions and have a figure each: how far it is."""
    modele = decidim.reconnaitre([d_un_seul_tenant(une.nom) for une in entetes])
    return modele is not None and bool(modele.reglages.get("actions"))


def _avec_unites(tableau: TableauDObservations, reponses: Mapping[str, str]) -> tuple[TableauDObservations, Mapping[str, str]]:
    """The same, with the units that labels let suppose; and these, by label."""
    etendues: dict[str, tuple[Decimal, Decimal]] = {}
    dites = {une.libelle for une in tableau.observations if une.unite}
    for une in tableau.observations:
        if une.valeur is not None and une.libelle not in dites:
            bas, haut = etendues.get(une.libelle, (une.valeur, une.valeur))
            etendues[une.libelle] = (min(bas, une.valeur), max(haut, une.valeur))
    supposees = {
        libelle: unite for libelle, (bas, haut) in etendues.items() if (unite := _unite_supposee(libelle, float(bas), float(haut)))
    }
    if reponses.get("unites-supposees") == "non":
        supposees = {}
    unites = supposees | unites_communes(tableau.observations)
    observations = tuple(
        replace(une, unite=unites[une.libelle]) if not une.unite and une.libelle in unites else une for une in tableau.observations
    )
    return replace(tableau, observations=observations), supposees


def _du_plan(grille: Grille, bloc: Bloc2D, plan: PlanLu) -> FeuilleComprise:
    axes = f"{accord(len(plan.lignes_d_axe), 'ligne')} d’axe sans action." if plan.lignes_d_axe else ""
    return FeuilleComprise(
        grille.feuille.nom,
        "plan d’actions",
        tuple(ligne + 1 for ligne in bloc.entetes),
        bloc.premier + 1,
        bloc.dernier + 1,
        min(bloc.entetes, default=bloc.premier),
        len(bloc.apres),
        masquee=grille.feuille.masquee,
        modele="plan d’actions (Territoires en Transitions)",
        remarques=tuple(mot for mot in (f"{accord(len(plan.actions), 'action')}.", axes, *plan.remarques) if mot),
        axes=plan.axes,
    )


def _comprise(vue: VueDuTableau, tableau: TableauDObservations) -> FeuilleComprise:
    bloc, feuille = vue.bloc, vue.grille.feuille
    codes = {une.territoire.code for une in tableau.observations if une.territoire.code}
    territoires = len(codes or {une.territoire.nom for une in tableau.observations if une.territoire.nom})
    if not tableau.observations and vue.codes:
        territoires = len({vue.grille.texte(ligne, vue.codes[-1].rang) for ligne in vue.lignes} - {""})
    colonnes = tuple(
        ColonneComprise(
            _nom_de_colonne(feuille, une.rang),
            une.nom,
            vue.roles[une.rang][0].value,
            _detail(vue, une.rang),
        )
        for une in vue.colonnes
    )
    forme = "longue" if vue.longue else "large"
    tour = feuille.tour
    return FeuilleComprise(
        nom=feuille.nom,
        forme=("longue" if vue.longue else forme) if tableau.observations else "liste de lieux" if territoires else "sans chiffres",
        lignes_d_entete=tuple(ligne + 1 for ligne in bloc.entetes) if tour is None else (),
        premiere_donnee=bloc.premier + 1 if tour is None else tour.haut + 1,
        derniere_donnee=bloc.dernier + 1 if tour is None else tour.haut + tour.hauteur,
        avant=min(bloc.entetes, default=bloc.premier),
        apres=len(bloc.apres),
        titre=vue.titre.texte,
        unite=vue.unite_de_tout,
        masquee=feuille.masquee,
        modele=vue.modele.nom if vue.modele else "",
        territoires=territoires,
        colonnes=colonnes,
        remarques=tuple(remarques_du_tableau(vue, tableau)),
        laissees=tuple(lignes_laissees(vue, tableau)),
        notes=tuple(mots_autour(vue.grille, bloc)),
    )


def _nom_de_colonne(feuille: FeuilleLue, rang: int) -> str:
    if feuille.objets:
        return feuille.objets[rang]
    if feuille.tour is not None:
        return f"ligne {feuille.tour.du_fichier(feuille.tour.haut, rang)[0] + 1}"
    return str(rang + 1) if feuille.en_lignes else lettres(rang)


def _detail(vue: VueDuTableau, rang: int) -> str:
    role, detail = vue.roles[rang]
    if role is not RoleDeColonne.VALEUR:
        return detail
    dit = vue.dits[rang]
    return ", ".join(mot for mot in (dit.periode, dit.unite, dit.lieu, *(f"{nom} : {quoi}" for nom, quoi in dit.ventilation)) if mot)


def _reunies(questions: Sequence[QuestionPosee]) -> list[QuestionPosee]:
    """One question of each id: those of several tables with the same words become one."""
    par_id: dict[str, QuestionPosee] = {}
    for une in questions:
        id = une.id.partition("@")[0]
        deja = par_id.get(id)
        if deja is None:
            par_id[id] = replace(une, id=id)
        else:
            toutes = question_du_lieu_autour(tuple(dict.fromkeys((*deja.lieux, *une.lieux)))) if une.lieux else deja
            par_id[id] = replace(toutes, cellules=(*deja.cellules, *une.cellules)[:10], combien=deja.combien + une.combien)
    return list(par_id.values())


def cles_des_statuts(lu: Import) -> Mapping[str, int]:
    """How many observations of each status."""
    return {statut.value: sum(une.statut is statut for une in lu.observations) for statut in StatutLu}


__all__ = ["cles_des_statuts", "comprendre", "d_un_seul_tenant"]
