"""Words that are in the data as they stand: titles, labels, names, notes. Their numbers are printed, not counted by the site."""

import re
from collections import defaultdict
from collections.abc import Iterable

from tests.comptes.donnees import Site, feuilles
from tests.comptes.ecrits import plat

PHRASES = 15  # letters: shorter words of the data are hidden only where they are a name or a place in a document
TOUJOURS = ("nom", "sigle", "alias", "repere", "titre", "calcul")
JETON = "◊"
_CHIFFRE = re.compile(r"\w*\d\w*")
_PLACE = re.compile(r"§ [0-9]+[a-z]?(?:, case [0-9]+)?")  # where words stand is no word of theirs: it is counted


class MotsImprimes:
    """Hides in a text what the data hold word for word."""

    def __init__(self, site: Site) -> None:
        self._par_mot: defaultdict[str, list[str]] = defaultdict(list)
        self._vus: dict[str, str] = {}
        for mots in sorted(set(_mots(site)), key=lambda mots: (-len(mots), mots)):
            for jeton in set(_CHIFFRE.findall(mots)):
                self._par_mot[jeton].append(mots)

    def cacher(self, texte: str) -> str:
        """`texte`, each run of words of the data made one sign, and each quotation too."""
        if texte not in self._vus:
            self._vus[texte] = self._cacher(texte)
        return self._vus[texte]

    def _cacher(self, texte: str) -> str:
        lu = plat(texte)
        candidats = {mots for jeton in set(_CHIFFRE.findall(lu)) for mots in self._par_mot.get(jeton, ()) if mots in lu}
        for mots in sorted(candidats, key=lambda mots: (-len(mots), mots)):
            if mots in plat(texte):
                texte = re.sub(rf"(?<!\w){_motif(mots)}(?!\w)", JETON, texte)
        while texte != (texte := re.sub(r"«[^«»]*»", JETON, texte)):
            continue  # a quotation may hold another
        return texte

    def cacher_la_fin_coupee(self, texte: str) -> str:
        """Hides what the text ends on, behind a colon or from its first word, where words of the data begin so and are cut short («…»)."""
        lu = plat(texte)
        if not lu.endswith("…"):
            return texte
        for debut in (0, *(deux_points.end() for deux_points in re.finditer(":", lu))):
            reste = lu[debut:-1]
            jetons = _CHIFFRE.findall(reste)
            if len(reste) >= PHRASES and jetons and any(mots.startswith(reste) for mots in self._par_mot.get(jetons[0], ())):
                return f"{lu[:debut]}{JETON}"
        return texte


def _motif(mots: str) -> str:
    signes = {" ": r"\s+", "’": "['’]", **{signe: rf"\s*{re.escape(signe)}\s*" for signe in ";:!?«»%€"}}
    return "".join(signes.get(lettre, re.escape(lettre)) for lettre in mots)


def _mots(site: Site) -> Iterable[str]:
    for contrat in site.contrats.values():
        for ligne in (ligne for texte in feuilles(contrat.tout) for ligne in texte.split("\n")):
            if _CHIFFRE.search(ligne) and sum(lettre.isalpha() for lettre in ligne) >= PHRASES:
                yield plat(ligne)
        for table in contrat.tables.values():
            for rangee in table:
                for texte in rangee.values():
                    if texte and _CHIFFRE.search(texte) and sum(lettre.isalpha() for lettre in texte) >= PHRASES:
                        yield plat(texte)
        noms = (plat(nom) for nom in _noms(contrat.tout) if _CHIFFRE.search(nom) and not nom.strip().isdigit())
        yield from (nom for nom in noms if not _PLACE.fullmatch(nom))


def _noms(donnees: object) -> Iterable[str]:
    if isinstance(donnees, dict):
        for cle, valeur in donnees.items():
            if cle in TOUJOURS:
                yield from feuilles(valeur)
            yield from _noms(valeur)
    elif isinstance(donnees, list):
        for valeur in donnees:
            yield from _noms(valeur)
