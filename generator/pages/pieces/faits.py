"""Sentences of the documents with the amounts that they tell."""

import re
from collections.abc import Iterable

from msgspec import Struct

from generator.calculs.fiches import GenreDObjet, Objet
from generator.model.fait import Fait
from generator.model.territoire import Territoire
from generator.model.unite import Unite
from generator.pages.contexte import Contexte
from generator.pages.mots.argent import nature_dite
from generator.pages.mots.typographie import INSECABLE, date_fr, grandeur
from generator.pages.pieces.lieux_de_l_argent import aussi_pour
from generator.pages.pieces.places import VueSource, vue_source

_JOUR = re.compile(r"\b[0-9]{4}-(?:0[1-9]|1[0-2])(?:-(?:[0-2][0-9]|3[01]))?\b")  # or a month


class MontantDeLaPhrase(Struct, frozen=True):
    """One amount that a sentence gives, or the sentence's nature alone where it gives none. `avec` names the places that share it with the one of the page."""

    montant: str
    nature: str
    periode: str
    note: str
    avec: str = ""


class VueFait(Struct, frozen=True):
    """A sentence of the document, once, with all the amounts it tells."""

    texte: str
    montants: tuple[MontantDeLaPhrase, ...]
    source: VueSource


def vues_faits(contexte: Contexte, page: str, faits: Iterable[Fait], ici: Territoire | None = None) -> tuple[VueFait, ...]:
    """Facts as a page shows them: a sentence that tells several amounts stands once. Those told of a place say which others each amount is for as well."""
    par_phrase: dict[tuple[str, str], list[Fait]] = {}
    for fait in faits:
        par_phrase.setdefault((fait.texte, fait.source.section), []).append(fait)
    return tuple(
        VueFait(
            texte,
            tuple(_montant(contexte, fait, ici) for fait in groupe),
            vue_source(contexte, page, groupe[0].source, Objet(GenreDObjet.FAIT, groupe[0].id)),
        )
        for (texte, _), groupe in par_phrase.items()
    )


def _montant(contexte: Contexte, fait: Fait, ici: Territoire | None) -> MontantDeLaPhrase:
    montant = grandeur(fait.montant, Unite.EUROS) if fait.montant is not None else ""
    periode = _JOUR.sub(lambda jour: date_fr(jour[0]), fait.periode).replace("/", f"{INSECABLE}à{INSECABLE}")
    avec = aussi_pour(contexte, fait.territoires, ici) if montant and ici else ""
    return MontantDeLaPhrase(montant, nature_dite(fait.nature, fait.montant is not None), periode, fait.note_editoriale, avec)
