"""The figures of one indicator: table, sums, breakdowns, gaps, remarks, sources, earlier versions.

Tables begin with the most recent period: beside the names, it is seen without scrolling on the narrowest screen.
"""

from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.fiches import objet_de_la_valeur
from generator.calculs.noms_dits import dans_la_phrase
from generator.calculs.series import RegleDeChoix, arranger
from generator.calculs.sommes import Addition
from generator.calculs.ventilations import Ecart, Repartition, ecarts, repartitions
from generator.model.referentiel import Indicateur
from generator.model.unite import Unite
from generator.model.valeur import StatutValeur, Valeur
from generator.pages.contexte import Contexte
from generator.pages.dessins.commun import Graphique
from generator.pages.mots.typographie import INSECABLE, nombre_fr, periode_fr, pourcentage
from generator.pages.mots.valeurs import texte_mesure, texte_valeur
from generator.pages.pieces.courbes import ancre_de_repartition, graphique_d_ecart, graphique_de_repartition, graphiques
from generator.pages.pieces.lecture import noms_de
from generator.pages.pieces.liens import Lien, lien_territoire
from generator.pages.pieces.places import adresse_du_passage
from generator.pages.pieces.sources import VueProvenance, desaccords, genre_de_la_source, provenances

_MARQUES = {StatutValeur.PROVISOIRE: ("p", "chiffre provisoire"), StatutValeur.REVISE: ("r", "chiffre révisé")}


class CaseValeur(Struct, frozen=True):
    """One cell of the table: the figure as written, and a mark."""

    texte: str
    marque: str
    genre: str = ""  # of the source, where the table has figures of several kinds
    place: str = ""  # the cell of the document that prints it, where the document is read here
    en_mots: bool = False  # words, which need room to wrap


class LigneValeurs(Struct, frozen=True):
    """One row of the table of figures."""

    territoire: Lien
    cases: tuple[CaseValeur, ...]


class VueRepartition(Struct, frozen=True):
    """One breakdown: a row per answer, and the whole."""

    ancre: str
    titre: str
    colonnes: tuple[str, ...]
    lignes: tuple[tuple[str, tuple[CaseValeur, ...]], ...]
    total: tuple[CaseValeur, ...]
    remarques: tuple[str, ...]
    graphique: Graphique | None


class VueEcart(Struct, frozen=True):
    """Neighbourhoods against the whole, in a sentence, with a chart where it is a share."""

    phrase: str
    graphique: Graphique | None


class VueChiffres(Struct, frozen=True):
    """All figures of one indicator."""

    colonnes: tuple[str, ...]
    lignes: tuple[LigneValeurs, ...]
    totaux: tuple[str, ...]
    lieux_additionnes: str
    legende_marques: tuple[tuple[str, str], ...]
    graphiques: tuple[Graphique, ...]
    repartitions: tuple[VueRepartition, ...]
    ecarts: tuple[VueEcart, ...]
    remarques: tuple[str, ...]
    historique: tuple[str, ...]
    provenances: tuple[VueProvenance, ...]
    genre: str  # of the only kind of source of the table
    desaccords: tuple[str, ...]


def vue_chiffres(contexte: Contexte, page: str, indicateur: Indicateur) -> VueChiffres:
    """The figures of `indicateur` as the page at address `page` shows them."""
    toutes = contexte.suivi.retenues.get(indicateur.id, ())
    observations = contexte.valeurs.get(indicateur.id, ())
    tableau = arranger(observations, list(contexte.territoires))
    sommes = contexte.suivi.lectures[indicateur.id].sommes
    sommes = sommes if sommes and sommes.mesures else None
    genres = {genre_de_la_source(contexte, valeur) for valeur in observations}
    choix = contexte.suivi.choix.get(indicateur.id, ())
    return VueChiffres(
        colonnes=tuple(periode_fr(periode) for periode in reversed(tableau.periodes)),
        lignes=tuple(
            LigneValeurs(
                lien_territoire(contexte, page, id),
                tuple(_case_sourcee(contexte, page, valeur, genres) for valeur in reversed(tableau.ligne(id))),
            )
            for id in tableau.territoires
        ),
        totaux=tuple(_total(indicateur, sommes, periode.texte) for periode in reversed(tableau.periodes)) if sommes else (),
        lieux_additionnes=noms_de(contexte, sommes.lieux)[1] if sommes else "",
        legende_marques=tuple(dict.fromkeys(_MARQUES[valeur.statut] for valeur in toutes if valeur.statut in _MARQUES)),
        graphiques=graphiques(contexte, indicateur, tableau),
        repartitions=tuple(
            _repartition(contexte, page, indicateur, repartition)
            for repartition in repartitions(toutes, contexte.contrat.dimensions, list(contexte.territoires))
        ),
        ecarts=tuple(
            VueEcart(phrase_d_ecart(contexte, ecart), graphique_d_ecart(contexte, ecart))
            for ecart in ecarts(observations, contexte.territoires)
        ),
        remarques=tuple(
            f"{_ou_et_quand(contexte, valeur)}{INSECABLE}: {valeur.commentaire}"
            for valeur in toutes
            if valeur.commentaire and valeur.calcul is None
        ),
        historique=tuple(_historique(contexte, indicateur)),
        provenances=provenances(contexte, page, contexte.suivi.observations.get(indicateur.id, ())),
        genre="".join(genres) if len(genres) == 1 else "",
        desaccords=tuple(desaccords(contexte, choix, [_ou_et_quand(contexte, un.valeur) for un in choix])),
    )


def _case(contexte: Contexte, page: str, valeur: Valeur | None) -> CaseValeur:
    if valeur is None:
        return CaseValeur("", "")
    place = adresse_du_passage(contexte, page, objet_de_la_valeur(valeur))
    en_mots = not valeur.est_chiffree and not valeur.statut.est_absence
    return CaseValeur(texte_valeur(valeur), _MARQUES.get(valeur.statut, ("", ""))[0], place=place, en_mots=en_mots)


def _case_sourcee(contexte: Contexte, page: str, valeur: Valeur | None, genres: set[str]) -> CaseValeur:
    """The same, with the kind of its source where the table has several."""
    case = _case(contexte, page, valeur)
    return replace(case, genre=genre_de_la_source(contexte, valeur)) if valeur and len(genres) > 1 else case


def _total(indicateur: Indicateur, sommes: Addition, periode: str) -> str:
    somme = next((somme for somme in sommes.mesures if somme.periode.texte == periode), None)
    return texte_mesure(somme, indicateur.unite) if somme else ""


def _repartition(contexte: Contexte, page: str, indicateur: Indicateur, repartition: Repartition) -> VueRepartition:
    return VueRepartition(
        ancre=ancre_de_repartition(repartition),
        titre=f"{contexte.territoires[repartition.territoire].nom}, par {dans_la_phrase(repartition.dimension.nom)}",
        colonnes=tuple(periode_fr(periode) for periode in reversed(repartition.periodes)),
        lignes=tuple(
            (modalite.nom, tuple(_case(contexte, page, valeur) for valeur in reversed(ligne)))
            for modalite in repartition.dimension.modalites
            if any(ligne := repartition.ligne(modalite.id))
        ),
        total=tuple(_case(contexte, page, valeur) for valeur in reversed(repartition.totaux)) if any(repartition.totaux) else (),
        remarques=tuple(_ecarts_au_total(indicateur, repartition)),
        graphique=graphique_de_repartition(contexte, indicateur, repartition),
    )


def _ecarts_au_total(indicateur: Indicateur, repartition: Repartition) -> Iterator[str]:
    """Parts that should make the whole and do not."""
    if not indicateur.unite.additionne:
        return
    for periode in repartition.periodes:
        ecart = repartition.ecart_au_total(periode)
        if ecart is None:
            continue
        nombres, total = ecart
        complet = len(nombres) == len(repartition.dimension.modalites)
        somme = " + ".join(nombre_fr(nombre) for nombre in nombres) + (f" = {nombre_fr(sum(nombres))}" if len(nombres) > 1 else "")
        quoi = f"ne font pas l’ensemble ({somme}, et non" if complet else f"dépassent l’ensemble ({somme}, pour un ensemble de"
        yield f"{periode_fr(periode)}{INSECABLE}: les parties {quoi} {nombre_fr(total)})."


def phrase_d_ecart(contexte: Contexte, ecart: Ecart) -> str:
    """«QPV parisiens, 2017 : 1 147 sur 2 985 pour Paris, soit 38,4 % (notre calcul).», or by how much the place is above or below the
    whole."""
    lieu, tout = contexte.territoires[ecart.partie.territoire].nom, contexte.territoires[ecart.tout.territoire].nom
    quand = periode_fr(ecart.partie.periode)
    chiffres = f"{texte_valeur(ecart.partie)} contre {texte_valeur(ecart.tout)}"
    if ecart.part is not None:
        return (
            f"{lieu}, {quand}{INSECABLE}: {texte_valeur(ecart.partie)} sur {texte_valeur(ecart.tout)} pour {tout}, "
            f"soit {pourcentage(ecart.part)} (notre calcul)."
        )
    points = ecart.points or Decimal(0)
    if not points:
        return f"{lieu}, {quand}{INSECABLE}: le même chiffre que {tout} ({texte_valeur(ecart.partie)})."
    mot = ("point" if abs(points) < 2 else "points") if ecart.partie.unite is Unite.POURCENTAGE else ""
    sens = "de plus" if points > 0 else "de moins"
    ecrit = f"{nombre_fr(abs(points))}{INSECABLE}{mot}".rstrip(INSECABLE)
    return f"{lieu}, {quand}{INSECABLE}: {ecrit} {sens} que {tout} ({chiffres})."


def _ou_et_quand(contexte: Contexte, valeur: Valeur) -> str:
    noms = {(d.id, m.id): m.nom for d in contexte.contrat.dimensions for m in d.modalites}
    parts = "".join(f", {noms.get(paire, paire[1]).lower()}" for paire in valeur.ventilation)
    return f"{contexte.territoires[valeur.territoire].nom}{parts}, {periode_fr(valeur.periode)}"


def _historique(contexte: Contexte, indicateur: Indicateur) -> Iterator[str]:
    """Figures that a later version, of the same publication, replaced."""
    noms = {StatutValeur.PROVISOIRE: "provisoire", StatutValeur.DEFINITIF: "définitif", StatutValeur.REVISE: "révisé"}
    remplacees = [
        valeur
        for un in contexte.suivi.choix.get(indicateur.id, ())
        for valeur, regle in un.autres
        if regle is RegleDeChoix.VERSION and not valeur.statut.est_absence
    ]
    for valeur in sorted(remplacees, key=lambda valeur: valeur.lieu):
        yield (
            f"{_ou_et_quand(contexte, valeur)}{INSECABLE}: {texte_valeur(valeur)}, chiffre {noms[valeur.statut]}, "
            f"remplacé depuis ({valeur.source})."
        )
