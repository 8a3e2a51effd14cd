"""The promises of one contract with their themes, and its indicators that have a target in figures, as the portal lists them."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import VueStatut, vue_statut_de
from generator.pages.mots.typographie import debut_de
from generator.pages.pieces.cible_lue import LectureDeCible, cible_lue, lecture_de_cible
from generator.pages.pieces.criteres import (
    CHIFFRE,
    CIBLE,
    ETAT,
    PARTENAIRE,
    PUBLIC,
    THEME,
    criteres_de_l_indicateur,
    criteres_de_la_promesse,
)
from generator.pages.pieces.lecture import chiffre_dit
from generator.pages.pieces.questions import Critere, Criteres

_QUESTIONS = frozenset(sujet.nom for sujet in (CIBLE, CHIFFRE, THEME, PUBLIC, ETAT, PARTENAIRE))
_QUESTIONS_DES_THEMES = frozenset(sujet.nom for sujet in (THEME, PUBLIC, CHIFFRE, PARTENAIRE))
_CIBLE = 240  # letters of printed words: the page of the indicator has them whole


class Classe(Struct, frozen=True):
    """A promise, or an indicator, that is of one of our themes: its id, its title, what it is («Objectif 1.1») or the promise that it follows, and the
    ids of its themes. `dites` are what it answers to the questions of a theme's page."""

    id: str
    titre: str
    precision: str
    themes: tuple[str, ...]
    dites: tuple[Critere, ...] = ()


class CibleChiffree(Struct, frozen=True):
    """An indicator with a target in figures: its id, its label, the promise that it follows, the target as we read it, the last figure with its place
    and time (both empty where none was found), and its state. Where its figures cannot be compared, `cible` has the printed words, and `pourquoi` what
    is known of the reason. `dites` are what it answers to the questions of the list."""

    id: str
    libelle: str
    promesse: str
    cible: str
    chiffre: str
    precision: str
    statut: VueStatut
    pourquoi: str = ""
    dites: tuple[Critere, ...] = ()


def promesses_classees(contexte: Contexte) -> dict[str, Classe]:
    """The promises that are of a theme, by id, in the order of the document."""
    return {
        noeud.id: Classe(
            noeud.id, debut_de(noeud.titre, 160), contexte.nom_devant(noeud), themes, _dites(criteres_de_la_promesse(contexte, noeud))
        )
        for noeud in contexte.promesses
        if (themes := contexte.themes_des_promesses[noeud.id])
    }


def indicateurs_classes(contexte: Contexte) -> dict[str, Classe]:
    """The indicators whose own words are of a theme, by id, in the order of the document; those that are still to be defined have none."""
    return {
        indicateur.id: Classe(
            indicateur.id,
            debut_de(indicateur.libelle, 160),
            debut_de(contexte.noeuds[indicateur.noeud].titre, 120),
            themes,
            _dites(criteres_de_l_indicateur(contexte, indicateur)),
        )
        for indicateur in contexte.indicateurs.values()
        if indicateur.statut is StatutIndicateur.DEFINI and (themes := contexte.themes_des_indicateurs[indicateur.id])
    }


def _dites(criteres: Criteres) -> tuple[Critere, ...]:
    return tuple(dite for dite in criteres.dites if dite.question in _QUESTIONS_DES_THEMES)


def cibles_chiffrees(contexte: Contexte) -> tuple[CibleChiffree, ...]:
    """The indicators whose target is a number, or a change in figures; those that have a figure first, then in the order of the document."""
    return tuple(_cible(contexte, indicateur, cible_lue(contexte, indicateur)) for indicateur in _lues(contexte, LectureDeCible.COMPAREE))


def cibles_non_comparees(contexte: Contexte) -> tuple[CibleChiffree, ...]:
    """The indicators whose target prints a number that is not comparable with them, in the same order."""
    siens = _lues(contexte, LectureDeCible.NOMBRE)
    return tuple(
        replace(_cible(contexte, un, debut_de(" ".join(un.cible.texte.split()), _CIBLE)), pourquoi=un.note_editoriale)
        for un in siens
        if un.cible
    )


def _lues(contexte: Contexte, lecture: LectureDeCible) -> Sequence[Indicateur]:
    siens = [indicateur for indicateur in contexte.indicateurs.values() if lecture_de_cible(indicateur) is lecture]
    return sorted(siens, key=lambda un: un.id not in contexte.renseignes)


def _cible(contexte: Contexte, indicateur: Indicateur, dite: str) -> CibleChiffree:
    lecture = contexte.suivi.chiffres_qui_parlent[indicateur.id]
    chiffre = chiffre_dit(contexte, indicateur, lecture)
    return CibleChiffree(
        indicateur.id,
        debut_de(indicateur.libelle, 160),
        debut_de(contexte.noeuds[indicateur.noeud].titre, 120),
        dite,
        chiffre.texte if chiffre else "",
        chiffre.precision if chiffre else "",
        vue_statut_de(lecture.avancement),
        dites=tuple(dite for dite in criteres_de_l_indicateur(contexte, indicateur).dites if dite.question in _QUESTIONS),
    )
