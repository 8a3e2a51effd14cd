"""Every figure of the data is printed in its own cell or sentence: targets, references, variations, values."""

import re
from itertools import pairwise

from .bilan import Bilan
from .normalisation import contient, normaliser

_NOMBRE = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|\d+(?:,\d+)?")
# Where the rows of the tables are numbered, the source of a value names its row.
_TABLEAUX = "Référentiel "
_EN_LETTRES = {"aucun": "0", "aucune": "0", "un": "1", "une": "1"}
_ANNEE = re.compile(r"\d{4}")
_MILLIERS = re.compile(r"\b(\d{1,3}) à \d{1,3} 000\b")
# « Multiplier par 2 » is « 100 % more ».
_MULTIPLE = re.compile(r"multipli\w+ par (\d+)")


def nombres(texte: str) -> set[str]:
    """Every number of a text, also in letters up to one: « 2 985 » as 2985, « 10,4 % » as 10.4."""
    texte = normaliser(texte)
    trouves = {nombre.replace(" ", "").replace(",", ".") for nombre in _NOMBRE.findall(texte)}
    # « 19 2 985 » may be read two ways: the digits alone count too.
    trouves |= set(re.findall(r"\d+", texte))
    # « 7 à 8 000 » says the thousands of both.
    trouves |= {f"{nombre}000" for nombre in _MILLIERS.findall(texte)}
    return trouves | {_EN_LETTRES[mot] for mot in re.findall(r"\w+", texte.lower()) if mot in _EN_LETTRES}


def _voisins(texte: str, valeur: str, annee: str) -> bool:
    """« 7 % en 2015 » or « 2016 : 7 »: no other number between the two."""
    suite = [nombre.replace(" ", "").replace(",", ".") for nombre in _NOMBRE.findall(normaliser(texte))]
    return any({valeur.replace(",", "."), annee} == set(deux) for deux in pairwise(suite))


class Nombres:
    """The figures of every indicator, against what is printed of it."""

    def __init__(self, bilan: Bilan) -> None:
        self.bilan = bilan
        self.imprimes: dict[str, str] = {}
        self.reperes: dict[str, str] = {}

    def indicateur(self, indicateur: dict, ou: str, passages: list[str], annees: frozenset[str]) -> None:
        """`passages`: what is printed of this indicator; `annees`: the years of the heading of its column."""
        self.imprimes[indicateur["id"]], self.reperes[indicateur["id"]] = "\n".join(passages), indicateur["repere"]
        for champ in ("cible", "reference"):
            dit = indicateur.get(champ, {})
            if not dit:
                continue
            texte = dit.get("texte", "")
            if not any(contient(passage, normaliser(texte)) for passage in passages):
                self.bilan.ecart(None, f"{ou} ({champ}.texte) : ces mots ne sont pas à cette place", texte)
            multiples = {str(100 * (int(n) - 1)) for n in _MULTIPLE.findall(texte)}
            imprimes = nombres(texte)
            for sous, admis in (
                ("valeur", imprimes),
                ("minimum", imprimes),
                ("maximum", imprimes),
                ("ensemble", imprimes),
                ("variation", imprimes | multiples),
                ("annee", imprimes | (annees if champ == "cible" else frozenset())),
            ):
                # «oui» is our reading of a promise to do what the indicator asks.
                if sous in dit and dit[sous] not in ("oui", "non") and dit[sous].removeprefix("-") not in admis:
                    self.bilan.ecart(None, f"{ou} ({champ}.{sous}) : {dit[sous]} n’est pas imprimé à cette place", texte)

    def valeur(self, valeur: dict[str, str], *, plusieurs_periodes: bool) -> None:
        """A row of a file of values: its figures, its years and its words, and the place where its source says they are."""
        imprime = self.imprimes.get(valeur["indicateur"])
        if imprime is None:
            self.bilan.ecart(None, f"{valeur['ou']} : l’indicateur {valeur['indicateur']} n’est imprimé nulle part", valeur["valeur"])
            return
        admis = nombres(imprime)
        manquent = [
            nombre for nombre in _NOMBRE.findall(normaliser(valeur["valeur"])) if nombre.replace(" ", "").replace(",", ".") not in admis
        ]
        manquent += [annee for annee in _ANNEE.findall(valeur["periode"]) if annee not in admis]
        manquent += [mot for mot in re.findall(r"[^\W\d_]{2,}", normaliser(valeur["valeur"]).lower()) if not contient(imprime.lower(), mot)]
        if manquent:
            self.bilan.ecart(
                None, f"{valeur['ou']} : {', '.join(manquent)} n’est pas imprimé pour {valeur['indicateur']}", valeur["valeur"]
            )
        elif plusieurs_periodes and not _voisins(imprime, valeur["valeur"], valeur["periode"]):
            self.bilan.ecart(None, f"{valeur['ou']} : {valeur['valeur']} n’est pas imprimé à côté de {valeur['periode']}", valeur["valeur"])
        place = self.reperes[valeur["indicateur"]]
        if place.startswith(_TABLEAUX) and place.removeprefix(_TABLEAUX) not in valeur["source"]:
            self.bilan.ecart(None, f"{valeur['ou']} : la source ne dit pas « {place} »", valeur["source"])
