"""The list of quartiers prioritaires, of 2015 or of 2024, that the words of a table say: one name may be in both, and not be the same place."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from generator.importation.colonnes import VueDuTableau
from generator.model.importation import ObservationLue

_DECOUPAGE = re.compile(
    r"(?<![^\W_])(?:q[pn]v?|quartiers? prioritaires?(?: de la (?:politique de la )?ville)?|p[ée]rim[èe]tres?|contours?|zonages?|g[ée]ographies?|g[ée]n[ée]ration|d[ée]coupages?)"
    r"(?:[\s:,_(-]{1,3}(?:prioritaires?|de|des|du|en|au|les|qpv?))*[\s:_(-]{0,3}(?:[0-9]{1,2}(?:er)?[/ ](?:[0-9]{1,2}|janvier)[/ ])?(2014|2015|2024)(?![0-9])",
    re.IGNORECASE,
)
_QUARTIERS = re.compile(r"(?<![^\W_])(?:q[pn]v?|quartiers?)(?![^\W_])", re.IGNORECASE)


def decoupage_dit(textes: Sequence[str]) -> str:
    """«2015» or «2024», where these words say one list and not the other; empty elsewhere. The geography of communes has years too."""
    de_quartiers = [texte for texte in textes if _QUARTIERS.search(texte)]
    dits = {"2024" if annee == "2024" else "2015" for texte in de_quartiers for annee in _DECOUPAGE.findall(texte)}
    return dits.pop() if len(dits) == 1 else ""


def avec_leur_decoupage(vue: VueDuTableau, observations: Sequence[ObservationLue]) -> tuple[ObservationLue, ...]:
    """The figures of a table, whose places bear the list that its title, its headings, its notes or the name of its sheet say."""
    grille = vue.grille
    autour = (grille.texte(ligne, colonne) for ligne in (*vue.bloc.avant, *vue.bloc.apres) for colonne in grille.pleines(ligne))
    dit = decoupage_dit([grille.feuille.nom, *autour, *(une.nom for une in vue.colonnes)])
    return tuple(replace(une, territoire=replace(une.territoire, decoupage=dit)) if dit else une for une in observations)
