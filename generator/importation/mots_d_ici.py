"""The words that are a contract's own, in texts that another city is to take: its places and those who live there, its bodies, its years and numbers.

Nobody can list all proper names of a city. So what is not known to be everybody's is taken out: names of its registers wherever they stand, and any
word with a capital inside a sentence, unless the program's registers have it, or the contract itself writes it in small letters too.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.calculs.mots import mots

TROU = "[…]"
_MOT = re.compile(r"[^\W_]+")
_PLUSIEURS = re.compile(r"\[…\](?:(?:[\s,/’'()–-]|\b(?:d[eu]s?|l[ae]s?|d|l|sur|et|en|à|au|aux)\b)*\[…\])+")
# An age says what is counted; a number that is a part of a word («CM2», «6e») too. All others may be a figure, or a year.
_AGE = re.compile(r"[0-9]+(?:\s*(?:[-–/]|à|et|ou)\s*[0-9]+)?\s*(?:ans?|mois)\b")
_NOMBRE = re.compile(r"(?<!\w)[0-9]+(?:[\s\u00a0\u202f.,/-][0-9]+)*(?!\w)(?:\s?[%€])?")
_DEBUT = re.compile(r"(?:^|[.!?:;•«(/\n]|[-–]\s)\s*$")
_APRES_UN_MOT = re.compile(r"[^\W\d_A-ZÀ-Ý][,’']?\s?$")
_PAYS = "france"
_ARTICLE = re.compile(r"^(?:le|la|les|l) ")
# How French makes the name of those who live somewhere from that of the place.
_GENTILE = re.compile(r"(?:i?s?i?en|e?en|ois|ais|ain|in|on|ard|ot)(?:s|e|es|ne|nes)?")
_HABITANTS = 4  # letters of the shortest name of a place from which the name of those who live there is known


class MotsDIci:
    """What is a contract's own. `lieux` and `organismes` are the names of its places and bodies, `communs` texts of everybody, whose capitals say nothing
    of it; `siens` are the contract's own texts, from which it is seen which words are common ones."""

    def __init__(self, lieux: Iterable[str], organismes: Iterable[str], communs: Iterable[str], siens: Iterable[str]) -> None:
        communs, siens, lieux = tuple(communs), tuple(siens), tuple(lieux)
        partout = _Capitales(communs)
        ici = _Capitales(siens)
        self._connus = partout.tous
        self._bas = {*partout.bas, *ici.bas}
        self._hauts = {plie for plie, fois in ici.hauts.items() if fois and plie not in self._bas}
        # «La ville», which documents call a body, is not only its name.
        nommes = (*lieux, *(nom for nom in organismes if not partout.bas[seul := _ARTICLE.sub("", _plie(nom))] and ici.est_un_nom(seul)))
        noms = {nom for entier in map(_plie, nommes) for nom in (entier, _ARTICLE.sub("", entier))} - {""}
        self._suites = tuple(sorted(nom for nom in noms if " " in nom))
        des_lieux = set(_propres(lieux))
        propres = {mot for mot in _propres(nommes) if ici.est_un_nom(mot) and not partout.bas.keys() & {mot, f"{mot}s"}}
        sigles = {plie for texte in communs for mot in _MOT.findall(texte) if mot.isupper() for plie in mots(mot).split()} | {_PAYS}
        self._noms = {mot for mot in propres if mot not in (sigles if mot in des_lieux else self._connus)}
        self._a_capitale = {nom for nom in noms if " " not in nom} - self._noms
        self._racines = tuple(
            mot[:-1] if len(mot) > _HABITANTS + 1 else mot
            for mot in sorted(self._noms & des_lieux)
            if len(mot) >= _HABITANTS and mot.isalpha()
        )

    def est_d_ici(self, texte: str) -> bool:
        """True where a text, or an id, holds a name of the contract's own."""
        return any(self._est_nomme(mot) for mot in _plie(texte).split()) or any(self._des_suites(texte))

    def sans(self, texte: str) -> str:
        """The text with one `TROU` in the place of each word, or words in a row, that are the contract's own."""
        pris = {
            rang for debut, fin in (*self._des_suites(texte), *_des_nombres(texte), *self._des_mots(texte)) for rang in range(debut, fin)
        }
        lettres = (TROU if rang in pris and rang - 1 not in pris else "" if rang in pris else lettre for rang, lettre in enumerate(texte))
        return _PLUSIEURS.sub(TROU, "".join(lettres)).strip()

    def _est_nomme(self, plie: str) -> bool:
        """True for a word of a name, and for one that is made from it («grignois» from «Grigny»)."""
        return plie in self._noms or (
            plie.startswith(self._racines) and any(plie.startswith(une) and _GENTILE.fullmatch(plie[len(une) :]) for une in self._racines)
        )

    def _des_mots(self, texte: str) -> Iterator[tuple[int, int]]:
        for trouve in _MOT.finditer(texte):
            mot = trouve.group()
            au_milieu = bool(_au_milieu(texte, trouve))
            if any(
                self._est_nomme(plie)
                or (au_milieu and plie in self._a_capitale)
                or (mot != mot.lower() and self._est_propre(plie, au_milieu=au_milieu))
                for plie in mots(mot).split()
            ):
                yield trouve.span()

    def _est_propre(self, plie: str, *, au_milieu: bool) -> bool:
        """True for a word with a capital that nobody is known to write without."""
        autres = (plie, f"{plie}s", plie.removesuffix("s"), plie.removesuffix("e"), f"{plie}e")
        if plie in self._racines:  # «Grign’inclusive»
            return True
        if len(plie) == 1 or any(une in self._bas for une in autres) or plie in self._connus:
            return False
        return au_milieu or plie in self._hauts

    def _des_suites(self, texte: str) -> Iterator[tuple[int, int]]:
        """Where names of several words stand, in whatever capitals."""
        morceaux = [(*trouve.span(), _plie(trouve.group()).replace(" ", "")) for trouve in _MOT.finditer(texte)]
        tous = f" {' '.join(mot for _, _, mot in morceaux)} "
        for nom in self._suites:
            for depart in re.finditer(f"(?= {re.escape(nom)} )", tous):
                premier = tous[: depart.start()].count(" ")
                yield morceaux[premier][0], morceaux[premier + nom.count(" ")][1]


class _Capitales:
    """How often each word, folded, stands in texts without a capital (`bas`), and with one inside a sentence (`hauts`)."""

    def __init__(self, textes: Iterable[str]) -> None:
        self.bas: Counter[str] = Counter()
        self.hauts: Counter[str] = Counter()
        self.tous: set[str] = set()
        for texte in textes:
            if " " not in texte:  # an id is always in small letters
                self.tous.update(mots(texte).split())
                continue
            for trouve in _MOT.finditer(texte):
                plies = mots(trouve.group()).split()
                self.tous.update(plies)
                if trouve.group() == trouve.group().lower():
                    self.bas.update(plies)
                elif _APRES_UN_MOT.search(texte, max(0, trouve.start() - 3), trouve.start()):
                    self.hauts.update(plies)

    def est_un_nom(self, plie: str) -> bool:
        """True for a word that is mostly written with a capital («paris.fr» makes no common word of Paris), or has a number in it («18e»)."""
        return self.hauts[plie] >= self.bas[plie] or _avec_chiffre(plie)


def _propres(noms: Iterable[str]) -> Iterator[str]:
    """The words of names, folded, that are no small words between others («du», «sur»)."""
    for nom in noms:
        yield from (plie for mot in _MOT.findall(nom) if mot != mot.lower() or _avec_chiffre(mot) for plie in mots(mot).split())


def _avec_chiffre(mot: str) -> bool:
    return not mot.isdigit() and any(signe.isdigit() for signe in mot)


def _plie(nom: str) -> str:
    return mots(nom).strip()


def _au_milieu(texte: str, trouve: re.Match[str]) -> tuple[str, ...]:
    """The word, folded, where it has a capital which is not there because a sentence begins; nothing for any other."""
    mot = trouve.group()
    en_tete = _DEBUT.search(texte, max(0, trouve.start() - 4), trouve.start()) or not texte[: trouve.start()].strip()
    return () if mot == mot.lower() or (en_tete and not (mot.isupper() and len(mot) > 1)) else tuple(mots(mot).split())


def _des_nombres(texte: str) -> Iterator[tuple[int, int]]:
    ages = [trouve.span() for trouve in _AGE.finditer(texte)]
    for trouve in _NOMBRE.finditer(texte):
        if not any(debut <= trouve.start() < fin for debut, fin in ages):
            yield trouve.span()
