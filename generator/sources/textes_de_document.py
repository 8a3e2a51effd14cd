"""Reads `referentiels/<contrat>/documents/<document>/`: one plain file per section, and what was mended in the scan."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.model.codes import CodeDocument
from generator.model.formats.constatations import CORRECTIONS
from generator.model.lieu import Lieu
from generator.model.probleme import Code
from generator.model.texte_de_document import Bloc, Cellule, Correction, GenreDeBloc, LigneDeCellule, TexteDeSection
from generator.sources.champs import Champs
from generator.sources.journal import Journal, extrait
from generator.sources.texte import lire_texte

TAILLE_MAX = 5_000_000
_BLOC = re.compile(r"(?P<marque>#{1,4} |(?:  )*- |\|- ?|)\{(?P<id>[^}\n]*)\} ?(?P<texte>.*)")
_ID = re.compile(r"[a-z]+[0-9]+[a-z]?(?:-[a-z]+)*\Z")
_NOMBRE = re.compile(r"\{[a-z]+([0-9]{1,9})[^}\n]*\}")
_NOTE = re.compile(r"\[(?P<genre>page|image|omis)(?: :)? (?P<texte>.+)\]\s*\Z")
_CELLULE = re.compile(r"(?P<genre>[|!])(?: (?P<texte>.*))?\Z")
_SANS_ID = re.compile(r"#{1,4} |(?:  )*- |\|-|\S")
GUIDE = "Voir « Le texte des documents » dans le guide des données."


def lire_section(chemin: Path, nom: str, document: str, journal: Journal) -> TexteDeSection | None:
    """The text of one section, whose id is the name of the file; None, with a problem, where it cannot be read."""
    texte = lire_texte(chemin, nom, journal, taille_max=TAILLE_MAX)
    return None if texte is None else interpreter_section(texte, document, chemin.stem, nom, journal)


def interpreter_section(texte: str, document: str, section: str, nom: str, journal: Journal) -> TexteDeSection:
    """The blocks that `texte` writes; wrong lines give problems and are left out."""
    nombres = [int(nombre) for nombre in _NOMBRE.findall(texte)]
    lecteur = _Lecteur(nom, journal, libre=max(nombres, default=0) + 1)
    for numero, ligne in enumerate(texte.split("\n"), 1):
        lecteur.lire(numero, ligne.rstrip())
    lecteur.finir()
    lecteur.verifier()
    return TexteDeSection(document, section, tuple(lecteur.blocs))


@dataclass(slots=True)
class _Lecteur:
    """Reads the lines of a section one by one. A table row stays open until a line comes that is not one of its cells."""

    nom: str
    journal: Journal
    libre: int  # a number that no id of the file has
    blocs: list[Bloc] = field(default_factory=list)
    page: str = ""
    rangee: Bloc | None = None
    cellules: list[tuple[bool, list[LigneDeCellule]]] = field(default_factory=list)
    # How many cells the rows of the current table have; 0 where none was read.
    largeur: int = 0
    vide: bool = True

    def erreur(self, ligne: int, colonne: int, code: Code, message: str, conseil: str) -> None:
        self.journal.erreur(Lieu(self.nom, ligne, colonne), code, message, conseil)

    def lire(self, numero: int, ligne: str) -> None:
        """One line of the file."""
        if not ligne:
            self.finir()
            self.vide = True
        elif trouve := _NOTE.match(ligne):
            self._note(numero, trouve)
        elif trouve := _BLOC.match(ligne):
            self._bloc(numero, trouve)
        elif self.rangee is not None:
            self._cellule(numero, ligne)
        elif not self.vide and self.blocs and self.blocs[-1].genre in (GenreDeBloc.TITRE, GenreDeBloc.PARAGRAPHE, GenreDeBloc.PUCE):
            dernier = self.blocs.pop()
            self.blocs.append(_avec_texte(dernier, f"{dernier.texte} {ligne.strip()}".strip()))
        else:
            self._sans_id(numero, ligne)

    def finir(self) -> None:
        """Close the row that is open."""
        if self.rangee is None:
            return
        ouverte, self.rangee = self.rangee, None
        lieu = ouverte.lieu
        if not self.cellules:
            self.erreur(lieu.ligne, lieu.colonne, CodeDocument.DOCUMENT_RANGEE, "Cette ligne de tableau n’a pas de cellule.", GUIDE)
        if self.largeur and len(self.cellules) != self.largeur:
            combien = len(self.cellules)
            message = f"Cette ligne de tableau a {combien} cellule{'s' if combien > 1 else ''}, et la précédente {self.largeur}."
            conseil = "Ajouter « | » pour une cellule vide, ou séparer deux tableaux par un paragraphe, un titre ou une note."
            self.erreur(lieu.ligne, lieu.colonne, CodeDocument.DOCUMENT_RANGEE, message, conseil)
        self.largeur = len(self.cellules)
        cellules = tuple(Cellule(tuple(lignes), entete) for entete, lignes in self.cellules)
        self.blocs.append(Bloc(ouverte.id, GenreDeBloc.RANGEE, 0, "", cellules, ouverte.page, lieu))
        self.cellules = []

    def verifier(self) -> None:
        """Note each id that is missing, wrongly formed, or used twice."""
        vus: dict[str, Lieu] = {}
        for bloc in self.blocs:
            if not bloc.id:
                continue
            if bloc.id in vus:
                message = f"L’identifiant « {bloc.id} » est déjà pris (ligne {vus[bloc.id].ligne})."
                self.erreur(
                    bloc.lieu.ligne,
                    bloc.lieu.colonne,
                    CodeDocument.DOCUMENT_IDENTIFIANT,
                    message,
                    f"Écrire « {{{self._libre()}}} », qui est libre.",
                )
            vus.setdefault(bloc.id, bloc.lieu)

    def _note(self, numero: int, trouve: re.Match[str]) -> None:
        genre, texte = trouve["genre"], trouve["texte"].strip()
        self.finir()
        if genre == "page":
            self.page = texte
            return
        self.largeur = 0
        self.blocs.append(Bloc("", GenreDeBloc(genre), 0, texte, (), self.page, Lieu(self.nom, numero, 1)))

    def _bloc(self, numero: int, trouve: re.Match[str]) -> None:
        self.finir()
        self.vide = False
        marque, id, texte = trouve["marque"], trouve["id"], trouve["texte"].strip()
        lieu = Lieu(self.nom, numero, 1)
        if not _ID.match(id):
            message = f"« {extrait(id)} » n’est pas un identifiant de paragraphe."
            self.erreur(
                numero, len(marque) + 1, CodeDocument.DOCUMENT_IDENTIFIANT, message, f"Écrire « {{{self._libre()}}} », qui est libre."
            )
            id = ""
        if marque.startswith("|"):
            self.rangee = Bloc(id, GenreDeBloc.RANGEE, 0, "", (), self.page, lieu)
            if texte:
                self.erreur(
                    numero, 1, CodeDocument.DOCUMENT_RANGEE, "Les cellules s’écrivent chacune sur leur ligne, après celle-ci.", GUIDE
                )
            return
        self.largeur = 0
        if not texte:
            self.erreur(
                numero, 1, CodeDocument.DOCUMENT_VIDE, "Ce paragraphe n’a pas de mots.", "L’effacer, ou écrire les mots du document."
            )
        if marque.startswith("#"):
            genre, niveau = GenreDeBloc.TITRE, marque.count("#")
        elif marque:
            genre, niveau = GenreDeBloc.PUCE, (len(marque) - 2) // 2
        else:
            genre, niveau = GenreDeBloc.PARAGRAPHE, 0
        self.blocs.append(Bloc(id, genre, niveau, texte, (), self.page, lieu))

    def _cellule(self, numero: int, ligne: str) -> None:
        if trouve := _CELLULE.match(ligne):
            texte = (trouve["texte"] or "").strip()
            self.cellules.append((trouve["genre"] == "!", [_ligne(texte)] if texte else []))
        elif ligne.startswith("  ") and self.cellules:
            self.cellules[-1][1].append(_ligne(ligne.strip()))
        else:
            conseil = "Commencer chaque cellule par « | » (« ! » pour un en-tête), et ses autres lignes par deux espaces."
            self.erreur(numero, 1, CodeDocument.DOCUMENT_RANGEE, f"« {extrait(ligne)} » n’est pas une cellule.", conseil)

    def _sans_id(self, numero: int, ligne: str) -> None:
        if _CELLULE.match(ligne):
            conseil = f"Écrire « |- {{{self._libre()}}} » avant les cellules d’une ligne de tableau."
        else:
            marque = trouve[0] if (trouve := _SANS_ID.match(ligne)) and len(trouve[0]) > 1 else ""
            conseil = f"Écrire « {marque}{{{self._libre()}}} … », un identifiant qui est libre ; ceux des autres ne changent pas."
        self.erreur(numero, 1, CodeDocument.DOCUMENT_IDENTIFIANT, f"« {extrait(ligne)} » n’a pas d’identifiant.", conseil)

    def _libre(self) -> str:
        """An id that no block of the file has, and that no other message gives."""
        self.libre += 1
        return f"p{self.libre - 1}"


def _ligne(texte: str) -> LigneDeCellule:
    return LigneDeCellule(texte[2:].strip(), True) if texte.startswith("- ") else LigneDeCellule(texte, False)


def _avec_texte(bloc: Bloc, texte: str) -> Bloc:
    return Bloc(bloc.id, bloc.genre, bloc.niveau, texte, bloc.cellules, bloc.page, bloc.lieu)


def lire_corrections(racine: yaml.Node, fichier: str, journal: Journal) -> tuple[tuple[Correction, ...], tuple[str, ...]]:
    """What was mended in the scan of one document, and what was taken out everywhere."""
    haut = Champs(racine, fichier, journal, CORRECTIONS.forme)
    corrections = tuple(_correction(champs) for champs in haut.liste("corrections"))
    retires = tuple(haut.textes("retires"))
    haut.fini()
    return corrections, retires


def _correction(champs: Champs) -> Correction:
    correction = Correction(
        passage=champs.texte("passage"),
        numerise=champs.texte("numerise"),
        corrige=champs.texte("corrige"),
        raison=champs.texte("raison"),
        lieu=champs.lieu,
    )
    champs.fini()
    return correction


def sections_dans_l_ordre(lues: Sequence[TexteDeSection], ordre: Sequence[str]) -> Iterator[TexteDeSection]:
    """The sections as contrat.yml orders them; those that it does not know come last (a check says so)."""
    rangs = {id: rang for rang, id in enumerate(ordre)}
    yield from sorted(lues, key=lambda lue: (rangs.get(lue.section, len(rangs)), lue.section))
