"""What a label says that its figures cannot be."""

import re

from generator.calculs.mots import mots

_PART = re.compile(r"^ (?:\w+ )?(?:part|parts|taux|proportion|pourcentage) \w")
# Rates that may well be above 100 %, or below 0.
_SANS_BORNE = re.compile(
    r" (?:evolutions?|variations?|hausses?|baisses?|augmentations?|diminutions?|progressions?|croissances?|occupation|remplissage|couverture"
    r"|realisation|execution|rotation|consommation|effort|endettement) "
)


# What may be below zero; a count of people, places or things is not.
_SOUS_ZERO = re.compile(
    r" (?:soldes?|ecarts?|differences?|deltas?|balances?|excedents?|deficits?|resultats?|bilans?|epargne|capacites?|temperatures?|indices?|scores?|tendances?|latitudes?"
    r"|longitudes?|altitudes?|nets?|nettes?|migratoires?|naturels?|gains?|pertes?|creations?|taux|marges?|apports?|impacts?|effets?|var|evol|diff) "
)


def est_un_compte(libelle: str) -> bool:
    """Whether the words of an indicator that counts things leave no place for a figure below 0: «Places en crèche»; not «Solde migratoire»."""
    plat = mots(libelle.replace("_", " "))
    return not (_SOUS_ZERO.search(plat) or _SANS_BORNE.search(plat))


def est_une_part(libelle: str) -> bool:
    """Whether the words of an indicator in percent say a share of a whole, which is never below 0 nor above 100 %: «Taux de chômage»; not «Taux
    d’occupation»."""
    plat = mots(libelle)
    return bool(_PART.match(plat)) and not _SANS_BORNE.search(plat)
