"""The lists of a page: what the page itself shows of each, and the pages of the parts of those that are too long for it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from msgspec import Struct

from generator.pages.adresses import partie_de_liste, relative
from generator.pages.contexte import Contexte
from generator.pages.mots.typographie import INSECABLE, accord, nombre_fr
from generator.pages.pieces import decoupe
from generator.pages.pieces.decoupe import Coupe, Partie, a_couper, decouper
from generator.pages.pieces.entete import Entete, fil
from generator.pages.pieces.liens import Lien

S = TypeVar("S")
T = TypeVar("T")


class GroupeDeCles(Struct, frozen=True):
    """Rows of a list that stand together, by what each is made from; `titre` and `ancre` are empty where no heading stands above them."""

    cles: Sequence[Any]
    titre: str = ""
    ancre: str = ""


class Liste(Struct, Generic[T], frozen=True):
    """A list before its rows are made.

    - `nom`: the fragment that leads to it on its page, which no other list of that page has; `titre`: what readers call it.
    - `forme`: which macro of `pieces/partie_de_liste.html.j2` shows its rows.
    - `lignes`: makes rows from `cles` of its groups, as the page at an address shows them. Only those of one part are asked for at once, so that a part
      reads nothing of the others.
    - `repere`: what a key is looked for by in a list that readers know the order of («B»): parts are then called by their first and their last.
    - `unite`: what one row is, and several.
    """

    nom: str
    titre: str
    forme: str
    groupes: Sequence[GroupeDeCles]
    lignes: Callable[[str, Sequence[Any]], Sequence[T]]
    repere: Callable[[Any], str] | None = None
    unite: tuple[str, str] = ("ligne", "lignes")

    def __len__(self) -> int:
        return sum(len(groupe.cles) for groupe in self.groupes)


class Parties(Struct, frozen=True):
    """Where one is in a list that is cut, and the links to its parts (that of the page itself without an address); `nommees` where these have names of
    their own, and not only a rank."""

    nom: str
    phrase: str
    pages: tuple[Lien, ...]
    avant: Lien | None
    apres: Lien | None
    nommees: bool = False


class Tranche(Struct, Generic[T], frozen=True):
    """What a page shows of one of its lists: the first rows, or all of them where `parties` is None; `total` counts those of the whole list."""

    nom: str
    lignes: tuple[T, ...]
    total: int
    parties: Parties | None = None


class GroupeDeLignes(Struct, frozen=True):
    """Rows under their heading, which is empty where none stands above them; `suite` where the group began in an earlier part."""

    titre: str
    ancre: str
    lignes: tuple[Any, ...]
    suite: bool


class VuePartie(Struct, frozen=True):
    """The page of one part of a list."""

    entete: Entete
    forme: str
    legende: str
    groupes: tuple[GroupeDeLignes, ...]
    parties: Parties
    retour: Lien


class SiteDesListes(Struct, frozen=True):
    """The site that lists stand in: the address of its home, what its pages are of («Protocole, Grigny»), and the breadcrumb of one of its pages, whose
    end is given."""

    accueil: str
    nom: str
    fil: Callable[..., tuple[Lien, ...]]


def site_du_contrat(contexte: Contexte) -> SiteDesListes:
    """The site of a contract."""
    contrat = contexte.contrat
    return SiteDesListes(contexte.adresses.accueil(), f"{contrat.titre}, {contrat.territoire_nom}", partial(fil, contexte))


class ListesDUnePage:
    """The lists of the page at `page`, which readers call `titre`. `a_part`: where they are cut, the page shows no row, but leads to all parts. `coupe`
    says how long lists are cut. `titre` is empty for the home of the site."""

    def __init__(
        self,
        site: SiteDesListes,
        page: str,
        titre: str,
        listes: Iterable[Liste[Any]],
        *,
        a_part: bool = False,
        coupe: Coupe | None = None,
    ) -> None:
        self._site, self.page, self._titre, self._a_part = site, page, titre, a_part
        self.listes: Mapping[str, Liste[Any]] = {liste.nom: liste for liste in listes}
        tailles = [len(liste) for liste in self.listes.values()]
        entiere, par_partie = coupe or Coupe(decoupe.PAGE_ENTIERE, decoupe.LIGNES_PAR_PARTIE)
        rangs = a_couper(tailles, entiere, par_partie)
        if a_part and sum(tailles) > entiere:
            rangs = frozenset(rang for rang, taille in enumerate(tailles) if taille)
        self._decoupes: Mapping[str, tuple[Partie, ...]] = {
            liste.nom: decouper([len(groupe.cles) for groupe in liste.groupes], par_partie)
            for rang, liste in enumerate(self.listes.values())
            if rang in rangs
        }

    @property
    def coupees(self) -> bool:
        """True where at least one of the lists is cut."""
        return bool(self._decoupes)

    def tranche(self, nom: str) -> Tranche[Any]:
        """What the page shows of one list."""
        liste = self.listes[nom]
        if nom not in self._decoupes:
            return Tranche(nom, tuple(liste.lignes(self.page, [cle for groupe in liste.groupes for cle in groupe.cles])), len(liste))
        if self._a_part:
            return Tranche(nom, (), len(liste), self.parties(nom, 0))
        lignes = tuple(ligne for groupe in self._lignes(liste, 1, self.page) for ligne in groupe.lignes)
        return Tranche(nom, lignes, len(liste), self.parties(nom, 1))

    def adresse(self, nom: str, rang: int) -> str:
        """The address of a part of a list that is cut, the first of which is 1, and may stand on the page itself."""
        if rang == 1 and not self._a_part:
            return f"{self.page}#{nom}"
        return partie_de_liste(self._site.accueil, self.page, nom, rang)

    def chemin(self, nom: str, rang: int) -> str:
        """The address of the page of a part, below the site."""
        return self.adresse(nom, rang).removeprefix(self._site.accueil)

    def partie_de(self, nom: str, groupe: int) -> int:
        """The part of a list that is cut in which its group at this rank begins."""
        return next(rang for rang, partie in enumerate(self._decoupes[nom], 1) if any(morceau.rang == groupe for morceau in partie))

    def pages_des_parties(self) -> Iterator[tuple[str, int]]:
        """The list and the rank of each part that has a page of its own."""
        for nom, parties in self._decoupes.items():
            for rang in range(1 if self._a_part else 2, len(parties) + 1):
                yield nom, rang

    def parties(self, nom: str, ici: int, depuis: str | None = None) -> Parties:
        """The links between the parts of a list that is cut, on the page of the part `ici`, or (0) on one that shows none: that of the list, or the one
        at the address `depuis`."""
        liste, decoupe_ = self.listes[nom], self._decoupes[nom]
        depuis = self.adresse(nom, ici).partition("#")[0] if ici else self.page if depuis is None else depuis

        noms = self._noms_des_parties(liste)

        def lien(rang: int) -> Lien:
            return Lien(noms[rang - 1], "" if rang == ici else relative(depuis, self.adresse(nom, rang)), liste.titre)

        total = len(decoupe_)
        combien = f"{accord(len(liste), *liste.unite)}, sur {accord(total, 'page')}"
        if ici:
            debut = sum(map(_taille, decoupe_[: ici - 1])) + 1
            fin = debut + _taille(decoupe_[ici - 1]) - 1
            combien = (
                f"Page {ici} sur {total}{INSECABLE}: {liste.unite[1]} {nombre_fr(debut)} à {nombre_fr(fin)}, sur {nombre_fr(len(liste))}"
            )
        return Parties(
            f"Pages de la liste{INSECABLE}: {liste.titre}",
            f"{combien}.",
            tuple(lien(rang) for rang in range(1, total + 1)),
            lien(ici - 1) if ici > 1 else None,
            lien(ici + 1) if 0 < ici < total else None,
            nommees=liste.repere is not None,
        )

    def _noms_des_parties(self, liste: Liste[Any]) -> Sequence[str]:
        """«Page 2»; «B à D», «P (2 sur 3)»."""
        parties = self._decoupes[liste.nom]
        repere = liste.repere
        if repere is None:
            return [f"Page {rang}" for rang in range(1, len(parties) + 1)]

        def nom(partie: Partie) -> str:
            premier, dernier = partie[0], partie[-1]
            debut, fin = repere(liste.groupes[premier.rang].cles[premier.debut]), repere(liste.groupes[dernier.rang].cles[dernier.fin - 1])
            return debut if debut == fin else f"{debut} à {fin}"

        noms = [nom(partie) for partie in parties]
        return [f"{un} ({noms[: rang + 1].count(un)} sur {noms.count(un)})" if noms.count(un) > 1 else un for rang, un in enumerate(noms)]

    def vue(self, nom: str, rang: int) -> VuePartie:
        """The page of one part."""
        liste = self.listes[nom]
        page, sur = self.adresse(nom, rang), f"page{INSECABLE}{rang} sur{INSECABLE}{len(self._decoupes[nom])}"
        titre = liste.titre if self._titre in ("", liste.titre) else f"{self._titre}{INSECABLE}: {liste.titre}"
        retour = (Lien(self._titre, relative(page, self.page)),) if self._titre else ()
        return VuePartie(
            Entete(
                f"{titre} ({sur})",
                f"{titre}, {sur} : {self._site.nom}.",
                self._site.fil(page, *retour, Lien(f"{liste.titre}, {sur}", "")),
            ),
            liste.forme,
            liste.titre,
            tuple(self._lignes(liste, rang, page)),
            self.parties(nom, rang),
            Lien(self._titre or "Accueil", relative(page, f"{self.page}#{nom}")),
        )

    def _lignes(self, liste: Liste[Any], rang: int, page: str) -> Iterator[GroupeDeLignes]:
        for morceau in self._decoupes[liste.nom][rang - 1]:
            groupe = liste.groupes[morceau.rang]
            lignes = tuple(liste.lignes(page, groupe.cles[morceau.debut : morceau.fin]))
            yield GroupeDeLignes(groupe.titre, groupe.ancre, lignes, suite=morceau.debut > 0)


def _taille(partie: Partie) -> int:
    return sum(morceau.fin - morceau.debut for morceau in partie)


def parties_de(
    ids: Callable[[S], Iterable[Any]], listes: Callable[..., ListesDUnePage]
) -> Callable[[S], Iterator[tuple[str, Callable[[], Any]]]]:
    """`parties` of a kind of page whose pages have `ids` (one word, several, or none, as a tuple): `listes` gives the lists of each."""

    def parties(de: S) -> Iterator[tuple[str, Callable[[], Any]]]:
        for id in ids(de):
            mots = (id,) if isinstance(id, str) else tuple(id)
            siennes = listes(de, *mots)
            for nom, rang in siennes.pages_des_parties():
                yield siennes.chemin(nom, rang), partial(_vue, de, listes, mots, nom, rang)

    return parties


def _vue(de: S, listes: Callable[..., ListesDUnePage], mots: Sequence[str], nom: str, rang: int) -> VuePartie:
    return listes(de, *mots).vue(nom, rang)
