"""The pieces of a document's text as its page shows them, and how a long text is folded.

A long text is folded at its own headings, which stay in view; a table or a list that no heading cuts is folded in parts of its own. What is folded is
whole: a link to a passage opens it (`ressources/engagements.js`), and so do print and the browser's own search.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from generator.pages.mots.typographie import INSECABLE, accord, enumerer
from generator.pages.pieces.liens import Lien

T = TypeVar("T")

# Pixels that a text may take on a telephone before it is folded, and after.
ENTIER, PLIE = 7_000, 10_000
# How it is folded, the first that makes it short enough: down to which level of headings, and from how many pixels on a part is folded.
FACONS = ((3, 1_600), (3, 300), (2, 300))
# Pixels that a part takes at most where a table or a list can be cut.
MORCEAU = 4_000
# Letters on a line of a telephone, how high that is, what stands between two paragraphs; what a heading, a fold and a link of the margin add.
_PAR_LIGNE, _LIGNE, _ENTRE, _TITRE, _PLI, _LIEN = 40, 27, 16, 60, 62, 26


class VuePuce(Struct, frozen=True):
    """An item of a list, with the items below it."""

    id: str
    texte: str
    marge: tuple[Lien, ...]
    enfants: tuple["VuePuce", ...]


class VueCellule(Struct, frozen=True):
    """A cell: its address, its lines in groups (true for the items of a list), each with its margin, and the heading of its column."""

    id: str
    groupes: tuple[tuple[bool, tuple[tuple[str, tuple[Lien, ...]], ...]], ...]
    entete: bool
    colonne: str
    marge: tuple[Lien, ...]


_COLONNES_ETROITES = 3  # as many stand beside each other in a window of 768 pixels


class VueRangee(Struct, frozen=True):
    """A row of a table; `page` where a page of the document begins with it."""

    id: str
    cellules: tuple[VueCellule, ...]
    page: "VuePage | None"


class VuePage(Struct, frozen=True):
    """Where a printed page begins: its number, and where to see it in the city's PDF or picture."""

    numero: str
    pdf: str
    image: str


class VueMorceau(Struct, frozen=True):
    """A heading, a paragraph, a list, a table, the beginning of a page, or our own words on what is not text."""

    genre: str  # titre, titre-repete (left out of the contents, where its name leads to the first), paragraphe, liste, tableau, page, note
    id: str = ""
    texte: str = ""
    niveau: int = 0
    marge: tuple[Lien, ...] = ()
    puces: tuple[VuePuce, ...] = ()
    tete: tuple[VueRangee, ...] = ()
    rangees: tuple[VueRangee, ...] = ()
    page: VuePage | None = None

    @property
    def colonnes_vides(self) -> tuple[int, ...]:
        """The ranks of the columns of a table that have no words below their heading; none where rows have not all as many cells."""
        hauteurs = {len(rangee.cellules) for rangee in (*self.tete, *self.rangees)}
        if len(hauteurs) != 1 or not self.rangees:
            return ()
        return tuple(rang for rang in range(hauteurs.pop()) if not any(rangee.cellules[rang].groupes for rangee in self.rangees))

    @property
    def noms_des_colonnes_vides(self) -> tuple[str, ...]:
        """Their headings, where they have any."""
        noms = (" ".join(texte for rangee in self.tete for texte in _textes_de(rangee.cellules[rang])) for rang in self.colonnes_vides)
        return tuple(filter(None, noms))

    @property
    def est_large(self) -> bool:
        """Whether a table has so many columns with words that a narrow window cuts each to a word per line."""
        colonnes = max((len(rangee.cellules) for rangee in self.rangees), default=0)
        return colonnes - len(self.colonnes_vides) > _COLONNES_ETROITES


class PartieDuTexte(Struct, frozen=True):
    """Pieces that stand together: the heading that they begin with, if they do, and the others, behind the words of `pli` where they are folded."""

    titre: VueMorceau | None
    pli: str
    morceaux: tuple[VueMorceau, ...]


def parties_du_texte(morceaux: Sequence[VueMorceau]) -> tuple[PartieDuTexte, ...]:
    """All pieces, in their order, in parts: one where the text is short, else one for each heading of the two highest levels, and several where a table or
    a list is long. The first part is open: a reader who comes to read reads."""
    if sum(map(hauteur, morceaux)) <= ENTIER:
        return (PartieDuTexte(None, "", tuple(morceaux)),)
    parties: tuple[PartieDuTexte, ...] = ()
    for niveau, seuil in FACONS:
        parties = tuple(_pliees(morceaux, niveau, seuil))
        if sum(map(_hauteur_montree, parties)) <= PLIE:
            break
    return parties


def _pliees(morceaux: Sequence[VueMorceau], niveau: int, seuil: int) -> Iterator[PartieDuTexte]:
    premiere = True
    for titre, siens in _sous_les_titres(morceaux, niveau):
        for rang, lot in enumerate(_lots(siens)):
            suite = rang > 0
            pli = _dire(lot, suite=suite) if lot and not premiere and sum(map(hauteur, lot)) > seuil else ""
            yield PartieDuTexte(None if suite else titre, pli, tuple(lot))
            premiere = False


def _hauteur_montree(partie: PartieDuTexte) -> int:
    return (hauteur(partie.titre) if partie.titre else 0) + (_PLI if partie.pli else sum(map(hauteur, partie.morceaux)))


def hauteur(morceau: VueMorceau) -> int:
    """About how many pixels a piece takes on a telephone."""
    textes = [morceau.texte] if morceau.genre != "tableau" else []
    textes += [puce.texte for puce in _toutes(morceau.puces)]
    textes += [texte for rangee in morceau.rangees for texte in _textes(rangee)]
    liens = len(morceau.marge) + sum(len(puce.marge) for puce in _toutes(morceau.puces)) + sum(map(_liens, morceau.rangees))
    return sum(map(_haut, textes)) + _ENTRE + liens * _LIEN + (_TITRE if morceau.genre.startswith("titre") else 0)


def _sous_les_titres(morceaux: Sequence[VueMorceau], niveau: int) -> Iterator[tuple[VueMorceau | None, list[VueMorceau]]]:
    titre: VueMorceau | None = None
    siens: list[VueMorceau] = []
    for morceau in morceaux:
        if morceau.genre in ("titre", "titre-repete") and morceau.niveau <= niveau:
            if titre or siens:
                yield titre, siens
            titre, siens = morceau, []
        else:
            siens.append(morceau)
    if titre or siens:
        yield titre, siens


def _lots(morceaux: Sequence[VueMorceau]) -> Iterator[list[VueMorceau]]:
    """The pieces below one heading, in lots that a telephone shows in some screens; long tables and lists are cut."""
    lot: list[VueMorceau] = []
    haut = 0
    for morceau in (coupe for entier in morceaux for coupe in _couper(entier)):
        sienne = hauteur(morceau)
        # What a page of the document begins with, and a heading, stay with what follows them.
        if lot and haut + sienne > MORCEAU and lot[-1].genre not in ("page", "titre", "titre-repete"):
            yield lot
            lot, haut = [], 0
        lot.append(morceau)
        haut += sienne
    yield lot


def _couper(morceau: VueMorceau) -> Iterator[VueMorceau]:
    if hauteur(morceau) <= MORCEAU:
        yield morceau
    elif morceau.genre == "tableau":
        for rang, rangees in enumerate(_par_hauteur(morceau.rangees, [sum(map(_haut, _textes(une))) for une in morceau.rangees])):
            # The heads of columns are said again, without addresses: those lead to the first.
            tete = morceau.tete if not rang else tuple(map(_sans_adresse, morceau.tete))
            suite = f"{morceau.texte}, suite {rang}" if rang else morceau.texte
            yield replace(morceau, texte=suite, tete=tete, rangees=tuple(rangees))
    elif morceau.genre == "liste":
        for puces in _par_hauteur(morceau.puces, [sum(_haut(une.texte) for une in _toutes((puce,))) for puce in morceau.puces]):
            yield replace(morceau, puces=tuple(puces))
    else:
        yield morceau


def _par_hauteur(choses: Sequence[T], hauteurs: Sequence[int]) -> Iterator[list[T]]:
    lot: list[T] = []
    haut = 0
    for chose, sienne in zip(choses, hauteurs, strict=True):
        if lot and haut + sienne > MORCEAU:
            yield lot
            lot, haut = [], 0
        lot.append(chose)
        haut += sienne
    yield lot


def _haut(texte: str) -> int:
    return -(-len(texte) // _PAR_LIGNE) * _LIGNE + _ENTRE if texte else 0


def _toutes(puces: Sequence[VuePuce]) -> Iterator[VuePuce]:
    for puce in puces:
        yield puce
        yield from _toutes(puce.enfants)


def _textes(rangee: VueRangee) -> Iterator[str]:
    return (texte for cellule in rangee.cellules for texte in _textes_de(cellule))


def _textes_de(cellule: VueCellule) -> Iterator[str]:
    return (texte for _, lignes in cellule.groupes for texte, _ in lignes)


def _liens(rangee: VueRangee) -> int:
    return sum(len(cellule.marge) + sum(len(liens) for _, lignes in cellule.groupes for _, liens in lignes) for cellule in rangee.cellules)


def _sans_adresse(rangee: VueRangee) -> VueRangee:
    def cellule(une: VueCellule) -> VueCellule:
        groupes = tuple((puce, tuple((texte, ()) for texte, _ in lignes)) for puce, lignes in une.groupes)
        return replace(une, id="", groupes=groupes, marge=())

    return replace(rangee, id="", cellules=tuple(map(cellule, rangee.cellules)), page=None)


def _dire(lot: Sequence[VueMorceau], *, suite: bool) -> str:
    """«Lire ces 3 paragraphes et 12 points de liste», «Suite : 14 lignes de tableau»."""
    comptes = (
        (sum(un.genre in ("titre", "titre-repete") for un in lot), "titre", "titres"),
        (sum(un.genre == "paragraphe" for un in lot), "paragraphe", "paragraphes"),
        (sum(1 for un in lot for _ in _toutes(un.puces)), "point de liste", "points de liste"),
        (sum(len(un.rangees) for un in lot), "ligne de tableau", "lignes de tableau"),
    )
    dits = enumerer([accord(nombre, un, plusieurs) for nombre, un, plusieurs in comptes if nombre]) or "une note"
    return f"{'Suite' if suite else 'Lire'}{INSECABLE}: {dits}"
