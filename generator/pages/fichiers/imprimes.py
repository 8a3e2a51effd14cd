"""Which print pages of one contract are to be made PDF."""

from collections.abc import Iterator

from generator.model.territoire import Territoire
from generator.pages.adresses import FICHE, IMPRIMER
from generator.pages.contexte import Contexte
from generator.pages.edition import Papier
from generator.pages.pieces.papier import BILAN, COTES_D_UNE_FICHE
from generator.pages.sortie import PAGE_ENTIERE


def papiers(contexte: Contexte) -> tuple[Papier, ...]:
    """The print pages to make as PDF; none where the build makes no PDF. The PDF of an axis or of a place is also kept at the addresses that it had
    before."""
    if not contexte.edition.pdf:
        return ()
    absolue, adresses = contexte.edition.absolue, contexte.adresses
    feuilles = (
        Papier(
            _html(IMPRIMER, racine.id),
            tuple(_pdf(IMPRIMER, id) for id in (racine.id, *racine.anciens_ids)),
            absolue(adresses.imprimer(racine.id)),
            feuille=True,
        )
        for racine in contexte.racines_principales()
    )
    fiches = (
        Papier(
            _html(FICHE, lieu.id),
            tuple(_pdf(FICHE, id) for id in (lieu.id, *lieu.anciens_ids)),
            absolue(adresses.fiche(lieu.id)),
            feuille=True,
            cotes=COTES_D_UNE_FICHE,
        )
        for lieu in _lieux(contexte)
    )
    bilan = Papier(_html(IMPRIMER, BILAN), (_pdf(IMPRIMER, BILAN),), absolue(adresses.imprimer(BILAN)), feuille=False)
    return (bilan, *feuilles, *fiches)


def _lieux(contexte: Contexte) -> Iterator[Territoire]:
    return (territoire for territoire in contexte.territoires.values() if territoire.a_sa_page)


def _html(adresse: str, id: str) -> str:
    return f"{adresse.format(id)}{PAGE_ENTIERE}"


def _pdf(adresse: str, id: str) -> str:
    return f"{adresse.format(id).removesuffix('/')}.pdf"
