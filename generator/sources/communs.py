"""Reads the registers that contracts share: those of the project, merged with those that the program brings."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

import yaml

from generator.model.dossier import Dossier
from generator.model.fait import ListeDeMesures
from generator.model.glossaire import Glossaire, Terme
from generator.model.lieu import Lieu
from generator.model.mentions import Mentions
from generator.model.partenaire import Partenaire
from generator.model.valeur import Valeur
from generator.sources.faits import lire_mesures
from generator.sources.glossaire import lire_glossaire, termes_employes
from generator.sources.journal import Journal
from generator.sources.mentions import lire_mentions
from generator.sources.partenaires import lire_partenaires
from generator.sources.socle import REGISTRES
from generator.sources.yaml_noeuds import lire_yaml

T = TypeVar("T")
PARTENAIRES, MESURES, GLOSSAIRE, SITE = "partenaires.yml", "mesures-nationales.yml", "glossaire.yml", "site.yml"
COMMUNS = {PARTENAIRES, MESURES, GLOSSAIRE, SITE}


@dataclass(frozen=True, slots=True)
class Communs:
    """The shared registers. `incomplets` names those whose file is there and cannot be read."""

    partenaires: tuple[Partenaire, ...]
    mesures: ListeDeMesures | None
    glossaire: Glossaire
    mentions: Mentions
    incomplets: frozenset[str]


@cache
def socle() -> Communs:
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
    return Communs(partenaires, mesures, Glossaire((), glossaire.synonymes, glossaire.termes), Mentions(), frozenset())


def lire_communs(referentiels: Path, nom: str, journal: Journal) -> Communs:
    """The registers of the folder `referentiels`, which messages call `nom`; any of the files may be absent."""
    base = socle()
    partenaires, partenaires_lus = lire_facultatif(
        referentiels / PARTENAIRES,
        f"{nom}/{PARTENAIRES}",
        journal,
        lambda noeud, ou, ici: lire_partenaires(noeud, ou, ici, base.partenaires),
    )
    mesures, mesures_lues = lire_facultatif(
        referentiels / MESURES, f"{nom}/{MESURES}", journal, lambda noeud, ou, ici: lire_mesures(noeud, ou, ici, base.mesures)
    )
    glossaire, _ = lire_facultatif(
        referentiels / GLOSSAIRE, f"{nom}/{GLOSSAIRE}", journal, lambda noeud, ou, ici: lire_glossaire(noeud, ou, ici, base.glossaire)
    )
    mentions, _ = lire_facultatif(referentiels / SITE, f"{nom}/{SITE}", journal, lire_mentions)
    lus = {"partenaires": partenaires_lus, "mesures": mesures_lues}
    return Communs(
        base.partenaires if partenaires is None and partenaires_lus else partenaires or (),
        base.mesures if mesures is None and mesures_lues else mesures,
        glossaire or base.glossaire,
        mentions or Mentions(),
        frozenset(quoi for quoi, lu in lus.items() if not lu),
    )


def mesures_citees(communs: Communs, dossiers: Sequence[Dossier]) -> ListeDeMesures | None:
    """The national measures; where the project has no list of its own, only if one of its promises names one."""
    if communs.mesures is not socle().mesures:
        return communs.mesures
    return communs.mesures if any(noeud.mesures_nationales for dossier in dossiers for noeud in dossier.noeuds()) else None


def termes_du_projet(communs: Communs, dossiers: Sequence[Dossier]) -> tuple[Terme, ...]:
    """The terms of the glossary that the contracts use."""
    return termes_employes(communs.glossaire, {dossier.contrat.id: _textes(dossier) for dossier in dossiers})


def _textes(partie: object) -> Iterator[str]:
    """Every text in a part of the model, to look for acronyms in; observations and places in files are left out, for they hold none."""
    if isinstance(partie, str):
        yield partie
    elif isinstance(partie, dict):
        yield from _des(partie.values())
    elif isinstance(partie, (tuple, list, frozenset)):
        yield from _des(partie)
    elif is_dataclass(partie) and not isinstance(partie, (Lieu, Valeur)):
        yield from _des(getattr(partie, champ.name) for champ in fields(partie))


def _des(parties: Iterable[object]) -> Iterator[str]:
    for partie in parties:
        yield from _textes(partie)


def lire(chemin: Path, nom: str, journal: Journal, lecteur: Callable[[yaml.Node, str, Journal], T]) -> T | None:
    """What `lecteur` makes of the file; None when nothing of it can be read."""
    noeud = lire_yaml(chemin, nom, journal)
    lu = None if noeud is None else lecteur(noeud, nom, journal)
    return lu if isinstance(noeud, yaml.MappingNode) else None


def lire_facultatif(chemin: Path, nom: str, journal: Journal, lecteur: Callable[[yaml.Node, str, Journal], T]) -> tuple[T | None, bool]:
    """The same for a file that may be absent; the flag is false when it is there and cannot be read."""
    if not chemin.exists() and not chemin.is_symlink():
        return None, True
    lu = lire(chemin, nom, journal, lecteur)
    return lu, lu is not None
