"""The summaries in plain French, written by us: one for the contract, one for each of its axes."""

from markupsafe import Markup
from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.model.referentiel import Noeud
from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.mots.corps import prose
from generator.pages.pieces.places import adresse_dans_le_document


class VueFacile(Struct, frozen=True):
    """A summary, and the link to the signed words that it sums up."""

    texte: Markup
    signe: str


def facile_du_contrat(contexte: Contexte) -> VueFacile | None:
    """That of the whole contract, shown on its home page; None where nobody wrote one."""
    textes = contexte.adresses.rubrique("documents" if contexte.textes else "referentiel")
    return _facile(contexte, "index", contexte.adresses.accueil(), textes)


def facile_de(contexte: Contexte, noeud: Noeud) -> VueFacile | None:
    """That of one axis, shown on its page."""
    dans_le_document = adresse_dans_le_document(contexte, noeud.source, Objet(GenreDObjet.NOEUD, noeud.id))
    signe = dans_le_document if contexte.textes else f"{contexte.adresses.rubrique('referentiel')}#{noeud.id}"
    return None if noeud.parent else _facile(contexte, noeud.id, contexte.adresses.noeud(noeud.id), signe)


def _facile(contexte: Contexte, nom: str, page: str, signe: str) -> VueFacile | None:
    texte = contexte.dossier.textes.get(f"facile/{nom}", "")
    return VueFacile(prose(texte, page, contexte.adresses.accueil()), relative(page, signe)) if texte.strip() else None
