"""Links to our themes, each with how much of all contracts is of it."""

from generator.pages.adresses import relative, theme_du_portail
from generator.pages.mots.typographie import FINE, INSECABLE, accord
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.portail import Portail

TITRE = "Thèmes"
AVERTISSEMENT = (
    f"Ce classement est le nôtre, et peut se tromper{INSECABLE}: une promesse est d’un thème quand ses mots, ou un titre au-dessus d’elle, le disent{FINE}; "
    "un indicateur, quand ses propres mots ou ceux de sa cible le disent. Les autres indicateurs d’une promesse sont sur sa page, et la liste des "
    "indicateurs de son contrat les compte aussi."
)


def liens_des_themes(portail: Portail, page: str) -> tuple[Lien, ...]:
    """The themes, each with how many promises and indicators are of it."""
    return tuple(Lien(theme.nom, relative(page, theme_du_portail(id)), combien(portail, id)) for id, theme in portail.themes.items())


def combien(portail: Portail, id: str) -> str:
    """«38 promesses et 12 indicateurs»."""
    classes = portail.classes_par_theme[id].values()
    return dire_combien(sum(len(promesses) for promesses, _ in classes), sum(len(indicateurs) for _, indicateurs in classes))


def dire_combien(promesses: int, indicateurs: int) -> str:
    """The same, of two numbers; what there is none of is not said."""
    dits = (accord(promesses, "promesse") if promesses else "", accord(indicateurs, "indicateur") if indicateurs else "")
    return " et ".join(filter(None, dits))
