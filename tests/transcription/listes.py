"""The protocole of Grand Paris Sud: branches of nested lists, in tables and out of them, then a table of indicators."""

import re

from .arborescence import Arborescence, Imprime, Rangee
from .donnees import CONTRAT
from .normalisation import normaliser
from .source import Element

_MARQUES = "→➔○✓•"
_SEPARATEUR = re.compile(r"^-+$")
_COUPES = re.compile(rf"(</?p\b[^>]*>|<ul\b[^>]*>|[{_MARQUES}]|(?<=[\s>])[-–](?=\s)|^[-–](?=\s))")
_BANDEAU = "Protocole d'Engagements Renforcés et Réciproques "
_OBJECTIF = re.compile(r"^Objectif stratégique : ")
_OPERATIONNEL = re.compile(r"^Objectif opérationnel\b(?: :)?(?: (?=\w))?")
_PREAMBULE, _PRIORITES = "Préambule", "Les priorités pour le territoire"
_NUMERO = re.compile(r"^(\d)- ")
_INDICATEUR = re.compile(r"^(?:Nombre d|Suivi des indicateurs)")
# Items whose mark the scan has lost: they go on with the list they are in.
_SANS_MARQUE = ("Lutter contre les usages abusifs des espaces urbains",)
# The tables of the second document, in the order of the themes of the first branch.
AXES, ENTETE = ("emploi", "education", "mixite"), "Engagements / Objectifs"


class Listes(Arborescence):
    """A section of the first document is a branch; the second document adds indicators to the first branch."""

    extraits = True

    def lire(self) -> list[Imprime]:
        documents = self.donnees.fichiers[CONTRAT]["documents"]
        branches = []
        for section in (s["id"] for s in documents[0]["sections"]):
            lecture = _Branche(self, section)
            for n, cellules, elements in self._suite(section):
                lecture.rangee(n, cellules) if cellules else lecture.ligne(elements, self.source.sections[section].ligne(n))
            if lecture.branche:
                branches.append(lecture.branche)
        self._indicateurs_par_axe(branches[0])
        return branches

    def _suite(self, section: str) -> list[tuple[int, list[str], list[Element]]]:
        """Rows and lines, in the order of the page."""
        suite = {n: (n, cellules, []) for bloc in self.source.blocs_du_tableau(section) for n, cellules in bloc}
        for element in self.source.textes:
            if element.section == section:
                suite.setdefault(element.lignes[0], (element.lignes[0], [], []))[2].append(element)
        return [suite[n] for n in sorted(suite)]

    # The second document

    def _indicateurs_par_axe(self, branche: Imprime) -> None:
        """A row with one priority gives it its indicators; a row with several gives them to the objective."""
        for axe, thematique in zip(AXES, branche.enfants, strict=True):
            objectif = thematique.enfants[0]
            if axe == AXES[0]:
                self._entete()
            rang, numero = 0, ""
            priorites: list[Element] = []
            indicateurs: list[Element] = []
            for n, cellules, elements in self._suite(axe):
                if cellules:
                    gauche, droite = ([t for m, t in morceaux(c, axe, n) if m == "-"] for c in cellules)
                    if not gauche:
                        self._laisser([t for c in cellules for _, t in morceaux(c, axe, n)])
                        continue
                    rang += 1
                    self._lire(*gauche, *droite)
                    self._rang(objectif, gauche, droite, f"Tableau des indicateurs, {axe}, ligne {rang}")
                for element in elements:
                    numero = numero or element.numero
                    if element.genre == "puce":
                        (indicateurs if _INDICATEUR.match(element.texte) else priorites).append(element)
            if priorites:
                # Out of a table, the left column is printed above the right one.
                self._rang(objectif, priorites, indicateurs, f"Tableau des indicateurs, {numero}")

    def _entete(self) -> None:
        for section, blocs in self.source.tableaux.items():
            for n, cellules in (ligne for bloc in blocs for ligne in bloc if ligne[1][0] == ENTETE):
                self._laisser([Element((n,), section, "cellule", normaliser(c)) for c in cellules])

    def _rang(self, objectif: Imprime, priorites: list[Element], indicateurs: list[Element], repere: str) -> None:
        noeuds = []
        for element in priorites:
            memes = [p for p in objectif.enfants if p.niveau == "priorite" and p.mots == element.cle]
            if memes:
                memes[0].redites.append(element)
                noeuds.append(memes[0])
            else:
                # A priority of this table alone comes after those of the first document.
                noeuds.append(_priorite(objectif, element))
        noeud = noeuds[0] if len(noeuds) == 1 else objectif
        noeud.rangees += [Rangee(e, repere=f"{repere}, indicateur {rang}") for rang, e in enumerate(indicateurs, 1)]


def morceaux(cellule: str, section: str, n: int) -> list[tuple[str, Element]]:
    """The pieces of a cell, each with its mark: one of the list marks, or nothing for a paragraph."""
    for perdue in _SANS_MARQUE:
        cellule = cellule.replace(f" {perdue}", f" - {perdue}")
    lus: list[tuple[str, Element]] = []
    marque, texte, tirets = "", "", False
    for morceau in [*_COUPES.split(cellule), "<p>"]:
        tiret = morceau in ("-", "–")
        if tiret and texte.strip() and not (tirets and morceau == "-"):
            # A dash inside a sentence.
            texte += morceau
        elif tiret or _COUPES.fullmatch(morceau):
            if normaliser(texte):
                lus.append((marque, Element((n,), section, "cellule", normaliser(texte))))
                marque = ""
            texte = ""
            tirets = tiret or (tirets and morceau.startswith(("<", "•")))
            marque = "-" if tiret else morceau if morceau in _MARQUES else marque
        else:
            texte += morceau
    return lus


def _priorite(objectif: Imprime, element: Element) -> Imprime:
    """The priorities of an objective come before its engagements, and may go on in the next row or table."""
    priorite = Imprime("priorite", [element], parent=objectif)
    objectif.enfants.insert(sum(p.niveau == "priorite" for p in objectif.enfants), priorite)
    return priorite


class _Branche:
    """Where the reading is in a branch: its theme, its objective, and the open item of each list mark."""

    def __init__(self, juge: Listes, section: str) -> None:
        self.juge, self.section = juge, section
        self.branche: Imprime | None = None
        self.thematique: Imprime | None = None
        self.objectif: Imprime | None = None
        self.pile: list[tuple[str, Imprime]] = []
        self.courant: Imprime | None = None

    def rangee(self, n: int, cellules: list[str]) -> None:
        pleines = [(rang, cellule) for rang, cellule in enumerate(cellules) if cellule and not _SEPARATEUR.match(cellule)]
        for rang, cellule in pleines:
            titre = normaliser(cellule)
            if titre.startswith(_BANDEAU):
                element = Element((n,), self.section, "cellule", titre)
                self.juge._lire(element)
                self.branche = self.courant = Imprime("branche", [element], _BANDEAU)
                continue
            lus = morceaux(cellule, self.section, n)
            self.juge._lire(*(element for _, element in lus))
            a_gauche = rang == 0
            if not a_gauche and self.pile:
                self.courant = self.pile[-1][1]
            elif not a_gauche:
                self.courant = self.objectif or self.thematique
            priorites = False
            for marque, element in lus:
                if self.branche is None:
                    self.annoncer(element)
                elif element.texte.startswith(_PRIORITES):
                    self.annoncer(element)
                    priorites = True
                elif marque in ("→", "➔", "○", "✓", "•") or (marque == "-" and not a_gauche):
                    priorites = False
                    self.point(marque, element)
                elif priorites or marque == "-":
                    self.priorites(element)
                else:
                    self.paragraphe(element)

    def ligne(self, elements: list[Element], brute: str) -> None:
        """A line out of the tables: the scan writes most marks as dashes."""
        if self.branche is None:
            return
        premier, *suite = elements
        nu = re.sub(r"^\s*(?:- )?", "", brute)
        if nu[0] in _MARQUES:
            self.point(nu[0], premier)
        elif brute.lstrip().startswith("- "):
            self.tiret(premier, en_retrait=brute.startswith(" "))
        else:
            self.paragraphe(premier)
        for element in suite:
            self.courant.textes.append(element)

    def tiret(self, element: Element, *, en_retrait: bool) -> None:
        """A dash goes on with an open list of dashes; else, flush left, it is the first level under the arrow."""
        ouvertes = [marque for marque, _ in self.pile]
        operationnel = self.pile[0][1].niveau == "objectif"
        if not en_retrait and not (operationnel and "-" in ouvertes):
            del self.pile[1:]
        if element.numero:
            self.point("n", element)
        elif operationnel or not en_retrait:
            self.point("◦" if en_retrait else "-" if operationnel else "○", element)
        else:
            self.point("-", element)

    def point(self, marque: str, element: Element) -> None:
        """An item of a list: under the open item of another mark, beside the open item of the same."""
        marque = "→" if marque == "➔" else marque
        texte = element.texte.lstrip(_MARQUES + "- ")
        annonce = element.texte[: len(element.texte) - len(texte)]
        if marque != "-" and _OPERATIONNEL.match(texte) and self.pile and self.pile[0][1].niveau == "objectif":
            # Announces the list of operational objectives; what it says more belongs to the objective.
            if _OPERATIONNEL.fullmatch(texte):
                self.annoncer(element)
            else:
                self.pile[0][1].textes.append(element)
            del self.pile[1:]
            return
        rang = next((i for i, (m, _) in enumerate(self.pile) if m == marque), len(self.pile))
        del self.pile[rang:]
        if marque == "→":
            pere = self.objectif or self.thematique
            objectif = _OBJECTIF.match(texte)
            imprime = Imprime("objectif" if objectif else "engagement", [element], annonce + (objectif[0] if objectif else ""))
            pere = self.thematique if objectif else pere
        else:
            pere = self.pile[-1][1]
            if operationnel := _OPERATIONNEL.match(texte):
                annonce += operationnel[0]
            imprime = Imprime(_niveau(pere, marque), [element], annonce, element.numero)
        self.pile.append((marque, pere.ajouter(imprime)))
        self.courant = imprime

    def paragraphe(self, element: Element) -> None:
        """A theme, an objective without an arrow, or words that belong to what is open."""
        texte = element.texte
        if re.match(r"^thématique |^thematique ", texte.lower()):
            self.thematique = self.courant = self.branche.ajouter(Imprime("thematique", [element]))
            self.objectif, self.pile = None, []
        elif objectif := _OBJECTIF.match(texte):
            self.objectif = self.courant = self.thematique.ajouter(Imprime("objectif", [element], objectif[0]))
        elif texte.startswith(_PREAMBULE):
            titre, *suite = self.decouper(element, [_PREAMBULE, texte.removeprefix(_PREAMBULE).strip()])
            self.annoncer(titre)
            self.courant.textes += suite
        else:
            self.courant.textes.append(element)

    def priorites(self, element: Element) -> None:
        """A priority, or several of one paragraph, between semicolons."""
        for piece in self.decouper(element, re.split(r" ?; ?", element.texte)):
            _priorite(self.objectif, piece)

    def decouper(self, element: Element, textes: list[str]) -> list[Element]:
        """The pieces of a paragraph, read instead of it."""
        pieces = [Element(element.lignes, element.section, element.genre, texte) for texte in textes if texte]
        self.juge.lus.remove(element)
        self.juge.lus += pieces
        return pieces

    def annoncer(self, element: Element) -> None:
        """Words that name what follows, and promise nothing: left to the exclusions."""
        if element.genre == "cellule":
            self.juge.restent.append(element)


def _niveau(pere: Imprime, marque: str) -> str:
    """The level of an item under another: the document has one word for it under an objective, another under an engagement."""
    if pere.niveau == "objectif":
        return "priorite" if marque == "n" else "objectif-operationnel"
    return "action" if pere.niveau in ("engagement", "objectif-operationnel") else "sous-action"
