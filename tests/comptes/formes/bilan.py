"""The sentences of the summary in words, and of the timeline."""

import re
from collections import Counter

from tests.comptes.donnees import Contrat, Ligne
from tests.comptes.formes.accueil import a_un_nombre_sans_comparaison, a_une_cible_chiffree
from tests.comptes.grammaire import Attendu, N, Ou, forme, nombre

BILAN, FRISE = "bilan", "frise"


def _est_le_nom(contrat: Contrat, mot: str, noeuds: list[Ligne]) -> bool:
    """Whether `mot` is what the contract calls these nodes: the name of their level, or «promesses» where they are of several."""
    niveaux = {noeud["niveau"] for noeud in noeuds}
    if len(niveaux) != 1:
        return mot in ("promesse", "promesses")
    niveau = contrat.niveau(next(iter(niveaux)))
    return mot in (niveau["nom"].lower(), niveau["pluriel"].lower())


def _axes(contrat: Contrat) -> list[Ligne]:
    return [noeud for noeud in contrat.des_axes if noeud["parent"] is None]


@forme(rf"Il contient {N} ([^,.\d]+)(?:, en {N} ([^.\d]+))?\.", BILAN)
def contient(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Il contient 165 actions, en 3 thématiques.»"""
    axes = _axes(ou.c)
    assert _est_le_nom(ou.c, m[2], ou.c.promesses), f"they are not called «{m[2]}»"
    assert m[3] or len(axes) == 1, f"there are {len(axes)} axes"
    assert not m[4] or _est_le_nom(ou.c, m[4], axes), f"axes are not called «{m[4]}»"
    return [len(ou.c.promesses), None, len(axes) if m[3] else None, None]


@forme(rf"S’y ajoutent? {N} promesses?, hors des [^:]+: (.+?)\.(?= Le contrat a |$)", BILAN)
def hors_des_axes(ou: Ou, m: re.Match[str]) -> Attendu:
    """The promises outside of the axes, which their parts make, each under the roots of one level."""
    annexes = ou.c.promesses_annexes
    racines = [noeud for noeud in ou.c.noeuds.values() if noeud["parent"] is None and noeud not in ou.c.des_axes]
    somme = 0
    for promesses, sous, nom in re.findall(r"(\d+) [^\d,]+?(?: en (\d+) ([^\d,]+?))?(?=, \d| et \d|$)", m[2]):
        somme += int(promesses)
        if sous:
            siennes = [noeud for noeud in racines if nom in {ou.c.niveau(noeud["niveau"])[cle].lower() for cle in ("nom", "pluriel")}]
            assert int(sous) == len(siennes), f"{len(siennes)} and not {sous} {nom}"
    assert somme == len(annexes), f"{m[2]} do not make {len(annexes)}"
    return [len(annexes), None]


@forme(rf"Le contrat a {N} promesses en tout\.", BILAN)
def en_tout(ou: Ou, _: re.Match[str]) -> Attendu:
    """In the axes and outside of them."""
    return [len(ou.c.promesses) + len(ou.c.promesses_annexes)]


@forme(rf"Pour les suivre, nous lisons {N} indicateurs? dans les documents\.", BILAN)
def annonces(ou: Ou, _: re.Match[str]) -> Attendu:
    """All of them."""
    return [len(ou.c.indicateurs)]


@forme(rf"Parmi eux, {N} (?:a|ont) une cible en chiffres que nous savons comparer\.", BILAN)
def comparees(ou: Ou, _: re.Match[str]) -> Attendu:
    """Numbers, bounds, changes."""
    return [sum(a_une_cible_chiffree(un) for un in ou.c.indicateurs.values())]


@forme(rf"{N} indicateurs? suiv(?:en)?t plusieurs de ces parties : chacune les? compte, le total une seule fois\.")
def de_plusieurs_parties(ou: Ou, _: re.Match[str]) -> Attendu:
    """Those that are under more than one child of the node of the page, or under more than one root."""
    parties = [id for id, noeud in ou.c.noeuds.items() if noeud["parent"] == (ou.id if ou.id in ou.c.noeuds else None)]
    fois = Counter(un for partie in parties for un in ou.c.indicateurs_sous(partie))
    return [sum(nombre > 1 for nombre in fois.values())]


@forme(rf"Pour {N} (?:indicateur|autre)s?, la cible imprime un nombre que nous ne savons pas comparer\.", BILAN)
def nombres_non_compares(ou: Ou, _: re.Match[str]) -> Attendu:
    """Targets with digits that nothing reads."""
    return [sum(a_un_nombre_sans_comparaison(un) for un in ou.c.indicateurs.values())]


@forme(rf"{N} ([^,.\d]+), {N} indicateurs?$", BILAN)
def contenu_de_l_axe(ou: Ou, m: re.Match[str]) -> Attendu:
    """«61 actions, 130 indicateurs», of the axis that the item leads to."""
    axe = ou.lie("noeuds")["id"]
    dessous = ou.c.dessous(axe)
    promesses = [noeud for noeud in ou.c.promesses if noeud["id"] in dessous]
    assert _est_le_nom(ou.c, m[2], ou.c.promesses), f"they are not called «{m[2]}»"
    return [len(promesses), None, len(ou.c.indicateurs_sous(axe))]


def _nommes(contrat: Contrat) -> tuple[Counter[str], int]:
    """For how many promises each partner is named, and how many promises name nobody, themselves or above them."""
    comptes: Counter[str] = Counter()
    sans = 0
    for promesse in contrat.toutes_les_promesses:
        ici: Ligne | None = promesse
        while ici and not ici["partenaires"] and not ici["partenaires_texte"]:
            ici = contrat.noeuds.get(ici["parent"])
        comptes.update(set(ici["partenaires"]) if ici else ())
        sans += ici is None
    return comptes, sans


@forme(rf"Le document nomme {N} partenaires? en face de ces promesses\.(?: Pour {N} [^,.\d]+, il ne nomme personne\.)?", BILAN)
def nommes_en_face(ou: Ou, m: re.Match[str]) -> Attendu:
    """Who stands in front of promises."""
    comptes, sans = _nommes(ou.c)
    assert m[2] or not sans, f"{sans} name nobody"
    return [len(comptes), sans if m[2] else None]


@forme(rf"\({N} ([^()\d]+)\)", BILAN)
def nomme_pour(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Ville de Paris (92 actions)»: of the partner whose link stands before it, most often named first."""
    if ou.bloc.ancre != "promis" or not _est_le_nom(ou.c, m[2], ou.c.toutes_les_promesses):
        return None
    rang = len(re.findall(rf"\({N} [^()\d]+\)", m.string[: m.start()]))
    liens = list(dict.fromkeys(adresse.split("/")[-1] for adresse in ou.bloc.liens() if "/partenaires/" in adresse))
    comptes = _nommes(ou.c)[0]
    if not rang:
        assert comptes[liens[0]] == max(comptes.values()), "another is named more often"
    return [comptes[liens[rang]], None]


@forme(
    rf"nous avons trouvé un chiffre pour {N} indicateurs? sur {N}\.( Nous ne pouvons (?:en comparer aucun|pas le comparer) à une cible\.)?",
    BILAN,
)
def connus(ou: Ou, m: re.Match[str]) -> Attendu:
    """How many have a figure; whether all of them are held against nothing."""
    etats = ou.c.etats(ou.c.indicateurs)
    avec = len(ou.c.indicateurs) - ou.c.sans_chiffre(ou.c.indicateurs)
    assert bool(m[3]) == (avec == etats["sans_objectif"]), f"{etats}"
    return [avec, len(ou.c.indicateurs), None]


_MOTS = {
    "atteint": "(?:a|ont) atteint (?:sa|leur) cible",
    "non_atteint": "n’(?:a|ont) pas atteint (?:sa|leur) cible, au dernier chiffre trouvé",
    "en_recul": "s’éloignent? de (?:sa|leur) cible",
    "a_surveiller": "(?:est|sont) à surveiller",
    "en_bonne_voie": "(?:est|sont) en bonne voie",
    "sans_objectif": "(?:a|ont) un chiffre que nous ne pouvons pas comparer à une cible",
    "secret": "(?:a|ont) un chiffre que la loi garde secret",
}


@forme(rf"{N} indicateurs? ({'|'.join(_MOTS.values())})\.", BILAN)
def dans_un_etat_dit(ou: Ou, m: re.Match[str]) -> Attendu:
    """«3 indicateurs ont atteint leur cible.»"""
    etat = next(etat for etat, mots in _MOTS.items() if re.fullmatch(mots, m[2]))
    return [ou.c.etats(ou.c.indicateurs)[etat], None]


@forme(rf"{N} autres? indicateurs? (?:a|ont) un chiffre", BILAN)
def autres_chiffres(ou: Ou, _: re.Match[str]) -> Attendu:
    """Those that are not told one by one: with those that are, all that have a figure."""
    dits, bloc = 0, ou.bloc.avant
    while bloc is not None and bloc.ancre in ("juges", "suivis", "su"):
        dits += bloc.dans("eo-notable__titre") and bloc.element.nom == "p"
        bloc = bloc.avant
    etats = ou.c.etats(ou.c.indicateurs)
    return [len(ou.c.indicateurs) - ou.c.sans_chiffre(ou.c.indicateurs) - etats["secret"] - dits]


@forme(rf"nous avons trouvé {N} nouvelles? des promesses|une seule nouvelle", BILAN)
def nouvelles_trouvees(ou: Ou, m: re.Match[str]) -> Attendu:
    """The rows of etats.csv."""
    trouvees = len(ou.c.tables["etats"])
    assert m[1] or trouvees == 1, f"{trouvees} were found"
    return [trouvees if m[1] else None]


@forme(rf"^{N} ([^:,.\d]+)(?: : ([^.]*)|, (?:tous|toutes) (.*))\.$", BILAN)
def etats_des_promesses(ou: Ou, m: re.Match[str]) -> Attendu:
    """«165 actions : 1 en cours, 164 sans nouvelle trouvée.» The parts make the whole."""
    if ou.bloc.ancre != "change":
        return None
    etats = Counter(noeud["etat"]["etat"].replace("_", " ") for noeud in ou.c.toutes_les_promesses)
    dits = Counter({mots: int(nombre(combien)) for combien, mots in re.findall(rf"{N} ([^\d,]+?)(?:,|$)", m[3] or "")})
    avec = {"sans nouvelle trouvée": "aucune nouvelle"}
    assert Counter({avec.get(mots, mots): combien for mots, combien in dits.items()}) == etats, f"the page says {dits}, the data {etats}"
    return [len(ou.c.toutes_les_promesses), None, None, None]


@forme(
    rf"Pour {N} indicateurs?, (nous n’avons trouvé aucun chiffre|un chiffre se trouve peut-être|un chiffre est publié ailleurs|le document annonce une définition|le document ne donne pas de définition)",
    BILAN,
)
def cherches(ou: Ou, m: re.Match[str]) -> Attendu:
    """One sentence for each state without figure; of those that are not defined, one for those that have a printed deadline, one for the others."""
    indefinis = [un for un in ou.c.indicateurs.values() if un["avancement"]["statut"] == "a_definir"]
    if m[2].endswith("définition"):
        return [sum((un["echeance"] is not None) == ("annonce" in m[2]) for un in indefinis), None]
    etat = {
        "nous n’avons trouvé aucun chiffre": "aucun_chiffre",
        "un chiffre se trouve peut-être": "peut_etre_ailleurs",
        "un chiffre est publié ailleurs": "publie_ailleurs",
    }[m[2]]
    return [ou.c.etats(ou.c.indicateurs)[etat], None]


@forme(rf"{N} indicateurs? sur {N} sans chiffre ici(?:, dont {N} sans définition trouvée)?$", BILAN)
def cherches_de_l_axe(ou: Ou, m: re.Match[str]) -> Attendu:
    """Of the axis that the item leads to."""
    siens = ou.c.indicateurs_sous(ou.lie("noeuds")["id"])
    indefinis = ou.c.etats(siens)["a_definir"]
    assert m[3] or not indefinis, f"{indefinis} are not defined"
    return [ou.c.sans_chiffre(siens), len(siens), indefinis if m[3] else None]


@forme(rf"Pour {N} indicateurs? sans chiffre, le document ne nomme personne\.", BILAN)
def sans_personne(ou: Ou, _: re.Match[str]) -> Attendu:
    """Defined, without figure, and naming nobody."""
    cherches_ = [id for id, etat in ou.c.statuts.items() if ou.c.sans_chiffre([id]) and etat != "a_definir"]
    return [sum(not ou.c.indicateurs[id]["referents"] for id in cherches_)]


@forme(rf"{N} contradictions? ou erreurs? relevées? dans le document", BILAN)
def anomalies_relevees(ou: Ou, _: re.Match[str]) -> Attendu:
    """The list of anomalies."""
    return [len(ou.c.tout["anomalies"])]


# The timeline


def _annees_de_chiffres(contrat: Contrat) -> dict[str, set[str]]:
    """By the year in which their period ends, the indicators that have a figure."""
    annees: dict[str, set[str]] = {}
    for indicateur, _, periode in contrat.valeurs:
        annees.setdefault(re.split(r"[/-]", re.sub(r"^(\d{4})-(\d{4})$", r"\2", periode.split("/")[-1]))[0], set()).add(indicateur)
    return annees


def _echeances(contrat: Contrat) -> Counter[tuple[str, str]]:
    """By year and words, how many indicators have this printed deadline."""
    return Counter((un["echeance"]["date"][:4], un["echeance"]["texte"]) for un in contrat.indicateurs.values() if (un["echeance"] or {}).get("date"))  # fmt: skip


def _cibles(contrat: Contrat) -> Counter[str]:
    """By year, how many indicators have a target for it."""
    return Counter(ligne["cible_annee"] for ligne in contrat.tables["indicateurs"] if ligne["cible_annee"])


def _evenements(contrat: Contrat) -> list[tuple[str, bool]]:
    """The date of each event, and whether something is planned for it."""
    tout = contrat.tout
    lui = tout["contrat"]
    dates = [(str(lui["debut"]), False)]
    dates += [(str(lui["fin"]), True)] if lui["fin"] else []
    dates += [(lui["signature"], False)] if lui["signature"] else []
    dates += [(un["date"], False) for un in tout["documents"] if un["date"] and un["date"] != lui["signature"]]
    dates += [(annee, False) for annee in {un["date"][:4] for un in lui["contrats_de_ville"]}]
    siens = {un["id"] for un in tout["documents"]}
    for un in tout["publications"]:
        if not un["document"] and un["id"] not in siens and un["etat"] != "cherchee_non_trouvee":
            dates += [(un["date"], False)] if un["date"] else []
            dates += [(un[fin], True) for fin in ("fin_du_contrat", "fin_des_contrats_de_ville") if un[fin]]
    dates += [("2019-01", False)] if any(noeud["mesures_nationales"] for noeud in tout["noeuds"]) else []
    dates += [(un["echeance"], True) for un in lui["calendrier"] if un["echeance"]]
    dates += [(annee, True) for annee, _ in _echeances(contrat)]
    dates += [(annee, True) for annee in _cibles(contrat)]
    dates += [(annee, False) for annee in _annees_de_chiffres(contrat)]
    dates += [(ligne["date"], False) for ligne in contrat.tables["etats"]]
    dates += [(un["date"], False) for un in tout["avis"]]
    return dates


@forme(rf"^{N} événements?, (?:de (\d{{4}}) à (\d{{4}})|en (\d{{4}}))(?:, dont {N} à venir)?\.$", FRISE)
def etendue(ou: Ou, m: re.Match[str]) -> Attendu:
    """How many events, from when to when, and how many of them are ahead of the day of the site."""
    dates, jour = _evenements(ou.c), ou.c.tout["contrat"]["calcule_le"]
    annees = sorted(date[:4] for date, _ in dates)
    devant = sum(date + "-12-31"[len(date) - 4 :] > jour if prevu else date > jour[: len(date)] for date, prevu in dates)
    assert m[5] or not devant, f"{devant} are ahead"
    bornes = [annees[0], annees[-1], None] if m[2] else [None, None, annees[0]]
    return [len(dates), *bornes, devant if m[5] else None]


@forme(rf"{N} (contrats? de ville signés?) sur ce territoire", FRISE)
def contrats_de_ville(ou: Ou, _: re.Match[str]) -> Attendu:
    """Those of the year above."""
    return [sum(un["date"][:4] == _annee(ou) for un in ou.c.tout["contrat"]["contrats_de_ville"]), None]


@forme(rf"{N} indicateurs? (?:a|ont) une échéance imprimée", FRISE)
def echeances(ou: Ou, m: re.Match[str]) -> Attendu:
    """One of the deadlines printed for the year above has as many."""
    siennes = [combien for (annee, _), combien in _echeances(ou.c).items() if annee == _annee(ou)]
    assert nombre(m[1]) in siennes, f"the deadlines of {_annee(ou)} have {siennes}"
    return [None]


@forme(rf"{N} indicateurs? (?:a|ont) une cible pour cette année", FRISE)
def cibles_de_l_annee(ou: Ou, _: re.Match[str]) -> Attendu:
    """Targets of the year above."""
    return [_cibles(ou.c)[_annee(ou)]]


@forme(rf"Des chiffres pour {N} indicateurs?", FRISE)
def chiffres_de_l_annee(ou: Ou, _: re.Match[str]) -> Attendu:
    """Indicators with a figure whose period ends in the year above."""
    return [len(_annees_de_chiffres(ou.c)[_annee(ou)])]


@forme(rf"^{N} autres événements de (\d{{4}})$", FRISE)
def autres_evenements(ou: Ou, m: re.Match[str]) -> Attendu:
    """The fold of a year: all of that year, less the eight above it."""
    return [sum(date[:4] == m[2] for date, _ in _evenements(ou.c)) - 8, None]


def _annee(ou: Ou) -> str:
    return ou.bloc.ancre.removeprefix("annee-")
