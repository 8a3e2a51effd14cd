"""The one figure that speaks for an indicator (chosen by `calculs.lecture`), in the same words on every page, row, card and print."""

from collections.abc import Sequence

from msgspec import Struct

from generator.calculs.lecture import Lecture
from generator.calculs.observations import Mesure
from generator.calculs.statuts import Statut
from generator.model.referentiel import Indicateur
from generator.model.territoire import TypeTerritoire
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import accord, debut_de, periode_fr, periodes_fr
from generator.pages.mots.valeurs import texte_mesure

MOTS_AU_PLUS = 90  # letters of a value in words, outside the table that has it whole


class Chiffre(Struct, frozen=True):
    """The figure that speaks: the value, its place and time. One in words is a sentence to read, not a number to see from afar."""

    texte: str
    precision: str
    en_mots: bool = False


def chiffre_dit(contexte: Contexte, indicateur: Indicateur, lecture: Lecture) -> Chiffre | None:
    """The figure that speaks for `indicateur`, of long words the beginning: all of them stand in the table of its page. None where none is singled
    out."""
    ou = lieu_dit(contexte, lecture.lieux_du_chiffre)
    if lecture.mesure is not None:
        return Chiffre(texte_mesure(lecture.mesure, indicateur.unite), f"{ou}, {temps_dit(lecture.mesure)}")
    if lecture.mots is not None:
        return Chiffre(debut_de(lecture.mots.mots, MOTS_AU_PLUS), f"{ou}, {periode_fr(lecture.mots.periode)}", en_mots=True)
    return None


def precision_sans_chiffre(lecture: Lecture) -> str:
    """What is said where no figure is singled out: «4 territoires, jusqu’en 2019»; empty where there is none at all."""
    if lecture.lieux:
        return f"{accord(len(lecture.lieux), 'territoire')}, jusqu’en {lecture.fin[:4]}"
    muet = lecture.avancement.statut.est_sans_chiffre or lecture.avancement.statut is Statut.RETIRE
    return "" if muet else "chiffres par partie, sans total"


def temps_dit(mesure: Mesure) -> str:
    """The times that a figure counts, and whether it is ours: «2020», «2019 à 2020, calculé»."""
    calculee = mesure.est_calculee or any(partie.calcul is not None for partie in mesure.parties)
    return f"{periodes_fr(mesure.periodes or (mesure.periode,))}{', calculé' if calculee else ''}"


def lieu_dit(contexte: Contexte, lieux: Sequence[str]) -> str:
    """The place of a figure: its name, or «somme de 2 communes»."""
    if len(lieux) == 1:
        return contexte.territoires[lieux[0]].nom
    return f"somme de {accord(len(lieux), *noms_de(contexte, lieux))}"


def noms_de(contexte: Contexte, lieux: Sequence[str]) -> tuple[str, str]:
    """What places are called, singular and plural: the contract's word for its communes, «quartiers», or «lieux» for a mixture."""
    territoires = [contexte.territoires[id] for id in lieux]
    if all(territoire.type is TypeTerritoire.COMMUNE for territoire in territoires):
        return contexte.contrat.nom_des_communes
    return ("quartier", "quartiers") if all(territoire.est_quartier for territoire in territoires) else ("lieu", "lieux")
