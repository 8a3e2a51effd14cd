"""What the tests of every contract share: the check on the true files, or on altered copies, whose fault must be named."""

import copy
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from .bilan import Bilan
from .contrats import SOURCES, Contrat
from .donnees import Donnees, arbre
from .source import Source

Mutation = Callable[[Donnees], None]


class Epreuve:
    """One contract, read once."""

    def __init__(self, contrat: Contrat) -> None:
        self.contrat = contrat
        manque = contrat.manque()
        self.marques = [pytest.mark.sources, pytest.mark.skipif(bool(manque), reason=manque or "everything is there")]
        self.rangs = range(len(contrat.exclusions()["exclusions"]))
        self.donnees: Callable[[], Donnees] = cache(contrat.donnees)
        self.source: Callable[[], Source] = cache(lambda: contrat.source(self.donnees()))
        self.bilan: Callable[[], Bilan] = cache(self.faire)

    def faire(self, donnees: Donnees | None = None, exclusions: dict | None = None, source: Source | None = None) -> Bilan:
        return self.contrat.bilan(donnees or self.donnees(), source or self.source(), exclusions or self.contrat.exclusions())

    def altere(self, mutation: Mutation) -> str:
        """What is said of an altered copy of the data."""
        donnees = copy.deepcopy(self.donnees())
        mutation(donnees)
        return dit(self.faire(donnees))

    def nomme(self, mutation: Mutation, attendus: tuple[str, ...]) -> None:
        """The fault is found, and named."""
        trouve = self.altere(mutation)
        assert trouve
        for attendu in attendus:
            assert attendu in trouve, trouve

    def exclusion_necessaire(self, rang: int) -> None:
        """Without it, elements of its sections are accounted for nowhere: at most those it covered."""
        exclusions = self.contrat.exclusions()
        otee = exclusions["exclusions"].pop(rang)
        sections = [otee["section"]] if isinstance(otee["section"], str) else otee["section"]
        couverts = sum(compte.raison == otee["raison"] and compte.element.section in sections for compte in self.bilan().comptes)
        nommes = [e for e in self.faire(exclusions=exclusions).ecarts if e.section in sections and e.pourquoi == "ni transcrit, ni exclu"]
        # Not always as many: the name of a map may also be quoted elsewhere.
        assert 0 < len(nommes) <= couverts

    def exclusion_de_trop(self, **exclusion: object) -> list[str]:
        """What is said when this exclusion is added."""
        exclusions = self.contrat.exclusions()
        exclusions["exclusions"].append(exclusion)
        return [e.pourquoi for e in self.faire(exclusions=exclusions).ecarts]

    def formulations(self, juste: dict[str, str]) -> None:
        """Words of ours must be declared; a field that is word for word must not. `juste`: such a field."""
        exclusions = self.contrat.exclusions()
        otee = exclusions["formulations"].pop(0)
        assert any(otee["ou"] in e.pourquoi for e in self.faire(exclusions=exclusions).ecarts)
        exclusions = self.contrat.exclusions()
        exclusions["formulations"].append({**juste, "raison": "non"})
        assert any("formulation inutile" in e.pourquoi for e in self.faire(exclusions=exclusions).ecarts)

    def ajout_nomme(self, dossier: Path, avant: str, apres: str, attendu: str) -> None:
        """Printed words that the data do not have are named."""
        for nom in self.contrat.documents.values():
            shutil.copy(SOURCES / nom, dossier)
        (chemin,) = [c for c in sorted(dossier.iterdir()) if avant in c.read_text("utf-8")]
        chemin.write_text(chemin.read_text("utf-8").replace(avant, apres, 1), "utf-8")
        trouve = dit(self.faire(source=self.contrat.source(self.donnees(), dossier)))
        assert attendu in trouve, trouve


def dit(bilan: Bilan) -> str:
    return "\n".join(f"{e.ligne} {e.texte} | {e.pourquoi}" for e in bilan.ecarts)


def noeud(donnees: Donnees, id: str) -> dict:
    """A node of the tree, by its id."""
    return next(n.contenu for racine in arbre(donnees) for n in racine.tous() if n.id == id)


def par_id(elements: list[dict], id: str, cle: str = "id") -> dict:
    return next(element for element in elements if element[cle] == id)


def noms(mutations: list[tuple[Mutation, tuple[str, ...]]]) -> list[str]:
    """The names of the tests."""
    return [mutation.__name__.strip("_") for mutation, _ in mutations]
