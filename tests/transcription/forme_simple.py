"""Reads the plain form in which a document is kept whole, one file per section. Shares nothing with the generator, on purpose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

TITRE, PARAGRAPHE, PUCE, RANGEE = "titre", "paragraphe", "puce", "rangee"
PAGE, IMAGE, OMIS = "page", "image", "omis"

_TITRE = re.compile(r"(#{1,4}) \{(\w+)\} (\S.*)")
_PARAGRAPHE = re.compile(r"\{(\w+)\} (\S.*)")
_PUCE = re.compile(r"((?:  )*)- \{(\w+)\} (\S.*)")
_RANGEE = re.compile(r"\|- \{(\w+)\}")
_CELLULE = re.compile(r"[|!](?: (\S.*))?")
_SUITE = re.compile(r"  +(\S.*)")
_NOTE = re.compile(r"\[(page|image|omis) (?:: )?(.*)\]")
_ID = re.compile(r"p[1-9]\d*")


@dataclass
class Bloc:
    """What has an id. `cellules`: those of a row of a table, as their lines; the other blocks have one, of one line."""

    id: str
    genre: str
    ligne: int
    niveau: int = 0
    cellules: list[list[str]] = field(default_factory=list)

    def passages(self) -> Iterator[tuple[str, str]]:
        """The address and the words of each part that can be quoted."""
        if self.genre == RANGEE:
            for rang, cellule in enumerate(self.cellules, 1):
                yield f"{self.id}-{rang}", " ".join(cellule)
        else:
            yield self.id, self.cellules[0][0]


@dataclass
class Fichier:
    """One section. `notes`: our words between brackets (kind, text, line); `tableaux`: rows that follow one another."""

    section: str
    blocs: list[Bloc] = field(default_factory=list)
    notes: list[tuple[str, str, int]] = field(default_factory=list)
    tableaux: list[list[Bloc]] = field(default_factory=list)
    fautes: list[str] = field(default_factory=list)

    def passages(self) -> Iterator[tuple[str, str]]:
        for bloc in self.blocs:
            for adresse, texte in bloc.passages():
                yield f"{self.section}#{adresse}", texte

    def note(self, genre: str) -> list[str]:
        return [texte for autre, texte, _ in self.notes if autre == genre]


def lire_fichier(section: str, texte: str) -> Fichier:
    """The blocks of one file, and what is not in the plain form."""
    fichier = Fichier(section)
    if "\r" in texte or "\t" in texte:
        fichier.fautes.append(f"{section} : une tabulation ou un retour chariot")
    dans_le_tableau = False
    for n, ligne in enumerate(texte.split("\n"), 1):
        if ligne != ligne.rstrip():
            fichier.fautes.append(f"{section}, ligne {n} : une espace au bout de la ligne")
        ligne = ligne.rstrip()
        dernier = fichier.blocs[-1] if fichier.blocs else None
        if not ligne:
            dans_le_tableau = False
        elif note := _NOTE.fullmatch(ligne):
            fichier.notes.append((note[1], note[2], n))
            if note[1] != PAGE:
                dans_le_tableau = False
        elif rangee := _RANGEE.fullmatch(ligne):
            bloc = Bloc(rangee[1], RANGEE, n)
            fichier.blocs.append(bloc)
            if not dans_le_tableau:
                fichier.tableaux.append([])
            fichier.tableaux[-1].append(bloc)
            dans_le_tableau = True
        elif dans_le_tableau and dernier and (cellule := _CELLULE.fullmatch(ligne)):
            dernier.cellules.append([cellule[1]] if cellule[1] else [])
        elif dans_le_tableau and dernier and dernier.cellules and (suite := _SUITE.fullmatch(ligne)):
            dernier.cellules[-1].append(suite[1])
        else:
            dans_le_tableau = False
            if bloc_simple := _bloc(ligne, n):
                fichier.blocs.append(bloc_simple)
            else:
                fichier.fautes.append(f"{section}, ligne {n} : un bloc sans identifiant, ou une ligne d’une autre forme : {ligne[:60]}")
    _verifier_la_forme(fichier)
    return fichier


def _bloc(ligne: str, n: int) -> Bloc | None:
    if titre := _TITRE.fullmatch(ligne):
        return Bloc(titre[2], TITRE, n, len(titre[1]), [[titre[3]]])
    if puce := _PUCE.fullmatch(ligne):
        return Bloc(puce[2], PUCE, n, len(puce[1]) // 2, [[puce[3]]])
    if paragraphe := _PARAGRAPHE.fullmatch(ligne):
        return Bloc(paragraphe[1], PARAGRAPHE, n, 0, [[paragraphe[2]]])
    return None


def _verifier_la_forme(fichier: Fichier) -> None:
    """Ids: each is there and is the only one; tables: rows of one length; lists: no level is skipped; pages: they go up."""
    vus: set[str] = set()
    for bloc in fichier.blocs:
        if not _ID.fullmatch(bloc.id):
            fichier.fautes.append(f"{fichier.section}, ligne {bloc.ligne} : « {bloc.id} » n’est pas un identifiant de bloc")
        if bloc.id in vus:
            fichier.fautes.append(f"{fichier.section}#{bloc.id}, ligne {bloc.ligne} : cet identifiant est déjà pris")
        vus.add(bloc.id)
    for tableau in fichier.tableaux:
        largeur = len(tableau[0].cellules)
        for rangee in tableau:
            if not rangee.cellules or len(rangee.cellules) != largeur:
                fichier.fautes.append(
                    f"{fichier.section}#{rangee.id}, ligne {rangee.ligne} : {len(rangee.cellules)} cellules, au lieu de {largeur}"
                )
    niveau = -1
    for bloc in fichier.blocs:
        if bloc.genre == PUCE and bloc.niveau > niveau + 1:
            fichier.fautes.append(f"{fichier.section}#{bloc.id}, ligne {bloc.ligne} : un niveau de liste est sauté")
        niveau = bloc.niveau if bloc.genre == PUCE else -1
    pages = fichier.note(PAGE)
    if not all(page.isdecimal() for page in pages) or sorted(map(int, pages)) != list(map(int, pages)):
        fichier.fautes.append(f"{fichier.section} : les pages ne se suivent pas : {', '.join(pages)}")
