"""What the theme writes against the HTML standard, mended where its templates are read; each mend says what is wrong."""

from dataclasses import dataclass

from generator.publication.echec import ConstructionImpossible


@dataclass(frozen=True, slots=True)
class Retouche:
    """In the template `gabarit` of the theme, `apres` stands in the place of `avant`."""

    gabarit: str
    avant: str
    apres: str


RETOUCHES = (
    # A box to tick has no `autocomplete`, and must have a name: this one opens the menu.
    Retouche("base.html", 'id="__drawer" autocomplete="off">', 'id="__drawer" aria-label="Menu">'),
    # The box of the theme's own search, which is not published: no label names it, and nothing looks at it.
    Retouche("base.html", '<input class="md-toggle" data-md-toggle="search" type="checkbox" id="__search" autocomplete="off">', ""),
)


def retoucher(gabarit: str, texte: str) -> str:
    """The text of a template without its faults. Raises ConstructionImpossible when the theme no longer says what is mended."""
    for correction in RETOUCHES:
        if correction.gabarit == gabarit:
            if correction.avant not in texte:
                raise ConstructionImpossible(
                    f"Le thème a changé : « {gabarit} » ne contient plus « {correction.avant} ».",
                    "Conseil : remettre la version de mkdocs-material qui est dans requirements.lock, ou revoir generator/publication/mkdocs/corrections.py.",
                )
            texte = texte.replace(correction.avant, correction.apres)
    return texte
