"""Which print pages of one contract are to be made PDF, and where they were before."""

from collections.abc import Iterator

from generator.model.territoire import Territoire
from generator.pages.adresses import FICHE, IMPRIMER, relative
from generator.pages.contexte import Contexte
from generator.pages.edition import Papier
from generator.pages.fichiers.redirection import page_de_renvoi
from generator.pages.pieces.papier import BILAN, COTES_D_UNE_FICHE
from generator.pages.sortie import PAGE_ENTIERE, Sortie, fichier


def renvois_des_feuilles(contexte: Contexte) -> Iterator[Sortie]:
    """A page at each address that the sheet of an axis or of a place had before."""
    for racine in contexte.racines_principales():
        for ancien in racine.anciens_ids:
            ancienne, nouvelle = contexte.adresses.imprimer(ancien), contexte.adresses.imprimer(racine.id)
            yield fichier(_html(IMPRIMER, ancien), page_de_renvoi(relative(ancienne, nouvelle)))
    for territoire in _lieux(contexte):
        for ancien in territoire.anciens_ids:
            ancienne, nouvelle = contexte.adresses.fiche(ancien), contexte.adresses.fiche(territoire.id)
            yield fichier(_html(FICHE, ancien), page_de_renvoi(relative(ancienne, nouvelle)))


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
