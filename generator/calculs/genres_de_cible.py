"""The kinds of targets, and what is particular to each (`Traits`): rules that differ from kind to kind ask these."""

import re
from enum import StrEnum

from msgspec import Struct

from generator.calculs.cible_du_lieu import en_ce_lieu, est_lieu_par_lieu
from generator.calculs.raisons import Formule, Raison
from generator.model.referentiel import Indicateur, StatutIndicateur
from generator.model.unite import Unite


class Taux(StrEnum):
    """How the rate of a figure is computed.

    - `CHEMIN`: the part done of the way from the starting value to the target.
    - `ATTEINT`: 1 where the target is reached, else 0.
    - `TENU`: 1 where the level is held, else not defined.
    - `AUCUN`: never defined.
    """

    CHEMIN = "chemin"
    ATTEINT = "atteint"
    TENU = "tenu"
    AUCUN = "aucun"


class Traits(Struct, frozen=True):
    """What is particular to one kind of target.

    - `taux` is how its rate is computed; `formule` the formula of its status, where that is not the formula of the rate.
    - `depuis_le_depart` is true where it cannot be judged without a starting value, `ou_le_premier` where the first figure found may be
      that value, `depart_imprime` where only a printed one may.
    - `sans_fin` is true where figures only go one way or the other, without a figure to reach; `se_tient` where a level may still be lost
      before the deadline; `reponse` where the figure is a yes or a no.
    - `montre` names the figures of the target that its computation shows: `cible` (the one aimed at), `bornes`, `variation`, `points`.
    - `empechement` is why no figure can be held against it at all; AUCUNE where one can.
    """

    taux: Taux = Taux.CHEMIN
    formule: Formule | None = None
    depuis_le_depart: bool = False
    ou_le_premier: bool = False
    depart_imprime: bool = False
    sans_fin: bool = False
    se_tient: bool = False
    reponse: bool = False
    montre: tuple[str, ...] = ("cible",)
    empechement: Raison = Raison.AUCUNE

    @property
    def a_un_chemin(self) -> bool:
        """True where a straight line and a pace can be told."""
        return self.taux is Taux.CHEMIN


class GenreCible(StrEnum):
    """What a target is made of."""

    SEUIL = "seuil"
    PART = "part"
    FOURCHETTE = "fourchette"
    VARIATION = "variation"
    POINTS = "points"
    MAINTIEN = "maintien"
    OUI_NON = "oui_non"
    DIRECTION = "direction"
    MOTS = "mots"
    AUCUNE = "aucune"
    A_DEFINIR = "a_definir"

    @property
    def traits(self) -> Traits:
        """What is particular to this kind."""
        return _TRAITS[self]


_TRAITS = {
    GenreCible.SEUIL: Traits(),
    GenreCible.PART: Traits(),
    GenreCible.FOURCHETTE: Traits(montre=("bornes",)),
    GenreCible.VARIATION: Traits(depuis_le_depart=True, montre=("cible", "variation")),
    GenreCible.POINTS: Traits(depuis_le_depart=True, montre=("cible", "points")),
    GenreCible.MAINTIEN: Traits(
        Taux.TENU, Formule.MAINTIEN, depuis_le_depart=True, ou_le_premier=True, se_tient=True, montre=("cible", "bornes")
    ),
    GenreCible.OUI_NON: Traits(Taux.ATTEINT, Formule.OUI_NON, depart_imprime=True, reponse=True),
    GenreCible.DIRECTION: Traits(Taux.AUCUN, Formule.DIRECTION, depuis_le_depart=True, ou_le_premier=True, sans_fin=True),
    GenreCible.MOTS: Traits(Taux.AUCUN, empechement=Raison.CIBLE_EN_MOTS),
    GenreCible.AUCUNE: Traits(Taux.AUCUN, empechement=Raison.SANS_CIBLE),
    GenreCible.A_DEFINIR: Traits(Taux.AUCUN, empechement=Raison.A_DEFINIR),
}


_CHIFFRE = re.compile(r"\d")


def imprime_un_nombre(indicateur: Indicateur) -> bool:
    """Whether the words of a target hold digits, while no reading of it can be held against a figure: «27 groupes scolaires équipés»."""
    cible = indicateur.cible
    return cible is not None and genre_de_cible(indicateur) is GenreCible.MOTS and _CHIFFRE.search(cible.texte) is not None


def genre_de_cible(indicateur: Indicateur) -> GenreCible:
    """The kind of target of an indicator, from what its fields hold; that of its places, where the document gives it place by place."""
    if indicateur.cible is not None and est_lieu_par_lieu(indicateur.cible):
        indicateur = en_ce_lieu(indicateur, indicateur.cible.par_lieu[0].territoire)
    cible = indicateur.cible
    if indicateur.statut is StatutIndicateur.A_DEFINIR:
        return GenreCible.A_DEFINIR
    if cible is None:
        return GenreCible.AUCUNE
    if cible.sens == "maintien":
        return GenreCible.MAINTIEN
    if cible.minimum is not None and cible.maximum is not None:
        return GenreCible.FOURCHETTE
    if cible.variation is not None:
        return GenreCible.VARIATION
    if cible.points is not None:
        return GenreCible.POINTS
    if cible.valeur is not None or cible.minimum is not None or cible.maximum is not None:
        if indicateur.unite is Unite.OUI_NON:
            return GenreCible.OUI_NON
        return GenreCible.PART if cible.unite is Unite.POURCENTAGE and indicateur.unite is not Unite.POURCENTAGE else GenreCible.SEUIL
    return GenreCible.DIRECTION if cible.sens else GenreCible.MOTS
