"""The short link to a thing, as pages and papers show it."""

from generator.pages.adresses import absolue
from generator.pages.contexte import Contexte


def lien_court(contexte: Contexte, adresse: str) -> str:
    """The whole short link to what is at `adresse` (below the site of the contract); empty where it has none, or where nobody said where the site is
    served."""
    code = contexte.codes.get(adresse)
    if not code:
        return ""
    court = contexte.adresses.lien_court(code)
    return contexte.edition.absolue(court) or absolue(contexte.registre.mentions.adresse, court)
