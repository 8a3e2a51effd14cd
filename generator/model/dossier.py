"""Everything known of one contract, and of all of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from generator.model.avis import Avis
from generator.model.contrat import Contrat
from generator.model.etat import Nouvelle
from generator.model.fait import Anomalie, Fait, ListeDeMesures
from generator.model.glossaire import Synonyme, Terme
from generator.model.mentions import Mentions
from generator.model.partenaire import Partenaire
from generator.model.referentiel import Indicateur, Noeud
from generator.model.territoire import Territoire
from generator.model.valeur import Valeur


@dataclass(frozen=True, slots=True)
class Dossier:
    """One contract, whole. `textes` maps the name of a content file («presentation») to its Markdown.

    `incomplets` names what could not be read wholly (noeuds, territoires): nothing may be said to be absent from it.
    """

    contrat: Contrat
    racines: tuple[Noeud, ...]
    territoires: tuple[Territoire, ...]
    valeurs: tuple[Valeur, ...]
    faits: tuple[Fait, ...]
    anomalies: tuple[Anomalie, ...]
    textes: dict[str, str] = field(default_factory=dict)
    incomplets: frozenset[str] = frozenset()
    nouvelles: tuple[Nouvelle, ...] = ()
    avis: tuple[Avis, ...] = ()

    def noeuds(self) -> Iterator[Noeud]:
        """All nodes, in the order of the document."""
        for racine in self.racines:
            yield from racine.parcourir()

    def indicateurs(self) -> Iterator[Indicateur]:
        """All indicators and promises of indicators, in the order of the document."""
        for noeud in self.noeuds():
            yield from noeud.indicateurs


@dataclass(frozen=True, slots=True)
class Registre:
    """All contracts and what they share. `incomplets` names what could not be read wholly (partenaires, mesures, dossiers)."""

    partenaires: tuple[Partenaire, ...]
    mesures: ListeDeMesures | None
    dossiers: tuple[Dossier, ...]
    textes: dict[str, str] = field(default_factory=dict)
    incomplets: frozenset[str] = frozenset()
    glossaire: tuple[Terme, ...] = ()
    synonymes: tuple[Synonyme, ...] = ()
    mentions: Mentions = field(default_factory=Mentions)
