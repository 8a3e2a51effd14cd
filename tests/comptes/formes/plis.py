"""What folds hold: their summaries say how much, and what they hold is on the page, or in the data."""

import re
from collections.abc import Iterator

from tests.comptes.formes.textes import sujets_d_ici
from tests.comptes.grammaire import Attendu, N, Ou, forme, simple
from tests.comptes.page import Bloc, Element

_TITRES = ("h2", "h3", "h4", "h5")


def _dedans(ou: Ou) -> list[Bloc]:
    """The blocks of the fold whose summary this is."""
    pli = ou.bloc.element.dessus("details")
    blocs, bloc = [], ou.bloc.apres
    while bloc is not None and any(un is pli for un in _autour(bloc.element)):
        blocs.append(bloc)
        bloc = bloc.apres
    return blocs


def _autour(element: Element | None) -> Iterator[Element]:
    while element is not None:
        yield element
        element = element.parent


def _elements(ou: Ou, *noms: str, classe: str = "", sans: str = "eo-texte__page") -> list[Element]:
    """The elements of these names in the fold (below an element of a class), each once."""
    trouves: dict[int, Element] = {}
    for bloc in _dedans(ou):
        for element in _autour(bloc.element):
            if element.nom in noms and sans not in element.classes and (not classe or element.dessus(classe=classe)):
                trouves[id(element)] = element
    return list(trouves.values())


def _lignes(ou: Ou) -> int:
    """The rows of tables in the fold, without their heads."""
    return sum(element.dessus("tbody") is not None for element in _elements(ou, "tr"))


def _premieres(ou: Ou) -> int:
    """The items of the lists of the fold, without those that stand in another item."""
    pli = ou.bloc.element.dessus("details")

    def seule(element: Element) -> bool:
        for dessus in _autour(element.parent):
            if dessus is pli:
                return True
            if dessus.nom == "li":
                return False
        return False

    return sum(map(seule, _elements(ou, "li")))


def _est_un_pli(ou: Ou) -> bool:
    return ou.bloc.element.nom == "summary"


@forme(rf"(?<=[ :]){N} (titres?|paragraphes?|points? de liste|lignes? de tableau)(?=[, ]|$)", "texte")
def lu_dans_le_pli(ou: Ou, m: re.Match[str]) -> Attendu:
    """«Lire : 2 titres et 8 points de liste»: as many as the fold holds."""
    if not _est_un_pli(ou):
        return None
    sorte = m[2].split()[0].rstrip("s")
    comptes = {
        "titre": lambda: len(_elements(ou, *_TITRES)),
        "paragraphe": lambda: len(_elements(ou, "p", classe="eo-texte__p")),
        "point": lambda: len(_elements(ou, "li", classe="eo-texte__liste")),
        "ligne": lambda: _lignes(ou),
    }
    return [comptes[sorte](), None]


@forme(rf", suite {N}$", "texte")
def suite_du_tableau(ou: Ou, _: re.Match[str]) -> Attendu:
    """The parts of a table that is cut follow one another: one more than the caption before."""
    if ou.bloc.element.nom != "caption":
        return None
    avant = ou.bloc.avant
    while avant is not None and avant.element.nom != "caption":
        avant = avant.avant
    assert avant is not None, "nothing is continued"
    suite = re.search(r", suite (\d+)$", avant.texte)
    return [1 + (int(suite[1]) if suite else 0)]


@forme(r" \((.*)\)$", "texte", "referentiel", "constats")
def titre_du_pli(ou: Ou, m: re.Match[str]) -> Attendu:
    """The title that a fold stands under, said again to who hears it alone."""
    if not _est_un_pli(ou):
        return None
    voulu = ou.bloc.titre
    if ou.genre == "referentiel":
        noeud = ou.c.noeuds[_noeud(ou)]
        nom = " ".join(filter(None, (ou.c.niveau(noeud["niveau"])["nom"], noeud["numero"])))
        voulu = f"{nom} : {noeud['titre']}"
    # Printed words are hidden already.
    motif = ".*".join(map(re.escape, simple(m[1]).split("◊")))
    assert re.fullmatch(motif, simple(voulu)), f"it stands under «{voulu}»"
    return [None]


def _noeud(ou: Ou) -> str:
    ligne = ou.bloc.element.dessus("li")
    assert ligne is not None
    return ligne.id


@forme(rf"(?:^|(?<=, )){N} ([^\d,(◊]+?)(?=,|◊| \(|$)", "referentiel")
def sous_une_branche(ou: Ou, m: re.Match[str]) -> Attendu:
    """«3 objectifs, 12 actions»: what stands below a node, level by level."""
    if not _est_un_pli(ou):
        return None
    id = _noeud(ou)
    niveaux = [niveau for niveau in ou.c.tout["contrat"]["niveaux"] if m[2] in (niveau["nom"].lower(), niveau["pluriel"].lower())]
    assert niveaux, f"no level is called «{m[2]}»"
    dessous = ou.c.dessous(id) - {id}
    return [sum(ou.c.noeuds[un]["niveau"] in {niveau["id"] for niveau in niveaux} for un in dessous), None]


@forme(rf"(?:^|(?<=, )){N} (constats?|lignes?|axes? de travail|promesses?)(?=,| \(|$)", "constats")
def dans_un_sujet(ou: Ou, m: re.Match[str]) -> Attendu:
    """What constats.yml names under this subject; its promises are links of a list of their own."""
    if not _est_un_pli(ou):
        return None
    (sujet,) = [un for un in sujets_d_ici(ou) if ou.bloc.ancre == f"constats-{un.id}"] or sujets_d_ici(ou)
    if m[2].startswith("promesse"):
        return [len(_elements(ou, "li", classe="eo-liens")), None]
    return [len(sujet.axes if m[2].startswith("axe") else sujet.constats), None]


@forme(
    rf"^Voir les {N} autres (?:promesses|promesses et titres|titres|montants et faits|obligations|axes de travail|promesses et leurs indicateurs)$"
)
def les_autres(ou: Ou, _: re.Match[str]) -> Attendu:
    """The rest of a list whose first items are shown."""
    return [_premieres(ou)] if _est_un_pli(ou) else None


@forme(rf"{N} (promesses? proches?|indicateurs? imprimés?)", "portail-mesures")
def d_une_mesure(ou: Ou, m: re.Match[str]) -> Attendu:
    """The indicators that the list of measures prints for this one, and the promises that echo it: the links of its list."""
    if m[2].startswith("promesse"):
        return [sum("/referentiel/" in adresse for ligne in _elements(ou, "li", classe="eo-liens") for adresse in ligne.adresses), None]
    return [len(_mesure(ou)["indicateurs"]), None]


@forme(rf"^{N} mesures? \(([^)]+)\)$", "portail-mesures")
def mesures_d_un_axe(ou: Ou, m: re.Match[str]) -> Attendu:
    """The measures that the fold of an axis holds, each a section, and as many as the list of measures has of that axis."""
    if not _est_un_pli(ou):
        return None
    assert simple(m[2]) == simple(ou.bloc.titre), f"it stands under «{ou.bloc.titre}»"
    siennes = {un["numero"] for contrat in ou.contrats for un in contrat.tout["mesures_nationales"] if simple(un["axe"]) == simple(m[2])}
    assert len(_elements(ou, "section", classe="eo-mesure")) == len(siennes)
    return [len(siennes), None]


@forme(r"\(mesure (\d+(?:\.\w+)?)\)$", "portail-mesures")
def numero_de_la_mesure(ou: Ou, _: re.Match[str]) -> Attendu:
    """That of the heading above."""
    return [_mesure(ou)["numero"]]


def _mesure(ou: Ou) -> dict:
    mesures = (mesure for contrat in ou.contrats for mesure in contrat.tout["mesures_nationales"])
    return next(mesure for mesure in mesures if ou.bloc.ancre == f"mesure-{mesure['numero'].replace('.', '-').lower()}")


@forme(rf"^Les {N} (états|sortes de cibles|contrats de ville)", "methode", "accueil")
def rangees_du_pli(ou: Ou, m: re.Match[str]) -> Attendu:
    """The rows of the table in the fold; kinds of targets have a heading each."""
    if not _est_un_pli(ou):
        return None
    return [len(_elements(ou, "h3")) if m[2] == "sortes de cibles" else _lignes(ou), None]


@forme(rf"^{N} ([^\d:]+) : habitants et contrat de ville$", "territoires")
def communes_du_pli(ou: Ou, _: re.Match[str]) -> Attendu:
    """The places that a fold of the list holds, by their rows."""
    return [_lignes(ou), None] if _est_un_pli(ou) else None
