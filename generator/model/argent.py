"""Money: what an amount is part of, and the amounts that neither a fact nor a figure holds."""

from decimal import Decimal

from msgspec import Struct

from generator.model.lieu import Lieu, Source

NATURES = ("realise", "accorde", "vote", "engage", "prevu", "potentiel", "cite")


class Argent(Struct, frozen=True):
    """What is known of an amount beside its number.

    `objet` says in our words what it is for. `financeurs` are the partners whose money the document says it is; empty where it does not say so.
    `par` is the unit of an amount that is paid many times («an», «place de crèche»). `partie_de`, `meme_que`, `recoupe` and `contredit` name
    other amounts: facts, entries of montants.yml or, for `meme_que` alone, an indicator whose row of the same place and time it is. An amount
    may count the money of one that it `recoupe`; it gives another number for the same thing as one that it `contredit`. `parties_completes` is true where the
    document prints all the parts of this amount, so that their sum should be it.
    """

    objet: str = ""
    financeurs: tuple[str, ...] = ()
    par: str = ""
    partie_de: tuple[str, ...] = ()
    meme_que: str = ""
    recoupe: tuple[str, ...] = ()
    contredit: tuple[str, ...] = ()
    parties_completes: bool = False


class Montant(Struct, frozen=True):
    """An amount of a document, or of a publication of publications.yml, that neither a fact nor a figure of the contract holds: `texte` are its words,
    `montant` is in euros."""

    id: str
    montant: Decimal | None
    texte: str
    nature: str
    periode: str
    territoires: tuple[str, ...]
    noeud: str
    publication: str
    note_editoriale: str
    argent: Argent
    source: Source
    lieu: Lieu


class IndicateurDArgent(Struct, frozen=True):
    """An indicator in euros whose figures are money that was planned, granted or spent, and not a statistic."""

    indicateur: str
    objet: str
    nature: str
    financeurs: tuple[str, ...]
    lieu: Lieu


class Montants(Struct, frozen=True):
    """What montants.yml holds."""

    montants: tuple[Montant, ...] = ()
    indicateurs: tuple[IndicateurDArgent, ...] = ()
