"""Finds the place of a contract that a file names, by its code or its name. What is only near, or says one place by its code and another by its name, is asked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches

from generator.calculs.mots import d_un_seul_tenant, mots
from generator.checks.places import decoupage_de
from generator.importation.id_de_question import id_de_question
from generator.model.ancre import ancre_du_mot
from generator.model.importation import ObservationLue, QuestionPosee, RefusDeCellule, TerritoireLu
from generator.model.territoire import Territoire

AUCUN = "aucun"
_PRES = 0.8
_QUARTIER = re.compile(r"(?:Q[PN])?0*([0-9]+[A-Z]?)")  # «QP094001», as «094001», «94001», «QP94001»
_QUARTIER_JUSTE = re.compile(r"QP[0-9]{6}|QN[0-9A-Z]{5}[A-Z]")


class LieuxTrouves:
    """Those of one contract, for all figures of one file. `questions` and `refus` are what it found no answer for, `ailleurs` the names that are none of them."""

    def __init__(self, territoires: Iterable[Territoire], observations: Iterable[ObservationLue], reponses: Mapping[str, str]) -> None:
        self.territoires = {un.id: un for un in territoires}
        self.questions: dict[str, QuestionPosee] = {}
        self.refus: list[RefusDeCellule] = []
        self.ailleurs: dict[str, None] = {}
        self._reponses = reponses
        self._trouves: dict[TerritoireLu, str | None] = {}
        self._codes: dict[str, set[str]] = {}  # by name: homonyms have several
        self._cellules: dict[TerritoireLu, list[str]] = {}
        for une in observations:
            self._codes.setdefault(une.territoire.nom, set()).add(une.territoire.code)
            self._cellules.setdefault(une.territoire, []).append(une.cellule)

    def trouver(self, une: ObservationLue) -> str | None:
        """The id of the place of a figure; None where it is none of the contract, or is asked."""
        if une.territoire not in self._trouves:
            self._trouves[une.territoire] = self._chercher(une.territoire)
            if self._trouves[une.territoire] is None and self._code_mal_ecrit(une.territoire):
                raison = (
                    f"« {une.territoire.code} » n’est le code d’aucun quartier prioritaire : écrire un code comme QP094001 ou QN09401M."
                )
                self.refus.append(RefusDeCellule(une.feuille, une.cellule, une.territoire.code, raison))
        trouve = self._trouves[une.territoire]
        if trouve is None:
            self.ailleurs[une.territoire.nom or une.territoire.code] = None
        return trouve

    def _chercher(self, lieu: TerritoireLu) -> str | None:
        ecrit = f"{lieu.nom} {lieu.code}" if not lieu.nom or len(self._codes.get(lieu.nom, ())) > 1 else lieu.nom
        id_question = id_de_question("lieu", ancre_du_mot(ecrit), ecrit)
        dit = self._reponses.get(id_question, "")
        du_code = self._du_code(lieu)
        memes = self._du_nom(lieu.nom)
        if du_code is not None:
            autres = [un for un in memes or self._plus_proches(lieu.nom, du_code) if un is not du_code]
            if du_code in memes or not autres:
                return du_code.id
            id_question = id_de_question("lieu", ancre_du_mot(f"{lieu.nom} {lieu.code}"), f"{lieu.nom} {lieu.code}")
            if dit := self._reponses.get(id_question, ""):
                return dit if dit in self.territoires else None
            raison = f"Le code {lieu.code} est celui de « {du_code.nom} », et le nom, « {lieu.nom} », celui d’un autre lieu"
            self._demander(id_question, lieu, raison, [du_code, *autres])
            return None
        if dit:
            return dit if dit in self.territoires else None
        nom = f"« {lieu.nom} » (code {lieu.code})" if lieu.code else f"« {lieu.nom} »"
        if lieu.code and memes:
            sans_code = [un for un in memes if not un.code]
            if not sans_code:  # the name is one of ours and the code is another's: a homonym elsewhere, or another list
                self._demander(id_question, lieu, nom, memes)
                return None
            memes = sans_code
        if lieu.decoupage and (autres := [un for un in memes if decoupage_de(un) not in (0, int(lieu.decoupage))]):
            raison = f"{nom} est des quartiers de {lieu.decoupage}, d’après ce qui entoure ses chiffres, et le contrat nomme ceux de l’autre liste"
            self._demander(id_question, lieu, raison, autres)
            return None
        if len(memes) == 1:
            return memes[0].id
        if len(memes) > 1:
            self._demander(id_question, lieu, f"« {lieu.nom} »", memes)
            return None
        presque = self._quartiers_du_code(lieu)
        if presque:
            self._demander(id_question, lieu, f"« {ecrit.strip()} » n’est pas écrit comme un code de quartier prioritaire", presque)
            return None
        return self._proche(lieu, id_question)

    def _du_code(self, lieu: TerritoireLu) -> Territoire | None:
        code = _nu(lieu.code)
        trouves = [un for un in self.territoires.values() if code and ((un.code and _nu(un.code) == code) or un.id == lieu.code)]
        if lieu.quartier:  # «94054» there is the code of a quartier without its letters, and of a commune only beside its name
            trouves = [un for un in trouves if un.est_quartier or un in self._du_nom(lieu.nom)]
        return trouves[0] if len(trouves) == 1 else None

    def _du_nom(self, nom: str) -> list[Territoire]:
        plat = d_un_seul_tenant(nom)
        return [
            un for un in self.territoires.values() if plat and plat in {d_un_seul_tenant(mot) for mot in (un.nom, un.id, un.code) if mot}
        ]

    def _plus_proches(self, nom: str, du_code: Territoire) -> list[Territoire]:
        """The places whose names are near to this one, and nearer than that of the place that the code says."""
        sien = SequenceMatcher(None, mots(nom), mots(du_code.nom)).ratio()
        return [un for un in self._des_noms_proches(nom) if SequenceMatcher(None, mots(nom), mots(un.nom)).ratio() > max(sien, _PRES)]

    def _quartiers_du_code(self, lieu: TerritoireLu) -> list[Territoire]:
        """Of a column of codes of quartiers prioritaires, those that a code without its letters or its zeros may be of."""
        cherche = _QUARTIER.fullmatch(_nu(lieu.code)) if lieu.quartier else None
        if cherche is None:
            return []
        quartiers = [(un, _QUARTIER.fullmatch(_nu(un.code))) for un in self.territoires.values() if un.est_quartier and un.code]
        return [un for un, trouve in quartiers if trouve is not None and trouve[1] == cherche[1]]

    def _code_mal_ecrit(self, lieu: TerritoireLu) -> bool:
        """True for a code of a column of those of quartiers that can be none, nor is asked about."""
        mal_ecrit = lieu.quartier and bool(re.search("[0-9]", lieu.code)) and not _QUARTIER_JUSTE.fullmatch(_nu(lieu.code))
        return mal_ecrit and not self._quartiers_du_code(lieu) and not self._du_nom(lieu.nom)

    def _proche(self, lieu: TerritoireLu, id_question: str) -> str | None:
        if not lieu.nom or (lieu.code and self._a_des_codes(lieu.code)):
            return None
        if proches := self._des_noms_proches(lieu.nom):
            self._demander(id_question, lieu, f"« {lieu.nom} »", proches)
        return None

    def _des_noms_proches(self, nom: str) -> list[Territoire]:
        noms: dict[str, list[Territoire]] = {}
        for un in self.territoires.values():
            noms.setdefault(mots(un.nom), []).append(un)
        return [un for proche in get_close_matches(mots(nom), noms, n=4, cutoff=_PRES) for un in noms[proche]]

    def _a_des_codes(self, code: str) -> bool:
        """True where places of this kind of code have theirs written in the project: another code is another place."""
        return any(un.code and len(un.code) == len(code) for un in self.territoires.values())

    def _demander(self, id: str, lieu: TerritoireLu, dit: str, lieux: Sequence[Territoire]) -> None:
        cellules = self._cellules.get(lieu, [])
        question = f"{dit} : quel lieu du contrat ?"
        choix = (*(un.id for un in lieux), AUCUN)
        self.questions.setdefault(id, QuestionPosee(id, question, choix, cellules=tuple(cellules[:8]), combien=len(cellules), bloque=True))


def _nu(code: str) -> str:
    return "".join(code.split()).upper()
