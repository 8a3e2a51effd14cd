"""What the documents of a contract found before they promised, for `referentiel.json`."""

from typing import Any

from generator.model.constat import AxeDeTravail, Constats, SujetDeConstats, ThemeDeConstats
from generator.model.texte_de_document import Adresse
from generator.pages.adresses import racine
from generator.pages.contexte import Contexte
from generator.pages.mots.passages import passage_dit
from generator.pages.pieces.pourquoi import mots_du_passage


def objet_constats(contexte: Contexte) -> dict[str, Any] | None:
    """The findings with their themes and subjects; None where the contract has none."""
    constats: Constats | None = contexte.dossier.constats
    if constats is None:
        return None
    return {
        "nom": constats.nom,
        "nom_des_axes": constats.nom_des_axes,
        "imprimes_avec_les_promesses": constats.imprimes,
        "note_editoriale": constats.note_editoriale,
        "themes": [_theme(contexte, theme) for theme in constats.themes],
    }


def _theme(contexte: Contexte, theme: ThemeDeConstats) -> dict[str, Any]:
    titre = mots_du_passage(contexte, theme.titre)
    return {"id": theme.id, "titre": titre, "sujets": [_sujet(contexte, sujet) for sujet in theme.sujets]}


def _sujet(contexte: Contexte, sujet: SujetDeConstats) -> dict[str, Any]:
    return {
        "id": sujet.id,
        "titre": mots_du_passage(contexte, sujet.titre) if sujet.titre else None,
        "constats": [_ligne(contexte, adresse) for adresse in sujet.constats],
        "axes": [_axe(contexte, axe) for axe in sujet.axes],
        "promesses": list(sujet.promesses),
        "note_editoriale": sujet.note_editoriale,
        "adresse": racine(contexte.adresses.constats(sujet.id)),
    }


def _axe(contexte: Contexte, axe: AxeDeTravail) -> dict[str, Any]:
    return {**_ligne(contexte, axe.passage), "promesses": list(axe.promesses), "note_editoriale": axe.note_editoriale}


def _ligne(contexte: Contexte, adresse: Adresse) -> dict[str, Any]:
    source = {"document": adresse.document, "section": adresse.section, "repere": passage_dit(adresse.ancre)}
    return {"texte": mots_du_passage(contexte, adresse), "source": source}
