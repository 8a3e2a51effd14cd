"""How the grammar is written: a kind of sentence, where it stands, and what its numbers must be."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from fractions import Fraction

from tests.comptes.donnees import Contrat, Ligne, Site
from tests.comptes.page import Bloc

N = r"(\d+(?:[\u00a0\u202f]\d{3})*)"
MOIS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre")
JOUR = r"(\d{1,2}(?:er)?\s(?:" + "|".join(MOIS) + r")\s\d{4})"
Attendu = Iterable[object] | None


@dataclass(eq=False)
class Ou:
    """Where a sentence stands: the site, the kind of page, its contract and the id that it is about (both may be missing), its block."""

    site: Site
    genre: str
    contrat: Contrat | None
    id: str
    bloc: Bloc

    @property
    def c(self) -> Contrat:
        """The contract of the page: asked for only where there is one."""
        assert self.contrat is not None, f"no contract on a page of the kind {self.genre}"
        return self.contrat

    @property
    def adresses(self) -> list[str]:
        """The links of the nearest list item, card or cell."""
        proche = self.bloc.element.dessus("li") or self.bloc.element
        return proche.adresses

    def lie(self, genre: str) -> Ligne:
        """The thing that the first fitting link of this item leads to."""
        return next(un for adresse in self.adresses for contrat in self.contrats if (un := contrat.par_adresse(genre, adresse)))

    def contrat_lie(self) -> Contrat:
        """The contract that a link of this item leads to."""
        return next(self.site.contrats[id] for adresse in self.adresses if (id := adresse.strip("/").split("/")[0]) in self.site.contrats)

    @property
    def contrats(self) -> list[Contrat]:
        """That of the page; on the portal, all."""
        return [self.contrat] if self.contrat else list(self.site.contrats.values())


@dataclass(frozen=True)
class Forme:
    """One kind of sentence: its name, its words, the kinds of pages that may hold it, and its recount."""

    nom: str
    motif: re.Pattern[str]
    genres: frozenset[str]
    compter: Callable[[Ou, re.Match[str]], Attendu]


@dataclass
class Grammaire:
    """All of them, in the order in which they are tried."""

    formes: list[Forme] = field(default_factory=list)

    def forme(self, motif: str, *genres: str) -> Callable[[Callable[[Ou, re.Match[str]], Attendu]], Callable[[Ou, re.Match[str]], Attendu]]:
        """Adds a kind of sentence; the function gives, for each group of `motif` in turn, what it must be, or None where it cannot tell."""

        def ajouter(compter: Callable[[Ou, re.Match[str]], Attendu]) -> Callable[[Ou, re.Match[str]], Attendu]:
            self.formes.append(Forme(compter.__name__, re.compile(motif), frozenset(genres), compter))
            return compter

        return ajouter


G = Grammaire()
forme = G.forme


def jour_fr(iso: str) -> str:
    """«1er juillet 2015»."""
    annee, mois, jour = iso.split("-")
    return f"{'1er' if int(jour) == 1 else int(jour)} {MOIS[int(mois) - 1]} {annee}"


def nombre(texte: str) -> Fraction:
    """A number as pages write it."""
    return Fraction(re.sub(r"\s", "", texte).replace(",", "."))


def egal(lu: str, attendu: object) -> bool:
    """True where what a page says is what was counted."""
    if isinstance(attendu, str):
        return re.sub(r"\s+", " ", lu) == re.sub(r"\s+", " ", attendu)
    assert isinstance(attendu, int | Fraction), attendu
    return nombre(lu) == attendu


def simple(mots: str) -> str:
    """Words with plain spaces."""
    return re.sub(r"\s+", " ", mots)
