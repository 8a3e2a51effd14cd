"""What changed between two days in what a site says of a contract."""

from enum import StrEnum

from msgspec import Struct

from generator.model.instantane import MOT_A_MOT, ChampSuivi, ChiffreDit, GenreDeChose


class GenreDeMouvement(StrEnum):
    """What happened to a thing on the site."""

    AJOUT = "ajout"
    CHANGEMENT = "changement"
    RETRAIT = "retrait"


class CauseDEtat(StrEnum):
    """What else changed on the day on which an indicator has another state: its figures, its target, or neither."""

    CHIFFRES = "chiffres"
    CIBLE = "cible"
    AUTRE = "autre"


class MouvementDeChiffre(Struct, frozen=True):
    """One figure that came, changed or went: where (id, and name of then), when (as files write it), of which part; what the site said and says (None: nothing).
    `raison` is what the data say of why, empty where they say nothing."""

    territoire: str
    lieu: str
    periode: str
    ventilation: str = ""
    avant: ChiffreDit | None = None
    apres: ChiffreDit | None = None
    raison: str = ""


class Mouvement(Struct, frozen=True):
    """One change, on an ISO day. `id` is the thing's id of today, `nom` its name (as last said), `champ` the field that changed (None: the thing itself came or
    went), `avant` and `apres` the words of that field (names where it names things). `raison` and `document` (an id) are what the data say of why, `selon_le`
    the date that they give it; `suite` are the ids of what takes its place. `sur` are the ids of all that it is about, its own first. `premier_id` is the id that
    the thing had first, where only the history tells it, for the thing is gone: what follows changes from one build to the next is made of it."""

    date: str
    genre: GenreDeMouvement
    chose: GenreDeChose
    id: str
    nom: str
    sur: tuple[str, ...]
    champ: ChampSuivi | None = None
    avant: tuple[str, ...] = ()
    apres: tuple[str, ...] = ()
    chiffres: tuple[MouvementDeChiffre, ...] = ()
    raison: str = ""
    document: str = ""
    selon_le: str = ""
    cause: CauseDEtat | None = None
    suite: tuple[str, ...] = ()
    premier_id: str = ""

    @property
    def cle(self) -> str:
        """The same from one build to the next, and that of no other change of the contract. Of those of one day, what changes a target comes first in the order of
        keys, then what changes other words of the documents."""
        rang = 1 if self.champ is ChampSuivi.CIBLE else 2 if self.champ in MOT_A_MOT else 3
        return f"changement-{self.date}-{rang}-{self.chose.value}-{self.champ.value if self.champ else self.genre.value}-{self.id}"

    def concerne(self, lieu: str) -> bool:
        """False where it is about figures, none of which is of this place. A neighbouring one may be of something else of the same id."""
        ailleurs = self.chose is GenreDeChose.CHIFFRES_VOISINS and lieu not in self.sur
        return not self.chiffres or (not ailleurs and any(chiffre.territoire == lieu for chiffre in self.chiffres))


class Historique(Struct, frozen=True):
    """The changes of a contract, oldest first, from the ISO day `depuis` on (empty: nothing is told); `tronque` where what was read does not go back to the
    first day of the contract; `choisi` where that day is one that the site chose, and something changed, or may have, before it."""

    depuis: str = ""
    mouvements: tuple[Mouvement, ...] = ()
    tronque: bool = False
    choisi: bool = False
