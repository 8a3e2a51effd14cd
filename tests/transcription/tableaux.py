"""The tables of the protocole, row by row. The scan shifts cells and cuts rows at page breaks: every rule for it is here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .normalisation import chiffres, cle, normaliser, sans_puce
from .source import Element, Source

Ligne = tuple[int, list[str]]
_SEPARATEUR = re.compile(r"^-*$")
_PROMESSE = re.compile(r"^(?:- )?Déterminés\b")
_PARAGRAPHE = re.compile(r"</?p>")
_NUMERO_DE_MESURE = re.compile(r"^\d+(?:\.[a-z])?$")
_POIDS = re.compile(r"^\d+,\d%$")


@dataclass
class Cellule:
    """A cell, joined over a page break when it was cut."""

    lignes: list[int] = field(default_factory=list)
    texte: str = ""

    def ajouter(self, ligne: int, texte: str) -> None:
        if texte:
            self.lignes.append(ligne)
            self.texte = f"{self.texte} {texte}".strip()

    def element(self, section: str) -> Element:
        return Element(tuple(self.lignes), section, "cellule", normaliser(self.texte))

    def puces(self, section: str) -> list[Element]:
        """The bullets of the cell, one element each; the whole cell when it has none."""
        texte = normaliser(self.texte)
        return [Element(tuple(self.lignes), section, "cellule", puce) for puce in re.split(r"(?:^|\s)-(?=\s|$)\s*", texte) if puce]


@dataclass
class Engagement:
    """One row of a table of article 6, whole."""

    orientation: str
    objectif: str
    priorite: str
    rang: int
    texte: Cellule
    partenaires: Cellule
    suivi: Cellule
    impact: Cellule


@dataclass
class TableauDEngagements:
    """One table of article 6: the one under « Objectif x.y »."""

    section: str
    numero: str
    objectif: Element
    contexte: list[Element]
    entetes: list[Element]
    priorites: dict[str, Cellule]
    engagements: list[Engagement]


def tableaux_d_engagements(source: Source, section: str) -> list[TableauDEngagements]:
    """Every « Objectif x.y » of one orientation, with its rows."""
    titres = [e for e in source.textes if e.section == section and e.texte.startswith("Objectif ")]
    lus = []
    for titre, suivant in zip(titres, [*titres[1:], None], strict=True):
        numero = titre.texte.removeprefix("Objectif ").split(" ", 1)[0]
        fin = suivant.lignes[0] if suivant else source.sections[section].fin + 1
        blocs = [bloc for bloc in source.blocs_du_tableau(section) if titre.lignes[0] < bloc[0][0] < fin]
        lus.append(_tableau(section, numero, titre, blocs))
    return lus


def _tableau(section: str, numero: str, titre: Element, blocs: list[list[Ligne]]) -> TableauDEngagements:
    tableau = TableauDEngagements(section, numero, titre, [], [], {}, [])
    courante = ""
    for rang_du_bloc, bloc in enumerate(blocs):
        for position, (n, cellules) in enumerate(bloc):
            if all(_SEPARATEUR.match(cellule) for cellule in cellules):
                continue
            if cellules[0].startswith("INDICATEUR"):
                tableau.entetes.append(Element((n,), section, "cellule", cellules[0]))
                for cellule in filter(None, cellules[1:]):
                    tableau.contexte += Cellule([n], cellule).puces(section)
                continue
            if cellules[0].startswith("PRIORITES"):
                tableau.entetes += [Element((n,), section, "cellule", cellule) for cellule in cellules if cellule]
                continue
            priorite, texte, partenaires, suivi, impact = _colonnes(bloc, position)
            if re.match(r"^\d+\.", priorite):
                courante = priorite.split(".", 1)[0]
                tableau.priorites[courante] = Cellule()
            if priorite:
                tableau.priorites[courante].ajouter(n, priorite)
            _ranger(tableau, courante, n, (texte, partenaires, suivi, impact), coupee=rang_du_bloc > 0 and position == 0)
    return tableau


def _ranger(tableau: TableauDEngagements, priorite: str, n: int, cellules: tuple[str, str, str, str], *, coupee: bool) -> None:
    """A row of its own, or the end of the row that a page break has cut."""
    texte, partenaires, suivi, impact = cellules
    if coupee and not partenaires:
        ligne = tableau.engagements[-1]
    else:
        rang = 1 + sum(e.priorite == priorite for e in tableau.engagements)
        orientation = tableau.numero.split(".")[0]
        ligne = Engagement(orientation, tableau.numero, priorite, rang, Cellule(), Cellule(), Cellule(), Cellule())
        if not texte:
            # Two rows share one cell of engagements: the last paragraph of the row above belongs to this one.
            dessus = tableau.engagements[-1].texte
            *gardes, donne = [p for p in _PARAGRAPHE.split(dessus.texte) if p.strip()]
            ligne.texte.ajouter(dessus.lignes[-1], donne.strip())
            dessus.texte = " ".join(gardes)
        tableau.engagements.append(ligne)
    ligne.texte.ajouter(n, texte)
    ligne.partenaires.ajouter(n, partenaires)
    suivis = Cellule([n], suivi).puces("")
    if not impact and len(suivis) > 1 and _PROMESSE.match(suivis[-1].texte):
        # The scan has merged the last two columns: the promise of an indicator is the last one.
        ligne.impact.ajouter(n, suivis.pop().texte)
        suivi = " ".join(f"- {s.texte}" for s in suivis)
    ligne.suivi.ajouter(n, suivi)
    ligne.impact.ajouter(n, impact)


def _colonnes(bloc: list[Ligne], position: int) -> tuple[str, str, str, str, str]:
    """Priorité, engagement, partenaires, suivi, impact."""
    n, cellules = bloc[position]
    fin = _impact(cellules)
    if fin is not None:
        gauche = [cellule for cellule in cellules[: fin - 2] if cellule]
        texte = gauche.pop() if gauche else ""
        return " ".join(gauche), texte, cellules[fin - 2], cellules[fin - 1], cellules[fin]
    # No cell tells the columns apart: the next row of the page does; else the widest row, whose last cell may be missing.
    reperes = [_impact(autres) for _, autres in bloc[position + 1 :]]
    large = max(len(autres) for _, autres in bloc)
    cellules = cellules + [""] * (large + 1 - len(cellules))
    fin = next((r for r in reperes if r is not None), large - 1)
    if all(r is None for r in reperes) and cellules[fin - 2] and not re.match(r"-|<|Déterminés", cellules[fin - 1]):
        fin += 1
    if any(cellules[: fin - 4]) or any(cellules[fin + 1 :]):
        raise ValueError(f"ligne {n} : des cellules hors des colonnes")
    return cellules[fin - 4] if fin >= 4 else "", cellules[fin - 3], cellules[fin - 2], cellules[fin - 1], cellules[fin]


def _impact(cellules: list[str]) -> int | None:
    """Where the column of impact is: a promise or a bare dash, after a list, after a cell."""
    for indice in range(2, len(cellules)):
        texte, avant = normaliser(cellules[indice]), normaliser(cellules[indice - 1])
        if (texte == "-" or _PROMESSE.match(texte)) and avant.startswith("- ") and cellules[indice - 2]:
            return indice
    return None


@dataclass
class Mesure:
    """One row of annexe 1."""

    numero: Element
    axe: str
    programme: str
    thematique: str
    rubriques: list[Element]
    intitule: Element
    etat: Element
    indicateurs: list[Element]


def mesures(source: Source, section: str) -> tuple[list[Element], list[Mesure]]:
    """The heading cells, and the rows. Titles of rubrics are printed once, at their first row, and right-aligned after a shift."""
    entetes: list[Element] = []
    lues: list[Mesure] = []
    axe = programme = thematique = ""
    for n, cellules in (ligne for bloc in source.blocs_du_tableau(section) for ligne in bloc):
        ici = [Element((n,), section, "cellule", normaliser(cellule)) for cellule in cellules]
        rang = next((i for i, cellule in enumerate(cellules) if _NUMERO_DE_MESURE.match(cellule)), None)
        if rang is None:
            entetes += [e for e in ici if e.texte]
            continue
        gauche = [""] * (3 - rang) + cellules[:rang]
        axe, programme, thematique = (nouveau or ancien for nouveau, ancien in zip(gauche, (axe, programme, thematique), strict=True))
        if any(cellules[rang + 4 :]):
            raise ValueError(f"ligne {n} : des cellules hors des colonnes")
        indicateurs = [Element((n,), section, "cellule", texte) for texte in _numerotes(ici[rang + 3].texte)]
        rubriques = [e for e in ici[:rang] if e.texte]
        lues.append(Mesure(ici[rang], axe, programme, thematique, rubriques, ici[rang + 1], ici[rang + 2], indicateurs))
    return entetes, lues


def _numerotes(texte: str) -> list[str]:
    """« 1 - a 2 - b » as a and b; « 1.1 » opens an item and stays, as the document uses it inside item 1."""
    if not re.match(r"^1 ?-", texte):
        return [texte]
    return [morceau for morceau in re.split(r"(?:^|\s)\d ?- ?|\s(?=\d\.\d )", texte) if morceau]


@dataclass
class Quartier:
    """One row of annexe 2."""

    rang: int
    communes: list[str]
    nom: Element
    type: str
    contrat: str
    population: str
    poids: str
    cellules: list[Element]


def quartiers(source: Source, section: str) -> tuple[list[Element], list[Quartier], list[Element]]:
    """Heading cells, rows, cells of the total. A commune and a contrat are printed once, at their first row."""
    entetes: list[Element] = []
    total: list[Element] = []
    lus: list[Quartier] = []
    commune = contrat = ""
    for n, cellules in (ligne for bloc in source.blocs_du_tableau(section) for ligne in bloc):
        ici = [Element((n,), section, "cellule", normaliser(cellule)) for cellule in cellules]
        pleines = [e for e in ici if e.texte]
        if cellules[0].startswith("Nom de"):
            entetes += pleines
        elif cellules[0].startswith("TOTAL"):
            total += pleines
        else:
            croix = [i for i in (2, 3) if cellules[i] == "X"]
            if len(croix) != 1:
                raise ValueError(f"ligne {n} : {len(croix)} croix")
            commune = ici[0].texte or commune
            reste = [e.texte for e in ici[4:] if e.texte]
            poids = reste.pop() if reste and _POIDS.match(reste[-1]) else ""
            population = reste.pop() if poids else ""
            contrat = reste.pop() if reste else contrat
            if reste or bool(population) != bool(chiffres(population)):
                raise ValueError(f"ligne {n} : cellules inattendues")
            type_ = "qpv" if croix == [2] else "qva"
            lus.append(Quartier(len(lus) + 1, commune.split(", "), ici[1], type_, contrat, population, poids, pleines))
    return entetes, lus, total


@dataclass
class Subvention:
    """One cell of the tables of annexe 4: a territory, a year, a figure."""

    commune: str
    contrat: str
    periode: str
    colonne: str
    valeur: Element


@dataclass
class Ville:
    """What annexe 4 says of one commune: the path to it (« 1 », « a »), its headings, its table, its sentence on equipment."""

    chemin: tuple[str, ...]
    intitules: list[Element]
    rubriques: dict[str, Element]
    total: Element | None = None
    phrases: list[Element] = field(default_factory=list)
    lignes: tuple[int, int] = (0, 0)
    entetes: list[Element] = field(default_factory=list)
    commune: str = ""
    contrat: str = ""
    periodes: list[Element] = field(default_factory=list)
    subventions: list[Subvention] = field(default_factory=list)


INITIATIVES, EQUIPEMENTS = "Encouragement des initiatives de proximité", "Soutien aux équipements de proximité"


def villes(source: Source, section: str, debut: int, fin: int) -> list[Ville]:
    """Every commune between two lines of annexe 4."""
    lues: list[Ville] = []
    contrat: list[Element] = []
    commune: list[Element] = []
    rubrique = ""
    for element in (e for e in source.textes if e.section == section and debut < e.lignes[0] < fin):
        if element.genre == "titre":
            if element.texte.startswith("Intervention du Département"):
                contrat, commune = [element], []
            else:
                commune = [element]
            rubrique = ""
        elif element.cle == INITIATIVES:
            intitules = [*contrat, *commune]
            chemin = tuple(re.split(r"[-/]", source.sections[section].ligne(e.lignes[0]))[0].strip() for e in intitules)
            lues.append(Ville(chemin, intitules, {INITIATIVES: element}))
        elif element.cle == EQUIPEMENTS:
            lues[-1].rubriques[EQUIPEMENTS] = element
            rubrique = EQUIPEMENTS
        elif element.texte.startswith("Entre ") and lues:
            lues[-1].total = element
        elif rubrique and lues:
            lues[-1].phrases.append(element)
    for ville, suivante in zip(lues, [*lues[1:], None], strict=True):
        debut_de_ville = ville.rubriques[INITIATIVES].lignes[0]
        fin_de_ville = suivante.rubriques[INITIATIVES].lignes[0] if suivante else fin
        ville.lignes = (debut_de_ville, fin_de_ville)
        _lire_tableau_de_ville(source, section, ville)
    return lues


def _lire_tableau_de_ville(source: Source, section: str, ville: Ville) -> None:
    colonnes: list[str] = []
    for n, cellules in _lignes(source, section, *ville.lignes):
        ici = [Element((n,), section, "cellule", normaliser(cellule)) for cellule in cellules]
        if cellules[0].startswith("Contrat de ville"):
            ville.entetes = ici
            ville.contrat = re.sub(r"^Contrat de ville(?: de| du| d')? ?", "", ici[0].texte)
            colonne, _, ville.commune = ici[1].texte.partition(" sur ")
            colonnes = [colonne, ici[2].texte]
            continue
        periode = ici[0].texte.removeprefix("Total ").replace(" /", "/")
        ville.periodes.append(ici[0])
        for colonne, element in zip(colonnes, ici[1:], strict=True):
            ville.subventions.append(Subvention(ville.commune, ville.contrat, periode, colonne, element))


def _lignes(source: Source, section: str, debut: int, fin: int) -> Iterator[Ligne]:
    for bloc in source.blocs_du_tableau(section):
        for n, cellules in bloc:
            if debut < n < fin:
                yield n, cellules


@dataclass
class Alinea:
    """One paragraph of a row of article 7.2, with the bullets that follow it."""

    texte: Element
    details: list[Element]


@dataclass
class Sequence:
    """One row of the table of article 7.2."""

    nom: Element
    date: Element
    alineas: list[Alinea]


def sequences(source: Source, section: str) -> list[Sequence]:
    """« Séquence n », a date, paragraphs and their bullets."""
    lues = []
    for n, cellules in (ligne for bloc in source.blocs_du_tableau(section) for ligne in bloc):
        if len(cellules) != 3:
            raise ValueError(f"ligne {n} : {len(cellules)} cellules, et non 3")
        nom, date, contenu = cellules
        alineas = []
        for morceau in re.split(r"<p>", contenu):
            tete, _, liste = morceau.partition("</p>")
            if not normaliser(morceau):
                continue
            alineas.append(Alinea(Cellule([n], tete).element(section), Cellule([n], liste).puces(section)))
        elements = [Element((n,), section, "cellule", normaliser(cellule)) for cellule in (nom, date)]
        lues.append(Sequence(elements[0], elements[1], alineas))
    return lues


def titre_de_priorite(cellule: Cellule) -> str:
    """« 1. Favoriser … » without its number."""
    return cle(sans_puce(cellule.texte))
