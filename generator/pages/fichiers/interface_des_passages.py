"""The words of the documents, for `referentiel.json`: passage by passage, each with its place."""

from typing import Any

from generator.pages.contexte import Contexte
from generator.pages.pieces.textes import mots_du_bloc


def objets_des_passages(contexte: Contexte, document: str, section: str) -> list[dict[str, Any]]:
    """The passages of a section that the site has, in their order; none where it has not its words."""
    texte = contexte.textes.get(document)
    sections = texte.sections if texte else ()
    return [
        {"id": bloc.id, "page": bloc.page, "texte": mots}
        for une in sections
        if une.section == section
        for bloc in une.blocs
        if bloc.id and (mots := mots_du_bloc(bloc))
    ]
