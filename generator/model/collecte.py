"""What was asked of partners, and what they answered: the memory of the collection of figures by workbooks (`collecte.yml`)."""

from msgspec import Struct

from generator.model.lieu import Lieu
from generator.model.periode import Periode


class ReponseRecue(Struct, frozen=True):
    """A workbook that came back on the day `recue_le` (ISO): how many of its rows held a figure or words, a reason for its absence, or nothing."""

    recue_le: str
    fichier: str
    chiffres: int
    sans_chiffre: int
    vides: int


class EnvoiDeCollecte(Struct, frozen=True):
    """One workbook for one partner and one time, with the indicators that it asks for. Days are ISO.

    It was written on `prepare_le`; `envoye_le` is the day on which somebody said that it had been sent (empty: not said), `avant_le` the day by which an
    answer is asked for, `relances` the days of reminders. `lignes` counts the figures that it asks for: one per indicator, place and part.
    """

    partenaire: str
    periode: Periode | None
    prepare_le: str
    envoye_le: str
    avant_le: str
    fichier: str
    lignes: int
    indicateurs: tuple[str, ...]
    relances: tuple[str, ...]
    reponses: tuple[ReponseRecue, ...]
    note: str
    lieu: Lieu

    @property
    def a_ete_demande(self) -> bool:
        """True where the partner surely got it: somebody said that it was sent, or an answer came."""
        return bool(self.envoye_le or self.reponses)

    @property
    def a_repondu(self) -> bool:
        """True where at least one row came back with a figure, words, or a reason for their absence."""
        return any(reponse.chiffres or reponse.sans_chiffre for reponse in self.reponses)
