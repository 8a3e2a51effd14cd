"""A target as bounds, which a figure is within or not, and the rate: how far a figure is on the way from the starting value to it."""

from fractions import Fraction

from msgspec import Struct

from generator.calculs.genres_de_cible import GenreCible, Taux, genre_de_cible
from generator.calculs.raisons import Raison
from generator.model.contrat import Seuils
from generator.model.referentiel import Cible, Indicateur
from generator.model.unite import Unite


class Objectif(Struct, frozen=True):
    """The figures that reach the target: from `bas` to `haut` (None: no bound), bounds included unless `strict`.

    `vise` is the figure that the way leads to, `reference` the one that it starts from; both in the indicator's unit.
    """

    genre: GenreCible
    vise: Fraction | None
    bas: Fraction | None = None
    haut: Fraction | None = None
    strict: bool = False
    reference: Fraction | None = None

    def est_atteint(self, valeur: Fraction) -> bool:
        """True when `valeur` is within the bounds."""
        if self.bas is not None and (valeur < self.bas or (self.strict and valeur == self.bas)):
            return False
        return self.haut is None or (valeur <= self.haut and not (self.strict and valeur == self.haut))

    def taux(self, valeur: Fraction) -> Fraction | None:
        """The part of the way done: 0 at the reference, 1 at the target; None where it is not defined.

        It is not defined without a reference, where the reference already reaches the target, for a direction, outside a level to
        maintain, and beyond the far side of a range. For a yes/no target it is 1 when reached and 0 when not.
        """
        calcul = self.genre.traits.taux
        if calcul is Taux.ATTEINT:
            return Fraction(self.est_atteint(valeur))
        if calcul is Taux.TENU:
            return Fraction(1) if self.est_atteint(valeur) else None
        if calcul is Taux.AUCUN:
            return None
        depart, arrivee = self.reference, self.borne
        if depart is None or arrivee is None or depart == arrivee or self.est_atteint(depart):
            return None
        if self.bas is not None and self.haut is not None:
            if self.est_atteint(valeur):
                return Fraction(1)
            if (valeur > self.haut) != (depart > self.haut):
                return None
        return (valeur - depart) / (arrivee - depart)

    @property
    def borne(self) -> Fraction | None:
        """The bound to reach first, coming from the reference; the aimed figure where there is no reference."""
        return self.vise if self.reference is None else self.borne_depuis(self.reference)

    def borne_depuis(self, depart: Fraction) -> Fraction | None:
        """The bound to reach first, coming from `depart`."""
        if self.genre.traits.a_un_chemin:
            if self.bas is not None and depart < self.bas:
                return self.bas
            if self.haut is not None and depart > self.haut:
                return self.haut
        return self.vise

    def vers(self, avant: Fraction, apres: Fraction) -> int:
        """1 when `apres` is nearer to the target than `avant`, −1 when it is farther from it, 0 otherwise."""
        gain = self._distance(avant) - self._distance(apres)
        return (gain > 0) - (gain < 0)

    def _distance(self, valeur: Fraction) -> Fraction:
        if self.genre.traits.sans_fin:
            return -valeur if self.bas is not None else valeur
        if self.bas is not None and valeur < self.bas:
            return self.bas - valeur
        if self.haut is not None and valeur > self.haut:
            return valeur - self.haut
        return Fraction(0)


def objectif(indicateur: Indicateur, reference: Fraction | None, seuils: Seuils, *, depart: Fraction | None = None) -> Objectif | None:
    """The bounds that the target of `indicateur` sets, in the indicator's unit; None where it sets none that a figure can be held against.

    A printed figure without «au moins» or «au plus» is read as «au moins», unless the starting value is above it or `sens` is baisse.
    `depart` is a starting value that figures cannot be compared with: it only tells whether they were to rise or to fall.
    """
    cible, genre = indicateur.cible, genre_de_cible(indicateur)
    if cible is None or genre.traits.empechement is not Raison.AUCUNE:
        return None
    if genre is GenreCible.DIRECTION:
        if reference is None:
            return None
        hausse = cible.sens == "hausse"
        return Objectif(genre, None, reference if hausse else None, None if hausse else reference, True, reference)
    echelle = _echelle(indicateur, cible)
    if echelle is None:
        return None
    if genre is GenreCible.VARIATION:
        return _variation(cible, reference, seuils)
    if genre is GenreCible.POINTS:
        return None if reference is None else _depuis(genre, cible, reference, Fraction(cible.points or 0), seuils)
    if genre is GenreCible.MAINTIEN:
        return _maintien(cible, None if cible.valeur is None else Fraction(cible.valeur) * echelle, reference, seuils, echelle)
    if genre is GenreCible.FOURCHETTE and cible.minimum is not None and cible.maximum is not None:
        bas, haut = Fraction(cible.minimum) * echelle, Fraction(cible.maximum) * echelle
        return Objectif(
            genre, haut if cible.sens == "baisse" else bas, None if cible.sens == "baisse" else bas, None if cible.sens == "hausse" else haut,
            reference=reference,
        )  # fmt: skip
    return _seuil(genre, cible, echelle, reference, _depart_dit(indicateur, depart if reference is None else reference))


def _depart_dit(indicateur: Indicateur, reference: Fraction | None) -> Fraction | None:
    """The starting value that tells whether figures were to rise or to fall: `reference`, else the printed one."""
    imprimee = indicateur.reference
    return Fraction(imprimee.valeur) if reference is None and imprimee and imprimee.valeur is not None else reference


def _echelle(indicateur: Indicateur, cible: Cible) -> Fraction | None:
    """What one unit of the target is worth in the indicator's unit; None where the document does not say it."""
    if not cible.unite or cible.unite == indicateur.unite or cible.variation is not None:
        return Fraction(1)
    if cible.unite is Unite.POURCENTAGE and cible.ensemble is not None:
        return Fraction(cible.ensemble) / 100
    return None


def _variation(cible: Cible, reference: Fraction | None, seuils: Seuils) -> Objectif | None:
    """A change in percent of the reference, which must be known and not zero; the size of a negative reference counts, not its sign."""
    if cible.variation is None or not reference:
        return None
    return _depuis(GenreCible.VARIATION, cible, reference, abs(reference) * Fraction(cible.variation) / 100, seuils)


def _depuis(genre: GenreCible, cible: Cible, reference: Fraction, ecart: Fraction, seuils: Seuils) -> Objectif | None:
    """A change of so much from the reference; none at all is a level to maintain."""
    if not ecart and cible.comparateur in ("=", ""):
        return _maintien(cible, reference, reference, seuils, Fraction(1))
    vise = reference + ecart
    if cible.comparateur in ("<=", "<"):
        return Objectif(genre, vise, None, vise, cible.comparateur == "<", reference)
    if cible.comparateur in (">=", ">") or ecart > 0:
        return Objectif(genre, vise, vise, None, cible.comparateur == ">", reference)
    return Objectif(genre, vise, None, vise, False, reference)


def _maintien(cible: Cible, niveau: Fraction | None, reference: Fraction | None, seuils: Seuils, echelle: Fraction) -> Objectif | None:
    """A level with the gap allowed around it; «at least» and «at most» leave the other side free."""
    niveau = reference if niveau is None else niveau
    if niveau is None:
        return None
    marge = abs(niveau) * Fraction(seuils.tolerance) if cible.tolerance is None else Fraction(cible.tolerance) * echelle
    bas = None if cible.comparateur in ("<=", "<") else niveau - marge
    haut = None if cible.comparateur in (">=", ">") else niveau + marge
    return Objectif(GenreCible.MAINTIEN, niveau, bas, haut, reference=reference)


def _seuil(genre: GenreCible, cible: Cible, echelle: Fraction, reference: Fraction | None, depart: Fraction | None) -> Objectif | None:
    comparateur = cible.comparateur
    chiffre = cible.valeur
    if chiffre is None:
        chiffre, comparateur = (cible.minimum, ">=") if cible.minimum is not None else (cible.maximum, "<=")
    if chiffre is None:
        return None
    vise = Fraction(chiffre) * echelle
    if genre.traits.reponse:
        return Objectif(genre, vise, vise if vise else None, None if vise else vise, reference=None)
    descend = cible.sens == "baisse" or (not cible.sens and depart is not None and depart > vise)
    if comparateur in ("<=", "<") or (comparateur in ("=", "") and descend):
        return Objectif(genre, vise, None, vise, comparateur == "<", reference)
    return Objectif(genre, vise, vise, None, comparateur == ">", reference)
