"""What the published data say, counted by a few functions that know nothing of the program that wrote them."""

import csv
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.comptes.ecrits import Ecrits

Ligne = dict[str, Any]
ETATS = {  # one and several, as they follow a number
    "atteint": "atteints?",
    "en_bonne_voie": "en bonne voie",
    "a_surveiller": "à surveiller",
    "en_recul": "en recul",
    "non_atteint": "non atteints? au dernier chiffre trouvé",
    "sans_objectif": "mesurés?, sans comparaison",
    "secret": "mesurés?, couverts? par le secret statistique",
    "publie_ailleurs": "publiés? ailleurs, pas encore repris ici",
    "peut_etre_ailleurs": "peut-être publiés? ailleurs",
    "aucun_chiffre": "sans chiffre trouvé",
    "non_fourni": "dont le chiffre n’a pas été fourni",
    "a_definir": "sans définition trouvée",
    "retire": "retirés? du contrat",
}
SANS_CHIFFRE = ("publie_ailleurs", "peut_etre_ailleurs", "aucun_chiffre", "non_fourni", "a_definir")
LUES = ("lue", "lue_en_partie")
QUARTIERS = ("qpv", "qva")
STATUTS = ("provisoire", "definitif", "revise")  # of a figure, the last is preferred
SOURCES = ("document_signe", "publication_officielle", "donnees_ouvertes", "presse", "")  # the first is preferred


def _tableau(fichier: Path) -> list[dict[str, str]]:
    with fichier.open(encoding="utf-8", newline="") as flux:
        return list(csv.DictReader(flux, strict=True))


@dataclass(eq=False)
class Contrat:
    """One contract: its JSON file and its tables."""

    id: str
    tout: Ligne
    tables: dict[str, list[dict[str, str]]]

    @classmethod
    def lire(cls, public: Path, id: str) -> "Contrat":
        """From the folder `donnees` of its site."""
        dossier = public / id / "donnees"
        tables = {fichier.stem: _tableau(fichier) for fichier in sorted(dossier.glob("*.csv")) if not fichier.stem.endswith("-tableur")}
        return cls(id, json.loads((dossier / "referentiel.json").read_text("utf-8")), tables)

    @cached_property
    def ecrits(self) -> Ecrits:
        """The text of its documents, from its source files: the published data give only their places."""
        return Ecrits(self.id)

    @cached_property
    def noeuds(self) -> dict[str, Ligne]:
        """By id, in the order of the document: parents before their children."""
        return {noeud["id"]: noeud for noeud in self.tout["noeuds"]}

    @cached_property
    def indicateurs(self) -> dict[str, Ligne]:
        """By id."""
        return {indicateur["id"]: indicateur for indicateur in self.tout["indicateurs"]}

    @cached_property
    def lieux(self) -> dict[str, Ligne]:
        """Places by id."""
        return {lieu["id"]: lieu for lieu in self.tout["territoires"]}

    @cached_property
    def statuts(self) -> dict[str, str]:
        """The state of each indicator, from its table."""
        return {ligne["indicateur"]: ligne["statut"] for ligne in self.tables["indicateurs"]}

    def etats(self, ids: Iterable[str]) -> Counter[str]:
        """How many of these indicators are in each state."""
        return Counter(self.statuts[id] for id in ids)

    @cached_property
    def _par_adresse(self) -> dict[tuple[str, str], Ligne]:
        genres = ("noeuds", "indicateurs", "partenaires", "territoires")
        return {(genre, un["adresse"].strip("/")): un for genre in genres for un in reversed(self.tout[genre])}

    def par_adresse(self, genre: str, adresse: str) -> Ligne | None:
        """The node, place, partner or indicator that has this page."""
        return self._par_adresse.get((genre, adresse.strip("/")))

    # Promises

    def dessous(self, noeud: str) -> set[str]:
        """A node and all that is below it."""
        ids = {noeud}
        for id, autre in self.noeuds.items():
            if autre["parent"] in ids:
                ids.add(id)
        return ids

    def indicateurs_sous(self, noeud: str) -> list[str]:
        """The indicators of a node and of all that is below it."""
        ids = self.dessous(noeud)
        return [id for id, indicateur in self.indicateurs.items() if ids & {indicateur["noeud"], *indicateur.get("aussi_sous", ())}]

    @cached_property
    def des_axes(self) -> list[Ligne]:
        """The nodes of the trees that begin at the contract's highest level: annexes begin lower."""
        premier = self.tout["contrat"]["niveaux"][0]["id"]
        racines = [id for id, noeud in self.noeuds.items() if noeud["parent"] is None and noeud["niveau"] == premier]
        ids = set().union(*(self.dessous(racine) for racine in racines))
        return [noeud for id, noeud in self.noeuds.items() if id in ids]

    @cached_property
    def promesses(self) -> list[Ligne]:
        """The promises of the axes, cut as finely as the document cuts them: nodes that bear a state."""
        return [noeud for noeud in self.des_axes if noeud["etat"]]

    @cached_property
    def promesses_annexes(self) -> list[Ligne]:
        """The same outside of the axes."""
        des_axes = {noeud["id"] for noeud in self.des_axes}
        return [noeud for id, noeud in self.noeuds.items() if id not in des_axes and noeud["etat"]]

    @cached_property
    def toutes_les_promesses(self) -> list[Ligne]:
        """All of them, in the order of the document."""
        return [noeud for noeud in self.noeuds.values() if noeud["etat"]]

    # Places

    @cached_property
    def tetes(self) -> dict[str, str]:
        """For each node the one that names the places of its part: itself, an ancestor, or the root."""
        tetes: dict[str, str] = {}
        for id, noeud in self.noeuds.items():
            tetes[id] = id if noeud["territoires"] or noeud["parent"] is None else tetes[noeud["parent"]]
        return tetes

    def partout(self, lieux: Collection[str]) -> bool:
        """True where these places stand for the whole contract."""
        return not lieux or any(self.lieux[id]["type"] == "perimetre" for id in lieux)

    def contenu(self, tete: str, sauf: Collection[str] = ()) -> tuple[int, int]:
        """Of one part: its promises, and its indicators that name no place outside of it, without those of `sauf`."""
        noeuds = [id for id, sa_tete in self.tetes.items() if sa_tete == tete]
        lieux = set(self.noeuds[tete]["territoires"])
        siens = [un for un in self.indicateurs.values() if un["noeud"] in noeuds]
        dits = {un["id"]: {*un["territoires"], *un.get("lieux_nommes", ())} for un in siens}
        perimetres = {lieu["id"] for lieu in self.de_type("perimetre")}
        dedans = sum(nommes - perimetres <= lieux and id not in sauf for id, nommes in dits.items())
        return sum(bool(self.noeuds[id]["etat"]) for id in noeuds), dedans

    def qui_nomment(self, lieux: Collection[str], sauf: str = "") -> list[str]:
        """The heads that name one of these places, and not `sauf`."""
        return [tete for tete in dict.fromkeys(self.tetes.values()) if (noms := self.noeuds[tete]["territoires"]) and set(noms) & set(lieux) and sauf not in noms]  # fmt: skip

    def indicateurs_qui_nomment(self, lieux: Collection[str]) -> list[str]:
        """The indicators that name one of these places themselves, below a promise that names none of them."""
        return [
            id
            for id, un in self.indicateurs.items()
            if {*un["territoires"], *un.get("lieux_nommes", ())} & set(lieux)
            and not set(self.noeuds[self.tetes[un["noeud"]]]["territoires"]) & set(lieux)
        ]

    def pour_chacun(self, lieu: str) -> list[str]:
        """The indicators whose target is for each place of the kind of this one, where neither they nor the head of their part name it."""
        return [
            id
            for id, un in self.indicateurs.items()
            if (un["cible"] or {}).get("chaque") == self.lieux[lieu]["type"]
            and lieu not in (un["territoires"] or self.noeuds[self.tetes[un["noeud"]]]["territoires"])
        ]

    @cached_property
    def de_partout(self) -> list[str]:
        """The heads of the parts that hold for the whole contract and hold something."""
        return [tete for tete in dict.fromkeys(self.tetes.values()) if self.partout(self.noeuds[tete]["territoires"]) and any(self.contenu(tete))]  # fmt: skip

    def de_type(self, *types: str) -> list[Ligne]:
        """The places of these kinds."""
        return [lieu for lieu in self.lieux.values() if lieu["type"] in types]

    def quartiers_de(self, commune: str) -> list[Ligne]:
        """The neighbourhoods of a commune."""
        return [lieu for lieu in self.de_type(*QUARTIERS) if commune in lieu["communes"]]

    def ensembles_de(self, lieu: str) -> list[Ligne]:
        """The sets of neighbourhoods that lie in the same communes as a place."""
        communes = {lieu, *self.lieux[lieu]["communes"]}
        return [] if self.lieux[lieu]["type"] == "ensemble" else [un for un in self.de_type("ensemble") if communes & set(un["communes"])]

    def niveau(self, id: str) -> Ligne:
        """One level."""
        return next(niveau for niveau in self.tout["contrat"]["niveaux"] if niveau["id"] == id)

    # Partners

    def promesses_de(self, partenaire: str) -> list[str]:
        """The nodes whose cell names a partner, itself or as a service."""
        return [id for id, un in self.noeuds.items() if partenaire in un["partenaires"] or any(partenaire in services for services in un["services"].values())]  # fmt: skip

    def indicateurs_de(self, partenaire: str) -> list[str]:
        """The indicators for which the document names a partner."""
        return [id for id, un in self.indicateurs.items() if partenaire in un["referents"]]

    def sans_chiffre(self, ids: Iterable[str]) -> int:
        """How many of these indicators have no figure here."""
        return sum(self.statuts[id] in SANS_CHIFFRE for id in ids)

    @cached_property
    def partenaires(self) -> dict[str, Ligne]:
        """By id."""
        return {un["id"]: un for un in self.tout["partenaires"]}

    # Figures

    @cached_property
    def valeurs(self) -> dict[tuple[str, str, str], dict[str, str]]:
        """The row that counts of each indicator, place and period, by the rules that the page «Méthode» tells."""
        lignes: dict[tuple[str, str, str], dict[str, str]] = {}
        for ligne in self.tables["valeurs"]:
            cle = (ligne["indicateur"], ligne["territoire"], ligne["periode"])
            if (
                ligne["statut"] in STATUTS
                and not ligne.get("ventilation")
                and (cle not in lignes or self._rang(ligne) > self._rang(lignes[cle]))
            ):
                lignes[cle] = ligne
        return lignes

    def _rang(self, ligne: dict[str, str]) -> tuple[object, ...]:
        date = next((un["date"] for un in self.tout["publications"] if ligne["publication"] in (un["id"], un["document"])), None)
        return bool(ligne["retenu"]), STATUTS.index(ligne["statut"]), -SOURCES.index(ligne["genre_de_source"]), date or ""

    def mesures_en(self, lieu: str) -> set[str]:
        """The indicators that have a figure in this place itself."""
        return {ligne["indicateur"] for ligne in self.tables["valeurs"] if ligne["territoire"] == lieu and ligne["statut"] in STATUTS}

    def somme(self, indicateur: str, lieux: Iterable[str], periodes: Iterable[str]) -> Fraction | None:
        """A figure added up over places and periods; None where a row is missing or is not one number."""
        total = Fraction(0)
        for lieu in lieux:
            for periode in periodes:
                ligne = self.valeurs.get((indicateur, lieu, periode))
                if ligne is None or not re.fullmatch(r"-?\d+(\.\d+)?", ligne["valeur"]):
                    return None
                total += Fraction(ligne["valeur"])
        return total

    # Documents

    @property
    def lus(self) -> list[Ligne]:
        """What was read, wholly or in part."""
        return [publication for publication in self.tout["publications"] if publication["etat"] in LUES]


@dataclass(eq=False)
class Site:
    """All contracts, and the list of places that they share."""

    contrats: dict[str, Contrat]
    partages: list[Ligne]

    @classmethod
    def lire(cls, public: Path) -> "Site":
        """From the folder that is published."""
        ids = [contrat["id"] for contrat in json.loads((public / "donnees" / "contrats.json").read_text("utf-8"))]
        partages = json.loads((public / "donnees" / "lieux.json").read_text("utf-8"))
        return cls({id: Contrat.lire(public, id) for id in ids}, partages)

    @cached_property
    def lieux(self) -> dict[tuple[str, str], list[tuple[str, Ligne]]]:
        """The places of all contracts, perimeters left out, each once: those of the same kind and code are one."""
        tous: defaultdict[tuple[str, str], list[tuple[str, Ligne]]] = defaultdict(list)
        for contrat in self.contrats.values():
            for lieu in contrat.lieux.values():
                if lieu["type"] != "perimetre":
                    tous[lieu["type"], lieu["code"] or f"{contrat.id}/{lieu['id']}"].append((contrat.id, lieu))
        return tous

    def combien(self, *types: str) -> int:
        """How many places of these kinds, each once."""
        return sum(type_ in types for type_, _ in self.lieux)

    def quartiers_de(self, commune: str) -> int:
        """How many neighbourhoods lie in the commune of this name, whichever contract says so."""
        siennes = {(contrat, lieu["id"]) for memes in self.lieux.values() for contrat, lieu in memes if lieu["type"] == "commune" and any(autre["nom"] == commune for _, autre in memes)}  # fmt: skip
        return sum(
            type_ in QUARTIERS and any((contrat, id) in siennes for contrat, lieu in memes for id in lieu["communes"])
            for (type_, _), memes in self.lieux.items()
        )

    def etats(self) -> Counter[str]:
        """The states of all indicators of all contracts."""
        return sum((contrat.etats(contrat.indicateurs) for contrat in self.contrats.values()), Counter())

    def lus(self, *etats: str) -> set[tuple[str, str]]:
        """What all contracts have read: a publication that several share counts once, a contract's own document is its own."""
        lues = set()
        for contrat in self.contrats.values():
            documents = {document["id"] for document in contrat.tout["documents"]}
            lues |= {
                (contrat.id if publication["document"] or publication["id"] in documents else "", publication["id"])
                for publication in contrat.lus
                if publication["etat"] in (etats or LUES)
            }
        return lues

    def partenaires(self) -> set[str]:
        """All partners that have a page."""
        return {id for contrat in self.contrats.values() for id in contrat.partenaires}


def feuilles(donnees: object) -> Iterator[str]:
    """All words of the data, at any depth."""
    if isinstance(donnees, dict):
        for valeur in donnees.values():
            yield from feuilles(valeur)
    elif isinstance(donnees, list):
        for valeur in donnees:
            yield from feuilles(valeur)
    elif isinstance(donnees, str):
        yield donnees
