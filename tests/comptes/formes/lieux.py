"""What is promised and measured in a place, and who lives there."""

import re
from collections import Counter
from collections.abc import Iterable

from tests.comptes.donnees import Contrat
from tests.comptes.grammaire import Attendu, N, Ou, forme, nombre


@forme(rf"^{N} ([^\d]+?) (?:nomme|nomment) ce lieu", "lieu")
def qui_nomment(ou: Ou, m: re.Match[str]) -> Attendu:
    """«5 promesses nomment ce lieu», with the document's own word where all are of one level."""
    tetes = ou.c.qui_nomment({ou.id})
    niveaux = {ou.c.noeuds[tete]["niveau"] for tete in tetes}
    noms = {ou.c.niveau(next(iter(niveaux)))[cle].lower() for cle in ("nom", "pluriel")} if len(niveaux) == 1 else {"promesse", "promesses"}
    if not tetes:
        noms = {"indicateur", "indicateurs"}
    assert m[2] in noms, f"«{m[2]}» is none of {noms}"
    return [len(tetes) or len(ou.c.indicateurs_qui_nomment({ou.id})), None]


@forme(rf"dans les {N} contrats qui nomment ce lieu", "lieu")
def contrats_du_lieu(ou: Ou, _: re.Match[str]) -> Attendu:
    """The contracts that name a place of this kind and code."""
    return [
        len({contrat for memes in ou.site.lieux.values() if (ou.c.id, ou.id) in [(c, un["id"]) for c, un in memes] for contrat, _ in memes})
    ]


@forme(rf"(?:, ){N} contrats(?= Aussi)", "portail-accueil", "portail-territoires")
def contrats_d_un_lieu(ou: Ou, _: re.Match[str]) -> Attendu:
    """The same in the list of all places, where the first link of the row is the page that puts them together."""
    page = next(adresse for adresse in ou.adresses if adresse.startswith("/lieux/"))
    return [len({un["contrat"] for lieu in ou.site.partages if lieu["page"].strip("/") == page.strip("/") for un in lieu["contrats"]})]


@forme(rf"Soit {N} promesses?", "lieu")
def soit(ou: Ou, _: re.Match[str]) -> Attendu:
    """The promises of the parts that name this place."""
    return [sum(ou.c.contenu(tete)[0] for tete in ou.c.qui_nomment({ou.id}))]


@forme(rf"{N} parties? du contrat nomme(?:nt)? (.+?)\.", "lieu")
def autour(ou: Ou, m: re.Match[str]) -> Attendu:
    """Parts that name what is near this place, and not it."""
    if "quartiers pris ensemble" in m[2]:
        proches = [lieu["id"] for lieu in ou.c.ensembles_de(ou.id)]
    elif "quartiers" in m[2]:
        proches = [lieu["id"] for lieu in ou.c.quartiers_de(ou.id)]
    else:
        proches = ou.c.lieux[ou.id]["communes"]
    return [len(ou.c.qui_nomment(proches, ou.id)), None]


@forme(rf"{N} ([^\d.]+?)(?:, {N} ([^\d.]+?))?(?: et {N} ([^\d.]+?))? (?:vaut|valent) pour tout le contrat", "lieu")
def valent_partout(ou: Ou, m: re.Match[str]) -> Attendu:
    """«5 orientations, 1 contribution et 1 disposition générale valent pour tout le contrat.»"""
    comptes = Counter(ou.c.noeuds[tete]["niveau"] for tete in ou.c.de_partout)
    voulu = [None if mots is None else sum(combien for id, combien in comptes.items() if mots in (ou.c.niveau(id)["nom"].lower(), ou.c.niveau(id)["pluriel"].lower())) for mots in (m[2], m[4], m[6])]  # fmt: skip
    assert sum(combien or 0 for combien in voulu) == len(ou.c.de_partout), f"{comptes} hold for the whole contract"
    return [voulu[0], None, voulu[1], None, voulu[2], None]


@forme(rf"tout le territoire du contrat : {N} des {N} promesses du contrat", "lieu")
def partout(ou: Ou, _: re.Match[str]) -> Attendu:
    """What names no place, or the whole contract; and all promises."""
    return [sum(ou.c.contenu(tete)[0] for tete in ou.c.de_partout), len(ou.c.promesses) + len(ou.c.promesses_annexes)]


@forme(rf"{N} indicateurs? (?:a|ont) une cible pour chaque ", "lieu")
def pour_chacun(ou: Ou, _: re.Match[str]) -> Attendu:
    """The indicators with such a target."""
    return [len(ou.c.pour_chacun(ou.id))]


@forme(rf"(?<![\d.]){N} (promesse|indicateur)s?\b(?: et {N} indicateurs?)?", "lieu")
def contenu(ou: Ou, m: re.Match[str]) -> Attendu:
    """What one part of the list of promises holds, without what is told for itself: a target for each place of that kind."""
    if not ou.bloc.ancre.startswith("promesses-"):
        return None
    promesses, indicateurs = ou.c.contenu(ou.lie("noeuds")["id"], ou.c.pour_chacun(ou.id))
    return [promesses if m[2] == "promesse" else indicateurs, None, indicateurs if m[3] else None]


def _lieux_du_groupe(ou: Ou, ancre: str) -> list[str]:
    lieu = ou.c.lieux[ou.id]
    return {
        "ici": [ou.id],
        "commune": lieu["communes"] if lieu["type"] in ("qpv", "qva") else [],
        "quartiers": [autre["id"] for autre in ou.c.quartiers_de(ou.id)],
        "ensembles": [autre["id"] for autre in ou.c.ensembles_de(ou.id)],
        "tout": [autre["id"] for autre in ou.c.de_type("perimetre")],
        "autres": [autre["id"] for autre in ou.c.de_type("perimetre")],
    }[ancre.removeprefix("mesures-")]


def _mesures(ou: Ou, lieux: Iterable[str], *, sans_ce_lieu: bool = False) -> tuple[int, int]:
    """How many figures these places have, and how many of the places have some. Of the totals of the contract, those that count this place or, with
    `sans_ce_lieu`, the others."""
    comptes = [sum(_compte_ce_lieu(ou, lieu, id) != sans_ce_lieu for id in _mesures_en(ou.c, lieu)) for lieu in lieux]
    return sum(comptes), sum(map(bool, comptes))


def _compte_ce_lieu(ou: Ou, lieu: str, indicateur: str) -> bool:
    """Whether the figure of an indicator at `lieu` may count the place of the page: a total counts those that the document names for it."""
    un = ou.c.indicateurs[indicateur]
    nommes = un["territoires"] or ou.c.noeuds[ou.c.tetes[un["noeud"]]]["territoires"]
    ici = ou.c.lieux[ou.id]
    return ou.c.lieux[lieu]["type"] != "perimetre" or ou.c.partout(nommes) or bool({ici["id"], *ici["communes"]} & set(nommes))


@forme(rf"pour {N} (?:communes?|arrondissements?|quartiers?|lieux?) que le document nomme", "lieu")
def lieux_d_un_total(ou: Ou, _: re.Match[str]) -> Attendu:
    """Below the place of a total: how many places the document names for it."""
    rangee = ou.bloc.rangee
    un = ou.c.par_adresse("indicateurs", rangee.element.adresses[0]) if rangee else None
    assert un, "no indicator in this row"
    return [len(un["territoires"] or ou.c.noeuds[ou.c.tetes[un["noeud"]]]["territoires"])]


def _mesures_en(contrat: Contrat, lieu: str) -> set[str]:
    """The indicators that have a figure here: the place's own; for the perimeter, the totals of all places too."""
    propres = contrat.mesures_en(lieu)
    if contrat.lieux[lieu]["type"] == "perimetre":
        propres = propres | {id for id, un in contrat.indicateurs.items() if un["chiffre"] and un["chiffre"]["origine"] == "somme"}
    return propres


@forme(rf"^{N} indicateurs? chiffrés?|^{N} chiffres? pour {N} lieux", "lieu")
def mesures_du_groupe(ou: Ou, m: re.Match[str]) -> Attendu:
    """Above a table of figures, or the large number of the page."""
    lieux = [ou.id] if ou.bloc.dans("eo-cle") else _lieux_du_groupe(ou, ou.bloc.ancre)
    combien, ou_sont = _mesures(ou, lieux, sans_ce_lieu=ou.bloc.ancre == "mesures-autres" and not ou.bloc.dans("eo-cle"))
    return [combien if m[1] else None, combien if m[2] else None, ou_sont if m[3] else None]


@forme(rf"(?:À l’échelle de : |, | et )?([^,()]+?) \((?:{N} indicateurs? chiffrés?|{N} chiffres? pour {N} lieux)\)", "lieu")
def a_l_echelle_de(ou: Ou, m: re.Match[str]) -> Attendu:
    """«À l’échelle de : Orly (14 indicateurs chiffrés), ses quartiers (5 chiffres pour 2 lieux)»."""
    nom = re.sub(r"^.*?(?:À l’échelle de[\s ]: |^et )", "", m[1])
    if "pris ensemble" in nom:
        lieux = _lieux_du_groupe(ou, "ensembles")
    elif re.match(r"ses quartiers", nom):
        lieux = _lieux_du_groupe(ou, "quartiers")
    elif re.match(r"s(?:es|a|on) ", nom):
        lieux = _lieux_du_groupe(ou, "commune")
    else:
        lieux = [lieu["id"] for lieu in ou.c.lieux.values() if lieu["nom"] == nom]
    combien, ou_sont = _mesures(ou, lieux)
    return [None, combien if m[2] else None, combien if m[3] else None, ou_sont if m[4] else None]


@forme(rf"{N} indicateurs? en secret statistique pour ce lieu", "lieu")
def secrets(ou: Ou, _: re.Match[str]) -> Attendu:
    """Indicators whose figure here is kept secret."""
    return [len({ligne["indicateur"] for ligne in ou.c.tables["valeurs"] if ligne["territoire"] == ou.id and ligne["statut"] == "secret"})]


@forme(rf"(?:parmi|dans) {N} (?:communes?|arrondissements?)", "lieu")
def rattache(ou: Ou, m: re.Match[str]) -> Attendu:
    """Over how many communes each set of neighbourhoods lies, in their order."""
    rang = len(re.findall(r"\b(?:parmi|dans) \d", ou.bloc.texte[: ou.bloc.texte.find(m[0])]))
    return [len(ou.c.ensembles_de(ou.id)[rang]["communes"])]


@forme(rf"{N} habitants?", "lieu")
def habitants(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of this place, or of one in its list of neighbourhoods."""
    lieu = ou.lie("territoires") if ou.bloc.element.nom == "li" else ou.c.lieux[ou.id]
    return [lieu["population"]]


@forme(r"^(\w*\d\w*)$", "lieu")
def code(ou: Ou, _: re.Match[str]) -> Attendu:
    """The official code."""
    return [str(ou.c.lieux[ou.id]["code"])] if ou.bloc.terme.startswith("Code") else None


@forme(r"^(\d+(?:,\d+)?[\s ]?%)$", "lieu", "territoires", "carte")
def poids(ou: Ou, _: re.Match[str]) -> Attendu:
    """The share of the population, as the document prints it, with a space before the sign."""
    if ou.bloc.terme.startswith("Part de la population"):
        return [_espace(ou.c.lieux[ou.id]["poids"])]
    rangee = ou.bloc.rangee
    lieu = ou.c.par_adresse("territoires", rangee.element.adresses[0]) if rangee and rangee.element.adresses else None
    return [_espace(lieu["poids"])] if lieu and ou.bloc.colonne.startswith("Part") else None


def _espace(imprime: str) -> str:
    """«2,4%» → «2,4 %»."""
    return imprime.replace(" %", "%").replace("%", "\u00a0%")


@forme(rf"^{N}$", "territoires", "carte")
def habitants_du_tableau(ou: Ou, _: re.Match[str]) -> Attendu:
    """A cell of the tables of places."""
    rangee = ou.bloc.rangee
    lieu = ou.c.par_adresse("territoires", rangee.element.adresses[0]) if rangee and rangee.element.adresses else None
    return [lieu["population"]] if lieu and ou.bloc.colonne == "Habitants" else None


@forme(rf"{N} quartiers? dont nous ne connaissons pas l’emplacement", "territoires", "carte")
def sans_emplacement(ou: Ou, _: re.Match[str]) -> Attendu:
    """Neighbourhoods without a point."""
    return [sum(lieu["latitude"] is None for lieu in ou.c.de_type("qpv", "qva"))]


@forme(rf"^{N}[\s ]€ · ", "lieu")
def montant_d_un_fait(ou: Ou, m: re.Match[str]) -> Attendu:
    """An amount that the document prints, below its sentence."""
    lieu = ou.bloc.ancre.removeprefix("faits-")
    montants = [fait["montant"] for fait in ou.c.tout["faits"] if lieu in fait["territoires"]]
    return [nombre(m[1]).numerator if nombre(m[1]) in montants else 0]
