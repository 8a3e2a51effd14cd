"""An indicator as a row of a list."""

from msgspec import Struct
from msgspec.structs import replace

from generator.model.referentiel import Indicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.noms import TYPES_INDICATEUR
from generator.pages.mots.statuts import VueStatut, vue_statut_de
from generator.pages.mots.typographie import INSECABLE, debut_de
from generator.pages.pieces.criteres import criteres_de_l_indicateur
from generator.pages.pieces.lecture import chiffre_dit, precision_sans_chiffre
from generator.pages.pieces.liens import Lien, lien_noeud, lien_partenaire, marque_de_reponse
from generator.pages.pieces.questions import Criteres
from generator.pages.pieces.vie_de_l_indicateur import retire_dit

_PARENT = 60  # letters of the label of the indicator that a row is a detail of


class Tendance(Struct, frozen=True):
    """A small line: its points («x,y x,y», in pixels), where the last one is, and in words the first figure and the last."""

    points: str
    x: int
    y: int
    mots: str


class LigneIndicateur(Struct, frozen=True):
    """One indicator as a row: label, state as class and word, the figure that speaks with its period and place. In a list of many promises, `promesse`
    is the one that it follows, and `criteres` what it answers to the questions of that list."""

    libelle: str
    adresse: str
    type: str
    statut: VueStatut
    valeur: str
    precision: str
    referents: tuple[Lien, ...] = ()
    cible: str = ""
    tendance: Tendance | None = None
    reponses: Lien | None = None
    en_mots: bool = False  # the value is a sentence, not a number
    promesse: Lien | None = None
    criteres: Criteres | None = None


def ligne_indicateur(contexte: Contexte, page: str, indicateur: Indicateur) -> LigneIndicateur:
    """One indicator as a row of a table, with the figure that speaks for it."""
    lecture = contexte.suivi.chiffres_qui_parlent[indicateur.id]
    chiffre = chiffre_dit(contexte, indicateur, lecture)
    precision = chiffre.precision if chiffre else precision_sans_chiffre(lecture)
    if indicateur.de:
        detail = f"détail de «{INSECABLE}{debut_de(contexte.indicateurs[indicateur.de].libelle, _PARENT)}{INSECABLE}»"
        precision = f"{precision}, {detail}" if precision else detail
    if retire := retire_dit(contexte, indicateur):
        precision = f"{precision}, {retire}" if precision else retire
    if not precision and indicateur.echeance:
        precision = f"Échéance imprimée{INSECABLE}: {indicateur.echeance.texte}"
    return LigneIndicateur(
        libelle=indicateur.libelle,
        adresse=relative(page, contexte.adresses.indicateur(indicateur.id)),
        type=TYPES_INDICATEUR[indicateur.type],
        statut=vue_statut_de(lecture.avancement),
        valeur=chiffre.texte if chiffre else "",
        precision=precision,
        referents=tuple(lien_partenaire(contexte, page, id) for id in contexte.referents(indicateur)),
        cible=indicateur.cible.texte if indicateur.cible else indicateur.sans_objectif,
        reponses=marque_de_reponse(contexte, page, indicateur.id, contexte.adresses.indicateur(indicateur.id)),
        en_mots=chiffre is not None and chiffre.en_mots,
    )


def ligne_et_sa_promesse(contexte: Contexte, page: str, indicateur: Indicateur) -> LigneIndicateur:
    """The row in a list of many promises: documents print one label for several indicators."""
    promesse = lien_noeud(contexte, page, contexte.noeuds[indicateur.noeud])
    return replace(ligne_indicateur(contexte, page, indicateur), promesse=promesse)


def ligne_a_questionner(contexte: Contexte, page: str, ligne: LigneIndicateur, indicateur: Indicateur) -> LigneIndicateur:
    """The row in a list of many promises, which one can question."""
    promesse = lien_noeud(contexte, page, contexte.noeuds[indicateur.noeud])
    return replace(ligne, promesse=promesse, criteres=criteres_de_l_indicateur(contexte, indicateur))
