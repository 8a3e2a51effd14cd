"""Faults of the theme: those against the HTML standard are mended in the text of its templates, when they are read; empty lines when they are compiled."""

from jinja2 import Environment
from msgspec import Struct

from generator.publication.echec import ConstructionImpossible


class Retouche(Struct, frozen=True):
    """In the template `gabarit` of the theme, the text `avant` is replaced by `apres`."""

    gabarit: str
    avant: str
    apres: str


RETOUCHES = (
    # A checkbox may not have `autocomplete`, and must have a name; this one opens the menu.
    Retouche("base.html", 'id="__drawer" autocomplete="off">', 'id="__drawer" aria-label="Menu">'),
    # The checkbox of the theme's own search, which we do not publish: it has no label, and nothing uses it.
    Retouche("base.html", '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">', ""),
)


def retoucher(gabarit: str, texte: str) -> str:
    """The text of a template without its faults. Raises ConstructionImpossible where the theme no longer has one of them."""
    for correction in RETOUCHES:
        if correction.gabarit == gabarit:
            if correction.avant not in texte:
                raise ConstructionImpossible(
                    f"Le thème a changé : « {gabarit} » ne contient plus « {correction.avant} ».",
                    "Conseil : remettre la version de mkdocs-material qui est dans requirements.lock, ou revoir generator/publication/mkdocs/corrections.py.",
                )
            texte = texte.replace(correction.avant, correction.apres)
    return texte


def sans_lignes_vides(environnement: Environment) -> Environment:
    """The same, in which a line that holds tags of the template alone leaves no empty line: they were 2 kB of each page."""
    environnement.trim_blocks = environnement.lstrip_blocks = True
    return environnement
