"""The counts of home pages."""

import re
from typing import Any

from tests.comptes.donnees import SANS_CHIFFRE, STATUTS
from tests.comptes.formes.etats import etats_de
from tests.comptes.grammaire import Attendu, N, Ou, forme, simple


@forme(rf"^{N} ([^\d]+?)(?: et {N} autres? promesses?)?$", "accueil", "portail-accueil")
def cle(ou: Ou, m: re.Match[str]) -> Attendu:
    """The large number of a card of a home page: promises, indicators without figure, places."""
    if not ou.bloc.dans("eo-cle__chiffre", "eo-carte__promis") and not ou.bloc.dans("eo-carte"):
        return None
    mot = m[2]
    contrats = ou.contrats
    if ou.genre == "portail-accueil" and ou.bloc.dans("eo-carte"):
        contrats = [ou.contrat_lie()]
    if ou.bloc.ancre == "promis" or ou.bloc.dans("eo-carte"):
        if ou.genre == "accueil" or ou.bloc.dans("eo-carte"):
            niveaux = {promesse["niveau"] for promesse in contrats[0].promesses}
            noms = (
                {contrats[0].niveau(id)[cle].lower() for id in niveaux for cle in ("nom", "pluriel")}
                if len(niveaux) == 1
                else {"promesses"}
            )
            assert mot in noms, f"«{mot}» is none of {noms}"
        annexes = sum(len(contrat.promesses_annexes) for contrat in contrats)
        if ou.bloc.dans("eo-carte"):
            assert m[3] or not annexes, f"{annexes} stand outside of the axes"
            return [len(contrats[0].promesses), None, annexes if m[3] else None]
        siennes = sum(len(contrat.promesses) for contrat in contrats)
        return [siennes if ou.genre == "accueil" else siennes + annexes, None, None]
    if ou.bloc.ancre == "manque":
        return [sum(contrat.sans_chiffre(contrat.indicateurs) for contrat in contrats), None, None]
    if mot.startswith("quartier"):
        return [len(ou.c.de_type("qpv", "qva")) if ou.contrat else ou.site.combien("qpv", "qva"), None, None]
    return [len(ou.c.de_type("commune")) if ou.contrat else ou.site.combien("commune"), None, None]


@forme(rf"^En {N} ([^\d]+?)(?: et {N} ([^\d]+?))?\.(?= Avec|$)", "accueil")
def niveaux(ou: Ou, m: re.Match[str]) -> Attendu:
    """«En 3 thématiques et 9 objectifs prioritaires.»"""
    comptes = []
    for mots in (m[2], m[4]):
        noms = [niveau["id"] for niveau in ou.c.tout["contrat"]["niveaux"] if mots in (niveau["nom"].lower(), niveau["pluriel"].lower())]
        comptes.append(sum(noeud["niveau"] in noms for noeud in ou.c.des_axes))
    return [comptes[0], None, comptes[1] if m[3] else None, None]


@forme(rf"Avec {N} autres? promesses?, {N} en tout\.$", "accueil")
def autres(ou: Ou, _: re.Match[str]) -> Attendu:
    """The promises outside of the axes, and all of them."""
    return [len(ou.c.promesses_annexes), len(ou.c.promesses) + len(ou.c.promesses_annexes)]


@forme(rf"{N} publiés? ailleurs", "accueil", "portail-accueil")
def dont_publies(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of those without figure."""
    etats = etats_de(ou)
    return [etats["publie_ailleurs"]] if etats else None


@forme(rf"{N} peut-être publiés? ailleurs", "accueil", "portail-accueil")
def dont_peut_etre(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of those without figure."""
    etats = etats_de(ou)
    return [etats["peut_etre_ailleurs"]] if etats else None


@forme(rf"{N} sans définition trouvée", "accueil", "portail-accueil")
def dont_annonces(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of those without figure."""
    etats = etats_de(ou)
    return [etats["a_definir"]] if etats else None


@forme(rf"dans {N} contrats", "portail-accueil")
def contrats(ou: Ou, _: re.Match[str]) -> Attendu:
    """How many contracts the portal has."""
    return [len(ou.site.contrats)]


@forme(rf"{N} (?:communes et arrondissements|commune ou arrondissement)(?:, {N} quartiers?)?", "portail-accueil", "portail-territoires")
def lieux_du_portail(ou: Ou, m: re.Match[str]) -> Attendu:
    """A place that several contracts share counts once."""
    return [ou.site.combien("commune"), None if m[2] is None else ou.site.combien("qpv", "qva")]


@forme(rf"{N} (communes?|arrondissements?)(?:, {N} quartiers?(?! prioritaire| de veille))?", "portail-accueil", "portail-territoires")
def lieux_d_un_contrat(ou: Ou, m: re.Match[str]) -> Attendu:
    """In the list of contracts: as many as the contract's own pages say."""
    contrat = ou.contrat_lie()
    return [len(contrat.de_type("commune")), None, None if m[3] is None else len(contrat.de_type("qpv", "qva"))]


@forme(rf"{N} quartiers?$", "accueil", "portail-accueil", "portail-territoires")
def quartiers_d_une_commune(ou: Ou, m: re.Match[str]) -> Attendu:
    """At the head of a folded commune."""
    nom = ou.bloc.texte[: -len(m[0])].strip()
    if ou.contrat is None:
        return [ou.site.quartiers_de(nom)]
    return [len(ou.c.quartiers_de(next(lieu["id"] for lieu in ou.c.de_type("commune") if lieu["nom"] == nom)))]


@forme(rf"{N} quartiers? prioritaires?(?: \(QPV\)| (?=et \d))", "accueil", "territoires", "carte")
def qpv(ou: Ou, _: re.Match[str]) -> Attendu:
    """Priority neighbourhoods of the contract."""
    return [len(ou.c.de_type("qpv"))]


@forme(rf"{N} quartiers? de veille active(?: \(QVA\))?", "accueil", "territoires", "carte")
def qva(ou: Ou, _: re.Match[str]) -> Attendu:
    """The others."""
    return [len(ou.c.de_type("qva"))]


@forme(rf"{N} (?:communes?|arrondissements?)\b", "accueil", "territoires", "carte")
def communes(ou: Ou, _: re.Match[str]) -> Attendu:
    """Communes of the contract."""
    return [len(ou.c.de_type("commune"))]


@forme(rf"{N} partenaires?\b", "portail-accueil", "portail-partenaires")
def partenaires(ou: Ou, _: re.Match[str]) -> Attendu:
    """All partners that have a page, each once."""
    return [len(ou.site.partenaires())]


@forme(rf"{N} lignes?\b", "portail-accueil")
def mesures_nationales(ou: Ou, _: re.Match[str]) -> Attendu:
    """National measures, as the table prints them."""
    return [len(next(iter(ou.site.contrats.values())).tout["mesures_nationales"])]


@forme(rf"{N} priorités? des conseils citoyens", "accueil", "avis", "bilan")
def priorites(ou: Ou, _: re.Match[str]) -> Attendu:
    """Printed priorities of residents' councils."""
    return [sum(len(noeud["conseils_citoyens"]["points"]) for noeud in ou.c.noeuds.values() if noeud["conseils_citoyens"])]


@forme(rf"(?:Les )?{N} parties nommées par le document", "accueil")
def signataires(ou: Ou, _: re.Match[str]) -> Attendu:
    """Who is named as a party."""
    return [len(ou.c.tout["contrat"]["signataires"])]


@forme(rf"{N} actions sur {N}", "accueil")
def actions_renseignees(ou: Ou, m: re.Match[str]) -> Attendu:
    """«157 actions sur 172», as a publication says of itself."""
    dits = " ".join(publication["couvre"]["chiffres"] or "" for publication in ou.c.tout["publications"] if publication["couvre"])
    assert re.search(rf"\b{m[1]} actions renseignées sur {m[2]}\b", dits), f"no publication says so: {dits}"
    return [None, None]


@forme(r"(\d+) % (d’enfants de moins de 3 ans scolarisés )?en (\d{4})", "accueil")
def pourcentage_de_la_presentation(ou: Ou, m: re.Match[str]) -> Attendu:
    """A figure that the presentation tells: a row has it for that year."""
    trouves = [
        ligne
        for ligne in ou.c.tables["valeurs"]
        if ligne["periode"].startswith(m[3]) and ligne["valeur"] == m[1] and ligne["unite"] == "pourcentage"
    ]
    assert trouves, "no row says so"
    return [None, None, None]


@forme(rf"{N} cibles? que nous savons comparer à un chiffre, {N} avec un chiffre trouvé", "portail-accueil")
def cibles(ou: Ou, _: re.Match[str]) -> Attendu:
    """Over all contracts."""
    chiffrees = [un for contrat in ou.site.contrats.values() for un in contrat.indicateurs.values() if a_une_cible_chiffree(un)]
    return [len(chiffrees), sum(un["chiffre"] is not None for un in chiffrees)]


@forme(rf"{N} autres? cibles? impriment? un nombre", "portail-accueil")
def cibles_sans_comparaison(ou: Ou, _: re.Match[str]) -> Attendu:
    """Over all contracts."""
    return [sum(a_un_nombre_sans_comparaison(un) for contrat in ou.site.contrats.values() for un in contrat.indicateurs.values())]


def a_un_nombre_sans_comparaison(indicateur: dict[str, Any]) -> bool:
    """Printed words with digits, and no field that reads them."""
    cible = indicateur["cible"] or {}
    lus = (cible.get(nom) for nom in ("valeur", "minimum", "maximum", "variation", "points", "par_lieu"))
    lue = cible.get("sens") or indicateur["statut"] == "a_definir" or any(nombre is not None for nombre in lus)
    return not lue and re.search(r"\d", cible.get("texte") or "") is not None


def a_une_cible_chiffree(indicateur: dict[str, Any]) -> bool:
    """A number, a bound or a change, and not a yes."""
    cible = indicateur["cible"] or {}
    lus = (cible.get(nom) for nom in ("valeur", "minimum", "maximum", "variation", "points", "par_lieu"))
    return "oui_non" not in (indicateur["unite"], cible.get("unite")) and any(nombre is not None for nombre in lus)


@forme(rf"^{N} indicateurs?(?:, dont {N} avec un chiffre)? \((.+)\)$", "indicateurs")
def branche_repliee(ou: Ou, m: re.Match[str]) -> Attendu:
    """The fold of a branch, under the heading that leads to it."""
    siens = ou.c.indicateurs_sous(ou.bloc.ancre)
    trouves = sum(ou.c.statuts[id] not in SANS_CHIFFRE for id in siens)
    assert m[2] or not trouves, f"{trouves} have a figure"
    return [len(siens), trouves if m[2] else None, None]


@forme(rf"^{N} chiffres trouvés \((?:{N} (?!chiffre)\w+,)?", "accueil")
def chiffres_d_une_publication(ou: Ou, m: re.Match[str]) -> Attendu:
    """What is new: the figures of an indicator that the publication named after them has, and of how many places."""
    indicateur = ou.lie("indicateurs")["id"]
    lignes = [ligne for ligne in ou.c.tables["valeurs"] if ligne["indicateur"] == indicateur and ligne["statut"] in STATUTS]
    noms = {un["id"] for un in ou.c.tout["publications"] if simple(un["titre"]) in simple(ou.bloc.texte)}
    noms |= {un["document"] for un in ou.c.tout["publications"] if un["id"] in noms and un["document"]}
    siennes = [ligne for ligne in lignes if ligne["publication"] in noms]
    return [len(siennes), len({ligne["territoire"] for ligne in siennes}) if m[2] else None]
