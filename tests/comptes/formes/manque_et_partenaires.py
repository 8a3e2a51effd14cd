"""What is looked for, and what names a partner."""

import re
from collections import Counter

from tests.comptes.formes.etats import etats_de
from tests.comptes.grammaire import Attendu, N, Ou, forme, nombre


@forme(
    rf"Pour {N} indicateurs?, (aucun chiffre trouvé|des chiffres ont été publiés ailleurs|le document ne donne pas de définition)[^.;]*(;)?",
    "accueil",
    "manque",
)
def pour_indicateurs(ou: Ou, m: re.Match[str]) -> Attendu:
    """One sentence per state without figure; what may be elsewhere follows a semicolon."""
    etats = etats_de(ou)
    assert etats is not None
    etat = {
        "aucun chiffre trouvé": "peut_etre_ailleurs" if m[3] else "aucun_chiffre",
        "des chiffres ont été publiés ailleurs": "publie_ailleurs",
    }
    return [etats[etat.get(m[2], "a_definir")], None, None]


@forme(rf"[Nn]ommés? pour {N} indicateurs? ; (aucun chiffre|un chiffre) trouvé(?: pour (?:{N} d’entre eux|celui-ci|chacun))?")
def nomme_et_trouve(ou: Ou, m: re.Match[str]) -> Attendu:
    """«nommé pour 214 indicateurs ; aucun chiffre trouvé pour 208 d’entre eux», of one partner or of each of several."""
    rangee = ou.bloc.element.dessus("li")
    ids = [ou.id] if ou.genre == "manque-partenaire" else [adresse.split("/")[-1] for adresse in (rangee.adresses if rangee else [])]
    for id in ids:
        siens = ou.c.indicateurs_de(id)
        sans = ou.c.sans_chiffre(siens)
        assert len(siens) == nombre(m[1]), f"{id} is named for {len(siens)}"
        voulu = nombre(m[3]) if m[3] else len(siens) if m[2] == "aucun chiffre" else 0
        assert sans == voulu, f"{sans} of {id} have no figure: «{m[0]}»"
    return [None, None, None] if ids else None


@forme(rf"Les voir tous \({N}\)", "manque")
def les_voir_tous(ou: Ou, _: re.Match[str]) -> Attendu:
    """The fold of those of a long list: as many links as it holds."""
    bloc = ou.bloc.element.dessus("details")
    assert bloc is not None
    return [len([adresse for adresse in bloc.adresses if "/indicateurs/" in adresse])]


@forme(rf"^{N} indicateurs?, (.+)$", "manque")
def annonces_ensemble(ou: Ou, _: re.Match[str]) -> Attendu:
    """The heading of what was announced in the same words."""
    mots = re.sub(r"\s+", " ", ou.bloc.texte.split(", ", 1)[1]).strip("«» ")
    quand = "" if mots == "sans date imprimée" else mots
    annonces = [un for un in ou.c.indicateurs.values() if un["avancement"]["statut"] == "a_definir"]
    return [sum(((un["echeance"] or {}).get("texte") or "") == quand for un in annonces), None]


@forme(
    rf"(?:{N} (?:promesses?(?: ou titres?)?|titres?) le nomme(?:nt)?|Aucune? promesse(?: ou titre)? ne le nomme(?: directement)?)(?: dans ce contrat)?(?:[,;  ]+(?:il est nommé pour )?{N} indicateurs?(?: pour (?:lequel|lesquels) le document le nomme, (?:dont {N} avec un chiffre trouvé|(sans chiffre trouvé)))?)?"
)
def promesses_et_indicateurs(ou: Ou, m: re.Match[str]) -> Attendu:
    """Of one partner in one contract."""
    contrat = ou.contrat or ou.site.contrats[ou.bloc.ancre.removeprefix("contrat-")]
    id = ou.id if ou.contrat else _nomme_ici(ou)
    siens = contrat.indicateurs_de(id)
    promesses = len(contrat.promesses_de(id))
    assert m[1] or not promesses, f"{promesses} promises name it"
    trouves = len(siens) - contrat.sans_chiffre(siens)
    assert not (m[4] and trouves), f"{trouves} have a figure"
    return [promesses if m[1] else None, len(siens) if m[2] else None, trouves if m[3] else None, None]


def _nomme_ici(ou: Ou) -> str:
    """Who the portal's page of a partner, or this part of that of a family, speaks of."""
    noms = [un for adresse in ou.adresses if (un := re.fullmatch(r"partenaires/([^/]+)/?", adresse.strip("/")))]
    return noms[0][1] if ou.bloc.element.dessus("li") and noms else ou.id


def _de_la_famille(ou: Ou) -> set[str]:
    """The partner of the page, and the members of the family that it is."""
    return {ou.id} | {id for contrat in ou.site.contrats.values() for id, un in contrat.partenaires.items() if un["famille"] == ou.id}


@forme(rf"^Ce pour quoi {N} contrats? de ce site nomm", "portail-partenaire")
def contrats_qui_nomment(ou: Ou, _: re.Match[str]) -> Attendu:
    """The contracts that name the partner, or a member of the family."""
    noms = _de_la_famille(ou)
    return [sum(bool(noms & contrat.partenaires.keys()) for contrat in ou.site.contrats.values())]


@forme(
    rf"^{N} (promesses et titres|promesses?|titres?|indicateurs?|demandes? du calendrier) \(Sa page dans ce contrat", "portail-partenaire"
)
def nommees_dans_un_contrat(ou: Ou, m: re.Match[str]) -> Attendu:
    """The title of a fold: how many rows there are in it, and whether some of them are titles of several promises."""
    contrat, id = ou.site.contrats[ou.bloc.ancre.removeprefix("contrat-")], _nomme_ici(ou)
    if m[2].startswith(("promesse", "titre")):
        siennes = contrat.promesses_de(id)
        promesses = sum(contrat.noeuds[un]["etat"] is not None for un in siennes)
        assert ("promesse" in m[2], "titre" in m[2]) == (promesses > 0, promesses < len(siennes)), f"{id} is named by {siennes}"
        return [len(siennes), None]
    if m[2].startswith("indicateur"):
        return [len(contrat.indicateurs_de(id)), None]
    return [sum(id in un["responsables"] for un in contrat.tout["contrat"]["calendrier"]), None]


@forme(rf"{N} indicateurs?, (?:dont {N} avec un chiffre trouvé|(sans chiffre trouvé))$", "portail-partenaire")
def suivi_d_une_promesse(ou: Ou, m: re.Match[str]) -> Attendu:
    """The indicators of a promise and of all that is below it."""
    contrat = ou.contrat_lie()
    siens = contrat.indicateurs_sous(ou.lie("noeuds")["id"])
    trouves = len(siens) - contrat.sans_chiffre(siens)
    assert not (m[3] and trouves), f"{trouves} have a figure"
    return [len(siens), trouves if m[2] else None, None]


@forme(
    rf"((?:Promesses(?: et titres)?|Titres) qui (?:le nomment|nomment cet ensemble)|Indicateurs pour lesquels (?:il|cet ensemble) est nommé)(?:, non comptés ici)? \({N}\)",
    "partenaire",
)
def repliees(ou: Ou, m: re.Match[str]) -> Attendu:
    """The folds of a partner's page: its own, or those of a collective that it belongs to."""
    id = ou.bloc.ancre.removeprefix("part-")
    return [None, len(ou.c.promesses_de(id) if m[1].startswith(("Promesses", "Titres")) else ou.c.indicateurs_de(id))]


@forme(rf"^{N}$", "partenaires")
def ligne_de_partenaire(ou: Ou, _: re.Match[str]) -> Attendu:
    """A cell of the list of partners."""
    assert ou.bloc.rangee is not None
    id = next(adresse.split("/")[-1] for adresse in ou.bloc.rangee.element.adresses if "/partenaires/" in adresse)
    siens = ou.c.indicateurs_de(id)
    nommes = {f"{mots} qui le nomment": len(ou.c.promesses_de(id)) for mots in ("Promesses", "Titres", "Promesses et titres")}
    par_colonne = {**nommes, "Indicateurs pour lesquels il est nommé": len(siens)}
    return [par_colonne.get(ou.bloc.colonne, len(siens) - ou.c.sans_chiffre(siens))]


_ETATS = {
    "a_lancer": "à lancer",
    "en_cours": "en cours",
    "realise": "réalisée?s?",
    "abandonne": "abandonnée?s?",
    "aucune_nouvelle": "sans nouvelle trouvée",
}


@forme(rf"^{N} ([^:,.\d]+)(?:, (?:tous |toutes )?sans nouvelle trouvée| : ([^.]*))", "partenaire", "referentiel", "accueil", "manque")
def nouvelles(ou: Ou, m: re.Match[str]) -> Attendu:
    """«3 actions : 1 réalisée, 2 sans nouvelle trouvée»: of the promises that name this partner and bear a state."""
    if ou.genre != "partenaire":
        return None
    siennes = [ou.c.noeuds[id] for id in ou.c.promesses_de(ou.id) if ou.c.noeuds[id]["etat"]]
    comptes = Counter(noeud["etat"]["etat"] for noeud in siennes)
    if m[3] is None:
        assert set(comptes) <= {"aucune_nouvelle"}, f"news were found: {comptes}"
        return [len(siennes), None, None]
    parties = {mots: int(nombre(combien)) for combien, mots in re.findall(rf"{N} ([^\d,]+?)(?:,|$)", m[3])}
    dits = Counter(
        {next(etat for etat, motif in _ETATS.items() if re.fullmatch(motif, mots)): combien for mots, combien in parties.items()}
    )
    assert dits == comptes, f"the page says {dits}, the data {comptes}"
    return [len(siennes), None, None]


@forme(rf"pour ces {N} indicateurs|Pour {N} d’entre eux, nous n’avons", "manque-partenaire")
def demandes(ou: Ou, m: re.Match[str]) -> Attendu:
    """What the message asks for."""
    return [ou.c.sans_chiffre(ou.c.indicateurs_de(ou.id)) if trouve else None for trouve in m.groups()]


@forme(r"(?<= )(\d+)\. (?=◊, pour la promesse)", "manque-partenaire")
def rangs_du_message(ou: Ou, m: re.Match[str]) -> Attendu:
    """The numbers of the list in the message: from one to as many as are looked for."""
    rang = 1 + len(re.findall(r"(?: \d+\. |◊)(?=◊, pour la promesse)", m.string[: m.start()]))
    assert int(m[1]) == rang <= ou.c.sans_chiffre(ou.c.indicateurs_de(ou.id)), f"it is line {rang}"
    return [None]
