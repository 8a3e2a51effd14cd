"""Applies the answers to questions: an answer lifts its question, and changes what it is about."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec.structs import replace

from generator.importation.id_de_question import id_de_question
from generator.importation.temps_ecrits import temps_dans
from generator.importation.totaux_de_parties import est_un_total
from generator.model.importation import Import, ObservationLue, QuestionPosee, StatutLu, TerritoireLu
from generator.model.unite import Unite

_STATUTS = {"nd": StatutLu.NON_DISPONIBLE, "secret": StatutLu.SECRET, "sans_objet": StatutLu.SANS_OBJET}


def appliquer(lu: Import, reponses: Mapping[str, str]) -> Import:
    """The same import, its answered questions gone. An answer that is none of the choices of its question leaves it, and is said."""
    if not reponses:
        return lu
    sures: dict[str, str] = {}
    restantes: list[QuestionPosee] = []
    for question in lu.questions:
        dit = reponses.get(question.id, "")
        if dit and (not question.choix or dit in question.choix):
            sures[question.id] = dit
        elif dit:
            restantes.append(replace(question, question=f"{question.question} (« {dit} » n’est pas une des réponses possibles.)"))
        else:
            restantes.append(question)
    tout = dict(reponses) | sures
    # A share is made a percentage where it was asked about: the next file of the layout may write true ones.
    parts = {id for id in sures if id.startswith("parts:")}
    tout = {id: dit for id, dit in tout.items() if not id.startswith("parts:") or id in parts}
    observations = tuple(une for avant in lu.observations if (une := _observation(avant, tout)) is not None)
    return replace(lu, observations=observations, questions=tuple(restantes))


def _observation(une: ObservationLue, dits: Mapping[str, str]) -> ObservationLue | None:
    """The observation as answers have it; None where they leave it aside."""
    if not une.periode and dits.get("periode"):
        une = replace(une, periode=_periode(dits["periode"]))
    if dits.get("annee-a-cheval"):
        une = replace(une, periode=_a_cheval(une.periode, dits["annee-a-cheval"]))
    if not une.territoire.nom and not une.territoire.code and (lieu := dits.get("territoire") or dits.get("lieu-des-subventions")):
        une = replace(une, territoire=TerritoireLu(lieu))
    if not une.unite and (unite := dits.get(f"unites:{une.libelle}") or dits.get("unites")):
        une = replace(une, unite=unite)
    if dits.get("drapeaux") == "non":
        une = replace(une, drapeau="")
    if dits.get("arrondi") == "oui, à 5":
        une = replace(une, arrondi="à 5")
    if dits.get("retraits") == "non":
        une = replace(une, libelle=une.libelle.rpartition(" > ")[2])
    if dits.get(id_de_question("parts", une.libelle)) == "des parts" and une.valeur is not None:
        une = replace(une, valeur=une.valeur.scaleb(2))
    if dits.get("total-des-parties") == "oui" and une.ventilation:
        une = replace(une, ventilation=tuple(paire for paire in une.ventilation if not est_un_total(paire[1])))
    return _absence(une, dits)


def _absence(une: ObservationLue, dits: Mapping[str, str]) -> ObservationLue | None:
    """The observation with the reason that was answered for its absence; None where it is left aside."""
    dit = dits.get(f"marque:{une.texte}", "")
    if une.statut is StatutLu.A_DEMANDER and not dit and une.minimum is None:
        dit = dits.get("mots-pour-chiffres" if une.texte else "vides", "")
    if dit == "laisser de côté":
        return None
    if dit == "zéro":
        return replace(une, valeur=Decimal(0), statut=StatutLu.VALEUR)
    if dit == "oui":
        return replace(une, valeur=Decimal(1), statut=StatutLu.VALEUR, unite=Unite.OUI_NON.value)
    return replace(une, statut=_STATUTS[dit]) if dit in _STATUTS else une


def _periode(dit: str) -> str:
    lu = temps_dans(dit)
    return lu.periode if lu else dit


def _a_cheval(periode: str, choix: str) -> str:
    """«2016/2017» or «2017-18» as the answer takes it."""
    annees = [int(mot) for mot in periode.replace("/", "-").split("-") if mot.isdigit()]
    if len(annees) != 2 or len(periode) > 9:
        return periode
    debut = annees[0]
    fin = annees[1] if annees[1] > 100 else debut - debut % 100 + annees[1] + (100 if annees[1] < debut % 100 else 0)
    if fin != debut + 1:
        return periode
    formes = {"année scolaire": f"{debut}-{fin}", "deux années": f"{debut}/{fin}", "la première": str(debut), "la seconde": str(fin)}
    return formes.get(choix, periode)
