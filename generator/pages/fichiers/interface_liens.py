"""What ties indicators, actions and documents to one another, as the exported tree says it."""

from typing import Any

from msgspec.structs import asdict

from generator.calculs.avancement_du_plan import dit_ce_jour, sens_de
from generator.calculs.formules import pour_combien
from generator.model.lieu import Source
from generator.model.referentiel import FicheDAction, Indicateur
from generator.model.unite import INTEGREES
from generator.pages.contexte import Contexte


def objet_source(source: Source | None) -> dict[str, str] | None:
    """The place in a document; None where there is none."""
    return {"document": source.document, "section": source.section, "repere": source.repere} if source else None


def objet_fiche(contexte: Contexte, fiche: FicheDAction) -> dict[str, str]:
    """What there is of the sheet of an action; its state in the words of the plan, and in one of ours where these are known."""
    dit = dit_ce_jour(fiche, lambda: contexte.suivi.aujourd_hui)
    sens, tus = sens_de(dit), () if dit else ("avancement", "avancement_au")
    return {nom: mots for nom, mots in asdict(fiche).items() if mots and nom not in tus} | ({"avancement_lu": sens.value} if sens else {})


def objet_unites(contexte: Contexte) -> dict[str, Any]:
    """The units of indicators and of neighbouring figures that the contract declares; nothing where there are none."""
    toutes = [*(un.unite for un in contexte.indicateurs.values()), *(une.unite for une in contexte.dossier.voisins.series)]
    siennes = {une: une for une in toutes if une not in INTEGREES}.values()
    return (
        {"unites": [{"id": str(une), "nom": une.nom, "pour": une.pour, "additionne": une.additionne} for une in siennes]} if siennes else {}
    )


def objet_liens(indicateur: Indicateur) -> dict[str, Any]:
    """What ties it to other promises, indicators and documents; only what there is."""
    calcul, ajoute, retire = indicateur.calcul, indicateur.ajoute, indicateur.retire
    liens: dict[str, Any] = {
        "aussi_sous": list(indicateur.aussi_sous),
        "sous_indicateur_de": indicateur.de,
        "lieux_nommes": list(indicateur.lieux_nommes),
    }
    if calcul:
        liens["calcul"] = {"genre": calcul.genre.value, "termes": list(calcul.termes), "pour": pour_combien(calcul.genre, indicateur.unite)}
    if ajoute:
        liens["ajoute"] = {"date": ajoute.date, "raison": ajoute.raison, "source": objet_source(ajoute.source)}
    if retire:
        dit = {"date": retire.date, "raison": retire.raison, "remplace_par": list(retire.remplace_par)}
        liens["retire"] = {**dit, "source": objet_source(retire.source)}
    return {nom: un for nom, un in liens.items() if un}
