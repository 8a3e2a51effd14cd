"""Under which ids things were first told: what follows them from one build to the next must not change when they are renamed."""

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct, field

from generator.calculs.ids_suivis import choses_renommees, ids_renommes, premier_contrat
from generator.model.adresses_publiees import AdresseChangee
from generator.model.dossier import Dossier
from generator.model.instantane import GenreDeChose
from generator.model.partenaire import Partenaire

# Figures are told under the id of what they are of.
_DE = {GenreDeChose.CHIFFRES: GenreDeChose.INDICATEUR}


class PremiersIds(Struct, frozen=True):
    """By kind of thing («indicateur», «promesse»…), the first known id of those that had another one; `contrat` is the first of the contract."""

    contrat: str = ""
    par_genre: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def de(self, genre: GenreDeChose, id: str) -> str:
        """The first known id of a thing: its own where it never had another."""
        return self.par_genre.get(_DE.get(genre, genre).value, {}).get(id, id)


MEMES_IDS = PremiersIds()


def premiers_ids(dossier: Dossier, partenaires: Iterable[Partenaire], changees: Iterable[AdresseChangee]) -> PremiersIds:
    """Those of a contract. `changees` are what the portal says of addresses, and the contract of its own. An id that another thing has now, or that two things would
    have, is nobody's first one; nor is that of what a thing was joined to: changes tell it under its own, until it is gone."""
    dites = tuple(changees)
    ecrits = {(genre, chose.id): chose.premier_id for genre, chose in choses_renommees(dossier, partenaires) if chose.premier_id}
    parties = {(_DE.get(un.chose, un.chose).value, un.id) for un in dossier.historique.mouvements}
    avant: dict[tuple[str, str], str] = {}
    for genre, ancien, id, reprise in ids_renommes(dossier, partenaires, dites):
        if (genre, ancien) not in parties and (genre, id) not in ecrits and not reprise:
            avant.setdefault((genre, id), ancien)
    trouves = {(genre, id): _premier(avant, genre, id) for genre, id in avant} | ecrits
    anciens = {(genre, ancien) for (genre, _), ancien in avant.items()}
    pris = Counter((genre, premier) for (genre, id), premier in trouves.items() if (genre, id) not in anciens)
    par_genre: dict[str, dict[str, str]] = {}
    for (genre, id), premier in trouves.items():
        if pris[genre, premier] == 1 and premier not in _ids(dossier, genre):
            par_genre.setdefault(genre, {})[id] = premier
    return PremiersIds(premier_contrat(dossier.id_du_contrat, dites), par_genre)


def _premier(avant: Mapping[tuple[str, str], str], genre: str, id: str) -> str:
    """Where the chain of renames begins."""
    vus = {id}
    while (ancien := avant.get((genre, id), id)) not in vus:
        vus.add(ancien)
        id = ancien
    return id


def _ids(dossier: Dossier, genre: str) -> frozenset[str]:
    """The ids that things of a kind have now, of the kinds of which two may follow each other under one id."""
    if genre == GenreDeChose.INDICATEUR:
        return frozenset(un.id for un in dossier.indicateurs())
    if genre == GenreDeChose.PROMESSE:
        return frozenset(un.id for un in dossier.noeuds())
    if genre == GenreDeChose.TERRITOIRE:
        return frozenset(un.id for un in dossier.territoires)
    return frozenset()
