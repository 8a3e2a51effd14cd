"""The annexes of the Grand-Orly Seine Bièvre: national measures, neighbourhoods, subsidies of the départements."""

import re
from collections import Counter

from . import tableaux
from .base import Juge
from .donnees import CONTRAT, MESURES, TERRITOIRES, arbre
from .normalisation import chiffres, cle, montants, nom_compare, normaliser
from .tableaux import EQUIPEMENTS, INITIATIVES, Ville

ANNEXE_MESURES, ANNEXE_QUARTIERS, ANNEXE_DEPARTEMENTS = "annexe-1", "annexe-2", "annexe-4"
VALEURS, PERIODE = "Protocole, annexe 4, I, A", "2015/2019"


class Annexes(Juge):
    """Annexes 1, 2 and 4."""

    def _territoires(self) -> list[dict]:
        return self.donnees.fichiers[TERRITOIRES]["territoires"]

    @property
    def communes(self) -> dict[str, str]:
        return {nom_compare(t["nom"]): t["id"] for t in self._territoires() if t["type"] == "commune"}

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


def _valeur(valeur: dict[str, str]) -> str:
    return " ; ".join(valeur[champ] for champ in ("indicateur", "territoire", "periode", "valeur"))
