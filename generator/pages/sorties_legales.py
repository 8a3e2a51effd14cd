"""The outputs that the law asks for, and what the foot of every page says of them."""

from collections.abc import Iterator, Sequence

from generator.model.dossier import Registre
from generator.pages.adresses import ACCESSIBILITE, DONNEES_PERSONNELLES, LICENCE, MENTIONS
from generator.pages.contexte import Contexte
from generator.pages.gabarits import Gabarits
from generator.pages.sortie import Sortie
from generator.pages.vues.legal import (
    etat_d_accessibilite,
    vue_accessibilite,
    vue_donnees_personnelles,
    vue_licence,
    vue_mentions,
)


def pages_legales_du_portail(contextes: Sequence[Contexte], registre: Registre, gabarits: Gabarits) -> Iterator[Sortie]:
    """Legal notice, personal data, licence, declaration of accessibility."""
    yield gabarits.page(f"{MENTIONS}index.md", "mentions.md.j2", vue_mentions(registre))
    yield gabarits.page(f"{DONNEES_PERSONNELLES}index.md", "donnees_personnelles.md.j2", vue_donnees_personnelles(registre))
    yield gabarits.page(f"{LICENCE}index.md", "licence.md.j2", vue_licence(registre, contextes))
    yield gabarits.page(f"{ACCESSIBILITE}index.md", "accessibilite.md.j2", vue_accessibilite(registre, contextes))


def declaration_du_contrat(contexte: Contexte, gabarits: Gabarits) -> Sortie:
    """The declaration of accessibility of one contract."""
    return gabarits.page(f"{ACCESSIBILITE}index.md", "accessibilite.md.j2", vue_accessibilite(contexte.registre, (), contexte))


def habillage(registre: Registre, contexte: Contexte | None = None) -> tuple[tuple[str, str], ...]:
    """What the theme says on every page of the portal, or of a contract."""
    return (
        ("accessibilite", etat_d_accessibilite(registre, contexte)),
        ("nom_du_site", "Engagements ouverts"),
        ("portail", "../" if contexte else ""),
    )
