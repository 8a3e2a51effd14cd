"""Sets each table of the Grand-Orly Seine Bièvre against the data that must say the same, row by row and column by column."""

import re

from . import tableaux
from .annexes import ANNEXE_DEPARTEMENTS, ANNEXE_MESURES, ANNEXE_QUARTIERS, Annexes
from .donnees import CONTRAT, Noeud, arbre
from .normalisation import cle, normaliser
from .source import SOMMAIRE, Element
from .tableaux import Engagement, TableauDEngagements

ORIENTATIONS = tuple(f"article-6-{n}" for n in range(1, 6))
GARDE, PILOTAGE = "page-de-garde", "article-7"


class Rapprochement(Annexes):
    """The whole protocole."""

    def tout(self) -> None:
        self._sommaire()
        self._parties()
        self._orientations()
        self._sequences()
        self._mesures()
        self._quartiers()
        self._villes()
        connues = {SOMMAIRE, *ORIENTATIONS, PILOTAGE, ANNEXE_MESURES, ANNEXE_QUARTIERS, ANNEXE_DEPARTEMENTS}
        for section, blocs in self.source.tableaux.items():
            if section not in connues:
                cellules = [(n, c) for bloc in blocs for n, ligne in bloc for c in ligne if c]
                self._laisser([Element((n,), section, "cellule", normaliser(c)) for n, c in cellules])

    # Page de garde

    def _parties(self) -> None:
        """The parties, in order; the communes are listed in one line."""
        noms: list[tuple[str, Element]] = []
        for element in self.source.textes:
            if element.section != GARDE or not (noms or element.texte.startswith("Entre ")) or element.texte.startswith("["):
                continue
            texte = element.texte.removeprefix("Entre ")
            communes = re.match(r"^Les \d+ communes d'(.*)$", texte)
            noms += [(nom, element) for nom in (communes[1].rstrip(",").split(", ") if communes else [texte])]
        signataires = [(s["libelle"], f"{CONTRAT}:{s['partenaire']}") for s in self.donnees.fichiers[CONTRAT]["signataires"]]
        reste = list(signataires)
        for nom, element in noms:
            trouve = next((s for s in reste if cle(s[0]) == cle(nom)), None)
            if trouve:
                reste.remove(trouve)
            self._juger(
                Element(element.lignes, GARDE, "phrase", nom), trouve[1] if trouve else "", "" if trouve else "partie sans signataire"
            )
            self.places.add(element)
        for libelle, ou in reste:
            self.bilan.ecart(None, f"{ou} : ce signataire n’est pas parmi les parties de la page de garde", libelle)

    # Article 6

    def _orientations(self) -> None:
        racines = [racine for racine in arbre(self.donnees) if racine.section in ORIENTATIONS]
        for section in ORIENTATIONS:
            numero = section.rsplit("-", 1)[1]
            titre = next(e for e in self.source.textes if e.section == section)
            noeud = next((r for r in racines if r.section == section and r.contenu.get("numero") == numero), None)
            if not noeud:
                self._juger(titre, "", "orientation absente du référentiel")
                continue
            self._egal(titre, noeud.contenu["titre"], noeud.ou, "titre")
            self._objectifs(section, noeud)

    def _objectifs(self, section: str, orientation: Noeud) -> None:
        lus = tableaux.tableaux_d_engagements(self.source, section)
        for tableau in lus:
            self._lire(*tableau.contexte)
            self._laisser(tableau.entetes)
            for cellule in tableau.priorites.values():
                self._lire(cellule.element(section))
            for ligne in tableau.engagements:
                self._lire(ligne.texte.element(section), ligne.partenaires.element(section))
                self._lire(*ligne.suivi.puces(section), *ligne.impact.puces(section))
            objectif = next((o for o in orientation.enfants if o.contenu.get("numero") == tableau.numero), None)
            if not objectif:
                self._juger(tableau.objectif, "", f"objectif absent de {orientation.ou}")
                continue
            self._objectif(tableau, objectif)
        for objectif in orientation.enfants:
            if objectif.contenu.get("numero") not in {tableau.numero for tableau in lus}:
                self.bilan.ecart(None, f"{objectif.ou} : cet objectif n’est pas dans {section}", objectif.contenu["titre"])
        self._engagements(section, lus, orientation)

    def _objectif(self, tableau: TableauDEngagements, objectif: Noeud) -> None:
        attendu = f"Objectif {objectif.contenu['numero']} : {objectif.contenu['titre']}"
        self._egal(tableau.objectif, attendu, objectif.ou, "titre")
        self._colonne("contexte", tableau.contexte, objectif, objectif.indicateurs)
        priorites = {p.contenu.get("numero", ""): p for p in objectif.enfants}
        if len(priorites) != len(objectif.enfants):
            self.bilan.ecart(tableau.objectif, f"{objectif.ou} : deux priorités portent le même numéro")
        for numero, cellule in tableau.priorites.items():
            element = cellule.element(tableau.section)
            if numero in priorites:
                self._egal(element, f"{numero}. {priorites[numero].contenu['titre']}", priorites[numero].ou, "titre")
            else:
                self._juger(element, "", f"priorité absente de {objectif.ou}")
        for numero in priorites.keys() - tableau.priorites.keys():
            self.bilan.ecart(None, f"{priorites[numero].ou} : cette priorité n’est pas dans le tableau", priorites[numero].contenu["titre"])

    def _engagements(self, section: str, lus: list[TableauDEngagements], orientation: Noeud) -> None:
        """Pairs rows and engagements by their words, then by their place; then compares every column."""
        restes = [ligne for tableau in lus for ligne in tableau.engagements]
        attente: list[tuple[tuple[str, str, int], Noeud]] = []
        for objectif in orientation.enfants:
            for priorite in objectif.enfants:
                for rang, noeud in enumerate(priorite.enfants, 1):
                    attente.append(((objectif.contenu.get("numero", ""), priorite.contenu.get("numero", ""), rang), noeud))
        paires: list[tuple[Engagement, tuple[str, str, int], Noeud]] = []
        for par_les_mots in (True, False):
            for place, noeud in list(attente):
                candidats = [e for e in restes if (_place(e) == place if not par_les_mots else _meme_texte(e, noeud, section))]
                candidats.sort(key=lambda e, place=place: _place(e) != place)
                if candidats:
                    paires.append((candidats[0], place, noeud))
                    restes.remove(candidats[0])
                    attente.remove((place, noeud))
        for ligne, place, noeud in paires:
            self._engagement(section, ligne, place, noeud)
        for ligne in restes:
            for element in [ligne.texte.element(section), ligne.partenaires.element(section)]:
                self._juger(element, "", f"ligne absente de {orientation.ou} : objectif {ligne.objectif}, priorité {ligne.priorite}")
            for element in [*ligne.suivi.puces(section), *ligne.impact.puces(section)]:
                self._juger(element, "", "indicateur d’une ligne absente du référentiel")
        for _, noeud in attente:
            self.bilan.ecart(None, f"{noeud.ou} : cet engagement n’est dans aucune ligne de {section}", noeud.contenu["titre"])

    def _engagement(self, section: str, ligne: Engagement, place: tuple[str, str, int], noeud: Noeud) -> None:
        element = ligne.texte.element(section)
        attendu = _place(ligne)
        repere = "Objectif {}, tableau, priorité {}, ligne {}".format(*attendu)
        faute = ""
        if place != attendu:
            faute = f"{noeud.ou} est à la place {' / '.join(map(str, place))}, et non {' / '.join(map(str, attendu))}"
        elif not _meme_texte(ligne, noeud, section):
            faute = f"{noeud.ou} dit « {_texte(noeud)} »"
        elif not element.cle.startswith(cle(noeud.contenu["titre"])):
            faute = f"{noeud.ou} : le titre n’est pas le début de la cellule"
        elif noeud.contenu.get("repere") != repere:
            faute = f"{noeud.ou} : le repère dit « {noeud.contenu.get('repere')} », et non « {repere} »"
        elif not _composantes_justes(noeud):
            faute = f"{noeud.ou} : les composantes ne sont pas le texte, découpé"
        self._juger(element, noeud.ou, faute)
        partenaires, dits = ligne.partenaires.element(section), noeud.contenu.get("partenaires_texte", "")
        faute = "" if partenaires.texte == normaliser(dits) else f"{noeud.ou} (partenaires_texte) dit « {dits} »"
        self._juger(partenaires, noeud.ou, faute)
        self._colonne("suivi", ligne.suivi.puces(section), noeud, [i for i in noeud.indicateurs if i["type"] != "impact"])
        self._colonne("impact", ligne.impact.puces(section), noeud, [i for i in noeud.indicateurs if i["type"] == "impact"])

    def _colonne(self, type_: str, elements: list[Element], noeud: Noeud, indicateurs: list[dict]) -> None:
        """The bullets of a cell are the indicators of that type, each as many times as printed, in the same order."""
        reste = list(indicateurs)
        trouves = []
        for element in elements:
            indicateur = next((i for i in reste if cle(i["libelle"]) == element.cle), None)
            if indicateur is None:
                self._juger(element, "", f"colonne {type_} : indicateur absent de {noeud.ou}{self._ailleurs(element)}")
                continue
            reste.remove(indicateur)
            trouves.append(indicateur)
            faute = "" if indicateur["type"] == type_ else f"{noeud.ou_est(indicateur)} est de type {indicateur['type']}, et non {type_}"
            self._juger(element, noeud.ou_est(indicateur), faute)
        for indicateur in reste:
            place = f"colonne {type_}, {f'ligne {elements[0].lignes[0]}' if elements else 'cellule vide'}"
            self.bilan.ecart(
                elements[0] if elements else None,
                f"{noeud.ou_est(indicateur)} n’est pas dans la cellule de son engagement ({place})",
                indicateur["libelle"],
            )
        if not reste and trouves != [i for i in indicateurs if i in trouves]:
            self.bilan.ecart(elements[0], f"{noeud.ou} : les indicateurs de type {type_} ne sont pas dans l’ordre de la cellule")

    # Article 7

    def _sequences(self) -> None:
        calendrier = self.donnees.fichiers[CONTRAT]["calendrier"]
        pris: list[dict] = []
        for sequence in tableaux.sequences(self.source, PILOTAGE):
            self._lire(sequence.nom, sequence.date)
            entrees = [e for e in calendrier if f"tableau, {sequence.nom.texte.lower()}" in e["repere"]]
            pris += entrees
            ou = ", ".join(f"{CONTRAT}:{e['id']}" for e in entrees)
            self._juger(sequence.nom, ou, "" if entrees else "aucune entrée du calendrier ne vient de cette ligne")
            dates = [e for e in entrees if normaliser(e["echeance_texte"]) == sequence.date.texte]
            faute = "" if dates else "aucune entrée du calendrier ne porte cette échéance"
            for entree in entrees:
                if entree not in dates and normaliser(entree["echeance_texte"]) not in normaliser(entree["texte"]):
                    faute = f"{CONTRAT}:{entree['id']} (echeance_texte) dit « {entree['echeance_texte']} »"
            self._juger(sequence.date, ou, faute)
            if len(entrees) != len(sequence.alineas):
                self.bilan.ecart(sequence.nom, f"{len(sequence.alineas)} alinéas imprimés, {len(entrees)} entrées du calendrier")
            for alinea, entree in zip(sequence.alineas, entrees, strict=False):
                self._lire(alinea.texte, *alinea.details)
                self._egal(alinea.texte, entree["texte"], f"{CONTRAT}:{entree['id']}", "texte")
                details = entree.get("details", [])
                for rang, element in enumerate(alinea.details):
                    self._egal(element, details[rang] if rang < len(details) else "", f"{CONTRAT}:{entree['id']}", "details")
                for detail in details[len(alinea.details) :]:
                    self.bilan.ecart(alinea.texte, f"{CONTRAT}:{entree['id']} : ce détail n’est pas dans la cellule", detail)


def _place(ligne: Engagement) -> tuple[str, str, int]:
    return ligne.objectif, ligne.priorite, ligne.rang


def _texte(noeud: Noeud) -> str:
    return noeud.contenu.get("texte") or noeud.contenu["titre"]


def _meme_texte(ligne: Engagement, noeud: Noeud, section: str) -> bool:
    return ligne.texte.element(section).cle == cle(_texte(noeud))


def _composantes_justes(noeud: Noeud) -> bool:
    """Taken out of the text in order, the acts leave nothing but their numbers and the words that announce them."""
    composantes = noeud.contenu.get("composantes", [])
    reste, garde = normaliser(_texte(noeud)), ""
    for composante in composantes:
        avant, mots, reste = reste.partition(normaliser(composante))
        if not mots:
            return False
        garde += f" {avant}"
    annonce, numeros = re.subn(r"\b\d+\.", " ", f"{garde} {reste}")
    return not composantes or cle(annonce) == (cle(noeud.contenu["titre"]) if numeros else "")
