"""The référentiel of Paris: per theme, the list of its objectives, then tables of actions, referents, indicators and targets."""

import re

from .arborescence import Arborescence, Imprime, Rangee
from .donnees import CONTRAT
from .normalisation import cle, nom_compare, normaliser
from .source import Element

_OBJECTIF = re.compile(r"^(\d)\) ")
_ANNEE = re.compile(r"\b20\d\d\b")
ASSOCIES, OBJECTIFS, ENJEUX = "Partenaires du contrat de ville associés", "Objectifs prioritaires", "Enjeux prioritaires"
THEMATIQUES, COLLECTE = ("grandir", "travailler", "habiter"), "methode-collecte"


class Grilles(Arborescence):
    """One section of contrat.yml, one theme."""

    champs = ("partenaires_texte", "conseils_citoyens")

    def tout(self) -> None:
        self._sommaire()
        self._collecte()
        super().tout()

    def _collecte(self) -> None:
        """The last columns of the table of method are the moments at which every indicator is to be filled in."""
        moments = self.donnees.fichiers[CONTRAT].get("collecte", [])
        rangs = [[Element((n,), COLLECTE, "cellule", normaliser(c)) for c in cellules] for n, cellules in self._lignes(COLLECTE)]
        entetes, a_remplir = rangs
        self._lire(*entetes, *a_remplir)
        self.restent += [*entetes[: -len(moments)], *a_remplir[: -len(moments)]] if moments else [*entetes, *a_remplir]
        for titre, case, moment in zip(entetes[-len(moments) :], a_remplir[-len(moments) :], moments, strict=False):
            ou = f"{CONTRAT}:collecte-{moment['periode']}"
            self._egal(titre, moment["titre"], ou, "titre")
            juste = any(cle(e["texte"]) == case.cle for e in self.donnees.fichiers[CONTRAT]["calendrier"])
            self._juger(case, ou, "" if juste else "aucune entrée du calendrier ne dit qui remplit cette colonne")

    def _lignes(self, section: str) -> list[tuple[int, list[str]]]:
        return [ligne for bloc in self.source.blocs_du_tableau(section) for ligne in bloc]

    def lire(self) -> list[Imprime]:
        return [self._thematique(section) for section in THEMATIQUES]

    def _thematique(self, section: str) -> Imprime:
        textes = [e for e in self.source.textes if e.section == section]
        thematique = Imprime("thematique", [textes[0]])
        nom = textes[0].texte.split(" : ")[0]
        debut = next(e.lignes[0] for e in textes if e.texte == f"Référentiel {nom}")
        self._presentation(thematique, [e for e in textes[1:] if e.lignes[0] < debut])
        lieu = _Lieu(nom, thematique)
        suite: list[Element | tuple[int, list[str]]] = [e for e in textes if e.lignes[0] > debut]
        suite += self._lignes(section)
        for chose in sorted(suite, key=lambda c: c.lignes[0] if isinstance(c, Element) else c[0]):
            if isinstance(chose, Element):
                lieu.titre(chose)
            else:
                self._ligne(lieu, section, *chose)
        for imprime in thematique.tous():
            referents = imprime.champs.get("partenaires_texte", [])
            if imprime.niveau == "action" and len(referents) == 1:
                for rangee in imprime.rangees:
                    rangee.referent = None
        return thematique

    def _presentation(self, thematique: Imprime, elements: list[Element]) -> None:
        """The first page of the theme: partners, objectives and their parts, what the conseils citoyens voiced, a note."""
        rubrique = ""
        for element in elements:
            if element.texte in (ASSOCIES, OBJECTIFS):
                rubrique = element.texte
            elif element.texte.startswith(ENJEUX):
                rubrique = ENJEUX
                thematique.champs["conseils_citoyens"] = [element]
            elif rubrique == ENJEUX and element.genre == "puce":
                thematique.champs["conseils_citoyens"].append(element)
            elif rubrique == ENJEUX:
                thematique.textes.append(element)
            elif rubrique == ASSOCIES:
                thematique.champs.setdefault("partenaires_texte", []).append(element)
            elif numero := _OBJECTIF.match(element.texte):
                thematique.ajouter(Imprime("objectif", [element], numero[0], numero[1]))
            else:
                thematique.enfants[-1].ajouter(Imprime("sous-objectif", [element]))

    def _ligne(self, lieu: "_Lieu", section: str, n: int, cellules: list[str]) -> None:
        """A row: the title of a table, its headings, or an indicator; an empty cell goes on with the one above."""
        ici = [Element((n,), section, "cellule", normaliser(cellule)) for cellule in cellules]
        pleines = [e for e in ici if e.texte]
        self._lire(*pleines)
        if len(pleines) == 1 and ici[0].texte:
            lieu.tableau(ici[0])
        elif ici[0].texte == "Actions":
            self.restent += pleines
            lieu.annees = frozenset(_ANNEE.findall(ici[-1].texte))
        elif len(pleines) == 2 and not ici[3].texte:
            # The scan has moved to the left a row that has but an indicator and its target.
            lieu.rangee(None, None, *pleines)
        else:
            lieu.rangee(*(e if e.texte else None for e in ici[:2]), *ici[2:])


class _Lieu:
    """Where the reading is in the tables: objective, part of it, table, action, referent, row."""

    def __init__(self, nom: str, thematique: Imprime) -> None:
        self.nom, self.thematique = nom, thematique
        self.objectif: Imprime | None = None
        self.partie: Imprime | None = None
        self.groupe: Imprime | None = None
        self.action: Imprime | None = None
        self.referent: Element | None = None
        self.annees: frozenset[str] = frozenset()
        self.numero_de_tableau = self.numero_de_ligne = 0

    def titre(self, element: Element) -> None:
        """A heading: an objective in small letters, a part of an objective in capitals."""
        if element.texte != element.texte.upper():
            self.objectif = next((o for o in self.thematique.enfants if o.mots == element.cle), None)
            if self.objectif:
                self.objectif.redites.append(element)
            return
        # The heading of an objective may be missing: the part is looked for under the open objective, then under the others.
        ouverts = [self.objectif] if self.objectif else []
        parties = [p for o in [*ouverts, *self.thematique.enfants] for p in o.enfants if _lettres(p.mots) == _lettres(element.cle)]
        if parties:
            self.partie = parties[0]
            self.partie.redites.append(element)
            self.numero_de_tableau, self.groupe = 0, None

    def tableau(self, element: Element) -> None:
        """A table of the same title as the one above goes on with it."""
        if self.partie is None:
            raise ValueError(f"ligne {element.lignes[0]} : un tableau sans titre de sous-objectif")
        self.numero_de_tableau, self.numero_de_ligne = self.numero_de_tableau + 1, 0
        self.action = None
        if self.groupe and self.groupe.mots == element.cle:
            self.groupe.redites.append(element)
        else:
            self.groupe = self.partie.ajouter(Imprime("groupe", [element]))

    def rangee(self, action: Element | None, referent: Element | None, libelle: Element, objectif: Element) -> None:
        self.numero_de_ligne += 1
        if action:
            self.action = self.groupe.ajouter(Imprime("action", [action]))
        if referent:
            self.referent = referent
            self.action.champs.setdefault("partenaires_texte", []).append(referent)
        self.action.rangees.append(Rangee(libelle, objectif, self.referent, self._repere(), self.annees))

    def _repere(self) -> str:
        objectif = self.partie.parent
        rang = objectif.enfants.index(self.partie) + 1
        ordinal = f"{rang}{'er' if rang == 1 else 'e'} sous-objectif"
        return (
            f"Référentiel {self.nom}, objectif {objectif.numero}, {ordinal}, tableau {self.numero_de_tableau}, ligne {self.numero_de_ligne}"
        )


def _lettres(texte: str) -> str:
    """Capitals have no accent to compare, and a scan may space them out."""
    return nom_compare(texte).replace(" ", "")
