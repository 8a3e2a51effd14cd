"""What is known: how many indicators have a figure, where they stand, and some of them one by one."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.bilan import JUGES, juges, suivis
from generator.calculs.statuts import Statut, Synthese
from generator.model.referentiel import Indicateur
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.phrases import phrase
from generator.pages.mots.statuts import Etat, VueStatut, etat, vue_statut_de
from generator.pages.mots.typographie import INSECABLE, accord, debut_de
from generator.pages.pieces.indicateurs import Tendance
from generator.pages.pieces.lecture import chiffre_dit, precision_sans_chiffre
from generator.pages.pieces.liens import Lien, lien_noeud
from generator.pages.pieces.sources import provenances
from generator.pages.pieces.tendance import tendance

_JUGES, _SUIVIS = 8, 4
_CIBLE, _LIBELLE, _SOURCE = 110, 130, 140  # letters of printed words: the page that the link leads to has them whole
_MOTS = {
    Statut.ATTEINT: ("a atteint sa cible", "ont atteint leur cible"),
    Statut.NON_ATTEINT: ("n’a pas atteint sa cible, au dernier chiffre trouvé", "n’ont pas atteint leur cible, au dernier chiffre trouvé"),
    Statut.EN_RECUL: ("s’éloigne de sa cible", "s’éloignent de leur cible"),
    Statut.A_SURVEILLER: ("est à surveiller", "sont à surveiller"),
    Statut.EN_BONNE_VOIE: ("est en bonne voie", "sont en bonne voie"),
    Statut.SANS_OBJECTIF: (
        "a un chiffre que nous ne pouvons pas comparer à une cible",
        "ont un chiffre que nous ne pouvons pas comparer à une cible",
    ),
    Statut.SECRET: ("a un chiffre que la loi garde secret", "ont un chiffre que la loi garde secret"),
    Statut.RETIRE: ("n’est plus dans le contrat", "ne sont plus dans le contrat"),
}


class Notable(Struct, frozen=True):
    """One indicator: its words, its state, the figure that speaks, its target as printed, what comparing says, its source, its small line."""

    lien: Lien
    promesse: str
    statut: VueStatut
    chiffre: str
    precision: str
    cible: str
    phrase: str
    source: Lien | None
    tendance: Tendance | None


class AxeConnu(Struct, frozen=True):
    """An axis with the bar of the states of its indicators."""

    lien: Lien
    etat: Etat


class CeSu(Struct, frozen=True):
    """The part «Ce que l’on sait». `reste` leads to the indicators that are not told one by one."""

    phrases: tuple[str, ...]
    etat: Etat
    axes: tuple[AxeConnu, ...]
    juges: tuple[Notable, ...]
    suivis: tuple[Notable, ...]
    reste: Lien | None


def ce_que_l_on_sait(contexte: Contexte, page: str) -> CeSu:
    """The part, on the page at `page`."""
    synthese = contexte.suivi.synthese(contexte.indicateurs.values())
    compares, seuls = juges(contexte, _JUGES), suivis(contexte, _SUIVIS)
    autres = compares.autres + seuls.autres
    return CeSu(
        tuple(_phrases(synthese)),
        etat(synthese),
        tuple(
            AxeConnu(lien_noeud(contexte, page, axe), etat(contexte.suivi.synthese_des_noeuds([axe])))
            for axe in (*contexte.racines_principales(), *contexte.racines_annexes())
            if contexte.indicateurs_sous(axe)
        ),
        tuple(_notable(contexte, page, contexte.indicateurs[id]) for id in compares.ids),
        tuple(_notable(contexte, page, contexte.indicateurs[id]) for id in seuls.ids),
        Lien(
            f"{accord(autres, 'autre indicateur a un chiffre', 'autres indicateurs ont un chiffre')}",
            relative(page, contexte.adresses.rubrique("indicateurs")),
        )
        if autres
        else None,
    )


def _phrases(synthese: Synthese) -> Iterator[str]:
    if not synthese.total:
        yield "Le document n’annonce aucun indicateur."
        return
    connus = synthese.avec_chiffres + synthese.nombre(Statut.SECRET)
    if not connus:
        yield "Nous n’avons trouvé de chiffre pour aucun indicateur dans les documents\u00a0lus. Il peut en exister ailleurs."
        return
    yield f"Dans les documents\u00a0lus, nous avons trouvé un chiffre pour {accord(connus, 'indicateur')} sur {synthese.total}."
    if connus == synthese.nombre(Statut.SANS_OBJECTIF):
        yield "Nous ne pouvons en comparer aucun à une cible." if connus > 1 else "Nous ne pouvons pas le comparer à une cible."
        return
    for statut in (*JUGES, Statut.SANS_OBJECTIF, Statut.SECRET, Statut.RETIRE):
        if nombre := synthese.nombre(statut):
            yield f"{accord(nombre, 'indicateur', 'indicateurs')} {_MOTS[statut][nombre > 1]}."


def _notable(contexte: Contexte, page: str, indicateur: Indicateur) -> Notable:
    lecture = contexte.suivi.chiffres_qui_parlent[indicateur.id]
    chiffre = chiffre_dit(contexte, indicateur, lecture)
    mesures = contexte.suivi.tendances.get(indicateur.id)
    cible = indicateur.cible.texte if indicateur.cible else ""
    return Notable(
        Lien(debut_de(indicateur.libelle, _LIBELLE), relative(page, contexte.adresses.indicateur(indicateur.id))),
        debut_de(contexte.noeuds[indicateur.noeud].titre, _LIBELLE),
        vue_statut_de(lecture.avancement),
        chiffre.texte if chiffre else "",
        chiffre.precision if chiffre else precision_sans_chiffre(lecture),
        f"«{INSECABLE}{debut_de(' '.join(cible.split()), _CIBLE)}{INSECABLE}»" if cible else "",
        phrase(indicateur, contexte.suivi.avancements[indicateur.id]) if lecture.est_jugee else "",
        _source(contexte, page, indicateur),
        tendance(mesures, indicateur.unite) if mesures else None,
    )


def _source(contexte: Contexte, page: str, indicateur: Indicateur) -> Lien | None:
    """Where the figure that speaks comes from: its publication, or the page of the indicator, which has the place of each."""
    lecture = contexte.suivi.chiffres_qui_parlent[indicateur.id]
    valeurs = lecture.valeurs_du_chiffre or contexte.suivi.retenues.get(indicateur.id, ())
    if not valeurs:
        return None
    premiere = next(iter(provenances(contexte, page, valeurs)))
    if premiere.publication:
        return Lien(debut_de(premiere.publication.texte, _SOURCE), premiere.publication.adresse)
    adresse = relative(page, f"{contexte.adresses.indicateur(indicateur.id)}#chiffres")
    return Lien(debut_de(premiere.texte, _SOURCE), adresse)
