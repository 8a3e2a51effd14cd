"""How long a contract lasts, where a law moved its end."""

from msgspec import Struct

from generator.calculs.publications import FinProlongee, fin_prolongee, fin_prolongee_des_contrats_de_ville
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import date_fr
from generator.pages.pieces.entete import annees
from generator.pages.pieces.liens import Lien
from generator.pages.pieces.sources import lien_publication


class VueFin(Struct, frozen=True):
    """A sentence on an end that a law moved, and the link to that law."""

    phrase: str
    loi: Lien


def vue_fin_du_contrat(contexte: Contexte, page: str) -> VueFin | None:
    """«Une loi a prolongé ce contrat jusqu’au 31 décembre 2023.» The printed years stand above it, in the title."""
    fin = fin_prolongee(contexte.dossier)
    if fin is None:
        return None
    return _fin_dite(contexte, page, f"Une loi a prolongé ce contrat jusqu’au {date_fr(fin.jour)}", fin)


def vue_fin_des_contrats_de_ville(contexte: Contexte, page: str) -> VueFin | None:
    """The same for the contrats de ville that the contract renews."""
    fin = fin_prolongee_des_contrats_de_ville(contexte.dossier)
    if fin is None:
        return None
    propre = f" Ce contrat-ci porte sur {annees(contexte.contrat)}." if contexte.contrat.fin else ""
    return _fin_dite(contexte, page, f"Une loi a prolongé ces contrats de ville jusqu’au {date_fr(fin.jour)}.{propre}", fin)


def _fin_dite(contexte: Contexte, page: str, phrase: str, fin: FinProlongee) -> VueFin:
    return VueFin(f"{phrase.rstrip('.')}.", lien_publication(contexte, page, fin.loi))
