"""What a writer answers to a warning, once, in a file."""

from msgspec import Struct

from generator.model.lieu import Lieu


class AvertissementRepondu(Struct, frozen=True):
    """The answer to one warning: its code and its subject (`sur`, as `Probleme.sujet` says it, or the file that it is in, with `dit`, words of its
    message), the reason why what it says is so, and the day (ISO) of the answer."""

    code: str
    sur: str
    dit: str
    raison: str
    le: str
    lieu: Lieu
