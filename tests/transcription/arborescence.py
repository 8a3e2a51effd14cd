"""Sets the tree that a document prints against the tree of the data: same words, same parent, same rank, each as often as printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from .base import Juge
from .donnees import Noeud, arbre, textes
from .nombres import Nombres
from .normalisation import FINALES, cle, contient, nom_compare, normaliser
from .source import Element


@dataclass
class Rangee:
    """What is printed of one indicator: its words, the cell of its target, its own referent, its place, the years of its headings."""

    libelle: Element
    objectif: Element | None = None
    referent: Element | None = None
    repere: str = ""
    annees: frozenset[str] = frozenset()


@dataclass(eq=False)
class Imprime:
    """A printed node. `textes`: its title, then what follows it; `annonce`: words that only name the level; `redites`: other prints
    of the title; `champs`: the lists under it, by field of the data."""

    niveau: str
    textes: list[Element]
    annonce: str = ""
    numero: str = ""
    redites: list[Element] = field(default_factory=list)
    champs: dict[str, list[Element]] = field(default_factory=dict)
    rangees: list[Rangee] = field(default_factory=list)
    enfants: list["Imprime"] = field(default_factory=list)
    parent: "Imprime | None" = None

    def ajouter(self, enfant: "Imprime") -> "Imprime":
        enfant.parent = self
        self.enfants.append(enfant)
        return enfant

    def tous(self) -> Iterator["Imprime"]:
        yield self
        for enfant in self.enfants:
            yield from enfant.tous()

    @property
    def elements(self) -> list[Element]:
        """Everything printed here, children left out."""
        rangees = [e for r in self.rangees for e in (r.libelle, r.objectif) if e]
        return [*self.textes, *self.redites, *(e for liste in self.champs.values() for e in liste), *rangees]

    @property
    def mots(self) -> str:
        """The words to find in the data, without the marks of a list and the name of the level."""
        return cle(" ".join(e.texte for e in self.textes).removeprefix(self.annonce))


def mots_du_noeud(noeud: Noeud) -> str:
    """The title and the text, or the text alone when it begins with the title."""
    titre, texte = normaliser(noeud.contenu["titre"]), normaliser(noeud.contenu.get("texte", ""))
    return cle(texte if texte.startswith(titre.rstrip(FINALES)) else f"{titre} {texte}")


def valeurs_du_champ(noeud: Noeud, champ: str) -> list[str]:
    """The lines of a text, the items of a list, or the title and the items of what the conseils citoyens voiced."""
    valeur = noeud.contenu.get(champ, [])
    if isinstance(valeur, dict):
        return [valeur["titre"], *valeur["priorites"]]
    return [ligne for texte in textes(valeur) for ligne in texte.split("\n") if ligne]


class Arborescence(Juge):
    """`champs`: the fields whose every line is printed at its own place; `extraits`: an indicator may quote the words of its node."""

    champs: tuple[str, ...] = ()
    extraits = False

    def lire(self) -> list[Imprime]:
        """The printed tree, and in `lus` and `restent` what was read in the tables."""
        raise NotImplementedError

    def tout(self) -> None:
        self.racines = self.lire()
        self.noeuds = arbre(self.donnees)
        self.peres = {id(enfant): noeud for racine in self.noeuds for noeud in racine.tous() for enfant in noeud.enfants}
        self.mots = {id(noeud): mots_du_noeud(noeud) for racine in self.noeuds for noeud in racine.tous()}
        self.paires: dict[Imprime, Noeud] = {}
        self.pris: set[int] = set()
        self.rangees: dict[str, Rangee] = {}
        self._apparier()
        for racine in self.racines:
            for imprime in racine.tous():
                if imprime in self.paires:
                    self._noeud(imprime, self.paires[imprime])
                else:
                    ou = self._nom(imprime.parent)
                    for element in imprime.elements:
                        self._juger(element, "", f"{imprime.niveau} absent du référentiel, sous {ou}")
        for noeud in self._libres():
            self.bilan.ecart(
                None, f"{noeud.ou} : {noeud.contenu['niveau']} imprimé nulle part, ou pas autant de fois", noeud.contenu["titre"]
            )
        ranges = self.places | set(self.restent)
        for element in self.lus:
            if element not in ranges:
                self.bilan.ecart(element, "lu, et rangé nulle part")
        self._nombres()

    def _nombres(self) -> None:
        nombres = Nombres(self.bilan)
        for imprime, noeud in self.paires.items():
            for indicateur in noeud.indicateurs:
                rangee, suite = self.rangees.get(indicateur["id"]), [imprime.mots, *(e.texte for e in imprime.elements)]
                # A row of a table says it all; the items of a list do not tell which of them is the target.
                seule = [rangee.libelle.texte, rangee.objectif.texte] if rangee and rangee.objectif else suite
                resultats = [e.cle for e in imprime.champs.get("resultats_attendus", [])]
                if resultats and "cible" in indicateur and cle(indicateur["cible"]["texte"]) not in resultats:
                    dit = indicateur["cible"]["texte"]
                    self.bilan.ecart(None, f"{noeud.ou_est(indicateur)} (cible.texte) n’est pas un résultat attendu de cet objectif", dit)
                nombres.indicateur(indicateur, noeud.ou_est(indicateur), seule, rangee.annees if rangee else frozenset())
        for valeur in self.donnees.valeurs:
            periodes = {v["periode"] for v in self.donnees.valeurs if v["indicateur"] == valeur["indicateur"]}
            nombres.valeur(valeur, plusieurs_periodes=len(periodes) > 1)

    def _nom(self, imprime: Imprime | None) -> str:
        return self.paires[imprime].ou if imprime in self.paires else f"« {imprime.mots[:40]} »" if imprime else "la racine"

    # Pairing: under the same parent, then anywhere by the words, then by the place

    def _libres(self) -> list[Noeud]:
        return [noeud for racine in self.noeuds for noeud in racine.tous() if id(noeud) not in self.pris]

    def _apparier(self) -> None:
        self._sous(self.racines, self.noeuds)
        for par_les_mots in (True, False):
            for imprime in [i for racine in self.racines for i in racine.tous() if i not in self.paires]:
                if imprime in self.paires:
                    continue
                if par_les_mots:
                    candidats = [n for n in self._libres() if self.mots[id(n)] == imprime.mots]
                else:
                    freres = self.paires[imprime.parent].enfants if imprime.parent in self.paires else [] if imprime.parent else self.noeuds
                    candidats = [n for n in freres if id(n) not in self.pris and n.contenu["niveau"] == imprime.niveau]
                if candidats:
                    self._paire(imprime, candidats[0])

    def _paire(self, imprime: Imprime, noeud: Noeud) -> None:
        self.paires[imprime] = noeud
        self.pris.add(id(noeud))
        self._sous(imprime.enfants, noeud.enfants)

    def _sous(self, imprimes: list[Imprime], noeuds: list[Noeud]) -> None:
        """The same words at the same level, one for one, in order."""
        for imprime in imprimes:
            if imprime not in self.paires:
                memes = (n for n in noeuds if id(n) not in self.pris and n.contenu["niveau"] == imprime.niveau)
                noeud = next((n for n in memes if self.mots[id(n)] == imprime.mots), None)
                if noeud:
                    self._paire(imprime, noeud)

    # Judging

    def _noeud(self, imprime: Imprime, noeud: Noeud) -> None:
        faute = self._faute(imprime, noeud)
        for element in imprime.textes:
            self._juger(element, noeud.ou, faute if element is imprime.textes[0] else "")
        for element in imprime.redites:
            self._juger(element, noeud.ou, "" if self._redit(element, imprime) else f"{noeud.ou} (titre) dit « {noeud.contenu['titre']} »")
        composantes = noeud.contenu.get("composantes", [])
        if composantes and [cle(c) for c in composantes] != [cle(ligne) for ligne in noeud.contenu.get("texte", "").split("\n")]:
            self.bilan.ecart(imprime.textes[0], f"{noeud.ou} : les composantes ne sont pas le texte, découpé")
        for champ in dict.fromkeys([*imprime.champs, *self.champs]):
            self._champ(imprime.champs.get(champ, []), noeud, champ)
        for champ in {"partenaires_texte", "resultats_attendus", "conseils_citoyens"} - {*self.champs, *imprime.champs}:
            for valeur in valeurs_du_champ(noeud, champ):
                if not any(contient(e.texte, normaliser(valeur)) for e in imprime.elements):
                    self.bilan.ecart(imprime.textes[0], f"{noeud.ou} ({champ}) : ces mots ne sont pas à cette place", valeur)
        self._indicateurs(imprime, noeud)

    def _faute(self, imprime: Imprime, noeud: Noeud) -> str:
        pere = self.peres.get(id(noeud))
        attendu = self.paires.get(imprime.parent) if imprime.parent else None
        numero = noeud.contenu.get("numero", "")
        if imprime.mots != self.mots[id(noeud)]:
            return f"{noeud.ou} dit « {noeud.contenu.get('texte') or noeud.contenu['titre']} »"
        if noeud.contenu["niveau"] != imprime.niveau:
            return f"{noeud.ou} est de niveau {noeud.contenu['niveau']}, et non {imprime.niveau}"
        if (pere.ou if pere else "") != (attendu.ou if attendu else ""):
            return f"{noeud.ou} est sous {pere.ou if pere else 'la racine'}, et non sous {self._nom(imprime.parent)}"
        if numero != imprime.numero:
            return f"{noeud.ou} porte le numéro « {numero} », et non « {imprime.numero} »"
        freres = imprime.parent.enfants if imprime.parent else self.racines
        avant = [id(self.paires[f]) for f in freres[: freres.index(imprime)] if f in self.paires]
        rangs = {id(n): rang for rang, n in enumerate(pere.enfants if pere else self.noeuds)}
        if any(rangs.get(autre, -1) > rangs[id(noeud)] for autre in avant):
            return f"{noeud.ou} n’est pas à son rang"
        return ""

    def _redit(self, element: Element, imprime: Imprime) -> bool:
        """The title again, perhaps in capitals, whose letters a scan may space out."""
        if element.texte != element.texte.upper():
            return cle(element.texte.removeprefix(imprime.annonce)) in (imprime.mots, cle(imprime.textes[0].texte))
        return nom_compare(element.cle).replace(" ", "") == nom_compare(imprime.mots).replace(" ", "")

    def _champ(self, elements: list[Element], noeud: Noeud, champ: str) -> None:
        valeurs = valeurs_du_champ(noeud, champ)
        reste = list(valeurs)
        for element in elements:
            dite = next((v for v in reste if cle(v) == element.cle), None)
            if dite is None:
                self._juger(element, "", f"absent de {noeud.ou} ({champ}), qui dit {valeurs}")
                continue
            self._juger(element, noeud.ou, "" if dite == reste[0] else f"{noeud.ou} ({champ}) : « {reste[0]} » est dit avant")
            reste.remove(dite)
        for valeur in reste:
            self.bilan.ecart(elements[0] if elements else None, f"{noeud.ou} ({champ}) : ces mots ne sont pas à cette place", valeur)

    def _indicateurs(self, imprime: Imprime, noeud: Noeud) -> None:
        """Each row is an indicator of this node, with the target and the referent of the same row, in the order of the rows."""
        reste = list(noeud.indicateurs)
        for rangee in imprime.rangees:
            memes = [i for i in reste if cle(i["libelle"]) == rangee.libelle.cle]
            if not memes:
                self._juger(rangee.libelle, "", f"indicateur absent de {noeud.ou}{self._ailleurs(rangee.libelle)}")
                if rangee.objectif:
                    self._juger(rangee.objectif, "", f"objectif d’un indicateur absent de {noeud.ou}")
                continue
            indicateur, ou = memes[0], noeud.ou_est(memes[0])
            if indicateur is not reste[0]:
                faute = f"{noeud.ou_est(reste[0])} est avant {indicateur['id']}, et ne devrait pas"
            elif rangee.repere and indicateur["repere"] != rangee.repere:
                faute = f"{ou} (repere) dit « {indicateur['repere']} », et non « {rangee.repere} »"
            else:
                attendu, dit = rangee.referent.texte if rangee.referent else "", indicateur.get("referents_texte", "")
                faute = "" if normaliser(dit) == attendu else f"{ou} (referents_texte) dit « {dit} », et non « {attendu} »"
            reste.remove(indicateur)
            self.rangees[indicateur["id"]] = rangee
            self._juger(rangee.libelle, ou, faute)
            self._objectif(rangee, indicateur, ou)
        for indicateur in reste:
            if not (self.extraits and contient(imprime.mots, normaliser(indicateur["libelle"]))):
                self.bilan.ecart(imprime.textes[0], f"{noeud.ou_est(indicateur)} n’est pas imprimé à cette place", indicateur["libelle"])

    def _objectif(self, rangee: Rangee, indicateur: dict, ou: str) -> None:
        """The cell of the target is what is said of it, and nothing else."""
        if rangee.objectif is None:
            return
        dit = (
            indicateur.get("sans_objectif") or indicateur.get("cible", {}).get("texte") or indicateur.get("reference", {}).get("texte", "")
        )
        if "sans_objectif" in indicateur and "cible" in indicateur:
            self._juger(rangee.objectif, ou, f"{ou} a une cible, et dit qu’il n’y a pas d’objectif")
        elif rangee.objectif.texte or dit:
            self._egal(rangee.objectif, dit, ou, "objectif")
