"""Sets each table of the document against the data that must say the same, row by row and column by column."""

import re
from collections import Counter

from . import tableaux
from .bilan import Bilan
from .donnees import CONTRAT, MESURES, TERRITOIRES, Donnees, Noeud, arbre
from .normalisation import chiffres, cle, montants, nom_compare, normaliser
from .source import SOMMAIRE, Element, Source
from .tableaux import EQUIPEMENTS, INITIATIVES, Engagement, TableauDEngagements, Ville

ORIENTATIONS = tuple(f"article-6-{n}" for n in range(1, 6))
GARDE, PILOTAGE, ANNEXE_MESURES, ANNEXE_QUARTIERS, ANNEXE_DEPARTEMENTS = "page-de-garde", "article-7", "annexe-1", "annexe-2", "annexe-4"
VALEURS, PERIODE = "Protocole, annexe 4, I, A", "2015/2019"


class Rapprochement:
    """`lus`: every element read in a table; `places`: those accounted for or reported here; `restent`: those left to exclusions."""

    def __init__(self, source: Source, donnees: Donnees, bilan: Bilan) -> None:
        self.source, self.donnees, self.bilan = source, donnees, bilan
        self.lus: list[Element] = []
        self.places: set[Element] = set()
        self.restent: list[Element] = []
        self.communes = {nom_compare(t["nom"]): t["id"] for t in self._territoires() if t["type"] == "commune"}

    def _territoires(self) -> list[dict]:
        return self.donnees.fichiers[TERRITOIRES]["territoires"]

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

    # Table des matières

    def _sommaire(self) -> None:
        """Each title is a section of contrat.yml, with its page."""
        sections = self.donnees.fichiers[CONTRAT]["documents"][0]["sections"]
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

    def _ailleurs(self, element: Element) -> str:
        ou = [
            noeud.ou_est(i)
            for racine in arbre(self.donnees)
            for noeud in racine.tous()
            for i in noeud.indicateurs
            if cle(i["libelle"]) == element.cle
        ]
        return f" (les mêmes mots sont dans {', '.join(ou[:3])})" if ou else ""

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

    # Annexe 1

    def _mesures(self) -> None:
        entetes, lues = tableaux.mesures(self.source, ANNEXE_MESURES)
        self._laisser(entetes)
        contenu = {m["numero"]: m for m in self.donnees.fichiers[MESURES]["mesures"]}
        if len(contenu) != len(self.donnees.fichiers[MESURES]["mesures"]):
            self.bilan.ecart(None, f"{MESURES} : un numéro est écrit deux fois")
        for lue in lues:
            self._lire(lue.numero, *lue.rubriques, lue.intitule, lue.etat, *lue.indicateurs)
            mesure, ou = contenu.pop(lue.numero.texte, None), f"{MESURES}:{lue.numero.texte}"
            if mesure is None:
                for element in [lue.numero, lue.intitule]:
                    self._juger(element, "", f"mesure absente de {MESURES}")
                continue
            fautes = [
                f"{ou} ({champ}) dit « {mesure[champ]} », et non « {attendu} »"
                for champ, attendu in (("axe", lue.axe), ("programme", lue.programme), ("thematique", lue.thematique))
                if normaliser(mesure[champ]) != normaliser(attendu)
            ]
            self._juger(lue.numero, ou, " ; ".join(fautes))
            for element in lue.rubriques:
                self._juger(element, ou)
            self._egal(lue.intitule, mesure["intitule"], ou, "intitule")
            self._egal(lue.etat, mesure["etat"], ou, "etat")
            indicateurs = mesure.get("indicateurs", [])
            for rang, element in enumerate(lue.indicateurs):
                self._egal(element, indicateurs[rang] if rang < len(indicateurs) else "", ou, "indicateurs")
            for indicateur in indicateurs[len(lue.indicateurs) :]:
                self.bilan.ecart(lue.intitule, f"{ou} : cet indicateur n’est pas dans la cellule", indicateur)
        for numero, mesure in contenu.items():
            self.bilan.ecart(None, f"{MESURES}:{numero} : cette mesure n’est pas dans l’annexe 1", mesure["intitule"])

    # Annexe 2

    def _quartiers(self) -> None:
        entetes, lus, total = tableaux.quartiers(self.source, ANNEXE_QUARTIERS)
        self._laisser(entetes + total)
        noms = {t["id"]: t["nom"] for t in self._territoires()}
        contrats = {c["id"]: c["nom"] for c in self.donnees.fichiers[CONTRAT]["contrats_de_ville"]}
        reste = [t for t in self._territoires() if t["type"] in ("qpv", "qva")]
        note = next(e for e in self.source.textes if e.section == ANNEXE_QUARTIERS and e.texte.startswith("Source : "))
        sources = {t.get("population_source", "") for t in reste if "population" in t}
        faute = "" if sources == {note.texte.removeprefix("Source : ")} else f"{TERRITOIRES} (population_source) dit {sorted(sources)}"
        self._juger(note, TERRITOIRES, faute)
        for lu in lus:
            self._lire(*lu.cellules)
            communes = {nom_compare(c) for c in lu.communes}
            memes = [t for t in reste if cle(t["nom"]) == lu.nom.cle and {nom_compare(noms.get(c, c)) for c in t["communes"]} == communes]
            if not memes:
                for element in lu.cellules:
                    self._juger(element, "", f"aucun quartier de ce nom à {', '.join(lu.communes)} dans {TERRITOIRES}")
                continue
            quartier = memes[0]
            reste.remove(quartier)
            dit = {
                "type": quartier["type"],
                "contrat_de_ville": nom_compare(contrats.get(quartier.get("contrat_de_ville", ""), "")),
                "population": quartier.get("population", ""),
                "poids": quartier.get("poids", ""),
                "repere": quartier.get("repere", ""),
            }
            imprime = {
                "type": lu.type,
                "contrat_de_ville": nom_compare(lu.contrat),
                "population": chiffres(lu.population),
                "poids": lu.poids,
                "repere": f"Annexe 2, tableau, ligne {lu.rang}",
            }
            ou = f"{TERRITOIRES}:{quartier['id']}"
            fautes = [f"{ou} ({champ}) dit « {dit[champ]} », et non « {imprime[champ]} »" for champ in dit if dit[champ] != imprime[champ]]
            for element in lu.cellules:
                self._juger(element, ou, " ; ".join(fautes) if element is lu.nom else "")
        for quartier in reste:
            self.bilan.ecart(None, f"{TERRITOIRES}:{quartier['id']} : ce quartier n’est pas dans l’annexe 2", quartier["nom"])

    # Annexe 4, I, A

    def _villes(self) -> None:
        debut = self.source.ligne_qui_commence(ANNEXE_DEPARTEMENTS, "A – Dispositifs")
        fin = self.source.ligne_qui_commence(ANNEXE_DEPARTEMENTS, "B – Soutien aux projets")
        lues = tableaux.villes(self.source, ANNEXE_DEPARTEMENTS, debut, fin)
        reste = [v for v in self.donnees.valeurs if v["source"].startswith(VALEURS)]
        indicateurs = {
            cle(i["libelle"]): i["id"]
            for racine in arbre(self.donnees)
            for noeud in racine.tous()
            if noeud.section == ANNEXE_DEPARTEMENTS
            for i in noeud.indicateurs
        }
        for ville in lues:
            self._ville(ville, reste, indicateurs)
        territoire = next(e for e in self.source.textes if e.texte.startswith("Sur le territoire Grand Orly Seine Bièvre"))
        nombres = Counter(chiffres(n) for n in re.findall(r"\d[\d ]*", territoire.texte))
        for valeur in reste:
            if valeur["territoire"] == "gosb" and nombres[chiffres(valeur["valeur"])]:
                nombres[chiffres(valeur["valeur"])] -= 1
            else:
                self.bilan.ecart(None, f"{valeur['ou']} : cette valeur n’est pas imprimée à cette place", _valeur(valeur))

    def _ville(self, ville: Ville, reste: list[dict[str, str]], indicateurs: dict[str, str]) -> None:
        id = self.communes.get(nom_compare(ville.commune), "")
        place = ", ".join([VALEURS, *ville.chemin])
        contrats = {c["id"]: c["nom"] for c in self.donnees.fichiers[CONTRAT]["contrats_de_ville"]}
        territoire = next((t for t in self._territoires() if t["id"] == id), {})
        contrat = contrats.get(territoire.get("contrat_de_ville", ""), "")
        ici = [v for v in reste if v["territoire"] == id]
        self._lire(*ville.entetes, *ville.periodes, *(s.valeur for s in ville.subventions))
        ou = f"{TERRITOIRES}:{id}"
        faute = "" if nom_compare(contrat) == nom_compare(ville.contrat) else f"{ou} (contrat_de_ville) dit « {contrat} »"
        self._juger(ville.entetes[0], ou, faute)
        colonnes = {s.colonne: indicateurs.get(cle(s.colonne), "") for s in ville.subventions}
        for entete, (colonne, indicateur) in zip(ville.entetes[1:], colonnes.items(), strict=True):
            self._juger(entete, indicateur, "" if indicateur else f"aucun indicateur ne s’appelle « {colonne} »")
        for intitule in ville.intitules:
            # A heading of the list of communes: told by the source of every value printed under it.
            if intitule not in self.places:
                juste = any(v["source"].startswith(place) for v in ici)
                self._juger(intitule, place, "" if juste else f"aucune valeur de {ville.commune} n’a pour source « {place} »")
        par_periode: Counter[str] = Counter()
        for subvention in ville.subventions:
            cherche = (colonnes[subvention.colonne], id, subvention.periode)
            valeurs = [v for v in ici if (v["indicateur"], v["territoire"], v["periode"]) == cherche]
            imprimee = chiffres(subvention.valeur.texte)
            faute = ""
            if len(valeurs) != 1:
                faute = f"{len(valeurs)} valeur(s) pour {' ; '.join(cherche)}"
            elif valeurs[0]["valeur"] != imprimee:
                faute = f"{valeurs[0]['ou']} dit {valeurs[0]['valeur']} pour {' ; '.join(cherche)}"
            elif not valeurs[0]["source"].startswith(f"{place}") or not valeurs[0]["source"].endswith("tableau"):
                faute = f"{valeurs[0]['ou']} : la source dit « {valeurs[0]['source']} »"
            self._juger(subvention.valeur, valeurs[0]["ou"] if valeurs else "", faute)
            par_periode[subvention.periode] += not faute
            for valeur in valeurs:
                reste.remove(valeur)
        if ville.total:
            # The sentence above the table repeats its last row: it is left out for that reason alone.
            totaux = [s.valeur.texte for s in ville.subventions if s.periode == PERIODE]
            repetes = re.findall(r"(\d[\d ]*) (?:projets|€)", ville.total.texte)
            if repetes != totaux:
                self.bilan.ecart(ville.total, f"la phrase dit {repetes}, et la dernière ligne du tableau {totaux}")
        for periode, (nom, nombre) in zip(ville.periodes, par_periode.items(), strict=True):
            self._juger(periode, f"{nombre} valeur(s) de {id} en {nom}", "" if nombre else f"aucune valeur de {id} en {nom}")
        self._juger(ville.rubriques[INITIATIVES], f"valeurs de {id}, {', '.join(colonnes.values())}")
        autres = [v for v in reste if v["territoire"] == id and v["indicateur"] not in colonnes.values()]
        self._equipements(ville, id, [v for v in autres if v["periode"] == PERIODE and v["source"].startswith(place)], reste)

    def _equipements(self, ville: Ville, id: str, valeurs: list[dict[str, str]], reste: list[dict[str, str]]) -> None:
        """The number and the amount of the sentence under « Soutien aux équipements de proximité »."""
        phrase = ville.phrases[0].texte
        nombre = re.search(r"(\d+) projets? d'équipements? de proximité", phrase)
        imprime: dict[str, set[str]]
        if phrase.startswith("Aucun projet"):
            imprime = {"projets": {"0"}, "montant": set()}
        elif "potentiellement" in phrase:
            imprime = {"projets": {"nd"}, "montant": {"nd"}}
        else:
            imprime = {"projets": {nombre[1] if nombre else ""}, "montant": {str(m) for m in montants(phrase)}}
        dites: dict[str, set[str]] = {"projets": set(), "montant": set()}
        ou = []
        for valeur in valeurs:
            dites[valeur["indicateur"].rsplit("-", 1)[1]].add(valeur["valeur"])
            ou.append(valeur["ou"])
            reste.remove(valeur)
        faute = "" if dites == imprime else f"les valeurs de {id} disent {dites}, et la phrase {imprime}"
        self._juger(ville.rubriques[EQUIPEMENTS], ", ".join(ou), faute)


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


def _valeur(valeur: dict[str, str]) -> str:
    return " ; ".join(valeur[champ] for champ in ("indicateur", "territoire", "periode", "valeur"))
