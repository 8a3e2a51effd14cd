"""The figures of one place over time, beside that of the whole contract and those of the places near it, as its sheet shows them."""

from collections.abc import Iterator, Sequence
from math import ceil

from msgspec import Struct

from generator.calculs.lieux_proches import plus_proches
from generator.model.referentiel import Indicateur
from generator.model.territoire import Territoire, TypeTerritoire
from generator.model.valeur import Valeur
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, debut_de, periode_fr
from generator.pages.mots.valeurs import texte_valeur
from generator.pages.pieces.lecture import chiffre_dit
from generator.pages.pieces.mesures_du_lieu import chiffre_ici, lieux_du_total
from generator.pages.pieces.reperes import point_de

PERIODES = 6  # the last ones
VOISINS = 3
_LIBELLE_MAX, _MOTS_MAX = 130, 60
_SEULS = (TypeTerritoire.COMMUNE, TypeTerritoire.QPV, TypeTerritoire.QVA)
_COLONNES = (36, 36, 30)  # letters of a line of the columns of the label, of the place, and of the two others


class LigneDeChiffres(Struct, frozen=True):
    """One indicator: its label, the figures of the place by time («2018 : 4»), that of the whole contract, and those of the nearest places at the last of
    these times. Empty where none was found. `cible` is the address of its page."""

    libelle: str
    ici: tuple[str, ...]
    ensemble: str
    voisins: tuple[str, ...]
    cible: str = ""


class ChiffresDUnLieu(Struct, frozen=True):
    """The indicators that have figures at one place, by its name; the contract where they stand beside those of another."""

    lieu: str
    lignes: tuple[LigneDeChiffres, ...]
    contrat: str = ""


def chiffres_du_lieu(contexte: Contexte, territoire: Territoire) -> Iterator[ChiffresDUnLieu]:
    """Those of the place, and for a neighbourhood those of its communes; only where there are some."""
    lieux = [territoire, *(contexte.territoires[id] for id in (territoire.communes if territoire.est_quartier else ()))]
    for lieu in lieux:
        if lignes := tuple(_ligne(contexte, lieu, contexte.indicateurs[id]) for id in contexte.chiffres_par_lieu.get(lieu.id, ())):
            yield ChiffresDUnLieu(lieu.nom, lignes)


def hauteur_de_la_ligne(ligne: LigneDeChiffres) -> int:
    """How many lines of paper it takes."""
    libelle, ici, autres = _COLONNES
    textes = (ligne.libelle, libelle), (" ; ".join(ligne.ici), ici), (ligne.ensemble, autres), (" ; ".join(ligne.voisins), autres)
    return max(1, *(ceil(len(texte) / largeur) for texte, largeur in textes))


def _ligne(contexte: Contexte, lieu: Territoire, indicateur: Indicateur) -> LigneDeChiffres:
    siennes = contexte.valeurs_par_lieu.get((indicateur.id, lieu.id), ())
    derniere = next((valeur for valeur in reversed(siennes) if not valeur.statut.est_absence), None)
    return LigneDeChiffres(
        debut_de(indicateur.libelle, _LIBELLE_MAX),
        tuple(_dite(periode_fr(valeur.periode), valeur) for valeur in siennes[-PERIODES:]) or _sans_total(contexte, lieu, indicateur),
        _ensemble(contexte, indicateur),
        tuple(_dite(nom, valeur) for nom, valeur in _voisins(contexte, lieu, derniere)) if derniere else (),
        contexte.adresses.indicateur(indicateur.id),
    )


def _sans_total(contexte: Contexte, lieu: Territoire, indicateur: Indicateur) -> tuple[str, ...]:
    texte, periode = chiffre_ici(contexte, indicateur, contexte.suivi.chiffres_qui_parlent_par_lieu[lieu.id, indicateur.id], lieu.id)
    return (f"{periode}{INSECABLE}: {texte}" if periode else texte,)


def _dite(nom: str, valeur: Valeur) -> str:
    return f"{nom}{INSECABLE}: {debut_de(texte_valeur(valeur), _MOTS_MAX)}"


def _ensemble(contexte: Contexte, indicateur: Indicateur) -> str:
    """«582 (Grand-Orly Seine Bièvre, 2015 à 2019, pour 14 communes que le document nomme)», where the figure that speaks is that of several places."""
    lecture = contexte.suivi.chiffres_qui_parlent[indicateur.id]
    entier = [lieu for lieu in lecture.lieux_du_chiffre if contexte.territoires[lieu].type not in _SEULS]
    chiffre = chiffre_dit(contexte, indicateur, lecture)
    if chiffre is None or (not entier and len(lecture.lieux_du_chiffre) < 2):
        return ""
    de_qui = lieux_du_total(contexte, indicateur, entier[0]) if entier else ""
    return f"{chiffre.texte} ({', '.join(filter(None, (chiffre.precision, de_qui)))})"


def _voisins(contexte: Contexte, lieu: Territoire, valeur: Valeur) -> Sequence[tuple[str, Valeur]]:
    """The figures of the same indicator and time in the nearest places of the same kind."""
    ici = point_de(lieu)
    if ici is None:
        return []
    autres = (contexte.territoires[id] for id in contexte.lieux_par_periode[valeur.indicateur, valeur.periode.texte] if id != lieu.id)
    points = {autre.id: point for autre in autres if autre.type is lieu.type and (point := point_de(autre)) is not None}
    return [
        (contexte.territoires[id].nom, autre)
        for id in plus_proches(ici, points, VOISINS)
        for autre in contexte.valeurs_par_lieu_et_periode[valeur.indicateur, id, valeur.periode.texte]
    ]
