"""The words of a document in their order, each with its place: in the source (its line) or in our files (its passage)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from itertools import product

_EN_LIGNE = re.compile(r"</?(?:[ibu]|em|strong|small|sup|sub|span)\b[^>]*>")
_BALISE = re.compile(r"</?(?:p|ul|ol|li|br|div|center|table|tr|td|th)\b[^>]*>")
_EXPOSANT = re.compile(r"\s*\$?\^\{?(\w+)\}?\$?")
_ADRESSE = re.compile(r"<(https?://[^>\s]*)>")
_PUCE_O = re.compile(r"^[\s•►▶➔→○✓✔▪■●–—-]*o\s+(?=\S)")
_PUCES = "•►▶➔→○✓✔▪■●"
# A dash alone, a bullet, the rule of a Markdown table: no word.
_SANS_MOT = re.compile(rf"[{_PUCES}|#*–—-]+")
# A bullet that the scan has stuck to the word before or after it.
_PUCE_COLLEE = re.compile(rf"[{_PUCES}]|(?<=[;:.,])-(?=\s)|(?<!\S)[–—-](?=[^\W\d_])")
_TYPOGRAPHIE = str.maketrans(
    {"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " ", "\u200a": " ", "\u2009": " ", "\u2011": "-", "…": "..."}
    | dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789", strict=True))
)
_MAXIMUM_D_ESSAIS = 4096


@dataclass(frozen=True)
class Mot:
    """`ou`: « ligne 12 » of the source, or « article-5#p12 »."""

    texte: str
    ou: str


@cache
def morceaux(texte: str) -> tuple[tuple[str, ...], ...]:
    """The words, cut where the text has a bullet, a tag or a lone dash: the bullets of a list leave no word."""
    texte = unicodedata.normalize("NFC", texte).replace("&amp;", "&").translate(_TYPOGRAPHIE)
    texte = _PUCE_O.sub(" | ", texte)
    texte = _PUCE_COLLEE.sub(" | ", texte)
    texte = _BALISE.sub(" | ", _EN_LIGNE.sub("", _ADRESSE.sub(r"\1", _EXPOSANT.sub(r"\1", texte))))
    rendus: list[tuple[str, ...]] = []
    courant: list[str] = []
    for mot in texte.replace("*", "").replace("\t", " | ").split():
        if _SANS_MOT.fullmatch(mot):
            rendus.append(tuple(courant))
            courant = []
        else:
            courant.append(mot)
    return tuple(m for m in (*rendus, tuple(courant)) if m)


def mots(texte: str) -> list[str]:
    return [mot for morceau in morceaux(texte) for mot in morceau]


def mots_de_la_source(texte: str) -> list[Mot]:
    return [Mot(mot, f"ligne {n}") for n, ligne in enumerate(texte.split("\n"), 1) for mot in mots(ligne)]


class Suite:
    """The words of the source, from which what we have left out is taken away, and in which what we have moved is moved."""

    def __init__(self, source: Iterable[Mot]) -> None:
        self.mots = list(source)
        self.fautes: list[str] = []

    def retirer(self, regle: dict[str, str]) -> None:
        """A stretch of words; or, with `partout`, these words wherever they stand."""
        if "partout" in regle:
            cherches = mots(regle["partout"])
            places = self._places(cherches)
            if not places:
                self._faute(regle, "ces mots ne sont pas dans la source")
            for place in reversed(places):
                del self.mots[place : place + len(cherches)]
        elif bornes := self._bornes(regle):
            del self.mots[slice(*bornes)]

    def deplacer(self, regle: dict[str, str]) -> None:
        """The stretch goes after the words `vers`: the last that stand before it or, if none does, the first that follow."""
        if not (bornes := self._bornes(regle)):
            return
        cherches = mots(regle["vers"])
        places = [place + len(cherches) for place in self._places(cherches)]
        avant = [place for place in places if place <= bornes[0]]
        apres = [place for place in places if place >= bornes[1]]
        if not (avant or apres):
            self._faute(regle, f"« {regle['vers']} » n’est pas dans la source")
            return
        debut, fin = bornes
        vers = avant[-1] if avant else apres[0]
        pris = self.mots[debut:fin]
        if avant:
            self.mots[vers:fin] = pris + self.mots[vers:debut]
        else:
            self.mots[debut:vers] = self.mots[fin:vers] + pris

    def _bornes(self, regle: dict[str, str]) -> tuple[int, int] | None:
        """From `premiers` to `derniers`, both in; or from after `apres` to before `avant`."""
        inclus = "premiers" in regle
        debuts = self._places(mots(regle["premiers" if inclus else "apres"]))
        if len(debuts) != 1:
            self._faute(regle, f"ses premiers mots sont {len(debuts)} fois dans la source")
            return None
        debut = debuts[0] if inclus else debuts[0] + len(mots(regle["apres"]))
        inclus = "derniers" in regle
        fin_des_mots = mots(regle["derniers" if inclus else "avant"])
        fins = [place for place in self._places(fin_des_mots) if place >= debut]
        if not fins:
            self._faute(regle, "ses derniers mots ne suivent pas les premiers")
            return None
        fin = fins[0] + len(fin_des_mots) if inclus else fins[0]
        if fin == debut:
            self._faute(regle, "ce passage est vide")
            return None
        return debut, fin

    def _places(self, cherches: Sequence[str]) -> list[int]:
        if not cherches:
            return []
        premier, n = cherches[0], len(cherches)
        return [i for i, mot in enumerate(self.mots) if mot.texte == premier and [m.texte for m in self.mots[i : i + n]] == cherches]

    def _faute(self, regle: dict[str, str], pourquoi: str) -> None:
        nom = regle.get("partout") or regle.get("premiers") or regle.get("apres", "")
        self.fautes.append(f"règle « {nom} » : {pourquoi}")


@dataclass(frozen=True)
class Correction:
    passage: str
    numerise: str
    corrige: str

    @property
    def nom(self) -> str:
        return f"correction de {self.passage} (« {self.numerise} » en « {self.corrige} »)"


def defaire(texte: str, corrections: Sequence[Correction], source: str) -> tuple[str, list[str]]:
    """The words of a passage as the scan reads them, and the corrections that it does not hold. Where the corrected words stand
    several times in the passage, those are undone that give back words of the source."""
    essais: list[list[int]] = []
    fautes = []
    passage = " ".join(mots(texte))
    places_prises = []
    for correction in corrections:
        corrige = " ".join(mots(correction.corrige))
        places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(corrige)}(?!\w)", passage)] if corrige else []
        if not places:
            fautes.append(f"{correction.nom} : le passage ne contient pas ces mots")
            continue
        essais.append(places)
        places_prises.append((corrige, " ".join(mots(correction.numerise))))
    if not essais:
        return passage, fautes
    rendu = passage
    for rang, choix in enumerate(product(*essais)):
        if rang == _MAXIMUM_D_ESSAIS:
            break
        essai = _remplacer(passage, choix, places_prises)
        if essai is None:
            continue
        rendu = essai if rang == 0 or rendu == passage else rendu
        if f" {' '.join(essai.split())} " in source:
            return essai, fautes
    return rendu, fautes


def _remplacer(passage: str, places: Sequence[int], remplacements: Sequence[tuple[str, str]]) -> str | None:
    """Nothing when two corrections fall on the same words."""
    rendu, libre = passage, len(passage)
    for place, (corrige, numerise) in sorted(zip(places, remplacements, strict=True), reverse=True):
        if place + len(corrige) > libre:
            return None
        rendu, libre = rendu[:place] + numerise + rendu[place + len(corrige) :], place
    return " ".join(rendu.split())


@dataclass(frozen=True)
class Ecart:
    """A difference: the words that only one side has, and where."""

    genre: str
    texte: str
    ligne: str
    passage: str

    def __str__(self) -> str:
        return f"{self.genre} : « {self.texte} » ({self.ligne} ; {self.passage})"


def comparer(source: Sequence[Mot], fichiers: Sequence[Mot]) -> list[Ecart]:
    """Every word that is missing, added, changed or moved."""
    debut = 0
    while debut < min(len(source), len(fichiers)) and source[debut].texte == fichiers[debut].texte:
        debut += 1
    fin = 0
    while fin < min(len(source), len(fichiers)) - debut and source[-1 - fin].texte == fichiers[-1 - fin].texte:
        fin += 1
    avant, apres = source[debut : len(source) - fin], fichiers[debut : len(fichiers) - fin]
    if not (avant or apres):
        return []
    ecarts = []
    compare = SequenceMatcher(None, [m.texte for m in avant], [m.texte for m in apres], autojunk=False)
    for genre, i1, i2, j1, j2 in compare.get_opcodes():
        if genre == "equal":
            continue
        ligne = _ou(source, debut + i1, debut + i2)
        passage = _ou(fichiers, debut + j1, debut + j2)
        perdus, gagnes = _dire(avant[i1:i2]), _dire(apres[j1:j2])
        if genre == "delete":
            ecarts.append(Ecart("manque", perdus, ligne, passage))
        elif genre == "insert":
            ecarts.append(Ecart("en trop", gagnes, ligne, passage))
        else:
            ecarts.append(Ecart("changé", f"{perdus} » en « {gagnes}", ligne, passage))
    return list(_deplacements(ecarts))


def _deplacements(ecarts: list[Ecart]) -> Iterator[Ecart]:
    """The same words, missing in one place and added in another, have been moved."""
    ajouts = {e.texte: e for e in ecarts if e.genre == "en trop"}
    manques = {e.texte: e for e in ecarts if e.genre == "manque"}
    for ecart in ecarts:
        if ecart.genre == "manque" and ecart.texte in ajouts:
            yield Ecart("déplacé", ecart.texte, ecart.ligne, ajouts[ecart.texte].passage)
        elif not (ecart.genre == "en trop" and ecart.texte in manques):
            yield ecart


def _ou(mots_places: Sequence[Mot], debut: int, fin: int) -> str:
    """The place of these words; for none, that of the word before."""
    if not mots_places:
        return "nulle part"
    premier = mots_places[min(debut, len(mots_places) - 1)] if fin > debut else mots_places[max(debut - 1, 0)]
    dernier = mots_places[fin - 1] if fin > debut else premier
    lieu = premier.ou if premier.ou == dernier.ou else f"{premier.ou} à {dernier.ou}"
    return lieu if fin > debut else f"après {lieu}"


def _dire(perdus: Sequence[Mot]) -> str:
    return " ".join(mot.texte for mot in perdus)
