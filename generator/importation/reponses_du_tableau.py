"""Applies to one table the answers to its own questions: figures that they leave aside, or that they say to be something else."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from generator.importation.cumuls import cumuls, depuis
from generator.importation.differences import LAISSER, calculs_entre_deux
from generator.importation.dits_a_cote import BARREES
from generator.importation.id_de_question import id_de_question
from generator.importation.invraisemblables import comptes_negatifs, hors_bornes, montants_repetes, parts_isolees, zeros_douteux
from generator.importation.marques_dites import PREVISION
from generator.importation.repetitions import DOUBLONS, doublons
from generator.importation.temps_a_venir import A_VENIR, a_venir
from generator.importation.unites_communes import unites_isolees
from generator.model.importation import ObservationLue, QuestionPosee, StatutLu, TerritoireLu

DES_CIBLES = "des cibles"
# Answers after which none of the figures of the table is taken.
_ECARTENT_TOUT = dict.fromkeys(
    (
        "lieux-par-le-nom",
        "lieux-sans-nom",
        "annees-des-entetes",
        "nom-de-feuille",
        "code-compose",
        "cle-composee",
        "annee-a-deux-chiffres",
    ),
    "non",
) | {"jour-ou-mois": "laisser de côté", "titre-de-cibles": DES_CIBLES}
_STATUTS = {"nd": StatutLu.NON_DISPONIBLE, "secret": StatutLu.SECRET}
LE_PREMIER, LE_DERNIER, AUCUN_DES_DEUX = "le premier", "le dernier", "aucun"


def repondre_au_tableau(
    observations: Sequence[ObservationLue], questions: Sequence[QuestionPosee], reponses: Mapping[str, str], cumul: str = "", jour: str = ""
) -> tuple[ObservationLue, ...]:
    """The figures of a table as the answers to its questions have them; `cumul` are the words around it that say that they add up, `jour` is that of the import."""
    dits = {une.id: dit for une in questions if (dit := reponses.get(une.id, "")) and (not une.choix or dit in une.choix)}
    if any(dits.get(id) == dit for id, dit in _ECARTENT_TOUT.items()):
        return ()
    ecartees: set[int] = set()
    if dits.get("hors-bornes") == "laisser de côté":
        ecartees |= _ids(hors_bornes(observations))
    if dits.get("negatifs") == "laisser de côté":
        ecartees |= _ids(comptes_negatifs(observations))
    if dits.get("effectifs") == "écarter sous 5":
        ecartees |= _ids(une for une in observations if une.effectif is not None and une.effectif < 5)
    if dits.get("noms-incomplets") == "laisser de côté":
        ecartees |= _ids(une for une in observations if une.territoire.nom.startswith(("NA", "N/A", "null", "None")))
    if dits.get("montants-repetes") == "oui":
        ecartees |= _ids(une for groupe in montants_repetes(observations) for une in groupe[1:])
    for libelle, unes in unites_isolees(observations).items():
        if dits.get(id_de_question("unites-melees", libelle)) == "laisser de côté":
            ecartees |= _ids(unes)
    if DOUBLONS in dits:
        for groupe in doublons(observations):
            garde = {LE_PREMIER: groupe[0], LE_DERNIER: groupe[-1]}.get(dits[DOUBLONS])
            ecartees |= _ids(une for une in groupe if une is not garde)
    for mot, (_, calcules) in calculs_entre_deux(observations).items():
        if dits.get(id_de_question("calcul-entre-deux", mot)) == LAISSER:
            ecartees |= _ids(calcules)
    par_cumul = [(dits.get(id_de_question("cumul", libelle), ""), unes) for libelle, unes in cumuls(observations, cumul).items()]
    debuts = {id(une): choix for choix, unes in par_cumul if choix for une in unes}
    ecartees |= {un for un, dit in debuts.items() if dit == LAISSER}
    venir = _ids(a_venir(observations, jour)) if A_VENIR in dits else set()
    ecartees |= venir if dits.get(A_VENIR) == LAISSER else set()
    if dits.get(BARREES) == LAISSER:
        ecartees |= _ids(une for une in observations if une.barree)
    parts = _ids(parts_isolees(observations)) if "parts-isolees" in dits else set()
    ecartees |= parts if dits.get("parts-isolees") == "laisser de côté" else set()
    zeros = _ids(zeros_douteux(observations)) if dits.get("zeros-douteux") in _STATUTS else set()
    attendues = _attendues(observations, [une for une in questions if une.bloque and une.id not in dits])
    gardees = []
    for une in observations:
        if id(une) in ecartees:
            continue
        if id(une) in venir:
            une = replace(une, drapeau=PREVISION)
        if id(une) in parts and une.valeur is not None and dits["parts-isolees"] == "des parts":
            une = replace(une, valeur=une.valeur.scaleb(2))
        if id(une) in zeros:
            une = replace(une, valeur=None, statut=_STATUTS[dits["zeros-douteux"]])
        if id(une) in attendues:
            une = replace(une, attend=attendues[id(une)])
        if id(une) in debuts:
            une = depuis(une, debuts[id(une)])
        if dits.get("territoire-de-tout") == "non":
            une = replace(une, territoire=TerritoireLu())
        gardees.append(une)
    return tuple(gardees)


def _attendues(observations: Sequence[ObservationLue], sans_reponse: Sequence[QuestionPosee]) -> Mapping[int, str]:
    """The figures that mean one thing or another until a question is answered, each with the id of the first of these: those that the question holds back, all of the
    table where it does not say which. One that a site published, and whose row says where it comes from, means what it meant there."""
    attendues: dict[int, str] = {}
    for question in sans_reponse:
        for une in observations:
            if not une.dits and (not question.retient or une.cellule in question.retient):
                attendues.setdefault(id(une), question.id)
    return attendues


def _ids(observations: Iterable[ObservationLue]) -> set[int]:
    """Which objects these are: two figures may be equal in all that they say."""
    return {id(une) for une in observations}
