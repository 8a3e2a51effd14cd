"""Acronyms and terms of the documents, explained in plain words."""

from msgspec import Struct

from generator.model.lieu import Lieu


class Terme(Struct, frozen=True):
    """`terme` as printed («PRE»), `nom` in full, `phrase` one plain sentence of our own.

    `contrats` holds the ids of the contracts where it means this; empty for all of them.
    `id` is its place on the glossary page, made from the word unless the file says another.
    `synonymes` are other words that readers type for it in the search («soutien scolaire»).
    """

    terme: str
    nom: str
    phrase: str
    contrats: tuple[str, ...]
    lieu: Lieu
    synonymes: tuple[str, ...] = ()
    id: str = ""


class Synonyme(Struct, frozen=True):
    """Common words (`mots`: «cantine») for what the documents call otherwise (`pour`: «restauration scolaire»)."""

    mots: tuple[str, ...]
    pour: tuple[str, ...]
    lieu: Lieu


class Theme(Struct, frozen=True):
    """A theme, or a public, by which promises of all contracts are put together: our own words, and said to be. `mots` are those that, standing in a
    promise, make it one of the theme; `sauf` are expressions that hold one of them and say another thing («agence régionale de santé»). A `public` says
    whom a promise is for, and lists ask it beside what it is about: «Jeunes» and «Emploi» are two answers to two questions."""

    id: str
    nom: str
    mots: tuple[str, ...]
    sauf: tuple[str, ...]
    lieu: Lieu
    public: bool = False


class Glossaire(Struct, frozen=True):
    """What `glossaire.yml` holds, and `communs`: the terms that the program brings to every project. `themes` are its own and the program's."""

    termes: tuple[Terme, ...]
    synonymes: tuple[Synonyme, ...]
    communs: tuple[Terme, ...] = ()
    themes: tuple[Theme, ...] = ()
