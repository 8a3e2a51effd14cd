"""What a kind of page is."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from typing import Any, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.graphe.carnet import sans_noter
from generator.pages.rendu.gabarits import PIED, Gabarits
from generator.pages.sortie import Recette, Retenir, Sortie, cle_de, sans_retenir

S = TypeVar("S")
Menu = tuple[tuple[str, str], ...]


PARTIE_DE_LISTE = "pieces/partie_de_liste.html.j2"


def toujours(_: object) -> bool:
    """The condition of a page that every site has."""
    return True


def sans_parties(_: object) -> Iterator[tuple[str, Callable[[], Any]]]:
    """`parties` of a kind whose lists are never too long for one page."""
    return iter(())


class GenreDePage(Struct, Generic[S], frozen=True):
    """One kind of page of a site that `S` describes.

    `adresse` is below the site, with «{}» for each id. `vues` gives, for each page, the ids of its address and the function that makes its
    view. `role` says in French what the page is for. `menu` is its title in the menu of its site, empty where it is not there; `plan` its
    title in the map of the site alone; `si` says whether a site has pages of this kind. A page outside of the theme (`entiere`) is written
    as its template gives it; `sommaire` is false where no table of contents stands beside the page, `formulaire` where no search form
    stands above it, `sigles` where acronyms are not explained, `cherche` where the search must not find the page.
    `parties` gives the address below the site and the view of each part of a list that is too long for its page (`pieces/listes_longues`).
    """

    nom: str
    gabarit: str
    adresse: str
    vues: Callable[[S], Iterable[tuple[tuple[str, ...], Callable[[], Any]]]]
    role: str
    menu: str | Callable[[S], str] = ""
    plan: str = ""
    si: Callable[[S], bool] = toujours
    entiere: bool = False
    sommaire: bool = True
    formulaire: bool = True
    sigles: bool = True
    cherche: bool = True
    parties: Callable[[S], Iterable[tuple[str, Callable[[], Any]]]] = sans_parties
    pied: Callable[[S, str, str], Any] | None = None

    def recettes(self, site: S, gabarits: Gabarits, retenir: Retenir = sans_retenir) -> Iterator[Recette]:
        """How each page of this kind in `site` is made; with an empty title where the search must not find it. `retenir` keeps the addresses of the
        parts of long lists, which are long to find."""
        if self.si(site):
            fond = cle_de(
                gabarits.fond(self.gabarit),
                gabarits.fond(PIED) if self.pied else "",
                repr((self.entiere, self.sommaire, self.formulaire, self.cherche)),
            )
            for ids, vue in self.vues(site):
                adresse = self.adresse.format(*ids)
                yield Recette(adresse, fond, partial(self._faire, site, adresse, vue, gabarits))
            fond_des_parties = cle_de(gabarits.fond(PARTIE_DE_LISTE))
            parties = _PartiesDuGenre(self.parties, site)
            for adresse in retenir(f"parties de {self.nom}", "", parties.adresses):
                yield Recette(adresse, fond_des_parties, partial(_faire_une_partie, adresse, partial(parties.vue, adresse), gabarits))

    def _faire(self, site: S, adresse: str, vue: Callable[[], Any], gabarits: Gabarits) -> tuple[Sortie]:
        if self.entiere:
            return (gabarits.page_entiere(adresse, self.gabarit, vue()),)
        vue_de_la_page = vue()
        tete = vue_de_la_page.entete
        pied = self.pied(site, adresse, tete.titre_onglet or tete.titre) if self.pied else None
        page = gabarits.page(adresse, self.gabarit, vue_de_la_page, sommaire=self.sommaire, recherche=self.formulaire, pied=pied)
        return (page if self.cherche else replace(page, titre="", surtitre=""),)

    def titre_du_menu(self, site: S) -> str:
        """Its title in the menu of `site`; empty where it is not there."""
        if not self.menu or not self.si(site):
            return ""
        return self.menu if isinstance(self.menu, str) else self.menu(site)


def _faire_une_partie(adresse: str, vue: Callable[[], Any], gabarits: Gabarits) -> tuple[Sortie]:
    # The search finds what stands in the rows, each on its own page.
    return (replace(gabarits.page(adresse, PARTIE_DE_LISTE, vue()), titre="", surtitre=""),)


class _PartiesDuGenre(Generic[S]):
    """The parts of the long lists of one kind of page, found where they are asked for."""

    def __init__(self, trouver: Callable[[S], Iterable[tuple[str, Callable[[], Any]]]], site: S) -> None:
        self._trouver, self._site = trouver, site

    @cached_property
    def _par_adresse(self) -> Mapping[str, Callable[[], Any]]:
        return dict(self._trouver(self._site))

    def adresses(self) -> tuple[str, ...]:
        """The address of each, below the site."""
        return tuple(self._par_adresse)

    def vue(self, adresse: str) -> Any:
        """The view of the part at an address. What was read to find all of them is no part of what it is made from."""
        with sans_noter():
            faire = self._par_adresse[adresse]
        return faire()


def seule(vue: Callable[[S], Any]) -> Callable[[S], Iterator[tuple[tuple[str, ...], Callable[[], Any]]]]:
    """`vues` for a kind that has one page, whose view `vue` makes from the site."""

    def vues(site: S) -> Iterator[tuple[tuple[str, ...], Callable[[], Any]]]:
        yield (), lambda: vue(site)

    return vues


def une_par(
    ids: Callable[[S], Iterable[Any]], vue: Callable[..., Any]
) -> Callable[[S], Iterator[tuple[tuple[str, ...], Callable[[], Any]]]]:
    """`vues` for a kind that has one page for each of `ids` (one word, or several): `vue` makes it from the site and the words.

    They are ids and not the things themselves: a view must look for what it shows, so that it is known what it read.
    """

    def vues(site: S) -> Iterator[tuple[tuple[str, ...], Callable[[], Any]]]:
        for id in ids(site):
            mots = (id,) if isinstance(id, str) else tuple(id)
            yield mots, partial(vue, site, *mots)

    return vues


def menu_de(genres: Sequence[GenreDePage[S]], site: S) -> Menu:
    """The menu of a site: title and address (below the site) of each page, in the order of the list."""
    return tuple((titre, genre.adresse) for genre in genres if (titre := genre.titre_du_menu(site)))


def plan_de(genres: Sequence[GenreDePage[S]], site: S) -> Menu:
    """The same for the map of the site, which also has pages that no menu leads to."""
    titres = ((genre, genre.titre_du_menu(site) or (genre.plan if genre.si(site) else "")) for genre in genres)
    return tuple((titre, genre.adresse) for genre, titre in titres if titre)


def noms_fixes(genres: Sequence[GenreDePage[S]]) -> Mapping[str, str]:
    """The title of each page that a site has once, in its menu or in the map of the site, by its address; of those whose title does not depend on the site."""
    return {genre.adresse: titre for genre in genres if (titre := genre.menu if isinstance(genre.menu, str) and genre.menu else genre.plan)}
