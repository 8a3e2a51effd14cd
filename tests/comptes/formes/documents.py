"""What was copied from each document, what each publication gave, and the counts of the pages on method and data."""

import re
from fractions import Fraction

from tests.comptes.donnees import ETATS, Ligne
from tests.comptes.grammaire import Attendu, N, Ou, forme


def _section(ou: Ou) -> tuple[str, str]:
    """The ids of the document and of the section of this row of the table of contents, by its title."""
    assert ou.bloc.rangee is not None
    titre = re.sub(r"\s+", " ", ou.bloc.rangee.texte)
    documents = ou.c.tout["documents"]
    # Words that no eye sees may tell this link from another of its name: the longest title that the row begins with is its own.
    titres = {
        (document["id"], section["id"]): re.sub(r"\s+", " ", section["titre"])
        for document in documents
        for section in document["sections"]
        if len(documents) == 1 or document["id"] == ou.bloc.ancre
    }
    return max((cle for cle, dit in titres.items() if titre.startswith(dit)), key=lambda cle: len(titres[cle]))


def _de_la_section(ou: Ou, un: Ligne) -> bool:
    """True where a thing of the data comes from the section of this row."""
    return bool(un["source"]) and (un["source"]["document"], un["source"]["section"]) == _section(ou)


@forme(rf"{N} anomalies? relevées?", "accueil", "documents")
def anomalies(ou: Ou, _: re.Match[str]) -> Attendu:
    """Contradictions: all, or those of one row of the table of contents."""
    if ou.bloc.element.dessus("td"):
        return [sum(_de_la_section(ou, un) for un in ou.c.tout["anomalies"])]
    return [len(ou.c.tout["anomalies"])]


@forme(rf"{N} (titres? (?:et|ou) promesses?|indicateurs?|obligations? du calendrier|territoires?|faits? chiffrés? ou cités?)", "documents")
def de_la_section(ou: Ou, m: re.Match[str]) -> Attendu:
    """What was copied from one section."""
    if not ou.bloc.element.dessus("td"):
        return None
    genre = next(
        genre
        for debut, genre in {"titre": "noeuds", "terr": "territoires", "fait": "faits", "": "indicateurs"}.items()
        if m[2].startswith(debut)
    )
    listes = ou.c.tout["contrat"]["calendrier"] if m[2].startswith("obligation") else ou.c.tout[genre]
    return [sum(_de_la_section(ou, un) for un in listes), None]


@forme(rf"{N} (titres et promesses|indicateurs|chiffres?|territoires?)", "donnees")
def des_fichiers(ou: Ou, m: re.Match[str]) -> Attendu:
    """How many rows the files hold."""
    comptes = {"t": len(ou.c.noeuds), "i": len(ou.c.indicateurs), "c": len(ou.c.tables["valeurs"])}
    return [len(ou.c.lieux) if m[2].startswith("terr") else comptes[m[2][0]], None]


@forme(rf"{N} chiffres?, pour {N} indicateurs?", "publications")
def donnes_par(ou: Ou, _: re.Match[str]) -> Attendu:
    """The figures that one publication gave."""
    id = ou.bloc.ancre.removeprefix("publication-")
    publication = next(publication for publication in ou.c.tout["publications"] if publication["id"] == id)
    siens = [ligne for ligne in ou.c.tables["valeurs"] if ligne["publication"] in (id, publication["document"])]
    return [len(siens), len({ligne["indicateur"] for ligne in siens})]


@forme(rf"{N} chiffres? voisins?", "publications")
def voisins_de(ou: Ou, _: re.Match[str]) -> Attendu:
    """The near figures that it gave."""
    id = ou.bloc.ancre.removeprefix("publication-")
    return [sum(ligne["publication"] == id for ligne in ou.c.tables["voisins"])]


_LECTURES = {
    "lue": r"lues?\b(?! en)",
    "lue_en_partie": "lues? en partie",
    "connue_non_lue": "connues?, pas encore lues?",
    "cherchee_non_trouvee": "cherchées?, non trouvées?",
}


@forme(rf"{N} ({'|'.join(_LECTURES.values())})", "publications")
def par_lecture(ou: Ou, m: re.Match[str]) -> Attendu:
    """How many publications in each state of reading."""
    etat = next(etat for etat, mots in _LECTURES.items() if re.fullmatch(mots, m[2]))
    return [sum(publication["etat"] == etat for publication in ou.c.tout["publications"]), None]


@forme(rf"{N} publications?", "publications")
def publications(ou: Ou, _: re.Match[str]) -> Attendu:
    """All publications of the contract."""
    return [len(ou.c.tout["publications"])]


@forme(rf"^{N}$", "methode")
def compte_de_la_methode(ou: Ou, _: re.Match[str]) -> Attendu:
    """A cell «Combien»: nodes of a level, or indicators in a state."""
    if ou.bloc.colonne != "Combien" or ou.bloc.rangee is None:
        return None
    mots = re.sub(r"^\W+", "", ou.bloc.rangee.texte)
    niveaux = [niveau["id"] for niveau in ou.c.tout["contrat"]["niveaux"] if niveau["nom"] == mots]
    if niveaux:
        return [sum(noeud["niveau"] in niveaux for noeud in ou.c.noeuds.values())]
    etat = {
        "Aucun chiffre trouvé": "aucun_chiffre",
        "Mesuré, sans comparaison possible": "sans_objectif",
        "Mesuré, secret statistique": "secret",
        "Non atteint": "non_atteint",
        "Définition non trouvée": "a_definir",
    }.get(mots)
    etat = etat or next(etat for etat, autres in ETATS.items() if re.fullmatch(autres, mots[:1].lower() + mots[1:]))
    return [ou.c.etats(ou.c.indicateurs)[etat]]


@forme(rf"Dans ce contrat[\s ]: {N}\.", "methode")
def genres_de_cibles(ou: Ou, _: re.Match[str]) -> Attendu:
    """Indicators by their kind of target."""
    genre = ou.bloc.ancre.removeprefix("cible-").replace("-", "_")
    return [sum(ligne["cible_genre"] == genre for ligne in ou.c.tables["indicateurs"])]


@forme(rf"{N}(?: points du chemin|[\s ]% du niveau)", "methode")
def seuils(ou: Ou, m: re.Match[str]) -> Attendu:
    """The thresholds of the contract."""
    cle = "marge" if "points" in m[0] else "tolerance"
    return [Fraction(str(ou.c.tout["contrat"]["seuils"][cle])) * 100]


@forme(rf"^(.+) : {N} autres obligations$", "calendrier")
def obligations_repliees(ou: Ou, _: re.Match[str]) -> Attendu:
    """The fold of those of one time: with the three above it, all of that time."""
    repli = ou.bloc.element.dessus("details")
    assert repli is not None
    quand = {"Chaque année": ("annuelle", None), "Sans date": (None, None)}
    toutes = [un for un in ou.c.tout["contrat"]["calendrier"] if (un["periodicite"], un["echeance"]) == quand[ou.bloc.titre]]
    return [ou.bloc.titre, len(toutes) - 3]


@forme(rf"{N} obligations? avec une date, (?:toutes passées|.*?) ; {N} obligations? régulières? ou sans date", "calendrier")
def obligations(ou: Ou, _: re.Match[str]) -> Attendu:
    """Of the calendar: with a day, and without."""
    avec = sum(bool(un["echeance"]) for un in ou.c.tout["contrat"]["calendrier"])
    return [avec, len(ou.c.tout["contrat"]["calendrier"]) - avec]


@forme(rf"dans les {N} documents du contrat|dans un seul des {N} documents du contrat", "documents")
def documents_du_contrat(ou: Ou, m: re.Match[str]) -> Attendu:
    """In how many of the contract's documents contradictions were found."""
    touches = {un["source"]["document"] for un in ou.c.tout["anomalies"]}
    assert (len(touches) == 1) == (m[1] is None), touches
    return [len(touches) if m[1] else None, len(ou.c.tout["documents"]) if m[2] else None]


@forme(rf"{N} mesures nationales", "documents")
def mesures_de_la_section(ou: Ou, _: re.Match[str]) -> Attendu:
    """What was copied of the annex that lists them."""
    return [len(ou.c.tout["mesures_nationales"])]


@forme(rf"Lire les {N} notes", "documents")
def notes(ou: Ou, _: re.Match[str]) -> Attendu:
    """Notes on nodes and indicators."""
    return [sum(bool(un["note_editoriale"]) for un in (*ou.c.noeuds.values(), *ou.c.indicateurs.values()))]


@forme(rf"^{N}$", "documents")
def page_imprimee(ou: Ou, _: re.Match[str]) -> Attendu:
    """The printed page of a section."""
    if ou.bloc.colonne != "Page":
        return None
    _, id = _section(ou)
    return [next(str(section["page"]) for document in ou.c.tout["documents"] for section in document["sections"] if section["id"] == id)]


@forme(rf"compte {N} actions, puis {N} ; nous en lisons {N}", "methode")
def actions_lues(ou: Ou, m: re.Match[str]) -> Attendu:
    """As many as two publications say of themselves, and as many as the document holds."""
    dits = " ".join(publication["couvre"]["chiffres"] or "" for publication in ou.c.tout["publications"] if publication["couvre"])
    for autre in (m[1], m[2]):
        assert re.search(rf"actions renseignées sur {autre}\b", dits), f"no publication says {autre}: {dits}"
    return [None, None, sum(noeud["niveau"] == "action" for noeud in ou.c.noeuds.values())]


@forme(rf"[Nn]ous lisons {N} actions", "accueil")
def actions_du_document(ou: Ou, _: re.Match[str]) -> Attendu:
    """As many as the document holds."""
    return [sum(noeud["niveau"] == "action" for noeud in ou.c.noeuds.values())]


@forme(rf"{N} documents? lus?, {N} autres? lus? en partie", "portail-publications")
def lus_du_contrat(ou: Ou, _: re.Match[str]) -> Attendu:
    """What was read of one contract, wholly and in part."""
    etats = [publication["etat"] for publication in ou.contrat_lie().tout["publications"]]
    return [etats.count("lue"), etats.count("lue_en_partie")]


@forme(rf"{N} publications? connues?, non lues?", "portail-publications")
def non_lues(ou: Ou, _: re.Match[str]) -> Attendu:
    """Known, and not read."""
    return [sum(publication["etat"] == "connue_non_lue" for publication in ou.contrat_lie().tout["publications"])]
