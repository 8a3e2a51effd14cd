"""What was read for one contract, as the portal tells it."""

from collections import Counter

from msgspec import Struct

from generator.model.publication import EtatDeLecture
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import FINE, accord


class Lectures(Struct, frozen=True):
    """`lu` and `a_lire` say in words how much was read, and is known without having been read. `publications` are those that were read: the contract
    for its own documents (else empty) with the id, and how far; `arretee_le` is the ISO day up to which they were looked for."""

    lu: str
    a_lire: str
    publications: tuple[tuple[tuple[str, str], EtatDeLecture], ...]
    arretee_le: str


def lectures(contexte: Contexte) -> Lectures:
    """What was read for a contract."""
    connues = contexte.dossier.publications_connues()
    etats = Counter(publication.etat for publication in connues)
    entieres, en_partie, a_lire = (etats[etat] for etat in (EtatDeLecture.LUE, EtatDeLecture.LUE_EN_PARTIE, EtatDeLecture.CONNUE_NON_LUE))
    documents = {document.id for document in contexte.contrat.documents}
    return Lectures(
        accord(entieres, "document lu", "documents\u00a0lus")
        + (f", {accord(en_partie, 'autre lu en partie', 'autres lus en partie')}" if en_partie else ""),
        f"{FINE}; {accord(a_lire, 'publication connue, non lue', 'publications connues, non lues')}" if a_lire else "",
        tuple(
            ((contexte.contrat.id if publication.document or publication.id in documents else "", publication.id), publication.etat)
            for publication in connues
            if publication.est_lue
        ),
        contexte.dossier.lecture_arretee_le,
    )
