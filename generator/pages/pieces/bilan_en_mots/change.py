"""What changed: the news, where promises stand by them, the latest figures, an end that a law moved."""

from collections.abc import Iterator

from msgspec import Struct

from generator.calculs.nouvelles import dernier_jour
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, date_fr, de_date, periode_fr
from generator.pages.pieces.fins import VueFin, vue_fin_des_contrats_de_ville, vue_fin_du_contrat
from generator.pages.pieces.nouvelles import NouvelleDatee, compte, dernieres_nouvelles

_NOUVELLES = 3


class CeChange(Struct, frozen=True):
    """The part «Ce qui a changé»."""

    phrases: tuple[str, ...]
    etats: str
    fins: tuple[VueFin, ...]
    nouvelles: tuple[NouvelleDatee, ...]


def ce_qui_a_change(contexte: Contexte, page: str) -> CeChange:
    """The part, on the page at `page`."""
    fins = (vue_fin_du_contrat(contexte, page), vue_fin_des_contrats_de_ville(contexte, page))
    return CeChange(
        tuple(_phrases(contexte)),
        compte(contexte, contexte.promesses) if contexte.dossier.nouvelles else "",
        tuple(fin for fin in fins if fin),
        dernieres_nouvelles(contexte, page, _NOUVELLES),
    )


def _phrases(contexte: Contexte) -> Iterator[str]:
    nouvelles = contexte.dossier.nouvelles
    if nouvelles:
        recente = max(nouvelles, key=lambda nouvelle: dernier_jour(nouvelle.date))
        seule = len(nouvelles) == 1
        combien = "une seule nouvelle" if seule else accord(len(nouvelles), "nouvelle")
        yield f"Nous avons trouvé {combien} des promesses dans les documents\u00a0lus."
        yield f"{'Elle date' if seule else 'La dernière date'} {_du_jour(recente.date)}."
    else:
        yield "Nous n’avons trouvé aucune nouvelle des promesses dans les documents\u00a0lus."
    chiffre = contexte.dernier_chiffre
    if chiffre:
        yield f"Le chiffre le plus récent que nous ayons porte sur{INSECABLE}: {periode_fr(chiffre.periode)}."


def _du_jour(date: str) -> str:
    """«du 3 mai 2021», «de mai 2021», «de 2021»."""
    return f"du {date_fr(date)}" if len(date) == 10 else de_date(date)
