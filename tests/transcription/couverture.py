"""Accounts for the document in both directions: nothing printed is forgotten, nothing published is invented or misplaced."""

import re
from collections import Counter
from collections.abc import Iterable

from .base import Juge
from .bilan import Bilan
from .donnees import ANOMALIES, CONTRAT, FAITS, SECTIONS, Chaine, Donnees, Noeud, arbre, chaines
from .exclusions import Exclusions
from .normalisation import cle, contient, initiale, montants, normaliser, sans_puce
from .source import Element, Source

# Fewer words than this inside a longer text may be there by chance.
MOTS_MINIMUM = 3


def verifier(source: Source, donnees: Donnees, exclusions: Exclusions, juge: type[Juge]) -> Bilan:
    """Every item of the document with its place or its reason, and every fault. `juge` reads what has a place of its own."""
    bilan = Bilan()
    rapprochement = juge(source, donnees, bilan)
    rapprochement.tout()
    toutes = chaines(donnees)
    _reste(source, donnees, exclusions, rapprochement, toutes, bilan)
    _conservation(source, rapprochement, bilan)
    _retour(source, rapprochement, exclusions, toutes, bilan)
    _composantes(donnees, bilan)
    _montants(donnees, bilan)
    _coherence(source, donnees, exclusions, toutes, bilan)
    return bilan


def _reste(source: Source, donnees: Donnees, exclusions: Exclusions, tableaux: Juge, toutes: list[Chaine], bilan: Bilan) -> None:
    """What no table accounts for by its place: found by its words in its own section, or excluded."""
    completes = {id for id, niveau in donnees.niveaux.items() if niveau == "complete"}
    recherche = _Recherche(toutes, donnees)
    elements = sorted([*source.textes, *tableaux.restent], key=lambda e: e.lignes)
    for element in elements:
        noeud = recherche.avancer(element)
        exclusion = exclusions.de(element)
        if element in tableaux.places:
            if exclusion:
                bilan.ecart(element, f"exclu ({exclusion.nom}), et pourtant transcrit")
            continue
        if noeud and not exclusion:
            _juger_titre(element, noeud, bilan)
            continue
        requis = source.requiert(element) or element.section in completes
        if not requis and not exclusion:
            continue
        signee = recherche.trouver(element, citations=False)
        intitule = signee is not None and signee.champ == "titre" and signee.ou.startswith(CONTRAT)
        # The title of a section is said even where the section is left out.
        if exclusion and requis and not intitule:
            exclusion.couverts.append(element)
            bilan.exclu(element, exclusion.raison)
            if signee:
                bilan.ecart(element, f"exclu ({exclusion.nom}), et pourtant transcrit dans {signee.ou}")
        elif requis:
            chaine = signee or recherche.trouver(element, citations=True)
            if chaine and chaine.champ == "titre" and chaine.noeud in recherche.par_id and element.section == chaine.section:
                _juger_titre(element, recherche.par_id[chaine.noeud], bilan)
            elif chaine:
                bilan.transcrit(element, chaine.ou)
            else:
                bilan.ecart(element, "ni transcrit, ni exclu")
    for element in tableaux.lus:
        exclusion = exclusions.de(element)
        if exclusion and element in tableaux.places:
            bilan.ecart(element, f"exclu ({exclusion.nom}), et pourtant transcrit")
    for exclusion in exclusions.exclusions:
        if not exclusion.raison.strip():
            bilan.ecart(None, f"exclusion sans raison : {exclusion.nom}")
        if not exclusion.couverts:
            bilan.ecart(None, f"exclusion inutile : {exclusion.nom} ne couvre rien", exclusion.raison)
        for fragment in exclusion.fragments:
            if not any(cle(fragment) == e.cle or normaliser(fragment) == e.texte for e in exclusion.couverts):
                bilan.ecart(None, f"exclusion inutile : aucun élément de {', '.join(exclusion.sections)} n’est ce fragment", fragment)


def _juger_titre(element: Element, noeud: Noeud, bilan: Bilan) -> None:
    numero = noeud.contenu.get("numero", "")
    if element.numero in ("", numero):
        bilan.transcrit(element, noeud.ou)
    else:
        bilan.ecart(element, f"{noeud.ou} porte le numéro « {numero} », et non « {element.numero} »")


class _Recherche:
    """Finds words in the data of the same section; in a tree of contributions, under the heading they are printed under."""

    def __init__(self, toutes: list[Chaine], donnees: Donnees) -> None:
        self.exactes: dict[str, list[Chaine]] = {}
        # The title of a section is only its own heading.
        self.longues = [(c, normaliser(ligne)) for c in toutes if c.noeud or c.champ != "titre" for ligne in c.lignes]
        for chaine in toutes:
            for mots in {initiale(cle(ligne)) for ligne in chaine.lignes}:
                self.exactes.setdefault(mots, []).append(chaine)
        self.tout = "\n".join(ligne for _, ligne in self.longues)
        self.pris: Counter[tuple[str, str, str]] = Counter()
        self.noeuds = {cle(n.contenu["titre"]): n for racine in arbre(donnees) for n in racine.tous() if n.section.startswith("annexe")}
        self.par_id = {noeud.id: noeud for noeud in self.noeuds.values()}
        self.courant: Noeud | None = None

    def avancer(self, element: Element) -> Noeud | None:
        """A heading that is the title of a node opens that node; a section ends it."""
        if self.courant and self.courant.section != element.section:
            self.courant = None
        noeud = self.noeuds.get(element.cle)
        if noeud and noeud.section == element.section and element.genre != "puce":
            self.courant = noeud
            return noeud
        return None

    def trouver(self, element: Element, *, citations: bool) -> Chaine | None:
        """The string that holds the element, or nothing. Each label is used as many times as it is written."""
        mots = element.cle
        exactes = [chaine for chaine in self.exactes.get(initiale(mots), []) if self._admet(chaine, element, citations)]
        for chaine in exactes:
            place = (chaine.ou, chaine.champ, initiale(mots))
            if self.pris[place] < sum(initiale(cle(ligne)) == initiale(mots) for ligne in chaine.lignes):
                self.pris[place] += 1
                return chaine
        if (exactes and element.genre != "phrase") or len(mots.split()) < MOTS_MINIMUM or mots not in self.tout:
            return None
        for chaine, ligne in self.longues:
            if mots in ligne and contient(ligne, mots) and self._admet(chaine, element, citations):
                return chaine
        return None

    def _admet(self, chaine: Chaine, element: Element, citations: bool) -> bool:
        """A string of the section, or of a section inside it; then under the open heading only, unless a sentence is sought."""
        if chaine.nature != "verbatim":
            return citations and (chaine.nature == "citation" or element.genre == "phrase")
        if not _dans(chaine.section, element.section) or chaine.ou.startswith(FAITS):
            return False
        if not chaine.noeud or self.courant is None or element.genre == "phrase":
            return True
        return chaine.noeud == self.courant.id or any(chaine.noeud == enfant.id for enfant in self.courant.enfants)


def _dans(section: str, plus_large: str) -> bool:
    return section == plus_large or section.startswith(f"{plus_large}-")


def _conservation(source: Source, tableaux: Juge, bilan: Bilan) -> None:
    """No word of a table was lost or added while reading its rows."""
    for section, blocs in source.tableaux.items():
        imprimes = Counter(mot for bloc in blocs for _, cellules in bloc for c in cellules for mot in _mots(c))
        lus = Counter(mot for element in tableaux.lus if element.section == section for mot in _mots(element.texte))
        for mot in (imprimes - lus) | (lus - imprimes):
            bilan.ecart(None, f"{section} : mot imprimé {imprimes[mot]} fois dans les tableaux, lu {lus[mot]} fois", mot)


def _mots(texte: str) -> list[str]:
    return re.findall(r"[^\W\d_]{2,}|\d{2,}", normaliser(texte))


def _retour(source: Source, tableaux: Juge, exclusions: Exclusions, toutes: list[Chaine], bilan: Bilan) -> None:
    """Every signed word of the data is printed in its section; a quotation, anywhere."""
    passages = {section: list(textes) for section, textes in source.passages.items()}
    for element in tableaux.lus:
        passages.setdefault(element.section, []).append(element.texte)
    # A line per passage: no string of the data has an end of line, so none is found across two passages.
    par_section = {
        section: "\n".join(p for nom, textes in passages.items() if _dans(nom, section) for p in textes)
        for section in {c.section for c in toutes if c.section}
    }
    partout = "\n".join(passage for textes in passages.values() for passage in textes)
    for chaine in toutes:
        if chaine.nature == "note":
            continue
        formulation = next((f for f in exclusions.formulations if f.ou == chaine.ou and f.champ == chaine.champ), None)
        ici = partout if chaine.nature == "citation" else par_section[chaine.section]
        for ligne in chaine.lignes:
            mots = sans_puce(normaliser(ligne)) if chaine.champ == "texte" else normaliser(ligne)
            if contient(ici, mots):
                continue
            if formulation:
                formulation.utile = True
            else:
                bilan.ecart(
                    None, f"{chaine.ou} ({chaine.champ}) : ces mots ne sont pas dans le document, {chaine.section or 'nulle part'}", ligne
                )
    for formulation in exclusions.formulations:
        if not formulation.utile:
            bilan.ecart(None, f"formulation inutile : {formulation.ou} ({formulation.champ}) est mot pour mot", formulation.raison)


def _composantes(donnees: Donnees, bilan: Bilan) -> None:
    """The acts of a contribution are the bullets of its text."""
    for racine in arbre(donnees):
        for noeud in racine.tous():
            puces = [ligne for ligne in noeud.contenu.get("texte", "").split("\n") if ligne.startswith("- ")]
            composantes = noeud.contenu.get("composantes", [])
            if (puces or noeud.section.startswith("annexe")) and [cle(p) for p in puces] != [cle(c) for c in composantes]:
                bilan.ecart(None, f"{noeud.ou} : les composantes ne sont pas les tirets du texte", noeud.contenu["titre"])


def _montants(donnees: Donnees, bilan: Bilan) -> None:
    """The amount of a fact is one of those its sentence prints."""
    for fait in donnees.fichiers[FAITS]["faits"]:
        if "montant" in fait and int(fait["montant"]) not in montants(fait["texte"]):
            bilan.ecart(None, f"{FAITS}:{fait['id']} : le montant {fait['montant']} n’est pas dans la phrase", fait["texte"])


def _coherence(source: Source, donnees: Donnees, exclusions: Exclusions, toutes: list[Chaine], bilan: Bilan) -> None:
    """What is said to be taken from each section is what was found there; contrat.yml says it only of what is not kept whole."""
    entieres = {section for e in exclusions.exclusions if e.entiere for section in e.sections}
    coupees = {section for e in exclusions.exclusions if e.debut for section in e.sections}
    ecrites = {c.section for c in toutes if c.nature == "verbatim" and c.champ != "titre"}
    ecrites |= {c.section for c in toutes if c.nature == "verbatim" and not c.ou.startswith(CONTRAT)}
    declarees = {section["id"]: section for section in donnees.sections}
    for inconnue in sorted((entieres | coupees) - set(declarees)):
        bilan.ecart(None, f"exclusion d’une section que contrat.yml ne déclare pas : {inconnue}", inconnue)
    for inconnue in sorted(set(donnees.fichiers[SECTIONS]) - donnees.entieres):
        bilan.ecart(None, f"{SECTIONS} parle d’une section dont le texte n’est pas gardé entier : {inconnue}", inconnue)
    for id in sorted(donnees.entieres):
        if {"transcription", "raison"} & set(declarees[id]):
            bilan.ecart(None, f"{CONTRAT} dit ce qui est repris de {id}, dont le texte est gardé entier", declarees[id]["titre"])
    for id, section in declarees.items():
        niveau, raison = donnees.niveaux[id], donnees.raisons[id]
        a_compter = any(e.section == id and source.requiert(e) for e in source.textes) or id in source.tableaux
        if niveau == "aucune":
            if id in ecrites:
                bilan.ecart(None, f"{id} est dite « aucune », et des données en viennent", section["titre"])
            if a_compter and id not in entieres:
                bilan.ecart(None, f"{id} est dite « aucune », et aucune exclusion ne la couvre entière", section["titre"])
        elif id in entieres:
            bilan.ecart(None, f"{id} est exclue entière, et elle est dite « {niveau} »", section["titre"])
        if niveau == "complete" and id in coupees and not raison:
            bilan.ecart(None, f"{id} est dite « complete » sans raison, et un passage en est exclu", section["titre"])
        if niveau != "complete" and not raison:
            bilan.ecart(None, f"{id} est dite « {niveau} » sans raison", section["titre"])
        if niveau == "partielle" and id not in ecrites | coupees and not _citee(id, donnees):
            bilan.ecart(None, f"{id} est dite « partielle », et rien n’en vient", section["titre"])
        if niveau == "partielle" and id not in coupees and _tout_y_est(id, source, toutes):
            bilan.ecart(None, f"{id} est dite « partielle », et tout en est transcrit", section["titre"])


def _citee(section: str, donnees: Donnees) -> bool:
    contrat = donnees.fichiers[CONTRAT]
    return contrat.get("signature", {}).get("section") == section or any(
        a.get("section") == section for a in donnees.fichiers[ANOMALIES]["anomalies"]
    )


def _tout_y_est(section: str, source: Source, toutes: list[Chaine]) -> bool:
    lignes = [normaliser(ligne) for c in toutes if c.nature == "verbatim" for ligne in c.lignes]
    return all(any(contient(ligne, e.cle) for ligne in lignes) for e in _phrases(source.textes, section))


def _phrases(elements: Iterable[Element], section: str) -> Iterable[Element]:
    return (e for e in elements if e.section == section and e.genre == "phrase")
