"""What is known of where one figure comes from, besides its publication and the place in it: dates, who entered it, licence."""

from msgspec import Struct

from generator.model.publication import Licence, Publication
from generator.model.valeur import Valeur


class Provenance(Struct, frozen=True):
    """Dates are AAAA, AAAA-MM or AAAA-MM-JJ. All is empty (`licence`: None) where nobody wrote it: it is never guessed.

    `publie_le` is the date of the publication, `lu_le` when the figure was read in it, `saisi_par` the body or the function that entered it, `licence` that of
    the publication, `licence_adresse` where that is stated.
    """

    publie_le: str = ""
    lu_le: str = ""
    saisi_par: str = ""
    licence: Licence | None = None
    licence_adresse: str = ""


def provenance_de(valeur: Valeur, publication: Publication | None) -> Provenance:
    """What the row of a figure says, else what is said of its publication, for all its figures."""
    if publication is None:
        return Provenance(lu_le=valeur.lu_le, saisi_par=valeur.saisi_par)
    return Provenance(
        publication.date,
        valeur.lu_le or publication.lu_le,
        valeur.saisi_par or publication.saisi_par,
        publication.licence,
        publication.licence_adresse,
    )
