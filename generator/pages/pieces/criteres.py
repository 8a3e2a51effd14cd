"""What a promise and an indicator answer to the questions of their lists."""

from collections.abc import Iterable, Iterator, Sequence

from generator.calculs.nouvelles import ORDRE, etat_actuel
from generator.calculs.statuts import Statut
from generator.model.ancre import ancre_du_mot
from generator.model.referentiel import Indicateur, Noeud
from generator.pages.contexte import Contexte
from generator.pages.mots.statuts import MOTS
from generator.pages.mots.typographie import debut_de
from generator.pages.pieces.cible_lue import LectureDeCible, lecture_de_cible
from generator.pages.pieces.nouvelles import MOTS as MOTS_DES_NOUVELLES
from generator.pages.pieces.questions import LIBELLE, Critere, Criteres, Ordre, Sujet
from generator.pages.pieces.sources import genre_de_la_source

_CIBLES = {
    LectureDeCible.COMPAREE: "avec une cible en chiffres, à comparer",
    LectureDeCible.NOMBRE: "avec un nombre que nous ne savons pas comparer",
    LectureDeCible.MOTS: "avec une cible en mots",
    LectureDeCible.AUCUNE: "sans cible",
}
_CHIFFRES = {"oui": "avec un chiffre trouvé", "non": "sans chiffre trouvé"}

AVEC_UN_CHIFFRE = Critere("chiffre", "oui", _CHIFFRES["oui"])

CIBLE = Sujet("cible", "Cible", premiere=True, ordre=tuple(lecture.value for lecture in LectureDeCible))
CHIFFRE = Sujet("chiffre", "Chiffre", premiere=True, ordre=tuple(_CHIFFRES))
THEME = Sujet("theme", "Thème, selon nous", premiere=True)
PUBLIC = Sujet("public", "Public, selon nous", premiere=True)
ETAT = Sujet("etat", "État", ordre=tuple(statut.value for statut in Statut))
PARTENAIRE = Sujet("partenaire", "Partenaire nommé")
LIEU = Sujet("lieu", "Lieu nommé")
SOURCE = Sujet("source", "Source du chiffre")

PAR_ETAT, PAR_ANNEE = Ordre("etat", "par état"), Ordre("annee", "dernier chiffre, du plus récent au plus ancien", decroissant=True)


def sujets_des_promesses(contexte: Contexte) -> tuple[Sujet, ...]:
    """The questions of the list of promises; the axes keep the order of the document."""
    etats = Sujet("etat", "État d’un de ses indicateurs", ordre=ETAT.ordre)
    nouvelle = Sujet("nouvelle", "Où elle en est", ordre=tuple(etat.value for etat in ORDRE))
    return THEME, PUBLIC, PARTENAIRE_D_ABORD, CHIFFRE, _axes(contexte), LIEU, CIBLE_AUSSI, etats, nouvelle


def sujets_des_indicateurs(contexte: Contexte) -> tuple[Sujet, ...]:
    """The questions of the list of indicators."""
    return CIBLE, CHIFFRE, THEME, PUBLIC, ETAT, PARTENAIRE, LIEU, SOURCE, _axes(contexte)


PARTENAIRE_D_ABORD = Sujet(PARTENAIRE.nom, PARTENAIRE.titre, premiere=True)
CIBLE_AUSSI = Sujet(CIBLE.nom, "Cible d’un de ses indicateurs", ordre=CIBLE.ordre)
ORDRES_DES_INDICATEURS = (PAR_ANNEE, PAR_ETAT, LIBELLE)
ORDRES_DES_PROMESSES = (LIBELLE,)


def criteres_de_la_promesse(contexte: Contexte, noeud: Noeud) -> Criteres:
    """What a promise answers: its own words, and the indicators that follow it."""
    siens = contexte.indicateurs_sous(noeud)
    etat = etat_actuel(contexte.nouvelles.get(noeud.id, ()))
    engages = dict.fromkeys(id for engage in noeud.partenaires for id in (engage.partenaire, *engage.services))
    dits = (
        *_themes(contexte, contexte.themes_des_promesses[noeud.id]),
        *_partenaires(contexte, engages),
        _chiffre(any(indicateur.id in contexte.renseignes for indicateur in siens)),
        _axe(contexte, noeud),
        *_lieux(contexte, noeud),
        *dict.fromkeys(_cible(indicateur) for indicateur in siens),
        *dict.fromkeys(_etat(contexte, indicateur) for indicateur in siens),
        Critere("nouvelle", etat.value, MOTS_DES_NOUVELLES[etat]),
    )
    return Criteres(dits)


def criteres_de_l_indicateur(contexte: Contexte, indicateur: Indicateur) -> Criteres:
    """What an indicator answers: its target, its figure and where that comes from, its themes and those of its promise, who and where."""
    noeud = contexte.noeuds[indicateur.noeud]
    themes = frozenset((*contexte.themes_des_promesses.get(noeud.id, ()), *contexte.themes_des_indicateurs[indicateur.id]))
    lecture = contexte.suivi.chiffres_qui_parlent[indicateur.id]
    genres = dict.fromkeys(genre for valeur in lecture.valeurs_du_chiffre if (genre := genre_de_la_source(contexte, valeur)))
    dits = (
        _cible(indicateur),
        _chiffre(indicateur.id in contexte.renseignes),
        *_themes(contexte, themes),
        _etat(contexte, indicateur),
        *_partenaires(contexte, contexte.referents(indicateur)),
        *_lieux(contexte, indicateur),
        *(Critere("source", ancre_du_mot(genre), genre) for genre in genres),
        _axe(contexte, noeud),
    )
    rang = list(Statut).index(contexte.suivi.statut(indicateur))
    return Criteres(dits, (("etat", str(rang)), *((("annee", lecture.fin[:4]),) if lecture.fin else ())))


def _axes(contexte: Contexte) -> Sujet:
    racines = contexte.dossier.racines
    return Sujet("axe", contexte.niveaux[racines[0].niveau].nom if racines else "", ordre=tuple(racine.id for racine in racines))


def _axe(contexte: Contexte, noeud: Noeud) -> Critere:
    racine = (*contexte.ancetres(noeud), noeud)[0]
    return Critere("axe", racine.id, debut_de(contexte.titre_nomme(racine), 70))


def _themes(contexte: Contexte, ids: Iterable[str]) -> Iterator[Critere]:
    siens = frozenset(ids)
    return (
        Critere((PUBLIC if theme.public else THEME).nom, theme.id, theme.nom) for theme in contexte.registre.themes if theme.id in siens
    )


def _partenaires(contexte: Contexte, ids: Iterable[str]) -> Iterator[Critere]:
    return (Critere("partenaire", id, contexte.partenaires[id].nom) for id in ids)


def _lieux(contexte: Contexte, element: Noeud | Indicateur) -> Sequence[Critere]:
    nommes = [Critere("lieu", id, contexte.territoires[id].nom) for id in _ids_des_lieux(contexte, element)]
    return nommes or [Critere("lieu", "aucun", "aucun lieu en particulier")]


def _ids_des_lieux(contexte: Contexte, element: Noeud | Indicateur) -> Sequence[str]:
    siens = contexte.lieux_de(element)
    return siens if isinstance(element, Noeud) else (*siens, *(id for id in element.lieux_nommes if id not in siens))


def _chiffre(trouve: bool) -> Critere:
    code = "oui" if trouve else "non"
    return Critere("chiffre", code, _CHIFFRES[code])


def _cible(indicateur: Indicateur) -> Critere:
    lecture = lecture_de_cible(indicateur)
    return Critere("cible", lecture.value, _CIBLES[lecture])


def _etat(contexte: Contexte, indicateur: Indicateur) -> Critere:
    statut = contexte.suivi.statut(indicateur)
    return Critere("etat", statut.value, MOTS[statut])
