"""The text of the documents on the site, what they found before they promised, and the places that links name."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tests.comptes.donnees import feuilles
from tests.comptes.ecrits import Section, Sujet, plat, vers_un_passage
from tests.comptes.grammaire import Attendu, N, Ou, forme
from tests.comptes.mots_ecrits import note_entre_crochets
from tests.comptes.page import Bloc, Element

_PLACE = r"§\s\d+[a-z]?(?:,\scase\s\d+)?"
_MESURE = r"(\d+(?:\.\w+)?)"


def _dite(passage: str) -> str:
    """«§ 12» for «p12», «§ 12, case 3» for «p12-3»."""
    trouve = re.fullmatch(r"p(\d+[a-z]?)(?:-(\d+))?", passage)
    assert trouve, passage
    return f"§ {trouve[1]}" + (f", case {trouve[2]}" if trouve[2] else "")


def _section(ou: Ou) -> Section:
    document, section = ou.id.split("/")
    return ou.c.ecrits.sections[document, section]


# Findings


@forme(rf"^Le document imprime {N} constats?(?: et {N} axes? de travail)?\.$", "constats")
def constats_et_axes(ou: Ou, _: re.Match[str]) -> Attendu:
    """What constats.yml names, line by line."""
    assert not ou.c.ecrits.imprimes_ensemble, "the document prints these lines with their promises: they are no findings of a list"
    axes = sum(len(sujet.axes) for sujet in ou.c.ecrits.sujets.values())
    return [sum(len(sujet.constats) for sujet in ou.c.ecrits.sujets.values()), axes or None]


@forme(rf"^{N} lignes? du document\.$", "constats")
def lignes_du_document(ou: Ou, _: re.Match[str]) -> Attendu:
    """Where the document prints them with the promises, they are only lines."""
    assert ou.c.ecrits.imprimes_ensemble, "the document prints findings"
    return [sum(len(sujet.constats) + len(sujet.axes) for sujet in ou.c.ecrits.sujets.values())]


@forme(rf"^Dans notre lecture, {N} axes de travail ne sont repris par aucune promesse du document\.", "constats")
def axes_sans_promesse(ou: Ou, _: re.Match[str]) -> Attendu:
    """Those that constats.yml ties to none."""
    return [sum(not promesses for sujet in ou.c.ecrits.sujets.values() for _, promesses in sujet.axes)]


@forme(rf"(?<![\w-])({_PLACE})(?![\w-])", "constats", "noeud")
def place_d_un_constat(ou: Ou, _: re.Match[str]) -> Attendu:
    """«§ 12»: the place of the finding, one that constats.yml names under this subject; the words are those of the passage."""
    vers = next((trouve for adresse in ou.bloc.liens("eo-place") if (trouve := vers_un_passage(adresse))), None)
    if vers is None:
        return None
    ecrits = ou.c.ecrits
    assert vers[0] == ou.c.id, f"the link leads to {vers[0]}"
    assert ecrits.mots(vers[1:]) == plat(ou.bloc.dits("eo-constat")), f"{vers} says «{ecrits.mots(vers[1:])}»"
    promesses = {axe: promis for sujet in sujets_d_ici(ou) for axe, promis in sujet.axes}
    lignes = [*promesses, *(constat for sujet in sujets_d_ici(ou) for constat in sujet.constats)]
    lieu = next((lieu for lieu in lignes if ecrits.place(lieu) == vers[1:]), None)
    assert lieu is not None, f"constats.yml does not name {vers} here"
    if ou.genre == "constats" and lieu in promesses:
        seul = "Aucune promesse trouvée" in ou.bloc.texte
        assert seul == (not promesses[lieu]), f"taken up by {promesses[lieu]}"
    if ou.bloc.ancre == "sans-promesse":
        assert not promesses.get(lieu, ("",)), f"{lieu} is taken up, or is no axis of work"
    return [_dite(vers[3])]


def sujets_d_ici(ou: Ou) -> list[Sujet]:
    """What stands above these words: a subject, or a theme whose subject has no heading; on the page of a promise, a link to a subject."""
    sujets = ou.c.ecrits.sujets
    if ou.genre == "constats":
        siens = [sujet for sujet in sujets.values() if ou.bloc.ancre in (f"constats-{sujet.id}", f"theme-{sujet.theme}")]
        return siens if ou.bloc.ancre != "sans-promesse" else list(sujets.values())
    noms = (adresse.partition("#constats-")[2] for bloc in _en_remontant(ou.bloc) for adresse in bloc.liens() if "#constats-" in adresse)
    return [sujets[nom] for nom in islice(noms, 1)]


# The text of a section


@forme(rf"(?<![\w-])({_PLACE})(?![\w-])", "texte")
def place_d_un_passage(ou: Ou, _: re.Match[str]) -> Attendu:
    """«§ 12» after its own words: the place is that of the element, and the source gives it these words."""
    adresses = ou.bloc.liens("eo-place")
    if not adresses:
        return None
    (id,) = {adresse.partition("#")[2] for adresse in adresses}
    porteur = ou.bloc.element.dessus("li") or ou.bloc.element
    if ou.bloc.dans("eo-texte__titre"):  # below the heading that bears it
        porteur = next(bloc.element for bloc in _en_remontant(ou.bloc) if bloc.element.nom == "h1")
    assert porteur.id == id, f"the words stand at #{porteur.id}"
    assert id in _section(ou).mots, f"the source has no {id}"
    return [_dite(id)]


def _en_remontant(bloc: Bloc) -> Iterator[Bloc]:
    avant = bloc.avant
    while avant is not None:
        yield avant
        avant = avant.avant


@forme(rf"[Pp]age {N}(?= |$)", "texte")
def page_du_document(ou: Ou, _: re.Match[str]) -> Attendu:
    """Where a printed page begins: that of the passage that follows."""
    if not ou.bloc.dans("eo-texte__page"):
        return None
    section, bloc = _section(ou), ou.bloc.apres
    while bloc is not None:
        for nom in (note_entre_crochets(bloc), *_ids(bloc)):
            if nom in section.pages:
                return [section.pages[nom]]
        bloc = bloc.apres
    raise AssertionError("no passage follows")


def _ids(bloc: Bloc) -> list[str]:
    """Those of the element and of what holds it, the nearest first."""
    ids: list[str] = []
    element: Element | None = bloc.element
    while element is not None:
        ids.append(element.id)
        element = element.parent
    return ids


@forme(rf"^Tableau {N}\b", "texte")
def rang_du_tableau(ou: Ou, _: re.Match[str]) -> Attendu:
    """The captions count the tables of the page."""
    if ou.bloc.element.nom != "caption":
        return None
    entiers = [bloc for bloc in _en_remontant(ou.bloc) if bloc.element.nom == "caption" and not _est_une_suite(bloc)]
    return [len(entiers) + (not _est_une_suite(ou.bloc))]


def _est_une_suite(legende: Bloc) -> bool:
    return re.search(r", suite \d+$", "".join(mots for _, mots in legende.morceaux).strip()) is not None


@forme(r"(?<= )([A-ZÉÈ][\w’' ]*?) (\d+(?:\.\d+)*)(?=[ ,]|$)", "texte")
def numero_en_marge(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Objectif 1.1» in the margin: one of its links leads to the node that bears this number."""
    noms = [niveau["nom"] for niveau in ou.c.tout["contrat"]["niveaux"] if m[1].endswith(niveau["nom"])]
    if not noms or not ou.bloc.dits("eo-marge"):
        return None
    noeuds = [noeud for adresse in ou.bloc.liens("eo-marge") if (noeud := ou.c.par_adresse("noeuds", adresse))]
    noeuds += [dessus for noeud in noeuds for dessus in _dessus(ou, noeud)]  # hidden words may name what is above a promise
    portes = [noeud["numero"] for noeud in noeuds if ou.c.niveau(noeud["niveau"])["nom"] in noms]
    assert m[2] in portes, f"the links lead to {portes}"
    return [None, None]


def _dessus(ou: Ou, noeud: dict[str, Any]) -> Iterator[dict[str, Any]]:
    while noeud["parent"]:
        noeud = ou.c.noeuds[noeud["parent"]]
        yield noeud


@forme(rf"Mesure nationale {_MESURE}", "texte")
def mesure_en_marge(ou: Ou, m: re.Match[str]) -> Attendu:
    """The national measure of this row, to whose place one of the links leads."""
    ancre = f"#mesure-{m[1].replace('.', '-').lower()}"
    assert any(adresse.endswith(ancre) for adresse in ou.bloc.liens("eo-marge")), "no such link"
    return [None] if m[1] in {mesure["numero"] for mesure in ou.c.tout["mesures_nationales"]} else ["no such measure"]


# Links to a place


@forme(rf"la ligne de la mesure {_MESURE}$", "portail-mesures")
def ligne_de_la_mesure(ou: Ou, _: re.Match[str]) -> Attendu:
    """The link leads to the row that prints the number of the measure below whose heading it stands."""
    (vers,) = {trouve for adresse in ou.bloc.liens() if (trouve := vers_un_passage(adresse))}
    section = ou.site.contrats[vers[0]].ecrits.sections[vers[1], vers[2]]
    numeros = [plat(" ".join(section.mots[cellule])) for cellule in section.cellules(re.sub(r"-\d+$", "", vers[3]))]
    numero = next(mots for mots in numeros if re.fullmatch(_MESURE, mots))
    assert ou.bloc.ancre == f"mesure-{numero.replace('.', '-').lower()}", f"it stands at #{ou.bloc.ancre}"
    return [numero]


@forme(rf"(?:(?<=, )|(?<=\())({_PLACE})(?=\))")
def passage_d_un_lien(ou: Ou, m: re.Match[str]) -> Attendu:
    """«(Annexe 4, § 12)»: where two links have the same words, the number of the passage that one of them leads to."""
    passages = [vers[3] for adresse in ou.bloc.liens("eo-cache") if (vers := vers_un_passage(adresse))]
    assert plat(m[1]) in map(plat, map(_dite, passages)), f"the links lead to {passages}"
    return [None]


@forme(r"(?<=\()(?!constats \d)([^()]*\d[^()]*)…(?=[,)])", "texte", "documents")
def mots_abreges_d_un_lien(ou: Ou, m: re.Match[str]) -> Attendu:
    """«(Le volet 1 prévoit une analyse de…)»: the beginning of a text of the contract, to which a link leads."""
    if not ou.bloc.liens("eo-cache"):
        return None
    titres = (*feuilles(ou.c.tout), *(plat(" ".join(mots)) for section in ou.c.ecrits.sections.values() for mots in section.mots.values()))
    assert any(plat(texte).startswith(plat(m[1])) for texte in titres), "no text begins so"
    return [None]


@forme(rf"(?<=\()obligation {N} du calendrier(?=[,)])")
def rang_d_une_obligation(ou: Ou, m: re.Match[str]) -> Attendu:
    """The rank in the calendar of what a link leads to."""
    vers = [adresse.strip("/").partition("/calendrier/#obligation-") for adresse in ou.bloc.liens("eo-cache")]
    rangs = {[un["id"] for un in ou.site.contrats[contrat].tout["contrat"]["calendrier"]].index(id) + 1 for contrat, _, id in vers if id}
    assert int(m[1]) in rangs, f"the links lead to {rangs}"
    return [None]


@forme(rf"(?<=\()constats {N}(?=\s?:)")
def rang_d_un_sujet(ou: Ou, m: re.Match[str]) -> Attendu:
    """The rank, among the subjects of the findings, of the one that a link leads to."""
    sujets = list(ou.c.ecrits.sujets)
    rangs = {sujets.index(id) + 1 for adresse in ou.bloc.liens("eo-cache") if (id := adresse.partition("/constats/#constats-")[2])}
    assert int(m[1]) in rangs, f"the links lead to {rangs}"
    return [None]


@forme(r"(?<=\()(?:promesse|indicateur|[^(),]+,) ([\w-]+)(?=\))", "texte", "documents")
def id_d_un_lien(ou: Ou, m: re.Match[str]) -> Attendu:
    """«(promesse a4)», «(Grigny, grigny-2)»: where nothing shorter tells two links apart, the id of what each leads to."""
    genres = ("noeuds", "indicateurs", "territoires", "partenaires")
    lies = [un["id"] for adresse in ou.bloc.liens("eo-cache") for genre in genres if (un := ou.c.par_adresse(genre, adresse))]
    assert m[1] in lies, f"the links lead to {lies}"
    return [None]


@forme(rf", ({_PLACE})\s?:", "documents")
def passage_corrige(ou: Ou, _: re.Match[str]) -> Attendu:
    """What was mended in the scan: as corrections.yml says it, and where the source has the mended words."""
    repli = ou.bloc.element.dessus("details")
    if repli is None or not repli.id.startswith("corrections-"):
        return None
    vers = next(trouve for adresse in ou.bloc.liens() if (trouve := vers_un_passage(adresse)))
    dit = plat(ou.bloc.texte)
    ecrites = [un for un in ou.c.ecrits.corrections[vers[1]]["corrections"] if un["passage"] == f"{vers[2]}#{vers[3]}"]
    dites = [un for un in ecrites if all(plat(un[cle]) in dit for cle in ("numerise", "corrige", "raison"))]
    assert dites, f"corrections.yml does not say so of {vers}"
    assert any(plat(un["corrige"]) in ou.c.ecrits.mots(vers[1:]) for un in dites), f"{vers} says «{ou.c.ecrits.mots(vers[1:])}»"
    return [_dite(vers[3])]


# Easy summaries


@forme(r"(?<![\w-])(?!(?:19|20)\d\d\b)([A-Z]*\d+(?:[\u00a0\u202f]\d{3})*)(?!\w)", "noeud")
def facile_a_lire(ou: Ou, m: re.Match[str]) -> Attendu:
    """A number of an easy summary is one that the promise, or what is below it, prints: «CE1», «2 400»."""
    if not ou.bloc.dans("eo-facile"):
        return None
    dessous = ou.c.dessous(ou.id)
    siens = [ou.c.noeuds[id] for id in dessous] + [un for un in ou.c.indicateurs.values() if un["noeud"] in dessous]
    mots = [re.sub(r"(?<=\d)\s(?=\d{3}\b)", "", texte) for un in siens for texte in feuilles(un)]
    dit = re.sub(r"\s", "", m[1])
    if m.string[: m.start()].endswith(" sur "):  # «60 jeunes sur 100» says «60 %» in easy words
        return [100]
    assert any(re.search(rf"(?<!\w){dit}(?!\w)", texte) for texte in mots), "no promise below prints this number"
    return [None]
