"""Reads the registers that contracts share: those of the project, merged with those that the program brings."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from os.path import lexists
from pathlib import Path
from typing import TypeVar

import yaml
from msgspec import Struct

from generator.graphe.champs import champs_de
from generator.model.adresses_publiees import AdresseChangee
from generator.model.avertissement import AvertissementRepondu
from generator.model.fait import ListeDeMesures
from generator.model.glossaire import Glossaire
from generator.model.lieu import Lieu
from generator.model.mentions import Mentions
from generator.model.partenaire import Partenaire
from generator.sources.adresses import lire_adresses_changees
from generator.sources.avertissements import lire_avertissements
from generator.sources.faits import lire_mesures
from generator.sources.fichiers_lus import noter_fichier
from generator.sources.gardes import Garde, Gardes
from generator.sources.glossaire import lire_glossaire
from generator.sources.journal import Journal
from generator.sources.mentions import lire_mentions
from generator.sources.partenaires import lire_partenaires
from generator.sources.socle import REGISTRES
from generator.sources.yaml_noeuds import lire_yaml

T = TypeVar("T")
PARTENAIRES, MESURES, GLOSSAIRE, SITE = "partenaires.yml", "mesures-nationales.yml", "glossaire.yml", "site.yml"
AVERTISSEMENTS, ADRESSES = "avertissements.yml", "adresses.yml"
COMMUNS = {PARTENAIRES, MESURES, GLOSSAIRE, SITE, AVERTISSEMENTS, ADRESSES}


class RegistresDuSocle(Struct, frozen=True):
    """The registers that the program brings."""

    partenaires: tuple[Partenaire, ...]
    mesures: ListeDeMesures
    glossaire: Glossaire


@cache
def socle() -> RegistresDuSocle:
    """The registers of the program. Raises RuntimeError where they have a problem, which is a fault of the program."""
    journal = Journal()
    lus = (
        lire(REGISTRES / PARTENAIRES, PARTENAIRES, journal, lire_partenaires),
        lire(REGISTRES / MESURES, MESURES, journal, lire_mesures),
        lire(REGISTRES / GLOSSAIRE, GLOSSAIRE, journal, lire_glossaire),
    )
    partenaires, mesures, glossaire = lus
    if journal.problemes or partenaires is None or mesures is None or glossaire is None:
        raise RuntimeError("\n".join(map(str, journal.problemes)) or "a register of the program is empty")
    return RegistresDuSocle(partenaires, mesures, Glossaire((), glossaire.synonymes, glossaire.termes, glossaire.themes))


class CommunsLus(Struct, frozen=True):
    """The shared registers as they were read, each with a flag that is false where its file is there and cannot be read. Where a project has
    none, the program's takes its place."""

    fichier_des_partenaires: Garde[tuple[tuple[Partenaire, ...] | None, bool]]
    fichier_des_mesures: Garde[tuple[ListeDeMesures | None, bool]]
    fichier_du_glossaire: Garde[tuple[Glossaire | None, bool]]
    fichier_du_site: Garde[tuple[Mentions | None, bool]]
    fichier_des_avertissements: Garde[tuple[tuple[AvertissementRepondu, ...] | None, bool]]
    fichier_des_adresses: Garde[tuple[tuple[AdresseChangee, ...] | None, bool]]

    @property
    def partenaires(self) -> tuple[Partenaire, ...]:
        """The bodies that contracts name."""
        lus, bien_lus = self.fichier_des_partenaires.valeur
        return socle().partenaires if lus is None and bien_lus else lus or ()

    def mesures(self, citees: Callable[[], bool]) -> ListeDeMesures | None:
        """The national measures; where the project has no list of its own, only if one of its promises names one (`citees`)."""
        lues, bien_lues = self.fichier_des_mesures.valeur
        if lues is None and bien_lues:
            return socle().mesures if citees() else None
        return lues

    @property
    def glossaire(self) -> Glossaire:
        """The glossary."""
        return self.fichier_du_glossaire.valeur[0] or socle().glossaire

    @property
    def mentions(self) -> Mentions:
        """What the law asks every site to say."""
        return self.fichier_du_site.valeur[0] or Mentions()

    @property
    def incomplets(self) -> frozenset[str]:
        """Those whose file is there and cannot be read."""
        lus = {
            "partenaires": self.fichier_des_partenaires.valeur[1],
            "mesures": self.fichier_des_mesures.valeur[1],
            "glossaire": self.fichier_du_glossaire.valeur[1],
        }
        return frozenset(quoi for quoi, lu in lus.items() if not lu)


def lire_communs(referentiels: Path, nom: str, journal: Journal, gardes: Gardes) -> CommunsLus:
    """The registers of the folder `referentiels`, which messages call `nom`; any of the files may be absent."""

    def garder(fichier: str, lecteur: Callable[[yaml.Node, str, Journal], T]) -> Garde[tuple[T | None, bool]]:
        return gardes.faire(fichier, journal, lambda ici: lire_facultatif(referentiels / fichier, f"{nom}/{fichier}", ici, lecteur))

    return CommunsLus(
        garder(PARTENAIRES, lambda noeud, ou, ici: lire_partenaires(noeud, ou, ici, socle().partenaires)),
        garder(MESURES, lambda noeud, ou, ici: lire_mesures(noeud, ou, ici, socle().mesures)),
        garder(GLOSSAIRE, lambda noeud, ou, ici: lire_glossaire(noeud, ou, ici, socle().glossaire)),
        garder(SITE, lire_mentions),
        garder(AVERTISSEMENTS, lire_avertissements),
        garder(ADRESSES, lire_adresses_changees),
    )


def textes_de(partie: object) -> Iterator[str]:
    """Every text in a part of the model, to look for acronyms in; places in files are left out, for they hold none."""
    if isinstance(partie, str):
        yield partie
    elif isinstance(partie, dict):
        yield from _des(partie.values())
    elif isinstance(partie, (tuple, list, frozenset)):
        yield from _des(partie)
    elif not isinstance(partie, Lieu):
        yield from _des(getattr(partie, champ) for champ in champs_de(type(partie)) or ())


def _des(parties: Iterable[object]) -> Iterator[str]:
    for partie in parties:
        yield from textes_de(partie)


def lire(chemin: Path, nom: str, journal: Journal, lecteur: Callable[[yaml.Node, str, Journal], T]) -> T | None:
    """What `lecteur` makes of the file; None when nothing of it can be read."""
    noeud = lire_yaml(chemin, nom, journal)
    lu = None if noeud is None else lecteur(noeud, nom, journal)
    return lu if isinstance(noeud, yaml.MappingNode) else None


def lire_facultatif(chemin: Path, nom: str, journal: Journal, lecteur: Callable[[yaml.Node, str, Journal], T]) -> tuple[T | None, bool]:
    """The same for a file that may be absent; the flag is false when it is there and cannot be read."""
    noter_fichier(chemin)
    if not lexists(chemin):
        return None, True
    lu = lire(chemin, nom, journal, lecteur)
    return lu, lu is not None
