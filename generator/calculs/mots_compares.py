"""Which words of a field are to be told when it is not as it was: a list tells what is not in both, a document its passages one by one, and what no eye can see is nothing."""

import unicodedata
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from generator.model.instantane import SEPARE, ChampSuivi, ChoseSuivie
from generator.model.mouvement import Mouvement

Paire = tuple[tuple[str, ...], tuple[str, ...]]


def sans_apparence(mot: str) -> str:
    """The same words, whatever their blanks are and however their letters are composed: an edit of these alone changes no word."""
    return " ".join(unicodedata.normalize("NFC", mot).split())


def hors_des_deux(avant: Sequence[str], apres: Sequence[str]) -> Paire:
    """The words of each that the other has not, in their order."""
    connus, neufs = set(map(sans_apparence, avant)), set(map(sans_apparence, apres))
    return (
        tuple(mot for mot in avant if sans_apparence(mot) not in neufs),
        tuple(mot for mot in apres if sans_apparence(mot) not in connus),
    )


def de_chacun(avant: Sequence[str], apres: Sequence[str]) -> Paire:
    """Of words that begin with who they are about («caf=pilote»), those that are otherwise of who is named in both."""
    anciens, neufs = ({mot.partition("=")[0]: mot for mot in mots} for mots in (avant, apres))
    autres = [qui for qui in anciens if qui in neufs and sans_apparence(anciens[qui]) != sans_apparence(neufs[qui])]
    return tuple(anciens[qui] for qui in autres), tuple(neufs[qui] for qui in autres)


def sans_annee(cible: tuple[str, ...]) -> tuple[str, ...]:
    """A target as earlier sites gave it: with its year and its comparator only where it is one number."""
    if any(mot.startswith("valeur=") for mot in cible):
        return cible
    return tuple(mot for mot in cible if not mot.startswith(("annee=", "comparateur=")))


def sans_la_derniere(dits: Paire, avant: ChoseSuivie, apres: ChoseSuivie) -> Paire:
    """News of a promise without its last, before and after: where these are not the same, that is told as its state."""
    derniere = [SEPARE.join(un.champs.get(ChampSuivi.ETAT, ())) for un in (avant, apres)]
    if derniere[0] == derniere[1]:
        return dits
    return tuple(mot for mot in dits[0] if mot != derniere[0]), tuple(mot for mot in dits[1] if mot != derniere[1])


def des_passages(un: Mouvement, avant: Sequence[str], apres: Sequence[str]) -> Iterator[Mouvement]:
    """The changes of the words of a section: one for each passage that is otherwise, with its place; one for all that came or went."""
    anciens, neufs = ({mot.partition(SEPARE)[0]: mot.split(SEPARE, 2) for mot in mots} for mots in (avant, apres))
    for id, (_, page, mots) in neufs.items():
        if id in anciens and sans_apparence(mots) != sans_apparence(anciens[id][2]):
            place = f"{id}, page\u00a0{page}" if page else id
            passage = f"{un.id}#{id}"
            yield replace(un, id=passage, nom=f"{un.nom} ({place})", sur=(passage, *un.sur[1:]), avant=(anciens[id][2],), apres=(mots,))
    otes, venus = (tuple(lu[2] for id, lu in ici.items() if id not in ailleurs) for ici, ailleurs in ((anciens, neufs), (neufs, anciens)))
    if otes or venus:
        yield replace(un, avant=otes, apres=venus)
