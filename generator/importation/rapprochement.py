"""Finds, for each figure of a file, the indicator, the place, the time and the parts of the project that it is about.

What is the same by id, code, label or number is taken; what is only near is asked, never taken in silence; what is unknown is left aside, and counted.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import get_close_matches

from msgspec import Struct
from msgspec.structs import replace

from generator.calculs.indicateurs_calcules import SOURCE
from generator.calculs.mots import d_un_seul_tenant, mots
from generator.calculs.nombres_dits import accord
from generator.importation.ages_et_sexes import signes_en_mots
from generator.importation.chiffre_pret import ChiffrePret
from generator.importation.chiffres_ecrits import sans_zeros
from generator.importation.doutes import DES_PARTS, question_des_parts
from generator.importation.id_de_question import id_de_question
from generator.importation.invraisemblables import parts_sans_signe
from generator.importation.lieux_trouves import AUCUN, LieuxTrouves
from generator.importation.repetitions import DOUBLONS
from generator.importation.totaux_de_parties import est_un_total
from generator.importation.unites_ecrites import compte_des_choses, fois_des_choses, fois_des_euros, unite_du_projet
from generator.model.ancre import ancre_du_mot
from generator.model.dossier import Dossier
from generator.model.importation import Import, ObservationLue, QuestionPosee, RefusDeCellule, StatutLu
from generator.model.referentiel import Indicateur
from generator.model.territoire import TypeTerritoire
from generator.model.unite import INTEGREES, Unite
from generator.model.valeur import StatutValeur
from generator.sources.periodes import periode_lue

_D_AILLEURS = "lieu qui n’est pas de ce contrat, ou reste à dire"
_SANS_REPONSE = "réponse attendue"
CONVERTIR, CELLE_DE_L_INDICATEUR = "convertir", "celle de l’indicateur"
_STATUT = "statut"  # what a row of our own tables says of its figure
_PRES = 0.72
_ABSENCES = {
    StatutLu.SECRET: StatutValeur.SECRET,
    StatutLu.NON_DISPONIBLE: StatutValeur.NON_DISPONIBLE,
    StatutLu.SANS_OBJET: StatutValeur.SANS_OBJET,
}
_DRAPEAUX = dict.fromkeys(("provisoire", "semi-définitif", "estimé"), StatutValeur.PROVISOIRE) | {"prévision": StatutValeur.PREVISION}


class Rapproche(Struct, frozen=True):
    """What a file has for one contract: figures that can be written, questions, refusals, and sentences on what was left aside."""

    prets: tuple[ChiffrePret, ...]
    questions: tuple[QuestionPosee, ...]
    refus: tuple[RefusDeCellule, ...]
    remarques: tuple[str, ...]


def noms_connus(dossier: Dossier) -> tuple[frozenset[str], frozenset[str]]:
    """The names and codes of places, and the labels and ids of indicators, of one contract, as `d_un_seul_tenant` gives them."""
    lieux = {d_un_seul_tenant(mot) for un in dossier.territoires for mot in (un.nom, un.id, un.code) if mot}
    indicateurs = {d_un_seul_tenant(mot) for un in dossier.indicateurs() for mot in (un.libelle, un.id) if mot}
    return frozenset(lieux), frozenset(indicateurs)


def rapprocher(lu: Import, dossier: Dossier, reponses: Mapping[str, str]) -> Rapproche:
    """The figures of a file that are about this contract."""
    return _Rapprochement(lu, dossier, reponses).faire()


def _fourchette(une: ObservationLue) -> tuple[Decimal, Decimal] | None:
    """The ends of «400 à 420», which a row can hold as it is, or those that a row of ours gives beside its number; None for any other cell."""
    seule = une.statut is StatutLu.A_DEMANDER and une.valeur is None
    a_nous = une.statut is StatutLu.VALEUR and une.valeur is not None and une.dits
    if une.minimum is None or une.maximum is None or not (seule or a_nous):
        return None
    return une.minimum, une.maximum


class _Rapprochement:
    def __init__(self, lu: Import, dossier: Dossier, reponses: Mapping[str, str]) -> None:
        self.lu, self.dossier, self.reponses = lu, dossier, reponses
        self.indicateurs = {un.id: un for un in dossier.indicateurs() if un.unite}
        self.unites = {un.unite: un.unite for un in self.indicateurs.values() if un.unite not in INTEGREES}.values()
        self.questions: dict[str, QuestionPosee] = {}
        self.refus: list[RefusDeCellule] = []
        self.laisses: Counter[str] = Counter()
        self._par_libelle = self._libelles()
        self._trouves: dict[str, Indicateur | None] = {}
        self._lieux = LieuxTrouves(dossier.territoires, lu.observations, reponses)
        self._des_parts = parts_sans_signe(lu.observations)
        self._publies: dict[object, set[tuple[Decimal | None, str]]] = {}
        self._publications = dossier.publications_par_nom()

    def _libelles(self) -> dict[str, list[str]]:
        """Ids of indicators by what a file may call them: id, label, number and label of their promise."""
        par_libelle: dict[str, list[str]] = {}
        for noeud in self.dossier.noeuds():
            for un in noeud.indicateurs:
                noms = {un.id, un.libelle, *un.anciens_ids}
                if noeud.numero and len(noeud.indicateurs) == 1:
                    noms |= {noeud.numero, f"{noeud.numero} {un.libelle}"}
                for nom in noms:
                    if un.unite and un.id not in par_libelle.setdefault(d_un_seul_tenant(nom), []):
                        par_libelle[d_un_seul_tenant(nom)].append(un.id)
        return par_libelle

    def faire(self) -> Rapproche:
        """Go through the observations."""
        prets = [pret for une in self.lu.observations if (pret := self._pret(self._en_pourcents(une))) is not None]
        prets = self._sans_doublons(prets)
        dits = [
            f"{accord(combien, 'chiffre laissé', 'chiffres laissés')} de côté : {raison}{self._lesquels(raison)}."
            for raison, combien in self.laisses.most_common()
        ]
        questions = self.questions | self._lieux.questions
        return Rapproche(tuple(prets), tuple(questions.values()), (*self.refus, *self._lieux.refus), tuple(dits))

    def _en_pourcents(self, une: ObservationLue) -> ObservationLue:
        """The figure of a percentage that the file writes without «%», as the answer has it; it waits for it until then."""
        if une.valeur is None or une.unite or une.libelle not in self._des_parts:
            return une
        indicateur = self._indicateur(une)
        if indicateur is None or indicateur.unite is not Unite.POURCENTAGE:
            return une
        question = question_des_parts(une.libelle)
        dit = self.reponses.get(question.id, "")
        if dit not in question.choix:
            self.questions.setdefault(question.id, question)
            return replace(une, attend=question.id)
        return replace(une, valeur=une.valeur.scaleb(2)) if dit == DES_PARTS else une

    def _sans(self, raison: str) -> ChiffrePret | None:
        """No figure, and the reason counted."""
        self.laisses[raison] += 1
        return None

    def _lesquels(self, raison: str) -> str:
        """The names of the places, where they are few."""
        noms = [f"« {nom} »" for nom in self._lieux.ailleurs if nom] if raison == _D_AILLEURS else []
        return f" ({', '.join(noms[:3])}{'…' if len(noms) > 3 else ''})" if noms else ""

    def _pret(self, une: ObservationLue) -> ChiffrePret | None:
        bornes = _fourchette(une)
        if une.statut is StatutLu.A_DEMANDER and bornes is None:
            return self._sans(_SANS_REPONSE)
        indicateur = self._indicateur(une)
        if indicateur is None:
            return self._sans("indicateur qui n’est pas de ce contrat")
        if dict(une.dits).get("source", "").startswith(SOURCE):
            return self._sans("chiffre qu’un site a calculé, et qui se calcule de nouveau")
        lieu = self._lieux.trouver(une)
        if lieu is None:
            return self._sans(_D_AILLEURS)
        periode = periode_lue(une.periode)
        if periode is None:
            return self._sans("période qui reste à dire")
        ventilation = self._ventilation(une)
        if ventilation is None:
            return self._sans("ventilation qui n’est pas de ce contrat, ou reste à dire")
        if not self._unite_juste(une, indicateur):
            return self._sans("unité qui n’est pas celle de l’indicateur")
        fois = fois_des_euros(une.unite) if indicateur.unite is Unite.EUROS else 1
        if (fois := max(fois, self._fois_dites(une))) > 1:
            converti = f"« {une.texte} » en {une.unite}" if une.valeur is not None or bornes is not None else ""
            une = replace(une, valeur=sans_zeros(une.valeur * fois) if une.valeur is not None else None)
            bornes = (sans_zeros(bornes[0] * fois), sans_zeros(bornes[1] * fois)) if bornes is not None else None
        else:
            converti = ""
        statut = _ABSENCES.get(une.statut) or _DRAPEAUX.get(une.drapeau, StatutValeur.DEFINITIF)
        if statut is StatutValeur.DEFINITIF and (_STATUT, StatutValeur.REVISE.value) in une.dits:
            statut = StatutValeur.REVISE
        nombre = une.valeur if une.statut is StatutLu.VALEUR else None
        if une.mots and indicateur.unite.numerique:
            return self._sans("unité qui n’est pas celle de l’indicateur")
        if bornes is not None and (not indicateur.unite.numerique or indicateur.unite is Unite.OUI_NON):
            return self._sans("fourchette, dont l’indicateur ne veut pas")
        if indicateur.unite is Unite.OUI_NON and nombre is not None and nombre not in (0, 1):
            return self._sans("l’indicateur se répond par oui ou non")
        commentaires = [converti, "environ" if une.approche else "", f"arrondi {une.arrondi} par le producteur" if une.arrondi else ""]
        if une.drapeau and une.drapeau not in _DRAPEAUX:
            commentaires.append(une.drapeau)
        if une.effectif is not None:
            commentaires.append(accord(une.effectif, "réponse"))
        commentaire = ", ".join(mot for mot in commentaires if mot)
        pret = ChiffrePret(
            indicateur.id, lieu, periode.texte, ventilation, nombre, statut, commentaire, une, indicateur.unite, bornes, une.mots
        )
        pret = replace(pret, dits=self._dits(une))
        # What is published as it is read here has its answer.
        return self._sans(_SANS_REPONSE) if une.attend not in ("", DOUBLONS) and not self._est_publie(pret) else pret

    def _dits(self, une: ObservationLue) -> tuple[tuple[str, str], ...]:
        """What its row says of where it comes from, but what its publication says of all its figures. The place in one that this contract does not have is said with
        the source."""
        dits = {nom: dit for nom, dit in une.dits if nom != _STATUT}
        publication = self._publications.get(dits.get("publication", ""))
        if publication is not None:
            connus = {"lu_le": publication.lu_le, "saisi_par": publication.saisi_par}
            return tuple((nom, dit) for nom, dit in dits.items() if connus.get(nom) != dit)
        repere = dits.pop("repere", "")
        if repere and repere not in dits.get("source", repere):
            dits["source"] += f", {repere}"
        return tuple((nom, dit) for nom, dit in dits.items() if nom != "publication")

    def _indicateur(self, une: ObservationLue) -> Indicateur | None:
        libelle = une.libelle
        if libelle not in self._trouves:
            self._trouves[libelle] = self._chercher(libelle)
        return self._trouves[libelle]

    def _chercher(self, libelle: str) -> Indicateur | None:
        id_question = id_de_question("indicateur", ancre_du_mot(libelle), libelle)
        dit = self.reponses.get(id_question, "")
        if dit:
            return self.indicateurs.get(dit)
        for mot in (libelle, libelle.rpartition(" / ")[2], libelle.partition(" ")[2]):
            ids = self._par_libelle.get(d_un_seul_tenant(mot), []) if mot else []
            if len(ids) == 1 and mot == libelle:
                return self.indicateurs[ids[0]]
            if ids:
                self._demander_l_indicateur(id_question, libelle, ids)
                return None
        noms = {mots(un.libelle): un.id for un in self.indicateurs.values()}
        proches = list(dict.fromkeys(noms[nom] for nom in get_close_matches(mots(libelle), noms, n=5, cutoff=_PRES)))
        self._demander_l_indicateur(id_question, libelle, proches)
        return None

    def _demander_l_indicateur(self, id: str, libelle: str, ids: Sequence[str]) -> None:
        dits = " ; ".join(f"{id} (« {self.indicateurs[id].libelle} »)" for id in ids)
        question = f"« {libelle} » : quel indicateur du contrat ?{f' Les plus proches : {dits}.' if dits else ''}"
        choix = (*ids, AUCUN) if ids else ()
        self.questions.setdefault(id, QuestionPosee(id, question, choix, bloque=True))

    def _ventilation(self, une: ObservationLue) -> tuple[tuple[str, str], ...] | None:
        paires = []
        for nom, reponse in une.ventilation:
            if est_un_total(reponse) and self.reponses.get("total-des-parties") != "non":
                continue
            paire = self._paire(nom, reponse)
            if paire is None:
                return None
            paires.append(paire)
        return tuple(sorted(paires)) if len(dict(paires)) == len(paires) else None

    def _paire(self, nom: str, reponse: str) -> tuple[str, str] | None:
        id = id_de_question("ventilation", ancre_du_mot(f"{nom} {signes_en_mots(reponse)}"), f"{nom} {reponse}")
        dit = self.reponses.get(id, "")
        if "=" in dit:
            dimension, _, modalite = dit.partition("=")
            return dimension.strip(), modalite.strip()
        voulu, nom_plat = _sans_signe(reponse), d_un_seul_tenant(nom)
        trouves = [
            (dimension.id, modalite.id)
            for dimension in self.dossier.contrat.dimensions
            for modalite in dimension.modalites
            if voulu in {_sans_signe(modalite.nom), d_un_seul_tenant(modalite.id)}
            and nom_plat in {d_un_seul_tenant(dimension.nom), d_un_seul_tenant(dimension.id)}
        ]
        if len(trouves) == 1:
            return trouves[0]
        if not dit:
            connues = tuple(
                f"{dimension.id}={modalite.id}" for dimension in self.dossier.contrat.dimensions for modalite in dimension.modalites
            )
            question = f"« {nom} : {reponse} » : quelle ventilation du contrat ?"
            self.questions.setdefault(id, QuestionPosee(id, question, (*connues, AUCUN), bloque=True))
        return None

    def _unite_juste(self, une: ObservationLue, indicateur: Indicateur) -> bool:
        if une.valeur is None or not une.unite:
            return True
        unite = unite_du_projet(une.unite, self.unites)
        if fois_des_euros(une.unite) > 1 and indicateur.unite is Unite.EUROS:
            return True  # «k€», converted
        if unite == indicateur.unite or (unite is None and indicateur.unite is Unite.NOMBRE and compte_des_choses(une.unite)):
            return True  # «ménages», «naissances»: the things that a number counts
        id = _id_de_l_unite(une)
        if self.reponses.get(id) == CELLE_DE_L_INDICATEUR or self._fois_dites(une) > 1:
            return True
        if id not in self.questions and id not in self.reponses:
            raison = f"L’unité « {une.unite} » n’est pas celle de l’indicateur {indicateur.id} ({indicateur.unite.nom}) : convertir, ou répondre à « {id} »."
            self.refus.append(RefusDeCellule(une.feuille, une.cellule, une.texte, raison))
            question = (
                f"« {une.libelle} » est en « {une.unite} », l’indicateur {indicateur.id} en {indicateur.unite.nom} : laquelle est juste ?"
            )
            fois = fois_des_choses(une.unite)
            convertir = [CONVERTIR] if fois > 1 and indicateur.unite in (Unite.EUROS, Unite.NOMBRE) else []
            self.questions[id] = QuestionPosee(id, question, (*convertir, CELLE_DE_L_INDICATEUR, "laisser de côté"), bloque=True)
        return False

    def _fois_dites(self, une: ObservationLue) -> int:
        """By how much the answer multiplies figures in «milliers», of which the file does not say whether they are euros; 1 without it."""
        fois = fois_des_choses(une.unite)
        return fois if fois > 1 and self.reponses.get(_id_de_l_unite(une)) == CONVERTIR else 1

    def _est_publie(self, un: ChiffrePret) -> bool:
        publies = self._publies.setdefault(
            un.cle[:4],
            {
                (valeur.nombre, valeur.mots)
                for valeur in self.dossier.observations()
                if (valeur.indicateur, valeur.territoire, valeur.periode.texte, valeur.ventilation) == un.cle[:4]
            },
        )
        return (un.nombre, un.mots) in publies

    def _sans_doublons(self, prets: Sequence[ChiffrePret]) -> list[ChiffrePret]:
        """Figures of one thing are kept once where they agree; where they do not, none is, and the question says where they stand."""
        par_cle: dict[object, list[ChiffrePret]] = {}
        for un in prets:
            par_cle.setdefault(un.cle, []).append(un)
        gardes = []
        for groupe in par_cle.values():
            if all(un.dits for un in groupe) and len({(dict(un.dits).get("publication"), un.statut) for un in groupe}) == len(groupe):
                gardes += groupe  # of several publications, or corrected: as they were published
                continue
            if len({(un.nombre, un.mots, un.statut) for un in groupe}) == 1:
                if all(un.observation.attend and not self._est_publie(un) for un in groupe):
                    self.laisses[_SANS_REPONSE] += len(groupe)  # each that is none of two values waits for the answer on doubles
                else:
                    gardes.append(groupe[0])
                continue
            if all(self._est_publie(un) for un in groupe):
                gardes += groupe  # two sources, of which both are published
                continue
            self.laisses["le fichier en donne deux valeurs"] += len(groupe)
            un = groupe[0]
            parts = [mot for paire in un.ventilation for mot in paire]
            prevu = ("prevision",) if un.statut is StatutValeur.PREVISION else ()
            id = id_de_question("deux-valeurs", ancre_du_mot(" ".join((un.indicateur, un.territoire, un.periode, *parts, *prevu))))
            cellules = tuple(_ou(autre.observation) for autre in groupe[:6])
            question = f"{un.indicateur}, {un.territoire}, {un.periode} : le fichier donne plusieurs valeurs. Laquelle garder ?"
            choix = tuple(dict.fromkeys(_ou(autre.observation) for autre in groupe))
            dit = self.reponses.get(id, "")
            if dit in choix:
                gardes.append(next(autre for autre in groupe if _ou(autre.observation) == dit))
            else:
                self.questions[id] = QuestionPosee(id, question, choix, cellules=cellules, combien=len(groupe), bloque=True)
        return gardes


def _sans_signe(mot: str) -> str:
    return d_un_seul_tenant(signes_en_mots(mot))


def _id_de_l_unite(une: ObservationLue) -> str:
    return id_de_question("unite", ancre_du_mot(une.libelle), une.libelle)


def _ou(une: ObservationLue) -> str:
    return f"feuille {une.feuille}, {une.cellule}"


def perimetre(dossier: Dossier) -> str:
    """The id of the one place that is the whole of the contract, or empty."""
    ids = [un.id for un in dossier.territoires if un.type is TypeTerritoire.PERIMETRE]
    return ids[0] if len(ids) == 1 else ""


def restantes(questions: Sequence[QuestionPosee]) -> Iterator[QuestionPosee]:
    """Questions without whose answer some figures cannot be written."""
    yield from (une for une in questions if une.bloque)
