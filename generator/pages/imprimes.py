"""The print pages of one contract, raw HTML of our own: a sheet per axis and the whole; and which of them are to be made PDF."""

from collections.abc import Iterator

from generator.pages.adresses import relative
from generator.pages.contexte import Contexte
from generator.pages.edition import Papier
from generator.pages.gabarits import Gabarits
from generator.pages.redirection import page_de_renvoi
from generator.pages.sortie import Sortie, fichier
from generator.pages.vues.bilan import vue_bilan
from generator.pages.vues.feuille import vue_feuille
from generator.pages.vues.papier import BILAN


def imprimes(contexte: Contexte, gabarits: Gabarits) -> Iterator[Sortie]:
    """The print pages, and a page at each address that an axis had before."""
    for racine in contexte.racines_principales():
        yield gabarits.page(_html(racine.id), "impression/feuille.html.j2", vue_feuille(contexte, racine))
        for ancien in racine.anciens_ids:
            ancienne, nouvelle = contexte.adresses.imprimer(ancien), contexte.adresses.imprimer(racine.id)
            yield fichier(_html(ancien), page_de_renvoi(relative(ancienne, nouvelle)))
    yield gabarits.page(_html(BILAN), "impression/bilan.html.j2", vue_bilan(contexte))


def papiers(contexte: Contexte) -> tuple[Papier, ...]:
    """Those to make as PDF; none where the build makes no PDF. A PDF stays at the addresses that its axis had before, too."""
    if not contexte.edition.pdf:
        return ()
    feuilles = (
        Papier(
            _html(racine.id),
            tuple(_pdf(id) for id in (racine.id, *racine.anciens_ids)),
            contexte.edition.absolue(contexte.adresses.imprimer(racine.id)),
            feuille=True,
        )
        for racine in contexte.racines_principales()
    )
    bilan = Papier(_html(BILAN), (_pdf(BILAN),), contexte.edition.absolue(contexte.adresses.imprimer(BILAN)), feuille=False)
    return (bilan, *feuilles)


def _html(nom: str) -> str:
    return f"imprimer/{nom}/index.html"


def _pdf(nom: str) -> str:
    return f"imprimer/{nom}.pdf"
