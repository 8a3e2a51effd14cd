"""Says in words, and for programs, what came back of a collection."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from generator.importation.chiffre_pret import ChiffrePret
from generator.importation.collecte.reperes import Repere
from generator.importation.collecte.retours import Retours, dit
from generator.importation.ecarts import Revision, dite, dite_avant
from generator.model.importation import RefusDeCellule, nombre_json
from generator.pages.mots.typographie import accord
from generator.publication.collecte.integrer import RetourCompare

_MONTRES = 20


def retours_en_mots(retours: Retours, compares: Sequence[RetourCompare], refus: Sequence[RefusDeCellule]) -> Iterator[str]:
    """The report for a person."""
    for un in compares:
        yield from _retour(un)
    if retours.a_verifier:
        yield "À vérifier (rien ne l’interdit) :"
        yield from (f"  {mot}" for mot in retours.a_verifier)
    if refus:
        yield "Refusé :"
        for refuse in refus[:_MONTRES]:
            texte = f" « {refuse.texte} »" if refuse.texte else ""
            ou = ", ".join(mot for mot in (f"feuille {refuse.feuille}" if refuse.feuille else "", refuse.cellule) if mot)
            yield f"  {ou} :{texte} {refuse.raison}" if ou else f"  {refuse.raison}"
        if len(refus) > _MONTRES:
            yield f"  … et {accord(len(refus) - _MONTRES, 'autre')} (--format json donne tout)."


def _retour(un: RetourCompare) -> Iterator[str]:
    retour, ecarts = un.retour, un.ecarts
    yield f"{un.nom}, contrat {retour.contrat}, {retour.periode} :"
    lus = [accord(retour.chiffres, "chiffre")]
    if retour.sans_chiffre:
        lus.append(f"{accord(retour.sans_chiffre, 'ligne qui dit', 'lignes qui disent')} pourquoi il n’y en a pas")
    if retour.vides:
        lus.append(f"{accord(len(retour.vides), 'ligne laissée vide', 'lignes laissées vides')}")
    yield f"  {accord(retour.lignes, 'ligne rendue', 'lignes rendues')} : {', '.join(lus)}."
    comptes = (
        (len(ecarts.nouveaux), "nouveau", "nouveaux"),
        (len(ecarts.revises), "révisé", "révisés"),
        (len(ecarts.inchanges), "inchangé", "inchangés"),
        (len(ecarts.ambigus), "publié plusieurs fois, laissé de côté", "publiés plusieurs fois, laissés de côté"),
    )
    dits = ", ".join(accord(combien, seul, plusieurs) for combien, seul, plusieurs in comptes if combien)
    yield f"  À côté de ce qui est publié : {dits or 'rien'}."
    yield from (f"    nouveau : {_chiffre(pret, un)} = {dite(pret)}" for pret in ecarts.nouveaux[:_MONTRES])
    if len(ecarts.nouveaux) > _MONTRES:
        yield f"    … et {accord(len(ecarts.nouveaux) - _MONTRES, 'autre')}."
    for une in ecarts.revises:
        suite = "" if une.acceptee else " ; attend une réponse (--revisions remplacer, ou --reponses)"
        yield f"    révisé : {_chiffre(une.nouveau, un)} : {dite_avant(une)} → {dite(une.nouveau)}{_confirme(une)} (publié avec « {une.ancienne.source} »{suite})"
    for pret, publiee in un.a_cote:
        yield f"    autre source : {_chiffre(pret, un)} : {dite(pret)}, quand « {publiee.publication} » dit {dite(publiee)} ; les deux seront montrés"
    yield from (f"    donné pour {pret.periode}, et non {retour.periode} : {_chiffre(pret, un)}" for pret in retour.deplaces)
    yield from _reperes("Laissé vide", retour.vides, un)
    yield from _reperes("N’est plus dans le classeur", retour.absentes, un)


def _confirme(une: Revision) -> str:
    return ", provisoire, confirmé comme définitif" if une.ancienne.nombre == une.nouveau.nombre and une.nouveau.confirme else ""


def _reperes(quoi: str, reperes: Sequence[Repere], un: RetourCompare) -> Iterator[str]:
    for repere in reperes[:_MONTRES]:
        commentaire = un.retour.dits.get(repere, "")
        yield f"    {quoi} : {dit(repere, un.suivi)}{f', en disant : « {commentaire} »' if commentaire else ''}"
    if len(reperes) > _MONTRES:
        yield f"    … et {accord(len(reperes) - _MONTRES, 'autre')}."


def _chiffre(pret: ChiffrePret, un: RetourCompare) -> str:
    return f"{dit(Repere('', '', pret.indicateur, pret.territoire, '', pret.ventilation), un.suivi)}, {pret.periode}"


def retours_en_json(
    retours: Retours, compares: Sequence[RetourCompare], refus: Sequence[RefusDeCellule], ecrits: Sequence[str], remarques: Sequence[str]
) -> dict[str, Any]:
    """The same for programs: its keys are a promise."""
    return {
        "retours": [_objet(un) for un in compares],
        "a_verifier": list(retours.a_verifier),
        "refus": [{"feuille": une.feuille, "cellule": une.cellule, "texte": une.texte, "raison": une.raison} for une in refus],
        "questions": [
            {"id": question.id, "question": question.question, "choix": list(question.choix)}
            for un in compares
            for question in un.ecarts.questions
        ],
        "remarques": list(remarques),
        "ecrits": list(ecrits),
    }


def _objet(un: RetourCompare) -> dict[str, Any]:
    retour, ecarts = un.retour, un.ecarts
    return {
        "contrat": retour.contrat,
        "partenaire": retour.partenaire,
        "periode": retour.periode,
        "lignes": retour.lignes,
        "chiffres": retour.chiffres,
        "sans_chiffre": retour.sans_chiffre,
        "vides": [{**_repere(repere), "commentaire": retour.dits.get(repere, "")} for repere in retour.vides],
        "absentes": [_repere(repere) for repere in retour.absentes],
        "nouveaux": [_pret(pret) for pret in ecarts.nouveaux],
        "revises": [_revision(une) for une in ecarts.revises],
        "inchanges": [_pret(pret) for pret in ecarts.inchanges],
        "ambigus": [_pret(pret) for pret in ecarts.ambigus],
    }


def _repere(repere: Repere) -> Mapping[str, Any]:
    return {"indicateur": repere.indicateur, "territoire": repere.territoire, "ventilation": dict(repere.ventilation)}


def _revision(une: Revision) -> dict[str, Any]:
    ancienne = {
        "valeur": nombre_json(une.ancienne.nombre),
        "mots": une.ancienne.mots,
        "statut": une.ancienne.statut.value,
        "source": une.ancienne.source,
    }
    return {"id": une.id, "acceptee": une.acceptee, "ancienne": ancienne, "nouvelle": _pret(une.nouveau)}


def _pret(pret: ChiffrePret) -> dict[str, Any]:
    return {
        "indicateur": pret.indicateur,
        "territoire": pret.territoire,
        "periode": pret.periode,
        "ventilation": dict(pret.ventilation),
        "valeur": nombre_json(pret.nombre),
        "bornes": [nombre_json(borne) for borne in pret.bornes or ()],
        "mots": pret.mots,
        "statut": pret.statut.value,
        "source": pret.source,
        "commentaire": pret.commentaire,
        "feuille": pret.observation.feuille,
        "cellule": pret.observation.cellule,
    }
