"""What is said twice: sheets of a workbook that say again, service by service, what one sheet says of all, and figures given more than once."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct, field

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.calculs.nombres_dits import accord, nombre_fr
from generator.importation.marques_dites import PREVISION
from generator.model.importation import ObservationLue, QuestionPosee, StatutLu

_PART = 0.6
DOUBLONS = "doublons"  # the id of the question on figures given more than once


class Repetition(Struct, frozen=True):
    """`repetees` maps the name of a sheet to that of the sheet it repeats; `questions` are on what they say otherwise; `differents` are the places
    (sheet, cell) of figures that are said otherwise: in the sheet that repeats, and in that which is repeated."""

    repetees: Mapping[str, str]
    questions: tuple[QuestionPosee, ...]
    differents: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)

    def ecartee(self, une: ObservationLue, reponses: Mapping[str, str]) -> bool:
        """True for a figure of a sheet that repeats another, or that an answer takes from the sheet that repeats instead."""
        crues = [nom for nom in self.repetees if reponses.get(f"feuilles-differentes:{nom}") == nom]
        if une.feuille in self.repetees:
            siennes = {ici for ici, _ in self.differents.get(une.feuille, ())}
            return une.feuille not in crues or une.cellule not in siennes
        return any(une.feuille == self.repetees[nom] and une.cellule in {la for _, la in self.differents.get(nom, ())} for nom in crues)


Lignes = dict[tuple[str, str], dict[str, tuple[Decimal, str]]]


def _lignes(observations: Sequence[ObservationLue]) -> Lignes:
    """Figures by (place, time), then by the last words of their label."""
    lignes: Lignes = {}
    for une in observations:
        if une.statut is StatutLu.VALEUR and une.valeur is not None and une.periode:
            lieu = d_un_seul_tenant(une.territoire.nom) or une.territoire.code
            if not lieu:  # sheets that name no place may be those of several, with a few figures alike
                continue
            lignes.setdefault((lieu, une.periode), {})[d_un_seul_tenant(une.libelle)] = (une.valeur, une.cellule)
    return lignes


def feuilles_repetees(observations: Sequence[ObservationLue]) -> Repetition:
    """Sheets whose rows all stand in a larger sheet, with mostly the same figures."""
    par_feuille: dict[str, list[ObservationLue]] = {}
    for une in observations:
        par_feuille.setdefault(une.feuille, []).append(une)
    if len(par_feuille) < 2:
        return Repetition({}, ())
    tailles = sorted(par_feuille, key=lambda nom: -len(par_feuille[nom]))
    grande = tailles[0]
    entiere = _lignes(par_feuille[grande])
    repetees: dict[str, str] = {}
    questions = []
    places: dict[str, tuple[tuple[str, str], ...]] = {}
    for nom in tailles[1:]:
        lignes = _lignes(par_feuille[nom])
        if not lignes or not lignes.keys() <= entiere.keys():
            continue
        communs = [
            (valeur, entiere[cle][libelle]) for cle, ligne in lignes.items() for libelle, valeur in ligne.items() if libelle in entiere[cle]
        ]
        egaux = sum(un[0] == autre[0] for un, autre in communs)
        if len(communs) < 3 or egaux < _PART * len(communs):
            continue
        repetees[nom] = grande
        if differents := [(un, autre) for un, autre in communs if un[0] != autre[0]]:
            places[nom] = tuple((un[1], autre[1]) for un, autre in differents)
            cellules = tuple(
                f"{nom}, {un[1]} ({nombre_fr(un[0])}) ; {grande}, {autre[1]} ({nombre_fr(autre[0])})" for un, autre in differents[:8]
            )
            dits = accord(
                len(differents), f"valeur de la feuille « {nom} » n’est pas celle", f"valeurs de la feuille « {nom} » ne sont pas celles"
            )
            question = f"{dits} de la feuille « {grande} » : laquelle croire ?"
            questions.append(QuestionPosee(f"feuilles-differentes:{nom}", question, (grande, nom), grande, cellules, len(differents)))
    return Repetition(repetees, tuple(questions), places)


def doublons(observations: Sequence[ObservationLue]) -> list[tuple[ObservationLue, ...]]:
    """Figures that say one thing twice: same label, place, time and parts, and the same said of where they come from; those with different values first."""
    groupes: dict[object, list[ObservationLue]] = {}
    for une in observations:
        if une.statut is StatutLu.VALEUR:
            # «< 25 ans» and «> 25 ans» have the same words.
            libelle = (mots(une.libelle), *re.findall(r"[<>≤≥‹›+−%€]", une.libelle))
            lieu = (d_un_seul_tenant(une.territoire.nom), une.territoire.code)
            cle = (
                libelle,
                lieu,
                une.periode,
                une.ventilation,
                une.dits,
                une.drapeau == PREVISION,
            )  # what was expected is another thing than what came
            groupes.setdefault(cle, []).append(une)
    doubles = [tuple(groupe) for groupe in groupes.values() if len(groupe) > 1]
    return sorted(doubles, key=lambda groupe: len({(une.valeur, une.mots) for une in groupe}) == 1)
