"""What a Table Schema beside a table says of its cells is obeyed: which writings are no value, how numbers and days are written, what a value may be."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.nombres_dits import accord, nombre_fr
from generator.importation.chiffres_ecrits import GenreDeChiffre, lire_chiffre
from generator.model.classeur import VIDE, CelluleLue, ClasseurLu, FeuilleLue, GenreDeCellule
from generator.model.importation import RefusDeCellule
from generator.sources.classeurs.notices import SCHEMA
from generator.sources.periodes import PeriodeInvalide, interpreter_periode

_NOMBRES, _JOURS = ("number", "integer"), ("date", "datetime")
# Signs of a format, as what they stand for; those that are words of a language have none.
_SIGNES = {
    "d": "(?P<d>[0-9]{1,2})",
    "m": "(?P<m>[0-9]{1,2})",
    "Y": "(?P<Y>[0-9]{4})",
    "y": "(?P<y>[0-9]{2})",
    **dict.fromkeys("HMS", "[0-9]{1,2}"),
    "%": "%",
}
_SIECLE = 69  # two figures below it are of this century, as programs that write formats read them
_NON_SUIVIES = ("pattern", "unique", "minLength", "maxLength")
_LIGNES_DE_TETE = 20


class SelonLeSchema(Struct, frozen=True):
    """The workbook as its schema has it read; cells that it does not allow, by sheet and address; French sentences on what it changed."""

    classeur: ClasseurLu
    refus: tuple[RefusDeCellule, ...]
    remarques: tuple[str, ...]


def selon_le_schema(classeur: ClasseurLu) -> SelonLeSchema:
    """Obey the schemas of a file; the file itself where there is none."""
    feuilles, refus, remarques = [], [], []
    for feuille in classeur.feuilles:
        lu = (dict(classeur.notices) | dict(feuille.notices)).get(SCHEMA, "")
        une = _FeuilleASchema(feuille, json.loads(lu)) if lu else None
        feuilles.append(une.lire() if une else feuille)
        refus += une.refus if une else []
        remarques += list(une.remarques()) if une else []
    if not remarques and not refus and tuple(feuilles) == classeur.feuilles:
        return SelonLeSchema(classeur, (), ())
    return SelonLeSchema(replace(classeur, feuilles=tuple(feuilles)), tuple(refus), tuple(dict.fromkeys(remarques)))


class _Ecartee(Exception):
    """A cell that the schema does not allow, and why, in French."""


class _FeuilleASchema:
    def __init__(self, feuille: FeuilleLue, schema: Mapping[str, Any]) -> None:
        self.feuille, self.champs = feuille, schema.get("champs", {})
        self.manquants: list[str] = schema.get("manquants", [])
        self.refus: list[RefusDeCellule] = []
        self._lues_vides: Counter[str] = Counter()
        self._autres: Counter[str] = Counter()

    def lire(self) -> FeuilleLue:
        """The sheet with its cells as the schema has them."""
        tete, colonnes = self._entete()
        if not colonnes:
            return self.feuille
        rangees = list(self.feuille.rangees)
        for ligne in range(tete + 1, len(rangees)):
            cellules = list(rangees[ligne])
            for rang, champ in colonnes.items():
                if rang < len(cellules) and not cellules[rang].vide:
                    cellules[rang] = self._cellule(cellules[rang], champ, ligne, rang)
            rangees[ligne] = tuple(cellules)
        return replace(self.feuille, rangees=tuple(rangees))

    def remarques(self) -> Iterator[str]:
        """What was changed, and what is not looked at."""
        for marque, combien in self._lues_vides.items():
            yield f"Le schéma dit que « {marque} » n’est pas une valeur : {accord(combien, 'cellule lue', 'cellules lues')} comme vide."
        for champ, combien in self._autres.items():
            yield f"Le schéma n’admet pas {accord(combien, 'cellule', 'cellules')} de « {champ} » : vérifier cette colonne."
        dites = sorted({nom for champ in self.champs.values() for nom in _NON_SUIVIES if nom in champ.get("constraints", {})})
        if dites:
            yield f"Le schéma pose des règles qui ne sont pas vérifiées ici : {', '.join(dites)}."

    def _entete(self) -> tuple[int, dict[int, str]]:
        """The row that has most names of fields, and the field of each of its columns."""
        noms = {" ".join(nom.split()).lower(): nom for nom in self.champs}
        meilleure: tuple[int, dict[int, str]] = (0, {})
        for ligne, rangee in enumerate(self.feuille.rangees[:_LIGNES_DE_TETE]):
            ici = {rang: noms[mot] for rang, une in enumerate(rangee) if (mot := " ".join(une.texte.split()).lower()) in noms}
            meilleure = (ligne, ici) if len(ici) > len(meilleure[1]) else meilleure
        return meilleure

    def _cellule(self, cellule: CelluleLue, nom: str, ligne: int, rang: int) -> CelluleLue:
        champ, texte = self.champs[nom], cellule.texte.strip()
        if texte in champ.get("missingValues", self.manquants):
            if lire_chiffre(cellule).genre is GenreDeChiffre.ABSENCE:
                return cellule  # «NA», «s»: the writing says why
            self._lues_vides[texte] += 1
            return VIDE
        try:
            if champ.get("type") in _NOMBRES:
                return _nombre(cellule, texte, champ)
            if champ.get("type") in _JOURS:
                return _jour(cellule, texte, champ)
            if champ.get("type") == "boolean":
                return _oui_ou_non(cellule, texte, champ)
        except _Ecartee as raison:
            self.refus.append(RefusDeCellule(self.feuille.nom, self.feuille.adresse(ligne, rang), texte[:200], str(raison)))
            return VIDE if champ.get("type") in _JOURS else cellule
        permis = champ.get("constraints", {}).get("enum")
        if isinstance(permis, list) and texte not in map(str, permis):
            self._autres[nom] += 1
        return cellule


def _nombre(cellule: CelluleLue, texte: str, champ: Mapping[str, Any]) -> CelluleLue:
    """A cell of numbers, read with the signs that the field says; refused where its value is none that the field allows."""
    if any(cle in champ for cle in ("decimalChar", "groupChar", "bareNumber")):
        cellule = _avec_ses_signes(cellule, texte, champ)
    lu = lire_chiffre(cellule)
    if lu.genre is not GenreDeChiffre.NOMBRE or lu.nombre is None:
        return cellule
    if champ["type"] == "integer" and lu.nombre != lu.nombre.to_integral_value() and not lu.unite:
        raise _Ecartee("Le schéma veut ici un nombre entier : corriger le chiffre, ou le schéma.")
    contraintes = champ.get("constraints", {})
    bas, haut = _decimal(contraintes.get("minimum")), _decimal(contraintes.get("maximum"))
    if (bas is not None and lu.nombre < bas) or (haut is not None and lu.nombre > haut):
        bornes = " et ".join(
            mot
            for mot in (f"au moins {nombre_fr(bas)}" if bas is not None else "", f"au plus {nombre_fr(haut)}" if haut is not None else "")
            if mot
        )
        raise _Ecartee(f"Le schéma veut ici {bornes} : corriger le chiffre, ou dire dans « missingValues » qu’il n’en est pas un.")
    permis = contraintes.get("enum")
    if isinstance(permis, list) and lu.nombre not in [_decimal(un) for un in permis]:
        raise _Ecartee("Ce chiffre n’est pas de ceux que le schéma permet ici : corriger le chiffre, ou le schéma.")
    return cellule


def _avec_ses_signes(cellule: CelluleLue, texte: str, champ: Mapping[str, Any]) -> CelluleLue:
    """The number that a text is with the signs of its field; the cell itself where they do not make it one."""
    nu = texte
    pourcent = nu.endswith("%")
    if champ.get("bareNumber") is False:
        nu = re.sub(r"^[^0-9+-]+|[^0-9]+$", "", nu)
    nu = nu.rstrip("%").strip()
    if groupe := str(champ.get("groupChar", "")):
        nu = re.sub(rf"(?<=[0-9]){re.escape(groupe)}(?=[0-9]{{3}})", "", nu)
    decimale = str(champ.get("decimalChar", "."))
    if not re.fullmatch(rf"[-+]?[0-9]+(?:{re.escape(decimale)}[0-9]+)?", nu):
        return cellule
    nombre = Decimal(nu.replace(decimale, "."))
    return CelluleLue(GenreDeCellule.NOMBRE, cellule.texte, nombre.scaleb(-2) if pourcent else nombre, pourcent)


def _jour(cellule: CelluleLue, texte: str, champ: Mapping[str, Any]) -> CelluleLue:
    """A day as its field writes it («%m/%d/%Y»), in the one writing that nothing can take for another."""
    motif = _motif(champ.get("format"))
    if motif is None:
        return cellule
    trouve = motif.fullmatch(texte)
    try:
        if trouve is None:
            raise PeriodeInvalide
        an = trouve["Y"] if "Y" in motif.groupindex else f"{'20' if int(trouve['y']) < _SIECLE else '19'}{trouve['y']}"
        return CelluleLue(GenreDeCellule.JOUR, interpreter_periode(f"{an}-{int(trouve['m']):02d}-{int(trouve['d']):02d}").texte)
    except PeriodeInvalide:
        raise _Ecartee(
            f"Ce n’est pas un jour écrit comme le schéma le veut ({champ['format']}) : corriger le jour, ou le schéma."
        ) from None


def _motif(forme: object) -> re.Pattern[str] | None:
    """What a day looks like in a format that says its day, its month and its year in numbers; None for any other format."""
    if not isinstance(forme, str):
        return None
    signes = re.split("%(.)", forme)
    if any(signe not in _SIGNES for signe in signes[1::2]) or sorted(set(signes[1::2]) & set("dmYy")) not in (
        ["Y", "d", "m"],
        ["d", "m", "y"],
    ):
        return None
    if any(signes[1::2].count(signe) > 1 for signe in "dmYy"):
        return None
    return re.compile("".join(_SIGNES[un] if rang % 2 else re.escape(un) for rang, un in enumerate(signes)))


def _oui_ou_non(cellule: CelluleLue, texte: str, champ: Mapping[str, Any]) -> CelluleLue:
    for cle, dit in (("trueValues", "oui"), ("falseValues", "non")):
        if texte in champ.get(cle, ()):
            return CelluleLue(GenreDeCellule.TEXTE, dit)
    return cellule


def _decimal(dit: object) -> Decimal | None:
    try:
        return Decimal(str(dit)) if isinstance(dit, int | float | str) and not isinstance(dit, bool) else None
    except InvalidOperation:
        return None
