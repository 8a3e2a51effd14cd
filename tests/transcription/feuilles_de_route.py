"""The feuilles de route of Grigny: a stake, the objectives it announces, then each objective with its results and its indicators."""

import re

from .arborescence import Arborescence, Imprime, Rangee
from .normalisation import cle
from .source import Element

_OBJECTIF = re.compile(r"^Objectif stratégique(?: (\d+))? : ")
_ENJEU = "Enjeu :"
RESULTATS, INDICATEURS = "Résultats attendus", "Indicateurs d'évaluation"


class FeuillesDeRoute(Arborescence):
    """One section of contrat.yml, one feuille de route."""

    champs = ("resultats_attendus",)

    def lire(self) -> list[Imprime]:
        titres = {section["id"]: section["titre"] for section in self.donnees.sections}
        feuilles = []
        for id in self.source.sections:
            elements = [e for e in self.source.textes if e.section == id]
            if any(e.texte == _ENJEU for e in elements):
                feuilles.append(self._feuille(titres[id], elements))
        return feuilles

    def _feuille(self, titre: str, elements: list[Element]) -> Imprime:
        feuille = Imprime("feuille-de-route", [])
        annonces: list[Element] = []
        rubrique, avant = "", None
        for element in elements:
            if not feuille.textes and element.texte == titre:
                feuille.textes.append(element)
            elif element.texte == _ENJEU:
                avant = element
            elif element.genre == "puce" and avant:
                feuille.textes += [avant, element]
                # One sentence, whose first words are on a line of their own.
                entier = Element((*avant.lignes, *element.lignes), element.section, "phrase", f"{avant.texte} {element.texte}")
                self.lus.append(entier)
                self.places.add(entier)
                avant = None
            elif objectif := _OBJECTIF.match(element.texte):
                feuille.ajouter(Imprime("objectif", [element], objectif[0], objectif[1] or ""))
                rubrique = ""
            elif element.texte in (RESULTATS, INDICATEURS):
                rubrique = element.texte
            elif rubrique == RESULTATS and element.genre == "puce":
                feuille.enfants[-1].champs.setdefault("resultats_attendus", []).append(element)
            elif rubrique == INDICATEURS and element.genre == "puce":
                objectif_lu = feuille.enfants[-1]
                nom = f"{titre}, objectif stratégique {objectif_lu.numero}".rstrip()
                objectif_lu.rangees.append(Rangee(element, repere=f"{nom}, indicateur {len(objectif_lu.rangees) + 1}"))
            elif not feuille.enfants:
                annonces.append(element)
        for annonce in annonces:
            # Announced with other words, an objective is left to the exclusions.
            memes = [o for o in feuille.enfants if cle(o.textes[0].texte.removeprefix(o.annonce)) == annonce.cle]
            if memes:
                memes[0].redites.append(annonce)
        return feuille
