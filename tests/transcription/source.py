"""Reads the text of a signed document: sections, then table cells, list items, headings and sentences, with their lines."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from .normalisation import cle, normaliser, numero, sans_puce

_PUCE = re.compile(r"^\s*[-•►▶] *\S")
_TITRE = re.compile(r"^(?:Objectif \d+\.\d+ : |\d+\.\d+\. |\d+\. |\d+- |[a-z]/ |[a-z]- |[A-Z] [–-] |[IVX]+ - )")
_PHRASE = re.compile(r"(?<=\.) (?=[A-ZÀ-Ý«])")
_FIN_DE_PHRASE = (".", ";", ":", ",", "!", "?", "»", ")")
SOMMAIRE, TABLE_DES_MATIERES = "table-des-matieres", "Table des matières"


@dataclass(frozen=True)
class Element:
    """One thing to account for. `genre`: cellule, puce, titre (numbered or lettered heading) or phrase (a sentence, outside lists)."""

    lignes: tuple[int, ...]
    section: str
    genre: str
    texte: str
    numero: str = ""

    @property
    def cle(self) -> str:
        return cle(self.texte)

    @property
    def a_compter(self) -> bool:
        """A sentence is only to be accounted for where the section is said to be transcribed in full."""
        return self.genre != "phrase"


@dataclass(frozen=True)
class Section:
    """Lines `debut` (its heading) to `fin`, numbered from 1, both in, of the text it is cut from."""

    id: str
    debut: int
    fin: int
    texte: tuple[str, ...] = field(repr=False, compare=False)

    def ligne(self, n: int) -> str:
        return self.texte[n - 1]


@dataclass
class Source:
    """What was signed: a document, or several. `textes`: what is outside tables; `passages`: whole paragraphs and cells;
    `tableaux`: rows, by page. `entiere`: every sentence is to be accounted for, whatever is said to be taken of its section."""

    sections: dict[str, Section]
    textes: list[Element] = field(default_factory=list)
    passages: dict[str, list[str]] = field(default_factory=dict)
    tableaux: dict[str, list[list[tuple[int, list[str]]]]] = field(default_factory=dict)
    entiere: bool = False

    def requiert(self, element: Element) -> bool:
        """Whether this element must be accounted for even where the section is not transcribed in full."""
        return self.entiere or element.a_compter

    def ligne_qui_commence(self, section: str, mots: str) -> int:
        """The only line of the section that begins with these words."""
        bornes = self.sections[section]
        trouvees = [n for n in range(bornes.debut, bornes.fin + 1) if normaliser(bornes.ligne(n)).startswith(normaliser(mots))]
        if len(trouvees) != 1:
            raise ValueError(f"{section} : {len(trouvees)} lignes commencent par « {mots} »")
        return trouvees[0]

    def blocs_du_tableau(self, section: str) -> list[list[tuple[int, list[str]]]]:
        """Tables as the document cuts them: a blank line, hence a page break or another table, between two blocks."""
        return self.tableaux.get(section, [])


def lire(chemin: Path, declarees: Iterable[dict], debuts: dict[str, str], sommaire: str = TABLE_DES_MATIERES) -> Source:
    """`declarees`: the sections of contrat.yml, in order; `debuts`: the first words of those whose title is not printed as it is
    there; `sommaire`: the title of the table of contents, if there is one."""
    lignes = tuple(chemin.read_text("utf-8").split("\n"))
    source = Source(_sections(lignes, list(declarees), debuts, sommaire))
    for section in source.sections.values():
        _lire_section(source, section)
    return source


def reunir(sources: Iterable[Source], *, entiere: bool) -> Source:
    """Several documents of one contract as one: an id names one section of one of them."""
    toutes = Source({}, entiere=entiere)
    for source in sources:
        if communes := toutes.sections.keys() & source.sections.keys():
            raise ValueError(f"section de deux documents : {', '.join(sorted(communes))}")
        toutes.sections |= source.sections
        toutes.textes += source.textes
        toutes.passages |= source.passages
        toutes.tableaux |= source.tableaux
    return toutes


def _sections(lignes: tuple[str, ...], declarees: list[dict], debuts: dict[str, str], sommaire: str) -> dict[str, Section]:
    departs: list[tuple[str, int]] = [(declarees[0]["id"], 1)]
    courante = 0
    if sommaire:
        courante = next(n for n, ligne in enumerate(lignes, 1) if ligne.strip() == sommaire)
        departs.append((SOMMAIRE, courante))
    for declaree in declarees[1:]:
        titre = normaliser(debuts.get(declaree["id"], declaree["titre"]))
        courante = _ligne_du_titre(lignes, titre, courante, dans_un_tableau=not sommaire)
        departs.append((declaree["id"], courante))
    fins = [debut - 1 for _, debut in departs[1:]] + [len(lignes)]
    return {id: Section(id, debut, fin, lignes) for (id, debut), fin in zip(departs, fins, strict=True)}


def _ligne_du_titre(lignes: tuple[str, ...], titre: str, apres: int, *, dans_un_tableau: bool) -> int:
    """The next line that is exactly this title, alone between two blank lines; or, where that may be, a row with it in a cell."""
    for n in range(apres + 1, len(lignes) + 1):
        ligne = lignes[n - 1]
        seule = not lignes[n - 2].strip() and (n == len(lignes) or not lignes[n].strip())
        cellules = ligne.split("\t") if dans_un_tableau else [ligne]
        if (seule or len(cellules) > 1) and titre in map(normaliser, cellules):
            return n
    raise ValueError(f"titre de section introuvable après la ligne {apres} : {titre}")


def _lire_section(source: Source, section: Section) -> None:
    bloc: list[tuple[int, list[str]]] = []
    precedent: tuple[list[int], str, str] | None = None
    vide = True

    def rendre() -> None:
        nonlocal precedent
        if precedent:
            source.textes.extend(_elements(section.id, *precedent))
            source.passages.setdefault(section.id, []).append(normaliser(precedent[2]))
        precedent = None

    for n in range(section.debut, section.fin + 1):
        ligne = section.ligne(n)
        if "\t" in ligne:
            rendre()
            bloc.append((n, [cellule.strip() for cellule in ligne.split("\t")]))
            source.passages.setdefault(section.id, []).extend(normaliser(cellule) for cellule in ligne.split("\t"))
            continue
        if bloc:
            source.tableaux.setdefault(section.id, []).append(bloc)
            bloc = []
        if not ligne.strip():
            vide = True
            continue
        genre = "puce" if _PUCE.match(ligne) else "titre" if _TITRE.match(ligne) else "phrase"
        if precedent and genre == "phrase" and _suite(precedent, ligne, vide):
            precedent = ([*precedent[0], n], precedent[1], f"{precedent[2]} {ligne.strip()}")
        else:
            rendre()
            precedent = ([n], genre, ligne.strip())
        vide = False
    rendre()
    if bloc:
        source.tableaux.setdefault(section.id, []).append(bloc)


def _suite(precedent: tuple[list[int], str, str], ligne: str, saut: bool) -> bool:
    """A paragraph goes on to the next line; after a page break, only if it had no end and this line no beginning."""
    _, genre, texte = precedent
    if not saut:
        return genre == "phrase"
    debut = ligne.strip()[0]
    return not texte.endswith(_FIN_DE_PHRASE) and (debut.islower() or debut == "(")


def _elements(section: str, lignes: list[int], genre: str, texte: str) -> Iterator[Element]:
    if genre == "phrase":
        for phrase in _PHRASE.split(normaliser(texte)):
            yield Element(tuple(lignes), section, genre, phrase)
    else:
        yield Element(tuple(lignes), section, genre, sans_puce(normaliser(texte)), numero(normaliser(texte)))
