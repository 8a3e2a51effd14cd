"""Which of our themes a promise and an indicator are of: what their own words say, and the titles above them; or what their writer says instead."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from generator.calculs.mots import mots, mots_accentues
from generator.model.glossaire import Theme
from generator.model.referentiel import Indicateur, Noeud

_NOMMES = re.compile(r"\(([^()]*)\)")  # «(Caf, Epf, Ars…)»: what may name a few bodies
_AINSI_DE_SUITE = re.compile(r"…|\.\.\.|\betc\b\.?")
_SIGLE, _PLUSIEURS = re.compile(r"[A-ZÉÈ][A-Za-zéè0-9+-]{1,5}"), 3
PRECIS = 2  # themes that a title names at most, where it says what all below it is about: a title that names more speaks of many things


def themes_des_noeuds(racines: Sequence[Noeud], themes: Sequence[Theme]) -> Mapping[str, tuple[str, ...]]:
    """The ids of the themes of each node, by its id, in the order of `themes`: those of its own words and those of the nodes above it."""
    trouves: dict[str, tuple[str, ...]] = {}

    def descendre(noeud: Noeud, herites: frozenset[str]) -> None:
        if noeud.themes is None:
            trouves[noeud.id] = _ranger(themes_de((noeud.titre, noeud.texte, *noeud.composantes), themes) | herites, themes)
            titre = themes_de((noeud.titre,), themes)
            suite = herites | (titre if len(titre) <= PRECIS else frozenset())
        else:
            trouves[noeud.id] = _ranger(noeud.themes, themes)
            suite = frozenset(noeud.themes)
        for enfant in noeud.enfants:
            descendre(enfant, suite)

    for racine in racines:
        descendre(racine, frozenset())
    return trouves


def themes_de_l_indicateur(indicateur: Indicateur, themes: Sequence[Theme]) -> tuple[str, ...]:
    """The ids of the themes of an indicator, those of its own words: what it follows may be of many more."""
    siens = themes_de((indicateur.libelle, indicateur.cible.texte if indicateur.cible else ""), themes)
    return _ranger(siens if indicateur.themes is None else indicateur.themes, themes)


def themes_de(textes: Iterable[str], themes: Sequence[Theme]) -> frozenset[str]:
    """The ids of the themes one of whose words stands in one of `textes`."""
    lus = [mots_accentues(_NOMMES.sub(_sans_les_nommes, texte)) for texte in textes if texte]
    return frozenset(theme.id for theme in themes if any(_est_du_theme(lu, theme.mots, theme.sauf) for lu in lus))


def _sans_les_nommes(parenthese: re.Match[str]) -> str:
    """Nothing in the place of acronyms given as examples: who they are of says not what the promise is about."""
    dits = [dit for dit in re.split(r"[,;/]| et | ou ", _AINSI_DE_SUITE.sub("", parenthese[1]).strip()) if dit.strip()]
    cites = len(dits) >= _PLUSIEURS or (len(dits) > 1 and _AINSI_DE_SUITE.search(parenthese[1]))
    return " " if cites and all(_SIGLE.fullmatch(dit.strip()) for dit in dits) else parenthese[0]


def _est_du_theme(lu: str, voulus: tuple[str, ...], sauf: tuple[str, ...]) -> bool:
    # An expression that says another thing hides the words in it, and no others: «le médecin de l’agence régionale de santé» is of health.
    return _motif(voulus).search(_motif(sauf).sub(" ", lu) if sauf else lu) is not None


@lru_cache(500)
def _motif(expressions: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of `expressions` as whole words, each word of it in the singular or the plural. An accent may be left out of a text («SANTE»); one that is
    written there and not here makes another word: «livrés» are no books."""
    formes = [r"[sx]? ".join(map(_mot, mots_accentues(expression).split())) + "[sx]?" for expression in expressions]
    return re.compile(f"(?<= )(?:{'|'.join(sorted(formes, key=len, reverse=True))})(?= )" if formes else r"(?!)")


def _mot(mot: str) -> str:
    """A pattern of this word, with or without its accents."""
    return "".join(lettre if (nue := mots(lettre).strip()) == lettre else f"[{lettre}{nue}]" for lettre in mot)


def _ranger(ids: Iterable[str], themes: Sequence[Theme]) -> tuple[str, ...]:
    voulus = frozenset(ids)
    return tuple(theme.id for theme in themes if theme.id in voulus)
