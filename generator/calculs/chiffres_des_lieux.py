"""The figures of indicators, arranged by the places that they are of."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from generator.calculs.series import arranger
from generator.calculs.ventilations import Ecart, ecarts
from generator.model.territoire import Territoire
from generator.model.valeur import StatutValeur, Valeur

ParIndicateur = Mapping[str, tuple[Valeur, ...]]


def par_lieu(valeurs: ParIndicateur) -> dict[tuple[str, str], tuple[Valeur, ...]]:
    """By indicator and place, the figures in the order of time, spans of years last."""
    tableaux = {id: arranger(siennes, ()) for id, siennes in valeurs.items()}
    return {
        (id, lieu): tuple(valeur for valeur in tableau.ligne(lieu) if valeur is not None)
        for id, tableau in tableaux.items()
        for lieu in tableau.territoires
    }


def par_lieu_et_periode(valeurs: ParIndicateur) -> dict[tuple[str, str, str], tuple[Valeur, ...]]:
    """By indicator, place and period (as a file writes it), the figures."""
    trouvees: defaultdict[tuple[str, str, str], list[Valeur]] = defaultdict(list)
    for id, siennes in valeurs.items():
        for valeur in siennes:
            trouvees[id, valeur.territoire, valeur.periode.texte].append(valeur)
    return {cle: tuple(siennes) for cle, siennes in trouvees.items()}


def lieux_par_periode(valeurs: ParIndicateur) -> dict[tuple[str, str], tuple[str, ...]]:
    """By indicator and period (as a file writes it), the places that have a figure then."""
    par_periode: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for id, siennes in valeurs.items():
        for valeur in siennes:
            if not valeur.statut.est_absence:
                par_periode[id, valeur.periode.texte].append(valeur.territoire)
    return {cle: tuple(lieux) for cle, lieux in par_periode.items()}


def secrets_par_lieu(valeurs: ParIndicateur) -> Counter[str]:
    """How many indicators have a figure that the law keeps secret, by place."""
    secretes = ({valeur.territoire for valeur in siennes if valeur.statut is StatutValeur.SECRET} for siennes in valeurs.values())
    return Counter(lieu for lieux in secretes for lieu in lieux)


def ecarts_par_lieu(valeurs: ParIndicateur, territoires: Mapping[str, Territoire]) -> dict[str, tuple[tuple[str, Ecart], ...]]:
    """How each place compares with the whole that it belongs to, by place: ids of indicators, and the gaps."""
    siens: defaultdict[str, list[tuple[str, Ecart]]] = defaultdict(list)
    for id, du_meme in valeurs.items():
        for ecart in ecarts(du_meme, territoires):
            siens[ecart.partie.territoire].append((id, ecart))
    return {lieu: tuple(un) for lieu, un in siens.items()}
