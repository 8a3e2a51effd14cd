"""What every reading of a document needs to judge what it has read: where each element is said, or its fault."""

from .bilan import Bilan
from .donnees import CONTRAT, Donnees, arbre
from .normalisation import cle, normaliser
from .source import SOMMAIRE, Element, Source


class Juge:
    """`lus`: every element read in a table; `places`: those accounted for or reported here; `restent`: those left to exclusions."""

    def __init__(self, source: Source, donnees: Donnees, bilan: Bilan) -> None:
        self.source, self.donnees, self.bilan = source, donnees, bilan
        self.lus: list[Element] = []
        self.places: set[Element] = set()
        self.restent: list[Element] = []

    def tout(self) -> None:
        """Reads the document and judges what has a place of its own."""
        raise NotImplementedError

    def _lire(self, *elements: Element) -> None:
        self.lus += elements

    def _laisser(self, elements: list[Element]) -> None:
        self._lire(*elements)
        self.restent += elements

    def _juger(self, element: Element, ou: str, faute: str = "") -> None:
        """The element is at its place, or the fault is named."""
        self.places.add(element)
        if faute:
            self.bilan.ecart(element, faute)
        else:
            self.bilan.transcrit(element, ou)

    def _egal(self, element: Element, attendu: str, ou: str, champ: str) -> None:
        juste = element.cle == cle(attendu)
        self._juger(element, ou, "" if juste else f"{ou} ({champ}) dit « {attendu} »")

    def _ailleurs(self, element: Element) -> str:
        ou = [
            noeud.ou_est(i)
            for racine in arbre(self.donnees)
            for noeud in racine.tous()
            for i in noeud.indicateurs
            if cle(i["libelle"]) == element.cle
        ]
        return f" (les mêmes mots sont dans {', '.join(ou[:3])})" if ou else ""

    def _sommaire(self) -> None:
        """Each title is a section of contrat.yml, with its page."""
        sections = self.donnees.sections
        reste = [section for section in sections if "page" in section]
        for n, cellules in (ligne for bloc in self.source.blocs_du_tableau(SOMMAIRE) for ligne in bloc):
            titre, page = (Element((n,), SOMMAIRE, "cellule", normaliser(cellule)) for cellule in cellules)
            self._lire(titre, page)
            section = next((s for s in reste if normaliser(s["titre"]) == titre.texte.rstrip(".")), None)
            if section is None:
                self._juger(titre, "", f"{CONTRAT} ne déclare pas cette section")
                self._juger(page, "", f"{CONTRAT} ne déclare pas cette section")
                continue
            reste.remove(section)
            ou = f"{CONTRAT}:{section['id']}"
            self._juger(titre, ou)
            self._juger(page, ou, "" if section["page"] == page.texte else f"{ou} (page) dit « {section['page']} »")
        for section in reste:
            self.bilan.ecart(None, f"{CONTRAT}:{section['id']} : cette section n’est pas dans la table des matières", section["titre"])
