"""How an indicator is computed: the figure that speaks, its rows, the target that was read, the state and why, and what is missing for a judgement."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from generator.calculs.lecture import Lecture
from generator.calculs.ligne_manquante import LigneManquante
from generator.calculs.raisons import Raison
from generator.calculs.statuts import Statut
from generator.explication.termes import CalculDeTermes, termes_de
from generator.model.lieu import Lieu
from generator.model.provenance import provenance_de
from generator.model.referentiel import Indicateur
from generator.model.temps import connue_des
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.mots.cibles import NOMS_ET_REGLES
from generator.pages.mots.phrases import RAISONS
from generator.pages.mots.statuts import EXPLICATIONS, vue_statut_de
from generator.pages.mots.typographie import INSECABLE, francais
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.avancement import phrase_de_la_ligne_manquante, vue_avancement
from generator.pages.pieces.cible_lue import cible_lue
from generator.pages.pieces.lecture import chiffre_dit, precision_sans_chiffre
from generator.pages.pieces.sources import provenance_dite

# What «the row that would allow a judgement» cannot say.
_SANS_LIGNE = {
    Raison.SANS_CIBLE: "Une cible : le document n’en fixe aucune, et aucun chiffre ne permettrait de juger.",
    Raison.CIBLE_EN_MOTS: "Un nombre que l’on puisse lire dans la cible : elle est en mots, ou ne compte pas la même chose que l’indicateur.",
    Raison.CHIFFRES_EN_MOTS: "Un chiffre seul : ceux que nous avons sont dans des phrases.",
    Raison.ESTIMATION: "Une estimation plus serrée, ou un chiffre : aux deux bornes de celle que nous avons, la réponse n’est pas la même.",
    Raison.TOUT_INCONNU: "Le total dont la cible est une part, que le document ne donne pas.",
}


class LigneDeChiffre(Struct, frozen=True):
    """One row of the data: the figure as read, its place and time (as files write them), where it is written, its source, the place in it, and what is known
    of when it was published and read, who entered it, and under which licence."""

    chiffre: str
    territoire: str
    periode: str
    lieu: Lieu
    source: str
    repere: str
    provenance: tuple[str, ...]


class LigneATrouver(Struct, frozen=True):
    """The place (its id and its name) and the period of the one row that would allow a judgement, and that row, ready to be completed."""

    territoire: str
    nom: str
    periode: str
    csv: str


class CalculExplique(Struct, frozen=True):
    """All of it, in words; what does not apply is empty. `entrees` are (role, figure, time, place) of each figure that went into the formula
    of the state, `termes` what a computed indicator's figure is made of."""

    etat: str
    code: str
    pourquoi: tuple[str, ...]
    chiffre: str
    ou_et_quand: str
    lignes: tuple[LigneDeChiffre, ...]
    termes: tuple[CalculDeTermes, ...]
    cible: str
    cible_lue: str
    regle_de_la_cible: str
    ou_est_la_cible: Lieu | None
    formule: str
    application: str
    entrees: tuple[tuple[str, str, str, str], ...]
    precautions: tuple[str, ...]
    manque: tuple[str, ...]
    a_trouver: LigneATrouver | None


def calcul_de(contexte: Contexte, indicateur: Indicateur) -> CalculExplique:
    """The computation of `indicateur`, as its page tells it."""
    lecture = contexte.suivi.lectures[indicateur.id]
    avancement, vue = lecture.avancement, vue_avancement(contexte, indicateur)
    chiffre = chiffre_dit(contexte, indicateur, lecture)
    calcul = vue.calcul
    entrees = calcul.lignes if calcul else ()
    parlent = _parlent(contexte, indicateur, lecture)
    cible, ligne = indicateur.cible, contexte.suivi.ligne_manquante(indicateur)
    trouverait = [phrase_de_la_ligne_manquante(contexte, ligne)] if ligne else []
    pourquoi = (EXPLICATIONS[avancement.statut], vue.phrase, vue.par_lieu, calcul.regle if calcul else "")
    return CalculExplique(
        etat=vue_statut_de(avancement).mot,
        code=avancement.statut.value,
        pourquoi=tuple(francais(mots) for mots in dict.fromkeys(pourquoi) if mots),
        chiffre=chiffre.texte if chiffre else "",
        ou_et_quand=chiffre.precision if chiffre else precision_sans_chiffre(lecture),
        lignes=tuple(ligne_de(contexte, valeur) for valeur in parlent),
        termes=termes_de(contexte, indicateur, parlent),
        cible=cible.texte if cible else indicateur.sans_objectif,
        cible_lue=cible_lue(contexte, indicateur),
        regle_de_la_cible=" : ".join(NOMS_ET_REGLES[avancement.genre]) if cible else "",
        ou_est_la_cible=next(iter(cible.lieux.values()), indicateur.lieu) if cible else None,
        formule=calcul.formule if calcul else "",
        application=calcul.application if calcul else "",
        entrees=tuple((une.role, une.chiffre, une.quand, une.ou) for une in entrees),
        precautions=tuple(mots for mots in vue.precautions if mots not in trouverait),
        manque=tuple(francais(mots) for mots in (*_manque(indicateur, lecture), *trouverait)),
        a_trouver=ligne_a_trouver(contexte, indicateur, ligne) if ligne else None,
    )


def ligne_de(contexte: Contexte, valeur: Valeur) -> LigneDeChiffre:
    """One row of the data."""
    return LigneDeChiffre(
        f"{texte_valeur(valeur)} (prévision)" if valeur.est_prevue else texte_valeur(valeur),
        contexte.territoires[valeur.territoire].nom,
        valeur.periode.texte,
        valeur.lieu,
        valeur.source,
        valeur.repere,
        provenance_dite(provenance_de(valeur, contexte.suivi.publications.get(valeur.publication))),
    )


def _parlent(contexte: Contexte, indicateur: Indicateur, lecture: Lecture) -> Sequence[Valeur]:
    """The rows that the figure which speaks is made of; where none is singled out, all that count."""
    return lecture.valeurs_du_chiffre or contexte.suivi.retenues.get(indicateur.id, ())


def _manque(indicateur: Indicateur, lecture: Lecture) -> Iterator[str]:
    """Why there is no judgement, in words."""
    avancement = lecture.avancement
    if lecture.est_jugee:
        yield "Rien : l’indicateur est comparé à sa cible."
    elif avancement.statut is Statut.RETIRE:
        yield "Rien : l’indicateur n’est plus suivi, et n’est plus comparé à sa cible."
    elif avancement.statut is Statut.A_DEFINIR:
        yield "La définition de l’indicateur, que le document annonce sans la donner."
    elif avancement.statut is Statut.SECRET:
        yield "Rien que l’on puisse écrire : le chiffre existe, et la loi le garde secret."
    elif avancement.statut.est_sans_chiffre:
        yield "Un chiffre." if indicateur.cible else "Un chiffre, et une cible : le document n’en fixe aucune."
    else:
        yield _SANS_LIGNE.get(avancement.raison) or RAISONS.get(avancement.raison) or EXPLICATIONS[avancement.statut]


def ligne_a_trouver(contexte: Contexte, indicateur: Indicateur, ligne: LigneManquante) -> LigneATrouver:
    """The row, ready to be completed."""
    csv = f"{indicateur.id};{ligne.territoire};{ligne.periode.texte};(le chiffre);;(la source);"
    return LigneATrouver(ligne.territoire, contexte.territoires[ligne.territoire].nom, ligne.periode.texte, csv)


def emploi_de(contexte: Contexte, valeur: Valeur) -> Iterator[str]:
    """What becomes of one row of the data, in sentences."""
    if valeur not in contexte.dossier.observations():
        futur = connue_des(valeur.periode) > contexte.suivi.aujourd_hui
        yield (
            "Cette ligne n’est pas encore montrée : son temps n’est pas venu."
            if futur
            else "Cette ligne n’est pas montrée : avec les autres, elle laisserait deviner un chiffre secret."
        )
        return
    if valeur.est_prevue:
        yield "C’est une prévision : elle est montrée à part, et n’est jamais prise pour un chiffre mesuré."
        return
    for un in contexte.suivi.choix.get(valeur.indicateur, ()):
        if un.valeur == valeur:
            yield "Cette ligne compte : aucune autre ne la remplace."
            if un.autres:
                yield f"Elle passe avant {', '.join(str(autre.lieu) for autre, _ in un.autres)}."
        elif any(autre == valeur for autre, _ in un.autres):
            yield f"Cette ligne est écartée au profit de {un.valeur.lieu}{INSECABLE}: même lieu, même période."
    lecture = contexte.suivi.lectures.get(valeur.indicateur)
    if lecture is None:
        return
    if valeur in lecture.valeurs_du_chiffre:
        seul = len(lecture.valeurs_du_chiffre) == 1
        yield "Elle est le chiffre qui parle pour l’indicateur." if seul else "Elle entre dans le chiffre qui parle pour l’indicateur."
    else:
        yield "Elle n’entre pas dans le chiffre qui parle pour l’indicateur ; elle est dans son tableau."
