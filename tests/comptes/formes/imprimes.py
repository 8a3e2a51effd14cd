"""Printed numbers of levels and measures, and ranks among things of the same words."""

import re
from collections import Counter

from tests.comptes.donnees import Contrat, Ligne
from tests.comptes.grammaire import Attendu, N, Ou, forme, nombre


@forme(r"([A-ZÉÈ][\w’' ]+?) (\d+(?:\.\d+)*)\b")
def numero_imprime(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Orientation 1», «Objectif 2.1»: the number of the node that this links to or stands for; else one of that level bears it."""
    for contrat in ou.contrats:
        niveaux = [niveau["id"] for niveau in contrat.tout["contrat"]["niveaux"] if m[1].endswith(niveau["nom"])]
        montre = _noeud_montre(ou, contrat)
        if niveaux and montre and montre["niveau"] in niveaux and m.start() == 0:
            return [None, str(montre["numero"])]
        if any(noeud["niveau"] in niveaux and noeud["numero"] == m[2] for noeud in contrat.noeuds.values()):
            return [None, None]
    return None


def _noeud_montre(ou: Ou, contrat: Contrat) -> Ligne | None:
    """The node whose heading this is, or the first that this item links to, by its page or by its place on this one."""
    adresse = next(iter(ou.adresses), "") if ou.bloc.element.dessus("li") else ""
    return contrat.noeuds.get(ou.bloc.element.id) or contrat.par_adresse("noeuds", adresse) or contrat.noeuds.get(adresse.partition("#")[2])


@forme(r"Mesure (\w+(?:\.\w+)?)(?= : )", "portail-mesures")
def mesure_nationale(ou: Ou, m: re.Match[str]) -> Attendu:
    """A heading of the list of national measures: one has that number."""
    assert any(m[1] == mesure["numero"] for contrat in ou.site.contrats.values() for mesure in contrat.tout["mesures_nationales"]), (
        "no such measure"
    )
    place = ou.bloc.element.id or ou.bloc.ancre
    assert place == f"mesure-{m[1].replace('.', '-').lower()}", f"it stands at #{place}"
    return [None]


@forme(rf"^{N} lignes? : (.*)\.$", "portail-mesures")
def lignes_de_mesures(ou: Ou, m: re.Match[str]) -> Attendu:
    """«42 lignes : 4 réalisées, 38 en cours.» The parts make the whole."""
    mesures = next(iter(ou.site.contrats.values())).tout["mesures_nationales"]
    comptes = Counter(mesure["avancement"][:5] for mesure in mesures)
    parties = {mots: int(nombre(combien)) for combien, mots in re.findall(rf"{N} ([^\d,]+?)(?:,|$)", m[2])}
    assert sum(parties.values()) == len(mesures), f"{parties} of {len(mesures)}"
    dits = {mots.replace("é", "e").replace(" ", "_")[:5]: combien for mots, combien in parties.items()}
    assert dits == dict(comptes), f"the page says {dits}, the data {comptes}"
    return [len(mesures), None]


@forme(rf"([\w’'-]+(?: [\w’'-]+)?) {N} sur {N}(?=[),])")
def rang_parmi_les_siens(ou: Ou, m: re.Match[str]) -> Attendu:
    """«indicateur 2 sur 7», «action 1 sur 6»: the rank that tells a link from others of the same words, among those of its promise."""
    lies = [
        (contrat, un, genre)
        for contrat in ou.contrats
        for adresse in ou.adresses
        for genre in ("indicateurs", "noeuds")
        if (un := contrat.par_adresse(genre, adresse))
    ]
    for contrat, un, genre in lies:
        dessus = "noeud" if genre == "indicateurs" else "parent"
        freres = [autre["id"] for autre in contrat.tout[genre] if autre[dessus] == un[dessus] and autre.get("niveau") == un.get("niveau")]
        mot = "indicateur" if genre == "indicateurs" else contrat.niveau(un["niveau"])["nom"].lower()
        if m[1].endswith(mot) and (freres.index(un["id"]) + 1, len(freres)) == (nombre(m[2]), nombre(m[3])):
            return [None, None, None]
    raise AssertionError(f"no linked thing has that rank: {[un['id'] for _, un, _ in lies]}")
