"""The summaries in plain French, written by us: one for the contract, one for each of its axes."""

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.referentiel import Noeud
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.corps import corps


@dataclass(frozen=True, slots=True)
class VueFacile:
    """A summary, and where the signed words stand."""

    texte: Markup
    signe: str


def facile_du_contrat(contexte: Contexte) -> VueFacile | None:
    """That of the whole contract, shown on its home page; None where nobody wrote one."""
    return _facile(contexte, "index", contexte.adresses.accueil(), contexte.adresses.rubrique("referentiel"))


def facile_de(contexte: Contexte, noeud: Noeud) -> VueFacile | None:
    """That of one axis, shown on its page."""
    signe = f"{contexte.adresses.rubrique('referentiel')}#{noeud.id}"
    return None if noeud.parent else _facile(contexte, noeud.id, contexte.adresses.noeud(noeud.id), signe)


def _facile(contexte: Contexte, nom: str, page: str, signe: str) -> VueFacile | None:
    texte = contexte.dossier.textes.get(f"facile/{nom}", "")
    return VueFacile(corps(texte, page, contexte.adresses.accueil()), relative(page, signe)) if texte.strip() else None
