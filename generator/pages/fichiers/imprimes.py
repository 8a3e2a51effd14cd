"""Which print pages of one contract are to be made PDF, and where they were before."""

from collections.abc import Iterator

from generator.pages.adresses import IMPRIMER, relative
from generator.pages.contexte import Contexte
from generator.pages.edition import Papier
from generator.pages.fichiers.redirection import page_de_renvoi
from generator.pages.pieces.papier import BILAN
from generator.pages.sortie import PAGE_ENTIERE, Sortie, fichier


def renvois_des_feuilles(contexte: Contexte) -> Iterator[Sortie]:
    """A page at each address that the sheet of an axis had before."""
    for racine in contexte.racines_principales():
        for ancien in racine.anciens_ids:
            ancienne, nouvelle = contexte.adresses.imprimer(ancien), contexte.adresses.imprimer(racine.id)
            yield fichier(_html(ancien), page_de_renvoi(relative(ancienne, nouvelle)))


def papiers(contexte: Contexte) -> tuple[Papier, ...]:
    """The print pages to make as PDF; none where the build makes no PDF. The PDF of an axis is also kept at the addresses that it had
    before."""
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
    return f"{IMPRIMER.format(nom)}{PAGE_ENTIERE}"


def _pdf(nom: str) -> str:
    return f"{IMPRIMER.format(nom).removesuffix('/')}.pdf"
