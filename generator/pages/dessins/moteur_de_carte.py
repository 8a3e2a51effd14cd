"""What all maps of a kind share: one script and one style sheet, which each site publishes once and each map's document loads."""

import re
from collections.abc import Sequence
from enum import StrEnum

_COMMENTAIRE = re.compile(r"(?:^|\s)// .*$|^\s*/\*.*\*/\s*$")
# No string of our style sheets holds one of these signs.
_BLANC_DE_STYLE = re.compile(r"\s*([{};,])\s*|(?<=:) ")


class Moteur(StrEnum):
    """The kinds of maps, by the name of their script and style sheet."""

    LIEUX = "lieux"  # places
    CHIFFRES = "chiffres"  # figures, through the years


def adresse_du_moteur(moteur: Moteur, suffixe: str) -> str:
    """Where the script (`js`) or the style sheet (`css`) of `moteur` stands, below the resources of a site."""
    return f"carte/{moteur}.{suffixe}"


def feuille(styles: Sequence[str]) -> str:
    """One style sheet out of ours, in their order, without blanks and comments."""
    return "\n".join(_BLANC_DE_STYLE.sub(r"\1", _serrer(texte)) for texte in styles)


def script(scripts: Sequence[str]) -> str:
    """One script: ours, in their order, then the map and its layer as folium makes them, then the start."""
    # Here and not above: folium takes 0.4 s to import, and most builds write no such script.
    from generator.pages.dessins.script_de_folium import script_de_folium

    depart = "plan.demarrer(map_plan, geo_json_reperes);"
    return "\n".join((*(_serrer(texte) for texte in scripts), script_de_folium(), depart, ""))


def _serrer(texte: str) -> str:
    """Our style sheet or script without indents and without comments; neither has a string that runs over lines, or that holds « // »."""
    lignes = (_COMMENTAIRE.sub("", ligne).strip() for ligne in texte.splitlines())
    return "\n".join(ligne for ligne in lignes if ligne)
